//! Trains a model with the settings of the page, as the page does with one worker, and evaluates it on the page's test
//! examples.
//!
//! `cargo run --release --example train -- CONFIG.json STEPS [OUT.safetensors]` prints one line of JSON:
//! `{ "steps", "loss": { "reconstruction", "kl" }, "metrics": { "images", "reconstruction", "kl", "squaredError" } }`,
//! where the loss is that of the last step, before its update, and the metrics are means over the images.

#[path = "../pretrain/mnist.rs"]
mod mnist;

use autoencoders::data::{DataSet, ExcludedClasses};
use autoencoders::json::Object;
use autoencoders::models::{Loss, Model, Workspace};
use autoencoders::train::{EvalMetrics, Evaluator, TrainConfig, TrainingRun};
use autoencoders::weights::{Precision, to_bytes};
use serde_json::json;
use std::error::Error;
use std::path::Path;
use std::{env, fs};

/// Number of examples in the page's small file.
const SMALL_FILE_COUNT: usize = 4000;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [config, steps, out @ ..] = &arguments[..] else {
        return Err("usage: train CONFIG.json STEPS [OUT.safetensors]".into());
    };
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let config = Object::parse(&fs::read_to_string(config)?).and_then(TrainConfig::read)?;
    let mut run = TrainingRun::new(config.clone(), digits(&root, config.example_count)?, 1)?;
    let mut loss = Loss::default();
    for _ in 0..steps.parse()? {
        loss = run.train_step()?;
    }
    if let [out, ..] = out {
        fs::write(out, to_bytes(run.model(), Precision::Single)?)?;
    }
    let metrics = evaluate(&config, run.model(), &mnist::read(&root, "t10k")?)?;
    let mean = |sum: f64| sum / metrics.image_count as f64;
    let report = json!({
        "steps": run.completed_steps(),
        "loss": { "reconstruction": loss.reconstruction, "kl": loss.kl },
        "metrics": {
            "images": metrics.image_count,
            "reconstruction": mean(metrics.reconstruction),
            "kl": mean(metrics.kl),
            "squaredError": mean(metrics.squared_error),
        },
    });
    println!("{report}");
    Ok(())
}

/// The page's data set that has `count` examples: its small file, if that is large enough.
fn digits(root: &Path, count: usize) -> Result<DataSet, Box<dyn Error>> {
    let all = mnist::read(root, "train")?;
    if count <= SMALL_FILE_COUNT { mnist::every_nth(15, &all) } else { Ok(all) }
}

/// Evaluates the model on the page's test examples.
fn evaluate(config: &TrainConfig, model: &Model, test: &DataSet) -> Result<EvalMetrics, Box<dyn Error>> {
    let TrainConfig { objective, noise, excluded_classes, .. } = config;
    let evaluator =
        Evaluator { objective: *objective, noise: *noise, excluded_classes: ExcludedClasses::new(excluded_classes)? };
    let test = mnist::every_nth(10, test)?;
    Ok(evaluator.evaluate(model, &test, 0..test.len(), &mut Workspace::default())?)
}
