//! The parameters of a model, or their gradient, as the flat array that is transferred between workers.

use super::check::{check_len, config_error};
use super::error::to_js;
use crate::Error;
use crate::kernels::elementwise::add_assign;
use crate::models::Model;
use js_sys::Float32Array;
use wasm_bindgen::{JsCast, JsValue};

/// Copies all parameters of the model to `array`, tensor by tensor.
///
/// # Errors
/// If the array is no `Float32Array`, or does not hold as many values as there are parameters.
pub fn copy_to_array(model: &Model, array: &Float32Array) -> Result<(), JsValue> {
    check_array("parameters", model.parameter_count(), array)?;
    let mut start = 0;
    model.for_each_parameter(&mut |_, parameter| {
        let end = start + parameter.values.len() as u32;
        array.subarray(start, end).copy_from(parameter.as_slice());
        start = end;
    });
    Ok(())
}

/// Replaces all parameters of the model by the values of `array`.
///
/// # Errors
/// As [`copy_to_array`].
pub fn copy_from_array(model: &mut Model, array: &Float32Array) -> Result<(), JsValue> {
    check_array("parameters", model.parameter_count(), array)?;
    for_each_tensor(model, array, &mut |tensor, values| values.copy_to(tensor));
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
    copy_from_array(sum, first)?;
    let mut received = Vec::new();
    for gradient in others {
        for_each_tensor(sum, gradient, &mut |tensor, values| {
            received.resize(tensor.len(), 0.0);
            values.copy_to(&mut received);
            add_assign(tensor, &received);
        });
    }
    Ok(())
}

/// Checks that an array has `expected` values. Its type as well, which wasm-bindgen leaves to us: a method that JavaScript's own
/// error ends would never give its object back, so that all later calls would fail.
fn check_array(what: &'static str, expected: usize, array: &Float32Array) -> Result<(), JsValue> {
    if !array.is_instance_of::<Float32Array>() {
        return Err(config_error(what, "a Float32Array", "another type"));
    }
    check_len(what, expected, array.length() as usize)
}

/// Calls `visit` with every parameter tensor and its values in the flat array, whose length was checked.
fn for_each_tensor(model: &mut Model, array: &Float32Array, visit: &mut dyn FnMut(&mut [f32], Float32Array)) {
    let mut start = 0;
    model.for_each_tensor_mut(&mut |tensor| {
        let end = start + tensor.len() as u32;
        visit(tensor, array.subarray(start, end));
        start = end;
    });
}
