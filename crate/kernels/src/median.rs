//! The 3×3 median filter, the classical denoiser that the models are compared with.

/// Pixels whose medians are computed side by side: two vectors, so that one need not wait for the other.
const LANES: usize = 8;

/// Each pixel of the image `[height, width]` becomes the median of the nine pixels around it; beyond the border the nearest
/// pixel is repeated. NaN counts as missing: its place is taken by other pixels.
///
/// # Panics
/// If the image is not whole rows.
#[inline(never)]
pub fn median(image: &[f32], width: usize) -> Vec<f32> {
    let height = image.len().checked_div(width).unwrap_or(0);
    assert!(image.len().is_multiple_of(width), "{} pixels are not whole rows of {width}", image.len());
    let stride = width.next_multiple_of(LANES) + 2;
    let padded: Vec<f32> = image.chunks_exact(width.max(1)).flat_map(|row| repeat_ends(row, stride)).collect();
    let mut medians = image.to_vec();
    for (y, row) in medians.chunks_exact_mut(width.max(1)).enumerate() {
        let rows_around = [y.saturating_sub(1), y, (y + 1).min(height - 1)].map(|y| &padded[y * stride..][..stride]);
        for (block, medians) in row.chunks_mut(LANES).enumerate() {
            let pixels =
                std::array::from_fn(|k| std::array::from_fn(|lane| rows_around[k / 3][block * LANES + k % 3 + lane]));
            medians.copy_from_slice(&median_of_9(pixels)[..medians.len()]);
        }
    }
    medians
}

/// `len` pixels: a row with its first pixel once more before it, and its last as often after it as that needs.
fn repeat_ends(row: &[f32], len: usize) -> impl Iterator<Item = f32> {
    (0..len).map(|index| row[index.saturating_sub(1).min(row.len() - 1)])
}

/// The nineteen compare-exchanges of a network that moves the median to the middle (J. L. Smith, *Implementing median filters
/// in XC4000E FPGAs*, 1996): sort the columns, then take the largest minimum, the median of medians and the smallest maximum.
#[rustfmt::skip]
const COMPARE_EXCHANGES: [(usize, usize); 19] = [
    (1, 2), (4, 5), (7, 8), (0, 1), (3, 4), (6, 7), (1, 2), (4, 5), (7, 8), // columns 012, 345, 678
    (0, 3), (5, 8), (4, 7), (3, 6), (1, 4), (2, 5), (4, 7), (4, 2), (6, 4), (4, 2),
];

fn median_of_9(mut pixels: [[f32; LANES]; 9]) -> [f32; LANES] {
    for (low, high) in COMPARE_EXCHANGES {
        #[expect(clippy::needless_range_loop, reason = "two rows change at once")]
        for lane in 0..LANES {
            let (a, b) = (pixels[low][lane], pixels[high][lane]);
            (pixels[low][lane], pixels[high][lane]) = (a.min(b), a.max(b));
        }
    }
    pixels[4]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A network that sorts all zeros and ones sorts everything (Knuth's 0-1 principle).
    #[test]
    fn the_exchanges_find_the_median_of_all_zeros_and_ones() {
        for bits in 0..512u32 {
            let values = std::array::from_fn(|i| [(bits >> i & 1) as f32; LANES]);
            assert_eq!(median_of_9(values), [f32::from(u8::from(bits.count_ones() > 4)); LANES], "{bits:09b}");
        }
    }

    #[test]
    fn isolated_pixels_are_removed_and_edges_kept() {
        let mut image = [0.0; 35]; // 5 rows of 7
        image[2 * 7 + 3] = 1.0;
        assert_eq!(median(&image, 7), [0.0; 35]);
        let edge: Vec<f32> = (0..35).map(|i| f32::from(u8::from(i % 7 > 2))).collect();
        assert_eq!(median(&edge, 7), edge);
    }

    #[test]
    fn every_pixel_of_rows_of_any_width_is_the_middle_of_its_nine() {
        for (width, height) in [(1, 4), (7, 3), (8, 1), (9, 5), (16, 2), (17, 6), (28, 28)] {
            let image: Vec<f32> = (0..width * height).map(|i| (i * 37 % 101) as f32).collect();
            let medians = median(&image, width);
            for (i, actual) in medians.iter().enumerate() {
                let near = |at: usize, side: usize| [at.saturating_sub(1), at, (at + 1).min(side - 1)];
                let (rows, columns) = (near(i / width, height), near(i % width, width));
                let mut around = [0.0; 9];
                for (k, pixel) in around.iter_mut().enumerate() {
                    *pixel = image[rows[k / 3] * width + columns[k % 3]];
                }
                around.sort_by(f32::total_cmp);
                assert_eq!(*actual, around[4], "{width}×{height}, pixel {i}");
            }
        }
    }

    #[test]
    fn beyond_the_border_the_nearest_pixel_is_repeated() {
        // Around the corner with value 1 there are four 1, two 2, two 3 and one 4.
        assert_eq!(median(&[1.0, 2.0, 3.0, 4.0], 2), [2.0, 2.0, 3.0, 3.0]);
        assert_eq!(median(&[1.0, 5.0, 2.0], 3), [1.0, 2.0, 2.0]);
        assert_eq!(median(&[1.0, 5.0, 2.0], 1), [1.0, 2.0, 2.0]);
        assert_eq!(median(&[0.5], 1), [0.5]);
        assert!(median(&[], 0).is_empty());
    }
}
