//! Labelled digits, stored as bytes; a pixel is byte / 255, in 0…1.

use super::idx;
use crate::kernels::elementwise::from_bytes;
use crate::{Error, Result};
use ndarray::ArrayViewMut2;
use std::ops::Range;

/// At least one image, all of one size, each with a label 0 to 9.
#[derive(Debug, Clone, PartialEq)]
pub struct Digits {
    pixels: Vec<u8>, // [len, rows, cols]
    labels: Vec<u8>, // [len]
    rows: usize,
    cols: usize,
}

impl Digits {
    /// Reads the page's file: an IDX image file followed by its IDX label file.
    pub fn parse(bytes: &[u8]) -> Result<Digits> {
        let (images, rest) = idx::parse_images(bytes)?;
        let (labels, rest) = idx::parse_labels(rest)?;
        idx::finish(rest)?;
        Digits::new(images, labels)
    }

    /// Reads an IDX image file and an IDX label file.
    pub fn from_idx(images: &[u8], labels: &[u8]) -> Result<Digits> {
        let (images, rest) = idx::parse_images(images)?;
        idx::finish(rest)?;
        let (labels, rest) = idx::parse_labels(labels)?;
        idx::finish(rest)?;
        Digits::new(images, labels)
    }

    fn new(images: idx::Images, labels: &[u8]) -> Result<Digits> {
        let error = |expected: &str, actual| Error::Idx { expected: expected.into(), actual };
        if images.count == 0 {
            return Err(error("at least one image", "none".into()));
        }
        if images.count != labels.len() {
            return Err(error(&format!("{} labels, one per image", images.count), labels.len().to_string()));
        }
        if let Some(index) = labels.iter().position(|&label| label > 9) {
            return Err(error("labels 0 to 9", format!("{} at index {index}", labels[index])));
        }
        Ok(Digits { pixels: images.pixels.to_vec(), labels: labels.to_vec(), rows: images.rows, cols: images.cols })
    }

    /// The number of digits.
    #[expect(clippy::len_without_is_empty, reason = "never empty")]
    pub fn len(&self) -> usize {
        self.labels.len()
    }

    /// The height of every image.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// The width of every image.
    pub fn cols(&self) -> usize {
        self.cols
    }

    /// Checks that there is a digit with this index.
    ///
    /// # Errors
    /// [`Error::Config`] if there is not.
    pub fn check(&self, index: usize) -> Result<()> {
        let len = self.len();
        if index < len {
            return Ok(());
        }
        Err(Error::Config { field: "index", expected: format!("below {len}"), actual: index.to_string() })
    }

    /// The label of every digit.
    pub fn labels(&self) -> &[u8] {
        &self.labels
    }

    /// The label of digit `index`, which must be below [`len`](Digits::len).
    pub fn label(&self, index: usize) -> u8 {
        self.labels[index]
    }

    /// The `rows` × `cols` pixels of digit `index`, which must be below [`len`](Digits::len), each in 0…1.
    pub fn image(&self, index: usize) -> impl Iterator<Item = f32> {
        let size = self.rows * self.cols;
        self.pixels[index * size..][..size].iter().map(|&byte| f32::from(byte) / 255.0)
    }

    /// Fills `out` `[range, rows × cols]` with the images of a range of digits.
    pub fn images(&self, range: Range<usize>, out: &mut [f32]) {
        let size = self.rows * self.cols;
        from_bytes(&self.pixels[range.start * size..range.end * size], out);
    }

    /// Fills `out` `[indices, rows × cols]` with the images at `indices`, one a row; allocates nothing.
    pub fn batch(&self, indices: &[usize], mut out: ArrayViewMut2<f32>) {
        assert_eq!(out.dim(), (indices.len(), self.rows * self.cols), "batch of digits: (rows, pixels)");
        for (mut row, &index) in out.rows_mut().into_iter().zip(indices) {
            row.iter_mut().zip(self.image(index)).for_each(|(out, pixel)| *out = pixel);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::{Array2, array, s};

    /// An IDX file of images 1×2, two bytes each.
    fn images(pixels: &[u8]) -> Vec<u8> {
        let count = pixels.len() as u8 / 2;
        [&[0, 0, 8, 3, 0, 0, 0, count, 0, 0, 0, 1, 0, 0, 0, 2], pixels].concat()
    }

    fn labels(labels: &[u8]) -> Vec<u8> {
        [&[0, 0, 8, 1, 0, 0, 0, labels.len() as u8], labels].concat()
    }

    #[test]
    fn one_file_and_two_files_have_the_same_digits() {
        let (images, labels) = (images(&[0, 255, 51, 0, 0, 0]), labels(&[7, 2, 0]));
        let digits = Digits::from_idx(&images, &labels).unwrap();
        assert_eq!(Digits::parse(&[images, labels].concat()).unwrap(), digits);
        assert_eq!((digits.len(), digits.rows(), digits.cols()), (3, 1, 2));
        assert_eq!((digits.labels(), digits.label(1)), (&[7, 2, 0][..], 2));
    }

    #[test]
    fn a_pixel_is_its_byte_over_255() {
        let digits = Digits::from_idx(&images(&[0, 255, 51, 0]), &labels(&[1, 2])).unwrap();
        assert_eq!(digits.image(0).collect::<Vec<_>>(), [0.0, 1.0]);
        assert_eq!(digits.image(1).collect::<Vec<_>>(), [0.2, 0.0]);
    }

    #[test]
    fn a_batch_holds_the_requested_images_in_order() {
        let digits = Digits::from_idx(&images(&[0, 0, 255, 0, 0, 255]), &labels(&[0, 1, 2])).unwrap();
        let mut room_for_four = Array2::from_elem((4, 2), -1.0);
        digits.batch(&[2, 0, 1], room_for_four.slice_mut(s![..3, ..]));
        assert_eq!(room_for_four, array![[0.0, 1.0], [0.0, 0.0], [1.0, 0.0], [-1.0, -1.0]]);
    }

    #[test]
    #[should_panic(expected = "batch of digits")]
    fn a_batch_of_another_shape_is_a_bug() {
        let digits = Digits::from_idx(&images(&[0, 0]), &labels(&[0])).unwrap();
        digits.batch(&[0], Array2::zeros((2, 2)).view_mut());
    }

    #[test]
    fn broken_files_say_what_is_wrong() {
        let message = |images: &[u8], labels: &[u8]| Digits::from_idx(images, labels).unwrap_err().to_string();
        assert!(message(&images(&[]), &labels(&[])).contains("at least one image, got none"));
        assert!(message(&images(&[0, 0]), &labels(&[1, 2])).contains("1 labels, one per image, got 2"));
        assert!(message(&images(&[0; 4]), &labels(&[9, 10])).contains("labels 0 to 9, got 10 at index 1"));
        assert!(message(&[images(&[0, 0]), vec![0]].concat(), &labels(&[1])).contains("the end of the file"));
        assert!(message(&images(&[0, 0]), &[labels(&[1]), vec![0]].concat()).contains("the end of the file"));
    }

    #[test]
    fn every_truncation_of_the_one_file_is_an_error() {
        let bytes = [images(&[0, 255, 51, 0]), labels(&[7, 2])].concat();
        assert!(Digits::parse(&bytes).is_ok());
        assert!((0..bytes.len()).all(|n| Digits::parse(&bytes[..n]).is_err()));
    }
}
