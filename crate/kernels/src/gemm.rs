//! General matrix product, C = A·B or C += A·B, with A and B in any strided layout.

use super::matrix::{ContiguousRows, Matrix};
use super::shape::assert_len;
use super::simd::{Vector, Vectorised, dispatch};
use super::tile::product;

/// C = A·B (`accumulate` false) or C += A·B (true); A is m×k, B is k×n, C is m×n and row-major.
///
/// # Panics
/// If the shapes do not agree.
#[inline(never)]
pub fn gemm(a: Matrix, b: Matrix, c: &mut [f32], accumulate: bool) {
    let (m, k, n) = (a.rows(), a.cols(), b.cols());
    assert_eq!(k, b.rows(), "A is {m}×{k}, B is {}×{n}", b.rows());
    assert_len("C", c, &[m, n]);
    let row = b.contiguous_rows().filter(|_| m == 1);
    if n > 1 && row.is_none() && k > 0 {
        return dispatch(Product { a, b, c, accumulate });
    }
    if !accumulate {
        c.fill(0.0);
    }
    match row {
        _ if k == 0 => {}
        Some(b) if n != 1 => row_times(a, b, c),
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

/// C = A·B or C += A·B by tiles.
struct Product<'a> {
    a: Matrix<'a>,
    b: Matrix<'a>,
    c: &'a mut [f32],
    accumulate: bool,
}

impl Vectorised for Product<'_> {
    type Output = ();
    #[inline(always)]
    unsafe fn run<V: Vector>(self) {
        let Self { a, b, c, accumulate } = self;
        // As many rows as leave the sums, two vectors each, and their factors in registers.
        // SAFETY: the caller vouches for the instruction set.
        unsafe {
            match V::LANES {
                16 => product::<V, 12>(a, b, c, accumulate),
                8 => product::<V, 6>(a, b, c, accumulate),
                _ => product::<V, 4>(a, b, c, accumulate),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simd::Portable;
    #[cfg(target_arch = "x86_64")]
    use crate::simd::x86_64::avx2;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // the same table in the browser

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

    type Product = fn(Matrix, Matrix, &mut [f32], bool);

    /// The public product, and every instruction set that this machine can run.
    fn products() -> Vec<(&'static str, Product)> {
        // SAFETY: needs no instruction set.
        let portable: Product =
            |a, b, c, accumulate| unsafe { super::Product { a, b, c, accumulate }.run::<Portable>() };
        #[cfg_attr(not(target_arch = "x86_64"), expect(unused_mut))]
        let mut products: Vec<(_, Product)> = vec![("gemm", gemm), ("portable", portable)];
        #[cfg(target_arch = "x86_64")]
        if is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma") {
            // SAFETY: just detected.
            products.push(("avx2", |a, b, c, accumulate| unsafe { avx2(super::Product { a, b, c, accumulate }) }));
        }
        products
    }

    fn check(a: Matrix, b: Matrix, what: &str) {
        let start = values(a.rows() * b.cols(), 7);
        for (accumulate, mut expected) in [(true, start.clone()), (false, vec![0.0; start.len()])] {
            oracle(a, b, &mut expected);
            for (name, product) in products() {
                let mut actual = start.clone();
                product(a, b, &mut actual, accumulate);
                for (e, x) in expected.iter().zip(&actual) {
                    assert!((e - x).abs() < 1e-5 * (a.cols() as f32 + 1.0), "{name}, {what}: {x} instead of {e}");
                }
            }
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
    fn reads_rows_that_overlap_and_come_in_segments() {
        let a = values(4 * 7 * 3, 3);
        let b = values(9 * 5, 4);
        // 4 segments of 5 rows; each row is 9 wide and starts 3 after the one before.
        check(Matrix::segmented(&a, 4, 21, 5, 3, 9), Matrix::new(&b, 9, 5), "segments");
    }

    #[test]
    fn rows_that_are_segments_of_their_own_are_not_taken_for_a_contiguous_column() {
        // Twelve rows that all lie on one value, with row stride 1 within segments of one row.
        let twelve_times_one = Matrix::segmented(&[1.0], 12, 0, 1, 1, 1);
        check(twelve_times_one, Matrix::new(&[2.0, 3.0], 1, 2), "1×2");
        check(twelve_times_one, Matrix::new(&[2.0], 1, 1), "1×1");
        let a = values(16, 5);
        check(Matrix::segmented(&a, 4, 4, 4, 1, 1), Matrix::new(&[2.0, 3.0], 1, 2), "segments without gaps");
        check(Matrix::segmented(&a, 4, 1, 2, 1, 5), Matrix::new(&values(15, 6), 5, 3), "segments that overlap");
        check(Matrix::new(&a, 4, 4), Matrix::segmented(&a, 4, 0, 1, 1, 1), "segmented column");
    }

    #[test]
    fn overwrites_unless_told_to_accumulate() {
        let mut c = [9.0];
        gemm(Matrix::new(&[2.0], 1, 1), Matrix::new(&[3.0], 1, 1), &mut c, false);
        assert_eq!(c, [6.0]);
    }
}
