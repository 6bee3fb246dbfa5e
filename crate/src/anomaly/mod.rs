//! Detection of what a model has not learnt: scores of images, higher for stranger ones, and how well a score separates.

mod curves;
mod distances;
mod elbo;
#[cfg(test)]
mod fixtures;
mod reconstruction;

pub use curves::Curves;
pub use distances::{mean_distances, mean_distances_to_others};
pub use elbo::{ElboSampling, negative_elbo};
pub use reconstruction::{ReconstructionScores, reconstruction_scores};
