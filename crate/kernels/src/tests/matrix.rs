//! Tests of `Matrix`'s bounds checks and layouts.

use crate::matrix::{Matrix, Segments};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test; // the tests also run in the browser

/// `isize::MAX + 1`: longer than any slice; doubled, it overflows `usize`.
const ABOVE_ISIZE_MAX: usize = usize::MAX / 2 + 1;

#[test]
#[should_panic(expected = "values, got 3")]
fn a_stride_between_segments_that_wraps_around_is_refused() {
    let _ =
        Matrix::segmented(&[1.0, 2.0, 3.0], Segments { count: 3, stride: ABOVE_ISIZE_MAX, rows: 1, row_stride: 0 }, 1);
}

#[test]
#[should_panic(expected = "values, got 3")]
fn a_stride_between_rows_that_wraps_around_is_refused() {
    let _ = Matrix::with_row_stride(&[1.0, 2.0, 3.0], 3, 1, ABOVE_ISIZE_MAX);
}

#[test]
#[should_panic(expected = "more elements than can be counted")]
fn a_number_of_rows_that_overflows_is_refused() {
    let _ = Matrix::segmented(&[1.0], Segments { count: ABOVE_ISIZE_MAX, stride: 0, rows: 2, row_stride: 0 }, 1);
}

#[test]
#[should_panic(expected = "more elements than can be counted")]
fn a_number_of_elements_that_overflows_is_refused() {
    let _ = Matrix::with_row_stride(&[1.0, 2.0], ABOVE_ISIZE_MAX, 2, 0);
}

#[test]
#[should_panic(expected = "needs 12 values, got 11")]
fn one_value_too_few_is_refused() {
    let _ = Matrix::new(&[0.0; 11], 3, 4);
}

#[test]
#[should_panic(expected = "no element (0, 4) in 3×4")]
fn an_element_beyond_the_last_column_is_refused_although_the_data_holds_a_value_there() {
    Matrix::new(&[0.0; 12], 3, 4).at(0, 4);
}

#[test]
#[should_panic(expected = "has no transpose")]
fn segments_have_no_transpose() {
    let _ = Matrix::segmented(&[0.0; 4], Segments { count: 2, stride: 2, rows: 1, row_stride: 1 }, 2).t();
}

#[test]
fn an_empty_matrix_may_have_any_stride_and_data() {
    for (rows, cols) in [(0, 0), (0, 3), (3, 0), (ABOVE_ISIZE_MAX, 0)] {
        for matrix in [Matrix::new(&[], rows, cols), Matrix::with_row_stride(&[], rows, cols, ABOVE_ISIZE_MAX)] {
            assert_eq!((matrix.rows(), matrix.cols()), (rows, cols));
            assert_eq!((matrix.t().rows(), matrix.t().cols()), (cols, rows));
        }
    }
    assert_eq!(
        Matrix::segmented(&[], Segments { count: 3, stride: ABOVE_ISIZE_MAX, rows: 0, row_stride: ABOVE_ISIZE_MAX }, 2)
            .rows(),
        0
    );
    assert_eq!(
        Matrix::segmented(&[], Segments { count: 0, stride: ABOVE_ISIZE_MAX, rows: 3, row_stride: ABOVE_ISIZE_MAX }, 2)
            .rows(),
        0
    );
}

#[test]
fn a_single_row_ignores_the_stride_to_the_next() {
    let row = Matrix::with_row_stride(&[1.0, 2.0], 1, 2, ABOVE_ISIZE_MAX);
    assert_eq!((row.at(0, 1), row.t().at(1, 0)), (2.0, 2.0));
}

#[test]
fn only_a_single_segment_with_row_stride_1_has_contiguous_columns() {
    let data = [0.0; 12];
    assert!(Matrix::new(&data, 4, 3).t().as_contiguous_columns().is_some());
    assert!(Matrix::new(&data, 12, 1).as_contiguous_columns().is_some());
    assert!(
        Matrix::segmented(&data, Segments { count: 1, stride: 0, rows: 10, row_stride: 1 }, 3)
            .as_contiguous_columns()
            .is_some()
    );
    assert!(
        Matrix::segmented(&data, Segments { count: 12, stride: 0, rows: 1, row_stride: 1 }, 1)
            .as_contiguous_columns()
            .is_none()
    );
    assert!(
        Matrix::segmented(&data, Segments { count: 2, stride: 6, rows: 4, row_stride: 1 }, 3)
            .as_contiguous_columns()
            .is_none()
    );
    assert!(Matrix::new(&data, 4, 3).as_contiguous_columns().is_none());
}

#[test]
fn only_a_column_stride_of_1_has_contiguous_rows() {
    let data = [0.0, 1.0, 2.0, 3.0, 4.0, 5.0];
    assert_eq!(Matrix::new(&data, 2, 3).as_contiguous_rows().unwrap().row(1), [3.0, 4.0, 5.0]);
    assert_eq!(
        Matrix::segmented(&data, Segments { count: 2, stride: 4, rows: 2, row_stride: 1 }, 1)
            .as_contiguous_rows()
            .unwrap()
            .row(3),
        [5.0]
    );
    assert!(Matrix::new(&data, 2, 3).t().as_contiguous_rows().is_none());
    assert!(Matrix::with_row_stride(&data, 4, 3, 0).t().as_contiguous_rows().is_none());
    assert_eq!(Matrix::new(&data, 2, 3).t().as_contiguous_columns().unwrap().column(1), [3.0, 4.0, 5.0]);
}
