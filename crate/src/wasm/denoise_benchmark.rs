//! The denoising benchmark, for the page.

use super::check::{check_fits_memory, read_whole_number};
use super::error::to_js;
use super::noise::{ImageQuality, read_noise};
use super::{DataSet, Model};
use crate::denoise_benchmark;
use wasm_bindgen::prelude::*;

/// Clean examples and noisy copies of them.
#[wasm_bindgen]
pub struct DenoiseBenchmark(denoise_benchmark::DenoiseBenchmark);

#[wasm_bindgen]
impl DenoiseBenchmark {
    /// A benchmark on the examples at `indices`, with a noise: a plain object of the type `Noise`. The noise of an example depends
    /// on the seed and its index only.
    ///
    /// # Errors
    /// If there are no indices or more than fit into memory, one is out of range, the noise is unknown or out of range, or the seed
    /// is no whole number of 32 bits.
    #[wasm_bindgen(constructor)]
    pub fn new(
        data: &DataSet,
        indices: &[u32],
        #[wasm_bindgen(unchecked_param_type = "Noise")] noise: &JsValue,
        seed: f64,
    ) -> Result<DenoiseBenchmark, JsValue> {
        let seed = read_whole_number("seed", seed)? as u32;
        check_fits_memory(indices.len(), data.0.shape().len())?;
        let indices: Vec<usize> = indices.iter().map(|index| *index as usize).collect();
        let noise = read_noise(noise)?;
        denoise_benchmark::DenoiseBenchmark::new(&data.0, &indices, noise, seed.into()).map(Self).map_err(to_js)
    }

    /// Mean quality of the noisy examples.
    #[must_use]
    #[wasm_bindgen(js_name = noisyQuality)]
    pub fn noisy_quality(&self) -> ImageQuality {
        ImageQuality(self.0.noisy_quality())
    }

    /// Mean quality after the 3×3 median filter.
    #[must_use]
    #[wasm_bindgen(js_name = medianFilterQuality)]
    pub fn median_filter_quality(&self) -> ImageQuality {
        ImageQuality(self.0.median_filter_quality())
    }

    /// Mean quality of a model's reconstructions; the variational model decodes the mean.
    ///
    /// # Errors
    /// If the model's input or output has another size.
    #[wasm_bindgen(js_name = modelQuality)]
    pub fn model_quality(&self, model: &mut Model) -> Result<ImageQuality, JsValue> {
        self.0.model_quality(&model.model, &mut model.workspace).map(ImageQuality).map_err(to_js)
    }
}
