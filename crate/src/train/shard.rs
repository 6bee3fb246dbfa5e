//! A part of a batch: what one thread, or one worker of the page, does of a training step.

use crate::Result;
use crate::models::{Batch, Config, Loss, Model, Objective, Workspace};
use std::ops::Range;

/// A gradient in the making, and the memory that it takes.
pub struct Shard {
    /// The gradient of the last [`backward`](Self::backward).
    pub gradient: Model,
    workspace: Workspace,
}

/// Which of a batch's `len` examples the shard `index` of `shards` takes: runs of equal length, of which the last may be
/// shorter or empty.
pub fn shard_range(len: usize, index: usize, shards: usize) -> Range<usize> {
    let each = len.div_ceil(shards);
    (index * each).min(len)..((index + 1) * each).min(len)
}

impl Shard {
    /// For models of this one's shape.
    pub fn new(model: &Model) -> Self {
        Self { gradient: model.zeros_like(), workspace: Workspace::default() }
    }

    /// Loss and gradient of some examples of a batch of `total`; the gradient replaces the last one.
    ///
    /// # Errors
    /// [`Error::NotTrainable`](crate::Error::NotTrainable) if the model's output has another size than its input.
    pub fn backward(&mut self, model: &Model, part: Batch, total: usize, objective: Objective) -> Result<Loss> {
        self.gradient.for_each_tensor(&mut |values| values.fill(0.0));
        let mut sum = Loss::default();
        for group in groups(model, part) {
            sum += model.backward(&group, total, objective, &mut self.gradient, &mut self.workspace)?;
        }
        Ok(sum)
    }

    /// The loss alone.
    ///
    /// # Errors
    /// None of its own; the type is that of [`backward`](Self::backward).
    pub fn loss(&mut self, model: &Model, part: Batch, total: usize, objective: Objective) -> Result<Loss> {
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

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // the same table in the browser

    #[test]
    fn shares_cover_a_batch_of_any_size_in_order_and_once() {
        for len in [0, 1, 2, 3, 7, 128] {
            for shards in 1..=9 {
                let taken: Vec<usize> = (0..shards).flat_map(|index| shard_range(len, index, shards)).collect();
                assert_eq!(taken, (0..len).collect::<Vec<_>>(), "{len} examples, {shards} shards");
            }
        }
    }
}
