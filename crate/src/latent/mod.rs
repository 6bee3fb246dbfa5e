//! The space of the codes: ways through it, samples of it, a plane to see it on, and what the model makes of the digits.
//!
//! Codes are rows, `[n, dimensions]`; for the variational model they are the posteriors' means.

mod class_means;
mod eigen;
mod neighbours;
mod path;
mod prior;
mod projection;
mod rectangle;
mod survey;

pub use class_means::class_means;
pub use neighbours::{Neighbours, nearest};
pub use path::{combine, lerp, slerp};
pub use prior::{fitted, standard_normal};
pub use projection::Projection;
pub use rectangle::Rectangle;
pub use survey::{Survey, survey};
