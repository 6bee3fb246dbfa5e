//! Anomaly detection on MNIST: how well the scores of a model separate the digits that it was trained on from others.
//!
//! Needs the digits, which `make` fetches; so it runs with the feature `pretrain`, as `make test` does.

use crate::digit_likeness::images;
use crate::fashion;
use crate::mnist;
use crate::pretrained_models::{model, root};
use autoencoders::anomaly::{DetectionCurves, mean_neighbour_distances, reconstruction_scores};
use autoencoders::data::DataSet;
use autoencoders::json::Object;
use autoencoders::models::{Model, Workspace};
use autoencoders::train::{TrainConfig, TrainingRun};
use ndarray::{Array2, Axis, concatenate};
use std::sync::Arc;

/// 784-32-784, trained for five epochs without one of the classes.
fn trained_without(class: u8, batch: usize) -> Model {
    let json = format!(
        r#"{{"model":{{"kind":"vanilla","input":784,"encoder":[32],"decoder":[]}},"objective":{{"reconstruction":"binary_cross_entropy","beta":1}},"warmUp":0,
        "learningRate":0.001,"batch":{batch},"noise":null,"examples":60000,"excludedClasses":[{class}],"seed":1}}"#
    );
    let config = Object::parse(&json).and_then(TrainConfig::read).unwrap();
    let mut run = TrainingRun::new(config, Arc::new(mnist::read(&root(), "train").unwrap()), 1).unwrap();
    for _ in 0..5 * run.steps_per_epoch() {
        run.train_step().unwrap();
    }
    run.model().clone()
}

/// The codes of all digits but those of one class.
fn codes_without(class: u8, model: &Model, digits: &DataSet) -> Array2<f32> {
    let known: Vec<usize> = (0..digits.len()).filter(|index| digits.labels()[*index] != class).collect();
    let mut codes = Vec::new();
    for indices in known.chunks(1000) {
        let mut pictures = Array2::zeros((indices.len(), 784));
        digits.copy_batch(indices, pictures.view_mut());
        codes.append(&mut model.encode_all(pictures.as_slice().unwrap(), &mut Workspace::default()));
    }
    Array2::from_shape_vec((known.len(), model.code_len()), codes).unwrap()
}

/// The area under the ROC curve of each score on the 10,000 test digits: squared error, relative error, excess cross-entropy and
/// distance to the nearest of all codes of the training digits.
fn areas(class: u8, model: &Model) -> [f64; 4] {
    let workspace = &mut Workspace::default();
    let [train, test] = ["train", "t10k"].map(|part| mnist::read(&root(), part).unwrap());
    let flags: Vec<bool> = test.labels().iter().map(|label| *label == class).collect();
    let pictures = images(&test);
    let scores = reconstruction_scores(model, pictures.view(), workspace).unwrap();
    let codes = model.encode_all(pictures.as_slice().unwrap(), workspace);
    let codes = Array2::from_shape_vec((test.len(), model.code_len()), codes).unwrap();
    let distances = mean_neighbour_distances(codes_without(class, model, &train).view(), codes.view(), 1).unwrap();
    [scores.squared_error, scores.relative_error, scores.excess_cross_entropy, distances].map(|scores| {
        let curves = DetectionCurves::of(&scores, &flags).unwrap();
        println!("without {class}: area {}, average precision {}", curves.roc_auc(), curves.average_precision());
        curves.roc_auc()
    })
}

/// Its error is large, and its code lies far from all others.
#[test]
fn an_8_is_strange_to_a_model_that_has_never_seen_one() {
    let areas = areas(8, &trained_without(8, 256));
    assert!(areas.into_iter().fold(0.0, f64::max) >= 0.92, "{areas:?}");
}

/// '1' is so easy to reconstruct that its plain error is small, although no '1' was learnt.
#[test]
fn a_1_fools_the_plain_error_and_not_the_error_over_its_energy() {
    let [squared, relative, ..] = areas(1, &trained_without(1, 512));
    assert!(relative >= 0.83 && squared < 0.75, "{squared}, {relative}");
}

/// The pretrained model, trained on digits alone.
#[test]
fn clothes_are_told_from_digits_almost_without_error() {
    let digits = images(&mnist::read(&root(), "t10k").unwrap());
    let clothes = fashion::test_images();
    assert_eq!(clothes.dim(), (1000, 784));
    let flags: Vec<bool> = (0..digits.nrows() + clothes.nrows()).map(|index| index >= digits.nrows()).collect();
    let all = concatenate![Axis(0), digits, clothes];
    let scores = reconstruction_scores(&model("vanilla"), all.view(), &mut Workspace::default()).unwrap();
    for scores in [scores.squared_error, scores.relative_error, scores.excess_cross_entropy] {
        let area = DetectionCurves::of(&scores, &flags).unwrap().roc_auc();
        println!("digits against clothes: {area}");
        assert!(area >= 0.999, "{area}");
    }
}
