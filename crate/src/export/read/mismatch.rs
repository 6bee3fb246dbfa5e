//! The tensors of a file beside those of the model: what to rename, transpose, add or remove.

use super::foreign::natural_sort_key;
use crate::json::truncate_for_message;
use crate::weights::safetensors::Tensor;
use std::fmt;

/// A tensor's name and shape.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TensorSpec {
    /// The name.
    pub name: String,
    /// The sizes.
    pub shape: Vec<usize>,
}

/// An expected tensor and the one of the file that takes its place, which differ; or one of them alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch {
    /// What the model needs; `None` if the received tensor has no place in it.
    pub expected: Option<TensorSpec>,
    /// What the file has; `None` if nothing in it looks like the expected tensor.
    pub received: Option<TensorSpec>,
}

/// The most tensors that a message names.
const MAX_LISTED: usize = 24;

/// The changes that would make the tensors those of the model, as a sentence.
pub fn suggested_changes(mismatches: &[Mismatch]) -> String {
    let changes: Vec<String> = mismatches.iter().take(MAX_LISTED).map(Mismatch::to_string).collect();
    let more = mismatches.len().saturating_sub(MAX_LISTED);
    changes.join("; ") + &if more > 0 { format!("; and {more} more") } else { String::new() }
}

/// The differences between the tensors of a model and those of a file.
///
/// What is not there by its name is looked for by the end of its name, then by its shape, then by its shape transposed; among
/// several, in the order in which people count.
pub fn compare(expected: &[TensorSpec], tensors: &[Tensor]) -> Vec<Mismatch> {
    let spec = |tensor: &Tensor| TensorSpec { name: tensor.name.clone(), shape: tensor.shape.clone() };
    let mut unmatched: Vec<TensorSpec> = tensors.iter().map(spec).collect();
    unmatched.sort_by_key(|spec| natural_sort_key(&spec.name));
    let mut mismatches = Vec::new();
    let mut missing = Vec::new();
    for expected in expected {
        match remove_first(&mut unmatched, |received| received.name == expected.name) {
            Some(received) if received.shape == expected.shape => {}
            Some(received) => mismatches.push(Mismatch { expected: Some(expected.clone()), received: Some(received) }),
            None => missing.push(expected),
        }
    }
    for expected in missing {
        let received = remove_first(&mut unmatched, |received| received.name.ends_with(&format!(".{}", expected.name)))
            .or_else(|| remove_first(&mut unmatched, |received| received.shape == expected.shape))
            .or_else(|| remove_first(&mut unmatched, |received| is_transposed(&received.shape, &expected.shape)));
        mismatches.push(Mismatch { expected: Some(expected.clone()), received });
    }
    let unknown = unmatched.into_iter().map(|received| Mismatch { expected: None, received: Some(received) });
    mismatches.into_iter().chain(unknown).collect()
}

/// Removes and returns the first of the tensors that fits.
fn remove_first(specs: &mut Vec<TensorSpec>, fits: impl Fn(&TensorSpec) -> bool) -> Option<TensorSpec> {
    specs.iter().position(fits).map(|index| specs.remove(index))
}

/// Whether the sizes are the same in another order.
fn is_transposed(received: &[usize], expected: &[usize]) -> bool {
    let sorted = |shape: &[usize]| {
        let mut shape = shape.to_vec();
        shape.sort_unstable();
        shape
    };
    received.len() > 1 && received.len() == expected.len() && sorted(received) == sorted(expected)
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match (&self.expected, &self.received) {
            (Some(expected), Some(received)) => write_change(f, expected, received),
            (Some(TensorSpec { name, shape }), None) => write!(f, "`{name}` {shape:?} is missing"),
            (None, Some(received)) => write!(f, "{} {:?} is unknown", quoted(received), received.shape),
            (None, None) => Ok(()),
        }
    }
}

/// The name of a tensor of the file.
fn quoted(received: &TensorSpec) -> String {
    format!("`{}`", truncate_for_message(&received.name))
}

/// As in "rename `fc1.weight` to `enc.weight` and transpose it from [784, 128] to [128, 784]".
fn write_change(f: &mut fmt::Formatter, expected: &TensorSpec, received: &TensorSpec) -> fmt::Result {
    let is_renamed = received.name != expected.name;
    if is_renamed {
        write!(f, "rename {} to `{}`", quoted(received), expected.name)?;
    }
    let (from, to) = (&received.shape, &expected.shape);
    match (from == to, is_transposed(from, to)) {
        (true, _) => Ok(()),
        (false, true) if is_renamed => write!(f, " and transpose it from {from:?} to {to:?}"),
        (false, true) => write!(f, "transpose {} from {from:?} to {to:?}", quoted(received)),
        (false, false) => write!(f, "{} is {from:?} instead of {to:?}", quoted(received)),
    }
}
