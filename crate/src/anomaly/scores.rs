//! Scores of images by a model, higher for those that it reconstructs or explains worse.

use crate::data::stream;
use crate::error::{check_all, check_range, check_rows, expect_standard_layout};
use crate::kernels::loss::binary_cross_entropy;
use crate::latent::nearest_rows;
use crate::layers::expect_contiguous;
use crate::losses::{entropy, kl, sigmoid};
use crate::models::{Model, Workspace, rows};
use crate::{Error, Result};
use ndarray::{Array2, ArrayView2};
use rand_distr::{Distribution, StandardNormal};

/// The least energy that an error is divided by, that of one white pixel: an empty picture has none.
const LEAST_ENERGY: f64 = 1.0;
/// The most samples of a code.
const MAX_SAMPLES: usize = 1024;

/// The scores that follow from the reconstructions of images; the variational model decodes the means.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReconstructionScores {
    /// Σ (y − x)² / pixels.
    pub squared_error: Vec<f32>,
    /// Σ (y − x)² / max(Σ x², 1): what is easy to reconstruct only since there is little of it, as a '1', does not seem normal.
    pub relative_error: Vec<f32>,
    /// The binary cross-entropy above the pixels' own entropy, which no reconstruction can avoid: the mean Kullback–Leibler
    /// divergence per pixel, in nats, ≥ 0.
    pub excess_cross_entropy: Vec<f32>,
}

/// How codes are sampled for the ELBO.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ElboSampling {
    /// Samples of each code, of whose ELBOs the mean is taken.
    pub samples: usize,
    /// The samples of an image depend on this seed and its index only.
    pub seed: u64,
}

/// The scores of images `[n, pixels]`, in 0…1.
///
/// # Errors
/// [`Error::Config`] if there are no images or a pixel is out of range, [`Error::Length`] if they have another size than the
/// model's input or output.
pub fn reconstruction_scores(
    model: &Model,
    images: ArrayView2<f32>,
    workspace: &mut Workspace,
) -> Result<ReconstructionScores> {
    let images = check_images(model, images)?;
    let pixels = model.input_len();
    let (mut scores, mut ignored) = (ReconstructionScores::default(), vec![0.0; pixels]);
    for chunk in images.chunks(model.chunk_len() * pixels) {
        let code = model.encode_with(rows(chunk, pixels), workspace).code.to_owned();
        let logits = expect_contiguous(model.logits(code.view(), workspace).to_slice());
        for (image, logits) in chunk.chunks_exact(pixels).zip(logits.chunks_exact(pixels)) {
            let error = |(l, x): (&f32, &f32)| f64::from(sigmoid(*l) - x).powi(2);
            let error: f64 = logits.iter().zip(image).map(error).sum();
            let energy: f64 = image.iter().map(|x| f64::from(*x).powi(2)).sum();
            let floor: f64 = image.iter().map(|x| f64::from(entropy(*x))).sum();
            let excess = binary_cross_entropy(logits, image, 0.0, &mut ignored) - floor;
            scores.squared_error.push((error / pixels as f64) as f32);
            scores.relative_error.push((error / energy.max(LEAST_ENERGY)) as f32);
            scores.excess_cross_entropy.push((excess.max(0.0) / pixels as f64) as f32);
        }
    }
    Ok(scores)
}

