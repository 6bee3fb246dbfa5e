//! Adam in Keras's form: w −= η·√(1 − β₂ᵗ) / (1 − β₁ᵗ) · m / (√v + ε), with ε outside the bias correction.
//!
//! D. P. Kingma, J. Ba, *Adam: A Method for Stochastic Optimization*, ICLR 2015 (the form at the end of its section 2).

use crate::Result;
use crate::error::check_number;
use crate::kernels::elementwise::{MIN_EPSILON, adam};
use crate::models::Model;

/// The optimiser's hyperparameters.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Adam {
    /// η, the step size.
    pub learning_rate: f32,
    /// β₁, the decay of the mean of the gradients.
    pub beta1: f32,
    /// β₂, the decay of the mean of the squared gradients.
    pub beta2: f32,
    /// ε, which bounds the step where the squared gradients vanish; from 1e-12 to 1.
    pub epsilon: f32,
}

impl Default for Adam {
    /// Keras's defaults: η = 0.001, β₁ = 0.9, β₂ = 0.999, ε = 1e-7.
    fn default() -> Self {
        Self { learning_rate: 1e-3, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 }
    }
}

impl Adam {
    /// The default settings with another learning rate.
    pub fn with_learning_rate(learning_rate: f32) -> Self {
        Self { learning_rate, ..Self::default() }
    }

    /// Checks that all settings are in range.
    ///
    /// # Errors
    /// [`Error::Config`](crate::Error::Config) with the setting that is not.
    pub fn validate(&self) -> Result<()> {
        let positive = f32::MIN_POSITIVE;
        check_number("learning rate", self.learning_rate, positive..=10.0, "a number above 0, up to 10")?;
        // 1 − ½·ε, the largest number below 1.
        let below_one = 0.0..=1.0 - f32::EPSILON / 2.0;
        check_number("beta1", self.beta1, below_one.clone(), "a number from 0 to below 1")?;
        check_number("beta2", self.beta2, below_one, "a number from 0 to below 1")?;
        check_number("epsilon", self.epsilon, MIN_EPSILON..=1.0, "a number from 1e-12 to 1")
    }
}

/// The optimiser's state: the number of steps and two moments of every parameter.
#[derive(Clone, Debug)]
pub struct AdamState {
    steps: u32,
    /// m: the running mean of the gradient of every parameter, in the order of the model's parameters.
    mean: Vec<f32>,
    /// v: the running mean of the squared gradient.
    variance: Vec<f32>,
}

impl AdamState {
    /// The state before the first step, for a model with this many parameters.
    pub fn new(parameters: usize) -> Self {
        Self { steps: 0, mean: vec![0.0; parameters], variance: vec![0.0; parameters] }
    }

    /// m and v, each with one value per parameter.
    pub fn moments(&self) -> [&[f32]; 2] {
        [&self.mean, &self.variance]
    }

    /// Replaces the state by that after `steps` steps: `moments` holds m, then v.
    ///
    /// # Panics
    /// If `moments` does not hold two values per parameter.
    pub fn restore(&mut self, steps: u32, moments: &[f32]) {
        assert_eq!(moments.len(), 2 * self.mean.len(), "two moments per parameter");
        let (mean, variance) = moments.split_at(self.mean.len());
        self.steps = steps;
        self.mean.copy_from_slice(mean);
        self.variance.copy_from_slice(variance);
    }

