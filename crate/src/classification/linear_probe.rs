//! A linear probe: multinomial logistic regression on standardised features, which shows how well classes can be told apart by
//! planes (G. Alain and Y. Bengio, *Understanding intermediate layers using linear classifier probes*, 2016); or, with the
//! products of all pairs of features beside them, by curved surfaces of second degree.
//!
//! Its loss ([`LogisticLoss`]) is convex, so the result depends neither on a seed nor on where it starts.

use super::LabelledFeatures;
use super::feature_transform::{Degree, FeatureTransform};
use super::labelled::check_width;
use super::lbfgs::Lbfgs;
use super::logistic_loss::{EXAMPLES_PER_BLOCK, LogisticLoss, logits, softmax_in_place, to_f32};
use crate::error::check_range;
use crate::layers::expect_contiguous;
use crate::{Error, Result};
use ndarray::ArrayView2;

/// The most weights: the optimiser keeps some twenty times as many numbers in double precision.
const MAX_WEIGHTS: usize = 1 << 22;
/// The most steps, if the loss still falls.
const MAX_STEPS: usize = 200;

/// A trained probe.
#[derive(Clone, Debug)]
pub struct LinearProbe {
    transform: FeatureTransform,
    weights: Vec<f32>, // [classes, probe inputs]; the last input is the bias's
    classes: usize,
}

impl LinearProbe {
    /// Fits a probe to the end.
    ///
    /// # Errors
    /// As for [`ProbeFit::new`].
    pub fn fit(examples: &LabelledFeatures, degree: Degree) -> Result<Self> {
        let mut fit = ProbeFit::new(examples, degree)?;
        while fit.step() {}
        Ok(fit.probe())
    }

    /// Number of features of an example.
    pub fn width(&self) -> usize {
        self.transform.feature_count()
    }

    /// Number of classes: one more than the largest label of the examples.
    pub fn class_count(&self) -> usize {
        self.classes
    }

    /// The probability of every class `[n, classes]` for features `[n, width]`.
    ///
    /// # Errors
    /// [`Error::Array`] if there are none, or they are not in standard layout; [`Error::Value`] if one is no number or beyond ±1e9;
    /// [`Error::Length`] if they have another width.
    pub fn probabilities(&self, features: ArrayView2<f32>) -> Result<Vec<f32>> {
        check_width("features", self.width(), features)?;
        let mut all = Vec::with_capacity(features.nrows() * self.classes);
        self.probabilities_by_blocks(features).for_each(|block| all.extend(block));
        Ok(all)
    }

    /// The most probable class of each row of features `[n, width]`.
    ///
    /// # Errors
    /// As for [`probabilities`](Self::probabilities).
    pub fn classify(&self, features: ArrayView2<f32>) -> Result<Vec<u8>> {
        check_width("features", self.width(), features)?;
        // `max_by` gives the last of equal ones: from the end, that is the smallest class.
        let most_probable =
            |row: &[f32]| (0..row.len()).rev().max_by(|a, b| row[*a].total_cmp(&row[*b])).unwrap_or_default();
        let of_block =
            |rows: Vec<f32>| rows.chunks_exact(self.classes).map(|row| most_probable(row) as u8).collect::<Vec<_>>();
        Ok(self.probabilities_by_blocks(features).flat_map(of_block).collect())
    }

    /// The probabilities `[n, classes]` of one block of rows after another; the features are checked.
    fn probabilities_by_blocks<'a>(&'a self, features: ArrayView2<'a, f32>) -> impl Iterator<Item = Vec<f32>> {
        let rows = expect_contiguous(features.to_slice());
        rows.chunks(EXAMPLES_PER_BLOCK * features.ncols()).map(|rows| {
            let mut logits = logits(&self.transform.apply(rows), &self.weights, self.classes);
            logits.chunks_exact_mut(self.classes).for_each(|logits| _ = softmax_in_place(logits));
            logits
        })
    }
}

/// The training of a probe, step by step, so that it can be stopped in between.
#[derive(Clone, Debug)]
pub struct ProbeFit {
    loss: LogisticLoss,
    optimiser: Lbfgs,
    steps: usize,
}

impl ProbeFit {
    /// Starts with weights of zero.
    ///
    /// # Errors
    /// [`Error::OneClass`] if all examples are of the same class, [`Error::Config`] if there are too many features for their
    /// products, or too many weights for all classes.
    pub fn new(examples: &LabelledFeatures, degree: Degree) -> Result<Self> {
        let (labels, classes) = (examples.labels().to_vec(), examples.class_count());
        if labels.iter().all(|label| *label == labels[0]) {
            return Err(Error::OneClass);
        }
        let rows = expect_contiguous(examples.features().to_slice().map(<[f32]>::to_vec));
        let transform = FeatureTransform::fit(&rows, examples.features().ncols(), degree)?;
        check_range("weights", classes.saturating_mul(transform.probe_input_count()), 1, MAX_WEIGHTS)?;
        let loss = LogisticLoss { rows, transform, labels, classes };
        let start = vec![0.0; classes * loss.transform.probe_input_count()];
        let optimiser = Lbfgs::new(start, &mut |weights, gradient| loss.evaluate(weights, gradient));
        Ok(Self { loss, optimiser, steps: 0 })
    }

