//! The kinds of noise that denoisers are trained on and tested with.

mod pixels;
mod scribble;
mod square;

use super::ImageShape;
use crate::Result;
use crate::error::{check_number, check_range};
use crate::json::{self, Object};
use rand::{Rng, RngExt};

/// A way to corrupt an image; pixels are in 0…1 before and after.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Noise {
    /// clamp(x + σ·n, 0, 1), with n ~ N(0, 1) for each pixel.
    Gaussian {
        /// The standard deviation σ.
        sigma: f32,
    },
    /// With this probability a pixel becomes 0 or 1, both equally likely.
    SaltAndPepper {
        /// The probability.
        probability: f32,
    },
    /// A square at a random position becomes 0.
    Patch {
        /// The square's side in pixels, limited to the image's; the square is inside the image.
        size: usize,
    },
    /// A square at a given position becomes 0; it may be partly outside the image.
    Mask {
        /// The square's first column, which may be negative.
        left: isize,
        /// Its first row, which may be negative.
        top: isize,
        /// Its side in pixels.
        size: usize,
    },
    /// One of the first three kinds, all equally likely, with σ ~ U(0, 0.7), probability ~ U(0, 0.4), or a patch of 6 to 12
    /// pixels in an image of 28×28, in proportion in others: the noise that the pretrained denoisers were trained on.
    Mixed,
    /// A random pen stroke, which adds ink.
    Scribble {
        /// The length of the stroke in pixels.
        length: usize,
    },
}

/// The longest stroke that is accepted, in pixels: enough to cover a digit.
const MAX_STROKE_LENGTH: usize = 10_000;

impl Noise {
    /// Reads an object with the fields of its kind: `{kind: "gaussian", sigma}`,
    /// `{kind: "salt_and_pepper", probability}`, `{kind: "patch", size}`, `{kind: "mask", left, top, size}`,
    /// `{kind: "scribble", length}` or `{kind: "mixed"}`.
    ///
    /// # Errors
    /// A message that names the field that is missing, of the wrong type, out of range or unknown.
    pub fn read(mut object: Object) -> json::Result<Self> {
        let fields = &mut object;
        let noise = match fields.string("kind")?.as_str() {
            "gaussian" => Noise::Gaussian { sigma: fields.f32("sigma")? },
            "salt_and_pepper" => Noise::SaltAndPepper { probability: fields.f32("probability")? },
            "patch" => Noise::Patch { size: fields.usize("size")? },
            "mask" => {
                Noise::Mask { left: fields.isize("left")?, top: fields.isize("top")?, size: fields.usize("size")? }
            }
            "scribble" => Noise::Scribble { length: fields.usize("length")? },
            "mixed" => Noise::Mixed,
            other => return Err(format!("`kind` is an unknown `{}`", json::truncate_for_message(other))),
        };
        object.finish()?;
        noise.validate().map_err(|error| error.to_string())?;
        Ok(noise)
    }

    /// Checks that σ and the probability are in 0…1 and a stroke is not too long; squares may have any size.
    ///
    /// # Errors
    /// [`Error::Config`](crate::Error::Config) with the setting that is out of range.
    pub fn validate(self) -> Result<()> {
        let check_fraction = |field, value| check_number(field, value, 0.0..=1.0, "a number in 0…1");
        match self {
            Noise::Gaussian { sigma } => check_fraction("sigma", sigma),
            Noise::SaltAndPepper { probability } => check_fraction("probability", probability),
            Noise::Scribble { length } => check_range("length", length, 0, MAX_STROKE_LENGTH),
            Noise::Patch { .. } | Noise::Mask { .. } | Noise::Mixed => Ok(()),
        }
    }

    /// A random noise of the mixture, for images of this shape.
    fn sample_mixture<R: Rng + ?Sized>(shape: ImageShape, rng: &mut R) -> Noise {
        match rng.random_range(0..3u32) {
            0 => Noise::Gaussian { sigma: rng.random_range(0.0..0.7) },
            1 => Noise::SaltAndPepper { probability: rng.random_range(0.0..0.4) },
            _ => Noise::Patch { size: rng.random_range(scale_from_28(6, shape)..=scale_from_28(12, shape)) },
        }
    }

