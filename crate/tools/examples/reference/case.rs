//! The tensors of a reference file.

use safetensors::tensor::{Dtype, SafeTensors};
use std::collections::BTreeMap;

/// One tensor of f32.
#[derive(Clone)]
pub struct Tensor {
    /// Its dimensions.
    pub shape: Vec<usize>,
    /// Row-major values.
    pub values: Vec<f32>,
}

impl Tensor {
    /// The product of the dimensions after the first: the number of values per example.
    pub fn each(&self) -> usize {
        self.shape.iter().skip(1).product()
    }
}

/// All tensors by name.
pub struct Case(pub BTreeMap<String, Tensor>);

impl Case {
    /// Reads a safetensors file of F32 tensors.
    pub fn read(bytes: &[u8]) -> Result<Self, String> {
        let file = SafeTensors::deserialize(bytes).map_err(|e| e.to_string())?;
        let tensors = file.iter().map(|(name, tensor)| {
            if tensor.dtype() != Dtype::F32 {
                return Err(format!("{name}: expected F32, got {:?}", tensor.dtype()));
            }
            let values = tensor.data().as_chunks().0.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect();
            Ok((name.to_owned(), Tensor { shape: tensor.shape().to_vec(), values }))
        });
        tensors.collect::<Result<_, _>>().map(Self)
    }

    /// A required tensor.
    pub fn get(&self, name: &str) -> Result<&Tensor, String> {
        self.0.get(name).ok_or_else(|| format!("tensor {name} is missing"))
    }

    /// The dimensions of a tensor, if it exists.
    pub fn shape(&self, name: &str) -> Option<&[usize]> {
        self.0.get(name).map(|tensor| &tensor.shape[..])
    }
}
