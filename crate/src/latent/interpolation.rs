//! Ways from one code to another, and sums of codes.

use super::vector::dot;
use crate::kernels::distance::norm;
use std::f64::consts::{FRAC_PI_2, PI};

/// The point at the share t, in 0…1, of the straight way: (1 − t)·a + t·b.
///
/// # Panics
/// If the codes differ in length, as for the others here.
pub fn lerp(a: &[f32], b: &[f32], t: f32) -> Vec<f32> {
    weighted(a, 1.0 - f64::from(t), b, f64::from(t))
}

/// The point at the share t, in 0…1, of the way around the origin: the direction moves along the great circle, the length
/// from |a| to |b| evenly.
///
/// For â and b̂ of length one and the angle ω between them, the direction is (sin((1 − t)·ω)·â + sin(t·ω)·b̂) / sin ω
/// (K. Shoemake, *Animating Rotation with Quaternion Curves*, SIGGRAPH 1985). Where a and b lie on one line through the
/// origin, no great circle is the shortest or it is the line itself, and the way is the straight one.
pub fn slerp(a: &[f32], b: &[f32], t: f32) -> Vec<f32> {
    let (length_a, length_b) = (norm(a), norm(b));
    let cos = (dot(a, b) / (length_a * length_b)).clamp(-1.0, 1.0);
    let sin = (1.0 - cos * cos).sqrt();
    // Also where a length is 0 and the quotient no number.
    if sin.is_nan() || sin < 1e-4 {
        return lerp(a, b, t);
    }
    let (angle, t) = (cos.acos(), f64::from(t));
    let length = (1.0 - t) * length_a + t * length_b;
    let weight = |share: f64, of: f64| length * sine(share * angle) / (sin * of);
    weighted(a, weight(1.0 - t, length_a), b, weight(t, length_b))
}

/// a − b + c: what sets a apart from b, given to c (as of words: T. Mikolov et al., *Linguistic Regularities in Continuous
/// Space Word Representations*, NAACL 2013).
pub fn combine(a: &[f32], b: &[f32], c: &[f32]) -> Vec<f32> {
    assert_eq!((a.len(), a.len()), (b.len(), c.len()), "codes of one length");
    a.iter().zip(b).zip(c).map(|((a, b), c)| a - b + c).collect()
}

/// sin x for x in 0…π, by its Taylor series with an error below 1e-11. The standard library's takes any angle, and weighs as
/// much for it as all that is here.
fn sine(x: f64) -> f64 {
    let x = if x > FRAC_PI_2 { PI - x } else { x };
    let factors = [16.0 * 17.0, 14.0 * 15.0, 12.0 * 13.0, 10.0 * 11.0, 8.0 * 9.0, 6.0 * 7.0, 4.0 * 5.0, 2.0 * 3.0];
    x * factors.iter().fold(1.0, |series, factor| 1.0 - series * x * x / factor)
}

fn weighted(a: &[f32], weight_a: f64, b: &[f32], weight_b: f64) -> Vec<f32> {
    assert_eq!(a.len(), b.len(), "codes of one length");
    a.iter().zip(b).map(|(a, b)| (weight_a * f64::from(*a) + weight_b * f64::from(*b)) as f32).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // the same table in the browser

    const SHARES: [f32; 5] = [0.0, 0.2, 0.5, 0.9, 1.0];

    fn assert_close(actual: &[f32], expected: &[f32]) {
        assert_eq!(actual.len(), expected.len());
        assert!(actual.iter().zip(expected).all(|(x, e)| (x - e).abs() < 1e-6), "{actual:?} instead of {expected:?}");
    }

    #[test]
    fn the_straight_way_is_even() {
        assert_eq!(lerp(&[0.0, 4.0], &[8.0, 0.0], 0.25), [2.0, 3.0]);
    }

    #[test]
    fn both_ways_start_and_end_at_the_codes_themselves() {
        let (a, b) = ([1.5, -0.25, 3.0], [-2.0, 0.5, 0.125]);
        for way in [lerp, slerp] {
            assert_close(&way(&a, &b, 0.0), &a);
            assert_close(&way(&a, &b, 1.0), &b);
        }
    }

    #[test]
    fn the_spherical_way_turns_evenly_and_keeps_the_length() {
        // A third of a right angle is 30°.
        assert_close(&slerp(&[2.0, 0.0], &[0.0, 2.0], 1.0 / 3.0), &[3.0_f32.sqrt(), 1.0]);
        for t in SHARES {
            let code = slerp(&[3.0, 4.0, 0.0], &[0.0, 3.0, -4.0], t);
            assert!((norm(&code) - 5.0).abs() < 1e-6);
        }
    }

    #[test]
    fn between_codes_of_different_length_the_length_changes_evenly() {
        // Half a right angle is 45°, and half-way from 1 to 3 is 2.
        assert_close(&slerp(&[1.0, 0.0], &[0.0, 3.0], 0.5), &[2.0_f32.sqrt(), 2.0_f32.sqrt()]);
    }

    #[test]
    fn on_a_line_through_the_origin_the_spherical_way_is_the_straight_one() {
        for (a, b) in
            [([1.0, 2.0], [2.0, 4.0]), ([1.0, 2.0], [-2.0, -4.0]), ([0.0, 0.0], [3.0, 1.0]), ([0.0; 2], [0.0; 2])]
        {
            for t in SHARES {
                assert_eq!(slerp(&a, &b, t), lerp(&a, &b, t), "{a:?} to {b:?} at {t}");
            }
        }
    }

    #[test]
    fn a_step_apart_from_a_line_both_ways_agree() {
        let (a, b) = ([1.0, 0.0], [1.0, 3e-4]);
        SHARES.iter().for_each(|t| assert_close(&slerp(&a, &b, *t), &lerp(&a, &b, *t)));
    }

    #[test]
    fn the_sine_is_the_standard_librarys() {
        for i in 0..=1000 {
            let x = PI * f64::from(i) / 1000.0;
            assert!((sine(x) - x.sin()).abs() < 1e-11, "sin {x}");
        }
    }

    #[test]
    fn codes_add_up() {
        assert_eq!(combine(&[5.0, 1.0], &[2.0, 1.5], &[1.0, 1.0]), [4.0, 0.5]);
    }
}
