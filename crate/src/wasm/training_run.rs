//! A training by a config, for the page: it steps alone, or leads [replicas](super::Replica).

use super::error::to_js;
use super::replica::to_loss;
use super::{Digits, Model, json, parameters};
use crate::train::{self, TrainConfig};
use js_sys::Float32Array;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// A model in training.
#[wasm_bindgen]
pub struct TrainingRun(train::TrainingRun);

/// What one step learns from.
#[wasm_bindgen(getter_with_clone)]
pub struct TrainBatch {
    /// Number of images.
    #[wasm_bindgen(readonly)]
    pub images: usize,
    /// What goes in, `[images, pixels]`.
    #[wasm_bindgen(readonly)]
    pub input: Float32Array,
    /// What should come out, `[images, pixels]`, if not the input.
    #[wasm_bindgen(readonly)]
    pub target: Option<Float32Array>,
    /// N(0, 1) for the sampling layer, `[images, latent]`; empty for models without one.
    #[wasm_bindgen(readonly)]
    pub epsilon: Float32Array,
}

/// How large a parameter tensor and its gradient are.
#[wasm_bindgen]
pub struct TensorNorm(train::TensorNorm);

#[wasm_bindgen]
impl TensorNorm {
    /// The tensor's name, for example `enc.kernel`.
    #[wasm_bindgen(getter)]
    pub fn name(&self) -> String {
        self.0.name.clone()
    }

    /// The L2 norm of its values.
    #[wasm_bindgen(getter)]
    pub fn weight(&self) -> f64 {
        self.0.weight
    }

    /// The L2 norm of its last gradient; 0 before the first.
    #[wasm_bindgen(getter)]
    pub fn gradient(&self) -> f64 {
        self.0.gradient
    }
}

#[wasm_bindgen]
impl TrainingRun {
    /// With fresh weights; `config` is `{ model, objective: { reconstruction, beta }, warmUp, learningRate, batch, noise,
    /// digits, excludedClasses, seed }`. The digits are shared, not copied.
    ///
    /// # Errors
    /// If a setting is missing, unknown or out of range, there are not as many digits, or they do not fit the model.
    #[wasm_bindgen(constructor)]
    pub fn new(config: &JsValue, digits: &Digits) -> Result<TrainingRun, JsValue> {
        let config = json::from_js("config", config, TrainConfig::read)?;
        train::TrainingRun::new(config, Rc::clone(&digits.0), 1).map(Self).map_err(to_js)
    }

    /// Number of weights and biases.
    #[wasm_bindgen(getter, js_name = parameterCount)]
    pub fn parameter_count(&self) -> usize {
        self.0.parameter_count()
    }

    /// Number of steps in an epoch.
    #[wasm_bindgen(getter, js_name = stepsPerEpoch)]
    pub fn steps_per_epoch(&self) -> usize {
        self.0.steps_per_epoch()
    }

    /// Number of steps that are done.
    #[wasm_bindgen(getter)]
    pub fn step(&self) -> usize {
        self.0.step()
    }

    /// β of the next step.
    #[wasm_bindgen(getter)]
    pub fn beta(&self) -> f32 {
        self.0.beta()
    }

    /// What the next step learns from: the same each time until it is done.
    #[wasm_bindgen(js_name = nextBatch)]
    pub fn next_batch(&mut self) -> TrainBatch {
        let draw = self.0.next_batch();
        TrainBatch {
            images: draw.images(),
            input: draw.input().into(),
            target: draw.target().map(Float32Array::from),
            epsilon: draw.epsilon().into(),
        }
    }

    /// The next step, on this thread alone; returns the loss before it.
    ///
    /// # Errors
    /// None is known.
    pub fn train(&mut self) -> Result<JsValue, JsValue> {
        to_loss(self.0.train())
    }

    /// Writes every parameter to `into`, in the model's order.
    ///
    /// # Errors
    /// If `into` does not hold as many values as there are parameters.
    #[wasm_bindgen(js_name = readParameters)]
    pub fn read_parameters(&mut self, into: &Float32Array) -> Result<(), JsValue> {
        parameters::read(self.0.model_mut(), into)
    }

    /// The next step, with the sum of the gradients of its draw, added up in their order.
    ///
    /// # Errors
    /// If there is none, or one does not hold as many values as there are parameters; nothing has changed then.
    pub fn update(&mut self, gradients: Vec<Float32Array>) -> Result<(), JsValue> {
        parameters::add_up(self.0.gradient(), &gradients)?;
        self.0.update();
        Ok(())
    }

    /// Of every parameter tensor, in the model's order.
    pub fn norms(&mut self) -> Vec<TensorNorm> {
        self.0.norms().into_iter().map(TensorNorm).collect()
    }

    /// The model as it stands.
    #[must_use]
    pub fn model(&self) -> Model {
        Model::from(self.0.model().clone())
    }

    /// Adam's moments: every parameter's mean, then every parameter's variance.
    #[must_use]
    pub fn moments(&self) -> Vec<f32> {
        self.0.moments()
    }

    /// Goes on after so many steps, from the parameters and moments that there were.
    ///
    /// # Errors
    /// If there is another number of them, one is not finite, or the step is out of range; nothing has changed then.
    pub fn restore(&mut self, step: usize, parameters: &[f32], moments: &[f32]) -> Result<(), JsValue> {
        self.0.restore(step, parameters, moments).map_err(to_js)
    }
}
