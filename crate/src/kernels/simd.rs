//! Vectors of f32, one type an instruction set, so that one register tile serves them all.

/// A register full of f32.
///
/// # Safety
/// Every method needs a processor that has the vector's instruction set; `load` and `store` need `LANES` values there.
pub trait Vector: Copy {
    /// Number of values in the register.
    const LANES: usize;
    /// Every lane `x`.
    unsafe fn splat(x: f32) -> Self;
    /// The `LANES` values from `from` on, of any alignment.
    unsafe fn load(from: *const f32) -> Self;
    /// Writes the lanes to `to` and after, of any alignment.
    unsafe fn store(self, to: *mut f32);
    /// self + other.
    unsafe fn add(self, other: Self) -> Self;
    /// self − other.
    unsafe fn sub(self, other: Self) -> Self;
    /// self·other.
    unsafe fn mul(self, other: Self) -> Self;
    /// self·x + sum, rounded once or twice as the instruction set has it.
    unsafe fn mul_add(self, x: Self, sum: Self) -> Self;
}

/// Four values without any instruction set of their own: what every processor can do.
#[cfg(any(test, not(all(target_arch = "wasm32", target_feature = "simd128"))))]
#[derive(Clone, Copy)]
pub struct Portable([f32; 4]);

#[cfg(any(test, not(all(target_arch = "wasm32", target_feature = "simd128"))))]
impl Vector for Portable {
    const LANES: usize = 4;
    #[inline(always)]
    unsafe fn splat(x: f32) -> Self {
        Self([x; 4])
    }
    #[inline(always)]
    unsafe fn load(from: *const f32) -> Self {
        // SAFETY: the caller vouches for four values.
        Self(unsafe { from.cast::<[f32; 4]>().read_unaligned() })
    }
    #[inline(always)]
    unsafe fn store(self, to: *mut f32) {
        // SAFETY: the caller vouches for room for four values.
        unsafe { to.cast::<[f32; 4]>().write_unaligned(self.0) }
    }
    #[inline(always)]
    unsafe fn add(self, other: Self) -> Self {
        Self(std::array::from_fn(|i| self.0[i] + other.0[i]))
    }
    #[inline(always)]
    unsafe fn sub(self, other: Self) -> Self {
        Self(std::array::from_fn(|i| self.0[i] - other.0[i]))
    }
    #[inline(always)]
    unsafe fn mul(self, other: Self) -> Self {
        Self(std::array::from_fn(|i| self.0[i] * other.0[i]))
    }
    #[inline(always)]
    unsafe fn mul_add(self, x: Self, sum: Self) -> Self {
        Self(std::array::from_fn(|i| self.0[i] * x.0[i] + sum.0[i]))
    }
}

/// Implements [`Vector`] by naming an instruction set's own operations.
macro_rules! vector {
    ($type:ty, $lanes:literal, $splat:path, $load:path, $store:path, $add:path, $sub:path, $mul:path, |$a:ident, $b:ident, $sum:ident| $fma:expr) => {
        // SAFETY, for each: the caller vouches for the instruction set and for the memory. Some of the operations are
        // safe on some platforms.
        #[allow(unused_unsafe)]
        impl Vector for $type {
            const LANES: usize = $lanes;
            #[inline(always)]
            unsafe fn splat(x: f32) -> Self {
                unsafe { $splat(x) }
            }
            #[inline(always)]
            unsafe fn load(from: *const f32) -> Self {
                unsafe { $load(from.cast()) }
            }
            #[inline(always)]
            unsafe fn store(self, to: *mut f32) {
                unsafe { $store(to.cast(), self) }
            }
            #[inline(always)]
            unsafe fn add(self, other: Self) -> Self {
                unsafe { $add(self, other) }
            }
            #[inline(always)]
            unsafe fn sub(self, other: Self) -> Self {
                unsafe { $sub(self, other) }
            }
            #[inline(always)]
            unsafe fn mul(self, other: Self) -> Self {
                unsafe { $mul(self, other) }
            }
            #[inline(always)]
            unsafe fn mul_add(self, $b: Self, $sum: Self) -> Self {
                let $a = self;
                unsafe { $fma }
            }
        }
    };
}

#[cfg(target_arch = "x86_64")]
mod x86_64 {
    use super::Vector;
    use std::arch::x86_64 as isa;
    vector!(
        isa::__m256,
        8,
        isa::_mm256_set1_ps,
        isa::_mm256_loadu_ps,
        isa::_mm256_storeu_ps,
        isa::_mm256_add_ps,
        isa::_mm256_sub_ps,
        isa::_mm256_mul_ps,
        |a, b, sum| isa::_mm256_fmadd_ps(a, b, sum)
    );
    vector!(
        isa::__m512,
        16,
        isa::_mm512_set1_ps,
        isa::_mm512_loadu_ps,
        isa::_mm512_storeu_ps,
        isa::_mm512_add_ps,
        isa::_mm512_sub_ps,
        isa::_mm512_mul_ps,
        |a, b, sum| isa::_mm512_fmadd_ps(a, b, sum)
    );
}

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod wasm32 {
    use super::Vector;
    use std::arch::wasm32 as isa;
    #[cfg(not(target_feature = "relaxed-simd"))]
    vector!(
        isa::v128,
        4,
        isa::f32x4_splat,
        isa::v128_load,
        isa::v128_store,
        isa::f32x4_add,
        isa::f32x4_sub,
        isa::f32x4_mul,
        |a, b, sum| isa::f32x4_add(isa::f32x4_mul(a, b), sum)
    );
    #[cfg(target_feature = "relaxed-simd")]
    vector!(
        isa::v128,
        4,
        isa::f32x4_splat,
        isa::v128_load,
        isa::v128_store,
        isa::f32x4_add,
        isa::f32x4_sub,
        isa::f32x4_mul,
        |a, b, sum| isa::f32x4_relaxed_madd(a, b, sum)
    );
}
