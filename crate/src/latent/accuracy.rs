//! How well codes keep the classes apart, without anything learned from the labels.

use super::latent_stats;
use super::neighbours::nearest_of;
use crate::Result;
use crate::data::Digits;
use crate::error::check_range;
use crate::layers::contiguous;
use crate::models::{Model, Workspace};
use ndarray::{Array2, ArrayView2};
use std::ops::Range;

/// Neighbours that vote.
const NEIGHBOURS: usize = 5;

/// The share of `test` digits that have the class of most of the five whose codes are nearest, among the first `count` of
/// `train`; of equally frequent classes the smaller one counts, as in scikit-learn's `KNeighborsClassifier`.
///
/// # Errors
/// [`Error::Config`](crate::Error::Config) if there are not as many, [`Error::Length`](crate::Error::Length) if the digits
/// have another size than the model's images.
pub fn neighbour_accuracy(
    model: &Model,
    train: &Digits,
    count: usize,
    test: &Digits,
    workspace: &mut Workspace,
) -> Result<f64> {
    check_range("count", count, 1, train.len())?;
    let pixels = model.inputs();
    model.check_pixels(train.rows() * train.cols())?;
    model.check_pixels(test.rows() * test.cols())?;
    let mut images = Array2::zeros((test.len(), pixels));
    test.images(0..test.len(), contiguous(images.as_slice_mut()));
    let codes = latent_stats(model, images.view(), workspace).codes;
    let mut images = Vec::new();
    let mut encode = |range: Range<usize>, block: &mut [f32]| {
        images.resize(range.len() * pixels, 0.0);
        train.images(range.clone(), &mut images);
        let images = ArrayView2::from_shape((range.len(), pixels), &images).expect("whole images");
        block.copy_from_slice(contiguous(model.encode(images, workspace).code.to_slice()));
    };
    let nearest = nearest_of(count, &mut encode, codes.view(), NEIGHBOURS).indices;
    let votes = nearest.chunks(nearest.len() / test.len());
    let right = votes.zip(test.labels()).filter(|(votes, label)| majority(train, votes) == **label).count();
    Ok(right as f64 / test.len() as f64)
}

/// The most frequent class of some digits.
fn majority(digits: &Digits, indices: &[u32]) -> u8 {
    let votes = |class: &u8| indices.iter().filter(|index| digits.label(**index as usize) == *class).count();
    (0..10).rev().max_by_key(votes).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layers::Activation;
    use crate::models::{Config, Vanilla};
    use rand::SeedableRng;
    use rand_chacha::ChaCha8Rng;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // the same table in the browser

    /// Images of one pixel, and their labels.
    fn digits(of: &[(u8, u8)]) -> Digits {
        let count = of.len() as u8;
        let (pixels, labels): (Vec<u8>, Vec<u8>) = of.iter().copied().unzip();
        let images = [&[0, 0, 8, 3, 0, 0, 0, count, 0, 0, 0, 1, 0, 0, 0, 1], &pixels[..]].concat();
        Digits::from_idx(&images, &[&[0, 0, 8, 1, 0, 0, 0, count], &labels[..]].concat()).unwrap()
    }

    /// One number in, the same number times a weight that is not negative as the code.
    fn model(input: usize) -> Model {
        let config =
            Config::Vanilla(Vanilla { input, encoder: vec![1], decoder: vec![], activation: Activation::Relu });
        let mut model = Model::new(config, &mut ChaCha8Rng::seed_from_u64(1)).unwrap();
        model.for_each_tensor(&mut |values| values.fill(1.0));
        model
    }

    fn accuracy(train: &[(u8, u8)], count: usize, test: &[(u8, u8)]) -> f64 {
        neighbour_accuracy(&model(1), &digits(train), count, &digits(test), &mut Workspace::default()).unwrap()
    }

    #[test]
    fn the_majority_of_the_five_nearest_decides_and_of_equals_the_smaller_class() {
        let train = [(0, 1), (1, 1), (2, 7), (3, 7), (4, 7), (200, 3), (201, 3), (202, 2), (203, 2), (204, 9)];
        assert_eq!(accuracy(&train, 10, &[(0, 7), (205, 2)]), 1.0);
        assert_eq!(accuracy(&train, 10, &[(0, 1), (205, 3), (2, 7), (202, 9)]), 0.25);
    }

    #[test]
    fn only_the_first_digits_vote_also_if_they_are_fewer_than_five() {
        let train = [(0, 4), (1, 5), (2, 5)];
        assert_eq!(accuracy(&train, 1, &[(2, 4)]), 1.0);
        assert_eq!(accuracy(&train, 3, &[(0, 5), (2, 5)]), 1.0);
    }

    #[test]
    fn more_digits_than_there_are_and_digits_of_another_size_are_refused() {
        let (few, mut workspace) = (digits(&[(0, 1)]), Workspace::default());
        let refused = neighbour_accuracy(&model(1), &few, 2, &few, &mut workspace).unwrap_err();
        assert_eq!(refused.to_string(), "count: expected 1 to 1, got 2");
        assert_eq!(neighbour_accuracy(&model(2), &few, 1, &few, &mut workspace).unwrap_err().code(), "length");
    }
}
