//! Glorot-uniform weights: U(−l, l) with l = √(6 / (fan_in + fan_out)).
//!
//! X. Glorot, Y. Bengio, *Understanding the difficulty of training deep feedforward neural networks*, AISTATS 2010.

use rand::{Rng, RngExt};

/// `n` values for a layer of so many inputs and outputs a unit.
pub fn glorot_uniform(n: usize, fan_in: usize, fan_out: usize, rng: &mut (impl Rng + ?Sized)) -> Vec<f32> {
    let limit = (6.0 / (fan_in + fan_out) as f32).sqrt();
    (0..n).map(|_| rng.random_range(-limit..=limit)).collect()
}
