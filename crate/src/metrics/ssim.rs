//! Structural similarity (Wang, Bovik, Sheikh and Simoncelli, *Image quality assessment: from error visibility to
//! structural similarity*, IEEE Transactions on Image Processing 13 (4), 2004):
//!
//! (2·μx·μy + C₁)(2·σxy + C₂) / ((μx² + μy² + C₁)(σx² + σy² + C₂)), mean over all positions of a window with
//! Gaussian weights that sum to 1. As in the authors' program, the window is always inside the image, and the moments are
//! weighted means without sample correction. They are computed in double precision: where an image is nearly constant, a
//! variance is a small difference of large numbers.

use crate::kernels::conv1d::conv1d;

/// The window's side in pixels, limited to the image's.
const WINDOW: usize = 11;
/// Standard deviation of the weights, in pixels.
const SIGMA: f32 = 1.5;
/// (K₁·L)², with K₁ = 0.01 and the range of pixels L = 1.
const C1: f64 = 1e-4;
/// (K₂·L)² with K₂ = 0.03.
const C2: f64 = 9e-4;

/// The structural similarity of two images `[height, width]` in 0…1, at least one pixel; at most 1, for identical images.
///
/// # Panics
/// If the images have no pixels, differ in size or are not whole rows of `width` ≥ 1.
pub fn ssim(x: &[f32], y: &[f32], width: usize) -> f64 {
    assert_eq!(x.len(), y.len(), "images of the same size");
    assert!(!x.is_empty() && x.len().is_multiple_of(width), "whole rows of pixels");
    let height = x.len() / width;
    let (horizontal, vertical) = (gaussian_weights(width.min(WINDOW)), gaussian_weights(height.min(WINDOW)));
    let windowed_mean = |values: &dyn Fn(f64, f64) -> f64| {
        let values: Vec<f64> = x.iter().zip(y).map(|(x, y)| values(f64::from(*x), f64::from(*y))).collect();
        conv1d_along(&conv1d_along(&values, &vertical, width), &horizontal, 1)
    };
    let (mean_x, mean_y) = (windowed_mean(&|x, _| x), windowed_mean(&|_, y| y));
    let (squares, products) = (windowed_mean(&|x, y| x * x + y * y), windowed_mean(&|x, y| x * y));
    let similarity = |i: usize| {
        let (product, square) = (mean_x[i] * mean_y[i], mean_x[i] * mean_x[i] + mean_y[i] * mean_y[i]);
        let (covariance, variances) = (products[i] - product, squares[i] - square);
        (2.0 * product + C1) * (2.0 * covariance + C2) / ((square + C1) * (variances + C2))
    };
    let (rows, columns) = (height - vertical.len() + 1, width - horizontal.len() + 1);
    let sum: f64 = (0..rows).map(|row| (0..columns).map(|column| similarity(row * width + column)).sum::<f64>()).sum();
    // Not beyond 1, which only rounding leads to.
    (sum / (rows * columns) as f64).min(1.0)
}

fn conv1d_along(values: &[f64], weights: &[f64], stride: usize) -> Vec<f64> {
    let mut sums = vec![0.0; values.len() - (weights.len() - 1) * stride];
    conv1d(values, weights, stride, &mut sums);
    sums
}

