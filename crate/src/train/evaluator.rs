//! Metrics of models, and of PCA as the linear baseline, on examples that they were not trained on.

use super::TrainBatch;
use crate::data::{DataSet, ExcludedClasses, Noise, stream_rng};
use crate::error::check_range;
use crate::json::{self, Object};
use crate::latent::Pca;
use crate::losses::ReconstructionLoss;
use crate::models::{Model, Objective, Workspace};
use crate::{Error, Result};
use std::ops::{AddAssign, Range};

/// The noise and ε of an example depend on this seed and the example's index only, so they are the same in every evaluation.
const NOISE_SEED: u64 = 10_000;
/// Number of examples that PCA reconstructs at a time.
const EXAMPLES_PER_PCA_CHUNK: usize = 64;

/// How models are evaluated: the loss, the noise of the input, and the classes that are skipped.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Evaluator {
    /// The loss.
    pub objective: Objective,
    /// The noise that corrupts the input, for models that denoise.
    pub noise: Option<Noise>,
    /// Classes whose examples are skipped; the data set needs labels if there are any.
    pub excluded_classes: ExcludedClasses,
}

/// Sums over some examples; those over others can be added.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct EvalMetrics {
    /// Number of examples.
    pub image_count: usize,
    /// The reconstruction loss per example as in [`Loss`](crate::models::Loss), summed over the examples: mean per pixel for
    /// plain models, sum over the pixels for variational ones, with one sample of the code.
    pub reconstruction: f64,
    /// The KL divergence, in nats, summed over the examples; 0 for plain models.
    pub kl: f64,
    /// The squared error between clean example and reconstruction without sampling (of the mean code): mean per pixel, summed
    /// over the examples.
    pub squared_error: f64,
}

impl AddAssign for EvalMetrics {
    fn add_assign(&mut self, other: Self) {
        self.image_count += other.image_count;
        self.reconstruction += other.reconstruction;
        self.kl += other.kl;
        self.squared_error += other.squared_error;
    }
}

impl Evaluator {
    /// Reads an object with the fields `objective`, `noise` (an object or `null`) and `excludedClasses`.
    ///
    /// # Errors
    /// A message that names the field that is missing, of the wrong type, out of range or unknown.
    pub fn read(mut object: Object) -> json::Result<Self> {
        let evaluator = Self {
            objective: Objective::read(object.object("objective")?)?,
            noise: object.object_or_null("noise")?.map(Noise::read).transpose()?,
            excluded_classes: ExcludedClasses::new(&object.usize_list("excludedClasses")?)
                .map_err(|e| e.to_string())?,
        };
        object.finish()?;
        Ok(evaluator)
    }

    /// The metrics of a model on a range of the examples.
    ///
    /// # Errors
    /// [`Error::Config`] if there is no such range or a setting of the noise is out of range, [`Error::Length`] if the examples
    /// have another size than the model's images, [`Error::Array`] if classes are excluded and the data set has no labels.
    pub fn evaluate(
        &self,
        model: &Model,
        data: &DataSet,
        range: Range<usize>,
        workspace: &mut Workspace,
    ) -> Result<EvalMetrics> {
        model.check_image_len(data.shape().len())?;
        self.sum_over_chunks(data, range, model.images_per_chunk(), model.epsilon_dim(), &mut |chunk| {
            let batch = chunk.as_batch();
            // With a total of one image, the loss is a sum over the images.
            let loss = model.loss(&batch, 1, self.objective, workspace);
            let squared_error = model.squared_error(&batch, workspace) / model.output_len() as f64;
            EvalMetrics { image_count: 0, reconstruction: loss.reconstruction, kl: loss.kl, squared_error }
        })
    }

    /// The metrics of PCA, with the reconstruction loss of a plain model. Cross-entropy is not defined beyond 0…1, so the
    /// output is clamped to 1e-7…1 − 1e-7 for it.
    ///
    /// # Errors
    /// As for [`evaluate`](Self::evaluate).
    pub fn evaluate_pca(&self, pca: &Pca, data: &DataSet, range: Range<usize>) -> Result<EvalMetrics> {
        let (expected, actual) = (data.shape().len(), pca.dimensions());
        if expected != actual {
            return Err(Error::Length { what: "the baseline's images", expected, actual });
        }
        self.sum_over_chunks(data, range, EXAMPLES_PER_PCA_CHUNK, 0, &mut |chunk| {
            let (output, clean) = (pca.reconstruct(chunk.input()), chunk.target().unwrap_or(chunk.input()));
            let error = |(y, x): (&f32, &f32)| f64::from(y - x).powi(2);
            let squared_error = output.iter().zip(clean).map(error).sum::<f64>() / expected as f64;
            let reconstruction = match self.objective.reconstruction {
                ReconstructionLoss::MeanSquaredError => squared_error,
                ReconstructionLoss::BinaryCrossEntropy => cross_entropy(&output, clean) / expected as f64,
            };
            EvalMetrics { image_count: 0, reconstruction, kl: 0.0, squared_error }
        })
    }

