//! Where an image lies in a larger one.

use crate::kernels::pad::leading_margin;
use crate::layers::ImageShape;

/// Numbers of rows and columns around an image in the middle of a larger one, as [`Pad2d`](crate::layers::Pad2d) has it.
pub struct Margins {
    pub top: usize,
    pub bottom: usize,
    pub left: usize,
    pub right: usize,
}

impl Margins {
    /// Around an image of shape `inner` in one of shape `outer`.
    pub fn of(inner: ImageShape, outer: ImageShape) -> Self {
        let (top, left) = (leading_margin(inner.height, outer.height), leading_margin(inner.width, outer.width));
        Self { top, bottom: outer.height - inner.height - top, left, right: outer.width - inner.width - left }
    }
}
