//! Noise that is independent for each pixel.

use rand::{Rng, RngExt};
use rand_distr::StandardNormal;

/// clamp(x + σ·n, 0, 1), with n ~ N(0, 1) for each pixel.
pub fn gaussian<R: Rng + ?Sized>(image: &mut [f32], sigma: f32, rng: &mut R) {
    for pixel in image {
        let normal: f32 = rng.sample(StandardNormal);
        *pixel = (*pixel + sigma * normal).clamp(0.0, 1.0);
    }
}

/// With this probability a pixel becomes 0 or 1.
pub fn salt_and_pepper<R: Rng + ?Sized>(image: &mut [f32], probability: f32, rng: &mut R) {
    for pixel in image {
        // Not `random_bool(probability)`: it panics outside [0, 1].
        if rng.random::<f32>() < probability {
            *pixel = f32::from(u8::from(rng.random::<bool>()));
        }
    }
}
