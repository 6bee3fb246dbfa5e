//! Interpolation and sampling in the latent space, for the page. Several codes are passed as one array.

use super::check::{
    check_code, check_codes, check_fits_memory, check_fraction, check_numbers, check_range, check_temperature,
    read_whole_number,
};
use super::error::to_js;
use crate::Error;
use crate::latent::{self, GridRegion};
use ndarray::Array2;
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use wasm_bindgen::prelude::*;

/// The most cells along a side of a grid.
const MAX_GRID_SIDE: usize = 256;

/// The code at the fraction `t`, in 0…1, between two codes: interpolated linearly, or spherically around the origin.
///
/// # Errors
/// If the codes differ in length or are empty, or a number is out of range.
#[wasm_bindgen]
pub fn interpolate(from: &[f32], to: &[f32], t: f32, spherical: bool) -> Result<Vec<f32>, JsValue> {
    check_fraction("t", t)?;
    check_code("from", from, from.len())?;
    check_code("to", to, from.len())?;
    Ok(if spherical { latent::slerp(from, to, t) } else { latent::lerp(from, to, t) })
}

/// The code a − b + c.
///
/// # Errors
/// If the codes differ in length or are empty, or a number is out of range.
#[wasm_bindgen]
pub fn analogy(a: &[f32], b: &[f32], c: &[f32]) -> Result<Vec<f32>, JsValue> {
    check_code("a", a, a.len())?;
    check_code("b", b, a.len())?;
    check_code("c", c, a.len())?;
    Ok(latent::analogy(a, b, c))
}

/// `count` codes from the prior of the variational model, N(0, `temperature`²) in each dimension, with `temperature` in 0…10.
///
/// # Errors
/// If a setting is out of range.
#[wasm_bindgen(js_name = samplePrior)]
pub fn sample_prior(count: f64, dimensions: f64, temperature: f32, seed: f64) -> Result<Vec<f32>, JsValue> {
    let count = read_whole_number("count", count)?;
    let dimensions = read_whole_number("dimensions", dimensions)?;
    let seed = read_whole_number("seed", seed)? as u32;
    check_fits_memory(count, dimensions)?;
    check_temperature(temperature)?;
    Ok(to_flat(latent::standard_normal(count, dimensions, temperature, &mut seeded_rng(seed))))
}

/// `count` codes from a Gaussian fitted to `codes`, for models without a prior: each dimension has its mean and its standard
/// deviation, the latter times `temperature`, in 0…10.
///
/// # Errors
/// If the values are not those of whole codes, or a setting is out of range.
#[wasm_bindgen(js_name = sampleFittedGaussian)]
pub fn sample_fitted_gaussian(
    codes: &[f32],
    dimensions: f64,
    count: f64,
    temperature: f32,
    seed: f64,
) -> Result<Vec<f32>, JsValue> {
    let dimensions = read_whole_number("dimensions", dimensions)?;
    let count = read_whole_number("count", count)?;
    let seed = read_whole_number("seed", seed)? as u32;
    let codes = check_codes("codes", codes, dimensions)?;
    check_fits_memory(count, dimensions)?;
    check_temperature(temperature)?;
    Ok(to_flat(latent::sample_fitted_gaussian(codes, count, temperature, &mut seeded_rng(seed))))
}

/// The centres `[rows × columns, 2]` of the cells of a region of the plane, row by row from the top left.
///
/// # Errors
/// If a side is not a number, or there are no cells or more than 256 along a side.
#[wasm_bindgen(js_name = gridCodes)]
pub fn grid_codes(left: f32, right: f32, bottom: f32, top: f32, columns: f64, rows: f64) -> Result<Vec<f32>, JsValue> {
    let columns = read_whole_number("columns", columns)?;
    let rows = read_whole_number("rows", rows)?;
    check_numbers("region", &[left, right, bottom, top])?;
    check_range("columns", columns, 1, MAX_GRID_SIDE)?;
    check_range("rows", rows, 1, MAX_GRID_SIDE)?;
    Ok(to_flat(GridRegion { left, right, bottom, top }.grid(columns, rows)))
}

/// The mean code of each class, `[classes, dimensions]`; for a class without members the mean of all codes.
///
/// # Errors
/// If the values are not those of whole codes, or there is not one label below `classes` per code.
#[wasm_bindgen(js_name = classMeans)]
pub fn class_means(codes: &[f32], dimensions: f64, labels: &[u8], classes: f64) -> Result<Vec<f32>, JsValue> {
    let dimensions = read_whole_number("dimensions", dimensions)?;
    let classes = read_whole_number("classes", classes)?;
    let codes = check_codes("codes", codes, dimensions)?;
    if labels.len() != codes.nrows() {
        return Err(to_js(Error::Length { what: "labels", expected: codes.nrows(), actual: labels.len() }));
    }
    check_range("classes", classes, 1, 256)?;
    check_range("label", labels.iter().copied().max().map_or(0, usize::from), 0, classes - 1)?;
    check_fits_memory(classes, dimensions)?;
    Ok(to_flat(latent::class_means(codes, labels, classes)))
}

fn seeded_rng(seed: u32) -> ChaCha8Rng {
    ChaCha8Rng::seed_from_u64(u64::from(seed))
}

fn to_flat(codes: Array2<f32>) -> Vec<f32> {
    codes.into_raw_vec_and_offset().0
}
