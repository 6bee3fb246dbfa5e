//! One optimisation step, data-parallel: each shard of the batch has its own thread, or its gradient is computed elsewhere.
//!
//! A shard takes consecutive examples and accumulates its own gradient; the gradients are added in the order of the shards,
//! so the rounding of the result depends on the number of shards but not on which thread finishes first.

use super::adam::{Adam, AdamState};
use super::shard::{Shard, shard_range};
use crate::Result;
use crate::kernels::elementwise::add;
use crate::models::{Batch, Loss, Model, Objective};
use std::thread;

/// A model in training.
#[derive(Debug)]
pub struct Trainer {
    /// The model after the last step.
    pub model: Model,
    /// The optimiser's settings; they may change between steps, as with a learning-rate schedule.
    pub adam: Adam,
    /// The loss; it may change between steps, as with a warm-up of β.
    pub objective: Objective,
    state: AdamState,
    shards: Vec<Shard>,
}

impl Trainer {
    /// With one shard per thread, at least one. In WebAssembly there is always one, since there are no threads.
    ///
    /// # Errors
    /// [`Error::SizesDiffer`](crate::Error::SizesDiffer) if the model's output has another size than its input.
    pub fn new(model: Model, objective: Objective, adam: Adam, threads: usize) -> Result<Self> {
        model.check_trainable()?;
        let threads = if cfg!(target_family = "wasm") { 1 } else { threads.max(1) };
        let shards = (0..threads).map(|_| Shard::new(&model)).collect();
        Ok(Self { adam, state: AdamState::new(model.parameter_count()), model, objective, shards })
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
            first[0].gradient.for_each_pair(&other.gradient, &mut |sum, other| add(sum, other));
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

    fn on_each_shard(&mut self, batch: &Batch, work: fn(&mut Shard, &Model, Batch, usize, Objective) -> Loss) -> Loss {
        let (model, objective, total, shards) = (&self.model, self.objective, batch.len(), self.shards.len());
        if cfg!(target_family = "wasm") || shards == 1 {
            return work(&mut self.shards[0], model, *batch, total, objective);
        }
        thread::scope(|scope| {
            let spawn = |(i, shard)| {
                let part = batch.rows(shard_range(total, i, shards));
                scope.spawn(move || work(shard, model, part, total, objective))
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