/// −ELBO of images `[n, pixels]`, in 0…1, in nats: the cross-entropy summed over the pixels, mean over several samples of the code,
/// and the KL divergence. `indices` are those of the images in their data set.
///
/// # Errors
/// [`Error::Config`] if the model is not variational, there are no images, a pixel is out of range, or there are no samples or
/// more than 1,024; [`Error::Length`] if the images have another size than the model's input or output, or there is not one
/// index for each.
pub fn negative_elbo(
    model: &Model,
    images: ArrayView2<f32>,
    indices: &[u32],
    ElboSampling { samples, seed }: ElboSampling,
    workspace: &mut Workspace,
) -> Result<Vec<f32>> {
    let images = check_images(model, images)?;
    let (pixels, latent) = (model.input_len(), model.noise_dim());
    check_range("samples", samples, 1, MAX_SAMPLES)?;
    if latent == 0 {
        let (expected, actual) = ("a variational one".to_owned(), "another kind".to_owned());
        return Err(Error::Config { field: "model", expected, actual });
    }
    if indices.len() * pixels != images.len() {
        return Err(Error::Length { what: "indices", expected: images.len() / pixels, actual: indices.len() });
    }
    let (mut scores, mut ignored) = (Vec::with_capacity(indices.len()), vec![0.0; pixels]);
    for (chunk, indices) in images.chunks(model.chunk_len() * pixels).zip(indices.chunks(model.chunk_len())) {
        let Gaussians { mean, deviation, kl } = posteriors(model, rows(chunk, pixels), workspace);
        let mut generators: Vec<_> = indices.iter().map(|index| stream(seed, u64::from(*index))).collect();
        let mut sums = vec![0.0; indices.len()];
        for _ in 0..samples {
            let codes = Array2::from_shape_fn(mean.dim(), |(image, dimension)| {
                let epsilon: f32 = StandardNormal.sample(&mut generators[image]);
                mean[(image, dimension)] + deviation[(image, dimension)] * epsilon
            });
            let logits = expect_contiguous(model.logits(codes.view(), workspace).to_slice());
            for ((sum, logits), image) in
                sums.iter_mut().zip(logits.chunks_exact(pixels)).zip(chunk.chunks_exact(pixels))
            {
                *sum += binary_cross_entropy(logits, image, 0.0, &mut ignored);
            }
        }
        scores.extend(sums.iter().zip(kl).map(|(sum, kl)| (sum / samples as f64 + kl) as f32));
    }
    Ok(scores)
}

/// The mean Euclidean distance of each of `codes` `[n, width]` to the `k` nearest of the codes of training images `[m, width]`; to
/// all if there are fewer.
///
/// # Errors
/// [`Error::Config`] if there are none of either, a value is no number or beyond ±1e9, or k is 0; [`Error::Length`] if they differ
/// in width.
pub fn mean_distances(training: ArrayView2<f32>, codes: ArrayView2<f32>, k: usize) -> Result<Vec<f32>> {
    check_rows("training codes", training)?;
    check_rows("codes", codes)?;
    check_range("k", k, 1, usize::MAX)?;
    if training.ncols() != codes.ncols() {
        return Err(Error::Length { what: "codes", expected: training.ncols(), actual: codes.ncols() });
    }
    let distances = nearest_rows(training, codes, k).distances;
    Ok(distances.chunks(k.min(training.nrows())).map(|near| near.iter().sum::<f32>() / near.len() as f32).collect())
}

/// Distributions of codes, `[n, latent]` each, and their KL divergence from the prior, `[n]`.
struct Gaussians {
    mean: Array2<f32>,
    deviation: Array2<f32>,
    kl: Vec<f64>,
}

fn posteriors(model: &Model, images: ArrayView2<f32>, workspace: &mut Workspace) -> Gaussians {
    let encoding = model.encode_with(images, workspace);
    let mean = encoding.code.to_owned();
    let log_var = encoding.log_var.expect("a variational model").to_owned();
    let divergence = |(mean, log_var): (&f32, &f32)| kl(*mean, *log_var);
    let kl = mean.rows().into_iter().zip(log_var.rows());
    let kl = kl.map(|(mean, log_var)| mean.iter().zip(log_var).map(divergence).sum()).collect();
    Gaussians { deviation: log_var.mapv(|log_var| (0.5 * log_var).exp()), mean, kl }
}

