//! The 3×3 median filter: what one uses against noise without having learned anything.

/// Each pixel of the image `[height, width]` becomes the median of the nine around it; beyond the border the nearest
/// pixel stands in.
#[inline(never)]
pub fn median(image: &[f32], width: usize) -> Vec<f32> {
    let height = image.len().checked_div(width).unwrap_or(0);
    assert_eq!(image.len(), width * height, "the median of whole rows");
    let around = |at: usize, side: usize| [at.saturating_sub(1), at, (at + 1).min(side - 1)];
    let pixel = |i: usize| {
        let (rows, columns) = (around(i / width, height), around(i % width, width));
        median_of_9(std::array::from_fn(|k| image[rows[k / 3] * width + columns[k % 3]]))
    };
    (0..image.len()).map(pixel).collect()
}

/// The nineteen exchanges that leave the median in the middle (J. L. Smith, *Implementing median filters in XC4000E
/// FPGAs*, 1996): the columns sorted, then the largest minimum, the median of medians and the smallest maximum.
#[rustfmt::skip]
const EXCHANGES: [(usize, usize); 19] = [
    (1, 2), (4, 5), (7, 8), (0, 1), (3, 4), (6, 7), (1, 2), (4, 5), (7, 8), // columns 012, 345, 678
    (0, 3), (5, 8), (4, 7), (3, 6), (1, 4), (2, 5), (4, 7), (4, 2), (6, 4), (4, 2),
];

fn median_of_9(mut values: [f32; 9]) -> f32 {
    for (low, high) in EXCHANGES {
        (values[low], values[high]) = (values[low].min(values[high]), values[low].max(values[high]));
    }
    values[4]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A network that sorts all zeros and ones sorts everything (Knuth's 0-1 principle).
    #[test]
    fn the_exchanges_find_the_median_of_all_zeros_and_ones() {
        for bits in 0..512u32 {
            let values = std::array::from_fn(|i| (bits >> i & 1) as f32);
            assert_eq!(median_of_9(values), f32::from(u8::from(bits.count_ones() > 4)), "{bits:09b}");
        }
    }

    #[test]
    fn single_dots_vanish_and_edges_stay() {
        let mut image = [0.0; 35]; // 5 rows of 7
        image[2 * 7 + 3] = 1.0;
        assert_eq!(median(&image, 7), [0.0; 35]);
        let edge: Vec<f32> = (0..35).map(|i| f32::from(u8::from(i % 7 > 2))).collect();
        assert_eq!(median(&edge, 7), edge);
    }

    #[test]
    fn beyond_the_border_the_nearest_pixel_stands_in() {
        // Around the corner 1 lie 1 four times, 2 twice, 3 twice and 4.
        assert_eq!(median(&[1.0, 2.0, 3.0, 4.0], 2), [2.0, 2.0, 3.0, 3.0]);
        assert_eq!(median(&[1.0, 5.0, 2.0], 3), [1.0, 2.0, 2.0]);
        assert_eq!(median(&[1.0, 5.0, 2.0], 1), [1.0, 2.0, 2.0]);
        assert_eq!(median(&[0.5], 1), [0.5]);
        assert!(median(&[], 0).is_empty());
    }
}
