//! The layers: parameters and geometry, `forward` next to `backward`, one layer per file.
//!
//! Activations are matrices with one row per example; the row of an image holds its height × width × channels values. A
//! layer stores no activations: the caller of `forward` keeps them and passes them to `backward`. The gradient with respect
//! to a layer's parameters is another layer of the same shape.

mod activation;
mod conv2d;
mod crop2d;
mod custom;
mod dense;
mod glorot;
pub(crate) mod gradient_check;
mod max_pool2d;
mod pad2d;
mod parameter;
mod sampling;
mod sequential;
mod up_conv2d;
mod up_sample2d;

pub use crate::kernels::shape::ImageShape;
pub use activation::{ACTIVATIONS, Activation};
pub use conv2d::{Conv2d, Padding};
pub use crop2d::Crop2d;
pub use custom::{Custom, CustomLayer};
pub use dense::Dense;
pub use gradient_check::check_layer_gradients;
pub use max_pool2d::MaxPool2d;
pub use pad2d::Pad2d;
pub use parameter::{Parameter, ParameterMut};
pub use sampling::Sampling;
pub use sequential::{NamedLayer, Sequential, Tape};
pub use up_conv2d::UpConv2d;
pub use up_sample2d::UpSample2d;

pub(crate) use parameter::expect_contiguous;

use crate::kernels;
use ndarray::{ArrayView2, ArrayViewMut2};

/// Any layer.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Layer {
    /// y = x·W + b.
    Dense(Dense),
    /// 3×3 convolution.
    Conv2d(Conv2d),
    /// 2×2 max pooling.
    MaxPool2d(MaxPool2d),
    /// Nearest-neighbour up-sampling by two.
    UpSample2d(UpSample2d),
    /// Up-sampling by two followed by a 3×3 'same' convolution, fused.
    UpConv2d(UpConv2d),
    /// The edge of an image repeated around it.
    Pad2d(Pad2d),
    /// The middle of an image.
    Crop2d(Crop2d),
    /// y = f(x), elementwise, on activations of this shape; 1×1×units where they are not an image.
    Activation(Activation, ImageShape),
    /// A layer that is defined outside of this crate. Models have none, but sequences may.
    Custom(Custom),
}

/// Scratch buffers for the layers that need them, reused between calls.
#[derive(Default, Debug)]
pub struct Scratch {
    conv2d: kernels::conv2d::Scratch,
    winograd: kernels::winograd::Scratch,
    sparse_gemm: kernels::sparse_gemm::Scratch,
}

impl Layer {
    /// Input shape per example; 1×1×values where it is not an image.
    pub fn in_shape(&self) -> ImageShape {
        match self {
            Layer::Dense(layer) => ImageShape::vector(layer.kernel.nrows()),
            Layer::Conv2d(layer) => layer.in_shape(),
            Layer::MaxPool2d(layer) => layer.in_shape(),
            Layer::UpSample2d(layer) => layer.in_shape(),
            Layer::UpConv2d(layer) => layer.in_shape(),
            Layer::Pad2d(layer) => layer.in_shape(),
            Layer::Crop2d(layer) => layer.in_shape(),
            Layer::Activation(_, shape) => *shape,
            Layer::Custom(custom) => custom.layer().in_shape(),
        }
    }

    /// Number of input values per example.
    pub fn input_len(&self) -> usize {
        self.in_shape().len()
    }

    /// Output shape per example; 1×1×units where it is not an image.
    pub fn out_shape(&self) -> ImageShape {
        match self {
            Layer::Dense(layer) => ImageShape::vector(layer.kernel.ncols()),
            Layer::Conv2d(layer) => layer.out_shape(),
            Layer::MaxPool2d(layer) => layer.out_shape(),
            Layer::UpSample2d(layer) => layer.out_shape(),
            Layer::UpConv2d(layer) => layer.out_shape(),
            Layer::Pad2d(layer) => layer.out_shape(),
            Layer::Crop2d(layer) => layer.out_shape(),
            Layer::Activation(_, shape) => *shape,
            Layer::Custom(custom) => custom.layer().out_shape(),
        }
    }

    /// Number of output values per example.
    pub fn output_len(&self) -> usize {
        self.out_shape().len()
    }

