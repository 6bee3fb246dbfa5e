//! The result for a file: one row per tensor, and what could not be checked.

use std::fmt;

/// The largest ratio of an error to the largest absolute value of its tensor that passes.
pub const TOLERANCE: f64 = 1e-4;

/// The result for one tensor.
pub struct Row {
    /// The tensor's name in the file.
    pub name: String,
    /// The largest absolute difference.
    pub error: f64,
    /// `error` over the largest absolute value of the tensor in the file.
    pub ratio: f64,
}

/// The result for one file.
#[derive(Default)]
pub struct Report {
    /// The tensors that were compared.
    pub rows: Vec<Row>,
    /// Why parts of the file could not be checked.
    pub problems: Vec<String>,
}

impl Report {
    /// Adds a row for a tensor; a value that is not a number is an infinite error.
    pub fn compare(&mut self, name: &str, expected: &[f32], actual: &[f32]) {
        if expected.len() != actual.len() {
            self.problems.push(format!("{name}: {} values expected, {} computed", expected.len(), actual.len()));
            return;
        }
        let differences = expected.iter().zip(actual).map(|(e, a)| (f64::from(*e) - f64::from(*a)).abs());
        let error = differences.fold(0.0, |largest, d| if d.is_nan() { f64::INFINITY } else { d.max(largest) });
        let largest = expected.iter().map(|e| f64::from(e.abs())).fold(0.0, f64::max);
        let ratio = if error == 0.0 { 0.0 } else { error / largest };
        self.rows.push(Row { name: name.to_owned(), error, ratio });
    }

    /// Whether all was checked and agrees.
    pub fn passes(&self) -> bool {
        self.problems.is_empty() && !self.rows.is_empty() && self.rows.iter().all(|row| row.ratio <= TOLERANCE)
    }

    /// The largest ratio.
    pub fn largest_ratio(&self) -> f64 {
        self.rows.iter().map(|row| row.ratio).fold(0.0, f64::max)
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        for Row { name, error, ratio } in &self.rows {
            let mark = if *ratio <= TOLERANCE { "" } else { "  ← over 1e-4" };
            writeln!(f, "  {name:<28} largest error {error:.2e}   ratio {ratio:.2e}{mark}")?;
        }
        for problem in &self.problems {
            writeln!(f, "  not checked: {problem}")?;
        }
        Ok(())
    }
}
