//! The codes of many images, and the KL divergence of each latent dimension.

use super::into_rows;
use crate::layers::expect_contiguous;
use crate::losses::kl;
use crate::models::{Encoding, Model, Workspace};
use ndarray::{Array2, ArrayView2};

/// The codes of some images and, for a variational model, the KL divergence of each latent dimension.
#[derive(Clone, Debug)]
pub struct LatentStats {
    /// The codes, `[n, code_len]`; for the variational model the means of the posteriors.
    pub codes: Array2<f32>,
    /// The KL divergence of the posterior from the prior in each dimension, mean over the images, in nats, if the model is
    /// variational; near 0 for a dimension that carries no information about the image.
    pub kl: Option<Vec<f32>>,
}

/// The codes of images `[n, pixels]`, n ≥ 1, in 0…1, and for a variational model the mean KL divergence of each latent dimension;
/// computed in chunks of bounded memory.
///
/// # Panics
/// If there are no images, they have another number of pixels than the model takes, or are not in standard layout.
pub fn latent_stats(model: &Model, images: ArrayView2<f32>, workspace: &mut Workspace) -> LatentStats {
    assert!(images.nrows() > 0, "at least one image");
    let pixels = images.ncols();
    let mut codes = Vec::new();
    let mut sums = vec![0.0; model.epsilon_dim()]; // per dimension; empty unless variational
    for images in expect_contiguous(images.to_slice()).chunks(model.images_per_chunk() * pixels) {
        let images = ArrayView2::from_shape((images.len() / pixels, pixels), images).expect("whole images");
        let Encoding { code, log_var } = model.encode_with(images, workspace);
        let code = expect_contiguous(code.to_slice());
        codes.extend_from_slice(code);
        let log_var = log_var.map_or(&[][..], |log_var| expect_contiguous(log_var.to_slice()));
        for (i, (mean, log_var)) in code.iter().zip(log_var).enumerate() {
            sums[i % model.epsilon_dim()] += kl(*mean, *log_var);
        }
    }
    let kl = sums.iter().map(|sum| (sum / images.nrows() as f64) as f32).collect();
    let codes = into_rows(codes, model.code_len());
    LatentStats { codes, kl: (model.epsilon_dim() > 0).then_some(kl) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layers::Activation;
    use crate::losses::kl_forward_backward;
    use crate::models::{Config, Vanilla, Variational};
    use ndarray::s;
    use rand::SeedableRng;
    use rand_chacha::ChaCha8Rng;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // these also run in the browser

    fn model(config: Config) -> Model {
        Model::new(config, &mut ChaCha8Rng::seed_from_u64(1)).unwrap()
    }

    /// More than two chunks, the last of them not full.
    fn images() -> Array2<f32> {
        Array2::from_shape_fn((133, 9), |(i, pixel)| ((i * 7 + pixel * 3) % 11) as f32 / 10.0)
    }

    #[test]
    fn codes_and_divergences_of_a_variational_model_are_those_of_one_encoding() {
        let model = model(Config::Variational(Variational {
            input: 9,
            encoder: vec![5],
            latent: 3,
            decoder: vec![],
            activation: Activation::Relu,
        }));
        let (images, mut workspace) = (images(), Workspace::default());
        let LatentStats { codes, kl } = latent_stats(&model, images.view(), &mut Workspace::default());
        let encoding = model.encode_with(images.view(), &mut workspace);
        assert!(codes.iter().zip(&encoding.code).all(|(x, e)| (x - e).abs() < 1e-5));
        let [mut dmean, mut dlog_var] = [Array2::zeros(codes.dim()), Array2::zeros(codes.dim())];
        let log_var = encoding.log_var.unwrap();
        let total = kl_forward_backward(encoding.code, log_var, 1.0, dmean.view_mut(), dlog_var.view_mut());
        let kl = kl.unwrap();
        assert_eq!(kl.len(), 3);
        assert!((f64::from(kl.iter().sum::<f32>()) * images.nrows() as f64 - total).abs() < 1e-3 * total);
    }

    #[test]
    #[should_panic(expected = "at least one image")]
    fn no_images_have_no_divergence() {
        let model = model(Config::Variational(Variational { input: 9, ..Variational::mlp_vae(2) }));
        latent_stats(&model, Array2::zeros((0, 9)).view(), &mut Workspace::default());
    }

    #[test]
    fn a_plain_model_has_codes_only() {
        let model = model(Config::Vanilla(Vanilla {
            input: 9,
            encoder: vec![4],
            decoder: vec![],
            activation: Activation::Relu,
        }));
        let stats = latent_stats(&model, images().slice(s![..1, ..]), &mut Workspace::default());
        assert_eq!((stats.codes.dim(), stats.kl), ((1, 4), None));
    }
}