    /// The layer's kind in snake case, for example `conv2d`.
    pub fn kind(&self) -> &'static str {
        match self {
            Layer::Dense(_) => "dense",
            Layer::Conv2d(_) => "conv2d",
            Layer::MaxPool2d(_) => "max_pool2d",
            Layer::UpSample2d(_) => "up_sample2d",
            Layer::UpConv2d(_) => "up_conv2d",
            Layer::Pad2d(_) => "pad2d",
            Layer::Crop2d(_) => "crop2d",
            Layer::Activation(activation, _) => activation.name(),
            Layer::Custom(custom) => custom.layer().kind(),
        }
    }

    /// y = layer(x); x is `[batch, inputs]`, y `[batch, outputs]`, both row-major.
    ///
    /// # Panics
    /// If x or y has another shape or layout, or not as many rows as the other.
    pub fn forward(&self, x: ArrayView2<f32>, y: ArrayViewMut2<f32>, scratch: &mut Scratch) {
        match self {
            Layer::Dense(layer) => layer.forward(x, y, scratch),
            Layer::Conv2d(layer) => layer.forward(x, y, scratch),
            Layer::MaxPool2d(layer) => layer.forward(x, y),
            Layer::UpSample2d(layer) => layer.forward(x, y),
            Layer::UpConv2d(layer) => layer.forward(x, y, scratch),
            Layer::Pad2d(layer) => layer.forward(x, y),
            Layer::Crop2d(layer) => layer.forward(x, y),
            Layer::Activation(activation, _) => activation.forward(x, y),
            Layer::Custom(custom) => custom.layer().forward(x, y),
        }
    }

    /// Adds the gradient of the parameters to `gradient`, and writes the gradient of the input to `dx` if given; `y` is the
    /// output of `forward` for `x`.
    ///
    /// # Panics
    /// If `gradient` is a layer of another kind, or a matrix has another shape or layout, or not as many rows as the others.
    pub fn backward(
        &self,
        x: ArrayView2<f32>,
        y: ArrayView2<f32>,
        dy: ArrayView2<f32>,
        gradient: &mut Layer,
        dx: Option<ArrayViewMut2<f32>>,
        scratch: &mut Scratch,
    ) {
        match (self, gradient, dx) {
            (Layer::Dense(layer), Layer::Dense(gradient), dx) => layer.backward(x, dy, gradient, dx, scratch),
            (Layer::Conv2d(layer), Layer::Conv2d(gradient), dx) => layer.backward(x, dy, gradient, dx, scratch),
            (Layer::UpConv2d(layer), Layer::UpConv2d(gradient), dx) => layer.backward(x, dy, gradient, dx, scratch),
            (Layer::MaxPool2d(layer), Layer::MaxPool2d(_), Some(dx)) => layer.backward(x, dy, dx),
            (Layer::UpSample2d(layer), Layer::UpSample2d(_), Some(dx)) => layer.backward(dy, dx),
            (Layer::Pad2d(layer), Layer::Pad2d(_), Some(dx)) => layer.backward(dy, dx),
            (Layer::Crop2d(layer), Layer::Crop2d(_), Some(dx)) => layer.backward(dy, dx),
            (Layer::Activation(activation, _), Layer::Activation(..), Some(dx)) => activation.backward(y, dy, dx),
            (Layer::Custom(custom), Layer::Custom(gradient), dx) => custom.layer().backward(x, y, dy, gradient, dx),
            (Layer::MaxPool2d(_), Layer::MaxPool2d(_), None)
            | (Layer::UpSample2d(_), Layer::UpSample2d(_), None)
            | (Layer::Pad2d(_), Layer::Pad2d(_), None)
            | (Layer::Crop2d(_), Layer::Crop2d(_), None)
            | (Layer::Activation(..), Layer::Activation(..), None) => {}
            _ => panic!("a layer's gradient is a layer of the same kind"),
        }
    }

    /// Read-only views of the parameter tensors, kernel before bias.
    pub fn parameters(&self) -> impl Iterator<Item = Parameter<'_>> {
        let (parameters, custom) = match self {
            Layer::Dense(layer) => (Some(layer.parameters()), vec![]),
            Layer::Conv2d(layer) => (Some(layer.parameters()), vec![]),
            Layer::UpConv2d(layer) => (Some(layer.parameters()), vec![]),
            Layer::Custom(custom) => (None, custom.layer().parameters()),
            Layer::MaxPool2d(_) | Layer::UpSample2d(_) | Layer::Pad2d(_) | Layer::Crop2d(_) | Layer::Activation(..) => {
                (None, vec![])
            }
        };
        parameters.into_iter().flatten().chain(custom)
    }

    /// Mutable views of the parameter tensors, kernel before bias.
    pub fn parameters_mut(&mut self) -> impl Iterator<Item = ParameterMut<'_>> {
        let (parameters, custom) = match self {
            Layer::Dense(layer) => (Some(layer.parameters_mut()), vec![]),
            Layer::Conv2d(layer) => (Some(layer.parameters_mut()), vec![]),
            Layer::UpConv2d(layer) => (Some(layer.parameters_mut()), vec![]),
            Layer::Custom(custom) => (None, custom.layer_mut().parameters_mut()),
            Layer::MaxPool2d(_) | Layer::UpSample2d(_) | Layer::Pad2d(_) | Layer::Crop2d(_) | Layer::Activation(..) => {
                (None, vec![])
            }
        };
        parameters.into_iter().flatten().chain(custom)
    }
}

