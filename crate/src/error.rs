//! Everything that can go wrong with what comes from outside: one enum, one variant a cause.
//!
//! Bytes and settings from outside give an [`Error`]; a wrong shape between our own layers is a bug and asserts.

use std::ops::RangeInclusive;

/// A result whose error is [`Error`].
pub type Result<T> = std::result::Result<T, Error>;

/// What was expected and what came instead.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Error {
    /// The bytes are no IDX file of the kind asked for, or break off.
    #[error("not a readable IDX file: expected {expected}, got {actual}")]
    Idx {
        /// What the format asks for at this place.
        expected: String,
        /// What was there.
        actual: String,
    },
    /// A buffer from outside has the wrong number of elements.
    #[error("{what}: expected {expected} values, got {actual}")]
    Length {
        /// The buffer's name.
        what: &'static str,
        /// The number of elements asked for.
        expected: usize,
        /// The number of elements that came.
        actual: usize,
    },
    /// A setting is out of range.
    #[error("{field}: expected {expected}, got {actual}")]
    Config {
        /// The setting's name.
        field: &'static str,
        /// The range asked for.
        expected: String,
        /// The value that came.
        actual: String,
    },
    /// The model's output has another shape than its input, so there is nothing to train it against.
    #[error("a model that turns {input} values into {output} cannot be trained to give its input back")]
    NotTrainable {
        /// Number of values that go in.
        input: usize,
        /// Number of values that come out.
        output: usize,
    },
    /// The bytes are no safetensors file, or a broken one.
    #[error("not a readable safetensors file: {reason}")]
    InvalidFile {
        /// What the format's own parser found.
        reason: String,
    },
    /// The file does not say, or not in a known way, which model it holds.
    #[error("the file's metadata: expected {expected}, got {actual}")]
    Metadata {
        /// The entry asked for.
        expected: &'static str,
        /// What was there.
        actual: String,
    },
    /// A tensor that the model needs is not in the file, or one that it does not know is.
    #[error("tensor {name}: expected {expected}, got {actual}")]
    Tensor {
        /// The tensor's name.
        name: String,
        /// The shape, type or range asked for.
        expected: String,
        /// What was there.
        actual: String,
    },
}

impl Error {
    /// A short, stable name of the cause, for programs to act on.
    pub fn code(&self) -> &'static str {
        match self {
            Error::Idx { .. } => "idx",
            Error::Length { .. } => "length",
            Error::Config { .. } => "config",
            Error::NotTrainable { .. } => "not_trainable",
            Error::InvalidFile { .. } => "invalid_file",
            Error::Metadata { .. } => "metadata",
            Error::Tensor { .. } => "tensor",
        }
    }
}

/// Checks numbers that must all lie within a range, which NaN never does; `expected` names it.
///
/// Their values are not printed: the means for it would weigh as much as a feature in wasm.
///
/// # Errors
/// [`Error::Config`] if one does not.
#[inline(never)]
pub fn check_all(field: &'static str, values: &[f32], range: RangeInclusive<f32>, expected: &str) -> Result<()> {
    if values.iter().all(|value| range.contains(value)) {
        return Ok(());
    }
    Err(Error::Config { field, expected: expected.to_owned(), actual: "another value".to_owned() })
}

/// Checks a setting that must lie from `least` to `most`.
///
/// # Errors
/// [`Error::Config`] if it does not.
pub fn check_range(field: &'static str, value: usize, least: usize, most: usize) -> Result<()> {
    if (least..=most).contains(&value) {
        return Ok(());
    }
    Err(Error::Config { field, expected: format!("{least} to {most}"), actual: value.to_string() })
}
