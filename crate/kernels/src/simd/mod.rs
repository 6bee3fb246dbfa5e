//! SIMD vectors of f32, one type for each instruction set, and the choice among them: at compile time for WebAssembly, at
//! run time on x86-64.

pub mod dispatch;
#[cfg(any(test, not(all(target_arch = "wasm32", target_feature = "simd128"))))]
pub mod portable;
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
pub mod wasm32;
#[cfg(target_arch = "x86_64")]
pub mod x86_64;

pub use dispatch::{dispatch, dispatch_for_row_len};

/// The most lanes that a vector of any instruction set has.
pub const MAX_LANES: usize = 16;

/// A register of `LANES` values.
///
/// The methods are unsafe so that they compile to single instructions: each needs a processor with the vector's instruction
/// set, which `dispatch` guarantees to implementations of [`SimdKernel`].
///
/// # Safety
/// `load` must read, and `store` write, exactly `LANES` values, at most [`MAX_LANES`].
pub unsafe trait Vector: Copy {
    /// Number of values in the register.
    const LANES: usize;
    /// `x` in every lane.
    ///
    /// # Safety
    /// The processor must have the instruction set.
    unsafe fn splat(x: f32) -> Self;
    /// The `LANES` values at `from`, of any alignment.
    ///
    /// # Safety
    /// The processor must have the instruction set, and the values must be readable.
    unsafe fn load(from: *const f32) -> Self;
    /// Writes `LANES` values to `to`, of any alignment.
    ///
    /// # Safety
    /// The processor must have the instruction set, and the values must be writable.
    unsafe fn store(self, to: *mut f32);
    /// self + other.
    ///
    /// # Safety
    /// The processor must have the instruction set.
    unsafe fn add(self, other: Self) -> Self;
    /// self − other.
    ///
    /// # Safety
    /// The processor must have the instruction set.
    unsafe fn sub(self, other: Self) -> Self;
    /// self·other.
    ///
    /// # Safety
    /// The processor must have the instruction set.
    unsafe fn mul(self, other: Self) -> Self;
    /// self·x + sum, rounded once or twice: AVX2, AVX-512 and relaxed SIMD may fuse the two operations, the others do not.
    ///
    /// # Safety
    /// The processor must have the instruction set.
    unsafe fn mul_add(self, x: Self, sum: Self) -> Self;
}

/// A computation written once for vectors of any instruction set, its arguments being its fields.
pub trait SimdKernel {
    /// Its result.
    type Output;
    /// Computes it. Must be `#[inline(always)]`, to be compiled as part of the function that enables the instruction set.
    ///
    /// # Safety
    /// The processor must have `V`'s instruction set.
    unsafe fn run<V: Vector>(self) -> Self::Output;
}

/// Runs a plain loop with the fastest instruction set of this processor: it is compiled for each, and the compiler vectorises it as
/// far as each allows.
#[inline(always)]
pub fn with_fastest_simd<T>(work: impl FnOnce() -> T) -> T {
    struct Loop<F>(F);
    impl<T, F: FnOnce() -> T> SimdKernel for Loop<F> {
        type Output = T;
        #[inline(always)]
        unsafe fn run<V: Vector>(self) -> T {
            (self.0)()
        }
    }
    dispatch(Loop(work))
}

/// Implements [`Vector`] with the intrinsics of an instruction set.
#[cfg(any(target_arch = "x86_64", all(target_arch = "wasm32", target_feature = "simd128")))]
macro_rules! impl_vector {
    ($type:ty, $lanes:literal, $splat:path, $load:path, $store:path, $add:path, $sub:path, $mul:path, $mul_add:path) => {
        const _: () = assert!($lanes <= $crate::simd::MAX_LANES && size_of::<$type>() == $lanes * size_of::<f32>());
        // SAFETY: the register holds $lanes values, as just asserted, and the intrinsics read and write a whole register.
        // For each method, the caller guarantees the instruction set and the memory. Some intrinsics are safe on some
        // platforms.
        #[allow(unused_unsafe, clippy::undocumented_unsafe_blocks)]
        unsafe impl $crate::simd::Vector for $type {
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
#[cfg(any(target_arch = "x86_64", all(target_arch = "wasm32", target_feature = "simd128")))]
use impl_vector;
