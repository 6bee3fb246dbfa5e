//! The part of the input image on which a unit depends.

use super::terms::{leading_padding, unit_position};
use super::traced_layers::{Operation, TracedLayer};
use crate::kernels::pad::{leading_margin, source_index};
use crate::layers::ImageShape;
use std::ops::Range;

/// A rectangle of pixels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Region {
    /// The rows, from the top.
    pub rows: Range<usize>,
    /// The columns, from the left.
    pub columns: Range<usize>,
}

/// The receptive field of a unit of `layers[layer]`, whose output has this shape; none if it depends on all of a vector.
pub fn receptive_field(layers: &[TracedLayer], layer: usize, unit: usize, shape: &[usize]) -> Option<Region> {
    let shape = match shape {
        [height, width, channels] => ImageShape { height: *height, width: *width, channels: *channels },
        _ => ImageShape::vector(shape.iter().product()),
    };
    let (row, column, _) = unit_position(unit, shape);
    let mut region = Region { rows: row..row + 1, columns: column..column + 1 };
    let mut next = Some(layer);
    while let Some(traced) = next.map(|index| &layers[index]) {
        region = traced.operation.input_region(region)?;
        next = traced.input_layer;
    }
    Some(region)
}

impl Operation<'_> {
    /// The part of the input on which a part of the output depends; none if it is all of a vector.
    fn input_region(&self, Region { rows, columns }: Region) -> Option<Region> {
        let map_sides =
            |input_range: &dyn Fn(Range<usize>, Side) -> Range<usize>, input: ImageShape, output: ImageShape| Region {
                rows: input_range(rows.clone(), Side { input: input.height, output: output.height }),
                columns: input_range(columns.clone(), Side { input: input.width, output: output.width }),
            };
        Some(match self {
            Operation::Dense(_) => return None,
            Operation::Conv2d(layer) => {
                map_sides(&|range, side| under_taps(range, 1, side), layer.in_shape(), layer.out_shape())
            }
            Operation::UpConv2d(layer) => {
                map_sides(&|range, side| under_taps(range, 2, side), layer.in_shape(), layer.out_shape())
            }
            Operation::MaxPool2d(layer) => {
                map_sides(&|range, _| 2 * range.start..2 * range.end, layer.in_shape(), layer.out_shape())
            }
            Operation::UpSample2d(layer) => {
                map_sides(&|range, _| before_up_sampling(range), layer.in_shape(), layer.out_shape())
            }
            Operation::Pad2d(layer) => map_sides(&before_padding, layer.in_shape(), layer.out_shape()),
            Operation::Crop2d(layer) => map_sides(&before_cropping, layer.in_shape(), layer.out_shape()),
            Operation::Sampling | Operation::Identity => Region { rows, columns },
        })
    }
}

/// Number of rows of an operation's input and output, or of columns.
struct Side {
    input: usize,
    output: usize,
}

/// The range of the input under the three taps of a kernel, which is applied to the input enlarged by `scale`; without the padding.
fn under_taps(outputs: Range<usize>, scale: usize, Side { input, output }: Side) -> Range<usize> {
    let padding = leading_padding(output, scale, input);
    let (start, end) = (outputs.start.saturating_sub(padding), (outputs.end + 2 - padding).min(scale * input));
    start / scale..(end - 1) / scale + 1
}

/// Never empty: padding repeats the edge.
fn before_padding(outputs: Range<usize>, Side { input, output }: Side) -> Range<usize> {
    source_index(outputs.start, input, output)..source_index(outputs.end - 1, input, output) + 1
}

fn before_cropping(outputs: Range<usize>, Side { input, output }: Side) -> Range<usize> {
    let margin = leading_margin(output, input);
    outputs.start + margin..outputs.end + margin
}

fn before_up_sampling(outputs: Range<usize>) -> Range<usize> {
    outputs.start / 2..(outputs.end - 1) / 2 + 1
}
