//! The interface to JavaScript: the only module that uses `wasm_bindgen`.
//!
//! Tensors are passed as `Float32Array`, configurations as plain objects. All arguments are checked here; an invalid one
//! throws an `Error` with the name `AutoencoderError` and a `code`.

#[cfg(feature = "training")]
mod anomaly;
mod check;
#[cfg(feature = "training")]
mod classification;
mod contact_sheet;
mod contributions;
mod data_set;
mod denoise_benchmark;
mod error;
#[cfg(feature = "training")]
mod evaluation;
#[cfg(feature = "export")]
mod export;
#[cfg(feature = "training")]
mod features;
mod json;
mod latent;
mod latent_stats;
mod model;
mod neighbours;
mod noise;
#[cfg(feature = "training")]
mod parameters;
mod pca;
#[cfg(feature = "training")]
mod replica;
mod trace;
#[cfg(feature = "training")]
mod training_run;
#[cfg(feature = "training")]
mod trustworthiness;
mod types;

use crate::data::drawing::{self, PLACEMENTS};
#[cfg(feature = "training")]
use crate::kernels;
#[cfg(feature = "training")]
pub use anomaly::{DetectionCurves, ReconstructionScores};
#[cfg(feature = "training")]
pub use classification::{LabelledFeatures, LinearProbe, ProbeFit, confusion_matrix};
pub use contact_sheet::contact_sheet_js;
pub use contributions::Contributions;
pub use data_set::DataSet;
pub use denoise_benchmark::DenoiseBenchmark;
#[cfg(feature = "training")]
pub use evaluation::{EvalMetrics, GradientCheck};
#[cfg(feature = "export")]
pub use export::ExportedFile;
#[cfg(feature = "training")]
pub use features::Features;
pub use latent::{analogy, class_means, grid_codes, interpolate, sample_fitted_gaussian, sample_prior};
pub use latent_stats::LatentStats;
pub use model::{Model, Reconstruction};
pub use neighbours::Neighbours;
pub use noise::{ImageQuality, compare_images, corrupt, median_filter};
pub use pca::Pca;
#[cfg(feature = "training")]
pub use replica::Replica;
pub use trace::{LayerActivation, Weight};
#[cfg(feature = "training")]
pub use training_run::{TensorNorm, TrainBatch, TrainingRun};
#[cfg(feature = "training")]
pub use trustworthiness::Trustworthiness;

use wasm_bindgen::prelude::*;

/// Reports panics, which are bugs, in the browser's console.
#[wasm_bindgen(start)]
pub fn start() {
    console_error_panic_hook::set_once();
}

/// A drawing's ink (0 to 255 per pixel, row by row) as an image of this shape, in 0…1; `undefined` if there is no ink.
/// `placement` says how it is brought there: `mnist`, `nist` or `whole`.
///
/// # Errors
/// If `ink` does not hold `width` × `height` values, the shape is out of range, or the placement is unknown.
#[wasm_bindgen(js_name = normaliseDrawing)]
pub fn normalise_drawing(
    ink: &[u8],
    width: f64,
    height: f64,
    shape: &[usize],
    #[wasm_bindgen(unchecked_param_type = "Placement")] placement: &JsValue,
) -> Result<Option<Vec<f32>>, JsValue> {
    let (width, height) = (check::read_whole_number("width", width)?, check::read_whole_number("height", height)?);
    let shape = check::image_shape(shape)?;
    let placement = check::read_choice("placement", placement, &PLACEMENTS)?;
    drawing::normalise(ink, width, height, (shape, placement)).map_err(error::to_js)
}

/// A random seed from the platform's cryptographic generator.
///
/// # Errors
/// If the platform has no such generator.
#[wasm_bindgen(js_name = freshSeed)]
pub fn fresh_seed() -> Result<u32, JsValue> {
    getrandom::u32().map_err(|e| JsError::new(&e.to_string()).into())
}

/// Runs `rounds` rounds of a few thousand multiply-adds on values in the L1 cache; returns the number of floating-point
/// operations. Divided by the time the call took, it is the peak of this browser on this machine.
///
/// # Errors
/// If `rounds` is no whole number.
#[cfg(feature = "training")]
#[wasm_bindgen(js_name = runMultiplyAdds)]
pub fn run_multiply_adds(rounds: f64) -> Result<f64, JsValue> {
    let (operations, sum) = kernels::peak_flops::run_multiply_adds(check::read_whole_number("rounds", rounds)?);
    // The sum is finite, so this is the count; but the compiler cannot know.
    Ok(if sum.is_nan() { 0.0 } else { operations })
}
