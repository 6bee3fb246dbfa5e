//! The form of UCI's "Optical Recognition of Handwritten Digits" (E. Alpaydin and C. Kaynak, 1998), which programs of NIST
//! prepared (M. Garris et al., *NIST Form-Based Handprint Recognition System*, NISTIR 5469, 1994). For 8×8:
//!
//! 1. Stretch the bounding box of the ink to 20×32, whatever its proportions, in the middle of a bitmap of 32×32.
//! 2. Even out the strokes: with more than 412 pixels of ink erode once, with more than 560 twice; with fewer than 256 dilate
//!    once, with fewer than 108 twice.
//! 3. Shear it upright: rows are shifted until the ink begins in the same column near the top and near the bottom.
//! 4. A pixel of the image is the fraction of ink in its block of 4×4.
//!
//! Other shapes have as many blocks as pixels, and the limits as fractions of the bitmap.

use super::scale::Crop;
use crate::data::ImageShape;

/// The side, in pixels of the bitmap, of a block that becomes a pixel of the image.
const BLOCK: usize = 4;
/// The stretched ink is this fraction of the bitmap's width.
const BOX_WIDTH: f32 = 20.0 / 32.0;
/// Fractions of ink in the bitmap: it is eroded once for each that it exceeds, or dilated once for each that it falls short of.
const ERODE_ABOVE: [f32; 2] = [412.0 / 1024.0, 560.0 / 1024.0];
const DILATE_BELOW: [f32; 2] = [256.0 / 1024.0, 108.0 / 1024.0];
/// The outermost rows of the ink, which do not count when its slant is measured.
const EDGE_ROWS: usize = 2;

/// The image of this shape, in 0…1; all channels of a pixel are equal. It is blank where erosion leaves no ink.
pub fn image(crop: &Crop, shape: ImageShape) -> Vec<f32> {
    let bitmap = Bitmap::stretched(crop, shape.width * BLOCK, shape.height * BLOCK).with_even_strokes().upright();
    let pixels = (0..shape.len()).map(|i| i / shape.channels);
    pixels.map(|pixel| bitmap.ink_of_block(pixel % shape.width, pixel / shape.width)).collect()
}

/// Ink or paper, `[height, width]`.
struct Bitmap {
    ink: Vec<bool>,
    width: usize,
    height: usize,
}

impl Bitmap {
    /// The crop stretched to the box. A pixel becomes ink if it has at least half of the largest ink of any pixel, so that a pen
    /// thinner than a pixel leaves a line, too.
    fn stretched(crop: &Crop, width: usize, height: usize) -> Self {
        let box_width = ((width as f32 * BOX_WIDTH).round() as usize).max(1);
        let scaled = crop.stretch(box_width, height);
        let max_ink = scaled.iter().copied().fold(0.0, f32::max);
        let left = (width - box_width) / 2;
        let is_in_box = |column: usize| (left..left + box_width).contains(&column);
        let has_ink = |x: usize, y: usize| is_in_box(x) && scaled[y * box_width + x - left] >= 0.5 * max_ink;
        Self { ink: (0..width * height).map(|i| has_ink(i % width, i / width)).collect(), width, height }
    }

    fn ink_count(&self) -> usize {
        self.ink.iter().filter(|ink| **ink).count()
    }

    /// A pixel and its neighbours above, below, left and right; beyond the border is paper.
    fn cross(&self, index: usize) -> [bool; 5] {
        let (x, y) = (index % self.width, index / self.width);
        [
            self.ink[index],
            x > 0 && self.ink[index - 1],
            x + 1 < self.width && self.ink[index + 1],
            y > 0 && self.ink[index - self.width],
            y + 1 < self.height && self.ink[index + self.width],
        ]
    }

    /// Each pixel becomes the value of `filter` for its cross.
    fn filter_crosses(self, filter: fn([bool; 5]) -> bool) -> Self {
        let ink = (0..self.ink.len()).map(|index| filter(self.cross(index))).collect();
        Self { ink, ..self }
    }

