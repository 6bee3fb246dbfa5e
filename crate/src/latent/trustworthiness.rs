//! Trustworthiness: whether points that are near each other on a map are so in the space that it shows.
//!
//! J. Venna and S. Kaski, *Neighborhood Preservation in Nonlinear Projection Methods: An Experimental Study*, ICANN 2001:
//!
//! ```text
//! T(k) = 1 − 2 / (n·k·(2n − 3k − 1)) · Σᵢ Σ_{j ∈ Uₖ(i)} (r(i, j) − k)
//! ```
//!
//! r(i, j) is the rank of j among the neighbours of i in the original space, 1 for the nearest, and Uₖ(i) are those of the k
//! nearest of i on the map that are not among the k nearest in the original space. 1 is perfect; a map without any relation
//! to the original has about ½.

use super::neighbours::{nearest_other_rows_unchecked, rounding_per_value};
use super::vector::{column_means, dot, matrix};
use crate::error::{check_range, check_rows};
use crate::kernels::distance::squared_distance;
use crate::kernels::gemm::gemm;
use crate::layers::expect_contiguous;
use crate::{Error, Result};
use ndarray::{Array2, ArrayView2};
use std::ops::Range;

/// Points that are compared with all others at a time.
const POINTS_PER_BLOCK: usize = 64;
/// Distance bounds that are compared at a time, without a branch for each.
const BOUNDS_PER_GROUP: usize = 64;

/// The trustworthiness of a map, computed some points at a time, so that it can be stopped in between.
///
/// Distances are compared in single precision where that tells them apart for certain, and elsewhere with sums in double
/// precision, as those of the points on the map.
#[derive(Clone, Debug)]
pub struct Trustworthiness {
    original: Vec<f32>, // [n, width]
    centred: Vec<f32>,  // [n, width], around their mean
    norms: Vec<f32>,    // [n], of the centred rows, squared
    width: usize,
    points: Array2<f32>,
    k: usize,
    compared_points: usize,
    excess: u64, // Σ (r − k) over the compared points
}

impl Trustworthiness {
    /// For `points` `[n, dimensions]` as a map of `original` `[n, width]`, and neighbourhoods of `k`.
    ///
    /// # Errors
    /// [`Error::Length`] if there is not one point for each row, [`Error::Config`] unless 1 ≤ k < n / 2, where the formula is
    /// defined, or if there are fewer than three, [`Error::Array`] if there are none or they are not in standard layout,
    /// [`Error::Value`] if one is no number or beyond ±1e9.
    pub fn new(original: ArrayView2<f32>, points: Array2<f32>, k: usize) -> Result<Self> {
        check_rows("features", original)?;
        check_rows("points", points.view())?;
        let (n, width) = original.dim();
        if points.nrows() != n {
            return Err(Error::Length { what: "points", expected: n, actual: points.nrows() });
        }
        check_range("points", n, 3, usize::MAX)?;
        check_range("k", k, 1, (n - 1) / 2)?;
        let rows = expect_contiguous(original.to_slice());
        // Distances are differences of products, which lose less where the values are small.
        let mean = column_means(rows, width);
        let centred: Vec<f32> = rows.iter().enumerate().map(|(i, x)| x - mean[i % width]).collect();
        let norms = centred.chunks_exact(width).map(|row| dot(row, row) as f32).collect();
        Ok(Self { original: rows.to_vec(), centred, norms, width, points, k, compared_points: 0, excess: 0 })
    }

    /// How many points are still to be compared.
    pub fn remaining(&self) -> usize {
        self.norms.len() - self.compared_points
    }

    /// Compares up to `count` more points.
    pub fn advance(&mut self, count: usize) {
        let end = self.compared_points + count.min(self.remaining());
        while self.compared_points < end {
            let block = self.compared_points..end.min(self.compared_points + POINTS_PER_BLOCK);
            self.compared_points = block.end;
            self.excess += self.excess_in(block);
        }
    }

