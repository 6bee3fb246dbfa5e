//! Training configuration. The same configuration, build, shard count and CPU instruction set reproduce the weights bit for
//! bit; with relaxed SIMD, rounding also depends on the processor.

use super::{Adam, cosine_decay};
use crate::data::{DataSet, ExcludedClasses, Noise};
use crate::error::{check_number, check_range};
use crate::json::{self, Object};
use crate::models::{Config, Objective};
use crate::{Error, Result};

/// Model, loss, optimiser and data of a training run.
#[derive(Clone, Debug, PartialEq)]
pub struct TrainConfig {
    /// Architecture and sizes of the model.
    pub model: Config,
    /// The loss.
    pub objective: Objective,
    /// Number of epochs over which β rises linearly from 0 to the objective's; 0 for no warm-up.
    pub warm_up_epochs: f32,
    /// Adam's hyperparameters; its learning rate is that of the first step.
    pub adam: Adam,
    /// Number of epochs over which the learning rate falls to a hundredth, as in [`cosine_decay`]; 0 for a constant rate.
    pub decay_epochs: f32,
    /// Number of images per step.
    pub batch_size: usize,
    /// The noise that corrupts the input, for a model that learns to denoise; sampled again in each step.
    pub noise: Option<Noise>,
    /// Number of leading examples of the data set to use, before `excluded_classes` is applied.
    pub example_count: usize,
    /// Classes removed from those examples, which need labels unless this is empty.
    pub excluded_classes: Vec<usize>,
    /// The seed of all random numbers: initial weights, order of the examples, noise and ε.
    pub seed: u32,
}

/// The largest number of images in a batch.
pub const MAX_BATCH_SIZE: usize = 1024;
const MAX_WARM_UP_EPOCHS: f32 = 1000.0;
const MAX_DECAY_EPOCHS: f32 = 1_000_000.0;
/// So that the order of an epoch, 8 bytes per example, fits into a browser tab.
const MAX_EXAMPLES: usize = 1 << 24;

impl TrainConfig {
    /// The training of a model with these sizes on the first `examples` of a data set, with the defaults of
    /// [`Training`](super::Training): binary cross-entropy, Adam with Keras's settings, batches of 128 images, no noise, seed 0.
    pub fn new(model: impl Into<Config>, examples: usize) -> Self {
        Self {
            model: model.into(),
            objective: Objective::default(),
            warm_up_epochs: 0.0,
            adam: Adam::default(),
            decay_epochs: 0.0,
            batch_size: 128,
            noise: None,
            example_count: examples,
            excluded_classes: vec![],
            seed: 0,
        }
    }

    /// Reads an object with the fields `model`, `objective`, `warmUp`, `learningRate`, optionally `beta1`, `beta2`,
    /// `epsilon` and `decay`, `batch`, `noise` (an object or `null`), `examples`, `excludedClasses` and `seed`.
    ///
    /// # Errors
    /// A message that names the field that is missing, of the wrong type, unknown or out of range.
    pub fn read(mut object: Object) -> json::Result<Self> {
        let config = Self {
            model: Config::read(object.object("model")?)?,
            objective: Objective::read(object.object("objective")?)?,
            warm_up_epochs: object.f32("warmUp")?,
            adam: read_adam(&mut object)?,
            decay_epochs: object.f32_or("decay", 0.0)?,
            batch_size: object.usize("batch")?,
            noise: object.object_or_null("noise")?.map(Noise::read).transpose()?,
            example_count: object.usize("examples")?,
            excluded_classes: object.usize_list("excludedClasses")?,
            seed: object.u32("seed")?,
        };
        object.finish()?;
        Ok(config)
    }

    /// Checks all settings except the sizes of the model.
    ///
    /// # Errors
    /// [`Error::Config`] with the field that is out of range.
    pub fn validate(&self) -> Result<()> {
        check_range("batch", self.batch_size, 1, MAX_BATCH_SIZE)?;
        check_range("examples", self.example_count, 1, MAX_EXAMPLES)?;
        check_number("warm-up", self.warm_up_epochs, 0.0..=MAX_WARM_UP_EPOCHS, "a number in 0…1000")?;
        self.adam.validate()?;
        check_number("decay", self.decay_epochs, 0.0..=MAX_DECAY_EPOCHS, "a number in 0…1000000")?;
        self.objective.validate()?;
        self.noise.map_or(Ok(()), Noise::validate)?;
        ExcludedClasses::new(&self.excluded_classes).map(|_| ())
    }

