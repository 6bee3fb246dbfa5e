//! The figures that the page shows in Recognise and Map for the digits, on the very examples that it has: every 15th training
//! digit and every tenth test digit. Compared with `../golden/recognition.json`, with which the page's are compared too.
//! `UPDATE=1` writes the file.

use crate::mnist;
use crate::pretrained_models::{model, root};
use autoencoders::classification::{ConfusionMatrix, Degree, LabelledFeatures, LinearProbe};
use autoencoders::data::DataSet;
use autoencoders::latent::{Pca, Trustworthiness};
use autoencoders::models::Workspace;
use ndarray::Array2;
use serde_json::{Value, json};
use std::{env, fs};

const NEIGHBOURS: usize = 5;
const COMPONENTS: usize = 16;
const MODELS: [&str; 4] = ["variational-2", "variational-16", "vanilla", "convolutional"];

/// Pictures `[n, 784]` with their labels.
struct LabelledPictures {
    pictures: Array2<f32>,
    labels: Vec<u8>,
}

fn every_nth(data: &DataSet, step: usize) -> LabelledPictures {
    let indices: Vec<usize> = (0..data.len()).step_by(step).collect();
    let mut pictures = Array2::zeros((indices.len(), 784));
    data.copy_batch(&indices, pictures.view_mut());
    LabelledPictures { pictures, labels: indices.iter().map(|index| data.labels()[*index]).collect() }
}

fn codes(name: &str, pictures: &Array2<f32>) -> Array2<f32> {
    let model = model(name);
    let codes = model.encode_all(pictures.as_slice().unwrap(), &mut Workspace::default());
    Array2::from_shape_vec((pictures.nrows(), model.code_len()), codes).unwrap()
}

fn accuracy(labels: &[u8], predictions: &[u8]) -> f64 {
    ConfusionMatrix::of(labels, predictions, 10).unwrap().accuracy()
}

/// Accuracy by the nearest neighbours and by a linear probe.
fn recognition_accuracies(
    train: &LabelledPictures,
    test: &LabelledPictures,
    features: impl Fn(&Array2<f32>) -> Array2<f32>,
) -> Value {
    let known = LabelledFeatures::new(features(&train.pictures), train.labels.clone()).unwrap();
    let unknown = features(&test.pictures);
    let neighbours = known.classify(unknown.view(), NEIGHBOURS).unwrap();
    let probe = LinearProbe::fit(&known, Degree::Linear).unwrap().classify(unknown.view()).unwrap();
    json!({ "neighbours": accuracy(&test.labels, &neighbours), "probe": accuracy(&test.labels, &probe) })
}

/// The quality of the map that has the test digits at these points.
fn map_quality(test: &LabelledPictures, points: Array2<f32>) -> Value {
    let count = points.nrows();
    let mut trust = Trustworthiness::new(test.pictures.view(), points.clone(), NEIGHBOURS).unwrap();
    trust.advance(count);
    let plane = LabelledFeatures::new(points, test.labels.clone()).unwrap();
    let left_out = plane.classify_leave_one_out(0..count, NEIGHBOURS).unwrap();
    json!({ "trustworthiness": trust.value().unwrap(), "accuracy": accuracy(&test.labels, &left_out) })
}

fn plane_of(features: &Array2<f32>) -> Array2<f32> {
    Pca::fit(features.view(), 2).unwrap().project(features.view())
}

fn figures() -> Value {
    let [train, test] = ["train", "t10k"].map(|part| mnist::read(&root(), part).unwrap());
    let (train, test) = (every_nth(&train, 15), every_nth(&test, 10));
    let pca = Pca::fit(train.pictures.view(), COMPONENTS).unwrap();
    let mut rows: serde_json::Map<String, Value> = MODELS
        .map(|name| (name.to_string(), recognition_accuracies(&train, &test, |pictures| codes(name, pictures))))
        .into_iter()
        .collect();
    rows.insert("pixels".to_string(), recognition_accuracies(&train, &test, Clone::clone));
    rows.insert(
        "components".to_string(),
        recognition_accuracies(&train, &test, |pictures| pca.project(pictures.view())),
    );
    let maps = json!({
        "plane": map_quality(&test, codes("variational-2", &test.pictures)),
        "code": map_quality(&test, plane_of(&codes("vanilla", &test.pictures))),
        "pixels": map_quality(&test, plane_of(&test.pictures)),
    });
    json!({ "rows": rows, "maps": maps })
}

/// Every number of the one is within 0.005 of that of the other.
fn expect_close(found: &Value, golden: &Value, path: &str) {
    match (found, golden) {
        (Value::Object(found), Value::Object(golden)) => {
            assert!(found.keys().eq(golden.keys()), "{path}");
            found.iter().for_each(|(key, value)| expect_close(value, &golden[key], &format!("{path}/{key}")));
        }
        _ => {
            let [found, golden] = [found, golden].map(|value| value.as_f64().unwrap());
            assert!((found - golden).abs() < 0.005, "{path}: {found}, not {golden}");
        }
    }
}

#[test]
fn the_page_shows_these_figures_of_recognition_and_maps() {
    let path = root().join("tests/golden/recognition.json");
    let found = figures();
    println!("{found:#}");
    if env::var_os("UPDATE").is_some() {
        fs::write(&path, format!("{found:#}\n")).unwrap();
    }
    expect_close(&found, &serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap(), "");
}
