//! Rectifier: y = max(x, 0), with derivative 0 at 0.

use super::{Shape, contiguous};
use crate::kernels::relu;
use ndarray::{ArrayView2, ArrayViewMut2};

/// max(x, 0) of every value.
#[derive(Clone, Debug)]
pub struct Relu {
    /// Shape of what goes through: (height, width, channels), or (1, 1, units).
    pub shape: Shape,
}

impl Relu {
    /// y = max(x, 0).
    pub fn forward(&self, x: ArrayView2<f32>, y: ArrayViewMut2<f32>) {
        relu::forward(contiguous(x.to_slice()), contiguous(y.into_slice()));
    }

    /// dx = dy where x > 0, 0 elsewhere.
    pub fn backward(&self, x: ArrayView2<f32>, dy: ArrayView2<f32>, dx: ArrayViewMut2<f32>) {
        relu::backward(contiguous(x.to_slice()), contiguous(dy.to_slice()), contiguous(dx.into_slice()));
    }
}

#[cfg(test)]
mod tests {
    use super::super::Layer;
    use super::super::gradient_check::check_layer;
    use super::*;
    use ndarray::array;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // the same table in the browser

    #[test]
    fn gradients_agree_with_finite_differences() {
        check_layer(Layer::Relu(Relu { shape: (1, 1, 9) }), 3);
    }

    #[test]
    fn the_derivative_at_zero_is_zero() {
        let mut dx = array![[9.0]];
        Relu { shape: (1, 1, 1) }.backward(array![[0.0]].view(), array![[1.0]].view(), dx.view_mut());
        assert_eq!(dx, array![[0.0]]);
    }
}