    /// The indices of the examples to train on.
    ///
    /// # Errors
    /// [`Error::Config`] if the data set is smaller, or has no example of the remaining classes; [`Error::Array`] if classes are
    /// excluded and it has no labels.
    pub(crate) fn select_examples(&self, data: &DataSet) -> Result<Vec<usize>> {
        check_range("examples", self.example_count, 1, data.len())?;
        let selected = ExcludedClasses::new(&self.excluded_classes)?.included_indices(data, 0..self.example_count)?;
        if selected.is_empty() {
            let (expected, actual) = ("some of a class that is not excluded".to_owned(), "none".to_owned());
            return Err(Error::Config { field: "examples", expected, actual });
        }
        Ok(selected)
    }

    /// β in the step after `completed_steps` steps, with `steps_per_epoch` steps in an epoch.
    pub fn beta(&self, completed_steps: usize, steps_per_epoch: usize) -> f32 {
        let rising_steps = f64::from(self.warm_up_epochs) * steps_per_epoch as f64;
        if completed_steps as f64 >= rising_steps {
            return self.objective.beta;
        }
        (f64::from(self.objective.beta) * completed_steps as f64 / rising_steps) as f32
    }

    /// The learning rate of the step after `completed_steps` steps, with `steps_per_epoch` steps in an epoch.
    pub fn learning_rate(&self, completed_steps: usize, steps_per_epoch: usize) -> f32 {
        let epochs = completed_steps as f64 / steps_per_epoch as f64;
        self.adam.learning_rate * cosine_decay(epochs as f32, self.decay_epochs)
    }
}

