//! Errors of the crate as JavaScript errors.

use crate::Error;
use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// A JavaScript `Error` named `AutoencoderError`, with the message and the `code` of `error`.
pub fn to_js(error: Error) -> JsValue {
    let js = js_sys::Error::new(&error.to_string());
    js.set_name("AutoencoderError");
    // Setting a property of a new Error cannot fail.
    let _ = Reflect::set(&js, &"code".into(), &error.code().into());
    js.into()
}
