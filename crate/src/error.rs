//! The errors of what comes from outside: bytes of files, settings and the shapes of arrays. A wrong shape inside the crate is a
//! bug and panics.

use ndarray::ArrayView2;
use std::ops::RangeInclusive;

/// A result whose error is [`Error`].
pub type Result<T> = std::result::Result<T, Error>;

/// An error, with what was expected and what was found.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file cannot be read or written.
    #[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
    #[error("{}: {reason}", path.display())]
    Io {
        /// The file.
        path: std::path::PathBuf,
        /// The kind of the operating system's error.
        kind: std::io::ErrorKind,
        /// Its message.
        reason: String,
    },
    /// The bytes are not an IDX file of the requested kind, or end too early.
    #[error("not a readable IDX file: expected {expected}, got {actual}")]
    Idx {
        /// What the format requires at this position.
        expected: String,
        /// What was found.
        actual: String,
    },
    /// A buffer has the wrong number of values.
    #[error("{what}: expected {expected} values, got {actual}")]
    Length {
        /// The buffer's name.
        what: &'static str,
        /// The required number of values.
        expected: usize,
        /// The actual number of values.
        actual: usize,
    },
    /// A setting, or another single argument, is missing, unknown or out of range.
    #[error("{field}: expected {expected}, got {actual}")]
    Config {
        /// The name of the setting.
        field: &'static str,
        /// The allowed range.
        expected: String,
        /// The actual value.
        actual: String,
    },
    /// A value of an array is out of range, or not a finite number.
    #[error("{what}: expected {expected}, got {actual} at {index:?}")]
    Value {
        /// The name of the array.
        what: &'static str,
        /// Where the first such value is: `[row, column]`, or `[index]` in a list.
        index: Vec<usize>,
        /// The allowed values.
        expected: String,
        /// The actual value.
        actual: String,
    },
    /// An array or a list is empty, missing, or not in standard (row-major, contiguous) layout.
    #[error("{what}: expected {expected}, got {actual}")]
    Array {
        /// The name of the array.
        what: &'static str,
        /// What is needed.
        expected: &'static str,
        /// What was given.
        actual: &'static str,
    },
    /// The model is of another kind, or has another configuration.
    #[error("model: expected {expected}, got {actual}")]
    Model {
        /// The kind or the configuration that is needed.
        expected: String,
        /// That of the model.
        actual: String,
    },
    /// The model's output has another size than its input, so it can neither be compared with it nor trained to reconstruct it.
    #[error("a model with {input} input values and {output} output values cannot reconstruct its input")]
    SizesDiffer {
        /// Number of input values.
        input: usize,
        /// Number of output values.
        output: usize,
    },
    /// The bytes are not a valid safetensors file.
    #[error("not a readable safetensors file: {reason}")]
    InvalidFile {
        /// What is wrong with them.
        reason: String,
    },
    /// The model's configuration is missing from the file's metadata, or invalid.
    #[error("the file's metadata: expected {expected}, got {actual}")]
    Metadata {
        /// The required entry.
        expected: &'static str,
        /// What was found.
        actual: String,
    },
    /// A tensor of the file is missing, unknown or invalid.
    #[error("tensor {name}: expected {expected}, got {actual}")]
    Tensor {
        /// The tensor's name.
        name: String,
        /// The required shape, type or range.
        expected: String,
        /// What was found.
        actual: String,
    },
    /// The file comes from another program: its tensors would be those of a model if some had another name or shape.
    #[cfg(feature = "export")]
    #[error("tensors of another program: {}", crate::export::suggested_changes(.0))]
    ForeignTensors(Vec<crate::export::Mismatch>),
    /// The loss, its gradient or a weight is no number, or so large that its square is none: the model would be lost.
    #[error("the loss and the norms of gradient and weights: expected finite numbers, got another")]
    Diverged,
    /// All examples are of the same class, so there is nothing to tell apart.
    #[error("expected examples of at least two classes, got one class")]
    OneClass,
}

impl Error {
    /// A short, stable name of the kind of error, for programs.
    pub fn code(&self) -> &'static str {
        match self {
            #[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
            Error::Io { .. } => "io",
            Error::Idx { .. } => "idx",
            Error::Length { .. } => "length",
            Error::Config { .. } => "config",
            Error::Value { .. } => "value",
            Error::Array { .. } => "array",
            Error::Model { .. } => "model",
            Error::SizesDiffer { .. } => "sizes_differ",
            Error::InvalidFile { .. } => "invalid_file",
            Error::Metadata { .. } => "metadata",
            Error::Tensor { .. } => "tensor",
            #[cfg(feature = "export")]
            Error::ForeignTensors(_) => "foreign",
            Error::Diverged => "diverged",
            Error::OneClass => "one_class",
        }
    }
}

/// Checks that a setting is in a range, which NaN never is; `expected` describes it.
///
/// # Errors
/// [`Error::Config`] if it is not.
#[inline(never)]
pub(crate) fn check_number(field: &'static str, value: f32, range: RangeInclusive<f32>, expected: &str) -> Result<()> {
    if range.contains(&value) {
        return Ok(());
    }
    Err(Error::Config { field, expected: expected.to_owned(), actual: format_value(value) })
}

/// Checks that all values of a list are in a range, which NaN never is; `expected` describes it.
///
/// # Errors
/// [`Error::Value`] with the first that is not.
#[inline(never)]
pub(crate) fn check_values(
    what: &'static str,
    values: &[f32],
    range: RangeInclusive<f32>,
    expected: &str,
) -> Result<()> {
    let Some(index) = values.iter().position(|value| !range.contains(value)) else { return Ok(()) };
    Err(Error::Value { what, index: vec![index], expected: expected.to_owned(), actual: format_value(values[index]) })
}

