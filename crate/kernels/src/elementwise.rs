//! Sigmoid, the losses on logits, Adam's update and sums over columns: loops that the compiler turns into vectors.
//!
//! The exponential is our own, for the standard library's is not vectorised, and it is taken in double precision: Adam divides
//! by a gradient's own size, so where it nearly vanishes, a last digit lost here is seen in the weights.

use super::simd::vectorised;
use std::f64::consts::{LN_2, LOG2_E};

/// Columns that are summed at a time.
const BLOCK: usize = 16;
/// Sums and products of a loss that run side by side.
const LANES: usize = 8;
/// Factors 1 + exp(−|l|), each at most 2, that are multiplied without overflow before a logarithm is taken.
const FACTORS: usize = 64 * LANES;

/// exp(x) for x ≤ 0 with a relative error below 1e-8: 2ᵏ·exp(r), |r| ≤ ½·ln 2, with exp(r) from its Taylor series.
#[inline(always)]
fn exp(x: f64) -> f64 {
    /// 1.5·2⁵²: what is added to it is rounded to a whole number, which then stands in the low bits.
    const SHIFT: f64 = 6_755_399_441_055_744.0;
    // Below, any f32 is 0; written so that what is not a number stays none.
    let x = if x < -700.0 { -700.0 } else { x };
    let shifted = x * LOG2_E + SHIFT;
    let r = x - (shifted - SHIFT) * LN_2;
    let power = f64::from_bits(shifted.to_bits().wrapping_add(1023) << 52);
    let series = r / 5_040.0 + 1.0 / 720.0;
    let series = series * r + 1.0 / 120.0;
    let series = series * r + 1.0 / 24.0;
    let series = series * r + 1.0 / 6.0;
    let series = series * r + 0.5;
    let series = series * r + 1.0;
    (series * r + 1.0) * power
}

/// exp(−|l|), from which σ(l) and ln(1 + exp(l)) follow without overflow.
#[inline(always)]
fn decay(logit: f64) -> f64 {
    exp(-logit.abs())
}

/// σ(l) for that decay.
#[inline(always)]
fn sigmoid_of(logit: f64, decay: f64) -> f64 {
    (if logit < 0.0 { decay } else { 1.0 }) / (1.0 + decay)
}

/// σ(l) = 1 / (1 + exp(−l)), without overflow for any l.
#[inline(always)]
pub fn sigmoid(logit: f32) -> f32 {
    let logit = f64::from(logit);
    sigmoid_of(logit, decay(logit)) as f32
}

/// σ(l) of each.
///
/// # Panics
/// If the slices differ in length.
#[inline(never)]
pub fn sigmoids(logits: &[f32], outputs: &mut [f32]) {
    assert_eq!(logits.len(), outputs.len());
    vectorised(|| outputs.iter_mut().zip(logits).for_each(|(y, logit)| *y = sigmoid(*logit)));
}

/// dx = dy·y·(1 − y), for y = σ(x).
///
/// # Panics
/// If the slices differ in length.
#[inline(never)]
pub fn sigmoids_backward(y: &[f32], dy: &[f32], dx: &mut [f32]) {
    assert!(y.len() == dy.len() && y.len() == dx.len());
    vectorised(|| dx.iter_mut().zip(y).zip(dy).for_each(|((dx, y), dy)| *dx = dy * y * (1.0 - y)));
}

/// tanh(x) = ±(1 − exp(−2|x|)) / (1 + exp(−2|x|)); near 0, where this would be the rest of two equal numbers, its series.
#[inline(always)]
fn tanh(x: f32) -> f32 {
    let x = f64::from(x);
    let (decay, square) = (exp(-2.0 * x.abs()), x * x);
    let series = x * (1.0 - square * (1.0 / 3.0 - square * (2.0 / 15.0 - square * (17.0 / 315.0))));
    let ratio = ((1.0 - decay) / (1.0 + decay)).copysign(x);
    (if x.abs() < 0.1 { series } else { ratio }) as f32
}

/// tanh(x) of each.
///
/// # Panics
/// If the slices differ in length.
#[inline(never)]
pub fn tanhs(x: &[f32], y: &mut [f32]) {
    assert_eq!(x.len(), y.len());
    vectorised(|| y.iter_mut().zip(x).for_each(|(y, x)| *y = tanh(*x)));
}

/// dx = dy·(1 − y²), for y = tanh(x).
///
/// # Panics
/// If the slices differ in length.
#[inline(never)]
pub fn tanhs_backward(y: &[f32], dy: &[f32], dx: &mut [f32]) {
    assert!(y.len() == dy.len() && y.len() == dx.len());
    vectorised(|| dx.iter_mut().zip(y).zip(dy).for_each(|((dx, y), dy)| *dx = dy * (1.0 - y * y)));
}

/// Binary cross-entropy of one logit, max(l, 0) − l·t + ln(1 + exp(−|l|)), and its derivative σ(l) − t.
pub fn bce_with_logit(logit: f32, target: f32) -> (f32, f32) {
    let (linear, decay, derivative) = bce_terms(logit, target);
    ((linear + decay.ln_1p()) as f32, derivative)
}

/// Of binary cross-entropy: max(l, 0) − l·t, exp(−|l|) and the derivative.
#[inline(always)]
fn bce_terms(logit: f32, target: f32) -> (f64, f64, f32) {
    let (l, t) = (f64::from(logit), f64::from(target));
    let decay = decay(l);
    ((if l < 0.0 { 0.0 } else { l }) - l * t, decay, (sigmoid_of(l, decay) - t) as f32)
}

