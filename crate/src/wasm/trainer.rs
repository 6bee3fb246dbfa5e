//! Training for the page: a trainer that steps alone, or leads replicas that live in other workers.
//!
//! Workers share no memory. In each step the lead sends every replica the parameters and a part of the batch; one buffer
//! each carries the parameters out and the gradient back. The lead adds the gradients up in the replicas' order, so that
//! the same number of replicas gives the same model to the bit.

use super::error::{rows, to_js};
use super::{Model, json};
use crate::json::Object;
use crate::kernels::elementwise::add;
use crate::models::{self, Batch, Config, Loss, Objective};
use crate::{Error, train};
use js_sys::Float32Array;
use ndarray::ArrayView2;
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use rand_distr::{Distribution, StandardNormal};
use wasm_bindgen::prelude::*;

/// How a model is trained.
struct Settings {
    seed: u32,
    learning_rate: f32,
    objective: Objective,
}

impl Settings {
    fn read(mut object: Object) -> crate::json::Result<Self> {
        // 32 bits, as a size has here.
        let seed = object.size("seed")? as u32;
        let learning_rate = object.number("learningRate")?;
        let objective = Objective::read(object.object("objective")?)?;
        object.end()?;
        Ok(Self { seed, learning_rate, objective })
    }
}

/// A model in training.
#[wasm_bindgen]
pub struct Trainer {
    trainer: train::Trainer,
    rng: ChaCha8Rng,
    received: Vec<f32>,
}

/// A copy of a model that computes gradients for a [`Trainer`] elsewhere.
#[wasm_bindgen]
pub struct Replica {
    model: models::Model,
    shard: train::Shard,
    objective: Objective,
}

#[wasm_bindgen]
impl Trainer {
    /// A fresh model of this configuration; `settings` are `{ seed, learningRate, objective: { reconstruction, beta } }`.
    ///
    /// # Errors
    /// If a setting is missing, unknown or out of range, or the model's output has another size than its input.
    #[wasm_bindgen(constructor)]
    pub fn new(config: &JsValue, settings: &JsValue) -> Result<Trainer, JsValue> {
        let Settings { seed, learning_rate, objective } = json::from_js("settings", settings, Settings::read)?;
        let mut rng = ChaCha8Rng::seed_from_u64(u64::from(seed));
        let model = trainable(config, &mut rng)?;
        Ok(Self { trainer: train::Trainer::new(model, objective, learning_rate, 1), rng, received: Vec::new() })
    }

    /// Number of weights and biases.
    #[wasm_bindgen(getter, js_name = parameterCount)]
    pub fn parameter_count(&mut self) -> usize {
        self.trainer.model.parameter_count()
    }

    /// Loss and step for whole images in 0…1, on this thread alone; `target` is what should come out, if not the input.
    ///
    /// # Errors
    /// If the pixels are not those of whole images.
    pub fn step(&mut self, input: &[f32], target: Option<Box<[f32]>>) -> Result<JsValue, JsValue> {
        let epsilon = self.epsilon(rows("images", input.len(), self.trainer.model.inputs())?);
        let batch = batch(&self.trainer.model, input, target.as_deref(), &epsilon)?;
        to_loss(self.trainer.step(&batch))
    }

    /// ε for the sampling layer of so many images, from the trainer's seed; empty for models without one.
    pub fn epsilon(&mut self, images: usize) -> Vec<f32> {
        let count = images.saturating_mul(self.trainer.model.epsilons());
        (0..count).map(|_| StandardNormal.sample(&mut self.rng)).collect()
    }

    /// Writes every parameter to `into`, in the model's order.
    ///
    /// # Errors
    /// If `into` does not hold as many values as there are parameters.
    #[wasm_bindgen(js_name = readParameters)]
    pub fn read_parameters(&mut self, into: &Float32Array) -> Result<(), JsValue> {
        each_tensor(&mut self.trainer.model, into, &mut |tensor, part| part.copy_from(tensor))
    }

