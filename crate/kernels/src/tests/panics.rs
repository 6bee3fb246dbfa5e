//! Calls with invalid arguments: each panics with a message that says what was expected and what was received.

use super::image_shape;
use crate::activations::{relu, sigmoid, tanh};
use crate::conv1d::conv1d;
use crate::conv2d::{self, Geometry};
use crate::distance::squared_distance;
use crate::elementwise::{adam, add_assign, add_column_sums, bytes_to_unit_range};
use crate::gemm::gemm;
use crate::loss::{bce_forward_backward, bce_sum, squared_error_forward_backward, squared_error_sum};
use crate::matrix::{Matrix, Segments};
use crate::median::median;
use crate::sparse_gemm::add_product_if_sparse;
use crate::winograd::{self, f2x2_3x3, up_sampled};
use crate::{crop, f64_ops, max_pool, pad, up_sample};
use std::panic::catch_unwind;

/// `isize::MAX + 1`: longer than any slice; doubled, it overflows `usize`.
const ABOVE_ISIZE_MAX: usize = usize::MAX / 2 + 1;

fn assert_panics(calls: &[(fn(), &str)]) {
    for (call, expected) in calls {
        let panic = catch_unwind(call).expect_err(expected);
        // A message without arguments is a plain string.
        let message =
            panic.downcast().unwrap_or_else(|literal| Box::new(literal.downcast::<&str>().unwrap().to_string()));
        assert!(message.contains(expected), "“{message}” instead of “{expected}”");
    }
}

fn zeros(n: usize) -> Vec<f32> {
    vec![0.0; n]
}

#[test]
fn matrices_beyond_their_data() {
    assert_panics(&[
        (|| _ = Matrix::new(&zeros(11), 3, 4), "needs 12 values, got 11"),
        (|| _ = Matrix::with_row_stride(&zeros(3), 3, 1, ABOVE_ISIZE_MAX), "needs 18446744073709551615 values, got 3"),
        (|| _ = Matrix::with_row_stride(&zeros(3), 2, 1, usize::MAX), "needs 18446744073709551615 values, got 3"),
        (
            || {
                _ = Matrix::segmented(
                    &zeros(3),
                    Segments { count: 3, stride: ABOVE_ISIZE_MAX, rows: 1, row_stride: 0 },
                    1,
                )
            },
            "needs 18446744073709551615 values, got 3",
        ),
        (
            || _ = Matrix::segmented(&zeros(9), Segments { count: 2, stride: 4, rows: 2, row_stride: 2 }, 4),
            "needs 10 values, got 9",
        ),
        (
            || {
                _ = Matrix::segmented(
                    &zeros(1),
                    Segments { count: ABOVE_ISIZE_MAX, stride: 0, rows: 2, row_stride: 0 },
                    1,
                )
            },
            "more elements than can be counted",
        ),
        (|| _ = Matrix::with_row_stride(&zeros(2), ABOVE_ISIZE_MAX, 2, 0), "more elements than can be counted"),
        (
            || _ = Matrix::segmented(&zeros(4), Segments { count: 2, stride: 2, rows: 1, row_stride: 1 }, 2).t(),
            "has no transpose",
        ),
        (|| _ = Matrix::new(&zeros(12), 3, 4).at(0, 4), "no element (0, 4) in 3×4"),
        (|| _ = Matrix::new(&zeros(12), 3, 4).at(3, 0), "no element (3, 0) in 3×4"),
    ]);
}

/// A product of these shapes, into a slice of length `c_len`.
fn gemm_of_zeros(a: (usize, usize), b: (usize, usize), c_len: usize) {
    let (a_data, b_data) = (zeros(a.0 * a.1), zeros(b.0 * b.1));
    gemm(Matrix::new(&a_data, a.0, a.1), Matrix::new(&b_data, b.0, b.1), &mut zeros(c_len), false);
}

fn sparse_gemm_of_zeros(a: (usize, usize), b: (usize, usize), c_len: usize) {
    let (a_data, b_data) = (zeros(a.0 * a.1), zeros(b.0 * b.1));
    let (a, b) = (Matrix::new(&a_data, a.0, a.1), Matrix::new(&b_data, b.0, b.1));
    add_product_if_sparse(a, b, &mut zeros(c_len), &mut Default::default());
}

