//! Padding of one image to a larger one, channels last, in which the pixels of its edge are repeated outwards.
//!
//! The image lies in the middle; of an odd number of rows or columns the larger half is below or to the right.

use super::shape::{ImageShape, assert_images};

/// y[i, j] = x[the nearest row, the nearest column], for x of `shape` in the middle of y of `padded`.
///
/// # Panics
/// If a slice does not have the length that its shape gives it, or `shape` does not fit into `padded`.
#[inline(never)]
pub fn forward(x: &[f32], shape: ImageShape, y: &mut [f32], padded: ImageShape) {
    assert_images("x", x, 1, shape);
    assert_images("y", y, 1, padded);
    assert_fits(shape, padded);
    for (y, source) in y.chunks_exact_mut(padded.channels.max(1)).zip(source_offsets(shape, padded)) {
        y.copy_from_slice(&x[source..source + y.len()]);
    }
}

/// dx[i, j] = the sum of all dy that x[i, j] was copied to.
///
/// # Panics
/// As [`forward`].
#[inline(never)]
pub fn backward(dy: &[f32], padded: ImageShape, dx: &mut [f32], shape: ImageShape) {
    assert_images("dy", dy, 1, padded);
    assert_images("dx", dx, 1, shape);
    assert_fits(shape, padded);
    dx.fill(0.0);
    for (dy, source) in dy.chunks_exact(padded.channels.max(1)).zip(source_offsets(shape, padded)) {
        dx[source..].iter_mut().zip(dy).for_each(|(dx, dy)| *dx += dy);
    }
}

/// In one direction: the rows above an image of `side` rows in the middle of one of `padded` rows; the same for columns.
///
/// # Panics
/// If `padded` is smaller than `side`.
pub fn leading_margin(side: usize, padded: usize) -> usize {
    assert!(side <= padded, "{side} pixels do not fit into {padded}");
    (padded - side) / 2
}

/// In one direction: the row of an image of `side` rows that row `index` of the padded image repeats; the same for columns.
///
/// # Panics
/// If `side` is 0, or `padded` is smaller.
pub fn source_index(index: usize, side: usize, padded: usize) -> usize {
    assert!(side > 0, "no pixels to repeat");
    index.saturating_sub(leading_margin(side, padded)).min(side - 1)
}

/// Checks that an image of `shape` has pixels, and no more of them in any direction than one of `padded`.
///
/// # Panics
/// If it does not.
#[track_caller]
pub fn assert_fits(shape: ImageShape, padded: ImageShape) {
    let fits = |side: usize, padded: usize| (1..=padded).contains(&side);
    let fits =
        fits(shape.height, padded.height) && fits(shape.width, padded.width) && shape.channels == padded.channels;
    assert!(fits, "an image of {shape} does not fit into one of {padded}");
}

/// For each pixel of the padded image, where the values of the pixel begin that it is a copy of.
fn source_offsets(shape: ImageShape, padded: ImageShape) -> impl Iterator<Item = usize> {
    let ImageShape { height, width, channels } = shape;
    (0..padded.height).flat_map(move |i| {
        let row = source_index(i, height, padded.height);
        (0..padded.width).map(move |j| (row * width + source_index(j, width, padded.width)) * channels)
    })
}
