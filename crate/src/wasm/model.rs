//! Models for the page.

use super::check::check_room;
use super::error::{rows, to_js};
use crate::kernels::activations::sigmoid;
use crate::layers::contiguous;
use crate::losses::{Reconstruction::BinaryCrossEntropy, entropy};
use crate::models::{self, Workspace};
use crate::weights;
use ndarray::{Array2, ArrayView2};
use wasm_bindgen::prelude::*;

/// A model, and the memory it computes in.
#[wasm_bindgen]
pub struct Model {
    pub(super) model: models::Model,
    pub(super) workspace: Workspace,
}

impl From<models::Model> for Model {
    fn from(model: models::Model) -> Self {
        Self { model, workspace: Workspace::default() }
    }
}

/// What a model makes of one image.
#[wasm_bindgen]
pub struct Reconstruction {
    code: Vec<f32>,
    log_var: Option<Vec<f32>>,
    output: Vec<f32>,
    error: Vec<f32>,
    bce: f64,
    floor: f64,
}

#[wasm_bindgen]
impl Model {
    /// The model in a safetensors file.
    ///
    /// # Errors
    /// If the file is broken, or holds no model of ours.
    pub fn load(bytes: &[u8]) -> Result<Model, JsValue> {
        Ok(weights::from_bytes(bytes).map_err(to_js)?.into())
    }

    /// Kind and sizes, as a plain object.
    ///
    /// # Errors
    /// None is known.
    #[wasm_bindgen(getter)]
    pub fn config(&self) -> Result<JsValue, JsValue> {
        Ok(serde_wasm_bindgen::to_value(self.model.config())?)
    }

    /// Shape of a code: `[units]` or `[height, width, channels]`.
    #[wasm_bindgen(getter, js_name = codeShape)]
    pub fn code_shape(&self) -> Vec<u32> {
        shape(&self.model.code_shape())
    }

    /// Number of weights and biases.
    ///
    /// # Errors
    /// None: a model that exists has a countable number.
    #[wasm_bindgen(getter, js_name = parameterCount)]
    pub fn parameter_count(&self) -> Result<usize, JsValue> {
        self.model.config().parameter_count().map_err(to_js)
    }

    /// Number of parameter tensors.
    #[wasm_bindgen(getter, js_name = tensorCount)]
    pub fn tensor_count(&mut self) -> usize {
        let mut count = 0;
        self.model.for_each_tensor(&mut |_| count += 1);
        count
    }

    /// Every weight and bias, tensor by tensor.
    pub fn parameters(&mut self) -> Vec<f32> {
        let mut all = Vec::new();
        self.model.for_each_tensor(&mut |values| all.extend_from_slice(values));
        all
    }

    /// The model as a safetensors file, with 32 bits a weight, which is exact.
    ///
    /// # Errors
    /// If a weight is not finite.
    #[wasm_bindgen(js_name = toBytes)]
    pub fn to_bytes(&self) -> Result<Vec<u8>, JsValue> {
        weights::to_bytes(&self.model, weights::Precision::Single).map_err(to_js)
    }

    /// The codes of one or more images, one after another; for the variational model the means.
    ///
    /// # Errors
    /// If the pixels are not those of whole images, or there are more than fit into memory.
    pub fn encode(&mut self, images: &[f32]) -> Result<Vec<f32>, JsValue> {
        let images = batch("images", images, self.model.inputs())?;
        check_room(&self.model, images.nrows())?;
        Ok(self.model.encode(images, &mut self.workspace).code.iter().copied().collect())
    }

    /// The images, in 0…1, of one or more codes.
    ///
    /// # Errors
    /// If the values are not those of whole codes, or there are more than fit into memory.
    pub fn decode(&mut self, codes: &[f32]) -> Result<Vec<f32>, JsValue> {
        let codes = batch("codes", codes, self.model.code_shape().iter().product())?;
        check_room(&self.model, codes.nrows())?;
        Ok(self.model.decode(codes, &mut self.workspace).into_iter().collect())
    }

    /// Code, reconstruction and error of one image in 0…1; the variational model decodes the mean.
    ///
    /// # Errors
    /// If it is not one image, or the model's output has another size than its input.
    pub fn reconstruct(&mut self, image: &[f32]) -> Result<Reconstruction, JsValue> {
        let (expected, actual) = (self.model.inputs(), image.len());
        if expected != actual {
            return Err(to_js(crate::Error::Length { what: "image", expected, actual }));
        }
        if expected != self.model.outputs() {
            return Err(to_js(crate::Error::NotTrainable { input: expected, output: self.model.outputs() }));
        }
        let encoding = self.model.encode(batch("image", image, expected)?, &mut self.workspace);
        let code: Vec<f32> = encoding.code.iter().copied().collect();
        let log_var = encoding.log_var.map(|log_var| log_var.iter().copied().collect());
        let logits = self.model.logits(batch("code", &code, code.len())?, &mut self.workspace);
        let mut ignored = Array2::zeros(logits.dim());
        let bce =
            BinaryCrossEntropy.forward_backward(logits, batch("image", image, expected)?, 1.0, ignored.view_mut());
        let mut output = vec![0.0; image.len()];
        sigmoid::forward(contiguous(logits.to_slice()), &mut output);
        let error = output.iter().zip(image).map(|(y, x)| y - x).collect();
        let floor = image.iter().map(|x| f64::from(entropy(*x))).sum::<f64>();
        let pixels = output.len() as f64;
        Ok(Reconstruction { code, log_var, output, error, bce: bce / pixels, floor: floor / pixels })
    }
}

#[wasm_bindgen]
impl Reconstruction {
    /// The code; for the variational model the posterior's mean.
    #[wasm_bindgen(getter)]
    pub fn code(&self) -> Vec<f32> {
        self.code.clone()
    }

    /// The posterior's log-variance, if the model is variational.
    #[wasm_bindgen(getter, js_name = logVar)]
    pub fn log_var(&self) -> Option<Vec<f32>> {
        self.log_var.clone()
    }

    /// The decoded image, in 0…1.
    #[wasm_bindgen(getter)]
    pub fn output(&self) -> Vec<f32> {
        self.output.clone()
    }

    /// Output − input.
    #[wasm_bindgen(getter)]
    pub fn error(&self) -> Vec<f32> {
        self.error.clone()
    }

    /// Binary cross-entropy, mean a pixel, in nats.
    #[wasm_bindgen(getter)]
    pub fn bce(&self) -> f64 {
        self.bce
    }

    /// The cross-entropy of a perfect copy: the input's own entropy, mean a pixel, in nats.
    #[wasm_bindgen(getter)]
    pub fn floor(&self) -> f64 {
        self.floor
    }
}

/// A shape as JavaScript gets it.
#[inline(never)]
pub(super) fn shape(sizes: &[usize]) -> Vec<u32> {
    sizes.iter().map(|size| *size as u32).collect()
}

/// Values as rows of `each`.
pub(super) fn batch<'a>(what: &'static str, values: &'a [f32], each: usize) -> Result<ArrayView2<'a, f32>, JsValue> {
    let rows = rows(what, values.len(), each)?;
    Ok(ArrayView2::from_shape((rows, each), values).expect("rows × each = length"))
}
