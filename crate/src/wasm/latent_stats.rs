//! The codes of many images, for the page.

use super::Model;
use super::check::{check_fits_memory, finite_matrix};
use crate::latent;
use crate::layers::expect_contiguous;
use wasm_bindgen::prelude::*;

/// The codes of some images, and the KL divergence of each latent dimension. Each getter makes a copy.
#[wasm_bindgen]
pub struct LatentStats(latent::LatentStats);

#[wasm_bindgen]
impl Model {
    /// Encodes one or more images in 0…1.
    ///
    /// # Errors
    /// If the pixels are not those of whole images, a value is not finite, or the codes would not fit into memory.
    #[wasm_bindgen(js_name = latentStats)]
    pub fn latent_stats(&mut self, images: &[f32]) -> Result<LatentStats, JsValue> {
        let images = finite_matrix("images", images, self.model.input_len())?;
        check_fits_memory(images.nrows(), self.model.code_len())?;
        Ok(LatentStats(latent::latent_stats(&self.model, images, &mut self.workspace)))
    }
}

#[wasm_bindgen]
impl LatentStats {
    /// The codes `[n, code_len]`; for the variational model the means.
    #[wasm_bindgen(getter)]
    pub fn codes(&self) -> Vec<f32> {
        expect_contiguous(self.0.codes.as_slice()).to_vec()
    }

    /// The KL divergence of each latent dimension, mean over the images, in nats, if the model is variational.
    #[wasm_bindgen(getter)]
    pub fn kl(&self) -> Option<Vec<f32>> {
        self.0.kl.clone()
    }
}
