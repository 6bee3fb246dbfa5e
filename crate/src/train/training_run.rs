//! The training of a model with a [`TrainConfig`], step by step; gradients may be computed here or elsewhere.
//!
//! The random numbers of a step depend on the seed and the number of the step only. So a run that is resumed from its
//! step, parameters and moments ends as if it had never stopped, and models of different shapes can be trained on the same
//! batches.

use super::{TrainBatch, TrainConfig, Trainer};
use crate::data::{Batches, DataSet, stream_rng};
use crate::error::{FINITE, check_range, check_values};
use crate::kernels::distance::{norm, squared_norm};
use crate::models::{Loss, Model};
use crate::{Error, Result};
use rand_chacha::ChaCha8Rng;
use std::sync::Arc;

/// A training on a data set with a [`TrainConfig`]: draws its own batches and noise, goes step by step, and can be resumed.
#[derive(Debug)]
pub struct TrainingRun {
    config: TrainConfig,
    data: Arc<DataSet>,
    trainer: Trainer,
    parameter_count: usize,
    completed_steps: usize,
    batches: Batches,
    /// The epoch that `batches` is shuffled for.
    epoch: usize,
    batch: TrainBatch,
}

/// The L2 norms of a parameter tensor and of its gradient.
#[derive(Clone, Debug, PartialEq)]
pub struct TensorNorm {
    /// The tensor's name, for example `enc.kernel`.
    pub name: String,
    /// The norm of its values.
    pub weight: f64,
    /// The norm of its last gradient; 0 before the first step.
    pub gradient: f64,
}

/// The purpose of random numbers: each has 2⁴⁸ streams of its own.
#[derive(Clone, Copy)]
enum Purpose {
    /// The initial weights.
    Weights,
    /// The order of the examples in an epoch.
    Order,
    /// Noise and ε of a step.
    Step,
}

impl TrainingRun {
    /// A run with random weights; each step is split into one shard per thread. Runs can share their examples, as an `Arc`.
    ///
    /// # Errors
    /// [`Error::Config`] if a setting is out of range, there are fewer examples, or not 1 to 1,024 threads; [`Error::Length`]
    /// if the examples have another size than the model's input; [`Error::SizesDiffer`] if its output has; [`Error::Array`] if
    /// classes are excluded and the examples have no labels.
    pub fn new(config: TrainConfig, data: impl Into<Arc<DataSet>>, threads: usize) -> Result<Self> {
        let data = data.into();
        config.validate()?;
        let selected = config.select_examples(&data)?;
        let parameter_count = config.model.parameter_count()?;
        let model = Model::new(config.model.clone(), &mut random_stream(config.seed, Purpose::Weights, 0))?;
        let trainer = Trainer::new(model, config.objective, config.adam, threads)?;
        trainer.model().check_image_len(data.shape().len())?;
        let batches =
            Batches::of_indices(selected, config.batch_size, &mut random_stream(config.seed, Purpose::Order, 0));
        Ok(Self {
            config,
            data,
            trainer,
            parameter_count,
            completed_steps: 0,
            batches,
            epoch: 0,
            batch: TrainBatch::default(),
        })
    }

    /// The model after the last step.
    pub fn model(&self) -> &Model {
        self.trainer.model()
    }

    /// The model after the last step, when the run is over.
    pub fn into_model(self) -> Model {
        self.trainer.into_model()
    }

    /// Number of weights and biases.
    pub fn parameter_count(&self) -> usize {
        self.parameter_count
    }

    /// Number of steps in an epoch.
    pub fn steps_per_epoch(&self) -> usize {
        self.batches.batches_per_epoch()
    }

    /// Number of steps that are done.
    pub fn completed_steps(&self) -> usize {
        self.completed_steps
    }

    /// β of the next step.
    pub fn beta(&self) -> f32 {
        self.config.beta(self.completed_steps, self.steps_per_epoch())
    }

    /// The learning rate of the next step.
    pub fn learning_rate(&self) -> f32 {
        self.config.learning_rate(self.completed_steps, self.steps_per_epoch())
    }

    /// The batch of the next step: the same until that step is done.
    pub fn next_batch(&mut self) -> &TrainBatch {
        let (epoch, batch_index) =
            (self.completed_steps / self.steps_per_epoch(), self.completed_steps % self.steps_per_epoch());
        if self.epoch != epoch {
            self.batches.shuffle(&mut random_stream(self.config.seed, Purpose::Order, epoch));
            self.epoch = epoch;
        }
        let indices = self.batches.batch(batch_index);
        self.batch.load(&self.data, indices, self.config.noise, self.trainer.model().epsilon_dim());
        self.batch
            .sample_noise(0..indices.len(), &mut random_stream(self.config.seed, Purpose::Step, self.completed_steps));
        &self.batch
    }

