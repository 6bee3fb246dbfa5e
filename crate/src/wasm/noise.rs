//! Noise, the filter without learning and the measures of both, for one image.

use super::check::{VALUES, check_count, check_range};
use super::error::{rows, to_js};
use super::json;
use crate::data::{self, Noise};
use crate::{Error, metrics};
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use wasm_bindgen::prelude::*;

/// How near an image, or on average each of many, comes to its reference.
#[wasm_bindgen]
pub struct Quality(pub(super) metrics::Quality);

#[wasm_bindgen]
impl Quality {
    /// Mean squared error a pixel.
    #[wasm_bindgen(getter)]
    pub fn mse(&self) -> f64 {
        self.0.mse
    }

    /// Peak signal-to-noise ratio of the mean squared error, in dB; `Infinity` where there is none.
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

/// An image in 0…1 after `noise`: `{kind: "gaussian", sigma}`, `{kind: "salt_and_pepper", probability}`,
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

/// An image after the 3×3 median filter.
///
/// # Errors
/// If it is not whole rows of `width`.
#[wasm_bindgen(js_name = medianFilter)]
pub fn median_filter(image: &[f32], width: usize) -> Result<Vec<f32>, JsValue> {
    height("image", image, width)?;
    Ok(data::median(image, width))
}

/// How near `other` comes to `reference`, both in 0…1.
///
/// # Errors
/// If one is not whole rows of `width`, or they differ in size.
#[wasm_bindgen]
pub fn compare(reference: &[f32], other: &[f32], width: usize) -> Result<Quality, JsValue> {
    height("reference", reference, width)?;
    let (expected, actual) = (reference.len(), other.len());
    if expected != actual {
        return Err(to_js(Error::Length { what: "other", expected, actual }));
    }
    Ok(Quality(metrics::Quality::of(reference, other, width)))
}

/// Peak signal-to-noise ratio of a mean squared error, in dB; `Infinity` for 0.
#[wasm_bindgen(js_name = psnrOf)]
pub fn psnr_of(mse: f64) -> f64 {
    metrics::psnr(mse)
}

/// A noise from its fields.
pub(super) fn read(noise: &JsValue) -> Result<Noise, JsValue> {
    json::from_js("noise", noise, Noise::read)
}

fn height(what: &'static str, image: &[f32], width: usize) -> Result<usize, JsValue> {
    check_range("width", width, 1, VALUES)?;
    let height = rows(what, image.len(), width)?;
    check_count(height, width)?;
    Ok(height)
}
