//! How one unit of a layer comes about: the sum of its inputs times their weights, with its bias and activation function.
//!
//! A maximum, a copy and a sample are written as such a sum too: a maximum has the weight 1 for the largest of its inputs,
//! and z = mean·1 + σ·ε.

mod receptive_field;
mod steps;
mod terms;

pub use receptive_field::Region;

use super::{LayerActivation, Model};
use crate::Result;
use crate::error::check_range;
use crate::layers::Activation;
use ndarray::{ArrayView2, ArrayViewMut2};
use receptive_field::receptive_field;
use terms::Terms;

/// The most parts that [`Contributions::largest`] lists.
const LARGEST: usize = 4;

/// The sum that gives one unit of a layer.
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
    /// The sum of the products for each index of the last dimension: per input of a dense layer, per channel of a convolution.
    pub parts: Vec<f32>,
    /// The indices of the parts of the largest magnitude, the largest first, without those that are 0; at most four.
    pub largest: Vec<usize>,
    /// The sum of the other parts.
    pub others: f32,
    /// Added to the products; 0 where the layer has none.
    pub bias: f32,
    /// All products and the bias.
    pub sum: f32,
    /// Applied to the sum, if there is any.
    pub activation: Option<Activation>,
    /// The unit's value.
    pub value: f32,
    /// The step of the trace that holds the sources; none for the model's input.
    pub before: Option<usize>,
    /// The part of the input image on which the unit depends; none where the input is a vector, on all of which it depends.
    pub field: Option<Region>,
}

impl Model {
    /// How unit `unit` of step `layer` of a [trace](Self::trace) of `image` comes about. `epsilon` is the noise of the sampling
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
        let steps = self.steps();
        let step = &steps[layer];
        let values = |index: usize| &trace[index].values[..];
        let terms = step.operation.terms(step.input.map_or(image, values), unit, |input| {
            // The log-variances follow the means.
            let log_var = values(step.input.map_or(0, |mean| mean + 1))[unit];
            terms::sample(input, log_var, epsilon, unit)
        });
        let field = receptive_field(&steps, layer, unit, &trace[layer].shape);
        Ok(add_up(terms, step.activation, step.input, field))
    }
}

fn add_up(terms: Terms, activation: Option<Activation>, before: Option<usize>, field: Option<Region>) -> Contributions {
    let Terms { shape, sources, inputs, weights, bias } = terms;
    let products: Vec<f32> = inputs.iter().zip(&weights).map(|(x, w)| x * w).collect();
    let parts = parts(&products, shape.last().copied().unwrap_or(1));
    let largest = largest(&parts);
    let others = total(parts.iter().enumerate().filter(|(index, _)| !largest.contains(index)).map(|(_, part)| part));
    let sum = total(products.iter().chain([&bias]));
    let value = activation.map_or(sum, |activation| apply(activation, sum));
    Contributions {
        shape,
        sources,
        inputs,
        weights,
        products,
        parts,
        largest,
        others,
        bias,
        sum,
        activation,
        value,
        before,
        field,
    }
}

/// In f64, since hundreds of rounded sums would show.
fn total<'a>(values: impl Iterator<Item = &'a f32>) -> f32 {
    values.map(|value| f64::from(*value)).sum::<f64>() as f32
}

fn parts(products: &[f32], count: usize) -> Vec<f32> {
    (0..count).map(|part| total(products.iter().skip(part).step_by(count))).collect()
}

fn largest(parts: &[f32]) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::with_capacity(LARGEST);
    while found.len() < LARGEST {
        let left = (0..parts.len()).filter(|part| parts[*part] != 0.0 && !found.contains(part));
        let Some(next) = left.max_by(|a, b| parts[*a].abs().total_cmp(&parts[*b].abs())) else { break };
        found.push(next);
    }
    found
}

fn apply(activation: Activation, sum: f32) -> f32 {
    let mut value = 0.0;
    let (x, y) = (std::slice::from_ref(&sum), std::slice::from_mut(&mut value));
    let one = "one value";
    activation.forward(ArrayView2::from_shape((1, 1), x).expect(one), ArrayViewMut2::from_shape((1, 1), y).expect(one));
    value
}

#[cfg(test)]
mod tests;
