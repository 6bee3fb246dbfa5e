//! Examples that come in other files than IDX.

use autoencoders::Result;
use autoencoders::data::DataSet;

/// Grey images of `side` × `side` pixels, one after another, with a label each.
pub fn data_set(side: usize, pixels: &[u8], labels: &[u8]) -> Result<DataSet> {
    let (count, side) = (labels.len() as u32, side as u32);
    let file = |header: &[u32], items: &[u8]| -> Vec<u8> {
        header.iter().flat_map(|word| word.to_be_bytes()).chain(items.iter().copied()).collect()
    };
    DataSet::from_idx(&file(&[0x803, count, side, side], pixels), &file(&[0x801, count], labels))
}
