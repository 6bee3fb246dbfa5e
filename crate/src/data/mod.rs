//! Data sets and drawings: file formats, batches, excluded classes, noise, the median filter and normalisation.

mod batches;
mod data_set;
pub mod drawing;
mod excluded_classes;
mod idx;
mod median;
mod noise;
mod stream_rng;

pub use crate::kernels::shape::ImageShape;
pub use batches::Batches;
pub use data_set::DataSet;
pub use excluded_classes::ExcludedClasses;
pub use median::median_filter;
pub use noise::Noise;
pub(crate) use stream_rng::stream_rng;
