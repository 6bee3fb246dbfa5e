//! IDX, the format of MNIST's files: a header of big-endian u32, then one byte per value. The last byte of the magic number is
//! the number of dimensions.
//!
//! ```text
//! grey images:   0x00000803, count, rows, columns, then count × rows × columns pixels, row after row
//! colour images: 0x00000804, count, rows, columns, channels, then the channels of each pixel together
//! labels:        0x00000801, count, then count labels
//! ```
//! The parsers also return the bytes after their file, since two files may be concatenated. They borrow the data, so a
//! header with false sizes allocates nothing.

use super::ImageShape;
use crate::{Error, Result};

const GREY_IMAGES: u32 = 0x0803;
const COLOUR_IMAGES: u32 = 0x0804;
const LABELS: u32 = 0x0801;

/// The images of one file, a byte for each value.
#[derive(Debug, Clone, PartialEq)]
pub struct Images<'a> {
    /// Number of images; may be 0.
    pub count: usize,
    /// The size of each image, at least 1×1.
    pub shape: ImageShape,
    /// All pixels, image after image, row after row.
    pub pixels: &'a [u8],
}

/// Reads a file of grey or colour images at the start of `bytes`; also returns the bytes after it.
pub fn parse_images(bytes: &[u8]) -> Result<(Images<'_>, &[u8])> {
    let (magic, rest) = be_u32(bytes, "the magic number")?;
    if magic != GREY_IMAGES && magic != COLOUR_IMAGES {
        return Err(error(
            format!("magic number {GREY_IMAGES:#010x} or {COLOUR_IMAGES:#010x}"),
            format!("{magic:#010x}"),
        ));
    }
    let (count, rest) = be_usize(rest, "the number of images")?;
    let (height, rest) = be_usize(rest, "the number of rows")?;
    let (width, rest) = be_usize(rest, "the number of columns")?;
    let (channels, rest) = if magic == GREY_IMAGES { (1, rest) } else { be_usize(rest, "the number of channels")? };
    if height == 0 || width == 0 {
        return Err(error("images of at least 1×1", format!("{height}×{width}")));
    }
    if channels != 1 && channels != 3 {
        return Err(error("1 or 3 channels", channels));
    }
    let size = [height, width, channels].into_iter().try_fold(count, usize::checked_mul);
    let size =
        size.ok_or_else(|| error("a size that fits in memory", format!("{count}×{height}×{width}×{channels}")))?;
    let (pixels, rest) = split_bytes(rest, size, "pixels")?;
    Ok((Images { count, shape: ImageShape { height, width, channels }, pixels }, rest))
}

/// Reads a label file at the start of `bytes`; also returns the bytes after it.
pub fn parse_labels(bytes: &[u8]) -> Result<(&[u8], &[u8])> {
    let rest = check_magic(bytes, LABELS)?;
    let (count, rest) = be_usize(rest, "the number of labels")?;
    split_bytes(rest, count, "labels")
}

/// Checks that nothing follows the last file.
pub fn check_end(rest: &[u8]) -> Result<()> {
    if rest.is_empty() { Ok(()) } else { Err(error("the end of the file", format!("{} more bytes", rest.len()))) }
}

fn check_magic(bytes: &[u8], expected: u32) -> Result<&[u8]> {
    let (actual, rest) = be_u32(bytes, "the magic number")?;
    if actual != expected {
        return Err(error(format!("magic number {expected:#010x}"), format!("{actual:#010x}")));
    }
    Ok(rest)
}

fn be_usize<'a>(bytes: &'a [u8], what: &str) -> Result<(usize, &'a [u8])> {
    let (value, rest) = be_u32(bytes, what)?;
    let value = usize::try_from(value).map_err(|_| error(format!("{what} to fit in memory"), value))?;
    Ok((value, rest))
}

fn be_u32<'a>(bytes: &'a [u8], what: &str) -> Result<(u32, &'a [u8])> {
    let too_short = || error(format!("4 bytes for {what}"), format!("{} bytes", bytes.len()));
    let (word, rest) = bytes.split_first_chunk::<4>().ok_or_else(too_short)?;
    Ok((u32::from_be_bytes(*word), rest))
}

