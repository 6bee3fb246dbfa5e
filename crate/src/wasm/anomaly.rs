//! Anomaly detection, for the page: scores of images, and how well they separate.

use super::Model;
use super::check::{matrix, read_whole_number};
use super::error::to_js;
use crate::anomaly::{self, ElboSampling};
use wasm_bindgen::prelude::*;

/// The scores of some images that follow from their reconstructions, higher for stranger ones.
#[wasm_bindgen]
pub struct ReconstructionScores(anomaly::ReconstructionScores);

/// ROC and precision-recall curves of a score.
#[wasm_bindgen]
pub struct DetectionCurves(anomaly::DetectionCurves);

#[wasm_bindgen]
impl Model {
    /// Scores of one or more images in 0…1; the variational model decodes the means.
    ///
    /// # Errors
    /// If the pixels are not those of whole images in 0…1, or the model's output has another size than its input.
    #[wasm_bindgen(js_name = reconstructionScores)]
    pub fn reconstruction_scores(&mut self, images: &[f32]) -> Result<ReconstructionScores, JsValue> {
        let images = matrix("images", images, self.model.input_len())?;
        let scores = anomaly::reconstruction_scores(&self.model, images, &mut self.workspace);
        scores.map(ReconstructionScores).map_err(to_js)
    }

    /// −ELBO of one or more images in 0…1, in nats, mean over several samples of the code. An image's samples depend only on the
    /// seed and on its index.
    ///
    /// # Errors
    /// If the model is not variational, the pixels are not those of whole images in 0…1, there is not one index for each, or
    /// there are no samples or more than 1,024.
    #[wasm_bindgen(js_name = negativeElbo)]
    pub fn negative_elbo(
        &mut self,
        images: &[f32],
        indices: &[u32],
        samples: f64,
        seed: f64,
    ) -> Result<Vec<f32>, JsValue> {
        let samples = read_whole_number("samples", samples)?;
        let seed = read_whole_number("seed", seed)? as u32;
        let images = matrix("images", images, self.model.input_len())?;
        let sampling = ElboSampling { samples, seed: seed.into() };
        anomaly::negative_elbo(&self.model, images, indices, sampling, &mut self.workspace).map_err(to_js)
    }
}

#[wasm_bindgen]
impl ReconstructionScores {
    /// Squared error, mean per pixel.
    #[wasm_bindgen(getter, js_name = squaredError)]
    pub fn squared_error(&self) -> Vec<f32> {
        self.0.squared_error.clone()
    }

    /// Squared error over the image's energy, max(Σx², 1).
    #[wasm_bindgen(getter, js_name = relativeError)]
    pub fn relative_error(&self) -> Vec<f32> {
        self.0.relative_error.clone()
    }

    /// Cross-entropy above the pixels' own entropy, mean per pixel, in nats.
    #[wasm_bindgen(getter, js_name = excessCrossEntropy)]
    pub fn excess_cross_entropy(&self) -> Vec<f32> {
        self.0.excess_cross_entropy.clone()
    }
}

#[wasm_bindgen]
impl DetectionCurves {
    /// The curves of `scores`; `anomalous` is 0 for a normal example and any other number for an anomalous one.
    ///
    /// # Errors
    /// If there are no scores, a value is not finite, there is not one flag for each, or all are of one kind.
    #[wasm_bindgen(constructor)]
    pub fn new(scores: &[f32], anomalous: &[u8]) -> Result<DetectionCurves, JsValue> {
        let anomalous: Vec<bool> = anomalous.iter().map(|flag| *flag > 0).collect();
        anomaly::DetectionCurves::of(scores, &anomalous).map(Self).map_err(to_js)
    }

    /// Every different score, largest first: a score that is at least the threshold is an alarm.
    #[wasm_bindgen(getter)]
    pub fn thresholds(&self) -> Vec<f32> {
        self.0.thresholds.clone()
    }

    /// The number of normal examples at or above each threshold.
    #[wasm_bindgen(getter, js_name = falsePositives)]
    pub fn false_positives(&self) -> Vec<u32> {
        self.0.false_positives.clone()
    }

    /// The number of anomalous examples at or above each threshold.
    #[wasm_bindgen(getter, js_name = truePositives)]
    pub fn true_positives(&self) -> Vec<u32> {
        self.0.true_positives.clone()
    }

    /// The area under the ROC curve.
    #[wasm_bindgen(getter, js_name = rocAuc)]
    pub fn roc_auc(&self) -> f64 {
        self.0.roc_auc()
    }

    /// The area under the precision-recall curve.
    #[wasm_bindgen(getter, js_name = averagePrecision)]
    pub fn average_precision(&self) -> f64 {
        self.0.average_precision()
    }
}
