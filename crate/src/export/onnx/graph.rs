//! A graph under construction: each call appends nodes whose input is the output of the ones before.

use super::proto::{
    AttributeProto, AttributeType, DataType, Dimension, DimensionValue, GraphProto, NodeProto, TensorProto,
    TensorShapeProto, TensorType, TypeProto, ValueInfoProto,
};
use crate::layers::ImageShape;

/// The order of the axes of a value. ONNX's convolutions and pools take channels first, everything outside has them last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrangement {
    /// `[batch, height·width·channels]`
    Flat,
    /// `[batch, height, width, channels]`
    ChannelsLast,
    /// `[batch, channels, height, width]`
    ChannelsFirst,
}

/// A value of the graph: the output of the last node, or an input. The next node takes it.
#[derive(Clone, Debug)]
pub struct GraphValue {
    name: String,
    shape: ImageShape,
    arrangement: Arrangement,
}

/// A graph under construction.
#[derive(Default)]
pub struct GraphBuilder {
    graph: GraphProto,
}

impl GraphBuilder {
    /// Adds the graph's input, which its users see as `[batch, …declared_sizes]` in our layout.
    pub fn add_input(&mut self, name: &str, shape: ImageShape, declared_sizes: &[usize]) -> GraphValue {
        self.graph.input.push(value_info(name, declared_sizes));
        let arrangement = arrangement_of(declared_sizes);
        GraphValue { name: name.to_owned(), shape, arrangement }
    }

    /// Converts the current value to `[batch, …declared_sizes]` in our layout, and makes it an output. It takes the name of the output.
    pub fn add_output(&mut self, name: &str, mut current: GraphValue, declared_sizes: &[usize]) -> GraphValue {
        self.arrange(&mut current, arrangement_of(declared_sizes));
        let producer = self.graph.node.last_mut().expect("a graph has nodes");
        assert_eq!(producer.output, [current.name], "an output is the value of the last node");
        producer.output = vec![name.to_owned()];
        self.graph.output.push(value_info(name, declared_sizes));
        GraphValue { name: name.to_owned(), ..current }
    }

    /// Appends an operator that takes and gives values in the arrangement, after a conversion if needed. `constants` are the
    /// names of its other inputs.
    pub fn operator(
        &mut self,
        name: &str,
        op_type: &str,
        current: &mut GraphValue,
        arrangement: Arrangement,
        constants: &[&str],
        attributes: Vec<AttributeProto>,
    ) {
        self.arrange(current, arrangement);
        self.append_node(name, op_type, current, constants, attributes);
    }

    /// Appends an operator on single values, which any arrangement suits.
    pub fn elementwise(&mut self, name: &str, op_type: &str, current: &mut GraphValue) {
        self.append_node(name, op_type, current, &[], Vec::new());
    }

    /// Adds a constant tensor of f32, in row-major order.
    pub fn add_float_constant(&mut self, name: &str, sizes: &[usize], values: impl Iterator<Item = f32>) {
        let data = values.flat_map(f32::to_le_bytes).collect();
        self.add_constant(name, sizes, DataType::Float, data);
    }

    /// Adds a constant list of i64.
    pub fn add_int_constant(&mut self, name: &str, values: &[i64]) {
        let data = values.iter().flat_map(|value| value.to_le_bytes()).collect();
        self.add_constant(name, &[values.len()], DataType::Int64, data);
    }

    /// The finished graph.
    pub fn build(self, name: &str) -> GraphProto {
        GraphProto { name: name.to_owned(), ..self.graph }
    }

    fn add_constant(&mut self, name: &str, sizes: &[usize], data_type: DataType, raw_data: Vec<u8>) {
        let dims = sizes.iter().map(|size| *size as i64).collect();
        self.graph.initializer.push(TensorProto { dims, data_type: data_type.into(), name: name.to_owned(), raw_data });
    }

    fn append_node(
        &mut self,
        name: &str,
        op_type: &str,
        current: &mut GraphValue,
        constants: &[&str],
        attribute: Vec<AttributeProto>,
    ) {
        let inputs = [current.name.as_str()].into_iter().chain(constants.iter().copied());
        let input = inputs.map(str::to_owned).collect();
        current.name = name.to_owned();
        let (op_type, output) = (op_type.to_owned(), vec![name.to_owned()]);
        self.graph.node.push(NodeProto { input, output, name: name.to_owned(), op_type, attribute });
    }

