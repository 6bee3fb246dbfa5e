//! Compares the gradients of backpropagation with finite differences of the loss, one parameter tensor at a time.

use super::{Shard, TrainBatch};
use crate::data::{DataSet, stream_rng};
use crate::error::check_range;
use crate::layers::{Parameter, expect_contiguous};
use crate::models::{Batch, Model, Objective, Workspace};
use crate::{Error, Result};
use rand::RngExt;
use rand_chacha::ChaCha8Rng;

/// Number of examples that the loss is computed for.
const EXAMPLE_COUNT: usize = 8;
/// Number of candidate entries, of which those with the largest gradients are compared: small ones are lost in rounding.
const CANDIDATE_ENTRIES: usize = 400;
/// Number of entries with the largest gradients …
const LARGEST_ENTRIES: usize = 12;
/// … and of others that are compared.
const OTHER_ENTRIES: usize = 4;
/// Step sizes of the central difference, tried in this order: short steps are lost in rounding, long ones cross more kinks
/// of ReLU and of max pooling.
const STEP_SIZES: [f32; 7] = [6e-2, 3e-2, 1e-2, 3e-3, 1e-3, 2e-4, 4e-5];
/// Relative tolerance for the agreement of the two one-sided differences, and with the previous step size, if there is no
/// kink.
const STRICT_TOLERANCE: f64 = 5e-3;
/// The same if no step size meets [`STRICT_TOLERANCE`].
const LOOSE_TOLERANCE: f64 = 2e-2;
/// The smallest change of the loss, relative to it, that is not lost in rounding.
const MIN_RELATIVE_CHANGE: f64 = 1.5e-7;
/// By how much each bias is changed, up or down, before the comparison. The biases of a new model are zero, so on the empty
/// background of an example ReLU is exactly at its kink, where there is no derivative.
const BIAS_OFFSET: std::ops::Range<f32> = 0.05..0.2;

/// The result of a gradient check of one tensor.
#[derive(Clone, Debug, PartialEq)]
pub struct GradientCheck {
    /// The tensor's name, for example `enc.kernel`.
    pub name: String,
    /// Number of entries compared; entries without a derivative, or with one that is lost in rounding, are skipped.
    pub compared_entries: usize,
    /// |numeric − backpropagated| / (|numeric| + |backpropagated|), with L2 norms over these entries; 0 if both are 0.
    pub relative_error: f64,
}

/// Checks some entries of the parameter tensor with index `tensor`, with the loss of a few of the examples.
///
/// # Errors
/// [`Error::Config`] if there is no such tensor, [`Error::Length`] if the examples have another size than the model's images,
/// [`Error::Diverged`] if the loss or its gradient is not finite.
pub fn check_gradient(
    model: &Model,
    data: &DataSet,
    objective: Objective,
    tensor: usize,
    seed: u64,
) -> Result<GradientCheck> {
    model.check_image_len(data.shape().len())?;
    let rng = &mut stream_rng(seed, 0);
    let indices: Vec<usize> = (0..EXAMPLE_COUNT).map(|_| rng.random_range(0..data.len())).collect();
    let mut batch = TrainBatch::default();
    batch.load(data, &indices, None, model.epsilon_dim());
    batch.sample_noise(0..EXAMPLE_COUNT, rng);
    let model = &with_offset_biases(model, rng);
    let mut shard = Shard::new(model);
    shard.backward(model, batch.as_batch(), EXAMPLE_COUNT, objective);
    compare_with_finite_differences(model, &shard.gradient, &batch.as_batch(), objective, tensor, rng)
}

/// Compares a given gradient with finite differences.
fn compare_with_finite_differences(
    model: &Model,
    gradient: &Model,
    batch: &Batch,
    objective: Objective,
    tensor: usize,
    rng: &mut ChaCha8Rng,
) -> Result<GradientCheck> {
    let (name, gradient) = nth_tensor(gradient, tensor)?;
    let (mut model, mut workspace) = (model.clone(), Workspace::default());
    let mut loss = |entry: usize, change: f32| {
        let value = value_at(&mut model, tensor, entry);
        let before = std::mem::replace(value, *value + change);
        let loss = model.loss(batch, batch.len(), objective, &mut workspace).total(objective.beta);
        *value_at(&mut model, tensor, entry) = before;
        loss
    };
    let unchanged_loss = loss(0, 0.0);
    if !unchanged_loss.is_finite() || !gradient.iter().all(|derivative| derivative.is_finite()) {
        return Err(Error::Diverged); // otherwise every entry would be skipped, and none compared
    }
    let [mut difference, mut numeric_squares, mut backpropagated_squares] = [0.0; 3];
    let mut compared_entries = 0;
    for entry in select_entries(&gradient, rng) {
        let backpropagated = f64::from(gradient[entry]);
        let changes = |step: f32| [loss(entry, step) - unchanged_loss, unchanged_loss - loss(entry, -step)];
        let Some(numeric) = derivative(changes, backpropagated, MIN_RELATIVE_CHANGE * unchanged_loss) else { continue };
        compared_entries += 1;
        difference += (numeric - backpropagated).powi(2);
        numeric_squares += numeric * numeric;
        backpropagated_squares += backpropagated * backpropagated;
    }
    let norms = numeric_squares.sqrt() + backpropagated_squares.sqrt();
    let relative_error = if norms > 0.0 { difference.sqrt() / norms } else { 0.0 };
    Ok(GradientCheck { name, compared_entries, relative_error })
}

