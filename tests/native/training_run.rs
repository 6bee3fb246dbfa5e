//! Training runs: their batches, how they are resumed, and gradients that are computed elsewhere.

use crate::fixtures::{self, MODELS};
use autoencoders::data::DataSet;
use autoencoders::json::Object;
use autoencoders::models::{Loss, Model, Objective};
use autoencoders::train::{Shard, TrainConfig, TrainingRun};
use std::sync::Arc;

fn config_json(model: &str) -> TrainConfig {
    Object::parse(&fixtures::config_json(model)).and_then(TrainConfig::read).unwrap()
}

fn run_of(config: TrainConfig) -> TrainingRun {
    let digits = DataSet::parse(&fixtures::digits(40)).unwrap();
    TrainingRun::new(config, Arc::new(digits), 1).unwrap()
}

fn parameters(model: &Model) -> Vec<f32> {
    let mut all = Vec::new();
    model.for_each_parameter(&mut |_, parameter| all.extend_from_slice(parameter.as_slice()));
    all
}

/// All arrays of the next batch, one after another.
fn batch_of(run: &mut TrainingRun) -> Vec<f32> {
    let batch = run.next_batch();
    [batch.input(), batch.target().unwrap_or_default(), batch.epsilon()].concat()
}

fn losses(run: &mut TrainingRun, steps: usize) -> Vec<Loss> {
    (0..steps).map(|_| run.train_step().unwrap()).collect()
}

#[test]
fn a_run_resumed_at_any_step_ends_with_the_weights_of_an_uninterrupted_one() {
    for model in MODELS {
        let mut uninterrupted = run_of(config_json(model));
        assert_eq!(
            (uninterrupted.parameter_count(), uninterrupted.steps_per_epoch()),
            (parameters(uninterrupted.model()).len(), 3)
        );
        let expected = losses(&mut uninterrupted, 11);
        for interrupted_at in [0, 1, 3, 7] {
            let mut first = run_of(config_json(model));
            losses(&mut first, interrupted_at);
            let mut second = run_of(config_json(model));
            second.restore(first.completed_steps(), &parameters(first.model()), &first.moments()).unwrap();
            assert_eq!(losses(&mut second, 11 - interrupted_at), expected[interrupted_at..], "{model}");
            assert_eq!((second.completed_steps(), second.moments()), (11, uninterrupted.moments()));
            assert_eq!(
                parameters(second.model()),
                parameters(uninterrupted.model()),
                "{model}, after {interrupted_at} steps"
            );
        }
    }
}

#[test]
fn a_run_that_starts_from_a_model_has_its_weights_and_trains_them_as_new_ones() {
    for model in MODELS {
        let mut trained = run_of(config_json(model));
        losses(&mut trained, 5);
        let mut tuned = run_of(TrainConfig { seed: 7, ..config_json(model) });
        losses(&mut tuned, 2);
        tuned.start_from(trained.model()).unwrap();
        assert_eq!((tuned.completed_steps(), parameters(tuned.model())), (0, parameters(trained.model())), "{model}");
        assert!(tuned.moments().iter().all(|moment| *moment == 0.0), "{model}");
        let before = parameters(tuned.model());
        losses(&mut tuned, 1);
        assert_ne!(parameters(tuned.model()), before, "{model}");
    }
}

#[test]
fn a_run_refuses_to_start_from_a_model_of_another_configuration_and_stays_as_it_was() {
    let (mut run, other) = (run_of(config_json(MODELS[0])), run_of(config_json(MODELS[2])));
    losses(&mut run, 1);
    let before = parameters(run.model());
    let refused = run.start_from(other.model()).unwrap_err().to_string();
    assert!(refused.starts_with("model: expected "), "{refused}");
    assert_eq!((run.completed_steps(), parameters(run.model())), (1, before));
}

#[test]
fn a_run_can_be_set_back_to_an_earlier_step() {
    let mut run = run_of(config_json(MODELS[2]));
    losses(&mut run, 2);
    let (step, weights, moments) = (run.completed_steps(), parameters(run.model()), run.moments());
    let expected = losses(&mut run, 6);
    run.restore(step, &weights, &moments).unwrap();
    assert_eq!(losses(&mut run, 6), expected);
}

#[test]
fn the_next_batch_is_the_same_until_its_step_is_done() {
    let mut run = run_of(config_json(MODELS[2]));
    let first = batch_of(&mut run);
    assert_eq!(batch_of(&mut run), first);
    run.train_step().unwrap();
    assert_ne!(batch_of(&mut run), first);
    let mut other = run_of(TrainConfig { seed: 8, ..config_json(MODELS[2]) });
    assert_ne!(batch_of(&mut other), first);
}

#[test]
fn an_epoch_takes_each_digit_once_in_a_new_order_and_skips_excluded_classes() {
    let mut run = run_of(TrainConfig { noise: None, ..config_json(MODELS[0]) });
    let all = DataSet::parse(&fixtures::digits(40)).unwrap();
    let mut epoch = || -> Vec<usize> {
        let step = |_| {
            let images: Vec<_> = run.next_batch().input().chunks(64).map(<[f32]>::to_vec).collect();
            run.train_step().unwrap();
            images
        };
        let images = (0..3).flat_map(step);
        images.map(|image| (0..40).find(|index| all.image(*index).eq(image.iter().copied())).unwrap()).collect()
    };
    let [first, second] = [epoch(), epoch()];
    assert_ne!(first, second);
    for mut indices in [first, second] {
        indices.sort_unstable();
        assert_eq!(indices, (0..30).filter(|index| ![3, 8].contains(&(index % 10))).collect::<Vec<_>>());
    }
}

