//! Plain objects from JavaScript, by way of JSON: the parser is in the module anyway, for the files' metadata.

use super::error::to_js;
use crate::Error;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsValue;

/// The object as a value of ours.
///
/// # Errors
/// [`Error::Config`] if it is none, with the reason.
pub fn from_js<T: DeserializeOwned>(field: &'static str, object: &JsValue) -> Result<T, JsValue> {
    let text = js_sys::JSON::stringify(object).ok().and_then(|text| text.as_string());
    let parsed = serde_json::from_str(&text.unwrap_or_default());
    parsed.map_err(|e| to_js(Error::Config { field, expected: "a complete object".to_owned(), actual: e.to_string() }))
}