    /// The sum of what `evaluate` returns for the examples of the range whose classes are not excluded, `examples_per_chunk` at a time;
    /// the number of images is filled in here.
    fn sum_over_chunks(
        &self,
        data: &DataSet,
        range: Range<usize>,
        examples_per_chunk: usize,
        epsilon_dim: usize,
        evaluate: &mut dyn FnMut(&TrainBatch) -> EvalMetrics,
    ) -> Result<EvalMetrics> {
        check_range("end", range.end, 0, data.len())?;
        check_range("start", range.start, 0, range.end)?;
        if let Some(noise) = self.noise {
            noise.validate()?;
        }
        let (mut sum, mut batch) = (EvalMetrics::default(), TrainBatch::default());
        for indices in self.excluded_classes.included_indices(data, range)?.chunks(examples_per_chunk) {
            batch.load(data, indices, self.noise, epsilon_dim);
            for (image, index) in indices.iter().enumerate() {
                batch.sample_noise(image..image + 1, &mut stream_rng(NOISE_SEED, *index as u64));
            }
            sum += EvalMetrics { image_count: indices.len(), ..evaluate(&batch) };
        }
        Ok(sum)
    }
}

/// −t·ln y − (1 − t)·ln(1 − y), summed, with y clamped to 1e-7…1 − 1e-7.
fn cross_entropy(output: &[f32], target: &[f32]) -> f64 {
    let cross_entropy = |(y, t): (&f32, &f32)| {
        let (y, t) = (f64::from(*y).clamp(1e-7, 1.0 - 1e-7), f64::from(*t));
        -t * y.ln() - (1.0 - t) * (1.0 - y).ln()
    };
    output.iter().zip(target).map(cross_entropy).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layers::{Activation, Padding};
    use crate::losses::{bce_with_logit, binary_entropy};
    use crate::models::{Batch, Config, Convolutional, Vanilla, Variational};
    use ndarray::ArrayView2;
    use rand::SeedableRng;
    use rand_chacha::ChaCha8Rng;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // these also run in the browser

    /// 120 images of 4×4, with the labels 0 to 9 in turn.
    fn digits() -> DataSet {
        let pixels: Vec<u8> = (0..120 * 16).map(|i| (i * 37 % 251) as u8).collect();
        let labels: Vec<u8> = (0..120).map(|i| i % 10).collect();
        let images = [&[0, 0, 8, 3, 0, 0, 0, 120, 0, 0, 0, 4, 0, 0, 0, 4], &pixels[..]].concat();
        DataSet::from_idx(&images, &[&[0, 0, 8, 1, 0, 0, 0, 120], &labels[..]].concat()).unwrap()
    }

    fn models() -> [Model; 3] {
        let (input, encoder, decoder) = (16, vec![5], vec![]);
        let (height, width, channels, filters) = (4, 4, 1, [2, 3, 3, 2]);
        let padding = Padding::Same;
        [
            Config::Vanilla(Vanilla { encoder: encoder.clone(), input, decoder: vec![], activation: Activation::Relu }),
            Config::Convolutional(Convolutional {
                height,
                width,
                channels,
                filters,
                padding,
                activation: Activation::Relu,
            }),
            Config::Variational(Variational { input, encoder, latent: 2, decoder, activation: Activation::Relu }),
        ]
        .map(|config| Model::new(config, &mut ChaCha8Rng::seed_from_u64(1)).unwrap())
    }

    fn evaluator(noise: Option<Noise>) -> Evaluator {
        Evaluator { objective: Objective::default(), noise, excluded_classes: ExcludedClasses::new(&[3]).unwrap() }
    }

    #[test]
    fn chunks_add_up_and_excluded_classes_do_not_count() {
        for model in models() {
            let metrics = |range| {
                let noise = Some(Noise::Gaussian { sigma: 0.3 });
                evaluator(noise).evaluate(&model, &digits(), range, &mut Workspace::default()).unwrap()
            };
            let whole = metrics(0..120);
            assert_eq!((whole.image_count, metrics(3..4)), (108, EvalMetrics::default()));
            let mut sum = EvalMetrics::default();
            [0..7, 7..7, 7..100, 100..120].into_iter().for_each(|range| sum += metrics(range));
            for (a, b) in [
                (whole.reconstruction, sum.reconstruction),
                (whole.kl, sum.kl),
                (whole.squared_error, sum.squared_error),
            ] {
                assert!((a - b).abs() <= 1e-5 * a, "{whole:?}, {sum:?}");
            }
            assert_eq!((whole.kl > 0.0, sum.image_count), (model.epsilon_dim() > 0, 108));
        }
    }

    #[test]
    fn a_plain_models_loss_and_error_are_those_of_its_output() {
        let [model, ..] = models();
        let (data, mut workspace) = (digits(), Workspace::default());
        let metrics = evaluator(None).evaluate(&model, &data, 7..8, &mut workspace).unwrap();
        let image: Vec<f32> = data.image(7).collect();
        let x = ArrayView2::from_shape((1, 16), &image).unwrap();
        let code = model.encode_with(x, &mut workspace).code.to_owned();
        let logits = model.logits(code.view(), &mut workspace).to_owned();
        let mean =
            |of: fn(f32, f32) -> f32| logits.iter().zip(&image).map(|(l, x)| f64::from(of(*l, *x))).sum::<f64>() / 16.0;
        assert!((metrics.reconstruction - mean(|l, x| bce_with_logit(l, x).0)).abs() < 1e-6);
        assert!((metrics.squared_error - mean(|l, x| crate::losses::squared_error_with_logit(l, x).0)).abs() < 1e-6);
    }

    #[test]
    fn a_variational_models_error_is_that_of_its_mean_code_and_its_loss_that_of_a_sample() {
        let [.., model] = models();
        let (data, mut workspace) = (digits(), Workspace::default());
        let metrics = evaluator(None).evaluate(&model, &data, 7..8, &mut workspace).unwrap();
        let image: Vec<f32> = data.image(7).collect();
        let x = ArrayView2::from_shape((1, 16), &image).unwrap();
        let code = model.encode_with(x, &mut workspace).code.to_owned();
        let output = model.decode_with(code.view(), &mut workspace);
        let error: f64 = output.iter().zip(&image).map(|(y, x)| f64::from(y - x).powi(2)).sum();
        assert!((metrics.squared_error - error / 16.0).abs() < 1e-6);
        let without_sampling =
            Batch { input: x, target: x, epsilon: ArrayView2::from_shape((1, 2), &[0.0; 2]).unwrap() };
        let loss = model.loss(&without_sampling, 1, Objective::default(), &mut workspace);
        assert!((metrics.kl - loss.kl).abs() < 1e-6 && metrics.reconstruction != loss.reconstruction);
    }

    #[test]
    fn noise_corrupts_the_input_and_not_the_target() {
        let [model, ..] = models();
        let of = |noise| evaluator(noise).evaluate(&model, &digits(), 0..9, &mut Workspace::default()).unwrap();
        assert_eq!(of(None), of(Some(Noise::Gaussian { sigma: 0.0 })));
        assert_ne!(of(None), of(Some(Noise::Mixed)));
        let whole = Pca::fit_data(&digits(), 120, 16).unwrap();
        let pca = |noise| evaluator(noise).evaluate_pca(&whole, &digits(), 0..9).unwrap();
        assert!(pca(None).squared_error < 1e-9 && pca(Some(Noise::Mixed)).squared_error > 1e-2);
    }

    #[test]
    fn pca_is_evaluated_as_the_models_are() {
        let whole = Pca::fit_data(&digits(), 120, 16).unwrap();
        let perfect = evaluator(None).evaluate_pca(&whole, &digits(), 0..3).unwrap();
        let entropy_sum: f64 = (0..3)
            .flat_map(|index| digits().image(index).collect::<Vec<_>>())
            .map(|x| f64::from(binary_entropy(x)))
            .sum();
        assert!((perfect.reconstruction - entropy_sum / 16.0).abs() < 1e-4 && perfect.image_count == 3);
        let objective = Objective { reconstruction: ReconstructionLoss::MeanSquaredError, beta: 1.0 };
        let one = Pca::fit_data(&digits(), 120, 1).unwrap();
        let squared = Evaluator { objective, ..evaluator(None) }.evaluate_pca(&one, &digits(), 0..120).unwrap();
        assert!(squared.reconstruction == squared.squared_error && squared.squared_error > 1.0);
    }

    #[test]
    fn ranges_and_sizes_that_do_not_fit_are_refused() {
        let [model, ..] = models();
        let refused = |start, end| {
            let range = Range { start, end };
            evaluator(None).evaluate(&model, &digits(), range, &mut Workspace::default()).unwrap_err().to_string()
        };
        assert_eq!(refused(0, 121), "end: expected 0 to 120, got 121");
        assert_eq!(refused(5, 4), "start: expected 0 to 4, got 5");
        let too_strong = evaluator(Some(Noise::Gaussian { sigma: f32::NAN }));
        let message = too_strong.evaluate(&model, &digits(), 0..1, &mut Workspace::default()).unwrap_err().to_string();
        assert!(message.starts_with("sigma: expected a number in 0…1"), "{message}");
        let other =
            Config::Vanilla(Vanilla { input: 9, encoder: vec![2], decoder: vec![], activation: Activation::Relu });
        let other = Model::new(other, &mut ChaCha8Rng::seed_from_u64(1)).unwrap();
        let refused = evaluator(None).evaluate(&other, &digits(), 0..1, &mut Workspace::default());
        assert_eq!(refused.unwrap_err().code(), "length");
    }
}
