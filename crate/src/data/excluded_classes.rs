//! Classes of examples that are excluded from training or evaluation.

use super::DataSet;
use crate::{Error, Result};

/// Number of different labels: a label is a byte.
const CLASS_COUNT: usize = 256;

/// Which of the classes 0 to 255 are excluded: a bit each.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct ExcludedClasses([u64; CLASS_COUNT / 64]);

impl ExcludedClasses {
    /// Excludes these classes.
    ///
    /// # Errors
    /// [`Error::Config`] if one is above 255 or is repeated.
    pub fn new(classes: &[usize]) -> Result<Self> {
        let mut excluded = Self::default();
        for class in classes {
            let new_class = u8::try_from(*class).ok().filter(|class| !excluded.contains(*class));
            let Some(class) = new_class else {
                let expected = "some of the classes 0 to 255, each once".to_owned();
                return Err(Error::Config { field: "excluded classes", expected, actual: format!("{classes:?}") });
            };
            excluded.0[usize::from(class) / 64] |= 1 << (class % 64);
        }
        Ok(excluded)
    }

    /// Whether this class is excluded.
    pub fn contains(self, class: u8) -> bool {
        self.0[usize::from(class) / 64] >> (class % 64) & 1 == 1
    }

    /// The indices whose examples are of a class that is not excluded, in their order.
    ///
    /// # Errors
    /// [`Error::Array`] if classes are excluded and the data set has no labels.
    ///
    /// # Panics
    /// If classes are excluded and there is no such example.
    pub fn included_indices(self, data: &DataSet, indices: impl Iterator<Item = usize>) -> Result<Vec<usize>> {
        if self == Self::default() {
            return Ok(indices.collect());
        }
        let labels = data.expect_labels()?;
        Ok(indices.filter(|index| !self.contains(labels[*index])).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digits(labels: &[u8]) -> DataSet {
        let n = labels.len() as u8;
        let images = [&[0, 0, 8, 3, 0, 0, 0, n, 0, 0, 0, 1, 0, 0, 0, 1], labels].concat();
        DataSet::from_idx(&images, &[&[0, 0, 8, 1, 0, 0, 0, n], labels].concat()).unwrap()
    }

    #[test]
    fn the_other_classes_are_kept_in_their_order() {
        let data = digits(&[3, 9, 0, 3, 7]);
        assert_eq!(ExcludedClasses::default().included_indices(&data, 1..5).unwrap(), [1, 2, 3, 4]);
        assert_eq!(ExcludedClasses::new(&[9, 3]).unwrap().included_indices(&data, 0..5).unwrap(), [2, 4]);
    }

    #[test]
    fn unknown_and_repeated_classes_are_refused() {
        for classes in [&[256][..], &[3, 3], &[255, 0, 255]] {
            let message = ExcludedClasses::new(classes).unwrap_err().to_string();
            assert!(message.starts_with("excluded classes: expected some of the classes 0 to 255"), "{message}");
        }
        let all = ExcludedClasses::new(&(0..256).collect::<Vec<_>>()).unwrap();
        assert!((0..=255).all(|class| all.contains(class)));
    }

    #[test]
    fn classes_of_examples_without_labels_cannot_be_excluded() {
        let unlabelled = DataSet::parse(&[0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 1, 5, 6]).unwrap();
        assert_eq!(ExcludedClasses::default().included_indices(&unlabelled, 0..2).unwrap(), [0, 1]);
        let error = ExcludedClasses::new(&[0, 5]).unwrap().included_indices(&unlabelled, 0..2).unwrap_err();
        let message = "labels: expected one per example, got none";
        assert_eq!((error.code(), error.to_string().as_str()), ("array", message));
    }
}
