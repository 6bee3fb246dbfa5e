//! Training: gradients into steps, batches into epochs.

mod adam;
mod schedule;
mod trainer;

pub use adam::Adam;
pub use schedule::Schedule;
pub use trainer::Trainer;
