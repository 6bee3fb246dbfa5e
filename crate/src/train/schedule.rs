//! The learning rate over the epochs: constant, then a half cosine down to nearly nothing.
//!
//! I. Loshchilov, F. Hutter, *SGDR: Stochastic Gradient Descent with Warm Restarts*, ICLR 2017, without the restarts.

use std::f32::consts::PI;

/// The share of the learning rate that is left `progress` epochs after the start of a decay over `decay` epochs, and from then
/// on: half a cosine from 1 down to a hundredth. 1 without decay.
pub fn cosine_decay(progress: f32, decay: f32) -> f32 {
    if decay <= 0.0 {
        return 1.0;
    }
    let done = (progress / decay).clamp(0.0, 1.0);
    0.01 + 0.99 * 0.5 * (1.0 + (PI * done).cos())
}

/// Constant for some epochs, decaying over the rest.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Schedule {
    /// The constant rate.
    pub learning_rate: f32,
    /// Epochs at the constant rate.
    pub constant: usize,
    /// Epochs of decay after them.
    pub decay: usize,
}

impl Schedule {
    /// The rate `progress` epochs after the start.
    pub fn at(&self, progress: f32) -> f32 {
        self.learning_rate * cosine_decay(progress - self.constant as f32, self.decay as f32)
    }

    /// Number of epochs in all.
    pub fn epochs(&self) -> usize {
        self.constant + self.decay
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holds_then_falls_to_a_hundredth() {
        let schedule = Schedule { learning_rate: 1.0, constant: 2, decay: 4 };
        assert_eq!(schedule.epochs(), 6);
        assert_eq!([schedule.at(0.0), schedule.at(2.0)], [1.0, 1.0]);
        assert!((schedule.at(4.0) - 0.505).abs() < 1e-6);
        assert!((schedule.at(6.0) - 0.01).abs() < 1e-6);
    }
}
