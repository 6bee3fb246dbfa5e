//! Noise, the median filter and the quality of an image, for the page.

use super::check::{MAX_VALUES, check_count, check_len, check_range, check_rows};
use super::json;
use crate::data::{self, Noise};
use crate::metrics;
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use wasm_bindgen::prelude::*;

/// The similarity of an image to its reference, or the mean of many.
#[wasm_bindgen]
pub struct Quality(pub(super) metrics::Quality);

#[wasm_bindgen]
impl Quality {
    /// Mean squared error per pixel.
    #[wasm_bindgen(getter)]
    pub fn mse(&self) -> f64 {
        self.0.mse
    }

    /// Peak signal-to-noise ratio of the mean squared error, in dB; `Infinity` for identical images.
    #[wasm_bindgen(getter)]
    pub fn psnr(&self) -> f64 {
        self.0.psnr()
    }

    /// Structural similarity, at most 1.
    #[wasm_bindgen(getter)]
    pub fn ssim(&self) -> f64 {
        self.0.ssim
    }
}

/// Corrupts an image in 0…1 with `noise`: `{kind: "gaussian", sigma}`, `{kind: "salt_and_pepper", probability}`,
/// `{kind: "patch", size}`, `{kind: "mask", left, top, size}` or `{kind: "scribble", length}`.
///
/// # Errors
/// If the image is not whole rows of `width`, or the noise is unknown or out of range.
#[wasm_bindgen]
pub fn corrupt(image: &[f32], width: usize, noise: &JsValue, seed: u32) -> Result<Vec<f32>, JsValue> {
    let height = height("image", image, width)?;
    let mut image = image.to_vec();
    read(noise)?.apply(&mut image, width, height, &mut ChaCha8Rng::seed_from_u64(seed.into()));
    Ok(image)
}

/// Applies the 3×3 median filter to an image.
///
/// # Errors
/// If it is not whole rows of `width`.
#[wasm_bindgen(js_name = medianFilter)]
pub fn median_filter(image: &[f32], width: usize) -> Result<Vec<f32>, JsValue> {
    height("image", image, width)?;
    Ok(data::median(image, width))
}

/// The similarity of `other` to `reference`, both in 0…1.
///
/// # Errors
/// If one is not whole rows of `width`, or they differ in size.
#[wasm_bindgen]
pub fn compare(reference: &[f32], other: &[f32], width: usize) -> Result<Quality, JsValue> {
    height("reference", reference, width)?;
    check_len("other", reference.len(), other.len())?;
    Ok(Quality(metrics::Quality::of(reference, other, width)))
}

/// Reads a noise from a plain object.
pub(super) fn read(noise: &JsValue) -> Result<Noise, JsValue> {
    json::from_js("noise", noise, Noise::read)
}

fn height(what: &'static str, image: &[f32], width: usize) -> Result<usize, JsValue> {
    check_range("width", width, 1, MAX_VALUES)?;
    let height = check_rows(what, image.len(), width)?;
    check_count(height, width)?;
    Ok(height)
}
