//! The median filter for images with channels.

use super::ImageShape;
use crate::kernels;

/// Applies the 3×3 median filter to each channel of an image of this shape.
///
/// # Panics
/// If the image is not one of this shape.
pub fn median_filter(image: &[f32], shape: ImageShape) -> Vec<f32> {
    assert_eq!(image.len(), shape.len(), "an image of {shape:?}");
    let mut filtered = vec![0.0; image.len()];
    for channel in 0..shape.channels {
        let medians = kernels::median::median(&shape.extract_channel(image, channel), shape.width);
        filtered.iter_mut().skip(channel).step_by(shape.channels).zip(medians).for_each(|(out, value)| *out = value);
    }
    filtered
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[should_panic(expected = "an image of ImageShape")]
    fn an_image_of_another_shape_is_a_bug() {
        median_filter(&[0.5; 8], ImageShape::grey(2, 2));
    }

    #[test]
    fn each_channel_is_filtered_alone() {
        let shape = ImageShape { height: 5, width: 4, channels: 3 };
        let image: Vec<f32> = (0..shape.len()).map(|i| (i * 37 % 101) as f32 / 100.0).collect();
        let filtered = median_filter(&image, shape);
        for channel in 0..3 {
            let alone = kernels::median::median(&shape.extract_channel(&image, channel), shape.width);
            assert_eq!(shape.extract_channel(&filtered, channel), alone);
        }
    }
}
