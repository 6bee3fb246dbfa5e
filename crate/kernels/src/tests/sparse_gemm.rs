//! The sparse matrix product.

use super::layout::{MatrixLayout, add_product};
use super::{assert_near, for_random_cases, to_f64};
use crate::matrix::Matrix;
use crate::sparse_gemm::{Scratch, add_product_if_sparse};
use std::cell::RefCell;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test; // the same tests in the browser

#[test]
fn agrees_with_the_definition_or_leaves_the_result_alone() {
    // One for all cases, as what one case leaves there must not affect the next.
    let scratch = RefCell::new(Scratch::default());
    let sparse_count = RefCell::new(0);
    for_random_cases(400, |random| {
        let (m, n) = (random.size(0..=40), random.size(0..=140));
        let max_k = if random.bool_one_in(4) { 800 } else { 40 };
        let k = random.size_favouring_small(max_k);
        let (a, b) = (MatrixLayout::random(random, m, k), MatrixLayout::random(random, k, n));
        let one_nonzero_in = random.size(1..=20) as u64;
        let a_values =
            (0..a.len()).map(|_| if random.bool_one_in(one_nonzero_in) { random.value() } else { 0.0 }).collect();
        let (a_data, b_data) = (random.guard(a_values), random.values(b.len()));
        let mut c = random.values(m * n);
        let mut expected = to_f64(c.get());
        let (a_matrix, b_matrix) = (a.matrix(a_data.get()), b.matrix(b_data.get()));
        if add_product_if_sparse(a_matrix, b_matrix, c.get_mut(), &mut scratch.borrow_mut()) {
            add_product((a, a_data.get()), (b, b_data.get()), &mut expected);
            *sparse_count.borrow_mut() += 1;
        }
        assert_near(c.expect_margins_intact(), &expected, 1e-6 * (k + 1) as f64, &format!("{a:?} · {b:?}"));
    });
    assert!(*sparse_count.borrow() > 100, "only {} products were sparse", sparse_count.borrow());
}

#[test]
fn is_used_from_8_rows_and_32_columns_on_if_two_thirds_are_zero() {
    let is_used = |m: usize, n: usize, nonzero: usize| {
        let mut a = vec![0.0; m * 300];
        a[..nonzero].fill(1.0);
        let b = vec![1.0; 300 * n];
        let (a, b) = (Matrix::new(&a, m, 300), Matrix::new(&b, 300, n));
        add_product_if_sparse(a, b, &mut vec![0.0; m * n], &mut Scratch::default())
    };
    assert!(is_used(8, 32, 800));
    assert!(!is_used(8, 32, 801) && !is_used(7, 32, 700) && !is_used(8, 31, 800));
}
