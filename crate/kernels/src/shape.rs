//! Sizes of tensors, and the check of a slice's length that every kernel begins with.

use std::fmt;

/// Height, width and channels of an image, or of the feature maps of a layer; its values are in the order
/// `[height, width, channels]`. It is shown as `28×28×1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ImageShape {
    /// Rows of pixels, at least 1.
    pub height: usize,
    /// Pixels in a row, at least 1.
    pub width: usize,
    /// Values of a pixel: 1 for grey, 3 for red, green and blue; those of a layer's maps.
    pub channels: usize,
}

impl ImageShape {
    /// The shape of a grey image.
    pub const fn grey(height: usize, width: usize) -> Self {
        Self { height, width, channels: 1 }
    }

    /// The shape of what is not an image, as the units of a dense layer: one pixel with a channel for each value.
    pub const fn vector(values: usize) -> Self {
        Self { height: 1, width: 1, channels: values }
    }

    /// Number of values of an image.
    ///
    /// # Panics
    /// If there are more than `usize` can count.
    #[expect(clippy::len_without_is_empty, reason = "never empty")]
    pub fn len(self) -> usize {
        self.checked_len().expect("an image whose values can be counted")
    }

    /// Number of values of an image, if `usize` can count them.
    pub fn checked_len(self) -> Option<usize> {
        self.height.checked_mul(self.width)?.checked_mul(self.channels)
    }

    /// The values `[height, width]` of channel `index` of an image.
    ///
    /// # Panics
    /// If there is no such channel.
    pub fn extract_channel(self, image: &[f32], index: usize) -> Vec<f32> {
        assert!(index < self.channels, "channel {index} of {}", self.channels);
        image.iter().skip(index).step_by(self.channels).copied().collect()
    }
}

impl fmt::Display for ImageShape {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let Self { height, width, channels } = self;
        write!(f, "{height}×{width}×{channels}")
    }
}

/// Number of values in a tensor of these sizes.
///
/// Saturates instead of wrapping: no slice of numbers is `usize::MAX` long, so that a product which overflows equals no length.
pub fn value_count(sizes: &[usize]) -> usize {
    sizes.iter().fold(1, |count, size| count.saturating_mul(*size))
}

/// Checks that a slice holds a tensor of these sizes; `name` is for the message.
///
/// # Panics
/// If it holds more values or fewer.
#[track_caller]
pub fn assert_len(name: &str, values: &[f32], sizes: &[usize]) {
    let expected = value_count(sizes);
    assert!(values.len() == expected, "{name} of {sizes:?} needs {expected} values, got {}", values.len());
}

/// Checks that a slice holds `images` images of this shape.
///
/// # Panics
/// If it holds more values or fewer.
#[track_caller]
pub fn assert_images(name: &str, values: &[f32], images: usize, shape: ImageShape) {
    let ImageShape { height, width, channels } = shape;
    assert_len(name, values, &[images, height, width, channels]);
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // the same tests in the browser

    #[test]
    fn counts_never_wrap_around() {
        assert_eq!(value_count(&[]), 1);
        assert_eq!(value_count(&[2, 3, 4]), 24);
        assert_eq!(value_count(&[usize::MAX, 0]), 0);
        assert_eq!(value_count(&[usize::MAX / 2 + 1, 2]), usize::MAX);
        assert_eq!(value_count(&[usize::MAX / 2 + 1, 2, 3]), usize::MAX);
    }

    #[test]
    #[should_panic(expected = "values can be counted")]
    fn an_image_of_more_values_than_can_be_counted_has_no_length() {
        ImageShape::grey(1 << (usize::BITS - 1), 2).len();
    }

    #[test]
    fn an_image_has_its_channels_and_is_shown_by_its_sizes() {
        let shape = ImageShape { height: 1, width: 2, channels: 3 };
        assert_eq!(shape.extract_channel(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0], 1), [2.0, 5.0]);
        assert_eq!((shape.to_string().as_str(), ImageShape::vector(4).len()), ("1×2×3", 4));
    }

    #[test]
    #[should_panic(expected = "channel 3 of 3")]
    fn a_channel_that_is_not_there_is_refused() {
        ImageShape { height: 1, width: 1, channels: 3 }.extract_channel(&[1.0, 2.0, 3.0], 3);
    }

    #[test]
    #[should_panic(expected = "channel 0 of 0")]
    fn an_image_without_channels_has_none() {
        ImageShape::vector(0).extract_channel(&[], 0);
    }

    #[test]
    #[should_panic(expected = "x of [2, 3] needs 6 values, got 5")]
    fn a_slice_of_another_length_is_refused_with_both_lengths() {
        assert_len("x", &[0.0; 5], &[2, 3]);
    }

    #[test]
    #[should_panic(expected = "got 0")]
    fn sizes_whose_product_overflows_fit_no_slice() {
        assert_len("x", &[], &[usize::MAX / 2 + 1, 2]);
    }
}
