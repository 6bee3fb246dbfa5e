//! 3×3 convolution of one image, stride 1, channels last, as three matrix products and without im2col.
//!
//! In an H×W×C image the three taps of a kernel row are adjacent in memory. So for each kernel row the matrix of patches (a
//! row for each output pixel, 3·C columns) is the padded image itself, read with rows that overlap. Only for a single channel,
//! where three columns would be too few for a fast product, the nine taps of each pixel are gathered first.

mod geometry;

pub use geometry::Geometry;

use super::elementwise::{add_column_sums, repeat_row};
use super::gemm::gemm;
use super::matrix::{Matrix, Segments};
use super::shape::{ImageShape, assert_images, assert_len};

/// Working memory, reused from image to image.
#[derive(Default, Debug)]
pub struct Scratch {
    padded_x: Vec<f32>,
    padded_dy: Vec<f32>,
    rotated_kernel: Vec<f32>,
    patches: Vec<f32>,
}

/// y = x ∗ kernel + bias (cross-correlation) for one image; the kernel is `[3, 3, inputs, outputs]`.
///
/// # Panics
/// If a slice does not have the length that the geometry gives it.
#[inline(never)]
pub fn forward(g: Geometry, x: &[f32], kernel: &[f32], bias: &[f32], y: &mut [f32], scratch: &mut Scratch) {
    assert_images("x", x, 1, g.in_shape());
    assert_images("y", y, 1, g.out_shape());
    assert_len("kernel", kernel, &g.kernel_shape());
    assert_len("bias", bias, &[g.outputs]);
    let Scratch { padded_x, patches, .. } = scratch;
    let padded_x = pad(x, g.in_shape(), g.pad, padded_x);
    repeat_row(bias, y);
    add_convolution(padded_x, kernel, g.out_shape(), g.inputs, y, patches);
}

/// dkernel += the correlation of x with dy; dbias += dy summed over the pixels; one image.
///
/// # Panics
/// If a slice does not have the length that the geometry gives it.
#[inline(never)]
pub fn backward_weights(
    g: Geometry,
    x: &[f32],
    dy: &[f32],
    dkernel: &mut [f32],
    dbias: &mut [f32],
    scratch: &mut Scratch,
) {
    assert_images("x", x, 1, g.in_shape());
    assert_images("dy", dy, 1, g.out_shape());
    assert_len("dkernel", dkernel, &g.kernel_shape());
    assert_len("dbias", dbias, &[g.outputs]);
    let Scratch { padded_x, padded_dy, patches, .. } = scratch;
    let padded_x = pad(x, g.in_shape(), g.pad, padded_x);
    add_column_sums(dy, dbias);
    let out = g.out_shape();
    if g.inputs == 1 {
        let patches = gather_patches(padded_x, out, patches);
        return gemm(patches.t(), Matrix::new(dy, patches.rows(), g.outputs), dkernel, true);
    }
    // With two columns of zeros after each row, dy has rows as long as the image's, and a single product covers all rows.
    let width = g.width + 2 * g.pad;
    let padded_dy = place_on_canvas(dy, out, (0, 0), (out.height, width), padded_dy);
    let pixels = out.height * width - 2;
    let padded_dy = Matrix::new(padded_dy, pixels, g.outputs);
    for (ky, dkernel) in dkernel.chunks_exact_mut(3 * g.inputs * g.outputs).enumerate() {
        let patches = Matrix::with_row_stride(&padded_x[ky * width * g.inputs..], pixels, 3 * g.inputs, g.inputs);
        gemm(patches.t(), padded_dy, dkernel, true);
    }
}

