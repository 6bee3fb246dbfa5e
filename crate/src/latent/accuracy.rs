//! k-NN accuracy: how well the codes separate the classes.

use super::into_rows;
use super::neighbours::nearest_among;
use super::votes::majority_label;
use crate::data::DataSet;
use crate::error::check_range;
use crate::models::{Model, Workspace};
use crate::{Error, Result};
use std::ops::Range;

/// Number of neighbours that vote.
const NEIGHBOUR_COUNT: usize = 5;
/// Number of images that are in memory as floats at a time.
const IMAGES_PER_BLOCK: usize = 256;

/// The accuracy of a 5-nearest-neighbours classifier on the codes of the `test` examples, with the first `train_count` of `train` as
/// neighbours. Ties go to the smaller class, as in scikit-learn's `KNeighborsClassifier`.
///
/// # Errors
/// [`Error::Config`] if `train` has fewer examples, [`Error::Array`] if one has no labels, [`Error::Length`] if the examples have
/// another size than the model's images, [`Error::Diverged`] if a code is not finite.
pub fn knn_accuracy(
    model: &Model,
    train: &DataSet,
    train_count: usize,
    test: &DataSet,
    workspace: &mut Workspace,
) -> Result<f64> {
    check_range("count", train_count, 1, train.len())?;
    let pixels = model.input_len();
    model.check_image_len(train.shape().len())?;
    model.check_image_len(test.shape().len())?;
    let (train_labels, test_labels) = (train.expect_labels()?, test.expect_labels()?);
    let mut encode = |data: &DataSet, range: Range<usize>, codes: &mut [f32]| {
        let blocks = range.step_by(IMAGES_PER_BLOCK).zip(codes.chunks_mut(IMAGES_PER_BLOCK * model.code_len()));
        for (start, block) in blocks {
            let len = block.len() / model.code_len();
            let mut images = vec![0.0; len * pixels];
            data.copy_range(start..start + len, &mut images);
            block.copy_from_slice(&model.encode_all(&images, workspace));
        }
    };
    let mut codes = vec![0.0; test.len() * model.code_len()];
    encode(test, 0..test.len(), &mut codes);
    if !codes.iter().all(|value| value.is_finite()) {
        return Err(Error::Diverged); // NaN has no nearest neighbours
    }
    let codes = into_rows(codes, model.code_len());
    let mut are_finite = true;
    let mut encode_train = |range: Range<usize>, codes: &mut [f32]| {
        encode(train, range, codes);
        are_finite &= codes.iter().all(|value| value.is_finite());
    };
    let nearest = nearest_among(train_count, &mut encode_train, codes.view(), NEIGHBOUR_COUNT).indices;
    if !are_finite {
        return Err(Error::Diverged);
    }
    let neighbours_per_test_example = nearest.chunks(nearest.len() / test.len());
    let predict = |neighbours: &[u32]| majority_label(neighbours.iter().map(|index| train_labels[*index as usize]));
    let correct =
        neighbours_per_test_example.zip(test_labels).filter(|(nearest, label)| predict(nearest) == **label).count();
    Ok(correct as f64 / test.len() as f64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::ImageShape;
    use crate::layers::Activation;
    use crate::models::{Config, Vanilla};
    use rand::SeedableRng;
    use rand_chacha::ChaCha8Rng;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // these also run in the browser

    /// Images of one pixel, and their labels.
    fn digits(of: &[(u8, u8)]) -> DataSet {
        let (pixels, labels): (Vec<u8>, Vec<u8>) = of.iter().copied().unzip();
        let shape = ImageShape { height: 1, width: 1, channels: 1 };
        DataSet::from_pixels(pixels, shape).and_then(|data| data.with_labels(labels)).unwrap()
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
        knn_accuracy(&model(1), &digits(train), count, &digits(test), &mut Workspace::default()).unwrap()
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
    fn each_of_more_images_than_a_block_holds_is_judged_by_its_own_code() {
        let dark_or_light: Vec<(u8, u8)> =
            (0..600).map(|i| (if i % 3 == 0 { 10 } else { 200 }, u8::from(i % 3 != 0))).collect();
        let mut test = dark_or_light.clone();
        for wrong in [0, 255, 256, 511, 599] {
            test[wrong].1 = 7;
        }
        assert_eq!(accuracy(&dark_or_light, 600, &test), 595.0 / 600.0);
    }

    #[test]
    fn codes_that_are_no_numbers_have_no_accuracy() {
        let (data, mut model) = (digits(&[(1, 1), (2, 7)]), model(1));
        model.for_each_tensor_mut(&mut |values| values.fill(f32::NAN));
        let accuracy = knn_accuracy(&model, &data, 2, &data, &mut Workspace::default());
        assert_eq!(accuracy.unwrap_err(), Error::Diverged);
    }

    #[test]
    fn codes_of_training_images_that_are_no_numbers_are_no_neighbours_of_others() {
        let mut model = model(1);
        model.for_each_tensor_mut(&mut |values| values.fill(3e38)); // 0 has a finite code, 255 an infinite one
        let (train, test) = (digits(&[(255, 1), (255, 2)]), digits(&[(0, 7)]));
        let accuracy = knn_accuracy(&model, &train, 2, &test, &mut Workspace::default());
        assert_eq!(accuracy.unwrap_err(), Error::Diverged);
    }

    #[test]
    fn too_large_a_count_and_digits_of_another_size_are_refused() {
        let (few, mut workspace) = (digits(&[(0, 1)]), Workspace::default());
        let refused = knn_accuracy(&model(1), &few, 2, &few, &mut workspace).unwrap_err();
        assert_eq!(refused.to_string(), "count: expected 1 to 1, got 2");
        assert_eq!(knn_accuracy(&model(2), &few, 1, &few, &mut workspace).unwrap_err().code(), "length");
    }
}