    /// Does one step; false once the loss falls no more.
    pub fn step(&mut self) -> bool {
        let Self { loss, optimiser, .. } = self;
        self.steps += 1;
        optimiser.step(&mut |weights, gradient| loss.evaluate(weights, gradient)) && self.steps < MAX_STEPS
    }

    /// The loss after the last step: the mean cross-entropy in nats plus the regularisation of the weights.
    pub fn loss(&self) -> f64 {
        self.optimiser.value()
    }

    /// The probe as it is now.
    pub fn probe(&self) -> LinearProbe {
        let weights = to_f32(self.optimiser.point());
        LinearProbe { transform: self.loss.transform.clone(), weights, classes: self.loss.classes }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::latent::standard_normal;
    use ndarray::{Array2, array};
    use rand::SeedableRng;
    use rand_chacha::ChaCha8Rng;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // these also run in the browser

    /// `n` points around each of the corners of a triangle, moved far from the origin and scaled unevenly.
    fn triangle(n: usize, spread: f32, seed: u64) -> LabelledFeatures {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let mut points = standard_normal(3 * n, 2, spread, &mut rng);
        let labels: Vec<u8> = (0..3 * n).map(|i| (i % 3) as u8).collect();
        for (mut point, label) in points.rows_mut().into_iter().zip(&labels) {
            let (x, y) = [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0)][usize::from(*label)];
            point[0] = 300.0 * (point[0] + x) - 1000.0;
            point[1] = 0.01 * (point[1] + y) + 5.0;
        }
        LabelledFeatures::new(points, labels).unwrap()
    }

    fn accuracy(probe: &LinearProbe, examples: &LabelledFeatures) -> f64 {
        let found = probe.classify(examples.features()).unwrap();
        found.iter().zip(examples.labels()).filter(|(a, b)| a == b).count() as f64 / found.len() as f64
    }

    #[test]
    fn tells_clusters_apart_that_it_has_not_seen() {
        let probe = LinearProbe::fit(&triangle(100, 0.1, 1), Degree::Linear).unwrap();
        assert!(accuracy(&probe, &triangle(100, 0.1, 2)) > 0.99);
    }

    #[test]
    fn a_ring_around_a_cluster_needs_products() {
        let ring = |seed| {
            let mut rng = ChaCha8Rng::seed_from_u64(seed);
            let mut points = standard_normal(200, 2, 0.5, &mut rng);
            for (i, mut point) in points.rows_mut().into_iter().enumerate().skip(100) {
                let angle = i as f32;
                point[0] += 4.0 * angle.cos();
                point[1] += 4.0 * angle.sin();
            }
            LabelledFeatures::new(points, (0..200).map(|i| u8::from(i >= 100)).collect()).unwrap()
        };
        let [linear, quadratic] = [Degree::Linear, Degree::Quadratic]
            .map(|degree| accuracy(&LinearProbe::fit(&ring(1), degree).unwrap(), &ring(2)));
        assert!(linear < 0.8 && quadratic > 0.98, "{linear}, {quadratic}");
    }

    /// Plain gradient descent in double precision, until it moves no more.
    fn descend(inputs: &[[f64; 3]], labels: &[usize], classes: usize) -> Vec<[f64; 3]> {
        let mut weights = vec![[0.0; 3]; classes];
        for _ in 0..60_000 {
            let mut gradient = vec![[0.0; 3]; classes];
            for (x, label) in inputs.iter().zip(labels) {
                let exp: Vec<f64> = weights.iter().map(|w| (0..3).map(|i| w[i] * x[i]).sum::<f64>().exp()).collect();
                let sum: f64 = exp.iter().sum();
                for (class, g) in gradient.iter_mut().enumerate() {
                    let residual = exp[class] / sum - f64::from(u8::from(class == *label));
                    (0..3).for_each(|i| g[i] += residual * x[i] / inputs.len() as f64);
                }
            }
            for (w, g) in weights.iter_mut().zip(&gradient) {
                (0..3).for_each(|i| w[i] -= g[i] + if i < 2 { 1e-4 * w[i] } else { 0.0 });
            }
        }
        weights
    }

