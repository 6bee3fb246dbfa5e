//! What a model is trained for: its batch, its loss and the weights between the loss's parts.

use crate::json::{self, Object};
use crate::losses::Reconstruction;
use ndarray::{ArrayView2, s};
use serde::Serialize;
use std::ops::{AddAssign, Range};

/// The loss is reconstruction + β·KL.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Objective {
    /// How the output is held against the target.
    pub reconstruction: Reconstruction,
    /// Weight of the KL divergence; 1 makes the variational loss the negative ELBO (for β ≠ 1: Higgins et al.,
    /// *β-VAE*, ICLR 2017).
    pub beta: f32,
}

/// The reconstruction losses by the names that they go by outside.
pub const RECONSTRUCTIONS: [(&str, Reconstruction); 2] = [
    ("binary_cross_entropy", Reconstruction::BinaryCrossEntropy),
    ("mean_squared_error", Reconstruction::MeanSquaredError),
];

impl Default for Objective {
    fn default() -> Self {
        Self { reconstruction: Reconstruction::BinaryCrossEntropy, beta: 1.0 }
    }
}

impl Objective {
    /// From an object that holds nothing else.
    ///
    /// # Errors
    /// Which field is missing, of another type or unknown.
    pub fn read(mut object: Object) -> json::Result<Self> {
        let reconstruction = object.choice("reconstruction", &RECONSTRUCTIONS)?;
        let beta = object.f32("beta")?;
        object.finish()?;
        Ok(Self { reconstruction, beta })
    }
}

/// What one step learns from.
#[derive(Clone, Copy)]
pub struct Batch<'a> {
    /// What goes in, `[batch, pixels]`: the images, or a noisy form of them.
    pub input: ArrayView2<'a, f32>,
    /// What should come out, `[batch, pixels]`, in 0…1.
    pub target: ArrayView2<'a, f32>,
    /// N(0, 1) for the sampling layer, `[batch, latent]`; `[batch, 0]` for models without one.
    pub epsilon: ArrayView2<'a, f32>,
}

impl<'a> Batch<'a> {
    /// Number of examples.
    pub fn len(&self) -> usize {
        self.input.nrows()
    }

    /// Whether there is no example.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Some of the examples.
    pub fn rows(&self, range: Range<usize>) -> Batch<'a> {
        Batch {
            input: self.input.slice_move(s![range.clone(), ..]),
            target: self.target.slice_move(s![range.clone(), ..]),
            epsilon: self.epsilon.slice_move(s![range, ..]),
        }
    }
}

/// A loss in its parts, in nats (or squared error); parts of a batch add up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Loss {
    /// Mean per pixel for the plain models, mean over the images of the sum over pixels for the variational one.
    pub reconstruction: f64,
    /// KL divergence, mean over the images; 0 for the plain models.
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