    /// The trustworthiness, in 0…1, once all points are compared.
    pub fn value(&self) -> Option<f64> {
        let (n, k) = (self.norms.len() as f64, self.k as f64);
        let scale = 2.0 / (n * k * (2.0 * n - 3.0 * k - 1.0));
        (self.remaining() == 0).then_some(1.0 - scale * self.excess as f64)
    }

    /// Σ (r(i, j) − k) over the points of a range.
    fn excess_in(&self, range: Range<usize>) -> u64 {
        let (n, k) = (self.norms.len(), self.k);
        let nearest = nearest_other_rows_unchecked(self.points.view(), range.clone(), k).indices;
        let block = &self.centred[range.start * self.width..range.end * self.width];
        let mut products = vec![0.0; range.len() * n];
        gemm(matrix(block, self.width), matrix(&self.centred, self.width).t(), &mut products, false);
        let mut bounds = DistanceBounds::new(&self.norms, self.width);
        let mut excess = 0;
        for ((i, products), nearest) in range.zip(products.chunks_exact(n)).zip(nearest.chunks_exact(k)) {
            bounds.fill(products, &self.norms, i);
            excess += nearest.iter().map(|j| self.rank_excess(&bounds, i, *j as usize) as u64).sum::<u64>();
        }
        excess
    }

    /// r(i, j) − k, or 0 if j is among the k nearest of i. Of equally near ones the smaller index comes first.
    fn rank_excess(&self, bounds: &DistanceBounds, i: usize, j: usize) -> usize {
        let (certain, possible) = bounds.count_nearer(j);
        // The possible ones include j.
        if possible <= self.k {
            return 0;
        }
        if possible == certain + 1 {
            return possible - self.k;
        }
        let distance = |other: usize| (squared_distance(self.row(i), self.row(other)), other);
        let distance_of_j = distance(j);
        let nearer = bounds.undecided_points(j).filter(|other| distance(*other) < distance_of_j).count();
        (certain + nearer + 1).saturating_sub(self.k)
    }

    fn row(&self, i: usize) -> &[f32] {
        &self.original[i * self.width..][..self.width]
    }
}

/// Bounds of the squared distances of all points from one of them, less its own squared norm, which is the same for all.
struct DistanceBounds {
    /// The largest rounding of a distance is the sum of those of the two points.
    rounding: Vec<f32>,
    lower: Vec<f32>,
    upper: Vec<f32>,
}

impl DistanceBounds {
    /// For points with these squared norms, which are correctly rounded.
    fn new(norms: &[f32], width: usize) -> Self {
        // Of the products half of their number, as the norms are exact. Of these eight, at most seven are for the mean, the sum
        // of the terms and of their bounds, and the exact distance itself.
        let values = (width / 2 + 8) as f64;
        let rounding = norms.iter().map(|norm| (values * rounding_per_value(*norm)) as f32);
        Self { rounding: rounding.collect(), lower: vec![0.0; norms.len()], upper: vec![0.0; norms.len()] }
    }

    /// From the products of point `i` with all and their squared norms; of itself the bounds are infinite.
    fn fill(&mut self, products: &[f32], norms: &[f32], i: usize) {
        let Self { rounding, lower, upper } = self;
        let rounding_of_i = rounding[i];
        let terms = products.iter().zip(norms).zip(rounding);
        for (((product, norm), rounding), (lower, upper)) in terms.zip(lower.iter_mut().zip(upper.iter_mut())) {
            let (distance, rounding) = (norm - 2.0 * product, *rounding + rounding_of_i);
            (*lower, *upper) = (distance - rounding, distance + rounding);
        }
        (lower[i], upper[i]) = (f32::INFINITY, f32::INFINITY);
    }

    /// How many points are certainly nearer than `j`, and how many may be, with `j` itself.
    fn count_nearer(&self, j: usize) -> (usize, usize) {
        let (lower, upper) = (self.lower[j], self.upper[j]);
        let certain: u32 = self.upper.iter().map(|other| u32::from(*other < lower)).sum();
        let possible: u32 = self.lower.iter().map(|other| u32::from(*other <= upper)).sum();
        (certain as usize, possible as usize)
    }

