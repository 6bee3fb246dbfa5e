//! Adam, as Keras has it: w −= η·√(1 − β₂ᵗ) / (1 − β₁ᵗ) · m / (√v + ε), with ε outside the bias correction.
//!
//! D. P. Kingma, J. Ba, *Adam: A Method for Stochastic Optimization*, ICLR 2015 (the form at the end of its section 2).

use crate::kernels::elementwise::adam;
use crate::models::Model;

/// The optimiser's state: one first and one second moment for every parameter.
#[derive(Clone, Debug)]
pub struct Adam {
    /// η.
    pub learning_rate: f32,
    steps: i32,
    /// Every parameter's moments, in the order of the model's.
    mean: Vec<f32>,
    variance: Vec<f32>,
}

const BETA1: f32 = 0.9;
const BETA2: f32 = 0.999;
const EPSILON: f32 = 1e-7;

impl Adam {
    /// With Keras's defaults: β₁ = 0.9, β₂ = 0.999, ε = 1e-7.
    pub fn new(parameters: usize, learning_rate: f32) -> Self {
        Self { learning_rate, steps: 0, mean: vec![0.0; parameters], variance: vec![0.0; parameters] }
    }

    /// Every parameter's mean, and every parameter's variance.
    pub fn moments(&self) -> [&[f32]; 2] {
        [&self.mean, &self.variance]
    }

    /// Goes on as after so many steps, with the means and then the variances that were there.
    ///
    /// # Panics
    /// If they are not two for each parameter.
    pub fn restore(&mut self, steps: i32, moments: &[f32]) {
        let (mean, variance) = moments.split_at(self.mean.len());
        self.steps = steps;
        self.mean.copy_from_slice(mean);
        self.variance.copy_from_slice(variance);
    }

    /// Moves the model's parameters against the gradient.
    ///
    /// # Panics
    /// If the model has another number of parameters.
    pub fn step(&mut self, model: &mut Model, gradient: &mut Model) {
        self.steps = self.steps.saturating_add(1);
        let correction = |beta: f32| 1.0 - f64::from(beta).powi(self.steps);
        let rate = f64::from(self.learning_rate) * correction(BETA2).sqrt() / correction(BETA1);
        let (mut mean, mut variance) = (&mut self.mean[..], &mut self.variance[..]);
        model.for_each_pair(gradient, &mut |w, g| {
            let m = mean.split_off_mut(..w.len()).expect("as many moments as parameters");
            let v = variance.split_off_mut(..w.len()).expect("as many moments as parameters");
            adam([w, m, v], g, rate as f32, [BETA1, BETA2], EPSILON);
        });
    }
}
