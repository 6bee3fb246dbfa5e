//! The vanilla autoencoder: dense layers down to a code and back.
//!
//! input → Dense, f … → **code** → Dense, f … → Dense → logits, where f is the activation, by default ReLU.

use super::ModelParts;
use super::builder::SequentialBuilder;
use super::config::read_activation;
use super::limits::{self, ParameterCounter};
use crate::Result;
use crate::json::{self, Object};
use crate::layers::Activation;
use rand::Rng;
use serde::Serialize;

/// Sizes of a vanilla autoencoder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Vanilla {
    /// Number of pixels per image.
    pub input: usize,
    /// Widths of the encoder's layers; the last is the length of the code.
    pub encoder: Vec<usize>,
    /// Widths of the decoder's hidden layers; the output layer has one unit per pixel.
    pub decoder: Vec<usize>,
    /// The activation of each hidden layer, including the code.
    #[serde(skip_serializing_if = "Activation::is_default")]
    pub activation: Activation,
}

impl Vanilla {
    /// One dense layer down and one up, as in the Keras tutorial that the README cites: 784 → `code` → 784.
    pub fn keras_dense(code: usize) -> Self {
        Self { input: 784, encoder: vec![code], decoder: vec![], activation: Activation::Relu }
    }

    /// 784 → 256 → 32 → 256 → 784.
    pub fn deep() -> Self {
        Self { input: 784, encoder: vec![256, 32], decoder: vec![256], activation: Activation::Relu }
    }

    pub(super) fn read(fields: &mut Object) -> json::Result<Self> {
        Ok(Self {
            input: fields.usize("input")?,
            encoder: fields.usize_list("encoder")?,
            decoder: fields.usize_list("decoder")?,
            activation: read_activation(fields)?,
        })
    }

    pub(super) fn validate(&self) -> Result<()> {
        limits::check_width("input", self.input)?;
        limits::check_widths("encoder", &self.encoder, 1)?;
        limits::check_widths("decoder", &self.decoder, 0)
    }

    pub(super) fn count_parameters(&self, counter: &mut ParameterCounter) {
        counter.add_dense_chain(&[&[self.input], &self.encoder[..], &self.decoder[..], &[self.input]].concat());
    }

    pub(super) fn build(&self, rng: &mut dyn Rng) -> ModelParts {
        let encoder = SequentialBuilder::from_vector(self.input, self.activation)
            .hidden_layers("enc", &self.encoder, rng)
            .build();
        let decoder = SequentialBuilder::from_vector(encoder.output_len(), self.activation).numbered_hidden_layers(
            "dec",
            &self.decoder,
            rng,
        );
        ModelParts { encoder, bottleneck: None, decoder: decoder.dense("dec", self.input, rng).build() }
    }
}
