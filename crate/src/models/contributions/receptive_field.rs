//! The part of the input image on which a unit depends.

use super::steps::{Operation, Step};
use super::terms::{padding, position};
use crate::kernels::pad::{margin, nearest};
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

/// Of a unit of the step `layer`, whose output has this shape; none if it depends on all of a vector.
pub fn receptive_field(steps: &[Step], layer: usize, unit: usize, shape: &[usize]) -> Option<Region> {
    let shape = match shape {
        [height, width, channels] => ImageShape { height: *height, width: *width, channels: *channels },
        _ => ImageShape::vector(shape.iter().product()),
    };
    let (row, column, _) = position(unit, shape);
    let mut region = Region { rows: row..row + 1, columns: column..column + 1 };
    let mut at = Some(layer);
    while let Some(step) = at.map(|at| &steps[at]) {
        region = step.operation.field(region)?;
        at = step.input;
    }
    Some(region)
}

impl Operation<'_> {
    /// The part of the input on which a part of the output depends; none if it is all of a vector.
    fn field(&self, Region { rows, columns }: Region) -> Option<Region> {
        let each = |along: &dyn Fn(Range<usize>, Side) -> Range<usize>, input: ImageShape, output: ImageShape| Region {
            rows: along(rows.clone(), Side { input: input.height, output: output.height }),
            columns: along(columns.clone(), Side { input: input.width, output: output.width }),
        };
        Some(match self {
            Operation::Dense(_) => return None,
            Operation::Conv2d(layer) => each(&|at, side| taps(at, 1, side), layer.in_shape(), layer.out_shape()),
            Operation::UpConv2d(layer) => each(&|at, side| taps(at, 2, side), layer.in_shape(), layer.out_shape()),
            Operation::MaxPool2d(layer) => each(&|at, _| 2 * at.start..2 * at.end, layer.in_shape(), layer.out_shape()),
            Operation::UpSample2d(layer) => each(&|at, _| halved(at), layer.in_shape(), layer.out_shape()),
            Operation::Pad2d(layer) => each(&unpadded, layer.in_shape(), layer.out_shape()),
            Operation::Crop2d(layer) => each(&uncropped, layer.in_shape(), layer.out_shape()),
            Operation::Sampling | Operation::Identity => Region { rows, columns },
        })
    }
}

/// Number of rows, or of columns.
struct Side {
    input: usize,
    output: usize,
}

/// What lies under three taps on the input enlarged by `scale`, without the padding.
fn taps(at: Range<usize>, scale: usize, Side { input, output }: Side) -> Range<usize> {
    let padding = padding(output, scale, input);
    let (start, end) = (at.start.saturating_sub(padding), (at.end + 2 - padding).min(scale * input));
    start / scale..(end - 1) / scale + 1
}

/// Never empty: padding repeats the edge.
fn unpadded(at: Range<usize>, Side { input, output }: Side) -> Range<usize> {
    nearest(at.start, input, output)..nearest(at.end - 1, input, output) + 1
}

fn uncropped(at: Range<usize>, Side { input, output }: Side) -> Range<usize> {
    let before = margin(output, input);
    at.start + before..at.end + before
}

fn halved(at: Range<usize>) -> Range<usize> {
    at.start / 2..(at.end - 1) / 2 + 1
}
