//! How good models in training are, and whether their gradients are right, for the page.

use super::check::check_count;
use super::error::to_js;
use super::{Digits, Model, json};
use crate::latent::{self, neighbour_accuracy};
use crate::models::Objective;
use crate::train::{self, Evaluator, check_gradient};
use wasm_bindgen::prelude::*;

/// Sums over some digits, which those over others may be added to.
#[wasm_bindgen]
pub struct EvalMetrics {
    /// How many digits.
    #[wasm_bindgen(readonly)]
    pub images: usize,
    /// The reconstruction loss: of a digit the mean per pixel for plain models, the sum over the pixels for variational ones.
    #[wasm_bindgen(readonly)]
    pub reconstruction: f64,
    /// KL divergence, in nats; 0 for plain models.
    #[wasm_bindgen(readonly)]
    pub kl: f64,
    /// The squared error of the reconstruction without chance, mean per pixel, against the clean digit.
    #[wasm_bindgen(readonly, js_name = squaredError)]
    pub squared_error: f64,
}

impl From<train::EvalMetrics> for EvalMetrics {
    fn from(train::EvalMetrics { images, reconstruction, kl, squared_error }: train::EvalMetrics) -> Self {
        Self { images, reconstruction, kl, squared_error }
    }
}

/// How backpropagation compares to finite differences in one parameter tensor.
#[wasm_bindgen]
pub struct GradientCheck(train::GradientCheck);

/// The linear baseline: principal component analysis.
#[wasm_bindgen]
pub struct Pca(latent::Pca);

#[wasm_bindgen]
impl Model {
    /// Judges the model on the digits from `start` to before `end`; `settings` are `{ objective: { reconstruction, beta },
    /// noise, excludedClasses }`. A digit's noise and ε are always the same, so that parts add up to the whole.
    ///
    /// # Errors
    /// If a setting is missing, unknown or out of range, there are no such digits, or they do not fit the model.
    pub fn evaluate(
        &mut self,
        digits: &Digits,
        settings: &JsValue,
        start: usize,
        end: usize,
    ) -> Result<EvalMetrics, JsValue> {
        let judgement = json::from_js("settings", settings, Evaluator::read)?;
        let validation = judgement.model(&self.model, &digits.0, start..end, &mut self.workspace);
        validation.map(EvalMetrics::from).map_err(to_js)
    }

    /// The share of the `test` digits that have the class of most of the five whose codes are nearest, among the first
    /// `count` of `train`.
    ///
    /// # Errors
    /// If there are not as many, or the digits do not fit the model or, with their codes, into memory.
    #[wasm_bindgen(js_name = neighbourAccuracy)]
    pub fn neighbour_accuracy(&mut self, train: &Digits, count: usize, test: &Digits) -> Result<f64, JsValue> {
        let code = self.model.code_shape().iter().product();
        check_count(test.0.len(), self.model.inputs().max(code))?;
        neighbour_accuracy(&self.model, &train.0, count, &test.0, &mut self.workspace).map_err(to_js)
    }

    /// Holds backpropagation against central differences of the loss of a few of the digits, in the parameter tensor number
    /// `tensor`; `objective` is `{ reconstruction, beta }`.
    ///
    /// # Errors
    /// If a setting is missing or unknown, there is no such tensor, or the digits do not fit the model.
    #[wasm_bindgen(js_name = checkGradient)]
    pub fn check_gradient(
        &mut self,
        digits: &Digits,
        objective: &JsValue,
        tensor: usize,
        seed: u32,
    ) -> Result<GradientCheck, JsValue> {
        let objective = json::from_js("objective", objective, Objective::read)?;
        check_gradient(&self.model, &digits.0, objective, tensor, seed.into()).map(GradientCheck).map_err(to_js)
    }
}

#[wasm_bindgen]
impl GradientCheck {
    /// The tensor's name, for example `enc.kernel`.
    #[wasm_bindgen(getter)]
    pub fn name(&self) -> String {
        self.0.name.clone()
    }

    /// How many of its entries were checked.
    #[wasm_bindgen(getter)]
    pub fn entries(&self) -> usize {
        self.0.entries
    }

    /// The relative error over these entries: |numeric − backpropagated| / (|numeric| + |backpropagated|).
    #[wasm_bindgen(getter)]
    pub fn error(&self) -> f64 {
        self.0.error
    }
}

#[wasm_bindgen]
impl Pca {
    /// Of the first `count` digits, with so many components, at most one a pixel; fewer where the digits vary in fewer
    /// directions.
    ///
    /// # Errors
    /// If there are not as many, or a digit has more than 4,096 pixels.
    pub fn fit(digits: &Digits, count: usize, components: usize) -> Result<Pca, JsValue> {
        latent::Pca::fit(&digits.0, count, components).map(Self).map_err(to_js)
    }

    /// Judges it as [`Model::evaluate`] does a plain model. Cross-entropy is not defined beyond 0…1, so there the output is
    /// brought into 1e-7…1 − 1e-7.
    ///
    /// # Errors
    /// As for [`Model::evaluate`].
    pub fn evaluate(
        &self,
        digits: &Digits,
        settings: &JsValue,
        start: usize,
        end: usize,
    ) -> Result<EvalMetrics, JsValue> {
        let judgement = json::from_js("settings", settings, Evaluator::read)?;
        judgement.pca(&self.0, &digits.0, start..end).map(EvalMetrics::from).map_err(to_js)
    }
}
