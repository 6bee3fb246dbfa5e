//! Principal component analysis for the page: as the plane of the latent map, and as the linear baseline.

use super::check::{check_codes, check_fits_memory, check_range, read_whole_number};
use super::error::to_js;
use crate::latent;
use wasm_bindgen::prelude::*;
#[cfg(feature = "training")]
use {
    super::{DataSet, EvalMetrics, check::non_empty_range, json},
    crate::train::Evaluator,
};

/// The most components that codes are projected to.
const MAX_COMPONENTS: usize = 16;

/// The mean of some samples and the directions in which they vary most.
#[wasm_bindgen]
pub struct Pca(latent::Pca);

#[wasm_bindgen]
impl Pca {
    /// Fits 1 to 16 components to one or more codes. Components along which nothing varies are zero.
    ///
    /// # Errors
    /// If the values are not those of whole codes, or one is out of range.
    pub fn fit(codes: &[f32], dimensions: f64, components: f64) -> Result<Pca, JsValue> {
        let dimensions = read_whole_number("dimensions", dimensions)?;
        let components = read_whole_number("components", components)?;
        check_range("components", components, 1, MAX_COMPONENTS)?;
        latent::Pca::fit(check_codes("codes", codes, dimensions)?, components).map(Self).map_err(to_js)
    }

    /// The fraction of the variance along each component, largest first.
    #[wasm_bindgen(getter, js_name = explainedVarianceRatio)]
    pub fn explained_variance_ratio(&self) -> Vec<f32> {
        self.0.explained_variance_ratio().to_vec()
    }

    /// The coordinates `[n, components]` of codes along the components.
    ///
    /// # Errors
    /// If the values are not those of whole codes with the dimensions of the fitted ones, one is out of range, or the coordinates
    /// would not fit into memory.
    pub fn project(&self, codes: &[f32]) -> Result<Vec<f32>, JsValue> {
        let codes = check_codes("codes", codes, self.0.dimensions())?;
        check_fits_memory(codes.nrows(), self.0.explained_variance_ratio().len())?;
        Ok(self.0.project(codes).into_raw_vec_and_offset().0)
    }

    /// The codes at coordinates `[n, components]`.
    ///
    /// # Errors
    /// If the values are not those of whole points, one is out of range, or the codes would not fit into memory.
    pub fn unproject(&self, points: &[f32]) -> Result<Vec<f32>, JsValue> {
        let points = check_codes("points", points, self.0.explained_variance_ratio().len())?;
        check_fits_memory(points.nrows(), self.0.dimensions())?;
        Ok(self.0.unproject(points).into_raw_vec_and_offset().0)
    }
}

#[cfg(feature = "training")]
#[wasm_bindgen]
impl Pca {
    /// Fits components to the first `count` examples.
    ///
    /// # Errors
    /// If there are fewer examples, fewer pixels than components, or more than 4,096 pixels.
    #[wasm_bindgen(js_name = fitData)]
    pub fn fit_data(data: &DataSet, count: f64, components: f64) -> Result<Pca, JsValue> {
        let count = read_whole_number("count", count)?;
        let components = read_whole_number("components", components)?;
        latent::Pca::fit_data(&data.0, count, components).map(Self).map_err(to_js)
    }

    /// Evaluates the reconstructions as `Model.evaluate` does those of a plain model.
    /// Cross-entropy is not defined beyond 0…1, so the output is clamped to 1e-7…1 − 1e-7 for it.
    ///
    /// # Errors
    /// As for `Model.evaluate`.
    pub fn evaluate(
        &self,
        data: &DataSet,
        #[wasm_bindgen(unchecked_param_type = "EvaluationSettings")] settings: &JsValue,
        start: f64,
        end: f64,
    ) -> Result<EvalMetrics, JsValue> {
        let range = non_empty_range(data.0.len(), start, end)?;
        let evaluator = json::from_js("settings", settings, Evaluator::read)?;
        evaluator.evaluate_pca(&self.0, &data.0, range).map(EvalMetrics::from).map_err(to_js)
    }
}
