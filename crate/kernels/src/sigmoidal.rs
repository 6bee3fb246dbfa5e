//! Sigmoid and hyperbolic tangent, and the exponential that they are made of: loops that the compiler turns into vectors.
//!
//! The exponential is our own, for the standard library's is not vectorised, and it is taken in double precision: Adam divides
//! by a gradient's own size, so where it nearly vanishes, a last digit lost here is seen in the weights.

use super::simd::vectorised;
use std::f64::consts::{LN_2, LOG2_E};

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
pub(crate) fn decay(logit: f64) -> f64 {
    exp(-logit.abs())
}

/// σ(l) for that decay.
#[inline(always)]
pub(crate) fn sigmoid_of(logit: f64, decay: f64) -> f64 {
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

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // the same table in the browser

    #[test]
    fn what_is_not_a_number_stays_none() {
        assert!(sigmoid(f32::NAN).is_nan());
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
