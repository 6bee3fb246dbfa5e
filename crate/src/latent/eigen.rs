//! Eigenvalues and eigenvectors of symmetric matrices: Householder reflections reduce a matrix to tridiagonal form, and the
//! implicit QL iteration to diagonal form.
//!
//! G. Golub and C. Van Loan, *Matrix Computations*, 4th edition, sections 8.3.1 and 8.3.5.

use crate::kernels::f64_ops::{add_scaled, dot, givens_rotate};
use std::iter;

/// The most iterations for one eigenvalue; two are typical, and only NaN needs all of them.
const MAX_ITERATIONS: usize = 40;

/// The positive eigenvalues of a symmetric matrix `[n, n]`, largest first, each with its eigenvector of length one: for a
/// covariance matrix, the directions with positive variance.
pub fn positive_eigenpairs(mut a: Vec<f64>, n: usize) -> impl Iterator<Item = (f64, Vec<f32>)> {
    let vectors = eigenvectors(&mut a, n);
    let mut values: Vec<f64> = a.into_iter().step_by(n + 1).collect();
    iter::from_fn(move || {
        let index = (1..values.len()).fold(0, |largest, i| if values[i] > values[largest] { i } else { largest });
        // Replaced by 0, so that it is not found again.
        let value = std::mem::take(values.get_mut(index)?);
        (value > 0.0).then(|| (value, vectors[index * n..][..n].iter().map(|x| *x as f32).collect()))
    })
}

/// The eigenvectors of a symmetric matrix `[n, n]`, of length one, one per row. The eigenvalues are left on the diagonal of
/// `a`, in the same, arbitrary order.
pub fn eigenvectors(a: &mut [f64], n: usize) -> Vec<f64> {
    let mut off_diagonal: Vec<f64> = (0..n.saturating_sub(1)).map(|k| reflect(a, n, k)).collect();
    off_diagonal.push(0.0);
    let mut vectors = reflections(a, n);
    let mut diagonal: Vec<f64> = a.iter().step_by(n + 1).copied().collect();
    for first in 0..n {
        for _ in 0..MAX_ITERATIONS {
            let last = block_end(&diagonal, &off_diagonal, first);
            if last == first {
                break;
            }
            ql_iteration(&mut diagonal, &mut off_diagonal, first..last, &mut vectors);
        }
    }
    a.iter_mut().step_by(n + 1).zip(diagonal).for_each(|(a, value)| *a = value);
    vectors
}

/// Reduces row and column k to tridiagonal form, by a reflection along a unit vector u, and returns their off-diagonal
/// element. u is left in row k after the diagonal; it is zero if there was nothing to reduce.
fn reflect(a: &mut [f64], n: usize, k: usize) -> f64 {
    let (before, rest) = a.split_at_mut((k + 1) * n);
    let u = &mut before[k * n + k + 1..];
    let off_diagonal = u[0];
    let length = dot(u, u).sqrt();
    let target = -length.copysign(off_diagonal);
    u[0] -= target;
    let norm = dot(u, u).sqrt();
    if length == off_diagonal.abs() || norm == 0.0 {
        u.fill(0.0);
        return off_diagonal;
    }
    u.iter_mut().for_each(|x| *x /= norm);
    // A − u·wᵀ − w·uᵀ, w = 2·(p − (uᵀ·p)·u), p = A·u.
    let mut w: Vec<f64> = rest.chunks_exact(n).map(|row| 2.0 * dot(&row[k + 1..], u)).collect();
    let projection = dot(&w, u);
    add_scaled(&mut w, -projection, u);
    for (i, row) in rest.chunks_exact_mut(n).enumerate() {
        add_scaled(&mut row[k + 1..], -u[i], &w);
        add_scaled(&mut row[k + 1..], -w[i], u);
    }
    target
}

/// The product of the reflections, whose vectors are stored after the diagonal, last one first.
fn reflections(a: &[f64], n: usize) -> Vec<f64> {
    let mut product = vec![0.0; n * n];
    product.iter_mut().step_by(n + 1).for_each(|diagonal| *diagonal = 1.0);
    for k in (0..n.saturating_sub(1)).rev() {
        let u = &a[k * n + k + 1..(k + 1) * n];
        for row in product.chunks_exact_mut(n).skip(k + 1) {
            let row = &mut row[k + 1..];
            let projection = dot(row, u);
            add_scaled(row, -2.0 * projection, u);
        }
    }
    product
}

/// The end of the unreduced block that starts at `first`: the next off-diagonal element is negligible.
fn block_end(diagonal: &[f64], off_diagonal: &[f64], first: usize) -> usize {
    let is_negligible =
        |i: &usize| off_diagonal[*i].abs() <= f64::EPSILON * (diagonal[*i].abs() + diagonal[i + 1].abs());
    (first..diagonal.len() - 1).find(is_negligible).unwrap_or(diagonal.len() - 1)
}

