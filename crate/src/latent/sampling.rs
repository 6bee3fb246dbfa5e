//! Random codes, to be decoded to new images.

use super::into_rows;
use super::vector::column_means;
use crate::layers::expect_contiguous;
use ndarray::{Array2, ArrayView2};
use rand::Rng;
use rand_distr::{Distribution, StandardNormal};

/// `count` codes from the prior of the variational model, N(0, `temperature`²) in each dimension.
///
/// # Panics
/// If there are no dimensions, or more values than `usize` can count.
pub fn standard_normal(
    count: usize,
    dimensions: usize,
    temperature: f32,
    rng: &mut (impl Rng + ?Sized),
) -> Array2<f32> {
    let scaled = |normal: f32| temperature * normal;
    let values = count.checked_mul(dimensions).expect("codes whose values can be counted");
    into_rows((0..values).map(|_| scaled(StandardNormal.sample(rng))).collect(), dimensions)
}

/// `count` codes from a Gaussian fitted to `codes` `[n, dimensions]`, n ≥ 1: each dimension has its mean and its standard
/// deviation, the latter times `temperature`.
///
/// Plain models are not trained towards a prior; this is the simplest distribution with the scale of their codes.
///
/// # Panics
/// If there are no codes or dimensions, they are not in standard layout, or more values are wanted than `usize` can count.
pub fn sample_fitted_gaussian(
    codes: ArrayView2<f32>,
    count: usize,
    temperature: f32,
    rng: &mut (impl Rng + ?Sized),
) -> Array2<f32> {
    let (n, dimensions) = codes.dim();
    let codes = expect_contiguous(codes.to_slice());
    let means = column_means(codes, dimensions);
    let mut sums_of_squares = vec![0.0; dimensions];
    for code in codes.chunks_exact(dimensions) {
        let differences = code.iter().zip(&means).map(|(x, mean)| f64::from(x - mean));
        sums_of_squares.iter_mut().zip(differences).for_each(|(sum, difference)| *sum += difference * difference);
    }
    let mut samples = standard_normal(count, dimensions, temperature, rng);
    for sample in expect_contiguous(samples.as_slice_mut()).chunks_exact_mut(dimensions) {
        for ((x, mean), sum_of_squares) in sample.iter_mut().zip(&means).zip(&sums_of_squares) {
            *x = mean + (sum_of_squares / n as f64).sqrt() as f32 * *x;
        }
    }
    samples
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;
    use rand::SeedableRng;
    use rand_chacha::ChaCha8Rng;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // these also run in the browser

    fn rng(seed: u64) -> ChaCha8Rng {
        ChaCha8Rng::seed_from_u64(seed)
    }

    /// Mean and standard deviation of one dimension.
    fn moments(codes: &Array2<f32>, dimension: usize) -> (f32, f32) {
        let column = codes.column(dimension);
        (column.mean().unwrap(), column.std(0.0))
    }

    #[test]
    #[should_panic(expected = "values can be counted")]
    fn more_values_than_can_be_counted_are_refused() {
        standard_normal(1 << (usize::BITS - 1), 2, 1.0, &mut rng(1));
    }

    #[test]
    fn the_prior_is_normal_with_the_temperature_as_its_deviation() {
        for temperature in [1.0, 0.5] {
            let codes = standard_normal(20_000, 3, temperature, &mut rng(1));
            for dimension in 0..3 {
                let (mean, deviation) = moments(&codes, dimension);
                assert!(mean.abs() < 0.03 && (deviation - temperature).abs() < 0.02, "{mean} ± {deviation}");
            }
        }
    }

    #[test]
    fn a_seed_determines_the_codes_and_at_temperature_zero_the_mean_remains() {
        assert_eq!(standard_normal(2, 3, 1.0, &mut rng(7)), standard_normal(2, 3, 1.0, &mut rng(7)));
        assert_ne!(standard_normal(2, 3, 1.0, &mut rng(7)), standard_normal(2, 3, 1.0, &mut rng(8)));
        assert_eq!(
            sample_fitted_gaussian(array![[1.0, 2.0], [3.0, 6.0]].view(), 1, 0.0, &mut rng(1)),
            array![[2.0, 4.0]]
        );
    }

    #[test]
    fn fitted_codes_have_each_dimensions_mean_and_deviation() {
        // Means 2 and −10, deviations 1 and 20.
        let samples = sample_fitted_gaussian(array![[1.0, 10.0], [3.0, -30.0]].view(), 20_000, 1.0, &mut rng(1));
        let [(mean, deviation), (other_mean, other_deviation)] = [0, 1].map(|dimension| moments(&samples, dimension));
        assert!((mean - 2.0).abs() < 0.03 && (deviation - 1.0).abs() < 0.03);
        assert!((other_mean + 10.0).abs() < 0.6 && (other_deviation - 20.0).abs() < 0.6);
    }

    #[test]
    fn a_dimension_that_does_not_vary_is_constant() {
        let samples = sample_fitted_gaussian(array![[0.3, -7.0]].view(), 2, 1.0, &mut rng(1));
        assert_eq!(samples, array![[0.3, -7.0], [0.3, -7.0]]);
    }
}
