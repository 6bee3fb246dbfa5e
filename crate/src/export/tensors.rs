//! The weights of a model in a safetensors file, in the layout of other software.

use super::{Layout, ModelDescription};
use crate::models::Model;
use crate::weights::safetensors::{TensorData, write};
use crate::weights::{Precision, encode_tensor};
use crate::{Result, json};

/// Writes a model as a safetensors file with the names and axes of a layout, and 32 bits per value.
///
/// The metadata entry `config` holds the model's configuration, as in our own files, `layout` names the layout. `name` and
/// `data_set` are the description's; `preprocessing` and `denoises` are there if they are known.
///
/// # Errors
/// [`Error::Tensor`](crate::Error::Tensor) if a weight is not finite.
pub fn to_safetensors(model: &Model, layout: Layout, description: &ModelDescription) -> Result<Vec<u8>> {
    let mut tensors = Vec::new();
    for (layer, parameter) in model.parameters() {
        let name = layout.tensor_name(layer, parameter.name);
        let values = layout.permute_from_native(parameter.values);
        let data = encode_tensor(&name, values.iter(), Precision::Single)?;
        tensors.push(TensorData { name, shape: values.shape().to_vec(), data });
    }
    tensors.sort_by(|a, b| a.name.cmp(&b.name)); // as the safetensors crate writes them
    let (config, training) = (json::to_string(model.config()), description.training_metadata());
    let mut metadata = vec![("config", config.as_str())];
    metadata.extend(layout.tag().map(|tag| ("layout", tag)));
    metadata.extend([("name", description.name.as_str()), ("data_set", &description.data_set)]);
    metadata.extend(training.iter().map(|(key, text)| (*key, text.as_str())));
    if layout == Layout::PyTorch {
        metadata.push(("format", "pt")); // which some readers of PyTorch's tensors require
    }
    Ok(write(&metadata, &tensors, Precision::Single))
}
