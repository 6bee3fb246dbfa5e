//! The confusion matrix: how often each class is predicted for each true class.

use crate::error::check_range;
use crate::{Error, Result};

/// The confusion matrix of some predictions.
#[derive(Clone, Debug, PartialEq)]
pub struct ConfusionMatrix {
    classes: usize,
    counts: Vec<u32>, // [true class, predicted class]
}

impl ConfusionMatrix {
    /// Compares predictions with the true labels, all below `classes`.
    ///
    /// # Errors
    /// [`Error::Array`] if there are no labels; [`Error::Config`] if `classes` is not in 1…256, or a label or prediction is not below it;
    /// [`Error::Length`] if there is not one prediction for each label.
    pub fn of(labels: &[u8], predictions: &[u8], classes: usize) -> Result<Self> {
        check_range("classes", classes, 1, 256)?;
        if labels.is_empty() {
            return Err(Error::Array { what: "labels", expected: "at least one", actual: "none" });
        }
        if labels.len() != predictions.len() {
            return Err(Error::Length { what: "predictions", expected: labels.len(), actual: predictions.len() });
        }
        let mut counts = vec![0; classes * classes];
        for (label, prediction) in labels.iter().zip(predictions) {
            check_range("label", usize::from(*label), 0, classes - 1)?;
            check_range("prediction", usize::from(*prediction), 0, classes - 1)?;
            counts[usize::from(*label) * classes + usize::from(*prediction)] += 1;
        }
        Ok(Self { classes, counts })
    }

    /// The counts, `[classes, classes]`: a row for each true class, a column for each predicted one.
    pub fn counts(&self) -> &[u32] {
        &self.counts
    }

    /// The fraction of correct predictions, in 0…1.
    pub fn accuracy(&self) -> f64 {
        let correct: u32 = self.counts.iter().step_by(self.classes + 1).sum();
        f64::from(correct) / f64::from(self.counts.iter().sum::<u32>())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::{RngExt, SeedableRng};
    use rand_chacha::ChaCha8Rng;

    #[test]
    fn rows_are_true_classes_and_columns_predicted_ones() {
        let confusion = ConfusionMatrix::of(&[0, 0, 2, 1, 2], &[0, 1, 2, 1, 0], 3).unwrap();
        assert_eq!(confusion.counts(), [1, 1, 0, 0, 1, 0, 1, 0, 1]);
        assert_eq!(confusion.accuracy(), 0.6);
        assert_eq!(ConfusionMatrix::of(&[255], &[255], 256).unwrap().accuracy(), 1.0);
    }

    #[test]
    fn the_sums_of_rows_and_columns_are_the_numbers_of_labels_and_predictions() {
        for seed in 0..20 {
            let mut rng = ChaCha8Rng::seed_from_u64(seed);
            let (n, classes) = (rng.random_range(1..200), rng.random_range(1..=12_u8));
            let mut some = || -> Vec<u8> { (0..n).map(|_| rng.random_range(0..classes)).collect() };
            let (labels, predictions, size) = (some(), some(), usize::from(classes));
            let confusion = ConfusionMatrix::of(&labels, &predictions, size).unwrap();
            for class in 0..classes {
                let of = |all: &[u8]| all.iter().filter(|label| **label == class).count() as u32;
                let at = usize::from(class);
                assert_eq!(confusion.counts[at * size..][..size].iter().sum::<u32>(), of(&labels));
                assert_eq!(confusion.counts.iter().skip(at).step_by(size).sum::<u32>(), of(&predictions));
            }
            let right = labels.iter().zip(&predictions).filter(|(a, b)| a == b).count();
            assert_eq!(confusion.accuracy(), right as f64 / n as f64);
        }
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        let refused = |labels: &[u8], predictions: &[u8], classes| {
            ConfusionMatrix::of(labels, predictions, classes).unwrap_err().to_string()
        };
        assert!(refused(&[], &[], 3).starts_with("labels: expected at least one, got none"));
        assert_eq!(refused(&[1], &[], 3), "predictions: expected 1 values, got 0");
        assert_eq!(refused(&[3], &[0], 3), "label: expected 0 to 2, got 3");
        assert_eq!(refused(&[0], &[9], 3), "prediction: expected 0 to 2, got 9");
        assert_eq!(refused(&[0], &[0], 0), "classes: expected 1 to 256, got 0");
    }
}
