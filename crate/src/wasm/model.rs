//! Models for JavaScript.

use super::check::{check_fits_memory, check_len, check_pixels, finite_matrix, matrix};
use super::error::to_js;
use super::json::to_object;
use crate::Error;
use crate::kernels::activations::sigmoid;
use crate::layers::expect_contiguous;
use crate::losses::{ReconstructionLoss::BinaryCrossEntropy, binary_entropy};
use crate::models::{self, Workspace};
use crate::weights;
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

/// The code, the reconstruction and the loss of one image.
#[wasm_bindgen]
pub struct Reconstruction {
    code: Vec<f32>,
    log_var: Option<Vec<f32>>,
    output: Vec<f32>,
    error: Vec<f32>,
    bce: f64,
    input_entropy: f64,
}

#[wasm_bindgen]
impl Model {
    /// Reads a model from the bytes of a safetensors file. A training that the file may hold, too, is dropped.
    ///
    /// # Errors
    /// If the file is broken, or holds another kind of model.
    pub fn load(bytes: &[u8]) -> Result<Model, JsValue> {
        Ok(weights::from_bytes(bytes).map_err(to_js)?.into())
    }

    /// Architecture and sizes.
    #[wasm_bindgen(getter, unchecked_return_type = "ModelConfig")]
    pub fn config(&self) -> JsValue {
        to_object(self.model.config())
    }

    /// Shape of an image: `[height, width, channels]`, or `[values]` for models of dense layers, which do not know it.
    #[wasm_bindgen(getter, js_name = inputShape)]
    pub fn input_shape(&self) -> Vec<u32> {
        match self.model.config() {
            models::Config::Convolutional(config) => to_u32s(&[config.height, config.width, config.channels]),
            _ => to_u32s(&[self.model.input_len()]),
        }
    }

    /// Shape of a code: `[units]` or `[height, width, channels]`.
    #[wasm_bindgen(getter, js_name = codeShape)]
    pub fn code_shape(&self) -> Vec<u32> {
        to_u32s(&self.model.code_shape())
    }

    /// Number of weights and biases.
    #[wasm_bindgen(getter, js_name = parameterCount)]
    pub fn parameter_count(&self) -> usize {
        self.model.parameter_count()
    }

    /// The codes of one or more images, whose values are in 0…1: bytes of pixels divided by 255. Values outside are computed with as
    /// they are, but no model has learnt from them. For variational models the codes are the means.
    ///
    /// # Errors
    /// If the pixels are not those of whole images, a value is not finite, or the codes would not fit into memory.
    pub fn encode(&mut self, images: &[f32]) -> Result<Vec<f32>, JsValue> {
        let count = finite_matrix("images", images, self.model.input_len())?.nrows();
        check_fits_memory(count, self.model.code_len())?;
        Ok(self.model.encode_all(images, &mut self.workspace))
    }

    /// The images, in 0…1, of one or more codes.
    ///
    /// # Errors
    /// If the values are not those of whole codes, a value is not finite, or the images would not fit into memory.
    pub fn decode(&mut self, codes: &[f32]) -> Result<Vec<f32>, JsValue> {
        let count = finite_matrix("codes", codes, self.model.code_len())?.nrows();
        check_fits_memory(count, self.model.output_len())?;
        Ok(self.model.decode_all(codes, &mut self.workspace))
    }

    /// Code, reconstruction and loss of one image in 0…1; variational models decode the mean.
    ///
    /// # Errors
    /// If it is not one image, a pixel is not in 0…1, or the model's output has another size than its input.
    pub fn reconstruct(&mut self, image: &[f32]) -> Result<Reconstruction, JsValue> {
        let pixels = self.model.input_len();
        check_len("image", pixels, image.len())?;
        if pixels != self.model.output_len() {
            return Err(to_js(Error::SizesDiffer { input: pixels, output: self.model.output_len() }));
        }
        check_pixels("image", image)?;
        let encoding = self.model.encode_with(matrix("image", image, pixels)?, &mut self.workspace);
        let code: Vec<f32> = encoding.code.iter().copied().collect();
        let log_var = encoding.log_var.map(|log_var| log_var.iter().copied().collect());
        let logits = self.model.logits(matrix("code", &code, code.len())?, &mut self.workspace);
        let bce = BinaryCrossEntropy.sum(logits, matrix("image", image, pixels)?);
        let mut output = vec![0.0; pixels];
        sigmoid::forward(expect_contiguous(logits.to_slice()), &mut output);
        let error = output.iter().zip(image).map(|(y, x)| y - x).collect();
        let input_entropy = image.iter().map(|x| f64::from(binary_entropy(*x))).sum::<f64>();
        let (bce, input_entropy) = (bce / pixels as f64, input_entropy / pixels as f64);
        Ok(Reconstruction { code, log_var, output, error, bce, input_entropy })
    }
}

#[cfg(feature = "training")]
#[wasm_bindgen]
impl Model {
    /// Number of parameter tensors.
    #[wasm_bindgen(getter, js_name = tensorCount)]
    pub fn tensor_count(&self) -> usize {
        self.model.parameters().count()
    }

    /// All weights and biases, tensor by tensor.
    pub fn parameters(&self) -> Vec<f32> {
        let mut all = Vec::new();
        self.model.for_each_parameter(&mut |_, parameter| all.extend_from_slice(parameter.as_slice()));
        all
    }

    /// The bytes of the model as a safetensors file, with 32 bits per weight, which is exact.
    ///
    /// # Errors
    /// If a weight is not finite.
    #[wasm_bindgen(js_name = toBytes)]
    pub fn to_bytes(&self) -> Result<Vec<u8>, JsValue> {
        weights::to_bytes(&self.model, weights::Precision::Single).map_err(to_js)
    }
}

#[wasm_bindgen]
impl Reconstruction {
    /// The code; for variational models the mean of the posterior.
    #[wasm_bindgen(getter)]
    pub fn code(&self) -> Vec<f32> {
        self.code.clone()
    }

    /// The log-variance of the posterior, if the model is variational.
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

    /// Binary cross-entropy, mean per pixel, in nats.
    #[wasm_bindgen(getter)]
    pub fn bce(&self) -> f64 {
        self.bce
    }

    /// The entropy of the input, mean per pixel, in nats: the cross-entropy of a perfect reconstruction.
    #[wasm_bindgen(getter, js_name = inputEntropy)]
    pub fn input_entropy(&self) -> f64 {
        self.input_entropy
    }
}

/// Sizes as they are passed to JavaScript.
#[inline(never)]
pub(super) fn to_u32s(sizes: &[usize]) -> Vec<u32> {
    sizes.iter().map(|size| *size as u32).collect()
}
