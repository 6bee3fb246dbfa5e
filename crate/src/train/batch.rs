//! What one step learns from, in memory that is used again for the next.

use crate::data::{Digits, Noise};
use crate::models::Batch;
use ndarray::ArrayView2;
use rand_chacha::ChaCha8Rng;
use rand_distr::{Distribution, StandardNormal};
use std::ops::Range;

/// Some digits, what they became by noise, and ε for the sampling layer.
#[derive(Default)]
pub struct TrainBatch {
    images: usize,
    width: usize,
    noise: Option<Noise>,
    clean: Vec<f32>,   // [images, pixels]
    noisy: Vec<f32>,   // [images, pixels], or nothing where digits are learned as they are
    epsilon: Vec<f32>, // [images, latent]
}

impl TrainBatch {
    /// Takes the digits at `indices`, at least one, whose noise and ε are still to be drawn.
    pub(super) fn load(&mut self, digits: &Digits, indices: &[usize], noise: Option<Noise>, epsilons: usize) {
        (self.images, self.width, self.noise) = (indices.len(), digits.cols(), noise);
        let pixels = digits.rows() * digits.cols();
        self.clean.resize(self.images * pixels, 0.0);
        for (image, index) in self.clean.chunks_exact_mut(pixels).zip(indices) {
            digits.images(*index..index + 1, image);
        }
        if noise.is_some() {
            self.noisy.clone_from(&self.clean);
        }
        self.epsilon.resize(self.images * epsilons, 0.0);
    }

    /// Draws for some of the images: the noise first, so that it does not depend on how many ε the model takes.
    pub(super) fn sample(&mut self, images: Range<usize>, rng: &mut ChaCha8Rng) {
        let (pixels, latent) = (self.clean.len() / self.images, self.epsilon.len() / self.images);
        if let Some(noise) = self.noise {
            for image in self.noisy[images.start * pixels..images.end * pixels].chunks_exact_mut(pixels) {
                noise.apply(image, self.width, pixels / self.width, rng);
            }
        }
        let epsilons = &mut self.epsilon[images.start * latent..images.end * latent];
        epsilons.iter_mut().for_each(|epsilon| *epsilon = StandardNormal.sample(rng));
    }

    /// Number of images.
    pub fn images(&self) -> usize {
        self.images
    }

    /// What goes in, `[images, pixels]`.
    pub fn input(&self) -> &[f32] {
        self.target().map_or(&self.clean, |_| &self.noisy)
    }

    /// What should come out, `[images, pixels]`, if not the input.
    pub fn target(&self) -> Option<&[f32]> {
        (!self.noisy.is_empty()).then_some(&self.clean)
    }

    /// N(0, 1) for the sampling layer, `[images, latent]`.
    pub fn epsilon(&self) -> &[f32] {
        &self.epsilon
    }

    /// All of it, as the models take it.
    pub fn batch(&self) -> Batch<'_> {
        let rows = |values| rows(values, self.images);
        Batch { input: rows(self.input()), target: rows(&self.clean), epsilon: rows(&self.epsilon) }
    }
}

/// Values as so many rows, at least one.
fn rows(values: &[f32], count: usize) -> ArrayView2<'_, f32> {
    ArrayView2::from_shape((count, values.len() / count), values).expect("whole rows")
}
