//! F(2×2, 3×3): Winograd's algorithm. In one dimension it computes two outputs of a kernel of three taps by four products instead
//! of six:
//!
//! > y₀ = m₀ + m₁ + m₂ and y₁ = m₁ − m₂ − m₃ with
//! > m = (x₀ − x₂)·w₀, (x₁ + x₂)·½(w₀ + w₁ + w₂), (x₂ − x₁)·½(w₀ − w₁ + w₂), (x₁ − x₃)·w₂,
//!
//! Applied to rows and columns, it computes a tile of 2×2 outputs by 16 products instead of 36.

use super::algorithm::{Algorithm, linear_map};
use super::convolution::{Convolution, Scratch};
use super::transform::{TileGrid, TilePlacement};
use crate::conv2d::Geometry;
use std::ops::Range;

/// y = x ∗ kernel + bias for any number of images; the kernel is `[3, 3, inputs, outputs]`.
///
/// # Panics
/// If a slice does not have the length that the geometry gives it.
#[inline(never)]
pub fn forward(g: Geometry, x: &[f32], kernel: &[f32], bias: &[f32], y: &mut [f32], scratch: &mut Scratch) {
    convolution(g).forward(x, kernel, bias, y, scratch);
}

/// Adds to `gradient`, which is (dkernel, dbias); writes `dx` if it is `Some`.
///
/// # Panics
/// If a slice does not have the length that the geometry gives it.
#[inline(never)]
pub fn backward(
    g: Geometry,
    x: &[f32],
    dy: &[f32],
    kernel: &[f32],
    gradient: (&mut [f32], &mut [f32]),
    dx: Option<&mut [f32]>,
    scratch: &mut Scratch,
) {
    convolution(g).backward(x, dy, kernel, gradient, dx, scratch);
}

/// Tiles of 2 × 2 outputs; the first tile of inputs begins in the padding, if there is any.
fn convolution(g: Geometry) -> Convolution<F2, 4, 4, 2> {
    let input_grid = TileGrid::new(g.in_shape(), TilePlacement { stride: 2, margin: g.pad() });
    let output_grid = TileGrid::new(g.out_shape(), TilePlacement { stride: 2, margin: 0 });
    Convolution::new(input_grid, output_grid)
}

/// F(2, 3): 4 inputs, 4 products and 2 outputs per tile.
struct F2;

// Its transforms, which [`Algorithm`] documents; `4 => 2` maps 4 values to 2.

linear_map!(InputTransform: 4 => 4, |[a, b, c, d]| [a - c, b + c, c - b, b - d]);
linear_map!(TransposedInputTransform: 4 => 4, |[a, b, c, d]| [a, b - c + d, b + c - a, d * -1.0]);
linear_map!(KernelTransform: 3 => 4, |[a, b, c]| [a, (a + b + c) * 0.5, (a - b + c) * 0.5, c]);
linear_map!(TransposedKernelTransform: 4 => 3, |[a, b, c, d]| [a + (b + c) * 0.5, (b - c) * 0.5, (b + c) * 0.5 + d]);
linear_map!(OutputTransform: 4 => 2, |[a, b, c, d]| [a + b + c, b - c - d]);
linear_map!(TransposedOutputTransform: 2 => 4, |[a, b]| [a, a + b, a - b, b * -1.0]);

impl Algorithm<4, 4, 2> for F2 {
    type InputTransform = InputTransform;
    type TransposedInputTransform = TransposedInputTransform;
    type KernelTransform = KernelTransform;
    type TransposedKernelTransform = TransposedKernelTransform;
    type OutputTransform = OutputTransform;
    type TransposedOutputTransform = TransposedOutputTransform;

    /// Every product is needed in every tile.
    fn tile_range_needing(_product: usize, output_len: usize) -> Range<usize> {
        0..output_len.div_ceil(2)
    }
}

#[cfg(test)]
mod tests {
    use super::super::algorithm::tests::assert_transposes;
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // the same tests in the browser

    #[test]
    fn every_map_has_its_transpose() {
        assert_transposes::<InputTransform, TransposedInputTransform, 4, 4>();
        assert_transposes::<KernelTransform, TransposedKernelTransform, 3, 4>();
        assert_transposes::<OutputTransform, TransposedOutputTransform, 4, 2>();
    }
}
