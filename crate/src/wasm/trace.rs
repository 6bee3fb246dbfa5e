//! What flows through a model, and the weights that it flows through, for the page's pictures.

use super::Model;
use super::error::to_js;
use super::model::{batch, shape};
use crate::layers::contiguous;
use crate::{Error, models};
use wasm_bindgen::prelude::*;

/// What one layer, with its rectifier, makes of an image.
#[wasm_bindgen]
pub struct LayerActivation(models::LayerActivation);

/// A kernel or a bias.
#[wasm_bindgen]
pub struct Weight {
    shape: Vec<usize>,
    values: Vec<f32>,
}

#[wasm_bindgen]
impl Model {
    /// The steps from one image to its reconstruction; the last but one are the logits, the last is their sigmoid.
    ///
    /// # Errors
    /// If it is not one image.
    pub fn trace(&mut self, image: &[f32]) -> Result<Vec<LayerActivation>, JsValue> {
        let (expected, actual) = (self.model.inputs(), image.len());
        if actual != expected {
            return Err(to_js(Error::Length { what: "image", expected, actual }));
        }
        let steps = self.model.trace(batch("image", image, expected)?, &mut self.workspace);
        Ok(steps.into_iter().map(LayerActivation).collect())
    }

    /// The weights of that name: a layer's, `.kernel` or `.bias`.
    ///
    /// # Errors
    /// If there are none.
    pub fn weight(&mut self, name: &str) -> Result<Weight, JsValue> {
        let (layer, part) = name.rsplit_once('.').unwrap_or_default();
        let mut found = None;
        self.model.for_each_parameter(&mut |name, parameter| {
            if name == layer && parameter.name == part {
                let values = contiguous(parameter.values.as_slice()).to_vec();
                found = Some(Weight { shape: parameter.values.shape().to_vec(), values });
            }
        });
        let missing = || Error::Config { field: "name", expected: "a layer's weights".into(), actual: name.into() };
        found.ok_or_else(|| to_js(missing()))
    }
}

#[wasm_bindgen]
impl LayerActivation {
    /// The layer's name, by which its weights go too; `output` for the last step.
    #[wasm_bindgen(getter)]
    pub fn name(&self) -> String {
        self.0.name.clone()
    }

    /// `conv2d`, `max_pool2d`, `up_sample2d`, `up_conv2d`, `dense`, or `sigmoid` for the last step.
    #[wasm_bindgen(getter)]
    pub fn kind(&self) -> String {
        self.0.kind.to_owned()
    }

    /// `[units]` or `[height, width, channels]`.
    #[wasm_bindgen(getter)]
    pub fn shape(&self) -> Vec<u32> {
        shape(&self.0.shape)
    }

    /// The values, row by row, channels last.
    #[wasm_bindgen(getter)]
    pub fn values(&self) -> Vec<f32> {
        self.0.values.clone()
    }
}

#[wasm_bindgen]
impl Weight {
    /// `[in, out]` for dense kernels, `[3, 3, in, out]` for convolutions, `[out]` for biases.
    #[wasm_bindgen(getter)]
    pub fn shape(&self) -> Vec<u32> {
        shape(&self.shape)
    }

    /// The values, in that order.
    #[wasm_bindgen(getter)]
    pub fn values(&self) -> Vec<f32> {
        self.values.clone()
    }
}
