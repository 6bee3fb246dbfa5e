//! One optimisation step, its batch shared out over threads.
//!
//! Every shard takes a run of consecutive examples and adds up its own gradient; the sums are added in the shards'
//! order. So the result depends on the number of shards (in the last bits), and on nothing else.

use super::Adam;
use crate::Result;
use crate::models::{Batch, Config, Loss, Model, Objective, Workspace};
use std::thread;

/// A model in training.
pub struct Trainer {
    /// The model as it stands after the last step.
    pub model: Model,
    /// The optimiser; its learning rate may change between steps.
    pub adam: Adam,
    objective: Objective,
    shards: Vec<Shard>,
}

/// What one thread needs beside the model.
struct Shard {
    gradient: Model,
    workspace: Workspace,
}

impl Trainer {
    /// With `threads` shards, at least 1; WebAssembly without shared memory has no more.
    pub fn new(model: Model, objective: Objective, learning_rate: f32, threads: usize) -> Self {
        let shard = |_| Shard { gradient: model.zeros_like(), workspace: Workspace::default() };
        let shards = (0..threads.max(1)).map(shard).collect();
        Self { adam: Adam::new(&model, learning_rate), model, objective, shards }
    }

    /// Loss and gradient of a batch, then one step of Adam. Returns the loss before the step.
    ///
    /// # Errors
    /// [`Error::NotTrainable`](crate::Error::NotTrainable) if the model's output has another size than its input.
    pub fn step(&mut self, batch: &Batch) -> Result<Loss> {
        let losses = self.on_each_shard(batch, Shard::backward)?;
        let (first, others) = self.shards.split_at_mut(1);
        for other in others {
            add(&mut first[0].gradient, &mut other.gradient);
        }
        self.adam.step(&mut self.model, &mut first[0].gradient);
        Ok(losses)
    }

    /// The loss of a batch, without learning from it.
    ///
    /// # Errors
    /// None of its own; the type is that of [`step`](Self::step).
    pub fn loss(&mut self, batch: &Batch) -> Result<Loss> {
        self.on_each_shard(batch, Shard::loss)
    }

    fn on_each_shard(
        &mut self,
        batch: &Batch,
        work: fn(&mut Shard, &Model, Batch, usize, Objective) -> Result<Loss>,
    ) -> Result<Loss> {
        let (model, objective, total) = (&self.model, self.objective, batch.len());
        let each = total.div_ceil(self.shards.len());
        let part = |i: usize| batch.rows((i * each).min(total)..((i + 1) * each).min(total));
        if let [shard] = &mut self.shards[..] {
            return work(shard, model, part(0), total, objective);
        }
        thread::scope(|scope| {
            let spawn = |(i, shard)| {
                let part = part(i);
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

impl Shard {
    fn backward(&mut self, model: &Model, part: Batch, total: usize, objective: Objective) -> Result<Loss> {
        self.gradient.parameters().for_each(|(_, mut parameter)| parameter.values.fill(0.0));
        let mut sum = Loss::default();
        for group in groups(model, part) {
            sum += model.backward(&group, total, objective, &mut self.gradient, &mut self.workspace)?;
        }
        Ok(sum)
    }

    fn loss(&mut self, model: &Model, part: Batch, total: usize, objective: Objective) -> Result<Loss> {
        let mut sum = Loss::default();
        for group in groups(model, part) {
            sum += model.loss(&group, total, objective, &mut self.workspace);
        }
        Ok(sum)
    }
}

/// Dense layers want all examples in one product; a convolution's activations are so many (0.9 MB an image in the
/// article's model) that only a few images at a time stay in the cache.
fn groups<'a>(model: &Model, part: Batch<'a>) -> impl Iterator<Item = Batch<'a>> {
    let size = match model.config() {
        Config::Convolutional(_) => 4,
        Config::Vanilla(_) | Config::Variational(_) => part.len().max(1),
    };
    (0..part.len()).step_by(size).map(move |start| part.rows(start..(start + size).min(part.len())))
}

fn add(sum: &mut Model, other: &mut Model) {
    for ((_, mut sum), (_, other)) in sum.parameters().zip(other.parameters()) {
        sum.values += &other.values;
    }
}
