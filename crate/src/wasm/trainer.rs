//! A trainer for images that the page brings: it steps alone, or leads [replicas](super::Replica).

use super::check::check_range;
use super::replica::{batch, images, to_loss, trainable};
use super::{Model, json, parameters};
use crate::json::Object;
use crate::models::Objective;
use crate::train::{self, MAX_BATCH};
use js_sys::Float32Array;
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
        let seed = object.u32("seed")?;
        let learning_rate = object.f32("learningRate")?;
        let objective = Objective::read(object.object("objective")?)?;
        object.finish()?;
        Ok(Self { seed, learning_rate, objective })
    }
}

/// A model in training.
#[wasm_bindgen]
pub struct Trainer {
    trainer: train::Trainer,
    rng: ChaCha8Rng,
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
        Ok(Self { trainer: train::Trainer::new(model, objective, learning_rate, 1), rng })
    }

    /// Number of weights and biases.
    #[wasm_bindgen(getter, js_name = parameterCount)]
    pub fn parameter_count(&mut self) -> usize {
        self.trainer.model.parameter_count()
    }

    /// Loss and step for whole images in 0…1, on this thread alone; `target` is what should come out, if not the input.
    ///
    /// # Errors
    /// If the pixels are not those of whole images, or of more than 1,024.
    pub fn step(&mut self, input: &[f32], target: Option<Box<[f32]>>) -> Result<JsValue, JsValue> {
        let epsilon = self.epsilon(images(&self.trainer.model, input)?)?;
        let batch = batch(&self.trainer.model, input, target.as_deref(), &epsilon)?;
        to_loss(self.trainer.step(&batch))
    }

    /// ε for the sampling layer of so many images, from the trainer's seed; empty for models without one.
    ///
    /// # Errors
    /// If there are none, or more than 1,024.
    pub fn epsilon(&mut self, images: usize) -> Result<Vec<f32>, JsValue> {
        check_range("images", images, 1, MAX_BATCH)?;
        let count = images * self.trainer.model.noise_dim();
        Ok((0..count).map(|_| StandardNormal.sample(&mut self.rng)).collect())
    }

    /// Writes every parameter to `into`, in the model's order.
    ///
    /// # Errors
    /// If `into` does not hold as many values as there are parameters.
    #[wasm_bindgen(js_name = readParameters)]
    pub fn read_parameters(&mut self, into: &Float32Array) -> Result<(), JsValue> {
        parameters::read(&mut self.trainer.model, into)
    }

    /// One step of Adam with the sum of the gradients, added up in their order.
    ///
    /// # Errors
    /// If there is none, or one does not hold as many values as there are parameters; nothing has changed then.
    pub fn update(&mut self, gradients: Vec<Float32Array>) -> Result<(), JsValue> {
        parameters::add_up(self.trainer.gradient(), &gradients)?;
        self.trainer.update();
        Ok(())
    }

    /// The model as it stands.
    #[must_use]
    pub fn model(&self) -> Model {
        Model::from(self.trainer.model.clone())
    }
}
