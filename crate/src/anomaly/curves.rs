//! ROC and precision-recall curves of a score, with their areas.

use crate::error::{FINITE, check_values};
use crate::{Error, Result};

/// How well scores, higher = more anomalous, separate anomalous examples from normal ones, for every threshold: an example
/// whose score is at least the threshold is called anomalous.
#[derive(Clone, Debug, PartialEq)]
pub struct DetectionCurves {
    /// Every different score, largest first, `[n]`.
    pub thresholds: Vec<f32>,
    /// How many normal examples are called anomalous, `[n]`.
    pub false_positives: Vec<u32>,
    /// How many anomalous examples are called so, `[n]`.
    pub true_positives: Vec<u32>,
}

impl DetectionCurves {
    /// The curves for scores and flags, one of each per example; at least one example is anomalous, and at least one is not.
    ///
    /// # Errors
    /// [`Error::Array`] if there are no scores, [`Error::Value`] if one is not finite, [`Error::Length`] if there is not one flag for
    /// each score, [`Error::OneClass`] if all examples are anomalous, or none is.
    pub fn of(scores: &[f32], is_anomalous: &[bool]) -> Result<Self> {
        check_scores(scores)?;
        if scores.len() != is_anomalous.len() {
            return Err(Error::Length { what: "anomalous", expected: scores.len(), actual: is_anomalous.len() });
        }
        if is_anomalous.iter().all(|flag| *flag == is_anomalous[0]) {
            return Err(Error::OneClass);
        }
        let mut order: Vec<usize> = (0..scores.len()).collect();
        order.sort_unstable_by(|a, b| scores[*b].total_cmp(&scores[*a]));
        let mut curves = Self { thresholds: vec![], false_positives: vec![], true_positives: vec![] };
        let (mut negatives, mut positives) = (0, 0);
        // 0 and −0 are different for the order, but not for a threshold.
        for ties in order.chunk_by(|a, b| scores[*a] == scores[*b]) {
            let count = ties.iter().filter(|index| is_anomalous[**index]).count() as u32;
            positives += count;
            negatives += ties.len() as u32 - count;
            curves.thresholds.push(scores[ties[0]]);
            curves.false_positives.push(negatives);
            curves.true_positives.push(positives);
        }
        Ok(curves)
    }

    /// Number of normal examples.
    pub fn normal_count(&self) -> u32 {
        self.false_positives.last().copied().unwrap_or_default()
    }

    /// Number of anomalous examples.
    pub fn anomalous_count(&self) -> u32 {
        self.true_positives.last().copied().unwrap_or_default()
    }

    /// The area under the ROC curve, in 0…1: the probability that an anomalous example has a higher score than a normal one,
    /// where equal scores count as one half (the statistic of Mann and Whitney).
    pub fn roc_auc(&self) -> f64 {
        // Twice the number of pairs of a normal and an anomalous example in the right order: a whole number, as pairs of
        // equal scores count one half.
        let (mut halves, mut previous_negatives, mut previous_positives) = (0_u64, 0, 0);
        for (negatives, positives) in self.counts() {
            halves +=
                u64::from(negatives - previous_negatives) * (u64::from(positives) + u64::from(previous_positives));
            (previous_negatives, previous_positives) = (negatives, positives);
        }
        halves as f64 / (2.0 * f64::from(self.normal_count()) * f64::from(self.anomalous_count()))
    }

    /// The average precision, in 0…1: the mean over the anomalous examples of the precision at the threshold that finds them,
    /// which is the area under the precision-recall curve without interpolation, as in scikit-learn.
    pub fn average_precision(&self) -> f64 {
        let (mut sum, mut found) = (0.0, 0);
        for (negatives, positives) in self.counts() {
            sum += f64::from(positives - found) * f64::from(positives) / (f64::from(positives) + f64::from(negatives));
            found = positives;
        }
        sum / f64::from(self.anomalous_count())
    }

    /// False and true positives at each threshold.
    fn counts(&self) -> impl Iterator<Item = (u32, u32)> {
        self.false_positives.iter().copied().zip(self.true_positives.iter().copied())
    }
}

