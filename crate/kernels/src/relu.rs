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

/// dx = dy where y > 0, which is where x was, 0 elsewhere.
///
/// # Panics
/// If the slices differ in length.
#[inline(never)]
pub fn backward(y: &[f32], dy: &[f32], dx: &mut [f32]) {
    assert!(y.len() == dy.len() && y.len() == dx.len());
    dx.iter_mut().zip(y).zip(dy).for_each(|((dx, &y), &dy)| *dx = if y > 0.0 { dy } else { 0.0 });
}
