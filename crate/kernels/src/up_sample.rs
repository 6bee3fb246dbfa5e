//! Nearest-neighbour up-sampling by two of one image, channels last.

use super::shape::{ImageShape, assert_images};

/// y[i, j] = x[⌊i/2⌋, ⌊j/2⌋]; x is height×width×channels, y twice as high and wide.
///
/// # Panics
/// If a slice does not have the length that the shape gives it.
#[inline(never)]
pub fn forward(x: &[f32], shape: ImageShape, y: &mut [f32]) {
    let ImageShape { width, channels, .. } = shape;
    assert_images("x", x, 1, shape);
    assert_images("y", y, 4, shape); // as many values as four images of x
    if x.is_empty() {
        return;
    }
    let row_len = width * channels;
    for (x, y) in x.chunks_exact(row_len).zip(y.chunks_exact_mut(4 * row_len)) {
        let (first, second) = y.split_at_mut(2 * row_len);
        for (x, y) in x.chunks_exact(channels).zip(first.chunks_exact_mut(2 * channels)) {
            y[..channels].copy_from_slice(x);
            y[channels..].copy_from_slice(x);
        }
        second.copy_from_slice(first);
    }
}

/// dx[i, j] = the sum of the four dy that x[i, j] was copied to. `shape` is that of dx; dy has twice its height and width.
///
/// # Panics
/// If a slice does not have the length that the shape gives it.
#[inline(never)]
pub fn backward(shape: ImageShape, dy: &[f32], dx: &mut [f32]) {
    let ImageShape { width, channels, .. } = shape;
    assert_images("dx", dx, 1, shape);
    assert_images("dy", dy, 4, shape); // as many values as four images of x
    if dx.is_empty() {
        return;
    }
    let row_len = width * channels;
    for (dy, dx) in dy.chunks_exact(4 * row_len).zip(dx.chunks_exact_mut(row_len)) {
        let (first, second) = dy.split_at(2 * row_len);
        for (j, dx) in dx.chunks_exact_mut(channels).enumerate() {
            let start = 2 * j * channels;
            for (c, dx) in dx.iter_mut().enumerate() {
                let (left, right) = (start + c, start + channels + c);
                *dx = first[left] + first[right] + second[left] + second[right];
            }
        }
    }
}
