//! Anomaly detection on two small sets: a digit of 8×8 pixels that was not learnt, and pictures that are no faces.
//!
//! `make test` fetches them; where the faces cannot be fetched, their test is skipped.

use crate::idx::data_set;
use crate::pretrained_models::root;
use crate::small_digits;
use autoencoders::anomaly::{DetectionCurves, reconstruction_scores};
use autoencoders::data::DataSet;
use autoencoders::json::Object;
use autoencoders::models::Workspace;
use autoencoders::train::{TrainConfig, TrainingRun};
use ndarray::Array2;
use std::fs;
use std::sync::Arc;

/// Some examples as a data set of their own.
fn subset(data: &DataSet, indices: &[usize]) -> DataSet {
    let pixels = indices.iter().flat_map(|index| data.image(*index)).map(|pixel| (pixel * 255.0).round() as u8);
    let labels: Vec<u8> = indices.iter().map(|index| data.labels()[*index]).collect();
    data_set(data.shape().width, &pixels.collect::<Vec<_>>(), &labels).unwrap()
}

/// A plain autoencoder of `hidden` units, a code of `code`, and `hidden` units again, and how it is trained.
struct Training {
    hidden: usize,
    code: usize,
    learning_rate: f32,
    /// Number of steps, of 32 examples each.
    steps: usize,
}

/// The area under the ROC curve of the squared error, on all examples but those that are trained on.
fn roc_auc(data: &DataSet, trained: &[usize], anomalous: impl Fn(usize) -> bool, training: &Training) -> f64 {
    let Training { hidden, code, learning_rate, steps } = training;
    let (train, pixels) = (subset(data, trained), data.shape().len());
    let config = format!(
        r#"{{"model":{{"kind":"vanilla","input":{pixels},"encoder":[{hidden},{code}],"decoder":[{hidden}]}},
        "objective":{{"reconstruction":"mean_squared_error","beta":1}},"warmUp":0,"learningRate":{learning_rate},
        "batch":32,"noise":null,"examples":{},"excludedClasses":[],"seed":1}}"#,
        train.len(),
    );
    let config = Object::parse(&config).and_then(TrainConfig::read).unwrap();
    let mut run = TrainingRun::new(config, Arc::new(train), 1).unwrap();
    for _ in 0..*steps {
        run.train_step().unwrap();
    }
    let test: Vec<usize> = (0..data.len()).filter(|index| !trained.contains(index)).collect();
    let mut images = Array2::zeros((test.len(), pixels));
    data.copy_batch(&test, images.view_mut());
    let scores = reconstruction_scores(run.model(), images.view(), &mut Workspace::default()).unwrap();
    let flags: Vec<bool> = test.iter().map(|index| anomalous(*index)).collect();
    DetectionCurves::of(&scores.squared_error, &flags).unwrap().roc_auc()
}

/// Half of the normal examples, in three ways.
fn halves(normal: &[usize]) -> [Vec<usize>; 3] {
    let half = |is_in_half: fn(usize) -> bool| {
        normal.iter().enumerate().filter(|(position, _)| is_in_half(*position)).map(|(_, index)| *index).collect()
    };
    [half(|i| i % 2 == 0), half(|i| i % 2 == 1), half(|i| i % 4 < 2)]
}

/// 100 faces and 100 pictures without, each with a mean of ½ and a standard deviation of ⅛, so that little is clipped.
fn faces(npy: &[u8]) -> DataSet {
    let header = 10 + usize::from(u16::from_le_bytes([npy[8], npy[9]]));
    let (values, _) = npy[header..].as_chunks::<8>();
    let values: Vec<f64> = values.iter().map(|bytes| f64::from_le_bytes(*bytes)).collect();
    let mut pixels = Vec::new();
    for image in values.chunks_exact(25 * 25) {
        let mean = image.iter().sum::<f64>() / 625.0;
        let deviation = (image.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / 625.0).sqrt();
        let byte = |x: &f64| (255.0 * (0.5 + (x - mean) / deviation / 8.0)).clamp(0.0, 255.0).round() as u8;
        pixels.extend(image.iter().map(byte));
    }
    data_set(25, &pixels, &[[0; 100], [1; 100]].concat()).unwrap()
}

#[test]
fn pictures_without_a_face_are_told_from_faces() {
    let Ok(npy) = fs::read(root().join("target/data/faces.npy")) else {
        println!("SKIPPED: there is no target/data/faces.npy, which `make test` fetches");
        return;
    };
    let (faces, normal) = (faces(&npy), (0..100).collect::<Vec<_>>());
    let training = Training { hidden: 128, code: 8, learning_rate: 0.001, steps: 300 };
    let areas = halves(&normal).map(|half| roc_auc(&faces, &half, |index| index >= 100, &training));
    println!("faces: {areas:?}");
    assert!(areas.iter().sum::<f64>() / 3.0 >= 0.94, "{areas:?}");
}

#[test]
fn each_digit_of_8_by_8_pixels_is_strange_to_a_model_of_the_nine_others() {
    let digits = small_digits::read_all(&root()).unwrap();
    let training = Training { hidden: 32, code: 8, learning_rate: 0.003, steps: 4000 };
    let areas: Vec<f64> = (0..10)
        .map(|class| {
            let normal: Vec<usize> = (0..digits.len()).filter(|index| digits.labels()[*index] != class).collect();
            let [half, ..] = halves(&normal);
            roc_auc(&digits, &half, |index| digits.labels()[index] == class, &training)
        })
        .collect();
    println!("digits of 8×8: {areas:?}");
    assert!(areas.iter().sum::<f64>() / 10.0 >= 0.93, "{areas:?}");
}