/// Checks that all values of rows of `width` are in a range, which NaN never is; `expected` describes it.
///
/// # Errors
/// [`Error::Value`] with the first that is not.
pub(crate) fn check_row_values(
    what: &'static str,
    values: &[f32],
    width: usize,
    range: RangeInclusive<f32>,
    expected: &str,
) -> Result<()> {
    let in_row = |error| match error {
        Error::Value { what, index, expected, actual } => {
            Error::Value { what, index: vec![index[0] / width, index[0] % width], expected, actual }
        }
        other => other,
    };
    check_values(what, values, range, expected).map_err(in_row)
}

/// Checks that all values of rows of `width` are finite.
///
/// # Errors
/// [`Error::Value`] with the first that is not.
pub(crate) fn check_finite(what: &'static str, values: &[f32], width: usize) -> Result<()> {
    check_row_values(what, values, width, FINITE, "finite numbers")
}

/// All numbers but NaN and the infinities.
pub(crate) const FINITE: RangeInclusive<f32> = -f32::MAX..=f32::MAX;

/// A value for a message. In WebAssembly those that are finite are left out: formatting them would make the file much larger.
fn format_value(value: f32) -> String {
    if !value.is_finite() {
        return non_finite_name(value).to_owned();
    }
    if cfg!(target_family = "wasm") { "another value".to_owned() } else { format!("{value:?}") }
}

/// The name of a value that is not finite.
pub(crate) fn non_finite_name(value: f32) -> &'static str {
    match value {
        f32::INFINITY => "inf",
        f32::NEG_INFINITY => "-inf",
        _ => "NaN",
    }
}

/// The largest magnitude of a feature or a code: squares and their sums stay in the range of f32.
pub(crate) const MAX_MAGNITUDE: f32 = 1e9;
/// What [`MAX_MAGNITUDE`] allows.
pub(crate) const EXPECTED_MAGNITUDE: &str = "numbers within ±1e9";

/// Checks that there are rows, at least one of at least one column, in standard layout, and that all their values are numbers
/// within ±1e9.
///
/// # Errors
/// [`Error::Array`] if there are none or they are in another layout, [`Error::Value`] if a value is not such a number.
pub(crate) fn check_rows(what: &'static str, rows: ArrayView2<f32>) -> Result<()> {
    for (expected, count) in [("at least one row", rows.nrows()), ("at least one column", rows.ncols())] {
        if count == 0 {
            return Err(Error::Array { what, expected, actual: "none" });
        }
    }
    let values = expect_standard_layout(what, rows)?;
    check_row_values(what, values, rows.ncols(), -MAX_MAGNITUDE..=MAX_MAGNITUDE, EXPECTED_MAGNITUDE)
}

/// The values of rows in standard layout, one row after the other.
///
/// # Errors
/// [`Error::Array`] if they are in another layout.
pub(crate) fn expect_standard_layout<'a>(what: &'static str, rows: ArrayView2<'a, f32>) -> Result<&'a [f32]> {
    let (expected, actual) = ("rows in standard layout", "another, which `as_standard_layout` can copy");
    rows.to_slice().ok_or(Error::Array { what, expected, actual })
}

/// Checks that a setting is from `min` to `max`.
///
/// # Errors
/// [`Error::Config`] if it is not.
pub(crate) fn check_range(field: &'static str, value: usize, min: usize, max: usize) -> Result<()> {
    if (min..=max).contains(&value) {
        return Ok(());
    }
    let expected = if max == usize::MAX { format!("at least {min}") } else { format!("{min} to {max}") };
    Err(Error::Config { field, expected, actual: value.to_string() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::{Array2, array};
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // these also run in the browser

    #[test]
    fn a_value_out_of_range_is_told_with_its_place() {
        let error = check_values("pixels", &[0.0, 1.0, f32::NAN, 2.0], 0.0..=1.0, "numbers in 0…1").unwrap_err();
        assert_eq!(
            (error.code(), error.to_string().as_str()),
            ("value", "pixels: expected numbers in 0…1, got NaN at [2]")
        );
        let rows = array![[0.0, 1.0], [f32::INFINITY, 2.0]];
        let error = check_rows("codes", rows.view()).unwrap_err();
        assert_eq!(error.to_string(), "codes: expected numbers within ±1e9, got inf at [1, 0]");
    }

    #[cfg(not(target_arch = "wasm32"))] // where the number is left out, so that the file is small
    #[test]
    fn a_finite_value_out_of_range_is_told() {
        let setting = check_number("sigma", -0.5, 0.0..=1.0, "a number in 0…1").unwrap_err();
        assert_eq!(setting.to_string(), "sigma: expected a number in 0…1, got -0.5");
        let rows = check_rows("codes", array![[0.0, -2e9]].view()).unwrap_err();
        assert_eq!(rows.to_string(), "codes: expected numbers within ±1e9, got -2000000000.0 at [0, 1]");
    }

    #[test]
    fn rows_that_are_none_or_in_another_layout_are_an_error_of_the_array() {
        for (rows, message) in [
            (Array2::zeros((0, 1)).view(), "codes: expected at least one row, got none"),
            (Array2::zeros((1, 0)).view(), "codes: expected at least one column, got none"),
            (
                Array2::zeros((2, 3)).t(),
                "codes: expected rows in standard layout, got another, which `as_standard_layout` can copy",
            ),
        ] {
            let error = check_rows("codes", rows).unwrap_err();
            assert_eq!((error.code(), error.to_string().as_str()), ("array", message));
        }
    }
}
