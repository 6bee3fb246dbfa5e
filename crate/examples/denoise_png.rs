//! Cleans a picture with a denoising model:
//! `cargo run --release --example denoise_png -- [--black] [--invert] MODEL.safetensors IN.png OUT.png`
//!
//! The model is one that was trained with `Training::noise`, and the picture has the size that it was trained on. It has to be
//! prepared as those were that the model learnt from: `--invert` exchanges dark and light, for drawings on white where the model
//! learnt white on black, and OUT has them as IN. Transparent pixels are white, with `--black` black. A model that learnt from
//! normalised pictures needs normalised ones.

mod pictures;

use autoencoders::models::Model;
use autoencoders::ndarray::Array2;
use pictures::Preparation;
use std::error::Error;
use std::path::Path;
use std::process::ExitCode;

const USAGE: &str = "usage: denoise_png [--black] [--invert] MODEL.safetensors IN.png OUT.png
  --black   transparent pixels are black, not white
  --invert  exchanges dark and light: for a model that learnt from inverted pictures
A model that learnt from normalised pictures needs a normalised one.";

fn main() -> ExitCode {
    if let Err(error) = run() {
        eprintln!("{error}");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

fn run() -> Result<(), Box<dyn Error>> {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let preparation = Preparation::take_from(&mut arguments);
    let [model, noisy, clean] = &arguments[..] else {
        return Err(USAGE.into());
    };
    let model = Model::load(model)?;
    model.check_trainable()?; // the output has the size of the input
    let (shape, pixels) = pictures::read(Path::new(noisy), &model, preparation)?;
    let cleaned = model.reconstruct(Array2::from_shape_vec((1, shape.len()), pixels)?.view())?;
    pictures::write(Path::new(clean), shape, &cleaned.into_raw_vec_and_offset().0, preparation)
}