/// A Gaussian at `count` positions around its centre, normalised to the sum 1.
fn gaussian_weights(count: usize) -> Vec<f64> {
    let middle = (count as f32 - 1.0) / 2.0;
    // The exponential function of double precision would make the wasm file larger.
    let bell = |i: usize| f64::from((-0.5 * ((i as f32 - middle) / SIGMA).powi(2)).exp());
    let bell: Vec<f64> = (0..count).map(bell).collect();
    let sum: f64 = bell.iter().sum();
    bell.iter().map(|value| value / sum).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two dissimilar textures of 16 rows of 13 pixels, and a mixture of both.
    fn textures() -> [Vec<f32>; 3] {
        let texture = |step: usize, start: usize, levels: usize| -> Vec<f32> {
            (0..16 * 13).map(|i| ((i * step + start) % levels) as f32 / (levels - 1) as f32).collect()
        };
        let (x, y) = (texture(37, 0, 101), texture(53, 7, 97));
        let mixed = x.iter().zip(&y).map(|(x, y)| 0.75 * x + 0.25 * y).collect();
        [x, y, mixed]
    }

    /// From scikit-image 0.26: `structural_similarity(x, y, gaussian_weights=True, sigma=1.5,
    /// use_sample_covariance=False, data_range=1.0)` on these textures in float64.
    #[test]
    fn it_agrees_with_scikit_image() {
        let [x, y, mixed] = textures();
        let inverse: Vec<f32> = x.iter().map(|x| 1.0 - x).collect();
        for (other, expected) in [(&y, 0.024191246), (&mixed, 0.924510470), (&inverse, -0.987502176)] {
            let actual = ssim(&x, other, 13);
            assert!((actual - expected).abs() < 1e-5, "{actual}, not {expected}");
        }
    }

    #[test]
    fn the_same_image_has_one_and_the_order_does_not_matter() {
        let [x, y, _] = textures();
        assert_eq!(ssim(&x, &x, 13), 1.0);
        assert_eq!(ssim(&x, &y, 13), ssim(&y, &x, 13));
    }

    #[test]
    fn flat_images_differ_by_their_means_alone() {
        let flat = |value| vec![value; 28 * 28];
        assert_eq!(ssim(&flat(0.0), &flat(0.0), 28), 1.0);
        let expected = (2.0 * 0.25 * 0.5 + 1e-4) / (0.25 * 0.25 + 0.5 * 0.5 + 1e-4);
        assert!((ssim(&flat(0.25), &flat(0.5), 28) - expected).abs() < 1e-3);
        assert!((ssim(&flat(0.0), &flat(1.0), 28) - 1e-4 / 1.0001).abs() < 1e-5);
    }

    /// As many values as a window has, between −1 and 1.
    fn ripple(step: usize) -> Vec<f32> {
        (0..WINDOW * WINDOW).map(|i| ((i * step) % 29) as f32 / 14.0 - 1.0).collect()
    }

    #[test]
    fn nearly_constant_images_have_at_most_one_and_less_where_they_differ() {
        for (base, amplitude) in [0.05, 0.5, 0.9, 0.95].into_iter().flat_map(|base| [(base, 1e-4), (base, 1e-3)]) {
            for step in 1..29 {
                let x: Vec<f32> = ripple(step).iter().map(|ripple| base + amplitude * ripple).collect();
                let y: Vec<f32> = x.iter().zip(ripple(step + 1)).map(|(x, z)| x + 0.1 * amplitude * z).collect();
                let similarity = ssim(&x, &y, WINDOW);
                assert!((0.9999..1.0).contains(&similarity), "{base}, {amplitude}, {step}: {similarity}");
            }
        }
    }

    #[test]
    #[should_panic(expected = "whole rows of pixels")]
    fn an_image_that_ends_within_a_row_is_refused() {
        ssim(&[0.5; 5], &[0.5; 5], 2);
    }

    #[test]
    fn a_small_image_is_one_window() {
        // All means by hand: weights ½ each, μ = ½ and ½, σ² = ¼ and ¼, σxy = −¼.
        let opposite = ssim(&[0.0, 1.0], &[1.0, 0.0], 2);
        assert!((opposite - (9e-4 - 0.5) / (9e-4 + 0.5)).abs() < 1e-6, "{opposite}");
        for (width, height) in [(1, 1), (1, 30), (30, 1), (3, 5), (10, 11), (12, 2)] {
            let image: Vec<f32> = (0..width * height).map(|i| (i % 7) as f32 / 6.0).collect();
            assert_eq!(ssim(&image, &image, width), 1.0);
        }
    }
}