    #[test]
    fn finds_what_gradient_descent_in_double_precision_finds() {
        // Labels that overlap, so that the weights stay small.
        let examples = triangle(20, 0.9, 3);
        let rows: Vec<[f64; 2]> =
            examples.features().rows().into_iter().map(|row| [f64::from(row[0]), f64::from(row[1])]).collect();
        let n = rows.len() as f64;
        let mean = [0, 1].map(|i| rows.iter().map(|row| row[i]).sum::<f64>() / n);
        let deviation = [0, 1].map(|i| (rows.iter().map(|row| (row[i] - mean[i]).powi(2)).sum::<f64>() / n).sqrt());
        let inputs: Vec<[f64; 3]> = rows
            .iter()
            .map(|row| [(row[0] - mean[0]) / deviation[0], (row[1] - mean[1]) / deviation[1], 1.0])
            .collect();
        let labels: Vec<usize> = examples.labels().iter().map(|label| usize::from(*label)).collect();
        let expected = descend(&inputs, &labels, 3);
        let probe = LinearProbe::fit(&examples, Degree::Linear).unwrap();
        let probabilities = probe.probabilities(examples.features()).unwrap();
        for (x, found) in inputs.iter().zip(probabilities.chunks(3)) {
            let exp: Vec<f64> = expected.iter().map(|w| (0..3).map(|i| w[i] * x[i]).sum::<f64>().exp()).collect();
            let sum: f64 = exp.iter().sum();
            for (exp, found) in exp.iter().zip(found) {
                assert!((exp / sum - f64::from(*found)).abs() < 5e-3, "{found}, not {}", exp / sum);
            }
        }
    }

    #[test]
    fn the_loss_falls_from_that_of_equal_probabilities() {
        let mut fit = ProbeFit::new(&triangle(30, 0.5, 5), Degree::Linear).unwrap();
        let mut before = fit.loss();
        assert!((before - 3_f64.ln()).abs() < 1e-6);
        while fit.step() {
            assert!(fit.loss() < before);
            before = fit.loss();
        }
        assert!(before < 0.7);
    }

    #[test]
    fn the_same_examples_give_the_same_probe_and_probabilities_add_up_to_one() {
        let (examples, other) = (triangle(30, 0.3, 6), triangle(300, 0.3, 7));
        let probabilities =
            |_| LinearProbe::fit(&examples, Degree::Linear).unwrap().probabilities(other.features()).unwrap();
        let [first, second] = [0, 1].map(probabilities);
        assert_eq!(first, second);
        assert!(first.chunks(3).all(|row| (row.iter().sum::<f32>() - 1.0).abs() < 1e-5));
    }

    #[test]
    fn columns_that_never_vary_play_no_part_and_classes_without_examples_are_never_chosen() {
        let features = array![[0.1, 0.0, -1.0], [0.1, 0.0, -2.0], [0.1, 0.0, 1.0], [0.1, 0.0, 2.0]];
        let probe =
            LinearProbe::fit(&LabelledFeatures::new(features, vec![2, 2, 5, 5]).unwrap(), Degree::Linear).unwrap();
        let unseen = array![[7.0, 9.0, -1.5], [-7.0, 9e8, 1.5]];
        assert_eq!(probe.classify(unseen.view()).unwrap(), [2, 5]);
    }

    #[test]
    fn tiny_and_distant_features_have_probabilities_that_add_up_to_one() {
        for (size, degree) in [1e-40, 1e-38, 1e-30, 1.0, 1e9]
            .into_iter()
            .flat_map(|size| [(size, Degree::Linear), (size, Degree::Quadratic)])
        {
            let features = array![[size, -size], [-size, size], [-size, -size], [size, size]];
            let examples = LabelledFeatures::new(features.clone(), vec![0, 1, 1, 0]).unwrap();
            let probe = LinearProbe::fit(&examples, degree).unwrap();
            for features in [features, array![[1e9, -1e9], [-1e9, 1e9], [1e9, 1e9], [0.0, 1e-40]]] {
                let probabilities = probe.probabilities(features.view()).unwrap();
                let is_one = |row: &[f32]| (row.iter().sum::<f32>() - 1.0).abs() < 1e-5;
                assert!(probabilities.chunks(2).all(is_one), "{size:e}, {degree:?}: {probabilities:?}");
            }
        }
    }

    #[test]
    fn one_class_only_and_features_that_do_not_fit_are_refused() {
        let same = LabelledFeatures::new(Array2::zeros((3, 2)), vec![4, 4, 4]).unwrap();
        assert_eq!(LinearProbe::fit(&same, Degree::Linear).unwrap_err(), Error::OneClass);
        let wide = LabelledFeatures::new(Array2::zeros((2, MAX_WEIGHTS / 256)), vec![0, 255]).unwrap();
        assert!(LinearProbe::fit(&wide, Degree::Linear).unwrap_err().to_string().starts_with("weights: expected 1 to"));
        let probe = LinearProbe::fit(&triangle(5, 0.1, 8), Degree::Linear).unwrap();
        assert_eq!(probe.classify(array![[1.0]].view()).unwrap_err().code(), "length");
        assert_eq!(probe.classify(array![[1.0, f32::NAN]].view()).unwrap_err().code(), "value");
        assert_eq!(probe.classify(Array2::zeros((0, 2)).view()).unwrap_err().code(), "array");
    }
}