/// dx = dy convolved with the kernel rotated by 180° and its channels exchanged; one image.
///
/// # Panics
/// If a slice does not have the length that the geometry gives it.
#[inline(never)]
pub fn backward_input(g: Geometry, dy: &[f32], kernel: &[f32], dx: &mut [f32], scratch: &mut Scratch) {
    assert_images("dx", dx, 1, g.in_shape());
    assert_images("dy", dy, 1, g.out_shape());
    assert_len("kernel", kernel, &g.kernel_shape());
    let Scratch { padded_dy, rotated_kernel, patches, .. } = scratch;
    rotated_kernel.resize(kernel.len(), 0.0);
    rotate_kernel(kernel, (g.inputs, g.outputs), rotated_kernel);
    let padded_dy = pad(dy, g.out_shape(), 2 - g.pad, padded_dy);
    dx.fill(0.0);
    add_convolution(padded_dy, rotated_kernel, g.in_shape(), g.outputs, dx, patches);
}

/// y += image ∗ kernel without padding; the image has two rows and two columns more than y.
fn add_convolution(
    image: &[f32],
    kernel: &[f32],
    out: ImageShape,
    inputs: usize,
    y: &mut [f32],
    patches: &mut Vec<f32>,
) {
    let ImageShape { height, width, channels: outputs } = out;
    if inputs == 1 {
        let patches = gather_patches(image, out, patches);
        return gemm(patches, Matrix::new(kernel, 9, outputs), y, true);
    }
    let row_len = (width + 2) * inputs;
    for (ky, kernel) in kernel.chunks_exact(3 * inputs * outputs).enumerate() {
        // For each of `height` rows of the image a segment of `width` patches, which start a pixel apart and are three pixels long.
        let segments = Segments { count: height, stride: row_len, rows: width, row_stride: inputs };
        let patches = Matrix::segmented(&image[ky * row_len..], segments, 3 * inputs);
        gemm(patches, Matrix::new(kernel, 3 * inputs, outputs), y, true);
    }
}

/// The nine pixels around each output pixel of a padded image with one channel, `[pixels, 9]`.
fn gather_patches<'a>(image: &[f32], out: ImageShape, patches: &'a mut Vec<f32>) -> Matrix<'a> {
    let ImageShape { height, width, .. } = out;
    patches.resize(height * width * 9, 0.0);
    for (pixel, patch) in patches.as_chunks_mut::<9>().0.iter_mut().enumerate() {
        let start = pixel / width * (width + 2) + pixel % width;
        for (ky, taps) in patch.as_chunks_mut::<3>().0.iter_mut().enumerate() {
            taps.copy_from_slice(&image[start + ky * (width + 2)..][..3]);
        }
    }
    Matrix::new(patches, height * width, 9)
}

/// rotated[2−ky, 2−kx, out, in] = kernel[ky, kx, in, out].
fn rotate_kernel(kernel: &[f32], (inputs, outputs): (usize, usize), rotated: &mut [f32]) {
    let tap_len = inputs * outputs;
    for (from, to) in kernel.chunks_exact(tap_len).zip(rotated.chunks_exact_mut(tap_len).rev()) {
        for i in 0..inputs {
            for o in 0..outputs {
                to[o * inputs + i] = from[i * outputs + o];
            }
        }
    }
}

/// The image with `pad` pixels of zeros around it.
fn pad<'a>(image: &'a [f32], shape: ImageShape, pad: usize, buffer: &'a mut Vec<f32>) -> &'a [f32] {
    if pad == 0 {
        return image;
    }
    place_on_canvas(image, shape, (pad, pad), (shape.height + 2 * pad, shape.width + 2 * pad), buffer)
}

/// The image on a canvas of zeros, with its first pixel in row `top` and column `left`.
fn place_on_canvas<'a>(
    image: &[f32],
    ImageShape { width, channels, .. }: ImageShape,
    (top, left): (usize, usize),
    (canvas_height, canvas_width): (usize, usize),
    buffer: &'a mut Vec<f32>,
) -> &'a [f32] {
    let canvas_row_len = canvas_width * channels;
    buffer.clear();
    buffer.resize(canvas_height * canvas_row_len, 0.0);
    for (row, to) in image.chunks_exact(width * channels).zip(buffer.chunks_exact_mut(canvas_row_len).skip(top)) {
        to[left * channels..][..row.len()].copy_from_slice(row);
    }
    buffer
}
