//! Training: gradients into steps, batches into epochs.

mod adam;
mod draw;
mod recipe;
mod run;
mod schedule;
mod shard;
mod trainer;

pub use adam::Adam;
pub use draw::Draw;
pub use recipe::Recipe;
pub use run::{LayerNorm, Run};
pub use schedule::Schedule;
pub use shard::{Shard, share};
pub use trainer::Trainer;
