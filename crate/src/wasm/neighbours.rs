//! The nearest neighbours of images among the examples, for the page.

use super::DataSet;
use super::check::{check_pixels, check_range, matrix, non_empty_range, read_whole_number};
use super::error::to_js;
use crate::latent;
use std::ops::Range;
use wasm_bindgen::prelude::*;

/// The most images in one call.
const MAX_IMAGES: usize = 1024;
/// The most neighbours of each image.
const MAX_NEIGHBOURS: usize = 1024;

/// The examples nearest to some images.
#[wasm_bindgen]
pub struct Neighbours(pub(super) latent::Neighbours);

#[wasm_bindgen]
impl DataSet {
    /// The `k` examples nearest to each of one or more images; all examples if there are fewer.
    ///
    /// # Errors
    /// If the pixels are not those of whole images in 0…1, or there are no images, no neighbours or more than 1,024 of either.
    pub fn nearest(&self, images: &[f32], k: f64) -> Result<Neighbours, JsValue> {
        self.search(images, read_whole_number("k", k)?, 0..self.0.len())
    }

    /// The same among the examples `start..end`, so that a long search can be done range by range.
    ///
    /// # Errors
    /// As `nearest`, and if there is no such range or it is empty.
    #[wasm_bindgen(js_name = nearestAmong)]
    pub fn nearest_among(&self, images: &[f32], k: f64, start: f64, end: f64) -> Result<Neighbours, JsValue> {
        let range = non_empty_range(self.0.len(), start, end)?;
        self.search(images, read_whole_number("k", k)?, range)
    }
}

impl DataSet {
    fn search(&self, images: &[f32], k: usize, range: Range<usize>) -> Result<Neighbours, JsValue> {
        let rows = matrix("images", images, self.0.shape().len())?;
        check_range("images", rows.nrows(), 1, MAX_IMAGES)?;
        check_range("k", k, 1, MAX_NEIGHBOURS)?;
        check_pixels("images", images)?;
        latent::nearest_examples_among(&self.0, range, rows, k).map(Neighbours).map_err(to_js)
    }
}

#[wasm_bindgen]
impl Neighbours {
    /// The indices of the examples, `[images, k]`, nearest first.
    #[wasm_bindgen(getter)]
    pub fn indices(&self) -> Vec<u32> {
        self.0.indices.clone()
    }

    /// Their Euclidean distances over the pixels, `[images, k]`.
    #[wasm_bindgen(getter)]
    pub fn distances(&self) -> Vec<f32> {
        self.0.distances.clone()
    }
}
