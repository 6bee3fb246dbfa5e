//! Losses of logits: binary cross-entropy and squared error, value and derivative.

use super::activations::exp::exp_neg_abs_f32;
use super::activations::sigmoid::sigmoid;
use super::simd::with_fastest_simd;

/// Logits that are computed side by side, to fill vector registers.
const LANES: usize = 16;
/// How many terms a lane adds up, and how many factors, each at most 2, it multiplies, in single precision: few enough that their
/// rounding errors do not grow.
const TERMS_PER_LANE: usize = 32;
/// Logits of which each lane takes `TERMS_PER_LANE`.
const BLOCK_LEN: usize = TERMS_PER_LANE * LANES;

/// Binary cross-entropy of one logit, max(l, 0) − l·t + ln(1 + exp(−|l|)), and its derivative σ(l) − t.
pub fn bce_with_logit(logit: f32, target: f32) -> (f32, f32) {
    let (linear, exp, derivative) = bce_terms(logit, target);
    (linear + exp.ln_1p(), derivative)
}

/// max(l, 0) − l·t, exp(−|l|) and σ(l) − t.
///
/// With d, how far the target is from the end, 0 or 1, on the logit's side, they are |l|·d and ±(σ(−|l|) − d), whose terms do not
/// cancel where the logit is right: Adam divides a gradient by its own magnitude, so its last digits reach the weights.
#[inline(always)]
fn bce_terms(l: f32, t: f32) -> (f32, f32, f32) {
    let exp = exp_neg_abs_f32(l);
    let distance = if l < 0.0 { t } else { 1.0 - t };
    let difference = exp / (1.0 + exp) - distance;
    (l.abs() * distance, exp, if l < 0.0 { difference } else { -difference })
}

/// The sum of [`bce_with_logit`], and `scale` times its derivatives.
///
/// Instead of a sum of logarithms it computes the logarithm of a product.
///
/// # Panics
/// If the slices differ in length.
#[inline(never)]
pub fn bce_forward_backward(logits: &[f32], targets: &[f32], scale: f32, dlogits: &mut [f32]) -> f64 {
    assert_eq!([targets.len(), dlogits.len()], [logits.len(); 2]);
    let blocks = logits.chunks(BLOCK_LEN).zip(targets.chunks(BLOCK_LEN)).zip(dlogits.chunks_mut(BLOCK_LEN));
    with_fastest_simd(|| blocks.map(|((logits, targets), dlogits)| bce_of_block(logits, targets, scale, dlogits)).sum())
}

/// The sum of [`bce_with_logit`]: the same as of [`bce_forward_backward`], to the bit.
///
/// # Panics
/// If the slices differ in length.
#[inline(never)]
pub fn bce_sum(logits: &[f32], targets: &[f32]) -> f64 {
    assert_eq!(targets.len(), logits.len());
    let mut unused = [0.0; BLOCK_LEN];
    let blocks = logits.chunks(BLOCK_LEN).zip(targets.chunks(BLOCK_LEN));
    with_fastest_simd(|| {
        blocks.map(|(logits, targets)| bce_of_block(logits, targets, 0.0, &mut unused[..logits.len()])).sum()
    })
}

#[inline(always)]
fn bce_of_block(logits: &[f32], targets: &[f32], scale: f32, dlogits: &mut [f32]) -> f64 {
    let mut sums = LaneSums { linear: [0.0; LANES], product_minus_1: [0.0; LANES] };
    let ((logits, last_logits), (targets, last_targets)) = (logits.as_chunks::<LANES>(), targets.as_chunks::<LANES>());
    let (dlogits, last_dlogits) = dlogits.as_chunks_mut::<LANES>();
    for ((logits, targets), dlogits) in logits.iter().zip(targets).zip(dlogits) {
        sums.add(logits, targets, scale, dlogits);
    }
    sums.add(last_logits, last_targets, scale, last_dlogits);
    sums.total()
}

