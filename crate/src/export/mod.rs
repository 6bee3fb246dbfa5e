//! Models to and from the formats of other software.
//!
//! - [`onnx`]: graphs that any ONNX runtime executes.
//! - [`Layout`]: the same weights as PyTorch or Keras names and arranges them, in safetensors files.

mod description;
mod layout;
pub mod onnx;

pub use description::{Background, Description, Fit, Preprocessing};
pub use layout::Layout;
