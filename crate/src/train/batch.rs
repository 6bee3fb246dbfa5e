//! The batch of one training step, in memory that is reused for the next.

use crate::data::{DataSet, ImageShape, Noise};
use crate::models::Batch;
use ndarray::ArrayView2;
use rand_chacha::ChaCha8Rng;
use rand_distr::{Distribution, StandardNormal};
use std::ops::Range;

/// Clean images, optionally a corrupted copy of them, and the noise ε for the sampling layer.
#[derive(Debug, Default)]
pub struct TrainBatch {
    image_count: usize,
    shape: Option<ImageShape>, // of the last batch
    noise: Option<Noise>,
    clean: Vec<f32>,   // [images, pixels]
    noisy: Vec<f32>,   // [images, pixels]; empty without noise
    epsilon: Vec<f32>, // [images, latent]
}

impl TrainBatch {
    /// Loads the examples at `indices`, at least one; [`sample_noise`](Self::sample_noise) then draws their noise and ε.
    pub(super) fn load(&mut self, data: &DataSet, indices: &[usize], noise: Option<Noise>, epsilon_dim: usize) {
        (self.image_count, self.shape, self.noise) = (indices.len(), Some(data.shape()), noise);
        let pixels = data.shape().len();
        self.clean.resize(self.image_count * pixels, 0.0);
        for (image, index) in self.clean.chunks_exact_mut(pixels).zip(indices) {
            data.copy_range(*index..index + 1, image);
        }
        match noise {
            Some(_) => self.noisy.clone_from(&self.clean),
            None => self.noisy.clear(),
        }
        self.epsilon.resize(self.image_count * epsilon_dim, 0.0);
    }

    /// Draws noise and ε for a range of the images: the noise first, so that it does not depend on the number of ε.
    pub(super) fn sample_noise(&mut self, images: Range<usize>, rng: &mut ChaCha8Rng) {
        let (pixels, epsilon_dim) = (self.clean.len() / self.image_count, self.epsilon.len() / self.image_count);
        if let (Some(noise), Some(shape)) = (self.noise, self.shape) {
            for image in self.noisy[images.start * pixels..images.end * pixels].chunks_exact_mut(pixels) {
                noise.apply(image, shape, rng);
            }
        }
        let epsilon = &mut self.epsilon[images.start * epsilon_dim..images.end * epsilon_dim];
        epsilon.iter_mut().for_each(|value| *value = StandardNormal.sample(rng));
    }

    /// Number of images.
    pub fn image_count(&self) -> usize {
        self.image_count
    }

    /// The input, `[images, pixels]`.
    pub fn input(&self) -> &[f32] {
        self.target().map_or(&self.clean, |_| &self.noisy)
    }

    /// The target, `[images, pixels]`, if it is not the input.
    pub fn target(&self) -> Option<&[f32]> {
        (!self.noisy.is_empty()).then_some(&self.clean)
    }

    /// ε ~ N(0, 1) for the sampling layer, `[images, latent]`; empty for models without one.
    pub fn epsilon(&self) -> &[f32] {
        &self.epsilon
    }

    /// All of it as a batch for a model.
    ///
    /// # Panics
    /// If none was loaded.
    pub fn as_batch(&self) -> Batch<'_> {
        let rows = |values| equal_rows(values, self.image_count);
        Batch { input: rows(self.input()), target: rows(&self.clean), epsilon: rows(&self.epsilon) }
    }
}

/// The values as `count` rows of equal length.
fn equal_rows(values: &[f32], count: usize) -> ArrayView2<'_, f32> {
    assert!(count > 0, "a batch that was loaded");
    ArrayView2::from_shape((count, values.len() / count), values).expect("whole rows")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::stream_rng;

    /// Two examples of 2×2.
    fn digits() -> DataSet {
        let images = [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 2, 0, 51, 102, 255, 9, 8, 7, 6];
        DataSet::from_idx(&images, &[0, 0, 8, 1, 0, 0, 0, 2, 3, 4]).unwrap()
    }

    #[test]
    fn after_a_batch_with_noise_one_without_is_clean() {
        let mut batch = TrainBatch::default();
        batch.load(&digits(), &[0, 1], Some(Noise::SaltAndPepper { probability: 1.0 }), 0);
        batch.sample_noise(0..2, &mut stream_rng(1, 0));
        assert!(batch.target().is_some() && batch.input() != batch.target().unwrap());
        batch.load(&digits(), &[0], None, 0);
        batch.sample_noise(0..1, &mut stream_rng(1, 0));
        assert_eq!((batch.input(), batch.target()), (&[0.0, 0.2, 0.4, 1.0][..], None));
    }

    #[test]
    fn the_noise_does_not_depend_on_the_number_of_epsilons() {
        let input = |epsilon_dim| {
            let mut batch = TrainBatch::default();
            batch.load(&digits(), &[1, 0], Some(Noise::Gaussian { sigma: 0.5 }), epsilon_dim);
            batch.sample_noise(0..1, &mut stream_rng(1, 0));
            assert_eq!(batch.epsilon().len(), 2 * epsilon_dim);
            batch.input().to_vec()
        };
        assert_eq!(input(0), input(3));
    }
}
