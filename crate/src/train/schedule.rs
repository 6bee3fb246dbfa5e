//! The learning rate over the epochs: constant, then a half cosine down to nearly nothing.
//!
//! I. Loshchilov, F. Hutter, *SGDR: Stochastic Gradient Descent with Warm Restarts*, ICLR 2017, without the restarts.

use std::f32::consts::PI;

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
        if self.decay == 0 {
            return self.learning_rate;
        }
        let decayed = ((progress - self.constant as f32) / self.decay as f32).clamp(0.0, 1.0);
        self.learning_rate * (0.01 + 0.99 * 0.5 * (1.0 + (PI * decayed).cos()))
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
