//! Many images in one picture; grey ones are coloured with a palette.

use crate::data::ImageShape;
use std::iter;

/// RGBA of the values 0, 1/255, …, 1.
pub type Palette = [[u8; 4]; 256];

/// A picture in RGBA, row by row.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// Width in pixels.
    pub width: usize,
    /// Height in pixels.
    pub height: usize,
    /// `[height, width, 4]`.
    pub rgba: Vec<u8>,
}

/// Arranges images of this shape, at least one, row by row in `columns` ≥ 1, with `gap` transparent pixels between them. Grey
/// values have the colours of the palette, and those outside 0…1 that of the nearer end; the palette is not used in colour.
///
/// # Panics
/// If the values are not those of whole images, at least one, there are no columns, or the picture has more bytes than `usize`
/// can count.
pub fn contact_sheet(images: &[f32], shape: ImageShape, columns: usize, gap: usize, palette: &Palette) -> Picture {
    let ImageShape { height: image_height, width: image_width, channels } = shape;
    assert_eq!(images.len() % shape.len(), 0, "whole images of {image_height}×{image_width}×{channels}");
    assert!(!images.is_empty() && columns > 0, "at least one image and one column");
    let rows = (images.len() / shape.len()).div_ceil(columns);
    // The pixels along `count` images in a line, with the gaps between them; none if they overflow.
    let length_with_gaps = |count: usize, side: usize| side.checked_add(gap)?.checked_mul(count)?.checked_sub(gap);
    let size = length_with_gaps(columns, image_width).zip(length_with_gaps(rows, image_height));
    let bytes = size.and_then(|(width, height)| width.checked_mul(height)?.checked_mul(4));
    let ((width, height), bytes) = size.zip(bytes).expect("a picture whose bytes can be counted");
    let mut rgba = vec![0; bytes];
    for (i, image) in images.chunks_exact(shape.len()).enumerate() {
        let (left, top) = (i % columns * (image_width + gap), i / columns * (image_height + gap));
        for (y, row) in image.chunks_exact(image_width * channels).enumerate() {
            let start = 4 * ((top + y) * width + left);
            for (pixel, values) in iter::zip(rgba[start..].as_chunks_mut().0, row.chunks_exact(channels)) {
                *pixel = to_rgba(values, palette);
            }
        }
    }
    Picture { width, height, rgba }
}

fn to_rgba(values: &[f32], palette: &Palette) -> [u8; 4] {
    let byte = |value: f32| (255.0 * value).round() as u8;
    match values {
        [red, green, blue] => [byte(*red), byte(*green), byte(*blue), 255],
        values => palette[usize::from(byte(values[0]))],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Entry i has the red value i.
    fn reds() -> Palette {
        std::array::from_fn(|i| [i as u8, 0, 0, 255])
    }

    /// The red values, row by row; "." where the picture is transparent.
    fn outline(picture: &Picture) -> Vec<String> {
        let pixel = |rgba: &[u8; 4]| if rgba[3] == 0 { ".".to_owned() } else { rgba[0].to_string() };
        let pixels: Vec<String> = picture.rgba.as_chunks().0.iter().map(pixel).collect();
        assert_eq!(pixels.len(), picture.width * picture.height);
        pixels.chunks(picture.width).map(|row| row.join(" ")).collect()
    }

    #[test]
    fn images_lie_row_by_row_with_gaps_and_the_last_row_may_be_short() {
        let images: Vec<f32> = (0..12).map(|i| i as f32 / 255.0).collect();
        let sheet = contact_sheet(&images, ImageShape::grey(2, 2), 2, 1, &reds());
        assert_eq!(outline(&sheet), ["0 1 . 4 5", "2 3 . 6 7", ". . . . .", "8 9 . . .", "10 11 . . ."]);
        let sheet = contact_sheet(&images, ImageShape::grey(2, 2), 3, 0, &reds());
        assert_eq!(outline(&sheet), ["0 1 4 5 8 9", "2 3 6 7 10 11"]);
    }

    #[test]
    #[should_panic(expected = "bytes can be counted")]
    fn more_columns_than_can_be_counted_are_refused() {
        contact_sheet(&[0.5], ImageShape::grey(1, 1), 1 << (usize::BITS - 2), 0, &reds());
    }

    #[test]
    #[should_panic(expected = "bytes can be counted")]
    fn a_gap_that_wraps_around_is_refused() {
        contact_sheet(&[0.5; 2], ImageShape::grey(1, 1), 2, usize::MAX, &reds());
    }

    #[test]
    fn values_are_rounded_to_the_palette_and_clamped() {
        let sheet = contact_sheet(&[-3.0, 0.5, 2.0, f32::NAN], ImageShape::grey(1, 1), 4, 0, &reds());
        assert_eq!(outline(&sheet), ["0 128 255 0"]);
    }

    #[test]
    fn images_in_colour_and_of_unequal_sides_keep_their_values() {
        let values: Vec<f32> = (0..18).map(|i| i as f32 * 10.0 / 255.0).collect();
        let shape = ImageShape { height: 1, width: 3, channels: 3 };
        let sheet = contact_sheet(&values, shape, 1, 0, &reds());
        assert_eq!((sheet.width, sheet.height), (3, 2));
        let expected = (0..6).flat_map(|pixel: u8| [pixel * 30, pixel * 30 + 10, pixel * 30 + 20, 255]);
        assert_eq!(sheet.rgba, expected.collect::<Vec<_>>());
    }
}