    /// Updates the parameters of `model` by one step against `gradient`.
    ///
    /// # Panics
    /// If the model has another number of parameters than the state, the gradient tensors of other shapes than the model, or ε is
    /// below 1e-12.
    pub fn step(&mut self, settings: &Adam, model: &mut Model, gradient: &Model) {
        assert_eq!(self.mean.len(), model.parameter_count(), "two moments per parameter");
        let Adam { learning_rate, beta1, beta2, epsilon } = *settings;
        self.steps = self.steps.saturating_add(1);
        let steps = i32::try_from(self.steps).unwrap_or(i32::MAX); // powers of β have long vanished there
        let correction = |beta: f32| 1.0 - f64::from(beta).powi(steps);
        let rate = f64::from(learning_rate) * correction(beta2).sqrt() / correction(beta1);
        let (mut mean, mut variance) = (&mut self.mean[..], &mut self.variance[..]);
        model.for_each_tensor_pair(gradient, &mut |w, g| {
            let m = mean.split_off_mut(..w.len()).expect("as many moments as parameters");
            let v = variance.split_off_mut(..w.len()).expect("as many moments as parameters");
            adam([w, m, v], g, rate as f32, [beta1, beta2], epsilon);
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layers::Activation;
    use crate::models::{Config, Vanilla};
    use rand::SeedableRng;
    use rand_chacha::ChaCha8Rng;

    /// A model of four parameters.
    fn model(value: f32) -> Model {
        let config =
            Config::Vanilla(Vanilla { input: 1, encoder: vec![1], decoder: vec![], activation: Activation::Relu });
        let mut model = Model::new(config, &mut ChaCha8Rng::seed_from_u64(1)).unwrap();
        model.for_each_tensor_mut(&mut |values| values.fill(value));
        model
    }

    fn first_parameter(model: &Model) -> f32 {
        model.parameters().next().unwrap().1.as_slice()[0]
    }

    /// Where steps by the formula lead from 1, in f64.
    fn expected(Adam { learning_rate, beta1, beta2, epsilon }: Adam, gradients: &[f64]) -> f64 {
        let [rate, beta1, beta2, epsilon] = [learning_rate, beta1, beta2, epsilon].map(f64::from);
        let (mut w, mut m, mut v) = (1.0, 0.0, 0.0);
        for (t, g) in (1..).zip(gradients) {
            m = beta1 * m + (1.0 - beta1) * g;
            v = beta2 * v + (1.0 - beta2) * g * g;
            w -= rate * (1.0 - beta2.powi(t)).sqrt() / (1.0 - beta1.powi(t)) * m / (v.sqrt() + epsilon);
        }
        w
    }

    #[test]
    fn every_setting_acts_as_in_the_formula() {
        let defaults = Adam::default();
        for settings in [
            defaults,
            Adam { learning_rate: 0.1, ..defaults },
            Adam { beta1: 0.5, ..defaults },
            Adam { beta2: 0.9, ..defaults },
            Adam { epsilon: 0.5, ..defaults },
            Adam { beta1: 0.0, beta2: 0.0, ..defaults },
        ] {
            let (mut model, mut state) = (model(1.0), AdamState::new(4));
            let gradients = [0.5_f32, -0.125];
            for gradient in gradients {
                state.step(&settings, &mut model, &self::model(gradient));
            }
            let expected = expected(settings, &gradients.map(f64::from));
            assert!((f64::from(first_parameter(&model)) - expected).abs() < 1e-6, "{settings:?}");
        }
    }

    #[test]
    fn with_the_smallest_epsilon_a_step_follows_the_formula_for_gradients_of_any_size() {
        let settings = Adam { epsilon: MIN_EPSILON, ..Adam::default() };
        assert_eq!(settings.validate(), Ok(()));
        // From where the variance is kept to where it is 0.
        for exponent in 1..=18 {
            let gradient = 10.0_f32.powi(-exponent);
            let (mut model, mut state) = (model(0.0), AdamState::new(4));
            state.step(&settings, &mut model, &self::model(gradient));
            let (moved, expected) = (f64::from(first_parameter(&model)), expected(settings, &[gradient.into()]) - 1.0);
            assert!((moved - expected).abs() < 1e-8, "{gradient}: {moved}, not {expected}");
        }
    }

    #[test]
    fn a_state_of_another_number_of_parameters_is_refused() {
        for parameters in [3, 5] {
            let mut state = AdamState::new(parameters);
            let step = || state.step(&Adam::default(), &mut model(1.0), &model(1.0));
            assert!(std::panic::catch_unwind(std::panic::AssertUnwindSafe(step)).is_err(), "{parameters}");
        }
    }

    #[test]
    fn a_state_restored_after_any_number_of_steps_moves_on() {
        let (mut model, mut state) = (model(1.0), AdamState::new(4));
        state.restore(u32::MAX, &[0.5; 8]);
        state.step(&Adam::default(), &mut model, &self::model(0.5));
        assert!(first_parameter(&model) < 1.0);
    }

    #[test]
    fn a_setting_out_of_range_is_named() {
        let defaults = Adam::default();
        assert_eq!(defaults.validate(), Ok(()));
        for (settings, field) in [
            (Adam { learning_rate: 0.0, ..defaults }, "learning rate"),
            (Adam { beta1: 1.0, ..defaults }, "beta1"),
            (Adam { beta2: -0.1, ..defaults }, "beta2"),
            (Adam { epsilon: f32::NAN, ..defaults }, "epsilon"),
            (Adam { epsilon: 0.9e-12, ..defaults }, "epsilon"),
        ] {
            assert!(
                settings.validate().unwrap_err().to_string().starts_with(&format!("{field}: expected")),
                "{settings:?}"
            );
        }
    }
}
