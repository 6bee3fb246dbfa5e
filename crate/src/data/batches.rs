//! The shuffled order of the examples in an epoch, in batches.

use rand::Rng;
use rand::seq::SliceRandom;

/// One epoch: every index once, in uniformly random order, in batches of `size`; the last batch may be shorter.
#[derive(Debug, Clone, PartialEq)]
pub struct Batches {
    indices: Vec<usize>,
    order: Vec<usize>, // `indices`, shuffled
    size: usize,       // of a batch
    next: usize,       // index of the batch that `next_batch` returns
}

impl Batches {
    /// A shuffled epoch of the indices `0..count` in batches of `size` ≥ 1.
    ///
    /// # Panics
    /// If `size` is 0.
    pub fn new<R: Rng + ?Sized>(count: usize, size: usize, rng: &mut R) -> Batches {
        Batches::of_indices((0..count).collect(), size, rng)
    }

    /// A shuffled epoch of distinct indices in batches of `size` ≥ 1.
    ///
    /// # Panics
    /// If `size` is 0.
    pub fn of_indices<R: Rng + ?Sized>(indices: Vec<usize>, size: usize, rng: &mut R) -> Batches {
        assert!(size > 0, "a batch has at least one image");
        let mut batches = Batches { order: indices.clone(), indices, size, next: 0 };
        batches.shuffle(rng);
        batches
    }

    /// Starts a new epoch. Its order depends on `rng` only, not on earlier epochs, so that a training can be resumed.
    pub fn shuffle<R: Rng + ?Sized>(&mut self, rng: &mut R) {
        self.order.copy_from_slice(&self.indices);
        self.order.shuffle(rng); // Fisher–Yates
        self.next = 0;
    }

    /// The indices of the next batch; `None` at the end of the epoch.
    pub fn next_batch(&mut self) -> Option<&[usize]> {
        let next = self.next;
        self.next = self.batches_per_epoch().min(next + 1);
        (next < self.batches_per_epoch()).then(|| self.batch(next))
    }

    /// The indices of batch number `index` of this epoch.
    ///
    /// # Panics
    /// If the epoch has no such batch.
    pub fn batch(&self, index: usize) -> &[usize] {
        assert!(index < self.batches_per_epoch(), "batch {index} of {}", self.batches_per_epoch());
        let start = index * self.size;
        &self.order[start..self.order.len().min(start.saturating_add(self.size))]
    }

    /// The number of batches in an epoch.
    pub fn batches_per_epoch(&self) -> usize {
        self.order.len().div_ceil(self.size)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::SeedableRng;
    use rand_chacha::ChaCha8Rng;

    /// All batches left in the epoch.
    fn remaining_batches(batches: &mut Batches) -> Vec<Vec<usize>> {
        std::iter::from_fn(|| batches.next_batch().map(<[usize]>::to_vec)).collect()
    }

    #[test]
    fn an_epoch_holds_every_index_once_and_the_last_batch_may_be_short() {
        for (count, size, lengths) in [(10, 4, vec![4, 4, 2]), (8, 4, vec![4, 4]), (3, 5, vec![3]), (0, 5, vec![])] {
            let mut batches = Batches::new(count, size, &mut ChaCha8Rng::seed_from_u64(1));
            assert_eq!(batches.batches_per_epoch(), lengths.len());
            let epoch = remaining_batches(&mut batches);
            assert_eq!(epoch.iter().map(Vec::len).collect::<Vec<_>>(), lengths);
            let mut seen = epoch.concat();
            seen.sort_unstable();
            assert_eq!(seen, (0..count).collect::<Vec<_>>());
        }
    }

    #[test]
    fn after_the_epoch_there_is_no_batch_until_the_next_shuffle() {
        let rng = &mut ChaCha8Rng::seed_from_u64(1);
        let mut batches = Batches::new(5, 2, rng);
        let first = remaining_batches(&mut batches);
        assert_eq!(batches.next_batch(), None);
        batches.shuffle(rng);
        let second = remaining_batches(&mut batches);
        assert_eq!(second.len(), 3);
        assert_ne!(first, second);
    }

    #[test]
    fn any_batch_is_found_by_its_index() {
        let mut batches = Batches::of_indices(vec![2, 3, 5, 7, 11], 2, &mut ChaCha8Rng::seed_from_u64(1));
        let found: Vec<Vec<usize>> = (0..3).map(|index| batches.batch(index).to_vec()).collect();
        assert_eq!(remaining_batches(&mut batches), found);
        assert_eq!(found.iter().flatten().sum::<usize>(), 28);
    }

    #[test]
    fn a_batch_size_near_the_largest_number_is_no_overflow() {
        let mut batches = Batches::new(3, usize::MAX, &mut ChaCha8Rng::seed_from_u64(1));
        assert_eq!(remaining_batches(&mut batches).len(), 1);
    }

    #[test]
    fn the_order_depends_on_the_generator_alone() {
        let mut resumed = Batches::new(100, 10, &mut ChaCha8Rng::seed_from_u64(1));
        resumed.shuffle(&mut ChaCha8Rng::seed_from_u64(2));
        assert_eq!(resumed, Batches::new(100, 10, &mut ChaCha8Rng::seed_from_u64(2)));
    }

    /// Shared links contain seeds, so the order must be the same on 32-bit and 64-bit machines.
    #[test]
    fn a_seed_gives_the_same_order_on_every_machine() {
        let mut batches = Batches::new(8, 8, &mut ChaCha8Rng::seed_from_u64(7));
        assert_eq!(batches.next_batch().unwrap(), [0, 7, 5, 2, 4, 1, 6, 3]);
    }
}
