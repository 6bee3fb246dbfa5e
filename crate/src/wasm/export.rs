//! Models to and from the formats of other software, for the page's worker whose module is built with exports.

use super::Model;
use super::check::{image_shape, read_choice};
use super::error::to_js;
use super::json::from_js;
use crate::data::ImageShape;
use crate::export::{self, Layout, ModelDescription, Preprocessing, onnx, python};
use crate::json::{self, Object};
use crate::models;
use crate::{Result, weights};
use wasm_bindgen::prelude::*;

/// A file that a model was exported to.
#[wasm_bindgen(getter_with_clone)]
pub struct ExportedFile {
    /// Its name within the project, if there are several; empty for a single file.
    #[wasm_bindgen(readonly)]
    pub name: String,
    /// Its content.
    #[wasm_bindgen(readonly)]
    pub bytes: Vec<u8>,
}

#[derive(Clone, Copy)]
enum Format {
    Layout(Layout),
    Onnx(fn(&models::Model, &ModelDescription) -> Result<Vec<u8>>),
    Python,
}

const FORMATS: [(&str, Format); 6] = [
    ("torch", Format::Layout(Layout::PyTorch)),
    ("keras", Format::Layout(Layout::Keras)),
    ("onnx", Format::Onnx(onnx::autoencoder)),
    ("onnx_encoder", Format::Onnx(onnx::encoder)),
    ("onnx_decoder", Format::Onnx(onnx::decoder)),
    ("python", Format::Python),
];

#[wasm_bindgen]
impl Model {
    /// The model in a format of other software: one file, or several for `python`.
    ///
    /// # Errors
    /// If the format is unknown, the description incomplete or of other images than the model's, or a weight is not finite.
    #[wasm_bindgen(js_name = exportTo)]
    pub fn export_to(
        &self,
        #[wasm_bindgen(unchecked_param_type = "ExportFormat")] format: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "ExportDescription")] description: &JsValue,
    ) -> std::result::Result<Vec<ExportedFile>, JsValue> {
        let format = read_choice("format", format, &FORMATS)?;
        let description = from_js("description", description, read_description)?;
        export(&self.model, format, &description).map_err(to_js)
    }
}

/// Converts a safetensors file in PyTorch's, Keras's or this package's layout to the bytes that `Model.load` takes. `shape` is that of the
/// images, for files whose metadata and weights do not tell it.
///
/// # Errors
/// If the file is broken, the shape is out of range, or names and shapes of tensors are not those of a model: the message
/// says what to rename or to transpose.
#[wasm_bindgen(js_name = convertToModelFile)]
pub fn convert_to_model_file(bytes: &[u8], shape: &[usize]) -> std::result::Result<Vec<u8>, JsValue> {
    let model = export::from_safetensors(bytes, Some(image_shape(shape)?)).map_err(to_js)?;
    weights::to_bytes(&model, weights::Precision::Single).map_err(to_js)
}

fn export(model: &models::Model, format: Format, description: &ModelDescription) -> Result<Vec<ExportedFile>> {
    ModelDescription::check_image_shape(model, description.image_shape)?; // for every format
    let single = |bytes| vec![ExportedFile { name: String::new(), bytes }];
    Ok(match format {
        Format::Layout(layout) => single(export::to_safetensors(model, layout, description)?),
        Format::Onnx(write) => single(write(model, description)?),
        Format::Python => {
            let files = python::project_files(model, description)?;
            files.into_iter().map(|(name, bytes)| ExportedFile { name: name.to_owned(), bytes }).collect()
        }
    })
}

fn read_description(mut fields: Object) -> json::Result<ModelDescription> {
    let description = ModelDescription {
        name: fields.string("name")?,
        data_set: fields.string("dataSet")?,
        image_shape: ImageShape {
            height: fields.usize("height")?,
            width: fields.usize("width")?,
            channels: fields.usize("channels")?,
        },
        preprocessing: if fields.has("preprocessing") {
            Some(Preprocessing::read(fields.object("preprocessing")?)?)
        } else {
            None
        },
        denoises: fields.has("denoises") && fields.bool("denoises")?,
    };
    fields.finish()?;
    Ok(description)
}
