//! Views of the parameter tensors of a layer.

use ndarray::{Array, Array1, ArrayViewD, ArrayViewMutD, Dimension};

/// Read-only view of one parameter tensor.
#[derive(Debug)]
pub struct Parameter<'a> {
    /// `kernel` or `bias`; a custom layer has names of its own.
    pub name: &'static str,
    /// The values in Keras's layout: dense `[in, out]`, convolution `[3, 3, in, out]`, bias `[out]`.
    pub values: ArrayViewD<'a, f32>,
}

/// Mutable view of one parameter tensor.
#[derive(Debug)]
pub struct ParameterMut<'a> {
    /// `kernel` or `bias`; a custom layer has names of its own.
    pub name: &'static str,
    /// The values, laid out as in [`Parameter::values`].
    pub values: ArrayViewMutD<'a, f32>,
}

impl<'a> Parameter<'a> {
    pub(super) fn kernel_and_bias<D: Dimension>(kernel: &'a Array<f32, D>, bias: &'a Array1<f32>) -> [Self; 2] {
        [
            Self { name: "kernel", values: kernel.view().into_dyn() },
            Self { name: "bias", values: bias.view().into_dyn() },
        ]
    }

    /// The values as one slice, in row-major order.
    ///
    /// # Panics
    /// If they are not in standard layout, which can happen in a custom layer.
    pub fn as_slice(&self) -> &[f32] {
        expect_contiguous(self.values.as_slice())
    }
}

impl<'a> ParameterMut<'a> {
    pub(super) fn kernel_and_bias<D: Dimension>(kernel: &'a mut Array<f32, D>, bias: &'a mut Array1<f32>) -> [Self; 2] {
        [
            Self { name: "kernel", values: kernel.view_mut().into_dyn() },
            Self { name: "bias", values: bias.view_mut().into_dyn() },
        ]
    }

    /// The values as one slice, in row-major order.
    ///
    /// # Panics
    /// If they are not in standard layout, which can happen in a custom layer.
    pub fn as_slice_mut(&mut self) -> &mut [f32] {
        expect_contiguous(self.values.as_slice_mut())
    }
}

/// Unwraps `as_slice()` of an array that must be contiguous (in standard layout), as those of layers, tapes and batches are.
pub(crate) fn expect_contiguous<T>(slice: Option<T>) -> T {
    slice.expect("arrays of layers, tapes and batches are in standard layout")
}
