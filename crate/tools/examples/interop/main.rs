//! Writes what other software must compute, for `tests/interop/exports`: `cargo run --release --example interop -- FOLDER`; or,
//! of a model that is there already, `interop --values MODEL.safetensors VALUES.safetensors`
//!
//! Each model gets a folder with its file, `model.safetensors`, and with `values.safetensors`: `image`, a few images; `code`, of
//! the variational model also `log_var`; and `reconstruction`; all `[images, values]`. The models are the pretrained ones, and others
//! of each kind with random weights: other activations, paddings, depths and shapes.

mod models;

use autoencoders::models::{Model, Workspace};
use autoencoders::weights::{Precision, from_bytes, to_bytes};
use ndarray::Array2;
use safetensors::tensor::{Dtype, TensorView, serialize};
use std::error::Error;
use std::path::Path;
use std::{env, fs};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

const IMAGES: usize = 5;

fn main() -> Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match &arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["--values", model, out] => Ok(fs::write(out, expected_values(&from_bytes(&fs::read(model)?)?)?)?),
        [folder] => write_models(Path::new(folder)),
        _ => Err("usage: interop FOLDER, or interop --values MODEL.safetensors VALUES.safetensors".into()),
    }
}

fn write_models(folder: &Path) -> Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    for (name, model) in models::pretrained(&root)?.into_iter().chain(models::with_random_weights()?) {
        let folder = folder.join(name);
        fs::create_dir_all(&folder)?;
        fs::write(folder.join("model.safetensors"), to_bytes(&model, Precision::Single)?)?;
        fs::write(folder.join("values.safetensors"), expected_values(&model)?)?;
    }
    Ok(())
}

/// The bytes of a safetensors file of a few images, and of what the model makes of them.
fn expected_values(model: &Model) -> Result<Vec<u8>> {
    let workspace = &mut Workspace::default();
    let image = Array2::from_shape_fn((IMAGES, model.input_len()), |(i, pixel)| (pixel * (i + 2) % 23) as f32 / 22.0);
    let encoding = model.encode_with(image.view(), workspace);
    let (code, log_var) = (encoding.code.to_owned(), encoding.log_var.map(|log_var| log_var.to_owned()));
    let reconstruction = model.decode_with(code.view(), workspace);
    let mut tensors = vec![("image", &image), ("code", &code), ("reconstruction", &reconstruction)];
    tensors.extend(log_var.iter().map(|log_var| ("log_var", log_var)));
    let bytes: Vec<_> = tensors.iter().map(|(_, values)| bytes(values)).collect();
    let mut views = Vec::new();
    for ((name, values), bytes) in tensors.iter().zip(&bytes) {
        views.push((name, TensorView::new(Dtype::F32, values.shape().to_vec(), bytes)?));
    }
    Ok(serialize(views, None)?)
}

fn bytes(values: &Array2<f32>) -> Vec<u8> {
    values.iter().flat_map(|value| value.to_le_bytes()).collect()
}
