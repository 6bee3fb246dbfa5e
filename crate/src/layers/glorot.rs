//! Glorot-uniform weights: U(−l, l) with l = √(6 / (fan_in + fan_out)).
//!
//! X. Glorot, Y. Bengio, *Understanding the difficulty of training deep feedforward neural networks*, AISTATS 2010.

use ndarray::{Array, IntoDimension};
use rand::{Rng, RngExt};

/// Weights for a layer with `fan_in` inputs and `fan_out` outputs per unit.
pub fn glorot_uniform<S: IntoDimension>(
    shape: S,
    fan_in: usize,
    fan_out: usize,
    rng: &mut dyn Rng,
) -> Array<f32, S::Dim> {
    let limit = (6.0 / (fan_in + fan_out) as f32).sqrt();
    Array::from_shape_simple_fn(shape.into_dimension(), || rng.random_range(-limit..=limit))
}
