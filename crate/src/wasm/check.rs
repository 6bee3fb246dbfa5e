//! What settings and numbers must be before anything is computed or allocated.
//!
//! None of the messages prints a fraction, and the checks are not inlined: either would weigh as much as a feature.

use super::error::to_js;
use super::model::batch;
use crate::models::Model;
use crate::{Error, error};
use ndarray::ArrayView2;
use std::ops::RangeInclusive;
use wasm_bindgen::JsValue;

/// The most values that one call takes or gives: 64 MiB.
pub const VALUES: usize = 1 << 24;
/// The most values that a layer gives for all images or codes of a call: 256 MiB.
const ACTIVATIONS: usize = 1 << 26;
/// Beyond, squares and their sums may leave the range of f32.
const LARGEST: f32 = 1e9;

/// A whole number from `least` to `most`.
pub fn check_range(field: &'static str, value: usize, least: usize, most: usize) -> Result<(), JsValue> {
    error::check_range(field, value, least, most).map_err(to_js)
}

/// A number of codes or images, of `each` values, that fit into memory.
#[inline(never)]
pub fn check_count(count: usize, each: usize) -> Result<(), JsValue> {
    check_range("dimensions", each, 1, VALUES)?;
    check_range("count", count, 1, VALUES / each)
}

/// A number of codes or images that the model has room for, layer by layer.
#[inline(never)]
pub fn check_room(model: &Model, count: usize) -> Result<(), JsValue> {
    check_range("count", count, 1, ACTIVATIONS / model.max_activation_len())
}

/// A code of so many dimensions.
#[inline(never)]
pub fn check_code(what: &'static str, values: &[f32], dimensions: usize) -> Result<(), JsValue> {
    if values.is_empty() || values.len() != dimensions {
        return Err(to_js(Error::Length { what, expected: dimensions.max(1), actual: values.len() }));
    }
    check_numbers(what, values)
}

/// Codes, at least one, as rows.
#[inline(never)]
pub fn check_codes<'a>(
    what: &'static str,
    values: &'a [f32],
    dimensions: usize,
) -> Result<ArrayView2<'a, f32>, JsValue> {
    check_range("dimensions", dimensions, 1, VALUES)?;
    let codes = batch(what, values, dimensions)?;
    check_count(codes.nrows(), dimensions)?;
    check_numbers(what, values)?;
    Ok(codes)
}

/// Numbers to reckon with.
pub fn check_numbers(field: &'static str, values: &[f32]) -> Result<(), JsValue> {
    check_all(field, values, -LARGEST..=LARGEST, "numbers within ±1e9")
}

/// Pixels.
pub fn check_pixels(field: &'static str, values: &[f32]) -> Result<(), JsValue> {
    check_all(field, values, 0.0..=1.0, "numbers in 0…1")
}

/// A share of a way.
pub fn check_share(field: &'static str, value: f32) -> Result<(), JsValue> {
    check_all(field, &[value], 0.0..=1.0, "a number in 0…1")
}

/// A factor of the samples' deviation.
pub fn check_temperature(value: f32) -> Result<(), JsValue> {
    check_all("temperature", &[value], 0.0..=10.0, "a number in 0…10")
}

#[inline(never)]
fn check_all(field: &'static str, values: &[f32], range: RangeInclusive<f32>, expected: &str) -> Result<(), JsValue> {
    error::check_all(field, values, range, expected).map_err(to_js)
}
