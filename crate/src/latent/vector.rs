//! Products and means of rows of numbers. Not inlined, as each copy would make the wasm file larger.

use crate::kernels::gemm::gemm;
use crate::kernels::matrix::Matrix;

/// a·b, summed in double precision.
#[inline(never)]
pub fn dot(a: &[f32], b: &[f32]) -> f64 {
    a.iter().zip(b).map(|(a, b)| f64::from(*a) * f64::from(*b)).sum()
}

/// The mean of each column of rows of `width` values, at least one row; summed in double precision.
#[inline(never)]
pub fn column_means(rows: &[f32], width: usize) -> Vec<f32> {
    let mut sums = vec![0.0; width];
    for row in rows.chunks_exact(width) {
        sums.iter_mut().zip(row).for_each(|(sum, x)| *sum += f64::from(*x));
    }
    let count = (rows.len() / width) as f64;
    sums.iter().map(|sum| (sum / count) as f32).collect()
}

/// Values as rows of `width`.
pub fn matrix(values: &[f32], width: usize) -> Matrix<'_> {
    Matrix::new(values, values.len() / width, width)
}

/// A·B, row-major.
#[inline(never)]
pub fn matmul(a: Matrix, b: Matrix) -> Vec<f32> {
    let mut product = vec![0.0; a.rows() * b.cols()];
    gemm(a, b, &mut product, false);
    product
}

/// C += A·B, row-major.
#[inline(never)]
pub fn add_matmul(a: Matrix, b: Matrix, c: &mut [f32]) {
    gemm(a, b, c, true);
}
