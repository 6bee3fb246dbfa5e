//! The model card: what a weights file holds, how it was trained and its metrics.

use crate::presets::{Preset, SEED, Source, THREADS};
use crate::train::{Trained, compared};
use autoencoders::train::Schedule;
use std::fmt::Write;

/// Of more epochs than twice this, the card has the metrics of some.
const MANY: usize = 40;

/// The card in Markdown.
pub fn card(source: &Source, preset: &Preset, trained: &Trained) -> String {
    let (name, description) = (format!("{}{}", source.folder, preset.name), source.description);
    let learns = if preset.denoising {
        "noisy → clean (the mixture in `crate/src/data/noise/mod.rs`)"
    } else {
        "images → themselves"
    };
    let Schedule { learning_rate, constant, decay } = preset.schedule;
    let schedule = match constant {
        0 => {
            format!("learning rate {learning_rate}, which falls along a half cosine to a hundredth over {decay} epochs")
        }
        _ => format!(
            "learning rate {learning_rate} for {constant} epochs, then a half cosine to a hundredth of it over {decay}"
        ),
    };
    let mut card = format!(
        "# {name}\n\n{}. Learns {learns}.\n\n\
         - Command: `make pretrain MODEL={name}`\n\
         - Configuration: `{}`\n\
         - Data: {description}\n\
         - Seed {SEED}, batch {}, gradients summed in {THREADS} parts\n\
         - Adam, {schedule}\n\
         - File: `{}.safetensors`, {} bytes, half precision: **{}**\n\n| epoch | on the test images |\n| --- | --- |\n",
        preset.purpose,
        autoencoders::json::write(&(preset.config)()),
        preset.batch,
        preset.name,
        trained.file.len(),
        trained.rounded,
    );
    let step = (trained.epochs.len() / MANY).max(1);
    for (i, metrics) in trained.epochs.iter().enumerate().skip(step - 1).step_by(step) {
        writeln!(card, "| {} | {metrics}{} |", i + 1, compared(source, preset, i + 1, metrics))
            .expect("strings take all writes");
    }
    card
}
