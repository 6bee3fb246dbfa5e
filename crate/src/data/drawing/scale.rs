//! Crops a drawing and scales it to a given number of pixels on the longer side with area averaging.

/// A part of the drawing: the bounding box of its ink, or all of it.
pub struct Crop<'a> {
    ink: &'a [u8],
    stride: usize,
    left: usize,
    top: usize,
    width: usize,
    height: usize,
}

impl<'a> Crop<'a> {
    /// The bounding box of all values above 0 in `ink`, whose rows are `stride` long; `None` if there are none.
    pub fn around(ink: &'a [u8], stride: usize) -> Option<Crop<'a>> {
        let places = || (0..ink.len()).filter(|&place| ink[place] > 0);
        let columns = || places().map(|place| place % stride);
        let (top, bottom) = (places().next()? / stride, places().next_back()? / stride);
        let (left, right) = (columns().min()?, columns().max()?);
        Some(Crop { ink, stride, left, top, width: right - left + 1, height: bottom - top + 1 })
    }

    /// All of the drawing.
    pub fn whole(ink: &'a [u8], stride: usize) -> Crop<'a> {
        Crop { ink, stride, left: 0, top: 0, width: stride, height: ink.len() / stride }
    }

    /// Scales the longer side to `side` pixels and the other in proportion, whose last pixel may extend beyond the crop. The
    /// result is `[side, side]`, with the scaled crop in its upper left corner.
    pub fn scale(&self, side: usize) -> Vec<f32> {
        let longer = self.width.max(self.height);
        let area = (longer as f64).powi(2) * 255.0;
        (0..side * side).map(|i| (self.ink_under(i % side, i / side, longer, side) / area) as f32).collect()
    }

    /// The ink that the scaled pixel (x, y) covers, in the units of [`overlaps`].
    fn ink_under(&self, x: usize, y: usize, longer: usize, side: usize) -> f64 {
        let mut sum = 0.0;
        for (row, high) in overlaps(y, longer, self.height, side) {
            let row = &self.ink[(self.top + row) * self.stride + self.left..][..self.width];
            for (column, wide) in overlaps(x, longer, self.width, side) {
                sum += high * wide * f64::from(row[column]);
            }
        }
        sum
    }
}

/// The pixels of the drawing below `end` that the scaled pixel `at` overlaps, each with the length of the overlap.
///
/// Lengths are in units of 1/`side` of a pixel of the drawing, and so whole numbers: pixel k spans [k·side, (k + 1)·side), the
/// scaled pixel [at·longer, (at + 1)·longer).
fn overlaps(at: usize, longer: usize, end: usize, side: usize) -> impl Iterator<Item = (usize, f64)> {
    let (unit, longer, end) = (side as u64, longer as u64, end as u64);
    let (from, to) = (at as u64 * longer, (at as u64 + 1) * longer);
    let last = to.div_ceil(unit).min(end);
    (from / unit..last).map(move |k| (k as usize, (to.min((k + 1) * unit) - from.max(k * unit)) as f64))
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
        let crop = Crop::around(&ink, 5).unwrap();
        assert_eq!((crop.left, crop.top, crop.width, crop.height), (2, 1, 2, 2));
        assert!(Crop::around(&[0; 15], 5).is_none());
    }

    #[test]
    fn a_pixel_is_the_mean_of_the_area_it_covers() {
        // 30 drawn pixels become 20: each covers one and a half.
        let ink: Vec<u8> = (1..=30).collect();
        let scaled = Crop::around(&ink, 30).unwrap().scale(20);
        let mean = |ink: f32| ink / (1.5 * 1.5) / 255.0; // one of the 1.5 rows has ink
        assert!((scaled[0] - mean(1.0 + 0.5 * 2.0)).abs() < 1e-7);
        assert!((scaled[1] - mean(0.5 * 2.0 + 3.0)).abs() < 1e-7);
        assert!((scaled[19] - mean(0.5 * 29.0 + 30.0)).abs() < 1e-7);
        assert_eq!(scaled[20..], [0.0; 380]);
    }

    #[test]
    fn ink_is_neither_lost_nor_won() {
        for (width, height) in [(1, 1), (7, 20), (20, 20), (33, 41), (280, 97), (1, 500)] {
            let ink: Vec<u8> = (0..width * height).map(|i| (1 + i * 89 % 255) as u8).collect();
            let scale = 20.0 / width.max(height) as f32;
            let expected = ink.iter().map(|&ink| f32::from(ink) / 255.0).sum::<f32>() * scale * scale;
            let actual: f32 = Crop::around(&ink, width).unwrap().scale(20).iter().sum();
            assert!((actual / expected - 1.0).abs() < 1e-4, "{width}×{height}: {actual}, {expected}");
        }
    }
}
