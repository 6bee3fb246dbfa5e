//! How far a map can be trusted, for the page.

use super::Features;
use super::check::{MAX_VALUES, check_codes, check_range, read_whole_number};
use super::error::to_js;
use crate::latent;
use wasm_bindgen::prelude::*;

/// The largest neighbourhood.
const MAX_NEIGHBOURS: usize = 1024;
/// The most points: each is compared with all, of 64 at a time.
const MAX_POINTS: usize = MAX_VALUES / 64;

/// The trustworthiness of a map, computed some points at a time.
#[wasm_bindgen]
pub struct Trustworthiness(latent::Trustworthiness);

#[wasm_bindgen]
impl Trustworthiness {
    /// For points `[n, dimensions]` as a map of as many examples, and neighbourhoods of `k`.
    ///
    /// # Errors
    /// If the values are not those of whole points, one is out of range, there is not one point for each example, there are
    /// more than 262,144, or `k` is not from 1 to below half of their number or is more than 1,024.
    #[wasm_bindgen(constructor)]
    pub fn new(original: &Features, points: &[f32], dimensions: f64, k: f64) -> Result<Trustworthiness, JsValue> {
        let dimensions = read_whole_number("dimensions", dimensions)?;
        let k = read_whole_number("k", k)?;
        check_range("k", k, 1, MAX_NEIGHBOURS)?;
        let points = check_codes("points", points, dimensions)?.to_owned();
        check_range("points", points.nrows(), 1, MAX_POINTS)?;
        latent::Trustworthiness::new(original.as_matrix(), points, k).map(Self).map_err(to_js)
    }

    /// How many points are still to be compared.
    #[wasm_bindgen(getter)]
    pub fn remaining(&self) -> usize {
        self.0.remaining()
    }

    /// Compares up to `count` more points.
    ///
    /// # Errors
    /// If `count` is no whole number.
    pub fn advance(&mut self, count: f64) -> Result<(), JsValue> {
        self.0.advance(read_whole_number("count", count)?);
        Ok(())
    }

    /// The trustworthiness, in 0…1; `undefined` until all points are compared.
    #[wasm_bindgen(getter)]
    pub fn value(&self) -> Option<f64> {
        self.0.value()
    }
}
