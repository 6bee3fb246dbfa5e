//! Max pooling over 2×2 windows of one image, channels last; an odd last row or column is ignored, as in Keras.
//!
//! NaN propagates, as in PyTorch: a window that holds one gives NaN. Its gradient goes to the first NaN, in PyTorch to the last.

use super::shape::{ImageShape, assert_images};

/// y[i, j] = max x[2i..2i+2, 2j..2j+2], channel by channel; x is height×width×channels.
///
/// # Panics
/// If a slice does not have the length that the shape gives it.
#[inline(never)]
pub fn forward(x: &[f32], shape: ImageShape, y: &mut [f32]) {
    let ImageShape { height, width, channels } = shape;
    assert_images("x", x, 1, shape);
    assert_images("y", y, 1, ImageShape { height: height / 2, width: width / 2, channels });
    if y.is_empty() {
        return;
    }
    let row_len = width * channels;
    for (rows, y) in x.chunks_exact(2 * row_len).zip(y.chunks_exact_mut(width / 2 * channels)) {
        let (upper, lower) = rows.split_at(row_len);
        let windows = upper.chunks_exact(2 * channels).zip(lower.chunks_exact(2 * channels));
        for ((upper, lower), y) in windows.zip(y.chunks_exact_mut(channels)) {
            let ((a, b), (c, d)) = (upper.split_at(channels), lower.split_at(channels));
            for i in 0..channels {
                y[i] = max([a[i], b[i], c[i], d[i]]);
            }
        }
    }
}

/// dx = dy where the window has its maximum (the first in reading order, if several are equal), 0 elsewhere.
///
/// # Panics
/// If a slice does not have the length that the shape gives it.
#[inline(never)]
pub fn backward(x: &[f32], shape: ImageShape, dy: &[f32], dx: &mut [f32]) {
    let ImageShape { height, width, channels } = shape;
    assert_images("x", x, 1, shape);
    assert_images("dx", dx, 1, shape);
    assert_images("dy", dy, 1, ImageShape { height: height / 2, width: width / 2, channels });
    if !height.is_multiple_of(2) || !width.is_multiple_of(2) {
        dx.fill(0.0); // an odd last row or column is in no window
    }
    if dy.is_empty() {
        return;
    }
    let row_len = width * channels;
    let rows = x.chunks_exact(2 * row_len).zip(dx.chunks_exact_mut(2 * row_len));
    for ((x, dx), dy) in rows.zip(dy.chunks_exact(width / 2 * channels)) {
        let (upper, lower) = x.split_at(row_len);
        let (dupper, dlower) = dx.split_at_mut(row_len);
        let windows = upper.chunks_exact(2 * channels).zip(lower.chunks_exact(2 * channels));
        let dwindows = dupper.chunks_exact_mut(2 * channels).zip(dlower.chunks_exact_mut(2 * channels));
        for ((window, dwindow), dy) in windows.zip(dwindows).zip(dy.chunks_exact(channels)) {
            let ((a, b), (c, d)) = (window.0.split_at(channels), window.1.split_at(channels));
            let ((da, db), (dc, dd)) = (dwindow.0.split_at_mut(channels), dwindow.1.split_at_mut(channels));
            for i in 0..channels {
                let max = max([a[i], b[i], c[i], d[i]]);
                // dy until the first maximum has taken it, then 0.
                let mut remaining_dy = dy[i];
                for (x, dx) in [(a[i], &mut da[i]), (b[i], &mut db[i]), (c[i], &mut dc[i]), (d[i], &mut dd[i])] {
                    let is_max = (x == max) | x.is_nan();
                    *dx = if is_max { remaining_dy } else { 0.0 };
                    remaining_dy = if is_max { 0.0 } else { remaining_dy };
                }
            }
        }
    }
}

/// The largest of the four, NaN if one of them is.
///
/// The comparisons compile to a vector maximum, which may lose NaN; the mask, all ones where there is one, brings it back.
/// `f32::max` would ignore NaN and be slower.
#[inline(always)]
fn max([a, b, c, d]: [f32; 4]) -> f32 {
    let larger = |x: f32, y: f32| if y > x { y } else { x };
    let has_nan = (a.is_nan() | b.is_nan()) | (c.is_nan() | d.is_nan());
    let mask = if has_nan { u32::MAX } else { 0 };
    f32::from_bits(larger(larger(a, b), larger(c, d)).to_bits() | mask)
}
