//! A benchmark of denoising: the quality (MSE and SSIM) of noisy examples, and of what models and the median filter make of them.

use crate::data::{DataSet, ImageShape, Noise, median_filter, stream_rng};
use crate::metrics::ImageQuality;
use crate::models::{Model, Workspace};
use crate::{Error, Result};

/// Clean examples and noisy copies of them.
#[derive(Debug)]
pub struct DenoiseBenchmark {
    clean: Vec<f32>, // [examples, height, width, channels]
    noisy: Vec<f32>, // [examples, height, width, channels]
    shape: ImageShape,
}

impl DenoiseBenchmark {
    /// A benchmark on the examples at `indices`. The noise of an example depends on the seed and its index only, not on the other
    /// examples, so the result for a subset is part of the result for the whole.
    ///
    /// # Errors
    /// [`Error::Array`] if there are no indices, [`Error::Config`] if one is out of range, or a setting of the noise is.
    pub fn new(data: &DataSet, indices: &[usize], noise: Noise, seed: u64) -> Result<Self> {
        if indices.is_empty() {
            return Err(Error::Array { what: "indices", expected: "at least one", actual: "none" });
        }
        noise.validate()?;
        let shape = data.shape();
        let mut clean = Vec::with_capacity(indices.len() * shape.len());
        for index in indices {
            data.check_index(*index)?;
            clean.extend(data.image(*index));
        }
        let mut noisy = clean.clone();
        for (image, index) in noisy.chunks_exact_mut(shape.len()).zip(indices) {
            noise.apply(image, shape, &mut stream_rng(seed, *index as u64));
        }
        Ok(Self { clean, noisy, shape })
    }

    /// The mean quality of the noisy examples.
    pub fn noisy_quality(&self) -> ImageQuality {
        self.mean_quality(1, &mut <[f32]>::to_vec)
    }

    /// The mean quality after the 3×3 median filter.
    pub fn median_filter_quality(&self) -> ImageQuality {
        self.mean_quality(1, &mut |image| median_filter(image, self.shape))
    }

    /// The mean quality of a model's reconstructions; the variational model decodes the mean.
    ///
    /// # Errors
    /// [`Error::Length`] if the model's input or output has another size.
    pub fn model_quality(&self, model: &Model, workspace: &mut Workspace) -> Result<ImageQuality> {
        model.check_image_len(self.shape.len())?;
        Ok(self.mean_quality(model.images_per_chunk(), &mut |images| model.reconstruct_all(images, workspace)))
    }

