//! Eigenvalues and eigenvectors of small symmetric matrices, by Jacobi's rotations.

use ndarray::Array2;

/// Each sweep squares what is left outside the diagonal, once it is small; ten are plenty for a few dozen rows.
const SWEEPS: usize = 12;

/// The eigenvalues of a symmetric matrix, in no particular order, and their eigenvectors, one a row, of length one.
///
/// G. Golub and C. Van Loan, *Matrix Computations*, 4th edition, section 8.5.
pub fn eigen(mut a: Array2<f64>) -> (Vec<f64>, Array2<f64>) {
    let n = a.nrows();
    let mut vectors = Array2::eye(n);
    for _ in 0..SWEEPS {
        for p in 0..n {
            for q in p + 1..n {
                let (cos, sin) = rotation(a[(p, p)], a[(p, q)], a[(q, q)]);
                rotate_rows(&mut a, p, q, cos, sin);
                a.swap_axes(0, 1);
                rotate_rows(&mut a, p, q, cos, sin);
                rotate_rows(&mut vectors, p, q, cos, sin);
            }
        }
    }
    (a.diag().to_vec(), vectors)
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

/// Rows p and q become cos·p − sin·q and sin·p + cos·q.
fn rotate_rows(a: &mut Array2<f64>, p: usize, q: usize, cos: f64, sin: f64) {
    for j in 0..a.ncols() {
        let (x, y) = (a[(p, j)], a[(q, j)]);
        a[(p, j)] = cos * x - sin * y;
        a[(q, j)] = sin * x + cos * y;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::{Array1, array};
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // the same table in the browser

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
