//! A guess at the model of a file whose layers have other names, from the shapes alone, so that we can say how they would have
//! to be named.

use super::infer;
use super::kernel_shapes::{KernelShape, KernelShapes};
use crate::Result;
use crate::data::ImageShape;
use crate::json::truncate_for_message;
use crate::layers::Activation;
use crate::models::{Config, Vanilla, Variational};

/// The configuration of a model whose layers have these shapes.
pub fn guess_config(kernels: &KernelShapes, image: Option<ImageShape>) -> Option<Result<Config>> {
    let mut sorted = kernels.0.clone();
    sorted.sort_by_key(|kernel| natural_sort_key(&kernel.layer));
    convolutional(&sorted, image).or_else(|| dense(sorted).map(Ok))
}

/// A sort key in natural order: `layer2` before `layer10`, and encoders before decoders. A number is one pair `(value, '0')`, any
/// other character `(0, character)`.
pub fn natural_sort_key(name: &str) -> (bool, Vec<(u64, char)>) {
    let mut key: Vec<(u64, char)> = Vec::new();
    for char in truncate_for_message(name).chars() {
        match (char.to_digit(10), key.last_mut()) {
            (Some(digit), Some((number, '0'))) => *number = number.saturating_mul(10).saturating_add(digit.into()),
            (Some(digit), _) => key.push((digit.into(), '0')),
            (None, _) => key.push((0, char)),
        }
    }
    (name.contains("dec"), key)
}

/// Five convolutions of which each takes the channels that the one before it gives, the first those of the last.
fn convolutional(kernels: &[KernelShape], image: Option<ImageShape>) -> Option<Result<Config>> {
    let channels = kernels.iter().map(KernelShape::channels).collect::<Option<Vec<_>>>()?;
    let [first, second, third, fourth, fifth] = channels.try_into().ok()?;
    let pairs = [(first, second), (second, third), (third, fourth), (fourth, fifth), (fifth, first)];
    let is_chain = pairs.iter().all(|([_, outputs], [inputs, _])| inputs == outputs);
    let filters = [first, second, third, fourth].map(|[_, outputs]| outputs);
    is_chain.then(|| infer::convolutional(first[0], filters, image))
}

/// Dense layers of which each has as many inputs as the one before it has outputs, from the images and back to them. Two with the
/// same inputs and outputs are mean and log-variance.
fn dense(mut kernels: Vec<KernelShape>) -> Option<Config> {
    let input = kernels.iter().filter_map(|kernel| kernel.shape.first()).copied().max()?;
    let (mut widths, mut mean_index) = (Vec::new(), None);
    while let Some([inputs, outputs]) = remove_layer_with_inputs(&mut kernels, *widths.last().unwrap_or(&input)) {
        let same_shape = kernels.iter().position(|kernel| kernel.shape == [inputs, outputs] && inputs != outputs);
        if let Some(log_var) = same_shape {
            kernels.remove(log_var);
            mean_index = Some(widths.len());
        }
        widths.push(outputs);
    }
    if !kernels.is_empty() || widths.pop() != Some(input) {
        return None;
    }
    let activation = Activation::Relu;
    if let Some(mean_index) = mean_index {
        let latent = *widths.get(mean_index)?;
        let (encoder, decoder) = (widths[..mean_index].to_vec(), widths[mean_index + 1..].to_vec());
        return Some(Config::Variational(Variational { input, encoder, latent, decoder, activation }));
    }
    let code_index = widths.iter().enumerate().min_by_key(|(_, width)| **width)?.0;
    let decoder = widths.split_off(code_index + 1);
    Some(Config::Vanilla(Vanilla { input, encoder: widths, decoder, activation }))
}

/// Removes a dense layer of so many inputs and returns its numbers of inputs and outputs. Of several it is the one with the fewest
/// outputs, as widths fall down to the code before they rise.
fn remove_layer_with_inputs(kernels: &mut Vec<KernelShape>, inputs: usize) -> Option<[usize; 2]> {
    let fits = |kernel: &KernelShape| kernel.shape.len() == 2 && kernel.shape[0] == inputs;
    let candidates = kernels.iter().enumerate().filter(|(_, kernel)| fits(kernel));
    let (index, _) = candidates.min_by_key(|(_, kernel)| kernel.shape[1])?;
    let shape = kernels.remove(index).shape;
    Some([inputs, shape[1]])
}
