//! A training by a config, step by step, alone or with gradients from elsewhere.
//!
//! What is random in a step follows from the seed and the step alone, so that a training that goes on from a position,
//! weights and moments ends as if it had never stopped; and models of different shapes learn from the same batches.

use super::{TrainBatch, TrainConfig, Trainer};
use crate::data::{Batches, Digits, stream};
use crate::error::{check_all, check_range};
use crate::kernels::distance::norm;
use crate::layers::contiguous;
use crate::models::{Loss, Model};
use crate::{Error, Result};
use rand_chacha::ChaCha8Rng;
use std::rc::Rc;

/// A model in training by a config.
pub struct TrainingRun {
    config: TrainConfig,
    digits: Rc<Digits>,
    trainer: Trainer,
    parameters: usize,
    step: usize,
    batches: Batches,
    /// Whose order the batches have.
    epoch: usize,
    draw: TrainBatch,
}

/// How large a parameter tensor and its gradient are.
#[derive(Clone, Debug, PartialEq)]
pub struct TensorNorm {
    /// The tensor's name, for example `enc.kernel`.
    pub name: String,
    /// The L2 norm of its values.
    pub weight: f64,
    /// The L2 norm of its last gradient; 0 before the first.
    pub gradient: f64,
}

/// What random numbers are for: each purpose has 2⁴⁸ streams of its own.
#[derive(Clone, Copy)]
enum Purpose {
    Weights,
    Order,
    Step,
}

impl TrainingRun {
    /// With fresh weights, and each step shared out over so many threads.
    ///
    /// # Errors
    /// [`Error::Config`] if a setting is out of range, or there are not as many digits; [`Error::Length`] if the digits
    /// have another size than the model's input, [`Error::NotTrainable`] if its output has.
    pub fn new(config: TrainConfig, digits: Rc<Digits>, threads: usize) -> Result<Self> {
        config.check()?;
        let chosen = config.choose(&digits)?;
        let parameters = config.model.parameter_count()?;
        let model = Model::new(config.model.clone(), &mut rng(config.seed, Purpose::Weights, 0))?;
        model.check_trainable()?;
        model.check_pixels(digits.rows() * digits.cols())?;
        let trainer = Trainer::new(model, config.objective, config.learning_rate, threads);
        let batches = Batches::of(chosen, config.batch, &mut rng(config.seed, Purpose::Order, 0));
        Ok(Self { config, digits, trainer, parameters, step: 0, batches, epoch: 0, draw: TrainBatch::default() })
    }

    /// The model as it stands.
    pub fn model(&self) -> &Model {
        &self.trainer.model
    }

    /// The same, for whoever reads its parameters tensor by tensor.
    pub fn model_mut(&mut self) -> &mut Model {
        &mut self.trainer.model
    }

    /// Number of weights and biases.
    pub fn parameter_count(&self) -> usize {
        self.parameters
    }

    /// Number of steps in an epoch.
    pub fn steps_per_epoch(&self) -> usize {
        self.batches.per_epoch()
    }

    /// Number of steps that are done.
    pub fn step(&self) -> usize {
        self.step
    }

    /// β of the next step.
    pub fn beta(&self) -> f32 {
        self.config.beta(self.step, self.steps_per_epoch())
    }

    /// What the next step learns from.
    pub fn next_batch(&mut self) -> &TrainBatch {
        let (epoch, batch) = (self.step / self.steps_per_epoch(), self.step % self.steps_per_epoch());
        if self.epoch != epoch {
            self.batches.shuffle(&mut rng(self.config.seed, Purpose::Order, epoch));
            self.epoch = epoch;
        }
        let indices = self.batches.batch(batch);
        self.draw.load(&self.digits, indices, self.config.noise, self.trainer.model.noise_dim());
        self.draw.sample(0..indices.len(), &mut rng(self.config.seed, Purpose::Step, self.step));
        &self.draw
    }

    /// The next step; returns the loss before it.
    ///
    /// # Errors
    /// None: the sizes were checked.
    pub fn train(&mut self) -> Result<Loss> {
        self.next_batch();
        self.trainer.objective.beta = self.beta();
        let loss = self.trainer.step(&self.draw.batch())?;
        self.step += 1;
        Ok(loss)
    }

    /// To be filled with the gradient of what was drawn, when it was made elsewhere.
    pub fn gradient(&mut self) -> &mut Model {
        self.trainer.gradient()
    }

    /// The next step, with that [`gradient`](Self::gradient).
    pub fn update(&mut self) {
        self.trainer.update();
        self.step += 1;
    }

    /// The norm of every parameter tensor and of its last gradient, in the model's order.
    pub fn norms(&mut self) -> Vec<TensorNorm> {
        let mut norms = Vec::new();
        self.trainer.model.for_each_parameter(&mut |layer, parameter| {
            let weight = norm(contiguous(parameter.values.as_slice()));
            norms.push(TensorNorm { name: format!("{layer}.{}", parameter.name), weight, gradient: 0.0 });
        });
        let mut rest = norms.iter_mut();
        self.trainer.gradient().for_each_tensor(&mut |values| {
            rest.next().expect("a gradient has its model's tensors").gradient = norm(values);
        });
        norms
    }

    /// Adam's moments: every parameter's mean, then every parameter's variance.
    pub fn moments(&self) -> Vec<f32> {
        self.trainer.adam.moments().concat()
    }

    /// Goes on after so many steps, from the parameters and moments that there were.
    ///
    /// # Errors
    /// [`Error::Length`] or [`Error::Config`] if there is another number of them, one is not finite, a variance is
    /// negative or the step is out of range; nothing has changed then.
    pub fn restore(&mut self, step: usize, parameters: &[f32], moments: &[f32]) -> Result<()> {
        let count = self.parameters;
        for (what, expected, actual) in [("parameters", count, parameters.len()), ("moments", 2 * count, moments.len())]
        {
            if expected != actual {
                return Err(Error::Length { what, expected, actual });
            }
        }
        check_range("step", step, 0, i32::MAX as usize)?;
        let finite = -f32::MAX..=f32::MAX;
        check_all("parameters", parameters, finite.clone(), "finite numbers")?;
        check_all("moments", &moments[..count], finite, "finite numbers")?;
        check_all("moments", &moments[count..], 0.0..=f32::MAX, "finite numbers, variances from 0")?;
        let mut rest = parameters;
        self.trainer.model.for_each_tensor(&mut |values| {
            values.copy_from_slice(rest.split_off(..values.len()).expect("as many as parameters"));
        });
        self.trainer.adam.restore(step as i32, moments);
        self.step = step;
        Ok(())
    }
}

/// The random numbers of one purpose at one place.
fn rng(seed: u32, purpose: Purpose, index: usize) -> ChaCha8Rng {
    stream(seed.into(), (purpose as u64) << 48 | index as u64)
}
