//! Labelled digits, for the page.

use super::check::check_count;
use super::error::to_js;
use crate::data;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// A file of labelled digits.
#[wasm_bindgen]
pub struct Digits(pub(super) Rc<data::Digits>);

#[wasm_bindgen]
impl Digits {
    /// Reads an IDX image file followed by its IDX label file.
    ///
    /// # Errors
    /// If the bytes are anything else, or end too early.
    pub fn parse(bytes: &[u8]) -> Result<Digits, JsValue> {
        data::Digits::parse(bytes).map(|digits| Self(Rc::new(digits))).map_err(to_js)
    }

    /// Number of digits.
    #[wasm_bindgen(getter)]
    pub fn length(&self) -> usize {
        self.0.len()
    }

    /// The pixels of one digit, in 0…1, row by row.
    ///
    /// # Errors
    /// If there is no such digit.
    pub fn image(&self, index: usize) -> Result<Vec<f32>, JsValue> {
        self.0.check(index).map_err(to_js)?;
        Ok(self.0.image(index).collect())
    }

    /// The class of one digit, 0 to 9.
    ///
    /// # Errors
    /// If there is no such digit.
    pub fn label(&self, index: usize) -> Result<u8, JsValue> {
        self.0.check(index).map_err(to_js)?;
        Ok(self.0.label(index))
    }

    /// The pixels of several digits, `[n, height, width]`.
    ///
    /// # Errors
    /// If there are no indices or more than fit into memory, or one is out of range.
    pub fn images(&self, indices: &[u32]) -> Result<Vec<f32>, JsValue> {
        check_count(indices.len(), self.0.rows() * self.0.cols())?;
        let mut images = Vec::new();
        for index in indices {
            self.0.check(*index as usize).map_err(to_js)?;
            images.extend(self.0.image(*index as usize));
        }
        Ok(images)
    }

    /// The classes of all digits, 0 to 9.
    #[wasm_bindgen(getter)]
    pub fn labels(&self) -> Vec<u8> {
        self.0.labels().to_vec()
    }
}
