//! Checks of arguments from JavaScript, before anything is computed or allocated.
//!
//! None of the messages prints a fraction, and the checks are not inlined: either would make the wasm file larger.

use super::error::to_js;
use crate::data::ImageShape;
use crate::error::{EXPECTED_MAGNITUDE, MAX_MAGNITUDE};
use crate::json::parse_choice;
use crate::{Error, error};
use ndarray::ArrayView2;
use std::ops::{Range, RangeInclusive};
use wasm_bindgen::JsValue;
#[cfg(feature = "training")]
use {js_sys::Uint8Array, js_sys::Uint8ClampedArray, wasm_bindgen::JsCast};

/// The most values that one call takes or returns: 64 MiB.
pub const MAX_VALUES: usize = 1 << 24;

/// Reads a whole number. Not an argument of type `usize`: JavaScript would make 0 of NaN, `undefined` and 0.9, and 4,294,967,295
/// of −1.
#[inline(never)]
pub fn read_whole_number(field: &'static str, value: f64) -> Result<usize, JsValue> {
    if value.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&value) {
        return Ok(value as usize);
    }
    Err(config_error(field, "a whole number from 0 to 4294967295", "another value"))
}

/// Reads a range of at least one of `len` examples, from `start` to before `end`.
#[inline(never)]
pub fn non_empty_range(len: usize, start: f64, end: f64) -> Result<Range<usize>, JsValue> {
    let (start, end) = (read_whole_number("start", start)?, read_whole_number("end", end)?);
    check_range("end", end, 1, len)?;
    check_range("start", start, 0, end - 1)?;
    Ok(start..end)
}

/// Checks a whole number from `min` to `max`.
pub fn check_range(field: &'static str, value: usize, min: usize, max: usize) -> Result<(), JsValue> {
    error::check_range(field, value, min, max).map_err(to_js)
}

/// Checks that `count` codes or images of `values_each` values fit into memory.
#[inline(never)]
pub fn check_fits_memory(count: usize, values_each: usize) -> Result<(), JsValue> {
    check_range("dimensions", values_each, 1, MAX_VALUES)?;
    check_range("count", count, 1, MAX_VALUES / values_each)
}

/// The largest side of an image.
const MAX_SIDE: usize = 1024;

/// Reads the shape of an image, `[height, width, channels]`, which is grey or has three colours.
pub fn image_shape(shape: &[usize]) -> Result<ImageShape, JsValue> {
    check_len("shape", 3, shape.len())?;
    let (height, width, channels) = (shape[0], shape[1], shape[2]);
    for (field, side) in [("height", height), ("width", width)] {
        check_range(field, side, 1, MAX_SIDE)?;
    }
    if ![1, 3].contains(&channels) {
        return Err(config_error("channels", "1 or 3", &channels.to_string()));
    }
    Ok(ImageShape { height, width, channels })
}

/// Checks that a buffer has `expected` values.
pub fn check_len(what: &'static str, expected: usize, actual: usize) -> Result<(), JsValue> {
    if expected == actual { Ok(()) } else { Err(to_js(Error::Length { what, expected, actual })) }
}

/// Checks that a buffer holds whole rows of `width` values, at least one, and returns their number.
pub fn check_rows(what: &'static str, len: usize, width: usize) -> Result<usize, JsValue> {
    if len == 0 || !len.is_multiple_of(width) {
        return Err(to_js(Error::Length { what, expected: width * len.div_ceil(width).max(1), actual: len }));
    }
    Ok(len / width)
}

/// The values as rows of `width`, at least one.
pub fn matrix<'a>(what: &'static str, values: &'a [f32], width: usize) -> Result<ArrayView2<'a, f32>, JsValue> {
    let rows = check_rows(what, values.len(), width)?;
    Ok(ArrayView2::from_shape((rows, width), values).expect("rows × width = length"))
}

/// The values as rows of `width`, at least one, if all are finite.
#[inline(never)]
pub fn finite_matrix<'a>(what: &'static str, values: &'a [f32], width: usize) -> Result<ArrayView2<'a, f32>, JsValue> {
    let rows = matrix(what, values, width)?;
    error::check_finite(what, values, width).map_err(to_js)?;
    Ok(rows)
}

