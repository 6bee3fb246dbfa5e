//! The losses.

use super::{assert_near, for_random_cases};
use crate::loss::{bce_forward_backward, bce_with_logit, squared_error_forward_backward, squared_error_with_logit};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test; // the same tests in the browser

fn sigmoid(l: f64) -> f64 {
    1.0 / (1.0 + (-l).exp())
}

fn cross_entropy(l: f64, t: f64) -> (f64, f64) {
    (l.max(0.0) - l * t + (-l.abs()).exp().ln_1p(), sigmoid(l) - t)
}

fn squared_error(l: f64, t: f64) -> (f64, f64) {
    let error = sigmoid(l) - t;
    (error * error, 2.0 * error * sigmoid(l) * (1.0 - sigmoid(l)))
}

type BatchLoss = fn(&[f32], &[f32], f32, &mut [f32]) -> f64;
type LogitLoss = fn(f32, f32) -> (f32, f32);
type Definition = fn(f64, f64) -> (f64, f64);
const LOSSES: [(BatchLoss, LogitLoss, Definition); 2] = [
    (bce_forward_backward, bce_with_logit, cross_entropy),
    (squared_error_forward_backward, squared_error_with_logit, squared_error),
];

#[test]
fn agree_with_their_definitions_and_derivatives_for_any_length_and_magnitude() {
    for_random_cases(60, |random| {
        let max = if random.bool_one_in(4) { 1600 } else { 70 };
        let (n, scale) = (random.size_favouring_small(max), [0.1, 5.0, 100.0][random.size(0..=2)]);
        let mut logits = random.values(n);
        logits.get_mut().iter_mut().for_each(|l| *l *= scale);
        let targets = (0..n).map(|_| [0.0, 1.0, random.value().abs()][random.size(0..=2)]).collect();
        let targets = random.guard(targets);
        for (batch_loss, logit_loss, definition) in LOSSES {
            let pairs = || logits.get().iter().zip(targets.get());
            let expected: Vec<_> = pairs().map(|(l, t)| definition(f64::from(*l), f64::from(*t))).collect();
            let mut dlogits = random.values(n);
            let total = batch_loss(logits.get(), targets.get(), 0.5, dlogits.get_mut());
            let expected_total: f64 = expected.iter().map(|(value, _)| value).sum();
            let tolerance = 1e-6 * expected_total + 1e-8 * n as f64;
            assert!((total - expected_total).abs() <= tolerance, "{total} instead of {expected_total}");
            let derivatives: Vec<f64> = expected.iter().map(|(_, derivative)| 0.5 * derivative).collect();
            assert_near(dlogits.expect_margins_intact(), &derivatives, 1e-7, "derivatives");
            for ((l, t), (value, derivative)) in pairs().zip(&expected) {
                let (actual_value, actual_derivative) = logit_loss(*l, *t);
                assert_near(&[actual_value], &[*value], 1e-6 * (1.0 + value), "value");
                assert_near(&[actual_derivative], &[*derivative], 2e-7, "derivative");
            }
        }
    });
}

#[test]
fn one_nan_among_the_logits_makes_the_sum_nan_and_its_own_derivative() {
    for_random_cases(17, |random| {
        let index = random.size(0..=16);
        let (mut logits, targets, mut dlogits) = ([1.0; 17], [0.5; 17], [9.0; 17]);
        logits[index] = f32::NAN;
        for (batch_loss, ..) in LOSSES {
            assert!(batch_loss(&logits, &targets, 1.0, &mut dlogits).is_nan());
            assert!((0..17).all(|i| dlogits[i].is_nan() == (i == index)), "NaN at {index}: {dlogits:?}");
        }
    });
}
