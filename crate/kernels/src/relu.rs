//! The rectifier, value by value.

/// y = max(x, 0).
///
/// # Panics
/// If the slices differ in length.
#[inline(never)]
pub fn forward(x: &[f32], y: &mut [f32]) {
    assert_eq!(x.len(), y.len());
    y.iter_mut().zip(x).for_each(|(y, x)| *y = if *x < 0.0 { 0.0 } else { *x });
}

/// dx = dy where x > 0, 0 elsewhere.
///
/// # Panics
/// If the slices differ in length.
#[inline(never)]
pub fn backward(x: &[f32], dy: &[f32], dx: &mut [f32]) {
    assert!(x.len() == dy.len() && x.len() == dx.len());
    dx.iter_mut().zip(x).zip(dy).for_each(|((dx, &x), &dy)| *dx = if x > 0.0 { dy } else { 0.0 });
}
