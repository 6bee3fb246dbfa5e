//! The middle of one image, channels last: where [`pad`](super::pad) puts an image of that size.

use super::pad::{assert_fits, leading_margin};
use super::shape::{ImageShape, assert_images};
use std::ops::Range;

/// y = the middle of x, for x of `shape` and y of `cropped`.
///
/// # Panics
/// If a slice does not have the length that its shape gives it, or `cropped` does not fit into `shape`.
#[inline(never)]
pub fn forward(x: &[f32], shape: ImageShape, y: &mut [f32], cropped: ImageShape) {
    assert_images("x", x, 1, shape);
    assert_images("y", y, 1, cropped);
    row_ranges(shape, cropped).for_each(|(from, to)| y[to].copy_from_slice(&x[from]));
}

/// dx = dy in the middle, 0 elsewhere.
///
/// # Panics
/// As [`forward`].
#[inline(never)]
pub fn backward(dy: &[f32], cropped: ImageShape, dx: &mut [f32], shape: ImageShape) {
    assert_images("dy", dy, 1, cropped);
    assert_images("dx", dx, 1, shape);
    dx.fill(0.0);
    row_ranges(shape, cropped).for_each(|(to, from)| dx[to].copy_from_slice(&dy[from]));
}

/// Where the values of each row of the middle are in the image, and in the cropped one.
fn row_ranges(shape: ImageShape, cropped: ImageShape) -> impl Iterator<Item = (Range<usize>, Range<usize>)> {
    assert_fits(cropped, shape);
    let (top, left) = (leading_margin(cropped.height, shape.height), leading_margin(cropped.width, shape.width));
    let (width, length) = (shape.width, cropped.width * cropped.channels);
    (0..cropped.height).map(move |row| {
        let (in_image, in_cropped) = (((top + row) * width + left) * cropped.channels, row * length);
        (in_image..in_image + length, in_cropped..in_cropped + length)
    })
}
