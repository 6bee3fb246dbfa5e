//! Brings a drawing to the form of a data set's images, so that models trained on those can process it.
//!
//! MNIST's form, [`Placement::Centred`] with a side of 20 in 28×28:
//!
//! 1. Crop to the bounding box of the ink.
//! 2. Scale by s = 20 / the longer side with area averaging: a pixel is the mean ink of the 1/s × 1/s square that it
//!    covers, so thin strokes become lighter instead of breaking.
//! 3. Place in 28×28, moved by whole pixels so that the ink's centre Σ i·ink / Σ ink rounds to 14 in x and in y.
//!
//! Ink outside the image is cut off. Neither stroke width nor slant is changed.
//!
//! The form of the digits of 8×8, [`Placement::Nist`], evens out stroke width and slant; `nist.rs` describes it.

mod nist;
mod scale;

use super::ImageShape;
use crate::{Error, Result};
use scale::Crop;

/// Where a drawing is put in the image, and how large.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Placement {
    /// The bounding box of the ink, scaled to `side` pixels on the longer side, with the ink's centre in the middle.
    Centred {
        /// The longer side of the ink in the image, in pixels.
        side: usize,
    },
    /// As NIST's programs prepared the digits of 8×8: stretched to a box, with strokes of even width, upright.
    Nist,
    /// As it was drawn: the whole canvas, as large as fits.
    WholeCanvas,
}

const MNIST_PLACEMENT: Placement = Placement::Centred { side: 20 };

/// The shape and placement of the digits of MNIST, as [`normalise`] takes them.
pub const MNIST: (ImageShape, Placement) = (ImageShape { height: 28, width: 28, channels: 1 }, MNIST_PLACEMENT);

/// The placements by their names in JavaScript and in files.
pub const PLACEMENTS: [(&str, Placement); 3] =
    [("mnist", MNIST_PLACEMENT), ("nist", Placement::Nist), ("whole", Placement::WholeCanvas)];

/// An image of this shape, in 0…1, of `ink` `[height, width]`, from 0 for paper to 255 for full ink; `None` if there is no
/// ink. All channels of a pixel are equal.
///
/// Any value above 0 counts as ink, as in MNIST, so a digit of MNIST in MNIST's form is returned unchanged.
///
/// # Errors
/// [`Error::Length`] if `ink` does not hold `width` × `height` values.
pub fn normalise(
    ink: &[u8],
    width: usize,
    height: usize,
    (shape, placement): (ImageShape, Placement),
) -> Result<Option<Vec<f32>>> {
    // A saturated product still differs from every possible length.
    let expected = width.saturating_mul(height);
    if ink.len() != expected {
        return Err(Error::Length { what: "ink", expected, actual: ink.len() });
    }
    let Some(crop) = Crop::bounding_box(ink, width) else { return Ok(None) };
    Ok(Some(match placement {
        Placement::Centred { side } => {
            let scaled = ScaledInk { ink: crop.scale_into_square(side), side };
            paste(&scaled, scaled.shift_to_centre(shape), shape)
        }
        Placement::Nist => nist::image(&crop, shape),
        Placement::WholeCanvas => {
            let side = shape.height.min(shape.width);
            let margin = |length: usize| ((length - side) / 2) as isize;
            let scaled = ScaledInk { ink: Crop::whole_canvas(ink, width).scale_into_square(side), side };
            paste(&scaled, (margin(shape.width), margin(shape.height)), shape)
        }
    }))
}

/// Scaled ink in the upper left corner of a square `[side, side]`; the rest is empty.
struct ScaledInk {
    ink: Vec<f32>,
    side: usize,
}

impl ScaledInk {
    /// The column, the row and the ink of every pixel.
    fn pixels(&self) -> impl Iterator<Item = (usize, usize, f32)> {
        self.ink.iter().enumerate().map(|(i, ink)| (i % self.side, i / self.side, *ink))
    }

    /// The shift to the right and down after which the centre of the ink rounds to the middle of the image.
    fn shift_to_centre(&self, shape: ImageShape) -> (isize, isize) {
        let (mut sum, mut sum_x, mut sum_y) = (0.0, 0.0, 0.0); // f64: exact where a drawing is symmetric
        for (x, y, ink) in self.pixels() {
            sum += f64::from(ink);
            sum_x += x as f64 * f64::from(ink);
            sum_y += y as f64 * f64::from(ink);
        }
        let shift = |length: usize, centre: f64| (length / 2) as isize - centre.round() as isize;
        (shift(shape.width, sum_x / sum), shift(shape.height, sum_y / sum))
    }
}