/// Reads a text. Not an argument of type `&str`: another type in its place would end in memory out of bounds.
#[inline(never)]
pub fn read_string(field: &'static str, value: &JsValue) -> Result<String, JsValue> {
    value.as_string().ok_or_else(|| config_error(field, "a text", "another type"))
}

/// Copies an array of bytes. Not an argument of type `Vec<u8>`: JavaScript would make 0 of the values 0.5 of another array.
#[cfg(feature = "training")]
pub fn read_bytes(what: &'static str, value: &JsValue) -> Result<Vec<u8>, JsValue> {
    let plain = value.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec);
    let copied = plain.or_else(|| value.dyn_ref::<Uint8ClampedArray>().map(Uint8ClampedArray::to_vec));
    copied.ok_or_else(|| config_error(what, "a Uint8Array or a Uint8ClampedArray", "another type"))
}

/// Reads the name of one of the choices, and returns its value.
pub fn read_choice<T: Copy>(field: &'static str, value: &JsValue, choices: &[(&str, T)]) -> Result<T, JsValue> {
    parse_choice(field, &read_string(field, value)?, choices)
        .map_err(|actual| config_error(field, "a known name", &actual))
}

/// The error of an argument that is not what is expected.
#[inline(never)]
pub fn config_error(field: &'static str, expected: &str, actual: &str) -> JsValue {
    to_js(Error::Config { field, expected: expected.to_owned(), actual: actual.to_owned() })
}

/// Checks that the values are one code: `dimensions` numbers of moderate size.
#[inline(never)]
pub fn check_code(what: &'static str, values: &[f32], dimensions: usize) -> Result<(), JsValue> {
    check_len(what, dimensions.max(1), values.len())?;
    check_numbers(what, values)
}

/// The values as codes `[n, dimensions]`, at least one, if all are of moderate size.
#[inline(never)]
pub fn check_codes<'a>(
    what: &'static str,
    values: &'a [f32],
    dimensions: usize,
) -> Result<ArrayView2<'a, f32>, JsValue> {
    check_range("dimensions", dimensions, 1, MAX_VALUES)?;
    let codes = matrix(what, values, dimensions)?;
    check_fits_memory(codes.nrows(), dimensions)?;
    error::check_row_values(what, values, dimensions, -MAX_MAGNITUDE..=MAX_MAGNITUDE, EXPECTED_MAGNITUDE)
        .map_err(to_js)?;
    Ok(codes)
}

/// Checks that a number is of moderate size.
pub fn check_number(field: &'static str, value: f32) -> Result<(), JsValue> {
    error::check_number(field, value, -MAX_MAGNITUDE..=MAX_MAGNITUDE, EXPECTED_MAGNITUDE).map_err(to_js)
}

/// Checks that all values are numbers of moderate size.
pub fn check_numbers(field: &'static str, values: &[f32]) -> Result<(), JsValue> {
    check_values(field, values, -MAX_MAGNITUDE..=MAX_MAGNITUDE, EXPECTED_MAGNITUDE)
}

/// Checks that all values are in 0…1, as pixels are.
pub fn check_pixels(field: &'static str, values: &[f32]) -> Result<(), JsValue> {
    check_values(field, values, 0.0..=1.0, "numbers in 0…1")
}

/// Checks a fraction.
pub fn check_fraction(field: &'static str, value: f32) -> Result<(), JsValue> {
    error::check_number(field, value, 0.0..=1.0, "a number in 0…1").map_err(to_js)
}

/// Checks a factor of the standard deviation of samples.
pub fn check_temperature(value: f32) -> Result<(), JsValue> {
    error::check_number("temperature", value, 0.0..=10.0, "a number in 0…10").map_err(to_js)
}

#[inline(never)]
fn check_values(
    field: &'static str,
    values: &[f32],
    range: RangeInclusive<f32>,
    expected: &str,
) -> Result<(), JsValue> {
    error::check_values(field, values, range, expected).map_err(to_js)
}
