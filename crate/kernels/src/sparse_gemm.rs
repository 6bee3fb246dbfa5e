//! C += A·B for an A that is mostly zeros, as images of digits are: only its other values are multiplied.
//!
//! The values of A that are not zero are listed row by row, in compressed-row form (Y. Saad, *Iterative Methods for Sparse
//! Linear Systems*, SIAM 2003, section 3.4). B is read in blocks that stay in the L1 cache, as wide as the registers can hold
//! sums for; against each block, every row of C gathers its products.
//!
//! A zero in A leaves out its products, also with an infinite or NaN in B.

use super::matrix::{ContiguousRows, Matrix};
use super::shape::assert_len;
use super::simd::{MAX_LANES, SimdKernel, Vector, dispatch};

/// Rows of B in a block: as many as a `u8` can index.
const BLOCK_ROWS: usize = 1 << u8::BITS;
/// SIMD vectors that a row of a block consists of: as many sums as hide the latency of a multiply-add.
const BLOCK_VECTORS: usize = 8;
/// A counts as sparse if at most one in `MIN_SPARSITY` values is not zero; otherwise tiles multiply faster.
const MIN_SPARSITY: usize = 3;
/// The fewest rows of A for which copying the blocks of B pays.
const MIN_ROWS: usize = 8;

/// Working memory, reused from call to call.
#[derive(Default, Debug)]
pub struct Scratch {
    starts: Vec<usize>,
    entries: Vec<Entry>,
    block: Vec<f32>,
}

/// A value of A that is not zero, and its column among the `BLOCK_ROWS` columns of A that meet a block of B.
#[derive(Clone, Copy, Debug, Default)]
struct Entry {
    column: u8,
    value: f32,
}

/// The entries of A: for each block of columns, those of each row. List i is `entries[starts[i]..starts[i + 1]]`.
struct CompressedRows<'a> {
    starts: &'a [usize],
    entries: &'a [Entry],
}

/// C += A·B if A is sparse, both are large enough and B's rows are contiguous; returns whether it did.
///
/// # Panics
/// If the shapes do not agree.
#[inline(never)]
pub fn add_product_if_sparse(a: Matrix, b: Matrix, c: &mut [f32], scratch: &mut Scratch) -> bool {
    assert_eq!(a.cols(), b.rows(), "A is {}×{}, B is {}×{}", a.rows(), a.cols(), b.rows(), b.cols());
    assert_len("C", c, &[a.rows(), b.cols()]);
    let Scratch { starts, entries, block } = scratch;
    let Some(b) = b.as_contiguous_rows() else { return false };
    if a.rows() < MIN_ROWS || b.cols() < 4 * BLOCK_VECTORS {
        return false;
    }
    // Before it is known whether A is sparse, so that what is allocated depends on the sizes alone.
    block.resize(BLOCK_ROWS * BLOCK_VECTORS * MAX_LANES, 0.0);
    if !list_nonzeros(a, starts, entries) {
        return false;
    }
    dispatch(SparseProduct { rows: a.rows(), a: CompressedRows { starts, entries }, b, c, block });
    true
}

/// Lists the values that are not zero; false as soon as there are too many.
fn list_nonzeros(a: Matrix, starts: &mut Vec<usize>, entries: &mut Vec<Entry>) -> bool {
    let max_count = a.rows() * a.cols() / MIN_SPARSITY;
    entries.resize(max_count + BLOCK_ROWS, Entry::default());
    starts.clear();
    starts.reserve(a.rows() * a.cols().div_ceil(BLOCK_ROWS) + 1);
    let mut count = 0;
    for first_column in (0..a.cols()).step_by(BLOCK_ROWS) {
        let depth = BLOCK_ROWS.min(a.cols() - first_column);
        for row in 0..a.rows() {
            if count > max_count {
                return false;
            }
            starts.push(count);
            let slots = &mut entries[count..count + depth];
            let mut nonzeros = 0;
            for (column, value) in a.row_elements(row, first_column..first_column + depth).enumerate() {
                // Always written, and kept by counting it only if not zero: a branch would be mispredicted too often.
                slots[nonzeros] = Entry { column: column as u8, value };
                nonzeros += usize::from(value != 0.0);
            }
            count += nonzeros;
        }
    }
    starts.push(count);
    count <= max_count
}

/// C += A·B, block by block of B.
struct SparseProduct<'a> {
    /// Rows of A.
    rows: usize,
    a: CompressedRows<'a>,
    b: ContiguousRows<'a>,
    c: &'a mut [f32],
    /// `BLOCK_ROWS` rows of `BLOCK_VECTORS` SIMD vectors.
    block: &'a mut [f32],
}

impl SimdKernel for SparseProduct<'_> {
    type Output = ();
    #[inline(always)]
    unsafe fn run<V: Vector>(self) {
        let Self { rows, a, b, c, block } = self;
        let width = BLOCK_VECTORS * V::LANES;
        for (block_index, top) in (0..b.rows()).step_by(BLOCK_ROWS).enumerate() {
            for left in (0..b.cols()).step_by(width) {
                copy_block(b, (top, left), width, block);
                for (row, c) in c.chunks_exact_mut(b.cols()).enumerate() {
                    let list = block_index * rows + row;
                    let entries = &a.entries[a.starts[list]..a.starts[list + 1]];
                    let end = (left + width).min(b.cols());
                    // SAFETY: the caller guarantees the instruction set.
                    unsafe { add_row::<V>(entries, block, &mut c[left..end]) }
                }
            }
        }
    }
}

/// Copies the rows `top..` and columns `left..left + width` of B, as far as it has them; sums of other columns are dropped.
#[inline(always)]
fn copy_block(b: ContiguousRows, (top, left): (usize, usize), width: usize, block: &mut [f32]) {
    let columns = width.min(b.cols() - left);
    let rows = BLOCK_ROWS.min(b.rows() - top);
    for (p, to) in block.chunks_exact_mut(width).take(rows).enumerate() {
        to[..columns].copy_from_slice(&b.row(top + p)[left..left + columns]);
    }
}

/// c += Σ value · row `column` of the block, over the entries of one row of A.
///
/// # Safety
/// The processor must have `V`'s instruction set.
#[inline(always)]
unsafe fn add_row<V: Vector>(entries: &[Entry], block: &[f32], c: &mut [f32]) {
    assert!(block.len() >= BLOCK_ROWS * BLOCK_VECTORS * V::LANES);
    // SAFETY: a column is a u8, hence below BLOCK_ROWS, and the block holds BLOCK_ROWS rows of BLOCK_VECTORS vectors; `padded` holds
    // one such row. The caller guarantees the instruction set.
    unsafe {
        let mut sums = [V::splat(0.0); BLOCK_VECTORS];
        for Entry { column, value } in entries {
            let from = block.as_ptr().add(usize::from(*column) * BLOCK_VECTORS * V::LANES);
            let value = V::splat(*value);
            for (v, sum) in sums.iter_mut().enumerate() {
                *sum = value.mul_add(V::load(from.add(v * V::LANES)), *sum);
            }
        }
        let mut padded = [0.0; BLOCK_VECTORS * MAX_LANES];
        for (v, sum) in sums.iter().enumerate() {
            sum.store(padded.as_mut_ptr().add(v * V::LANES));
        }
        c.iter_mut().zip(padded).for_each(|(c, sum)| *c += sum);
    }
}