/// The scaled ink in an image of this shape, shifted to the right and down; ink outside is cut off.
fn paste(scaled: &ScaledInk, (right, down): (isize, isize), shape: ImageShape) -> Vec<f32> {
    let mut image = vec![0.0; shape.len()];
    for (x, y, ink) in scaled.pixels() {
        if let (Some(x), Some(y)) = (shifted(x, right, shape.width), shifted(y, down, shape.height)) {
            image[(y * shape.width + x) * shape.channels..][..shape.channels].fill(ink);
        }
    }
    image
}

/// The index after the shift, if it is inside the image, which is `length` long in this direction.
fn shifted(index: usize, shift: isize, length: usize) -> Option<usize> {
    index.checked_add_signed(shift).filter(|&index| index < length)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIDE: usize = 28;
    type Image = Vec<f32>;

    /// A seven with a bar, 100 by 130 at scale 1, drawn at an offset with a round, anti-aliased pen.
    fn seven(canvas: (usize, usize), offset: (f32, f32), scale: f32) -> Vec<u8> {
        let strokes = [[10., 10., 90., 10.], [90., 10., 40., 120.], [35., 65., 85., 65.]];
        let ink = |x: f32, y: f32| {
            let distance_to = |[x0, y0, x1, y1]: [f32; 4]| distance(x, y, [x0, y0, x1, y1].map(|v| v * scale), offset);
            let nearest = strokes.map(distance_to).into_iter().fold(f32::INFINITY, f32::min);
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

    fn normalised(ink: &[u8], width: usize) -> Image {
        normalise(ink, width, ink.len() / width, MNIST).unwrap().unwrap()
    }

    /// Width and height of the bounding box of the ink.
    fn extent(image: &Image) -> (usize, usize) {
        let side = |coordinate: fn(usize) -> usize| {
            let coordinates = || (0..image.len()).filter(|&i| image[i] > 0.0).map(coordinate);
            coordinates().max().unwrap() - coordinates().min().unwrap() + 1
        };
        (side(|i| i % SIDE), side(|i| i / SIDE))
    }

    fn centre(image: &Image) -> (f32, f32) {
        let mean = |coordinate: fn(usize) -> usize| {
            image.iter().enumerate().map(|(i, ink)| coordinate(i) as f32 * ink).sum::<f32>() / image.iter().sum::<f32>()
        };
        (mean(|i| i % SIDE), mean(|i| i / SIDE))
    }

    fn max_difference(a: &Image, b: &Image) -> f32 {
        a.iter().zip(b).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max)
    }

    #[test]
    fn no_ink_gives_none() {
        assert_eq!(normalise(&[0; 12], 3, 4, MNIST), Ok(None));
        assert_eq!(normalise(&[], 0, 7, MNIST), Ok(None));
    }

    #[test]
    fn a_wrong_length_is_an_error() {
        let error = |ink: &[u8], width, height| normalise(ink, width, height, MNIST).unwrap_err();
        assert_eq!(error(&[9; 11], 3, 4), Error::Length { what: "ink", expected: 12, actual: 11 });
        assert_eq!(error(&[9; 1], 0, 1), Error::Length { what: "ink", expected: 0, actual: 1 });
        assert_eq!(error(&[9; 16], usize::MAX, 16).code(), "length");
    }

    #[test]
    fn the_position_on_the_canvas_does_not_matter() {
        let expected = normalised(&seven((280, 280), (50.0, 60.0), 1.0), 280);
        for offset in [(-2.0, -2.0), (120.0, 3.0), (181.0, 151.0)] {
            assert_eq!(normalised(&seven((280, 280), offset, 1.0), 280), expected, "{offset:?}");
        }
        assert_eq!(normalised(&seven((400, 150), (271.0, 9.0), 1.0), 400), expected, "another canvas");
    }

    #[test]
    fn the_size_hardly_matters() {
        let ink = seven((280, 280), (20.0, 20.0), 1.0);
        let expected = normalised(&ink, 280);
        assert_eq!(normalised(&enlarged(&ink, 280, 3), 840), expected);
        for scale in [0.7, 1.3, 1.9] {
            let image = normalised(&seven((280, 280), (5.0, 5.0), scale), 280);
            assert!(max_difference(&image, &expected) < 0.2, "{scale}: {}", max_difference(&image, &expected));
        }
    }

    #[test]
    fn the_longer_side_is_20_and_the_centre_rounds_to_14() {
        for scale in [0.3, 0.77, 1.0, 1.41, 1.9] {
            let upright = seven((280, 280), (7.0, 11.0), scale);
            let lying: Vec<u8> = (0..280 * 280).map(|i| upright[i % 280 * 280 + i / 280]).collect();
            let (upright, lying) = (normalised(&upright, 280), normalised(&lying, 280));
            assert_eq!((extent(&upright).1, extent(&lying).0), (20, 20));
            assert!(extent(&upright).0 < 20 && extent(&lying).1 < 20);
            for (x, y) in [centre(&upright), centre(&lying)] {
                assert_eq!((x.round(), y.round()), (14.0, 14.0), "{x} {y}");
            }
        }
    }

    #[test]
    fn a_normalised_image_is_returned_unchanged() {
        let image = normalised(&seven((280, 280), (20.0, 20.0), 1.0), 280);
        let ink: Vec<u8> = image.iter().map(|pixel| (pixel * 255.0).round() as u8).collect();
        assert!(max_difference(&normalised(&ink, SIDE), &image) <= 0.5 / 254.0);
        assert!(max_difference(&normalised(&enlarged(&ink, SIDE, 10), 10 * SIDE), &image) <= 0.5 / 254.0);
    }

    #[test]
    fn a_dot_fills_the_whole_box() {
        let mut ink = [0; 30];
        ink[29] = 51;
        let image = normalised(&ink, 6);
        let inside = |i: usize| (4..24).contains(&(i % SIDE)) && (4..24).contains(&(i / SIDE));
        assert!((0..image.len()).all(|i| image[i] == if inside(i) { 0.2 } else { 0.0 }));
    }

    #[test]
    fn a_thin_line_becomes_lighter_but_does_not_break() {
        let mut ink = [0; 9 * 200];
        ink.iter_mut().skip(8).step_by(9).for_each(|ink| *ink = 255); // the last column
        let image = normalised(&ink, 9);
        assert_eq!(extent(&image), (1, 20));
        assert!((4..24).all(|y| (image[y * SIDE + 14] - 0.1).abs() < 1e-6));
    }

    #[test]
    fn ink_pushed_out_of_the_image_is_cut_off() {
        let mut ink = [1; 20 * 20];
        ink[..20].fill(255); // the centre is in row 0.7, so the box comes to rows 13 to 32
        let image = normalised(&ink, 20);
        assert_eq!(extent(&image), (20, 15));
        assert_eq!(image[13 * SIDE + 14], 1.0);
    }

    #[test]
    fn as_drawn_it_keeps_its_place_and_its_size() {
        let mut ink = [0; 6 * 6];
        ink[2 * 6 + 4] = 255;
        let shape = ImageShape { height: 3, width: 5, channels: 1 };
        let image = normalise(&ink, 6, 6, (shape, Placement::WholeCanvas)).unwrap().unwrap();
        let mut expected = [0.0; 15];
        expected[5 + 3] = 0.25; // a quarter of the pixel in row 1, column 2 of the 3×3 in the middle
        assert_eq!(image, expected);
        assert_eq!(normalise(&[0; 4], 2, 2, (shape, Placement::WholeCanvas)), Ok(None));
    }

    #[test]
    fn in_colour_all_channels_are_equal() {
        let shape = ImageShape { height: 8, width: 8, channels: 3 };
        let ink = seven((280, 280), (50.0, 60.0), 1.0);
        let image = |channels| {
            let form = (ImageShape { channels, ..shape }, Placement::Centred { side: 8 });
            normalise(&ink, 280, 280, form).unwrap().unwrap()
        };
        let grey = image(1);
        assert!(image(3).iter().enumerate().all(|(i, value)| *value == grey[i / 3]));
    }
}
