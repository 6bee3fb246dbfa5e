use super::proto::{DimensionValue, GraphProto, TensorProto, ValueInfoProto};
use super::*;
use crate::export::Preprocessing;
use crate::layers::{Activation, Padding};
use crate::models::{Config, Convolutional, Vanilla, Variational};
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test; // these also run in the browser

type Export = fn(&Model, &ModelDescription) -> Result<Vec<u8>>;

fn model(config: Config) -> Model {
    Model::new(config, &mut ChaCha8Rng::seed_from_u64(1)).unwrap()
}

fn exported(config: Config, export: Export) -> ModelProto {
    let model = model(config);
    ModelProto::decode(&export(&model, &ModelDescription::of(&model, "test")).unwrap()[..]).unwrap()
}

fn graph(config: Config, export: Export) -> GraphProto {
    exported(config, export).graph.unwrap()
}

/// The operators, in order.
fn kinds(graph: &GraphProto) -> Vec<&str> {
    graph.node.iter().map(|node| node.op_type.as_str()).collect()
}

/// As in `code [batch, 7, 7, 16]`.
fn described(values: &[ValueInfoProto]) -> Vec<String> {
    let size = |value: &DimensionValue| match value {
        DimensionValue::DimValue(size) => size.to_string(),
        DimensionValue::DimParam(name) => name.clone(),
    };
    let describe = |value: &ValueInfoProto| {
        let tensor = value.r#type.as_ref().and_then(|r#type| r#type.tensor_type.as_ref()).unwrap();
        let dims = tensor.shape.as_ref().unwrap().dim.iter().map(|dim| size(dim.value.as_ref().unwrap()));
        format!("{} [{}]", value.name, dims.collect::<Vec<_>>().join(", "))
    };
    values.iter().map(describe).collect()
}

fn constant<'a>(graph: &'a GraphProto, name: &str) -> &'a TensorProto {
    graph.initializer.iter().find(|tensor| tensor.name == name).expect(name)
}

/// Each value that a node takes is one of a node before it, a constant or an input.
fn assert_connected(graph: &GraphProto) {
    let inputs = graph.input.iter().map(|input| input.name.as_str());
    let mut known: Vec<&str> = inputs.chain(graph.initializer.iter().map(|tensor| tensor.name.as_str())).collect();
    for node in &graph.node {
        for input in node.input.iter().filter(|input| !input.is_empty()) {
            assert!(known.contains(&input.as_str()), "{} takes {input}", node.name);
        }
        assert!(!known.contains(&node.output[0].as_str()), "{} is there twice", node.output[0]);
        known.push(&node.output[0]);
    }
    for output in &graph.output {
        assert!(known.contains(&output.name.as_str()), "{}", output.name);
    }
}

#[test]
fn a_vanilla_model_flattens_its_images_and_gives_images() {
    let config = || Config::Vanilla(Vanilla::keras_dense(32));
    let encoder = graph(config(), encoder);
    assert_eq!(kinds(&encoder), ["Flatten", "Gemm", "Relu"]);
    assert_eq!(described(&encoder.input), ["image [batch, 28, 28, 1]"]);
    assert_eq!(described(&encoder.output), ["code [batch, 32]"]);
    let decoder = graph(config(), decoder);
    assert_eq!(kinds(&decoder), ["Gemm", "Sigmoid", "Reshape"]);
    assert_eq!(described(&decoder.input), ["code [batch, 32]"]);
    assert_eq!(described(&decoder.output), ["image [batch, 28, 28, 1]"]);
    let whole = graph(config(), autoencoder);
    assert_eq!(kinds(&whole), ["Flatten", "Gemm", "Relu", "Gemm", "Sigmoid", "Reshape"]);
    assert_eq!(described(&whole.output), ["reconstruction [batch, 28, 28, 1]"]);
}

#[test]
fn a_convolutional_model_has_channels_first_only_inside() {
    let config = || Config::Convolutional(Convolutional::small());
    let encoder = graph(config(), encoder);
    assert_eq!(kinds(&encoder), ["Transpose", "Conv", "Relu", "MaxPool", "Conv", "Relu", "MaxPool", "Transpose"]);
    assert_eq!(described(&encoder.output), ["code [batch, 7, 7, 16]"]);
    let decoder = graph(config(), decoder);
    let expected = ["Transpose", "Resize", "Conv", "Relu", "Resize", "Conv", "Relu", "Conv", "Sigmoid", "Transpose"];
    assert_eq!(kinds(&decoder), expected);
    assert_eq!(described(&decoder.input), ["code [batch, 7, 7, 16]"]);
    let whole = graph(config(), autoencoder);
    assert_eq!(kinds(&whole).iter().filter(|kind| **kind == "Transpose").count(), 2);
}

