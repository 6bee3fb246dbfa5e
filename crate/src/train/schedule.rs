//! The learning rate over the epochs: constant, then a half cosine down to nearly nothing.
//!
//! I. Loshchilov, F. Hutter, *SGDR: Stochastic Gradient Descent with Warm Restarts*, ICLR 2017, without the restarts.

use std::f32::consts::PI;

/// The factor of the learning rate `epochs` after the start of a decay over `decay_epochs`: half a cosine from 1 down to a
/// hundredth, and constant from then on. 1 if `decay_epochs` is 0.
pub fn cosine_decay(epochs: f32, decay_epochs: f32) -> f32 {
    if decay_epochs <= 0.0 {
        return 1.0;
    }
    let progress = (epochs / decay_epochs).clamp(0.0, 1.0);
    0.01 + 0.99 * 0.5 * (1.0 + (PI * progress).cos())
}

/// A learning rate that is constant for some epochs and then falls along half a cosine.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LearningRateSchedule {
    /// The constant rate.
    pub learning_rate: f32,
    /// Epochs at the constant rate.
    pub constant_epochs: usize,
    /// Epochs of decay after them.
    pub decay_epochs: usize,
}

impl LearningRateSchedule {
    /// The learning rate `epochs` after the start.
    pub fn learning_rate_at(&self, epochs: f32) -> f32 {
        self.learning_rate * cosine_decay(epochs - self.constant_epochs as f32, self.decay_epochs as f32)
    }

    /// Number of epochs in all.
    pub fn epochs(&self) -> usize {
        self.constant_epochs + self.decay_epochs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holds_then_falls_to_a_hundredth() {
        let schedule = LearningRateSchedule { learning_rate: 1.0, constant_epochs: 2, decay_epochs: 4 };
        assert_eq!(schedule.epochs(), 6);
        assert_eq!([schedule.learning_rate_at(0.0), schedule.learning_rate_at(2.0)], [1.0, 1.0]);
        assert!((schedule.learning_rate_at(4.0) - 0.505).abs() < 1e-6);
        assert!((schedule.learning_rate_at(6.0) - 0.01).abs() < 1e-6);
    }
}