    /// Eroded where there is too much ink, dilated where there is too little, as often as the ink before that requires.
    fn with_even_strokes(mut self) -> Self {
        let fraction = self.ink_count() as f32 / self.ink.len() as f32;
        for _ in ERODE_ABOVE.iter().filter(|limit| fraction > **limit) {
            self = self.filter_crosses(|cross| cross.iter().all(|ink| *ink));
        }
        for _ in DILATE_BELOW.iter().filter(|limit| fraction < **limit) {
            self = self.filter_crosses(|cross| cross.contains(&true));
        }
        self
    }

    fn row(&self, y: usize) -> &[bool] {
        &self.ink[y * self.width..][..self.width]
    }

    /// By how many columns a row leans to the right of the one below it, between the first and the last row of the ink.
    fn slant(&self) -> Option<f32> {
        let rows = || (0..self.height).filter(|y| self.row(*y).contains(&true));
        let (top, bottom) = (rows().next()? + EDGE_ROWS, rows().next_back()?.checked_sub(EDGE_ROWS)?);
        let first_ink = |y: usize| self.row(y).iter().position(|ink| *ink);
        (top < bottom).then_some(())?;
        Some((first_ink(top)? as f32 - first_ink(bottom)? as f32) / (bottom - top) as f32)
    }

    /// Sheared by the slant around the middle row; what leaves the bitmap is cut off.
    fn upright(self) -> Self {
        let Some(slant) = self.slant() else { return self };
        let shift = |y: usize| ((y as f32 - (self.height / 2) as f32) * slant).round() as isize;
        let ink_at = |x: usize, y: usize| {
            let source = x.checked_add_signed(-shift(y)).filter(|source| *source < self.width);
            source.is_some_and(|source| self.row(y)[source])
        };
        let ink = (0..self.ink.len()).map(|index| ink_at(index % self.width, index / self.width)).collect();
        Self { ink, ..self }
    }

