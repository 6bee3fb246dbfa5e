//! What sets one minimal filter apart from another: its maps, in one dimension.

use std::ops::{Add, Mul, Range, Sub};

/// What maps are taken of: a number, or a vector of them.
pub trait Value: Copy + Add<Output = Self> + Sub<Output = Self> + Mul<f32, Output = Self> {}
impl<T: Copy + Add<Output = T> + Sub<Output = T> + Mul<f32, Output = T>> Value for T {}

/// A linear map of `N` values to `M`.
pub trait Map<const N: usize, const M: usize> {
    /// The values that these are mapped to.
    fn map<T: Value>(x: [T; N]) -> [T; M];
}

/// A minimal filter for kernels of three taps: of each window of `W` inputs it makes `K` products and of them `O` outputs.
pub trait Filter<const W: usize, const K: usize, const O: usize> {
    /// A window's contribution to the products.
    type Data: Map<W, K>;
    /// The transpose.
    type DataTransposed: Map<K, W>;
    /// The kernel's contribution to the products.
    type Kernel: Map<3, K>;
    /// The transpose.
    type KernelTransposed: Map<K, 3>;
    /// The outputs that the products add up to.
    type Output: Map<K, O>;
    /// The transpose.
    type OutputTransposed: Map<O, K>;
    /// How many outputs lie between the first of one tile and the first of the next; inputs always two.
    const OUT_STEP: usize;
    /// How many outputs of the first tile lie before the image.
    const BEFORE: usize;
    /// Number of outputs of so many inputs with `pad` zeros at each end.
    fn out_len(inputs: usize, pad: usize) -> usize;
    /// The tiles whose product k is needed for so many outputs.
    fn tiles(k: usize, outputs: usize) -> Range<usize>;
}

/// Declares a map as a type of its own.
macro_rules! map {
    ($name:ident: $n:literal => $m:literal, |$x:pat_param| $y:expr) => {
        #[doc = concat!("`|", stringify!($x), "| ", stringify!($y), "`")]
        pub struct $name;
        impl $crate::winograd::filter::Map<$n, $m> for $name {
            #[inline(always)]
            fn map<T: $crate::winograd::filter::Value>($x: [T; $n]) -> [T; $m] {
                $y
            }
        }
    };
}
pub(super) use map;

#[cfg(test)]
pub mod tests {
    use super::*;

    /// ⟨A·x, y⟩ = ⟨x, Aᵀ·y⟩ for all unit vectors.
    pub fn assert_transposes<A: Map<N, M>, B: Map<M, N>, const N: usize, const M: usize>() {
        for i in 0..N {
            for j in 0..M {
                let y = A::map(std::array::from_fn(|k| if k == i { 1.0_f32 } else { 0.0 }));
                let x = B::map(std::array::from_fn(|k| if k == j { 1.0_f32 } else { 0.0 }));
                assert_eq!(y[j], x[i], "element ({j}, {i})");
            }
        }
    }
}
