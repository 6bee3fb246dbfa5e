//! Recognition of classes from features: the codes of a model, principal components, or the pixels themselves.

mod confusion;
mod feature_transform;
mod labelled;
mod lbfgs;
mod linear_probe;
mod logistic_loss;

pub use confusion::ConfusionMatrix;
pub use feature_transform::{Degree, FEATURE_DEGREES};
pub use labelled::LabelledFeatures;
pub use linear_probe::{LinearProbe, ProbeFit};
