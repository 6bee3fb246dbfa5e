//! The variational autoencoder: an encoder to a Gaussian over codes, a sample of it, a decoder.
//!
//! input → Dense, f … → z_mean, z_log_var → z = z_mean + exp(½·z_log_var)·ε → Dense, f … → Dense → logits, where f is the
//! activation, by default ReLU. Kingma & Welling, *Auto-Encoding Variational Bayes*, 2013.

use super::ModelParts;
use super::builder::SequentialBuilder;
use super::config::read_activation;
use super::gaussian::Gaussian;
use super::limits::{self, ParameterCounter};
use crate::Result;
use crate::json::{self, Object};
use crate::layers::Activation;
use rand::Rng;
use serde::Serialize;

/// Sizes of a variational autoencoder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Variational {
    /// Number of pixels per image.
    pub input: usize,
    /// Widths of the encoder's hidden layers, before z_mean and z_log_var.
    pub encoder: Vec<usize>,
    /// Number of dimensions of the latent space.
    pub latent: usize,
    /// Widths of the decoder's hidden layers; the output layer has one unit per pixel.
    pub decoder: Vec<usize>,
    /// The activation of each hidden layer; z_mean and z_log_var have none.
    #[serde(skip_serializing_if = "Activation::is_default")]
    pub activation: Activation,
}

impl Variational {
    /// Without hidden layers, as in the Keras tutorial that the README cites: 784 → `latent` → 784.
    pub fn linear_vae(latent: usize) -> Self {
        Self { input: 784, encoder: vec![], latent, decoder: vec![], activation: Activation::Relu }
    }

    /// One hidden layer on each side: 784 → 256 → `latent` → 256 → 784.
    pub fn mlp_vae(latent: usize) -> Self {
        Self { input: 784, encoder: vec![256], latent, decoder: vec![256], activation: Activation::Relu }
    }

    pub(super) fn read(fields: &mut Object) -> json::Result<Self> {
        Ok(Self {
            input: fields.usize("input")?,
            encoder: fields.usize_list("encoder")?,
            latent: fields.usize("latent")?,
            decoder: fields.usize_list("decoder")?,
            activation: read_activation(fields)?,
        })
    }

    pub(super) fn validate(&self) -> Result<()> {
        limits::check_width("input", self.input)?;
        limits::check_width("latent", self.latent)?;
        limits::check_widths("encoder", &self.encoder, 0)?;
        limits::check_widths("decoder", &self.decoder, 0)
    }

    pub(super) fn count_parameters(&self, counter: &mut ParameterCounter) {
        let encoder_widths = [&[self.input], &self.encoder[..], &[self.latent]].concat();
        counter.add_dense_chain(&encoder_widths);
        // z_log_var has the shape of z_mean.
        counter.add_dense_chain(&encoder_widths[encoder_widths.len() - 2..]);
        counter.add_dense_chain(&[&[self.latent], &self.decoder[..], &[self.input]].concat());
    }

    pub(super) fn build(&self, rng: &mut dyn Rng) -> ModelParts {
        let encoder = SequentialBuilder::from_vector(self.input, self.activation)
            .hidden_layers("enc", &self.encoder, rng)
            .build();
        let bottleneck = Gaussian::new(encoder.output_len(), self.latent, rng);
        let decoder = SequentialBuilder::from_vector(self.latent, self.activation).numbered_hidden_layers(
            "dec",
            &self.decoder,
            rng,
        );
        ModelParts { encoder, bottleneck: Some(bottleneck), decoder: decoder.dense("dec", self.input, rng).build() }
    }
}