    /// One step of Adam with the sum of the gradients, added up in their order.
    ///
    /// # Errors
    /// If there is none, or one does not hold as many values as there are parameters; nothing has changed then.
    pub fn update(&mut self, gradients: Vec<Float32Array>) -> Result<(), JsValue> {
        let expected = self.parameter_count();
        let lengths = gradients.iter().map(|gradient| gradient.length() as usize);
        if let Some(actual) = lengths.clone().chain((lengths.len() == 0).then_some(0)).find(|len| *len != expected) {
            return Err(to_js(Error::Length { what: "gradient", expected, actual }));
        }
        let (sum, received) = (self.trainer.gradient(), &mut self.received);
        each_tensor(sum, &gradients[0], &mut |tensor, part| part.copy_to(tensor))?;
        for gradient in &gradients[1..] {
            each_tensor(sum, gradient, &mut |tensor, part| {
                received.resize(tensor.len(), 0.0);
                part.copy_to(received);
                add(tensor, received);
            })?;
        }
        self.trainer.update();
        Ok(())
    }

    /// The model as it stands.
    #[must_use]
    pub fn model(&self) -> Model {
        Model::from(self.trainer.model.clone())
    }
}

#[wasm_bindgen]
impl Replica {
    /// For trainers of this configuration and `objective`, `{ reconstruction, beta }`.
    ///
    /// # Errors
    /// As for a [`Trainer`].
    #[wasm_bindgen(constructor)]
    pub fn new(config: &JsValue, objective: &JsValue) -> Result<Replica, JsValue> {
        let objective = json::from_js("objective", objective, Objective::read)?;
        // The weights come with each batch.
        let model = trainable(config, &mut ChaCha8Rng::seed_from_u64(0))?;
        Ok(Self { shard: train::Shard::new(&model), model, objective })
    }

    /// Takes the parameters in `buffer` and leaves the gradient there, of some images of a batch of `total`; returns their
    /// part of the loss.
    ///
    /// # Errors
    /// If a buffer has the wrong length.
    pub fn backward(
        &mut self,
        buffer: &Float32Array,
        input: &[f32],
        target: Option<Box<[f32]>>,
        epsilon: &[f32],
        total: usize,
    ) -> Result<JsValue, JsValue> {
        each_tensor(&mut self.model, buffer, &mut |tensor, part| part.copy_to(tensor))?;
        let batch = batch(&self.model, input, target.as_deref(), epsilon)?;
        let loss = self.shard.backward(&self.model, batch, total, self.objective);
        each_tensor(&mut self.shard.gradient, buffer, &mut |tensor, part| part.copy_from(tensor))?;
        to_loss(loss)
    }
}

fn trainable(config: &JsValue, rng: &mut ChaCha8Rng) -> Result<models::Model, JsValue> {
    let config = json::from_js("config", config, Config::read)?;
    let model = models::Model::new(config, rng).map_err(to_js)?;
    match (model.inputs(), model.outputs()) {
        (input, output) if input != output => Err(to_js(Error::NotTrainable { input, output })),
        _ => Ok(model),
    }
}

fn batch<'a>(
    model: &models::Model,
    input: &'a [f32],
    target: Option<&'a [f32]>,
    epsilon: &'a [f32],
) -> Result<Batch<'a>, JsValue> {
    let images = rows("images", input.len(), model.inputs())?;
    let matrix = |what, values: &'a [f32], each: usize| {
        let (expected, actual) = (images * each, values.len());
        if expected != actual {
            return Err(to_js(Error::Length { what, expected, actual }));
        }
        Ok(ArrayView2::from_shape((images, each), values).expect("images × each = length"))
    };
    Ok(Batch {
        input: matrix("images", input, model.inputs())?,
        target: matrix("target", target.unwrap_or(input), model.outputs())?,
        epsilon: matrix("epsilon", epsilon, model.epsilons())?,
    })
}

/// Calls `exchange` with every parameter tensor and its part of the flat array.
fn each_tensor(
    model: &mut models::Model,
    flat: &Float32Array,
    exchange: &mut dyn FnMut(&mut [f32], Float32Array),
) -> Result<(), JsValue> {
    let (expected, actual) = (model.parameter_count(), flat.length() as usize);
    if actual != expected {
        return Err(to_js(Error::Length { what: "parameters", expected, actual }));
    }
    let mut start = 0;
    model.for_each_tensor(&mut |values| {
        let end = start + values.len() as u32;
        exchange(values, flat.subarray(start, end));
        start = end;
    });
    Ok(())
}

fn to_loss(loss: crate::Result<Loss>) -> Result<JsValue, JsValue> {
    Ok(serde_wasm_bindgen::to_value(&loss.map_err(to_js)?)?)
}
