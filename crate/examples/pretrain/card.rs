//! The model card: what a weights file is, how it was made and what it reaches.

use crate::recipe::{Recipe, SEED, THREADS};
use crate::run::{Trained, compared};
use std::fmt::Write;

/// The card in Markdown.
pub fn card(recipe: &Recipe, trained: &Trained) -> String {
    let name = recipe.name;
    let schedule = recipe.schedule;
    let learns = if recipe.denoising {
        "noisy → clean (the mixture in `crate/src/data/noise.rs`)"
    } else {
        "digits → themselves"
    };
    let mut card = format!(
        "# {name}\n\n{}. Learns {learns}.\n\n\
         - Command: `make pretrain MODEL={name}`\n\
         - Configuration: `{}`\n\
         - Data: MNIST, 60,000 training digits; figures on all 10,000 test digits\n\
         - Seed {SEED}, batch {}, gradients summed in {THREADS} parts\n\
         - Adam, learning rate {} for {} epochs, then a half cosine to a hundredth of it over {}\n\
         - File: `{name}.safetensors`, {} bytes, half precision: **{}**\n\n| epoch | on the test digits |\n| --- | --- |\n",
        recipe.purpose,
        autoencoders::json::write(&(recipe.config)()),
        recipe.batch,
        schedule.learning_rate,
        schedule.constant,
        schedule.decay,
        trained.file.len(),
        trained.rounded,
    );
    for (i, figures) in trained.epochs.iter().enumerate() {
        writeln!(card, "| {} | {figures}{} |", i + 1, compared(recipe, i + 1, figures))
            .expect("strings take all writes");
    }
    card
}
