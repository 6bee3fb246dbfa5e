//! General matrix product (GEMM), C = A·B or C += A·B, with A and B in any layout that [`Matrix`] describes.

use super::matrix::{ContiguousRows, Matrix};
use super::shape::assert_len;
use super::simd::{SimdKernel, Vector, dispatch};
use super::tile::gemm_tiled;

/// C = A·B (`accumulate` false) or C += A·B (true); A is m×k, B is k×n, C is m×n and row-major.
///
/// # Panics
/// If the shapes do not agree.
#[inline(never)]
pub fn gemm(a: Matrix, b: Matrix, c: &mut [f32], accumulate: bool) {
    let (m, k, n) = (a.rows(), a.cols(), b.cols());
    assert_eq!(k, b.rows(), "A is {m}×{k}, B is {}×{n}", b.rows());
    assert_len("C", c, &[m, n]);
    let b_rows = b.contiguous_rows().filter(|_| m == 1);
    if k > 0 && n > 1 && b_rows.is_none() {
        return dispatch(TiledGemm { a, b, c, accumulate });
    }
    if !accumulate {
        c.fill(0.0);
    }
    match b_rows {
        _ if k == 0 || c.is_empty() => {}
        Some(b) if n > 1 => row_times(a, b, c),
        _ => times_column(a, b, c),
    }
}

/// A·b for one column: dot products where A's rows are contiguous, scaled columns of A where its columns are.
fn times_column(a: Matrix, b: Matrix, c: &mut [f32]) {
    if let (Some(a), Some(b)) = (a.contiguous_rows(), b.contiguous_columns()) {
        for (i, sum) in c.iter_mut().enumerate() {
            *sum += dot(a.row(i), b.column(0));
        }
    } else if let Some(columns) = a.contiguous_columns() {
        for p in 0..a.cols() {
            add_scaled(c, b.at(p, 0), columns.column(p));
        }
    } else {
        for (i, sum) in c.iter_mut().enumerate() {
            *sum += (0..a.cols()).map(|p| a.at(i, p) * b.at(p, 0)).sum::<f32>();
        }
    }
}

/// a·B for one row: the rows of B, scaled and added up, so that B is read once and in order.
fn row_times(a: Matrix, b: ContiguousRows, c: &mut [f32]) {
    for p in 0..a.cols() {
        let scale = a.at(0, p);
        // Images and ReLU codes are mostly zeros, which add nothing to a sum of finite numbers.
        if scale != 0.0 {
            add_scaled(c, scale, b.row(p));
        }
    }
}

fn dot(x: &[f32], y: &[f32]) -> f32 {
    let (mut lanes, mut rest) = ([0.0_f32; 16], 0.0);
    let (xs, ys) = (x.chunks_exact(16), y.chunks_exact(16));
    rest += xs.remainder().iter().zip(ys.remainder()).map(|(x, y)| x * y).sum::<f32>();
    for (x, y) in xs.zip(ys) {
        for j in 0..16 {
            lanes[j] += x[j] * y[j];
        }
    }
    rest + lanes.iter().sum::<f32>()
}

fn add_scaled(c: &mut [f32], scale: f32, x: &[f32]) {
    for (c, x) in c.iter_mut().zip(x) {
        *c += scale * x;
    }
}

/// C = A·B or C += A·B by register tiles.
struct TiledGemm<'a> {
    a: Matrix<'a>,
    b: Matrix<'a>,
    c: &'a mut [f32],
    accumulate: bool,
}

impl SimdKernel for TiledGemm<'_> {
    type Output = ();
    #[inline(always)]
    unsafe fn run<V: Vector>(self) {
        let Self { a, b, c, accumulate } = self;
        // As many rows as let the sums, two vectors for each row, and their factors fit in the registers.
        // SAFETY: the caller guarantees the instruction set.
        unsafe {
            match V::LANES {
                16 => gemm_tiled::<V, 12>(a, b, c, accumulate),
                8 => gemm_tiled::<V, 6>(a, b, c, accumulate),
                _ => gemm_tiled::<V, 4>(a, b, c, accumulate),
            }
        }
    }
}
