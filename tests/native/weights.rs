//! Weights files: a round trip keeps the model, and every way to break a file gives an error that says what was expected.

use autoencoders::layers::Activation;
use autoencoders::models::{Config, Convolutional, Model, Vanilla, Variational};
use autoencoders::weights::{Precision, from_bytes, to_bytes};
use autoencoders::{Error, Result};
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use safetensors::tensor::{Dtype, SafeTensors, TensorView};
use std::collections::HashMap;

fn model(config: Config) -> Model {
    Model::new(config, &mut ChaCha8Rng::seed_from_u64(5)).unwrap()
}

fn small() -> Model {
    model(Config::Vanilla(Vanilla { input: 6, encoder: vec![3], decoder: vec![], activation: Activation::Relu }))
}

fn values(model: &Model) -> Vec<f32> {
    model.parameters().flat_map(|(_, p)| p.values.iter().copied().collect::<Vec<_>>()).collect()
}

type Tensors = Vec<(String, Dtype, Vec<usize>, Vec<u8>)>;

/// What is read from the small model's file, its tensors and metadata changed.
fn load_changed(change: impl Fn(&mut Tensors, &mut HashMap<String, String>)) -> Result<Model> {
    let bytes = to_bytes(&small(), Precision::Single).unwrap();
    let file = SafeTensors::deserialize(&bytes).unwrap();
    let (_, header) = SafeTensors::read_metadata(&bytes).unwrap();
    let mut metadata = header.metadata().clone().unwrap();
    let mut tensors: Tensors =
        file.iter().map(|(name, t)| (name.to_owned(), t.dtype(), t.shape().to_vec(), t.data().to_vec())).collect();
    tensors.sort();
    change(&mut tensors, &mut metadata);
    let views =
        tensors.iter().map(|(name, dtype, shape, data)| (name, TensorView::new(*dtype, shape.clone(), data).unwrap()));
    from_bytes(&safetensors::serialize(views, Some(metadata)).unwrap())
}

fn broken(change: impl Fn(&mut Tensors, &mut HashMap<String, String>)) -> Error {
    error(load_changed(change))
}

fn error(result: Result<Model>) -> Error {
    result.map(|model| model.config().clone()).expect_err("a broken file")
}

#[test]
fn a_model_is_loaded_from_its_file_alone() {
    for config in [
        Config::Vanilla(Vanilla::deep()),
        Config::Convolutional(Convolutional::small()),
        Config::Variational(Variational::linear_vae(2)),
        Config::Variational(Variational::mlp_vae(16)),
    ] {
        let original = model(config);
        let read = from_bytes(&to_bytes(&original, Precision::Single).unwrap()).unwrap();
        assert_eq!(read.config(), original.config());
        assert_eq!(values(&read), values(&original));
    }
}

#[test]
fn half_precision_halves_the_file_and_keeps_three_digits() {
    let original = model(Config::Vanilla(Vanilla::keras_dense(128)));
    let (single, half) =
        (to_bytes(&original, Precision::Single).unwrap(), to_bytes(&original, Precision::Half).unwrap());
    assert!(half.len() < single.len() * 51 / 100);
    for (rounded, exact) in values(&from_bytes(&half).unwrap()).iter().zip(values(&original)) {
        assert!((rounded - exact).abs() <= 0.0005 * exact.abs() + 1e-7, "{rounded} instead of {exact}");
    }
}

#[test]
fn a_file_cut_anywhere_is_refused() {
    let bytes = to_bytes(&small(), Precision::Single).unwrap();
    for end in 0..bytes.len() {
        assert!(matches!(error(from_bytes(&bytes[..end])), Error::InvalidFile { .. }), "cut at {end}");
    }
}

#[test]
fn no_flipped_byte_panics() {
    let bytes = to_bytes(&small(), Precision::Single).unwrap();
    for index in 0..bytes.len() {
        for flip in [0x01, 0x80, 0xff] {
            let mut bytes = bytes.clone();
            bytes[index] ^= flip;
            // Most are refused; a changed digit of a weight is another, valid, model.
            let _ = from_bytes(&bytes);
        }
    }
}

