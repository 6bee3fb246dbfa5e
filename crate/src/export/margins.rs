//! Where an image lies in a larger one.

use crate::kernels::pad::margin;
use crate::layers::ImageShape;

/// Rows and columns around an image in a larger one, in whose middle it lies, as [`Pad2d`](crate::layers::Pad2d) has it.
pub struct Margins {
    pub top: usize,
    pub bottom: usize,
    pub left: usize,
    pub right: usize,
}

impl Margins {
    /// Around an image of shape `inner` in one of shape `outer`.
    pub fn of(inner: ImageShape, outer: ImageShape) -> Self {
        let (top, left) = (margin(inner.height, outer.height), margin(inner.width, outer.width));
        Self { top, bottom: outer.height - inner.height - top, left, right: outer.width - inner.width - left }
    }
}
