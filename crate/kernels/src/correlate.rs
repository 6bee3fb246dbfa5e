//! Correlation along one direction of an image: down its columns or along its rows.

/// Adds to each of `sums`, the i-th, Σₖ `weights[k]` · `values[i + k·stride]`: down the columns where the stride is the
/// image's width, along the rows where it is 1. What runs over a row's end is not asked for.
///
/// # Panics
/// If the last sum's values end behind `values`.
#[inline(never)]
pub fn correlate(values: &[f32], weights: &[f32], stride: usize, sums: &mut [f32]) {
    for (k, weight) in weights.iter().enumerate() {
        let values = &values[k * stride..][..sums.len()];
        sums.iter_mut().zip(values).for_each(|(sum, value)| *sum += weight * value);
    }
}
