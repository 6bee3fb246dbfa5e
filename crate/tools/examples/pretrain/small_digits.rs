//! UCI's digits of 8×8 pixels, as `make` puts scikit-learn's file of them into `target/data`: on each line 64 pixels in 0…16
//! and a label.

use crate::idx::data_set;
use autoencoders::data::DataSet;
use std::error::Error;
use std::fs;
use std::path::Path;

const SIDE: usize = 8;
const MAX_INK: u32 = 16;
/// Every fifth of each class is for the test, from the first one on, as in `www/scripts/digits8.mjs`.
const TEST_STEP: usize = 5;

#[derive(Clone)]
struct Digit {
    pixels: Vec<u8>,
    label: u8,
}

/// The 1,433 training and the 364 test examples.
pub fn read(root: &Path) -> Result<[DataSet; 2], Box<dyn Error>> {
    let mut counts = [0; 10];
    let mut is_test = |digit: &Digit| {
        let count = &mut counts[usize::from(digit.label)];
        *count += 1;
        (*count - 1) % TEST_STEP == 0
    };
    let (test, train): (Vec<_>, Vec<_>) = read_digits(root)?.into_iter().partition(|digit| is_test(digit));
    Ok([to_data_set(&train)?, to_data_set(&test)?])
}

/// All 1,797 examples, in the order of the file.
#[allow(dead_code, reason = "this file is a module of several programs, some of which do not need it")]
pub fn read_all(root: &Path) -> Result<DataSet, Box<dyn Error>> {
    to_data_set(&read_digits(root)?)
}

fn to_data_set(digits: &[Digit]) -> Result<DataSet, Box<dyn Error>> {
    let pixels: Vec<u8> = digits.iter().flat_map(|digit| digit.pixels.iter().copied()).collect();
    let labels: Vec<u8> = digits.iter().map(|digit| digit.label).collect();
    Ok(data_set(SIDE, &pixels, &labels)?)
}

fn read_digits(root: &Path) -> Result<Vec<Digit>, Box<dyn Error>> {
    let path = root.join("target/data/digits.csv");
    let text = fs::read_to_string(&path).map_err(|e| format!("{}: {e}; `make dist` fetches it", path.display()))?;
    text.lines().map(parse_digit).collect()
}

fn parse_digit(line: &str) -> Result<Digit, Box<dyn Error>> {
    let mut values = line.split(',').map(str::parse::<u32>).collect::<Result<Vec<_>, _>>()?;
    let label = values.pop().filter(|label| *label < 10 && values.len() == SIDE * SIDE);
    let label = label.ok_or_else(|| format!("expected {} pixels and a digit, got {line}", SIDE * SIDE))?;
    // Rounded to the nearest of 0…255.
    let pixels = values.iter().map(|ink| u8::try_from((2 * 255 * ink + MAX_INK) / (2 * MAX_INK)));
    Ok(Digit { pixels: pixels.collect::<Result<_, _>>()?, label: label as u8 })
}
