//! ReLU, sigmoid and tanh.

use super::{assert_near, for_random_cases, to_f64};
use crate::activations::{relu, sigmoid, tanh};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test; // the same tests in the browser

type Forward = fn(&[f32], &mut [f32]);
type Backward = fn(&[f32], &[f32], &mut [f32]);
type Definition = fn(f64) -> f64;
/// Each function with its definition and its derivative, the latter as a function of the output.
const ACTIVATIONS: [(&str, Forward, Backward, Definition, Definition); 3] = [
    ("relu", relu::forward, relu::backward, |x| if x.is_nan() { x } else { x.max(0.0) }, |y| f64::from(y > 0.0)),
    ("sigmoid", sigmoid::forward, sigmoid::backward, |x| 1.0 / (1.0 + (-x).exp()), |y| y * (1.0 - y)),
    ("tanh", tanh::forward, tanh::backward, f64::tanh, |y| 1.0 - y * y),
];

#[test]
fn agree_with_their_definitions_and_derivatives() {
    for_random_cases(100, |random| {
        let n = random.size_favouring_small(70);
        let scale = [0.01, 1.0, 20.0, 1e4][random.size(0..=3)];
        let mut x = random.values(n);
        x.get_mut().iter_mut().for_each(|x| *x *= scale);
        if n > 0 && random.bool_one_in(2) {
            let special = [f32::NAN, f32::INFINITY, f32::NEG_INFINITY, 0.0, -0.0][random.size(0..=4)];
            let index = random.size(0..=n - 1);
            x.get_mut()[index] = special;
        }
        let dy = random.values(n);
        for (name, forward, backward, function, derivative) in ACTIVATIONS {
            let (mut y, mut dx) = (random.values(n), random.values(n));
            forward(x.get(), y.get_mut());
            let expected: Vec<f64> = x.get().iter().map(|x| function(f64::from(*x))).collect();
            assert_near(y.expect_margins_intact(), &expected, 1e-7, name);
            backward(y.get(), dy.get(), dx.get_mut());
            let expected: Vec<f64> =
                to_f64(y.get()).iter().zip(dy.get()).map(|(y, dy)| derivative(*y) * f64::from(*dy)).collect();
            assert_near(dx.expect_margins_intact(), &expected, 1e-6, name);
        }
    });
}