/// What each lane has added up or multiplied.
struct LaneSums {
    /// Of max(l, 0) − l·t.
    linear: [f32; LANES],
    /// The product of all 1 + exp(−|l|), minus 1, so that no exponential is too small to count.
    product_minus_1: [f32; LANES],
}

impl LaneSums {
    #[inline(always)]
    fn add(&mut self, logits: &[f32], targets: &[f32], scale: f32, dlogits: &mut [f32]) {
        let sums = self.linear.iter_mut().zip(&mut self.product_minus_1);
        for (((linear_sum, product_minus_1), (logit, target)), dlogit) in
            sums.zip(logits.iter().zip(targets)).zip(dlogits)
        {
            let (linear, exp, derivative) = bce_terms(*logit, *target);
            *linear_sum += linear;
            *product_minus_1 += exp + *product_minus_1 * exp; // (1 + product_minus_1)·(1 + exp) − 1
            *dlogit = scale * derivative;
        }
    }

    #[inline(always)]
    fn total(&self) -> f64 {
        let product: f64 =
            self.product_minus_1.iter().map(|product_minus_1| 1.0 + f64::from(*product_minus_1)).product();
        self.linear.iter().map(|linear| f64::from(*linear)).sum::<f64>() + product.ln()
    }
}

/// Squared error of one logit, (σ(l) − t)², and its derivative 2·(σ(l) − t)·σ(l)·(1 − σ(l)).
#[inline(always)]
pub fn squared_error_with_logit(logit: f32, target: f32) -> (f32, f32) {
    let y = sigmoid(logit);
    let error = y - target;
    (error * error, 2.0 * error * y * (1.0 - y))
}

/// Σ (σ(l) − t)² over all logits; equal to that of [`squared_error_forward_backward`] to the bit.
///
/// # Panics
/// If the slices differ in length.
#[inline(never)]
pub fn squared_error_sum(logits: &[f32], targets: &[f32]) -> f64 {
    assert_eq!(targets.len(), logits.len());
    let mut sum = 0.0;
    with_fastest_simd(|| {
        for (logit, target) in logits.iter().zip(targets) {
            sum += f64::from(squared_error_with_logit(*logit, *target).0);
        }
    });
    sum
}

/// Σ (σ(l) − t)² over all logits; writes `scale` times its derivatives.
///
/// # Panics
/// If the slices differ in length.
#[inline(never)]
pub fn squared_error_forward_backward(logits: &[f32], targets: &[f32], scale: f32, dlogits: &mut [f32]) -> f64 {
    assert_eq!([targets.len(), dlogits.len()], [logits.len(); 2]);
    let mut sum = 0.0;
    with_fastest_simd(|| {
        for ((logit, target), dlogit) in logits.iter().zip(targets).zip(dlogits) {
            let (value, derivative) = squared_error_with_logit(*logit, *target);
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
            type Forward = fn(&[f32], &[f32]) -> f64;
            type Losses = (fn(&[f32], &[f32], f32, &mut [f32]) -> f64, Forward, fn(f32, f32) -> (f32, f32));
            let bce: Losses = (bce_forward_backward, bce_sum, bce_with_logit);
            let mse: Losses = (squared_error_forward_backward, squared_error_sum, squared_error_with_logit);
            for (all, forward, one) in [bce, mse] {
                let mut dlogits = vec![9.0; n];
                let sum = all(&logits, &targets, 0.5, &mut dlogits);
                assert_eq!(forward(&logits, &targets).to_bits(), sum.to_bits(), "{n} without the gradient");
                let elements: Vec<_> = logits.iter().zip(&targets).map(|(l, t)| one(*l, *t)).collect();
                let expected: f64 = elements.iter().map(|(value, _)| f64::from(*value)).sum();
                assert!((sum - expected).abs() <= 1e-6 * expected, "{sum} instead of {expected}");
                assert!(elements.iter().zip(&dlogits).all(|((_, d), actual)| (actual - 0.5 * d).abs() < 1e-7));
            }
        }
    }
}
