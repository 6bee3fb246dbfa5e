//! Shapes, counts and ranges that the page computes by itself, compared with `../golden/shapes.json`, with which the page's
//! own are compared too. `UPDATE=1` writes the file.

use autoencoders::data::DataSet;
use autoencoders::json::Object;
use autoencoders::layers::Activation;
use autoencoders::models::{Config, Convolutional, Model, Vanilla, Variational};
use autoencoders::train::{TrainConfig, TrainingRun, shard_range};
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use serde_json::{Value, json};
use std::path::Path;
use std::sync::Arc;
use std::{env, fs};

/// Number of training digits of each class, of MNIST and of the digits of 8×8; `baseline.rs` counts them.
const SMALL_CLASS_COUNTS: [usize; 10] = [142, 145, 141, 146, 144, 145, 144, 143, 139, 144];
const CLASS_COUNTS: [usize; 10] = [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949];

fn configs() -> Vec<Config> {
    let image = |height, width| Convolutional { height, width, ..Convolutional::small() };
    let parsed = |text: &str| Object::parse(text).and_then(Config::read).expect("a configuration");
    vec![
        Config::Vanilla(Vanilla::keras_dense(128)),
        Config::Vanilla(Vanilla::deep()),
        Config::Vanilla(Vanilla { input: 15, encoder: vec![7], decoder: vec![9, 5], activation: Activation::Tanh }),
        Config::Variational(Variational::linear_vae(3)),
        Config::Variational(Variational::mlp_vae(16)),
        Config::Convolutional(Convolutional::keras_conv()),
        Config::Convolutional(image(28, 32)),
        // Sides that are not divisible by four.
        Config::Convolutional(image(30, 29)),
        Config::Convolutional(image(7, 10)),
        Config::Convolutional(image(25, 25)),
        Config::Convolutional(Convolutional { channels: 3, ..image(31, 18) }),
        parsed(r#"{"kind":"convolutional","height":28,"width":31,"channels":1,"filters":[2,3,4,5],"padding":"valid"}"#),
    ]
}

/// What a model of this configuration has.
fn shapes(config: &Config) -> Value {
    let model = Model::new(config.clone(), &mut ChaCha8Rng::seed_from_u64(1)).unwrap();
    // One bias per unit or filter; z_log_var lies beside z_mean.
    let biases = model.parameters().filter(|(layer, parameter)| *layer != "z_log_var" && parameter.name == "bias");
    let mut layer_sizes: Vec<usize> = biases.map(|(_, bias)| bias.values.len()).collect();
    if !matches!(config, Config::Convolutional(_)) {
        layer_sizes.insert(0, model.input_len());
    }
    json!({
        "config": config,
        "imageSize": model.input_len(),
        "codeShape": model.code_shape(),
        "parameterCount": model.parameter_count(),
        "layerSizes": layer_sizes,
        "isTrainable": model.check_trainable().is_ok(),
    })
}

/// The ranges of the shards that are not empty.
fn shards(images: usize, shards: usize) -> Value {
    let ranges = (0..shards).map(|index| shard_range(images, index, shards)).filter(|range| !range.is_empty());
    let ranges: Vec<_> = ranges.map(|range| json!({ "start": range.start, "end": range.end })).collect();
    json!({ "images": images, "shards": shards, "ranges": ranges })
}

/// 60,000 images of one pixel with the labels of MNIST, in the order of their classes.
fn digits() -> Arc<DataSet> {
    let labels: Vec<u8> =
        CLASS_COUNTS.iter().enumerate().flat_map(|(class, count)| vec![class as u8; *count]).collect();
    let count = 60_000_u32.to_be_bytes();
    let images = [&[0, 0, 8, 3], &count[..], &[0, 0, 0, 1, 0, 0, 0, 1], &labels].concat();
    Arc::new(DataSet::from_idx(&images, &[&[0, 0, 8, 1], &count[..], &labels].concat()).unwrap())
}

fn epoch(all: &Arc<DataSet>, digits: usize, excluded: &[usize], batch: usize) -> Value {
    let config = format!(
        r#"{{"model":{{"kind":"vanilla","input":1,"encoder":[1],"decoder":[]}},
        "objective":{{"reconstruction":"binary_cross_entropy","beta":1}},"warmUp":0,"learningRate":0.001,"batch":{batch},
        "noise":null,"examples":{digits},"excludedClasses":{excluded:?},"seed":1}}"#
    );
    let config = Object::parse(&config).and_then(TrainConfig::read).expect("a configuration");
    let steps = TrainingRun::new(config, Arc::clone(all), 1).unwrap().steps_per_epoch();
    json!({ "examples": digits, "excludedClasses": excluded, "batch": batch, "steps": steps })
}

fn golden() -> Value {
    let all = digits();
    json!({
        "models": configs().iter().map(shapes).collect::<Vec<_>>(),
        "shards": [shards(128, 1), shards(128, 3), shards(10, 4), shards(3, 5), shards(1024, 7)],
        "classCounts": { "mnist": CLASS_COUNTS, "digits8": SMALL_CLASS_COUNTS },
        "epochs": [
            epoch(&all, 60_000, &[], 128),
            epoch(&all, 60_000, &[8], 128),
            epoch(&all, 60_000, &[0, 1, 2, 3, 4, 5, 6, 7, 9], 1000),
            epoch(&all, 4000, &[], 128),
            epoch(&all, 100, &[], 1024),
        ],
    })
}

#[test]
fn shapes_and_counts_are_those_of_the_golden_file() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/golden/shapes.json");
    let actual = golden();
    if env::var_os("UPDATE").is_some() {
        fs::write(&path, serde_json::to_string_pretty(&actual).unwrap() + "\n").unwrap();
    }
    let expected: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    for section in ["models", "shards", "classCounts", "epochs"] {
        assert_eq!(actual[section], expected[section], "{section}");
    }
}
