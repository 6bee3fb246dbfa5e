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
    /// A setting, or a value of an array, is out of range.
    #[error("{field}: expected {expected}, got {actual}")]
    Config {
        /// The name of the setting or of the array.
        field: &'static str,
        /// The allowed range.
        expected: String,
        /// The actual value, and for arrays where it is.
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
    #[error("tensors of another program: {}", crate::export::advice(.0))]
    Foreign(Vec<crate::export::Mismatch>),
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
            Error::SizesDiffer { .. } => "sizes_differ",
            Error::InvalidFile { .. } => "invalid_file",
            Error::Metadata { .. } => "metadata",
            Error::Tensor { .. } => "tensor",
            #[cfg(feature = "export")]
            Error::Foreign(_) => "foreign",
            Error::Diverged => "diverged",
            Error::OneClass => "one_class",
        }
    }
}

/// Checks that all values are in a range, which NaN never is; `expected` describes it.
///
/// The message does not contain the value, since formatting floats would make the wasm file much larger.
///
/// # Errors
/// [`Error::Config`] if one is not.
#[inline(never)]
pub(crate) fn check_all(field: &'static str, values: &[f32], range: RangeInclusive<f32>, expected: &str) -> Result<()> {
    if values.iter().all(|value| range.contains(value)) {
        return Ok(());
    }
    Err(Error::Config { field, expected: expected.to_owned(), actual: "another value".to_owned() })
}

/// Checks that all values of rows of `width` are finite.
///
/// # Errors
/// [`Error::Config`] with the first that is not, and its row and column.
#[inline(never)]
pub(crate) fn check_finite(field: &'static str, values: &[f32], width: usize) -> Result<()> {
    let Some(at) = values.iter().position(|value| !value.is_finite()) else { return Ok(()) };
    let actual = format!("{} at [{}, {}]", name_of(values[at]), at / width, at % width);
    Err(Error::Config { field, expected: "finite numbers".to_owned(), actual })
}

/// The name of a value that is not finite; formatting any number would make the wasm file larger.
pub(crate) fn name_of(value: f32) -> &'static str {
    match value {
        f32::INFINITY => "inf",
        f32::NEG_INFINITY => "-inf",
        _ => "NaN",
    }
}

/// The largest magnitude of a feature: squares and their sums stay in the range of f32.
const MAX_MAGNITUDE: f32 = 1e9;

/// Checks that there are rows, at least one of at least one column, in standard layout, and that all their values are numbers
/// within ±1e9.
///
/// # Errors
/// [`Error::Config`] if there are none, they are in another layout, or a value is not such a number.
pub(crate) fn check_rows(field: &'static str, rows: ArrayView2<f32>) -> Result<()> {
    for (what, count) in [("row", rows.nrows()), ("column", rows.ncols())] {
        if count == 0 {
            return Err(Error::Config { field, expected: format!("at least one {what}"), actual: "none".to_owned() });
        }
    }
    check_all(field, expect_standard_layout(field, rows)?, -MAX_MAGNITUDE..=MAX_MAGNITUDE, "numbers within ±1e9")
}

/// The values of rows in standard layout, one row after the other.
///
/// # Errors
/// [`Error::Config`] if they are in another layout.
pub(crate) fn expect_standard_layout<'a>(field: &'static str, rows: ArrayView2<'a, f32>) -> Result<&'a [f32]> {
    let (expected, actual) = ("rows in standard layout", "another, which `as_standard_layout` can copy");
    rows.to_slice().ok_or_else(|| Error::Config { field, expected: expected.to_owned(), actual: actual.to_owned() })
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
