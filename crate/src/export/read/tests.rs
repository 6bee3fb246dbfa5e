use super::*;
use crate::export::{ModelDescription, to_safetensors};
use crate::layers::{Activation, Padding};
use crate::models::{Convolutional, Vanilla, Variational};
use crate::weights::safetensors::{TensorData, write};
use crate::weights::{Precision, from_bytes};
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test; // these also run in the browser

fn configs() -> Vec<Config> {
    let convolutional = Convolutional { height: 12, width: 8, channels: 3, ..Convolutional::small() };
    vec![
        Config::Vanilla(Vanilla::keras_dense(16)),
        Config::Vanilla(Vanilla::deep()),
        Config::Convolutional(convolutional),
        Config::Variational(Variational::linear_vae(2)),
        Config::Variational(Variational { encoder: vec![30, 20], decoder: vec![20, 30], ..Variational::mlp_vae(3) }),
    ]
}

fn model(config: Config) -> Model {
    Model::new(config, &mut ChaCha8Rng::seed_from_u64(1)).unwrap()
}

fn file(model: &Model, layout: Layout) -> Vec<u8> {
    to_safetensors(model, layout, &ModelDescription::of(model, "test")).unwrap()
}

fn bits(model: &Model) -> Vec<u32> {
    model.parameters().flat_map(|(_, p)| p.as_slice().iter().map(|v| v.to_bits()).collect::<Vec<_>>()).collect()
}

/// The file without metadata, its tensors renamed and their shapes changed.
fn stripped(bytes: &[u8], change: impl Fn(&str, &[usize]) -> (String, Vec<usize>)) -> Vec<u8> {
    let file = safetensors::read(bytes).unwrap();
    let data = |tensor: &Tensor| {
        let (name, shape) = change(&tensor.name, &tensor.shape);
        TensorData { name, shape, data: tensor.data.to_vec() }
    };
    write(&[], &file.tensors.iter().map(data).collect::<Vec<_>>(), Precision::Single)
}

fn unchanged(name: &str, shape: &[usize]) -> (String, Vec<usize>) {
    (name.to_owned(), shape.to_vec())
}

/// The message of the error.
fn message(bytes: &[u8], image: Option<ImageShape>) -> String {
    let error = from_safetensors(bytes, image).map(|model| model.config().clone()).expect_err("a foreign file");
    assert_eq!(error.code(), "foreign", "{error}");
    error.to_string()
}

const DIGITS: Option<ImageShape> = Some(ImageShape::grey(28, 28));

#[test]
fn a_file_that_holds_a_training_gives_its_model() {
    let model = model(configs().remove(0));
    let bytes = crate::weights::to_bytes(&model, Precision::Single).unwrap();
    let file = safetensors::read(&bytes).unwrap();
    let data = |tensor: &Tensor| TensorData {
        name: tensor.name.clone(),
        shape: tensor.shape.clone(),
        data: tensor.data.to_vec(),
    };
    let mut tensors: Vec<_> = file.tensors.iter().map(data).collect();
    tensors.push(TensorData { name: "training.0".to_owned(), shape: vec![2], data: vec![0; 8] });
    let config = metadata_entry(&file, "config").unwrap();
    let bytes = write(&[("config", config)], &tensors, Precision::Single);
    assert_eq!(bits(&from_safetensors(&bytes, None).unwrap()), bits(&model));
}

#[test]
fn every_layout_gives_the_same_bits_again() {
    for config in configs() {
        let model = model(config);
        for layout in Layout::ALL {
            let again = from_safetensors(&file(&model, layout), None).unwrap();
            assert_eq!(again.config(), model.config());
            assert!(bits(&again) == bits(&model), "{layout:?}");
        }
        assert!(bits(&from_bytes(&file(&model, Layout::Native)).unwrap()) == bits(&model));
    }
}

#[test]
fn the_configuration_keeps_what_shapes_do_not_tell() {
    for config in [
        Config::Vanilla(Vanilla { activation: Activation::Tanh, ..Vanilla::keras_dense(16) }),
        Config::Convolutional(Convolutional { padding: Padding::Valid, ..Convolutional::small() }),
    ] {
        let model = model(config);
        assert_eq!(from_safetensors(&file(&model, Layout::PyTorch), None).unwrap().config(), model.config());
    }
}

#[test]
fn without_metadata_names_and_shapes_tell_the_model() {
    for config in configs() {
        let model = model(config);
        let image = Some(ModelDescription::of(&model, "").image_shape);
        for layout in Layout::ALL {
            let again = from_safetensors(&stripped(&file(&model, layout), unchanged), image).unwrap();
            assert_eq!(again.config(), model.config(), "{layout:?}");
            assert!(bits(&again) == bits(&model));
        }
    }
}

#[test]
fn convolutions_without_metadata_need_the_size_of_the_images() {
    let model = model(Config::Convolutional(Convolutional::small()));
    let result = from_safetensors(&stripped(&file(&model, Layout::PyTorch), unchanged), None);
    assert!(matches!(result, Err(Error::Metadata { expected, .. }) if expected.contains("size of the images")));
}

