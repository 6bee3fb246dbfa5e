//! The matrix product.

use super::layout::{MatrixLayout, add_product};
use super::{GuardedSlice, assert_near, for_random_cases, to_f64};
use crate::gemm::gemm;
use crate::matrix::{Matrix, Segments};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test; // the same tests in the browser

fn assert_gemm_agrees(
    (a, a_data): (MatrixLayout, &[f32]),
    (b, b_data): (MatrixLayout, &[f32]),
    accumulate: bool,
    mut c: GuardedSlice,
) {
    let mut expected = if accumulate { to_f64(c.get()) } else { vec![0.0; c.get().len()] };
    add_product((a, a_data), (b, b_data), &mut expected);
    gemm(a.matrix(a_data), b.matrix(b_data), c.get_mut(), accumulate);
    assert_near(c.expect_margins_intact(), &expected, 1e-6 * (a.cols + 1) as f64, &format!("{a:?} · {b:?}"));
}

#[test]
fn agrees_with_the_definition_for_every_layout_and_size() {
    for_random_cases(1000, |random| {
        let (m, n) = (random.size_favouring_small(40), random.size_favouring_small(70));
        let max_k = if random.bool_one_in(10) { 600 } else { 40 };
        let k = random.size_favouring_small(max_k);
        let (a, b) = (MatrixLayout::random(random, m, k), MatrixLayout::random(random, k, n));
        let (a_data, b_data) = (random.values(a.len()), random.values(b.len()));
        let c = random.values(m * n);
        assert_gemm_agrees((a, a_data.get()), (b, b_data.get()), random.bool_one_in(2), c);
    });
}

#[test]
fn agrees_with_the_definition_at_the_edges_of_tiles_vectors_and_panels() {
    for m in [1, 3, 4, 5, 6, 7, 12, 13, 147] {
        for k in [1, 256, 257] {
            for n in [1, 4, 5, 8, 9, 16, 17, 32, 33] {
                for_random_cases(1, |random| {
                    let (a, b) = (MatrixLayout::random(random, m, k), MatrixLayout::random(random, k, n));
                    let (a_data, b_data) = (random.values(a.len()), random.values(b.len()));
                    let c = random.values(m * n);
                    assert_gemm_agrees((a, a_data.get()), (b, b_data.get()), true, c);
                });
            }
        }
    }
}

#[test]
fn segments_of_one_row_are_not_taken_for_a_contiguous_column() {
    // All twelve rows are the one value there is, although the row stride within a segment is 1.
    let one = vec![1.0].into_boxed_slice();
    let mut c = [9.0; 24];
    gemm(
        Matrix::segmented(&one, Segments { count: 12, stride: 0, rows: 1, row_stride: 1 }, 1),
        Matrix::new(&[2.0, 3.0], 1, 2),
        &mut c,
        false,
    );
    assert!(c.as_chunks::<2>().0.iter().all(|row| *row == [2.0, 3.0]));
    gemm(
        Matrix::segmented(&one, Segments { count: 12, stride: 0, rows: 1, row_stride: 1 }, 1),
        Matrix::new(&[2.0], 1, 1),
        &mut c[..12],
        false,
    );
    assert_eq!(c[..12], [2.0; 12]);
}

#[test]
fn a_product_without_terms_is_zero() {
    let mut c = [7.0; 6];
    gemm(Matrix::new(&[], 2, 0), Matrix::new(&[], 0, 3), &mut c, true);
    assert_eq!(c, [7.0; 6]);
    gemm(Matrix::new(&[], 2, 0), Matrix::new(&[], 0, 3), &mut c, false);
    assert_eq!(c, [0.0; 6]);
}
