//! Trains a denoising autoencoder on the IDX files of MNIST, or of any set in its format, and saves it:
//! `cargo run --release --example train_mnist -- FOLDER OUT.safetensors [EPOCHS]`
//!
//! FOLDER holds `train-images-idx3-ubyte` and `train-labels-idx1-ubyte`, unpacked. The model is for `denoise_png`; without
//! `noise` it would be one for `anomaly_scores`.

use autoencoders::data::{DataSet, Noise};
use autoencoders::models::Vanilla;
use autoencoders::train::Training;
use std::error::Error;
use std::path::Path;
use std::process::ExitCode;
use std::{env, fs, thread};

fn main() -> ExitCode {
    if let Err(error) = run() {
        eprintln!("{error}");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

fn run() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [folder, out, epochs @ ..] = &arguments[..] else {
        return Err("usage: train_mnist FOLDER OUT.safetensors [EPOCHS]".into());
    };
    let file = |name: &str| fs::read(Path::new(folder).join(name)).map_err(|error| format!("{name}: {error}"));
    let examples = DataSet::from_idx(&file("train-images-idx3-ubyte")?, &file("train-labels-idx1-ubyte")?)?;
    let epochs = epochs.first().map_or(Ok(10), |epochs| epochs.parse())?;
    let model = Training::new(Vanilla { input: examples.shape().len(), ..Vanilla::deep() })
        .epochs(epochs)
        .noise(Noise::Gaussian { sigma: 0.3 })
        .threads(thread::available_parallelism()?.get())
        .fit(examples, |epoch| println!("epoch {}: loss {:.4}", epoch.number, epoch.loss.reconstruction))?;
    model.save(out)?;
    Ok(())
}
