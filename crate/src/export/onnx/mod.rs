//! ONNX graphs: image → code, code → image, and image → reconstruction, of operators of `ai.onnx` version 17.
//!
//! Images and codes are as in the rest of the crate: f32, `[batch, height, width, channels]` in 0…1 and `[batch, …code]`, for
//! any batch. Where an operator of ONNX needs another layout, the graph converts inside, so that inputs and outputs are those of
//! [`encode`](Model::encode) and [`decode`](Model::decode).

mod graph;
mod operators;
mod proto;

use super::ModelDescription;
use crate::data::ImageShape;
use crate::models::Model;
use crate::{Result, json};
use graph::{Arrangement, GraphBuilder, GraphValue};
use prost::Message;
use proto::{ModelProto, OperatorSetIdProto, StringStringEntryProto};

/// The graph `image` → `code`; of the variational model `image` → `z_mean`, `z_log_var`.
///
/// # Errors
/// [`Error::Length`](crate::Error::Length) or [`Error::Config`](crate::Error::Config) if the description's images are not those of
/// the model.
pub fn encoder(model: &Model, description: &ModelDescription) -> Result<Vec<u8>> {
    let mut graph = GraphBuilder::default();
    let mut hidden = append_encoder(&mut graph, model, description)?;
    let declared_sizes = &model.code_shape();
    match &model.bottleneck {
        None => graph.add_output("code", hidden, declared_sizes),
        Some(gaussian) => {
            graph.arrange(&mut hidden, Arrangement::Flat); // once for both
            let mean = operators::dense(&mut graph, hidden.clone(), "z_mean", &gaussian.mean);
            graph.add_output("z_mean", mean, declared_sizes);
            let log_var = operators::dense(&mut graph, hidden, "z_log_var", &gaussian.log_var);
            graph.add_output("z_log_var", log_var, declared_sizes)
        }
    };
    Ok(model_file(graph, "encoder", model, description))
}

/// The graph `code` → `image`.
///
/// # Errors
/// [`Error::Length`](crate::Error::Length) or [`Error::Config`](crate::Error::Config) if the description's images are not those of
/// the model.
pub fn decoder(model: &Model, description: &ModelDescription) -> Result<Vec<u8>> {
    description.check_fits(model)?;
    let mut graph = GraphBuilder::default();
    let declared_sizes = model.code_shape();
    let code = graph.add_input("code", model.decoder.in_shape(), &declared_sizes);
    append_decoder(&mut graph, code, "image", model, description);
    Ok(model_file(graph, "decoder", model, description))
}

/// The graph `image` → `reconstruction`. The variational model decodes the mean, so that the result depends on the image alone.
///
/// # Errors
/// [`Error::Length`](crate::Error::Length) or [`Error::Config`](crate::Error::Config) if the description's images are not those of
/// the model.
pub fn autoencoder(model: &Model, description: &ModelDescription) -> Result<Vec<u8>> {
    let mut graph = GraphBuilder::default();
    let hidden = append_encoder(&mut graph, model, description)?;
    let code = match &model.bottleneck {
        None => hidden,
        Some(gaussian) => operators::dense(&mut graph, hidden, "z_mean", &gaussian.mean),
    };
    append_decoder(&mut graph, code, "reconstruction", model, description);
    Ok(model_file(graph, "autoencoder", model, description))
}

fn append_encoder(graph: &mut GraphBuilder, model: &Model, description: &ModelDescription) -> Result<GraphValue> {
    description.check_fits(model)?;
    let ImageShape { height, width, channels } = description.image_shape;
    let image = graph.add_input("image", description.image_shape, &[height, width, channels]);
    Ok(operators::append_layers(graph, image, &model.encoder))
}

fn append_decoder(
    graph: &mut GraphBuilder,
    code: GraphValue,
    output: &str,
    model: &Model,
    description: &ModelDescription,
) {
    let mut current = operators::append_layers(graph, code, &model.decoder);
    graph.elementwise("output", "Sigmoid", &mut current);
    let shape = description.output_shape(model);
    let ImageShape { height, width, channels } = shape;
    current.record_shape(shape); // the conversion follows with the output
    graph.add_output(output, current, &[height, width, channels]);
}

/// The bytes of the ONNX file.
fn model_file(graph: GraphBuilder, graph_name: &str, model: &Model, description: &ModelDescription) -> Vec<u8> {
    let entry = |key: &str, value: &str| StringStringEntryProto { key: key.to_owned(), value: value.to_owned() };
    let mut metadata = vec![
        entry("name", &description.name),
        entry("config", &json::to_string(model.config())),
        entry("data_set", &description.data_set),
        entry("input", "[batch, height, width, channels], bytes of pixels divided by 255"),
    ];
    metadata.extend(description.training_metadata().iter().map(|(key, text)| entry(key, text)));
    ModelProto {
        ir_version: proto::IR_VERSION,
        producer_name: env!("CARGO_PKG_NAME").to_owned(),
        producer_version: env!("CARGO_PKG_VERSION").to_owned(),
        graph: Some(graph.build(graph_name)),
        opset_import: vec![OperatorSetIdProto { domain: String::new(), version: proto::OPSET }],
        metadata_props: metadata,
    }
    .encode_to_vec()
}

#[cfg(test)]
mod tests;