    /// The points, without `j`, of which these bounds do not tell whether they are nearer than `j`.
    fn undecided_points(&self, j: usize) -> impl Iterator<Item = usize> {
        let (lower, upper) = (self.lower[j], self.upper[j]);
        let groups = self.lower.chunks(BOUNDS_PER_GROUP).zip(self.upper.chunks(BOUNDS_PER_GROUP));
        let count_overlaps = move |(lowers, uppers): (&[f32], &[f32])| -> u32 {
            lowers.iter().zip(uppers).map(|(l, u)| u32::from((*l <= upper) & (*u >= lower))).sum()
        };
        // Such points are few, and most groups have none.
        let non_empty_groups = groups.enumerate().filter(move |(_, group)| count_overlaps(*group) > 0);
        let points = non_empty_groups.flat_map(|(group, (lowers, _))| {
            let start = BOUNDS_PER_GROUP * group;
            start..start + lowers.len()
        });
        points.filter(move |point| *point != j && self.lower[*point] <= upper && self.upper[*point] >= lower)
    }
}

#[cfg(test)]
mod tests {
    use super::super::standard_normal;
    use super::*;
    use ndarray::{Axis, array, s};
    use rand::SeedableRng;
    use rand_chacha::ChaCha8Rng;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // these also run in the browser

    fn trustworthiness(original: &Array2<f32>, points: &Array2<f32>, k: usize) -> f64 {
        let mut whole = Trustworthiness::new(original.view(), points.clone(), k).unwrap();
        whole.advance(usize::MAX);
        whole.value().unwrap()
    }

    fn cloud(n: usize, width: usize, seed: u64) -> Array2<f32> {
        standard_normal(n, width, 1.0, &mut ChaCha8Rng::seed_from_u64(seed))
    }

    /// All others of `i`, nearest first.
    fn sorted(rows: &Array2<f32>, i: usize) -> Vec<usize> {
        let squared = |j: usize| {
            rows.row(i).iter().zip(rows.row(j)).map(|(x, y)| (f64::from(*x) - f64::from(*y)).powi(2)).sum::<f64>()
        };
        let mut others: Vec<usize> = (0..rows.nrows()).filter(|j| *j != i).collect();
        others.sort_by(|a, b| squared(*a).total_cmp(&squared(*b)));
        others
    }

    /// The formula as it is written.
    fn naive(original: &Array2<f32>, points: &Array2<f32>, k: usize) -> f64 {
        let n = original.nrows();
        let mut sum = 0;
        for i in 0..n {
            let order = sorted(original, i);
            for j in &sorted(points, i)[..k] {
                let r = 1 + order.iter().position(|other| other == j).unwrap();
                sum += r.saturating_sub(k);
            }
        }
        1.0 - 2.0 / ((n * k * (2 * n - 3 * k - 1)) as f64) * sum as f64
    }

    #[test]
    fn by_hand() {
        // On the map 0 and 3 are exchanged. The nearest of each there: 0 → 2, 1 → 3, 2 → 1, 3 → 1, 4 → 0; these have the ranks
        // 2, 3, 1, 3 and 4 in the original, so the sum is 1 + 2 + 0 + 2 + 3.
        let original = array![[0.0], [1.0], [2.1], [3.3], [4.6]];
        let points = array![[3.3], [1.0], [2.1], [0.0], [4.6]];
        assert!((trustworthiness(&original, &points, 1) - (1.0 - 2.0 / (5.0 * 1.0 * 6.0) * 8.0)).abs() < 1e-12);
    }