fn check_scores(scores: &[f32]) -> Result<()> {
    if scores.is_empty() {
        return Err(Error::Array { what: "scores", expected: "at least one", actual: "none" });
    }
    check_values("scores", scores, FINITE, "finite numbers")
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::{RngExt, SeedableRng};
    use rand_chacha::ChaCha8Rng;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // these also run in the browser

    #[test]
    fn by_hand() {
        let scores = [0.1, 0.4, 0.35, 0.8];
        let curves = DetectionCurves::of(&scores, &[false, false, true, true]).unwrap();
        assert_eq!(curves.thresholds, [0.8, 0.4, 0.35, 0.1]);
        assert_eq!((&curves.false_positives[..], &curves.true_positives[..]), (&[0, 1, 1, 2][..], &[1, 1, 2, 2][..]));
        // scikit-learn's documentation has these for the same scores.
        assert_eq!(curves.roc_auc(), 0.75);
        assert!((curves.average_precision() - 0.833_333_333).abs() < 1e-8);
    }

    #[test]
    fn equal_scores_are_one_threshold_and_count_half() {
        let curves = DetectionCurves::of(&[1.0, 1.0, 1.0, 0.0, -0.0], &[true, false, false, true, false]).unwrap();
        assert_eq!((curves.thresholds.len(), &curves.true_positives[..]), (2, &[1, 2][..]));
        // Pairs: (½ + ½ + 1) of the first and (0 + 0 + ½) of the second anomalous one, of six.
        assert!((curves.roc_auc() - 2.5 / 6.0).abs() < 1e-12);
        assert!((curves.average_precision() - 0.5 * (1.0 / 3.0 + 2.0 / 5.0)).abs() < 1e-12);
        let same = DetectionCurves::of(&[2.0; 7], &[true, false, false, true, false, false, true]).unwrap();
        assert_eq!((same.roc_auc(), same.thresholds.len()), (0.5, 1));
        assert!((same.average_precision() - 3.0 / 7.0).abs() < 1e-12);
    }

    #[test]
    fn a_perfect_score_has_areas_of_one_and_its_opposite_a_roc_area_of_none() {
        let flags = [false, false, true, true, true];
        let perfect = DetectionCurves::of(&[0.0, 1.0, 2.0, 3.0, 4.0], &flags).unwrap();
        assert_eq!((perfect.roc_auc(), perfect.average_precision()), (1.0, 1.0));
        assert_eq!(DetectionCurves::of(&[4.0, 3.0, 2.0, 1.0, 0.0], &flags).unwrap().roc_auc(), 0.0);
    }

    /// Scores with many ties, and flags of which some are set and some are not.
    fn some(seed: u64) -> (Vec<f32>, Vec<bool>) {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let n = rng.random_range(2..120);
        let scores = (0..n).map(|_| rng.random_range(-20..20) as f32 / 4.0).collect();
        let mut flags: Vec<bool> = (0..n).map(|_| rng.random_range(0..4) == 0).collect();
        (flags[0], flags[1]) = (true, false);
        (scores, flags)
    }

    #[test]
    fn the_areas_are_those_of_every_pair_and_of_every_threshold() {
        for seed in 0..60 {
            let (scores, flags) = some(seed);
            let curves = DetectionCurves::of(&scores, &flags).unwrap();
            let of =
                |flag| scores.iter().zip(&flags).filter(move |(_, other)| **other == flag).map(|(score, _)| *score);
            let (normal, anomalous): (Vec<f32>, Vec<f32>) = (of(false).collect(), of(true).collect());
            let wins = |a: f32| {
                normal
                    .iter()
                    .map(|b| {
                        if a > *b {
                            1.0
                        } else if a < *b {
                            0.0
                        } else {
                            0.5
                        }
                    })
                    .sum::<f64>()
            };
            let pairs: f64 = anomalous.iter().map(|a| wins(*a)).sum();
            assert!((curves.roc_auc() - pairs / (normal.len() * anomalous.len()) as f64).abs() < 1e-12);
            let reach = |all: &[f32], score: f32| all.iter().filter(|other| **other >= score).count() as f64;
            let precision = |a: &f32| reach(&anomalous, *a) / (reach(&anomalous, *a) + reach(&normal, *a));
            let mean = anomalous.iter().map(precision).sum::<f64>() / anomalous.len() as f64;
            assert!((curves.average_precision() - mean).abs() < 1e-12);
            for (at, threshold) in curves.thresholds.iter().enumerate() {
                assert_eq!(f64::from(curves.false_positives[at]), reach(&normal, *threshold));
                assert_eq!(f64::from(curves.true_positives[at]), reach(&anomalous, *threshold));
            }
        }
    }

    #[test]
    fn only_the_order_of_scores_counts_and_the_opposite_has_the_rest() {
        for seed in 100..120 {
            let (scores, flags) = some(seed);
            let area = |of: &dyn Fn(f32) -> f32| {
                let moved: Vec<f32> = scores.iter().map(|score| of(*score)).collect();
                DetectionCurves::of(&moved, &flags).unwrap().roc_auc()
            };
            assert_eq!(area(&|x| x), area(&|x| (x / 3.0).exp()));
            assert!((area(&|x| x) + area(&|x| -x) - 1.0).abs() < 1e-12);
        }
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        let refused = |scores: &[f32], flags: &[bool]| DetectionCurves::of(scores, flags).unwrap_err().to_string();
        assert_eq!(refused(&[], &[]), "scores: expected at least one, got none");
        assert_eq!(refused(&[1.0, 2.0], &[true]), "anomalous: expected 2 values, got 1");
        for (odd, name) in [(f32::NAN, "NaN"), (f32::INFINITY, "inf"), (f32::NEG_INFINITY, "-inf")] {
            let message = format!("scores: expected finite numbers, got {name} at [1]");
            assert_eq!(refused(&[1.0, odd], &[true, false]), message);
        }
        for flag in [true, false] {
            assert_eq!(DetectionCurves::of(&[1.0, 2.0], &[flag; 2]).unwrap_err(), Error::OneClass);
        }
    }
}
