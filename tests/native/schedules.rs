//! The page's preset '2-D map' (`www/src/views/train/setup/presets.ts`): a learning rate that falls from 0.006 along a cosine gives
//! in half of the epochs what a constant one of 0.001 gives.
//!
//! Needs the digits, which `make` fetches; so it runs with the feature `pretrain`, as `make test` does.

use crate::mnist;
use crate::pretrained_models::root;
use autoencoders::data::{DataSet, ExcludedClasses};
use autoencoders::models::{Config, Objective, Variational, Workspace};
use autoencoders::train::{Adam, Evaluator, TrainConfig, TrainingRun};
use std::sync::Arc;

/// −ELBO per test digit, in nats.
fn negative_elbo(train: &Arc<DataSet>, test: &DataSet, epochs: usize, learning_rate: f32, decay: f32) -> f64 {
    let config = TrainConfig {
        model: Config::Variational(Variational::mlp_vae(2)),
        objective: Objective::default(),
        warm_up: 0.0,
        adam: Adam::with_learning_rate(learning_rate),
        decay,
        batch: 128,
        noise: None,
        examples: train.len(),
        excluded_classes: vec![],
        seed: 1,
    };
    let mut run = TrainingRun::new(config, Arc::clone(train), 1).unwrap();
    for _ in 0..epochs * run.steps_per_epoch() {
        run.train();
    }
    let evaluator =
        Evaluator { objective: Objective::default(), noise: None, excluded_classes: ExcludedClasses::default() };
    let metrics = evaluator.evaluate(run.model(), test, 0..test.len(), &mut Workspace::default()).unwrap();
    (metrics.reconstruction + metrics.kl) / metrics.images as f64
}

#[test]
fn a_map_is_as_good_in_half_of_the_epochs() {
    let [train, test] = ["train", "t10k"].map(|part| mnist::read(&root(), part).unwrap());
    let train = Arc::new(train);
    let constant = negative_elbo(&train, &test, 4, 0.001, 0.0);
    let decaying = negative_elbo(&train, &test, 2, 0.006, 2.0);
    assert!(decaying < constant, "{decaying} after 2 epochs, {constant} after 4");
}
