//! The convolutional autoencoder: two convolutions with pooling down to a small stack of maps, three with up-sampling back.
//!
//! Conv f₁, pool, Conv f₂, pool → **code** → up, Conv f₃, up, Conv f₄, Conv channels → logits; a rectifier, if nothing else
//! is chosen, behind each but the last.
//! With 'same' padding 28×28 → 7×7×f₂ → 28×28; with 'valid', as the article prints it, 28×28 → 5×5×f₂ → 12×12.

use super::ModelParts;
use super::builder::SequentialBuilder;
use super::config::activation;
use super::limits::{self, Count};
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
    /// Filters of the first four convolutions, two down and two up; the fifth has one a channel.
    pub filters: [usize; 4],
    /// What lies beyond the border.
    pub padding: Padding,
    /// What follows each convolution but the last.
    #[serde(skip_serializing_if = "Activation::is_default")]
    pub activation: Activation,
}

impl Convolutional {
    /// The article's filters, 32 and 64, on 28×28 grey images with 'same' padding.
    pub fn keras_conv() -> Self {
        let (filters, padding, activation) = ([32, 64, 64, 32], Padding::Same, Activation::Relu);
        Self { height: 28, width: 28, channels: 1, filters, padding, activation }
    }

    /// 8 and 16 filters: small enough to train in a tab.
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

    pub(super) fn check(&self) -> Result<()> {
        for (field, value) in [("height", self.height), ("width", self.width), ("channels", self.channels)] {
            limits::width(field, value)?;
        }
        self.filters.iter().try_for_each(|filters| limits::width("filters", *filters))?;
        // With 'valid', 18 pixels make a code of 3×3, which the decoder brings to 4×4; of a code of 2×2 it leaves nothing.
        let smallest = if self.padding == Padding::Same { 4 } else { 18 };
        if self.height.min(self.width) < smallest {
            return Err(Error::Config {
                field: "height, width",
                expected: format!("at least {smallest} pixels each, to leave an image at the end"),
                actual: format!("{}×{}", self.height, self.width),
            });
        }
        let pixels = self.height.saturating_mul(self.width);
        let largest = self.filters.iter().fold(self.channels, |largest, filters| largest.max(*filters));
        limits::activations(pixels.saturating_mul(largest))
    }

    pub(super) fn count(&self, count: &mut Count) {
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
        ModelParts { encoder: encoder.end(), bottleneck: None, decoder: decoder.end() }
    }
}