    #[test]
    fn agrees_with_the_formula_as_it_is_written() {
        for (n, width, k, seed) in [(5, 3, 2, 1), (40, 7, 5, 2), (150, 12, 12, 3), (64, 4, 31, 4)] {
            let original = cloud(n, width, seed);
            for points in [cloud(n, 2, seed + 10), original.slice(s![.., ..2]).to_owned()] {
                let (actual, expected) = (trustworthiness(&original, &points, k), naive(&original, &points, k));
                assert!((actual - expected).abs() < 1e-12, "{actual}, not {expected}");
                assert!((0.0..=1.0).contains(&actual));
            }
        }
    }

    #[test]
    fn the_original_itself_is_a_perfect_map_also_moved_turned_and_scaled() {
        let original = cloud(90, 2, 5);
        let turned = original.dot(&array![[0.6, -0.8], [0.8, 0.6]]) * 3.0 + 7.0;
        assert_eq!(trustworthiness(&original, &original, 6), 1.0);
        assert!(trustworthiness(&original, &turned, 6) > 0.9999);
    }

    #[test]
    fn what_is_shown_far_apart_costs_nothing_and_what_is_shown_together_does() {
        // Two clusters; the map tears one of them apart, or lays one over the other.
        let cluster = cloud(20, 3, 6);
        let original = ndarray::concatenate![Axis(0), cluster, &cluster + 50.0];
        let mut torn = original.clone();
        torn.slice_mut(s![..10, ..]).mapv_inplace(|x| x - 500.0);
        let laid = ndarray::concatenate![Axis(0), cluster, &cluster + 0.01];
        assert!(trustworthiness(&original, &torn, 5) > trustworthiness(&original, &laid, 5) + 0.2);
    }

    #[test]
    fn parts_add_up_and_there_is_no_value_before_the_last() {
        let (original, points) = (cloud(200, 5, 7), cloud(200, 2, 8));
        let mut parts = Trustworthiness::new(original.view(), points.clone(), 5).unwrap();
        for count in [0, 1, 7, 130] {
            parts.advance(count);
            assert_eq!(parts.value(), None);
        }
        assert_eq!(parts.remaining(), 62);
        parts.advance(62);
        assert_eq!(parts.value(), Some(trustworthiness(&original, &points, 5)));
    }

    #[test]
    fn clusters_that_are_far_apart_compared_with_their_width_are_ranked_exactly() {
        // One of them around the origin, so that the mean is far from both.
        let clusters = |distance: f32| ndarray::concatenate![Axis(0), cloud(60, 3, 9), cloud(60, 3, 10) + distance];
        for original in [1e3, 1e4, 1e6].map(clusters) {
            assert_eq!(trustworthiness(&original, &original, 5), 1.0);
        }
        let (original, points) = (clusters(1e4), cloud(120, 2, 11));
        assert_eq!(trustworthiness(&original, &points, 5), naive(&original, &points, 5));
    }

    #[test]
    fn tiny_points_are_ranked_exactly_although_their_squares_underflow() {
        let original = cloud(60, 3, 12) * 1e-30;
        assert_eq!(trustworthiness(&original, &original, 5), 1.0);
        let points = cloud(60, 2, 13);
        assert_eq!(trustworthiness(&original, &points, 5), naive(&original, &points, 5));
    }

    #[test]
    fn equal_points_take_ranks_in_their_order() {
        let same = Array2::ones((7, 3));
        assert_eq!(trustworthiness(&same, &Array2::zeros((7, 2)), 3), 1.0);
    }

    #[test]
    fn neighbourhoods_of_half_of_the_points_and_other_numbers_of_points_are_refused() {
        let refused =
            |n, points, k| Trustworthiness::new(cloud(n, 3, 1).view(), cloud(points, 2, 1), k).unwrap_err().to_string();
        assert_eq!(refused(10, 10, 5), "k: expected 1 to 4, got 5");
        assert_eq!(refused(10, 10, 0), "k: expected 1 to 4, got 0");
        assert_eq!(refused(10, 9, 2), "points: expected 10 values, got 9");
        assert_eq!(refused(0, 0, 1), "features: expected at least one row, got none");
        assert_eq!(refused(2, 2, 1), "points: expected at least 3, got 2");
    }
}
