//! The model as a PyTorch module. Images and codes have their channels last, as ours; inside, convolutions have them first.

use super::template::fill;
use super::{takes_images, tuple, with_activations};
use crate::data::ImageShape;
use crate::export::ModelDescription;
use crate::export::margins::Margins;
use crate::layers::{Activation, Dense, Layer, NamedLayer, Padding, Sequential};
use crate::models::Model;

const PLAIN_METHODS: &str = include_str!("plain.py.txt");
const VARIATIONAL_METHODS: &str = include_str!("variational.py.txt");

/// The statements of `__init__`: a module for each layer with weights, named as the layer is.
pub fn modules(model: &Model) -> String {
    let bottleneck = model.bottleneck.iter().flat_map(|gaussian| {
        [("z_mean", &gaussian.mean), ("z_log_var", &gaussian.log_var)].map(|(name, layer)| assign(name, &linear(layer)))
    });
    let statements = declarations(&model.encoder).chain(bottleneck).chain(declarations(&model.decoder));
    statements.collect::<Vec<_>>().join("\n")
}

fn declarations(layers: &Sequential) -> impl Iterator<Item = String> {
    layers.layers().iter().filter_map(|NamedLayer { name, layer }| {
        let module = match layer {
            Layer::Dense(layer) => linear(layer),
            Layer::Conv2d(layer) => conv(layer.in_shape(), layer.out_shape(), layer.padding()),
            Layer::UpConv2d(layer) => conv(layer.in_shape(), layer.out_shape(), Padding::Same),
            Layer::MaxPool2d(_) | Layer::UpSample2d(_) | Layer::Pad2d(_) | Layer::Crop2d(_) | Layer::Activation(..) => {
                return None;
            }
            Layer::Custom(_) => unreachable!("models have no custom layers"),
        };
        Some(assign(name, &module))
    })
}

fn assign(name: &str, module: &str) -> String {
    format!("self.{name} = {module}")
}

fn linear(layer: &Dense) -> String {
    let (inputs, outputs) = layer.kernel.dim();
    format!("nn.Linear({inputs}, {outputs})")
}

fn conv(input: ImageShape, output: ImageShape, padding: Padding) -> String {
    let padding = if padding == Padding::Same { ", padding=1" } else { "" };
    format!("nn.Conv2d({}, {}, 3{padding})", input.channels, output.channels)
}

/// The methods that encode and decode, and the loss.
pub fn methods(model: &Model, description: &ModelDescription) -> String {
    let template = if model.bottleneck.is_some() { VARIATIONAL_METHODS } else { PLAIN_METHODS };
    fill(template, &[("encode", encode_statements(model)), ("logits", logits_statements(model, description))])
}

/// An expression in Python, with `{}` for the value that it takes.
type Expression = String;

fn encode_statements(model: &Model) -> String {
    let first = if takes_images(model) { CHANNELS_FIRST } else { "{}.flatten(1)" };
    let mut steps = vec![first.to_owned()];
    steps.extend(expressions(&model.encoder));
    if takes_images(model) {
        steps.push(CHANNELS_LAST.to_owned());
    }
    if takes_images(model) && model.code_shape().len() == 1 {
        steps.push("{}.flatten(1)".to_owned()); // an image of one pixel
    }
    if model.bottleneck.is_some() {
        steps.push("self.z_mean({}), self.z_log_var({})".to_owned());
    }
    statements("image", &steps)
}

fn logits_statements(model: &Model, description: &ModelDescription) -> String {
    let mut steps: Vec<Expression> = Vec::new();
    if takes_images(model) {
        if let [channels] = model.code_shape()[..] {
            steps.push(format!("{{}}.unflatten(1, (1, 1, {channels}))"));
        }
        steps.push(CHANNELS_FIRST.to_owned());
    }
    steps.extend(expressions(&model.decoder));
    let ImageShape { height, width, channels } = description.image_shape;
    steps.push(match takes_images(model) {
        true => CHANNELS_LAST.to_owned(),
        false => format!("{{}}.unflatten(1, {})", tuple(&[height, width, channels])),
    });
    statements("code", &steps)
}

const CHANNELS_FIRST: &str = "{}.permute(0, 3, 1, 2)";
const CHANNELS_LAST: &str = "{}.permute(0, 2, 3, 1)";
/// The default mode of `interpolate` is nearest neighbour.
const UP_SAMPLE: &str = "F.interpolate({}, scale_factor=2)";

/// One statement for each expression: the first applies to `input`, each other one to the result before it; the last returns.
fn statements(input: &str, steps: &[Expression]) -> String {
    let statement = |(i, step): (usize, &Expression)| {
        let value = step.replace("{}", if i == 0 { input } else { "h" });
        if i + 1 == steps.len() { format!("return {value}") } else { format!("h = {value}") }
    };
    steps.iter().enumerate().map(statement).collect::<Vec<_>>().join("\n")
}

fn expressions(layers: &Sequential) -> Vec<Expression> {
    let mut steps = Vec::new();
    for (NamedLayer { name, layer }, activation) in with_activations(layers) {
        if matches!(layer, Layer::UpConv2d(_)) {
            steps.push(UP_SAMPLE.to_owned());
        }
        let step = match layer {
            Layer::Dense(_) | Layer::Conv2d(_) | Layer::UpConv2d(_) => format!("self.{name}({{}})"),
            Layer::MaxPool2d(_) => "F.max_pool2d({}, 2)".to_owned(),
            Layer::UpSample2d(_) => UP_SAMPLE.to_owned(),
            Layer::Pad2d(layer) => pad(&Margins::of(layer.in_shape(), layer.out_shape())),
            Layer::Crop2d(layer) => crop(layer.in_shape(), layer.out_shape()),
            Layer::Activation(..) => unreachable!("activations belong to the layers before them"),
            Layer::Custom(_) => unreachable!("models have no custom layers"),
        };
        steps
            .push(activation.map_or(step.clone(), |activation| format!("{}({step})", activation_function(activation))));
    }
    steps
}

/// Repeats the pixels at the edge.
fn pad(Margins { top, bottom, left, right }: &Margins) -> Expression {
    format!("F.pad({{}}, ({left}, {right}, {top}, {bottom}), mode=\"replicate\")")
}

fn crop(outer: ImageShape, inner: ImageShape) -> Expression {
    let Margins { top, left, .. } = Margins::of(inner, outer);
    format!("{{}}[:, :, {top}:{}, {left}:{}]", top + inner.height, left + inner.width)
}

fn activation_function(activation: Activation) -> &'static str {
    match activation {
        Activation::Relu => "torch.relu",
        Activation::Tanh => "torch.tanh",
        Activation::Sigmoid => "torch.sigmoid",
    }
}
