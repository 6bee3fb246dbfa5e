//! ReLU, max(x, 0).

/// y = max(x, 0); NaN propagates.
///
/// # Panics
/// If the slices differ in length.
#[inline(never)]
pub fn forward(x: &[f32], y: &mut [f32]) {
    assert_eq!(x.len(), y.len());
    y.iter_mut().zip(x).for_each(|(y, x)| *y = if *x < 0.0 { 0.0 } else { *x });
}

/// dx = dy where y > 0, 0 elsewhere.
///
/// # Panics
/// If the slices differ in length.
#[inline(never)]
pub fn backward(y: &[f32], dy: &[f32], dx: &mut [f32]) {
    assert_eq!([y.len(), dy.len()], [dx.len(); 2]);
    dx.iter_mut().zip(y).zip(dy).for_each(|((dx, &y), &dy)| *dx = if y > 0.0 { dy } else { 0.0 });
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // the same tests in the browser

    /// With zeros among them.
    fn values_of_both_signs(n: usize) -> Vec<f32> {
        (0..n).map(|i| (i * 5 % 13) as f32 - 6.0).collect()
    }

    #[test]
    fn every_element_of_any_length_takes_part_and_passes_its_gradient_if_positive() {
        for n in [0, 1, 3, 4, 5, 7, 8, 9, 37] {
            let (x, dy) = (values_of_both_signs(n), (0..n).map(|i| i as f32 + 0.5).collect::<Vec<_>>());
            let (mut y, mut dx) = (vec![f32::NAN; n], vec![f32::NAN; n]);
            forward(&x, &mut y);
            backward(&y, &dy, &mut dx);
            for i in 0..n {
                let expected = if x[i] > 0.0 { (x[i], dy[i]) } else { (0.0, 0.0) };
                assert_eq!((y[i], dx[i]), expected, "{n}: {i}");
            }
        }
    }

    #[test]
    fn nan_propagates_and_has_no_gradient() {
        let x = [f32::NAN, f32::INFINITY, f32::NEG_INFINITY, -0.0];
        let (mut y, mut dx) = ([1.0; 4], [1.0; 4]);
        forward(&x, &mut y);
        assert!(y[0].is_nan());
        assert_eq!(y[1..], [f32::INFINITY, 0.0, 0.0]);
        backward(&y, &[5.0; 4], &mut dx);
        assert_eq!(dx, [0.0, 5.0, 0.0, 0.0]);
    }
}