/// The central difference with the longest step that shows neither kinks nor rounding, or else with the step that shows them
/// least; `changes` gives the changes of the loss to the right and from the left.
///
/// `backpropagated`, the derivative under test, also counts as a scale, so that a wrong value is not dismissed as rounding.
fn derivative(mut changes: impl FnMut(f32) -> [f64; 2], backpropagated: f64, min_change: f64) -> Option<f64> {
    let (mut previous, mut best, mut tolerance) = (f64::INFINITY, None, LOOSE_TOLERANCE);
    for step in STEP_SIZES {
        let [right, left] = changes(step).map(|change| change / f64::from(step));
        let numeric = (right + left) / 2.0;
        let largest = numeric.abs().max(backpropagated.abs());
        let disagreement = (right - left).abs().max((numeric - previous).abs()) / largest;
        if f64::from(step) * largest >= min_change && disagreement <= tolerance {
            (best, tolerance) = (Some(numeric), disagreement);
            if disagreement <= STRICT_TOLERANCE {
                break;
            }
        }
        previous = numeric;
    }
    best
}

/// The model with each bias changed by a random [`BIAS_OFFSET`].
fn with_offset_biases(model: &Model, rng: &mut ChaCha8Rng) -> Model {
    let mut model = model.clone();
    for (_, mut parameter) in model.parameters_mut().filter(|(_, parameter)| parameter.name == "bias") {
        let mut offset = || rng.random_range(BIAS_OFFSET) * if rng.random() { 1.0 } else { -1.0 };
        parameter.values.iter_mut().for_each(|value| *value += offset());
    }
    model
}

/// One value of a parameter tensor.
fn value_at(model: &mut Model, tensor: usize, entry: usize) -> &mut f32 {
    let (_, parameter) = model.parameters_mut().nth(tensor).expect("the tensor exists");
    &mut expect_contiguous(parameter.values.into_slice())[entry]
}

/// The name and the values of a parameter tensor.
fn nth_tensor(model: &Model, tensor: usize) -> Result<(String, Vec<f32>)> {
    let named =
        |(layer, parameter): (&str, Parameter)| (format!("{layer}.{}", parameter.name), parameter.as_slice().to_vec());
    check_range("tensor", tensor, 0, model.parameters().count() - 1)?;
    Ok(model.parameters().nth(tensor).map(named).expect("the index was checked"))
}