    /// The fraction of ink in the block in this column and row of blocks.
    fn ink_of_block(&self, column: usize, row: usize) -> f32 {
        let rows = (row * BLOCK..(row + 1) * BLOCK).map(|y| &self.row(y)[column * BLOCK..][..BLOCK]);
        rows.flatten().filter(|ink| **ink).count() as f32 / (BLOCK * BLOCK) as f32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIDE: usize = 8;

    /// A canvas of 200×200 with straight strokes `[x0, y0, x1, y1]` of a pen of this width.
    fn canvas_with(strokes: &[[f32; 4]], pen: f32) -> Vec<u8> {
        let distance = |x: f32, y: f32, [x0, y0, x1, y1]: [f32; 4]| {
            let (px, py, dx, dy) = (x - x0, y - y0, x1 - x0, y1 - y0);
            let along = ((px * dx + py * dy) / (dx * dx + dy * dy)).clamp(0.0, 1.0);
            (px - along * dx).hypot(py - along * dy)
        };
        let ink = |x: f32, y: f32| strokes.iter().any(|stroke| distance(x, y, *stroke) <= pen / 2.0);
        (0..200 * 200).map(|i| 255 * u8::from(ink((i % 200) as f32, (i / 200) as f32))).collect()
    }

    /// A seven that leans to the right.
    fn seven(pen: f32) -> Vec<u8> {
        canvas_with(&[[50.0, 40.0, 130.0, 40.0], [130.0, 40.0, 80.0, 170.0]], pen)
    }

    fn image_of(ink: &[u8], width: usize) -> Vec<f32> {
        image(&Crop::bounding_box(ink, width).unwrap(), ImageShape::grey(SIDE, SIDE))
    }

    fn mean(image: &[f32]) -> f32 {
        image.iter().sum::<f32>() / image.len() as f32
    }

    #[test]
    fn thick_and_thin_pens_give_about_as_much_ink_as_the_digits_have() {
        for pen in [1.0, 3.0, 8.0, 16.0, 30.0, 45.0] {
            let ink = mean(&image_of(&seven(pen), 200));
            assert!((0.15..0.42).contains(&ink), "{pen}: {ink}");
        }
    }

    #[test]
    fn ink_fills_the_height_and_five_of_eight_columns_whatever_its_proportions() {
        let cross = |width: f32, height: f32| {
            let strokes =
                [[100.0 - width, 100.0, 100.0 + width, 100.0], [100.0, 100.0 - height, 100.0, 100.0 + height]];
            image_of(&canvas_with(&strokes, 14.0), 200)
        };
        for (width, height) in [(80.0, 80.0), (30.0, 90.0), (90.0, 40.0)] {
            let image = cross(width, height);
            let has_ink = |index: &usize| image[*index] > 0.0;
            let columns: Vec<usize> = (0..SIDE * SIDE).filter(has_ink).map(|index| index % SIDE).collect();
            assert_eq!((columns.iter().min(), columns.iter().max()), (Some(&1), Some(&6)), "{width} {height}");
            assert!((0..SIDE).all(|y| mean(&image[y * SIDE..][..SIDE]) > 0.0));
        }
    }

    #[test]
    fn a_slanted_digit_stands_upright() {
        let upright = canvas_with(&[[100.0, 30.0, 100.0, 170.0], [100.0, 100.0, 150.0, 100.0]], 16.0);
        let slanted = canvas_with(&[[120.0, 30.0, 80.0, 170.0], [100.0, 100.0, 150.0, 100.0]], 16.0);
        let first_ink = |image: &[f32], y: usize| image[y * SIDE..][..SIDE].iter().position(|ink| *ink > 0.3).unwrap();
        for ink in [upright, slanted] {
            let image = image_of(&ink, 200);
            assert_eq!(first_ink(&image, 1), first_ink(&image, 6), "{image:?}");
        }
    }

    #[test]
    fn values_are_sixteenths_and_neither_place_nor_size_matters() {
        let ink = seven(16.0);
        let image = image_of(&ink, 200);
        assert!(image.iter().all(|value| (value * 16.0).fract() == 0.0));
        let moved: Vec<u8> =
            (0..230 * 210).map(|i| (i % 230, i / 230)).map(|(x, y)| ink_at_offset(&ink, x, y, 30, 10)).collect();
        assert_eq!(image_of(&moved, 230), image);
        let finer: Vec<u8> = (0..400 * 400).map(|i| ink[i / 400 / 2 * 200 + i % 400 / 2]).collect();
        assert_eq!(image_of(&finer, 400), image);
    }

    /// The ink of a canvas of 200×200 that lies at an offset in a larger one.
    fn ink_at_offset(ink: &[u8], x: usize, y: usize, left: usize, top: usize) -> u8 {
        if x < left || y < top { 0 } else { ink[(y - top) * 200 + x - left] }
    }

    #[test]
    fn faint_ink_is_as_good_as_black() {
        let faint: Vec<u8> = seven(16.0).iter().map(|ink| ink / 85).collect();
        assert_eq!(image_of(&faint, 200), image_of(&seven(16.0), 200));
    }

    /// Worked out by hand, for one row of two pixels: a bitmap of 8×4, of which 5×4 is the box.
    #[test]
    fn a_full_box_is_eroded_to_its_inside() {
        let image = image(&Crop::whole_canvas(&[255], 1), ImageShape::grey(1, 2));
        // 20 of 32 pixels are more than 560/1024: eroded twice, nothing of four rows is left.
        assert_eq!(image, [0.0, 0.0]);
        let half = super::image(&Crop::whole_canvas(&[255, 255, 0, 0, 0], 5), ImageShape::grey(1, 2));
        // Columns 1 and 2 of four rows are exactly a quarter, which is neither too much nor too little.
        assert_eq!(half, [0.5, 0.0]);
    }
}