/// A shape as a list of dimensions: `[units]` or `[height, width, channels]`. An image of one pixel is not distinguished from
/// units: it is `[channels]`.
pub(crate) fn dims(shape: ImageShape) -> Vec<usize> {
    match shape {
        ImageShape { height: 1, width: 1, channels: units } => vec![units],
        ImageShape { height, width, channels } => vec![height, width, channels],
    }
}

/// Checks that all matrices that a layer is given have as many rows, one per example of the batch.
///
/// # Panics
/// If one has another number of rows.
#[inline(never)]
fn assert_equal_row_counts(rows: &[usize]) {
    assert!(rows.iter().all(|count| *count == rows[0]), "matrices of one batch, with a row per example");
}

#[cfg(test)]
mod tests {
    use super::gradient_check::{seeded_rng, shuffled_grid};
    use super::*;

    fn backward_with_gradient(layer: &Layer, mut gradient: Layer) {
        let (x, y) = (shuffled_grid((1, layer.input_len()), 1), shuffled_grid((1, layer.output_len()), 2));
        layer.backward(x.view(), y.view(), y.view(), &mut gradient, None, &mut Scratch::default());
    }

    #[test]
    #[should_panic(expected = "a layer of the same kind")]
    fn a_gradient_of_another_kind_is_refused_without_a_gradient_of_the_input() {
        let dense = Layer::Dense(Dense::new(16, 2, &mut seeded_rng()));
        backward_with_gradient(
            &dense,
            Layer::Conv2d(Conv2d::new(ImageShape::grey(4, 4), 2, Padding::Same, &mut seeded_rng())),
        );
    }

    #[test]
    #[should_panic(expected = "a layer of the same kind")]
    fn a_gradient_without_parameters_is_refused_for_a_layer_with_parameters() {
        backward_with_gradient(
            &Layer::Dense(Dense::new(4, 4, &mut seeded_rng())),
            Layer::MaxPool2d(MaxPool2d::new(ImageShape::grey(2, 2))),
        );
    }

    /// One of each kind, two where there are two algorithms.
    #[cfg(not(target_arch = "wasm32"))]
    fn layers_of_every_kind() -> Vec<Layer> {
        let shape = ImageShape::grey(4, 4);
        vec![
            Layer::Conv2d(Conv2d::new(shape, 2, Padding::Same, &mut seeded_rng())),
            Layer::Conv2d(Conv2d::new(ImageShape { channels: 8, ..shape }, 8, Padding::Same, &mut seeded_rng())), // by Winograd's algorithm
            Layer::MaxPool2d(MaxPool2d::new(shape)),
            Layer::UpSample2d(UpSample2d::new(shape)),
            Layer::UpConv2d(UpConv2d::new(shape, 2, &mut seeded_rng())),
            Layer::Pad2d(Pad2d::new(shape, ImageShape::grey(6, 6))),
            Layer::Crop2d(Crop2d::new(shape, ImageShape::grey(2, 2))),
            Layer::Dense(Dense::new(16, 3, &mut seeded_rng())),
            Layer::Activation(Activation::Relu, shape),
        ]
    }

    #[cfg(not(target_arch = "wasm32"))] // where a panic cannot be caught
    #[test]
    fn matrices_of_different_batches_are_refused_by_every_layer() {
        use std::panic::{AssertUnwindSafe, catch_unwind};
        for layer in layers_of_every_kind() {
            let matrix = |rows: usize, width: usize| shuffled_grid((rows, width), 1);
            for [x, y] in [[2, 3], [3, 2]] {
                let (x, mut y) = (matrix(x, layer.input_len()), matrix(y, layer.output_len()));
                let forward = || layer.forward(x.view(), y.view_mut(), &mut Scratch::default());
                assert!(catch_unwind(AssertUnwindSafe(forward)).is_err(), "{}: {:?}", layer.kind(), x.dim());
            }
            for [y, dx] in [[2, 3], [3, 2]] {
                let (x, y) = (matrix(y, layer.input_len()), matrix(y, layer.output_len()));
                let (mut gradient, mut dx) = (layer.clone(), matrix(dx, layer.input_len()));
                let dx = Some(dx.view_mut());
                let backward =
                    || layer.backward(x.view(), y.view(), y.view(), &mut gradient, dx, &mut Scratch::default());
                assert!(catch_unwind(AssertUnwindSafe(backward)).is_err(), "{}: {:?}", layer.kind(), x.dim());
            }
        }
    }

    #[test]
    fn a_layer_without_parameters_needs_no_gradient_of_the_input() {
        let pool = Layer::MaxPool2d(MaxPool2d::new(ImageShape::grey(2, 2)));
        backward_with_gradient(&pool, pool.clone());
    }
}
