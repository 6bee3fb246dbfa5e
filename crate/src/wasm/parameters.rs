//! The parameters of a model, or their gradient, as the flat array that is transferred between workers.

use super::check::check_len;
use super::error::to_js;
use crate::Error;
use crate::kernels::elementwise::add;
use crate::models::Model;
use js_sys::Float32Array;
use wasm_bindgen::JsValue;

/// Writes all parameters to `into`.
///
/// # Errors
/// If the array does not hold as many values as there are parameters.
pub fn read(model: &Model, into: &Float32Array) -> Result<(), JsValue> {
    check_len("parameters", model.parameter_count(), into.length() as usize)?;
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
    check_len("parameters", model.parameter_count(), flat.length() as usize)?;
    for_each_part(model, flat, &mut |tensor, part| part.copy_to(tensor));
    Ok(())
}

/// Replaces `sum` by the sum of gradients, which are added in the order of the list.
///
/// # Errors
/// If there is none, or one does not hold as many values as there are parameters; `sum` is unchanged then.
pub fn sum_into(sum: &mut Model, gradients: &[Float32Array]) -> Result<(), JsValue> {
    let expected = sum.parameter_count();
    let Some((first, others)) = gradients.split_first() else {
        return Err(to_js(Error::Length { what: "gradient", expected, actual: 0 }));
    };
    gradients.iter().try_for_each(|gradient| check_len("gradient", expected, gradient.length() as usize))?;
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

/// Calls `visit` with every parameter tensor and its part of the flat array, whose length was checked.
fn for_each_part(model: &mut Model, flat: &Float32Array, visit: &mut dyn FnMut(&mut [f32], Float32Array)) {
    let mut start = 0;
    model.for_each_tensor_mut(&mut |values| {
        let end = start + values.len() as u32;
        visit(values, flat.subarray(start, end));
        start = end;
    });
}
