//! The pretrained models and how they are trained.

use crate::{fashion, mnist, small_digits};
use autoencoders::data::DataSet;
use autoencoders::models::{Config, Convolutional, Vanilla, Variational};
use autoencoders::train::LearningRateSchedule;
use std::error::Error;
use std::path::Path;

/// One model of `pretrained/`.
pub struct Preset {
    /// The name of the file, without extension.
    pub name: &'static str,
    /// Its architecture and purpose, in a few words.
    pub purpose: &'static str,
    /// Its configuration.
    pub config: fn() -> Config,
    /// Whether it is trained to denoise.
    pub denoising: bool,
    /// Number of images per step.
    pub batch: usize,
    /// Learning rate and epochs.
    pub schedule: LearningRateSchedule,
    /// Pairs of a number of epochs and the loss that Keras has after them at the constant rate: mean BCE per pixel, or −ELBO per
    /// image in nats.
    pub keras_losses: &'static [(usize, f64)],
}

/// The seed of all random numbers.
pub const SEED: u64 = 1;

/// Gradients are summed in this many parts, so that the result does not depend on the machine's number of cores.
pub const THREADS: usize = 2;

/// A constant learning rate for `constant_epochs`, then a decay over `decay_epochs`.
const fn constant_then_cosine(constant_epochs: usize, decay_epochs: usize) -> LearningRateSchedule {
    LearningRateSchedule { learning_rate: 1e-3, constant_epochs, decay_epochs }
}

/// A decay of the learning rate over `decay_epochs`, from the first step on.
const fn cosine(learning_rate: f32, decay_epochs: usize) -> LearningRateSchedule {
    LearningRateSchedule { learning_rate, constant_epochs: 0, decay_epochs }
}

/// The training examples, then the test examples.
pub type TrainAndTest = [DataSet; 2];

/// A data set that models are trained on.
pub struct Source {
    /// The folder of its models in `pretrained/`.
    pub folder: &'static str,
    /// What it is, for the card.
    pub description: &'static str,
    /// Its models.
    pub presets: &'static [Preset],
    /// Reads its training and its test examples, given the repository's folder.
    pub read: fn(&Path) -> Result<TrainAndTest, Box<dyn Error>>,
    /// Whether the losses of Keras in the presets are on this data set.
    pub has_keras_losses: bool,
}

/// All data sets with pretrained models.
pub const SOURCES: [Source; 3] = [
    Source {
        folder: "",
        description: "MNIST, 60,000 training digits; figures on all 10,000 test digits",
        presets: &DIGIT_PRESETS,
        read: |root| Ok([mnist::read(root, "train")?, mnist::read(root, "t10k")?]),
        has_keras_losses: true,
    },
    Source {
        folder: "fashion/",
        description: "Fashion-MNIST, 60,000 training images; figures on 10,000 others",
        presets: &PRESETS,
        read: fashion::read,
        has_keras_losses: false,
    },
    Source {
        folder: "digits8/",
        description: "UCI's digits of 8×8, 1,433 training digits; figures on 364 others, by the same hands",
        presets: &DIGITS8_PRESETS,
        read: small_digits::read,
        has_keras_losses: false,
    },
];

/// The models of digits. Of small batches at a high rate the convolutional ones learn more in two epochs than in eight of batches
/// of 128; Keras's figures are for these.
const DIGIT_PRESETS: [Preset; 6] = {
    let [vanilla, variational_2, variational_16, denoising_vanilla, convolutional, denoising] = PRESETS;
    let convolutional = Preset { batch: 16, schedule: cosine(2e-3, 2), keras_losses: &[], ..convolutional };
    let denoising = Preset { batch: 16, schedule: cosine(2e-3, 8), ..denoising };
    [vanilla, variational_2, variational_16, denoising_vanilla, convolutional, denoising]
};

