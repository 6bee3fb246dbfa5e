//! exp(−|x|), from which sigmoid, tanh and cross-entropy are computed without overflow.
//!
//! The standard library's exponential is a call that is not vectorised; these are arithmetic only.

use std::f64::consts::{LN_2, LOG2_E};

/// exp(r) from its Taylor series of degree 7, in either precision. By G. Estrin's scheme (*Organization of computer systems*, 1960):
/// pairs of terms, which do not wait for one another.
macro_rules! exp_taylor {
    ($r:expr) => {{
        let (r, square) = ($r, $r * $r);
        let low = (1.0 + r) + square * (0.5 + r * (1.0 / 6.0));
        let high = (1.0 / 24.0 + r * (1.0 / 120.0)) + square * (1.0 / 720.0 + r * (1.0 / 5_040.0));
        low + square * square * high
    }};
}

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
    const MIN_X: f64 = -700.0;
    /// With relaxed SIMD the compiler makes the clamp a relaxed maximum, which may lose NaN; there the result is selected
    /// instead, which takes a little longer.
    const HAS_RELAXED_SIMD: bool = cfg!(target_feature = "relaxed-simd");
    let clamped = if !HAS_RELAXED_SIMD && x < MIN_X { MIN_X } else { x };
    let shifted = clamped * LOG2_E + SHIFT;
    let r = clamped - (shifted - SHIFT) * LN_2;
    let power_of_two = f64::from_bits(shifted.to_bits().wrapping_add(1023) << 52);
    let exp = exp_taylor!(r) * power_of_two;
    if HAS_RELAXED_SIMD && x < MIN_X { 0.0 } else { exp }
}

/// exp(−|x|) in single precision, with a relative error below 2e-7; what would be less than 1e-26 is 0. NaN propagates.
///
/// Twice as fast as in double precision. As there, exp(x) = 2ᵏ·exp(r); k·ln 2 is subtracted in two parts, the first of which has so
/// few digits that its product is exact (W. Cody, W. Waite, *Software Manual for the Elementary Functions*, 1980).
#[inline(always)]
pub fn exp_neg_abs_f32(x: f32) -> f32 {
    /// 1.5·2²³, which rounds as its counterpart above does.
    const SHIFT: f32 = 12_582_912.0;
    const LN_2_HIGH: f32 = 355.0 / 512.0;
    const LN_2_LOW: f32 = (LN_2 - 355.0 / 512.0) as f32;
    /// exp(−60) is 9e-27; derivatives that are much smaller would be denormal in the layers before.
    const MIN_X: f32 = -60.0;
    let x = -x.abs();
    let shifted = x * LOG2_E as f32 + SHIFT;
    let k = shifted - SHIFT;
    let r = x - k * LN_2_HIGH - k * LN_2_LOW;
    let power_of_two = f32::from_bits(shifted.to_bits().wrapping_add(127) << 23);
    let exp = exp_taylor!(r) * power_of_two;
    if x < MIN_X { 0.0 } else { exp }
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
    fn in_single_precision_the_relative_error_is_below_2e_7_down_to_zero() {
        for i in 0..600_000 {
            let x = i as f32 / 10_000.0;
            let expected = (-f64::from(x)).exp();
            assert!((f64::from(exp_neg_abs_f32(x)) / expected - 1.0).abs() < 2e-7, "x = {x}");
            assert_eq!(exp_neg_abs_f32(-x), exp_neg_abs_f32(x));
        }
        for x in [61.0, 100.0, 1e9, f32::MAX, f32::INFINITY] {
            assert_eq!(exp_neg_abs_f32(x), 0.0, "x = {x}");
        }
    }

    #[test]
    fn nan_propagates() {
        assert!(exp_neg_abs_f32(f32::NAN).is_nan());
        assert!(exp_neg_abs(f64::NAN).is_nan());
    }
}
