//! σ(x) = 1 / (1 + exp(−x)).

use super::exp::exp_neg_abs;
use crate::simd::with_fastest_simd;

/// σ(−60) is 9e-27. Pixels that are much smaller make products that are denormal numbers, with which processors compute many
/// times slower.
const MIN_X: f64 = -60.0;

/// σ(x), without overflow for any x; what would be less than 1e-26 is 0.
#[inline(always)]
pub fn sigmoid(x: f32) -> f32 {
    let x = f64::from(x);
    let exp = exp_neg_abs(x);
    let numerator = if x < 0.0 { exp } else { 1.0 };
    if x < MIN_X { 0.0 } else { (numerator / (1.0 + exp)) as f32 }
}

/// y = σ(x).
///
/// # Panics
/// If the slices differ in length.
#[inline(never)]
pub fn forward(x: &[f32], y: &mut [f32]) {
    assert_eq!(x.len(), y.len());
    with_fastest_simd(|| y.iter_mut().zip(x).for_each(|(y, x)| *y = sigmoid(*x)));
}

/// dx = dy·y·(1 − y).
///
/// # Panics
/// If the slices differ in length.
#[inline(never)]
pub fn backward(y: &[f32], dy: &[f32], dx: &mut [f32]) {
    assert_eq!([y.len(), dy.len()], [dx.len(); 2]);
    with_fastest_simd(|| dx.iter_mut().zip(y).zip(dy).for_each(|((dx, y), dy)| *dx = dy * y * (1.0 - y)));
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // the same tests in the browser

    #[test]
    fn nan_propagates() {
        assert!(sigmoid(f32::NAN).is_nan());
    }

    #[test]
    fn no_result_is_so_small_that_products_of_it_are_denormal() {
        for x in [-59.0, -60.0, -61.0, -87.0, -88.5, -100.0, -1e9, f32::MIN, f32::NEG_INFINITY] {
            let y = sigmoid(x);
            assert!(y == 0.0 || y >= 8e-27, "σ({x}) = {y:e}");
            assert_eq!(y == 0.0, x < -60.0, "σ({x}) = {y:e}");
        }
        assert_eq!(sigmoid(f32::INFINITY), 1.0);
    }

    #[test]
    fn one_sigmoid_and_many_agree() {
        let x: Vec<f32> = (0..37).map(|i| i as f32 - 18.0).collect();
        let mut y = vec![9.0; 37];
        forward(&x, &mut y);
        assert!(x.iter().zip(&y).all(|(x, y)| (sigmoid(*x) - y).abs() < 1e-7));
    }
}
