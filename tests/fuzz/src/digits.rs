//! Files of digits.

use super::bounded;
use autoencoders::data::Digits;

/// The page's file of digits.
pub fn digits(bytes: &[u8]) {
    let Ok(digits) = bounded(bytes.len(), || Digits::parse(bytes)) else { return };
    let (images, labels) = written(&digits);
    assert!([&images[..], &labels].concat() == bytes, "written as it was read");
    assert_eq!(Digits::from_idx(&images, &labels).as_ref(), Ok(&digits), "the same in two files");
    assert!(digits.labels().iter().all(|label| *label < 10));
    assert!(digits.check(digits.len() - 1).is_ok() && digits.check(digits.len()).is_err());
}

/// Two files, images and labels, after two bytes with the length of the first.
pub fn idx(bytes: &[u8]) {
    let Some((length, files)) = bytes.split_first_chunk() else { return };
    let Some((images, labels)) = files.split_at_checked(u16::from_le_bytes(*length).into()) else { return };
    let Ok(digits) = bounded(files.len(), || Digits::from_idx(images, labels)) else { return };
    assert!(written(&digits) == (images.to_vec(), labels.to_vec()), "written as they were read");
    assert_eq!(Digits::parse(files), Ok(digits), "the same in one file");
}

/// The two files of these digits.
fn written(digits: &Digits) -> (Vec<u8>, Vec<u8>) {
    let pixels = (0..digits.len()).flat_map(|index| digits.image(index)).map(|pixel| (pixel * 255.0).round() as u8);
    let labels = (0..digits.len()).map(|index| digits.label(index));
    let header = |words: &[usize]| words.iter().flat_map(|word| (*word as u32).to_be_bytes()).collect::<Vec<u8>>();
    let images = header(&[0x803, digits.len(), digits.rows(), digits.cols()]).into_iter().chain(pixels).collect();
    (images, header(&[0x801, digits.len()]).into_iter().chain(labels).collect())
}
