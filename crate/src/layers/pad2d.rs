//! Padding by repetition: x in the middle of y, where y[i, j] = x[the nearest row, the nearest column]. Where the number of
//! added rows or columns is odd, the larger half is below or to the right.

use super::{ImageShape, assert_equal_row_counts, expect_contiguous};
use crate::kernels::pad::{self, assert_fits};
use ndarray::{ArrayView2, ArrayViewMut2, Axis};

/// Pads images of `shape` to `padded` by repeating their edge; the image lies in the middle.
#[derive(Clone, Debug)]
pub struct Pad2d {
    shape: ImageShape,
    padded: ImageShape,
}

impl Pad2d {
    /// From images of `shape` to images of `padded`, which are no smaller.
    ///
    /// # Panics
    /// If `shape` has no pixels, or does not fit into `padded`.
    pub fn new(shape: ImageShape, padded: ImageShape) -> Self {
        assert_fits(shape, padded);
        Self { shape, padded }
    }

    /// Height, width and channels of the input.
    pub fn in_shape(&self) -> ImageShape {
        self.shape
    }

    /// Height, width and channels of the output.
    pub fn out_shape(&self) -> ImageShape {
        self.padded
    }

    /// The padded images; x is `[batch, H·W·C]`.
    ///
    /// # Panics
    /// If a matrix has another width or layout, or not as many rows as the other.
    pub fn forward(&self, x: ArrayView2<f32>, mut y: ArrayViewMut2<f32>) {
        assert_equal_row_counts(&[x.nrows(), y.nrows()]);
        for (x, mut y) in x.axis_iter(Axis(0)).zip(y.axis_iter_mut(Axis(0))) {
            let (x, y) = (expect_contiguous(x.to_slice()), expect_contiguous(y.as_slice_mut()));
            pad::forward(x, self.shape, y, self.padded);
        }
    }

    /// dx is the sum of all dy that x was copied to.
    ///
    /// # Panics
    /// If a matrix has another width or layout, or not as many rows as the other.
    pub fn backward(&self, dy: ArrayView2<f32>, mut dx: ArrayViewMut2<f32>) {
        assert_equal_row_counts(&[dy.nrows(), dx.nrows()]);
        for (dy, mut dx) in dy.axis_iter(Axis(0)).zip(dx.axis_iter_mut(Axis(0))) {
            let (dy, dx) = (expect_contiguous(dy.to_slice()), expect_contiguous(dx.as_slice_mut()));
            pad::backward(dy, self.padded, dx, self.shape);
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
        for (shape, padded, batch) in [
            (image_shape(1, 1, 1), image_shape(4, 4, 1), 1),
            (image_shape(3, 5, 2), image_shape(4, 8, 2), 2),
            (image_shape(2, 2, 3), image_shape(2, 2, 3), 1),
        ] {
            check_layer_gradients(Layer::Pad2d(Pad2d::new(shape, padded)), batch);
        }
    }

    #[test]
    #[should_panic(expected = "an image of 5×1×1 does not fit into one of 4×4×1")]
    fn an_image_that_does_not_fit_is_refused_at_once() {
        Pad2d::new(image_shape(5, 1, 1), image_shape(4, 4, 1));
    }

    #[test]
    fn the_edge_is_repeated_once_more_to_the_right_where_the_number_of_columns_is_odd() {
        let mut y = ndarray::Array2::zeros((1, 10));
        Pad2d::new(image_shape(1, 2, 1), image_shape(2, 5, 1)).forward(array![[1.0, 2.0]].view(), y.view_mut());
        assert_eq!(y, array![[1.0, 1.0, 2.0, 2.0, 2.0, 1.0, 1.0, 2.0, 2.0, 2.0]]);
    }
}
