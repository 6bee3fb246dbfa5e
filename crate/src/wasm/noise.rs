//! Noise, the median filter and the quality of an image, for the page.

use super::check::{check_len, finite_matrix, image_shape, read_whole_number};
use super::json;
use crate::data::{self, ImageShape, Noise};
use crate::metrics;
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use wasm_bindgen::prelude::*;

/// The similarity of an image to its reference, or the mean of many.
#[wasm_bindgen]
pub struct ImageQuality(pub(super) metrics::ImageQuality);

#[wasm_bindgen]
impl ImageQuality {
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

/// Corrupts an image `[height, width, channels]` in 0…1; the same seed gives the same noise.
///
/// # Errors
/// If the image is not of this shape, a value is not finite, the noise is unknown or out of range, or the seed is no whole number of
/// 32 bits.
#[wasm_bindgen]
pub fn corrupt(
    image: &[f32],
    shape: &[usize],
    #[wasm_bindgen(unchecked_param_type = "Noise")] noise: &JsValue,
    seed: f64,
) -> Result<Vec<f32>, JsValue> {
    let seed = read_whole_number("seed", seed)? as u32;
    let shape = checked_shape("image", image, shape)?;
    let mut image = image.to_vec();
    read_noise(noise)?.apply(&mut image, shape, &mut ChaCha8Rng::seed_from_u64(seed.into()));
    Ok(image)
}

/// Applies the 3×3 median filter to each channel of an image `[height, width, channels]`.
///
/// # Errors
/// If it is not of this shape, or a value is not finite.
#[wasm_bindgen(js_name = medianFilter)]
pub fn median_filter(image: &[f32], shape: &[usize]) -> Result<Vec<f32>, JsValue> {
    Ok(data::median_filter(image, checked_shape("image", image, shape)?))
}

/// The similarity of `other` to `reference`, both `[height, width, channels]` in 0…1.
///
/// # Errors
/// If one is not of this shape, or a value is not finite.
#[wasm_bindgen(js_name = compareImages)]
pub fn compare_images(reference: &[f32], other: &[f32], shape: &[usize]) -> Result<ImageQuality, JsValue> {
    let shape = checked_shape("reference", reference, shape)?;
    check_len("other", reference.len(), other.len())?;
    finite_matrix("other", other, other.len())?; // as one row, for the check alone
    Ok(ImageQuality(metrics::ImageQuality::of(reference, other, shape)))
}

/// Reads a noise from a plain object.
pub(super) fn read_noise(noise: &JsValue) -> Result<Noise, JsValue> {
    json::from_js("noise", noise, Noise::read)
}

fn checked_shape(what: &'static str, image: &[f32], shape: &[usize]) -> Result<ImageShape, JsValue> {
    let shape = image_shape(shape)?;
    check_len(what, shape.len(), image.len())?;
    finite_matrix(what, image, image.len())?;
    Ok(shape)
}