/// The models of images of 28×28.
const PRESETS: [Preset; 6] = [
    Preset {
        name: "vanilla",
        purpose: "784 → 128 → 784",
        config: || Config::Vanilla(Vanilla::keras_dense(128)),
        denoising: false,
        batch: 256,
        schedule: constant_then_cosine(20, 20),
        keras_losses: &[(1, 0.1345), (5, 0.0769), (20, 0.06648)],
    },
    Preset {
        name: "variational-2",
        purpose: "784 → 256 → 2 → 256 → 784, a latent space to look at",
        config: || Config::Variational(Variational::mlp_vae(2)),
        denoising: false,
        batch: 128,
        schedule: constant_then_cosine(20, 40),
        keras_losses: &[(1, 176.0), (5, 163.1), (20, 154.1)],
    },
    Preset {
        name: "variational-16",
        purpose: "784 → 256 → 16 → 256 → 784, a latent space to generate from",
        config: || Config::Variational(Variational::mlp_vae(16)),
        denoising: false,
        batch: 128,
        schedule: constant_then_cosine(20, 40),
        keras_losses: &[(1, 133.5), (5, 112.0), (20, 105.9)],
    },
    Preset {
        name: "denoising-vanilla",
        purpose: "784 → 128 → 784, noisy → clean",
        config: || Config::Vanilla(Vanilla::keras_dense(128)),
        denoising: true,
        batch: 256,
        schedule: constant_then_cosine(20, 20),
        keras_losses: &[],
    },
    Preset {
        name: "convolutional",
        purpose: "32 and 64 filters, with 'same' padding",
        config: || Config::Convolutional(Convolutional::keras_conv()),
        denoising: false,
        batch: 128,
        schedule: constant_then_cosine(2, 6),
        keras_losses: &[(1, 0.0715), (2, 0.0678)],
    },
    Preset {
        name: "denoising-convolutional",
        purpose: "32 and 64 filters, noisy → clean",
        config: || Config::Convolutional(Convolutional::keras_conv()),
        denoising: true,
        batch: 128,
        schedule: constant_then_cosine(2, 6),
        keras_losses: &[],
    },
];

/// The models of images of 8×8. There are few of these, so an epoch is short; the learning rate falls when the loss on the test
/// examples has nearly stopped to.
const DIGITS8_PRESETS: [Preset; 6] = [
    digits8_preset("vanilla", "64 → 32 → 64", digits8_vanilla, false),
    digits8_preset(
        "variational-2",
        "64 → 128 → 2 → 128 → 64, a latent space to look at",
        || digits8_variational(2),
        false,
    ),
    digits8_preset(
        "variational-16",
        "64 → 128 → 16 → 128 → 64, a latent space to generate from",
        || digits8_variational(16),
        false,
    ),
    digits8_preset("denoising-vanilla", "64 → 32 → 64, noisy → clean", digits8_vanilla, true),
    digits8_preset(
        "convolutional",
        "32 and 8 filters, with 'same' padding: a code of 2×2×8",
        digits8_convolutional,
        false,
    ),
    digits8_preset("denoising-convolutional", "32 and 8 filters, noisy → clean", digits8_convolutional, true),
];

const fn digits8_preset(name: &'static str, purpose: &'static str, config: fn() -> Config, denoising: bool) -> Preset {
    Preset { name, purpose, config, denoising, batch: 32, schedule: constant_then_cosine(200, 200), keras_losses: &[] }
}

fn digits8_vanilla() -> Config {
    Config::Vanilla(Vanilla { input: 64, ..Vanilla::keras_dense(32) })
}

fn digits8_variational(latent: usize) -> Config {
    Config::Variational(Variational {
        input: 64,
        encoder: vec![128],
        decoder: vec![128],
        ..Variational::mlp_vae(latent)
    })
}

/// With 64 inner filters, as for 28×28, the code would have four times as many numbers as the image; it has half as many.
fn digits8_convolutional() -> Config {
    Config::Convolutional(Convolutional { height: 8, width: 8, filters: [32, 8, 8, 32], ..Convolutional::keras_conv() })
}
