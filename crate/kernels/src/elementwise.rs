//! Element-wise updates, Adam's among them, and column sums: plain loops that the compiler vectorises.

use super::simd::with_fastest_simd;

/// Columns that are summed together, in registers.
const BLOCK_COLUMNS: usize = 16;

/// values = bytes / 255, from 0 to 1.
///
/// # Panics
/// If the slices differ in length.
#[inline(never)]
pub fn bytes_to_unit_range(bytes: &[u8], values: &mut [f32]) {
    assert_eq!(bytes.len(), values.len());
    values.iter_mut().zip(bytes).for_each(|(value, byte)| *value = f32::from(*byte) / 255.0);
}

/// Every row becomes a copy of `row`; the last one may be shorter.
///
/// # Panics
/// If `row` is empty.
#[inline(never)]
pub fn repeat_row(row: &[f32], rows: &mut [f32]) {
    assert!(!row.is_empty(), "nothing to repeat");
    let mut filled = row.len().min(rows.len());
    rows[..filled].copy_from_slice(&row[..filled]);
    // Twice as many each time: the call takes longer than the copy of a short row.
    while filled < rows.len() {
        let more = filled.min(rows.len() - filled);
        rows.copy_within(..more, filled);
        filled += more;
    }
}

/// sum += other.
///
/// # Panics
/// If the slices differ in length.
#[inline(never)]
pub fn add_assign(sum: &mut [f32], other: &[f32]) {
    assert_eq!(sum.len(), other.len());
    sum.iter_mut().zip(other).for_each(|(sum, other)| *sum += other);
}

/// Moments smaller than these become 0. Otherwise those of inactive units, whose gradient is 0, decay to denormal numbers,
/// which take many times longer to compute with, and which WebAssembly cannot flush to zero. A mean of 1e-20 moves a
/// weight by 1e-13 learning rates at most where ε is 1e-7, and the root of a variance of 1e-30 is nothing beside that ε.
const SMALLEST_MEAN: f32 = 1e-20;
const SMALLEST_VARIANCE: f32 = 1e-30;
/// The smallest ε of [`adam`]. It is much larger than 1e-15, the root of the smallest variance that is kept: with a smaller ε a
/// tiny gradient could move a weight by many learning rates in one step.
pub const MIN_EPSILON: f32 = 1e-12;

fn zero_if_below(moment: f32, smallest: f32) -> f32 {
    if moment.abs() < smallest { 0.0 } else { moment }
}

/// One step of Adam (D. Kingma, J. Ba, ICLR 2015) on the weights w with gradient g and moments m and v. `rate` is the learning
/// rate including both bias corrections. Moments that have all but vanished become 0, so `epsilon` is [`MIN_EPSILON`] or more.
///
/// # Panics
/// If the slices differ in length, or `epsilon` is smaller.
#[inline(never)]
pub fn adam([w, m, v]: [&mut [f32]; 3], g: &[f32], rate: f32, [beta1, beta2]: [f32; 2], epsilon: f32) {
    assert_eq!([w.len(), m.len(), v.len()], [g.len(); 3]);
    assert!(epsilon >= MIN_EPSILON, "an epsilon of 1e-12 or more");
    with_fastest_simd(|| {
        for (((w, g), m), v) in w.iter_mut().zip(g).zip(m).zip(v) {
            *m = zero_if_below(*m + (1.0 - beta1) * (g - *m), SMALLEST_MEAN);
            *v = zero_if_below(*v + (1.0 - beta2) * (g * g - *v), SMALLEST_VARIANCE);
            *w -= rate * *m / (v.sqrt() + epsilon);
        }
    });
}

/// `sums[c]` += Σ `rows[·, c]`, accumulated in double precision: a bias's gradient is the small sum of many large terms.
///
/// # Panics
/// If `rows` is not whole rows of as many values as there are sums.
#[inline(never)]
pub fn add_column_sums(rows: &[f32], sums: &mut [f32]) {
    let columns = sums.len();
    assert!(rows.len().is_multiple_of(columns), "{} values are not whole rows of {columns}", rows.len());
    let (blocks, remainder) = sums.as_chunks_mut::<BLOCK_COLUMNS>();
    let remainder_start = columns - remainder.len();
    with_fastest_simd(|| {
        for (block, sums) in blocks.iter_mut().enumerate() {
            // Slices of a fixed length let the compiler keep the sums in registers.
            add_block(rows.chunks_exact(columns).map(|row| &row[block * BLOCK_COLUMNS..][..BLOCK_COLUMNS]), sums);
        }
        if !remainder.is_empty() {
            add_block(rows.chunks_exact(columns).map(|row| &row[remainder_start..]), remainder);
        }
    });
}

/// `sums[c]` += Σ `rows[·, c]`, for up to [`BLOCK_COLUMNS`] columns.
#[inline(always)]
fn add_block<'a>(rows: impl Iterator<Item = &'a [f32]>, sums: &mut [f32]) {
    let mut sums_f64 = [0.0_f64; BLOCK_COLUMNS];
    for row in rows {
        sums_f64.iter_mut().zip(row).for_each(|(sum, x)| *sum += f64::from(*x));
    }
    sums.iter_mut().zip(sums_f64).for_each(|(sum, sum_f64)| *sum += sum_f64 as f32);
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // the same tests in the browser

    #[test]
    fn moments_of_weights_without_gradient_decay_to_zero_and_are_never_denormal() {
        let (mut w, mut m, mut v) = ([1.0; 9], [1e-3; 9], [1e-6; 9]);
        for _ in 0..60_000 {
            adam([&mut w, &mut m, &mut v], &[0.0; 9], 1e-3, [0.9, 0.999], 1e-7);
            assert!(m.iter().chain(&v).all(|moment| *moment == 0.0 || moment.is_normal()));
        }
        assert_eq!((m, v), ([0.0; 9], [0.0; 9]));
    }

    #[test]
    fn a_row_is_repeated_to_the_end() {
        for (len, expected) in [(0, vec![]), (1, vec![1.0]), (2, vec![1.0, 2.0]), (7, vec![1., 2., 1., 2., 1., 2., 1.])]
        {
            let mut rows = vec![9.0; len];
            repeat_row(&[1.0, 2.0], &mut rows);
            assert_eq!(rows, expected);
        }
    }

    #[test]
    #[should_panic(expected = "nothing to repeat")]
    fn an_empty_row_is_refused() {
        repeat_row(&[], &mut [9.0]);
    }

    #[test]
    fn columns_are_summed_without_losing_small_terms() {
        for columns in [1, 15, 16, 17] {
            let mut rows = vec![1e-4; 3 * columns];
            rows[..columns].fill(3e4);
            rows[2 * columns..].fill(-3e4);
            let mut sums = vec![1.0; columns];
            add_column_sums(&rows, &mut sums);
            assert!(sums.iter().all(|sum| (sum - 1.0001).abs() < 1e-6), "{sums:?}");
        }
    }
}
