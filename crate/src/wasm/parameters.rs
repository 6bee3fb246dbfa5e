//! The parameters of a model, or their gradient, as the flat array that is transferred between workers.

use super::check::{check_len, wrong};
use super::error::to_js;
use crate::Error;
use crate::kernels::elementwise::add;
use crate::models::Model;
use js_sys::Float32Array;
use wasm_bindgen::{JsCast, JsValue};

/// Writes all parameters to `into`.
///
/// # Errors
/// If the array is no `Float32Array`, or does not hold as many values as there are parameters.
pub fn read(model: &Model, into: &Float32Array) -> Result<(), JsValue> {
    check_array("parameters", model.parameter_count(), into)?;
    let mut start = 0;
    model.for_each_parameter(&mut |_, parameter| {
        let end = start + parameter.values.len() as u32;
        into.subarray(start, end).copy_from(parameter.as_slice());
        start = end;
    });
    Ok(())
}

/// Replaces all parameters by the values of `flat`.
///
/// # Errors
/// As [`read`].
pub fn write(model: &mut Model, flat: &Float32Array) -> Result<(), JsValue> {
    check_array("parameters", model.parameter_count(), flat)?;
    for_each_part(model, flat, &mut |tensor, part| part.copy_to(tensor));
    Ok(())
}

/// Replaces `sum` by the sum of gradients, which are added in the order of the list.
///
/// # Errors
/// If there is none, or one is no `Float32Array` or does not hold as many values as there are parameters; `sum` is unchanged then.
pub fn sum_into(sum: &mut Model, gradients: &[Float32Array]) -> Result<(), JsValue> {
    let expected = sum.parameter_count();
    let Some((first, others)) = gradients.split_first() else {
        return Err(to_js(Error::Length { what: "gradient", expected, actual: 0 }));
    };
    gradients.iter().try_for_each(|gradient| check_array("gradient", expected, gradient))?;
    write(sum, first)?;
    let mut received = Vec::new();
    for gradient in others {
        for_each_part(sum, gradient, &mut |tensor, part| {
            received.resize(tensor.len(), 0.0);
            part.copy_to(&mut received);
            add(tensor, &received);
        });
    }
    Ok(())
}

/// Checks that an array has `expected` values. Its type as well, which wasm-bindgen leaves to us: a method that JavaScript's own
/// error ends would never give its object back, so that all later calls would fail.
fn check_array(what: &'static str, expected: usize, array: &Float32Array) -> Result<(), JsValue> {
    if !array.is_instance_of::<Float32Array>() {
        return Err(wrong(what, "a Float32Array", "another type"));
    }
    check_len(what, expected, array.length() as usize)
}

/// Calls `visit` with every parameter tensor and its part of the flat array, whose length was checked.
fn for_each_part(model: &mut Model, flat: &Float32Array, visit: &mut dyn FnMut(&mut [f32], Float32Array)) {
    let mut start = 0;
    model.for_each_tensor_mut(&mut |values| {
        let end = start + values.len() as u32;
        visit(values, flat.subarray(start, end));
        start = end;
    });
}