#[test]
fn models_of_all_kinds_are_trained_on_the_same_batches() {
    let mut runs = MODELS.map(|model| run_of(config_json(model)));
    for _ in 0..4 {
        let [a, b, c] = runs
            .each_mut()
            .map(|run| (run.next_batch().input().to_vec(), run.next_batch().target().map(<[f32]>::to_vec)));
        assert!(a == b && b == c && a.1.as_ref() != Some(&a.0));
        runs.iter_mut().for_each(|run| {
            run.train_step().unwrap();
        });
    }
}

#[test]
fn an_update_with_the_gradient_of_the_batch_equals_a_step() {
    for model in MODELS {
        let [mut alone, mut coordinator] = [(); 2].map(|()| run_of(config_json(model)));
        for _ in 0..5 {
            alone.train_step().unwrap();
            let (replica, objective) =
                (coordinator.model().clone(), Objective { beta: coordinator.beta(), ..config_json(model).objective });
            let batch = coordinator.next_batch().as_batch();
            let mut shard = Shard::new(&replica);
            shard.backward(&replica, batch, batch.len(), objective);
            coordinator
                .gradient_mut()
                .for_each_tensor_pair(&shard.gradient, &mut |sum, part| sum.copy_from_slice(part));
            coordinator.update().unwrap();
        }
        assert_eq!(parameters(alone.model()), parameters(coordinator.model()), "{model}");
    }
}

#[test]
fn a_gradient_that_is_not_finite_is_refused_and_the_run_unchanged() {
    for value in [f32::NAN, f32::INFINITY, f32::NEG_INFINITY, 1e30] {
        let mut run = run_of(config_json(MODELS[0]));
        run.train_step().unwrap();
        let before = (parameters(run.model()), run.moments());
        run.next_batch();
        run.gradient_mut().for_each_tensor_mut(&mut |values| *values.last_mut().unwrap() = value);
        assert_eq!(run.update().unwrap_err().code(), "diverged", "{value}");
        assert_eq!((run.completed_steps(), parameters(run.model()), run.moments()), (1, before.0, before.1));
    }
}

#[test]
fn every_tensor_has_its_norms() {
    let mut run = run_of(config_json(MODELS[0]));
    let names =
        ["enc1.kernel", "enc1.bias", "enc2.kernel", "enc2.bias", "dec1.kernel", "dec1.bias", "dec.kernel", "dec.bias"];
    let fresh = run.norms();
    assert_eq!(fresh.iter().map(|norm| norm.name.as_str()).collect::<Vec<_>>(), names);
    assert!(fresh.iter().all(|norm| norm.gradient == 0.0 && (norm.weight > 0.0) == norm.name.ends_with("kernel")));
    run.train_step().unwrap();
    assert!(run.norms().iter().all(|norm| norm.gradient > 0.0 && norm.weight > 0.0));
    let squares: f64 = parameters(run.model()).iter().map(|value| f64::from(*value).powi(2)).sum();
    assert!((run.norms().iter().map(|norm| norm.weight.powi(2)).sum::<f64>() / squares - 1.0).abs() < 1e-9);
}

#[test]
fn an_invalid_state_is_refused_and_the_run_unchanged() {
    let mut run = run_of(config_json(MODELS[0]));
    losses(&mut run, 2);
    let (weights, moments) = (parameters(run.model()), run.moments());
    let with = |values: &[f32], odd: f32| [&[odd], &values[1..]].concat();
    let mut negative = moments.clone();
    *negative.last_mut().unwrap() = -1.0;
    for (step, weights, moments, reason) in [
        (0, weights[1..].to_vec(), moments.clone(), "parameters: expected"),
        (0, weights.clone(), weights.clone(), "moments: expected"),
        (usize::MAX, weights.clone(), moments.clone(), "step: expected 0 to 2147483647"),
        (0, with(&weights, f32::NAN), moments.clone(), "parameters: expected finite numbers, got NaN at [0]"),
        (0, weights.clone(), with(&moments, f32::INFINITY), "means: expected finite numbers, got inf at [0]"),
        (0, weights.clone(), negative, "variances: expected finite numbers from 0, got -1.0 at ["),
    ] {
        let message = run.restore(step, &weights, &moments).unwrap_err().to_string();
        assert!(message.starts_with(reason), "{message}");
    }
    assert_eq!((run.completed_steps(), parameters(run.model()), run.moments()), (2, weights, moments));
}

#[test]
fn configurations_that_do_not_fit_the_data_are_refused() {
    let refused = |config: TrainConfig| {
        let digits = Arc::new(DataSet::parse(&fixtures::digits(40)).unwrap());
        let error = TrainingRun::new(config, digits, 1).err().unwrap();
        (error.code(), error.to_string())
    };
    let valid = config_json(MODELS[0]);
    let (code, message) = refused(TrainConfig { example_count: 41, ..valid.clone() });
    assert_eq!((code, message.as_str()), ("config", "examples: expected 1 to 40, got 41"));
    let (code, message) = refused(TrainConfig { example_count: 1, excluded_classes: vec![0], ..valid.clone() });
    assert_eq!(
        (code, message.as_str()),
        ("config", "examples: expected some of a class that is not excluded, got none")
    );
    assert_eq!(refused(TrainConfig { batch_size: 0, ..valid.clone() }).0, "config");
    assert_eq!(refused(TrainConfig { excluded_classes: (0..10).collect(), ..valid }).0, "config");
    assert_eq!(refused(config_json(&MODELS[0].replace("64", "63"))).0, "length");
    let grown = MODELS[1].replace('8', "20").replace("same", "valid");
    assert_eq!(refused(config_json(&grown)).0, "sizes_differ");
}
