//! Training: gradients into steps, batches into epochs.

mod adam;
mod draw;
mod gradient_check;
mod recipe;
mod run;
mod schedule;
mod shard;
mod trainer;
mod validation;

pub use adam::Adam;
pub use draw::Draw;
pub use gradient_check::{GradientCheck, check_gradient};
pub use recipe::Recipe;
pub use run::{LayerNorm, Run};
pub use schedule::Schedule;
pub use shard::{Shard, share};
pub use trainer::Trainer;
pub use validation::{Judgement, Validation};
