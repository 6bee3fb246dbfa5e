//! Three autoencoders (vanilla, convolutional and variational), their training and inference, in pure Rust, natively and on
//! WebAssembly.
//!
//! Train a model, save it to a file and load it again:
//!
//! ```
//! use autoencoders::models::{Batch, Config, Model, Objective, Vanilla, Workspace};
//! use autoencoders::train::{Adam, Trainer};
//! use autoencoders::weights::{Precision, from_bytes, to_bytes};
//! use ndarray::Array2;
//! use rand::SeedableRng;
//!
//! # fn main() -> autoencoders::Result<()> {
//! let mut rng = rand_chacha::ChaCha8Rng::seed_from_u64(1);
//! let images = Array2::from_shape_fn((16, 784), |(i, pixel)| f32::from((pixel % 28 + i) % 9 < 3));
//! let batch = Batch { input: images.view(), target: images.view(), epsilon: ndarray::ArrayView2::from_shape((16, 0), &[]).unwrap() };
//! let model = Model::new(Config::Vanilla(Vanilla::keras_dense(32)), &mut rng)?;
//! let mut trainer = Trainer::new(model, Objective::default(), Adam::default(), 1)?;
//! let losses: Vec<f64> = (0..20).map(|_| trainer.step(&batch).reconstruction).collect();
//! let file = to_bytes(&trainer.model, Precision::Half)?;
//! let codes = from_bytes(&file)?.encode(images.view(), &mut Workspace::default()).code.to_owned();
//! # assert!(losses[19] < losses[0] && codes.dim() == (16, 32));
//! # Ok(())
//! # }
//! ```
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
//! | `export` | models to and from ONNX, PyTorch and Keras; with the feature `export` |
//! | [`data`] | examples, drawings, noise, batches |
//! | [`metrics`] | mean squared error, PSNR, SSIM |
//! | [`denoise_benchmark`] | the quality of denoised examples |
//! | [`latent`] | interpolation, sampling, PCA and nearest neighbours in the latent space |
//! | [`classification`] | nearest neighbours and a linear probe that recognise classes, confusion matrices |
//! | [`anomaly`] | scores of what a model has not learnt, ROC and precision-recall curves |
//! | [`train`] | training configurations and runs, Adam, evaluation, the gradient check |
//! | [`contact_sheet`] | many images in one picture |
//! | `wasm` | the interface to JavaScript |
//!
//! No module but `wasm` has side effects: bytes, seeds and random number generators are arguments.

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
mod image_shape;
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
