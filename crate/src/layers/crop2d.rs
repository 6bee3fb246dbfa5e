//! Cropping: y is the middle of x, where [`Pad2d`](super::Pad2d) would have put it.

use super::{ImageShape, assert_equal_row_counts, expect_contiguous};
use crate::kernels::crop;
use crate::kernels::pad::assert_fits;
use ndarray::{ArrayView2, ArrayViewMut2, Axis};

/// Crops images of `shape` to the `cropped` middle.
#[derive(Clone, Debug)]
pub struct Crop2d {
    shape: ImageShape,
    cropped: ImageShape,
}

impl Crop2d {
    /// From images of `shape` to images of `cropped`, which are no larger.
    ///
    /// # Panics
    /// If `cropped` has no pixels, or does not fit into `shape`.
    pub fn new(shape: ImageShape, cropped: ImageShape) -> Self {
        assert_fits(cropped, shape);
        Self { shape, cropped }
    }

    /// Height, width and channels of the input.
    pub fn in_shape(&self) -> ImageShape {
        self.shape
    }

    /// Height, width and channels of the output.
    pub fn out_shape(&self) -> ImageShape {
        self.cropped
    }

    /// The middle of each image; x is `[batch, H·W·C]`.
    ///
    /// # Panics
    /// If a matrix has another width or layout, or not as many rows as the other.
    pub fn forward(&self, x: ArrayView2<f32>, mut y: ArrayViewMut2<f32>) {
        assert_equal_row_counts(&[x.nrows(), y.nrows()]);
        for (x, mut y) in x.axis_iter(Axis(0)).zip(y.axis_iter_mut(Axis(0))) {
            let (x, y) = (expect_contiguous(x.to_slice()), expect_contiguous(y.as_slice_mut()));
            crop::forward(x, self.shape, y, self.cropped);
        }
    }

    /// dx = dy where x is in y, 0 elsewhere.
    ///
    /// # Panics
    /// If a matrix has another width or layout, or not as many rows as the other.
    pub fn backward(&self, dy: ArrayView2<f32>, mut dx: ArrayViewMut2<f32>) {
        assert_equal_row_counts(&[dy.nrows(), dx.nrows()]);
        for (dy, mut dx) in dy.axis_iter(Axis(0)).zip(dx.axis_iter_mut(Axis(0))) {
            let (dy, dx) = (expect_contiguous(dy.to_slice()), expect_contiguous(dx.as_slice_mut()));
            crop::backward(dy, self.cropped, dx, self.shape);
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
        for (shape, cropped, batch) in [
            (image_shape(4, 4, 1), image_shape(1, 1, 1), 1),
            (image_shape(4, 8, 2), image_shape(3, 5, 2), 2),
            (image_shape(2, 2, 3), image_shape(2, 2, 3), 1),
        ] {
            check_layer_gradients(Layer::Crop2d(Crop2d::new(shape, cropped)), batch);
        }
    }

    #[test]
    #[should_panic(expected = "an image of 2×2×2 does not fit into one of 4×4×1")]
    fn a_middle_with_other_channels_is_refused_at_once() {
        Crop2d::new(image_shape(4, 4, 1), image_shape(2, 2, 2));
    }

    #[test]
    fn of_an_odd_number_of_columns_one_more_is_cut_off_to_the_right() {
        let mut y = array![[0.0, 0.0]];
        Crop2d::new(image_shape(1, 5, 1), image_shape(1, 2, 1))
            .forward(array![[1.0, 2.0, 3.0, 4.0, 5.0]].view(), y.view_mut());
        assert_eq!(y, array![[2.0, 3.0]]);
    }
}
