//! Trains the models of `pretrained/` on the whole of MNIST and writes a weights file and a model card for each.
//!
//! `cargo run --release --features pretrain --example pretrain -- [NAME...]`; without names, all of them.

mod card;
mod evaluate;
mod mnist;
mod recipe;
mod run;

use recipe::{RECIPES, Recipe};
use std::error::Error;
use std::path::Path;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let chosen = choose(&env::args().skip(1).collect::<Vec<_>>())?;
    let (train, test) = (mnist::read(&root, "train")?, mnist::read(&root, "t10k")?);
    for recipe in chosen {
        println!("{}: {}", recipe.name, recipe.purpose);
        let trained = run::run(recipe, &train, &test)?;
        let folder = root.join("pretrained");
        fs::write(folder.join(format!("{}.safetensors", recipe.name)), &trained.file)?;
        fs::write(folder.join(format!("{}.md", recipe.name)), card::card(recipe, &trained))?;
    }
    Ok(())
}

fn choose(names: &[String]) -> Result<Vec<&'static Recipe>, String> {
    if names.is_empty() {
        return Ok(RECIPES.iter().collect());
    }
    let known = || RECIPES.iter().map(|recipe| recipe.name).collect::<Vec<_>>().join(", ");
    let find = |name: &String| RECIPES.iter().find(|recipe| recipe.name == *name);
    names.iter().map(|name| find(name).ok_or_else(|| format!("no model {name}; there are {}", known()))).collect()
}