    /// Corrupts an `image` of this shape in place. Squares and strokes cover all channels; the other kinds are independent for
    /// each of its values. Settings are not checked here, which [`validate`](Self::validate) does: a σ that is NaN makes every value NaN,
    /// and a probability that is NaN is 0.
    ///
    /// # Panics
    /// If the image is not of this shape.
    pub fn apply<R: Rng + ?Sized>(self, image: &mut [f32], shape: ImageShape, rng: &mut R) {
        assert_eq!(image.len(), shape.len(), "noise on an image of {shape}");
        match self {
            Noise::Gaussian { sigma } => pixels::gaussian(image, sigma, rng),
            Noise::SaltAndPepper { probability } => pixels::salt_and_pepper(image, probability, rng),
            Noise::Patch { size } => square::patch(image, shape, size, rng),
            Noise::Mask { left, top, size } => square::mask(image, shape, left, top, size),
            Noise::Mixed => Noise::sample_mixture(shape, rng).apply(image, shape, rng),
            Noise::Scribble { length } => scribble::scribble(image, shape, length, rng),
        }
    }
}

/// A length in pixels of an image of 28×28, in proportion to the shorter side of this shape, rounded to the nearest, half up.
fn scale_from_28(pixels: usize, shape: ImageShape) -> usize {
    (2 * pixels * shape.width.min(shape.height) + 28) / 56
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::SeedableRng;
    use rand_chacha::ChaCha8Rng;
    use std::ops::RangeInclusive;

    const SIDE: usize = 100;

    /// A grey image of 100×100 after the noise.
    fn corrupted(noise: Noise, seed: u64) -> Vec<f32> {
        let mut image = vec![0.5; SIDE * SIDE];
        noise.apply(&mut image, ImageShape::grey(SIDE, SIDE), &mut ChaCha8Rng::seed_from_u64(seed));
        image
    }

    fn fraction(image: &[f32], is: impl Fn(f32) -> bool) -> f32 {
        image.iter().filter(|&&pixel| is(pixel)).count() as f32 / image.len() as f32
    }

    #[test]
    fn gaussian_noise_has_its_deviation_and_is_clipped() {
        let image = corrupted(Noise::Gaussian { sigma: 0.1 }, 1);
        let deviation = (image.iter().map(|x| (x - 0.5).powi(2)).sum::<f32>() / image.len() as f32).sqrt();
        assert!((deviation - 0.1).abs() < 0.003, "{deviation}");

        // Half a deviation to either end: P(n > ½) = 0.3085 of the pixels reach it.
        let image = corrupted(Noise::Gaussian { sigma: 1.0 }, 1);
        assert!((fraction(&image, |x| x == 0.0) - 0.3085).abs() < 0.02);
        assert!((fraction(&image, |x| x == 1.0) - 0.3085).abs() < 0.02);
        assert!(image.iter().all(|x| (0.0..=1.0).contains(x)));
    }

    #[test]
    fn salt_and_pepper_are_equally_frequent_and_leave_the_other_pixels() {
        let image = corrupted(Noise::SaltAndPepper { probability: 0.3 }, 1);
        assert!((fraction(&image, |x| x == 0.0) - 0.15).abs() < 0.015);
        assert!((fraction(&image, |x| x == 1.0) - 0.15).abs() < 0.015);
        assert!((fraction(&image, |x| x == 0.5) - 0.70).abs() < 0.015);
    }

    #[test]
    fn a_patch_is_one_square_inside_the_image_at_a_position_that_depends_on_the_seed() {
        let at = |seed| {
            let image = corrupted(Noise::Patch { size: 8 }, seed);
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
    fn squares_and_strokes_cover_all_channels_of_a_pixel() {
        let shape = ImageShape { height: 9, width: 11, channels: 3 };
        for noise in
            [Noise::Patch { size: 4 }, Noise::Mask { left: -1, top: 2, size: 5 }, Noise::Scribble { length: 30 }]
        {
            let after = |channels| {
                let shape = ImageShape { channels, ..shape };
                let mut image = vec![0.5; shape.len()];
                noise.apply(&mut image, shape, &mut ChaCha8Rng::seed_from_u64(3));
                image
            };
            let grey = after(1);
            assert!(grey.iter().any(|value| *value != 0.5));
            assert!(after(3).iter().enumerate().all(|(i, value)| *value == grey[i / 3]), "{noise:?}");
        }
    }

    #[test]
    fn no_noise_changes_nothing() {
        for noise in [
            Noise::Gaussian { sigma: 0.0 },
            Noise::SaltAndPepper { probability: 0.0 },
            Noise::Patch { size: 0 },
            Noise::Mask { left: 3, top: 3, size: 0 },
            Noise::Scribble { length: 0 },
        ] {
            assert_eq!(corrupted(noise, 1), vec![0.5; SIDE * SIDE], "{noise:?}");
        }
    }

    #[test]
    fn extreme_settings_do_not_panic() {
        for size in [1, 3, usize::MAX] {
            let mut image = [1.0; 3];
            Noise::Patch { size }.apply(&mut image, ImageShape::grey(1, 3), &mut ChaCha8Rng::seed_from_u64(1));
            assert_eq!(image.iter().filter(|&&x| x == 0.0).count(), size.min(3));
        }
        for odd in [-1.0, 2.0, f32::NAN, f32::INFINITY] {
            corrupted(Noise::Gaussian { sigma: odd }, 1);
            corrupted(Noise::SaltAndPepper { probability: odd }, 1);
        }
        assert!(corrupted(Noise::Gaussian { sigma: f32::NAN }, 1).iter().all(|x| x.is_nan()));
        assert!(corrupted(Noise::SaltAndPepper { probability: f32::NAN }, 1).iter().all(|x| *x == 0.5));
        for place in [isize::MIN, -1, 1, isize::MAX] {
            corrupted(Noise::Mask { left: place, top: place, size: usize::MAX }, 1);
        }
        for (width, height) in [(0, 0), (0, 3), (3, 0), (1, 1), (1, 5), (5, 1)] {
            for noise in
                [Noise::Patch { size: 4 }, Noise::Mask { left: 0, top: 0, size: 4 }, Noise::Scribble { length: 20 }]
            {
                noise.apply(
                    &mut vec![0.0; width * height],
                    ImageShape::grey(height, width),
                    &mut ChaCha8Rng::seed_from_u64(1),
                );
            }
        }
    }

    #[test]
    fn the_mixture_draws_every_kind_within_its_range() {
        for (side, patches) in [(28, 6..=12), (8, 2..=3), (64, 14..=27), (1, 0..=0)] {
            check_mixture(ImageShape::grey(side, side), patches);
        }
    }

    fn check_mixture(shape: ImageShape, patches: RangeInclusive<usize>) {
        let rng = &mut ChaCha8Rng::seed_from_u64(1);
        let mut drawn = [0; 3];
        for _ in 0..3000 {
            drawn[match Noise::sample_mixture(shape, rng) {
                Noise::Gaussian { sigma } if (0.0..0.7).contains(&sigma) => 0,
                Noise::SaltAndPepper { probability } if (0.0..0.4).contains(&probability) => 1,
                Noise::Patch { size } if patches.contains(&size) => 2,
                other => panic!("{other:?} is out of range"),
            }] += 1;
        }
        assert!(drawn.iter().all(|n| (900..1100).contains(n)), "{drawn:?}");
    }

    fn read(text: &str) -> json::Result<Noise> {
        Object::parse(text).and_then(Noise::read)
    }

    #[test]
    fn every_kind_is_read_from_its_fields() {
        for (text, noise) in [
            (r#"{"kind":"gaussian","sigma":0.5}"#, Noise::Gaussian { sigma: 0.5 }),
            (r#"{"kind":"salt_and_pepper","probability":1}"#, Noise::SaltAndPepper { probability: 1.0 }),
            (r#"{"kind":"patch","size":10}"#, Noise::Patch { size: 10 }),
            (r#"{"size":10,"top":27,"left":-3,"kind":"mask"}"#, Noise::Mask { left: -3, top: 27, size: 10 }),
            (r#"{"kind":"scribble","length":10000}"#, Noise::Scribble { length: 10_000 }),
            (r#"{"kind":"mixed"}"#, Noise::Mixed),
        ] {
            assert_eq!(read(text), Ok(noise));
        }
    }

    #[test]
    fn a_field_out_of_range_is_named() {
        for (text, reason) in [
            (r#"{"sigma":1}"#, "no `kind`"),
            (r#"{"kind":"snow"}"#, "`kind` is an unknown `snow`"),
            (r#"{"kind":"gaussian"}"#, "no `sigma`"),
            (r#"{"kind":"gaussian","sigma":null}"#, "`sigma` is not a number"), // NaN in JavaScript
            (r#"{"kind":"gaussian","sigma":-0.1}"#, "sigma: expected a number in 0…1, got -0.1"),
            (r#"{"kind":"salt_and_pepper","probability":1.01}"#, "probability: expected a number in 0…1, got 1.01"),
            (r#"{"kind":"patch","size":-1}"#, "`size` is not a whole number"),
            (r#"{"kind":"mask","left":0.5,"top":0,"size":1}"#, "`left` is not a whole number of either sign"),
            (r#"{"kind":"mask","left":0,"top":1e10,"size":1}"#, "`top` is not a whole number of either sign"),
            (r#"{"kind":"mask","left":0,"top":2147483648,"size":1}"#, "`top` is not a whole number of either sign"),
            (r#"{"kind":"scribble","length":10001}"#, "length: expected 0 to 10000, got 10001"),
            (r#"{"kind":"scribble","length":9,"width":2}"#, "an unknown field `width`"),
        ] {
            assert_eq!(read(text), Err(reason.to_owned()));
        }
    }
}
