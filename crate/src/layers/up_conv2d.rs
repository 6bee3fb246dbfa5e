//! [`UpSample2d`](super::UpSample2d) and a 'same' [`Conv2d`](super::Conv2d) as one layer: the same result, up to rounding, for
//! a sixth of the multiplications.
//!
//! [`up_sampled`] derives the algorithm.

use super::{
    ImageShape, Parameter, ParameterMut, Scratch, assert_equal_row_counts, expect_contiguous, glorot::glorot_uniform,
};
use crate::kernels::winograd::up_sampled;
use ndarray::{Array1, Array4, ArrayView2, ArrayViewMut2};
use rand::Rng;

/// Up-sampling by two, then a 3×3 convolution with 'same' padding.
#[derive(Clone, Debug)]
pub struct UpConv2d {
    input: ImageShape,
    /// The convolution's kernel, `[3, 3, inputs, outputs]`.
    pub kernel: Array4<f32>,
    /// b, `[outputs]`.
    pub bias: Array1<f32>,
}

impl UpConv2d {
    /// Glorot-uniform weights, zero biases, for images of `input`.
    ///
    /// # Panics
    /// If a size is 0.
    pub fn new(input: ImageShape, outputs: usize, rng: &mut dyn Rng) -> Self {
        let sizes = [input.height, input.width, input.channels, outputs];
        assert!(!sizes.contains(&0), "{input} to {outputs} channels has no values");
        let kernel = glorot_uniform((3, 3, input.channels, outputs), 9 * input.channels, 9 * outputs, rng);
        Self { input, kernel, bias: Array1::zeros(outputs) }
    }

    /// Height, width and channels of the input.
    pub fn in_shape(&self) -> ImageShape {
        self.input
    }

    /// Height, width and channels of the output: 2H, 2W, outputs.
    pub fn out_shape(&self) -> ImageShape {
        ImageShape { height: 2 * self.input.height, width: 2 * self.input.width, channels: self.bias.len() }
    }

    /// x is `[batch, H·W·inputs]`, y `[batch, 2H·2W·outputs]`.
    ///
    /// # Panics
    /// If x or y has the wrong width or layout, or their numbers of rows differ.
    pub fn forward(&self, x: ArrayView2<f32>, mut y: ArrayViewMut2<f32>, scratch: &mut Scratch) {
        assert_equal_row_counts(&[x.nrows(), y.nrows()]);
        let (kernel, bias) = (expect_contiguous(self.kernel.as_slice()), expect_contiguous(self.bias.as_slice()));
        let (x, y) = (expect_contiguous(x.to_slice()), expect_contiguous(y.as_slice_mut()));
        up_sampled::forward(self.input, x, kernel, bias, y, &mut scratch.winograd);
    }

    /// The gradients of up-sampling followed by a convolution, which this layer fuses.
    ///
    /// # Panics
    /// If a matrix has the wrong width or layout, their numbers of rows differ, or the gradient has another shape.
    pub fn backward(
        &self,
        x: ArrayView2<f32>,
        dy: ArrayView2<f32>,
        gradient: &mut UpConv2d,
        mut dx: Option<ArrayViewMut2<f32>>,
        scratch: &mut Scratch,
    ) {
        assert_equal_row_counts(&[x.nrows(), dy.nrows(), dx.as_ref().map_or(x.nrows(), |dx| dx.nrows())]);
        let (x, dy) = (expect_contiguous(x.to_slice()), expect_contiguous(dy.to_slice()));
        let gradient =
            (expect_contiguous(gradient.kernel.as_slice_mut()), expect_contiguous(gradient.bias.as_slice_mut()));
        let dx = dx.as_mut().map(|dx| expect_contiguous(dx.as_slice_mut()));
        let kernel = expect_contiguous(self.kernel.as_slice());
        up_sampled::backward(self.input, x, dy, kernel, gradient, dx, &mut scratch.winograd);
    }

    /// `kernel` and `bias`.
    pub fn parameters(&self) -> [Parameter<'_>; 2] {
        Parameter::kernel_and_bias(&self.kernel, &self.bias)
    }

    /// `kernel` and `bias`, to be changed.
    pub fn parameters_mut(&mut self) -> [ParameterMut<'_>; 2] {
        ParameterMut::kernel_and_bias(&mut self.kernel, &mut self.bias)
    }
}

