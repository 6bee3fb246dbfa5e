//! Nearest-neighbour up-sampling by two and a 'same' convolution in one: four outputs by five products instead of twelve.
//!
//! The up-sampled signal is x₀ x₀ x₁ x₁ …, zero on either side. A kernel (w₀, w₁, w₂) with one pixel of padding sees two
//! equal neighbours at each position, so that every output needs only two taps:
//!
//! > y₂ᵢ = w₀·xᵢ₋₁ + (w₁ + w₂)·xᵢ  and  y₂ᵢ₊₁ = (w₀ + w₁)·xᵢ + w₂·xᵢ₊₁.
//!
//! In both, the taps add up to s = w₀ + w₁ + w₂, so either can be written with the product s·xᵢ and one difference of
//! neighbours. A tile is the four outputs that depend on an xᵢ with even i; they share s·xᵢ:
//!
//! > y₂ᵢ₋₁ = s·xᵢ + (w₀ + w₁)·(xᵢ₋₁ − xᵢ), y₂ᵢ = s·xᵢ + w₀·(xᵢ₋₁ − xᵢ),
//! > y₂ᵢ₊₁ = s·xᵢ + w₂·(xᵢ₊₁ − xᵢ), y₂ᵢ₊₂ = s·xᵢ + (w₁ + w₂)·(xᵢ₊₁ − xᵢ).
//!
//! In two dimensions that is 25 products for 16 outputs instead of 144. The identities are exact; only the rounding differs.
//! At the border some outputs lie outside the image, and products that only they need are left out: n inputs take ⌊5n/2⌋
//! products, one more if n is odd.
//!
//! The identities hold for 'same' padding only, so padding is not a parameter here.

use super::algorithm::{Algorithm, linear_map};
use super::convolution::{Convolution, Scratch};
use super::transform::{TileGrid, TilePlacement};
use crate::shape::ImageShape;
use std::ops::Range;

/// y = up-sampled x ∗ kernel + bias for any number of images of `input`; y is twice as high and
/// wide, with as many channels as there are biases; the kernel is `[3, 3, inputs, outputs]`.
///
/// # Panics
/// If the slices' lengths contradict each other.
#[inline(never)]
pub fn forward(input: ImageShape, x: &[f32], kernel: &[f32], bias: &[f32], y: &mut [f32], scratch: &mut Scratch) {
    convolution(input, bias.len()).forward(x, kernel, bias, y, scratch);
}

/// Adds to `gradient`, which is (dkernel, dbias); writes `dx` if it is `Some`.
///
/// # Panics
/// If the slices' lengths contradict each other.
#[inline(never)]
pub fn backward(
    input: ImageShape,
    x: &[f32],
    dy: &[f32],
    kernel: &[f32],
    gradient: (&mut [f32], &mut [f32]),
    dx: Option<&mut [f32]>,
    scratch: &mut Scratch,
) {
    convolution(input, gradient.1.len()).backward(x, dy, kernel, gradient, dx, scratch);
}

/// Tiles of four outputs around every second input; the first begins one pixel before the image, in the input and in the output.
fn convolution(input: ImageShape, outputs: usize) -> Convolution<UpSampled, 3, 5, 4> {
    let [height, width] = [input.height, input.width].map(|side| side.saturating_mul(2));
    let output = ImageShape { height, width, channels: outputs };
    let input_grid = TileGrid::new(input, TilePlacement { stride: 2, margin: 1 });
    let output_grid = TileGrid::new(output, TilePlacement { stride: 4, margin: 1 });
    Convolution::new(input_grid, output_grid)
}

/// The algorithm above: 3 inputs, 5 products and 4 outputs per tile.
struct UpSampled;

linear_map!(InputTransform: 3 => 5, |[a, b, c]| [a - b, a - b, b, c - b, c - b]);
linear_map!(TransposedInputTransform: 5 => 3, |[a, b, c, d, e]| [a + b, c - (a + b) - (d + e), d + e]);
linear_map!(KernelTransform: 3 => 5, |[a, b, c]| [a + b, a, a + b + c, c, b + c]);
linear_map!(TransposedKernelTransform: 5 => 3, |[a, b, c, d, e]| [a + b + c, a + c + e, c + d + e]);
linear_map!(OutputTransform: 5 => 4, |[a, b, c, d, e]| [c + a, c + b, c + d, c + e]);
linear_map!(TransposedOutputTransform: 4 => 5, |[a, b, c, d]| [a, b, (a + b) + (c + d), c, d]);

impl Algorithm<3, 5, 4> for UpSampled {
    type InputTransform = InputTransform;
    type TransposedInputTransform = TransposedInputTransform;
    type KernelTransform = KernelTransform;
    type TransposedKernelTransform = TransposedKernelTransform;
    type OutputTransform = OutputTransform;
    type TransposedOutputTransform = TransposedOutputTransform;

    /// Tile t is around x₂ₜ; only y₄ₜ₋₁ needs its first product, and only y₄ₜ₊₂ its last.
    fn tile_range_needing(product: usize, output_len: usize) -> Range<usize> {
        let inputs = output_len / 2;
        match product {
            0 => 1..inputs / 2 + 1,
            4 => 0..inputs / 2,
            _ => 0..inputs.div_ceil(2),
        }
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
        assert_transposes::<InputTransform, TransposedInputTransform, 3, 5>();
        assert_transposes::<KernelTransform, TransposedKernelTransform, 3, 5>();
        assert_transposes::<OutputTransform, TransposedOutputTransform, 5, 4>();
    }

    #[test]
    fn no_product_is_computed_that_no_output_needs() {
        let products = |inputs: usize| {
            (0..5).map(|product| UpSampled::tile_range_needing(product, 2 * inputs).len()).sum::<usize>()
        };
        assert_eq!([1, 2, 7, 14].map(products), [3, 5, 18, 35]);
    }
}
