//! The sizes of a convolution, checked once.

use crate::shape::{ImageShape, value_count};

/// The sizes of a 3×3 convolution with stride 1: from H×W×`inputs` images to (H + 2·pad − 2)×(W + 2·pad − 2)×`outputs`.
///
/// Invariant: every size is at least 1, and no product of the sizes that the kernels form overflows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Geometry {
    pub(super) height: usize,
    pub(super) width: usize,
    pub(super) inputs: usize,
    pub(super) outputs: usize,
    pub(super) pad: usize,
}

impl Geometry {
    /// For images of `input`, with `pad` pixels of zeros around them: 1 for 'same' padding, 0 for
    /// 'valid'.
    ///
    /// # Panics
    /// If the image and its padding are smaller than the kernel, a size is 0, or the sizes are too large to be multiplied.
    pub fn new(input: ImageShape, outputs: usize, pad: usize) -> Self {
        let ImageShape { height, width, channels: inputs } = input;
        assert!(pad <= 2, "a 3×3 kernel needs a padding of at most 2 pixels, got {pad}");
        assert!(height.min(width) > 0 && inputs.min(outputs) > 0, "{input} to {outputs} channels has no values");
        assert!(height.min(width) + 2 * pad >= 3, "a 3×3 kernel does not fit {height}×{width} with padding {pad}");
        // The largest tensors: every patch of the fully padded image, and the kernel.
        let [rows, columns] = [height, width].map(|side| side.saturating_add(4));
        let largest = value_count(&[9, rows, columns, inputs.max(outputs)]).max(value_count(&[9, inputs, outputs]));
        assert!(largest < usize::MAX, "{input} to {outputs} channels has more values than can be counted");
        Self { height, width, inputs, outputs, pad }
    }

    /// Height, width and channels of the input.
    pub fn in_shape(&self) -> ImageShape {
        ImageShape { height: self.height, width: self.width, channels: self.inputs }
    }

    /// Height, width and channels of the output.
    pub fn out_shape(&self) -> ImageShape {
        let [height, width] = [self.height, self.width].map(|side| side + 2 * self.pad - 2);
        ImageShape { height, width, channels: self.outputs }
    }

    /// Sizes of the kernel.
    pub(super) fn kernel_shape(&self) -> [usize; 4] {
        [3, 3, self.inputs, self.outputs]
    }

    /// Pixels of zeros around the input.
    pub fn pad(&self) -> usize {
        self.pad
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // the same tests in the browser

    #[test]
    fn padding_decides_the_size_of_the_output() {
        let input = ImageShape { height: 28, width: 27, channels: 3 };
        for (pad, (height, width)) in [(0, (26, 25)), (1, (28, 27)), (2, (30, 29))] {
            let g = Geometry::new(input, 4, pad);
            assert_eq!((g.in_shape(), g.out_shape()), (input, ImageShape { height, width, channels: 4 }));
        }
    }

    #[test]
    #[should_panic(expected = "does not fit 2×5 with padding 0")]
    fn an_image_smaller_than_the_kernel_is_refused() {
        let _ = Geometry::new(ImageShape::grey(2, 5), 1, 0);
    }

    #[test]
    #[should_panic(expected = "at most 2 pixels, got 3")]
    fn padding_beyond_the_reach_of_the_kernel_is_refused() {
        let _ = Geometry::new(ImageShape::grey(28, 28), 1, 3);
    }

    #[test]
    #[should_panic(expected = "has no values")]
    fn a_convolution_without_channels_is_refused() {
        let _ = Geometry::new(ImageShape { channels: 0, ..ImageShape::grey(28, 28) }, 1, 1);
    }

    #[test]
    #[should_panic(expected = "more values than can be counted")]
    fn sizes_whose_product_overflows_are_refused() {
        let _ = Geometry::new(ImageShape::grey(usize::MAX / 2 + 1, 2), 1, 1);
    }
}
