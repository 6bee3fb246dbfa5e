//! Limits on the size of a model, so that no untrusted configuration can exhaust the memory; and its number of parameters.

use crate::error::check_range;
use crate::{Error, Result};

const MAX_WIDTH: usize = 1 << 16;
const MAX_DEPTH: usize = 8;
const MAX_ACTIVATIONS: usize = 1 << 24;
const MAX_PARAMETERS: usize = 1 << 26;

/// Checks a number of units, pixels or filters: 1 to 65,536.
pub fn width(field: &'static str, value: usize) -> Result<()> {
    check_range(field, value, 1, MAX_WIDTH)
}

/// Checks a list of layer widths: `min_len` to 8 of them.
pub fn widths(field: &'static str, values: &[usize], min_len: usize) -> Result<()> {
    if !(min_len..=MAX_DEPTH).contains(&values.len()) {
        let (expected, actual) = (format!("{min_len} to {MAX_DEPTH} layers"), values.len().to_string());
        return Err(Error::Config { field, expected, actual });
    }
    values.iter().try_for_each(|value| width(field, *value))
}

/// Checks the size of the largest activation per image.
pub fn activations(value: usize) -> Result<()> {
    check_range("pixels × filters", value, 1, MAX_ACTIVATIONS)
}

/// Counts parameters; saturates instead of overflowing.
#[derive(Default)]
pub struct ParameterCounter(usize);

impl ParameterCounter {
    /// Adds the weights and biases of the dense layers between consecutive widths.
    pub fn dense_chain(&mut self, widths: &[usize]) {
        widths.windows(2).for_each(|pair| self.dense(pair[0], pair[1]));
    }

    fn dense(&mut self, inputs: usize, outputs: usize) {
        self.0 = self.0.saturating_add(inputs.saturating_add(1).saturating_mul(outputs));
    }

    /// Adds the weights and biases of a 3×3 convolution.
    pub fn conv(&mut self, inputs: usize, outputs: usize) {
        self.dense(inputs.saturating_mul(9), outputs);
    }

    /// The number of parameters.
    ///
    /// # Errors
    /// [`Error::Config`] if there are more than fit into a browser tab.
    pub fn checked(self) -> Result<usize> {
        check_range("parameters", self.0, 1, MAX_PARAMETERS)?;
        Ok(self.0)
    }
}
