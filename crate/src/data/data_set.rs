//! A data set: images of one size, stored as bytes, with or without labels; a value is byte / 255, in 0…1.

use super::{ImageShape, idx};
use crate::error::{check_finite, check_range};
use crate::kernels::elementwise::bytes_to_unit_range;
use crate::layers::expect_contiguous;
use crate::{Error, Result};
use ndarray::{Array2, ArrayView2, ArrayViewMut2};
use std::ops::Range;

/// At least one image, all of one shape, all labelled or all unlabelled.
#[derive(Debug, Clone, PartialEq)]
pub struct DataSet {
    bytes: Vec<u8>,  // [len, height, width, channels]
    labels: Vec<u8>, // [len], or empty
    shape: ImageShape,
    len: usize,
}

impl DataSet {
    /// Reads the single-file format of this project's web page: an IDX image file, followed by its IDX label file if it has labels.
    ///
    /// # Errors
    /// [`Error::Idx`] if the bytes are anything else, hold no image, or not one label per image.
    pub fn parse(bytes: &[u8]) -> Result<DataSet> {
        let (images, rest) = idx::parse_images(bytes)?;
        if rest.is_empty() {
            return DataSet::from_idx_images(images, &[]);
        }
        let (labels, rest) = idx::parse_labels(rest)?;
        idx::check_end(rest)?;
        DataSet::from_idx_labelled(images, labels)
    }

    /// Reads an IDX image file and an IDX label file.
    ///
    /// # Errors
    /// [`Error::Idx`] if the bytes are anything else, hold no image, or not one label per image.
    pub fn from_idx(images: &[u8], labels: &[u8]) -> Result<DataSet> {
        let (images, rest) = idx::parse_images(images)?;
        idx::check_end(rest)?;
        let (labels, rest) = idx::parse_labels(labels)?;
        idx::check_end(rest)?;
        DataSet::from_idx_labelled(images, labels)
    }

    /// Images without labels, from their bytes `[len, height, width, channels]`.
    ///
    /// # Errors
    /// [`Error::Config`] if a side of the shape is 0 or there is no image, [`Error::Length`] if the last image is incomplete.
    pub fn from_pixels(bytes: Vec<u8>, shape: ImageShape) -> Result<DataSet> {
        let ImageShape { height, width, channels } = shape;
        for (field, count) in [("height", height), ("width", width), ("channels", channels), ("pixels", bytes.len())] {
            check_range(field, count, 1, usize::MAX)?;
        }
        let image_len = height.saturating_mul(width).saturating_mul(channels);
        let len = bytes.len().div_ceil(image_len);
        if len.checked_mul(image_len) != Some(bytes.len()) {
            return Err(Error::Length { what: "pixels", expected: len.saturating_mul(image_len), actual: bytes.len() });
        }
        Ok(DataSet { bytes, labels: vec![], shape, len })
    }

    /// Images without labels, of values `[len, height × width × channels]`, clamped to 0…1 and rounded to 1/255.
    ///
    /// # Errors
    /// [`Error::Length`] if a row is not one image, [`Error::Value`] if a value is not finite, [`Error::Config`] if a side of the
    /// shape is 0 or there is no image.
    pub fn from_array(images: ArrayView2<f32>, shape: ImageShape) -> Result<DataSet> {
        let expected = shape.height.saturating_mul(shape.width).saturating_mul(shape.channels);
        if images.ncols() != expected {
            return Err(Error::Length { what: "a row of the images", expected, actual: images.ncols() });
        }
        let images = images.as_standard_layout();
        let values = expect_contiguous(images.as_slice());
        check_finite("images", values, expected)?;
        DataSet::from_pixels(values.iter().map(|value| (value * 255.0).round() as u8 /* saturates */).collect(), shape)
    }

    /// The same images with a label each.
    ///
    /// # Errors
    /// [`Error::Length`] if there is not one label per image.
    pub fn with_labels(self, labels: Vec<u8>) -> Result<DataSet> {
        if labels.len() != self.len {
            return Err(Error::Length { what: "labels", expected: self.len, actual: labels.len() });
        }
        Ok(DataSet { labels, ..self })
    }

    fn from_idx_labelled(images: idx::Images, labels: &[u8]) -> Result<DataSet> {
        if images.count != labels.len() {
            let expected = format!("{} labels, one per image", images.count);
            return Err(Error::Idx { expected, actual: labels.len().to_string() });
        }
        DataSet::from_idx_images(images, labels)
    }

    fn from_idx_images(idx::Images { count: len, shape, pixels }: idx::Images, labels: &[u8]) -> Result<DataSet> {
        if len == 0 {
            return Err(Error::Idx { expected: "at least one image".into(), actual: "none".into() });
        }
        Ok(DataSet { bytes: pixels.to_vec(), labels: labels.to_vec(), shape, len })
    }

