//! Max pooling over 2×2 windows of one image, channels last; a last odd row or column is left out, as in Keras.

/// y[i, j] = the largest of x[2i..2i+2, 2j..2j+2], channel by channel; x is height×width×channels.
pub fn forward(x: &[f32], (height, width, channels): (usize, usize, usize), y: &mut [f32]) {
    for_each_window((height, width, channels), |out, window| {
        for (c, y) in y[out..out + channels].iter_mut().enumerate() {
            *y = window.iter().map(|at| x[at + c]).fold(f32::NEG_INFINITY, f32::max);
        }
    });
}

/// dx gets dy where the window's maximum stands (the first in reading order, if several are equal), 0 elsewhere.
pub fn backward(x: &[f32], (height, width, channels): (usize, usize, usize), dy: &[f32], dx: &mut [f32]) {
    dx.fill(0.0);
    for_each_window((height, width, channels), |out, window| {
        for c in 0..channels {
            let mut largest = window[0];
            for &at in &window[1..] {
                if x[at + c] > x[largest + c] {
                    largest = at;
                }
            }
            dx[largest + c] = dy[out + c];
        }
    });
}

/// Calls `visit` with where each output pixel starts, and where the four input pixels of its window do.
fn for_each_window((height, width, channels): (usize, usize, usize), mut visit: impl FnMut(usize, [usize; 4])) {
    let line = width * channels;
    for i in 0..height / 2 {
        for j in 0..width / 2 {
            let corner = 2 * i * line + 2 * j * channels;
            let window = [corner, corner + channels, corner + line, corner + line + channels];
            visit((i * (width / 2) + j) * channels, window);
        }
    }
}
