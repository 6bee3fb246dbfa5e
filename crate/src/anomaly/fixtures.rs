//! Models and images for the tests of the scores.

use crate::layers::Activation;
use crate::models::{Config, Model, Vanilla, Variational};
use ndarray::Array2;
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;

fn model(config: Config) -> Model {
    Model::new(config, &mut ChaCha8Rng::seed_from_u64(1)).unwrap()
}

pub fn vanilla() -> Model {
    model(Config::Vanilla(Vanilla { input: 9, encoder: vec![4], decoder: vec![], activation: Activation::Relu }))
}

pub fn variational() -> Model {
    let (input, encoder, decoder) = (9, vec![5], vec![5]);
    model(Config::Variational(Variational { input, encoder, latent: 2, decoder, activation: Activation::Tanh }))
}

/// More than two chunks, the last of them not full; the second image is empty.
pub fn images() -> Array2<f32> {
    Array2::from_shape_fn((133, 9), |(i, pixel)| if i == 1 { 0.0 } else { ((i * 7 + pixel * 3) % 11) as f32 / 10.0 })
}

pub fn close(actual: f32, expected: f64) -> bool {
    (f64::from(actual) - expected).abs() < 1e-5 * expected.abs().max(1.0)
}
