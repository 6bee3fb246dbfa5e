//! Trains the models of `pretrained/` on MNIST, Fashion-MNIST and the digits of 8×8, and writes a weights file and a model card for each.
//!
//! `cargo run --release --features pretrain --example pretrain -- [NAME...]`; without names, all of them.

mod card;
mod evaluate;
mod fashion;
mod idx;
mod mnist;
mod presets;
mod small_digits;
mod train;

use presets::{Preset, SOURCES, Source};
use std::error::Error;
use std::path::Path;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let chosen = choose(&env::args().skip(1).collect::<Vec<_>>())?;
    for source in &SOURCES {
        let presets: Vec<_> = chosen.iter().filter(|(of, _)| of.folder == source.folder).collect();
        if presets.is_empty() {
            continue;
        }
        let data = (source.read)(&root)?;
        let folder = root.join("pretrained").join(source.folder);
        fs::create_dir_all(&folder)?;
        for (_, preset) in presets {
            println!("{}{}: {}", source.folder, preset.name, preset.purpose);
            let trained = train::run(source, preset, &data)?;
            fs::write(folder.join(format!("{}.safetensors", preset.name)), &trained.file)?;
            fs::write(folder.join(format!("{}.md", preset.name)), card::card(source, preset, &trained))?;
        }
    }
    Ok(())
}

/// Every model of every data set.
fn all() -> impl Iterator<Item = (&'static Source, &'static Preset)> {
    SOURCES.iter().flat_map(|source| source.presets.iter().map(move |preset| (source, preset)))
}

fn choose(names: &[String]) -> Result<Vec<(&'static Source, &'static Preset)>, String> {
    if names.is_empty() {
        return Ok(all().collect());
    }
    let name_of = |(source, preset): (&Source, &Preset)| format!("{}{}", source.folder, preset.name);
    let known = || all().map(name_of).collect::<Vec<_>>().join(", ");
    let find = |name: &String| all().find(|one| name_of(*one) == *name);
    names.iter().map(|name| find(name).ok_or_else(|| format!("no model {name}; there are {}", known()))).collect()
}
