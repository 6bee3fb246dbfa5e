//! The inputs of one unit and their weights, for each operation.

use super::traced_layers::Operation;
use crate::kernels::pad::{leading_margin, source_index};
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
    /// The terms of one unit for the input x; `sampling_terms` gives those of the sampling layer, which has two inputs, for its mean.
    pub fn terms(&self, x: &[f32], unit: usize, sampling_terms: impl FnOnce(f32) -> Terms) -> Terms {
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
            Operation::MaxPool2d(layer) => max_pool(layer.in_shape(), layer.out_shape(), x, unit),
            Operation::UpSample2d(layer) => {
                let (row, column, channel) = unit_position(unit, layer.out_shape());
                copy_of(x, unit_index((row / 2, column / 2, channel), layer.in_shape()))
            }
            Operation::Pad2d(layer) => padded(layer.in_shape(), layer.out_shape(), x, unit),
            Operation::Crop2d(layer) => cropped(layer.in_shape(), layer.out_shape(), x, unit),
            Operation::Sampling => sampling_terms(x[unit]),
            Operation::Identity => copy_of(x, unit),
        }
    }
}

/// Row, column and channel of the unit with index `unit` in an array of this shape.
pub fn unit_position(unit: usize, ImageShape { width, channels, .. }: ImageShape) -> (usize, usize, usize) {
    (unit / channels / width, unit / channels % width, unit % channels)
}

fn unit_index((row, column, channel): (usize, usize, usize), ImageShape { width, channels, .. }: ImageShape) -> usize {
    (row * width + column) * channels + channel
}

/// The weights into one of `outputs` units, or of one of as many filters. Of a slice: iterators of arrays are larger in wasm.
fn weights_into(kernel: &[f32], unit: usize, outputs: usize) -> Vec<f32> {
    kernel[unit..].iter().step_by(outputs).copied().collect()
}

fn dense(layer: &Dense, x: &[f32], unit: usize) -> Terms {
    Terms {
        shape: vec![x.len()],
        sources: (0..x.len()).map(Some).collect(),
        inputs: x.to_vec(),
        weights: weights_into(expect_contiguous(layer.kernel.as_slice()), unit, layer.bias.len()),
        bias: layer.bias[unit],
    }
}

fn copy_of(x: &[f32], source: usize) -> Terms {
    Terms { shape: vec![1], sources: vec![Some(source)], inputs: vec![x[source]], weights: vec![1.0], bias: 0.0 }
}

fn padded(input: ImageShape, output: ImageShape, x: &[f32], unit: usize) -> Terms {
    let (row, column, channel) = unit_position(unit, output);
    let (row, column) =
        (source_index(row, input.height, output.height), source_index(column, input.width, output.width));
    copy_of(x, unit_index((row, column, channel), input))
}

fn cropped(input: ImageShape, output: ImageShape, x: &[f32], unit: usize) -> Terms {
    let (row, column, channel) = unit_position(unit, output);
    let (above, left) = (leading_margin(output.height, input.height), leading_margin(output.width, input.width));
    copy_of(x, unit_index((above + row, left + column, channel), input))
}

/// z = mean·1 + exp(½·log_var)·ε.
pub fn sampling(mean: f32, log_var: f32, epsilon: f32, unit: usize) -> Terms {
    Terms {
        shape: vec![2],
        sources: vec![Some(unit); 2],
        inputs: vec![mean, (0.5 * log_var).exp()],
        weights: vec![1.0, epsilon],
        bias: 0.0,
    }
}

fn max_pool(input: ImageShape, output: ImageShape, x: &[f32], unit: usize) -> Terms {
    let (row, column, channel) = unit_position(unit, output);
    let corners = [(0, 0), (0, 1), (1, 0), (1, 1)];
    let sources =
        corners.map(|(row_tap, column_tap)| unit_index((2 * row + row_tap, 2 * column + column_tap, channel), input));
    let inputs = sources.map(|source| x[source]);
    // The first of several that are equal, as in the gradient.
    let largest = (1..4).fold(0, |largest, index| if inputs[index] > inputs[largest] { index } else { largest });
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
    let (row, column, filter) = unit_position(unit, output);
    let channels = input.channels;
    let sources: Vec<Option<usize>> = (0..9 * channels)
        .map(|term| {
            let (row_tap, column_tap, channel) = unit_position(term, ImageShape { height: 3, width: 3, channels });
            let row = source_under_tap(row + row_tap, output.height, scale, input.height)?;
            let column = source_under_tap(column + column_tap, output.width, scale, input.width)?;
            Some(unit_index((row, column, channel), input))
        })
        .collect();
    Terms {
        shape: vec![3, 3, channels],
        inputs: sources.iter().map(|source| source.map_or(0.0, |source| x[source])).collect(),
        sources,
        weights: weights_into(expect_contiguous(kernel.as_slice()), filter, output.channels),
        bias: bias[filter],
    }
}

/// The row or column of the input at `tap` of the padded and enlarged one; none in the padding.
fn source_under_tap(tap: usize, output: usize, scale: usize, input: usize) -> Option<usize> {
    let enlarged = tap.checked_sub(leading_padding(output, scale, input))?;
    (enlarged < scale * input).then_some(enlarged / scale)
}

/// Zeros before the first row or column: with them a 3×3 kernel turns the enlarged input into the output.
pub fn leading_padding(output: usize, scale: usize, input: usize) -> usize {
    (output + 2 - scale * input) / 2
}
