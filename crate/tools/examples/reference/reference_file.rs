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
    pub fn values_per_example(&self) -> usize {
        self.shape.iter().skip(1).product()
    }
}

/// A reference file: all of its tensors, by name.
pub struct ReferenceFile {
    /// By their names in the file.
    pub tensors: BTreeMap<String, Tensor>,
}

impl ReferenceFile {
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
        Ok(Self { tensors: tensors.collect::<Result<_, _>>()? })
    }

    /// A required tensor.
    pub fn get(&self, name: &str) -> Result<&Tensor, String> {
        self.tensors.get(name).ok_or_else(|| format!("tensor {name} is missing"))
    }

    /// The dimensions of a tensor, if it exists.
    pub fn shape(&self, name: &str) -> Option<&[usize]> {
        self.tensors.get(name).map(|tensor| &tensor.shape[..])
    }
}
