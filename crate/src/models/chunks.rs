//! Encoding and decoding of any number of images with bounded memory: in chunks that share one workspace.

use super::{Model, Workspace};
use crate::layers::expect_contiguous;
use ndarray::ArrayView2;

/// The most images in a chunk: more are no faster.
const MAX_IMAGES_PER_CHUNK: usize = 64;
/// The most values of a layer's output for a chunk: 512 KiB, so that the next layer finds them in the cache. Convolutions of 28×28
/// digits with 32 and 64 filters take three quarters of the time that they take with 64 images.
const MAX_ACTIVATIONS_PER_CHUNK: usize = 1 << 17;

impl Model {
    /// The number of images to process at once, at least one, so that the output of no layer exceeds 512 KiB.
    pub(crate) fn images_per_chunk(&self) -> usize {
        (MAX_ACTIVATIONS_PER_CHUNK / self.max_activation_len()).clamp(1, MAX_IMAGES_PER_CHUNK)
    }

    /// The codes `[n, code_len]` of images `[n, pixels]`, as [`encode`](Self::encode) gives them, in a workspace; only the length is
    /// checked.
    ///
    /// # Panics
    /// If `images` does not hold whole images.
    pub fn encode_all(&self, images: &[f32], workspace: &mut Workspace) -> Vec<f32> {
        let mut codes = Vec::with_capacity(images.len() / self.input_len() * self.code_len());
        for chunk in images.chunks(self.images_per_chunk() * self.input_len()) {
            let code = self.encode_with(view_rows(chunk, self.input_len()), workspace).code;
            codes.extend_from_slice(expect_contiguous(code.to_slice()));
        }
        codes
    }

    /// The images `[n, pixels]` of codes `[n, code_len]`, as [`decode`](Self::decode) gives them, in a workspace; only the length is
    /// checked.
    ///
    /// # Panics
    /// If `codes` does not hold whole codes.
    pub fn decode_all(&self, codes: &[f32], workspace: &mut Workspace) -> Vec<f32> {
        let len = self.code_len();
        let mut images = Vec::with_capacity(codes.len() / len * self.output_len());
        for chunk in codes.chunks(self.images_per_chunk() * len) {
            images.append(&mut self.decode_with(view_rows(chunk, len), workspace).into_raw_vec_and_offset().0);
        }
        images
    }

    /// The reconstructions `[n, pixels]` of images `[n, pixels]`, as [`reconstruct`](Self::reconstruct) gives them, in a workspace; only
    /// the length is checked.
    ///
    /// # Panics
    /// If `images` does not hold whole images.
    pub fn reconstruct_all(&self, images: &[f32], workspace: &mut Workspace) -> Vec<f32> {
        let mut reconstructions = Vec::with_capacity(images.len() / self.input_len() * self.output_len());
        for chunk in images.chunks(self.images_per_chunk() * self.input_len()) {
            let codes = self.encode_all(chunk, workspace);
            reconstructions.append(&mut self.decode_all(&codes, workspace));
        }
        reconstructions
    }
}

/// Values as rows of this width.
///
/// # Panics
/// If they are no whole rows.
pub(crate) fn view_rows(values: &[f32], width: usize) -> ArrayView2<'_, f32> {
    assert!(values.len().is_multiple_of(width), "whole rows of {width} values, not {} values", values.len());
    ArrayView2::from_shape((values.len() / width, width), values).expect("whole rows")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layers::Activation;
    use crate::models::{Config, Convolutional, Vanilla};
    use rand::SeedableRng;
    use rand_chacha::ChaCha8Rng;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // these also run in the browser

    fn model(config: Config) -> Model {
        Model::new(config, &mut ChaCha8Rng::seed_from_u64(1)).unwrap()
    }

    fn small() -> Model {
        model(Config::Vanilla(Vanilla { input: 6, encoder: vec![4], decoder: vec![], activation: Activation::Relu }))
    }

    #[test]
    fn several_chunks_give_what_each_image_gives_alone() {
        let (model, workspace) = (small(), &mut Workspace::default());
        let images: Vec<f32> = (0..6 * (2 * MAX_IMAGES_PER_CHUNK + 3)).map(|i| (i * 7 % 11) as f32 / 10.0).collect();
        let codes = model.encode_all(&images, workspace);
        let decoded = model.decode_all(&codes, workspace);
        assert_eq!((codes.len(), decoded.len()), (4 * (2 * MAX_IMAGES_PER_CHUNK + 3), images.len()));
        assert_eq!(model.reconstruct_all(&images, workspace), decoded);
        for (i, image) in images.chunks(6).enumerate() {
            let code = model.encode_all(image, workspace);
            assert!(code.iter().zip(&codes[4 * i..]).all(|(a, b)| (a - b).abs() < 1e-6), "code {i}");
            let image = model.decode_all(&code, workspace);
            assert!(image.iter().zip(&decoded[6 * i..]).all(|(a, b)| (a - b).abs() < 1e-6), "image {i}");
        }
    }

    #[test]
    #[should_panic(expected = "whole rows of 6 values, not 13 values")]
    fn values_of_incomplete_images_are_a_bug() {
        small().encode_all(&[0.0; 13], &mut Workspace::default());
    }

    #[test]
    fn the_larger_a_model_the_shorter_its_chunks() {
        assert_eq!(small().images_per_chunk(), MAX_IMAGES_PER_CHUNK);
        let side = 1 << 7;
        let large = Convolutional { height: side, width: side, filters: [8, 1, 1, 1], ..Convolutional::small() };
        assert_eq!(model(Config::Convolutional(large.clone())).images_per_chunk(), 1);
        let half = Convolutional { filters: [4, 1, 1, 1], ..large };
        assert_eq!(model(Config::Convolutional(half)).images_per_chunk(), 2);
    }
}
