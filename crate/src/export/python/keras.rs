//! The layers as functional models of Keras, encoder and decoder. Layers with weights are named as ours are.

use super::{takes_images, tuple, with_activations};
use crate::data::ImageShape;
use crate::export::ModelDescription;
use crate::export::margins::Margins;
use crate::layers::{Layer, NamedLayer, Padding, Sequential};
use crate::models::Model;

/// The statements that build `encoder`, and `image` from `code`.
pub fn models(model: &Model, description: &ModelDescription) -> String {
    let ImageShape { height, width, channels } = description.image_shape;
    let mut lines = vec![input("image", &[height, width, channels])];
    lines.extend(statements("image", &encoder(model)));
    if let Some(gaussian) = &model.bottleneck {
        let [mean, log_var] = ["z_mean", "z_log_var"].map(|name| dense(name, gaussian.latent_dim(), ""));
        lines.push(format!("h = [layers.{mean}(h), layers.{log_var}(h)]"));
    }
    lines.push("encoder = keras.Model(image, h, name=\"encoder\")".to_owned());
    lines.push(String::new());
    lines.push(input("code", &model.code_shape()));
    lines.extend(statements("code", &decoder(model, description)));
    lines.push("image = layers.Activation(\"sigmoid\")(h)".to_owned());
    lines.join("\n")
}

fn input(name: &str, shape: &[usize]) -> String {
    format!("{name} = keras.Input({}, name=\"{name}\")", tuple(shape))
}

fn statements(input: &str, calls: &[String]) -> Vec<String> {
    let value = |i| if i == 0 { input } else { "h" };
    let statement = |(i, call): (usize, &String)| match call.contains("{}") {
        true => format!("h = {}", call.replace("{}", value(i))),
        false => format!("h = layers.{call}({})", value(i)),
    };
    calls.iter().enumerate().map(statement).collect()
}

fn encoder(model: &Model) -> Vec<String> {
    let mut steps = if takes_images(model) { vec![] } else { vec!["Flatten()".to_owned()] };
    steps.extend(calls(&model.encoder));
    if takes_images(model) && model.code_shape().len() == 1 {
        steps.push("Flatten()".to_owned()); // of one pixel
    }
    steps
}

fn decoder(model: &Model, description: &ModelDescription) -> Vec<String> {
    let ImageShape { height, width, channels } = description.image_shape;
    let mut steps = Vec::new();
    if let ([channels], true) = (&model.code_shape()[..], takes_images(model)) {
        steps.push(format!("Reshape({})", tuple(&[1, 1, *channels])));
    }
    steps.extend(calls(&model.decoder));
    if !takes_images(model) {
        steps.push(format!("Reshape({})", tuple(&[height, width, channels])));
    }
    steps
}

/// Layers without their input, or expressions with `{}` in its place.
fn calls(layers: &Sequential) -> Vec<String> {
    let mut steps = Vec::new();
    for (NamedLayer { name, layer }, activation) in with_activations(layers) {
        let activation =
            activation.map_or(String::new(), |activation| format!(", activation=\"{}\"", activation.name()));
        if matches!(layer, Layer::UpConv2d(_)) {
            steps.push(UP_SAMPLE.to_owned());
        }
        if let Layer::Pad2d(layer) = layer {
            steps.extend(pad(layer.in_shape(), layer.out_shape()));
            continue;
        }
        steps.push(match layer {
            Layer::Dense(layer) => dense(name, layer.bias.len(), &activation),
            Layer::Conv2d(layer) => conv(name, layer.out_shape(), layer.padding(), &activation),
            Layer::UpConv2d(layer) => conv(name, layer.out_shape(), Padding::Same, &activation),
            Layer::MaxPool2d(_) => "MaxPooling2D(2)".to_owned(),
            Layer::UpSample2d(_) => UP_SAMPLE.to_owned(),
            Layer::Crop2d(layer) => crop(&Margins::of(layer.out_shape(), layer.in_shape())),
            Layer::Pad2d(_) => unreachable!("several steps"),
            Layer::Activation(..) => unreachable!("activations belong to the layers before them"),
            Layer::Custom(_) => unreachable!("models have no custom layers"),
        });
    }
    steps
}

/// The default interpolation is nearest neighbour.
const UP_SAMPLE: &str = "UpSampling2D(2)";

/// Keras has no layer that repeats the edge: the nearest rows are taken, then the nearest columns.
fn pad(inner: ImageShape, outer: ImageShape) -> [String; 2] {
    let Margins { top, left, .. } = Margins::of(inner, outer);
    [(1, top, inner.height, outer.height), (2, left, inner.width, outer.width)].map(|(axis, before, side, padded)| {
        let nearest = format!("[min(max(i - {before}, 0), {}) for i in range({padded})]", side - 1);
        format!("keras.ops.take({{}}, {nearest}, axis={axis})")
    })
}

fn crop(Margins { top, bottom, left, right }: &Margins) -> String {
    format!("Cropping2D((({top}, {bottom}), ({left}, {right})))")
}

fn dense(name: &str, units: usize, activation: &str) -> String {
    format!("Dense({units}{activation}, name=\"{name}\")")
}

fn conv(name: &str, output: ImageShape, padding: Padding, activation: &str) -> String {
    let padding = if padding == Padding::Same { ", padding=\"same\"" } else { "" };
    format!("Conv2D({}, 3{padding}{activation}, name=\"{name}\")", output.channels)
}
