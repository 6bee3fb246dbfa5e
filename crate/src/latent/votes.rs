//! The votes of neighbours for their classes.

/// Labels are single bytes.
const CLASSES: usize = 256;

/// How many of some labels are of each class, `[256]`.
pub fn count_votes(labels: impl Iterator<Item = u8>) -> [u32; CLASSES] {
    let mut votes = [0; CLASSES];
    labels.for_each(|label| votes[usize::from(label)] += 1);
    votes
}

/// The most frequent of some labels; the smallest of several, as in scikit-learn's `KNeighborsClassifier`.
pub fn majority_label(labels: impl Iterator<Item = u8>) -> u8 {
    let votes = count_votes(labels);
    // Of equal ones, `max_by_key` takes the last.
    (0..=u8::MAX).rev().max_by_key(|class| votes[usize::from(*class)]).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ties_go_to_the_smaller_class_wherever_it_stands() {
        for (labels, winner) in [(&[7, 3, 3, 7, 9][..], 3), (&[255], 255), (&[9, 0, 9], 9), (&[4, 2, 1], 1)] {
            assert_eq!(majority_label(labels.iter().copied()), winner, "{labels:?}");
        }
    }

    #[test]
    fn every_label_is_one_vote() {
        let votes = count_votes([0, 255, 3, 255].into_iter());
        assert_eq!((votes[0], votes[3], votes[255], votes.iter().sum::<u32>()), (1, 1, 2, 4));
    }
}
