//! Data sets, for JavaScript.

use super::check::{check_fits_memory, read_whole_number};
#[cfg(feature = "training")]
use super::check::{image_shape, read_bytes};
use super::error::to_js;
use super::model::to_u32s;
use crate::data::{self, ImageShape};
use std::sync::Arc;
use wasm_bindgen::prelude::*;

/// A data set: images of one size, with or without labels.
#[wasm_bindgen]
pub struct DataSet(pub(super) Arc<data::DataSet>);

#[wasm_bindgen]
impl DataSet {
    /// Reads an IDX image file, followed by its IDX label file if there are labels.
    ///
    /// # Errors
    /// If the bytes are anything else or end too early, if there is no image, or not one label per image.
    pub fn parse(bytes: &[u8]) -> Result<DataSet, JsValue> {
        data::DataSet::parse(bytes).map(|data| Self(Arc::new(data))).map_err(to_js)
    }

    /// Number of examples.
    #[wasm_bindgen(getter)]
    pub fn length(&self) -> usize {
        self.0.len()
    }

    /// The values `[height, width, channels]` of one example, in 0…1.
    ///
    /// # Errors
    /// If the index is no whole number, or there is no such example.
    pub fn image(&self, index: f64) -> Result<Vec<f32>, JsValue> {
        let index = read_whole_number("index", index)?;
        self.0.check_index(index).map_err(to_js)?;
        Ok(self.0.image(index).collect())
    }

    /// The size of every image, `[height, width, channels]`.
    #[wasm_bindgen(getter)]
    pub fn shape(&self) -> Vec<u32> {
        let ImageShape { height, width, channels } = self.0.shape();
        to_u32s(&[height, width, channels])
    }

    /// The values of several examples, `[n, height, width, channels]`.
    ///
    /// # Errors
    /// If there are no indices or more than fit into memory, or one is out of range.
    pub fn images(&self, indices: &[u32]) -> Result<Vec<f32>, JsValue> {
        check_fits_memory(indices.len(), self.0.shape().len())?;
        let mut images = Vec::new();
        for index in indices {
            self.0.check_index(*index as usize).map_err(to_js)?;
            images.extend(self.0.image(*index as usize));
        }
        Ok(images)
    }

    /// The label of every example; empty without labels.
    #[wasm_bindgen(getter)]
    pub fn labels(&self) -> Vec<u8> {
        self.0.labels().to_vec()
    }
}

#[cfg(feature = "training")]
#[wasm_bindgen]
impl DataSet {
    /// A data set of images `[n, height, width, channels]`, with a label each or without labels; `shape` is
    /// `[height, width, channels]`, with 1 or 3 channels. The pixels are bytes, of which 255 stands for a value of 1.
    ///
    /// # Errors
    /// If the pixels are no bytes, the shape is out of range, the pixels are not those of whole images, or there is not one label
    /// per image.
    #[wasm_bindgen(js_name = fromImages)]
    pub fn from_images_js(
        #[wasm_bindgen(unchecked_param_type = "Uint8Array | Uint8ClampedArray")] pixels: &JsValue,
        shape: &[usize],
        labels: Option<Vec<u8>>,
    ) -> Result<DataSet, JsValue> {
        Self::from_images(read_bytes("pixels", pixels)?, shape, labels)
    }
}

#[cfg(feature = "training")]
impl DataSet {
    /// As `fromImages` in JavaScript.
    ///
    /// # Errors
    /// If the shape is out of range, the pixels are not those of whole images, or there is not one label per image.
    pub fn from_images(pixels: Vec<u8>, shape: &[usize], labels: Option<Vec<u8>>) -> Result<DataSet, JsValue> {
        let shape = image_shape(shape)?;
        let data = data::DataSet::from_pixels(pixels, shape);
        let labelled = match labels {
            Some(labels) => data.and_then(|data| data.with_labels(labels)),
            None => data,
        };
        labelled.map(|data| Self(Arc::new(data))).map_err(to_js)
    }
}
