//! One optimisation step, its batch shared out over threads, or over whoever brings the gradients.
//!
//! Every shard takes a run of consecutive examples and adds up its own gradient; the sums are added in the shards'
//! order. So the result depends on the number of shards (in the last bits), and on nothing else.

use super::Adam;
use super::shard::{Shard, shard_range};
use crate::Result;
use crate::kernels::elementwise::add;
use crate::models::{Batch, Loss, Model, Objective};
use std::thread;

/// A model in training.
pub struct Trainer {
    /// The model as it stands after the last step.
    pub model: Model,
    /// The optimiser; its learning rate may change between steps.
    pub adam: Adam,
    /// What is trained for; may change between steps, as in a warm-up of β.
    pub objective: Objective,
    shards: Vec<Shard>,
}

impl Trainer {
    /// With `threads` shards, at least 1; WebAssembly has no more, as its memory is not shared here.
    pub fn new(mut model: Model, objective: Objective, learning_rate: f32, threads: usize) -> Self {
        let threads = if cfg!(target_family = "wasm") { 1 } else { threads.max(1) };
        let shards = (0..threads).map(|_| Shard::new(&model)).collect();
        Self { adam: Adam::new(model.parameter_count(), learning_rate), model, objective, shards }
    }

    /// Loss and gradient of a batch, then one step of Adam. Returns the loss before the step.
    ///
    /// # Errors
    /// [`Error::NotTrainable`](crate::Error::NotTrainable) if the model's output has another size than its input.
    pub fn step(&mut self, batch: &Batch) -> Result<Loss> {
        let losses = self.on_each_shard(batch, Shard::backward)?;
        let (first, others) = self.shards.split_at_mut(1);
        for other in others {
            first[0].gradient.for_each_pair(&mut other.gradient, &mut |sum, other| add(sum, other));
        }
        self.update();
        Ok(losses)
    }

    /// The loss of a batch, without learning from it.
    ///
    /// # Errors
    /// None of its own; the type is that of [`step`](Self::step).
    pub fn loss(&mut self, batch: &Batch) -> Result<Loss> {
        self.on_each_shard(batch, Shard::loss)
    }

    /// The first shard's gradient, to be filled with the sum of gradients that were made elsewhere.
    pub fn gradient(&mut self) -> &mut Model {
        &mut self.shards[0].gradient
    }

    /// One step of Adam with that [`gradient`](Self::gradient).
    pub fn update(&mut self) {
        self.adam.step(&mut self.model, &mut self.shards[0].gradient);
    }

    fn on_each_shard(
        &mut self,
        batch: &Batch,
        work: fn(&mut Shard, &Model, Batch, usize, Objective) -> Result<Loss>,
    ) -> Result<Loss> {
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
                sum += handle.join().expect("a shard's panic is the trainer's")?;
            }
            Ok(sum)
        })
    }
}
