//! The page's presets '2-D map' and 'Denoiser' (`www/src/views/train/setup/presets.ts`): a learning rate that falls from 0.006 along
//! a cosine gives in half of the epochs what a constant one of 0.001 gives; the convolutional model needs small batches for it.
//!
//! Needs the digits, which `make` fetches; so it runs with the feature `pretrain`, as `make test-long` does.

use crate::mnist;
use crate::pretrained_models::root;
use autoencoders::data::{DataSet, ExcludedClasses, Noise};
use autoencoders::models::{Config, Convolutional, Variational, Workspace};
use autoencoders::train::{Adam, EvalMetrics, Evaluator, TrainConfig, TrainingRun};
use std::sync::Arc;

/// With a constant learning rate of 0.001 and batches of 128.
fn usual(model: Config, noise: Option<Noise>, examples: usize) -> TrainConfig {
    TrainConfig { noise, seed: 1, ..TrainConfig::new(model, examples) }
}

/// With a learning rate that falls from 0.006 over all `epochs`.
fn decaying(epochs: usize, constant: &TrainConfig) -> TrainConfig {
    TrainConfig { adam: Adam::with_learning_rate(0.006), decay_epochs: epochs as f32, ..constant.clone() }
}

/// Metrics on all test digits after a number of epochs.
fn metrics_after(epochs: usize, config: &TrainConfig, train: &Arc<DataSet>, test: &DataSet) -> EvalMetrics {
    let mut run = TrainingRun::new(config.clone(), Arc::clone(train), 1).unwrap();
    for _ in 0..epochs * run.steps_per_epoch() {
        run.train_step().unwrap();
    }
    let TrainConfig { objective, noise, .. } = *config;
    let evaluator = Evaluator { objective, noise, excluded_classes: ExcludedClasses::default() };
    evaluator.evaluate(run.model(), test, 0..test.len(), &mut Workspace::default()).unwrap()
}

fn digits() -> (Arc<DataSet>, DataSet) {
    let [train, test] = ["train", "t10k"].map(|part| mnist::read(&root(), part).unwrap());
    (Arc::new(train), test)
}

#[test]
#[ignore = "long: make test-long"]
fn a_map_is_as_good_in_half_of_the_epochs() {
    let (train, test) = digits();
    let constant = usual(Config::Variational(Variational::mlp_vae(2)), None, train.len());
    let [constant, decaying] = [(4, &constant), (2, &decaying(2, &constant))].map(|(epochs, config)| {
        let metrics = metrics_after(epochs, config, &train, &test);
        (metrics.reconstruction + metrics.kl) / metrics.image_count as f64
    });
    assert!(decaying < constant, "{decaying} nats after 2 epochs, {constant} after 4");
}

#[test]
#[ignore = "long: make test-long"]
fn a_convolutional_denoiser_is_better_in_half_of_the_epochs() {
    let (train, test) = digits();
    let small = Config::Convolutional(Convolutional { filters: [8, 16, 16, 8], ..Convolutional::keras_conv() });
    let constant = usual(small, Some(Noise::Mixed), 15_000);
    let small_batches = TrainConfig { batch_size: 32, ..decaying(1, &constant) };
    let [constant, decaying] = [(2, &constant), (1, &small_batches)]
        .map(|(epochs, config)| metrics_after(epochs, config, &train, &test).squared_error);
    assert!(decaying < constant, "{decaying} after 1 epoch, {constant} after 2");
}
