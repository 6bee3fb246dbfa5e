//! exp(−|x|), from which sigmoid, tanh and cross-entropy are computed without overflow.
//!
//! The standard library's exponential is a call that is not vectorised; this one is arithmetic only. It is computed in double
//! precision: Adam divides a gradient by its own magnitude, so where a gradient nearly vanishes, an error in its last digit
//! reaches the weights.

use std::f64::consts::{LN_2, LOG2_E};

/// exp(−|x|) with a relative error below 1e-8; NaN propagates.
#[inline(always)]
pub fn exp_neg_abs(x: f64) -> f64 {
    exp(-x.abs())
}

/// exp(x) for x ≤ 0: 2ᵏ·exp(r) with x = k·ln 2 + r and |r| ≤ ½·ln 2, with exp(r) from its Taylor series of degree 7.
#[inline(always)]
fn exp(x: f64) -> f64 {
    /// 1.5·2⁵²: adding it to a double rounds to an integer, which is then in the low bits of the sum.
    const SHIFT: f64 = 6_755_399_441_055_744.0;
    /// Below, 2ᵏ would leave the range of the exponent; in single precision the result is zero much earlier.
    const SMALLEST: f64 = -700.0;
    /// With relaxed SIMD the compiler makes the clamp a relaxed maximum, which may lose NaN; there the result is selected
    /// instead, which takes a little longer.
    const RELAXED: bool = cfg!(target_feature = "relaxed-simd");
    let clamped = if !RELAXED && x < SMALLEST { SMALLEST } else { x };
    let shifted = clamped * LOG2_E + SHIFT;
    let r = clamped - (shifted - SHIFT) * LN_2;
    let power = f64::from_bits(shifted.to_bits().wrapping_add(1023) << 52);
    let series = r / 5_040.0 + 1.0 / 720.0;
    let series = series * r + 1.0 / 120.0;
    let series = series * r + 1.0 / 24.0;
    let series = series * r + 1.0 / 6.0;
    let series = series * r + 0.5;
    let series = series * r + 1.0;
    let exp = (series * r + 1.0) * power;
    if RELAXED && x < SMALLEST { 0.0 } else { exp }
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // the same tests in the browser

    #[test]
    fn has_eight_correct_digits_wherever_f32_has_a_result() {
        for i in 0..100_000 {
            let x = f64::from(i) / 500.0;
            assert!((exp_neg_abs(x) / (-x).exp() - 1.0).abs() < 1e-8, "x = {x}");
            assert_eq!(exp_neg_abs(-x), exp_neg_abs(x));
        }
        assert!(exp_neg_abs(1e9) < 1e-300);
        assert!(exp_neg_abs(f64::INFINITY) < 1e-300);
    }

    #[test]
    fn nan_propagates() {
        assert!(exp_neg_abs(f64::NAN).is_nan());
    }
}
