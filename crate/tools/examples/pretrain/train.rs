//! Trains one model and writes its weights file.

use crate::evaluate::{Metrics, evaluate};
use crate::presets::{Preset, SEED, Source, THREADS};
use autoencoders::data::{Batches, DataSet, Noise};
use autoencoders::models::{Batch, Model, Objective};
use autoencoders::train::{Adam, Trainer};
use autoencoders::weights::{self, Precision};
use indicatif::{ProgressBar, ProgressStyle};
use ndarray::{Array2, Axis};
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use rand_distr::{Distribution, StandardNormal};
use std::error::Error;

/// A trained model.
pub struct Trained {
    /// The bytes of the weights file.
    pub weights_file: Vec<u8>,
    /// Metrics on the test examples after each epoch.
    pub epoch_metrics: Vec<Metrics>,
    /// Metrics of the file, whose weights are rounded to 16 bits.
    pub file_metrics: Metrics,
}

/// Trains the model of a preset.
pub fn run(source: &Source, preset: &Preset, [data, test]: &[DataSet; 2]) -> Result<Trained, Box<dyn Error>> {
    let mut rng = ChaCha8Rng::seed_from_u64(SEED);
    let model = Model::new((preset.config)(), &mut rng)?;
    let mut trainer =
        Trainer::new(model, Objective::default(), Adam::with_learning_rate(preset.schedule.learning_rate), THREADS)?;
    let mut batches = Batches::new(data.len(), preset.batch, &mut rng);
    let mut epoch_metrics = Vec::new();
    for epoch in 0..preset.schedule.epochs() {
        if epoch > 0 {
            batches.shuffle(&mut rng);
        }
        train_epoch(preset, &mut trainer, data, &mut batches, epoch, &mut rng)?;
        let metrics = evaluate(trainer.model(), test, preset.denoising, THREADS);
        println!("epoch {:>2}: {metrics}{}", epoch + 1, keras_comparison(source, preset, epoch + 1, &metrics));
        epoch_metrics.push(metrics);
    }
    let weights_file = weights::to_bytes(trainer.model(), Precision::Half)?;
    let file_metrics = evaluate(&weights::from_bytes(&weights_file)?, test, preset.denoising, THREADS);
    println!("as written: {file_metrics}");
    Ok(Trained { weights_file, epoch_metrics, file_metrics })
}

/// Trains for one epoch.
fn train_epoch(
    preset: &Preset,
    trainer: &mut Trainer,
    data: &DataSet,
    batches: &mut Batches,
    epoch: usize,
    rng: &mut ChaCha8Rng,
) -> Result<(), Box<dyn Error>> {
    let bar = ProgressBar::new(batches.batches_per_epoch() as u64);
    bar.set_style(ProgressStyle::with_template("{bar:40} {pos}/{len} batches, {eta} left, {msg}")?);
    let (pixels, latent, per_epoch) =
        (trainer.model().input_len(), trainer.model().epsilon_dim(), batches.batches_per_epoch());
    let mut step = 0;
    while let Some(indices) = batches.next_batch() {
        let mut target = Array2::zeros((indices.len(), pixels));
        data.copy_batch(indices, target.view_mut());
        let mut input = target.clone();
        if preset.denoising {
            corrupt(&mut input, data, rng);
        }
        let epsilon = Array2::from_shape_simple_fn((indices.len(), latent), || StandardNormal.sample(rng));
        let rate = preset.schedule.learning_rate_at(epoch as f32 + step as f32 / per_epoch as f32);
        trainer.set_adam(Adam::with_learning_rate(rate))?;
        let batch = Batch { input: input.view(), target: target.view(), epsilon: epsilon.view() };
        let loss = trainer.step(&batch);
        step += 1;
        bar.set_message(format!("loss {:.4}", loss.total(1.0)));
        bar.inc(1);
    }
    bar.finish_and_clear();
    Ok(())
}

/// Corrupts each image with a random noise of the training mixture.
fn corrupt(images: &mut Array2<f32>, data: &DataSet, rng: &mut ChaCha8Rng) {
    for mut image in images.axis_iter_mut(Axis(0)) {
        if let Some(image) = image.as_slice_mut() {
            Noise::Mixed.apply(image, data.shape(), rng);
        }
    }
}

/// As text: the loss of Keras after the same number of epochs, and ours relative to it; empty if that of Keras is not known.
pub fn keras_comparison(source: &Source, preset: &Preset, epoch: usize, metrics: &Metrics) -> String {
    match preset.keras_losses.iter().find(|(epochs, _)| source.has_keras_losses && *epochs == epoch) {
        Some((_, keras)) => format!(" (Keras {keras}, {:+.2} %)", 100.0 * (metrics.loss / keras - 1.0)),
        None => String::new(),
    }
}
