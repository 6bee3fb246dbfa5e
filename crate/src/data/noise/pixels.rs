//! Noise that is independent for each value: for each channel of each pixel.

use rand::{Rng, RngExt};
use rand_distr::StandardNormal;

/// clamp(x + σ·n, 0, 1), with n ~ N(0, 1) for each value.
pub fn gaussian<R: Rng + ?Sized>(image: &mut [f32], sigma: f32, rng: &mut R) {
    for value in image {
        let normal: f32 = rng.sample(StandardNormal);
        *value = (*value + sigma * normal).clamp(0.0, 1.0);
    }
}

/// With this probability a value becomes 0 or 1, either equally likely.
pub fn salt_and_pepper<R: Rng + ?Sized>(image: &mut [f32], probability: f32, rng: &mut R) {
    for value in image {
        // Not `random_bool(probability)`: it panics outside [0, 1].
        if rng.random::<f32>() < probability {
            *value = f32::from(u8::from(rng.random::<bool>()));
        }
    }
}
