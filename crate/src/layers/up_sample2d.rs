//! Nearest-neighbour up-sampling by two: y[i, j, c] = x[⌊i/2⌋, ⌊j/2⌋, c].

use super::{ImageShape, assert_equal_row_counts, expect_contiguous};
use crate::kernels::up_sample;
use ndarray::{ArrayView2, ArrayViewMut2, Axis};

/// Doubles the height and width of images of `shape`.
#[derive(Clone, Debug)]
pub struct UpSample2d {
    shape: ImageShape,
}

impl UpSample2d {
    /// For images of `shape`.
    pub fn new(shape: ImageShape) -> Self {
        Self { shape }
    }

    /// Height, width and channels of the input.
    pub fn in_shape(&self) -> ImageShape {
        self.shape
    }

    /// Height, width and channels of the output: 2H, 2W, C.
    pub fn out_shape(&self) -> ImageShape {
        ImageShape { height: 2 * self.shape.height, width: 2 * self.shape.width, ..self.shape }
    }

    /// Repeats every pixel as a 2×2 block; x is `[batch, H·W·C]`.
    ///
    /// # Panics
    /// If a matrix has another width or layout, or not as many rows as the other.
    pub fn forward(&self, x: ArrayView2<f32>, mut y: ArrayViewMut2<f32>) {
        assert_equal_row_counts(&[x.nrows(), y.nrows()]);
        for (x, mut y) in x.axis_iter(Axis(0)).zip(y.axis_iter_mut(Axis(0))) {
            up_sample::forward(expect_contiguous(x.to_slice()), self.shape, expect_contiguous(y.as_slice_mut()));
        }
    }

    /// dx[i, j, c] is the sum of the 2×2 block of dy at [2i, 2j, c].
    ///
    /// # Panics
    /// If a matrix has another width or layout, or not as many rows as the other.
    pub fn backward(&self, dy: ArrayView2<f32>, mut dx: ArrayViewMut2<f32>) {
        assert_equal_row_counts(&[dy.nrows(), dx.nrows()]);
        for (dy, mut dx) in dy.axis_iter(Axis(0)).zip(dx.axis_iter_mut(Axis(0))) {
            up_sample::backward(self.shape, expect_contiguous(dy.to_slice()), expect_contiguous(dx.as_slice_mut()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Layer;
    use super::super::gradient_check::{check_layer_gradients, image_shape};
    use super::*;
    use ndarray::array;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // these also run in the browser

    #[test]
    fn gradients_agree_with_finite_differences() {
        for (shape, batch) in [(image_shape(1, 1, 1), 1), (image_shape(3, 5, 2), 2)] {
            check_layer_gradients(Layer::UpSample2d(UpSample2d::new(shape)), batch);
        }
    }

    #[test]
    fn every_pixel_becomes_a_2_by_2_block() {
        let mut y = ndarray::Array2::zeros((1, 8));
        UpSample2d::new(image_shape(1, 2, 1)).forward(array![[1.0, 2.0]].view(), y.view_mut());
        assert_eq!(y, array![[1.0, 1.0, 2.0, 2.0, 1.0, 1.0, 2.0, 2.0]]);
    }
}
