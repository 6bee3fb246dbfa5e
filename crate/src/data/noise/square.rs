//! Squares that become 0.

use rand::{Rng, RngExt};

/// A square at a random place inside the image `[height, width]`.
pub fn patch<R: Rng + ?Sized>(image: &mut [f32], width: usize, height: usize, size: usize, rng: &mut R) {
    let left = rng.random_range(0..=width - size.min(width));
    let top = rng.random_range(0..=height - size.min(height));
    mask(image, width, height, left as isize, top as isize, size);
}

/// The part of a square that lies inside the image `[height, width]`.
pub fn mask(image: &mut [f32], width: usize, height: usize, left: isize, top: isize, size: usize) {
    let inside = |start: isize, side: usize| {
        let clip = |place: isize| place.clamp(0, side as isize) as usize;
        clip(start)..clip(start.saturating_add_unsigned(size))
    };
    let columns = inside(left, width);
    for row in inside(top, height) {
        image[row * width..][columns.clone()].fill(0.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Which pixels of a 4×3 image the mask takes.
    fn taken(left: isize, top: isize, size: usize) -> Vec<usize> {
        let mut image = [1.0; 12];
        mask(&mut image, 4, 3, left, top, size);
        (0..12).filter(|&i| image[i] == 0.0).collect()
    }

    #[test]
    fn a_mask_lies_where_it_was_put() {
        assert_eq!(taken(1, 0, 2), [1, 2, 5, 6]);
        assert_eq!(taken(0, 2, 1), [8]);
    }

    #[test]
    fn what_lies_outside_the_image_is_cut() {
        assert_eq!(taken(-1, -1, 2), [0]);
        assert_eq!(taken(3, 1, 9), [7, 11]);
        assert!(taken(-3, 0, 3).is_empty());
        assert!(taken(4, 3, 1).is_empty());
    }
}
