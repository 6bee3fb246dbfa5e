//! Principal component analysis of digits: the best that any linear code of the same size can do, in squared error.

use super::eigen::principal;
use super::vector::{matrix, times};
use crate::Result;
use crate::data::Digits;
use crate::error::check_range;
use crate::kernels::gemm::gemm;

/// Digits at a time.
const BLOCK: usize = 128;
/// The most pixels of a digit: more have a covariance that fits into no tab.
const MOST_PIXELS: usize = 4096;

/// The mean of some digits, and the directions in which they vary most.
#[derive(Clone, Debug)]
pub struct Pca {
    mean: Vec<f32>,       // [pixels]
    directions: Vec<f32>, // [components, pixels], orthonormal
}

impl Pca {
    /// Of the first `count` digits, with so many components, or as many as there are directions in which these digits vary.
    ///
    /// # Errors
    /// [`Error::Config`](crate::Error::Config) if there are not as many digits or pixels, or more than 4,096
    /// pixels.
    pub fn fit(digits: &Digits, count: usize, components: usize) -> Result<Self> {
        let pixels = digits.rows() * digits.cols();
        check_range("pixels", pixels, 1, MOST_PIXELS)?;
        check_range("count", count, 1, digits.len())?;
        check_range("components", components, 1, pixels)?;
        let mean = mean(digits, count);
        let covariance = covariance(digits, count, &mean);
        // Pixels that never vary have no part in any direction.
        let varying: Vec<usize> = (0..pixels).filter(|pixel| covariance[pixel * (pixels + 1)] > 0.0).collect();
        let n = varying.len();
        let mut small = Vec::with_capacity(n * n);
        for row in &varying {
            small.extend(varying.iter().map(|column| f64::from(covariance[row * pixels + column])));
        }
        let mut directions = Vec::new();
        for (_, vector) in principal(small, n).take(components) {
            let mut direction = vec![0.0; pixels];
            varying.iter().zip(vector).for_each(|(pixel, x)| direction[*pixel] = x);
            directions.append(&mut direction);
        }
        Ok(Self { mean, directions })
    }

    /// What is left of images `[n, pixels]` after they were brought to the code's size and back; not confined to 0…1.
    ///
    /// # Panics
    /// If the images have another size than the digits.
    pub fn reconstruct(&self, images: &[f32]) -> Vec<f32> {
        let pixels = self.mean.len();
        let mut restored = Vec::with_capacity(images.len());
        images.chunks_exact(pixels).for_each(|_| restored.extend_from_slice(&self.mean));
        if !self.directions.is_empty() {
            let centred = centred(images, &self.mean);
            let codes = times(matrix(&centred, pixels), matrix(&self.directions, pixels).t());
            let components = self.directions.len() / pixels;
            gemm(matrix(&codes, components), matrix(&self.directions, pixels), &mut restored, true);
        }
        restored
    }

    /// Number of pixels of an image.
    pub fn pixels(&self) -> usize {
        self.mean.len()
    }
}

/// Calls `visit` with the pixels of some digits at a time.
fn for_each_block(digits: &Digits, count: usize, visit: &mut dyn FnMut(&[f32])) {
    let mut block = Vec::new();
    for start in (0..count).step_by(BLOCK) {
        let end = count.min(start + BLOCK);
        block.resize((end - start) * digits.rows() * digits.cols(), 0.0);
        digits.images(start..end, &mut block);
        visit(&block);
    }
}

fn mean(digits: &Digits, count: usize) -> Vec<f32> {
    let pixels = digits.rows() * digits.cols();
    let mut sums = vec![0.0_f64; pixels];
    for_each_block(digits, count, &mut |block| {
        for image in block.chunks_exact(pixels) {
            sums.iter_mut().zip(image).for_each(|(sum, x)| *sum += f64::from(*x));
        }
    });
    sums.iter().map(|sum| (sum / count as f64) as f32).collect()
}

/// `[pixels, pixels]`, times the number of digits.
fn covariance(digits: &Digits, count: usize, mean: &[f32]) -> Vec<f32> {
    let pixels = mean.len();
    let mut sum = vec![0.0; pixels * pixels];
    for_each_block(digits, count, &mut |block| {
        let centred = centred(block, mean);
        gemm(matrix(&centred, pixels).t(), matrix(&centred, pixels), &mut sum, true);
    });
    sum
}

fn centred(images: &[f32], mean: &[f32]) -> Vec<f32> {
    let mut images = images.to_vec();
    for image in images.chunks_exact_mut(mean.len()) {
        image.iter_mut().zip(mean).for_each(|(x, mean)| *x -= mean);
    }
    images
}

