//! Models in safetensors files: `{layer}.kernel` and `{layer}.bias` of each layer, F32 or F16, in Keras's layouts, and the
//! model's configuration as JSON in the metadata entry `config`, so that a file alone rebuilds its model.

use crate::models::{Config, Model};
use crate::{Error, Result};
use half::f16;
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use safetensors::tensor::{Dtype, SafeTensorError, SafeTensors, TensorView};
use std::collections::HashMap;

/// The number format of a file's weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    /// 32 bits, exact.
    Single,
    /// 16 bits: half the size, three significant digits.
    Half,
}

/// The bytes of a file that holds `model`.
///
/// # Errors
/// [`Error::Tensor`] if a weight is not finite or, in half precision, beyond ±65,504.
pub fn to_bytes(model: &Model, precision: Precision) -> Result<Vec<u8>> {
    let config = serde_json::to_string(model.config()).map_err(|e| Error::Container { reason: e.to_string() })?;
    let mut tensors = Vec::new();
    for (layer, parameter) in model.clone().parameters() {
        let name = format!("{layer}.{}", parameter.name);
        let bytes = encode(&name, parameter.values.iter().copied(), precision)?;
        tensors.push((name, parameter.values.shape().to_vec(), bytes));
    }
    let dtype = if precision == Precision::Half { Dtype::F16 } else { Dtype::F32 };
    let views: std::result::Result<Vec<_>, _> =
        tensors.iter().map(|(name, shape, bytes)| Ok((name, TensorView::new(dtype, shape.clone(), bytes)?))).collect();
    let metadata = HashMap::from([("config".to_owned(), config)]);
    safetensors::serialize(views.map_err(container)?, Some(metadata)).map_err(container)
}

/// The model in a file.
///
/// # Errors
/// [`Error::Container`] if the bytes are no safetensors file; [`Error::Metadata`] or [`Error::Config`] if they do not say
/// which model they hold, or an impossible one; [`Error::Tensor`] if a tensor is missing, unknown, of another shape or type
/// than the model needs, or holds a number that is not finite.
pub fn from_bytes(bytes: &[u8]) -> Result<Model> {
    let file = SafeTensors::deserialize(bytes).map_err(container)?;
    let config = config(bytes)?;
    // Before anything is built: a few bytes must not make us allocate a large model.
    let needed = config.parameter_count()?;
    let held: usize = file.iter().map(|(_, tensor)| tensor.shape().iter().product::<usize>()).sum();
    if held != needed {
        let (expected, actual) = (format!("{needed} parameters in all"), format!("{held}"));
        return Err(Error::Tensor { name: "*".to_owned(), expected, actual });
    }
    // The fresh weights are all overwritten.
    let mut model = Model::new(config, &mut ChaCha8Rng::seed_from_u64(0))?;
    let mut known = 0;
    for (layer, mut parameter) in model.parameters() {
        let name = format!("{layer}.{}", parameter.name);
        let values = read(&file, &name, parameter.values.shape())?;
        parameter.values.iter_mut().zip(values).for_each(|(to, from)| *to = from);
        known += 1;
    }
    if file.len() != known {
        let (expected, actual) = (format!("{known} tensors in all"), format!("{}", file.len()));
        return Err(Error::Tensor { name: "*".to_owned(), expected, actual });
    }
    Ok(model)
}

fn config(bytes: &[u8]) -> Result<Config> {
    let (_, header) = SafeTensors::read_metadata(bytes).map_err(container)?;
    let entry = header.metadata().as_ref().and_then(|metadata| metadata.get("config"));
    let json = entry.ok_or(Error::Metadata { expected: "an entry `config`", actual: "none".to_owned() })?;
    serde_json::from_str(json)
        .map_err(|e| Error::Metadata { expected: "a model's configuration", actual: e.to_string() })
}

/// The values of a tensor, which must have this shape.
fn read(file: &SafeTensors, name: &str, shape: &[usize]) -> Result<Vec<f32>> {
    let error = |expected: String, actual: String| Error::Tensor { name: name.to_owned(), expected, actual };
    let tensor = file.tensor(name).map_err(|_| error(format!("shape {shape:?}"), "no such tensor".to_owned()))?;
    if tensor.shape() != shape {
        return Err(error(format!("shape {shape:?}"), format!("{:?}", tensor.shape())));
    }
    let values: Vec<f32> = match tensor.dtype() {
        Dtype::F32 => tensor.data().as_chunks().0.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect(),
        Dtype::F16 => tensor.data().as_chunks().0.iter().map(|bytes| f16::from_le_bytes(*bytes).to_f32()).collect(),
        other => return Err(error("F32 or F16".to_owned(), format!("{other:?}"))),
    };
    match values.iter().find(|value| !value.is_finite()) {
        Some(value) => Err(error("finite values".to_owned(), value.to_string())),
        None => Ok(values),
    }
}

fn encode(name: &str, values: impl Iterator<Item = f32>, precision: Precision) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    for value in values {
        let half = f16::from_f32(value);
        let stored = if precision == Precision::Half { half.to_f32() } else { value };
        if !stored.is_finite() {
            let (expected, actual) = (format!("finite values in {precision:?} precision"), value.to_string());
            return Err(Error::Tensor { name: name.to_owned(), expected, actual });
        }
        match precision {
            Precision::Single => bytes.extend(value.to_le_bytes()),
            Precision::Half => bytes.extend(half.to_le_bytes()),
        }
    }
    Ok(bytes)
}

fn container(error: SafeTensorError) -> Error {
    Error::Container { reason: error.to_string() }
}
