//! Padding of one image to a larger one, channels last, in which the pixels of its edge are repeated outwards.
//!
//! The image lies in the middle; of an odd number of rows or columns the larger half is below or to the right.

use super::shape::{FeatureShape, assert_images};

/// y[i, j] = x[the nearest row, the nearest column], for x of `shape` in the middle of y of `padded`.
///
/// # Panics
/// If a slice does not have the length that its shape gives it, or `shape` does not fit into `padded`.
#[inline(never)]
pub fn forward(x: &[f32], shape: FeatureShape, y: &mut [f32], padded: FeatureShape) {
    assert_images("x", x, 1, shape);
    assert_images("y", y, 1, padded);
    assert_fits(shape, padded);
    for (y, source) in y.chunks_exact_mut(padded.2.max(1)).zip(sources(shape, padded)) {
        y.copy_from_slice(&x[source..source + y.len()]);
    }
}

/// dx[i, j] = the sum of all dy that x[i, j] was copied to.
///
/// # Panics
/// As [`forward`].
#[inline(never)]
pub fn backward(dy: &[f32], padded: FeatureShape, dx: &mut [f32], shape: FeatureShape) {
    assert_images("dy", dy, 1, padded);
    assert_images("dx", dx, 1, shape);
    assert_fits(shape, padded);
    dx.fill(0.0);
    for (dy, source) in dy.chunks_exact(padded.2.max(1)).zip(sources(shape, padded)) {
        dx[source..].iter_mut().zip(dy).for_each(|(dx, dy)| *dx += dy);
    }
}

/// Rows above an image of `side` rows in one of `padded` rows, or columns to the left of it.
pub fn margin(side: usize, padded: usize) -> usize {
    (padded - side) / 2
}

/// The row of an image of `side` rows that row `at` of the padded one is a copy of, or the column.
pub fn nearest(at: usize, side: usize, padded: usize) -> usize {
    at.saturating_sub(margin(side, padded)).min(side - 1)
}

/// Checks that an image of `shape` has pixels, and no more of them in any direction than one of `padded`.
///
/// # Panics
/// If it does not.
#[track_caller]
pub(crate) fn assert_fits(shape: FeatureShape, padded: FeatureShape) {
    let fits = (1..=padded.0).contains(&shape.0) && (1..=padded.1).contains(&shape.1) && shape.2 == padded.2;
    assert!(fits, "an image of {shape:?} does not fit into one of {padded:?}");
}

/// For each pixel of the padded image, where the values of the pixel begin that it is a copy of.
fn sources(shape: FeatureShape, padded: FeatureShape) -> impl Iterator<Item = usize> {
    let (height, width, channels) = shape;
    (0..padded.0).flat_map(move |i| {
        let row = nearest(i, height, padded.0);
        (0..padded.1).map(move |j| (row * width + nearest(j, width, padded.1)) * channels)
    })
}
