//! C = A·B or C += A·B by register tiles, for any instruction set.
//!
//! B is packed, two vectors of columns at a time, into a panel on the stack that stays in the L1 cache; a register tile of
//! `MR` rows × two vectors then runs down the rows of A against it (the scheme of Goto & van de Geijn, *Anatomy of
//! High-Performance Matrix Multiplication*, ACM TOMS 2008, without its packing of A).

use super::matrix::Matrix;
use super::simd::Vector;
use std::mem::MaybeUninit;

/// Rows of B that one panel holds: 256 × 8 floats are 8 KiB on WebAssembly, 256 × 32 are 32 KiB with AVX-512.
const DEPTH: usize = 256;
/// The widest panel of any instruction set.
const MAX_NR: usize = 32;

/// What a product does with the values that C holds.
#[derive(Clone, Copy, PartialEq)]
enum Store {
    Overwrite,
    Add,
}

/// C = A·B or, to `accumulate`, C += A·B, panel by panel of B: two vectors wide, one where the last columns need no more.
///
/// # Safety
/// The processor must have `V`'s instruction set.
#[inline(always)]
pub unsafe fn product<V: Vector, const MR: usize>(a: Matrix, b: Matrix, c: &mut [f32], accumulate: bool) {
    let (k, n) = (a.cols(), b.cols());
    let mut storage = [const { MaybeUninit::uninit() }; DEPTH * MAX_NR];
    for top in (0..k).step_by(DEPTH) {
        let depth = DEPTH.min(k - top);
        let store = if top == 0 && !accumulate { Store::Overwrite } else { Store::Add };
        for left in (0..n).step_by(2 * V::LANES) {
            let width = (n - left).min(2 * V::LANES);
            let to = &mut storage[..depth * width.div_ceil(V::LANES) * V::LANES];
            // SAFETY: the caller vouches for the instruction set.
            unsafe {
                match width.div_ceil(V::LANES) {
                    1 => gemm_panel::<V, MR, 1>(
                        a,
                        (top, left),
                        width,
                        pack::<V, 1>(b, (top, left), width, to),
                        c,
                        n,
                        store,
                    ),
                    _ => gemm_panel::<V, MR, 2>(
                        a,
                        (top, left),
                        width,
                        pack::<V, 2>(b, (top, left), width, to),
                        c,
                        n,
                        store,
                    ),
                }
            }
        }
    }
}

/// Rows `top..` and columns `left..left + width` of B, row by row, filled up with zeros to `NV` vectors.
///
/// # Safety
/// The processor must have `V`'s instruction set.
#[inline(always)]
unsafe fn pack<'a, V: Vector, const NV: usize>(
    b: Matrix,
    (top, left): (usize, usize),
    width: usize,
    panel: &'a mut [MaybeUninit<f32>],
) -> &'a [f32] {
    let rows = b.contiguous_rows().filter(|_| width == NV * V::LANES);
    for (p, to) in panel.chunks_exact_mut(NV * V::LANES).enumerate() {
        if let Some(rows) = rows {
            let from = &rows.row(top + p)[left..left + NV * V::LANES];
            for v in 0..NV {
                // SAFETY: both chunks hold NV vectors; the caller vouches for the instruction set.
                unsafe {
                    V::load(from.as_ptr().add(v * V::LANES)).store(to.as_mut_ptr().cast::<f32>().add(v * V::LANES))
                }
            }
        } else {
            for (j, to) in to.iter_mut().enumerate() {
                to.write(if j < width { b.at(top + p, left + j) } else { 0.0 });
            }
        }
    }
    // SAFETY: every value has been written, and MaybeUninit has its value's layout.
    unsafe { &*(std::ptr::from_ref(panel) as *const [f32]) }
}

/// A's columns `top..` times the panel, into the columns `left..left + width` of C, tile by tile down the rows.
///
/// # Safety
/// The processor must have `V`'s instruction set.
#[inline(always)]
unsafe fn gemm_panel<V: Vector, const MR: usize, const NV: usize>(
    a: Matrix,
    (top, left): (usize, usize),
    width: usize,
    panel: &[f32],
    c: &mut [f32],
    n: usize,
    store: Store,
) {
    for first in (0..a.rows()).step_by(MR) {
        // SAFETY: the caller vouches for the instruction set.
        let sums = unsafe { tile::<V, MR, NV>(a, first, top, panel) };
        for (r, sums) in sums.iter().enumerate().take(a.rows() - first) {
            let start = (first + r) * n + left;
            // SAFETY: as above.
            unsafe { store_tile(&mut c[start..start + width], sums, store) }
        }
    }
}

/// c = sums or c += sums, as far as c goes.
///
/// # Safety
/// The processor must have `V`'s instruction set.
#[inline(always)]
unsafe fn store_tile<V: Vector, const NV: usize>(c: &mut [f32], sums: &[V; NV], store: Store) {
    for (c, sum) in c.chunks_mut(V::LANES).zip(sums) {
        // SAFETY: whole chunks hold LANES values, and so does `lanes`.
        unsafe {
            if c.len() == V::LANES {
                let sum = if store == Store::Add { V::load(c.as_ptr()).add(*sum) } else { *sum };
                sum.store(c.as_mut_ptr());
            } else {
                let mut lanes = [0.0; MAX_NR];
                sum.store(lanes.as_mut_ptr());
                for (c, sum) in c.iter_mut().zip(lanes) {
                    *c = if store == Store::Add { *c + sum } else { sum };
                }
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
    let start = |r: usize| a.offset((first + r).min(a.rows() - 1), top);
    // SAFETY: rows up to A's last and columns below top + depth are A's, and `Matrix` guarantees that every element lies
    // within its data; with contiguous columns, row first + r lies r values after row first. The panel holds depth rows
    // of NV vectors.
    unsafe {
        if a.contiguous_columns().is_some() && first + MR <= a.rows() {
            let column = a.data().as_ptr().add(start(0));
            return sums(|r, p| column.add(p * a.col_stride() + r), panel.as_ptr(), depth);
        }
        let rows: [*const f32; MR] = std::array::from_fn(|r| a.data().as_ptr().add(start(r)));
        match a.col_stride() {
            1 => sums(|r, p| rows[r].add(p), panel.as_ptr(), depth),
            step => sums(|r, p| rows[r].add(p * step), panel.as_ptr(), depth),
        }
    }
}

/// Σ `at(r, p)` · row p of the panel, over p below `depth`.
///
/// # Safety
/// The processor must have `V`'s instruction set; `at` must give readable places, the panel hold depth rows of NV vectors.
#[inline(always)]
unsafe fn sums<V: Vector, const MR: usize, const NV: usize>(
    at: impl Fn(usize, usize) -> *const f32,
    panel: *const f32,
    depth: usize,
) -> [[V; NV]; MR] {
    // SAFETY: the caller vouches for all of it.
    unsafe {
        let mut sums = [[V::splat(0.0); NV]; MR];
        for p in 0..depth {
            let from = panel.add(p * NV * V::LANES);
            let b: [V; NV] = std::array::from_fn(|v| V::load(from.add(v * V::LANES)));
            for (r, sums) in sums.iter_mut().enumerate() {
                let x = V::splat(*at(r, p));
                for (sum, b) in sums.iter_mut().zip(b) {
                    *sum = x.mul_add(b, *sum);
                }
            }
        }
        sums
    }
}
