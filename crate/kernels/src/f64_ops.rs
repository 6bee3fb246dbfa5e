//! Vector operations in double precision, for matrix decompositions.

use super::simd::with_fastest_simd;

/// Partial sums that are independent of one another, so that they fill a vector register.
const LANES: usize = 4;

/// a·b.
///
/// # Panics
/// If the slices differ in length.
#[inline(never)]
pub fn dot(a: &[f64], b: &[f64]) -> f64 {
    assert_eq!(a.len(), b.len());
    with_fastest_simd(|| {
        let mut sums = [0.0; LANES];
        let ((a, last_a), (b, last_b)) = (a.as_chunks::<LANES>(), b.as_chunks::<LANES>());
        for (a, b) in a.iter().zip(b) {
            for lane in 0..LANES {
                sums[lane] += a[lane] * b[lane];
            }
        }
        sums.iter().sum::<f64>() + last_a.iter().zip(last_b).map(|(a, b)| a * b).sum::<f64>()
    })
}

/// y += scale·x.
///
/// # Panics
/// If the slices differ in length.
#[inline(never)]
pub fn add_scaled(y: &mut [f64], scale: f64, x: &[f64]) {
    assert_eq!(y.len(), x.len());
    with_fastest_simd(|| y.iter_mut().zip(x).for_each(|(y, x)| *y += scale * x));
}

/// A Givens rotation: x becomes cos·x − sin·y, and y becomes sin·x + cos·y.
///
/// # Panics
/// If the slices differ in length.
#[inline(never)]
pub fn givens_rotate(x: &mut [f64], y: &mut [f64], cos: f64, sin: f64) {
    assert_eq!(x.len(), y.len());
    with_fastest_simd(|| x.iter_mut().zip(y).for_each(|(x, y)| (*x, *y) = (cos * *x - sin * *y, sin * *x + cos * *y)));
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // the same tests in the browser

    #[test]
    fn every_element_of_any_length_takes_part() {
        for n in [0, 1, 3, 4, 5, 11] {
            let a: Vec<f64> = (0..n).map(f64::from).collect();
            let b: Vec<f64> = (0..n).map(|i| f64::from(i * i)).collect();
            assert_eq!(dot(&a, &b), (0..n).map(|i| f64::from(i * i * i)).sum::<f64>());
            let (mut x, mut y) = (a.clone(), b.clone());
            add_scaled(&mut x, 2.0, &b);
            assert!((0..a.len()).all(|i| x[i] == a[i] + 2.0 * b[i]));
            givens_rotate(&mut x, &mut y, 0.5, 2.0);
            assert!((0..a.len()).all(|i| x[i] == 0.5 * (a[i] + 2.0 * b[i]) - 2.0 * b[i]));
            assert!((0..a.len()).all(|i| y[i] == 2.0 * (a[i] + 2.0 * b[i]) + 0.5 * b[i]));
        }
    }
}
