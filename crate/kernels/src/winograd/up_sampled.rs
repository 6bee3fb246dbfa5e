//! Nearest up-sampling by two and a kernel of three taps in one: four outputs by five products instead of twelve.
//!
//! The up-sampled signal is x₀ x₀ x₁ x₁ …, so
//!
//! > y₂ᵢ = w₀·xᵢ₋₁ + (w₁ + w₂)·xᵢ  and  y₂ᵢ₊₁ = (w₀ + w₁)·xᵢ + w₂·xᵢ₊₁:
//!
//! two filters of two taps, both with the sum s = w₀ + w₁ + w₂. Around every second xᵢ, four outputs share the product s·xᵢ:
//!
//! > y₂ᵢ₋₁ = s·xᵢ + (w₀ + w₁)·(xᵢ₋₁ − xᵢ), y₂ᵢ = s·xᵢ + w₀·(xᵢ₋₁ − xᵢ),
//! > y₂ᵢ₊₁ = s·xᵢ + w₂·(xᵢ₊₁ − xᵢ), y₂ᵢ₊₂ = s·xᵢ + (w₁ + w₂)·(xᵢ₊₁ − xᵢ).
//!
//! In two dimensions that is 25 products for 16 outputs instead of 144. It is exact: only the rounding differs. At the
//! borders some outputs fall outside, and the products that only they need are left out: n inputs take ⌊5n/2⌋ or one more.

use super::convolution::{Convolution, Scratch};
use super::filter::{Filter, map};
use crate::conv2d::Geometry;
use std::ops::Range;

/// y = up-sampled x ∗ kernel + bias for any number of images; the kernel is 3×3×inputs×outputs.
#[inline(never)]
pub fn forward(g: Geometry, x: &[f32], kernel: &[f32], bias: &[f32], y: &mut [f32], scratch: &mut Scratch) {
    Convolution::<UpSampled, 3, 5, 4>::new(g).forward(x, kernel, bias, y, scratch);
}

/// Adds to dkernel and dbias; where it is wanted, writes dx.
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
    Convolution::<UpSampled, 3, 5, 4>::new(g).backward(x, dy, kernel, gradient, dx, scratch);
}

/// The filter.
pub(super) struct UpSampled;

map!(Data: 3 => 5, |[a, b, c]| [a - b, a - b, b, c - b, c - b]);
map!(DataTransposed: 5 => 3, |[a, b, c, d, e]| [a + b, c - (a + b) - (d + e), d + e]);
map!(Kernel: 3 => 5, |[a, b, c]| [a + b, a, a + b + c, c, b + c]);
map!(KernelTransposed: 5 => 3, |[a, b, c, d, e]| [a + b + c, a + c + e, c + d + e]);
map!(Output: 5 => 4, |[a, b, c, d, e]| [c + a, c + b, c + d, c + e]);
map!(OutputTransposed: 4 => 5, |[a, b, c, d]| [a, b, (a + b) + (c + d), c, d]);

impl Filter<3, 5, 4> for UpSampled {
    type Data = Data;
    type DataTransposed = DataTransposed;
    type Kernel = Kernel;
    type KernelTransposed = KernelTransposed;
    type Output = Output;
    type OutputTransposed = OutputTransposed;
    const OUT_STEP: usize = 4;
    const BEFORE: usize = 1;

    /// With `pad` 1: twice the inputs.
    fn out_len(inputs: usize, pad: usize) -> usize {
        2 * inputs + 2 * pad - 2
    }

    /// Tile t is around x₂ₜ; the first product is that of y₄ₜ₋₁ alone, the last that of y₄ₜ₊₂.
    fn tiles(k: usize, outputs: usize) -> Range<usize> {
        let inputs = outputs / 2;
        match k {
            0 => 1..inputs / 2 + 1,
            4 => 0..inputs / 2,
            _ => 0..inputs.div_ceil(2),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::filter::tests::assert_transposes;
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // the same table in the browser

    #[test]
    fn every_map_has_its_transpose() {
        assert_transposes::<Data, DataTransposed, 3, 5>();
        assert_transposes::<Kernel, KernelTransposed, 3, 5>();
        assert_transposes::<Output, OutputTransposed, 5, 4>();
    }

    #[test]
    fn an_image_takes_no_product_that_no_output_needs() {
        let products = |inputs: usize| (0..5).map(|k| UpSampled::tiles(k, 2 * inputs).len()).sum::<usize>();
        assert_eq!([1, 2, 7, 14].map(products), [3, 5, 18, 35]);
    }
}
