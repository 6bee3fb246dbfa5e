//! C += A·B for an A that is mostly zeros, as images of digits are: only what is not zero is multiplied.
//!
//! A is listed row by row in compressed form (Y. Saad, *Iterative Methods for Sparse Linear Systems*, 2003, section 3.4).
//! For each block of columns of B that the registers can hold the sums of, and each run of rows of B that the L1 cache can
//! hold then, every row of C gathers its products.

use super::matrix::{ContiguousRows, Matrix};
use super::shape::assert_len;
use super::simd::{Vector, Vectorised, dispatch};

/// Rows of B in a block.
const DEPTH: usize = 256;
/// Vectors of columns in a block: as many sums as hide the time that a multiply-add takes.
const VECTORS: usize = 8;
/// A matrix is sparse if at most one in so many values is not zero; more are multiplied faster by tiles.
const SPARSE: usize = 3;
/// Rows of A from which on it pays to copy the blocks of B.
const LEAST_ROWS: usize = 8;
/// The most lanes of any instruction set.
const MAX_LANES: usize = 16;

/// Memory for the lists, kept from call to call.
#[derive(Default, Debug)]
pub struct Scratch {
    starts: Vec<usize>,
    entries: Vec<Entry>,
    block: Vec<f32>,
}

/// A value, and its column within its run of `DEPTH` columns.
#[derive(Clone, Copy, Debug, Default)]
struct Entry {
    column: u32,
    value: f32,
}

/// A product that may be taken sparsely.
struct Product<'a> {
    rows: usize,
    lists: &'a Lists<'a>,
    b: ContiguousRows<'a>,
    c: &'a mut [f32],
    block: &'a mut [f32],
}

/// A's values that are not zero: for each run of columns, those of each row.
struct Lists<'a> {
    starts: &'a [usize],
    entries: &'a [Entry],
}

/// C += A·B if A is sparse, and both are large enough to gain from it; returns whether it was.
///
/// # Panics
/// If the shapes do not agree.
#[inline(never)]
pub fn add_product_if_sparse(a: Matrix, b: Matrix, c: &mut [f32], scratch: &mut Scratch) -> bool {
    assert_eq!(a.cols(), b.rows(), "A is {}×{}, B is {}×{}", a.rows(), a.cols(), b.rows(), b.cols());
    assert_len("C", c, &[a.rows(), b.cols()]);
    let Scratch { starts, entries, block } = scratch;
    let Some(b) = b.contiguous_rows() else { return false };
    if a.rows() < LEAST_ROWS || b.cols() < 4 * VECTORS || a.col_stride() == 0 {
        return false;
    }
    // In any case, so that what is allocated depends on the sizes alone.
    block.resize(DEPTH * VECTORS * MAX_LANES, 0.0);
    if !collect(a, starts, entries) {
        return false;
    }
    dispatch(Product { rows: a.rows(), lists: &Lists { starts, entries }, b, c, block });
    true
}

/// Lists the values that are not zero; false as soon as there are too many.
fn collect(a: Matrix, starts: &mut Vec<usize>, entries: &mut Vec<Entry>) -> bool {
    let most = a.rows() * a.cols() / SPARSE;
    entries.resize(most + DEPTH, Entry::default());
    starts.clear();
    starts.reserve(a.rows() * a.cols().div_ceil(DEPTH) + 1);
    let mut count = 0;
    for first in (0..a.cols()).step_by(DEPTH) {
        let depth = DEPTH.min(a.cols() - first);
        for row in 0..a.rows() {
            if count > most {
                return false;
            }
            starts.push(count);
            let room = &mut entries[count..count + depth];
            let mut used = 0;
            let values = &a.data()[a.offset(row, first)..];
            for (column, value) in values.iter().step_by(a.col_stride()).take(depth).enumerate() {
                // Written in any case and kept only if not zero: which it is, no processor can foresee.
                room[used] = Entry { column: column as u32, value: *value };
                used += usize::from(*value != 0.0);
            }
            count += used;
        }
    }
    starts.push(count);
    count <= most
}

impl Vectorised for Product<'_> {
    type Output = ();
    #[inline(always)]
    unsafe fn run<V: Vector>(self) {
        let Self { rows, lists, b, c, block } = self;
        let width = VECTORS * V::LANES;
        for (run, top) in (0..b.rows()).step_by(DEPTH).enumerate() {
            let depth = DEPTH.min(b.rows() - top);
            for left in (0..b.cols()).step_by(width) {
                let block = &mut block[..depth * width];
                copy_block(b, (top, left), width, block);
                for (row, c) in c.chunks_exact_mut(b.cols()).enumerate() {
                    let list = run * rows + row;
                    let entries = &lists.entries[lists.starts[list]..lists.starts[list + 1]];
                    let end = (left + width).min(b.cols());
                    // SAFETY: the caller vouches for the instruction set; columns of entries lie below their run's depth.
                    unsafe { add_row::<V>(entries, block, &mut c[left..end]) }
                }
            }
        }
    }
}

