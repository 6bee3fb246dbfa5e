//! Reproducible random cases, and slices that show when something is read or written beyond them.

use std::ops::RangeInclusive;

/// SplitMix64 (G. Steele, D. Lea, C. Flood, OOPSLA 2014).
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub fn size(&mut self, range: RangeInclusive<usize>) -> usize {
        let count = (range.end() - range.start() + 1) as u64;
        range.start() + (self.bits() % count) as usize
    }

    /// A size up to `max`, every second time one of at most 4: the edge cases are among the small sizes.
    pub fn often_small(&mut self, max: usize) -> usize {
        let max = if self.is_one_in(2) { max.min(4) } else { max };
        self.size(0..=max)
    }

    pub fn is_one_in(&mut self, n: u64) -> bool {
        self.bits().is_multiple_of(n)
    }

    /// A value from −1 to 1.
    pub fn value(&mut self) -> f32 {
        (self.bits() >> 40) as f32 / (1 << 23) as f32 - 1.0
    }

    pub fn values(&mut self, n: usize) -> WithMargins {
        let values = (0..n).map(|_| self.value()).collect();
        self.guard(values)
    }

    /// In every second case the slice ends where its allocation ends, which AddressSanitizer watches; in the others it lies
    /// between NaN values, which would contaminate the result if read, even without a sanitizer.
    pub fn guard(&mut self, values: Vec<f32>) -> WithMargins {
        let margin = if self.is_one_in(2) { 64 } else { 0 };
        let guard = vec![f32::NAN; margin];
        WithMargins { memory: [guard.as_slice(), &values, &guard].concat().into_boxed_slice(), margin }
    }
}

/// Values in memory with a margin on either side.
pub struct WithMargins {
    memory: Box<[f32]>,
    margin: usize,
}

impl WithMargins {
    pub fn get(&self) -> &[f32] {
        &self.memory[self.margin..self.memory.len() - self.margin]
    }

    pub fn get_mut(&mut self) -> &mut [f32] {
        let end = self.memory.len() - self.margin;
        &mut self.memory[self.margin..end]
    }

    /// The values, once it is clear that nothing was written to the margins.
    pub fn unless_margins_changed(&self) -> &[f32] {
        let (before, rest) = self.memory.split_at(self.margin);
        let after = &rest[rest.len() - self.margin..];
        assert!(before.iter().chain(after).all(|guard| guard.is_nan()), "written outside the slice");
        self.get()
    }
}
