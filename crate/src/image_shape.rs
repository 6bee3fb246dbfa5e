//! The size of images, of a data set or of a model.

use crate::layers::FeatureShape;

/// Height, width and channels of an image; its values are in the order `[height, width, channels]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ImageShape {
    /// Rows of pixels, at least 1.
    pub height: usize,
    /// Pixels in a row, at least 1.
    pub width: usize,
    /// Values of a pixel: 1 for grey, 3 for red, green and blue.
    pub channels: usize,
}

impl ImageShape {
    /// The shape of a grey image.
    pub const fn grey(height: usize, width: usize) -> Self {
        Self { height, width, channels: 1 }
    }

    /// Number of values of an image.
    ///
    /// # Panics
    /// If there are more than `usize` can count.
    #[expect(clippy::len_without_is_empty, reason = "never empty")]
    pub fn len(self) -> usize {
        let pixels = self.height.checked_mul(self.width);
        pixels.and_then(|pixels| pixels.checked_mul(self.channels)).expect("an image whose values can be counted")
    }

    /// The values `[height, width]` of one channel of an image.
    pub fn channel(self, image: &[f32], at: usize) -> Vec<f32> {
        image.iter().skip(at).step_by(self.channels).copied().collect()
    }
}

impl From<FeatureShape> for ImageShape {
    fn from((height, width, channels): FeatureShape) -> Self {
        Self { height, width, channels }
    }
}

impl From<ImageShape> for FeatureShape {
    fn from(ImageShape { height, width, channels }: ImageShape) -> Self {
        (height, width, channels)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[should_panic(expected = "values can be counted")]
    fn an_image_of_more_values_than_can_be_counted_has_no_length() {
        ImageShape::grey(1 << (usize::BITS - 1), 2).len();
    }

    #[test]
    fn the_shape_of_an_image_is_that_of_a_layers_features() {
        let shape = ImageShape { height: 2, width: 3, channels: 4 };
        assert_eq!(FeatureShape::from(shape), (2, 3, 4));
        assert_eq!(ImageShape::from((2, 3, 4)), shape);
    }
}
