//! Convolution along one axis of an image (cross-correlation, as in every deep-learning framework), in double precision.

/// Number of sums that are computed at once.
const LANES: usize = 8;

/// `sums[i]` += Σₖ `weights[k]`·`values[i + k·stride]`.
///
/// A stride of the image's width convolves down the columns, a stride of 1 along the rows. Sums that cross the end of a row are
/// computed too; the caller ignores them.
///
/// # Panics
/// If `values` has fewer than (weights − 1)·stride + sums values, unless there are no weights.
#[inline(never)]
pub fn conv1d(values: &[f64], weights: &[f64], stride: usize, sums: &mut [f64]) {
    // On overflow it is `usize::MAX`, which is more than the length of any slice.
    let needed = weights.len().saturating_sub(1).saturating_mul(stride).saturating_add(sums.len());
    assert!(weights.is_empty() || needed <= values.len(), "needs {needed} values, got {}", values.len());
    let (blocks, remainder) = sums.as_chunks_mut::<LANES>();
    for (block_index, block) in blocks.iter_mut().enumerate() {
        // A local copy, so that the sums stay in registers.
        let mut sums = *block;
        for (k, weight) in weights.iter().enumerate() {
            let values = &values[block_index * LANES + k * stride..][..LANES];
            sums.iter_mut().zip(values).for_each(|(sum, value)| *sum += weight * value);
        }
        *block = sums;
    }
    let start = blocks.len() * LANES;
    for (i, sum) in remainder.iter_mut().enumerate() {
        weights.iter().enumerate().for_each(|(k, weight)| *sum += weight * values[start + i + k * stride]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // the same tests in the browser

    #[test]
    fn every_sum_is_added_to_down_the_columns_and_along_the_rows() {
        for (height, width) in [(1, 1), (1, 7), (7, 1), (5, 3), (13, 11)] {
            let values: Vec<f64> = (0..height * width).map(|i| (i * 5 % 13) as f64).collect();
            for (stride, side) in [(width, height), (1, width)] {
                for taps in [1, 2, 3, 11].into_iter().filter(|taps| *taps <= side) {
                    let weights: Vec<f64> = (0..taps).map(|k| k as f64 - 1.5).collect();
                    let sum = |i| (0..taps).map(|k| weights[k] * values[i + k * stride]).sum::<f64>();
                    let mut sums = vec![0.25; values.len() - (taps - 1) * stride];
                    conv1d(&values, &weights, stride, &mut sums);
                    // Halves and quarters: exact in any order.
                    assert!((0..sums.len()).all(|i| sums[i] == 0.25 + sum(i)), "{height}×{width}, {taps} by {stride}");
                }
            }
        }
    }

    #[test]
    fn fewer_sums_than_fit_take_the_first_and_without_weights_nothing_is_added() {
        let mut sums = [1.0; 2];
        conv1d(&[1.0, 2.0, 4.0, 8.0, 16.0], &[1.0, 10.0], 2, &mut sums);
        assert_eq!(sums, [42.0, 83.0]);
        conv1d(&[1.0], &[], 1, &mut sums);
        assert_eq!(sums, [42.0, 83.0]);
    }

    #[test]
    #[should_panic(expected = "needs 5 values, got 4")]
    fn a_sum_that_ends_beyond_the_values_is_refused() {
        conv1d(&[1.0; 4], &[1.0; 2], 2, &mut [0.0; 3]);
    }

    #[test]
    #[should_panic(expected = "values, got 4")]
    fn a_stride_that_wraps_around_is_refused() {
        conv1d(&[1.0; 4], &[1.0; 3], usize::MAX / 2 + 1, &mut [0.0; 3]);
    }
}
