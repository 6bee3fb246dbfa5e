//! The convolutions: by matrix products, by Winograd's algorithm, and with up-sampling.

use super::{GuardedSlice, Random, assert_near, for_random_cases, image_shape, to_f64};
use crate::conv2d::{self, Geometry};
use crate::shape::ImageShape;
use crate::winograd::{self, f2x2_3x3, up_sampled};
use std::cell::RefCell;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test; // the same tests in the browser

/// The arguments of a convolution of images that are first enlarged `scale` times, and the buffers for its results.
struct ConvolutionCase {
    images: usize,
    input: ImageShape,
    outputs: usize,
    /// How many times higher and wider the images become before they are convolved.
    scale: usize,
    pad: usize,
    x: GuardedSlice,
    dy: GuardedSlice,
    kernel: GuardedSlice,
    bias: GuardedSlice,
    y: GuardedSlice,
    dx: GuardedSlice,
    dkernel: GuardedSlice,
    dbias: GuardedSlice,
}

impl ConvolutionCase {
    fn random(random: &mut Random, images: usize, scale: usize, pad: usize) -> Self {
        let min_side = if scale == 1 { 3 - 2 * pad.min(1) } else { 1 };
        let [height, width] = [(); 2].map(|()| random.size(min_side..=9));
        let [inputs, outputs] = [(); 2].map(|()| 1 + random.size_favouring_small(19));
        let output_len = images * (scale * height + 2 * pad - 2) * (scale * width + 2 * pad - 2) * outputs;
        let pixels = images * height * width;
        Self {
            images,
            input: image_shape(height, width, inputs),
            outputs,
            scale,
            pad,
            x: random.values(pixels * inputs),
            dy: random.values(output_len),
            kernel: random.values(9 * inputs * outputs),
            bias: random.values(outputs),
            y: random.values(output_len),
            dx: random.values(pixels * inputs),
            dkernel: random.values(9 * inputs * outputs),
            dbias: random.values(outputs),
        }
    }

    /// y, dx, dkernel and dbias from the definition, in double precision.
    fn expected(&self) -> [Vec<f64>; 4] {
        let ImageShape { height, width, channels: inputs } = self.input;
        let (scale, pad, outputs) = (self.scale, self.pad, self.outputs);
        let (rows, columns) = (height * scale + 2 * pad - 2, width * scale + 2 * pad - 2);
        let [x, dy, kernel, bias] = [&self.x, &self.dy, &self.kernel, &self.bias].map(|values| to_f64(values.get()));
        let (mut y, mut dx) = (vec![0.0; dy.len()], vec![0.0; x.len()]);
        let (mut dkernel, mut dbias) = (to_f64(self.dkernel.get()), to_f64(self.dbias.get()));
        for pixel in 0..self.images * rows * columns {
            let (image, i, j) = (pixel / columns / rows, pixel / columns % rows, pixel % columns);
            for o in 0..outputs {
                let out_index = pixel * outputs + o;
                y[out_index] += bias[o];
                dbias[o] += dy[out_index];
                for tap in 0..9 {
                    let (Some(row), Some(column)) = ((i + tap / 3).checked_sub(pad), (j + tap % 3).checked_sub(pad))
                    else {
                        continue;
                    };
                    if row >= height * scale || column >= width * scale {
                        continue;
                    }
                    for c in 0..inputs {
                        let in_index = ((image * height + row / scale) * width + column / scale) * inputs + c;
                        let weight = (tap * inputs + c) * outputs + o;
                        y[out_index] += x[in_index] * kernel[weight];
                        dx[in_index] += dy[out_index] * kernel[weight];
                        dkernel[weight] += dy[out_index] * x[in_index];
                    }
                }
            }
        }
        [y, dx, dkernel, dbias]
    }

    fn check(&self, expected: &[Vec<f64>; 4], has_dx: bool) {
        let case = format!("{} × {} to {}, padding {}", self.images, self.input, self.outputs, self.pad);
        let actual = [("y", &self.y), ("dx", &self.dx), ("dkernel", &self.dkernel), ("dbias", &self.dbias)];
        for ((name, actual), expected) in actual.into_iter().zip(expected) {
            let largest = expected.iter().fold(1.0_f64, |largest, e| largest.max(e.abs()));
            if has_dx || name != "dx" {
                assert_near(actual.expect_margins_intact(), expected, 1e-5 * largest, &format!("{name} of {case}"));
            }
        }
    }
}

#[test]
fn convolution_by_matrix_products_agrees_with_the_definition() {
    let scratch = RefCell::new(conv2d::Scratch::default());
    for_random_cases(100, |random| {
        let pad = random.size(0..=2);
        let mut case = ConvolutionCase::random(random, 1, 1, pad);
        let expected = case.expected();
        let g = Geometry::new(case.input, case.outputs, pad);
        let ConvolutionCase { x, dy, kernel, bias, y, dx, dkernel, dbias, .. } = &mut case;
        let scratch = &mut scratch.borrow_mut();
        conv2d::forward(g, x.get(), kernel.get(), bias.get(), y.get_mut(), scratch);
        conv2d::backward_weights(g, x.get(), dy.get(), dkernel.get_mut(), dbias.get_mut(), scratch);
        conv2d::backward_input(g, dy.get(), kernel.get(), dx.get_mut(), scratch);
        case.check(&expected, true);
    });
}

#[test]
fn winograds_algorithm_agrees_with_the_definition() {
    let scratch = RefCell::new(winograd::Scratch::default());
    for_random_cases(100, |random| {
        let (images, pad, has_dx) = (random.size(0..=3), random.size(0..=2), !random.bool_one_in(4));
        let mut case = ConvolutionCase::random(random, images, 1, pad);
        let expected = case.expected();
        let g = Geometry::new(case.input, case.outputs, pad);
        let ConvolutionCase { x, dy, kernel, bias, y, dx, dkernel, dbias, .. } = &mut case;
        let (gradient, dx) = ((dkernel.get_mut(), dbias.get_mut()), has_dx.then(|| dx.get_mut()));
        let scratch = &mut scratch.borrow_mut();
        f2x2_3x3::forward(g, x.get(), kernel.get(), bias.get(), y.get_mut(), scratch);
        f2x2_3x3::backward(g, x.get(), dy.get(), kernel.get(), gradient, dx, scratch);
        case.check(&expected, has_dx);
    });
}

#[test]
fn convolution_after_up_sampling_agrees_with_the_definition() {
    let scratch = RefCell::new(winograd::Scratch::default());
    for_random_cases(100, |random| {
        let (images, has_dx) = (random.size(0..=3), !random.bool_one_in(4));
        let mut case = ConvolutionCase::random(random, images, 2, 1);
        let expected = case.expected();
        let ConvolutionCase { input, x, dy, kernel, bias, y, dx, dkernel, dbias, .. } = &mut case;
        let (gradient, dx) = ((dkernel.get_mut(), dbias.get_mut()), has_dx.then(|| dx.get_mut()));
        let scratch = &mut scratch.borrow_mut();
        up_sampled::forward(*input, x.get(), kernel.get(), bias.get(), y.get_mut(), scratch);
        up_sampled::backward(*input, x.get(), dy.get(), kernel.get(), gradient, dx, scratch);
        case.check(&expected, has_dx);
    });
}
