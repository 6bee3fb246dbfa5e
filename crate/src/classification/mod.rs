//! Recognition of classes from features: the codes of a model, principal components, or the pixels themselves.

mod confusion;
mod labelled;
mod lbfgs;
mod linear_probe;
mod terms;

pub use confusion::Confusion;
pub use labelled::LabelledFeatures;
pub use linear_probe::{LinearProbe, ProbeFit};
pub use terms::{TERMS, Terms};
