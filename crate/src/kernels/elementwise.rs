//! exp, sigmoid and cross-entropy without branches or table look-ups, so that the compiler turns loops over them into vector
//! code; the standard library's `exp` and `ln_1p` are calls, a value at a time.

use std::f32::consts::LOG2_E;

/// Added to a float below 2²² it leaves the nearest integer in the lowest bits of the mantissa.
const ROUND: f32 = 12_582_912.0; // 1.5 · 2²³
/// ln 2 = the part that a product with a small integer keeps exactly, and the rest.
const LN_2_HIGH: f32 = 0.693_359_4;
const LN_2_LOW: f32 = (std::f64::consts::LN_2 - LN_2_HIGH as f64) as f32;
/// Values a cross-entropy loop sums before it goes on in double precision.
const BLOCK: usize = 16;

/// eˣ for x ≤ 0, to 2 units in the last place; 0 below −87, where single precision loses digits.
///
/// x = n·ln 2 + r with |r| ≤ ½·ln 2, and eˣ = 2ⁿ·eʳ, eʳ by its Taylor series to r⁷.
#[inline(always)]
pub fn exp_of_negative(x: f32) -> f32 {
    let shifted = x * LOG2_E + ROUND;
    let n = shifted - ROUND;
    let r = (x - n * LN_2_HIGH) - n * LN_2_LOW;
    let mut series = 1.0 / 5040.0;
    for coefficient in [1.0 / 720.0, 1.0 / 120.0, 1.0 / 24.0, 1.0 / 6.0, 0.5, 1.0, 1.0] {
        series = series * r + coefficient;
    }
    let power = f32::from_bits((shifted.to_bits() << 23).wrapping_add(1.0_f32.to_bits()));
    if x < -87.0 { 0.0 } else { series * power }
}

/// ln(1 + e) for e in 0…1: 2·artanh(s) with s = e / (2 + e) ≤ ⅓, by its series to s¹⁵.
#[inline(always)]
pub fn ln_1p_of_fraction(e: f32) -> f32 {
    let s = e / (2.0 + e);
    let square = s * s;
    let mut series = 1.0 / 15.0;
    for odd in [13.0, 11.0, 9.0, 7.0, 5.0, 3.0, 1.0] {
        series = series * square + 1.0 / odd;
    }
    2.0 * s * series
}

/// σ(l) = 1 / (1 + exp(−l)), without overflow for any l.
#[inline(always)]
pub fn sigmoid(logit: f32) -> f32 {
    let e = exp_of_negative(-logit.abs());
    (if logit >= 0.0 { 1.0 } else { e }) / (1.0 + e)
}

/// Binary cross-entropy of one logit, max(l, 0) − l·t + ln(1 + exp(−|l|)), and its derivative σ(l) − t.
#[inline(always)]
pub fn bce_with_logit(logit: f32, target: f32) -> (f32, f32) {
    let e = exp_of_negative(-logit.abs());
    let sigmoid = (if logit >= 0.0 { 1.0 } else { e }) / (1.0 + e);
    (logit.max(0.0) - logit * target + ln_1p_of_fraction(e), sigmoid - target)
}

/// The sum of an elementwise loss, and `scale` times its derivatives.
///
/// # Panics
/// If the slices differ in length.
#[inline(always)]
pub fn loss_with_logits(
    element: impl Fn(f32, f32) -> (f32, f32),
    logits: &[f32],
    targets: &[f32],
    scale: f32,
    dlogits: &mut [f32],
) -> f64 {
    assert!(logits.len() == targets.len() && logits.len() == dlogits.len());
    let blocks = logits.chunks(BLOCK).zip(targets.chunks(BLOCK)).zip(dlogits.chunks_mut(BLOCK));
    let mut sum = 0.0;
    for ((logits, targets), dlogits) in blocks {
        let mut values = [0.0; BLOCK];
        for i in 0..logits.len() {
            let (value, derivative) = element(logits[i], targets[i]);
            values[i] = value;
            dlogits[i] = scale * derivative;
        }
        sum += f64::from(values.iter().sum::<f32>());
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // the same table in the browser

    #[test]
    fn exp_and_ln_1p_agree_with_double_precision() {
        for i in 0..=87_000 {
            let x = -i as f32 / 1000.0;
            let (e, exact) = (f64::from(exp_of_negative(x)), f64::from(x).exp());
            assert!((e - exact).abs() <= 2.5e-7 * exact, "exp({x}) = {e}, not {exact}");
            let fraction = exp_of_negative(x);
            let (l, exact) = (f64::from(ln_1p_of_fraction(fraction)), f64::from(fraction).ln_1p());
            assert!((l - exact).abs() <= 2.5e-7 * exact, "ln_1p({fraction}) = {l}, not {exact}");
        }
        assert_eq!((exp_of_negative(0.0), exp_of_negative(-88.0), exp_of_negative(f32::NEG_INFINITY)), (1.0, 0.0, 0.0));
    }

    #[test]
    fn what_is_not_a_number_stays_none() {
        assert!(sigmoid(f32::NAN).is_nan() && bce_with_logit(f32::NAN, 0.5).0.is_nan());
    }

    #[test]
    fn a_loss_over_any_length_is_the_sum_of_its_elements() {
        for n in [0, 1, 15, 16, 17, 100] {
            let logits: Vec<f32> = (0..n).map(|i| i as f32 / 7.0 - 5.0).collect();
            let targets: Vec<f32> = (0..n).map(|i| (i % 4) as f32 / 3.0).collect();
            let mut dlogits = vec![9.0; n];
            let sum = loss_with_logits(bce_with_logit, &logits, &targets, 0.5, &mut dlogits);
            let elements: Vec<_> = logits.iter().zip(&targets).map(|(l, t)| bce_with_logit(*l, *t)).collect();
            assert!((sum - elements.iter().map(|(value, _)| f64::from(*value)).sum::<f64>()).abs() < 1e-5);
            assert!(elements.iter().zip(&dlogits).all(|((_, d), actual)| *actual == 0.5 * d));
        }
    }
}
