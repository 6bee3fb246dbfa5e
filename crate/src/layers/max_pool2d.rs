//! Max pooling, 2×2 windows, stride 2: y[i, j, c] = max x[2i..2i+2, 2j..2j+2, c]. An odd last row or column is
//! dropped, as with 'valid' padding in Keras.

use super::{ImageShape, assert_equal_row_counts, expect_contiguous};
use crate::kernels::max_pool;
use ndarray::{ArrayView2, ArrayViewMut2, Axis};

/// 2×2 max pooling of images of `shape`.
#[derive(Clone, Debug)]
pub struct MaxPool2d {
    shape: ImageShape,
}

impl MaxPool2d {
    /// For images of `shape`.
    pub fn new(shape: ImageShape) -> Self {
        Self { shape }
    }

    /// Height, width and channels of the input.
    pub fn in_shape(&self) -> ImageShape {
        self.shape
    }

    /// Height, width and channels of the output: ⌊H/2⌋, ⌊W/2⌋, C.
    pub fn out_shape(&self) -> ImageShape {
        ImageShape { height: self.shape.height / 2, width: self.shape.width / 2, ..self.shape }
    }

    /// The maximum of each window; x is `[batch, H·W·C]`.
    ///
    /// # Panics
    /// If a matrix has another width or layout, or not as many rows as the other.
    pub fn forward(&self, x: ArrayView2<f32>, mut y: ArrayViewMut2<f32>) {
        assert_equal_row_counts(&[x.nrows(), y.nrows()]);
        for (x, mut y) in x.axis_iter(Axis(0)).zip(y.axis_iter_mut(Axis(0))) {
            max_pool::forward(expect_contiguous(x.to_slice()), self.shape, expect_contiguous(y.as_slice_mut()));
        }
    }

    /// dx = dy at the first maximum of each window, 0 elsewhere.
    ///
    /// # Panics
    /// If a matrix has another width or layout, or not as many rows as the others.
    pub fn backward(&self, x: ArrayView2<f32>, dy: ArrayView2<f32>, mut dx: ArrayViewMut2<f32>) {
        assert_equal_row_counts(&[x.nrows(), dy.nrows(), dx.nrows()]);
        for ((x, dy), mut dx) in x.axis_iter(Axis(0)).zip(dy.axis_iter(Axis(0))).zip(dx.axis_iter_mut(Axis(0))) {
            let (x, dy) = (expect_contiguous(x.to_slice()), expect_contiguous(dy.to_slice()));
            max_pool::backward(x, self.shape, dy, expect_contiguous(dx.as_slice_mut()));
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
    fn gradients_agree_with_finite_differences_for_odd_sizes_too() {
        for (shape, batch) in [(image_shape(2, 2, 1), 1), (image_shape(5, 7, 3), 2), (image_shape(4, 6, 5), 1)] {
            check_layer_gradients(Layer::MaxPool2d(MaxPool2d::new(shape)), batch);
        }
    }

    #[test]
    fn an_odd_last_row_and_column_are_dropped() {
        let x = array![[1.0, 2.0, 9.0, 4.0, 3.0, 9.0, 9.0, 9.0, 9.0]];
        let mut y = array![[0.0]];
        MaxPool2d::new(image_shape(3, 3, 1)).forward(x.view(), y.view_mut());
        assert_eq!(y, array![[4.0]]);
    }

    #[test]
    fn among_equal_maxima_the_first_gets_the_gradient() {
        let mut dx = array![[7.0, 7.0, 7.0, 7.0]];
        MaxPool2d::new(image_shape(2, 2, 1)).backward(
            array![[0.0, 1.0, 1.0, 1.0]].view(),
            array![[5.0]].view(),
            dx.view_mut(),
        );
        assert_eq!(dx, array![[0.0, 5.0, 0.0, 0.0]]);
    }
}
