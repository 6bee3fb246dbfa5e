//! Sigmoid, cross-entropy and sums over columns.
//!
//! exp and ln_1p are the standard library's, right to the last place: Adam divides by a gradient's own size, so where it nearly
//! vanishes, a last digit lost here is seen in the weights.

/// Columns that are summed at a time.
const BLOCK: usize = 16;

/// σ(l) = 1 / (1 + exp(−l)), without overflow for any l.
#[inline(always)]
pub fn sigmoid(logit: f32) -> f32 {
    let e = (-logit.abs()).exp();
    (if logit >= 0.0 { 1.0 } else { e }) / (1.0 + e)
}

/// Binary cross-entropy of one logit, max(l, 0) − l·t + ln(1 + exp(−|l|)), and its derivative σ(l) − t.
#[inline(always)]
pub fn bce_with_logit(logit: f32, target: f32) -> (f32, f32) {
    let e = (-logit.abs()).exp();
    let sigmoid = (if logit >= 0.0 { 1.0 } else { e }) / (1.0 + e);
    (logit.max(0.0) - logit * target + e.ln_1p(), sigmoid - target)
}

/// The sum of an elementwise loss, and `scale` times its derivatives.
///
/// # Panics
/// If the slices differ in length.
#[inline(always)]
pub fn loss_with_logits(
    element: impl Fn(f32, f32) -> (f32, f32),
    logits: &[f32],
    targets: &[f32],
    scale: f32,
    dlogits: &mut [f32],
) -> f64 {
    assert!(logits.len() == targets.len() && logits.len() == dlogits.len());
    let mut sum = 0.0;
    for ((logit, target), dlogit) in logits.iter().zip(targets).zip(dlogits) {
        let (value, derivative) = element(*logit, *target);
        sum += f64::from(value);
        *dlogit = scale * derivative;
    }
    sum
}

/// `sums[c]` += Σ `rows[·, c]`, added up in double precision: a bias's gradient is the small rest of many large terms.
pub fn add_column_sums(rows: &[f32], sums: &mut [f32]) {
    let columns = sums.len();
    for (block, sums) in sums.chunks_mut(BLOCK).enumerate() {
        let mut exact = [0.0_f64; BLOCK];
        for row in rows.chunks_exact(columns) {
            for (exact, x) in exact.iter_mut().zip(&row[block * BLOCK..][..sums.len()]) {
                *exact += f64::from(*x);
            }
        }
        sums.iter_mut().zip(exact).for_each(|(sum, exact)| *sum += exact as f32);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // the same table in the browser

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

    #[test]
    fn what_is_not_a_number_stays_none() {
        assert!(sigmoid(f32::NAN).is_nan() && bce_with_logit(f32::NAN, 0.5).0.is_nan());
    }

    #[test]
    fn a_loss_over_any_length_is_the_sum_of_its_elements() {
        for n in [0, 1, 15, 16, 17, 100] {
            let logits: Vec<f32> = (0..n).map(|i| i as f32 / 7.0 - 5.0).collect();
            let targets: Vec<f32> = (0..n).map(|i| (i % 4) as f32 / 3.0).collect();
            let mut dlogits = vec![9.0; n];
            let sum = loss_with_logits(bce_with_logit, &logits, &targets, 0.5, &mut dlogits);
            let elements: Vec<_> = logits.iter().zip(&targets).map(|(l, t)| bce_with_logit(*l, *t)).collect();
            assert!((sum - elements.iter().map(|(value, _)| f64::from(*value)).sum::<f64>()).abs() < 1e-5);
            assert!(elements.iter().zip(&dlogits).all(|((_, d), actual)| *actual == 0.5 * d));
        }
    }
}
