//! Many images in one picture, coloured with a palette.

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

/// Arranges square images `[n, side, side]`, n ≥ 1, row by row in `columns` ≥ 1, with `gap` transparent pixels between them.
/// Values outside 0…1 have the colour of the nearer end.
///
/// # Panics
/// If the values are not those of whole images.
pub fn contact_sheet(images: &[f32], side: usize, columns: usize, gap: usize, palette: &Palette) -> Picture {
    let pixels = side * side;
    assert_eq!(images.len() % pixels, 0, "whole images of {side}×{side} pixels");
    let rows = (images.len() / pixels).div_ceil(columns);
    let span = |count: usize| count * (side + gap) - gap;
    let (width, height) = (span(columns), span(rows));
    let mut rgba = vec![0; 4 * width * height];
    for (i, image) in images.chunks_exact(pixels).enumerate() {
        let (left, top) = (i % columns * (side + gap), i / columns * (side + gap));
        for (y, row) in image.chunks_exact(side).enumerate() {
            let start = 4 * ((top + y) * width + left);
            for (pixel, value) in iter::zip(rgba[start..].as_chunks_mut().0, row) {
                *pixel = palette[(255.0 * value).round() as u8 as usize];
            }
        }
    }
    Picture { width, height, rgba }
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
        let sheet = contact_sheet(&images, 2, 2, 1, &reds());
        assert_eq!(outline(&sheet), ["0 1 . 4 5", "2 3 . 6 7", ". . . . .", "8 9 . . .", "10 11 . . ."]);
        let sheet = contact_sheet(&images, 2, 3, 0, &reds());
        assert_eq!(outline(&sheet), ["0 1 4 5 8 9", "2 3 6 7 10 11"]);
    }

    #[test]
    fn values_are_rounded_to_the_palette_and_clamped() {
        let sheet = contact_sheet(&[-3.0, 0.5, 2.0, f32::NAN], 1, 4, 0, &reds());
        assert_eq!(outline(&sheet), ["0 128 255 0"]);
    }
}
