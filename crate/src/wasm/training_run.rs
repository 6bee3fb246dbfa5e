//! Training for JavaScript: on this thread alone, or with gradients from [replicas](super::Replica) in other workers.

use super::check::read_whole_number;
use super::error::to_js;
use super::{DataSet, Model, json, parameters};
use crate::train::{self, TrainConfig};
use js_sys::Float32Array;
use std::sync::Arc;
use wasm_bindgen::prelude::*;

/// A model in training.
#[wasm_bindgen]
pub struct TrainingRun(train::TrainingRun);

/// The batch of one training step.
#[wasm_bindgen(getter_with_clone)]
pub struct TrainBatch {
    /// Number of images.
    #[wasm_bindgen(readonly, js_name = imageCount)]
    pub image_count: usize,
    /// The input, `[images, pixels]`.
    #[wasm_bindgen(readonly)]
    pub input: Float32Array,
    /// The target, `[images, pixels]`, if it is not the input.
    #[wasm_bindgen(readonly)]
    pub target: Option<Float32Array>,
    /// ε ~ N(0, 1) for the sampling layer, `[images, latent]`; empty for models without one.
    #[wasm_bindgen(readonly)]
    pub epsilon: Float32Array,
}

/// The L2 norms of a parameter tensor and of its gradient.
#[wasm_bindgen]
pub struct TensorNorm(train::TensorNorm);

#[wasm_bindgen]
impl TensorNorm {
    /// The tensor's name, for example `enc.kernel`.
    #[wasm_bindgen(getter)]
    pub fn name(&self) -> String {
        self.0.name.clone()
    }

    /// The norm of its values.
    #[wasm_bindgen(getter)]
    pub fn weight(&self) -> f64 {
        self.0.weight
    }

    /// The norm of its last gradient; 0 before the first step.
    #[wasm_bindgen(getter)]
    pub fn gradient(&self) -> f64 {
        self.0.gradient
    }
}

#[wasm_bindgen]
impl TrainingRun {
    /// A model with random weights. The examples are shared, not copied.
    ///
    /// # Errors
    /// If a setting is missing, unknown or out of range, the data set has fewer examples, they do not fit the model, or classes are
    /// excluded and there are no labels.
    #[wasm_bindgen(constructor)]
    pub fn new(
        #[wasm_bindgen(unchecked_param_type = "TrainConfig")] config: &JsValue,
        data: &DataSet,
    ) -> Result<TrainingRun, JsValue> {
        let config = json::from_js("config", config, TrainConfig::read)?;
        let threads = 1; // other shards are computed by replicas
        train::TrainingRun::new(config, Arc::clone(&data.0), threads).map(Self).map_err(to_js)
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
    #[wasm_bindgen(getter, js_name = completedSteps)]
    pub fn completed_steps(&self) -> usize {
        self.0.completed_steps()
    }

    /// β of the next step.
    #[wasm_bindgen(getter)]
    pub fn beta(&self) -> f32 {
        self.0.beta()
    }

    /// The learning rate of the next step.
    #[wasm_bindgen(getter, js_name = learningRate)]
    pub fn learning_rate(&self) -> f32 {
        self.0.learning_rate()
    }

    /// The batch of the next step: the same until that step is done.
    #[wasm_bindgen(js_name = nextBatch)]
    pub fn next_batch(&mut self) -> TrainBatch {
        let batch = self.0.next_batch();
        TrainBatch {
            image_count: batch.image_count(),
            input: batch.input().into(),
            target: batch.target().map(Float32Array::from),
            epsilon: batch.epsilon().into(),
        }
    }

    /// Does the next step on this thread; returns the loss before it.
    ///
    /// # Errors
    /// If the loss or its gradient is not finite; the step is not done then.
    #[wasm_bindgen(js_name = trainStep, unchecked_return_type = "Loss")]
    pub fn train_step(&mut self) -> Result<JsValue, JsValue> {
        self.0.train_step().map(|loss| json::to_object(&loss)).map_err(to_js)
    }

    /// Copies all parameters to `into`, tensor by tensor.
    ///
    /// # Errors
    /// If `into` is no `Float32Array`, or does not hold as many values as there are parameters.
    #[wasm_bindgen(js_name = readParameters)]
    pub fn read_parameters(&self, into: &Float32Array) -> Result<(), JsValue> {
        parameters::copy_to_array(self.0.model(), into)
    }

    /// Does the next step with gradients of the parts of its batch, which are added in the order of the list.
    ///
    /// # Errors
    /// If there is none, one is no `Float32Array` or does not hold as many values as there are parameters, or their sum is not
    /// finite; the step is not done then.
    pub fn update(&mut self, gradients: Vec<Float32Array>) -> Result<(), JsValue> {
        parameters::sum_into(self.0.gradient_mut(), &gradients)?;
        self.0.update().map_err(to_js)
    }

    /// The norms of all parameter tensors, in the order of `Model.parameters`.
    pub fn norms(&self) -> Vec<TensorNorm> {
        self.0.norms().into_iter().map(TensorNorm).collect()
    }

    /// A copy of the model after the last step.
    #[must_use]
    pub fn model(&self) -> Model {
        Model::from(self.0.model().clone())
    }

    /// Adam's moments: the running means of the gradients of all parameters, then those of their squares.
    #[must_use]
    pub fn moments(&self) -> Vec<f32> {
        self.0.moments()
    }

    /// Begins with the weights of a model in place of random ones.
    ///
    /// # Errors
    /// If the model has another configuration, or a weight is not finite; the run is unchanged then.
    #[wasm_bindgen(js_name = startFrom)]
    pub fn start_from(&mut self, model: &Model) -> Result<(), JsValue> {
        self.0.start_from(&model.model).map_err(to_js)
    }

    /// Resumes after step `step`, with the parameters and moments from then.
    ///
    /// # Errors
    /// If their number is wrong, a value is not finite, a mean of squares is negative, or the step is out of range; the run is unchanged
    /// then.
    pub fn restore(&mut self, step: f64, parameters: &[f32], moments: &[f32]) -> Result<(), JsValue> {
        let step = read_whole_number("step", step)?;
        self.0.restore(step, parameters, moments).map_err(to_js)
    }
}
