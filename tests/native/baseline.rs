//! PCA and k-NN accuracy on MNIST, compared with scikit-learn and Keras.
//!
//! Needs the digits, which `make` fetches; so it runs with the feature `pretrain`, as `make test` does.

use crate::mnist;
use crate::pretrained_models::{model, root};
use crate::small_digits;
use autoencoders::data::ExcludedClasses;
use autoencoders::latent::{Pca, knn_accuracy};
use autoencoders::models::{Objective, Workspace};
use autoencoders::train::Evaluator;
use serde_json::{Value, json};
use std::fs;

/// Mean squared error per pixel of scikit-learn's `PCA` on the 10,000 test digits, fitted to the 60,000 training digits.
const SCIKIT_LEARN: [(usize, f64); 4] = [(2, 0.0557), (16, 0.0269), (32, 0.0168), (128, 0.0042)];

#[test]
fn the_training_digits_have_the_class_counts_of_the_golden_file() {
    let golden: Value = serde_json::from_slice(&fs::read(root().join("tests/golden/shapes.json")).unwrap()).unwrap();
    let [small, _] = small_digits::read(&root()).unwrap();
    for (name, digits) in [("mnist", mnist::read(&root(), "train").unwrap()), ("digits8", small)] {
        let count = |class| digits.labels().iter().filter(|label| **label == class).count();
        assert_eq!(golden["classCounts"][name], json!((0..10).map(count).collect::<Vec<_>>()));
    }
}

#[test]
fn the_error_of_pca_is_that_of_scikit_learn() {
    let [train, test] = ["train", "t10k"].map(|part| mnist::read(&root(), part).unwrap());
    let evaluator =
        Evaluator { objective: Objective::default(), noise: None, excluded_classes: ExcludedClasses::default() };
    for (components, expected) in SCIKIT_LEARN {
        let pca = Pca::fit_data(&train, train.len(), components).unwrap();
        let sum = evaluator.evaluate_pca(&pca, &test, 0..test.len()).unwrap();
        let error = sum.squared_error / sum.image_count as f64;
        assert!((error - expected).abs() <= 5.1e-5, "{components} components: {error}, not {expected}");
    }
}

/// 5-NN accuracy on the 10,000 test digits with encoders of the same sizes, trained with Keras 3.15 for 20 epochs; with two
/// dimensions ± 0.009 over the seeds. The pretrained models were trained for 60 epochs, from other weights.
const KERAS: [(&str, f64); 2] = [("variational-2", 0.673), ("variational-16", 0.957)];

#[test]
fn the_neighbour_accuracy_of_the_pretrained_models_is_that_of_keras() {
    let [train, test] = ["train", "t10k"].map(|part| mnist::read(&root(), part).unwrap());
    for (name, keras) in KERAS {
        let accuracy = knn_accuracy(&model(name), &train, 10_000, &test, &mut Workspace::default()).unwrap();
        // Two standard deviations of the sampling error: 0.009 and 0.004.
        let tolerance = 2.0 * (keras * (1.0 - keras) / test.len() as f64).sqrt();
        assert!(accuracy >= keras - tolerance && accuracy < 0.99, "{name}: {accuracy}, where Keras has {keras}");
    }
}