fn check_images<'a>(model: &Model, images: ArrayView2<'a, f32>) -> Result<&'a [f32]> {
    model.check_pixels(images.ncols())?;
    check_range("images", images.nrows(), 1, usize::MAX)?;
    let images = expect_standard_layout("images", images)?;
    check_all("images", images, 0.0..=1.0, "numbers in 0…1")?;
    Ok(images)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layers::Activation;
    use crate::losses::bce_with_logit;
    use crate::models::{Batch, Config, Objective, Vanilla, Variational};
    use ndarray::{Axis, array, concatenate, s};
    use rand::SeedableRng;
    use rand_chacha::ChaCha8Rng;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // these also run in the browser

    fn model(config: Config) -> Model {
        Model::new(config, &mut ChaCha8Rng::seed_from_u64(1)).unwrap()
    }

    fn vanilla() -> Model {
        model(Config::Vanilla(Vanilla { input: 9, encoder: vec![4], decoder: vec![], activation: Activation::Relu }))
    }

    fn variational() -> Model {
        let (input, encoder, decoder) = (9, vec![5], vec![5]);
        model(Config::Variational(Variational { input, encoder, latent: 2, decoder, activation: Activation::Tanh }))
    }

    /// More than two chunks, the last of them not full; the second image is empty.
    fn images() -> Array2<f32> {
        Array2::from_shape_fn(
            (133, 9),
            |(i, pixel)| if i == 1 { 0.0 } else { ((i * 7 + pixel * 3) % 11) as f32 / 10.0 },
        )
    }

    fn close(actual: f32, expected: f64) -> bool {
        (f64::from(actual) - expected).abs() < 1e-5 * expected.abs().max(1.0)
    }

    #[test]
    fn images_in_another_layout_are_an_error() {
        let images = Array2::zeros((9, 2));
        let scores = reconstruction_scores(&vanilla(), images.t(), &mut Workspace::default());
        assert!(scores.is_err_and(|error| error.to_string().starts_with("images: expected rows in standard layout")));
    }

    #[test]
    fn the_scores_are_those_of_the_output() {
        for model in [vanilla(), variational()] {
            let (images, workspace) = (images(), &mut Workspace::default());
            let scores = reconstruction_scores(&model, images.view(), workspace).unwrap();
            for (i, image) in images.rows().into_iter().enumerate() {
                let x = image.insert_axis(Axis(0));
                let code = model.encode_with(x, workspace).code.to_owned();
                let logits = model.logits(code.view(), workspace).to_owned();
                let sum = |of: &dyn Fn(f32, f32) -> f64| logits.iter().zip(image).map(|(l, x)| of(*l, *x)).sum::<f64>();
                let error = sum(&|l, x| (1.0 / (1.0 + (-f64::from(l)).exp()) - f64::from(x)).powi(2));
                assert!(close(scores.squared_error[i], error / 9.0));
                let energy: f64 = image.iter().map(|x| f64::from(x * x)).sum();
                assert!(close(scores.relative_error[i], error / energy.max(1.0)), "{i}");
                let excess = sum(&|l, x| f64::from(bce_with_logit(l, x).0) - f64::from(entropy(x)));
                assert!(close(scores.excess_cross_entropy[i], excess / 9.0), "{i}");
            }
            assert!(close(scores.relative_error[1], 9.0 * f64::from(scores.squared_error[1])), "an empty picture");
        }
    }

    #[test]
    fn an_output_that_is_the_input_scores_nothing() {
        // Every weight and bias is zero, so every output is ½.
        let mut model = vanilla();
        model.for_each_tensor_mut(&mut |values| values.fill(0.0));
        let images = concatenate![Axis(0), Array2::from_elem((1, 9), 0.5), Array2::ones((1, 9))];
        let scores = reconstruction_scores(&model, images.view(), &mut Workspace::default()).unwrap();
        assert_eq!((scores.squared_error, scores.relative_error), (vec![0.0, 0.25], vec![0.0, 0.25]));
        assert!(scores.excess_cross_entropy[0] < 1e-7);
        assert!(close(scores.excess_cross_entropy[1], std::f64::consts::LN_2));
    }

    #[test]
    fn the_elbo_of_one_sample_is_the_loss_with_its_noise() {
        let (model, images, workspace) = (variational(), images(), &mut Workspace::default());
        let indices: Vec<u32> = (0..133).map(|i| 1000 - i).collect();
        let sampling = ElboSampling { samples: 1, seed: 5 };
        let scores = negative_elbo(&model, images.view(), &indices, sampling, workspace).unwrap();
        for i in [0, 1, 70, 132] {
            let mut rng = stream(5, u64::from(indices[i]));
            let epsilon = Array2::from_shape_fn((1, 2), |_| StandardNormal.sample(&mut rng));
            let x = images.slice(s![i..=i, ..]);
            let batch = Batch { input: x, target: x, epsilon: epsilon.view() };
            let loss = model.loss(&batch, 1, Objective::default(), workspace).total(1.0);
            assert!(close(scores[i], loss), "{i}: {}, not {loss}", scores[i]);
        }
    }

    #[test]
    fn more_samples_give_their_mean_and_an_image_the_same_score_in_any_company() {
        let (model, images, workspace) = (variational(), images(), &mut Workspace::default());
        let indices: Vec<u32> = (0..133).collect();
        let sampling = ElboSampling { samples: 3, seed: 5 };
        let all = negative_elbo(&model, images.view(), &indices, sampling, workspace).unwrap();
        let alone = negative_elbo(&model, images.slice(s![77..78, ..]), &[77], sampling, workspace).unwrap();
        assert!(close(alone[0], f64::from(all[77])));
        let many = |seed| {
            let sampling = ElboSampling { samples: 1000, seed };
            negative_elbo(&model, images.slice(s![..1, ..]), &[0], sampling, workspace).unwrap()[0]
        };
        let [first, second] = [1, 2].map(many);
        assert!(first != second && (first - second).abs() < 0.05 * first, "{first}, {second}");
    }

    #[test]
    fn distances_by_hand() {
        let training = array![[0.0, 0.0], [3.0, 4.0], [6.0, 8.0]];
        let codes = array![[0.0, 0.0], [6.0, 8.0], [3.0, 4.0]];
        assert_eq!(mean_distances(training.view(), codes.view(), 1).unwrap(), [0.0, 0.0, 0.0]);
        assert_eq!(mean_distances(training.view(), codes.view(), 2).unwrap(), [2.5, 2.5, 2.5]);
        assert_eq!(mean_distances(training.view(), codes.view(), 9).unwrap(), [5.0, 5.0, 10.0 / 3.0]);
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        let workspace = &mut Workspace::default();
        let mut code =
            |images: Array2<f32>| reconstruction_scores(&vanilla(), images.view(), workspace).unwrap_err().code();
        assert_eq!(code(Array2::zeros((1, 8))), "length");
        assert_eq!(code(Array2::zeros((0, 9))), "config");
        assert_eq!(code(Array2::from_elem((1, 9), f32::NAN)), "config");
        assert_eq!(code(Array2::from_elem((1, 9), 1.5)), "config");
        let one = Array2::zeros((1, 9));
        let mut refused = |model: Model, indices: &[u32], samples| {
            let sampling = ElboSampling { samples, seed: 1 };
            negative_elbo(&model, one.view(), indices, sampling, workspace).unwrap_err().to_string()
        };
        assert_eq!(refused(vanilla(), &[0], 1), "model: expected a variational one, got another kind");
        assert_eq!(refused(variational(), &[0], 0), "samples: expected 1 to 1024, got 0");
        assert_eq!(refused(variational(), &[0, 1], 1), "indices: expected 1 values, got 2");
        let refused = |training: Array2<f32>, codes: Array2<f32>, k| {
            mean_distances(training.view(), codes.view(), k).unwrap_err().to_string()
        };
        assert_eq!(refused(array![[1.0]], array![[1.0, 2.0]], 1), "codes: expected 1 values, got 2");
        assert_eq!(
            refused(Array2::zeros((0, 1)), array![[1.0]], 1),
            "training codes: expected at least one row, got none"
        );
        assert!(refused(array![[1.0]], array![[f32::NAN]], 1).starts_with("codes: expected numbers"));
        assert!(refused(array![[1.0]], array![[1.0]], 0).starts_with("k: expected at least 1"));
    }
}