#[test]
fn a_header_that_claims_to_be_huge_is_refused() {
    let mut bytes = u64::MAX.to_le_bytes().to_vec();
    bytes.extend(b"{}");
    assert!(matches!(error(from_bytes(&bytes)), Error::InvalidFile { .. }));
}

#[test]
fn a_file_that_does_not_say_what_it_holds_is_refused() {
    let error = broken(|_, metadata| metadata.clear());
    assert_eq!(error.to_string(), "the file's metadata: expected an entry `config`, got none");
}

#[test]
fn an_unknown_kind_is_refused() {
    let error = broken(|_, metadata| drop(metadata.insert("config".into(), r#"{"kind":"transformer"}"#.into())));
    assert!(matches!(error, Error::Metadata { .. }) && error.to_string().contains("transformer"), "{error}");
}

#[test]
fn an_enormous_configuration_is_refused_before_anything_is_allocated() {
    for config in [
        r#"{"kind":"vanilla","input":18446744073709551615,"encoder":[1],"decoder":[]}"#,
        r#"{"kind":"vanilla","input":65536,"encoder":[65536],"decoder":[]}"#,
        r#"{"kind":"variational","input":65536,"encoder":[512],"latent":2,"decoder":[]}"#,
    ] {
        let error = broken(|_, metadata| drop(metadata.insert("config".into(), config.into())));
        assert!(matches!(error, Error::Config { .. } | Error::Tensor { .. }), "{config}: {error}");
    }
}

#[test]
fn a_file_of_images_too_small_for_valid_padding_is_refused() {
    for side in [10, 17] {
        let config = format!(
            r#"{{"kind":"convolutional","height":{side},"width":{side},"channels":1,"filters":[1,1,1,1],"padding":"valid"}}"#
        );
        let error = broken(|_, metadata| drop(metadata.insert("config".into(), config.clone())));
        assert!(matches!(error, Error::Config { field: "height, width", .. }), "{side}: {error}");
    }
}

#[test]
fn a_file_of_another_models_weights_is_refused() {
    let config = r#"{"kind":"vanilla","input":6,"encoder":[4],"decoder":[]}"#;
    let error = broken(|_, metadata| drop(metadata.insert("config".into(), config.into())));
    assert_eq!(error.to_string(), "tensor *: expected 58 parameters in all, got 45");
}

#[test]
fn a_tensor_of_the_wrong_shape_is_named_with_both_shapes() {
    let error = broken(|tensors, _| tensors[3].2 = vec![3, 6]);
    assert_eq!(error.to_string(), "tensor enc.kernel: expected shape [6, 3], got [3, 6]");
}

#[test]
fn the_tensors_of_a_training_are_left_out() {
    let with = |name: &str| load_changed(|tensors, _| tensors.push((name.into(), Dtype::F32, vec![1], vec![0; 4])));
    assert_eq!(values(&with("training.0").unwrap()), values(&small()));
    assert!(with("trainings.0").is_err());
}

#[test]
fn a_missing_a_renamed_and_an_extra_tensor_are_refused() {
    assert!(matches!(broken(|tensors, _| drop(tensors.remove(0))), Error::Tensor { .. }));
    let error = broken(|tensors, _| tensors[0].0 = "dec.biass".into());
    assert_eq!(error.to_string(), "tensor dec.bias: expected shape [6], got no such tensor");
    let error = broken(|tensors, _| tensors.push(("extra".into(), Dtype::F32, vec![0], vec![])));
    assert_eq!(error.to_string(), "tensor *: expected 4 tensors in all, got 5");
}

#[test]
fn another_number_format_is_refused() {
    let error = broken(|tensors, _| tensors[0].1 = Dtype::I32);
    assert_eq!(error.to_string(), "tensor dec.bias: expected F32 or F16, got I32");
}

#[test]
fn weights_that_are_not_finite_are_neither_read_nor_written() {
    let error = broken(|tensors, _| tensors[0].3[..4].copy_from_slice(&f32::NAN.to_le_bytes()));
    assert_eq!(error.to_string(), "tensor dec.bias: expected finite values, got NaN");
    let mut model = small();
    model.parameters_mut().for_each(|(_, mut parameter)| parameter.values.fill(1e6));
    assert!(to_bytes(&model, Precision::Single).is_ok());
    assert!(matches!(to_bytes(&model, Precision::Half), Err(Error::Tensor { .. })));
}
