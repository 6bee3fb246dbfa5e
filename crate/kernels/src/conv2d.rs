//! 3×3 convolution of one image, stride 1, channels last, as three matrix products and without im2col.
//!
//! In an H×W×C image the three taps of one kernel row lie side by side in memory, so for each kernel row the matrix of
//! patches (a row per output pixel, 3·C columns) is the padded image itself, read with rows that overlap. Only for a single
//! channel, where three columns are too few to keep a product busy, are the nine taps gathered beforehand.

use super::elementwise::add_column_sums;
use super::gemm::gemm;
use super::matrix::Matrix;

/// What a convolution maps: an H×W×`inputs` image to (H + 2·pad − 2)×(W + 2·pad − 2)×`outputs`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Geometry {
    /// Height of the input in pixels.
    pub height: usize,
    /// Width of the input in pixels.
    pub width: usize,
    /// Channels of the input.
    pub inputs: usize,
    /// Channels of the output.
    pub outputs: usize,
    /// Zeros around the input: 1 for 'same' padding, 0 for 'valid'.
    pub pad: usize,
}

/// Working memory, kept from image to image.
#[derive(Default, Debug)]
pub struct Scratch {
    image: Vec<f32>,
    delta: Vec<f32>,
    kernel: Vec<f32>,
    patches: Vec<f32>,
}

impl Geometry {
    /// Height of the output in pixels.
    pub fn out_height(&self) -> usize {
        self.height + 2 * self.pad - 2
    }

    /// Width of the output in pixels.
    pub fn out_width(&self) -> usize {
        self.width + 2 * self.pad - 2
    }

    fn padded_width(&self) -> usize {
        self.width + 2 * self.pad
    }
}

/// y = x ∗ kernel + bias (cross-correlation); kernel is 3×3×inputs×outputs, one image.
#[inline(never)]
pub fn forward(g: Geometry, x: &[f32], kernel: &[f32], bias: &[f32], y: &mut [f32], scratch: &mut Scratch) {
    let Scratch { image, patches, .. } = scratch;
    let image = pad(x, (g.height, g.width, g.inputs), g.pad, image);
    for y in y.chunks_exact_mut(g.outputs) {
        y.copy_from_slice(bias);
    }
    correlate(image, kernel, (g.out_height(), g.out_width()), (g.inputs, g.outputs), y, patches);
}

/// y += image ∗ kernel without padding; y is `out` pixels of `outputs` channels, the image two larger each way.
fn correlate(
    image: &[f32],
    kernel: &[f32],
    out: (usize, usize),
    (inputs, outputs): (usize, usize),
    y: &mut [f32],
    patches: &mut Vec<f32>,
) {
    if inputs == 1 {
        return gemm(gather(image, out, patches), Matrix::new(kernel, 9, outputs), y, true);
    }
    let line = (out.1 + 2) * inputs;
    for (ky, kernel) in kernel.chunks_exact(3 * inputs * outputs).enumerate() {
        let patches = Matrix::segmented(&image[ky * line..], out.0, line, out.1, inputs, 3 * inputs);
        gemm(patches, Matrix::new(kernel, 3 * inputs, outputs), y, true);
    }
}

/// dkernel += the correlation of x with dy; dbias += dy summed over the pixels; one image.
#[inline(never)]
pub fn backward_weights(
    g: Geometry,
    x: &[f32],
    dy: &[f32],
    dkernel: &mut [f32],
    dbias: &mut [f32],
    scratch: &mut Scratch,
) {
    let Scratch { image, delta, patches, .. } = scratch;
    let image = pad(x, (g.height, g.width, g.inputs), g.pad, image);
    add_column_sums(dy, dbias);
    if g.inputs == 1 {
        let patches = gather(image, (g.out_height(), g.out_width()), patches);
        return gemm(patches.t(), Matrix::new(dy, patches.rows(), g.outputs), dkernel, true);
    }
    // With two columns of zeros behind each row of dy, its rows are as long as the image's and one product covers all.
    let width = g.padded_width();
    let delta = place(dy, (g.out_height(), g.out_width(), g.outputs), (0, 0), (g.out_height(), width), delta);
    let pixels = g.out_height() * width - 2;
    let delta = Matrix::new(delta, pixels, g.outputs);
    for (ky, dkernel) in dkernel.chunks_exact_mut(3 * g.inputs * g.outputs).enumerate() {
        let patches = Matrix::with_stride(&image[ky * width * g.inputs..], pixels, 3 * g.inputs, g.inputs);
        gemm(patches.t(), delta, dkernel, true);
    }
}

/// dx = dy convolved with the kernel turned by 180° and its channels swapped; one image.
#[inline(never)]
pub fn backward_input(g: Geometry, dy: &[f32], kernel: &[f32], dx: &mut [f32], scratch: &mut Scratch) {
    let Scratch { delta, kernel: turned, patches, .. } = scratch;
    turned.resize(kernel.len(), 0.0);
    turn(kernel, (g.inputs, g.outputs), turned);
    let delta = pad(dy, (g.out_height(), g.out_width(), g.outputs), 2 - g.pad, delta);
    dx.fill(0.0);
    correlate(delta, turned, (g.height, g.width), (g.outputs, g.inputs), dx, patches);
}

/// The nine pixels around each output pixel of a padded image of one channel, `[pixels, 9]`.
fn gather<'a>(image: &[f32], (height, width): (usize, usize), patches: &'a mut Vec<f32>) -> Matrix<'a> {
    patches.resize(height * width * 9, 0.0);
    for (pixel, patch) in patches.as_chunks_mut::<9>().0.iter_mut().enumerate() {
        let start = pixel / width * (width + 2) + pixel % width;
        for (ky, taps) in patch.as_chunks_mut::<3>().0.iter_mut().enumerate() {
            taps.copy_from_slice(&image[start + ky * (width + 2)..][..3]);
        }
    }
    Matrix::new(patches, height * width, 9)
}

/// turned[2−ky, 2−kx, out, in] = kernel[ky, kx, in, out].
fn turn(kernel: &[f32], (inputs, outputs): (usize, usize), turned: &mut [f32]) {
    let size = inputs * outputs;
    for (from, to) in kernel.chunks_exact(size).zip(turned.chunks_exact_mut(size).rev()) {
        for i in 0..inputs {
            for o in 0..outputs {
                to[o * inputs + i] = from[i * outputs + o];
            }
        }
    }
}

/// The image with `pad` pixels of zeros around it.
fn pad<'a>(image: &'a [f32], shape: (usize, usize, usize), pad: usize, buffer: &'a mut Vec<f32>) -> &'a [f32] {
    if pad == 0 {
        return image;
    }
    place(image, shape, (pad, pad), (shape.0 + 2 * pad, shape.1 + 2 * pad), buffer)
}

/// The image (height, width, channels) set at (row, column) into a canvas (height, width) of zeros.
fn place<'a>(
    image: &[f32],
    (_, width, channels): (usize, usize, usize),
    (top, left): (usize, usize),
    canvas: (usize, usize),
    buffer: &'a mut Vec<f32>,
) -> &'a [f32] {
    let line = canvas.1 * channels;
    buffer.clear();
    buffer.resize(canvas.0 * line, 0.0);
    for (row, to) in image.chunks_exact(width * channels).zip(buffer.chunks_exact_mut(line).skip(top)) {
        to[left * channels..][..row.len()].copy_from_slice(row);
    }
    buffer
}
