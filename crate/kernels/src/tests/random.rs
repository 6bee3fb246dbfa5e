//! Reproducible random cases, and slices that show when something is read or written beyond them.

use std::ops::RangeInclusive;

/// SplitMix64 (G. Steele, D. Lea, C. Flood, OOPSLA 2014).
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next_u64(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A size in the range.
    pub fn size(&mut self, range: RangeInclusive<usize>) -> usize {
        let count = (range.end() - range.start() + 1) as u64;
        range.start() + (self.next_u64() % count) as usize
    }

    /// A size up to `max`, every second time one of at most 4: the edge cases are among the small sizes.
    pub fn size_favouring_small(&mut self, max: usize) -> usize {
        let max = if self.bool_one_in(2) { max.min(4) } else { max };
        self.size(0..=max)
    }

    /// `true` in one of n cases.
    pub fn bool_one_in(&mut self, n: u64) -> bool {
        self.next_u64().is_multiple_of(n)
    }

    /// A value from −1 to 1.
    pub fn value(&mut self) -> f32 {
        (self.next_u64() >> 40) as f32 / (1 << 23) as f32 - 1.0
    }

    /// As many random values from −1 to 1, guarded.
    pub fn values(&mut self, n: usize) -> GuardedSlice {
        let values = (0..n).map(|_| self.value()).collect();
        self.guard(values)
    }

    /// A copy of the values. In every second case the slice ends where its allocation ends, which AddressSanitizer watches; in the
    /// others it lies between NaN values, which would contaminate the result if read, even without a sanitizer.
    pub fn guard(&mut self, values: Vec<f32>) -> GuardedSlice {
        let margin = if self.bool_one_in(2) { 64 } else { 0 };
        let guard = vec![f32::NAN; margin];
        GuardedSlice { memory: [guard.as_slice(), &values, &guard].concat().into_boxed_slice(), margin }
    }
}

/// Values in memory with a margin of NaN, or none, on either side.
pub struct GuardedSlice {
    memory: Box<[f32]>,
    margin: usize,
}

impl GuardedSlice {
    pub fn get(&self) -> &[f32] {
        &self.memory[self.margin..self.memory.len() - self.margin]
    }

    pub fn get_mut(&mut self) -> &mut [f32] {
        let end = self.memory.len() - self.margin;
        &mut self.memory[self.margin..end]
    }

    /// The values; panics if something was written to the margins.
    pub fn expect_margins_intact(&self) -> &[f32] {
        let (before, rest) = self.memory.split_at(self.margin);
        let after = &rest[rest.len() - self.margin..];
        assert!(before.iter().chain(after).all(|value| value.is_nan()), "written outside the slice");
        self.get()
    }
}
