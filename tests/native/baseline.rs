//! Principal components of the real digits: as good as the figures of others, and a class told by its neighbours.
//!
//! Needs the digits, which `make` fetches; so it runs with the feature `pretrain`, as `make test` does.

#[path = "../../crate/examples/pretrain/mnist.rs"]
mod mnist;
mod pretrained_models;

use autoencoders::data::ExcludedClasses;
use autoencoders::latent::{Pca, neighbour_accuracy};
use autoencoders::models::{Objective, Workspace};
use autoencoders::train::Evaluator;
use pretrained_models::{model, root};
use serde_json::{Value, json};
use std::fs;

/// What scikit-learn's `PCA` reaches on the 10,000 test digits, fitted to all 60,000 others: mean squared error a pixel.
const FIGURES: [(usize, f64); 4] = [(2, 0.0557), (16, 0.0269), (32, 0.0168), (128, 0.0042)];

#[test]
fn the_training_digits_have_the_class_counts_of_the_golden_file() {
    let digits = mnist::read(&root(), "train").unwrap();
    let golden: Value = serde_json::from_slice(&fs::read(root().join("tests/golden/shapes.json")).unwrap()).unwrap();
    let count = |class| digits.labels().iter().filter(|label| **label == class).count();
    assert_eq!(golden["classCounts"], json!((0..10).map(count).collect::<Vec<_>>()));
}

#[test]
fn each_number_of_components_leaves_the_error_that_others_find() {
    let [train, test] = ["train", "t10k"].map(|part| mnist::read(&root(), part).unwrap());
    let evaluator =
        Evaluator { objective: Objective::default(), noise: None, excluded_classes: ExcludedClasses::default() };
    for (components, expected) in FIGURES {
        let pca = Pca::fit_digits(&train, train.len(), components).unwrap();
        let sum = evaluator.evaluate_pca(&pca, &test, 0..test.len()).unwrap();
        let error = sum.squared_error / sum.images as f64;
        assert!((error - expected).abs() <= 5.1e-5, "{components} components: {error}, not {expected}");
    }
}

/// The share of the 10,000 test digits whose class Keras 3.15's encoders of these sizes told after 20 epochs: of two dimensions
/// ± 0.009 over the seeds, of sixteen with no deviation given. Ours learned for 60 epochs, from weights of their own.
const TOLD: [(&str, f64); 2] = [("variational-2", 0.673), ("variational-16", 0.957)];

#[test]
fn a_digits_class_is_that_of_its_neighbours_in_the_shipped_models_codes() {
    let [train, test] = ["train", "t10k"].map(|part| mnist::read(&root(), part).unwrap());
    for (name, keras) in TOLD {
        let accuracy = neighbour_accuracy(&model(name), &train, 10_000, &test, &mut Workspace::default()).unwrap();
        // By as much as chance makes of so many digits: two standard deviations, 0.009 and 0.004.
        let chance = 2.0 * (keras * (1.0 - keras) / test.len() as f64).sqrt();
        assert!(accuracy >= keras - chance && accuracy < 0.99, "{name}: {accuracy}, where Keras has {keras}");
    }
}
