//! Image quality: mean squared error, PSNR and SSIM.

mod ssim;

pub use ssim::ssim;

use crate::data::ImageShape;
use crate::kernels::distance::squared_distance;
use std::f64::consts::LN_10;
use std::ops::{AddAssign, Div};

/// The similarity of an image to its reference, or the mean of many.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ImageQuality {
    /// Mean squared error per pixel.
    pub mse: f64,
    /// Structural similarity; 1 for identical images.
    pub ssim: f64,
}

impl ImageQuality {
    /// Compares two images of this shape, in 0…1. In colour the structural similarity is the mean of the channels'.
    ///
    /// # Panics
    /// If an image is not of this shape, or has no pixels.
    pub fn of(reference: &[f32], other: &[f32], shape: ImageShape) -> Self {
        for len in [reference.len(), other.len()] {
            assert!(len > 0 && shape.checked_len() == Some(len), "an image of {shape} from {len} values");
        }
        let ssim_of = |channel| {
            ssim(&shape.extract_channel(reference, channel), &shape.extract_channel(other, channel), shape.width)
        };
        let ssim = (0..shape.channels).map(ssim_of).sum::<f64>() / shape.channels as f64;
        Self { mse: mse(reference, other), ssim }
    }

    /// Peak signal-to-noise ratio of the mean squared error, in dB; infinite for identical images.
    pub fn psnr(&self) -> f64 {
        psnr(self.mse)
    }
}

impl AddAssign for ImageQuality {
    fn add_assign(&mut self, other: Self) {
        self.mse += other.mse;
        self.ssim += other.ssim;
    }
}

impl Div<f64> for ImageQuality {
    type Output = Self;

    fn div(self, count: f64) -> Self {
        Self { mse: self.mse / count, ssim: self.ssim / count }
    }
}

/// Mean of (x − y)² over the pixels of two images of the same size, at least one pixel.
///
/// # Panics
/// If the sizes differ.
pub fn mse(x: &[f32], y: &[f32]) -> f64 {
    assert_eq!(x.len(), y.len(), "images of the same size");
    squared_distance(x, y) / x.len() as f64
}

/// Peak signal-to-noise ratio of a mean squared error, −10·log₁₀(mse), in dB; pixels are in 0…1, so the peak is 1.
pub fn psnr(mse: f64) -> f64 {
    // The natural logarithm is used elsewhere too; another one would make the wasm file larger.
    -10.0 / LN_10 * mse.ln()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tenth_of_the_range_is_twenty_decibels() {
        let error = mse(&[0.0, 0.5, 1.0], &[0.1, 0.4, 0.9]);
        assert!((error - 0.01).abs() < 1e-8);
        assert!((psnr(error) - 20.0).abs() < 1e-5);
        assert_eq!(psnr(mse(&[0.0, 1.0], &[1.0, 0.0])), 0.0);
        assert_eq!(psnr(mse(&[0.3], &[0.3])), f64::INFINITY);
    }

    #[test]
    #[should_panic(expected = "an image of 2×2×1 from 5 values")]
    fn an_image_that_is_not_of_the_shape_is_refused() {
        ImageQuality::of(&[1.0; 4], &[1.0; 5], ImageShape::grey(2, 2));
    }

    #[test]
    fn the_quality_of_many_has_the_psnr_of_their_mean_error() {
        let mut sum = ImageQuality::of(&[1.0; 4], &[1.0; 4], ImageShape::grey(2, 2));
        sum += ImageQuality::of(&[1.0; 4], &[0.0; 4], ImageShape::grey(2, 2));
        let mean = sum / 2.0;
        assert_eq!(mean.mse, 0.5);
        assert!((mean.psnr() - 3.0103).abs() < 1e-4 && mean.ssim > 0.5);
    }
}
