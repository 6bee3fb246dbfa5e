//! The safetensors format: the length of the header in 8 bytes; the header, a JSON object with type, shape and offsets of
//! each tensor; the bytes of the tensors, without gaps.
//!
//! Specified at <https://github.com/huggingface/safetensors#format>. The tests compare with the crate from there; here it
//! would add the derived readers that [`json`] avoids.

use super::Precision;
use crate::json::{self, Object, Value, truncate_for_message};
use crate::{Error, Result};
use std::collections::BinaryHeap;

/// The most bytes of a header: far above those of the largest model's.
const MAX_HEADER: u64 = 1 << 19;
const METADATA: &str = "__metadata__";

/// A file's contents.
pub struct File<'a> {
    pub metadata: Vec<(String, String)>,
    pub tensors: Vec<Tensor<'a>>,
}

/// A tensor; the length of its data agrees with its shape and precision.
pub struct Tensor<'a> {
    pub name: String,
    pub shape: Vec<usize>,
    pub precision: Precision,
    pub data: &'a [u8],
    start: usize,
}

impl Tensor<'_> {
    /// Number of values.
    pub fn value_count(&self) -> usize {
        self.data.len() / self.precision.bytes_per_value()
    }
}

/// Reads a file.
///
/// # Errors
/// [`Error::InvalidFile`] if the bytes violate the format, [`Error::Tensor`] if a tensor has an unsupported type.
pub fn read(bytes: &[u8]) -> Result<File<'_>> {
    let (header, data) = split_header(bytes).map_err(invalid_file)?;
    let mut file = File { metadata: Vec::new(), tensors: Vec::new() };
    for (name, value) in Object::parse(header).and_then(Object::into_fields).map_err(invalid_file)? {
        let object = value
            .object()
            .ok_or_else(|| invalid_file(format!("`{}` is not an object", truncate_for_message(&name))))?;
        if name == METADATA {
            file.metadata = read_metadata(object).map_err(invalid_file)?;
        } else {
            file.tensors.push(read_tensor(name, object, data)?);
        }
    }
    check_coverage(&file, data.len()).map_err(invalid_file)?;
    Ok(file)
}

fn split_header(bytes: &[u8]) -> json::Result<(&str, &[u8])> {
    let (length, rest) = bytes.split_first_chunk().ok_or("shorter than 8 bytes")?;
    let length = u64::from_le_bytes(*length);
    if length > MAX_HEADER {
        return Err(format!("a header of {length} bytes, where {MAX_HEADER} are allowed"));
    }
    let (header, data) = rest.split_at_checked(length as usize).ok_or("the header breaks off")?;
    let header = str::from_utf8(header).map_err(|_| "the header is not UTF-8")?;
    if header.starts_with('{') { Ok((header, data)) } else { Err("the header begins with no `{`".to_owned()) }
}

fn read_metadata(entries: Object) -> json::Result<Vec<(String, String)>> {
    let text = |(name, value): (String, Value)| match value.string() {
        Some(text) => Ok((name, text)),
        None => Err(format!("`{}` is not a text", truncate_for_message(&name))),
    };
    entries.into_fields()?.into_iter().map(text).collect()
}

fn read_tensor<'a>(name: String, mut header: Object, data: &'a [u8]) -> Result<Tensor<'a>> {
    let error = |reason| invalid_file(format!("tensor {}: {reason}", truncate_for_message(&name)));
    let dtype = header.string("dtype").map_err(error)?;
    let shape = header.usize_list("shape").map_err(error)?;
    let [start, end] = header.usize_array("data_offsets").map_err(error)?;
    header.finish().map_err(error)?;
    let data = data.get(start..end).ok_or_else(|| error(format!("no bytes {start} to {end}")))?;
    let Some(precision) = [Precision::Single, Precision::Half].into_iter().find(|known| known.dtype() == dtype) else {
        let [name, actual] = [&name, &dtype].map(|text| truncate_for_message(text).to_owned());
        return Err(Error::Tensor { name, expected: "F32 or F16".to_owned(), actual });
    };
    let size = shape.iter().try_fold(precision.bytes_per_value(), |size, length| size.checked_mul(*length));
    if size != Some(data.len()) {
        return Err(error(format!("{} bytes for {dtype} of shape {shape:?}", data.len())));
    }
    Ok(Tensor { name, shape, precision, data, start })
}

/// Checks that the tensors cover each byte exactly once.
fn check_coverage(file: &File, len: usize) -> json::Result<()> {
    // Sorted with a heap, which needs a tenth of the code of a slice's sort.
    let ranges: BinaryHeap<_> = file.tensors.iter().map(|tensor| (tensor.start, tensor.data.len())).collect();
    let mut end = 0;
    for (start, len) in ranges.into_sorted_vec() {
        if start != end {
            return Err(format!("byte {} is in no tensor or in two", start.min(end)));
        }
        end += len;
    }
    if end == len { Ok(()) } else { Err(format!("{len} bytes, of which the tensors are {end}")) }
}

/// A tensor to be written.
pub struct TensorData {
    pub name: String,
    pub shape: Vec<usize>,
    pub data: Vec<u8>,
}

/// Writes a file of tensors of one precision, with metadata: names, which need no escapes in JSON, and texts.
pub fn write(metadata: &[(&str, &str)], tensors: &[TensorData], precision: Precision) -> Vec<u8> {
    let entry = |(name, text): &(&str, &str)| format!(r#""{name}":{}"#, json::to_string(*text));
    let entries = metadata.iter().map(entry).collect::<Vec<_>>().join(",");
    let mut header = format!(r#"{{"{METADATA}":{{{entries}}}"#);
    let (dtype, mut end) = (precision.dtype(), 0);
    for TensorData { name, shape, data } in tensors {
        let (start, shape) = (end, json::to_string(shape));
        end += data.len();
        header += &format!(r#","{name}":{{"dtype":"{dtype}","shape":{shape},"data_offsets":[{start},{end}]}}"#);
    }
    header.push('}');
    // Padded with spaces, so that the data starts at a multiple of eight.
    let length = header.len().next_multiple_of(8);
    let mut bytes = (length as u64).to_le_bytes().to_vec();
    bytes.extend(header.into_bytes());
    bytes.resize(8 + length, b' ');
    tensors.iter().for_each(|tensor| bytes.extend(&tensor.data));
    bytes
}

fn invalid_file(reason: String) -> Error {
    Error::InvalidFile { reason }
}
