//! Where an image lies in a larger one.

use crate::kernels::pad::margin;
use crate::layers::FeatureShape;

/// Rows and columns around an image in a larger one, in whose middle it lies, as [`Pad2d`](crate::layers::Pad2d) has it.
pub struct Margins {
    pub top: usize,
    pub bottom: usize,
    pub left: usize,
    pub right: usize,
}

impl Margins {
    /// Around an image of shape `inner` in one of shape `outer`.
    pub fn of(inner: FeatureShape, outer: FeatureShape) -> Self {
        let (top, left) = (margin(inner.0, outer.0), margin(inner.1, outer.1));
        Self { top, bottom: outer.0 - inner.0 - top, left, right: outer.1 - inner.1 - left }
    }
}