/// Reads Adam's settings; all but the learning rate have defaults.
fn read_adam(object: &mut Object) -> json::Result<Adam> {
    let defaults = Adam::default();
    Ok(Adam {
        learning_rate: object.f32("learningRate")?,
        beta1: object.f32_or("beta1", defaults.beta1)?,
        beta2: object.f32_or("beta2", defaults.beta2)?,
        epsilon: object.f32_or("epsilon", defaults.epsilon)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::losses::ReconstructionLoss;
    use crate::models::Variational;

    const CONFIG_JSON: &str = r#"{"model":{"kind":"variational","input":784,"encoder":[],"latent":2,"decoder":[]},
        "objective":{"reconstruction":"mean_squared_error","beta":0.5},"warmUp":2,"learningRate":0.001,"batch":128,
        "noise":{"kind":"mixed"},"examples":60000,"excludedClasses":[8],"seed":4294967295}"#;

    fn read(text: &str) -> json::Result<TrainConfig> {
        Object::parse(text).and_then(TrainConfig::read)
    }

    #[test]
    fn every_field_is_read() {
        let config = TrainConfig {
            model: Config::Variational(Variational::linear_vae(2)),
            objective: Objective { reconstruction: ReconstructionLoss::MeanSquaredError, beta: 0.5 },
            warm_up_epochs: 2.0,
            adam: Adam::default(),
            decay_epochs: 0.0,
            batch_size: 128,
            noise: Some(Noise::Mixed),
            example_count: 60_000,
            excluded_classes: vec![8],
            seed: u32::MAX,
        };
        assert_eq!(read(CONFIG_JSON), Ok(config.clone()));
        assert!(config.validate().is_ok());
        let text = CONFIG_JSON.replace(r#""seed""#, r#""beta1":0.5,"beta2":0.99,"epsilon":1e-8,"seed""#);
        let adam = Adam { learning_rate: 1e-3, beta1: 0.5, beta2: 0.99, epsilon: 1e-8 };
        assert_eq!(read(&text), Ok(TrainConfig { adam, ..config.clone() }));
        let text = CONFIG_JSON.replace(r#""batch""#, r#""decay":2.5,"batch""#);
        assert_eq!(read(&text), Ok(TrainConfig { decay_epochs: 2.5, ..config.clone() }));
        let text = CONFIG_JSON.replace(r#"{"kind":"mixed"}"#, "null");
        assert_eq!(read(&text), Ok(TrainConfig { noise: None, ..config }));
    }

    #[test]
    fn the_defaults_are_valid() {
        let config = TrainConfig::new(Variational::linear_vae(2), 7);
        assert_eq!((config.validate(), config.example_count, config.batch_size), (Ok(()), 7, 128));
    }

    #[test]
    fn a_field_of_another_type_is_named() {
        for (from, to, reason) in [
            (r#""seed":4294967295"#, r#""seed":4294967296"#, "`seed` is not a whole number"),
            (r#""warmUp":2,"#, "", "no `warmUp`"),
            (r#""warmUp":2"#, r#""warmUp":"2""#, "`warmUp` is not a number"),
            (r#"{"kind":"mixed"}"#, "false", "`noise` is not an object or null"),
            ("0.001", "null", "`learningRate` is not a number"),
            ("[8]", "[-1]", "`excludedClasses` is not a list of whole numbers"),
            (r#""batch""#, r#""epochs":1,"batch""#, "an unknown field `epochs`"),
        ] {
            assert_eq!(read(&CONFIG_JSON.replace(from, to)), Err(reason.to_owned()));
        }
    }

    #[test]
    fn a_field_out_of_range_is_named() {
        for (from, to, reason) in [
            ("128", "0", "batch: expected 1 to 1024, got 0"),
            ("128", "1025", "batch: expected 1 to 1024, got 1025"),
            ("60000", "16777217", "examples: expected 1 to 16777216, got 16777217"),
            ("60000", "0", "examples: expected 1 to 16777216, got 0"),
            (r#""warmUp":2"#, r#""warmUp":1001"#, "warm-up: expected a number in 0…1000, got 1001.0"),
            ("0.001", "0", "learning rate: expected a number above 0, up to 10, got 0.0"),
            ("0.001", "10.5", "learning rate: expected a number above 0, up to 10, got 10.5"),
            (r#""batch""#, r#""decay":-1,"batch""#, "decay: expected a number in 0…1000000, got -1.0"),
            ("0.5", "-1", "beta: expected a number in 0…1000, got -1.0"),
            ("[8]", "[8,8]", "excluded classes: expected some of the classes 0 to 255, each once, got [8, 8]"),
        ] {
            assert_eq!(read(&CONFIG_JSON.replace(from, to)).unwrap().validate().unwrap_err().to_string(), reason);
        }
    }

    #[test]
    fn noise_out_of_range_is_named() {
        let config = TrainConfig { noise: Some(Noise::Gaussian { sigma: f32::NAN }), ..read(CONFIG_JSON).unwrap() };
        let message = "sigma: expected a number in 0…1, got NaN";
        assert_eq!(config.validate().unwrap_err().to_string(), message);
    }

    #[test]
    fn the_learning_rate_falls_over_the_decay_and_stays() {
        let config =
            TrainConfig { adam: Adam::with_learning_rate(1.0), decay_epochs: 2.0, ..read(CONFIG_JSON).unwrap() };
        let rates = [0, 10, 20, 1000].map(|steps| config.learning_rate(steps, 10));
        for (rate, expected) in rates.into_iter().zip([1.0, 0.505, 0.01, 0.01]) {
            assert!((rate - expected).abs() < 1e-6, "{rates:?}");
        }
        assert_eq!(TrainConfig { decay_epochs: 0.0, ..config }.learning_rate(1000, 10), 1.0);
    }

    #[test]
    fn beta_rises_over_the_warm_up_and_stays() {
        let config = read(CONFIG_JSON).unwrap();
        let beta = |steps| config.beta(steps, 10);
        assert_eq!([beta(0), beta(5), beta(10), beta(20), beta(1000)], [0.0, 0.125, 0.25, 0.5, 0.5]);
        assert_eq!(TrainConfig { warm_up_epochs: 0.0, ..config.clone() }.beta(0, 10), 0.5);
        assert_eq!(TrainConfig { warm_up_epochs: 0.5, ..config }.beta(1, 10), 0.1);
    }
}
