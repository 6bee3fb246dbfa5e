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
        } else if is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma") {
            return Self::Avx2;
        }
        #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
        return Self::Simd128;
        #[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
        Self::Portable
    }
}

/// Runs a kernel with the fastest vectors of this processor.
#[inline(always)]
pub fn dispatch<K: SimdKernel>(kernel: K) -> K::Output {
    #[cfg(not(test))]
    let selected = InstructionSet::fastest();
    #[cfg(test)]
    let selected = tests::selected();
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
    use super::{InstructionSet, dispatch};
    use crate::simd::{SimdKernel, Vector};
    use std::cell::Cell;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // the same tests in the browser

    thread_local! {
        static SELECTED: Cell<Option<InstructionSet>> = const { Cell::new(None) };
    }

    pub fn selected() -> InstructionSet {
        SELECTED.get().unwrap_or_else(InstructionSet::fastest)
    }

    /// The instruction sets that this machine can run.
    pub fn available() -> Vec<InstructionSet> {
        #[cfg_attr(target_arch = "wasm32", allow(unused_mut))]
        let mut available = vec![InstructionSet::Portable];
        #[cfg(target_arch = "x86_64")]
        {
            if is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma") {
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

    #[test]
    fn a_kernel_runs_with_the_vectors_of_the_selected_instruction_set() {
        struct Lanes;
        impl SimdKernel for Lanes {
            type Output = usize;
            #[inline(always)]
            unsafe fn run<V: Vector>(self) -> usize {
                V::LANES
            }
        }
        with_each_instruction_set(|selected| {
            let expected = match selected {
                #[cfg(target_arch = "x86_64")]
                InstructionSet::Avx2 => 8,
                #[cfg(target_arch = "x86_64")]
                InstructionSet::Avx512 => 16,
                _ => 4,
            };
            assert_eq!(dispatch(Lanes), expected, "{selected:?}");
        });
    }
}
