//! Features of many examples, for the page: what they are recognised by, and how far a code is from them.

use super::check::{MAX_VALUES, check_codes, check_len, check_range, read_whole_number};
use super::classification::LabelledFeatures;
use super::error::to_js;
use crate::anomaly::{leave_one_out_neighbour_distances, mean_neighbour_distances};
use crate::classification;
use ndarray::{Array2, ArrayView2};
use std::mem;
use wasm_bindgen::prelude::*;

/// The most neighbours of each row.
const MAX_NEIGHBOURS: usize = 1024;

/// Rows of numbers that stand for examples: codes, principal components or pixels. They are filled part by part.
#[wasm_bindgen]
pub struct Features {
    values: Vec<f32>,
    width: usize,
}

#[wasm_bindgen]
impl Features {
    /// No rows yet, of `width` numbers each.
    ///
    /// # Errors
    /// If there are none, or more than fit into memory.
    #[wasm_bindgen(constructor)]
    pub fn new(width: f64) -> Result<Features, JsValue> {
        let width = read_whole_number("width", width)?;
        check_range("width", width, 1, MAX_VALUES)?;
        Ok(Self { values: Vec::new(), width })
    }

    /// Number of rows.
    #[wasm_bindgen(getter)]
    pub fn length(&self) -> usize {
        self.values.len() / self.width
    }

    /// Numbers in a row.
    #[wasm_bindgen(getter)]
    pub fn width(&self) -> usize {
        self.width
    }

    /// A copy of all numbers, row by row.
    #[wasm_bindgen(getter)]
    pub fn values(&self) -> Vec<f32> {
        self.values.clone()
    }

    /// Appends one or more rows.
    ///
    /// # Errors
    /// If the values are not those of whole rows, one is out of range, or the rows would not fit into memory.
    pub fn append(&mut self, rows: &[f32]) -> Result<(), JsValue> {
        check_codes("features", rows, self.width)?;
        check_range("features", self.values.len() + rows.len(), 1, 4 * MAX_VALUES)?;
        self.values.extend_from_slice(rows);
        Ok(())
    }

    /// For each row of `rows` the mean distance to the `k` nearest of these rows.
    ///
    /// # Errors
    /// If the values are not those of whole rows, one is out of range, there are no rows here, or no neighbours or more than
    /// 1,024 are wanted.
    #[wasm_bindgen(js_name = meanNeighbourDistances)]
    pub fn mean_neighbour_distances(&self, rows: &[f32], k: f64) -> Result<Vec<f32>, JsValue> {
        let k = read_whole_number("k", k)?;
        check_range("k", k, 1, MAX_NEIGHBOURS)?;
        mean_neighbour_distances(self.as_matrix(), check_codes("rows", rows, self.width)?, k).map_err(to_js)
    }

    /// The mean distance of each of the rows here from `start` to before `end` to the `k` nearest others.
    ///
    /// # Errors
    /// If there are fewer than two rows here, or no such range, or no neighbours or more than 1,024 are wanted.
    #[wasm_bindgen(js_name = leaveOneOutNeighbourDistances)]
    pub fn leave_one_out_neighbour_distances(&self, start: f64, end: f64, k: f64) -> Result<Vec<f32>, JsValue> {
        let k = read_whole_number("k", k)?;
        check_range("k", k, 1, MAX_NEIGHBOURS)?;
        let range = read_whole_number("start", start)?..read_whole_number("end", end)?;
        leave_one_out_neighbour_distances(self.as_matrix(), range, k).map_err(to_js)
    }

    /// The rows with their labels. They are moved: no rows are left here.
    ///
    /// # Errors
    /// If there are no rows, or there is not one label for each; the rows are still here then.
    pub fn label(&mut self, labels: Vec<u8>) -> Result<LabelledFeatures, JsValue> {
        let rows = self.length();
        check_range("features", rows, 1, usize::MAX)?;
        check_len("labels", rows, labels.len())?;
        let values = mem::take(&mut self.values);
        let features = Array2::from_shape_vec((rows, self.width), values).expect("whole rows");
        classification::LabelledFeatures::new(features, labels).map(LabelledFeatures).map_err(to_js)
    }
}

impl Features {
    /// All rows.
    pub(super) fn as_matrix(&self) -> ArrayView2<'_, f32> {
        ArrayView2::from_shape((self.length(), self.width), &self.values).expect("whole rows")
    }
}
