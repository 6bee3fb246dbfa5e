//! The latent space: interpolation and sampling of codes, PCA, statistics of the codes of a data set, nearest neighbours,
//! k-NN accuracy and trustworthiness.
//!
//! Codes are rows, `[n, dimensions]`; for the variational model they are the means of the posteriors. Arrays are in standard layout, as
//! [`Model::encode`](crate::models::Model::encode) returns them: what returns no error panics for others.

mod accuracy;
mod class_means;
mod eigen;
mod grid_region;
mod interpolation;
pub(crate) mod neighbours;
mod pca;
mod principal_components;
mod sampling;
mod stats;
mod trustworthiness;
pub(crate) mod vector;
mod votes;

pub use accuracy::knn_accuracy;
pub use class_means::class_means;
pub use grid_region::GridRegion;
pub use interpolation::{analogy, lerp, slerp};
pub use neighbours::{Neighbours, nearest_examples, nearest_examples_among, nearest_other_rows, nearest_rows};
pub use pca::Pca;
pub use sampling::{sample_fitted_gaussian, standard_normal};
pub use stats::{LatentStats, latent_stats};
pub use trustworthiness::Trustworthiness;
pub use votes::{count_votes, majority_label};

use ndarray::Array2;

/// The values as rows of `width`. The functions here loop over slices, since ndarray's iterators make the wasm file larger.
fn into_rows(values: Vec<f32>, width: usize) -> Array2<f32> {
    assert!(width > 0, "rows of at least one value");
    Array2::from_shape_vec((values.len() / width, width), values).expect("whole rows")
}
