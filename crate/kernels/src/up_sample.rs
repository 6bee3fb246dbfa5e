//! Nearest-neighbour up-sampling by two of one image, channels last.

/// y[i, j] = x[⌊i/2⌋, ⌊j/2⌋]; x is height×width×channels, y twice as high and wide.
#[inline(never)]
pub fn forward(x: &[f32], (_, width, channels): (usize, usize, usize), y: &mut [f32]) {
    let line = width * channels;
    for (x, y) in x.chunks_exact(line).zip(y.chunks_exact_mut(4 * line)) {
        let (first, second) = y.split_at_mut(2 * line);
        for (x, y) in x.chunks_exact(channels).zip(first.chunks_exact_mut(2 * channels)) {
            y[..channels].copy_from_slice(x);
            y[channels..].copy_from_slice(x);
        }
        second.copy_from_slice(first);
    }
}

/// dx[i, j] = the sum of the four dy that x[i, j] was copied to.
#[inline(never)]
pub fn backward((_, width, channels): (usize, usize, usize), dy: &[f32], dx: &mut [f32]) {
    let line = width * channels;
    for (dy, dx) in dy.chunks_exact(4 * line).zip(dx.chunks_exact_mut(line)) {
        let (first, second) = dy.split_at(2 * line);
        for (j, dx) in dx.chunks_exact_mut(channels).enumerate() {
            let at = 2 * j * channels;
            for (c, dx) in dx.iter_mut().enumerate() {
                let (left, right) = (at + c, at + channels + c);
                *dx = first[left] + first[right] + second[left] + second[right];
            }
        }
    }
}
