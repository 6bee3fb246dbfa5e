//! The memory that a model computes in, reused from call to call so that later calls allocate nothing.

use super::gaussian::GaussianTape;
use crate::layers::Tape;
use ndarray::{Array2, ArrayViewMut2, s};

/// Activations and their gradients, of one model for one batch.
#[derive(Debug, Default)]
pub struct Workspace {
    pub(super) encoder: Tape,
    pub(super) bottleneck: GaussianTape,
    pub(super) decoder: Tape,
    pub(super) dlogits: Array2<f32>,
    pub(super) dcode: Array2<f32>,
    pub(super) dhidden: Array2<f32>,
}

/// The first rows of an array, which is reallocated if it is too small.
pub(super) fn ensure_size(array: &mut Array2<f32>, (rows, cols): (usize, usize)) -> ArrayViewMut2<'_, f32> {
    if array.nrows() < rows || array.ncols() != cols {
        *array = Array2::zeros((rows, cols));
    }
    array.slice_mut(s![..rows, ..])
}
