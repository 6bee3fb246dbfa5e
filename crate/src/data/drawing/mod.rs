//! Normalises a drawing like the digits of MNIST, so that models trained on those can process it.
//!
//! 1. Crop to the bounding box of the ink.
//! 2. Scale by s = 20 / the longer side with area averaging: a pixel is the mean ink of the 1/s × 1/s square that it
//!    covers, so thin strokes become lighter instead of breaking.
//! 3. Place in 28×28, moved by whole pixels so that the ink's centre Σ i·ink / Σ ink rounds to 14 in x and in y.
//!
//! Ink outside the image is cut off. Neither stroke width nor slant is changed.

mod scale;

use crate::{Error, Result};
use scale::{Crop, Scaled};

/// The side of the normalised image, in pixels.
pub const SIDE: usize = 28;
/// The index of the pixel at the centre of the ink, from 0.
const CENTRE: isize = 14;

/// Normalises `ink` `[height, width]`, from 0 for paper to 255 for full ink, to `[28, 28]` in 0…1; `None` if there is no ink.
///
/// Any value above 0 counts as ink, as in MNIST, so a digit of MNIST is returned unchanged.
///
/// # Errors
/// [`Error::Length`] if `ink` does not hold `width` × `height` values.
pub fn normalise(ink: &[u8], width: usize, height: usize) -> Result<Option<[f32; SIDE * SIDE]>> {
    // A saturated product still differs from every possible length.
    let expected = width.saturating_mul(height);
    if ink.len() != expected {
        return Err(Error::Length { what: "ink", expected, actual: ink.len() });
    }
    Ok(Crop::around(ink, width).map(|crop| place(&crop.scale())))
}

fn place(scaled: &Scaled) -> [f32; SIDE * SIDE] {
    let (right, down) = shift(scaled);
    let mut image = [0.0; SIDE * SIDE];
    for (y, row) in scaled.iter().enumerate() {
        for (x, &ink) in row.iter().enumerate() {
            if let (Some(x), Some(y)) = (moved(x, right), moved(y, down)) {
                image[y * SIDE + x] = ink;
            }
        }
    }
    image
}

/// The shift to the right and down after which the centre of the ink rounds to 14.
fn shift(scaled: &Scaled) -> (isize, isize) {
    let (mut sum, mut sum_x, mut sum_y) = (0.0, 0.0, 0.0); // f64: exact where a drawing is symmetric
    for (y, row) in scaled.iter().enumerate() {
        for (x, &ink) in row.iter().enumerate() {
            sum += f64::from(ink);
            sum_x += x as f64 * f64::from(ink);
            sum_y += y as f64 * f64::from(ink);
        }
    }
    (CENTRE - (sum_x / sum).round() as isize, CENTRE - (sum_y / sum).round() as isize)
}

/// The index after the shift, if it is inside the image.
fn moved(index: usize, shift: isize) -> Option<usize> {
    index.checked_add_signed(shift).filter(|&index| index < SIDE)
}

#[cfg(test)]
mod tests {
    use super::*;

    type Image = [f32; SIDE * SIDE];

    /// A seven with a bar, 100 by 130 at scale 1, drawn at an offset with a round, anti-aliased pen.
    fn seven(canvas: (usize, usize), offset: (f32, f32), scale: f32) -> Vec<u8> {
        let strokes = [[10., 10., 90., 10.], [90., 10., 40., 120.], [35., 65., 85., 65.]];
        let ink = |x: f32, y: f32| {
            let at = |[x0, y0, x1, y1]: [f32; 4]| distance(x, y, [x0, y0, x1, y1].map(|v| v * scale), offset);
            let nearest = strokes.map(at).into_iter().fold(f32::INFINITY, f32::min);
            ((8.0 * scale - nearest + 0.5).clamp(0.0, 1.0) * 255.0) as u8
        };
        (0..canvas.0 * canvas.1).map(|i| ink((i % canvas.0) as f32, (i / canvas.0) as f32)).collect()
    }

    /// From a point to a segment that is moved by `offset`.
    fn distance(x: f32, y: f32, [x0, y0, x1, y1]: [f32; 4], offset: (f32, f32)) -> f32 {
        let (px, py, dx, dy) = (x - x0 - offset.0, y - y0 - offset.1, x1 - x0, y1 - y0);
        let along = ((px * dx + py * dy) / (dx * dx + dy * dy)).clamp(0.0, 1.0);
        (px - along * dx).hypot(py - along * dy)
    }

    /// Each pixel repeated as a square of `factor` × `factor`.
    fn enlarged(ink: &[u8], width: usize, factor: usize) -> Vec<u8> {
        let (wide, high) = (width * factor, ink.len() / width * factor);
        (0..wide * high).map(|i| ink[i / wide / factor * width + i % wide / factor]).collect()
    }

    fn normal(ink: &[u8], width: usize) -> Image {
        normalise(ink, width, ink.len() / width).unwrap().unwrap()
    }

