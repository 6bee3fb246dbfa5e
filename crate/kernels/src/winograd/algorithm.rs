//! What distinguishes one minimal filtering algorithm from another: its transforms, in one dimension.

use std::ops::{Add, Mul, Range, Sub};

/// What a transform is applied to: a number, or a vector of them.
pub trait Value: Copy + Add<Output = Self> + Sub<Output = Self> + Mul<f32, Output = Self> {}
impl<T: Copy + Add<Output = T> + Sub<Output = T> + Mul<f32, Output = T>> Value for T {}

/// A linear map of `IN` values to `OUT`.
pub trait LinearMap<const IN: usize, const OUT: usize> {
    /// The image of x.
    fn map<T: Value>(x: [T; IN]) -> [T; OUT];
}

/// A minimal filtering algorithm for kernels of three taps: `PRODUCTS` products of a tile of `TILE_IN` inputs give `TILE_OUT` outputs.
pub trait Algorithm<const TILE_IN: usize, const PRODUCTS: usize, const TILE_OUT: usize> {
    /// From a tile's inputs to their factors of the products.
    type InputTransform: LinearMap<TILE_IN, PRODUCTS>;
    /// Its transpose.
    type TransposedInputTransform: LinearMap<PRODUCTS, TILE_IN>;
    /// From the kernel's taps to their factors of the products.
    type KernelTransform: LinearMap<3, PRODUCTS>;
    /// Its transpose.
    type TransposedKernelTransform: LinearMap<PRODUCTS, 3>;
    /// From the products to the tile's outputs, which are sums of them.
    type OutputTransform: LinearMap<PRODUCTS, TILE_OUT>;
    /// Its transpose.
    type TransposedOutputTransform: LinearMap<TILE_OUT, PRODUCTS>;
    /// The tiles, of those that cover `output_len` outputs, in which product number `product` is needed: some algorithms need the first
    /// or last product not in every tile.
    fn tile_range_needing(product: usize, output_len: usize) -> Range<usize>;
}

/// Declares a [`LinearMap`] as a type, with the number of values it takes and gives and its formula.
macro_rules! linear_map {
    ($name:ident: $in:literal => $out:literal, |$x:pat_param| $y:expr) => {
        #[doc = concat!("`|", stringify!($x), "| ", stringify!($y), "`")]
        pub struct $name;
        impl $crate::winograd::algorithm::LinearMap<$in, $out> for $name {
            #[inline(always)]
            fn map<T: $crate::winograd::algorithm::Value>($x: [T; $in]) -> [T; $out] {
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
    pub fn assert_transposes<A: LinearMap<IN, OUT>, B: LinearMap<OUT, IN>, const IN: usize, const OUT: usize>() {
        for i in 0..IN {
            for j in 0..OUT {
                let y = A::map(std::array::from_fn(|k| if k == i { 1.0_f32 } else { 0.0 }));
                let x = B::map(std::array::from_fn(|k| if k == j { 1.0_f32 } else { 0.0 }));
                assert_eq!(y[j], x[i], "element ({j}, {i})");
            }
        }
    }
}