#[test]
fn products_of_shapes_that_do_not_fit() {
    assert_panics(&[
        (|| gemm_of_zeros((2, 3), (2, 2), 4), "A is 2×3, B is 2×2"),
        (|| gemm_of_zeros((2, 2), (2, 2), 3), "C of [2, 2] needs 4 values, got 3"),
        (|| gemm_of_zeros((2, 2), (2, 2), 5), "C of [2, 2] needs 4 values, got 5"),
        (|| sparse_gemm_of_zeros((2, 3), (2, 2), 4), "A is 2×3, B is 2×2"),
        (|| sparse_gemm_of_zeros((2, 2), (2, 2), 3), "C of [2, 2] needs 4 values, got 3"),
        (
            || {
                // 2³² × 2³² results, of which 2⁶⁴ would be counted as none.
                let (one, rows) = ([1.0], 1 << (usize::BITS / 2));
                let column = Matrix::with_row_stride(&one, rows, 1, 0);
                gemm(column, column.t(), &mut [], false);
            },
            "needs 18446744073709551615 values, got 0",
        ),
    ]);
}

/// Convolutions whose slices have these lengths.
fn conv2d_forward(x: usize, kernel: usize, bias: usize, y: usize) {
    let g = Geometry::new(image_shape(3, 3, 2), 1, 1);
    conv2d::forward(g, &zeros(x), &zeros(kernel), &zeros(bias), &mut zeros(y), &mut Default::default());
}

fn conv2d_backward(x: usize, dy: usize, dkernel: usize, dbias: usize) {
    let (g, mut scratch) = (Geometry::new(image_shape(3, 3, 2), 1, 1), Default::default());
    conv2d::backward_weights(g, &zeros(x), &zeros(dy), &mut zeros(dkernel), &mut zeros(dbias), &mut scratch);
    conv2d::backward_input(g, &zeros(dy), &zeros(dkernel), &mut zeros(x + 1), &mut scratch);
}

fn winograd_forward(x: usize, kernel: usize, bias: usize, y: usize) {
    let g = Geometry::new(image_shape(3, 3, 2), 1, 1);
    f2x2_3x3::forward(g, &zeros(x), &zeros(kernel), &zeros(bias), &mut zeros(y), &mut Default::default());
}

fn winograd_backward(dy: usize, kernel: usize, dkernel: usize, dbias: usize, dx: usize) {
    let (g, mut dkernel, mut dbias) = (Geometry::new(image_shape(3, 3, 2), 1, 1), zeros(dkernel), zeros(dbias));
    let gradient = (dkernel.as_mut_slice(), dbias.as_mut_slice());
    let (x, dy, kernel) = (zeros(36), zeros(dy), zeros(kernel));
    f2x2_3x3::backward(g, &x, &dy, &kernel, gradient, Some(&mut zeros(dx)), &mut Default::default());
}

fn up_sampled_forward(x: usize, kernel: usize, bias: usize, y: usize) {
    let mut scratch = winograd::Scratch::default();
    up_sampled::forward(image_shape(3, 3, 1), &zeros(x), &zeros(kernel), &zeros(bias), &mut zeros(y), &mut scratch);
}

