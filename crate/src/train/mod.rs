//! Training: gradients into steps, batches into epochs.

mod adam;
mod schedule;
mod shard;
mod trainer;

pub use adam::Adam;
pub use schedule::Schedule;
pub use shard::{Shard, share};
pub use trainer::Trainer;
