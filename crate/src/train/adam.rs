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
    mean: Model,
    variance: Model,
}

const BETA1: f32 = 0.9;
const BETA2: f32 = 0.999;
const EPSILON: f32 = 1e-7;

impl Adam {
    /// With Keras's defaults: β₁ = 0.9, β₂ = 0.999, ε = 1e-7.
    pub fn new(model: &Model, learning_rate: f32) -> Self {
        Self { learning_rate, steps: 0, mean: model.zeros_like(), variance: model.zeros_like() }
    }

    /// Moves the model's parameters against the gradient.
    pub fn step(&mut self, model: &mut Model, gradient: &mut Model) {
        self.steps = self.steps.saturating_add(1);
        let correction = |beta: f32| 1.0 - f64::from(beta).powi(self.steps);
        let rate = f64::from(self.learning_rate) * correction(BETA2).sqrt() / correction(BETA1);
        let moments = self.mean.parameters().zip(self.variance.parameters());
        for (((_, w), (_, g)), ((_, m), (_, v))) in model.parameters().zip(gradient.parameters()).zip(moments) {
            let [mut w, g, mut m, mut v] = [w, g, m, v].map(|parameter| parameter.values);
            let slices = (w.as_slice_mut(), g.as_slice(), m.as_slice_mut(), v.as_slice_mut());
            let (Some(w), Some(g), Some(m), Some(v)) = slices else {
                unreachable!("parameters are in standard layout")
            };
            adam([w, m, v], g, rate as f32, [BETA1, BETA2], EPSILON);
        }
    }
}
