//! Vectors of f32, one type an instruction set, and the choice of the best: when compiled for WebAssembly, when run on x86-64.

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

/// A computation that is written once for any vector.
pub trait Vectorised {
    /// What comes of it.
    type Output;
    /// # Safety
    /// The processor must have `V`'s instruction set. Must be inlined always, to be compiled with it.
    unsafe fn run<V: Vector>(self) -> Self::Output;
}

/// Runs it with the widest vectors of this processor.
#[inline(always)]
pub fn dispatch<W: Vectorised>(work: W) -> W::Output {
    #[cfg(target_arch = "x86_64")]
    if is_x86_feature_detected!("avx512f") {
        // SAFETY: the processor has just said that it knows these instructions.
        return unsafe { x86_64::avx512(work) };
    } else if is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma") {
        // SAFETY: as above.
        return unsafe { x86_64::avx2(work) };
    }
    #[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
    type V = Portable;
    #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
    type V = std::arch::wasm32::v128;
    // SAFETY: a module with these instructions does not even load where there are none; `Portable` needs none.
    unsafe { work.run::<V>() }
}

/// Runs a plain loop as the compiler vectorises it for this processor.
#[inline(always)]
pub fn vectorised<T>(work: impl FnOnce() -> T) -> T {
    struct Plain<F>(F);
    impl<T, F: FnOnce() -> T> Vectorised for Plain<F> {
        type Output = T;
        #[inline(always)]
        unsafe fn run<V: Vector>(self) -> T {
            (self.0)()
        }
    }
    dispatch(Plain(work))
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
    ($type:ty, $lanes:literal, $splat:path, $load:path, $store:path, $add:path, $sub:path, $mul:path, $mul_add:path) => {
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
            unsafe fn mul_add(self, x: Self, sum: Self) -> Self {
                unsafe { $mul_add(self, x, sum) }
            }
        }
    };
}

#[cfg(target_arch = "x86_64")]
pub mod x86_64 {
    //! What x86-64 has beyond its baseline.

    use super::{Vector, Vectorised};
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
        isa::_mm256_fmadd_ps
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
        isa::_mm512_fmadd_ps
    );

    /// With AVX-512.
    #[target_feature(enable = "avx512f")]
    pub fn avx512<W: Vectorised>(work: W) -> W::Output {
        // SAFETY: this function's own feature.
        unsafe { work.run::<isa::__m512>() }
    }

    /// With AVX2 and FMA.
    #[target_feature(enable = "avx2,fma")]
    pub fn avx2<W: Vectorised>(work: W) -> W::Output {
        // SAFETY: this function's own features.
        unsafe { work.run::<isa::__m256>() }
    }
}

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod wasm32 {
    use super::Vector;
    use std::arch::wasm32 as isa;

    #[cfg(target_feature = "relaxed-simd")]
    use isa::f32x4_relaxed_madd as mul_add;
    #[cfg(not(target_feature = "relaxed-simd"))]
    #[inline(always)]
    fn mul_add(a: isa::v128, b: isa::v128, sum: isa::v128) -> isa::v128 {
        isa::f32x4_add(isa::f32x4_mul(a, b), sum)
    }

    vector!(
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
}
