//! Digits and drawings: file formats, batches, noise and normalisation.

pub mod batches;
pub mod digits;
pub mod drawing;
pub mod excluded_classes;
pub mod idx;
pub mod noise;
mod stream;

pub use crate::kernels::median::median;
pub use batches::Batches;
pub use digits::Digits;
pub use excluded_classes::ExcludedClasses;
pub use noise::Noise;
pub use stream::stream;