/// The sum of [`bce_with_logit`], and `scale` times its derivatives.
///
/// Takes the logarithms of products instead of their factors'.
///
/// # Panics
/// If the slices differ in length.
#[inline(never)]
pub fn binary_cross_entropy(logits: &[f32], targets: &[f32], scale: f32, dlogits: &mut [f32]) -> f64 {
    assert!(logits.len() == targets.len() && logits.len() == dlogits.len());
    let blocks = logits.chunks(FACTORS).zip(targets.chunks(FACTORS)).zip(dlogits.chunks_mut(FACTORS));
    vectorised(|| blocks.map(|((logits, targets), dlogits)| bce_of_block(logits, targets, scale, dlogits)).sum())
}

#[inline(always)]
fn bce_of_block(logits: &[f32], targets: &[f32], scale: f32, dlogits: &mut [f32]) -> f64 {
    let (mut sums, mut products) = ([0.0; LANES], [1.0; LANES]);
    let mut add = |lane: usize, logit: f32, target: f32, dlogit: &mut f32| {
        let (linear, decay, derivative) = bce_terms(logit, target);
        sums[lane] += linear;
        products[lane] *= 1.0 + decay;
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
    assert!(logits.len() == targets.len() && logits.len() == dlogits.len());
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

/// byte / 255 of each.
///
/// # Panics
/// If the slices differ in length.
#[inline(never)]
pub fn from_bytes(bytes: &[u8], values: &mut [f32]) {
    assert_eq!(bytes.len(), values.len());
    values.iter_mut().zip(bytes).for_each(|(value, byte)| *value = f32::from(*byte) / 255.0);
}

/// sum += other.
#[inline(never)]
pub fn add(sum: &mut [f32], other: &[f32]) {
    sum.iter_mut().zip(other).for_each(|(sum, other)| *sum += other);
}

/// One step of Adam over a tensor's values, with the moments m and v; `rate` holds both corrections.
#[inline(never)]
pub fn adam([w, m, v]: [&mut [f32]; 3], g: &[f32], rate: f32, [beta1, beta2]: [f32; 2], epsilon: f32) {
    vectorised(|| {
        for (((w, g), m), v) in w.iter_mut().zip(g).zip(m).zip(v) {
            *m += (1.0 - beta1) * (g - *m);
            *v += (1.0 - beta2) * (g * g - *v);
            *w -= rate * *m / (v.sqrt() + epsilon);
        }
    });
}

/// `sums[c]` += Σ `rows[·, c]`, added up in double precision: a bias's gradient is the small rest of many large terms.
#[inline(never)]
pub fn add_column_sums(rows: &[f32], sums: &mut [f32]) {
    let columns = sums.len();
    for (block, sums) in sums.chunks_mut(BLOCK).enumerate() {
        let mut exact = [0.0_f64; BLOCK];
        for row in rows.chunks_exact(columns) {
            for (exact, x) in exact.iter_mut().zip(&row[block * BLOCK..][..sums.len()]) {
                *exact += f64::from(*x);
            }
        }
        sums.iter_mut().zip(exact).for_each(|(sum, exact)| *sum += exact as f32);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // the same table in the browser

    #[test]
    fn columns_are_summed_without_losing_small_terms() {
        for columns in [1, 15, 16, 17] {
            let mut rows = vec![1e-4; 3 * columns];
            rows[..columns].fill(3e4);
            rows[2 * columns..].fill(-3e4);
            let mut sums = vec![1.0; columns];
            add_column_sums(&rows, &mut sums);
            assert!(sums.iter().all(|sum| (sum - 1.0001).abs() < 1e-6), "{sums:?}");
        }
    }

    #[test]
    fn what_is_not_a_number_stays_none() {
        assert!(sigmoid(f32::NAN).is_nan() && bce_with_logit(f32::NAN, 0.5).0.is_nan());
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

    #[test]
    fn the_exponential_is_right_to_eight_digits_where_it_is_used() {
        for i in 0..100_000 {
            let x = -f64::from(i) / 500.0;
            assert!((exp(x) / x.exp() - 1.0).abs() < 1e-8, "exp({x})");
        }
        assert!(exp(-1e9) < 1e-300);
    }

    #[test]
    fn the_hyperbolic_tangent_is_right_to_seven_digits_at_any_size() {
        for i in -4000..=4000 {
            for x in [i as f32 / 200.0, i as f32 / 20_000.0, i as f32 * 1e-12] {
                let mut y = [9.0];
                tanhs(&[x], &mut y);
                let expected = f64::from(x).tanh();
                assert!((f64::from(y[0]) - expected).abs() <= 1.2e-7 * expected.abs(), "tanh({x}): {}", y[0]);
            }
        }
        let mut y = [0.0; 3];
        tanhs(&[f32::INFINITY, f32::NEG_INFINITY, f32::NAN], &mut y);
        assert!(y[..2] == [1.0, -1.0] && y[2].is_nan());
    }

    #[test]
    fn one_sigmoid_and_many_agree() {
        let logits: Vec<f32> = (0..37).map(|i| i as f32 - 18.0).collect();
        let mut outputs = vec![9.0; 37];
        sigmoids(&logits, &mut outputs);
        assert!(logits.iter().zip(&outputs).all(|(logit, y)| (sigmoid(*logit) - y).abs() < 1e-7));
    }
}
