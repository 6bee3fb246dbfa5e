//! Models in safetensors files: the tensors `{layer}.kernel` and `{layer}.bias` of each layer, F32 or F16, in Keras's layout,
//! and the model's configuration as JSON in the metadata entry `config`, so that a model can be loaded from its file alone. Tensors
//! `training.*` are left out: the page keeps a training in them, to resume it.

#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
mod file;
pub(crate) mod safetensors;

use crate::error::non_finite_name;
use crate::json;
use crate::layers::ParameterMut;
use crate::models::{Config, Model};
use crate::{Error, Result};
use half::f16;
use rand::TryRng;
use safetensors::{File, Tensor, TensorData};
use std::convert::Infallible;

/// The number format of the weights in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Precision {
    /// 32 bits, exact.
    Single,
    /// 16 bits: half the size, and three significant digits.
    Half,
}

impl Precision {
    /// Its name in the format.
    fn dtype(self) -> &'static str {
        match self {
            Precision::Single => "F32",
            Precision::Half => "F16",
        }
    }

    /// Bytes per value.
    fn bytes_per_value(self) -> usize {
        match self {
            Precision::Single => 4,
            Precision::Half => 2,
        }
    }
}

/// What the names of tensors begin with that are not the model's.
const TRAINING_PREFIX: &str = "training.";

/// A generator of zeros, for weights that are overwritten anyway.
pub(crate) struct ZeroRng;

impl TryRng for ZeroRng {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> std::result::Result<u32, Infallible> {
        Ok(0)
    }

    fn try_next_u64(&mut self) -> std::result::Result<u64, Infallible> {
        Ok(0)
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> std::result::Result<(), Infallible> {
        bytes.fill(0);
        Ok(())
    }
}

/// Writes a model as a safetensors file in this crate's layout.
///
/// # Errors
/// [`Error::Tensor`] if a weight is not finite or, in half precision, beyond ±65,504.
pub fn to_bytes(model: &Model, precision: Precision) -> Result<Vec<u8>> {
    let config = json::to_string(model.config());
    let mut tensors: Vec<TensorData> = Vec::new();
    let mut outcome = Ok(());
    model.for_each_parameter(&mut |layer, parameter| {
        let name = format!("{layer}.{}", parameter.name);
        match encode_tensor(&name, parameter.as_slice().iter(), precision) {
            Ok(data) => {
                // Sorted by name, as the safetensors crate writes them.
                let index = tensors.iter().position(|other| name < other.name).unwrap_or(tensors.len());
                tensors.insert(index, TensorData { name, shape: parameter.values.shape().to_vec(), data });
            }
            Err(error) => outcome = Err(error),
        }
    });
    outcome.map(|()| safetensors::write(&[("config", &config)], &tensors, precision))
}

/// Reads a model from a safetensors file of [`to_bytes`] or of this project's web page. A training that the page keeps in it, to
/// be resumed, is dropped: the model is read alone, and is written alone by [`to_bytes`].
///
/// # Errors
/// [`Error::InvalidFile`] if the bytes are not a safetensors file; [`Error::Metadata`] or [`Error::Config`] if the model's
/// configuration is missing or invalid; [`Error::Tensor`] if a tensor is missing, unknown, of a wrong shape or type, or has a
/// value that is not finite.
pub fn from_bytes(bytes: &[u8]) -> Result<Model> {
    let mut file = safetensors::read(bytes)?;
    drop_training_state(&mut file);
    let config = read_config(&file)?;
    // Checked before the model is allocated: a small file must not allocate a large model.
    let expected = config.parameter_count()?;
    let stored: usize = file.tensors.iter().map(Tensor::value_count).sum();
    if stored != expected {
        return Err(tensor_error("*", format!("{expected} parameters in all"), stored.to_string()));
    }
    let mut model = Model::new(config, &mut ZeroRng)?;
    let mut tensor_count = 0;
    for (layer, parameter) in model.parameters_mut() {
        let name = format!("{layer}.{}", parameter.name);
        read_parameter(file.tensors.iter().find(|tensor| tensor.name == name), &name, parameter)?;
        tensor_count += 1;
    }
    if file.tensors.len() != tensor_count {
        return Err(tensor_error("*", format!("{tensor_count} tensors in all"), file.tensors.len().to_string()));
    }
    Ok(model)
}

/// Leaves the model of a file that holds a training, too.
pub(crate) fn drop_training_state(file: &mut File) {
    file.tensors.retain(|tensor| !tensor.name.starts_with(TRAINING_PREFIX));
}

fn read_config(file: &File) -> Result<Config> {
    let entry = file.metadata.iter().find(|(name, _)| name == "config");
    let (_, json) = entry.ok_or(Error::Metadata { expected: "an entry `config`", actual: "none".to_owned() })?;
    let config = json::Object::parse(json).and_then(Config::read);
    config.map_err(|actual| Error::Metadata { expected: "a model's configuration", actual })
}

/// Copies the values of a tensor to a parameter, after a check of its shape.
fn read_parameter(tensor: Option<&Tensor>, name: &str, mut parameter: ParameterMut) -> Result<()> {
    let shape = parameter.values.shape();
    let tensor = tensor.ok_or_else(|| tensor_error(name, format!("shape {shape:?}"), "no such tensor".to_owned()))?;
    if tensor.shape != shape {
        return Err(tensor_error(name, format!("shape {shape:?}"), format!("{:?}", tensor.shape)));
    }
    decode_tensor(tensor, parameter.as_slice_mut().iter_mut())
}

/// Sets values to those of a tensor, in its order.
///
/// # Errors
/// [`Error::Tensor`] if a value is not finite.
pub(crate) fn decode_tensor<'a>(tensor: &Tensor, values: impl Iterator<Item = &'a mut f32>) -> Result<()> {
    match tensor.precision {
        Precision::Single => decode_values(tensor, values, f32::from_le_bytes),
        Precision::Half => decode_values(tensor, values, |bytes| f16::from_le_bytes(bytes).to_f32()),
    }
}

/// Converts each `N` bytes of a tensor to a value.
fn decode_values<'a, const N: usize>(
    tensor: &Tensor,
    values: impl Iterator<Item = &'a mut f32>,
    convert: impl Fn([u8; N]) -> f32,
) -> Result<()> {
    for (value, bytes) in values.zip(tensor.data.as_chunks().0) {
        *value = convert(*bytes);
        if !value.is_finite() {
            return Err(tensor_error(&tensor.name, "finite values".to_owned(), describe_invalid(*value).to_owned()));
        }
    }
    Ok(())
}

/// The bytes of a tensor.
///
/// # Errors
/// [`Error::Tensor`] if a value is not finite in this precision.
pub(crate) fn encode_tensor<'a>(
    name: &str,
    values: impl Iterator<Item = &'a f32>,
    precision: Precision,
) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    for &value in values {
        let is_finite = match precision {
            Precision::Single => {
                bytes.extend(value.to_le_bytes());
                value.is_finite()
            }
            Precision::Half => {
                let half = f16::from_f32(value);
                bytes.extend(half.to_le_bytes());
                half.is_finite()
            }
        };
        if !is_finite {
            return Err(tensor_error(
                name,
                format!("finite values in {precision:?} precision"),
                describe_invalid(value).to_owned(),
            ));
        }
    }
    Ok(bytes)
}

/// The name of a value that cannot be stored.
fn describe_invalid(value: f32) -> &'static str {
    if value.is_finite() { "a value beyond ±65,504" } else { non_finite_name(value) }
}

fn tensor_error(name: &str, expected: String, actual: String) -> Error {
    Error::Tensor { name: name.to_owned(), expected, actual }
}
