//! Products with a single column or a single row (matrix times vector): no value is used twice, so what counts is that each is
//! read once, and in order.

use super::matrix::{ContiguousRows, Matrix};
use super::simd::{MAX_LANES, SimdKernel, Vector, dispatch};
use super::tile::tile_product;

/// c += A·b for one column: dot products where A's rows are contiguous, scaled columns of A where its columns are.
pub fn add_matrix_times_column(a: Matrix, b: Matrix, c: &mut [f32]) {
    if let (Some(rows), Some(b)) = (a.as_contiguous_rows(), b.as_contiguous_columns()) {
        dispatch(DotProducts { rows, b: b.column(0), c });
    } else if a.as_contiguous_columns().is_some() {
        dispatch(ScaledColumns { a, b, c });
    } else {
        for (i, sum) in c.iter_mut().enumerate() {
            *sum += (0..a.cols()).map(|p| a.at(i, p) * b.at(p, 0)).sum::<f32>();
        }
    }
}

/// c += a·B for one row: the rows of B, scaled and added up, so that B is read once and in order.
pub fn add_row_times_matrix(a: Matrix, b: ContiguousRows, c: &mut [f32]) {
    for p in 0..a.cols() {
        let scale = a.at(0, p);
        // Images and ReLU codes are mostly zeros, which add nothing to a sum of finite numbers.
        if scale != 0.0 {
            add_scaled(c, scale, b.row(p));
        }
    }
}

#[inline(always)]
fn add_scaled(c: &mut [f32], scale: f32, x: &[f32]) {
    for (c, x) in c.iter_mut().zip(x) {
        *c += scale * x;
    }
}

/// c += A·b, a dot product for each row of A.
struct DotProducts<'a> {
    rows: ContiguousRows<'a>,
    b: &'a [f32],
    c: &'a mut [f32],
}

impl SimdKernel for DotProducts<'_> {
    type Output = ();
    #[inline(always)]
    unsafe fn run<V: Vector>(self) {
        let Self { rows, b, c } = self;
        for (segment, c) in rows.segments().zip(c.chunks_mut(rows.segment_rows())) {
            for (i, sum) in c.iter_mut().enumerate() {
                // SAFETY: the caller guarantees the instruction set.
                *sum += unsafe { dot::<V>(segment.row(i), b) };
            }
        }
    }
}

/// ⟨x, y⟩, over the values that both have.
///
/// # Safety
/// The processor must have `V`'s instruction set.
#[inline(always)]
unsafe fn dot<V: Vector>(x: &[f32], y: &[f32]) -> f32 {
    let (xs, ys) = (x.chunks_exact(V::LANES), y.chunks_exact(V::LANES));
    let remainder: f32 = xs.remainder().iter().zip(ys.remainder()).map(|(x, y)| x * y).sum();
    let mut lanes = [0.0; MAX_LANES];
    // SAFETY: each chunk is a vector, and so many lanes are no more than MAX_LANES; the caller guarantees the instruction set.
    unsafe {
        let mut sums = V::splat(0.0);
        for (x, y) in xs.zip(ys) {
            sums = V::load(x.as_ptr()).mul_add(V::load(y.as_ptr()), sums);
        }
        sums.store(lanes.as_mut_ptr());
    }
    lanes[..V::LANES].iter().sum::<f32>() + remainder
}

/// c += A·b for an A with contiguous columns: they are scaled and added up.
struct ScaledColumns<'a> {
    a: Matrix<'a>,
    b: Matrix<'a>,
    c: &'a mut [f32],
}

impl SimdKernel for ScaledColumns<'_> {
    type Output = ();
    #[inline(always)]
    unsafe fn run<V: Vector>(self) {
        let Self { a, b, c } = self;
        let mut top = 0;
        // SAFETY: the caller guarantees the instruction set.
        unsafe {
            top += add_row_blocks::<V, 8>(a, b, c, top);
            top += add_row_blocks::<V, 4>(a, b, c, top);
            top += add_row_blocks::<V, 1>(a, b, c, top);
        }
        for (i, sum) in c.iter_mut().enumerate().skip(top) {
            *sum += (0..a.cols()).map(|p| a.at(i, p) * b.at(p, 0)).sum::<f32>();
        }
    }
}

/// Of c += A·b the rows from `top` on, in blocks of `NV` SIMD vectors whose sums stay in registers; returns how many rows were done.
///
/// # Panics
/// If the shapes do not agree, or A's columns are not contiguous.
///
/// # Safety
/// The processor must have `V`'s instruction set.
#[inline(always)]
unsafe fn add_row_blocks<V: Vector, const NV: usize>(a: Matrix, b: Matrix, c: &mut [f32], top: usize) -> usize {
    assert!(a.as_contiguous_columns().is_some() && (a.rows(), a.cols()) == (c.len(), b.rows()));
    let mut done = 0;
    for c in c[top..].chunks_exact_mut(NV * V::LANES) {
        // SAFETY: by the assertion, A's columns are col_stride apart, each of adjacent values, NV vectors of which follow row
        // `top + done` as they do in c, and B has a row for each. The caller guarantees the instruction set.
        unsafe {
            let start = a.data().as_ptr().add(a.row_offset(top + done));
            let (b_element, a_column) = (|p| b.data().as_ptr().add(b.row_offset(p)), |p| start.add(p * a.col_stride()));
            let [sums] = tile_product::<V, 1, NV>(|_, p| b_element(p), a_column, a.cols());
            for (c, sum) in c.chunks_exact_mut(V::LANES).zip(sums) {
                V::load(c.as_ptr()).add(sum).store(c.as_mut_ptr());
            }
        }
        done += c.len();
    }
    done
}
