//! The plane on which codes of many dimensions are best seen: the one that keeps most of their variance.
//!
//! Principal components, the covariance's eigenvectors with the largest eigenvalues. They come from a few rounds of
//! subspace iteration on the codes themselves, since a covariance of thousands of dimensions fits into no tab; the block is
//! wider than the plane, so that it converges although the plane's own eigenvalues may be close to the next (N. Halko,
//! P. Martinsson and J. Tropp, *Finding Structure with Randomness*, SIAM Review 2011, section 4.5).

use super::eigen::principal;
use super::vector::{dot, matrix, means, times};
use super::{rows, standard_normal};
use crate::kernels::distance::norm;
use crate::layers::contiguous;
use ndarray::{Array2, ArrayView2};
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;

/// Dimensions of the plane.
const PLANE: usize = 2;
/// Directions that are iterated at once.
const BLOCK: usize = PLANE + 8;
/// Rounds; each shrinks what does not belong by the ratio of the eleventh eigenvalue to the second.
const ROUNDS: usize = 24;
/// The share of a direction's length below which what is left of it is rounding.
const ROUNDING: f64 = 1e-6;

/// A plane through the mean of some codes.
#[derive(Clone, Debug)]
pub struct Projection {
    mean: Vec<f32>,       // [dimensions]
    directions: Vec<f32>, // [2, dimensions]
    explained: [f32; PLANE],
}

impl Projection {
    /// The plane for `codes` `[n, dimensions]`, n and dimensions ≥ 1.
    ///
    /// Each axis points to where its largest entry is positive. An axis along which nothing varies is the zero vector.
    pub fn fit(codes: ArrayView2<f32>) -> Self {
        let width = codes.ncols();
        let mean = means(contiguous(codes.to_slice()), width);
        let centred = shifted(codes, &mean, -1.0);
        let block = leading_subspace(&centred, width);
        // Within the block, the eigenvectors are those of a small matrix.
        let scores = times(matrix(&centred, width), matrix(&block, width).t());
        let n = block.len() / width;
        let covariance = times(matrix(&scores, n).t(), matrix(&scores, n));
        let total = dot(&centred, &centred);
        let (mut directions, mut explained) = (Vec::with_capacity(PLANE * width), [0.0; PLANE]);
        let principal = principal(covariance.into_iter().map(f64::from).collect(), n);
        for (share, (value, vector)) in explained.iter_mut().zip(principal) {
            *share = (value / total) as f32;
            directions.extend(in_positive_sense(times(matrix(&vector, n), matrix(&block, width))));
        }
        directions.resize(PLANE * width, 0.0);
        Self { mean, directions, explained }
    }

    /// Dimensions of the codes.
    pub fn dimensions(&self) -> usize {
        self.mean.len()
    }

    /// The shares of the codes' variance along the two axes, the larger first; 0 where nothing varies.
    pub fn explained(&self) -> [f32; PLANE] {
        self.explained
    }

    /// The points `[n, 2]` of the plane that codes `[n, dimensions]` are nearest to.
    ///
    /// # Panics
    /// If the codes have other dimensions than those it was fitted to.
    pub fn project(&self, codes: ArrayView2<f32>) -> Array2<f32> {
        let width = self.dimensions();
        assert_eq!(codes.ncols(), width, "codes of as many dimensions as the plane's");
        let centred = shifted(codes, &self.mean, -1.0);
        rows(times(matrix(&centred, width), matrix(&self.directions, width).t()), PLANE)
    }

    /// The codes `[n, dimensions]` of points `[n, 2]` of the plane.
    pub fn unproject(&self, points: ArrayView2<f32>) -> Array2<f32> {
        let width = self.dimensions();
        let points = matrix(contiguous(points.to_slice()), PLANE);
        let codes = rows(times(points, matrix(&self.directions, width)), width);
        rows(shifted(codes.view(), &self.mean, 1.0), width)
    }
}

