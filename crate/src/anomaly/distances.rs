//! Distances of codes to those of training images, as scores: higher for what lies where there were few.

use crate::error::{check_range, check_rows};
use crate::latent::neighbours::{nearest_other_rows_unchecked, nearest_rows_unchecked};
use crate::{Error, Result};
use ndarray::{ArrayView2, Axis};
use std::ops::Range;

/// Codes whose neighbours are in memory at a time.
const CODES_PER_BLOCK: usize = 256;

/// The mean Euclidean distance of each of `codes` `[n, width]` to the `k` nearest of the codes of training images `[m, width]`; to
/// all if there are fewer.
///
/// # Errors
/// [`Error::Array`] if there are none of either, or they are not in standard layout; [`Error::Value`] if a value is no number or
/// beyond ±1e9; [`Error::Config`] if k is 0; [`Error::Length`] if they differ in width.
pub fn mean_neighbour_distances(training: ArrayView2<f32>, codes: ArrayView2<f32>, k: usize) -> Result<Vec<f32>> {
    check_rows("training codes", training)?;
    check_rows("codes", codes)?;
    check_range("k", k, 1, usize::MAX)?;
    if training.ncols() != codes.ncols() {
        return Err(Error::Length { what: "codes", expected: training.ncols(), actual: codes.ncols() });
    }
    let of_block =
        |codes| means_of_each(&nearest_rows_unchecked(training, codes, k).distances, k.min(training.nrows()));
    Ok(codes.axis_chunks_iter(Axis(0), CODES_PER_BLOCK).flat_map(of_block).collect())
}

/// The mean Euclidean distance of each of a range of the codes of training images `[m, width]` to the `k` nearest others; to all
/// others if there are fewer. No image is a neighbour of itself, so each is scored as if it had not been trained on.
///
/// # Errors
/// [`Error::Array`] if there are fewer than two codes, or they are not in standard layout; [`Error::Value`] if a value is no number
/// or beyond ±1e9; [`Error::Config`] if k is 0, or there is no such range.
pub fn leave_one_out_neighbour_distances(training: ArrayView2<f32>, range: Range<usize>, k: usize) -> Result<Vec<f32>> {
    check_rows("training codes", training)?;
    if training.nrows() == 1 {
        return Err(Error::Array { what: "training codes", expected: "at least two rows", actual: "one" });
    }
    check_range("k", k, 1, usize::MAX)?;
    check_range("end", range.end, 0, training.nrows())?;
    check_range("start", range.start, 0, range.end)?;
    let of_block = |start: usize| {
        let block = start..range.end.min(start.saturating_add(CODES_PER_BLOCK));
        means_of_each(&nearest_other_rows_unchecked(training, block, k).distances, k.min(training.nrows() - 1))
    };
    Ok(range.clone().step_by(CODES_PER_BLOCK).flat_map(of_block).collect())
}

/// The mean of each `k` consecutive distances.
fn means_of_each(distances: &[f32], k: usize) -> Vec<f32> {
    let mean = |group: &[f32]| (group.iter().copied().map(f64::from).sum::<f64>() / group.len() as f64) as f32;
    distances.chunks(k).map(mean).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::{Array2, array};
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // these also run in the browser

    #[test]
    fn distances_by_hand() {
        let training = array![[0.0, 0.0], [3.0, 4.0], [6.0, 8.0]];
        let codes = array![[0.0, 0.0], [6.0, 8.0], [3.0, 4.0]];
        assert_eq!(mean_neighbour_distances(training.view(), codes.view(), 1).unwrap(), [0.0, 0.0, 0.0]);
        assert_eq!(mean_neighbour_distances(training.view(), codes.view(), 2).unwrap(), [2.5, 2.5, 2.5]);
        assert_eq!(mean_neighbour_distances(training.view(), codes.view(), 9).unwrap(), [5.0, 5.0, 10.0 / 3.0]);
    }

    #[test]
    fn a_training_code_is_no_neighbour_of_itself_but_its_duplicate_is_one() {
        let training = array![[0.0, 0.0], [3.0, 4.0], [6.0, 8.0], [6.0, 8.0]];
        let of = |range, k| leave_one_out_neighbour_distances(training.view(), range, k).unwrap();
        assert_eq!(of(0..4, 1), [5.0, 5.0, 0.0, 0.0]);
        assert_eq!(of(1..3, 2), [5.0, 2.5]);
        assert_eq!(of(0..1, 9), [25.0 / 3.0]);
        assert!(of(2..2, 1).is_empty());
    }

    #[test]
    fn each_of_more_training_codes_than_a_block_holds_is_no_neighbour_of_itself() {
        let training = Array2::from_shape_fn((600, 1), |(i, _)| (i * i) as f32);
        let expected: Vec<_> = (0..600).map(|i: i32| if i == 0 { 1.0 } else { (2 * i - 1) as f32 }).collect();
        assert_eq!(leave_one_out_neighbour_distances(training.view(), 0..600, 1).unwrap(), expected);
        assert_eq!(leave_one_out_neighbour_distances(training.view(), 250..520, 1).unwrap(), expected[250..520]);
    }

    #[test]
    fn each_of_more_codes_than_a_block_holds_has_its_own_distance() {
        let codes = Array2::from_shape_fn((600, 1), |(i, _)| i as f32);
        let distances = mean_neighbour_distances(array![[0.0]].view(), codes.view(), 1).unwrap();
        assert_eq!(distances, (0..600).map(|i| i as f32).collect::<Vec<_>>());
    }

    #[test]
    fn the_mean_of_thousands_of_equal_distances_is_that_distance() {
        let training = Array2::from_elem((4000, 1), 0.1);
        assert_eq!(mean_neighbour_distances(training.view(), array![[0.0]].view(), usize::MAX).unwrap(), [0.1]);
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        let refused = |training: Array2<f32>, codes: Array2<f32>, k| {
            mean_neighbour_distances(training.view(), codes.view(), k).unwrap_err().to_string()
        };
        assert_eq!(refused(array![[1.0]], array![[1.0, 2.0]], 1), "codes: expected 1 values, got 2");
        assert_eq!(
            refused(Array2::zeros((0, 1)), array![[1.0]], 1),
            "training codes: expected at least one row, got none"
        );
        assert!(refused(array![[1.0]], array![[f32::NAN]], 1).starts_with("codes: expected numbers"));
        assert!(refused(array![[1.0]], array![[1.0]], 0).starts_with("k: expected at least 1"));
        let alone = leave_one_out_neighbour_distances(array![[1.0]].view(), 0..1, 1).unwrap_err().to_string();
        assert_eq!(alone, "training codes: expected at least two rows, got one");
        assert!(leave_one_out_neighbour_distances(array![[1.0], [2.0]].view(), 1..3, 1).is_err());
    }
}
