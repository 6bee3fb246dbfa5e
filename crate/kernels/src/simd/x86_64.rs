//! AVX2 with FMA, and AVX-512.

use super::{SimdKernel, impl_vector};
use std::arch::x86_64 as isa;

impl_vector!(
    isa::__m256,
    8,
    isa::_mm256_set1_ps,
    isa::_mm256_loadu_ps,
    isa::_mm256_storeu_ps,
    isa::_mm256_add_ps,
    isa::_mm256_sub_ps,
    isa::_mm256_mul_ps,
    isa::_mm256_fmadd_ps
);
impl_vector!(
    isa::__m512,
    16,
    isa::_mm512_set1_ps,
    isa::_mm512_loadu_ps,
    isa::_mm512_storeu_ps,
    isa::_mm512_add_ps,
    isa::_mm512_sub_ps,
    isa::_mm512_mul_ps,
    isa::_mm512_fmadd_ps
);

/// Runs a kernel compiled for AVX-512.
#[target_feature(enable = "avx512f")]
pub fn avx512<K: SimdKernel>(kernel: K) -> K::Output {
    // SAFETY: this function has the feature, so its caller has made sure that the processor does.
    unsafe { kernel.run::<isa::__m512>() }
}

/// Runs a kernel compiled for AVX2 and FMA.
#[target_feature(enable = "avx2,fma")]
pub fn avx2<K: SimdKernel>(kernel: K) -> K::Output {
    // SAFETY: as above.
    unsafe { kernel.run::<isa::__m256>() }
}
