//! Layers that are defined outside of this crate, among its own in a [`Sequential`](super::Sequential).

use super::{ImageShape, Parameter, ParameterMut};
use ndarray::{ArrayView2, ArrayViewMut2};
use std::any::Any;
use std::fmt::Debug;

/// What a layer of one's own does; [`check_layer_gradients`](super::check_layer_gradients) compares its gradients with finite
/// differences.
///
/// All arrays are `[batch, values]` and in standard layout. The gradient of the parameters is a layer of the same type.
pub trait CustomLayer: Clone + Debug + Send + Sync + 'static {
    /// The layer's kind in snake case.
    fn kind(&self) -> &'static str;

    /// Input shape per example; [`ImageShape::vector`] where it is not an image.
    fn in_shape(&self) -> ImageShape;

    /// Output shape per example, by default that of the input.
    fn out_shape(&self) -> ImageShape {
        self.in_shape()
    }

    /// y = layer(x).
    fn forward(&self, x: ArrayView2<f32>, y: ArrayViewMut2<f32>);

    /// Adds the gradient of the parameters to `gradient`, and writes the gradient of the input to `dx` if given; `y` is the
    /// output of `forward` for `x`, and `dy` the gradient of `y`.
    fn backward(
        &self,
        x: ArrayView2<f32>,
        y: ArrayView2<f32>,
        dy: ArrayView2<f32>,
        gradient: &mut Self,
        dx: Option<ArrayViewMut2<f32>>,
    );

    /// Views of the parameter tensors, in a fixed order; by default there are none.
    fn parameters(&self) -> Vec<Parameter<'_>> {
        Vec::new()
    }

    /// Mutable views of the same tensors, in the same order.
    fn parameters_mut(&mut self) -> Vec<ParameterMut<'_>> {
        Vec::new()
    }
}

/// A [`CustomLayer`] of any type, boxed.
#[derive(Debug)]
pub struct Custom(Box<dyn DynCustomLayer>);

impl Custom {
    /// Any layer, for [`Layer::Custom`](super::Layer::Custom).
    pub fn new(layer: impl CustomLayer) -> Self {
        Self(Box::new(layer))
    }

    pub(super) fn layer(&self) -> &dyn DynCustomLayer {
        &*self.0
    }

    pub(super) fn layer_mut(&mut self) -> &mut dyn DynCustomLayer {
        &mut *self.0
    }
}

impl Clone for Custom {
    fn clone(&self) -> Self {
        self.0.clone_boxed()
    }
}

/// [`CustomLayer`] as an object: cloning and the type of the gradient are left to run time.
pub trait DynCustomLayer: Debug + Send + Sync {
    fn clone_boxed(&self) -> Custom;
    fn as_any_mut(&mut self) -> &mut dyn Any;
    fn kind(&self) -> &'static str;
    fn in_shape(&self) -> ImageShape;
    fn out_shape(&self) -> ImageShape;
    fn forward(&self, x: ArrayView2<f32>, y: ArrayViewMut2<f32>);
    fn backward(
        &self,
        x: ArrayView2<f32>,
        y: ArrayView2<f32>,
        dy: ArrayView2<f32>,
        gradient: &mut Custom,
        dx: Option<ArrayViewMut2<f32>>,
    );
    fn parameters(&self) -> Vec<Parameter<'_>>;
    fn parameters_mut(&mut self) -> Vec<ParameterMut<'_>>;
}

impl<L: CustomLayer> DynCustomLayer for L {
    fn clone_boxed(&self) -> Custom {
        Custom::new(self.clone())
    }

    fn as_any_mut(&mut self) -> &mut dyn Any {
        self
    }

    fn kind(&self) -> &'static str {
        CustomLayer::kind(self)
    }

    fn in_shape(&self) -> ImageShape {
        CustomLayer::in_shape(self)
    }

    fn out_shape(&self) -> ImageShape {
        CustomLayer::out_shape(self)
    }

    fn forward(&self, x: ArrayView2<f32>, y: ArrayViewMut2<f32>) {
        CustomLayer::forward(self, x, y);
    }

    fn backward(
        &self,
        x: ArrayView2<f32>,
        y: ArrayView2<f32>,
        dy: ArrayView2<f32>,
        gradient: &mut Custom,
        dx: Option<ArrayViewMut2<f32>>,
    ) {
        let gradient = gradient.layer_mut().as_any_mut().downcast_mut();
        CustomLayer::backward(self, x, y, dy, gradient.expect("a layer's gradient is a layer of the same type"), dx);
    }

    fn parameters(&self) -> Vec<Parameter<'_>> {
        CustomLayer::parameters(self)
    }

    fn parameters_mut(&mut self) -> Vec<ParameterMut<'_>> {
        CustomLayer::parameters_mut(self)
    }
}
