//! Training in one call: a [`TrainingRun`] over all examples for a number of epochs, with settings that suit most models.

use super::{TrainConfig, TrainingRun};
use crate::data::{DataSet, Noise};
use crate::error::check_range;
use crate::models::{Config, Loss, Model, Objective};
use crate::{Error, Result};
use std::sync::Arc;

const MAX_EPOCHS: usize = 1_000_000;

/// How to train a model; [`fit`](Self::fit) does it.
///
/// By default: binary cross-entropy (for the variational model + KL), Adam with Keras's settings, 10 epochs of batches of 128
/// images, no noise, seed 0, one thread. [`start`](Self::start) gives the run itself, to stop when one likes, for pauses, snapshots or
/// gradients that are computed elsewhere.
#[derive(Clone, Debug)]
#[must_use = "`fit` trains the model"]
pub struct Training {
    config: TrainConfig,
    epochs: usize,
    threads: usize,
    has_decay: bool,
}

/// The state of a training after an epoch.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Epoch<'a> {
    /// The number of the epoch, from 1.
    pub number: usize,
    /// The mean of the losses of its steps.
    pub loss: Loss,
    /// The model after its last step.
    pub model: &'a Model,
}

impl Training {
    /// The training of a model with these sizes.
    pub fn new(model: impl Into<Config>) -> Self {
        let config = TrainConfig::new(model, 0); // `start` knows how many examples
        Self { config, epochs: 10, threads: 1, has_decay: false }
    }

    /// How many times each example is seen.
    pub fn epochs(self, epochs: usize) -> Self {
        Self { epochs, ..self }
    }

    /// The number of images per step, up to 1,024.
    pub fn batch_size(mut self, images: usize) -> Self {
        self.config.batch_size = images;
        self
    }

    /// Adam's step size.
    pub fn learning_rate(mut self, rate: f32) -> Self {
        self.config.adam.learning_rate = rate;
        self
    }

    /// Lets the learning rate fall to a hundredth over all epochs, as in [`cosine_decay`](super::cosine_decay). It can begin several
    /// times as high then: a 2-D map of MNIST from 0.006 is as good after 10 epochs as from a constant 0.001 after 20.
    pub fn cosine_decay(self) -> Self {
        Self { has_decay: true, ..self }
    }

    /// Lets β rise linearly from 0 over this number of epochs, so that the KL divergence does not silence a variational model's
    /// codes before they are of use.
    pub fn warm_up(mut self, epochs: f32) -> Self {
        self.config.warm_up_epochs = epochs;
        self
    }

    /// Leaves the examples of these classes out; the data set needs labels then.
    pub fn exclude(mut self, classes: impl Into<Vec<usize>>) -> Self {
        self.config.excluded_classes = classes.into();
        self
    }

    /// The loss.
    pub fn objective(mut self, objective: Objective) -> Self {
        self.config.objective = objective;
        self
    }

    /// The noise that corrupts the input, for a model that learns to denoise.
    pub fn noise(mut self, noise: Noise) -> Self {
        self.config.noise = Some(noise);
        self
    }

    /// The seed of all random numbers: weights, order of the examples, noise.
    pub fn seed(mut self, seed: u32) -> Self {
        self.config.seed = seed;
        self
    }

    /// The number of threads that share each batch. The weights depend on it by rounding only, but are the same in each run
    /// with as many.
    pub fn threads(self, threads: usize) -> Self {
        Self { threads, ..self }
    }

    /// The run on all examples, to be done step by step. It does not end by itself: the number of epochs matters for
    /// [`cosine_decay`](Self::cosine_decay) alone.
    ///
    /// ```
    /// # use autoencoders::{data::{DataSet, ImageShape}, models::Vanilla, train::Training};
    /// # let examples = DataSet::from_pixels(vec![255; 784], ImageShape::grey(28, 28))?;
    /// let mut run = Training::new(Vanilla::keras_dense(32)).start(examples)?;
    /// let mut best = f64::INFINITY;
    /// for _ in 0..100 {
    ///     let mut loss = 0.0;
    ///     for _ in 0..run.steps_per_epoch() {
    ///         loss += run.train_step()?.reconstruction;
    ///     }
    ///     if loss > 0.99 * best {
    ///         break;
    ///     }
    ///     best = loss;
    /// }
    /// let model = run.into_model();
    /// # autoencoders::Result::Ok(())
    /// ```
    ///
    /// # Errors
    /// [`Error::Config`] if a setting is out of range; [`Error::Length`] if the examples have another size than the model's
    /// input; [`Error::SizesDiffer`] if its output has; [`Error::Array`] if classes are excluded and the examples have no labels.
    pub fn start(self, examples: impl Into<Arc<DataSet>>) -> Result<TrainingRun> {
        check_range("epochs", self.epochs, 1, MAX_EPOCHS)?;
        let examples = examples.into();
        let decay_epochs = if self.has_decay { self.epochs as f32 } else { 0.0 };
        let config = TrainConfig { example_count: examples.len(), decay_epochs, ..self.config };
        TrainingRun::new(config, examples, self.threads)
    }

