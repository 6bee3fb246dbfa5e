#![doc = include_str!("../README.md")]
//! # Modules
//!
//! Each module depends only on those above it in this list:
//!
//! | module | contents |
//! | --- | --- |
//! | [`json`] | untrusted JSON objects, read field by field |
//! | [`kernels`] | arithmetic on slices |
//! | [`layers`], [`losses`] | forward and backward pass of each layer and loss |
//! | [`models`] | the three autoencoders: compositions of layers |
//! | [`weights`] | models in safetensors files |
//! | `export` | models to ONNX, to and from PyTorch and Keras; with the feature `export` |
//! | [`data`] | examples, drawings, noise, batches |
//! | [`metrics`] | mean squared error, PSNR, SSIM |
//! | [`denoise_benchmark`] | the quality of denoised examples |
//! | [`latent`] | interpolation, sampling, PCA and nearest neighbours in the latent space |
//! | [`classification`] | nearest neighbours and a linear probe that recognise classes, confusion matrices |
//! | [`anomaly`] | scores of what a model has not learnt, ROC and precision-recall curves |
//! | [`train`] | training configurations and runs, Adam, evaluation, the gradient check |
//! | [`contact_sheet`] | many images in one picture |
//! | `wasm` | the interface to JavaScript; on wasm32, with the feature `wasm` |
//!
//! Only `wasm`, [`Model::load`](models::Model::load) and [`Model::save`](models::Model::save) have side effects: otherwise bytes,
//! seeds and random number generators are arguments.
//!
//! `ndarray`, `rand` and `rand_chacha`, whose types are in the interface, are re-exported, so that versions agree.

// Not forbidden, since `ndarray::s!` allows it for its own code.
#![deny(unsafe_code)]

pub mod anomaly;
pub mod classification;
pub mod contact_sheet;
pub mod data;
pub mod denoise_benchmark;
pub mod error;
#[cfg(feature = "export")]
pub mod export;
pub mod json;
pub mod latent;
pub mod layers;
pub mod losses;
pub mod metrics;
pub mod models;
pub mod train;
#[cfg(all(target_arch = "wasm32", feature = "wasm"))]
pub mod wasm;
pub mod weights;

pub use autoencoders_kernels as kernels;
pub use error::{Error, Result};
#[doc(no_inline)]
pub use {ndarray, rand, rand_chacha};

// Models, examples and trainings move between threads, and are shared where they are only read.
const _: () = {
    const fn is_send_and_sync<T: Send + Sync>() {}
    is_send_and_sync::<models::Model>();
    is_send_and_sync::<models::Workspace>();
    is_send_and_sync::<data::DataSet>();
    is_send_and_sync::<train::Training>();
    is_send_and_sync::<train::TrainingRun>();
    is_send_and_sync::<Error>();
};

#[cfg(all(test, target_arch = "wasm32"))]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
