//! Cleans a picture with a denoising model: `cargo run --release --example denoise_png -- MODEL.safetensors IN.png OUT.png`
//!
//! The model is one that was trained with `Training::noise`, and the picture has the size that it was trained on.

mod pictures;

use autoencoders::models::Model;
use autoencoders::ndarray::Array2;
use std::error::Error;
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    if let Err(error) = run() {
        eprintln!("{error}");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

fn run() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [model, noisy, clean] = &arguments[..] else {
        return Err("usage: denoise_png MODEL.safetensors IN.png OUT.png".into());
    };
    let model = Model::load(model)?;
    model.check_trainable()?; // the output has the size of the input
    let (shape, pixels) = pictures::read(Path::new(noisy), &model)?;
    let cleaned = model.reconstruct(Array2::from_shape_vec((1, shape.len()), pixels)?.view())?;
    pictures::write(Path::new(clean), shape, &cleaned.into_raw_vec_and_offset().0)
}
