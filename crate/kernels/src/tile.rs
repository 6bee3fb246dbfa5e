//! C = A·B or C += A·B by register tiles, with vectors of any instruction set.
//!
//! B is packed, two vectors of columns at a time, into a panel on the stack that fits the L1 cache, which it fills with AVX-512; a register tile of
//! `MR` rows × two vectors then moves down the rows of A. This is the scheme of K. Goto and R. van de Geijn, *Anatomy of
//! High-Performance Matrix Multiplication*, ACM TOMS 2008, without its packing of A.

use super::matrix::Matrix;
use super::simd::{MAX_LANES, Vector};
use std::mem::MaybeUninit;

/// Rows of B in a panel: 256 × 8 values are 8 KiB on WebAssembly, 256 × 32 are 32 KiB with AVX-512.
const DEPTH: usize = 256;
/// Columns of the widest panel of any instruction set.
const MAX_PANEL_COLS: usize = 2 * MAX_LANES;

/// What happens to the values that C holds.
#[derive(Clone, Copy, PartialEq)]
enum StoreMode {
    Overwrite,
    Add,
}

/// A block of B: the rows from `top` on and the columns `left..left + width`.
#[derive(Clone, Copy)]
struct Block {
    top: usize,
    left: usize,
    width: usize,
}

/// C = A·B, or C += A·B if `accumulate`, one panel of B after another. Panels are two vectors wide; the last is one vector wide
/// if its columns fit.
///
/// # Safety
/// The processor must have `V`'s instruction set.
#[inline(always)]
pub unsafe fn gemm_tiled<V: Vector, const MR: usize>(a: Matrix, b: Matrix, c: &mut [f32], accumulate: bool) {
    let mut storage = [const { MaybeUninit::uninit() }; DEPTH * MAX_PANEL_COLS];
    for top in (0..a.cols()).step_by(DEPTH) {
        let depth = DEPTH.min(a.cols() - top);
        let store = if top == 0 && !accumulate { StoreMode::Overwrite } else { StoreMode::Add };
        for left in (0..b.cols()).step_by(2 * V::LANES) {
            let block = Block { top, left, width: (b.cols() - left).min(2 * V::LANES) };
            let vectors = block.width.div_ceil(V::LANES);
            let panel = &mut storage[..depth * vectors * V::LANES];
            // SAFETY: the caller guarantees the instruction set.
            unsafe {
                match vectors {
                    1 => gemm_panel::<V, MR, 1>(a, block, pack_panel::<V, 1>(b, block, panel), c, b.cols(), store),
                    _ => gemm_panel::<V, MR, 2>(a, block, pack_panel::<V, 2>(b, block, panel), c, b.cols(), store),
                }
            }
        }
    }
}

/// Copies the block to the panel, row by row, each padded with zeros to `NV` vectors.
///
/// # Safety
/// The processor must have `V`'s instruction set.
#[inline(always)]
unsafe fn pack_panel<'a, V: Vector, const NV: usize>(
    b: Matrix,
    Block { top, left, width }: Block,
    panel: &'a mut [MaybeUninit<f32>],
) -> &'a [f32] {
    assert!(panel.len().is_multiple_of(NV * V::LANES));
    let to = panel.chunks_exact_mut(NV * V::LANES).enumerate();
    match b.as_contiguous_rows() {
        Some(rows) if width == NV * V::LANES => to.for_each(|(p, to)| {
            let from = &rows.row(top + p)[left..left + NV * V::LANES];
            for v in 0..NV {
                // SAFETY: both slices hold NV vectors; the caller guarantees the instruction set.
                unsafe {
                    V::load(from.as_ptr().add(v * V::LANES)).store(to.as_mut_ptr().cast::<f32>().add(v * V::LANES))
                }
            }
        }),
        _ => to.for_each(|(p, to)| {
            let (values, padding) = to.split_at_mut(width);
            for (to, value) in values.iter_mut().zip(b.row_elements(top + p, left..left + width)) {
                to.write(value);
            }
            padding.fill(MaybeUninit::new(0.0));
        }),
    }
    // SAFETY: the chunks cover the panel, as asserted, and each value of each has been written.
    unsafe { &*(std::ptr::from_ref(panel) as *const [f32]) }
}

/// The columns of A that correspond to the block's rows, times the panel, into the block's columns of C, which has `c_cols`.
///
/// # Safety
/// The processor must have `V`'s instruction set.
#[inline(always)]
unsafe fn gemm_panel<V: Vector, const MR: usize, const NV: usize>(
    a: Matrix,
    block: Block,
    panel: &[f32],
    c: &mut [f32],
    c_cols: usize,
    store: StoreMode,
) {
    let Block { top, left, width } = block;
    let rows_done = match a.uniform_strides() {
        // SAFETY: these are the offsets of A's elements; the caller guarantees the instruction set.
        Some((row_stride, 1)) if width == NV * V::LANES => unsafe {
            compute_whole_tiles::<V, MR, NV>(a, |r, p| r * row_stride + p, block, panel, c, c_cols, store)
        },
        // SAFETY: as above.
        Some((1, col_stride)) if width == NV * V::LANES => unsafe {
            compute_whole_tiles::<V, MR, NV>(a, |r, p| r + p * col_stride, block, panel, c, c_cols, store)
        },
        _ => 0, // rows in several segments have no uniform strides: their tiles look up each row
    };
    for first_row in (rows_done..a.rows()).step_by(MR) {
        // SAFETY: the caller guarantees the instruction set.
        let sums = unsafe { compute_tile::<V, MR, NV>(a, first_row, top, panel) };
        for (r, sums) in sums.iter().enumerate().take(a.rows() - first_row) {
            let start = (first_row + r) * c_cols + left;
            // SAFETY: as above.
            unsafe { store_tile_row(&mut c[start..start + width], sums, store) }
        }
    }
}

