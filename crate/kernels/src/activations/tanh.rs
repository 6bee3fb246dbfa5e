//! tanh(x) = ±(1 − exp(−2|x|)) / (1 + exp(−2|x|)).

use super::exp::exp_neg_abs;
use crate::simd::with_fastest_simd;

#[inline(always)]
fn tanh(x: f32) -> f32 {
    let x = f64::from(x);
    let (exp, square) = (exp_neg_abs(2.0 * x), x * x);
    // Near zero the formula subtracts two numbers that are nearly equal; the Taylor series does not.
    let series = x * (1.0 - square * (1.0 / 3.0 - square * (2.0 / 15.0 - square * (17.0 / 315.0))));
    let ratio = ((1.0 - exp) / (1.0 + exp)).copysign(x);
    (if x.abs() < 0.1 { series } else { ratio }) as f32
}

/// y = tanh(x).
///
/// # Panics
/// If the slices differ in length.
#[inline(never)]
pub fn forward(x: &[f32], y: &mut [f32]) {
    assert_eq!(x.len(), y.len());
    with_fastest_simd(|| y.iter_mut().zip(x).for_each(|(y, x)| *y = tanh(*x)));
}

/// dx = dy·(1 − y²).
///
/// # Panics
/// If the slices differ in length.
#[inline(never)]
pub fn backward(y: &[f32], dy: &[f32], dx: &mut [f32]) {
    assert_eq!([y.len(), dy.len()], [dx.len(); 2]);
    with_fastest_simd(|| dx.iter_mut().zip(y).zip(dy).for_each(|((dx, y), dy)| *dx = dy * (1.0 - y * y)));
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // the same tests in the browser

    #[test]
    fn has_seven_correct_digits_at_any_magnitude() {
        for i in -4000..=4000 {
            for x in [i as f32 / 200.0, i as f32 / 20_000.0, i as f32 * 1e-12] {
                let expected = f64::from(x).tanh();
                assert!((f64::from(tanh(x)) - expected).abs() <= 1.2e-7 * expected.abs(), "tanh({x}): {}", tanh(x));
            }
        }
    }

    #[test]
    fn infinities_saturate_and_nan_propagates() {
        let mut y = [0.0; 3];
        forward(&[f32::INFINITY, f32::NEG_INFINITY, f32::NAN], &mut y);
        assert!(y[..2] == [1.0, -1.0] && y[2].is_nan());
    }
}
