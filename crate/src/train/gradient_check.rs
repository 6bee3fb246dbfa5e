//! Backpropagation held against finite differences, one parameter tensor at a time, for whoever does not take our word.

use super::{Shard, TrainBatch};
use crate::Result;
use crate::data::{Digits, stream};
use crate::error::check_range;
use crate::layers::contiguous;
use crate::models::{Batch, Model, Objective, Workspace};
use rand::RngExt;
use rand_chacha::ChaCha8Rng;

/// Digits whose loss is taken.
const IMAGES: usize = 8;
/// Entries drawn, of which those with the largest gradients are taken: a small gradient is lost in rounding.
const DRAWN: usize = 400;
/// Of those, how many are taken …
const LARGEST: usize = 12;
/// … and how many others.
const OTHERS: usize = 4;
/// How far the points of a difference lie to either side, the first tried first: shorter ones are lost in rounding, longer
/// ones reach over more kinks, of rectifiers and of pooling.
const STEPS: [f32; 7] = [6e-2, 3e-2, 1e-2, 3e-3, 1e-3, 2e-4, 4e-5];
/// By how much the differences to either side, and that over the step before, may differ, relative to the derivative, where
/// there is no kink.
const SMOOTH: f64 = 5e-3;
/// The same where no step is better.
const ROUGH: f64 = 2e-2;
/// The least rise of the loss over a step that stands out of its rounding, relative to it.
const LEAST_RISE: f64 = 1.5e-7;
/// How far each bias is moved before all is compared, to either side: those of a fresh model are zero, and put the empty
/// background of every digit right on its rectifiers' kinks, where there is no derivative.
const AWAY: std::ops::Range<f32> = 0.05..0.2;

/// How a tensor's gradient compares.
#[derive(Clone, Debug, PartialEq)]
pub struct GradientCheck {
    /// The tensor's name, for example `enc.kernel`.
    pub name: String,
    /// How many of its entries were compared: some have no derivative, or one that is lost in rounding.
    pub entries: usize,
    /// |numeric − backpropagated| / (|numeric| + |backpropagated|), by the L2 norms over these entries; 0 if both vanish.
    pub error: f64,
}

/// Checks some entries of the tensor number `tensor`, in the model's order, by a few of the digits.
///
/// # Errors
/// [`Error::Config`](crate::Error::Config) if there is no such tensor, [`Error::Length`](crate::Error::Length) if the digits
/// have another size than the model's images.
pub fn check_gradient(
    model: &Model,
    digits: &Digits,
    objective: Objective,
    tensor: usize,
    seed: u64,
) -> Result<GradientCheck> {
    model.check_pixels(digits.rows() * digits.cols())?;
    let rng = &mut stream(seed, 0);
    let indices: Vec<usize> = (0..IMAGES).map(|_| rng.random_range(0..digits.len())).collect();
    let mut draw = TrainBatch::default();
    draw.load(digits, &indices, None, model.noise_dim());
    draw.sample(0..IMAGES, rng);
    let model = &moved(model, rng);
    let mut shard = Shard::new(model);
    shard.backward(model, draw.batch(), IMAGES, objective)?;
    compare(model, &mut shard.gradient, &draw.batch(), objective, tensor, rng)
}

/// Checks a gradient, wherever it is from.
fn compare(
    model: &Model,
    gradient: &mut Model,
    batch: &Batch,
    objective: Objective,
    tensor: usize,
    rng: &mut ChaCha8Rng,
) -> Result<GradientCheck> {
    let (name, gradient) = nth_tensor(gradient, tensor)?;
    let mut workspace = Workspace::default();
    let mut loss = |entry: usize, by: f32| {
        let mut number = 0;
        let mut model = model.clone();
        model.for_each_tensor(&mut |values| {
            if number == tensor {
                values[entry] += by;
            }
            number += 1;
        });
        model.loss(batch, batch.len(), objective, &mut workspace).total(objective.beta)
    };
    let here = loss(0, 0.0);
    let [mut difference, mut numeric_squares, mut squares] = [0.0; 3];
    let mut entries = 0;
    for entry in choose(&gradient, rng) {
        let exact = f64::from(gradient[entry]);
        let rises = |step: f32| [loss(entry, step) - here, here - loss(entry, -step)];
        let Some(numeric) = derivative(rises, exact, LEAST_RISE * here) else { continue };
        entries += 1;
        difference += (numeric - exact).powi(2);
        numeric_squares += numeric * numeric;
        squares += exact * exact;
    }
    let norms = numeric_squares.sqrt() + squares.sqrt();
    let error = if norms > 0.0 { difference.sqrt() / norms } else { 0.0 };
    Ok(GradientCheck { name, entries, error })
}

/// The central difference over the longest step that meets neither kinks nor rounding, or over the best one if it does not
/// meet too many; `rises` gives those of the loss to either side.
///
/// It is also told by what is checked, `exact`: a derivative that is only claimed is neither rounding nor a kink.
fn derivative(mut rises: impl FnMut(f32) -> [f64; 2], exact: f64, least_rise: f64) -> Option<f64> {
    let (mut before, mut best, mut least) = (f64::INFINITY, None, ROUGH);
    for step in STEPS {
        let [right, left] = rises(step).map(|rise| rise / f64::from(step));
        let numeric = (right + left) / 2.0;
        let largest = numeric.abs().max(exact.abs());
        let apart = (right - left).abs().max((numeric - before).abs()) / largest;
        if f64::from(step) * largest >= least_rise && apart <= least {
            (best, least) = (Some(numeric), apart);
            if apart <= SMOOTH {
                break;
            }
        }
        before = numeric;
    }
    best
}