    /// The mean quality of what `restore` returns for the noisy images, of which it gets `images_per_chunk` at a time to bound memory.
    fn mean_quality(&self, images_per_chunk: usize, restore: &mut dyn FnMut(&[f32]) -> Vec<f32>) -> ImageQuality {
        let pixels = self.shape.len();
        let chunk_len = images_per_chunk * pixels;
        let mut sum = ImageQuality::default();
        for (clean, noisy) in self.clean.chunks(chunk_len).zip(self.noisy.chunks(chunk_len)) {
            let restored = restore(noisy);
            let pairs = clean.chunks_exact(pixels).zip(restored.chunks_exact(pixels));
            pairs.for_each(|(clean, image)| sum += ImageQuality::of(clean, image, self.shape));
        }
        sum / (self.clean.len() / pixels) as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layers::{Activation, Padding};
    use crate::models::{Config, Convolutional, Vanilla};
    use rand::SeedableRng;
    use rand_chacha::ChaCha8Rng;

    const NOISE: Noise = Noise::Gaussian { sigma: 0.5 };

    /// Examples of 18×18, each a grey bar three pixels wide; every sixth is the same.
    fn digits(count: u8) -> DataSet {
        let image = |n: u8| (0..18 * 18).map(move |i| if i % 18 / 3 == usize::from(n % 6) { 200 } else { 0 });
        let pixels: Vec<u8> = (0..count).flat_map(image).collect();
        let images = [&[0, 0, 8, 3, 0, 0, 0, count, 0, 0, 0, 18, 0, 0, 0, 18], &pixels[..]].concat();
        let labels = [&[0, 0, 8, 1, 0, 0, 0, count], &vec![0; count.into()][..]].concat();
        DataSet::from_idx(&images, &labels).unwrap()
    }

    fn model(config: Config) -> Model {
        Model::new(config, &mut ChaCha8Rng::seed_from_u64(1)).unwrap()
    }

    #[test]
    fn the_noise_of_a_digit_depends_on_the_seed_and_its_index_only() {
        let data = digits(60);
        let of = |indices: &[usize], seed| DenoiseBenchmark::new(&data, indices, NOISE, seed).unwrap();
        let whole = of(&(0..60).collect::<Vec<_>>(), 1);
        let image = |images: &[f32], place: usize| images[place * 324..][..324].to_vec();
        assert_eq!(image(&of(&[41, 7], 1).noisy, 1), image(&whole.noisy, 7));
        assert_ne!(of(&[7], 2).noisy, image(&whole.noisy, 7));
        assert_eq!(image(&whole.clean, 0), image(&whole.clean, 6));
        assert_ne!(image(&whole.noisy, 0), image(&whole.noisy, 6));
    }

    #[test]
    fn the_quality_is_the_mean_over_all_digits() {
        let data = digits(70);
        let of = |indices: &[usize]| DenoiseBenchmark::new(&data, indices, NOISE, 1).unwrap();
        let network = model(Config::Vanilla(Vanilla {
            input: 324,
            encoder: vec![5],
            decoder: vec![],
            activation: Activation::Relu,
        }));
        let workspace = &mut Workspace::default();
        let all = |benchmark: &DenoiseBenchmark, workspace: &mut Workspace| {
            [
                benchmark.noisy_quality(),
                benchmark.median_filter_quality(),
                benchmark.model_quality(&network, workspace).unwrap(),
            ]
        };
        let whole = all(&of(&(0..data.len()).collect::<Vec<_>>()), workspace);
        let mut sums = [ImageQuality::default(); 3];
        for index in 0..data.len() {
            let parts = all(&of(&[index]), workspace);
            sums.iter_mut().zip(parts).for_each(|(sum, part)| *sum += part);
        }
        for (whole, sum) in whole.into_iter().zip(sums) {
            let mean = sum / data.len() as f64;
            assert!((whole.mse - mean.mse).abs() < 1e-6 && (whole.ssim - mean.ssim).abs() < 1e-5);
        }
        assert!(whole[0].mse > whole[1].mse, "a median filter helps against Gaussian noise");
    }

    #[test]
    fn without_noise_the_noisy_digits_are_the_clean_ones() {
        let benchmark = DenoiseBenchmark::new(&digits(3), &[0, 2], Noise::Gaussian { sigma: 0.0 }, 1).unwrap();
        assert_eq!(benchmark.noisy_quality(), ImageQuality { mse: 0.0, ssim: 1.0 });
    }

    #[test]
    fn no_digits_and_models_of_other_sizes_are_refused() {
        let data = digits(3);
        let message = |indices: &[usize]| DenoiseBenchmark::new(&data, indices, NOISE, 1).err().unwrap().to_string();
        assert_eq!(message(&[]), "indices: expected at least one, got none");
        assert_eq!(message(&[0, 3]), "index: expected below 3, got 3");
        let benchmark = DenoiseBenchmark::new(&data, &[0], NOISE, 1).unwrap();
        let refused =
            |config| benchmark.model_quality(&model(config), &mut Workspace::default()).unwrap_err().to_string();
        let vanilla =
            Config::Vanilla(Vanilla { input: 7, encoder: vec![3], decoder: vec![], activation: Activation::Relu });
        let too_strong = Noise::Gaussian { sigma: f32::NAN };
        assert_eq!(DenoiseBenchmark::new(&digits(1), &[0], too_strong, 1).unwrap_err().code(), "config");
        assert_eq!(refused(vanilla), "images for the model: expected 7 values, got 324");
        let (height, width, channels, filters) = (18, 18, 1, [2, 2, 2, 2]);
        let (padding, activation) = (Padding::Valid, Activation::Relu);
        let smaller = Convolutional { height, width, channels, filters, padding, activation };
        assert!(refused(Config::Convolutional(smaller)).contains("the model's output: expected 324 values, got 16"));
    }
}
