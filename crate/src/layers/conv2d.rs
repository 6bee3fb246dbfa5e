//! 3×3 convolution, stride 1: `y[i, j, o] = b[o] + Σ x[i + ky − pad, j + kx − pad, c] · K[ky, kx, c, o]`.
//!
//! It is a cross-correlation, which frameworks call convolution. 'Same' padding surrounds the image with one pixel of zeros
//! and keeps its size; 'valid' pads nothing, so the output is two rows and two columns smaller.

use super::{
    ImageShape, Parameter, ParameterMut, Scratch, assert_equal_row_counts, expect_contiguous, glorot::glorot_uniform,
};
use crate::kernels::conv2d::{self, Geometry};
use crate::kernels::winograd::f2x2_3x3;
use ndarray::{Array1, Array4, ArrayView2, ArrayViewMut2, Axis};
use rand::Rng;
use serde::Serialize;

/// How an image is padded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Padding {
    /// One pixel of zeros: the output is as large as the input.
    Same,
    /// No padding: the output is two pixels smaller in each direction. Keras's default.
    Valid,
}

/// The fewest channels, in and out, for which Winograd's algorithm is faster than the direct product.
const WINOGRAD_MIN_CHANNELS: usize = 8;

/// A 3×3 convolution with stride 1.
#[derive(Clone, Debug)]
pub struct Conv2d {
    geometry: Geometry,
    /// K, `[3, 3, inputs, outputs]`.
    pub kernel: Array4<f32>,
    /// b, `[outputs]`.
    pub bias: Array1<f32>,
}

impl Conv2d {
    /// Glorot-uniform weights, zero biases, for images of `input`.
    ///
    /// # Panics
    /// If the image with its padding is smaller than the kernel, a size is 0, or there are more values than `usize` can count.
    pub fn new(input: ImageShape, outputs: usize, padding: Padding, rng: &mut dyn Rng) -> Self {
        let geometry = Geometry::new(input, outputs, usize::from(padding == Padding::Same));
        let kernel = glorot_uniform((3, 3, input.channels, outputs), 9 * input.channels, 9 * outputs, rng);
        Self { geometry, kernel, bias: Array1::zeros(outputs) }
    }

    /// Height, width and channels of the input.
    pub fn in_shape(&self) -> ImageShape {
        self.geometry.in_shape()
    }

    /// Height, width and channels of the output.
    pub fn out_shape(&self) -> ImageShape {
        self.geometry.out_shape()
    }

    /// How the input is padded.
    pub fn padding(&self) -> Padding {
        if self.in_shape().height == self.out_shape().height { Padding::Same } else { Padding::Valid }
    }

    /// Whether [`f2x2_3x3`], Winograd's algorithm, computes it: with few channels its matrix products are too small to pay for its
    /// transforms.
    fn uses_winograd(&self) -> bool {
        self.in_shape().channels.min(self.out_shape().channels) >= WINOGRAD_MIN_CHANNELS
    }

    /// `y[i, j, o] = b[o] + Σ x[i + ky − pad, j + kx − pad, c] · K[ky, kx, c, o]`; x is `[batch, H·W·inputs]`, y
    /// `[batch, H'·W'·outputs]`.
    ///
    /// # Panics
    /// If a matrix has another width or layout, or not as many rows as the other, or the bias another length.
    pub fn forward(&self, x: ArrayView2<f32>, mut y: ArrayViewMut2<f32>, scratch: &mut Scratch) {
        assert_equal_row_counts(&[x.nrows(), y.nrows()]);
        let (kernel, bias) = (expect_contiguous(self.kernel.as_slice()), expect_contiguous(self.bias.as_slice()));
        if self.uses_winograd() {
            let (x, y) = (expect_contiguous(x.to_slice()), expect_contiguous(y.as_slice_mut()));
            return f2x2_3x3::forward(self.geometry, x, kernel, bias, y, &mut scratch.winograd);
        }
        for (x, mut y) in x.axis_iter(Axis(0)).zip(y.axis_iter_mut(Axis(0))) {
            conv2d::forward(
                self.geometry,
                expect_contiguous(x.to_slice()),
                kernel,
                bias,
                expect_contiguous(y.as_slice_mut()),
                &mut scratch.conv2d,
            );
        }
    }

