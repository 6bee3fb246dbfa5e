//! The convolutional autoencoder: two convolutions with pooling down to a small stack of maps, three with up-sampling back.
//!
//! Conv f₁, pool, Conv f₂, pool → **code** → up, Conv f₃, up, Conv f₄, Conv channels → logits; every convolution but the last
//! is followed by the activation, by default ReLU.
//!
//! Each pooling halves the sides, and each up-sampling doubles them, so that 28×28 → 7×7×f₂ → 28×28 with 'same' padding.
//! Images whose sides are not divisible by four are padded before the first convolution, and the logits are cropped after the
//! last: 30×29 → 32×32 → 8×8×f₂ → 32×32 → 30×29. Padding repeats the edge and leaves the image in the middle: on faces of 25×25
//! pixels the squared error was 5% larger with zeros, and 4% larger with all of the padding below and to the right.
//!
//! With 'valid' padding, Keras's default, 28×28 → 5×5×f₂ → 12×12: such a model cannot reproduce its input, and
//! [`Model::check_trainable`](super::Model::check_trainable) refuses to train it.

use super::ModelParts;
use super::builder::SequentialBuilder;
use super::config::read_activation;
use super::limits::{self, ParameterCounter};
use crate::json::{self, Object};
use crate::layers::{Activation, ImageShape, Padding};
use crate::{Error, Result};
use rand::Rng;
use serde::Serialize;

/// The factor by which the two poolings shrink each side.
const POOLING_FACTOR: usize = 4;
/// The smallest side in pixels with 'valid' padding: 18 pixels give a code of 3×3, which decodes to 4×4; a code of 2×2 would
/// decode to nothing.
const MIN_VALID_SIDE: usize = 18;

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
            filters: fields.usize_array("filters")?,
            padding: fields.choice("padding", &[("same", Padding::Same), ("valid", Padding::Valid)])?,
            activation: read_activation(fields)?,
        })
    }

    pub(super) fn validate(&self) -> Result<()> {
        for (field, value) in [("height", self.height), ("width", self.width), ("channels", self.channels)] {
            limits::check_width(field, value)?;
        }
        self.filters.iter().try_for_each(|filters| limits::check_width("filters", *filters))?;
        if self.padding == Padding::Valid && self.height.min(self.width) < MIN_VALID_SIDE {
            return Err(Error::Config {
                field: "height, width",
                expected: format!("at least {MIN_VALID_SIDE} pixels each"),
                actual: format!("{}×{}", self.height, self.width),
            });
        }
        let (height, width) = self.padded_size();
        let pixels = height.saturating_mul(width);
        let max_channels = self.filters.iter().fold(self.channels, |max, filters| max.max(*filters));
        limits::check_activation_len(pixels.saturating_mul(max_channels))
    }

    pub(super) fn count_parameters(&self, counter: &mut ParameterCounter) {
        let [f1, f2, f3, f4] = self.filters;
        for pair in [self.channels, f1, f2, f3, f4, self.channels].windows(2) {
            // Input and output channels.
            counter.add_conv(pair[0], pair[1]);
        }
    }

    /// The shape of the images.
    pub fn image_shape(&self) -> ImageShape {
        ImageShape { height: self.height, width: self.width, channels: self.channels }
    }

    /// Height and width of the images that the first convolution takes.
    fn padded_size(&self) -> (usize, usize) {
        match self.padding {
            Padding::Same => {
                (self.height.next_multiple_of(POOLING_FACTOR), self.width.next_multiple_of(POOLING_FACTOR))
            }
            Padding::Valid => (self.height, self.width),
        }
    }

    pub(super) fn build(&self, rng: &mut dyn Rng) -> ModelParts {
        let [f1, f2, f3, f4] = self.filters;
        let (height, width) = self.padded_size();
        let encoder = SequentialBuilder::from_images(self.image_shape(), self.activation)
            .pad_to("pad", height, width)
            .conv_with_activation("conv1", f1, self.padding, rng)
            .max_pool("pool1")
            .conv_with_activation("conv2", f2, self.padding, rng)
            .max_pool("pool2");
        let decoder = SequentialBuilder::from_images(encoder.shape(), self.activation)
            .up_conv_with_activation("conv3", f3, self.padding, rng)
            .up_conv_with_activation("conv4", f4, self.padding, rng)
            .conv("conv5", self.channels, self.padding, rng);
        let decoder = match self.padding {
            Padding::Same => decoder.crop_to("crop", self.height, self.width),
            Padding::Valid => decoder,
        };
        ModelParts { encoder: encoder.build(), bottleneck: None, decoder: decoder.build() }
    }
}
