//! A pen stroke that turns gently, at random, and bounces off the image's border.
//!
//! Only +, −, ×, ÷ and √, which IEEE 754 defines to the bit: so a seed draws the same stroke in every browser.

use rand::{Rng, RngExt};

/// Half the pen's width, in pixels; its edge fades over one pixel more.
const RADIUS: f32 = 1.0;
/// Prints of the pen a pixel of the way; close enough for an even stroke.
const PRINTS: usize = 2;
/// How far a print may change the turning, as the tangent of half an angle; with [`INERTIA`] it bends the stroke to
/// radii of about 6 pixels.
const NUDGE: f32 = 0.03;
/// How much of the turning stays.
const INERTIA: f32 = 0.9;

struct Pen {
    at: [f32; 2],
    heading: [f32; 2], // of length 1
    turning: f32,      // tan ½θ, θ the angle from print to print
}

/// Adds the ink of a stroke, `length` pixels long, to the image `[height, width]`.
pub fn scribble<R: Rng + ?Sized>(image: &mut [f32], width: usize, height: usize, length: usize, rng: &mut R) {
    if image.is_empty() {
        return;
    }
    let end = [width as f32 - 1.0, height as f32 - 1.0];
    let mut pen = Pen::somewhere(end, rng);
    for _ in 0..length.saturating_mul(PRINTS) {
        pen.go(end, rng);
        pen.print(image, width, end);
    }
}

impl Pen {
    /// At a random place from [0, 0] to `end`, the first and the last pixel's centres, looking anywhere.
    fn somewhere<R: Rng + ?Sized>(end: [f32; 2], rng: &mut R) -> Self {
        let at = end.map(|end| rng.random::<f32>() * end);
        let side = if rng.random() { 1.0 } else { -1.0 };
        Pen { at, heading: turned([side, 0.0], rng.random_range(-1.0..1.0)), turning: 0.0 }
    }

    fn go<R: Rng + ?Sized>(&mut self, end: [f32; 2], rng: &mut R) {
        self.turning = INERTIA * self.turning + rng.random_range(-NUDGE..NUDGE);
        self.heading = turned(self.heading, self.turning);
        for ((at, heading), end) in self.at.iter_mut().zip(&mut self.heading).zip(end) {
            let next = *at + *heading / PRINTS as f32;
            if (0.0..=end).contains(&next) {
                *at = next;
            } else {
                *heading = -*heading;
            }
        }
    }

    /// Each pixel takes the ink of the pen over it, where it has not more.
    fn print(&self, image: &mut [f32], width: usize, end: [f32; 2]) {
        let reach = RADIUS + 0.5;
        let under = |at: f32, end: f32| (at - reach).max(0.0).ceil() as usize..=(at + reach).min(end) as usize;
        let [x, y] = self.at;
        for row in under(y, end[1]) {
            for column in under(x, end[0]) {
                let (dx, dy) = (column as f32 - x, row as f32 - y);
                let ink = (reach - (dx * dx + dy * dy).sqrt()).clamp(0.0, 1.0);
                let pixel = &mut image[row * width + column];
                *pixel = pixel.max(ink);
            }
        }
    }
}

/// A direction turned by the angle θ with t = tan ½θ: cos θ = (1 − t²) / (1 + t²), sin θ = 2t / (1 + t²).
fn turned([x, y]: [f32; 2], t: f32) -> [f32; 2] {
    let (cos, sin) = ((1.0 - t * t) / (1.0 + t * t), 2.0 * t / (1.0 + t * t));
    [cos * x - sin * y, sin * x + cos * y]
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::SeedableRng;
    use rand_chacha::ChaCha8Rng;

    const SIDE: usize = 28;

    fn drawn(paper: f32, length: usize, seed: u64) -> Vec<f32> {
        let mut image = vec![paper; SIDE * SIDE];
        scribble(&mut image, SIDE, SIDE, length, &mut ChaCha8Rng::seed_from_u64(seed));
        image
    }

    #[test]
    fn a_stroke_has_the_ink_of_its_length_and_the_pens_width() {
        // Where it crosses itself or leaves the image it has less: hence the mean over many.
        let ink: f32 = (0..200).map(|seed| drawn(0.0, 10, seed).iter().sum::<f32>()).sum();
        let (way, ends) = (10.0 * 2.0 * RADIUS, std::f32::consts::PI * RADIUS * RADIUS);
        let share = ink / 200.0 / (way + ends);
        assert!((0.85..1.05).contains(&share), "{share}");
    }

    #[test]
    fn ink_is_added_and_never_taken() {
        let (blank, grey) = (drawn(0.0, 40, 3), drawn(0.4, 40, 3));
        assert!(blank.iter().zip(&grey).all(|(ink, pixel)| *pixel == ink.max(0.4)));
        assert!(blank.contains(&1.0) && blank.contains(&0.0), "full ink in its middle, none away from it");
        assert!(blank.iter().any(|ink| 0.0 < *ink && *ink < 1.0), "soft at its edge");
    }

    #[test]
    fn the_course_turns_gently_and_stays_inside() {
        let rng = &mut ChaCha8Rng::seed_from_u64(1);
        let end = [27.0, 19.0];
        let mut pen = Pen::somewhere(end, rng);
        for _ in 0..20_000 {
            let [x, y] = pen.heading;
            pen.go(end, rng);
            assert!((0..2).all(|axis| (0.0..=end[axis]).contains(&pen.at[axis])));
            // A bounce turns round one sign or both.
            let [x, y] = [(x.abs(), pen.heading[0].abs()), (y.abs(), pen.heading[1].abs())];
            assert!(x.0 * x.1 + y.0 * y.1 > 0.8 && (x.1.hypot(y.1) - 1.0).abs() < 1e-2);
        }
    }

    #[test]
    fn seeds_start_anywhere_and_look_anywhere() {
        let pens = || (0..400).map(|seed| Pen::somewhere([1.0, 1.0], &mut ChaCha8Rng::seed_from_u64(seed)));
        for quarter in [[1.0, 1.0], [1.0, -1.0], [-1.0, 1.0], [-1.0, -1.0]] {
            let starting = pens().filter(|pen| (0..2).all(|i| (pen.at[i] - 0.5) * quarter[i] > 0.0)).count();
            let looking = pens().filter(|pen| (0..2).all(|i| pen.heading[i] * quarter[i] > 0.0)).count();
            assert!((70..130).contains(&starting) && (70..130).contains(&looking), "{starting} {looking}");
        }
    }

    /// Seeds in shared links mean the same stroke on every machine.
    #[test]
    fn a_seed_means_the_same_stroke_everywhere() {
        let image = drawn(0.0, 40, 7);
        let touched: Vec<usize> = (0..image.len()).filter(|&i| image[i] > 0.0).take(8).collect();
        assert_eq!(touched, [115, 116, 142, 143, 144, 145, 170, 171]);
    }
}
