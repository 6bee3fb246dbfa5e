//! The inputs of one unit and their weights, for each operation.

use super::steps::Operation;
use crate::kernels::pad::{margin, nearest};
use crate::layers::{Dense, ImageShape, expect_contiguous};
use ndarray::{Array1, Array4};

/// The terms of a sum: `inputs` times `weights`, plus `bias`. The fields are those of
/// [`Contributions`](super::Contributions).
pub struct Terms {
    pub shape: Vec<usize>,
    pub sources: Vec<Option<usize>>,
    pub inputs: Vec<f32>,
    pub weights: Vec<f32>,
    pub bias: f32,
}

impl Operation<'_> {
    /// The terms of one unit for the input x; `sample` gives those of the sampling layer, which has two inputs, for its mean.
    pub fn terms(&self, x: &[f32], unit: usize, sample: impl FnOnce(f32) -> Terms) -> Terms {
        match self {
            Operation::Dense(layer) => dense(layer, x, unit),
            Operation::Conv2d(layer) => {
                let shapes = (layer.in_shape(), layer.out_shape());
                convolution((&layer.kernel, &layer.bias), shapes, 1, x, unit)
            }
            Operation::UpConv2d(layer) => {
                let shapes = (layer.in_shape(), layer.out_shape());
                convolution((&layer.kernel, &layer.bias), shapes, 2, x, unit)
            }
            Operation::MaxPool2d(layer) => maximum(layer.in_shape(), layer.out_shape(), x, unit),
            Operation::UpSample2d(layer) => {
                let (row, column, channel) = position(unit, layer.out_shape());
                copy(x, index((row / 2, column / 2, channel), layer.in_shape()))
            }
            Operation::Pad2d(layer) => padded(layer.in_shape(), layer.out_shape(), x, unit),
            Operation::Crop2d(layer) => cropped(layer.in_shape(), layer.out_shape(), x, unit),
            Operation::Sampling => sample(x[unit]),
            Operation::Identity => copy(x, unit),
        }
    }
}

/// Row, column and channel of a unit.
pub fn position(unit: usize, ImageShape { width, channels, .. }: ImageShape) -> (usize, usize, usize) {
    (unit / channels / width, unit / channels % width, unit % channels)
}

fn index((row, column, channel): (usize, usize, usize), ImageShape { width, channels, .. }: ImageShape) -> usize {
    (row * width + column) * channels + channel
}

/// The weights into one of `outputs` units, or of one of as many filters. Of a slice: iterators of arrays are larger in wasm.
fn weights_of(kernel: &[f32], unit: usize, outputs: usize) -> Vec<f32> {
    kernel[unit..].iter().step_by(outputs).copied().collect()
}

fn dense(layer: &Dense, x: &[f32], unit: usize) -> Terms {
    Terms {
        shape: vec![x.len()],
        sources: (0..x.len()).map(Some).collect(),
        inputs: x.to_vec(),
        weights: weights_of(expect_contiguous(layer.kernel.as_slice()), unit, layer.bias.len()),
        bias: layer.bias[unit],
    }
}

fn copy(x: &[f32], source: usize) -> Terms {
    Terms { shape: vec![1], sources: vec![Some(source)], inputs: vec![x[source]], weights: vec![1.0], bias: 0.0 }
}

fn padded(input: ImageShape, output: ImageShape, x: &[f32], unit: usize) -> Terms {
    let (row, column, channel) = position(unit, output);
    let (row, column) = (nearest(row, input.height, output.height), nearest(column, input.width, output.width));
    copy(x, index((row, column, channel), input))
}

fn cropped(input: ImageShape, output: ImageShape, x: &[f32], unit: usize) -> Terms {
    let (row, column, channel) = position(unit, output);
    let (above, left) = (margin(output.height, input.height), margin(output.width, input.width));
    copy(x, index((above + row, left + column, channel), input))
}

/// z = mean·1 + exp(½·log_var)·ε.
pub fn sample(mean: f32, log_var: f32, epsilon: f32, unit: usize) -> Terms {
    Terms {
        shape: vec![2],
        sources: vec![Some(unit); 2],
        inputs: vec![mean, (0.5 * log_var).exp()],
        weights: vec![1.0, epsilon],
        bias: 0.0,
    }
}

fn maximum(input: ImageShape, output: ImageShape, x: &[f32], unit: usize) -> Terms {
    let (row, column, channel) = position(unit, output);
    let corners = [(0, 0), (0, 1), (1, 0), (1, 1)];
    let sources = corners.map(|(down, right)| index((2 * row + down, 2 * column + right, channel), input));
    let inputs = sources.map(|source| x[source]);
    // The first of several that are equal, as in the gradient.
    let largest = (1..4).fold(0, |largest, at| if inputs[at] > inputs[largest] { at } else { largest });
    let mut weights = vec![0.0; 4];
    weights[largest] = 1.0;
    Terms { shape: vec![2, 2, 1], sources: sources.map(Some).to_vec(), inputs: inputs.to_vec(), weights, bias: 0.0 }
}

/// A 3×3 convolution of the input enlarged by `scale`.
fn convolution(
    (kernel, bias): (&Array4<f32>, &Array1<f32>),
    (input, output): (ImageShape, ImageShape),
    scale: usize,
    x: &[f32],
    unit: usize,
) -> Terms {
    let (row, column, filter) = position(unit, output);
    let channels = input.channels;
    let sources: Vec<Option<usize>> = (0..9 * channels)
        .map(|term| {
            let (down, right, channel) = position(term, ImageShape { height: 3, width: 3, channels });
            let row = under_tap(row + down, output.height, scale, input.height)?;
            let column = under_tap(column + right, output.width, scale, input.width)?;
            Some(index((row, column, channel), input))
        })
        .collect();
    Terms {
        shape: vec![3, 3, channels],
        inputs: sources.iter().map(|source| source.map_or(0.0, |source| x[source])).collect(),
        sources,
        weights: weights_of(expect_contiguous(kernel.as_slice()), filter, output.channels),
        bias: bias[filter],
    }
}

/// The row or column of the input at `tap` of the padded and enlarged one; none in the padding.
fn under_tap(tap: usize, output: usize, scale: usize, input: usize) -> Option<usize> {
    let inside = tap.checked_sub(padding(output, scale, input))?;
    (inside < scale * input).then_some(inside / scale)
}

/// Zeros before the first row or column: with them a 3×3 kernel turns the enlarged input into the output.
pub fn padding(output: usize, scale: usize, input: usize) -> usize {
    (output + 2 - scale * input) / 2
}
