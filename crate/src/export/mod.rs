//! Models to and from the formats of other software.
//!
//! - [`onnx`]: graphs that any ONNX runtime executes.
//! - [`Layout`]: the same weights as PyTorch or Keras names and arranges them, in safetensors files.
//! - [`python`]: a project that continues a model's training in PyTorch, and has it in Keras.
//! - [`from_safetensors`]: models in any of these layouts, back from a file.

mod description;
mod layout;
mod margins;
pub mod onnx;
pub mod python;
mod read;
mod tensors;

pub use description::{Background, Fit, ModelDescription, Preprocessing};
pub use layout::Layout;
pub(crate) use read::suggested_changes;
pub use read::{Mismatch, TensorSpec, from_safetensors};
pub use tensors::to_safetensors;
