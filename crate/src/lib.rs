//! Three autoencoders (vanilla, convolutional, variational), trained and run in pure Rust, natively and on WebAssembly.
//!
//! Each module knows only those above it in this list:
//!
//! | module | what |
//! | --- | --- |
//! | [`json`] | objects from outside, field by field |
//! | [`kernels`] | arithmetic on plain slices |
//! | [`layers`], [`losses`] | forward and backward of one layer or loss |
//! | [`models`] | the three autoencoders: compositions of layers |
//! | [`weights`] | models to and from safetensors files |
//! | [`data`] | digits, drawings, noise, batches |
//! | [`metrics`] | how near an image comes to another |
//! | [`denoise_benchmark`] | denoisers, evaluated on digits |
//! | [`latent`] | walks, samples and maps of the codes, nearest digits and what they tell, the linear baseline |
//! | [`train`] | recipes, runs by them, Adam, parts of a batch; validation, gradients held against differences |
//! | `wasm` | what JavaScript sees of it |
//!
//! None above `wasm` reads a file, a clock or a global: bytes, seeds and generators of random numbers are arguments.

// Not forbidden, as `ndarray::s!` has its own and allows it.
#![deny(unsafe_code)]

pub mod contact_sheet;
pub mod data;
pub mod denoise_benchmark;
pub mod error;
pub mod json;
pub mod latent;
pub mod layers;
pub mod losses;
pub mod metrics;
pub mod models;
pub mod train;
#[cfg(target_arch = "wasm32")]
pub mod wasm;
pub mod weights;

pub use autoencoders_kernels as kernels;
pub use error::{Error, Result};

#[cfg(all(test, target_arch = "wasm32"))]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