/// Computes the tiles that lie fully inside A, and returns their number of rows. Element (r, p) of A is at `offset(r, p)` of its data.
///
/// Bounds are not checked for each tile: at small depths that would take as long as the product.
///
/// # Panics
/// If the block is not exactly `NV` vectors wide, or A or C is too small for it.
///
/// # Safety
/// The processor must have `V`'s instruction set, and `offset` must be right.
#[inline(always)]
unsafe fn compute_whole_tiles<V: Vector, const MR: usize, const NV: usize>(
    a: Matrix,
    offset: impl Fn(usize, usize) -> usize,
    Block { top, left, width }: Block,
    panel: &[f32],
    c: &mut [f32],
    c_cols: usize,
    store: StoreMode,
) -> usize {
    let depth = panel.len() / (NV * V::LANES);
    assert!(
        width == NV * V::LANES && left + width <= c_cols && a.rows() * c_cols <= c.len() && top + depth <= a.cols()
    );
    let rows = a.rows() / MR * MR;
    for first_row in (0..rows).step_by(MR) {
        // SAFETY: by the assertion (first_row + r, top + p) is an element of A for p < depth, the panel holds depth rows of NV
        // vectors, and C as many vectors from column `left` on in each of its rows. The caller guarantees the instruction set and
        // the offset.
        unsafe {
            let from = a.data().as_ptr().add(offset(first_row, top));
            let sums = tile_product::<V, MR, NV>(
                |r, p| from.add(offset(r, p)),
                |p| panel.as_ptr().add(p * NV * V::LANES),
                depth,
            );
            for (r, sums) in sums.iter().enumerate() {
                let to = c.as_mut_ptr().add((first_row + r) * c_cols + left);
                for (v, sum) in sums.iter().enumerate() {
                    let to = to.add(v * V::LANES);
                    (if store == StoreMode::Add { V::load(to).add(*sum) } else { *sum }).store(to);
                }
            }
        }
    }
    rows
}

/// c = sums or c += sums for one row of a tile, as many values as c has.
///
/// # Safety
/// The processor must have `V`'s instruction set.
#[inline(always)]
unsafe fn store_tile_row<V: Vector, const NV: usize>(c: &mut [f32], sums: &[V; NV], store: StoreMode) {
    // SAFETY: each branch writes to a buffer of at least NV vectors; the caller guarantees the instruction set.
    unsafe {
        if c.len() == NV * V::LANES {
            for (c, sum) in c.chunks_exact_mut(V::LANES).zip(sums) {
                let sum = if store == StoreMode::Add { V::load(c.as_ptr()).add(*sum) } else { *sum };
                sum.store(c.as_mut_ptr());
            }
        } else {
            let mut padded = [0.0; MAX_PANEL_COLS];
            sums.iter().enumerate().for_each(|(v, sum)| sum.store(padded.as_mut_ptr().add(v * V::LANES)));
            for (c, sum) in c.iter_mut().zip(padded) {
                *c = if store == StoreMode::Add { *c + sum } else { sum };
            }
        }
    }
}

/// The product of `MR` rows of A, from row `first_row` and column `top` on, and a panel of B.
///
/// Where A has fewer rows left, its last row is repeated; the caller drops those sums.
///
/// # Safety
/// The processor must have `V`'s instruction set.
#[inline(always)]
unsafe fn compute_tile<V: Vector, const MR: usize, const NV: usize>(
    a: Matrix,
    first_row: usize,
    top: usize,
    panel: &[f32],
) -> [[V; NV]; MR] {
    let depth = panel.len() / (NV * V::LANES);
    assert!(depth > 0 && top + depth <= a.cols() && first_row < a.rows());
    let start = |r: usize| a.row_offset((first_row + r).min(a.rows() - 1)) + top * a.col_stride();
    let b_row = |p: usize| panel.as_ptr().wrapping_add(p * NV * V::LANES);
    // SAFETY: by the assertion every (row, top + p) with p < depth is an element of A. `Matrix` guarantees that they lie within
    // its data, col_stride apart. The panel holds depth rows of NV vectors; the caller guarantees the instruction set.
    unsafe {
        let rows: [*const f32; MR] = std::array::from_fn(|r| a.data().as_ptr().add(start(r)));
        tile_product(|r, p| rows[r].add(p * a.col_stride()), b_row, depth)
    }
}

/// The tile Σ `a_element(r, p)` · `b_row(p)`, over p below `depth`, of `MR` rows of `NV` vectors.
///
/// # Safety
/// The processor must have `V`'s instruction set. For r < MR and p < depth, `a_element` must return readable addresses, and
/// `b_row` those of NV vectors.
#[inline(always)]
pub unsafe fn tile_product<V: Vector, const MR: usize, const NV: usize>(
    a_element: impl Fn(usize, usize) -> *const f32,
    b_row: impl Fn(usize) -> *const f32,
    depth: usize,
) -> [[V; NV]; MR] {
    // SAFETY: the caller guarantees all of it.
    unsafe {
        let mut sums = [[V::splat(0.0); NV]; MR];
        for p in 0..depth {
            let from = b_row(p);
            let b: [V; NV] = std::array::from_fn(|v| V::load(from.add(v * V::LANES)));
            for (r, sums) in sums.iter_mut().enumerate() {
                let x = V::splat(*a_element(r, p));
                for (sum, b) in sums.iter_mut().zip(b) {
                    *sum = x.mul_add(b, *sum);
                }
            }
        }
        sums
    }
}
