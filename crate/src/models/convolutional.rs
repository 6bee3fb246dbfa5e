//! The convolutional autoencoder: two convolutions with pooling down to a small stack of maps, three with up-sampling back.
//!
//! Conv f₁, pool, Conv f₂, pool → **code** → up, Conv f₃, up, Conv f₄, Conv channels → logits; every convolution but the last
//! is followed by the activation, by default ReLU.
//!
//! Each pooling halves the sides, rounded down. So with 'same' padding 28×28 → 7×7×f₂ → 28×28, but 30×30 → 7×7×f₂ → 28×28:
//! a model whose sides are not divisible by four cannot reproduce its input, and
//! [`Model::check_trainable`](super::Model::check_trainable) refuses to train it. With 'valid' padding, Keras's default,
//! 28×28 → 5×5×f₂ → 12×12, which is refused too.

use super::ModelParts;
use super::builder::SequentialBuilder;
use super::config::activation;
use super::limits::{self, ParameterCounter};
use crate::json::{self, Object};
use crate::layers::{Activation, Padding};
use crate::{Error, Result};
use rand::Rng;
use serde::Serialize;

/// Sizes of a convolutional autoencoder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Convolutional {
    /// Height of the images in pixels.
    pub height: usize,
    /// Width of the images in pixels.
    pub width: usize,
    /// Channels of the images.
    pub channels: usize,
    /// Number of filters of the first four convolutions, two down and two up; the fifth has one per channel.
    pub filters: [usize; 4],
    /// Padding of all convolutions.
    pub padding: Padding,
    /// The activation of each convolution but the last.
    #[serde(skip_serializing_if = "Activation::is_default")]
    pub activation: Activation,
}

impl Convolutional {
    /// 32 and 64 filters on 28×28 grey images, as in the Keras tutorial that the README cites, but with 'same' padding.
    pub fn keras_conv() -> Self {
        let (filters, padding, activation) = ([32, 64, 64, 32], Padding::Same, Activation::Relu);
        Self { height: 28, width: 28, channels: 1, filters, padding, activation }
    }

    /// 8 and 16 filters: trains quickly in a browser tab.
    pub fn small() -> Self {
        Self { filters: [8, 16, 16, 8], ..Self::keras_conv() }
    }

    pub(super) fn read(fields: &mut Object) -> json::Result<Self> {
        Ok(Self {
            height: fields.usize("height")?,
            width: fields.usize("width")?,
            channels: fields.usize("channels")?,
            filters: fields.array("filters")?,
            padding: fields.choice("padding", &[("same", Padding::Same), ("valid", Padding::Valid)])?,
            activation: activation(fields)?,
        })
    }

    pub(super) fn validate(&self) -> Result<()> {
        for (field, value) in [("height", self.height), ("width", self.width), ("channels", self.channels)] {
            limits::width(field, value)?;
        }
        self.filters.iter().try_for_each(|filters| limits::width("filters", *filters))?;
        // With 'valid' padding 18 pixels give a code of 3×3, which decodes to 4×4; a code of 2×2 would decode to nothing.
        let smallest = if self.padding == Padding::Same { 4 } else { 18 };
        if self.height.min(self.width) < smallest {
            return Err(Error::Config {
                field: "height, width",
                expected: format!("at least {smallest} pixels each"),
                actual: format!("{}×{}", self.height, self.width),
            });
        }
        let pixels = self.height.saturating_mul(self.width);
        let largest = self.filters.iter().fold(self.channels, |largest, filters| largest.max(*filters));
        limits::activations(pixels.saturating_mul(largest))
    }

    pub(super) fn count(&self, count: &mut ParameterCounter) {
        let [f1, f2, f3, f4] = self.filters;
        for pair in [self.channels, f1, f2, f3, f4, self.channels].windows(2) {
            count.conv(pair[0], pair[1]);
        }
    }

    pub(super) fn build(&self, rng: &mut dyn Rng) -> ModelParts {
        let [f1, f2, f3, f4] = self.filters;
        let encoder = SequentialBuilder::images((self.height, self.width, self.channels), self.activation)
            .conv_hidden("conv1", f1, self.padding, rng)
            .pool("pool1")
            .conv_hidden("conv2", f2, self.padding, rng)
            .pool("pool2");
        let decoder = SequentialBuilder::images(encoder.shape(), self.activation)
            .up_conv_hidden("conv3", f3, self.padding, rng)
            .up_conv_hidden("conv4", f4, self.padding, rng)
            .conv_to("conv5", self.channels, self.padding, rng);
        ModelParts { encoder: encoder.build(), bottleneck: None, decoder: decoder.build() }
    }
}