/// One QL iteration with Wilkinson's shift on the block `first..=last`, whose rotations are also applied to the eigenvectors.
///
/// The steps are those of EISPACK's `imtql2`, where `bulge` is g and `reduction` is p.
fn ql_iteration(diagonal: &mut [f64], off_diagonal: &mut [f64], block: std::ops::Range<usize>, vectors: &mut [f64]) {
    let n = diagonal.len();
    let (first, last) = (block.start, block.end);
    let ratio = (diagonal[first + 1] - diagonal[first]) / (2.0 * off_diagonal[first]);
    let shift = off_diagonal[first] / (ratio + hypot(ratio, 1.0).copysign(ratio));
    let mut bulge = diagonal[last] - diagonal[first] + shift;
    let (mut sin, mut cos, mut reduction) = (1.0, 1.0, 0.0);
    for i in block.rev() {
        let (f, b) = (sin * off_diagonal[i], cos * off_diagonal[i]);
        let r = hypot(f, bulge);
        off_diagonal[i + 1] = r;
        if r == 0.0 {
            diagonal[i + 1] -= reduction;
            off_diagonal[last] = 0.0;
            return;
        }
        (sin, cos) = (f / r, bulge / r);
        let g = diagonal[i + 1] - reduction;
        let r = (diagonal[i] - g) * sin + 2.0 * cos * b;
        reduction = sin * r;
        diagonal[i + 1] = g + reduction;
        bulge = cos * r - b;
        let (x, y) = vectors[i * n..][..2 * n].split_at_mut(n);
        givens_rotate(x, y, cos, sin);
    }
    diagonal[first] -= reduction;
    off_diagonal[first] = bulge;
    off_diagonal[last] = 0.0;
}

fn hypot(a: f64, b: f64) -> f64 {
    (a * a + b * b).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::{Array1, Array2, array};
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // these also run in the browser

    /// Eigenvalues and eigenvectors.
    fn eigen(a: Array2<f64>) -> (Vec<f64>, Array2<f64>) {
        let n = a.nrows();
        let mut a = a.into_iter().collect::<Vec<f64>>();
        let vectors = eigenvectors(&mut a, n);
        (a.into_iter().step_by(n + 1).collect(), Array2::from_shape_vec((n, n), vectors).unwrap())
    }

    #[test]
    fn two_by_two_by_hand() {
        let (values, vectors) = eigen(array![[2.0, 1.0], [1.0, 2.0]]);
        let (small, large) = if values[0] < values[1] { (0, 1) } else { (1, 0) };
        assert!((values[small] - 1.0).abs() < 1e-12 && (values[large] - 3.0).abs() < 1e-12);
        assert!((vectors[(large, 0)] - vectors[(large, 1)]).abs() < 1e-12, "(1, 1) belongs to 3");
        assert!((vectors[(small, 0)] + vectors[(small, 1)]).abs() < 1e-12, "(1, −1) belongs to 1");
    }

    #[test]
    fn eigenvectors_are_scaled_by_their_eigenvalues_and_orthonormal() {
        for n in [1, 2, 3, 10, 17, 60] {
            let a = Array2::from_shape_fn((n, n), |(i, j)| ((i + 1) * (j + 1) * 7 % 11) as f64 - 4.0);
            let (values, vectors) = eigen(a.clone());
            for (value, vector) in values.iter().zip(vectors.rows()) {
                let error: Array1<f64> = a.dot(&vector) - &vector * *value;
                assert!(error.iter().all(|e| e.abs() < 1e-10), "{n}: {error}");
            }
            let error = vectors.dot(&vectors.t()) - Array2::<f64>::eye(n);
            assert!(error.iter().all(|e| e.abs() < 1e-12), "{n}: {error}");
        }
    }

    #[test]
    fn eigenpairs_are_positive_and_sorted() {
        let a = array![[3.0, 0.0, 0.0, 0.0], [0.0, -1e-9, 0.0, 0.0], [0.0, 0.0, 5.0, 0.0], [0.0, 0.0, 0.0, 0.0]];
        let mut found = positive_eigenpairs(a.into_iter().collect(), 4);
        assert_eq!(found.next(), Some((5.0, vec![0.0, 0.0, 1.0, 0.0])));
        assert_eq!(found.next(), Some((3.0, vec![1.0, 0.0, 0.0, 0.0])));
        assert_eq!((found.next(), found.next()), (None, None));
        assert_eq!(positive_eigenpairs(vec![], 0).next(), None);
    }

    #[test]
    fn a_diagonal_matrix_is_unchanged() {
        let (values, vectors) = eigen(array![[4.0, 0.0], [0.0, 0.0]]);
        assert_eq!((values, vectors), (vec![4.0, 0.0], Array2::eye(2)));
    }
}
