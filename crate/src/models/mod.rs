//! The three autoencoders: an encoder, for the variational one a Gaussian bottleneck, and a decoder.
//!
//! `vanilla`, `convolutional` and `variational` define the layers of each; encoding, decoding and the gradients are the same
//! for all.

mod builder;
mod chunks;
mod config;
mod contributions;
mod convolutional;
mod gaussian;
mod inference;
mod limits;
mod model;
mod objective;
mod trace;
mod vanilla;
mod variational;
mod workspace;

pub(crate) use chunks::view_rows;
pub use config::Config;
pub use contributions::{Contributions, Region};
pub use convolutional::Convolutional;
pub use model::{Encoding, Model};
pub use objective::{Batch, Loss, Objective, RECONSTRUCTION_LOSSES};
pub use trace::LayerActivation;
pub use vanilla::Vanilla;
pub use variational::Variational;
pub use workspace::Workspace;

use crate::layers::Sequential;
use gaussian::Gaussian;

/// The layers of a model.
struct ModelParts {
    encoder: Sequential,
    bottleneck: Option<Gaussian>,
    decoder: Sequential,
}
