//! Digits and drawings: file formats, batches, noise and normalisation.

mod batches;
mod digits;
pub mod drawing;
mod excluded_classes;
mod idx;
mod noise;
mod stream;

pub use crate::kernels::median::median;
pub use batches::Batches;
pub use digits::Digits;
pub use excluded_classes::ExcludedClasses;
pub use noise::Noise;
pub use stream::stream;
