//! Our errors as JavaScript's.

use crate::Error;
use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// An `Error` with the name `AutoencoderError`, our message and our `code`.
pub fn to_js(error: Error) -> JsValue {
    let js = js_sys::Error::new(&error.to_string());
    js.set_name("AutoencoderError");
    // Setting a property of a fresh Error cannot fail.
    let _ = Reflect::set(&js, &"code".into(), &error.code().into());
    js.into()
}

/// Checks the length of a buffer that must hold whole rows of `each` values.
pub fn rows(what: &'static str, len: usize, each: usize) -> Result<usize, JsValue> {
    if len == 0 || !len.is_multiple_of(each) {
        return Err(to_js(Error::Length { what, expected: each * len.div_ceil(each).max(1), actual: len }));
    }
    Ok(len / each)
}
