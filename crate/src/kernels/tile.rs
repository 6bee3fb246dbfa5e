//! C += A·B by register tiles, for any instruction set.
//!
//! B is packed, two vectors of columns at a time, into a panel on the stack that stays in the L1 cache; a register tile of
//! `MR` rows × two vectors then runs down the rows of A against it (the scheme of Goto & van de Geijn, *Anatomy of
//! High-Performance Matrix Multiplication*, ACM TOMS 2008, without its packing of A).

use super::matrix::Matrix;
use super::simd::Vector;

/// Rows of B that one panel holds: 256 × 8 floats are 8 KiB on WebAssembly, 256 × 32 are 32 KiB with AVX-512.
const DEPTH: usize = 256;
/// The widest panel of any instruction set.
const MAX_NR: usize = 32;

/// C += A·B, panel by panel of B: two vectors wide, one where the last columns need no more.
///
/// # Safety
/// The processor must have `V`'s instruction set.
#[inline(always)]
pub unsafe fn add_product<V: Vector, const MR: usize>(a: Matrix, b: Matrix, c: &mut [f32]) {
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
