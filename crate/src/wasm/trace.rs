//! The activations and the weights of a model, for the page's figures.

use super::Model;
use super::check::{check_len, config_error, finite_matrix, read_string};
use super::model::to_u32s;
use crate::models;
use wasm_bindgen::prelude::*;

/// The output of one layer for an image, after its activation function.
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
    /// The activations of all layers for one image; the last but one are the logits, the last their sigmoid.
    ///
    /// # Errors
    /// If it is not one image, or a pixel is not finite.
    pub fn trace(&mut self, image: &[f32]) -> Result<Vec<LayerActivation>, JsValue> {
        check_len("image", self.model.input_len(), image.len())?;
        let activations = self.model.trace(finite_matrix("image", image, image.len())?, &mut self.workspace);
        Ok(activations.into_iter().map(LayerActivation).collect())
    }

    /// The weights with this name: that of a layer followed by `.kernel` or `.bias`.
    ///
    /// # Errors
    /// If there are none.
    pub fn weight(&self, #[wasm_bindgen(unchecked_param_type = "string")] name: &JsValue) -> Result<Weight, JsValue> {
        let name = read_string("name", name)?;
        let (layer, parameter_name) = name.rsplit_once('.').unwrap_or_default();
        let mut found = None;
        self.model.for_each_parameter(&mut |layer_name, parameter| {
            if layer_name == layer && parameter.name == parameter_name {
                let values = parameter.as_slice().to_vec();
                found = Some(Weight { shape: parameter.values.shape().to_vec(), values });
            }
        });
        found.ok_or_else(|| config_error("name", "a layer's weights", &name))
    }
}

#[wasm_bindgen]
impl LayerActivation {
    /// The layer's name, which prefixes the names of its weights; `output` for the reconstruction.
    #[wasm_bindgen(getter)]
    pub fn name(&self) -> String {
        self.0.name.clone()
    }

    /// What the layer does; `sigmoid` for the reconstruction.
    #[wasm_bindgen(getter, unchecked_return_type = "LayerKind")]
    pub fn kind(&self) -> String {
        self.0.kind.to_owned()
    }

    /// `[units]` or `[height, width, channels]`.
    #[wasm_bindgen(getter)]
    pub fn shape(&self) -> Vec<u32> {
        to_u32s(&self.0.shape)
    }

    /// The values, row-major with channels last.
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
        to_u32s(&self.shape)
    }

    /// The values, row-major.
    #[wasm_bindgen(getter)]
    pub fn values(&self) -> Vec<f32> {
        self.values.clone()
    }
}
