//! A model's parameters, or its gradient's, as the one flat array that travels between workers.

use super::error::to_js;
use crate::Error;
use crate::kernels::elementwise::add;
use crate::models::Model;
use js_sys::Float32Array;
use wasm_bindgen::JsValue;

/// Calls `exchange` with every parameter tensor and its part of the flat array.
///
/// # Errors
/// If the array does not hold as many values as there are parameters.
pub fn each_tensor(
    model: &mut Model,
    flat: &Float32Array,
    exchange: &mut dyn FnMut(&mut [f32], Float32Array),
) -> Result<(), JsValue> {
    check_length("parameters", model.parameter_count(), flat)?;
    let mut start = 0;
    model.for_each_tensor(&mut |values| {
        let end = start + values.len() as u32;
        exchange(values, flat.subarray(start, end));
        start = end;
    });
    Ok(())
}

/// Writes every parameter to `into`.
///
/// # Errors
/// As [`each_tensor`].
pub fn read(model: &mut Model, into: &Float32Array) -> Result<(), JsValue> {
    each_tensor(model, into, &mut |tensor, part| part.copy_from(tensor))
}

/// Takes every parameter from `flat`.
///
/// # Errors
/// As [`each_tensor`].
pub fn write(model: &mut Model, flat: &Float32Array) -> Result<(), JsValue> {
    each_tensor(model, flat, &mut |tensor, part| part.copy_to(tensor))
}

/// Makes `sum` the sum of gradients, added up in their order.
///
/// # Errors
/// If there is none, or one does not hold as many values as there are parameters; nothing has changed then.
pub fn add_up(sum: &mut Model, gradients: &[Float32Array]) -> Result<(), JsValue> {
    let expected = sum.parameter_count();
    let Some((first, others)) = gradients.split_first() else {
        return Err(to_js(Error::Length { what: "gradient", expected, actual: 0 }));
    };
    gradients.iter().try_for_each(|gradient| check_length("gradient", expected, gradient))?;
    write(sum, first)?;
    let mut received = Vec::new();
    for gradient in others {
        each_tensor(sum, gradient, &mut |tensor, part| {
            received.resize(tensor.len(), 0.0);
            part.copy_to(&mut received);
            add(tensor, &received);
        })?;
    }
    Ok(())
}

fn check_length(what: &'static str, expected: usize, flat: &Float32Array) -> Result<(), JsValue> {
    match flat.length() as usize {
        actual if actual != expected => Err(to_js(Error::Length { what, expected, actual })),
        _ => Ok(()),
    }
}