    /// Appends what converts the current value to an arrangement, if it has another.
    pub fn arrange(&mut self, current: &mut GraphValue, target: Arrangement) {
        use Arrangement::{ChannelsFirst, ChannelsLast, Flat};
        match (current.arrangement, target) {
            (Flat, Flat) | (ChannelsLast, ChannelsLast) | (ChannelsFirst, ChannelsFirst) => {}
            (ChannelsLast, Flat) => self.convert(current, "flat", "Flatten", &[], vec![int("axis", 1)]),
            (ChannelsLast, ChannelsFirst) => self.transpose(current, "channels_first", &[0, 3, 1, 2]),
            (ChannelsFirst, ChannelsLast) => self.transpose(current, "channels_last", &[0, 2, 3, 1]),
            (Flat, ChannelsLast) => self.reshape(current),
            (Flat, ChannelsFirst) | (ChannelsFirst, Flat) => {
                self.arrange(current, ChannelsLast);
                self.arrange(current, target);
            }
        }
        current.arrangement = target;
    }

    fn transpose(&mut self, current: &mut GraphValue, suffix: &str, order: &[i64]) {
        self.convert(current, suffix, "Transpose", &[], vec![ints("perm", order)]);
    }

    fn reshape(&mut self, current: &mut GraphValue) {
        let ImageShape { height, width, channels } = current.shape;
        let sizes = format!("{}.sizes", current.name);
        // In the operator Reshape, 0 keeps the size of the axis: here that of the batch.
        self.add_int_constant(&sizes, &[0, height as i64, width as i64, channels as i64]);
        self.convert(current, "image", "Reshape", &[&sizes], Vec::new());
    }

    fn convert(
        &mut self,
        current: &mut GraphValue,
        suffix: &str,
        op_type: &str,
        constants: &[&str],
        attributes: Vec<AttributeProto>,
    ) {
        let name = format!("{}.{suffix}", current.name);
        self.append_node(&name, op_type, current, constants, attributes);
    }
}

impl GraphValue {
    /// Records the shape of the images after a layer that changes it, 1×1×units after a dense layer; appends nothing to the graph.
    pub fn record_shape(&mut self, shape: ImageShape) {
        self.shape = shape;
    }
}

/// A whole number as an attribute.
pub fn int(name: &str, value: i64) -> AttributeProto {
    AttributeProto { i: Some(value), ..attribute(name, AttributeType::Int) }
}

/// A list of whole numbers as an attribute.
pub fn ints(name: &str, values: &[i64]) -> AttributeProto {
    AttributeProto { ints: values.to_vec(), ..attribute(name, AttributeType::Ints) }
}

/// A text as an attribute.
pub fn string(name: &str, value: &str) -> AttributeProto {
    AttributeProto { s: Some(value.as_bytes().to_vec()), ..attribute(name, AttributeType::String) }
}

fn attribute(name: &str, kind: AttributeType) -> AttributeProto {
    AttributeProto { name: name.to_owned(), kind: kind.into(), ..AttributeProto::default() }
}

/// How values of such sizes per example are arranged in our layout.
fn arrangement_of(sizes: &[usize]) -> Arrangement {
    if sizes.len() == 1 { Arrangement::Flat } else { Arrangement::ChannelsLast }
}

/// A value of `[batch, …sizes]`, where the graph is run with any batch.
fn value_info(name: &str, sizes: &[usize]) -> ValueInfoProto {
    let fixed = sizes.iter().map(|size| DimensionValue::DimValue(*size as i64));
    let values = [DimensionValue::DimParam("batch".to_owned())].into_iter().chain(fixed);
    let dim = values.map(|value| Dimension { value: Some(value) }).collect();
    let tensor_type = TensorType { elem_type: DataType::Float.into(), shape: Some(TensorShapeProto { dim }) };
    let r#type = Some(TypeProto { tensor_type: Some(tensor_type) });
    ValueInfoProto { name: name.to_owned(), r#type }
}
