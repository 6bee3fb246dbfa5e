//! The model card: what a weights file holds, how it was trained and its metrics.

use crate::presets::{Preset, SEED, Source, THREADS};
use crate::train::{Trained, compared};
use std::fmt::Write;

/// Of more epochs than twice this, the card has the metrics of some.
const MANY: usize = 40;

/// The card in Markdown.
pub fn card(source: &Source, preset: &Preset, trained: &Trained) -> String {
    let (name, description) = (format!("{}{}", source.folder, preset.name), source.description);
    let schedule = preset.schedule;
    let learns = if preset.denoising {
        "noisy → clean (the mixture in `crate/src/data/noise/mod.rs`)"
    } else {
        "images → themselves"
    };
    let mut card = format!(
        "# {name}\n\n{}. Learns {learns}.\n\n\
         - Command: `make pretrain MODEL={name}`\n\
         - Configuration: `{}`\n\
         - Data: {description}\n\
         - Seed {SEED}, batch {}, gradients summed in {THREADS} parts\n\
         - Adam, learning rate {} for {} epochs, then a half cosine to a hundredth of it over {}\n\
         - File: `{}.safetensors`, {} bytes, half precision: **{}**\n\n| epoch | on the test images |\n| --- | --- |\n",
        preset.purpose,
        autoencoders::json::write(&(preset.config)()),
        preset.batch,
        schedule.learning_rate,
        schedule.constant,
        schedule.decay,
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
