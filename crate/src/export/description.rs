//! What an exported file says about a model besides its layers.

use crate::data::ImageShape;
use crate::models::{Config, Model};
use crate::{Error, Result};
use serde::Serialize;

/// A model's name and the images that it was trained on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModelDescription {
    /// For example `vanilla`.
    pub name: String,
    /// The data set's name, for example `MNIST`.
    pub data_set: String,
    /// The shape of the images.
    pub image: ImageShape,
    /// How pictures became such images.
    pub preprocessing: Preprocessing,
}

/// How a picture of any size becomes an image of the data set, whose bytes divided by 255 are the model's input.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Preprocessing {
    /// How the picture is brought to the aspect ratio of the image.
    pub fit: Fit,
    /// What is behind transparent pixels and beside the picture.
    pub background: Background,
    /// Whether the picture is inverted: dark becomes light.
    pub invert: bool,
    /// Whether each image is brought to a mean of ½ and a standard deviation of ⅙.
    pub normalise: bool,
}

/// How a picture is brought to the aspect ratio of the image.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fit {
    /// The largest part in its middle.
    #[default]
    Crop,
    /// All of it, with margins.
    #[serde(rename = "fit")]
    Pad,
}

/// The colour behind a picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Background {
    /// White.
    #[default]
    White,
    /// Black.
    Black,
}

impl ModelDescription {
    /// Of a model of which no more is known: square grey images, if its layers tell no shape and the number of pixels allows
    /// it, or else a single row.
    pub fn of(model: &Model, name: &str) -> Self {
        let pixels = model.input_len();
        let side = pixels.isqrt();
        let image = match model.config() {
            Config::Convolutional(config) => config.image(),
            _ if side * side == pixels => ImageShape::grey(side, side),
            _ => ImageShape::grey(1, pixels),
        };
        let preprocessing = Preprocessing::default();
        Self { name: name.to_owned(), data_set: "not recorded".to_owned(), image, preprocessing }
    }

    /// Checks that a model takes images of this shape.
    ///
    /// # Errors
    /// [`Error::Length`] if it takes another number of values, [`Error::Config`] if it is convolutional and takes other sides.
    pub fn check_image_shape(model: &Model, image: ImageShape) -> Result<()> {
        let values = image.checked_len();
        if values != Some(model.input_len()) {
            let actual = values.unwrap_or(usize::MAX);
            return Err(Error::Length { what: "image", expected: model.input_len(), actual });
        }
        match model.input_shape() {
            Some(shape) if shape != image => {
                Err(Error::Config { field: "image", expected: shape.to_string(), actual: image.to_string() })
            }
            _ => Ok(()),
        }
    }

    /// The shape of the model's outputs: that of the images, except for convolutions that lose pixels.
    pub(super) fn output(&self, model: &Model) -> ImageShape {
        match model.decoder.out_shape() {
            ImageShape { height: 1, width: 1, .. } => self.image,
            shape => shape,
        }
    }

    /// Checks that the images are what the model takes.
    ///
    /// # Errors
    /// As [`check_image_shape`](Self::check_image_shape).
    pub(super) fn check_fits(&self, model: &Model) -> Result<()> {
        Self::check_image_shape(model, self.image)
    }
}
