//! Recognition of classes, for the page: by the nearest of labelled features, and by a linear probe.

use super::Neighbours;
use super::check::{check_codes, check_fits_memory, check_range, read_choice, read_whole_number};
use super::error::to_js;
use crate::classification::{self, FEATURE_DEGREES};
use wasm_bindgen::prelude::*;

/// The most neighbours that vote.
const MAX_NEIGHBOURS: usize = 1024;

/// Features of examples whose classes are known.
#[wasm_bindgen]
pub struct LabelledFeatures(pub(super) classification::LabelledFeatures);

/// The training of a linear probe, step by step.
#[wasm_bindgen]
pub struct ProbeFit(classification::ProbeFit);

/// A linear probe.
#[wasm_bindgen]
pub struct LinearProbe {
    probe: classification::LinearProbe,
    width: usize,
}

#[wasm_bindgen]
impl LabelledFeatures {
    /// Number of rows.
    #[wasm_bindgen(getter)]
    pub fn length(&self) -> usize {
        self.0.labels().len()
    }

    /// Numbers in a row.
    #[wasm_bindgen(getter)]
    pub fn width(&self) -> usize {
        self.0.features().ncols()
    }

    /// One more than the largest label.
    #[wasm_bindgen(getter, js_name = classCount)]
    pub fn class_count(&self) -> usize {
        self.0.class_count()
    }

    /// The `k` nearest of these rows for each row of `rows`; all of them if there are fewer.
    ///
    /// # Errors
    /// If the values are not those of whole rows, one is out of range, no neighbours or more than 1,024 are wanted, or all would not fit
    /// into memory.
    pub fn nearest(&self, rows: &[f32], k: f64) -> Result<Neighbours, JsValue> {
        let k = read_whole_number("k", k)?;
        let rows = self.checked_rows("rows", rows, k)?;
        check_fits_memory(rows.nrows(), k.min(self.length()))?;
        self.0.nearest(rows, k).map(Neighbours).map_err(to_js)
    }

    /// For each row of `rows` the class that most of the `k` nearest have; ties go to the smaller class.
    ///
    /// # Errors
    /// As for `nearest`.
    pub fn classify(&self, rows: &[f32], k: f64) -> Result<Vec<u8>, JsValue> {
        let k = read_whole_number("k", k)?;
        let rows = self.checked_rows("rows", rows, k)?;
        self.0.classify(rows, k).map_err(to_js)
    }

    /// Classifies each of the rows from `start` to before `end` by the `k` nearest of all other rows here.
    ///
    /// # Errors
    /// If there are no such rows, there are not `k` ≥ 1 others, or `k` is more than 1,024.
    #[wasm_bindgen(js_name = classifyLeaveOneOut)]
    pub fn classify_leave_one_out(&self, start: f64, end: f64, k: f64) -> Result<Vec<u8>, JsValue> {
        let start = read_whole_number("start", start)?;
        let end = read_whole_number("end", end)?;
        let k = read_whole_number("k", k)?;
        check_range("k", k, 1, MAX_NEIGHBOURS)?;
        self.0.classify_leave_one_out(start..end, k).map_err(to_js)
    }

    /// Begins to train a linear probe.
    ///
    /// # Errors
    /// If all rows are of the same class, the degree is unknown, products of more than 64 features are wanted, or the weights of all
    /// classes are more than 4,194,304.
    #[wasm_bindgen(js_name = fitProbe)]
    pub fn fit_probe(
        &self,
        #[wasm_bindgen(unchecked_param_type = "ProbeDegree")] degree: &JsValue,
    ) -> Result<ProbeFit, JsValue> {
        let degree = read_choice("degree", degree, &FEATURE_DEGREES)?;
        classification::ProbeFit::new(&self.0, degree).map(ProbeFit).map_err(to_js)
    }

    /// The values as rows of features, if these and `k` are in range.
    fn checked_rows<'a>(
        &self,
        what: &'static str,
        rows: &'a [f32],
        k: usize,
    ) -> Result<ndarray::ArrayView2<'a, f32>, JsValue> {
        check_range("k", k, 1, MAX_NEIGHBOURS)?;
        check_codes(what, rows, self.0.features().ncols())
    }
}

#[wasm_bindgen]
impl ProbeFit {
    /// Does one step; false once the loss falls no more.
    pub fn step(&mut self) -> bool {
        self.0.step()
    }

    /// The loss after the last step, in nats.
    #[wasm_bindgen(getter)]
    pub fn loss(&self) -> f64 {
        self.0.loss()
    }

    /// The probe as it is now.
    #[must_use]
    pub fn probe(&self) -> LinearProbe {
        let probe = self.0.probe();
        LinearProbe { width: probe.width(), probe }
    }
}

#[wasm_bindgen]
impl LinearProbe {
    /// The most probable class of each of one or more rows of features.
    ///
    /// # Errors
    /// If the values are not those of whole rows, or one is out of range.
    pub fn classify(&self, rows: &[f32]) -> Result<Vec<u8>, JsValue> {
        self.probe.classify(check_codes("rows", rows, self.width)?).map_err(to_js)
    }

    /// The probability of each class, `[rows, classes]`.
    ///
    /// # Errors
    /// As for `classify`, or if the probabilities would not fit into memory.
    pub fn probabilities(&self, rows: &[f32]) -> Result<Vec<f32>, JsValue> {
        let rows = check_codes("rows", rows, self.width)?;
        check_fits_memory(rows.nrows(), self.probe.class_count())?;
        self.probe.probabilities(rows).map_err(to_js)
    }
}

/// The confusion matrix of predictions, `[classes, classes]`: a row for each true class.
///
/// # Errors
/// If there are no labels, not one prediction for each, or one is not below `classes`, which are at most 256.
#[wasm_bindgen(js_name = confusionMatrix)]
pub fn confusion_matrix(labels: &[u8], predictions: &[u8], classes: f64) -> Result<Vec<u32>, JsValue> {
    let classes = read_whole_number("classes", classes)?;
    let confusion = classification::ConfusionMatrix::of(labels, predictions, classes).map_err(to_js)?;
    Ok(confusion.counts().to_vec())
}