/// Each code plus `sign` times the mean.
fn shifted(codes: ArrayView2<f32>, mean: &[f32], sign: f32) -> Vec<f32> {
    let mut codes = contiguous(codes.to_slice()).to_vec();
    for code in codes.chunks_exact_mut(mean.len()) {
        code.iter_mut().zip(mean).for_each(|(x, mean)| *x += sign * mean);
    }
    codes
}

/// Orthonormal rows, or zero ones where there are not as many directions, that span where the rows of `centred` vary most.
fn leading_subspace(centred: &[f32], width: usize) -> Vec<f32> {
    // Any start will do that is not orthogonal to what is looked for.
    let n = BLOCK.min(width);
    let mut block = standard_normal(n, width, 1.0, &mut ChaCha8Rng::seed_from_u64(0)).into_raw_vec_and_offset().0;
    for _ in 0..ROUNDS {
        orthonormalise(&mut block, width);
        let scores = times(matrix(centred, width), matrix(&block, width).t());
        block = times(matrix(&scores, n).t(), matrix(centred, width));
    }
    orthonormalise(&mut block, width);
    block
}

/// Makes the rows orthonormal, first to last, by Gram and Schmidt's method; twice, since rounding may leave a short rest
/// askew. A row that depends on those before it becomes zero.
fn orthonormalise(rows: &mut [f32], width: usize) {
    for i in 0..rows.len() / width {
        let (before, rest) = rows.split_at_mut(i * width);
        let row = &mut rest[..width];
        let least = ROUNDING * norm(row);
        for _ in 0..2 {
            for before in before.chunks_exact(width) {
                let along = dot(row, before) as f32;
                row.iter_mut().zip(before).for_each(|(x, before)| *x -= along * before);
            }
        }
        let length = norm(row);
        let scale = if length > least { 1.0 / length } else { 0.0 };
        row.iter_mut().for_each(|x| *x = (scale * f64::from(*x)) as f32);
    }
}

/// The direction or its opposite: neither is more of an eigenvector.
fn in_positive_sense(mut direction: Vec<f32>) -> Vec<f32> {
    let largest = direction.iter().fold(0.0_f32, |largest, x| if x.abs() > largest.abs() { *x } else { largest });
    direction.iter_mut().for_each(|x| *x *= largest.signum());
    direction
}

#[cfg(test)]
mod tests {
    use super::super::eigen::eigenvectors;
    use super::*;
    use ndarray::{Axis, array, concatenate};
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // the same table in the browser

    fn assert_close(actual: &Array2<f32>, expected: &Array2<f32>, tolerance: f32) {
        assert_eq!(actual.dim(), expected.dim());
        assert!(
            actual.iter().zip(expected).all(|(x, e)| (x - e).abs() < tolerance),
            "{actual}\ninstead of\n{expected}"
        );
    }

    /// Codes whose deviation falls from dimension to dimension by this ratio.
    fn cloud(n: usize, dimensions: usize, ratio: f32) -> Array2<f32> {
        let mut codes = standard_normal(n, dimensions, 1.0, &mut ChaCha8Rng::seed_from_u64(5));
        for (i, mut column) in codes.columns_mut().into_iter().enumerate() {
            column *= ratio.powi(i as i32);
        }
        codes
    }

    #[test]
    fn a_cross_by_hand() {
        // Mean (1, 2); 3/√2 to either side along (1, −1), 1/√2 along (1, 1): variances 9 to 1.
        let (far, near) = (1.5, 0.5);
        let codes =
            array![[1.0 + far, 2.0 - far], [1.0 - far, 2.0 + far], [1.0 + near, 2.0 + near], [1.0 - near, 2.0 - near]];
        let plane = Projection::fit(codes.view());
        let root = 2.0_f32.sqrt();
        let mut points = plane.project(codes.view());
        // Both entries of (1, −1) are as large, so either may be the positive one.
        let sense = points[(0, 0)].signum();
        points.column_mut(0).mapv_inplace(|x| sense * x);
        let expected = array![[far * root, 0.0], [-far * root, 0.0], [0.0, near * root], [0.0, -near * root]];
        assert_close(&points, &expected, 1e-5);
        assert!((plane.explained()[0] - 0.9).abs() < 1e-5 && (plane.explained()[1] - 0.1).abs() < 1e-5);
    }

