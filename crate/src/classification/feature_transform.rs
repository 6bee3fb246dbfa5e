//! What a probe is given for a row of features: these, standardised, and perhaps their products.

use crate::Result;
use crate::error::check_range;
use crate::latent::vector::column_means;

/// A column whose standard deviation is below this fraction of its largest magnitude does not vary but for rounding.
const ROUNDING_FRACTION: f64 = 1e-6;
/// A column with a smaller standard deviation, whose inverse single precision may not hold, does not vary either.
const MIN_STD_DEV: f64 = f32::MIN_POSITIVE as f64;
/// The largest magnitude of a standardised feature. Those of the fitted rows are below the root of their number; a row far from
/// all of them would otherwise have infinite features, and products of them, and then a probability that is no number.
const MAX_STANDARDISED: f32 = 1e6;
/// The most features whose products are taken: there are 2,080 of them then.
const MAX_FEATURES: usize = 64;

/// The degree of the polynomial features that a probe weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Degree {
    /// The features.
    Linear,
    /// The features, their squares, and the products of all pairs.
    Quadratic,
}

/// The degrees and their names in JavaScript.
pub const FEATURE_DEGREES: [(&str, Degree); 2] = [("linear", Degree::Linear), ("quadratic", Degree::Quadratic)];

/// How features become the inputs of a probe: mean 0 and standard deviation 1 for each column of those that it was fitted to.
#[derive(Clone, Debug)]
pub struct FeatureTransform {
    mean: Vec<f32>,
    scale: Vec<f32>, // 1 / standard deviation, finite; 0 for a column that does not vary
    degree: Degree,
}

impl FeatureTransform {
    /// Fits it to rows `[n, features]`.
    ///
    /// # Errors
    /// [`Error::Config`](crate::Error::Config) if the products of more than 64 features are wanted.
    pub fn fit(rows: &[f32], features: usize, degree: Degree) -> Result<Self> {
        if degree == Degree::Quadratic {
            check_range("features", features, 1, MAX_FEATURES)?;
        }
        let mean = column_means(rows, features);
        let (mut squares, mut largest) = (vec![0.0; features], vec![0.0_f64; features]);
        for row in rows.chunks_exact(features) {
            for (i, x) in row.iter().enumerate() {
                squares[i] += f64::from(x - mean[i]).powi(2);
                largest[i] = largest[i].max(f64::from(x.abs()));
            }
        }
        let count = (rows.len() / features) as f64;
        let scale = squares.iter().zip(largest).map(|(sum, largest): (&f64, f64)| {
            let std_dev = (sum / count).sqrt();
            let is_varying = std_dev >= MIN_STD_DEV && std_dev > ROUNDING_FRACTION * largest;
            if is_varying { (1.0 / std_dev) as f32 } else { 0.0 }
        });
        Ok(Self { scale: scale.collect(), mean, degree })
    }

    /// Number of features of an example.
    pub fn feature_count(&self) -> usize {
        self.mean.len()
    }

    /// Number of values that the probe weighs: features, products, and the 1 that the bias is multiplied by.
    pub fn probe_input_count(&self) -> usize {
        let features = self.feature_count();
        let products = if self.degree == Degree::Quadratic { features * (features + 1) / 2 } else { 0 };
        features + products + 1
    }

    /// The inputs `[n, inputs]` for rows `[n, features]` of finite numbers: the terms of the polynomial of the standardised
    /// features, which are limited to ±1e6, and a 1 that the bias is multiplied by.
    pub fn apply(&self, rows: &[f32]) -> Vec<f32> {
        let mut inputs = Vec::with_capacity(rows.len() / self.feature_count() * self.probe_input_count());
        for row in rows.chunks_exact(self.feature_count()) {
            let start = inputs.len();
            let standardised = |x: f32, i: usize| (x - self.mean[i]) * self.scale[i];
            let limited = |x: f32| x.clamp(-MAX_STANDARDISED, MAX_STANDARDISED);
            inputs.extend(row.iter().enumerate().map(|(i, x)| limited(standardised(*x, i))));
            if self.degree == Degree::Quadratic {
                let pairs = (start..inputs.len()).flat_map(|i| (start..=i).map(move |j| (i, j)));
                pairs.for_each(|(i, j)| inputs.push(inputs[i] * inputs[j]));
            }
            inputs.push(1.0);
        }
        inputs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROWS: [f32; 6] = [1.0, 10.0, 3.0, 50.0, 5.0, 30.0];

    #[test]
    fn columns_have_mean_0_and_deviation_1_and_the_bias_a_1() {
        let transform = FeatureTransform::fit(&ROWS, 2, Degree::Linear).unwrap();
        let inputs = transform.apply(&ROWS);
        let z = 1.5_f32.sqrt();
        for (input, expected) in inputs.iter().zip([-z, -z, 1.0, 0.0, z, 1.0, z, 0.0, 1.0]) {
            assert!((input - expected).abs() < 1e-6, "{inputs:?}");
        }
        assert_eq!(inputs.len(), 3 * transform.probe_input_count());
    }

    #[test]
    fn products_are_those_of_the_standardised_features() {
        let transform = FeatureTransform::fit(&ROWS, 2, Degree::Quadratic).unwrap();
        let inputs = transform.apply(&ROWS[..2]);
        let z = 1.5_f32.sqrt();
        for (input, expected) in inputs.iter().zip([-z, -z, 1.5, 1.5, 1.5, 1.0]) {
            assert!((input - expected).abs() < 1e-6, "{inputs:?}");
        }
        assert_eq!(inputs.len(), transform.probe_input_count());
    }

    #[test]
    fn a_column_too_small_to_be_scaled_does_not_vary_and_a_distant_row_is_limited() {
        let fitted = |value: f32| FeatureTransform::fit(&[value, -value], 1, Degree::Quadratic).unwrap();
        assert_eq!(fitted(1e-40).apply(&[1e-40, 1e9]), [0.0, 0.0, 1.0, 0.0, 0.0, 1.0]);
        assert_eq!(fitted(1e-30).apply(&[1e9, -1e9]), [1e6, 1e12, 1.0, -1e6, 1e12, 1.0]);
    }

    #[test]
    fn products_of_too_many_features_are_refused() {
        let fit = |features, degree| FeatureTransform::fit(&vec![1.0; features], features, degree);
        assert!(fit(64, Degree::Quadratic).is_ok() && fit(65, Degree::Linear).is_ok());
        let message = fit(65, Degree::Quadratic).unwrap_err().to_string();
        assert_eq!(message, "features: expected 1 to 64, got 65");
    }
}
