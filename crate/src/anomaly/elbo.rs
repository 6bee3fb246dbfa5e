//! The negative evidence lower bound, −ELBO, of images by a variational model, as a score: higher for those that it explains worse.

use super::reconstruction::check_images;
use crate::data::stream_rng;
use crate::error::check_range;
use crate::kernels::loss::bce_sum;
use crate::layers::expect_contiguous;
use crate::losses::kl;
use crate::models::{Model, Workspace, view_rows};
use crate::{Error, Result};
use ndarray::{Array2, ArrayView2};
use rand_distr::{Distribution, StandardNormal};

/// The most samples of a code.
const MAX_SAMPLES: usize = 1024;

/// How codes are sampled for the ELBO.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ElboSampling {
    /// Number of samples of each code; the mean of their ELBOs is taken.
    pub samples: usize,
    /// The samples of an image depend on this seed and its index only.
    pub seed: u64,
}

/// −ELBO of images `[n, pixels]`, in 0…1, in nats: the cross-entropy summed over the pixels, mean over several samples of the code,
/// and the KL divergence. `indices`, one for each image, choose its random numbers together with the
/// seed, so that its score does not depend on the images beside it.
///
/// # Errors
/// [`Error::Model`] if the model is not variational; [`Error::Array`] if there are no images, or their rows are not in standard
/// layout; [`Error::Value`] if a pixel is out of range; [`Error::Config`] if there are no samples or more than 1,024;
/// [`Error::Length`] if the images have another size than the model's input or output, or there is not one index for each.
pub fn negative_elbo(
    model: &Model,
    images: ArrayView2<f32>,
    indices: &[u32],
    ElboSampling { samples, seed }: ElboSampling,
    workspace: &mut Workspace,
) -> Result<Vec<f32>> {
    let images = check_images(model, images)?;
    let (pixels, latent) = (model.input_len(), model.epsilon_dim());
    check_range("samples", samples, 1, MAX_SAMPLES)?;
    if latent == 0 {
        let (expected, actual) = ("a variational one".to_owned(), "another kind".to_owned());
        return Err(Error::Model { expected, actual });
    }
    if indices.len() * pixels != images.len() {
        return Err(Error::Length { what: "indices", expected: images.len() / pixels, actual: indices.len() });
    }
    let mut scores = Vec::with_capacity(indices.len());
    for (chunk, indices) in
        images.chunks(model.images_per_chunk() * pixels).zip(indices.chunks(model.images_per_chunk()))
    {
        let Posteriors { mean, std_dev, kl } = posteriors(model, view_rows(chunk, pixels), workspace);
        let mut generators: Vec<_> = indices.iter().map(|index| stream_rng(seed, u64::from(*index))).collect();
        let mut sums = vec![0.0; indices.len()];
        for _ in 0..samples {
            let codes = Array2::from_shape_fn(mean.dim(), |(image, dimension)| {
                let epsilon: f32 = StandardNormal.sample(&mut generators[image]);
                mean[(image, dimension)] + std_dev[(image, dimension)] * epsilon
            });
            let logits = expect_contiguous(model.logits(codes.view(), workspace).to_slice());
            for ((sum, logits), image) in
                sums.iter_mut().zip(logits.chunks_exact(pixels)).zip(chunk.chunks_exact(pixels))
            {
                *sum += bce_sum(logits, image);
            }
        }
        scores.extend(sums.iter().zip(kl).map(|(sum, kl)| (sum / samples as f64 + kl) as f32));
    }
    Ok(scores)
}

/// The Gaussian of each code, with mean and standard deviation `[n, latent]`, and its KL divergence from the prior, `[n]`.
struct Posteriors {
    mean: Array2<f32>,
    std_dev: Array2<f32>,
    kl: Vec<f64>,
}

fn posteriors(model: &Model, images: ArrayView2<f32>, workspace: &mut Workspace) -> Posteriors {
    let encoding = model.encode_with(images, workspace);
    let mean = encoding.code.to_owned();
    let log_var = encoding.log_var.expect("a variational model").to_owned();
    let divergence = |(mean, log_var): (&f32, &f32)| kl(*mean, *log_var);
    let kl = mean.rows().into_iter().zip(log_var.rows());
    let kl = kl.map(|(mean, log_var)| mean.iter().zip(log_var).map(divergence).sum()).collect();
    Posteriors { std_dev: log_var.mapv(|log_var| (0.5 * log_var).exp()), mean, kl }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anomaly::fixtures::{close, images, vanilla, variational};
    use crate::models::{Batch, Objective};
    use ndarray::s;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // these also run in the browser

    #[test]
    fn the_elbo_of_one_sample_is_the_loss_with_its_noise() {
        let (model, images, workspace) = (variational(), images(), &mut Workspace::default());
        let indices: Vec<u32> = (0..133).map(|i| 1000 - i).collect();
        let sampling = ElboSampling { samples: 1, seed: 5 };
        let scores = negative_elbo(&model, images.view(), &indices, sampling, workspace).unwrap();
        for i in [0, 1, 70, 132] {
            let mut rng = stream_rng(5, u64::from(indices[i]));
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
    fn what_does_not_fit_is_refused() {
        let workspace = &mut Workspace::default();
        let one = Array2::zeros((1, 9));
        let mut refused = |model: Model, indices: &[u32], samples| {
            let sampling = ElboSampling { samples, seed: 1 };
            negative_elbo(&model, one.view(), indices, sampling, workspace).unwrap_err().to_string()
        };
        assert_eq!(refused(vanilla(), &[0], 1), "model: expected a variational one, got another kind");
        assert_eq!(refused(variational(), &[0], 0), "samples: expected 1 to 1024, got 0");
        assert_eq!(refused(variational(), &[0, 1], 1), "indices: expected 1 values, got 2");
    }
}