    /// The number of examples.
    #[expect(clippy::len_without_is_empty, reason = "never empty")]
    pub fn len(&self) -> usize {
        self.len
    }

    /// The size of every image.
    pub fn shape(&self) -> ImageShape {
        self.shape
    }

    /// Checks that there is an example with this index.
    ///
    /// # Errors
    /// [`Error::Config`] if there is not.
    pub fn check_index(&self, index: usize) -> Result<()> {
        let len = self.len();
        if index < len {
            return Ok(());
        }
        Err(Error::Config { field: "index", expected: format!("below {len}"), actual: index.to_string() })
    }

    /// The label of every example; empty if the data set has none.
    pub fn labels(&self) -> &[u8] {
        &self.labels
    }

    /// The label of example `index`, if the data set has labels.
    pub fn label(&self, index: usize) -> Option<u8> {
        self.labels.get(index).copied()
    }

    /// As [`labels`](DataSet::labels), but an error if there are none.
    ///
    /// # Errors
    /// [`Error::Array`] if the data set has none.
    pub(crate) fn expect_labels(&self) -> Result<&[u8]> {
        if self.labels.is_empty() {
            return Err(Error::Array { what: "labels", expected: "one per example", actual: "none" });
        }
        Ok(&self.labels)
    }

    /// The values `[height, width, channels]` of example `index`, which must be below [`len`](DataSet::len), each in 0…1.
    ///
    /// # Panics
    /// If there is no such example.
    pub fn image(&self, index: usize) -> impl Iterator<Item = f32> {
        // Before the product, which a huge index would wrap around to the bytes of another example.
        assert!(index < self.len, "an index of an example");
        let image_len = self.shape.len();
        self.bytes[index * image_len..][..image_len].iter().map(|&byte| f32::from(byte) / 255.0)
    }

    /// All images, `[len, values]`, each in 0…1.
    pub fn to_array(&self) -> Array2<f32> {
        let mut images = vec![0.0; self.bytes.len()];
        bytes_to_unit_range(&self.bytes, &mut images);
        Array2::from_shape_vec((self.len, self.shape.len()), images).expect("whole images")
    }

    /// Fills `out` `[range, values]` with the images of a range of examples.
    ///
    /// # Panics
    /// If there is no such range, or `out` has another length.
    pub fn copy_range(&self, range: Range<usize>, out: &mut [f32]) {
        assert!(range.start <= range.end && range.end <= self.len, "a range of examples");
        let image_len = self.shape.len();
        bytes_to_unit_range(&self.bytes[range.start * image_len..range.end * image_len], out);
    }

