//! Training on several workers, which share no memory. In each step the lead, a [`TrainingRun`](super::TrainingRun), sends every replica
//! the parameters and a part of the batch; one buffer each carries the parameters out and the gradient back. The lead adds
//! the gradients up in the replicas' order, so that the same number of replicas gives the same model to the bit.

use super::check::check_range;
use super::error::{rows, to_js};
use super::{json, parameters};
use crate::Error;
use crate::json::choose;
use crate::losses::Reconstruction;
use crate::models::{Batch, Config, Loss, Model, Objective, RECONSTRUCTIONS};
use crate::train::{self, MAX_BATCH};
use js_sys::Float32Array;
use ndarray::ArrayView2;
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use wasm_bindgen::prelude::*;

/// A copy of a model that computes gradients for a lead elsewhere.
#[wasm_bindgen]
pub struct Replica {
    model: Model,
    shard: train::Shard,
    reconstruction: Reconstruction,
}

#[wasm_bindgen]
impl Replica {
    /// For models of this configuration, and the loss of this name: `binary_cross_entropy` or `mean_squared_error`.
    ///
    /// # Errors
    /// If a setting is missing, unknown or out of range, or the model's output has another size than its input.
    #[wasm_bindgen(constructor)]
    pub fn new(config: &JsValue, reconstruction: &str) -> Result<Replica, JsValue> {
        // The weights come with each batch.
        let model = trainable(config, &mut ChaCha8Rng::seed_from_u64(0))?;
        let reconstruction = choose("reconstruction", reconstruction, &RECONSTRUCTIONS).map_err(|actual| {
            to_js(Error::Config { field: "reconstruction", expected: "a loss".to_owned(), actual })
        })?;
        Ok(Self { shard: train::Shard::new(&model), model, reconstruction })
    }

    /// Takes the parameters in `buffer` and leaves the gradient there, of some images of a batch of `total`; returns their
    /// part of the loss, which is reconstruction + `beta`·KL.
    ///
    /// # Errors
    /// If a buffer has the wrong length, or there are more than 1,024 images.
    pub fn backward(
        &mut self,
        buffer: &Float32Array,
        input: &[f32],
        target: Option<Box<[f32]>>,
        epsilon: &[f32],
        total: usize,
        beta: f32,
    ) -> Result<JsValue, JsValue> {
        parameters::write(&mut self.model, buffer)?;
        let batch = batch(&self.model, input, target.as_deref(), epsilon)?;
        let objective = Objective { reconstruction: self.reconstruction, beta };
        let loss = self.shard.backward(&self.model, batch, total, objective);
        parameters::read(&mut self.shard.gradient, buffer)?;
        to_loss(loss)
    }
}

/// A fresh model whose output has its input's size.
pub(super) fn trainable(config: &JsValue, rng: &mut ChaCha8Rng) -> Result<Model, JsValue> {
    let config = json::from_js("config", config, Config::read)?;
    let model = Model::new(config, rng).map_err(to_js)?;
    model.check_trainable().map_err(to_js)?;
    Ok(model)
}

/// How many images a batch holds.
pub(super) fn images(model: &Model, input: &[f32]) -> Result<usize, JsValue> {
    let images = rows("images", input.len(), model.inputs())?;
    check_range("images", images, 1, MAX_BATCH)?;
    Ok(images)
}

/// Whole images, as a batch for the model.
pub(super) fn batch<'a>(
    model: &Model,
    input: &'a [f32],
    target: Option<&'a [f32]>,
    epsilon: &'a [f32],
) -> Result<Batch<'a>, JsValue> {
    let images = images(model, input)?;
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
        epsilon: matrix("epsilon", epsilon, model.noise_dim())?,
    })
}

/// A loss as a plain object.
pub(super) fn to_loss(loss: crate::Result<Loss>) -> Result<JsValue, JsValue> {
    Ok(serde_wasm_bindgen::to_value(&loss.map_err(to_js)?)?)
}
