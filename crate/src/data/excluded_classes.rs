//! Classes of digits that are excluded from training or evaluation.

use super::Digits;
use crate::{Error, Result};

/// Which of the classes 0 to 9 are excluded; never all.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct ExcludedClasses([bool; 10]);

impl ExcludedClasses {
    /// Excludes these classes.
    ///
    /// # Errors
    /// [`Error::Config`] if one is not 0 to 9 or is repeated, or all are excluded.
    pub fn new(classes: &[usize]) -> Result<Self> {
        let mut excluded = [false; 10];
        let mark = |class: &usize| excluded.get_mut(*class).is_some_and(|out| !std::mem::replace(out, true));
        if classes.len() < 10 && classes.iter().all(mark) {
            return Ok(Self(excluded));
        }
        let expected = "up to nine of the classes 0 to 9, each once".to_owned();
        Err(Error::Config { field: "excludedClasses", expected, actual: format!("{classes:?}") })
    }

    /// Those of the indices whose digits are not excluded; all must be below [`Digits::len`].
    pub fn keep(self, digits: &Digits, indices: impl Iterator<Item = usize>) -> Vec<usize> {
        indices.filter(|index| !self.0[usize::from(digits.label(*index))]).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digits(labels: &[u8]) -> Digits {
        let n = labels.len() as u8;
        let images = [&[0, 0, 8, 3, 0, 0, 0, n, 0, 0, 0, 1, 0, 0, 0, 1], labels].concat();
        Digits::from_idx(&images, &[&[0, 0, 8, 1, 0, 0, 0, n], labels].concat()).unwrap()
    }

    #[test]
    fn the_other_classes_are_kept_in_their_order() {
        let digits = digits(&[3, 9, 0, 3, 7]);
        assert_eq!(ExcludedClasses::default().keep(&digits, 1..5), [1, 2, 3, 4]);
        assert_eq!(ExcludedClasses::new(&[9, 3]).unwrap().keep(&digits, 0..5), [2, 4]);
    }

    #[test]
    fn unknown_and_repeated_classes_and_all_at_once_are_refused() {
        for classes in [&[10][..], &[3, 3], &[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]] {
            let message = ExcludedClasses::new(classes).unwrap_err().to_string();
            assert!(message.starts_with("excludedClasses: expected up to nine of the classes"), "{message}");
        }
        assert!(ExcludedClasses::new(&[0, 1, 2, 3, 4, 5, 6, 7, 8]).is_ok());
    }
}
