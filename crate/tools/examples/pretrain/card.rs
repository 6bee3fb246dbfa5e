//! The model card: what a weights file holds, how it was trained and its metrics.

use crate::presets::{Preset, SEED, Source, THREADS};
use crate::train::{Trained, keras_comparison};
use autoencoders::train::LearningRateSchedule;
use std::fmt::Write;

/// From twice as many epochs on, the card has the metrics of every second, third … of them only.
const TARGET_ROWS: usize = 40;

/// The card in Markdown.
pub fn card(source: &Source, preset: &Preset, trained: &Trained) -> String {
    let (name, description) = (format!("{}{}", source.folder, preset.name), source.description);
    let task = if preset.denoising {
        "noisy → clean (the mixture in `crate/src/data/noise/mod.rs`)"
    } else {
        "images → themselves"
    };
    let LearningRateSchedule { learning_rate, constant_epochs, decay_epochs } = preset.schedule;
    let schedule = match constant_epochs {
        0 => {
            format!(
                "learning rate {learning_rate}, which falls along a half cosine to a hundredth over {decay_epochs} epochs"
            )
        }
        _ => format!(
            "learning rate {learning_rate} for {constant_epochs} epochs, then a half cosine to a hundredth of it over {decay_epochs}"
        ),
    };
    let mut card = format!(
        "# {name}\n\n{}. Learns {task}.\n\n\
         - Command: `make pretrain MODEL={name}`\n\
         - Configuration: `{}`\n\
         - Data: {description}\n\
         - Seed {SEED}, batch {}, gradients summed in {THREADS} parts\n\
         - Adam, {schedule}\n\
         - File: `{}.safetensors`, {} bytes, half precision: **{}**\n\n| epoch | on the test images |\n| --- | --- |\n",
        preset.purpose,
        autoencoders::json::to_string(&(preset.config)()),
        preset.batch,
        preset.name,
        trained.weights_file.len(),
        trained.file_metrics,
    );
    let step = (trained.epoch_metrics.len() / TARGET_ROWS).max(1);
    for (i, metrics) in trained.epoch_metrics.iter().enumerate().skip(step - 1).step_by(step) {
        writeln!(card, "| {} | {metrics}{} |", i + 1, keras_comparison(source, preset, i + 1, metrics))
            .expect("strings take all writes");
    }
    card
}
