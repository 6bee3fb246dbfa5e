//! Fully connected layer: y = x·W + b.

use super::{Parameter, ParameterMut, Scratch, assert_equal_row_counts, expect_contiguous, glorot::glorot_uniform};
use crate::kernels::elementwise::{add_column_sums, repeat_row};
use crate::kernels::gemm::gemm;
use crate::kernels::matrix::Matrix;
use crate::kernels::sparse_gemm::add_product_if_sparse;
use ndarray::{Array1, Array2, ArrayView2, ArrayViewMut2};
use rand::Rng;

/// A fully connected layer.
#[derive(Clone, Debug)]
pub struct Dense {
    /// W, `[inputs, outputs]`.
    pub kernel: Array2<f32>,
    /// b, `[outputs]`.
    pub bias: Array1<f32>,
}

impl Dense {
    /// Glorot-uniform weights, zero biases.
    pub fn new(inputs: usize, outputs: usize, rng: &mut dyn Rng) -> Self {
        let kernel = glorot_uniform((inputs, outputs), inputs, outputs, rng);
        Self { kernel, bias: Array1::zeros(outputs) }
    }

    /// All zeros, the initial value of a gradient.
    pub fn zeros(inputs: usize, outputs: usize) -> Self {
        Self { kernel: Array2::zeros((inputs, outputs)), bias: Array1::zeros(outputs) }
    }

    /// y = x·W + b; x is `[batch, inputs]`, y `[batch, outputs]`.
    ///
    /// # Panics
    /// If a matrix has another width or layout, or not as many rows as the other, or the bias another length.
    pub fn forward(&self, x: ArrayView2<f32>, mut y: ArrayViewMut2<f32>, scratch: &mut Scratch) {
        assert_equal_row_counts(&[x.nrows(), y.nrows()]);
        assert_eq!(self.bias.len(), y.ncols(), "a bias per output");
        let bias = expect_contiguous(self.bias.as_slice());
        repeat_row(bias, as_mut_slice(&mut y));
        add_product(as_matrix(x), as_matrix(self.kernel.view()), as_mut_slice(&mut y), scratch);
    }

    /// dW += xᵀ·dy, db += Σ dy over the batch, dx = dy·Wᵀ.
    ///
    /// # Panics
    /// If a matrix has another width or layout, or not as many rows as the others, or the gradient another shape.
    pub fn backward(
        &self,
        x: ArrayView2<f32>,
        dy: ArrayView2<f32>,
        gradient: &mut Dense,
        dx: Option<ArrayViewMut2<f32>>,
        scratch: &mut Scratch,
    ) {
        assert_equal_row_counts(&[x.nrows(), dy.nrows(), dx.as_ref().map_or(x.nrows(), |dx| dx.nrows())]);
        add_product(as_matrix(x).t(), as_matrix(dy), as_mut_slice(&mut gradient.kernel.view_mut()), scratch);
        let dbias = expect_contiguous(gradient.bias.as_slice_mut());
        add_column_sums(expect_contiguous(dy.to_slice()), dbias);
        if let Some(mut dx) = dx {
            dx.fill(0.0);
            self.add_input_gradient(dy, &mut dx);
        }
    }

    /// dx += dy·Wᵀ: for an input that feeds several layers.
    ///
    /// # Panics
    /// If a matrix has another width or layout, or not as many rows as the other.
    pub fn add_input_gradient(&self, dy: ArrayView2<f32>, dx: &mut ArrayViewMut2<f32>) {
        assert_equal_row_counts(&[dy.nrows(), dx.nrows()]);
        gemm(as_matrix(dy), as_matrix(self.kernel.view()).t(), as_mut_slice(dx), true);
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

/// C += A·B, where A holds images or ReLU activations, which are often sparse.
fn add_product(a: Matrix, b: Matrix, c: &mut [f32], scratch: &mut Scratch) {
    if !add_product_if_sparse(a, b, c, &mut scratch.sparse_gemm) {
        gemm(a, b, c, true);
    }
}

fn as_matrix(view: ArrayView2<'_, f32>) -> Matrix<'_> {
    let (rows, cols) = view.dim();
    Matrix::new(expect_contiguous(view.to_slice()), rows, cols)
}

fn as_mut_slice<'a>(view: &'a mut ArrayViewMut2<f32>) -> &'a mut [f32] {
    expect_contiguous(view.as_slice_mut())
}

#[cfg(test)]
mod tests {
    use super::super::Layer;
    use super::super::gradient_check::{check_layer_gradients, seeded_rng};
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // these also run in the browser

    #[test]
    fn gradients_agree_with_finite_differences() {
        for (inputs, outputs, batch) in [(1, 1, 1), (5, 3, 2), (7, 17, 3)] {
            check_layer_gradients(Layer::Dense(Dense::new(inputs, outputs, &mut seeded_rng())), batch);
        }
    }

    #[test]
    fn a_small_gradient_of_a_bias_is_not_lost_among_large_terms() {
        let (layer, dy) = (Dense::zeros(1, 1), ndarray::array![[3e4], [1e-4], [-3e4]]);
        let mut gradient = layer.clone();
        let x = Array2::zeros((3, 1));
        layer.backward(x.view(), dy.view(), &mut gradient, None, &mut Scratch::default());
        assert_eq!(gradient.bias[0], 1e-4);
    }

    #[test]
    #[should_panic(expected = "a bias per output")]
    fn a_bias_of_another_length_is_refused() {
        let layer = Dense { bias: Array1::zeros(1), ..Dense::new(2, 3, &mut seeded_rng()) };
        layer.forward(Array2::zeros((1, 2)).view(), Array2::zeros((1, 3)).view_mut(), &mut Scratch::default());
    }

    #[test]
    fn initial_weights_lie_within_glorots_limit_and_biases_are_zero() {
        let layer = Dense::new(30, 20, &mut seeded_rng());
        let limit = (6.0_f32 / 50.0).sqrt();
        assert!(layer.kernel.iter().all(|w| w.abs() <= limit));
        assert!(layer.kernel.iter().any(|w| w.abs() > 0.9 * limit));
        assert!(layer.bias.iter().all(|b| *b == 0.0));
    }
}
