//! The loss of multinomial logistic regression: the mean cross-entropy plus [`L2`]/2 times the squares of the weights, without
//! those of the bias.

use super::feature_transform::FeatureTransform;
use crate::latent::vector::{add_matmul, matmul, matrix};

/// The regularisation strength: the weight of the squared weights.
const L2: f64 = 1e-4;
/// Number of examples whose inputs are in memory at a time.
pub const EXAMPLES_PER_BLOCK: usize = 256;

/// The loss of any weights on these examples.
#[derive(Clone, Debug)]
pub struct LogisticLoss {
    /// `[n, features]`; transformed block by block, since products are many times as many
    pub rows: Vec<f32>,
    pub transform: FeatureTransform,
    pub labels: Vec<u8>,
    pub classes: usize,
}

impl LogisticLoss {
    /// The loss of weights `[classes, probe inputs]`; writes its gradient.
    pub fn evaluate(&self, weights: &[f64], gradient: &mut [f64]) -> f64 {
        let (width, scale) = (self.transform.probe_input_count(), 1.0 / self.labels.len() as f64);
        let mut sums = vec![0.0; weights.len()];
        let (weights_f32, mut loss) = (to_f32(weights), 0.0);
        for (rows, labels) in self
            .rows
            .chunks(EXAMPLES_PER_BLOCK * self.transform.feature_count())
            .zip(self.labels.chunks(EXAMPLES_PER_BLOCK))
        {
            let inputs = self.transform.apply(rows);
            let mut residuals = logits(&inputs, &weights_f32, self.classes);
            for (row, label) in residuals.chunks_exact_mut(self.classes).zip(labels) {
                let logit = f64::from(row[usize::from(*label)]);
                loss += softmax_in_place(row) - logit;
                row[usize::from(*label)] -= 1.0;
            }
            add_matmul(matrix(&residuals, self.classes).t(), matrix(&inputs, width), &mut sums);
        }
        loss *= scale;
        for (i, ((g, sum), weight)) in gradient.iter_mut().zip(sums).zip(weights).enumerate() {
            let penalised = if i % width < width - 1 { *weight } else { 0.0 };
            *g = scale * f64::from(sum) + L2 * penalised;
            loss += 0.5 * L2 * penalised * penalised;
        }
        loss
    }
}

/// X·Wᵀ, `[n, classes]`, of inputs X `[n, width]` and weights W `[classes, width]`.
pub fn logits(inputs: &[f32], weights: &[f32], classes: usize) -> Vec<f32> {
    let width = weights.len() / classes;
    matmul(matrix(inputs, width), matrix(weights, width).t())
}

/// Logits to probabilities, in place; returns ln Σ exp(logit): minus the logit of a class, this is its cross-entropy.
pub fn softmax_in_place(logits: &mut [f32]) -> f64 {
    let largest = logits.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let exp = |logit: f32| f64::from(logit - largest).exp();
    let sum: f64 = logits.iter().map(|logit| exp(*logit)).sum();
    logits.iter_mut().for_each(|logit| *logit = (exp(*logit) / sum) as f32);
    f64::from(largest) + sum.ln()
}

/// Values in single precision.
pub fn to_f32(values: &[f64]) -> Vec<f32> {
    values.iter().map(|x| *x as f32).collect()
}

#[cfg(test)]
mod tests {
    use super::super::feature_transform::Degree;
    use super::*;
    use rand::{RngExt, SeedableRng};
    use rand_chacha::ChaCha8Rng;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // these also run in the browser

    #[test]
    fn the_gradient_agrees_with_finite_differences() {
        let mut rng = ChaCha8Rng::seed_from_u64(4);
        let rows: Vec<f32> = (0..120).map(|_| rng.random_range(-2.0..2.0)).collect();
        let transform = FeatureTransform::fit(&rows, 3, Degree::Linear).unwrap();
        let labels = (0..40).map(|_| rng.random_range(0..4)).collect();
        let loss = LogisticLoss { rows, transform, labels, classes: 4 };
        let weights: Vec<f64> = (0..16).map(|_| rng.random_range(-2.0..2.0)).collect();
        let mut gradient = vec![0.0; 16];
        loss.evaluate(&weights, &mut gradient);
        for (i, derivative) in gradient.iter().enumerate() {
            let at = |delta: f64| {
                let mut moved = weights.clone();
                moved[i] += delta;
                loss.evaluate(&moved, &mut [0.0; 16])
            };
            let numeric = (at(1e-2) - at(-1e-2)) / 2e-2;
            assert!((numeric - derivative).abs() < 1e-3, "{i}: {derivative}, not {numeric}");
        }
    }
}
