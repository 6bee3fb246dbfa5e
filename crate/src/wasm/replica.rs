//! Data-parallel training on several workers, which share no memory. In each step the coordinator, which owns a
//! [`TrainingRun`](super::TrainingRun), sends every replica the parameters and a shard of the batch; one buffer per replica
//! carries the parameters there and the gradient back. The coordinator adds the gradients in the order of the replicas, so
//! their number determines the rounding of the result, and not which replica finishes first.

use super::check::{check_len, check_number, check_range, check_rows, read_choice, read_whole_number};
use super::error::to_js;
use super::{json, parameters};
use crate::losses::ReconstructionLoss;
use crate::models::{Batch, Config, Model, Objective, RECONSTRUCTION_LOSSES};
use crate::train::{self, MAX_BATCH_SIZE};
use js_sys::Float32Array;
use ndarray::ArrayView2;
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use wasm_bindgen::prelude::*;

/// A copy of a model that computes gradients for a coordinator.
#[wasm_bindgen]
pub struct Replica {
    model: Model,
    shard: train::Shard,
    reconstruction: ReconstructionLoss,
}

#[wasm_bindgen]
impl Replica {
    /// For models of this configuration, and this reconstruction loss.
    ///
    /// # Errors
    /// If a setting is missing, unknown or out of range, or the model's output has another size than its input.
    #[wasm_bindgen(constructor)]
    pub fn new(
        #[wasm_bindgen(unchecked_param_type = "ModelConfig")] config: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "Objective[\"reconstruction\"]")] reconstruction: &JsValue,
    ) -> Result<Replica, JsValue> {
        let config = json::from_js("config", config, Config::read)?;
        // The weights arrive with each shard.
        let model = Model::new(config, &mut ChaCha8Rng::seed_from_u64(0)).map_err(to_js)?;
        model.check_trainable().map_err(to_js)?;
        let reconstruction = read_choice("reconstruction", reconstruction, &RECONSTRUCTION_LOSSES)?;
        Ok(Self { shard: train::Shard::new(&model), model, reconstruction })
    }

    /// Reads the parameters from `buffer` and overwrites them with the gradient for a shard of a batch of `total` images;
    /// returns the shard's part of the loss. `input`, `target` (left out if it is the input) and `epsilon` (the noise of the sampling
    /// layer, `[images, latent]`, empty without one) are the shard's rows of `TrainingRun.nextBatch`; `beta` weighs the KL divergence.
    ///
    /// # Errors
    /// If a buffer is no `Float32Array` or has the wrong length, β is not finite, there are more than 1,024 images, or the batch has
    /// fewer than the shard.
    #[wasm_bindgen(unchecked_return_type = "Loss")]
    pub fn backward(
        &mut self,
        buffer: &Float32Array,
        input: &[f32],
        target: Option<Box<[f32]>>,
        epsilon: &[f32],
        total: f64,
        beta: f32,
    ) -> Result<JsValue, JsValue> {
        let total = read_whole_number("total", total)?;
        parameters::copy_from_array(&mut self.model, buffer)?;
        let batch = shard_batch(&self.model, input, target.as_deref(), epsilon)?;
        check_range("total", total, batch.len(), MAX_BATCH_SIZE)?;
        check_number("beta", beta)?;
        let objective = Objective { reconstruction: self.reconstruction, beta };
        let loss = self.shard.backward(&self.model, batch, total, objective);
        parameters::copy_to_array(&self.shard.gradient, buffer)?;
        Ok(json::to_object(&loss))
    }
}

/// The arrays of a shard as a batch for the model.
fn shard_batch<'a>(
    model: &Model,
    input: &'a [f32],
    target: Option<&'a [f32]>,
    epsilon: &'a [f32],
) -> Result<Batch<'a>, JsValue> {
    let images = check_rows("images", input.len(), model.input_len())?;
    check_range("images", images, 1, MAX_BATCH_SIZE)?;
    let matrix = |what, values: &'a [f32], width: usize| {
        check_len(what, images * width, values.len())?;
        Ok::<_, JsValue>(ArrayView2::from_shape((images, width), values).expect("images × width = length"))
    };
    Ok(Batch {
        input: matrix("images", input, model.input_len())?,
        target: matrix("target", target.unwrap_or(input), model.output_len())?,
        epsilon: matrix("epsilon", epsilon, model.epsilon_dim())?,
    })
}
