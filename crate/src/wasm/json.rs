//! Plain objects from JavaScript, by way of JSON: the parser is in the module anyway, for the files' metadata.

use super::error::to_js;
use crate::Error;
use crate::json::{Object, Result};
use wasm_bindgen::JsValue;

/// The object as a value of ours, read from its fields.
///
/// # Errors
/// [`Error::Config`] if it is none, with the reason.
pub fn from_js<T>(
    field: &'static str,
    object: &JsValue,
    read: impl FnOnce(Object) -> Result<T>,
) -> std::result::Result<T, JsValue> {
    let text = js_sys::JSON::stringify(object).ok().and_then(|text| text.as_string());
    let value = Object::parse(&text.unwrap_or_default()).and_then(read);
    value.map_err(|actual| to_js(Error::Config { field, expected: "a complete object".to_owned(), actual }))
}
