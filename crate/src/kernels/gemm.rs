//! General matrix product, C = A·B or C += A·B, with A and B in any strided layout.
//!
//! B is packed, `DEPTH` rows × two vectors at a time, into a panel on the stack that stays in the L1 cache; a register
//! tile of `MR` rows then runs down the rows of A against it (the scheme of Goto & van de Geijn, *Anatomy of
//! High-Performance Matrix Multiplication*, 2008, without its packing of A). The instruction
//! set is chosen when compiled for WebAssembly (simd128), when run on x86-64 (AVX-512, AVX2 or neither).

use super::matrix::Matrix;
#[allow(unused_imports)]
use super::simd::{Portable, Vector};

/// Rows of B that one panel holds: 256 × 8 floats are 8 KiB on WebAssembly, 256 × 32 are 32 KiB with AVX-512.
const DEPTH: usize = 256;
/// The widest panel of any instruction set.
const MAX_NR: usize = 32;

/// C = A·B (`accumulate` false) or C += A·B (true); A is m×k, B is k×n, C is m×n and row-major.
///
/// # Panics
/// If the shapes do not agree.
pub fn gemm(a: Matrix, b: Matrix, c: &mut [f32], accumulate: bool) {
    let (m, k, n) = (a.rows(), a.cols(), b.cols());
    assert_eq!(k, b.rows(), "A is {m}×{k}, B is {}×{n}", b.rows());
    assert_eq!(c.len(), m * n, "C of {m}×{n} needs {} values, got {}", m * n, c.len());
    if !accumulate {
        c.fill(0.0);
    }
    if n == 1 {
        times_column(a, b, c);
    } else if m == 1 && b.col_stride() == 1 {
        row_times(a, b, c);
    } else {
        tiled(a, b, c);
    }
}

/// A·b for one column: dot products where A's rows are contiguous, scaled columns of A otherwise.
fn times_column(a: Matrix, b: Matrix, c: &mut [f32]) {
    if a.col_stride() == 1 && b.row_stride() == 1 {
        let column = &b.data()[..b.rows()];
        for (i, sum) in c.iter_mut().enumerate() {
            *sum += dot(a.row(i), column);
        }
    } else if a.row_stride() == 1 {
        for p in 0..a.cols() {
            let start = p * a.col_stride();
            add_scaled(c, b.at(p, 0), &a.data()[start..start + a.rows()]);
        }
    } else {
        for (i, sum) in c.iter_mut().enumerate() {
            *sum += (0..a.cols()).map(|p| a.at(i, p) * b.at(p, 0)).sum::<f32>();
        }
    }
}

