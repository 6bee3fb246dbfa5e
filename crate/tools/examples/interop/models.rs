//! The models, each with the name of its folder.

use crate::Result;
use autoencoders::layers::{Activation, Padding};
use autoencoders::models::{Config, Convolutional, Model, Vanilla, Variational};
use autoencoders::weights::from_bytes;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use std::fs;
use std::path::Path;

/// The pretrained models.
pub fn pretrained(root: &Path) -> Result<Vec<(String, Model)>> {
    let mut models = Vec::new();
    for (folder, prefix) in [("pretrained", ""), ("pretrained/fashion", "fashion-")] {
        for entry in fs::read_dir(root.join(folder))? {
            let path = entry?.path();
            if path.extension().is_some_and(|extension| extension == "safetensors") {
                let stem = path.file_stem().unwrap_or_default().to_string_lossy();
                models.push((format!("{prefix}{stem}"), from_bytes(&fs::read(&path)?)?));
            }
        }
    }
    Ok(models)
}

/// Models with random weights and biases.
pub fn with_random_weights() -> Result<Vec<(String, Model)>> {
    let rng = &mut ChaCha8Rng::seed_from_u64(1);
    let mut models = Vec::new();
    for (name, config) in configs() {
        let mut model = Model::new(config, rng)?;
        for (_, mut bias) in model.parameters_mut().filter(|(_, parameter)| parameter.name == "bias") {
            bias.as_slice_mut().iter_mut().for_each(|value| *value = rng.random_range(-0.5..0.5));
        }
        models.push((format!("random-{name}"), model));
    }
    Ok(models)
}

fn configs() -> Vec<(&'static str, Config)> {
    let small = Convolutional::small();
    let vanilla = Vanilla { encoder: vec![100, 20, 7], activation: Activation::Tanh, ..Vanilla::deep() };
    let variational = Variational { encoder: vec![40, 30], decoder: vec![30, 40], ..Variational::mlp_vae(3) };
    let convolutional = [
        // Its images are padded to 12×16, and cropped.
        ("convolutional-padded", Convolutional { height: 10, width: 13, ..small.clone() }),
        ("convolutional", small.clone()),
        (
            "convolutional-valid",
            Convolutional { padding: Padding::Valid, activation: Activation::Sigmoid, ..small.clone() },
        ),
        ("convolutional-colour", Convolutional { height: 12, width: 20, channels: 3, ..small.clone() }),
        // Its code has one pixel.
        ("convolutional-tiny", Convolutional { height: 4, width: 4, activation: Activation::Tanh, ..small }),
    ];
    let dense = [
        ("vanilla", Config::Vanilla(Vanilla::keras_dense(32))),
        ("vanilla-tanh", Config::Vanilla(vanilla)),
        // Its images are neither square nor of some channels: a row of values.
        ("vanilla-row", Config::Vanilla(Vanilla { input: 30, encoder: vec![50], ..Vanilla::keras_dense(1) })),
        ("variational", Config::Variational(variational)),
        ("variational-linear", Config::Variational(Variational::linear_vae(2))),
    ];
    convolutional.map(|(name, config)| (name, Config::Convolutional(config))).into_iter().chain(dense).collect()
}
