//! The operators of each layer.

use super::graph::{Arrangement, GraphBuilder, GraphValue, ints, string};
use crate::export::layout::Layout;
use crate::export::margins::Margins;
use crate::layers::{Activation, Dense, ImageShape, Layer, NamedLayer, Padding, Parameter, Sequential};
use Arrangement::{ChannelsFirst, Flat};

/// Appends the layers of a sequence.
pub fn append_layers(graph: &mut GraphBuilder, mut current: GraphValue, layers: &Sequential) -> GraphValue {
    for NamedLayer { name, layer } in layers.layers() {
        current = append_layer(graph, current, name, layer);
        current.record_shape(layer.out_shape());
    }
    current
}

fn append_layer(graph: &mut GraphBuilder, current: GraphValue, name: &str, layer: &Layer) -> GraphValue {
    match layer {
        Layer::Dense(layer) => dense(graph, current, name, layer),
        Layer::Conv2d(layer) => conv(graph, current, name, layer.padding(), layer.parameters()),
        Layer::MaxPool2d(_) => max_pool(graph, current, name),
        Layer::UpSample2d(_) => up_sample(graph, current, name),
        Layer::UpConv2d(layer) => {
            let upsampled = up_sample(graph, current, &format!("{name}.up"));
            conv(graph, upsampled, name, Padding::Same, layer.parameters())
        }
        Layer::Pad2d(layer) => pad(graph, current, name, &Margins::of(layer.in_shape(), layer.out_shape())),
        Layer::Crop2d(layer) => crop(graph, current, name, layer.in_shape(), layer.out_shape()),
        Layer::Activation(activation, _) => elementwise(graph, current, name, *activation),
        Layer::Custom(_) => unreachable!("models have no custom layers"),
    }
}

/// y = x·W + b
pub fn dense(graph: &mut GraphBuilder, mut current: GraphValue, name: &str, layer: &Dense) -> GraphValue {
    let names = add_parameters(graph, name, Layout::Keras, layer.parameters());
    graph.operator(name, "Gemm", &mut current, Flat, &names.each_ref().map(String::as_str), vec![]);
    current.record_shape(ImageShape::vector(layer.bias.len()));
    current
}

fn conv(
    graph: &mut GraphBuilder,
    mut current: GraphValue,
    name: &str,
    padding: Padding,
    tensors: [Parameter; 2],
) -> GraphValue {
    let names = add_parameters(graph, name, Layout::PyTorch, tensors);
    let pads = if padding == Padding::Same { [1; 4] } else { [0; 4] };
    let attributes = vec![ints("kernel_shape", &[3, 3]), ints("pads", &pads)];
    graph.operator(name, "Conv", &mut current, ChannelsFirst, &names.each_ref().map(String::as_str), attributes);
    current
}

fn max_pool(graph: &mut GraphBuilder, mut current: GraphValue, name: &str) -> GraphValue {
    let attributes = vec![ints("kernel_shape", &[2, 2]), ints("strides", &[2, 2])];
    graph.operator(name, "MaxPool", &mut current, ChannelsFirst, &[], attributes);
    current
}

fn up_sample(graph: &mut GraphBuilder, mut current: GraphValue, name: &str) -> GraphValue {
    let scales = format!("{name}.scales");
    graph.add_float_constant(&scales, &[4], [1.0, 1.0, 2.0, 2.0].into_iter());
    let attributes = vec![
        string("mode", "nearest"),
        string("coordinate_transformation_mode", "asymmetric"),
        string("nearest_mode", "floor"),
    ];
    // The empty name stands for a region of interest, which 'nearest' does not use.
    graph.operator(name, "Resize", &mut current, ChannelsFirst, &["", &scales], attributes);
    current
}

/// `pads` has the starts of all axes, then the ends: of batch, channels, rows and columns. The mode `edge` repeats the border.
fn pad(graph: &mut GraphBuilder, mut current: GraphValue, name: &str, margins: &Margins) -> GraphValue {
    let pads = format!("{name}.pads");
    let Margins { top, bottom, left, right } = margins;
    graph.add_int_constant(&pads, &[0, 0, *top, *left, 0, 0, *bottom, *right].map(|margin| margin as i64));
    graph.operator(name, "Pad", &mut current, ChannelsFirst, &[&pads], vec![string("mode", "edge")]);
    current
}

/// The middle of the image: ranges of the axes 2 and 3, rows and columns.
fn crop(
    graph: &mut GraphBuilder,
    mut current: GraphValue,
    name: &str,
    outer: ImageShape,
    inner: ImageShape,
) -> GraphValue {
    let Margins { top, left, .. } = Margins::of(inner, outer);
    let inputs = ["starts", "ends", "axes"].map(|input| format!("{name}.{input}"));
    let values = [[top, left], [top + inner.height, left + inner.width], [2, 3]];
    for (input, values) in inputs.iter().zip(values) {
        graph.add_int_constant(input, &values.map(|value| value as i64));
    }
    graph.operator(name, "Slice", &mut current, ChannelsFirst, &inputs.each_ref().map(String::as_str), vec![]);
    current
}

fn elementwise(graph: &mut GraphBuilder, mut current: GraphValue, name: &str, activation: Activation) -> GraphValue {
    let kind = match activation {
        Activation::Relu => "Relu",
        Activation::Tanh => "Tanh",
        Activation::Sigmoid => "Sigmoid",
    };
    graph.elementwise(name, kind, &mut current);
    current
}

/// Adds kernel and bias in the layout that the operator takes, and returns their names.
fn add_parameters(graph: &mut GraphBuilder, layer: &str, layout: Layout, tensors: [Parameter; 2]) -> [String; 2] {
    tensors.map(|parameter| {
        let name = Layout::Native.tensor_name(layer, parameter.name);
        let values = layout.permute_from_native(parameter.values);
        graph.add_float_constant(&name, values.shape(), values.iter().copied());
        name
    })
}
