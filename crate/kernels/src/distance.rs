//! Norms of vectors and distances between them.

/// |x|².
#[inline(never)]
pub fn squared_norm(x: &[f32]) -> f32 {
    let mut lanes = [0.0_f32; 8];
    let (chunks, remainder) = x.as_chunks::<8>();
    for chunk in chunks {
        lanes.iter_mut().zip(chunk).for_each(|(sum, x)| *sum += x * x);
    }
    lanes.iter().sum::<f32>() + remainder.iter().map(|x| x * x).sum::<f32>()
}

/// |x|, summed in double precision.
#[inline(never)]
pub fn norm(x: &[f32]) -> f64 {
    x.iter().map(|x| f64::from(*x).powi(2)).sum::<f64>().sqrt()
}

/// |x − y|², in double precision: so that the nearest of almost equal ones is told apart, and no difference is infinite.
///
/// # Panics
/// If the slices differ in length.
#[inline(never)]
pub fn squared_distance(x: &[f32], y: &[f32]) -> f64 {
    assert_eq!(x.len(), y.len());
    x.iter().zip(y).map(|(x, y)| (f64::from(*x) - f64::from(*y)).powi(2)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // the same tests in the browser

    #[test]
    fn every_element_of_any_length_takes_part() {
        for n in [0, 1, 3, 4, 5, 7, 8, 9, 15, 16, 17, 37] {
            let x: Vec<f32> = (0..n).map(|i| (i * 5 % 13) as f32 - 6.0).collect();
            let y: Vec<f32> = (0..n).map(|i| (i * 7 % 11) as f32 - 4.5).collect();
            // Whole numbers and quarters: exact in any order.
            let squares: f64 = x.iter().map(|x| f64::from(x * x)).sum();
            assert_eq!(f64::from(squared_norm(&x)), squares, "{n}");
            assert_eq!(norm(&x), squares.sqrt(), "{n}");
            let differences: f64 = (0..x.len()).map(|i| f64::from((x[i] - y[i]) * (x[i] - y[i]))).sum();
            assert_eq!(squared_distance(&x, &y), differences, "{n}");
        }
    }

    #[test]
    fn large_terms_do_not_swallow_small_ones() {
        let mut x = [1.0; 10];
        x[0] = 8192.0; // its square leaves single precision steps of 8
        assert_eq!(norm(&x), (8192.0_f64.powi(2) + 9.0).sqrt());
        assert_eq!(squared_distance(&x, &[0.0; 10]), 8192.0_f64.powi(2) + 9.0);
        assert_eq!(squared_distance(&[f32::MAX], &[-f32::MAX]), (2.0 * f64::from(f32::MAX)).powi(2));
        let tiny = f32::EPSILON / 8.0;
        assert_eq!(squared_distance(&[1.0], &[tiny]), (1.0 - f64::from(tiny)).powi(2));
        assert_eq!(norm(&[f32::MAX; 4]), 2.0 * f64::from(f32::MAX));
    }
}
