//! Max pooling over 2×2 windows of one image, channels last; a last odd row or column is left out, as in Keras.

/// y[i, j] = the largest of x[2i..2i+2, 2j..2j+2], channel by channel; x is height×width×channels.
#[inline(never)]
pub fn forward(x: &[f32], (_, width, channels): (usize, usize, usize), y: &mut [f32]) {
    let line = width * channels;
    for (lines, y) in x.chunks_exact(2 * line).zip(y.chunks_exact_mut(width / 2 * channels)) {
        let (upper, lower) = lines.split_at(line);
        let windows = upper.chunks_exact(2 * channels).zip(lower.chunks_exact(2 * channels));
        for ((upper, lower), y) in windows.zip(y.chunks_exact_mut(channels)) {
            let [[a, b], [c, d]] = [upper, lower].map(|pair| halves(pair, channels));
            for i in 0..channels {
                y[i] = larger(larger(a[i], b[i]), larger(c[i], d[i]));
            }
        }
    }
}

/// dx gets dy where the window's maximum stands (the first in reading order, if several are equal), 0 elsewhere.
#[inline(never)]
pub fn backward(x: &[f32], (_, width, channels): (usize, usize, usize), dy: &[f32], dx: &mut [f32]) {
    let line = width * channels;
    dx.fill(0.0); // an odd last row or column keeps it
    let lines = x.chunks_exact(2 * line).zip(dx.chunks_exact_mut(2 * line));
    for ((x, dx), dy) in lines.zip(dy.chunks_exact(width / 2 * channels)) {
        let (upper, lower) = x.split_at(line);
        let (dupper, dlower) = dx.split_at_mut(line);
        let windows = upper.chunks_exact(2 * channels).zip(lower.chunks_exact(2 * channels));
        let dwindows = dupper.chunks_exact_mut(2 * channels).zip(dlower.chunks_exact_mut(2 * channels));
        for ((window, dwindow), dy) in windows.zip(dwindows).zip(dy.chunks_exact(channels)) {
            let [[a, b], [c, d]] = [window.0, window.1].map(|pair| halves(pair, channels));
            let (da, db) = dwindow.0.split_at_mut(channels);
            let (dc, dd) = dwindow.1.split_at_mut(channels);
            for i in 0..channels {
                let largest = larger(larger(a[i], b[i]), larger(c[i], d[i]));
                // What is left of dy after each pixel that may have taken it.
                let mut left = dy[i];
                for (x, dx) in [(a[i], &mut da[i]), (b[i], &mut db[i]), (c[i], &mut dc[i]), (d[i], &mut dd[i])] {
                    *dx = if x == largest { left } else { 0.0 };
                    left = if x == largest { 0.0 } else { left };
                }
            }
        }
    }
}

/// Without f32::max's care for NaN, which costs more than the comparison.
#[inline(always)]
fn larger(x: f32, y: f32) -> f32 {
    if y > x { y } else { x }
}

#[inline(always)]
fn halves(pair: &[f32], channels: usize) -> [&[f32]; 2] {
    let (left, right) = pair.split_at(channels);
    [left, right]
}
