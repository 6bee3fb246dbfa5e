//! Eigenvalues and eigenvectors of small symmetric matrices, by Jacobi's rotations.

/// The convergence is quadratic in the end: this is plenty for a few dozen rows.
const SWEEPS: usize = 12;

/// The eigenvectors of a symmetric matrix `[n, n]`, one a row, of length one; leaves the eigenvalues on `a`'s diagonal, in
/// the same order, which is any.
///
/// G. Golub and C. Van Loan, *Matrix Computations*, 4th edition, section 8.5.
pub fn eigenvectors(a: &mut [f64], n: usize) -> Vec<f64> {
    let mut vectors = vec![0.0; n * n];
    vectors.iter_mut().step_by(n + 1).for_each(|diagonal| *diagonal = 1.0);
    for _ in 0..SWEEPS {
        for p in 0..n {
            for q in p + 1..n {
                let rotation = rotation(a[p * n + p], a[p * n + q], a[q * n + q]);
                for i in 0..n {
                    rotate(a, p * n + i, q * n + i, rotation);
                    rotate(&mut vectors, p * n + i, q * n + i, rotation);
                }
                for i in 0..n {
                    rotate(a, i * n + p, i * n + q, rotation);
                }
            }
        }
    }
    vectors
}

/// Cosine and sine of the smaller angle whose rotation makes the element between `p` and `q` zero.
fn rotation(pp: f64, pq: f64, qq: f64) -> (f64, f64) {
    if pq == 0.0 {
        return (1.0, 0.0);
    }
    let cot = (qq - pp) / (2.0 * pq);
    let tan = 1.0_f64.copysign(cot) / (cot.abs() + (1.0 + cot * cot).sqrt());
    let cos = 1.0 / (1.0 + tan * tan).sqrt();
    (cos, tan * cos)
}

/// x becomes cos·x − sin·y, and y sin·x + cos·y, for the elements at these places.
fn rotate(a: &mut [f64], x: usize, y: usize, (cos, sin): (f64, f64)) {
    (a[x], a[y]) = (cos * a[x] - sin * a[y], sin * a[x] + cos * a[y]);
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::{Array1, Array2, array};
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // the same table in the browser

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
    fn each_vector_is_stretched_by_its_value_and_they_are_orthonormal() {
        for n in [1, 2, 3, 10, 17] {
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
    fn a_diagonal_matrix_is_left_as_it_is() {
        let (values, vectors) = eigen(array![[4.0, 0.0], [0.0, 0.0]]);
        assert_eq!((values, vectors), (vec![4.0, 0.0], Array2::eye(2)));
    }
}
