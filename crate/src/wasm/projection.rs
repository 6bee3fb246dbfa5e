//! A plane on which codes of many dimensions are seen, for the page.

use super::check::{check_codes, check_count, check_numbers};
use super::model::batch;
use crate::latent;
use wasm_bindgen::prelude::*;

/// The plane that keeps most of some codes' variance.
#[wasm_bindgen]
pub struct Projection(latent::Projection);

#[wasm_bindgen]
impl Projection {
    /// The plane for one or more codes.
    ///
    /// # Errors
    /// If the values are not those of whole codes, or one is out of range.
    pub fn fit(codes: &[f32], dimensions: usize) -> Result<Projection, JsValue> {
        Ok(Self(latent::Projection::fit(check_codes("codes", codes, dimensions)?)))
    }

    /// The shares of the variance along the two axes, the larger first.
    #[wasm_bindgen(getter)]
    pub fn explained(&self) -> Vec<f32> {
        self.0.explained().to_vec()
    }

    /// The points, `[n, 2]`, that codes are nearest to.
    ///
    /// # Errors
    /// If the values are not those of whole codes of the plane's dimensions, or one is out of range.
    pub fn project(&self, codes: &[f32]) -> Result<Vec<f32>, JsValue> {
        let codes = check_codes("codes", codes, self.0.dimensions())?;
        Ok(self.0.project(codes).into_raw_vec_and_offset().0)
    }

    /// The codes of points `[n, 2]`.
    ///
    /// # Errors
    /// If the values are not those of whole points, one is out of range, or the codes would not fit into memory.
    pub fn unproject(&self, points: &[f32]) -> Result<Vec<f32>, JsValue> {
        check_numbers("points", points)?;
        let points = batch("points", points, 2)?;
        check_count(points.nrows(), self.0.dimensions())?;
        Ok(self.0.unproject(points).into_raw_vec_and_offset().0)
    }
}