/// Rows `top..` and columns `left..left + width` of B, side by side; what lies beyond its last column is zero.
#[inline(always)]
fn copy_block(b: ContiguousRows, (top, left): (usize, usize), width: usize, block: &mut [f32]) {
    let there = width.min(b.cols() - left);
    for (p, to) in block.chunks_exact_mut(width).enumerate() {
        to[..there].copy_from_slice(&b.row(top + p)[left..left + there]);
        to[there..].fill(0.0);
    }
}

/// c += Σ value · the block's row, over one row's entries.
///
/// # Safety
/// The processor must have `V`'s instruction set; every entry's column must be a row of the block.
#[inline(always)]
unsafe fn add_row<V: Vector>(entries: &[Entry], block: &[f32], c: &mut [f32]) {
    // SAFETY: the block's rows are VECTORS vectors long, and so is `padded`.
    unsafe {
        let mut sums = [V::splat(0.0); VECTORS];
        for Entry { column, value } in entries {
            let from = block.as_ptr().add(*column as usize * VECTORS * V::LANES);
            let value = V::splat(*value);
            for (v, sum) in sums.iter_mut().enumerate() {
                *sum = value.mul_add(V::load(from.add(v * V::LANES)), *sum);
            }
        }
        let mut padded = [0.0; VECTORS * MAX_LANES];
        for (v, sum) in sums.iter().enumerate() {
            sum.store(padded.as_mut_ptr().add(v * V::LANES));
        }
        c.iter_mut().zip(padded).for_each(|(c, sum)| *c += sum);
    }
}

#[cfg(test)]
mod tests {
    use super::super::gemm::gemm;
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // the same table in the browser

    /// About one value in `one_in` is not zero.
    fn values(n: usize, one_in: u32) -> Vec<f32> {
        let hash = |i: u32| i.wrapping_mul(2_654_435_761) >> 7;
        (0..n as u32).map(|i| if hash(i) % one_in == 0 { (i % 13) as f32 / 7.0 - 0.9 } else { 0.0 }).collect()
    }

    #[test]
    fn agrees_with_the_dense_product_for_every_layout_and_size() {
        let mut scratch = Scratch::default();
        for m in [7, 8, 9, 37] {
            for k in [1, 7, 255, 256, 257, 784] {
                for n in [32, 33, 63, 128, 130] {
                    let (a, b) = (values(m * k, 9), values(k * n, 1));
                    for a in [Matrix::new(&a, m, k), Matrix::new(&a, k, m).t()] {
                        let mut expected = values(m * n, 2);
                        let mut actual = expected.clone();
                        let is_sparse = add_product_if_sparse(a, Matrix::new(&b, k, n), &mut actual, &mut scratch);
                        assert!(is_sparse == (m >= LEAST_ROWS) || k < 9, "{m}×{k}×{n}");
                        if is_sparse {
                            gemm(a, Matrix::new(&b, k, n), &mut expected, true);
                        }
                        assert!(expected.iter().zip(&actual).all(|(e, x)| (e - x).abs() < 1e-4), "{m}×{k}×{n}");
                    }
                }
            }
        }
    }

    #[test]
    fn columns_that_all_lie_on_one_another_are_left_alone() {
        let (zeros, b) = ([0.0; 20], vec![1.0; 300 * 32]);
        let a = Matrix::with_stride(&zeros, 300, 20, 0).t();
        let mut c = vec![5.0; 20 * 32];
        assert!(!add_product_if_sparse(a, Matrix::new(&b, 300, 32), &mut c, &mut Scratch::default()));
        assert!(c.iter().all(|c| *c == 5.0));
    }

    #[test]
    fn a_matrix_that_is_not_sparse_is_left_alone() {
        let (a, b) = (vec![1.0; 40 * 300], vec![1.0; 300 * 32]);
        let mut c = vec![5.0; 40 * 32];
        let a = Matrix::new(&a, 40, 300);
        assert!(!add_product_if_sparse(a, Matrix::new(&b, 300, 32), &mut c, &mut Scratch::default()));
        assert!(c.iter().all(|c| *c == 5.0));
    }
}
