//! One optimisation step, data-parallel: each shard of the batch has its own thread, or its gradient is computed elsewhere.
//!
//! A shard takes consecutive examples and accumulates its own gradient; the gradients are added in the order of the shards,
//! so the rounding of the result depends on the number of shards but not on which thread finishes first.

use super::adam::{Adam, AdamState};
use super::shard::{Shard, shard_range};
use crate::Result;
use crate::error::check_range;
use crate::kernels::elementwise::add_assign;
use crate::models::{Batch, Loss, Model, Objective};
use std::thread;

/// A model and its optimiser: does a step of Adam for each batch that the caller supplies.
#[derive(Debug)]
pub struct Trainer {
    pub(super) model: Model,
    pub(super) adam: Adam,
    pub(super) objective: Objective,
    state: AdamState,
    shards: Vec<Shard>,
}

/// Each thread takes as much memory as the model, for its gradient.
const MAX_THREADS: usize = 1024;

impl Trainer {
    /// A trainer with one shard per thread, 1 to 1,024. In WebAssembly there is always one, since there are no threads.
    ///
    /// # Errors
    /// [`Error::Config`](crate::Error::Config) if a setting of Adam, β or the number of threads is out of range,
    /// [`Error::SizesDiffer`](crate::Error::SizesDiffer) if the model's output has another size than its input.
    pub fn new(model: Model, objective: Objective, adam: Adam, threads: usize) -> Result<Self> {
        adam.validate()?;
        objective.validate()?;
        check_range("threads", threads, 1, MAX_THREADS)?;
        model.check_trainable()?;
        let threads = if cfg!(target_family = "wasm") { 1 } else { threads };
        let shards = (0..threads).map(|_| Shard::new(&model)).collect();
        Ok(Self { adam, state: AdamState::new(model.parameter_count()), model, objective, shards })
    }

    /// The model after the last step.
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// The model after the last step, when the training is over.
    pub fn into_model(self) -> Model {
        self.model
    }

    /// Changes the optimiser's settings before the next step, as a learning-rate schedule does.
    ///
    /// # Errors
    /// [`Error::Config`](crate::Error::Config) if one is out of range; nothing has changed then.
    pub fn set_adam(&mut self, adam: Adam) -> Result<()> {
        adam.validate()?;
        self.adam = adam;
        Ok(())
    }

    /// Changes the loss before the next step, as a warm-up of β does.
    ///
    /// # Errors
    /// [`Error::Config`](crate::Error::Config) if β is out of range; nothing has changed then.
    pub fn set_objective(&mut self, objective: Objective) -> Result<()> {
        objective.validate()?;
        self.objective = objective;
        Ok(())
    }

    /// Computes loss and gradient of a batch, then does one step of Adam. Returns the loss before the step.
    ///
    /// # Panics
    /// If the batch does not fit the model.
    pub fn step(&mut self, batch: &Batch) -> Loss {
        let loss = self.backward(batch);
        self.update();
        loss
    }

    /// Computes loss and [`gradient`](Self::gradient) of a batch, without a step.
    ///
    /// # Panics
    /// If the batch does not fit the model.
    pub fn backward(&mut self, batch: &Batch) -> Loss {
        let loss = self.on_each_shard(batch, Shard::backward);
        let (first, others) = self.shards.split_at_mut(1);
        for other in others {
            first[0].gradient.for_each_tensor_pair(&other.gradient, &mut |sum, other| add_assign(sum, other));
        }
        loss
    }

    /// The loss of a batch, without a step.
    ///
    /// # Panics
    /// If the batch does not fit the model.
    pub fn loss(&mut self, batch: &Batch) -> Loss {
        self.on_each_shard(batch, Shard::loss)
    }

    /// The gradient of the last batch; 0 before the first.
    pub fn gradient(&self) -> &Model {
        &self.shards[0].gradient
    }

    /// The gradient that [`update`](Self::update) uses, to be overwritten where it was computed elsewhere.
    pub fn gradient_mut(&mut self) -> &mut Model {
        &mut self.shards[0].gradient
    }

    /// One step of Adam with the current [`gradient`](Self::gradient).
    ///
    /// # Panics
    /// If the gradient or Adam's state was replaced by one of another model.
    pub fn update(&mut self) {
        self.state.step(&self.adam, &mut self.model, &self.shards[0].gradient);
    }

    /// Adam's state.
    pub fn adam_state(&self) -> &AdamState {
        &self.state
    }

    /// Adam's state, to be restored.
    pub fn adam_state_mut(&mut self) -> &mut AdamState {
        &mut self.state
    }

    /// The sum of the losses that `compute` returns for each shard, its part of the batch and the size of the whole batch.
    fn on_each_shard(
        &mut self,
        batch: &Batch,
        compute: fn(&mut Shard, &Model, Batch, usize, Objective) -> Loss,
    ) -> Loss {
        let (model, objective, total_images, shards) = (&self.model, self.objective, batch.len(), self.shards.len());
        if cfg!(target_family = "wasm") || shards == 1 {
            return compute(&mut self.shards[0], model, *batch, total_images, objective);
        }
        thread::scope(|scope| {
            let spawn = |(i, shard)| {
                let shard_batch = batch.rows(shard_range(total_images, i, shards));
                scope.spawn(move || compute(shard, model, shard_batch, total_images, objective))
            };
            let handles: Vec<_> = self.shards.iter_mut().enumerate().map(spawn).collect();
            let mut sum = Loss::default();
            for handle in handles {
                sum += handle.join().expect("a panic in a shard is a panic of the trainer");
            }
            sum
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::{Config, Vanilla};
    use rand::SeedableRng;
    use rand_chacha::ChaCha8Rng;

    fn model(code: usize) -> Model {
        let config = Config::Vanilla(Vanilla { input: 4, ..Vanilla::keras_dense(code) });
        Model::new(config, &mut ChaCha8Rng::seed_from_u64(1)).unwrap()
    }

    fn trainer() -> Trainer {
        Trainer::new(model(2), Objective::default(), Adam::default(), 1).unwrap()
    }

    #[test]
    fn settings_out_of_range_are_refused_at_first_and_later() {
        let objective = Objective { beta: f32::NAN, ..Objective::default() };
        let adam = Adam { epsilon: 0.0, ..Adam::default() };
        let new = |objective, adam, threads| Trainer::new(model(2), objective, adam, threads).unwrap_err().to_string();
        let beta = "beta: expected a number in 0…1000, got NaN";
        let epsilon = "epsilon: expected a number from 1e-12 to 1, got 0.0";
        assert_eq!(new(objective, Adam::default(), 1), beta);
        assert_eq!(new(Objective::default(), adam, 1), epsilon);
        for threads in [0, 1025] {
            let message = format!("threads: expected 1 to 1024, got {threads}");
            assert_eq!(new(Objective::default(), Adam::default(), threads), message);
        }
        assert_eq!(trainer().set_objective(objective).unwrap_err().to_string(), beta);
        assert_eq!(trainer().set_adam(adam).unwrap_err().to_string(), epsilon);
    }

    #[test]
    #[should_panic(expected = "models whose tensors have the same shapes")]
    fn a_gradient_of_another_model_is_refused() {
        let mut trainer = trainer();
        *trainer.gradient_mut() = model(3);
        trainer.adam_state_mut().clone_from(&AdamState::new(model(2).parameter_count()));
        trainer.update();
    }
}
