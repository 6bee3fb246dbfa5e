//! A pen stroke that bends gently, at random, and is reflected at the image's border.
//!
//! Computed with +, −, ×, ÷ and √ only, which IEEE 754 defines exactly, so that a seed gives the same stroke in every browser.

use crate::data::ImageShape;
use rand::{Rng, RngExt};

/// Half the pen's width, in pixels, to the middle of its edge, which is anti-aliased over one pixel.
const RADIUS: f32 = 1.0;
/// Number of dots per pixel of the stroke's length, enough for an even stroke.
const DOTS_PER_PIXEL: usize = 2;
/// The largest random change of the turn per dot, as the tangent of half an angle; together with [`DAMPING`] it gives radii
/// of curvature of about 6 pixels.
const MAX_TURN_CHANGE: f32 = 0.03;
/// The fraction of the turn that remains from dot to dot.
const DAMPING: f32 = 0.9;

struct Pen {
    position: [f32; 2],
    direction: [f32; 2], // of length 1
    turn: f32,           // tan ½θ, where θ is the angle from dot to dot
}

/// Adds the ink of a stroke, `length` pixels long, to the image.
pub fn scribble<R: Rng + ?Sized>(image: &mut [f32], shape: ImageShape, length: usize, rng: &mut R) {
    if image.is_empty() {
        return;
    }
    let last_pixel = [shape.width as f32 - 1.0, shape.height as f32 - 1.0];
    let mut pen = Pen::random(last_pixel, rng);
    for _ in 0..length.saturating_mul(DOTS_PER_PIXEL) {
        pen.advance(last_pixel, rng);
        pen.draw_dot(image, shape, last_pixel);
    }
}

impl Pen {
    /// A pen at a random position from [0, 0] to `last_pixel`, the centres of the first and the last pixel, in a random direction.
    fn random<R: Rng + ?Sized>(last_pixel: [f32; 2], rng: &mut R) -> Self {
        let position = last_pixel.map(|last| rng.random::<f32>() * last);
        let sign = if rng.random() { 1.0 } else { -1.0 };
        Pen { position, direction: rotated([sign, 0.0], rng.random_range(-1.0..1.0)), turn: 0.0 }
    }

    fn advance<R: Rng + ?Sized>(&mut self, last_pixel: [f32; 2], rng: &mut R) {
        self.turn = DAMPING * self.turn + rng.random_range(-MAX_TURN_CHANGE..MAX_TURN_CHANGE);
        self.direction = rotated(self.direction, self.turn);
        for ((position, direction), last) in self.position.iter_mut().zip(&mut self.direction).zip(last_pixel) {
            let next = *position + *direction / DOTS_PER_PIXEL as f32;
            if (0.0..=last).contains(&next) {
                *position = next;
            } else {
                *direction = -*direction;
            }
        }
    }

    /// Each pixel becomes the maximum of its ink and the pen's.
    fn draw_dot(&self, image: &mut [f32], shape: ImageShape, last_pixel: [f32; 2]) {
        let outer_radius = RADIUS + 0.5;
        let covered = |centre: f32, last: f32| {
            (centre - outer_radius).max(0.0).ceil() as usize..=(centre + outer_radius).min(last) as usize
        };
        let [x, y] = self.position;
        for row in covered(y, last_pixel[1]) {
            for column in covered(x, last_pixel[0]) {
                let (dx, dy) = (column as f32 - x, row as f32 - y);
                let ink = (outer_radius - (dx * dx + dy * dy).sqrt()).clamp(0.0, 1.0);
                let pixel = &mut image[(row * shape.width + column) * shape.channels..][..shape.channels];
                pixel.iter_mut().for_each(|value| *value = value.max(ink));
            }
        }
    }
}

/// A direction rotated by the angle θ, where t = tan ½θ: cos θ = (1 − t²) / (1 + t²), sin θ = 2t / (1 + t²).
fn rotated([x, y]: [f32; 2], t: f32) -> [f32; 2] {
    let (cos, sin) = ((1.0 - t * t) / (1.0 + t * t), 2.0 * t / (1.0 + t * t));
    [cos * x - sin * y, sin * x + cos * y]
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::SeedableRng;
    use rand_chacha::ChaCha8Rng;

    const SIDE: usize = 28;

    fn scribbled(paper: f32, length: usize, seed: u64) -> Vec<f32> {
        let mut image = vec![paper; SIDE * SIDE];
        scribble(&mut image, ImageShape::grey(SIDE, SIDE), length, &mut ChaCha8Rng::seed_from_u64(seed));
        image
    }

    #[test]
    fn the_ink_of_a_stroke_is_its_length_times_the_width_of_the_pen() {
        // A stroke that crosses itself or is cut at the border has less ink, hence the mean over many.
        let ink: f32 = (0..200).map(|seed| scribbled(0.0, 10, seed).iter().sum::<f32>()).sum();
        let (body, ends) = (10.0 * 2.0 * RADIUS, std::f32::consts::PI * RADIUS * RADIUS);
        let ratio = ink / 200.0 / (body + ends);
        assert!((0.85..1.05).contains(&ratio), "{ratio}");
    }

    #[test]
    fn ink_is_only_added() {
        let (blank, grey) = (scribbled(0.0, 40, 3), scribbled(0.4, 40, 3));
        assert!(blank.iter().zip(&grey).all(|(ink, pixel)| *pixel == ink.max(0.4)));
        assert!(blank.contains(&1.0) && blank.contains(&0.0), "full ink in its middle, none away from it");
        assert!(blank.iter().any(|ink| 0.0 < *ink && *ink < 1.0), "soft at its edge");
    }

    #[test]
    fn the_stroke_bends_gently_and_stays_inside() {
        let rng = &mut ChaCha8Rng::seed_from_u64(1);
        let last_pixel = [27.0, 19.0];
        let mut pen = Pen::random(last_pixel, rng);
        for _ in 0..20_000 {
            let [x, y] = pen.direction;
            pen.advance(last_pixel, rng);
            assert!((0..2).all(|axis| (0.0..=last_pixel[axis]).contains(&pen.position[axis])));
            // A reflection changes one sign or both.
            let [x, y] = [(x.abs(), pen.direction[0].abs()), (y.abs(), pen.direction[1].abs())];
            assert!(x.0 * x.1 + y.0 * y.1 > 0.8 && (x.1.hypot(y.1) - 1.0).abs() < 1e-2);
        }
    }

    #[test]
    fn strokes_start_at_all_positions_in_all_directions() {
        let pens = || (0..400).map(|seed| Pen::random([1.0, 1.0], &mut ChaCha8Rng::seed_from_u64(seed)));
        for quarter in [[1.0, 1.0], [1.0, -1.0], [-1.0, 1.0], [-1.0, -1.0]] {
            let starting = pens().filter(|pen| (0..2).all(|i| (pen.position[i] - 0.5) * quarter[i] > 0.0)).count();
            let heading = pens().filter(|pen| (0..2).all(|i| pen.direction[i] * quarter[i] > 0.0)).count();
            assert!((70..130).contains(&starting) && (70..130).contains(&heading), "{starting} {heading}");
        }
    }

    /// Shared links contain seeds, so the stroke must be the same on every machine.
    #[test]
    fn a_seed_gives_the_same_stroke_on_every_machine() {
        let image = scribbled(0.0, 40, 7);
        let touched: Vec<usize> = (0..image.len()).filter(|&i| image[i] > 0.0).take(8).collect();
        assert_eq!(touched, [115, 116, 142, 143, 144, 145, 170, 171]);
    }
}