/// The model with other biases.
fn moved(model: &Model, rng: &mut ChaCha8Rng) -> Model {
    let mut model = model.clone();
    model.for_each_parameter(&mut |_, mut parameter| {
        if parameter.name == "bias" {
            let away = |value: &mut f32| *value += rng.random_range(AWAY) * if rng.random() { 1.0 } else { -1.0 };
            parameter.values.iter_mut().for_each(away);
        }
    });
    model
}

/// Name and values of a tensor.
fn nth_tensor(model: &mut Model, tensor: usize) -> Result<(String, Vec<f32>)> {
    let (mut count, mut found) = (0, None);
    model.for_each_parameter(&mut |layer, parameter| {
        if count == tensor {
            let values = contiguous(parameter.values.as_slice()).to_vec();
            found = Some((format!("{layer}.{}", parameter.name), values));
        }
        count += 1;
    });
    check_range("tensor", tensor, 0, count - 1)?;
    Ok(found.expect("the tensor is within the model"))
}

/// Different entries: of some drawn at random those with the largest gradients, and a few others.
fn choose(gradient: &[f32], rng: &mut ChaCha8Rng) -> Vec<usize> {
    let mut drawn: Vec<usize> = (0..gradient.len()).collect();
    if gradient.len() > DRAWN {
        drawn = (0..DRAWN).map(|_| rng.random_range(0..gradient.len())).collect();
    }
    let mut chosen = Vec::new();
    while let Some(entry) = drawn.iter().copied().max_by(|a, b| gradient[*a].abs().total_cmp(&gradient[*b].abs())) {
        drawn.retain(|other| *other != entry);
        chosen.push(entry);
        if chosen.len() == LARGEST {
            drawn.truncate(OTHERS);
        }
    }
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layers::{ACTIVATIONS, Activation};
    use crate::losses::Reconstruction;
    use crate::models::{Config, Convolutional, Vanilla, Variational};
    use rand::SeedableRng;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // the same table in the browser

    /// Eleven images of 28×28: blots at places that differ.
    fn digits() -> Digits {
        let ink = |digit: i32, at: i32| (255 - ((at % 28 - 8 - digit).pow(2) + (at / 28 - 14).pow(2)) * 4).max(0) as u8;
        let pixels: Vec<u8> = (0..11).flat_map(|digit| (0..784).map(move |at| ink(digit, at))).collect();
        let images = [&[0, 0, 8, 3, 0, 0, 0, 11, 0, 0, 0, 28, 0, 0, 0, 28], &pixels[..]].concat();
        Digits::from_idx(&images, &[&[0, 0, 8, 1, 0, 0, 0, 11][..], &[0; 11]].concat()).unwrap()
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
        let mut count = 0;
        model.clone().for_each_tensor(&mut |_| count += 1);
        count
    }

    #[test]
    fn what_backpropagation_computes_passes_in_every_tensor() {
        for config in ACTIVATIONS.iter().flat_map(|(_, activation)| configs(*activation)) {
            let model = model(config);
            for reconstruction in [Reconstruction::BinaryCrossEntropy, Reconstruction::MeanSquaredError] {
                let objective = Objective { reconstruction, beta: 0.5 };
                let mut compared = 0;
                for tensor in 0..tensors(&model) {
                    let check = check_gradient(&model, &digits(), objective, tensor, 1).unwrap();
                    assert!(check.error < 8e-3, "{check:?}");
                    compared += usize::from(check.entries > 0);
                }
                assert!(compared + 1 >= tensors(&model), "{compared} tensors of {:?}", model.config());
            }
        }
    }

    #[test]
    fn a_gradient_that_is_wrong_in_one_tensor_fails_there_and_only_there() {
        let model = moved(&model(Config::Vanilla(Vanilla::keras_dense(128))), &mut ChaCha8Rng::seed_from_u64(1));
        let objective = Objective::default();
        let mut draw = TrainBatch::default();
        draw.load(&digits(), &[0, 3], None, 0);
        let mut shard = Shard::new(&model);
        shard.backward(&model, draw.batch(), 2, objective).unwrap();
        let mut number = 0;
        shard.gradient.for_each_tensor(&mut |values| {
            if number == 2 {
                values.iter_mut().for_each(|value| *value *= 1.1);
            }
            number += 1;
        });
        let mut error = |tensor| {
            let rng = &mut ChaCha8Rng::seed_from_u64(1);
            compare(&model, &mut shard.gradient, &draw.batch(), objective, tensor, rng).unwrap().error
        };
        assert!((error(2) - 0.1 / 2.1).abs() < 5e-3, "{}", error(2));
        assert!([0, 1, 3].into_iter().all(|tensor| error(tensor) < 5e-3));
    }

    #[test]
    fn the_largest_entries_and_a_few_others_are_checked_or_all_of_a_small_tensor() {
        let rng = &mut ChaCha8Rng::seed_from_u64(1);
        let gradient: Vec<f32> = (0..100_000).map(|i| i as f32 * if i % 2 == 0 { 1.0 } else { -1.0 }).collect();
        let chosen = choose(&gradient, rng);
        assert_eq!(chosen.len(), LARGEST + OTHERS);
        assert!(chosen[..LARGEST].iter().all(|entry| *entry > 90_000) && chosen[LARGEST + 1] < 90_000, "{chosen:?}");
        assert_eq!(choose(&[0.5, -2.0, 1.0], rng), [1, 2, 0]);
    }

    #[test]
    fn a_tensor_that_is_not_there_is_refused() {
        let refused =
            check_gradient(&model(Config::Vanilla(Vanilla::keras_dense(128))), &digits(), Objective::default(), 4, 1);
        assert_eq!(refused.unwrap_err().to_string(), "tensor: expected 0 to 3, got 4");
    }
}