/// The entries to compare: of random candidates those with the largest gradients, and a few others, without repetition.
fn select_entries(gradient: &[f32], rng: &mut ChaCha8Rng) -> Vec<usize> {
    let mut candidates: Vec<usize> = (0..gradient.len()).collect();
    if gradient.len() > CANDIDATE_ENTRIES {
        candidates = (0..CANDIDATE_ENTRIES).map(|_| rng.random_range(0..gradient.len())).collect();
    }
    let mut selected = Vec::new();
    while let Some(entry) = candidates.iter().copied().max_by(|a, b| gradient[*a].abs().total_cmp(&gradient[*b].abs()))
    {
        candidates.retain(|other| *other != entry);
        selected.push(entry);
        if selected.len() == LARGEST_ENTRIES {
            candidates.truncate(OTHER_ENTRIES);
        }
    }
    selected
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layers::{ACTIVATIONS, Activation};
    use crate::losses::ReconstructionLoss;
    use crate::models::{Config, Convolutional, Vanilla, Variational};
    use rand::SeedableRng;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // these also run in the browser

    /// Eleven images of 28×28, each with a blob at another place.
    fn digits() -> DataSet {
        let ink = |digit: i32, at: i32| (255 - ((at % 28 - 8 - digit).pow(2) + (at / 28 - 14).pow(2)) * 4).max(0) as u8;
        let pixels: Vec<u8> = (0..11).flat_map(|digit| (0..784).map(move |at| ink(digit, at))).collect();
        let images = [&[0, 0, 8, 3, 0, 0, 0, 11, 0, 0, 0, 28, 0, 0, 0, 28], &pixels[..]].concat();
        DataSet::from_idx(&images, &[&[0, 0, 8, 1, 0, 0, 0, 11][..], &[0; 11]].concat()).unwrap()
    }

    fn configs(activation: Activation) -> [Config; 4] {
        let (input, encoder, decoder) = (784, vec![30], vec![30]);
        [
            Config::Vanilla(Vanilla { input, encoder: vec![30, 8], decoder: vec![20], activation }),
            Config::Convolutional(Convolutional { activation, filters: [3, 4, 4, 3], ..Convolutional::small() }),
            Config::Variational(Variational { input, encoder, latent: 2, decoder, activation }),
            Config::Variational(Variational { activation, ..Variational::linear_vae(3) }),
        ]
    }

    fn model(config: Config) -> Model {
        Model::new(config, &mut ChaCha8Rng::seed_from_u64(1)).unwrap()
    }

    fn tensors(model: &Model) -> usize {
        model.parameters().count()
    }

    #[test]
    fn backpropagation_passes_in_every_tensor() {
        for config in ACTIVATIONS.iter().flat_map(|(_, activation)| configs(*activation)) {
            let model = model(config);
            for reconstruction in [ReconstructionLoss::BinaryCrossEntropy, ReconstructionLoss::MeanSquaredError] {
                let objective = Objective { reconstruction, beta: 0.5 };
                let mut compared = 0;
                for tensor in 0..tensors(&model) {
                    let check = check_gradient(&model, &digits(), objective, tensor, 1).unwrap();
                    assert!(check.relative_error < 8e-3, "{check:?}");
                    compared += usize::from(check.compared_entries > 0);
                }
                assert!(compared + 1 >= tensors(&model), "{compared} tensors of {:?}", model.config());
            }
        }
    }

    #[test]
    fn a_gradient_that_is_wrong_in_one_tensor_fails_there_and_only_there() {
        let model =
            with_offset_biases(&model(Config::Vanilla(Vanilla::keras_dense(128))), &mut ChaCha8Rng::seed_from_u64(1));
        let objective = Objective::default();
        let mut batch = TrainBatch::default();
        batch.load(&digits(), &[0, 3], None, 0);
        let mut shard = Shard::new(&model);
        shard.backward(&model, batch.as_batch(), 2, objective);
        let (_, mut wrong) = shard.gradient.parameters_mut().nth(2).unwrap();
        wrong.as_slice_mut().iter_mut().for_each(|value| *value *= 1.1);
        let error = |tensor| {
            let rng = &mut ChaCha8Rng::seed_from_u64(1);
            compare_with_finite_differences(&model, &shard.gradient, &batch.as_batch(), objective, tensor, rng)
                .unwrap()
                .relative_error
        };
        assert!((error(2) - 0.1 / 2.1).abs() < 5e-3, "{}", error(2));
        assert!([0, 1, 3].into_iter().all(|tensor| error(tensor) < 5e-3));
    }

    #[test]
    fn the_largest_entries_and_a_few_others_are_checked_or_all_of_a_small_tensor() {
        let rng = &mut ChaCha8Rng::seed_from_u64(1);
        let gradient: Vec<f32> = (0..100_000).map(|i| i as f32 * if i % 2 == 0 { 1.0 } else { -1.0 }).collect();
        let selected = select_entries(&gradient, rng);
        assert_eq!(selected.len(), LARGEST_ENTRIES + OTHER_ENTRIES);
        assert!(
            selected[..LARGEST_ENTRIES].iter().all(|entry| *entry > 90_000) && selected[LARGEST_ENTRIES + 1] < 90_000,
            "{selected:?}"
        );
        assert_eq!(select_entries(&[0.5, -2.0, 1.0], rng), [1, 2, 0]);
    }

    #[test]
    fn a_model_with_a_weight_that_is_no_number_has_nothing_to_compare() {
        let mut model = model(Config::Vanilla(Vanilla::keras_dense(128)));
        *value_at(&mut model, 3, 5) = f32::NAN; // of the output, as zeros of the input would hide others
        let refused = check_gradient(&model, &digits(), Objective::default(), 2, 1);
        assert_eq!(refused, Err(Error::Diverged));
    }

    #[test]
    fn a_tensor_that_does_not_exist_is_refused() {
        let refused =
            check_gradient(&model(Config::Vanilla(Vanilla::keras_dense(128))), &digits(), Objective::default(), 4, 1);
        assert_eq!(refused.unwrap_err().to_string(), "tensor: expected 0 to 3, got 4");
    }
}
