//! A shard of a batch: the part of a training step that one thread, or one web worker, computes.

use crate::models::{Batch, Config, Loss, Model, Objective, Workspace};
use std::ops::Range;

/// The gradient of one shard, and the memory to compute it in.
#[derive(Debug)]
pub struct Shard {
    /// The gradient of the last [`backward`](Self::backward).
    pub gradient: Model,
    workspace: Workspace,
}

/// The range of a batch's `len` examples that shard `index` of `shards` takes. All shards have the same length, but the
/// last ones may be shorter or empty.
///
/// # Panics
/// If there are no shards.
pub fn shard_range(len: usize, index: usize, shards: usize) -> Range<usize> {
    let each = len.div_ceil(shards);
    let start_of = |index: usize| index.saturating_mul(each).min(len);
    start_of(index)..start_of(index.saturating_add(1))
}

impl Shard {
    /// For models with the shape of `model`.
    pub fn new(model: &Model) -> Self {
        Self { gradient: model.zeros_like(), workspace: Workspace::default() }
    }

    /// Returns the loss of a part of a batch of `total` examples, and replaces [`gradient`](Self::gradient) by its gradient.
    ///
    /// # Panics
    /// If the part does not fit the model.
    pub fn backward(&mut self, model: &Model, part: Batch, total: usize, objective: Objective) -> Loss {
        self.gradient.for_each_tensor_mut(&mut |values| values.fill(0.0));
        let mut sum = Loss::default();
        for group in groups(model, part) {
            sum += model.backward(&group, total, objective, &mut self.gradient, &mut self.workspace);
        }
        sum
    }

    /// The loss alone.
    ///
    /// # Panics
    /// If the part does not fit the model.
    pub fn loss(&mut self, model: &Model, part: Batch, total: usize, objective: Objective) -> Loss {
        let mut sum = Loss::default();
        for group in groups(model, part) {
            sum += model.loss(&group, total, objective, &mut self.workspace);
        }
        sum
    }
}

/// The part in groups that are processed together. Dense layers are fastest with all examples in one matrix product;
/// the activations of convolutions are so large (0.9 MB per image with 32 and 64 filters) that only a few images fit into
/// the cache.
fn groups<'a>(model: &Model, part: Batch<'a>) -> impl Iterator<Item = Batch<'a>> {
    let size = if matches!(model.config(), Config::Convolutional(_)) { 4 } else { part.len().max(1) };
    (0..part.len()).step_by(size).map(move |start| part.rows(start..(start + size).min(part.len())))
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // these also run in the browser

    #[test]
    fn shards_cover_a_batch_of_any_size_in_order_and_once() {
        for len in [0, 1, 2, 3, 7, 128] {
            for shards in 1..=9 {
                let taken: Vec<usize> = (0..shards).flat_map(|index| shard_range(len, index, shards)).collect();
                assert_eq!(taken, (0..len).collect::<Vec<_>>(), "{len} examples, {shards} shards");
                assert!(shard_range(len, usize::MAX, shards).is_empty(), "beyond the last shard");
            }
        }
    }
}
