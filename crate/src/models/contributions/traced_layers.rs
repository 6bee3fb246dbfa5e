//! What computes each [`LayerActivation`](crate::models::LayerActivation) of a trace.

use crate::layers::{Activation, Conv2d, Crop2d, Dense, Layer, MaxPool2d, Pad2d, Sequential, UpConv2d, UpSample2d};
use crate::models::Model;

/// How one entry of a trace is computed.
pub struct TracedLayer<'a> {
    /// What is done to the input.
    pub operation: Operation<'a>,
    /// Applied to the result, if there is any.
    pub activation: Option<Activation>,
    /// The index in the trace of the layer whose output is the input; none for the model's input.
    pub input_layer: Option<usize>,
}

/// A layer, or what a trace has besides layers.
pub enum Operation<'a> {
    /// y = x·W + b.
    Dense(&'a Dense),
    /// 3×3 convolution.
    Conv2d(&'a Conv2d),
    /// 2×2 max pooling.
    MaxPool2d(&'a MaxPool2d),
    /// Up-sampling by two.
    UpSample2d(&'a UpSample2d),
    /// Up-sampling by two followed by a 3×3 convolution.
    UpConv2d(&'a UpConv2d),
    /// The edge of an image repeated around it.
    Pad2d(&'a Pad2d),
    /// The middle of an image.
    Crop2d(&'a Crop2d),
    /// z = mean + exp(½·log_var)·ε; the input is the mean.
    Sampling,
    /// The same value, to which an activation function is applied.
    Identity,
}

impl Model {
    /// The layers in the order of [`Model::trace`].
    pub fn traced_layers(&self) -> Vec<TracedLayer<'_>> {
        let mut traced = Vec::new();
        append_layers(&mut traced, &self.encoder);
        if let Some(gaussian) = &self.bottleneck {
            let hidden = last_index(&traced);
            for layer in [&gaussian.mean, &gaussian.log_var] {
                traced.push(TracedLayer { operation: Operation::Dense(layer), activation: None, input_layer: hidden });
            }
            let mean = traced.len() - 2;
            traced.push(TracedLayer { operation: Operation::Sampling, activation: None, input_layer: Some(mean) });
        }
        append_layers(&mut traced, &self.decoder);
        let logits = last_index(&traced);
        traced.push(TracedLayer {
            operation: Operation::Identity,
            activation: Some(Activation::Sigmoid),
            input_layer: logits,
        });
        traced
    }
}

fn last_index(traced: &[TracedLayer]) -> Option<usize> {
    traced.len().checked_sub(1)
}

/// Appends the layers of a sequence, each with the activation function that follows it.
fn append_layers<'a>(traced: &mut Vec<TracedLayer<'a>>, layers: &'a Sequential) {
    for named in layers.layers() {
        let operation = match &named.layer {
            Layer::Dense(layer) => Operation::Dense(layer),
            Layer::Conv2d(layer) => Operation::Conv2d(layer),
            Layer::MaxPool2d(layer) => Operation::MaxPool2d(layer),
            Layer::UpSample2d(layer) => Operation::UpSample2d(layer),
            Layer::UpConv2d(layer) => Operation::UpConv2d(layer),
            Layer::Pad2d(layer) => Operation::Pad2d(layer),
            Layer::Crop2d(layer) => Operation::Crop2d(layer),
            Layer::Activation(activation, _) => {
                if let Some(last) = traced.last_mut() {
                    last.activation = Some(*activation);
                }
                continue;
            }
            Layer::Custom(_) => unreachable!("models have no custom layers"),
        };
        let input_layer = last_index(traced);
        traced.push(TracedLayer { operation, activation: None, input_layer });
    }
}
