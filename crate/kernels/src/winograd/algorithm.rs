//! What distinguishes one minimal filtering algorithm from another: its transforms, in one dimension.

use std::ops::{Add, Mul, Range, Sub};

/// What a transform is applied to: a number, or a vector of them.
pub trait Value: Copy + Add<Output = Self> + Sub<Output = Self> + Mul<f32, Output = Self> {}
impl<T: Copy + Add<Output = T> + Sub<Output = T> + Mul<f32, Output = T>> Value for T {}

/// A linear map of `N` values to `M`.
pub trait LinearMap<const N: usize, const M: usize> {
    /// The image of x.
    fn map<T: Value>(x: [T; N]) -> [T; M];
}

/// A minimal filtering algorithm for kernels of three taps: `K` products of a tile of `W` inputs give `O` outputs.
pub trait Algorithm<const W: usize, const K: usize, const O: usize> {
    /// The inputs' factors of the products.
    type Input: LinearMap<W, K>;
    /// Its transpose.
    type InputTransposed: LinearMap<K, W>;
    /// The kernel's factors of the products.
    type Kernel: LinearMap<3, K>;
    /// Its transpose.
    type KernelTransposed: LinearMap<K, 3>;
    /// The outputs, as sums of the products.
    type Output: LinearMap<K, O>;
    /// Its transpose.
    type OutputTransposed: LinearMap<O, K>;
    /// The tiles for which product k is needed to compute `outputs` outputs.
    fn tiles(k: usize, outputs: usize) -> Range<usize>;
}

/// Declares a linear map as a type.
macro_rules! linear_map {
    ($name:ident: $n:literal => $m:literal, |$x:pat_param| $y:expr) => {
        #[doc = concat!("`|", stringify!($x), "| ", stringify!($y), "`")]
        pub struct $name;
        impl $crate::winograd::algorithm::LinearMap<$n, $m> for $name {
            #[inline(always)]
            fn map<T: $crate::winograd::algorithm::Value>($x: [T; $n]) -> [T; $m] {
                $y
            }
        }
    };
}
pub(super) use linear_map;

#[cfg(test)]
pub mod tests {
    use super::*;

    /// ⟨A·x, y⟩ = ⟨x, Aᵀ·y⟩ for all unit vectors.
    pub fn assert_transposes<A: LinearMap<N, M>, B: LinearMap<M, N>, const N: usize, const M: usize>() {
        for i in 0..N {
            for j in 0..M {
                let y = A::map(std::array::from_fn(|k| if k == i { 1.0_f32 } else { 0.0 }));
                let x = B::map(std::array::from_fn(|k| if k == j { 1.0_f32 } else { 0.0 }));
                assert_eq!(y[j], x[i], "element ({j}, {i})");
            }
        }
    }
}
