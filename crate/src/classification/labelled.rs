//! Features with labels, and the classes that the nearest of them vote for.

use crate::error::{check_range, check_rows};
use crate::latent::neighbours::{nearest_other_rows_unchecked, nearest_rows_unchecked};
use crate::latent::{Neighbours, majority_label};
use crate::{Error, Result};
use ndarray::{Array2, ArrayView2, s};
use std::ops::Range;

/// Queries whose neighbours are in memory at a time.
const QUERIES_PER_BLOCK: usize = 256;

/// At least one row of features, `[n, width]`, each with a label.
#[derive(Clone, Debug)]
pub struct LabelledFeatures {
    features: Array2<f32>,
    labels: Vec<u8>,
}

impl LabelledFeatures {
    /// Features `[n, width]` and their labels.
    ///
    /// # Errors
    /// [`Error::Array`] if there are none, or they are not in standard layout; [`Error::Value`] if a feature is no number or beyond
    /// ±1e9; [`Error::Length`] if there is not one label for each row.
    pub fn new(features: Array2<f32>, labels: Vec<u8>) -> Result<Self> {
        check_rows("features", features.view())?;
        let (expected, actual) = (features.nrows(), labels.len());
        if expected != actual {
            return Err(Error::Length { what: "labels", expected, actual });
        }
        Ok(Self { features, labels })
    }

    /// The features, `[n, width]`.
    pub fn features(&self) -> ArrayView2<'_, f32> {
        self.features.view()
    }

    /// The label of every row.
    pub fn labels(&self) -> &[u8] {
        &self.labels
    }

    /// One more than the largest label.
    pub fn class_count(&self) -> usize {
        self.labels.iter().max().map_or(0, |label| usize::from(*label) + 1)
    }

    /// The `k` rows nearest to each of `queries` `[m, width]`; all rows if there are fewer.
    ///
    /// # Errors
    /// [`Error::Array`] if there are no queries, or they are not in standard layout; [`Error::Value`] if a value is no number or
    /// beyond ±1e9; [`Error::Config`] if no neighbours are wanted; [`Error::Length`] if the queries have another width.
    pub fn nearest(&self, queries: ArrayView2<f32>, k: usize) -> Result<Neighbours> {
        self.check_queries(queries, k)?;
        Ok(nearest_rows_unchecked(self.features.view(), queries, k))
    }

    /// The class that most of the `k` nearest rows have, for each of `queries` `[m, width]`; ties go to
    /// the smaller class.
    ///
    /// # Errors
    /// As for [`nearest`](Self::nearest).
    pub fn classify(&self, queries: ArrayView2<f32>, k: usize) -> Result<Vec<u8>> {
        self.check_queries(queries, k)?;
        let nearest =
            |range: Range<usize>| nearest_rows_unchecked(self.features.view(), queries.slice(s![range, ..]), k);
        Ok(self.majority_labels(0..queries.nrows(), nearest))
    }

    /// As [`classify`](Self::classify) for a range of the rows themselves, each by the `k` nearest of the others: leave-one-out.
    ///
    /// # Errors
    /// [`Error::Config`] if there is no such range of at least one row, or there are not `k` ≥ 1 others.
    pub fn classify_leave_one_out(&self, range: Range<usize>, k: usize) -> Result<Vec<u8>> {
        check_range("end", range.end, 1, self.labels.len())?;
        check_range("start", range.start, 0, range.end - 1)?;
        check_range("k", k, 1, self.labels.len() - 1)?;
        Ok(self.majority_labels(range, |range| nearest_other_rows_unchecked(self.features.view(), range, k)))
    }

    fn check_queries(&self, queries: ArrayView2<f32>, k: usize) -> Result<()> {
        check_width("features", self.features.ncols(), queries)?;
        check_range("k", k, 1, usize::MAX)
    }

    /// The class that most neighbours of each query have; `nearest` finds the neighbours of a block of queries, as there may be many.
    fn majority_labels(&self, queries: Range<usize>, nearest: impl Fn(Range<usize>) -> Neighbours) -> Vec<u8> {
        let of_block = |start: usize| {
            let block = start..queries.end.min(start + QUERIES_PER_BLOCK);
            let (queries, neighbours) = (block.len(), nearest(block));
            let class =
                |neighbours: &[u32]| majority_label(neighbours.iter().map(|index| self.labels[*index as usize]));
            neighbours.indices.chunks(neighbours.indices.len() / queries).map(class).collect::<Vec<_>>()
        };
        queries.clone().step_by(QUERIES_PER_BLOCK).flat_map(of_block).collect()
    }
}