#[test]
fn an_encoder_of_a_variational_model_gives_mean_and_log_variance() {
    let config = || Config::Variational(Variational::mlp_vae(2));
    let encoder = graph(config(), encoder);
    assert_eq!(kinds(&encoder), ["Flatten", "Gemm", "Relu", "Gemm", "Gemm"]);
    assert_eq!(described(&encoder.output), ["z_mean [batch, 2]", "z_log_var [batch, 2]"]);
    assert_eq!(encoder.node[3].input[0], encoder.node[4].input[0]);
    let whole = graph(config(), autoencoder);
    assert_eq!(kinds(&whole), ["Flatten", "Gemm", "Relu", "Gemm", "Gemm", "Relu", "Gemm", "Sigmoid", "Reshape"]);
}

#[test]
fn every_graph_is_connected() {
    let convolutional = |padding, activation| Convolutional { padding, activation, ..Convolutional::small() };
    let configs = [
        Config::Vanilla(Vanilla::deep()),
        Config::Vanilla(Vanilla { activation: Activation::Tanh, ..Vanilla::deep() }),
        Config::Convolutional(convolutional(Padding::Same, Activation::Relu)),
        Config::Convolutional(convolutional(Padding::Valid, Activation::Sigmoid)),
        // A code of one pixel, which is a list of values for us.
        Config::Convolutional(Convolutional { height: 4, width: 4, ..Convolutional::small() }),
        Config::Variational(Variational::linear_vae(2)),
        Config::Variational(Variational::mlp_vae(16)),
    ];
    for config in configs {
        for export in [encoder, decoder, autoencoder] {
            assert_connected(&graph(config.clone(), export));
        }
    }
}

#[test]
fn a_graph_with_valid_padding_gives_the_size_that_it_has() {
    let config = Convolutional { padding: Padding::Valid, ..Convolutional::small() };
    let whole = graph(Config::Convolutional(config), autoencoder);
    assert_eq!(described(&whole.output), ["reconstruction [batch, 12, 12, 1]"]);
    let conv = whole.node.iter().find(|node| node.name == "conv1").unwrap();
    assert_eq!(conv.attribute[1].ints, [0, 0, 0, 0]);
}

#[test]
fn images_of_another_model_are_refused() {
    let refused = |image_shape: ImageShape, config: Config, export: Export| {
        let model = model(config);
        let description = ModelDescription { image_shape, ..ModelDescription::of(&model, "test") };
        export(&model, &description).unwrap_err().to_string()
    };
    let (small, dense) = (Config::from(Convolutional::small()), Config::from(Vanilla::keras_dense(8)));
    for export in [encoder as Export, decoder, autoencoder] {
        let sides = refused(ImageShape::grey(14, 56), small.clone(), export);
        assert_eq!(sides, "image: expected 28×28×1, got 14×56×1");
        let size = refused(ImageShape::grey(10, 10), dense.clone(), export);
        assert_eq!(size, "image: expected 784 values, got 100");
    }
}

#[test]
fn kernels_are_in_the_layouts_of_their_operators() {
    let whole = graph(Config::Convolutional(Convolutional::small()), autoencoder);
    assert_eq!(constant(&whole, "conv2.kernel").dims, [16, 8, 3, 3]);
    assert_eq!(constant(&whole, "conv2.bias").dims, [16]);
    let config = Config::Vanilla(Vanilla::keras_dense(32));
    let whole = graph(config.clone(), autoencoder);
    let (kernel, model) = (constant(&whole, "enc.kernel"), model(config));
    let (_, expected) = model.parameters().next().unwrap();
    assert_eq!(kernel.dims, [784, 32]);
    let bytes: Vec<u8> = expected.as_slice().iter().flat_map(|value| value.to_le_bytes()).collect();
    assert!(kernel.raw_data == bytes);
}

#[test]
fn a_file_says_what_it_holds() {
    let config = Config::Variational(Variational::linear_vae(2));
    let file = exported(config.clone(), encoder);
    let metadata: Vec<_> = file.metadata_props.iter().map(|entry| (entry.key.as_str(), entry.value.as_str())).collect();
    assert!(metadata.contains(&("name", "test")));
    assert!(metadata.contains(&("config", &json::to_string(&config))));
    assert!(!metadata.iter().any(|(key, _)| ["preprocessing", "denoises"].contains(key)), "nothing is invented");
    assert_eq!((file.ir_version, &file.opset_import[0].domain[..], file.opset_import[0].version), (8, "", 17));
}

#[test]
fn a_file_says_what_is_known_of_the_training() {
    let model = model(Config::Vanilla(Vanilla::keras_dense(2)));
    let known = ModelDescription {
        preprocessing: Some(Preprocessing::default()),
        denoises: true,
        ..ModelDescription::of(&model, "test")
    };
    let file = ModelProto::decode(&autoencoder(&model, &known).unwrap()[..]).unwrap();
    let metadata: Vec<_> = file.metadata_props.iter().map(|entry| (entry.key.as_str(), entry.value.as_str())).collect();
    let preprocessing = r#"{"fit":"crop","background":"white","invert":false,"normalise":false}"#;
    assert_eq!(metadata[4..], [("preprocessing", preprocessing), ("denoises", "true")]);
}
