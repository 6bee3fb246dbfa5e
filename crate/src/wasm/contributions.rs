//! How one unit of a layer comes about, for the page's figures.

use super::Model;
use super::check::{check_len, check_number, finite_matrix, read_whole_number};
use super::error::to_js;
use super::model::to_u32s;
use crate::models;
use wasm_bindgen::prelude::*;

/// The sum that gives one unit of a layer.
#[wasm_bindgen]
pub struct Contributions(models::Contributions);

#[wasm_bindgen]
impl Model {
    /// How unit `unit` of step `layer` of the trace of an image comes about; `epsilon` is the noise of the sampling layer, 0 in
    /// the trace.
    ///
    /// # Errors
    /// If it is not one image, a pixel is not finite, there is no such layer or unit, or `epsilon` is no number.
    pub fn contributions(
        &mut self,
        image: &[f32],
        layer: f64,
        unit: f64,
        epsilon: f32,
    ) -> Result<Contributions, JsValue> {
        let layer = read_whole_number("layer", layer)?;
        let unit = read_whole_number("unit", unit)?;
        check_len("image", self.model.input_len(), image.len())?;
        check_number("epsilon", epsilon)?;
        let trace = self.model.trace(finite_matrix("image", image, image.len())?, &mut self.workspace);
        self.model.contributions(image, &trace, layer, unit, epsilon).map(Contributions).map_err(to_js)
    }
}

#[wasm_bindgen]
impl Contributions {
    /// Shape of the terms: `[inputs]`, `[3, 3, channels]`, `[2, 2, 1]` of a maximum, `[1]` of a copy or `[2]` of a sample.
    #[wasm_bindgen(getter)]
    pub fn shape(&self) -> Vec<u32> {
        to_u32s(&self.0.shape)
    }

    /// For each term the unit of the layer before that it takes, −1 for padding.
    #[wasm_bindgen(getter)]
    pub fn sources(&self) -> Vec<i32> {
        self.0.sources.iter().map(|source| source.map_or(-1, |source| source as i32)).collect()
    }

    /// For each term the value of that unit, 0 for padding; of a sample the mean, then the standard deviation.
    #[wasm_bindgen(getter)]
    pub fn inputs(&self) -> Vec<f32> {
        self.0.inputs.clone()
    }

    /// For each term the factor of its input.
    #[wasm_bindgen(getter)]
    pub fn weights(&self) -> Vec<f32> {
        self.0.weights.clone()
    }

    /// Inputs times weights.
    #[wasm_bindgen(getter)]
    pub fn products(&self) -> Vec<f32> {
        self.0.products.clone()
    }

    /// The sum of the products per channel: for each index of the last dimension of the shape; in a dense layer each input is a channel.
    #[wasm_bindgen(getter, js_name = channelSums)]
    pub fn channel_sums(&self) -> Vec<f32> {
        self.0.channel_sums.clone()
    }

    /// The channels whose sums have the largest magnitude, the largest first, without those that are 0; at most four.
    #[wasm_bindgen(getter, js_name = largestChannels)]
    pub fn largest_channels(&self) -> Vec<u32> {
        to_u32s(&self.0.largest_channels)
    }

    /// The sum of all other channels.
    #[wasm_bindgen(getter, js_name = otherChannelsSum)]
    pub fn other_channels_sum(&self) -> f32 {
        self.0.other_channels_sum
    }

    /// Added to the products; 0 where the layer has none.
    #[wasm_bindgen(getter)]
    pub fn bias(&self) -> f32 {
        self.0.bias
    }

    /// All products and the bias.
    #[wasm_bindgen(getter)]
    pub fn sum(&self) -> f32 {
        self.0.sum
    }

    /// The activation function of the sum; `undefined` if the sum is the value.
    #[wasm_bindgen(getter, unchecked_return_type = "Activation | undefined")]
    pub fn activation(&self) -> Option<String> {
        self.0.activation.map(|activation| activation.name().to_owned())
    }

    /// The unit's value.
    #[wasm_bindgen(getter)]
    pub fn value(&self) -> f32 {
        self.0.value
    }

    /// The index in the trace of the layer that holds the sources; `undefined` for the input.
    #[wasm_bindgen(getter, js_name = sourceLayer)]
    pub fn source_layer(&self) -> Option<usize> {
        self.0.source_layer
    }

    /// The part of the input image on which the unit depends, as top, left, bottom and right in pixels, the last two exclusive;
    /// `undefined` where the input is a vector, on all of which it depends.
    #[wasm_bindgen(getter, js_name = receptiveField)]
    pub fn receptive_field(&self) -> Option<Vec<u32>> {
        let models::Region { rows, columns } = self.0.receptive_field.as_ref()?;
        Some(to_u32s(&[rows.start, columns.start, rows.end, columns.end]))
    }
}
