//! The space of the codes: ways through it, samples of it, a plane to see it on, what the model makes of the digits, and how
//! well it keeps their classes apart; and the linear baseline, whose codes are principal components.
//!
//! Codes are rows, `[n, dimensions]`; for the variational model they are the posteriors' means.

mod accuracy;
mod class_means;
mod eigen;
mod grid_region;
mod interpolation;
mod neighbours;
mod pca;
mod projection;
mod sampling;
mod stats;
mod vector;

pub use accuracy::neighbour_accuracy;
pub use class_means::class_means;
pub use grid_region::GridRegion;
pub use interpolation::{combine, lerp, slerp};
pub use neighbours::{Neighbours, nearest};
pub use pca::Pca;
pub use projection::Projection;
pub use sampling::{sample_fitted_gaussian, standard_normal};
pub use stats::{LatentStats, latent_stats};

use ndarray::Array2;

/// Values as rows of `width`. The functions here loop over slices: ndarray's iterators weigh several times as much in wasm.
fn rows(values: Vec<f32>, width: usize) -> Array2<f32> {
    Array2::from_shape_vec((values.len() / width, width), values).expect("whole rows")
}