#[cfg(test)]
mod tests {
    use super::super::gradient_check::{check_layer_gradients, image_shape, seeded_rng, shuffled_grid};
    use super::super::{Conv2d, Layer, Padding, UpSample2d};
    use super::*;
    use ndarray::Array2;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // these also run in the browser

    #[test]
    fn gradients_agree_with_finite_differences() {
        for (shape, outputs, batch) in
            [(image_shape(1, 1, 1), 1, 1), (image_shape(2, 3, 2), 3, 2), (image_shape(3, 1, 2), 1, 1)]
        {
            check_layer_gradients(Layer::UpConv2d(UpConv2d::new(shape, outputs, &mut seeded_rng())), batch);
        }
    }

    #[test]
    #[should_panic(expected = "2×2×1 to 0 channels has no values")]
    fn a_convolution_without_outputs_is_refused_at_once() {
        UpConv2d::new(image_shape(2, 2, 1), 0, &mut seeded_rng());
    }

    #[test]
    fn agrees_with_up_sampling_and_then_convolving() {
        for (shape, outputs, batch) in [
            (image_shape(1, 1, 1), 1, 1),
            (image_shape(1, 5, 3), 2, 2),
            (image_shape(4, 3, 5), 9, 2),
            (image_shape(7, 7, 8), 16, 1),
        ] {
            let mut fused = UpConv2d::new(shape, outputs, &mut seeded_rng());
            fused.bias.iter_mut().enumerate().for_each(|(i, bias)| *bias = i as f32 / 9.0);
            let up = UpSample2d::new(shape);
            let mut conv = Conv2d::new(up.out_shape(), outputs, Padding::Same, &mut seeded_rng());
            (conv.kernel, conv.bias) = (fused.kernel.clone(), fused.bias.clone());
            let x = shuffled_grid((batch, shape.len()), 1);
            let dy = shuffled_grid((batch, 4 * shape.height * shape.width * outputs), 2);
            assert_near(&run_layer(&Layer::UpConv2d(fused), &x, &dy), &run_unfused(up, conv, &x, &dy));
        }
    }

    /// y, dx, dkernel and dbias.
    type Results = [Vec<f32>; 4];

    fn run_unfused(up: UpSample2d, conv: Conv2d, x: &Array2<f32>, dy: &Array2<f32>) -> Results {
        let (up, conv) = (Layer::UpSample2d(up), Layer::Conv2d(conv));
        let mut up_sampled = Array2::zeros((x.nrows(), up.output_len()));
        up.forward(x.view(), up_sampled.view_mut(), &mut Scratch::default());
        let [y, dup_sampled, dkernel, dbias] = run_layer(&conv, &up_sampled, dy);
        let dup_sampled = Array2::from_shape_vec(up_sampled.dim(), dup_sampled).unwrap();
        let [_, dx, ..] = run_layer(&up, x, &dup_sampled);
        [y, dx, dkernel, dbias]
    }

    fn run_layer(layer: &Layer, x: &Array2<f32>, dy: &Array2<f32>) -> Results {
        let (mut y, mut dx, mut scratch) = (Array2::zeros(dy.dim()), Array2::zeros(x.dim()), Scratch::default());
        let mut gradient = layer.clone();
        gradient.parameters_mut().for_each(|mut parameter| parameter.values.fill(0.0));
        layer.forward(x.view(), y.view_mut(), &mut scratch);
        layer.backward(x.view(), y.view(), dy.view(), &mut gradient, Some(dx.view_mut()), &mut scratch);
        let mut parameters = gradient.parameters().map(|parameter| parameter.values.iter().copied().collect());
        let (dkernel, dbias) = (parameters.next().unwrap_or_default(), parameters.next().unwrap_or_default());
        [y.into_iter().collect(), dx.into_iter().collect(), dkernel, dbias]
    }

    fn assert_near(actual: &Results, expected: &Results) {
        for (what, (actual, expected)) in ["y", "dx", "dkernel", "dbias"].iter().zip(actual.iter().zip(expected)) {
            let largest = expected.iter().fold(0.0_f32, |largest, e| largest.max(e.abs()));
            assert_eq!(actual.len(), expected.len());
            for (a, e) in actual.iter().zip(expected) {
                assert!((a - e).abs() <= 1e-5 * largest, "{what}: {a} instead of {e}");
            }
        }
    }
}
