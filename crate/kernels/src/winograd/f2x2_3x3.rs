//! Winograd's F(2, 3): two outputs of a kernel of three taps by four products instead of six.
//!
//! > y₀ = m₀ + m₁ + m₂ and y₁ = m₁ − m₂ − m₃ with
//! > m = (x₀ − x₂)·w₀, (x₁ + x₂)·½(w₀ + w₁ + w₂), (x₂ − x₁)·½(w₀ − w₁ + w₂), (x₁ − x₃)·w₂,
//!
//! in two dimensions 16 products instead of 36.

use super::convolution::{Convolution, Scratch};
use super::filter::{Filter, map};
use crate::conv2d::Geometry;
use std::ops::Range;

/// y = x ∗ kernel + bias for any number of images; the kernel is 3×3×inputs×outputs.
#[inline(never)]
pub fn forward(g: Geometry, x: &[f32], kernel: &[f32], bias: &[f32], y: &mut [f32], scratch: &mut Scratch) {
    Convolution::<Winograd, 4, 4, 2>::new(g).forward(x, kernel, bias, y, scratch);
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
    Convolution::<Winograd, 4, 4, 2>::new(g).backward(x, dy, kernel, gradient, dx, scratch);
}

/// The filter.
pub(super) struct Winograd;

map!(Data: 4 => 4, |[a, b, c, d]| [a - c, b + c, c - b, b - d]);
map!(DataTransposed: 4 => 4, |[a, b, c, d]| [a, b - c + d, b + c - a, d * -1.0]);
map!(Kernel: 3 => 4, |[a, b, c]| [a, (a + b + c) * 0.5, (a - b + c) * 0.5, c]);
map!(KernelTransposed: 4 => 3, |[a, b, c, d]| [a + (b + c) * 0.5, (b - c) * 0.5, (b + c) * 0.5 + d]);
map!(Output: 4 => 2, |[a, b, c, d]| [a + b + c, b - c - d]);
map!(OutputTransposed: 2 => 4, |[a, b]| [a, a + b, a - b, b * -1.0]);

impl Filter<4, 4, 2> for Winograd {
    type Data = Data;
    type DataTransposed = DataTransposed;
    type Kernel = Kernel;
    type KernelTransposed = KernelTransposed;
    type Output = Output;
    type OutputTransposed = OutputTransposed;
    const OUT_STEP: usize = 2;
    const BEFORE: usize = 0;

    fn out_len(inputs: usize, pad: usize) -> usize {
        inputs + 2 * pad - 2
    }

    fn tiles(_: usize, outputs: usize) -> Range<usize> {
        0..outputs.div_ceil(2)
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
        assert_transposes::<Data, DataTransposed, 4, 4>();
        assert_transposes::<Kernel, KernelTransposed, 3, 4>();
        assert_transposes::<Output, OutputTransposed, 4, 2>();
    }
}