    /// Width and height of the bounding box of the ink.
    fn extent(image: &Image) -> (usize, usize) {
        let side = |along: fn(usize) -> usize| {
            let places = || (0..image.len()).filter(|&i| image[i] > 0.0).map(along);
            places().max().unwrap() - places().min().unwrap() + 1
        };
        (side(|i| i % SIDE), side(|i| i / SIDE))
    }

    fn centre(image: &Image) -> (f32, f32) {
        let mean = |along: fn(usize) -> usize| {
            image.iter().enumerate().map(|(i, ink)| along(i) as f32 * ink).sum::<f32>() / image.iter().sum::<f32>()
        };
        (mean(|i| i % SIDE), mean(|i| i / SIDE))
    }

    fn max_difference(a: &Image, b: &Image) -> f32 {
        a.iter().zip(b).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max)
    }

    #[test]
    fn no_ink_gives_none() {
        assert_eq!(normalise(&[0; 12], 3, 4), Ok(None));
        assert_eq!(normalise(&[], 0, 7), Ok(None));
    }

    #[test]
    fn a_wrong_length_is_an_error() {
        let error = |ink: &[u8], width, height| normalise(ink, width, height).unwrap_err();
        assert_eq!(error(&[9; 11], 3, 4), Error::Length { what: "ink", expected: 12, actual: 11 });
        assert_eq!(error(&[9; 1], 0, 1), Error::Length { what: "ink", expected: 0, actual: 1 });
        assert_eq!(error(&[9; 16], usize::MAX, 16).code(), "length");
    }

    #[test]
    fn the_position_on_the_canvas_does_not_matter() {
        let expected = normal(&seven((280, 280), (50.0, 60.0), 1.0), 280);
        for offset in [(-2.0, -2.0), (120.0, 3.0), (181.0, 151.0)] {
            assert_eq!(normal(&seven((280, 280), offset, 1.0), 280), expected, "{offset:?}");
        }
        assert_eq!(normal(&seven((400, 150), (271.0, 9.0), 1.0), 400), expected, "another canvas");
    }

    #[test]
    fn the_size_hardly_matters() {
        let ink = seven((280, 280), (20.0, 20.0), 1.0);
        let expected = normal(&ink, 280);
        assert_eq!(normal(&enlarged(&ink, 280, 3), 840), expected);
        for scale in [0.7, 1.3, 1.9] {
            let image = normal(&seven((280, 280), (5.0, 5.0), scale), 280);
            assert!(max_difference(&image, &expected) < 0.2, "{scale}: {}", max_difference(&image, &expected));
        }
    }

    #[test]
    fn the_longer_side_is_20_and_the_centre_rounds_to_14() {
        for scale in [0.3, 0.77, 1.0, 1.41, 1.9] {
            let upright = seven((280, 280), (7.0, 11.0), scale);
            let lying: Vec<u8> = (0..280 * 280).map(|i| upright[i % 280 * 280 + i / 280]).collect();
            let (upright, lying) = (normal(&upright, 280), normal(&lying, 280));
            assert_eq!((extent(&upright).1, extent(&lying).0), (20, 20));
            assert!(extent(&upright).0 < 20 && extent(&lying).1 < 20);
            for (x, y) in [centre(&upright), centre(&lying)] {
                assert_eq!((x.round(), y.round()), (14.0, 14.0), "{x} {y}");
            }
        }
    }

    #[test]
    fn a_normalised_image_is_returned_unchanged() {
        let image = normal(&seven((280, 280), (20.0, 20.0), 1.0), 280);
        let ink = image.map(|pixel| (pixel * 255.0).round() as u8);
        assert!(max_difference(&normal(&ink, SIDE), &image) <= 0.5 / 254.0);
        assert!(max_difference(&normal(&enlarged(&ink, SIDE, 10), 10 * SIDE), &image) <= 0.5 / 254.0);
    }

    #[test]
    fn a_dot_fills_the_whole_box() {
        let mut ink = [0; 30];
        ink[29] = 51;
        let image = normal(&ink, 6);
        let inside = |i: usize| (4..24).contains(&(i % SIDE)) && (4..24).contains(&(i / SIDE));
        assert!((0..image.len()).all(|i| image[i] == if inside(i) { 0.2 } else { 0.0 }));
    }

    #[test]
    fn a_thin_line_becomes_lighter_but_does_not_break() {
        let mut ink = [0; 9 * 200];
        ink.iter_mut().skip(8).step_by(9).for_each(|ink| *ink = 255); // the last column
        let image = normal(&ink, 9);
        assert_eq!(extent(&image), (1, 20));
        assert!((4..24).all(|y| (image[y * SIDE + 14] - 0.1).abs() < 1e-6));
    }

    #[test]
    fn ink_pushed_out_of_the_image_is_cut_off() {
        let mut ink = [1; 20 * 20];
        ink[..20].fill(255); // the centre is in row 0.7, so the box comes to rows 13 to 32
        let image = normal(&ink, 20);
        assert_eq!(extent(&image), (20, 15));
        assert_eq!(image[13 * SIDE + 14], 1.0);
    }
}
