//! k-NN accuracy: how well the codes separate the classes.

use super::neighbours::nearest_of;
use super::rows;
use super::votes::majority;
use crate::Result;
use crate::data::DataSet;
use crate::error::check_range;
use crate::models::{Model, Workspace};
use std::ops::Range;

/// Number of neighbours that vote.
const NEIGHBOURS: usize = 5;

/// The accuracy of a 5-nearest-neighbours classifier on the codes of the `test` examples, with the first `count` of `train` as
/// neighbours. Ties go to the smaller class, as in scikit-learn's `KNeighborsClassifier`.
///
/// # Errors
/// [`Error::Config`](crate::Error::Config) if `train` has fewer examples or one has no labels, [`Error::Length`](crate::Error::Length) if the examples
/// have another size than the model's images.
pub fn neighbour_accuracy(
    model: &Model,
    train: &DataSet,
    count: usize,
    test: &DataSet,
    workspace: &mut Workspace,
) -> Result<f64> {
    check_range("count", count, 1, train.len())?;
    let pixels = model.input_len();
    model.check_pixels(train.shape().len())?;
    model.check_pixels(test.shape().len())?;
    let (train_labels, test_labels) = (train.expect_labels()?, test.expect_labels()?);
    let mut encode = |data: &DataSet, range: Range<usize>| {
        let mut images = vec![0.0; range.len() * pixels];
        data.images(range, &mut images);
        model.encode_all(&images, workspace)
    };
    let codes = rows(encode(test, 0..test.len()), model.code_len());
    let mut read = |range: Range<usize>, block: &mut [f32]| block.copy_from_slice(&encode(train, range));
    let nearest = nearest_of(count, &mut read, codes.view(), NEIGHBOURS).indices;
    let votes = nearest.chunks(nearest.len() / test.len());
    let class = |votes: &[u32]| majority(votes.iter().map(|index| train_labels[*index as usize]));
    let correct = votes.zip(test_labels).filter(|(votes, label)| class(votes) == **label).count();
    Ok(correct as f64 / test.len() as f64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layers::Activation;
    use crate::models::{Config, Vanilla};
    use rand::SeedableRng;
    use rand_chacha::ChaCha8Rng;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // these also run in the browser

    /// Images of one pixel, and their labels.
    fn digits(of: &[(u8, u8)]) -> DataSet {
        let count = of.len() as u8;
        let (pixels, labels): (Vec<u8>, Vec<u8>) = of.iter().copied().unzip();
        let images = [&[0, 0, 8, 3, 0, 0, 0, count, 0, 0, 0, 1, 0, 0, 0, 1], &pixels[..]].concat();
        DataSet::from_idx(&images, &[&[0, 0, 8, 1, 0, 0, 0, count], &labels[..]].concat()).unwrap()
    }

    /// A model whose code is the sum of its inputs plus one.
    fn model(input: usize) -> Model {
        let config =
            Config::Vanilla(Vanilla { input, encoder: vec![1], decoder: vec![], activation: Activation::Relu });
        let mut model = Model::new(config, &mut ChaCha8Rng::seed_from_u64(1)).unwrap();
        model.for_each_tensor_mut(&mut |values| values.fill(1.0));
        model
    }

    fn accuracy(train: &[(u8, u8)], count: usize, test: &[(u8, u8)]) -> f64 {
        neighbour_accuracy(&model(1), &digits(train), count, &digits(test), &mut Workspace::default()).unwrap()
    }

    #[test]
    fn the_majority_of_the_five_nearest_decides_and_ties_go_to_the_smaller_class() {
        let train = [(0, 1), (1, 1), (2, 7), (3, 7), (4, 7), (200, 3), (201, 3), (202, 2), (203, 2), (204, 9)];
        assert_eq!(accuracy(&train, 10, &[(0, 7), (205, 2)]), 1.0);
        assert_eq!(accuracy(&train, 10, &[(0, 1), (205, 3), (2, 7), (202, 9)]), 0.25);
    }

    #[test]
    fn only_the_first_digits_vote_even_if_they_are_fewer_than_five() {
        let train = [(0, 4), (1, 5), (2, 5)];
        assert_eq!(accuracy(&train, 1, &[(2, 4)]), 1.0);
        assert_eq!(accuracy(&train, 3, &[(0, 5), (2, 5)]), 1.0);
    }

    #[test]
    fn too_large_a_count_and_digits_of_another_size_are_refused() {
        let (few, mut workspace) = (digits(&[(0, 1)]), Workspace::default());
        let refused = neighbour_accuracy(&model(1), &few, 2, &few, &mut workspace).unwrap_err();
        assert_eq!(refused.to_string(), "count: expected 1 to 1, got 2");
        assert_eq!(neighbour_accuracy(&model(2), &few, 1, &few, &mut workspace).unwrap_err().code(), "length");
    }
}
