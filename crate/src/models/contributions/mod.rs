//! How one unit of a layer comes about: the sum of its inputs times their weights, with its bias and activation function.
//!
//! A maximum, a copy and a sample are written as such a sum too: a maximum has the weight 1 for the largest of its inputs,
//! and z = mean·1 + σ·ε.

mod receptive_field;
mod terms;
mod traced_layers;

pub use receptive_field::Region;

use super::{LayerActivation, Model};
use crate::Result;
use crate::error::check_range;
use crate::layers::Activation;
use ndarray::{ArrayView2, ArrayViewMut2};
use receptive_field::receptive_field;
use terms::Terms;

/// The most channels that [`Contributions::largest_channels`] lists.
const MAX_LARGEST_CHANNELS: usize = 4;

/// How the value of one unit is computed: its inputs times their weights, plus the bias, then the activation function.
#[derive(Clone, Debug, PartialEq)]
pub struct Contributions {
    /// Shape of the terms: `[inputs]` of a dense layer, `[3, 3, channels]` of a convolution, `[2, 2, 1]` of a maximum, `[1]` of a
    /// copy or a sigmoid, `[2]` of a sample.
    pub shape: Vec<usize>,
    /// For each term the unit of the layer before that it takes, none for padding; of a sample the unit of `z_mean`, then that
    /// of `z_log_var`.
    pub sources: Vec<Option<usize>>,
    /// For each term the value of that unit, 0 for padding; of a sample the mean, then σ = exp(½·log_var).
    pub inputs: Vec<f32>,
    /// For each term the factor of its input; of a sample 1, then ε.
    pub weights: Vec<f32>,
    /// Inputs times weights.
    pub products: Vec<f32>,
    /// The sum of the products for each index of the last dimension of `shape`: per channel of a convolution, per input of a dense
    /// layer, each of which counts as a channel.
    pub channel_sums: Vec<f32>,
    /// The channels whose sums have the largest magnitude, the largest first, without those that are 0; at most four.
    pub largest_channels: Vec<usize>,
    /// The sum of all other channels.
    pub other_channels_sum: f32,
    /// Added to the products; 0 where the layer has none.
    pub bias: f32,
    /// All products and the bias.
    pub sum: f32,
    /// Applied to the sum, if there is any.
    pub activation: Option<Activation>,
    /// The unit's value.
    pub value: f32,
    /// The index in the trace of the layer that holds the sources; none for the model's input.
    pub source_layer: Option<usize>,
    /// The part of the input image on which the unit depends; none where the input is a vector, on all of which it depends.
    pub receptive_field: Option<Region>,
}

impl Model {
    /// How unit `unit` of entry `layer` of a [trace](Self::trace) of `image` comes about. `epsilon` is the noise of the sampling
    /// layer: with 0 it gives the mean, which the trace decodes.
    ///
    /// # Errors
    /// [`Error::Config`](crate::Error::Config) if there is no such layer or unit.
    ///
    /// # Panics
    /// If the trace is not one of this model, or the image not one that it takes.
    pub fn contributions(
        &self,
        image: &[f32],
        trace: &[LayerActivation],
        layer: usize,
        unit: usize,
        epsilon: f32,
    ) -> Result<Contributions> {
        check_range("layer", layer, 0, trace.len() - 1)?;
        check_range("unit", unit, 0, trace[layer].values.len() - 1)?;
        let layers = self.traced_layers();
        let traced = &layers[layer];
        let values = |index: usize| &trace[index].values[..];
        // Of the sampling layer alone, which has two inputs: in the trace the log-variances follow the means.
        let sampling_terms = |mean| {
            let log_var_layer = traced.input_layer.map_or(0, |mean_layer| mean_layer + 1);
            terms::sampling(mean, values(log_var_layer)[unit], epsilon, unit)
        };
        let terms = traced.operation.terms(traced.input_layer.map_or(image, values), unit, sampling_terms);
        let receptive_field = receptive_field(&layers, layer, unit, &trace[layer].shape);
        Ok(sum_terms(terms, traced.activation, traced.input_layer, receptive_field))
    }
}

fn sum_terms(
    terms: Terms,
    activation: Option<Activation>,
    source_layer: Option<usize>,
    receptive_field: Option<Region>,
) -> Contributions {
    let Terms { shape, sources, inputs, weights, bias } = terms;
    let products: Vec<f32> = inputs.iter().zip(&weights).map(|(x, w)| x * w).collect();
    let channel_sums = channel_sums(&products, shape.last().copied().unwrap_or(1));
    let largest_channels = largest_channels(&channel_sums);
    let other_channels = channel_sums.iter().enumerate().filter(|(channel, _)| !largest_channels.contains(channel));
    let other_channels_sum = sum_in_f64(other_channels.map(|(_, sum)| sum));
    let sum = sum_in_f64(products.iter().chain([&bias]));
    let value = activation.map_or(sum, |activation| apply(activation, sum));
    Contributions {
        shape,
        sources,
        inputs,
        weights,
        products,
        channel_sums,
        largest_channels,
        other_channels_sum,
        bias,
        sum,
        activation,
        value,
        source_layer,
        receptive_field,
    }
}

/// In f64, since hundreds of rounded sums would show.
fn sum_in_f64<'a>(values: impl Iterator<Item = &'a f32>) -> f32 {
    values.map(|value| f64::from(*value)).sum::<f64>() as f32
}

fn channel_sums(products: &[f32], channels: usize) -> Vec<f32> {
    (0..channels).map(|channel| sum_in_f64(products.iter().skip(channel).step_by(channels))).collect()
}

fn largest_channels(sums: &[f32]) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::with_capacity(MAX_LARGEST_CHANNELS);
    while found.len() < MAX_LARGEST_CHANNELS {
        let remaining = (0..sums.len()).filter(|channel| sums[*channel] != 0.0 && !found.contains(channel));
        let Some(next) = remaining.max_by(|a, b| sums[*a].abs().total_cmp(&sums[*b].abs())) else { break };
        found.push(next);
    }
    found
}

fn apply(activation: Activation, sum: f32) -> f32 {
    let mut value = 0.0;
    let (x, y) = (std::slice::from_ref(&sum), std::slice::from_mut(&mut value));
    let one_value = "one value";
    activation.forward(
        ArrayView2::from_shape((1, 1), x).expect(one_value),
        ArrayViewMut2::from_shape((1, 1), y).expect(one_value),
    );
    value
}

#[cfg(test)]
mod tests;
