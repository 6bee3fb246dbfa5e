//! General matrix product (GEMM), C = A·B or C += A·B, with A and B in any layout that [`Matrix`] describes.

use super::gemv::{add_matrix_times_column, add_row_times_matrix};
use super::matrix::Matrix;
use super::shape::assert_len;
use super::simd::{SimdKernel, Vector, dispatch_for_row_len};
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
    // `None` where a row of B is not contiguous, or A has several rows.
    let b_rows = b.as_contiguous_rows().filter(|_| m == 1);
    if k > 0 && n > 1 && b_rows.is_none() {
        return dispatch_for_row_len(TiledGemm { a, b, c, accumulate }, n);
    }
    if !accumulate {
        c.fill(0.0);
    }
    match b_rows {
        _ if k == 0 || c.is_empty() => {}
        Some(b) if n > 1 => add_row_times_matrix(a, b, c),
        _ => add_matrix_times_column(a, b, c),
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
