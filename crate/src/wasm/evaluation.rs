//! Evaluation of models in training, and the check of their gradients, for the page.

use super::check::{check_fits_memory, non_empty_range, read_whole_number};
use super::error::to_js;
use super::{DataSet, Model, json};
use crate::latent::knn_accuracy;
use crate::models::Objective;
use crate::train::{self, Evaluator, check_gradient};
use wasm_bindgen::prelude::*;

/// The most examples whose pixels are in memory at once while they are encoded for their neighbours.
const ENCODED_AT_ONCE: usize = 256;

/// Sums over some examples; those over others can be added.
#[wasm_bindgen]
pub struct EvalMetrics {
    /// Number of images.
    #[wasm_bindgen(readonly, js_name = imageCount)]
    pub image_count: usize,
    /// The reconstruction loss, summed over the images (divide by `imageCount`): of an image the mean per pixel for plain models, the
    /// sum over the pixels for variational ones.
    #[wasm_bindgen(readonly)]
    pub reconstruction: f64,
    /// The KL divergence, in nats, summed over the images; 0 for plain models.
    #[wasm_bindgen(readonly)]
    pub kl: f64,
    /// The squared error between clean example and reconstruction without sampling, mean per pixel, summed over the images.
    #[wasm_bindgen(readonly, js_name = squaredError)]
    pub squared_error: f64,
}

impl From<train::EvalMetrics> for EvalMetrics {
    fn from(train::EvalMetrics { image_count, reconstruction, kl, squared_error }: train::EvalMetrics) -> Self {
        Self { image_count, reconstruction, kl, squared_error }
    }
}

/// How the gradient of one parameter tensor compares with finite differences.
#[wasm_bindgen]
pub struct GradientCheck(train::GradientCheck);

#[wasm_bindgen]
impl Model {
    /// Evaluates the model on the examples from `start` to before `end`; an example has the same noise and ε in every evaluation,
    /// so the metrics of parts add up to those of the whole.
    ///
    /// # Errors
    /// If a setting is missing, unknown or out of range, there are no such examples, they do not fit the model, or classes are
    /// excluded and there are no labels.
    pub fn evaluate(
        &mut self,
        data: &DataSet,
        #[wasm_bindgen(unchecked_param_type = "EvaluationSettings")] settings: &JsValue,
        start: f64,
        end: f64,
    ) -> Result<EvalMetrics, JsValue> {
        let range = non_empty_range(data.0.len(), start, end)?;
        let evaluator = json::from_js("settings", settings, Evaluator::read)?;
        let metrics = evaluator.evaluate(&self.model, &data.0, range, &mut self.workspace);
        metrics.map(EvalMetrics::from).map_err(to_js)
    }

    /// The accuracy, in 0…1, of a 5-nearest-neighbours classifier on the codes of the `test` examples, with the first `count` of
    /// `train` as neighbours.
    ///
    /// # Errors
    /// If `train` has fewer examples, one has no labels, the examples do not fit the model, or their codes are not finite or do not
    /// fit into memory.
    #[wasm_bindgen(js_name = knnAccuracy)]
    pub fn knn_accuracy(&mut self, train: &DataSet, count: f64, test: &DataSet) -> Result<f64, JsValue> {
        let count = read_whole_number("count", count)?;
        check_fits_memory(test.0.len(), self.model.code_len())?;
        check_fits_memory(ENCODED_AT_ONCE.min(test.0.len()), self.model.input_len())?;
        knn_accuracy(&self.model, &train.0, count, &test.0, &mut self.workspace).map_err(to_js)
    }

    /// Compares backpropagation with central differences of the loss of a few of the examples, for the parameter tensor with
    /// index `tensor`.
    ///
    /// # Errors
    /// If a setting is missing or unknown, there is no such tensor, the examples do not fit the model, or the loss or its gradient
    /// is not finite.
    #[wasm_bindgen(js_name = checkGradient)]
    pub fn check_gradient(
        &self,
        data: &DataSet,
        #[wasm_bindgen(unchecked_param_type = "Objective")] objective: &JsValue,
        tensor: f64,
        seed: f64,
    ) -> Result<GradientCheck, JsValue> {
        let tensor = read_whole_number("tensor", tensor)?;
        let seed = read_whole_number("seed", seed)? as u32;
        let objective = json::from_js("objective", objective, Objective::read)?;
        check_gradient(&self.model, &data.0, objective, tensor, seed.into()).map(GradientCheck).map_err(to_js)
    }
}

#[wasm_bindgen]
impl GradientCheck {
    /// The tensor's name, for example `enc.kernel`.
    #[wasm_bindgen(getter)]
    pub fn name(&self) -> String {
        self.0.name.clone()
    }

    /// Number of entries compared.
    #[wasm_bindgen(getter, js_name = comparedEntries)]
    pub fn compared_entries(&self) -> usize {
        self.0.compared_entries
    }

    /// The relative error over these entries: |numeric − backpropagated| / (|numeric| + |backpropagated|).
    #[wasm_bindgen(getter, js_name = relativeError)]
    pub fn relative_error(&self) -> f64 {
        self.0.relative_error
    }
}
