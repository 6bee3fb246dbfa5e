//! Files of data sets.

use super::bounded;
use autoencoders::data::{DataSet, ImageShape};

/// The page's file: images, and labels or none.
pub fn data_set(bytes: &[u8]) {
    let Ok(data) = bounded(bytes.len(), || DataSet::parse(bytes)) else { return };
    let (images, labels) = written(&data);
    assert!([&images[..], &labels].concat() == bytes, "written as it was read");
    if !labels.is_empty() {
        assert_eq!(DataSet::from_idx(&images, &labels).as_ref(), Ok(&data), "the same in two files");
    }
    assert!(data.check_index(data.len() - 1).is_ok() && data.check_index(data.len()).is_err());
}

/// Two files, images and labels, after two bytes with the length of the first.
pub fn idx(bytes: &[u8]) {
    let Some((length, files)) = bytes.split_first_chunk() else { return };
    let Some((images, labels)) = files.split_at_checked(u16::from_le_bytes(*length).into()) else { return };
    let Ok(data) = bounded(files.len(), || DataSet::from_idx(images, labels)) else { return };
    assert!(written(&data) == (images.to_vec(), labels.to_vec()), "written as they were read");
    assert_eq!(DataSet::parse(files), Ok(data), "the same in one file");
}

/// The file of the images and that of the labels, which is empty without labels.
fn written(data: &DataSet) -> (Vec<u8>, Vec<u8>) {
    let ImageShape { height, width, channels } = data.shape();
    let values = (0..data.len()).flat_map(|index| data.image(index)).map(|value| (value * 255.0).round() as u8);
    let header = |words: &[usize]| words.iter().flat_map(|word| (*word as u32).to_be_bytes()).collect::<Vec<u8>>();
    let grey = header(&[0x803, data.len(), height, width]);
    let start = if channels == 1 { grey } else { header(&[0x804, data.len(), height, width, channels]) };
    let images = start.into_iter().chain(values).collect();
    let labels = data.labels();
    let labels = if labels.is_empty() { Vec::new() } else { [&header(&[0x801, data.len()])[..], labels].concat() };
    (images, labels)
}
