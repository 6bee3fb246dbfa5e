//! Activation functions, elementwise; the derivative is computed from the output y = f(x), so that no layer keeps its x.

use super::expect_contiguous;
use crate::kernels::activations::{relu, sigmoid, tanh};
use ndarray::{ArrayView2, ArrayViewMut2};
use serde::Serialize;

/// An activation function.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Activation {
    /// max(x, 0), with derivative 0 at 0.
    #[default]
    Relu,
    /// (exp(x) − exp(−x)) / (exp(x) + exp(−x)).
    Tanh,
    /// 1 / (1 + exp(−x)).
    Sigmoid,
}

/// The activations, in the order of their declaration, and their names in files and in JavaScript.
pub const ACTIVATIONS: [(&str, Activation); 3] =
    [("relu", Activation::Relu), ("tanh", Activation::Tanh), ("sigmoid", Activation::Sigmoid)];

impl Activation {
    /// Whether it is the default, which configurations may omit.
    pub fn is_default(&self) -> bool {
        *self == Activation::default()
    }

    /// Its name in files and in JavaScript.
    pub fn name(self) -> &'static str {
        ACTIVATIONS[self as usize].0
    }

    /// y = f(x).
    ///
    /// # Panics
    /// If x and y are not of one size, each in standard layout.
    pub fn forward(self, x: ArrayView2<f32>, y: ArrayViewMut2<f32>) {
        let (x, y) = (expect_contiguous(x.to_slice()), expect_contiguous(y.into_slice()));
        match self {
            Activation::Relu => relu::forward(x, y),
            Activation::Tanh => tanh::forward(x, y),
            Activation::Sigmoid => sigmoid::forward(x, y),
        }
    }

    /// dx = dy·f′, from the output y: f′ = (y > 0), 1 − y² or y·(1 − y).
    ///
    /// # Panics
    /// If they are not of one size, each in standard layout.
    pub fn backward(self, y: ArrayView2<f32>, dy: ArrayView2<f32>, dx: ArrayViewMut2<f32>) {
        let (y, dy, dx) =
            (expect_contiguous(y.to_slice()), expect_contiguous(dy.to_slice()), expect_contiguous(dx.into_slice()));
        match self {
            Activation::Relu => relu::backward(y, dy, dx),
            Activation::Tanh => tanh::backward(y, dy, dx),
            Activation::Sigmoid => sigmoid::backward(y, dy, dx),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::gradient_check::check_layer_gradients;
    use super::super::{ImageShape, Layer};
    use super::*;
    use ndarray::array;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // these also run in the browser

    #[test]
    fn gradients_agree_with_finite_differences() {
        for (_, activation) in ACTIVATIONS {
            check_layer_gradients(Layer::Activation(activation, ImageShape::vector(9)), 3);
        }
    }

    #[test]
    fn every_activation_has_its_name() {
        assert!(ACTIVATIONS.iter().all(|(name, activation)| activation.name() == *name));
    }

    #[test]
    fn the_derivative_of_relu_at_zero_is_zero() {
        let mut dx = array![[9.0]];
        Activation::Relu.backward(array![[0.0]].view(), array![[1.0]].view(), dx.view_mut());
        assert_eq!(dx, array![[0.0]]);
    }
}
