//! Which instruction set a kernel runs with.

use super::SimdKernel;

/// An instruction set that this build has code for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum InstructionSet {
    /// The target's baseline.
    #[cfg(any(test, not(all(target_arch = "wasm32", target_feature = "simd128"))))]
    Portable,
    /// AVX2 and FMA.
    #[cfg(target_arch = "x86_64")]
    Avx2,
    /// AVX-512 F.
    #[cfg(target_arch = "x86_64")]
    Avx512,
    /// WebAssembly's SIMD, relaxed or not.
    #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
    Simd128,
}

impl InstructionSet {
    /// The fastest one of this processor.
    #[inline(always)]
    fn fastest() -> Self {
        #[cfg(target_arch = "x86_64")]
        if is_x86_feature_detected!("avx512f") {
            return Self::Avx512;
        } else if Self::has_avx2() {
            return Self::Avx2;
        }
        #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
        return Self::Simd128;
        #[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
        Self::Portable
    }

    #[cfg(target_arch = "x86_64")]
    #[inline(always)]
    fn has_avx2() -> bool {
        is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma")
    }

    /// The set for rows of `len` values: this one, or for a few values the one whose vectors they fill, since what does not fill a
    /// vector takes much longer.
    #[cfg_attr(not(target_arch = "x86_64"), allow(unused_variables))]
    #[inline(always)]
    fn for_row_len(self, len: usize) -> Self {
        #[cfg(target_arch = "x86_64")]
        if self == Self::Avx512 && matches!(len, 1..=8 | 17..=24) && Self::has_avx2() {
            return Self::Avx2;
        }
        self
    }
}

/// Runs a kernel with the fastest vectors of this processor.
#[inline(always)]
pub fn dispatch<K: SimdKernel>(kernel: K) -> K::Output {
    run(kernel, selected_instruction_set())
}

/// The same for a kernel that computes rows of `len` values vector by vector.
#[inline(always)]
pub fn dispatch_for_row_len<K: SimdKernel>(kernel: K, len: usize) -> K::Output {
    run(kernel, selected_instruction_set().for_row_len(len))
}

#[cfg(test)]
use tests::selected_instruction_set;

#[cfg(not(test))]
#[inline(always)]
fn selected_instruction_set() -> InstructionSet {
    InstructionSet::fastest()
}

#[inline(always)]
fn run<K: SimdKernel>(kernel: K, selected: InstructionSet) -> K::Output {
    // SAFETY: `fastest` and, in tests, `available` have detected the instructions. A WebAssembly module with SIMD is refused as a
    // whole by engines without it.
    unsafe {
        match selected {
            #[cfg(any(test, not(all(target_arch = "wasm32", target_feature = "simd128"))))]
            InstructionSet::Portable => kernel.run::<super::portable::Portable>(),
            #[cfg(target_arch = "x86_64")]
            InstructionSet::Avx2 => super::x86_64::avx2(kernel),
            #[cfg(target_arch = "x86_64")]
            InstructionSet::Avx512 => super::x86_64::avx512(kernel),
            #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
            InstructionSet::Simd128 => kernel.run::<std::arch::wasm32::v128>(),
        }
    }
}

#[cfg(test)]
pub mod tests {
    use super::{InstructionSet, dispatch, dispatch_for_row_len};
    use crate::simd::{SimdKernel, Vector};
    use std::cell::Cell;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // the same tests in the browser

    thread_local! {
        static SELECTED: Cell<Option<InstructionSet>> = const { Cell::new(None) };
    }

    pub fn selected_instruction_set() -> InstructionSet {
        SELECTED.get().unwrap_or_else(InstructionSet::fastest)
    }

    /// The instruction sets that this machine can run.
    pub fn available() -> Vec<InstructionSet> {
        #[cfg_attr(target_arch = "wasm32", allow(unused_mut))]
        let mut available = vec![InstructionSet::Portable];
        #[cfg(target_arch = "x86_64")]
        {
            if InstructionSet::has_avx2() {
                available.push(InstructionSet::Avx2);
            }
            if is_x86_feature_detected!("avx512f") {
                available.push(InstructionSet::Avx512);
            }
        }
        #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
        available.push(InstructionSet::Simd128);
        available
    }

    /// Runs a test once with each instruction set that this machine has.
    pub fn with_each_instruction_set(mut test: impl FnMut(InstructionSet)) {
        for instruction_set in available() {
            SELECTED.set(Some(instruction_set));
            test(instruction_set);
        }
        SELECTED.set(None);
    }

    /// The lanes of the vectors that it runs with.
    struct LaneCount;

    impl SimdKernel for LaneCount {
        type Output = usize;
        #[inline(always)]
        unsafe fn run<V: Vector>(self) -> usize {
            V::LANES
        }
    }

    #[test]
    fn rows_of_a_few_values_have_vectors_that_they_fill() {
        with_each_instruction_set(|selected| {
            let most = dispatch(LaneCount);
            for (len, lanes) in [(1, 8), (8, 8), (9, 16), (16, 16), (24, 8), (25, 16), (784, 16)] {
                assert_eq!(dispatch_for_row_len(LaneCount, len), most.min(lanes), "{selected:?}, {len}");
            }
        });
    }

    #[test]
    fn a_kernel_runs_with_the_vectors_of_the_selected_instruction_set() {
        with_each_instruction_set(|selected| {
            let expected = match selected {
                #[cfg(target_arch = "x86_64")]
                InstructionSet::Avx2 => 8,
                #[cfg(target_arch = "x86_64")]
                InstructionSet::Avx512 => 16,
                _ => 4,
            };
            assert_eq!(dispatch(LaneCount), expected, "{selected:?}");
        });
    }
}
