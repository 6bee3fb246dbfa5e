//! Digits for the page.

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
    /// From an IDX image file with its IDX label file behind it.
    ///
    /// # Errors
    /// If the bytes are anything else.
    pub fn parse(bytes: &[u8]) -> Result<Digits, JsValue> {
        data::Digits::parse(bytes).map(|digits| Self(Rc::new(digits))).map_err(to_js)
    }

    /// How many there are.
    #[wasm_bindgen(getter)]
    pub fn length(&self) -> usize {
        self.0.len()
    }

    /// The pixels of one, in 0…1, row by row.
    ///
    /// # Errors
    /// If there is no such digit.
    pub fn image(&self, index: usize) -> Result<Vec<f32>, JsValue> {
        self.0.check(index).map_err(to_js)?;
        Ok(self.0.image(index).collect())
    }

    /// The class of one, 0 to 9.
    ///
    /// # Errors
    /// If there is no such digit.
    pub fn label(&self, index: usize) -> Result<u8, JsValue> {
        self.0.check(index).map_err(to_js)?;
        Ok(self.0.label(index))
    }

    /// The pixels of several, one image after another.
    ///
    /// # Errors
    /// If there is none, they would not fit into memory, or one does not exist.
    pub fn images(&self, indices: &[u32]) -> Result<Vec<f32>, JsValue> {
        check_count(indices.len(), self.0.rows() * self.0.cols())?;
        let mut images = Vec::new();
        for index in indices {
            self.0.check(*index as usize).map_err(to_js)?;
            images.extend(self.0.image(*index as usize));
        }
        Ok(images)
    }

    /// The class, 0 to 9, of each.
    #[wasm_bindgen(getter)]
    pub fn labels(&self) -> Vec<u8> {
        self.0.labels().to_vec()
    }
}
