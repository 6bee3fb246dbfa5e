//! The inside of a model as JavaScript sees it: the activations of its layers, and the weights.

use super::javascript::thrown;
use autoencoders::models::{Config, Convolutional, Model as Inner, Variational};
use autoencoders::wasm::Model;
use autoencoders::weights::{Precision, to_bytes};
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use wasm_bindgen_test::wasm_bindgen_test;

/// A model with random weights.
pub fn load(config: Config) -> Model {
    let model = Inner::new(config, &mut ChaCha8Rng::seed_from_u64(1)).unwrap();
    Model::load(&to_bytes(&model, Precision::Single).unwrap()).unwrap()
}

#[wasm_bindgen_test]
fn the_trace_holds_the_output_of_every_layer() {
    let mut model = load(Config::Convolutional(Convolutional::small()));
    let image = vec![0.25; 784];
    let activations = model.trace(&image).unwrap();
    let names: Vec<String> = activations.iter().map(|activation| activation.name()).collect();
    assert_eq!(names, ["conv1", "pool1", "conv2", "pool2", "conv3", "conv4", "conv5", "output"]);
    assert_eq!((activations[0].kind(), activations[0].shape()), ("conv2d".into(), vec![28, 28, 8]));
    assert_eq!((activations[7].kind(), activations[7].shape()), ("sigmoid".into(), vec![28, 28, 1]));
    assert_eq!(activations[3].values(), model.encode(&image).unwrap());
    assert_eq!(activations[7].values(), model.reconstruct(&image).unwrap().output());
    assert_eq!(thrown(model.trace(&[0.0; 783])).2, "image: expected 784 values, got 783");
    assert_eq!(thrown(model.trace(&[])).1, "length");
}

#[wasm_bindgen_test]
fn the_trace_of_a_variational_model_holds_mean_and_variance() {
    let mut model = load(Config::Variational(Variational::mlp_vae(2)));
    let image = vec![0.25; 784];
    let activations = model.trace(&image).unwrap();
    let result = model.reconstruct(&image).unwrap();
    assert_eq!((activations[1].name(), activations[1].values()), ("z_mean".into(), result.code()));
    assert_eq!((activations[2].name(), activations[2].values()), ("z_log_var".into(), result.log_var().unwrap()));
}

#[wasm_bindgen_test]
fn weights_are_found_by_name() {
    let model = load(Config::Convolutional(Convolutional::small()));
    for (name, shape) in
        [("conv1.kernel", vec![3, 3, 1, 8]), ("conv3.kernel", vec![3, 3, 16, 16]), ("conv5.bias", vec![1])]
    {
        let weight = model.weight(&name.into()).unwrap();
        assert_eq!(weight.shape(), shape, "{name}");
        assert_eq!(weight.values().len() as u32, shape.iter().product::<u32>(), "{name}");
    }
    assert!(model.weight(&"conv1.kernel".into()).unwrap().values().iter().any(|x| *x != 0.0));
    for name in ["", ".", "kernel", "conv1", "conv1.", "conv1.weight", "pool1.kernel", "conv1.relu.kernel"] {
        let (_, code, message) = thrown(model.weight(&name.into()));
        assert_eq!((code.as_str(), message), ("config", format!("name: expected a layer's weights, got {name}")));
    }
}

#[wasm_bindgen_test]
fn the_contributions_of_a_unit_add_up_to_its_value() {
    let mut model = load(Config::Convolutional(Convolutional::small()));
    let image = vec![0.25; 784];
    let traced = model.trace(&image).unwrap();
    let unit = 8 * 28 * 3 + 5; // row 3, column 0, filter 5: next to the padding
    let explained = model.contributions(&image, 0.0, unit as f64, 0.0).unwrap();
    assert_eq!((explained.shape(), explained.channel_sums().len()), (vec![3, 3, 1], 1));
    assert_eq!(explained.sources(), [-1, 56, 57, -1, 84, 85, -1, 112, 113]);
    assert_eq!((explained.source_layer(), explained.receptive_field()), (None, Some(vec![2, 0, 5, 2])));
    assert_eq!(explained.activation().as_deref(), Some("relu"));
    let sum: f32 = explained.inputs().iter().zip(explained.weights()).map(|(x, w)| x * w).sum();
    assert!((sum + explained.bias() - explained.sum()).abs() < 1e-6);
    assert!((explained.value() - traced[0].values()[unit]).abs() < 1e-6);
    assert_eq!(model.contributions(&image, 1.0, 0.0, 0.0).unwrap().source_layer(), Some(0));

    let message = thrown(model.contributions(&image, 8.0, 0.0, 0.0));
    assert_eq!((message.1.as_str(), message.2.as_str()), ("config", "layer: expected 0 to 7, got 8"));
    assert_eq!(thrown(model.contributions(&image, 7.0, 784.0, 0.0)).2, "unit: expected 0 to 783, got 784");
    assert_eq!(thrown(model.contributions(&image[1..], 0.0, 0.0, 0.0)).1, "length");
    assert_eq!(thrown(model.contributions(&image, 0.0, 0.0, f32::NAN)).1, "config");
}
