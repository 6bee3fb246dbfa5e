//! Models from safetensors files in any layout.
//!
//! The layout is the one that the metadata entry `layout` names; without one, as after `safetensors.torch.save_model`, it
//! follows from the names. The model's configuration is the metadata entry `config`; without one it is inferred from names
//! and shapes.

mod foreign;
mod infer;
mod kernel_shapes;
mod mismatch;

use super::Layout;
use crate::data::ImageShape;
use crate::layers::Parameter;
use crate::models::{Config, Model};
use crate::weights::safetensors::{self, File, Tensor};
use crate::weights::{ZeroRng, decode_tensor, drop_training_state};
use crate::{Error, Result, json};
use kernel_shapes::KernelShapes;
pub use mismatch::{Mismatch, TensorSpec, suggested_changes};

/// Reads a model from a safetensors file in this crate's layout, PyTorch's or Keras's.
///
/// `image_shape` is the shape of the images, if known: a convolutional model's file without configuration does not tell it. Nor does
/// such a file tell the activation and the padding, which are taken to be ReLU and 'same'.
///
/// # Errors
/// [`Error::Config`] if an image of this shape has more values than can be counted; [`Error::InvalidFile`] if the bytes are not a
/// safetensors file; [`Error::Metadata`] or [`Error::Config`] if the model's configuration is invalid, or cannot be inferred;
/// [`Error::ForeignTensors`] if the names or shapes of tensors are not those of the model; [`Error::Tensor`] if a tensor has an unsupported type or a value that is not finite.
pub fn from_safetensors(bytes: &[u8], image_shape: Option<ImageShape>) -> Result<Model> {
    check_countable(image_shape)?;
    let mut file = safetensors::read(bytes)?;
    drop_training_state(&mut file);
    let layout = layout(&file)?;
    let config = match metadata_entry(&file, "config") {
        Some(text) => parse_config(text)?,
        None => infer_config(&KernelShapes::new(&file.tensors, layout), image_shape)?,
    };
    check_size(&config, &file)?;
    load_tensors(Model::new(config, &mut ZeroRng)?, &file.tensors, layout)
}

fn check_countable(image: Option<ImageShape>) -> Result<()> {
    match image {
        Some(image) if image.checked_len().is_none() => {
            let expected = "as many values as can be counted".to_owned();
            Err(Error::Config { field: "image", expected, actual: image.to_string() })
        }
        _ => Ok(()),
    }
}

fn layout(file: &File) -> Result<Layout> {
    let Some(tag) = metadata_entry(file, "layout") else {
        return Ok(Layout::of_names(file.tensors.iter().map(|tensor| tensor.name.as_str())));
    };
    let layout = Layout::ALL.into_iter().find(|layout| layout.tag() == Some(tag));
    layout.ok_or_else(|| Error::Metadata {
        expected: "the layout pytorch or keras",
        actual: json::truncate_for_message(tag).to_owned(),
    })
}

fn metadata_entry<'a>(file: &'a File, name: &str) -> Option<&'a str> {
    file.metadata.iter().find(|(key, _)| key == name).map(|(_, text)| text.as_str())
}

fn parse_config(text: &str) -> Result<Config> {
    let config = json::Object::parse(text).and_then(Config::read);
    config.map_err(|actual| Error::Metadata { expected: "a model's configuration", actual })
}

/// The configuration that names and shapes imply. One that is guessed from shapes alone only serves the error that says how the
/// tensors would have to be named.
fn infer_config(kernels: &KernelShapes, image: Option<ImageShape>) -> Result<Config> {
    let unknown = || Error::Metadata {
        expected: "an entry `config`, or tensors of layers that are named as in our models",
        actual: "none".to_owned(),
    };
    infer::config(kernels, image).or_else(|| foreign::guess_config(kernels, image)).ok_or_else(unknown)?
}

/// Checks that the model is not much larger than the file: a small file must not allocate a large model. A few tensors may be
/// missing: a later error names them.
fn check_size(config: &Config, file: &File) -> Result<()> {
    let required = config.parameter_count()?;
    let available: usize = file.tensors.iter().map(Tensor::value_count).sum();
    if required <= available + available / 2 + 1024 {
        return Ok(());
    }
    let (expected, actual) = (format!("{required} parameters in all"), available.to_string());
    Err(Error::Tensor { name: "*".to_owned(), expected, actual })
}

/// The model with its parameters replaced by the values of the tensors.
fn load_tensors(mut model: Model, tensors: &[Tensor], layout: Layout) -> Result<Model> {
    let mismatches = mismatch::compare(&expected_tensors(&model, layout), tensors);
    if !mismatches.is_empty() {
        return Err(Error::ForeignTensors(mismatches));
    }
    for (layer, parameter) in model.parameters_mut() {
        let name = layout.tensor_name(layer, parameter.name);
        let tensor = tensors.iter().find(|tensor| tensor.name == name).expect("the names have been compared");
        decode_tensor(tensor, layout.permute_from_native(parameter.values).iter_mut())?;
    }
    Ok(model)
}

/// The tensors of a model in a layout.
fn expected_tensors(model: &Model, layout: Layout) -> Vec<TensorSpec> {
    let spec = |(layer, parameter): (&str, Parameter)| TensorSpec {
        name: layout.tensor_name(layer, parameter.name),
        shape: layout.permute_from_native(parameter.values).shape().to_vec(),
    };
    model.parameters().map(spec).collect()
}

#[cfg(test)]
mod tests;
