//! Trains the models of `pretrained/` on the whole of MNIST and writes a weights file and a model card for each.
//!
//! `cargo run --release --features pretrain --example pretrain -- [NAME...]`; without names, all of them.

mod card;
mod evaluate;
mod mnist;
mod presets;
mod train;

use presets::{PRESETS, Preset};
use std::error::Error;
use std::path::Path;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let chosen = choose(&env::args().skip(1).collect::<Vec<_>>())?;
    let (train, test) = (mnist::read(&root, "train")?, mnist::read(&root, "t10k")?);
    for preset in chosen {
        println!("{}: {}", preset.name, preset.purpose);
        let trained = train::run(preset, &train, &test)?;
        let folder = root.join("pretrained");
        fs::write(folder.join(format!("{}.safetensors", preset.name)), &trained.file)?;
        fs::write(folder.join(format!("{}.md", preset.name)), card::card(preset, &trained))?;
    }
    Ok(())
}

fn choose(names: &[String]) -> Result<Vec<&'static Preset>, String> {
    if names.is_empty() {
        return Ok(PRESETS.iter().collect());
    }
    let known = || PRESETS.iter().map(|preset| preset.name).collect::<Vec<_>>().join(", ");
    let find = |name: &String| PRESETS.iter().find(|preset| preset.name == *name);
    names.iter().map(|name| find(name).ok_or_else(|| format!("no model {name}; there are {}", known()))).collect()
}