#[test]
fn convolutions_of_shapes_that_do_not_fit() {
    assert_panics(&[
        (|| _ = Geometry::new(image_shape(2, 5, 1), 1, 0), "does not fit 2×5 with padding 0"),
        (|| _ = Geometry::new(image_shape(28, 28, 1), 1, 3), "at most 2 pixels, got 3"),
        (|| _ = Geometry::new(image_shape(28, 28, 0), 1, 1), "has no values"),
        (|| _ = Geometry::new(image_shape(ABOVE_ISIZE_MAX, 2, 1), 1, 1), "more values than can be counted"),
        (
            || _ = Geometry::new(image_shape(3, 3, ABOVE_ISIZE_MAX), ABOVE_ISIZE_MAX, 1),
            "more values than can be counted",
        ),
        (|| conv2d_forward(17, 18, 1, 9), "x of [1, 3, 3, 2] needs 18 values, got 17"),
        (|| conv2d_forward(18, 17, 1, 9), "kernel of [3, 3, 2, 1] needs 18 values, got 17"),
        (|| conv2d_forward(18, 18, 2, 9), "bias of [1] needs 1 values, got 2"),
        (|| conv2d_forward(18, 18, 1, 8), "y of [1, 3, 3, 1] needs 9 values, got 8"),
        (|| conv2d_backward(18, 8, 18, 1), "dy of [1, 3, 3, 1] needs 9 values, got 8"),
        (|| conv2d_backward(18, 9, 19, 1), "dkernel of [3, 3, 2, 1] needs 18 values, got 19"),
        (|| conv2d_backward(18, 9, 18, 0), "dbias of [1] needs 1 values, got 0"),
        (|| conv2d_backward(18, 9, 18, 1), "dx of [1, 3, 3, 2] needs 18 values, got 19"),
        (|| winograd_forward(35, 18, 1, 18), "35 values are not whole images of 3×3×2"),
        (|| winograd_forward(36, 19, 1, 18), "kernel of [3, 3, 2, 1] needs 18 values, got 19"),
        (|| winograd_forward(36, 18, 0, 18), "bias of [1] needs 1 values, got 0"),
        (|| winograd_forward(36, 18, 1, 19), "y of [2, 3, 3, 1] needs 18 values, got 19"),
        (|| winograd_backward(9, 18, 18, 1, 36), "dy of [2, 3, 3, 1] needs 18 values, got 9"),
        (|| winograd_backward(18, 9, 18, 1, 36), "kernel of [3, 3, 2, 1] needs 18 values, got 9"),
        (|| winograd_backward(18, 18, 9, 1, 36), "dkernel of [3, 3, 2, 1] needs 18 values, got 9"),
        (|| winograd_backward(18, 18, 18, 2, 36), "dbias of [1] needs 1 values, got 2"),
        (|| winograd_backward(18, 18, 18, 1, 18), "dx of [2, 3, 3, 2] needs 36 values, got 18"),
        (|| up_sampled_forward(9, 9, 0, 36), "images of 6×6×0 have 0 values"),
        (|| up_sampled_forward(9, 9, 2, 36), "y of [1, 6, 6, 2] needs 72 values, got 36"),
        (|| up_sampled_forward(9, 18, 1, 36), "kernel of [3, 3, 1, 1] needs 9 values, got 18"),
        (|| up_sampled_forward(10, 9, 1, 36), "10 values are not whole images of 3×3×1"),
    ]);
}