    /// Trains the model on all examples, and calls `after_epoch` after each epoch.
    ///
    /// # Errors
    /// As [`start`](Self::start); [`Error::Diverged`] if the loss, its gradient or a weight is no longer finite.
    pub fn fit(self, examples: impl Into<Arc<DataSet>>, mut after_epoch: impl FnMut(Epoch)) -> Result<Model> {
        let epochs = self.epochs;
        let mut run = self.start(examples)?;
        for number in 1..=epochs {
            let loss = train_epoch(&mut run)?;
            after_epoch(Epoch { number, loss, model: run.model() });
        }
        Ok(run.into_model())
    }
}

/// The mean loss of the steps of one epoch.
fn train_epoch(run: &mut TrainingRun) -> Result<Loss> {
    let steps = run.steps_per_epoch();
    let mut sum = Loss::default();
    for _ in 0..steps {
        sum += run.train_step()?;
    }
    // The weights after the last step: a gradient checks only those before it.
    let is_finite = run.model().parameters().all(|(_, values)| values.as_slice().iter().all(|value| value.is_finite()));
    if !is_finite {
        return Err(Error::Diverged);
    }
    Ok(Loss { reconstruction: sum.reconstruction / steps as f64, kl: sum.kl / steps as f64 })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::ImageShape;
    use crate::models::{Convolutional, Vanilla, Variational};

    /// 50 images of 4×4 with a bright row or column.
    fn stripes() -> DataSet {
        let bright = |image: usize, pixel: usize| [pixel / 4, pixel % 4][image % 2] == image / 2 % 4;
        let pixels = (0..50 * 16).map(|i| if bright(i / 16, i % 16) { 255 } else { 0 }).collect();
        DataSet::from_pixels(pixels, ImageShape::grey(4, 4)).unwrap()
    }

    fn small() -> Training {
        Training::new(Vanilla { input: 16, ..Vanilla::keras_dense(8) }).batch_size(8).learning_rate(0.01).epochs(3)
    }

    #[test]
    fn the_loss_falls_and_is_told_after_each_epoch_with_the_model() {
        let mut losses = Vec::new();
        let mut last = None;
        let model = small()
            .fit(stripes(), |epoch| {
                losses.push((epoch.number, epoch.loss.reconstruction));
                last = Some(epoch.model.clone());
            })
            .unwrap();
        assert_eq!(losses.iter().map(|(number, _)| *number).collect::<Vec<_>>(), [1, 2, 3]);
        assert!(losses.is_sorted_by(|a, b| a.1 > b.1), "{losses:?}");
        let images = stripes().to_array();
        assert_eq!(model.encode(images.view()), last.unwrap().encode(images.view()));
    }

    #[test]
    fn a_training_is_the_run_with_the_same_settings() {
        let config = TrainConfig { example_count: 50, seed: 7, ..small().config };
        let mut run = TrainingRun::new(config, stripes(), 1).unwrap();
        for _ in 0..3 * 7 {
            run.train_step().unwrap();
        }
        let model = small().seed(7).fit(stripes(), |_| ()).unwrap();
        let images = stripes().to_array();
        assert_eq!(model.reconstruct(images.view()), run.model().reconstruct(images.view()));
    }

    #[test]
    fn settings_and_examples_that_do_not_fit_are_errors() {
        let code = |training: Training| training.fit(stripes(), |_| ()).unwrap_err().code();
        assert_eq!(code(small().batch_size(0)), "config");
        assert_eq!(
            small().epochs(0).fit(stripes(), |_| ()).unwrap_err().to_string(),
            "epochs: expected 1 to 1000000, got 0"
        );
        assert_eq!([code(small().threads(0)), code(small().threads(1_000_000))], ["config"; 2]);
        assert_eq!(code(small().noise(Noise::Gaussian { sigma: 2.0 })), "config");
        assert_eq!(code(Training::new(Vanilla::keras_dense(8))), "length");
        assert_eq!(code(Training::new(Convolutional::small())), "length");
        assert_eq!(code(small().exclude([3])), "array"); // which classes the examples are of is not known
    }

    #[test]
    fn what_diverges_is_an_error() {
        let mut run = small().start(stripes()).unwrap();
        let count = run.parameter_count();
        run.restore(0, &vec![1e30; count], &vec![0.0; 2 * count]).unwrap();
        assert_eq!(run.train_step(), Err(Error::Diverged));
        assert_eq!(run.completed_steps(), 0);
        assert!(run.model().parameters().all(|(_, values)| values.as_slice().iter().all(|value| *value == 1e30)));
    }

    #[test]
    fn the_weight_of_the_divergence_rises_and_excluded_classes_are_left_out() {
        let labels = (0..50).map(|i| i % 5).collect();
        let model = Variational { input: 16, ..Variational::linear_vae(2) };
        let training = Training::new(model).batch_size(8).warm_up(2.0).exclude([0, 3]);
        let mut run = training.start(stripes().with_labels(labels).unwrap()).unwrap();
        assert_eq!((run.steps_per_epoch(), run.beta()), (4, 0.0));
        for _ in 0..4 {
            run.train_step().unwrap();
        }
        assert_eq!(run.beta(), 0.5);
    }
}
