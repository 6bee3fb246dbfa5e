//! The digits that are nearest to an image, for the page.

use super::Digits;
use super::check::{check_pixels, check_range};
use super::model::batch;
use crate::latent;
use wasm_bindgen::prelude::*;

/// The most images that are held against the digits at once, and the most neighbours of each.
const MOST: usize = 1024;

/// The digits that are nearest to some images.
#[wasm_bindgen]
pub struct Neighbours(latent::Neighbours);

#[wasm_bindgen]
impl Digits {
    /// The `k` digits that are nearest to each of one or more images; all digits if there are fewer.
    ///
    /// # Errors
    /// If the pixels are not those of whole images in 0…1, or images or `k` are none or above 1,024.
    pub fn nearest(&self, images: &[f32], k: usize) -> Result<Neighbours, JsValue> {
        let rows = batch("images", images, self.0.rows() * self.0.cols())?;
        check_range("images", rows.nrows(), 1, MOST)?;
        check_range("k", k, 1, MOST)?;
        check_pixels("images", images)?;
        Ok(Neighbours(latent::nearest(&self.0, rows, k)))
    }
}

#[wasm_bindgen]
impl Neighbours {
    /// Which digits, `[images, k]`, the nearest first.
    #[wasm_bindgen(getter)]
    pub fn indices(&self) -> Vec<u32> {
        self.0.indices.clone()
    }

    /// How far they are, `[images, k]`: the root of the sum of squared differences of the pixels.
    #[wasm_bindgen(getter)]
    pub fn distances(&self) -> Vec<f32> {
        self.0.distances.clone()
    }
}
