//! WebAssembly's 128-bit SIMD, with relaxed SIMD's multiply-add where the build has it.
//!
//! Relaxed: an engine may round the multiply-add once or twice, whichever its processor does faster. The same module may
//! therefore give results that differ in the last bit on another processor. In this build the compiler may also turn
//! `if a < b { b } else { a }` into a relaxed maximum, whose result for NaN is up to the processor; where NaN must propagate,
//! kernels do not depend on such an expression.

use super::impl_vector;
use std::arch::wasm32 as isa;

#[cfg(target_feature = "relaxed-simd")]
use isa::f32x4_relaxed_madd as mul_add;
#[cfg(not(target_feature = "relaxed-simd"))]
#[inline(always)]
fn mul_add(a: isa::v128, b: isa::v128, sum: isa::v128) -> isa::v128 {
    isa::f32x4_add(isa::f32x4_mul(a, b), sum)
}

impl_vector!(
    isa::v128,
    4,
    isa::f32x4_splat,
    isa::v128_load,
    isa::v128_store,
    isa::f32x4_add,
    isa::f32x4_sub,
    isa::f32x4_mul,
    mul_add
);
