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
    let shard_len = len.div_ceil(shards);
    let start_of = |index: usize| index.saturating_mul(shard_len).min(len);
    start_of(index)..start_of(index.saturating_add(1))
}

impl Shard {
    /// For models with the shape of `model`.
    pub fn new(model: &Model) -> Self {
        Self { gradient: model.zeros_like(), workspace: Workspace::default() }
    }

    /// Returns the loss of a part of a batch of `total_images` images, and replaces [`gradient`](Self::gradient) by its gradient.
    ///
    /// # Panics
    /// If `shard_batch` does not fit the model.
    pub fn backward(&mut self, model: &Model, shard_batch: Batch, total_images: usize, objective: Objective) -> Loss {
        self.gradient.for_each_tensor_mut(&mut |values| values.fill(0.0));
        let mut sum = Loss::default();
        for batch in cache_sized_batches(model, shard_batch) {
            sum += model.backward(&batch, total_images, objective, &mut self.gradient, &mut self.workspace);
        }
        sum
    }

    /// The loss alone.
    ///
    /// # Panics
    /// If `shard_batch` does not fit the model.
    pub fn loss(&mut self, model: &Model, shard_batch: Batch, total_images: usize, objective: Objective) -> Loss {
        let mut sum = Loss::default();
        for batch in cache_sized_batches(model, shard_batch) {
            sum += model.loss(&batch, total_images, objective, &mut self.workspace);
        }
        sum
    }
}

/// The shard in smaller batches that are processed together. Dense layers are fastest with all examples in one matrix product;
/// the activations of convolutions are so large (0.9 MB per image with 32 and 64 filters) that only a few images fit into
/// the cache.
fn cache_sized_batches<'a>(model: &Model, shard_batch: Batch<'a>) -> impl Iterator<Item = Batch<'a>> {
    let batch_size = if matches!(model.config(), Config::Convolutional(_)) { 4 } else { shard_batch.len().max(1) };
    (0..shard_batch.len())
        .step_by(batch_size)
        .map(move |start| shard_batch.rows(start..(start + batch_size).min(shard_batch.len())))
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
