//! The kinds of noise that a denoiser learns to undo.

use rand::{Rng, RngExt};
use rand_distr::StandardNormal;
use serde::{Deserialize, Serialize};

/// A way to spoil an image with pixels in [0, 1]; what comes out lies in [0, 1] too.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Noise {
    /// clip(x + σ·n, 0, 1), n ~ N(0, 1) for each pixel.
    Gaussian {
        /// The standard deviation σ.
        sigma: f32,
    },
    /// Each pixel becomes, with this probability, 0 or 1, either as likely.
    SaltAndPepper {
        /// The share of pixels that are lost.
        probability: f32,
    },
    /// A square at a random place becomes 0.
    Patch {
        /// The square's side in pixels; it lies inside the image, so a larger one is cut to the image's sides.
        size: usize,
    },
}

impl Noise {
    /// The mixture that the denoisers train on: one of the three kinds, each as likely, with
    /// σ ~ U(0, 0.7), probability ~ U(0, 0.4), or a patch of 6 to 12 pixels.
    pub fn mixed<R: Rng + ?Sized>(rng: &mut R) -> Noise {
        match rng.random_range(0..3u32) {
            0 => Noise::Gaussian { sigma: rng.random_range(0.0..0.7) },
            1 => Noise::SaltAndPepper { probability: rng.random_range(0.0..0.4) },
            _ => Noise::Patch { size: rng.random_range(6..=12) },
        }
    }

    /// Spoils `image` `[height, width]` in place.
    pub fn apply<R: Rng + ?Sized>(self, image: &mut [f32], width: usize, height: usize, rng: &mut R) {
        assert_eq!(image.len(), width * height, "noise on an image of {width}×{height}");
        match self {
            Noise::Gaussian { sigma } => gaussian(image, sigma, rng),
            Noise::SaltAndPepper { probability } => salt_and_pepper(image, probability, rng),
            Noise::Patch { size } => patch(image, width, height, size, rng),
        }
    }
}

fn gaussian<R: Rng + ?Sized>(image: &mut [f32], sigma: f32, rng: &mut R) {
    for pixel in image {
        let normal: f32 = rng.sample(StandardNormal);
        *pixel = (*pixel + sigma * normal).clamp(0.0, 1.0);
    }
}

fn salt_and_pepper<R: Rng + ?Sized>(image: &mut [f32], probability: f32, rng: &mut R) {
    for pixel in image {
        // Not `random_bool(probability)`: it panics outside [0, 1].
        if rng.random::<f32>() < probability {
            *pixel = f32::from(u8::from(rng.random::<bool>()));
        }
    }
}

fn patch<R: Rng + ?Sized>(image: &mut [f32], width: usize, height: usize, size: usize, rng: &mut R) {
    let (across, down) = (size.min(width), size.min(height));
    let left = rng.random_range(0..=width - across);
    let top = rng.random_range(0..=height - down);
    for y in top..top + down {
        image[y * width + left..][..across].fill(0.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::SeedableRng;
    use rand_chacha::ChaCha8Rng;

    const SIDE: usize = 100;

    /// A grey image of 100×100 after the noise.
    fn spoiled(noise: Noise, seed: u64) -> Vec<f32> {
        let mut image = vec![0.5; SIDE * SIDE];
        noise.apply(&mut image, SIDE, SIDE, &mut ChaCha8Rng::seed_from_u64(seed));
        image
    }

    fn share(image: &[f32], is: impl Fn(f32) -> bool) -> f32 {
        image.iter().filter(|&&pixel| is(pixel)).count() as f32 / image.len() as f32
    }

    #[test]
    fn gaussian_noise_has_its_deviation_and_is_clipped() {
        let image = spoiled(Noise::Gaussian { sigma: 0.1 }, 1);
        let deviation = (image.iter().map(|x| (x - 0.5).powi(2)).sum::<f32>() / image.len() as f32).sqrt();
        assert!((deviation - 0.1).abs() < 0.003, "{deviation}");

        // Half a deviation to either end: P(n > ½) = 0.3085 of the pixels reach it.
        let image = spoiled(Noise::Gaussian { sigma: 1.0 }, 1);
        assert!((share(&image, |x| x == 0.0) - 0.3085).abs() < 0.02);
        assert!((share(&image, |x| x == 1.0) - 0.3085).abs() < 0.02);
        assert!(image.iter().all(|x| (0.0..=1.0).contains(x)));
    }

    #[test]
    fn salt_and_pepper_come_evenly_and_spare_the_rest() {
        let image = spoiled(Noise::SaltAndPepper { probability: 0.3 }, 1);
        assert!((share(&image, |x| x == 0.0) - 0.15).abs() < 0.015);
        assert!((share(&image, |x| x == 1.0) - 0.15).abs() < 0.015);
        assert!((share(&image, |x| x == 0.5) - 0.70).abs() < 0.015);
    }

    #[test]
    fn a_patch_is_one_square_inside_the_image_and_moves_with_the_seed() {
        let at = |seed| {
            let image = spoiled(Noise::Patch { size: 8 }, seed);
            let first = image.iter().position(|&x| x == 0.0).unwrap();
            let square = |i: usize| {
                i >= first && i % SIDE >= first % SIDE && i % SIDE < first % SIDE + 8 && i / SIDE < first / SIDE + 8
            };
            assert!((0..image.len()).all(|i| (image[i] == 0.0) == square(i)));
            first
        };
        assert_ne!(at(1), at(2));
    }

    #[test]
    fn no_noise_changes_nothing() {
        for noise in
            [Noise::Gaussian { sigma: 0.0 }, Noise::SaltAndPepper { probability: 0.0 }, Noise::Patch { size: 0 }]
        {
            assert_eq!(spoiled(noise, 1), vec![0.5; SIDE * SIDE], "{noise:?}");
        }
    }

    #[test]
    fn settings_beyond_sense_do_not_panic() {
        for size in [1, 3, usize::MAX] {
            let mut image = [1.0; 3];
            Noise::Patch { size }.apply(&mut image, 3, 1, &mut ChaCha8Rng::seed_from_u64(1));
            assert_eq!(image.iter().filter(|&&x| x == 0.0).count(), size.min(3));
        }
        for odd in [-1.0, 2.0, f32::NAN, f32::INFINITY] {
            spoiled(Noise::Gaussian { sigma: odd }, 1);
            spoiled(Noise::SaltAndPepper { probability: odd }, 1);
        }
        Noise::Patch { size: 4 }.apply(&mut [], 0, 0, &mut ChaCha8Rng::seed_from_u64(1));
    }

    #[test]
    fn the_mixture_draws_every_kind_within_its_range() {
        let rng = &mut ChaCha8Rng::seed_from_u64(1);
        let mut drawn = [0; 3];
        for _ in 0..3000 {
            drawn[match Noise::mixed(rng) {
                Noise::Gaussian { sigma } if (0.0..0.7).contains(&sigma) => 0,
                Noise::SaltAndPepper { probability } if (0.0..0.4).contains(&probability) => 1,
                Noise::Patch { size: 6..=12 } => 2,
                other => panic!("{other:?} is out of range"),
            }] += 1;
        }
        assert!(drawn.iter().all(|n| (900..1100).contains(n)), "{drawn:?}");
    }

    #[test]
    fn a_noise_is_written_with_its_kind() {
        let noise = Noise::SaltAndPepper { probability: 0.25 };
        let json = r#"{"kind":"salt_and_pepper","probability":0.25}"#;
        assert_eq!(serde_json::to_string(&noise).unwrap(), json);
        assert_eq!(serde_json::from_str::<Noise>(json).unwrap(), noise);
    }
}
