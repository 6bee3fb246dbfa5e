//! Losses of logits: binary cross-entropy and squared error, value and derivative.

use super::activations::exp::exp_neg_abs;
use super::activations::sigmoid::{sigmoid, sigmoid_from_exp};
use super::simd::vectorised;

/// Partial sums and products that are independent of one another, so that they fill a vector register.
const LANES: usize = 8;
/// How many factors 1 + exp(−|l|), each at most 2, are multiplied, without overflow, for each logarithm.
const FACTORS: usize = 64 * LANES;

/// Binary cross-entropy of one logit, max(l, 0) − l·t + ln(1 + exp(−|l|)), and its derivative σ(l) − t.
pub fn bce_with_logit(logit: f32, target: f32) -> (f32, f32) {
    let (linear, exp, derivative) = bce_terms(logit, target);
    ((linear + exp.ln_1p()) as f32, derivative)
}

/// max(l, 0) − l·t, exp(−|l|) and σ(l) − t.
#[inline(always)]
fn bce_terms(logit: f32, target: f32) -> (f64, f64, f32) {
    let (l, t) = (f64::from(logit), f64::from(target));
    let exp = exp_neg_abs(l);
    ((if l < 0.0 { 0.0 } else { l }) - l * t, exp, (sigmoid_from_exp(l, exp) - t) as f32)
}

/// The sum of [`bce_with_logit`], and `scale` times its derivatives.
///
/// Instead of a sum of logarithms it computes the logarithm of a product.
///
/// # Panics
/// If the slices differ in length.
#[inline(never)]
pub fn binary_cross_entropy(logits: &[f32], targets: &[f32], scale: f32, dlogits: &mut [f32]) -> f64 {
    assert_eq!([targets.len(), dlogits.len()], [logits.len(); 2]);
    let blocks = logits.chunks(FACTORS).zip(targets.chunks(FACTORS)).zip(dlogits.chunks_mut(FACTORS));
    vectorised(|| blocks.map(|((logits, targets), dlogits)| bce_of_block(logits, targets, scale, dlogits)).sum())
}

#[inline(always)]
fn bce_of_block(logits: &[f32], targets: &[f32], scale: f32, dlogits: &mut [f32]) -> f64 {
    let (mut sums, mut products) = ([0.0; LANES], [1.0; LANES]);
    let mut add = |lane: usize, logit: f32, target: f32, dlogit: &mut f32| {
        let (linear, exp, derivative) = bce_terms(logit, target);
        sums[lane] += linear;
        products[lane] *= 1.0 + exp;
        *dlogit = scale * derivative;
    };
    let ((logits, last_logits), (targets, last_targets)) = (logits.as_chunks::<LANES>(), targets.as_chunks::<LANES>());
    let (dlogits, last_dlogits) = dlogits.as_chunks_mut::<LANES>();
    for ((logits, targets), dlogits) in logits.iter().zip(targets).zip(dlogits) {
        for lane in 0..LANES {
            add(lane, logits[lane], targets[lane], &mut dlogits[lane]);
        }
    }
    for (lane, ((logit, target), dlogit)) in last_logits.iter().zip(last_targets).zip(last_dlogits).enumerate() {
        add(lane, *logit, *target, dlogit);
    }
    sums.iter().sum::<f64>() + products.iter().product::<f64>().ln()
}

/// Squared error of one logit, (σ(l) − t)², and its derivative 2·(σ(l) − t)·σ(l)·(1 − σ(l)).
#[inline(always)]
pub fn mse_with_logit(logit: f32, target: f32) -> (f32, f32) {
    let y = sigmoid(logit);
    let error = y - target;
    (error * error, 2.0 * error * y * (1.0 - y))
}

/// The sum of [`mse_with_logit`], and `scale` times its derivatives.
///
/// # Panics
/// If the slices differ in length.
#[inline(never)]
pub fn mean_squared_error(logits: &[f32], targets: &[f32], scale: f32, dlogits: &mut [f32]) -> f64 {
    assert_eq!([targets.len(), dlogits.len()], [logits.len(); 2]);
    let mut sum = 0.0;
    vectorised(|| {
        for ((logit, target), dlogit) in logits.iter().zip(targets).zip(dlogits) {
            let (value, derivative) = mse_with_logit(*logit, *target);
            sum += f64::from(value);
            *dlogit = scale * derivative;
        }
    });
    sum
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // the same tests in the browser

    #[test]
    fn nan_propagates() {
        assert!(bce_with_logit(f32::NAN, 0.5).0.is_nan());
    }

    #[test]
    fn a_loss_over_any_length_is_the_sum_of_its_elements() {
        for n in [0, 1, 7, 8, 9, 511, 512, 513, 1500] {
            let logits: Vec<f32> = (0..n).map(|i| (i % 97) as f32 / 7.0 - 5.0).collect();
            let targets: Vec<f32> = (0..n).map(|i| (i % 4) as f32 / 3.0).collect();
            type Losses = (fn(&[f32], &[f32], f32, &mut [f32]) -> f64, fn(f32, f32) -> (f32, f32));
            let losses: [Losses; 2] = [(binary_cross_entropy, bce_with_logit), (mean_squared_error, mse_with_logit)];
            for (all, one) in losses {
                let mut dlogits = vec![9.0; n];
                let sum = all(&logits, &targets, 0.5, &mut dlogits);
                let elements: Vec<_> = logits.iter().zip(&targets).map(|(l, t)| one(*l, *t)).collect();
                let expected: f64 = elements.iter().map(|(value, _)| f64::from(*value)).sum();
                assert!((sum - expected).abs() <= 1e-6 * expected, "{sum} instead of {expected}");
                assert!(elements.iter().zip(&dlogits).all(|((_, d), actual)| (actual - 0.5 * d).abs() < 1e-7));
            }
        }
    }
}
