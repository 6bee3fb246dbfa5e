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
    let selected = select_presets(&env::args().skip(1).collect::<Vec<_>>())?;
    for source in &SOURCES {
        let presets: Vec<_> =
            selected.iter().filter(|(preset_source, _)| preset_source.folder == source.folder).collect();
        if presets.is_empty() {
            continue;
        }
        let data = (source.read)(&root)?;
        let folder = root.join("pretrained").join(source.folder);
        fs::create_dir_all(&folder)?;
        for (_, preset) in presets {
            println!("{}{}: {}", source.folder, preset.name, preset.purpose);
            let trained = train::run(source, preset, &data)?;
            fs::write(folder.join(format!("{}.safetensors", preset.name)), &trained.weights_file)?;
            fs::write(folder.join(format!("{}.md", preset.name)), card::card(source, preset, &trained))?;
        }
    }
    Ok(())
}

/// Every model of every data set.
fn all_presets() -> impl Iterator<Item = (&'static Source, &'static Preset)> {
    SOURCES.iter().flat_map(|source| source.presets.iter().map(move |preset| (source, preset)))
}

/// The presets of these names with their data sets, or all of them.
fn select_presets(names: &[String]) -> Result<Vec<(&'static Source, &'static Preset)>, String> {
    if names.is_empty() {
        return Ok(all_presets().collect());
    }
    let full_name = |(source, preset): (&Source, &Preset)| format!("{}{}", source.folder, preset.name);
    let known = || all_presets().map(full_name).collect::<Vec<_>>().join(", ");
    let find = |name: &String| all_presets().find(|preset| full_name(*preset) == *name);
    names.iter().map(|name| find(name).ok_or_else(|| format!("no model {name}; there are {}", known()))).collect()
}
