//! Interpolation between codes, and vector arithmetic with them.

use super::vector::dot;
use crate::kernels::distance::norm;
use std::f64::consts::{FRAC_PI_2, PI};

/// Linear interpolation: (1 − t)·a + t·b, with t in 0…1.
///
/// # Panics
/// If the codes differ in length, as for the other functions here.
pub fn lerp(a: &[f32], b: &[f32], t: f32) -> Vec<f32> {
    weighted_sum(a, 1.0 - f64::from(t), b, f64::from(t))
}

/// Spherical interpolation, with t in 0…1: the direction moves along the great circle at constant speed, and the length
/// changes linearly from |a| to |b|.
///
/// For â and b̂ of length one and the angle ω between them, the direction is (sin((1 − t)·ω)·â + sin(t·ω)·b̂) / sin ω
/// (K. Shoemake, *Animating Rotation with Quaternion Curves*, SIGGRAPH 1985). If a and b are on one line through the
/// origin, the great circle is not unique or degenerate, and the interpolation is linear.
///
/// # Panics
/// If the codes differ in length.
pub fn slerp(a: &[f32], b: &[f32], t: f32) -> Vec<f32> {
    let (length_a, length_b) = (norm(a), norm(b));
    let cos = (dot(a, b) / (length_a * length_b)).clamp(-1.0, 1.0);
    let sin = (1.0 - cos * cos).sqrt();
    // NaN if a length is 0.
    if sin.is_nan() || sin < 1e-4 {
        return lerp(a, b, t);
    }
    let (angle, t) = (cos.acos(), f64::from(t));
    let length = (1.0 - t) * length_a + t * length_b;
    let weight = |t: f64, endpoint_length: f64| length * sine_to_pi(t * angle) / (sin * endpoint_length);
    weighted_sum(a, weight(1.0 - t, length_a), b, weight(t, length_b))
}

/// a − b + c, which applies the difference of a and b to c (as with words: T. Mikolov et al., *Linguistic Regularities in Continuous
/// Space Word Representations*, NAACL 2013).
///
/// # Panics
/// If the codes differ in length.
pub fn analogy(a: &[f32], b: &[f32], c: &[f32]) -> Vec<f32> {
    assert_eq!((a.len(), a.len()), (b.len(), c.len()), "codes of one length");
    a.iter().zip(b).zip(c).map(|((a, b), c)| a - b + c).collect()
}

/// sin x for x in 0…π, by its Taylor series, with an error below 1e-11. The standard library's, which takes any angle, would
/// double the size of this module in wasm.
fn sine_to_pi(x: f64) -> f64 {
    let x = if x > FRAC_PI_2 { PI - x } else { x };
    let factors = [16.0 * 17.0, 14.0 * 15.0, 12.0 * 13.0, 10.0 * 11.0, 8.0 * 9.0, 6.0 * 7.0, 4.0 * 5.0, 2.0 * 3.0];
    x * factors.iter().fold(1.0, |series, factor| 1.0 - series * x * x / factor)
}

fn weighted_sum(a: &[f32], weight_a: f64, b: &[f32], weight_b: f64) -> Vec<f32> {
    assert_eq!(a.len(), b.len(), "codes of one length");
    a.iter().zip(b).map(|(a, b)| (weight_a * f64::from(*a) + weight_b * f64::from(*b)) as f32).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // these also run in the browser

    const FRACTIONS: [f32; 5] = [0.0, 0.2, 0.5, 0.9, 1.0];

    fn assert_close(actual: &[f32], expected: &[f32]) {
        assert_eq!(actual.len(), expected.len());
        assert!(actual.iter().zip(expected).all(|(x, e)| (x - e).abs() < 1e-6), "{actual:?} instead of {expected:?}");
    }

    #[test]
    fn linear_interpolation_is_even() {
        assert_eq!(lerp(&[0.0, 4.0], &[8.0, 0.0], 0.25), [2.0, 3.0]);
    }

    #[test]
    fn both_interpolations_start_and_end_at_the_codes() {
        let (a, b) = ([1.5, -0.25, 3.0], [-2.0, 0.5, 0.125]);
        for interpolate in [lerp, slerp] {
            assert_close(&interpolate(&a, &b, 0.0), &a);
            assert_close(&interpolate(&a, &b, 1.0), &b);
        }
    }

    #[test]
    fn spherical_interpolation_rotates_evenly_and_keeps_the_length() {
        // A third of a right angle is 30°.
        assert_close(&slerp(&[2.0, 0.0], &[0.0, 2.0], 1.0 / 3.0), &[3.0_f32.sqrt(), 1.0]);
        for t in FRACTIONS {
            let code = slerp(&[3.0, 4.0, 0.0], &[0.0, 3.0, -4.0], t);
            assert!((norm(&code) - 5.0).abs() < 1e-6);
        }
    }

    #[test]
    fn between_codes_of_different_length_the_length_changes_linearly() {
        // Half a right angle is 45°, and half-way from 1 to 3 is 2.
        assert_close(&slerp(&[1.0, 0.0], &[0.0, 3.0], 0.5), &[2.0_f32.sqrt(), 2.0_f32.sqrt()]);
    }

    #[test]
    fn on_a_line_through_the_origin_spherical_interpolation_is_linear() {
        for (a, b) in
            [([1.0, 2.0], [2.0, 4.0]), ([1.0, 2.0], [-2.0, -4.0]), ([0.0, 0.0], [3.0, 1.0]), ([0.0; 2], [0.0; 2])]
        {
            for t in FRACTIONS {
                assert_eq!(slerp(&a, &b, t), lerp(&a, &b, t), "{a:?} to {b:?} at {t}");
            }
        }
    }

    #[test]
    fn close_to_a_line_both_interpolations_agree() {
        let (a, b) = ([1.0, 0.0], [1.0, 3e-4]);
        FRACTIONS.iter().for_each(|t| assert_close(&slerp(&a, &b, *t), &lerp(&a, &b, *t)));
    }

    #[test]
    fn the_sine_is_the_standard_librarys() {
        for i in 0..=1000 {
            let x = PI * f64::from(i) / 1000.0;
            assert!((sine_to_pi(x) - x.sin()).abs() < 1e-11, "sin {x}");
        }
    }

    #[test]
    fn vector_arithmetic_is_elementwise() {
        assert_eq!(analogy(&[5.0, 1.0], &[2.0, 1.5], &[1.0, 1.0]), [4.0, 0.5]);
    }
}
