//! How large a model may be, so that no configuration from outside can exhaust the memory; and how large it is.

use crate::error::check_range;
use crate::{Error, Result};

const MAX_WIDTH: usize = 1 << 16;
const MAX_DEPTH: usize = 8;
const MAX_ACTIVATIONS: usize = 1 << 24;
const MAX_PARAMETERS: usize = 1 << 26;

/// A number of units, pixels or filters: 1 … 65,536.
pub fn width(field: &'static str, value: usize) -> Result<()> {
    check_range(field, value, 1, MAX_WIDTH)
}

/// A list of widths: `least` to 8 of them.
pub fn widths(field: &'static str, values: &[usize], least: usize) -> Result<()> {
    if !(least..=MAX_DEPTH).contains(&values.len()) {
        let (expected, actual) = (format!("{least} to {MAX_DEPTH} layers"), values.len().to_string());
        return Err(Error::Config { field, expected, actual });
    }
    values.iter().try_for_each(|value| width(field, *value))
}

/// The largest activation of one example.
pub fn activations(value: usize) -> Result<()> {
    check_range("pixels × filters", value, 1, MAX_ACTIVATIONS)
}

/// Number of parameters, saturating.
#[derive(Default)]
pub struct Count(usize);

impl Count {
    /// W and b of the dense layers between one width and the next.
    pub fn dense_chain(&mut self, widths: &[usize]) {
        widths.windows(2).for_each(|pair| self.dense(pair[0], pair[1]));
    }

    fn dense(&mut self, inputs: usize, outputs: usize) {
        self.0 = self.0.saturating_add(inputs.saturating_add(1).saturating_mul(outputs));
    }

    /// K and b of a 3×3 convolution.
    pub fn conv(&mut self, inputs: usize, outputs: usize) {
        self.dense(inputs.saturating_mul(9), outputs);
    }

    /// The sum, if it is a number that a tab can hold.
    pub fn checked(self) -> Result<usize> {
        check_range("parameters", self.0, 1, MAX_PARAMETERS)?;
        Ok(self.0)
    }
}
