//! Crops a drawing and scales it with area averaging.

/// A part of the drawing: the bounding box of its ink, or all of it.
pub struct Crop<'a> {
    ink: &'a [u8],
    stride: usize, // length of a row of `ink`
    left: usize,
    top: usize,
    width: usize,
    height: usize,
}

impl<'a> Crop<'a> {
    /// The bounding box of all values above 0 in `ink`, whose rows are `stride` long; `None` if there are none.
    pub fn bounding_box(ink: &'a [u8], stride: usize) -> Option<Crop<'a>> {
        let ink_indices = || (0..ink.len()).filter(|&index| ink[index] > 0);
        let columns = || ink_indices().map(|index| index % stride);
        let (top, bottom) = (ink_indices().next()? / stride, ink_indices().next_back()? / stride);
        let (left, right) = (columns().min()?, columns().max()?);
        Some(Crop { ink, stride, left, top, width: right - left + 1, height: bottom - top + 1 })
    }

    /// All of the drawing.
    pub fn whole_canvas(ink: &'a [u8], stride: usize) -> Crop<'a> {
        Crop { ink, stride, left: 0, top: 0, width: stride, height: ink.len() / stride }
    }

    /// Scales the longer side to `side` pixels and the other in proportion, whose last pixel may extend beyond the crop. The
    /// result is `[side, side]`, with the scaled crop in its upper left corner.
    pub fn scale_into_square(&self, side: usize) -> Vec<f32> {
        let axis = Axis { source_pixels: self.width.max(self.height), scaled_pixels: side };
        self.mean_ink(axis, axis)
    }

    /// Scales both sides, each by itself; the result is `[height, width]`.
    pub fn stretch(&self, width: usize, height: usize) -> Vec<f32> {
        self.mean_ink(
            Axis { source_pixels: self.width, scaled_pixels: width },
            Axis { source_pixels: self.height, scaled_pixels: height },
        )
    }

    /// The mean ink, in 0…1, of the area that each scaled pixel covers.
    fn mean_ink(&self, horizontal: Axis, vertical: Axis) -> Vec<f32> {
        let full_ink = horizontal.source_pixels as f64 * vertical.source_pixels as f64 * 255.0;
        let x_y = |i: usize| (i % horizontal.scaled_pixels, i / horizontal.scaled_pixels);
        let pixels = (0..horizontal.scaled_pixels * vertical.scaled_pixels).map(x_y);
        pixels.map(|(x, y)| (self.ink_under((x, horizontal), (y, vertical)) / full_ink) as f32).collect()
    }

    /// The ink that a scaled pixel covers, in the units of [`Axis::overlaps`].
    fn ink_under(&self, (x, horizontal): (usize, Axis), (y, vertical): (usize, Axis)) -> f64 {
        let mut sum = 0.0;
        for (row, height) in vertical.overlaps(y, self.height) {
            let row = &self.ink[(self.top + row) * self.stride + self.left..][..self.width];
            for (column, width) in horizontal.overlaps(x, self.width) {
                sum += height * width * f64::from(row[column]);
            }
        }
        sum
    }
}

/// The horizontal or the vertical axis, along which `source_pixels` of the drawing become `scaled_pixels` of the image.
#[derive(Clone, Copy)]
struct Axis {
    source_pixels: usize,
    scaled_pixels: usize,
}

impl Axis {
    /// The pixels of the drawing below `end` that the scaled pixel `index` overlaps, each with the length of the overlap.
    ///
    /// Lengths are in units of 1/`scaled_pixels` of a pixel of the drawing, and so whole numbers: pixel k of the drawing spans
    /// [k·scaled_pixels, (k + 1)·scaled_pixels), the scaled pixel [index·source_pixels, (index + 1)·source_pixels).
    fn overlaps(self, index: usize, end: usize) -> impl Iterator<Item = (usize, f64)> {
        let (unit, scaled_length) = (self.scaled_pixels as u64, self.source_pixels as u64);
        let (from, to) = (index as u64 * scaled_length, (index as u64 + 1) * scaled_length);
        let last = to.div_ceil(unit).min(end as u64);
        (from / unit..last).map(move |k| (k as usize, (to.min((k + 1) * unit) - from.max(k * unit)) as f64))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_crop_is_the_smallest_box() {
        #[rustfmt::skip]
        let ink = [
            0, 0, 0, 0, 0,
            0, 0, 9, 0, 0,
            0, 0, 0, 1, 0,
        ];
        let crop = Crop::bounding_box(&ink, 5).unwrap();
        assert_eq!((crop.left, crop.top, crop.width, crop.height), (2, 1, 2, 2));
        assert!(Crop::bounding_box(&[0; 15], 5).is_none());
    }

    #[test]
    fn a_pixel_is_the_mean_of_the_area_it_covers() {
        // 30 drawn pixels become 20: each covers one and a half.
        let ink: Vec<u8> = (1..=30).collect();
        let scaled = Crop::bounding_box(&ink, 30).unwrap().scale_into_square(20);
        let mean = |ink: f32| ink / (1.5 * 1.5) / 255.0; // one of the 1.5 rows has ink
        assert!((scaled[0] - mean(1.0 + 0.5 * 2.0)).abs() < 1e-7);
        assert!((scaled[1] - mean(0.5 * 2.0 + 3.0)).abs() < 1e-7);
        assert!((scaled[19] - mean(0.5 * 29.0 + 30.0)).abs() < 1e-7);
        assert_eq!(scaled[20..], [0.0; 380]);
    }

    #[test]
    fn each_side_is_stretched_by_itself() {
        let ink = [10, 20, 30, 40, 50, 60]; // 3 wide, 2 high
        let stretched = Crop::whole_canvas(&ink, 3).stretch(2, 4);
        let first = [(10.0 + 0.5 * 20.0) / 1.5, (0.5 * 20.0 + 30.0) / 1.5].map(|ink| ink / 255.0);
        let second = [(40.0 + 0.5 * 50.0) / 1.5, (0.5 * 50.0 + 60.0) / 1.5].map(|ink| ink / 255.0);
        let expected = [first, first, second, second].concat();
        assert!(stretched.iter().zip(&expected).all(|(a, b): (&f32, &f32)| (a - b).abs() < 1e-6), "{stretched:?}");
    }

    #[test]
    fn ink_is_neither_lost_nor_won() {
        for (width, height) in [(1, 1), (7, 20), (20, 20), (33, 41), (280, 97), (1, 500)] {
            let ink: Vec<u8> = (0..width * height).map(|i| (1 + i * 89 % 255) as u8).collect();
            let scale = 20.0 / width.max(height) as f32;
            let expected = ink.iter().map(|&ink| f32::from(ink) / 255.0).sum::<f32>() * scale * scale;
            let actual: f32 = Crop::bounding_box(&ink, width).unwrap().scale_into_square(20).iter().sum();
            assert!((actual / expected - 1.0).abs() < 1e-4, "{width}×{height}: {actual}, {expected}");
        }
    }
}