    /// `dK[ky, kx, c, o]` += Σ `x[i + ky − pad, j + kx − pad, c] · dy[i, j, o]`, `db[o]` += Σ `dy[i, j, o]`, and
    /// `dx[i, j, c]` = Σ `dy[i − ky + pad, j − kx + pad, o] · K[ky, kx, c, o]`.
    ///
    /// # Panics
    /// If a matrix has another width or layout, or not as many rows as the others, or the gradient another shape.
    pub fn backward(
        &self,
        x: ArrayView2<f32>,
        dy: ArrayView2<f32>,
        gradient: &mut Conv2d,
        mut dx: Option<ArrayViewMut2<f32>>,
        scratch: &mut Scratch,
    ) {
        assert_equal_row_counts(&[x.nrows(), dy.nrows(), dx.as_ref().map_or(x.nrows(), |dx| dx.nrows())]);
        let kernel = expect_contiguous(self.kernel.as_slice());
        let dkernel = expect_contiguous(gradient.kernel.as_slice_mut());
        let dbias = expect_contiguous(gradient.bias.as_slice_mut());
        if self.uses_winograd() {
            let (x, dy) = (expect_contiguous(x.to_slice()), expect_contiguous(dy.to_slice()));
            let dx = dx.as_mut().map(|dx| expect_contiguous(dx.as_slice_mut()));
            let gradient = (dkernel, dbias);
            return f2x2_3x3::backward(self.geometry, x, dy, kernel, gradient, dx, &mut scratch.winograd);
        }
        for (i, (x, dy)) in x.axis_iter(Axis(0)).zip(dy.axis_iter(Axis(0))).enumerate() {
            let (x, dy) = (expect_contiguous(x.to_slice()), expect_contiguous(dy.to_slice()));
            conv2d::backward_weights(self.geometry, x, dy, dkernel, dbias, &mut scratch.conv2d);
            if let Some(dx) = &mut dx {
                let mut dx = dx.row_mut(i);
                conv2d::backward_input(
                    self.geometry,
                    dy,
                    kernel,
                    expect_contiguous(dx.as_slice_mut()),
                    &mut scratch.conv2d,
                );
            }
        }
    }

    /// `kernel` and `bias`.
    pub fn parameters(&self) -> [Parameter<'_>; 2] {
        Parameter::kernel_and_bias(&self.kernel, &self.bias)
    }

    /// `kernel` and `bias`, to be changed.
    pub fn parameters_mut(&mut self) -> [ParameterMut<'_>; 2] {
        ParameterMut::kernel_and_bias(&mut self.kernel, &mut self.bias)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Layer;
    use super::super::gradient_check::{check_layer_gradients, image_shape, seeded_rng};
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // these also run in the browser

    #[test]
    fn gradients_agree_with_finite_differences_for_both_paddings_and_odd_sizes() {
        for padding in [Padding::Same, Padding::Valid] {
            for (shape, outputs, batch) in [
                (image_shape(3, 3, 1), 1, 1),
                (image_shape(5, 4, 3), 2, 2),
                (image_shape(4, 7, 2), 9, 1),
                (image_shape(5, 4, 8), 9, 2),
            ] {
                check_layer_gradients(Layer::Conv2d(Conv2d::new(shape, outputs, padding, &mut seeded_rng())), batch);
            }
        }
    }

    #[test]
    fn same_keeps_the_size_and_valid_shrinks_it_by_two() {
        let [same, valid] = [Padding::Same, Padding::Valid]
            .map(|padding| Conv2d::new(image_shape(28, 27, 1), 4, padding, &mut seeded_rng()));
        assert_eq!((same.out_shape(), same.padding()), (image_shape(28, 27, 4), Padding::Same));
        assert_eq!((valid.out_shape(), valid.padding()), (image_shape(26, 25, 4), Padding::Valid));
    }
}
