//! Limits on the size of a model, so that no untrusted configuration can exhaust the memory; and its number of parameters.

use crate::error::check_range;
use crate::{Error, Result};

const MAX_WIDTH: usize = 1 << 16;
const MAX_DEPTH: usize = 8;
/// Values of the largest activation per image.
const MAX_ACTIVATION_LEN: usize = 1 << 24;
const MAX_PARAMETERS: usize = 1 << 26;

/// Checks a number of units, pixels or filters: 1 to 65,536.
pub fn check_width(field: &'static str, value: usize) -> Result<()> {
    check_range(field, value, 1, MAX_WIDTH)
}

/// Checks a list of layer widths: `min_len` to 8 of them.
pub fn check_widths(field: &'static str, values: &[usize], min_len: usize) -> Result<()> {
    if !(min_len..=MAX_DEPTH).contains(&values.len()) {
        let (expected, actual) = (format!("{min_len} to {MAX_DEPTH} layers"), values.len().to_string());
        return Err(Error::Config { field, expected, actual });
    }
    values.iter().try_for_each(|value| check_width(field, *value))
}

/// Checks the number of values of the largest activation per image.
pub fn check_activation_len(len: usize) -> Result<()> {
    check_range("pixels × filters", len, 1, MAX_ACTIVATION_LEN)
}

/// Counts parameters; saturates instead of overflowing.
#[derive(Default)]
pub struct ParameterCounter(usize);

impl ParameterCounter {
    /// Adds the weights and biases of the dense layers between consecutive widths.
    pub fn add_dense_chain(&mut self, widths: &[usize]) {
        widths.windows(2).for_each(|pair| self.add_dense(pair[0], pair[1]));
    }

    fn add_dense(&mut self, inputs: usize, outputs: usize) {
        self.0 = self.0.saturating_add(inputs.saturating_add(1).saturating_mul(outputs));
    }

    /// Adds the weights and biases of a 3×3 convolution.
    pub fn add_conv(&mut self, inputs: usize, outputs: usize) {
        self.add_dense(inputs.saturating_mul(9), outputs);
    }

    /// The number of parameters.
    ///
    /// # Errors
    /// [`Error::Config`] if there are more than fit into a browser tab.
    pub fn checked_total(self) -> Result<usize> {
        check_range("parameters", self.0, 1, MAX_PARAMETERS)?;
        Ok(self.0)
    }
}
