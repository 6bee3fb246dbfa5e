//! Noise that sets a square to 0.

use crate::data::ImageShape;
use rand::{Rng, RngExt};

/// Sets a square at a random position inside the image to 0.
pub fn patch<R: Rng + ?Sized>(image: &mut [f32], shape: ImageShape, size: usize, rng: &mut R) {
    let left = rng.random_range(0..=shape.width - size.min(shape.width));
    let top = rng.random_range(0..=shape.height - size.min(shape.height));
    mask(image, shape, left as isize, top as isize, size);
}

/// Sets the part of a square that is inside the image to 0.
pub fn mask(image: &mut [f32], shape: ImageShape, left: isize, top: isize, size: usize) {
    let clipped = |start: isize, side: usize| {
        let clip = |index: isize| index.clamp(0, side as isize) as usize;
        clip(start)..clip(start.saturating_add_unsigned(size))
    };
    let columns = clipped(left, shape.width);
    for row in clipped(top, shape.height) {
        let row = &mut image[row * shape.width * shape.channels..];
        row[columns.start * shape.channels..columns.end * shape.channels].fill(0.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pixels of a 4×3 image that the mask sets to 0.
    fn masked(left: isize, top: isize, size: usize) -> Vec<usize> {
        let mut image = [1.0; 12];
        mask(&mut image, ImageShape::grey(3, 4), left, top, size);
        (0..12).filter(|&i| image[i] == 0.0).collect()
    }

    #[test]
    fn a_mask_is_at_its_position() {
        assert_eq!(masked(1, 0, 2), [1, 2, 5, 6]);
        assert_eq!(masked(0, 2, 1), [8]);
    }

    #[test]
    fn the_part_outside_the_image_is_ignored() {
        assert_eq!(masked(-1, -1, 2), [0]);
        assert_eq!(masked(3, 1, 9), [7, 11]);
        assert!(masked(-3, 0, 3).is_empty());
        assert!(masked(4, 3, 1).is_empty());
    }
}