#[test]
fn images_of_shapes_that_do_not_fit() {
    assert_panics(&[
        (
            || max_pool::forward(&zeros(15), image_shape(4, 4, 1), &mut zeros(4)),
            "x of [1, 4, 4, 1] needs 16 values, got 15",
        ),
        (
            || max_pool::forward(&zeros(16), image_shape(4, 4, 1), &mut zeros(3)),
            "y of [1, 2, 2, 1] needs 4 values, got 3",
        ),
        (|| max_pool::forward(&[], image_shape(ABOVE_ISIZE_MAX, 2, 1), &mut []), "x of"),
        (
            || max_pool::backward(&zeros(16), image_shape(4, 4, 1), &zeros(3), &mut zeros(16)),
            "dy of [1, 2, 2, 1] needs 4",
        ),
        (
            || max_pool::backward(&zeros(16), image_shape(4, 4, 1), &zeros(4), &mut zeros(17)),
            "dx of [1, 4, 4, 1] needs 16",
        ),
        (
            || up_sample::forward(&zeros(3), image_shape(2, 2, 1), &mut zeros(16)),
            "x of [1, 2, 2, 1] needs 4 values, got 3",
        ),
        (
            || up_sample::forward(&zeros(4), image_shape(2, 2, 1), &mut zeros(15)),
            "y of [4, 2, 2, 1] needs 16 values, got 15",
        ),
        (
            || up_sample::backward(image_shape(2, 2, 1), &zeros(15), &mut zeros(4)),
            "dy of [4, 2, 2, 1] needs 16 values, got 15",
        ),
        (
            || up_sample::backward(image_shape(2, 2, 1), &zeros(16), &mut zeros(5)),
            "dx of [1, 2, 2, 1] needs 4 values, got 5",
        ),
        (
            || pad::forward(&zeros(3), image_shape(2, 2, 1), &mut zeros(16), image_shape(4, 4, 1)),
            "x of [1, 2, 2, 1] needs 4 values, got 3",
        ),
        (
            || pad::forward(&zeros(4), image_shape(2, 2, 1), &mut zeros(15), image_shape(4, 4, 1)),
            "y of [1, 4, 4, 1] needs 16 values, got 15",
        ),
        (
            || pad::forward(&zeros(5), image_shape(5, 1, 1), &mut zeros(16), image_shape(4, 4, 1)),
            "5×1×1 does not fit into",
        ),
        (|| pad::forward(&[], image_shape(0, 4, 1), &mut zeros(16), image_shape(4, 4, 1)), "0×4×1 does not fit into"),
        (
            || pad::backward(&zeros(17), image_shape(4, 4, 1), &mut zeros(4), image_shape(2, 2, 1)),
            "dy of [1, 4, 4, 1] needs 16 values, got 17",
        ),
        (
            || pad::backward(&zeros(16), image_shape(4, 4, 1), &mut zeros(8), image_shape(2, 2, 2)),
            "2×2×2 does not fit into",
        ),
        (
            || crop::forward(&zeros(15), image_shape(4, 4, 1), &mut zeros(4), image_shape(2, 2, 1)),
            "x of [1, 4, 4, 1] needs 16 values, got 15",
        ),
        (
            || crop::forward(&zeros(16), image_shape(4, 4, 1), &mut zeros(5), image_shape(1, 5, 1)),
            "1×5×1 does not fit into",
        ),
        (
            || crop::backward(&zeros(4), image_shape(2, 2, 1), &mut zeros(17), image_shape(4, 4, 1)),
            "dx of [1, 4, 4, 1] needs 16 values, got 17",
        ),
        (
            || crop::backward(&zeros(8), image_shape(2, 2, 2), &mut zeros(16), image_shape(4, 4, 1)),
            "2×2×2 does not fit into",
        ),
        (|| drop(median(&zeros(7), 3)), "7 pixels are not whole rows of 3"),
        (|| drop(median(&zeros(7), 0)), "7 pixels are not whole rows of 0"),
        (|| conv1d(&[0.0; 4], &[0.0; 2], 2, &mut [0.0; 3]), "needs 5 values, got 4"),
        (|| conv1d(&[0.0; 4], &[0.0; 3], ABOVE_ISIZE_MAX, &mut [0.0; 3]), "needs 18446744073709551615 values, got 4"),
    ]);
}

#[test]
fn vectors_of_different_lengths() {
    let differ = "left == right";
    assert_panics(&[
        (|| add_assign(&mut zeros(2), &zeros(3)), differ),
        (|| adam([&mut zeros(2), &mut zeros(3), &mut zeros(2)], &zeros(2), 1.0, [0.5; 2], 1.0), differ),
        (|| adam([&mut [0.0], &mut [0.0], &mut [0.0]], &[0.0], 1.0, [0.5; 2], 1e-13), "an epsilon of 1e-12 or more"),
        (|| bytes_to_unit_range(&[0; 2], &mut zeros(3)), differ),
        (|| add_column_sums(&zeros(7), &mut zeros(3)), "7 values are not whole rows of 3"),
        (|| add_column_sums(&zeros(7), &mut []), "7 values are not whole rows of 0"),
        (|| _ = squared_distance(&zeros(2), &zeros(3)), differ),
        (|| relu::forward(&zeros(2), &mut zeros(3)), differ),
        (|| relu::backward(&zeros(3), &zeros(2), &mut zeros(3)), differ),
        (|| sigmoid::forward(&zeros(2), &mut zeros(3)), differ),
        (|| sigmoid::backward(&zeros(3), &zeros(2), &mut zeros(3)), differ),
        (|| tanh::forward(&zeros(2), &mut zeros(3)), differ),
        (|| tanh::backward(&zeros(2), &zeros(2), &mut zeros(3)), differ),
        (|| _ = bce_forward_backward(&zeros(3), &zeros(2), 1.0, &mut zeros(3)), differ),
        (|| _ = bce_sum(&zeros(3), &zeros(2)), differ),
        (|| _ = squared_error_sum(&zeros(2), &zeros(3)), differ),
        (|| _ = squared_error_forward_backward(&zeros(3), &zeros(3), 1.0, &mut zeros(2)), differ),
        (|| _ = f64_ops::dot(&[0.0], &[]), differ),
        (|| f64_ops::add_scaled(&mut [0.0], 1.0, &[]), differ),
        (|| f64_ops::givens_rotate(&mut [0.0], &mut [], 1.0, 0.0), differ),
    ]);
}