#[cfg(test)]
mod tests {
    use super::super::vector::dot;
    use super::*;
    use crate::kernels::distance::squared_distance;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // the same table in the browser

    /// Images one pixel high.
    fn rows_of(width: u16, pixels: &[u8]) -> Digits {
        let (count, [high, low]) = ((pixels.len() / usize::from(width)) as u8, width.to_be_bytes());
        let images = [&[0, 0, 8, 3, 0, 0, 0, count, 0, 0, 0, 1, 0, 0, high, low], pixels].concat();
        Digits::from_idx(&images, &[&[0, 0, 8, 1, 0, 0, 0, count], &vec![0; count.into()][..]].concat()).unwrap()
    }

    /// Images of three pixels, of which the last is always 51.
    fn digits(of: &[[u8; 2]]) -> Digits {
        rows_of(3, &of.iter().flat_map(|[a, b]| [*a, *b, 51]).collect::<Vec<u8>>())
    }

    fn assert_close(actual: &[f32], expected: &[f32]) {
        assert_eq!(actual.len(), expected.len());
        assert!(actual.iter().zip(expected).all(|(x, e)| (x - e).abs() < 1e-5), "{actual:?}, not {expected:?}");
    }

    #[test]
    fn the_direction_of_the_largest_variance_is_kept() {
        // Along (1, 1) around (0.4, 0.4), and half as far along (1, −1).
        let digits = digits(&[[0, 0], [204, 204], [153, 51], [51, 153]]);
        let pca = Pca::fit(&digits, 4, 1).unwrap();
        assert_close(&pca.reconstruct(&[0.0, 0.0, 0.2, 0.6, 0.2, 0.2]), &[0.0, 0.0, 0.2, 0.4, 0.4, 0.2]);
        assert_close(&pca.reconstruct(&[1.0, 0.8, 0.9]), &[0.9, 0.9, 0.2]);
    }

    #[test]
    fn with_all_components_nothing_is_lost_but_what_never_varied() {
        let pca = Pca::fit(&digits(&[[0, 10], [200, 30], [10, 99]]), 3, 3).unwrap();
        assert_close(&pca.reconstruct(&[0.3, 0.9, 0.2]), &[0.3, 0.9, 0.2]);
    }

    #[test]
    fn of_one_digit_only_the_mean_is_left() {
        let pca = Pca::fit(&digits(&[[51, 255], [0, 0]]), 1, 2).unwrap();
        assert_close(&pca.reconstruct(&[0.9, 0.1, 0.5]), &[0.2, 1.0, 0.2]);
    }

    #[test]
    fn beyond_the_rank_directions_stay_orthonormal_and_the_error_does_not_rise() {
        const PIXELS: usize = 37;
        for count in [2, 5, 12] {
            let bytes: Vec<u8> =
                (0..(count * PIXELS) as u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
            let digits = rows_of(PIXELS as u16, &bytes);
            let images: Vec<f32> = (0..count).flat_map(|index| digits.image(index)).collect();
            let mut before = f64::INFINITY;
            for components in 1..=PIXELS {
                let pca = Pca::fit(&digits, count, components).unwrap();
                let directions: Vec<&[f32]> = pca.directions.chunks_exact(PIXELS).collect();
                assert!(directions.len() <= components && directions.len() >= components.min(count - 1));
                for (i, a) in directions.iter().enumerate() {
                    for (j, b) in directions.iter().enumerate() {
                        assert!((dot(a, b) - f64::from(u8::from(i == j))).abs() < 1e-5, "{components}: {i}, {j}");
                    }
                }
                let error = squared_distance(&pca.reconstruct(&images), &images);
                assert!(error <= before + 1e-9, "{count} digits, {components} components: {error} after {before}");
                assert!(components < count - 1 || error < 1e-7, "{count} digits, {components} components: {error}");
                before = error;
            }
        }
    }

    #[test]
    fn more_than_there_is_is_refused() {
        let refused = |count, components| Pca::fit(&digits(&[[0, 1]]), count, components).unwrap_err().to_string();
        assert_eq!(refused(2, 1), "count: expected 1 to 1, got 2");
        assert_eq!(refused(1, 4), "components: expected 1 to 3, got 4");
        assert_eq!(refused(1, 0), "components: expected 1 to 3, got 0");
        let wide = Pca::fit(&rows_of(4097, &[0; 4097]), 1, 1).unwrap_err();
        assert_eq!(wide.to_string(), "pixels: expected 1 to 4096, got 4097");
    }
}
