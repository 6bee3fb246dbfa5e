//! What an exported file says about a model besides its layers.

use crate::data::ImageShape;
use crate::json::{self, Object};
use crate::models::{Config, Model};
use crate::weights::safetensors;
use crate::{Error, Result};
use serde::Serialize;

/// The name of a data set that is not known.
const NOT_RECORDED: &str = "not recorded";

/// A model's name and the images that it was trained on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModelDescription {
    /// For example `vanilla`.
    pub name: String,
    /// The data set's name, for example `MNIST`.
    pub data_set: String,
    /// The shape of the images.
    pub image_shape: ImageShape,
    /// How pictures became such images, if that is known. Files leave it out if it is not; a Python project then begins with the
    /// default.
    pub preprocessing: Option<Preprocessing>,
    /// Whether the model is known to have learnt to denoise.
    pub denoises: bool,
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
#[non_exhaustive]
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
#[non_exhaustive]
pub enum Background {
    /// White.
    #[default]
    White,
    /// Black.
    Black,
}

impl ModelDescription {
    /// The description of a model of which nothing else is known. Where its layers do not tell the shape of the images, they are
    /// taken to be square and grey, or a single row if the number of pixels is not a square.
    pub fn of(model: &Model, name: &str) -> Self {
        let pixels = model.input_len();
        let side = pixels.isqrt();
        let image_shape = match model.config() {
            Config::Convolutional(config) => config.image_shape(),
            _ if side * side == pixels => ImageShape::grey(side, side),
            _ => ImageShape::grey(1, pixels),
        };
        let (name, data_set) = (name.to_owned(), NOT_RECORDED.to_owned());
        Self { name, data_set, image_shape, preprocessing: None, denoises: false }
    }

    /// As [`of`](Self::of), with what the metadata of the model's file records besides: its name, data set and preprocessing, and
    /// whether it denoises. What is damaged counts as not recorded.
    ///
    /// # Errors
    /// [`Error::InvalidFile`] if the bytes are not a safetensors file, [`Error::Tensor`] if a tensor has an unsupported type.
    pub fn of_file(model: &Model, name: &str, bytes: &[u8]) -> Result<Self> {
        let file = safetensors::read(bytes)?;
        let entry = |key| file.metadata.iter().find(|(entry_key, _)| entry_key == key).map(|(_, text)| text.as_str());
        let mut description = Self::of(model, entry("name").unwrap_or(name));
        if let Some(data_set) = entry("data_set") {
            data_set.clone_into(&mut description.data_set);
        }
        description.preprocessing = entry("preprocessing").and_then(|text| Preprocessing::parse(text).ok());
        description.denoises = entry("denoises") == Some("true");
        Ok(description)
    }

    /// The metadata entries, keys and texts, of what is known of the training; the same in every format.
    pub(super) fn training_metadata(&self) -> Vec<(&'static str, String)> {
        let preprocessing = self.preprocessing.map(|known| ("preprocessing", json::to_string(&known)));
        let denoises = self.denoises.then(|| ("denoises", "true".to_owned()));
        preprocessing.into_iter().chain(denoises).collect()
    }

    /// Checks that a model takes images of this shape.
    ///
    /// # Errors
    /// [`Error::Length`] if it takes another number of values, [`Error::Config`] if it is convolutional and takes other sides.
    pub fn check_image_shape(model: &Model, shape: ImageShape) -> Result<()> {
        let len = shape.checked_len();
        if len != Some(model.input_len()) {
            let actual = len.unwrap_or(usize::MAX);
            return Err(Error::Length { what: "image", expected: model.input_len(), actual });
        }
        match model.input_shape() {
            Some(expected) if expected != shape => {
                Err(Error::Config { field: "image", expected: expected.to_string(), actual: shape.to_string() })
            }
            _ => Ok(()),
        }
    }

    /// The shape of the model's outputs: that of the images, except for convolutions that lose pixels.
    pub(super) fn output_shape(&self, model: &Model) -> ImageShape {
        match model.decoder.out_shape() {
            ImageShape { height: 1, width: 1, .. } => self.image_shape,
            shape => shape,
        }
    }

    /// Checks that the images are what the model takes.
    ///
    /// # Errors
    /// As [`check_image_shape`](Self::check_image_shape).
    pub(super) fn check_fits(&self, model: &Model) -> Result<()> {
        Self::check_image_shape(model, self.image_shape)
    }
}

impl Preprocessing {
    fn parse(text: &str) -> json::Result<Self> {
        Self::read(Object::parse(text)?)
    }

    /// Reads an object with the fields `fit`, `background`, `invert` and `normalise`.
    ///
    /// # Errors
    /// A message that names the field that is missing, wrong or unknown.
    pub(crate) fn read(mut fields: Object) -> json::Result<Self> {
        let preprocessing = Self {
            fit: fields.choice("fit", &[("crop", Fit::Crop), ("fit", Fit::Pad)])?,
            background: fields.choice("background", &[("white", Background::White), ("black", Background::Black)])?,
            invert: fields.bool("invert")?,
            normalise: fields.bool("normalise")?,
        };
        fields.finish()?;
        Ok(preprocessing)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{Layout, from_safetensors, to_safetensors};
    use crate::models::Vanilla;
    use crate::weights::{Precision, ZeroRng};
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // these also run in the browser

    fn model() -> Model {
        Model::new(Config::Vanilla(Vanilla { input: 16, ..Vanilla::keras_dense(2) }), &mut ZeroRng).unwrap()
    }

    /// The metadata of a file.
    fn metadata(bytes: &[u8]) -> Vec<(String, String)> {
        safetensors::read(bytes).unwrap().metadata
    }

    #[test]
    fn what_a_file_records_is_read_and_written_again() {
        let described = ModelDescription {
            name: "faces".to_owned(),
            data_set: "Olivetti".to_owned(),
            preprocessing: Some(Preprocessing {
                fit: Fit::Pad,
                background: Background::Black,
                invert: true,
                normalise: true,
            }),
            denoises: true,
            ..ModelDescription::of(&model(), "")
        };
        for layout in Layout::ALL {
            let bytes = to_safetensors(&model(), layout, &described).unwrap();
            let again = ModelDescription::of_file(&from_safetensors(&bytes, None).unwrap(), "a file", &bytes).unwrap();
            assert_eq!(again, described);
            assert_eq!(metadata(&to_safetensors(&model(), layout, &again).unwrap()), metadata(&bytes));
        }
    }

    #[test]
    fn what_no_file_records_is_not_invented() {
        let bytes = crate::weights::to_bytes(&model(), Precision::Single).unwrap();
        let description = ModelDescription::of_file(&model(), "a file", &bytes).unwrap();
        assert_eq!(description, ModelDescription::of(&model(), "a file"));
        let exported = to_safetensors(&model(), Layout::PyTorch, &description).unwrap();
        let keys: Vec<String> = metadata(&exported).into_iter().map(|(key, _)| key).collect();
        assert_eq!(keys, ["config", "layout", "name", "data_set", "format"]);
    }

    #[test]
    fn damaged_metadata_counts_as_not_recorded() {
        for text in ["", "{}", r#"{"fit":"crop","background":"red","invert":false,"normalise":false}"#] {
            let bytes = safetensors::write(&[("preprocessing", text), ("denoises", "yes")], &[], Precision::Single);
            let description = ModelDescription::of_file(&model(), "a file", &bytes).unwrap();
            assert_eq!(description, ModelDescription::of(&model(), "a file"));
        }
    }
}