    /// Fills `out` `[indices, values]` with the images at `indices`, one per row; allocates nothing.
    ///
    /// # Panics
    /// If `out` has another shape, or there is no such example.
    pub fn copy_batch(&self, indices: &[usize], mut out: ArrayViewMut2<f32>) {
        assert_eq!(out.dim(), (indices.len(), self.shape.len()), "batch of examples: (rows, values)");
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
    fn one_file_and_two_files_have_the_same_examples() {
        let (images, labels) = (images(&[0, 255, 51, 0, 0, 0]), labels(&[7, 2, 0]));
        let data = DataSet::from_idx(&images, &labels).unwrap();
        assert_eq!(DataSet::parse(&[images, labels].concat()).unwrap(), data);
        assert_eq!((data.len(), data.shape()), (3, ImageShape::grey(1, 2)));
        assert_eq!((data.labels(), data.label(1)), (&[7, 2, 0][..], Some(2)));
    }

    #[test]
    fn a_pixel_is_its_byte_over_255() {
        let data = DataSet::from_idx(&images(&[0, 255, 51, 0]), &labels(&[1, 2])).unwrap();
        assert_eq!(data.image(0).collect::<Vec<_>>(), [0.0, 1.0]);
        assert_eq!(data.image(1).collect::<Vec<_>>(), [0.2, 0.0]);
    }

    #[test]
    fn a_batch_holds_the_requested_images_in_order() {
        let data = DataSet::from_idx(&images(&[0, 0, 255, 0, 0, 255]), &labels(&[0, 1, 2])).unwrap();
        let mut room_for_four = Array2::from_elem((4, 2), -1.0);
        data.copy_batch(&[2, 0, 1], room_for_four.slice_mut(s![..3, ..]));
        assert_eq!(room_for_four, array![[0.0, 1.0], [0.0, 0.0], [1.0, 0.0], [-1.0, -1.0]]);
    }

    #[test]
    #[should_panic(expected = "batch of examples")]
    fn a_batch_of_another_shape_is_a_bug() {
        let data = DataSet::from_idx(&images(&[0, 0]), &labels(&[0])).unwrap();
        data.copy_batch(&[0], Array2::zeros((2, 2)).view_mut());
    }

    /// Two examples; an index times their length would wrap around to the first of them.
    const WRAPPED: usize = 1 << (usize::BITS - 1);

    #[test]
    #[should_panic(expected = "an index of an example")]
    fn an_index_that_wraps_around_is_a_bug() {
        _ = DataSet::from_pixels(vec![0; 4], ImageShape::grey(1, 2)).unwrap().image(WRAPPED);
    }

    #[test]
    #[should_panic(expected = "a range of examples")]
    fn a_range_that_wraps_around_is_a_bug() {
        let data = DataSet::from_pixels(vec![0; 4], ImageShape::grey(1, 2)).unwrap();
        data.copy_range(WRAPPED..WRAPPED + 1, &mut [0.0; 2]);
    }

    #[test]
    fn broken_files_say_what_is_wrong() {
        let message = |images: &[u8], labels: &[u8]| DataSet::from_idx(images, labels).unwrap_err().to_string();
        assert!(message(&images(&[]), &labels(&[])).contains("at least one image, got none"));
        assert!(message(&images(&[0, 0]), &labels(&[1, 2])).contains("1 labels, one per image, got 2"));
        assert!(message(&[images(&[0, 0]), vec![0]].concat(), &labels(&[1])).contains("the end of the file"));
        assert!(message(&images(&[0, 0]), &[labels(&[1]), vec![0]].concat()).contains("the end of the file"));
    }

    #[test]
    fn a_file_of_images_alone_has_no_labels() {
        let data = DataSet::parse(&images(&[0, 255, 51, 0])).unwrap();
        assert_eq!((data.len(), data.labels(), data.label(0)), (2, &[][..], None));
        assert_eq!(data.expect_labels().unwrap_err().to_string(), "labels: expected one per example, got none");
    }

    #[test]
    fn images_in_memory_are_those_of_a_file() {
        let file = DataSet::from_idx(&images(&[0, 255, 51, 0]), &labels(&[7, 2])).unwrap();
        let shape = ImageShape::grey(1, 2);
        let labelled = |data: Result<DataSet>| data.and_then(|data| data.with_labels(vec![7, 2]));
        assert_eq!(labelled(DataSet::from_pixels(vec![0, 255, 51, 0], shape)).as_ref(), Ok(&file));
        assert_eq!(labelled(DataSet::from_array(file.to_array().view(), shape)).as_ref(), Ok(&file));
        let clamped = DataSet::from_array(array![[-1.0, 2.0], [-0.0, 0.1999]].view(), shape).unwrap();
        assert_eq!(clamped.to_array(), array![[0.0, 1.0], [0.0, 0.2]]);
    }

    #[test]
    fn images_in_memory_that_do_not_fit_their_shape_are_refused() {
        let message = |pixels: &[u8], shape| DataSet::from_pixels(pixels.to_vec(), shape).unwrap_err().to_string();
        assert_eq!(message(&[1, 2, 3], ImageShape::grey(1, 2)), "pixels: expected 4 values, got 3");
        assert!(message(&[], ImageShape::grey(1, 2)).starts_with("pixels: expected at least 1"));
        assert!(message(&[1], ImageShape::grey(0, 2)).starts_with("height: expected at least 1"));
        assert!(message(&[1], ImageShape { channels: 0, ..ImageShape::grey(1, 2) }).starts_with("channels: expected"));
        assert!(message(&[1], ImageShape::grey(usize::MAX, 2)).starts_with("pixels: expected"));
        let rows = Array2::zeros((1, 3));
        assert_eq!(DataSet::from_array(rows.view(), ImageShape::grey(1, 2)).unwrap_err().code(), "length");
        let odd = array![[0.5, 0.5], [0.5, f32::NAN]];
        let message = DataSet::from_array(odd.view(), ImageShape::grey(1, 2)).unwrap_err().to_string();
        assert_eq!(message, "images: expected finite numbers, got NaN at [1, 1]");
        let one = DataSet::from_pixels(vec![1, 2], ImageShape::grey(1, 2)).unwrap();
        assert_eq!(one.with_labels(vec![]).unwrap_err().to_string(), "labels: expected 1 values, got 0");
    }

    #[test]
    fn every_truncation_of_the_one_file_but_that_without_labels_is_an_error() {
        let images = images(&[0, 255, 51, 0]);
        let bytes = [&images[..], &labels(&[7, 2])].concat();
        let readable: Vec<usize> = (0..=bytes.len()).filter(|n| DataSet::parse(&bytes[..*n]).is_ok()).collect();
        assert_eq!(readable, [images.len(), bytes.len()]);
    }
}
