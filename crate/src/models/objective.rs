//! The loss that training minimises, its parts and the batch that it is computed for.

use crate::Result;
use crate::error::check_number;
use crate::json::{self, Object};
use crate::losses::ReconstructionLoss;
use ndarray::{ArrayView2, s};
use serde::Serialize;
use std::ops::{AddAssign, Range};

/// The loss is reconstruction + β·KL.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Objective {
    /// The reconstruction loss.
    pub reconstruction: ReconstructionLoss,
    /// Weight of the KL divergence; 1 makes the variational loss the negative ELBO (for β ≠ 1: Higgins et al.,
    /// *β-VAE*, ICLR 2017).
    pub beta: f32,
}

/// The reconstruction losses and their names in files and in JavaScript.
pub const RECONSTRUCTION_LOSSES: [(&str, ReconstructionLoss); 2] = [
    ("binary_cross_entropy", ReconstructionLoss::BinaryCrossEntropy),
    ("mean_squared_error", ReconstructionLoss::MeanSquaredError),
];

impl Default for Objective {
    fn default() -> Self {
        Self { reconstruction: ReconstructionLoss::BinaryCrossEntropy, beta: 1.0 }
    }
}

const MAX_BETA: f32 = 1000.0;

impl Objective {
    /// Checks that β is in range.
    ///
    /// # Errors
    /// [`Error::Config`](crate::Error::Config) if it is not.
    pub fn validate(&self) -> Result<()> {
        check_number("beta", self.beta, 0.0..=MAX_BETA, "a number in 0…1000")
    }

    /// Reads an object with the fields `reconstruction` and `beta`.
    ///
    /// # Errors
    /// A message that names the field that is missing, of the wrong type or unknown.
    pub fn read(mut object: Object) -> json::Result<Self> {
        let reconstruction = object.choice("reconstruction", &RECONSTRUCTION_LOSSES)?;
        let beta = object.f32("beta")?;
        object.finish()?;
        Ok(Self { reconstruction, beta })
    }
}

/// The examples of one training step.
#[derive(Debug, Clone, Copy)]
pub struct Batch<'a> {
    /// The input, `[batch, pixels]`: the images, or noisy copies of them.
    pub input: ArrayView2<'a, f32>,
    /// The target, `[batch, pixels]`, in 0…1.
    pub target: ArrayView2<'a, f32>,
    /// ε ~ N(0, 1) for the sampling layer, `[batch, latent]`; `[batch, 0]` for models without one.
    pub epsilon: ArrayView2<'a, f32>,
}

impl<'a> Batch<'a> {
    /// Number of examples.
    pub fn len(&self) -> usize {
        self.input.nrows()
    }

    /// Whether the batch has no examples.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A range of the examples.
    ///
    /// # Panics
    /// If there is no such range.
    pub fn rows(&self, range: Range<usize>) -> Batch<'a> {
        Batch {
            input: self.input.slice_move(s![range.clone(), ..]),
            target: self.target.slice_move(s![range.clone(), ..]),
            epsilon: self.epsilon.slice_move(s![range, ..]),
        }
    }
}

/// A loss in its parts, in nats or as squared error; the losses of the parts of a batch add up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Loss {
    /// The mean per pixel for the plain models; for the variational one the sum over the pixels, mean over the images.
    pub reconstruction: f64,
    /// The KL divergence, mean over the images, in nats; 0 for the plain models.
    pub kl: f64,
}

impl Loss {
    /// reconstruction + β·KL.
    pub fn total(&self, beta: f32) -> f64 {
        self.reconstruction + f64::from(beta) * self.kl
    }
}

impl AddAssign for Loss {
    fn add_assign(&mut self, other: Self) {
        self.reconstruction += other.reconstruction;
        self.kl += other.kl;
    }
}
