//! Training: configurations, runs, gradient steps and batches; evaluation on other examples and the gradient check.

mod adam;
mod batch;
mod config;
mod evaluator;
mod gradient_check;
mod schedule;
mod shard;
mod trainer;
mod training;
mod training_run;

pub use adam::{Adam, AdamState};
pub use batch::TrainBatch;
pub use config::{MAX_BATCH_SIZE, TrainConfig};
pub use evaluator::{EvalMetrics, Evaluator};
pub use gradient_check::{GradientCheck, check_gradient};
pub use schedule::{LearningRateSchedule, cosine_decay};
pub use shard::{Shard, shard_range};
pub use trainer::Trainer;
pub use training::{Epoch, Training};
pub use training_run::{TensorNorm, TrainingRun};