    #[test]
    fn axes_point_to_where_their_largest_entry_is_positive() {
        let plane =
            Projection::fit(array![[0.0, -8.0, 0.5], [0.0, 8.0, -0.5], [1.0, 0.0, 0.0], [-1.0, 0.0, 0.0]].view());
        let axes = plane.unproject(array![[1.0, 0.0], [0.0, 1.0]].view());
        assert!(axes[(0, 1)] > 0.9 && axes[(0, 2)] < 0.0 && axes[(1, 0)] > 0.9, "{axes}");
    }

    #[test]
    fn a_point_lifted_from_the_plane_is_projected_back_onto_itself() {
        for (n, dimensions) in [(9, 2), (30, 5), (50, 130)] {
            let plane = Projection::fit(cloud(n, dimensions, 0.9).view());
            let points = array![[0.0, 0.0], [1.0, -2.0], [0.25, 3.0]];
            assert_close(&plane.project(plane.unproject(points.view()).view()), &points, 1e-5);
        }
    }

    #[test]
    fn codes_of_two_dimensions_are_only_turned() {
        let codes = cloud(20, 2, 0.6) + 3.0;
        let plane = Projection::fit(codes.view());
        assert_close(&plane.unproject(plane.project(codes.view()).view()), &codes, 1e-5);
        assert!((plane.explained().iter().sum::<f32>() - 1.0).abs() < 1e-5);
    }

    #[test]
    fn no_other_plane_keeps_more_variance_also_where_eigenvalues_are_close() {
        for (n, dimensions, ratio) in [(400, 16, 0.95), (100, 120, 0.97)] {
            let codes = cloud(n, dimensions, ratio);
            let centred = &codes - &codes.mean_axis(Axis(0)).unwrap();
            let mut covariance: Vec<f64> = centred.t().dot(&centred).iter().copied().map(f64::from).collect();
            eigenvectors(&mut covariance, dimensions);
            let mut values: Vec<f64> = covariance.into_iter().step_by(dimensions + 1).collect();
            values.sort_by(|a, b| b.total_cmp(a));
            let total: f64 = values.iter().sum();
            for (share, value) in Projection::fit(codes.view()).explained().iter().zip(values) {
                assert!((f64::from(*share) * total / value - 1.0).abs() < 1e-3, "{share} instead of {}", value / total);
            }
        }
    }

    #[test]
    fn one_code_and_equal_codes_have_a_plane_without_extent() {
        let code = array![[0.1, 0.7, -3.0]];
        for codes in [code.clone(), concatenate![Axis(0), code, code, code]] {
            let plane = Projection::fit(codes.view());
            assert_eq!(plane.explained(), [0.0, 0.0]);
            assert_eq!(plane.project(codes.view()), Array2::<f32>::zeros((codes.nrows(), 2)));
            assert_close(&plane.unproject(array![[5.0, -5.0]].view()), &code, 1e-6);
        }
    }

    #[test]
    fn codes_on_a_line_have_one_axis() {
        for codes in [array![[1.0], [2.0], [6.0]], array![[1.0, 1.0, 3.0], [2.0, 2.0, 6.0], [6.0, 6.0, 18.0]]] {
            let plane = Projection::fit(codes.view());
            assert!((plane.explained()[0] - 1.0).abs() < 1e-5 && plane.explained()[1].abs() < 1e-6);
            assert_close(&plane.unproject(plane.project(codes.view()).view()), &codes, 1e-5);
        }
    }
}
