//! Plain objects between JavaScript and Rust. They are read by way of JSON, since its parser is needed for the metadata of
//! model files anyway.

use super::error::to_js;
use crate::Error;
use crate::json::{Object, Result};
use serde::Serialize;
use wasm_bindgen::JsValue;

/// Converts an object from JavaScript with `read`.
///
/// # Errors
/// [`Error::Config`] for `field`, with the reason, if it is not such an object.
pub fn from_js<T>(
    field: &'static str,
    object: &JsValue,
    read: impl FnOnce(Object) -> Result<T>,
) -> std::result::Result<T, JsValue> {
    let text = js_sys::JSON::stringify(object).ok().and_then(|text| text.as_string());
    let value = Object::parse(&text.unwrap_or_default()).and_then(read);
    value.map_err(|actual| to_js(Error::Config { field, expected: "a complete object".to_owned(), actual }))
}

/// The value as a plain object.
pub fn to_object(value: &impl Serialize) -> JsValue {
    serde_wasm_bindgen::to_value(value).expect("structs of numbers, strings and lists")
}
