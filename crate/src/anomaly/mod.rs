//! Detection of what a model has not learnt: scores of images, higher for stranger ones, and how well a score separates.

mod curves;
mod scores;

pub use curves::Curves;
pub use scores::{ElboSampling, ReconstructionScores, mean_distances, negative_elbo, reconstruction_scores};
