//! What the page sees inside a model: the steps from layer to layer, and the weights.

use super::javascript::thrown;
use autoencoders::models::{Config, Convolutional, Model as Inner, Variational};
use autoencoders::wasm::Model;
use autoencoders::weights::{Precision, to_bytes};
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use wasm_bindgen_test::wasm_bindgen_test;

/// A model with fresh weights.
pub fn load(config: Config) -> Model {
    let model = Inner::new(config, &mut ChaCha8Rng::seed_from_u64(1)).unwrap();
    Model::load(&to_bytes(&model, Precision::Single).unwrap()).unwrap()
}

#[wasm_bindgen_test]
fn an_image_is_followed_from_layer_to_layer() {
    let mut model = load(Config::Convolutional(Convolutional::small()));
    let image = vec![0.25; 784];
    let steps = model.trace(&image).unwrap();
    let names: Vec<String> = steps.iter().map(|step| step.name()).collect();
    assert_eq!(names, ["conv1", "pool1", "conv2", "pool2", "conv3", "conv4", "conv5", "output"]);
    assert_eq!((steps[0].kind(), steps[0].shape()), ("conv2d".into(), vec![28, 28, 8]));
    assert_eq!((steps[7].kind(), steps[7].shape()), ("sigmoid".into(), vec![28, 28, 1]));
    assert_eq!(steps[3].values(), model.encode(&image).unwrap());
    assert_eq!(steps[7].values(), model.reconstruct(&image).unwrap().output());
    assert_eq!(thrown(model.trace(&[0.0; 783])).2, "image: expected 784 values, got 783");
    assert_eq!(thrown(model.trace(&[])).1, "length");
}

#[wasm_bindgen_test]
fn a_variational_models_steps_hold_mean_and_variance() {
    let mut model = load(Config::Variational(Variational::mlp_vae(2)));
    let image = vec![0.25; 784];
    let steps = model.trace(&image).unwrap();
    let it = model.reconstruct(&image).unwrap();
    assert_eq!((steps[1].name(), steps[1].values()), ("z_mean".into(), it.code()));
    assert_eq!((steps[2].name(), steps[2].values()), ("z_log_var".into(), it.log_var().unwrap()));
}

#[wasm_bindgen_test]
fn weights_are_found_by_the_name_of_their_layer() {
    let mut model = load(Config::Convolutional(Convolutional::small()));
    for (name, shape) in
        [("conv1.kernel", vec![3, 3, 1, 8]), ("conv3.kernel", vec![3, 3, 16, 16]), ("conv5.bias", vec![1])]
    {
        let weight = model.weight(name).unwrap();
        assert_eq!(weight.shape(), shape, "{name}");
        assert_eq!(weight.values().len() as u32, shape.iter().product::<u32>(), "{name}");
    }
    assert!(model.weight("conv1.kernel").unwrap().values().iter().any(|x| *x != 0.0));
    for name in ["", ".", "kernel", "conv1", "conv1.", "conv1.weight", "pool1.kernel", "conv1.relu.kernel"] {
        let (_, code, message) = thrown(model.weight(name));
        assert_eq!((code.as_str(), message), ("config", format!("name: expected a layer's weights, got {name}")));
    }
}