/// Checks that there are rows of this width, and all their values are within ±1e9.
pub(super) fn check_width(what: &'static str, expected: usize, rows: ArrayView2<f32>) -> Result<()> {
    if rows.ncols() != expected {
        return Err(Error::Length { what, expected, actual: rows.ncols() });
    }
    check_rows(what, rows)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::latent::standard_normal;
    use ndarray::array;
    use rand::{Rng, RngExt, SeedableRng};
    use rand_chacha::ChaCha8Rng;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // these also run in the browser

    fn on_a_line() -> LabelledFeatures {
        LabelledFeatures::new(array![[0.0], [1.0], [2.0], [10.0], [11.0]], vec![4, 4, 200, 200, 7]).unwrap()
    }

    #[test]
    fn rows_in_another_layout_are_an_error() {
        let columns = Array2::<f32>::zeros((2, 3));
        let message = LabelledFeatures::new(columns.clone().reversed_axes(), vec![0, 1, 2]).unwrap_err().to_string();
        let expected = "expected rows in standard layout, got another, which `as_standard_layout` can copy";
        assert_eq!(message, format!("features: {expected}"));
        let known = LabelledFeatures::new(columns, vec![0, 1]).unwrap();
        let queries = Array2::zeros((3, 2));
        assert_eq!(known.classify(queries.t(), 1).unwrap_err().to_string(), format!("features: {expected}"));
    }

    #[test]
    fn by_hand() {
        let known = on_a_line();
        assert_eq!(known.class_count(), 201);
        let queries = array![[0.4], [10.4], [100.0]];
        assert_eq!(known.nearest(queries.view(), 2).unwrap().indices, [0, 1, 3, 4, 4, 3]);
        assert_eq!(known.classify(queries.view(), 1).unwrap(), [4, 200, 7]);
        assert_eq!(known.classify(queries.view(), 2).unwrap(), [4, 7, 7], "a tie goes to the smaller class");
        assert_eq!(known.classify(queries.view(), 3).unwrap(), [4, 200, 200]);
        assert_eq!(known.classify(queries.view(), 99).unwrap(), [4, 4, 4], "all vote");
    }

    #[test]
    fn each_of_more_queries_than_a_block_holds_has_its_own_class() {
        let queries = Array2::from_shape_fn((600, 1), |(i, _)| if i % 3 == 0 { 0.1 } else { 10.9 });
        let expected: Vec<u8> = (0..600).map(|i| if i % 3 == 0 { 4 } else { 7 }).collect();
        assert_eq!(on_a_line().classify(queries.view(), 1).unwrap(), expected);
        let labels: Vec<u8> = (0..300).flat_map(|i| [i as u8 % 7; 2]).collect();
        let pairs = LabelledFeatures::new(Array2::from_shape_fn((600, 1), |(i, _)| (i / 2) as f32), labels).unwrap();
        assert_eq!(pairs.classify_leave_one_out(10..600, 1).unwrap(), pairs.labels()[10..]);
    }

    #[test]
    fn a_row_that_is_left_out_does_not_vote_for_itself() {
        let known = on_a_line();
        assert_eq!(known.classify_leave_one_out(0..5, 1).unwrap(), [4, 4, 4, 7, 200]);
        assert_eq!(known.classify_leave_one_out(2..4, 2).unwrap(), [4, 7]);
        // Of more equal rows than neighbours, a row itself may not be among the nearest.
        let equal = LabelledFeatures::new(Array2::zeros((4, 2)), vec![1, 2, 2, 3]).unwrap();
        assert_eq!(equal.classify_leave_one_out(0..4, 1).unwrap(), [2, 1, 1, 1]);
    }

    /// Every distance in double precision, sorted; of equally many votes the smaller class.
    fn naive(known: &LabelledFeatures, query: &[f32], k: usize, except: Option<usize>) -> u8 {
        let squared = |index: &usize| -> f64 {
            known.features.row(*index).iter().zip(query).map(|(x, y)| f64::from(x - y).powi(2)).sum()
        };
        let mut indices: Vec<usize> = (0..known.labels.len()).filter(|index| Some(*index) != except).collect();
        indices.sort_by(|a, b| squared(a).total_cmp(&squared(b)));
        let mut votes = [0; 256];
        indices[..k].iter().for_each(|index| votes[usize::from(known.labels[*index])] += 1);
        let most = votes.iter().max().unwrap();
        votes.iter().position(|count| count == most).unwrap() as u8
    }

    #[test]
    fn agrees_with_every_distance_sorted() {
        for seed in 0..8 {
            let mut rng = ChaCha8Rng::seed_from_u64(seed);
            let (n, width) = (rng.random_range(10..300), rng.random_range(1..20));
            let labels = (0..n).map(|_| rng.next_u32() as u8 % 5).collect();
            let known = LabelledFeatures::new(standard_normal(n, width, 2.0, &mut rng), labels).unwrap();
            let queries = standard_normal(9, width, 2.0, &mut rng);
            for k in [1, 2, 5, 9] {
                let expected =
                    queries.rows().into_iter().map(|query| naive(&known, query.to_slice().unwrap(), k, None));
                assert_eq!(known.classify(queries.view(), k).unwrap(), expected.collect::<Vec<_>>());
                let left_out = (2..9).map(|i| naive(&known, known.features.row(i).to_slice().unwrap(), k, Some(i)));
                assert_eq!(known.classify_leave_one_out(2..9, k).unwrap(), left_out.collect::<Vec<_>>());
            }
        }
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        let refused = |features, labels| LabelledFeatures::new(features, labels).unwrap_err().to_string();
        assert_eq!(refused(Array2::zeros((0, 3)), vec![]), "features: expected at least one row, got none");
        assert_eq!(refused(Array2::zeros((2, 0)), vec![1, 2]), "features: expected at least one column, got none");
        assert_eq!(refused(array![[1.0], [2.0]], vec![1]), "labels: expected 2 values, got 1");
        for odd in [f32::NAN, f32::INFINITY, 1e10] {
            assert!(refused(array![[odd]], vec![1]).starts_with("features: expected numbers within"));
            assert!(on_a_line().classify(array![[odd]].view(), 1).is_err());
        }
        let known = on_a_line();
        assert_eq!(known.classify(array![[1.0, 2.0]].view(), 1).unwrap_err().code(), "length");
        assert_eq!(known.classify(Array2::zeros((0, 1)).view(), 1).unwrap_err().code(), "array");
        assert_eq!(known.classify(array![[1.0]].view(), 0).unwrap_err().code(), "config");
        assert_eq!(known.classify_leave_one_out(0..5, 5).unwrap_err().to_string(), "k: expected 1 to 4, got 5");
        assert_eq!(known.classify_leave_one_out(0..6, 1).unwrap_err().to_string(), "end: expected 1 to 5, got 6");
        assert_eq!(known.classify_leave_one_out(3..3, 1).unwrap_err().to_string(), "start: expected 0 to 2, got 3");
    }
}