/// a·B for one row: the rows of B, scaled and added up, so that B is read once and in order.
fn row_times(a: Matrix, b: Matrix, c: &mut [f32]) {
    for p in 0..a.cols() {
        let scale = a.at(0, p);
        // Drawings and ReLU codes are mostly zeros, and 0·w adds nothing.
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

#[cfg(target_arch = "x86_64")]
fn tiled(a: Matrix, b: Matrix, c: &mut [f32]) {
    use std::arch::x86_64::{__m256, __m512};
    #[target_feature(enable = "avx512f")]
    fn avx512(a: Matrix, b: Matrix, c: &mut [f32]) {
        // SAFETY: this function's own feature.
        unsafe { panels::<__m512, 12>(a, b, c) }
    }
    #[target_feature(enable = "avx2,fma")]
    fn avx2(a: Matrix, b: Matrix, c: &mut [f32]) {
        // SAFETY: this function's own features.
        unsafe { panels::<__m256, 6>(a, b, c) }
    }
    if is_x86_feature_detected!("avx512f") {
        // SAFETY: the processor has just said that it knows these instructions.
        unsafe { avx512(a, b, c) }
    } else if is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma") {
        // SAFETY: as above.
        unsafe { avx2(a, b, c) }
    } else {
        // SAFETY: needs nothing.
        unsafe { panels::<Portable, 4>(a, b, c) }
    }
}

#[cfg(not(target_arch = "x86_64"))]
fn tiled(a: Matrix, b: Matrix, c: &mut [f32]) {
    #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
    type Widest = std::arch::wasm32::v128;
    #[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
    type Widest = Portable;
    // SAFETY: chosen when compiled, so whatever runs this has it.
    unsafe { panels::<Widest, 4>(a, b, c) }
}

/// C += A·B, panel by panel of B: two vectors wide, one where the last columns need no more.
///
/// # Safety
/// The processor must have `V`'s instruction set.
#[inline(always)]
unsafe fn panels<V: Vector, const MR: usize>(a: Matrix, b: Matrix, c: &mut [f32]) {
    let (k, n) = (a.cols(), b.cols());
    let mut storage = [0.0; DEPTH * MAX_NR];
    for top in (0..k).step_by(DEPTH) {
        let depth = DEPTH.min(k - top);
        for left in (0..n).step_by(2 * V::LANES) {
            let width = (n - left).min(2 * V::LANES);
            let vectors = width.div_ceil(V::LANES);
            let panel = &mut storage[..depth * vectors * V::LANES];
            pack(b, (top, left), width, vectors * V::LANES, panel);
            // SAFETY: the caller vouches for the instruction set.
            unsafe {
                match vectors {
                    1 => down::<V, MR, 1>(a, (top, left), width, panel, c, n),
                    _ => down::<V, MR, 2>(a, (top, left), width, panel, c, n),
                }
            }
        }
    }
}

/// Rows `top..` and columns `left..left + width` of B, row by row, filled up with zeros to `padded` columns.
#[inline(always)]
fn pack(b: Matrix, (top, left): (usize, usize), width: usize, padded: usize, panel: &mut [f32]) {
    for (p, to) in panel.chunks_exact_mut(padded).enumerate() {
        if b.col_stride() == 1 {
            to[..width].copy_from_slice(&b.row(top + p)[left..left + width]);
        } else {
            for (j, to) in to[..width].iter_mut().enumerate() {
                *to = b.at(top + p, left + j);
            }
        }
        to[width..].fill(0.0);
    }
}

/// Adds A's columns `top..` times the panel to the columns `left..left + width` of C, tile by tile down the rows.
///
/// # Safety
/// The processor must have `V`'s instruction set.
#[inline(always)]
unsafe fn down<V: Vector, const MR: usize, const NV: usize>(
    a: Matrix,
    (top, left): (usize, usize),
    width: usize,
    panel: &[f32],
    c: &mut [f32],
    n: usize,
) {
    for first in (0..a.rows()).step_by(MR) {
        // SAFETY: the caller vouches for the instruction set.
        let sums = unsafe { tile::<V, MR, NV>(a, first, top, panel) };
        for (r, sums) in sums.iter().enumerate().take(a.rows() - first) {
            let start = (first + r) * n + left;
            // SAFETY: as above.
            unsafe { add_to(&mut c[start..start + width], sums) }
        }
    }
}

/// c += sums, as far as c goes.
///
/// # Safety
/// The processor must have `V`'s instruction set.
#[inline(always)]
unsafe fn add_to<V: Vector, const NV: usize>(c: &mut [f32], sums: &[V; NV]) {
    for (c, sum) in c.chunks_mut(V::LANES).zip(sums) {
        // SAFETY: whole chunks hold LANES values, and so does `lanes`.
        unsafe {
            if c.len() == V::LANES {
                V::load(c.as_ptr()).add(*sum).store(c.as_mut_ptr());
            } else {
                let mut lanes = [0.0; MAX_NR];
                sum.store(lanes.as_mut_ptr());
                c.iter_mut().zip(lanes).for_each(|(c, sum)| *c += sum);
            }
        }
    }
}

/// The sums of `MR` rows of A, from row `first` and column `top` on, with a panel of B.
///
/// Rows beyond A's last repeat it; the caller drops their sums.
///
/// # Safety
/// The processor must have `V`'s instruction set.
#[inline(always)]
unsafe fn tile<V: Vector, const MR: usize, const NV: usize>(
    a: Matrix,
    first: usize,
    top: usize,
    panel: &[f32],
) -> [[V; NV]; MR] {
    let depth = panel.len() / (NV * V::LANES);
    assert!(depth > 0 && top + depth <= a.cols());
    let step = a.col_stride();
    // SAFETY: rows up to A's last and columns up to top + depth lie within A, and `Matrix` has checked that A's last
    // element lies within its data; the panel holds depth rows of NV vectors.
    unsafe {
        let rows: [*const f32; MR] =
            std::array::from_fn(|r| a.data().as_ptr().add(a.offset((first + r).min(a.rows() - 1), top)));
        let mut sums = [[V::splat(0.0); NV]; MR];
        for p in 0..depth {
            let from = panel.as_ptr().add(p * NV * V::LANES);
            let b: [V; NV] = std::array::from_fn(|v| V::load(from.add(v * V::LANES)));
            for r in 0..MR {
                let x = V::splat(*rows[r].add(p * step));
                for v in 0..NV {
                    sums[r][v] = x.mul_add(b[v], sums[r][v]);
                }
            }
        }
        sums
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(n: usize, seed: u32) -> Vec<f32> {
        (0..n as u32).map(|i| ((i.wrapping_mul(2_654_435_761) ^ seed) % 2003) as f32 / 1001.0 - 1.0).collect()
    }

    fn oracle(a: Matrix, b: Matrix, c: &mut [f32]) {
        for i in 0..a.rows() {
            for j in 0..b.cols() {
                let sum: f64 = (0..a.cols()).map(|p| f64::from(a.at(i, p)) * f64::from(b.at(p, j))).sum();
                c[i * b.cols() + j] += sum as f32;
            }
        }
    }

    fn check(a: Matrix, b: Matrix, what: &str) {
        let mut expected = values(a.rows() * b.cols(), 7);
        let mut actual = expected.clone();
        oracle(a, b, &mut expected);
        gemm(a, b, &mut actual, true);
        for (e, x) in expected.iter().zip(&actual) {
            assert!((e - x).abs() < 1e-5 * (a.cols() as f32 + 1.0), "{what}: {x} instead of {e}");
        }
    }

    #[test]
    fn agrees_with_the_naive_product_for_every_layout_and_size() {
        for m in [1, 2, 3, 4, 5, 11, 12, 13, 37] {
            for k in [1, 3, 4, 31, 256, 257] {
                for n in [1, 2, 7, 8, 9, 16, 17, 33] {
                    let (a, b) = (values(m * k, 1), values(k * n, 2));
                    let what = format!("{m}×{k}×{n}");
                    check(Matrix::new(&a, m, k), Matrix::new(&b, k, n), &what);
                    check(Matrix::new(&a, k, m).t(), Matrix::new(&b, k, n), &format!("{what} tn"));
                    check(Matrix::new(&a, m, k), Matrix::new(&b, n, k).t(), &format!("{what} nt"));
                }
            }
        }
    }

    #[test]
    fn reads_rows_that_overlap_and_come_in_runs() {
        let a = values(4 * 7 * 3, 3);
        let b = values(9 * 5, 4);
        // 4 runs of 5 rows; each row is 9 wide and starts 3 after the one before.
        check(Matrix::in_runs(&a, 4, 21, 5, 3, 9), Matrix::new(&b, 9, 5), "runs");
    }

    #[test]
    fn overwrites_unless_told_to_accumulate() {
        let mut c = [9.0];
        gemm(Matrix::new(&[2.0], 1, 1), Matrix::new(&[3.0], 1, 1), &mut c, false);
        assert_eq!(c, [6.0]);
    }
}