    /// Does the next step; returns the loss before it.
    ///
    /// # Errors
    /// [`Error::Diverged`] if the loss or the norm of its gradient is not finite; the step is not done then.
    pub fn train_step(&mut self) -> Result<Loss> {
        self.next_batch();
        self.trainer.objective.beta = self.beta();
        let loss = self.trainer.backward(&self.batch.as_batch());
        if !loss.total(1.0).is_finite() {
            return Err(Error::Diverged);
        }
        self.update()?;
        Ok(loss)
    }

    /// The gradient that [`update`](Self::update) uses, to be overwritten with the gradient of
    /// [`next_batch`](Self::next_batch) where it was computed elsewhere.
    pub fn gradient_mut(&mut self) -> &mut Model {
        self.trainer.gradient_mut()
    }

    /// Does the next step with the gradient in [`gradient_mut`](Self::gradient_mut).
    ///
    /// # Errors
    /// [`Error::Diverged`] if its norm is not finite; the step is not done then.
    pub fn update(&mut self) -> Result<()> {
        // In single precision, as are Adam's squares.
        let is_finite = |values: &[f32]| squared_norm(values).is_finite();
        if !self.trainer.gradient().parameters().all(|(_, gradient)| is_finite(gradient.as_slice())) {
            return Err(Error::Diverged);
        }
        self.trainer.adam.learning_rate = self.learning_rate();
        self.trainer.update();
        self.completed_steps += 1;
        Ok(())
    }

    /// The norm of every parameter tensor and of its last gradient, in the model's order.
    pub fn norms(&self) -> Vec<TensorNorm> {
        let pairs = self.trainer.model().parameters().zip(self.trainer.gradient().parameters());
        let norms = pairs.map(|((layer, weight), (_, gradient))| TensorNorm {
            name: format!("{layer}.{}", weight.name),
            weight: norm(weight.as_slice()),
            gradient: norm(gradient.as_slice()),
        });
        norms.collect()
    }

    /// Adam's moments: the running means of the gradients of all parameters, then those of their squares.
    pub fn moments(&self) -> Vec<f32> {
        self.trainer.adam_state().moments().concat()
    }

    /// Begins with the weights of a model in place of random ones, to train it further on other examples: fine-tuning.
    ///
    /// # Errors
    /// [`Error::Model`] if the model has another configuration, [`Error::Value`] if a weight is not finite; the run is unchanged then.
    pub fn start_from(&mut self, model: &Model) -> Result<()> {
        if *model.config() != self.config.model {
            let [expected, actual] = [&self.config.model, model.config()].map(|config| format!("{config:?}"));
            return Err(Error::Model { expected, actual });
        }
        let weights: Vec<f32> = model.parameters().flat_map(|(_, values)| values.as_slice().to_vec()).collect();
        let moments = vec![0.0; 2 * weights.len()];
        self.restore(0, &weights, &moments)
    }

    /// Resumes after so many steps, with the parameters and moments from then; `moments` as [`moments`](Self::moments) returns them.
    ///
    /// # Errors
    /// [`Error::Length`] if their number is wrong, [`Error::Value`] if a value is not finite or a variance is negative,
    /// [`Error::Config`] if there are too many steps; the run is unchanged then.
    pub fn restore(&mut self, completed_steps: usize, parameters: &[f32], moments: &[f32]) -> Result<()> {
        let count = self.parameter_count;
        for (what, expected, actual) in [("parameters", count, parameters.len()), ("moments", 2 * count, moments.len())]
        {
            if expected != actual {
                return Err(Error::Length { what, expected, actual });
            }
        }
        check_range("step", completed_steps, 0, i32::MAX as usize)?;
        check_values("parameters", parameters, FINITE, "finite numbers")?;
        check_values("means", &moments[..count], FINITE, "finite numbers")?;
        check_values("variances", &moments[count..], 0.0..=f32::MAX, "finite numbers from 0")?;
        let mut remaining = parameters;
        self.trainer.model.for_each_tensor_mut(&mut |values| {
            values.copy_from_slice(remaining.split_off(..values.len()).expect("as many as parameters"));
        });
        self.trainer.adam_state_mut().restore(completed_steps as u32, moments);
        self.completed_steps = completed_steps;
        Ok(())
    }
}

/// The generator for one purpose and one index: of an epoch or of a step.
fn random_stream(seed: u32, purpose: Purpose, index: usize) -> ChaCha8Rng {
    stream_rng(seed.into(), (purpose as u64) << 48 | index as u64)
}
