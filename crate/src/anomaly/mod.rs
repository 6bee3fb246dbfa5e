//! Detection of what a model has not learnt: scores of images, higher for stranger ones, and how well a score separates.

mod curves;
mod distances;
mod elbo;
#[cfg(test)]
mod fixtures;
mod reconstruction;

pub use curves::DetectionCurves;
pub use distances::{leave_one_out_neighbour_distances, mean_neighbour_distances};
pub use elbo::{ElboSampling, negative_elbo};
pub use reconstruction::{ReconstructionScores, reconstruction_scores};