#[test]
fn an_image_of_more_values_than_can_be_counted_is_refused() {
    let dense = file(&model(Config::Vanilla(Vanilla::keras_dense(16))), Layout::PyTorch);
    let image = ImageShape { height: usize::MAX, width: 2, channels: 3 };
    let message = from_safetensors(&stripped(&dense, unchanged), Some(image)).unwrap_err().to_string();
    let expected = format!("image: expected as many values as can be counted, got {}×2×3", usize::MAX);
    assert_eq!(message, expected);
}

#[test]
fn a_tensor_of_another_name_is_to_be_renamed() {
    let model = model(Config::Vanilla(Vanilla::keras_dense(16)));
    let torch = file(&model, Layout::PyTorch);
    let parallel = stripped(&torch, |name, shape| (format!("module.{name}"), shape.to_vec()));
    let renamed = message(&parallel, None);
    assert!(
        renamed.contains("rename `module.enc.weight` to `enc.weight`; rename `module.enc.bias` to `enc.bias`"),
        "{renamed}"
    );

    // A longer name is found too, and the message has its beginning.
    let prefix = "a_package_with_a_long_name.models.autoencoders.vanilla.module";
    let nested = stripped(&torch, |name, shape| (format!("{prefix}.{name}"), shape.to_vec()));
    let renamed = message(&nested, None);
    assert!(
        renamed.contains("rename `a_package_with_a_long_name.models.autoencoders.vanilla.modul` to `enc.weight`"),
        "{renamed}"
    );

    let names = [("enc", "encoder.0"), ("dec", "decoder.0")];
    let sequential = stripped(&torch, |name, shape| {
        (names.iter().fold(name.to_owned(), |name, (ours, theirs)| name.replace(ours, theirs)), shape.to_vec())
    });
    let renamed = message(&sequential, None);
    assert!(renamed.contains("rename `decoder.0.bias` to `dec.bias`"), "{renamed}");
}

#[test]
fn the_layers_of_a_variational_model_are_found_by_their_shapes() {
    let model = model(Config::Variational(Variational::mlp_vae(20)));
    let names = [("z_mean", "fc21"), ("z_log_var", "fc22"), ("enc", "fc1"), ("dec1", "fc3"), ("dec", "fc4")];
    let foreign = stripped(&file(&model, Layout::PyTorch), |name, shape| {
        let (ours, theirs) = names.iter().find(|(ours, _)| name.starts_with(ours)).unwrap();
        (name.replacen(ours, theirs, 1), shape.to_vec())
    });
    let renamed = message(&foreign, None);
    for (ours, theirs) in names {
        for parameter in ["weight", "bias"] {
            let expected = format!("rename `{theirs}.{parameter}` to `{ours}.{parameter}`");
            assert!(renamed.contains(&expected), "{expected}: {renamed}");
        }
    }
}

#[test]
fn a_tensor_of_another_layout_is_to_be_transposed() {
    let model = model(Config::Vanilla(Vanilla::keras_dense(16)));
    // Kernels as Keras has them, under PyTorch's names.
    let foreign = stripped(&file(&model, Layout::Keras), |name, shape| {
        (name.replace("/kernel", ".weight").replace('/', "."), shape.to_vec())
    });
    let transposed = message(&foreign, DIGITS);
    assert!(transposed.contains("transpose `enc.weight` from [784, 16] to [16, 784]"), "{transposed}");
    assert!(!transposed.contains("bias"), "{transposed}");
}

/// A file of zeros.
fn zeros(tensors: &[(&str, &[usize])]) -> Vec<u8> {
    let tensor = |(name, shape): &(&str, &[usize])| {
        let data = vec![0; 4 * shape.iter().product::<usize>()];
        TensorData { name: (*name).to_owned(), shape: shape.to_vec(), data }
    };
    write(&[], &tensors.iter().map(tensor).collect::<Vec<_>>(), Precision::Single)
}

#[test]
fn what_is_missing_or_has_no_place_is_named() {
    let foreign =
        zeros(&[("enc.weight", &[16, 784]), ("steps", &[4]), ("dec.weight", &[784, 16]), ("dec.bias", &[784])]);
    let named = message(&foreign, None);
    assert_eq!(named, "tensors of another program: `enc.bias` [16] is missing; `steps` [4] is unknown");
}

#[test]
fn other_tensors_are_those_of_no_model() {
    let others: [&[(&str, &[usize])]; 6] = [
        &[],
        &[("a.weight", &[2, 3])],
        &[("a", &[2, 3]), ("b", &[3, 2])],
        &[("enc.weight", &[2, 3]), ("attention.weight", &[2, 3])],
        &[("a.weight", &[2, 6]), ("b.weight", &[6, 2]), ("c.weight", &[6, 2])],
        &[("scale.weight", &[5]), ("a.weight", &[2, 3, 4])],
    ];
    for tensors in others {
        let result = from_safetensors(&zeros(tensors), DIGITS).map(|model| model.config().clone());
        assert!(matches!(result, Err(Error::Metadata { .. })), "{tensors:?}: {result:?}");
    }
}

#[test]
fn an_unknown_layout_is_refused() {
    let bytes = write(&[("layout", "jax")], &[], Precision::Single);
    let result = from_safetensors(&bytes, None).map(|model| model.config().clone());
    assert_eq!(result, Err(Error::Metadata { expected: "the layout pytorch or keras", actual: "jax".to_owned() }));
}
