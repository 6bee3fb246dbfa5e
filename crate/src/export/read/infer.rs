//! The configuration of a model from the names and shapes of its kernels.

use super::kernel_shapes::KernelShapes;
use crate::data::ImageShape;
use crate::layers::{Activation, Padding};
use crate::models::{Config, Convolutional, Vanilla, Variational};
use crate::{Error, Result};

/// The configuration, if the layers have the names of a model's; an error if it is a convolutional one and its images are not
/// known.
pub fn config(kernels: &KernelShapes, image: Option<ImageShape>) -> Option<Result<Config>> {
    let channels = ["conv1", "conv2", "conv3", "conv4", "conv5"].map(|layer| kernels.conv(layer));
    if let [Some(first), Some(second), Some(third), Some(fourth), Some(_)] = channels {
        return Some(convolutional(first[0], [first, second, third, fourth].map(|[_, outputs]| outputs), image));
    }
    let as_named = dense(kernels)?;
    // Square kernels, or names of one layout on shapes of another: the images tell which way round they are.
    let fits = |config: &Config| image.is_none_or(|image| input_len(config) == image.len());
    let transposed = || dense(&kernels.transposed()).filter(fits);
    Some(Ok(if fits(&as_named) { as_named } else { transposed().unwrap_or(as_named) }))
}

/// The configuration of a convolutional model, whose weights do not depend on the images' size.
pub fn convolutional(channels: usize, filters: [usize; 4], image: Option<ImageShape>) -> Result<Config> {
    let ImageShape { height, width, .. } = image.ok_or(Error::Metadata {
        expected: "an entry `config`, as the weights of convolutions do not tell the size of the images",
        actual: "none".to_owned(),
    })?;
    let (padding, activation) = (Padding::Same, Activation::Relu);
    Ok(Config::Convolutional(Convolutional { height, width, channels, filters, padding, activation }))
}

fn dense(kernels: &KernelShapes) -> Option<Config> {
    let (encoder, decoder) = (hidden_widths(kernels, "enc"), hidden_widths(kernels, "dec"));
    let [_, input] = kernels.dense("dec")?;
    let activation = Activation::Relu;
    match kernels.dense("z_mean") {
        Some([_, latent]) => Some(Config::Variational(Variational { input, encoder, latent, decoder, activation })),
        None if encoder.is_empty() => None,
        None => Some(Config::Vanilla(Vanilla { input, encoder, decoder, activation })),
    }
}

/// Widths of `enc` or `enc1`, `enc2` …, or of `dec1`, `dec2` …; `dec` itself is the last layer.
fn hidden_widths(kernels: &KernelShapes, name: &str) -> Vec<usize> {
    let numbered = (1..).map_while(|i| kernels.dense(&format!("{name}{i}")));
    let unnumbered = if name == "enc" { kernels.dense(name) } else { None };
    unnumbered.into_iter().chain(numbered).map(|[_, outputs]| outputs).collect()
}

fn input_len(config: &Config) -> usize {
    match config {
        Config::Vanilla(config) => config.input,
        Config::Variational(config) => config.input,
        Config::Convolutional(config) => config.image_shape().len(),
    }
}
