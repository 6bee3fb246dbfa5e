//! Training: recipes into runs, gradients into steps, batches into parts; and what was learnt put to the test: the loss on
//! other digits, backpropagation against finite differences.

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
pub use recipe::{MAX_BATCH, Recipe};
pub use run::{LayerNorm, Run};
pub use schedule::Schedule;
pub use shard::{Shard, share};
pub use trainer::Trainer;
pub use validation::{Judgement, Validation};