fn split_bytes<'a>(bytes: &'a [u8], size: usize, what: &str) -> Result<(&'a [u8], &'a [u8])> {
    bytes
        .split_at_checked(size)
        .ok_or_else(|| error(format!("{size} bytes of {what}"), format!("{} bytes", bytes.len())))
}

fn error(expected: impl ToString, actual: impl ToString) -> Error {
    Error::Idx { expected: expected.to_string(), actual: actual.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file with these header words and this body.
    fn file(header: &[u32], body: &[u8]) -> Vec<u8> {
        header.iter().flat_map(|word| word.to_be_bytes()).chain(body.iter().copied()).collect()
    }

    #[test]
    fn reads_images_and_returns_what_follows() {
        let bytes = file(&[GREY_IMAGES, 2, 1, 3], &[1, 2, 3, 4, 5, 6, 99]);
        let (images, rest) = parse_images(&bytes).unwrap();
        assert_eq!(images, Images { count: 2, shape: ImageShape::grey(1, 3), pixels: &[1, 2, 3, 4, 5, 6] });
        assert_eq!(rest, [99]);
    }

    #[test]
    fn colour_images_have_a_fourth_dimension_of_three_channels() {
        let bytes = file(&[COLOUR_IMAGES, 1, 1, 2, 3], &[1, 2, 3, 4, 5, 6]);
        let (images, rest) = parse_images(&bytes).unwrap();
        let shape = ImageShape { height: 1, width: 2, channels: 3 };
        assert_eq!((images, rest), (Images { count: 1, shape, pixels: &[1, 2, 3, 4, 5, 6] }, &[][..]));
        for channels in [0, 2, 4, u32::MAX] {
            let message = parse_images(&file(&[COLOUR_IMAGES, 1, 1, 2, channels], &[0; 9])).unwrap_err().to_string();
            assert_eq!(message, format!("not a readable IDX file: expected 1 or 3 channels, got {channels}"));
        }
    }

    #[test]
    fn reads_labels_and_returns_what_follows() {
        let bytes = file(&[LABELS, 2], &[7, 8, 9]);
        assert_eq!(parse_labels(&bytes).unwrap(), (&[7, 8][..], &[9][..]));
    }

    #[test]
    fn every_truncation_is_an_error() {
        let images = file(&[GREY_IMAGES, 2, 2, 2], &[0; 8]);
        let labels = file(&[LABELS, 5], &[0; 5]);
        assert!((0..images.len()).all(|n| parse_images(&images[..n]).is_err()));
        assert!((0..labels.len()).all(|n| parse_labels(&labels[..n]).is_err()));
    }

    #[test]
    fn the_other_kind_of_file_is_refused_by_its_magic_number() {
        let message = parse_images(&file(&[LABELS, 1, 1, 1], &[0])).unwrap_err().to_string();
        assert_eq!(message, "not a readable IDX file: expected magic number 0x00000803 or 0x00000804, got 0x00000801");
        assert!(parse_labels(&file(&[GREY_IMAGES, 1], &[0])).is_err());
        assert!(parse_labels(&[0x01, 0x08, 0, 0, 1, 0, 0, 0, 5]).is_err(), "little-endian");
    }

    #[test]
    fn hostile_sizes_neither_overflow_nor_allocate() {
        for sizes in [[u32::MAX; 3], [u32::MAX, u32::MAX, 1], [1 << 31, 2, 1], [1 << 16, 1 << 16, 1], [1, 28, 29]] {
            let bytes = file(&[GREY_IMAGES, sizes[0], sizes[1], sizes[2]], &[0; 784]);
            assert_eq!(parse_images(&bytes).unwrap_err().code(), "idx", "{sizes:?}");
        }
        assert!(parse_labels(&file(&[LABELS, u32::MAX], &[0; 9])).is_err());
    }

    #[test]
    fn images_without_area_are_refused() {
        for (rows, cols) in [(0, 28), (28, 0), (0, 0)] {
            assert!(parse_images(&file(&[GREY_IMAGES, 9, rows, cols], &[])).is_err(), "{rows}×{cols}");
        }
    }

    #[test]
    fn bytes_after_the_end_are_refused() {
        assert!(check_end(&[]).is_ok());
        assert!(check_end(&[0]).unwrap_err().to_string().contains("1 more bytes"));
    }
}
