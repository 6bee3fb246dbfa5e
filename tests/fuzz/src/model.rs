//! Models' files.

use super::bounded;
use autoencoders::data::ImageShape;
use autoencoders::export::{Layout, ModelDescription, from_safetensors, to_safetensors as export};
use autoencoders::models::{Config, Model, Workspace};
use autoencoders::weights::{Precision, from_bytes, to_bytes};
use ndarray::Array2;
use safetensors::{Dtype, SafeTensors};

/// Parameters and values per layer of models that are also run: larger ones would only take longer.
const SMALL: usize = 1 << 12;

/// A model's file. The crate of the format's authors must read the same in it.
pub fn model_file(bytes: &[u8]) {
    let Ok(model) = bounded(bytes.len(), || from_bytes(bytes)) else { return };
    let single = to_bytes(&model, Precision::Single).expect("finite weights");
    let half = to_bytes(&model, Precision::Half).ok();
    assert_eq!(contents(&from_bytes(&single).expect("what we write")), contents(&model));
    if let Some(half) = &half {
        let read = from_bytes(half).expect("what we write");
        assert_eq!(to_bytes(&read, Precision::Half).as_ref(), Ok(half));
    }

    let file = SafeTensors::deserialize(bytes).expect("a file of the format");
    assert_eq!(file.len(), model.parameters().count());
    for (layer, parameter) in model.parameters() {
        let name = format!("{layer}.{}", parameter.name);
        let tensor = file.tensor(&name).expect("each tensor");
        assert_eq!(tensor.shape(), parameter.values.shape());
        // Written in its own precision, it has the same bytes. A file of both may have values too large for half precision.
        let written = if tensor.dtype() == Dtype::F32 { Some(&single) } else { half.as_ref() };
        let written = written.map(|bytes| SafeTensors::deserialize(bytes).expect("what we write"));
        assert!(written.is_none_or(|file| file.tensor(&name).expect("each tensor").data() == tensor.data()), "{name}");
    }
    if model.parameter_count().max(model.max_activation_len()) <= SMALL {
        run(&model);
    }
}

/// The header of such a file up to the first zero, and the bytes of its tensors after it: a fuzzer hardly ever changes a
/// header together with the length before it.
pub fn model_header(bytes: &[u8]) {
    let end = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
    let (header, data) = (&bytes[..end], bytes.get(end + 1..).unwrap_or_default());
    model_file(&[&(header.len() as u64).to_le_bytes(), header, data].concat());
}

/// A file in any layout, as `model_header` has it, read as one of images of 4×4 pixels, where it does not tell.
pub fn exported_header(bytes: &[u8]) {
    let end = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
    let (header, data) = (&bytes[..end], bytes.get(end + 1..).unwrap_or_default());
    let file = [&(header.len() as u64).to_le_bytes(), header, data].concat();
    match bounded(file.len(), || from_safetensors(&file, Some(ImageShape::grey(4, 4)))) {
        Ok(model) => {
            for layout in Layout::ALL {
                let exported = export(&model, layout, &ModelDescription::of(&model, "")).expect("finite weights");
                assert_eq!(contents(&from_safetensors(&exported, None).expect("what we write")), contents(&model));
            }
        }
        Err(error) => drop(bounded(file.len(), || error.to_string())),
    }
}

/// The configuration and the bits of all weights.
fn contents(model: &Model) -> (&Config, Vec<u32>) {
    let bits = model
        .parameters()
        .flat_map(|(_, parameter)| parameter.as_slice().iter().map(|value| value.to_bits()).collect::<Vec<_>>());
    (model.config(), bits.collect())
}

/// Encodes and decodes an image.
fn run(model: &Model) {
    let workspace = &mut Workspace::default();
    let image = Array2::from_elem((1, model.input_len()), 0.5);
    let code = model.encode_with(image.view(), workspace).code.to_owned();
    assert_eq!(code.dim(), (1, model.code_len()));
    assert_eq!(model.decode_with(code.view(), workspace).dim(), (1, model.output_len()));
}
