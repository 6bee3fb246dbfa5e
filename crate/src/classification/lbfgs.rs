//! L-BFGS, which minimises a smooth convex function by its gradient.
//!
//! J. Nocedal and S. Wright, *Numerical Optimization*, 2nd edition, algorithms 7.4 and 3.1 (backtracking).

use crate::kernels::f64_ops::{add_scaled, dot};
use std::collections::VecDeque;

/// How many of the last steps the curvature is estimated from.
const MEMORY: usize = 10;
/// How much of the decrease that the gradient promises a step must bring.
const SUFFICIENT: f64 = 1e-4;
/// How often a step is halved before the minimum counts as reached.
const MAX_HALVINGS: usize = 20;
/// A step that lowers the value by less than this fraction of it, or of 1 where it is smaller, is the last.
const TOLERANCE: f64 = 1e-5;

/// Writes the gradient at a point, and returns the value there.
pub type Function<'a> = dyn FnMut(&[f64], &mut [f64]) -> f64 + 'a;

/// A point on its way to the minimum.
#[derive(Clone, Debug)]
pub struct Lbfgs {
    point: Vec<f64>,
    gradient: Vec<f64>,
    value: f64,
    steps: VecDeque<Step>,
}

/// One of the last steps: s = Δpoint and y = Δgradient.
#[derive(Clone, Debug)]
struct Step {
    s: Vec<f64>,
    y: Vec<f64>,
    product: f64, // s·y
}

impl Lbfgs {
    /// Starts at `point`.
    pub fn new(point: Vec<f64>, function: &mut Function) -> Self {
        let mut gradient = vec![0.0; point.len()];
        let value = function(&point, &mut gradient);
        Self { point, gradient, value, steps: VecDeque::new() }
    }

    /// Where it is.
    pub fn point(&self) -> &[f64] {
        &self.point
    }

    /// The value there.
    pub fn value(&self) -> f64 {
        self.value
    }

    /// Does one step; false if the minimum is reached.
    pub fn step(&mut self, function: &mut Function) -> bool {
        let direction = self.direction();
        let slope = dot(&direction, &self.gradient);
        if slope >= 0.0 || slope.is_nan() {
            return false; // the gradient is zero, or rounding
        }
        // Before there is any curvature, a step of length one.
        let mut length = if self.steps.is_empty() { 1.0 / (-slope).sqrt() } else { 1.0 };
        let mut gradient = vec![0.0; self.point.len()];
        for _ in 0..MAX_HALVINGS {
            let mut point = self.point.clone();
            add_scaled(&mut point, length, &direction);
            let value = function(&point, &mut gradient);
            if value <= self.value + SUFFICIENT * length * slope {
                let goes_on = self.value - value > TOLERANCE * value.abs().max(1.0);
                self.accept(point, gradient, value);
                return goes_on;
            }
            length /= 2.0;
        }
        false
    }

    /// The gradient times the estimated inverse of the curvature, downwards.
    fn direction(&self) -> Vec<f64> {
        let mut direction: Vec<f64> = self.gradient.iter().map(|x| -x).collect();
        let mut factors = Vec::with_capacity(self.steps.len());
        for Step { s, y, product } in self.steps.iter().rev() {
            let factor = dot(s, &direction) / product;
            add_scaled(&mut direction, -factor, y);
            factors.push(factor);
        }
        if let Some(Step { y, product, .. }) = self.steps.back() {
            let scale = product / dot(y, y);
            direction.iter_mut().for_each(|x| *x *= scale);
        }
        for (Step { s, y, product }, factor) in self.steps.iter().zip(factors.into_iter().rev()) {
            let scale = factor - dot(y, &direction) / product;
            add_scaled(&mut direction, scale, s);
        }
        direction
    }

    fn accept(&mut self, point: Vec<f64>, gradient: Vec<f64>, value: f64) {
        let difference = |new: &[f64], old: &[f64]| new.iter().zip(old).map(|(new, old)| new - old).collect();
        let (s, y): (Vec<f64>, Vec<f64>) = (difference(&point, &self.point), difference(&gradient, &self.gradient));
        let product = dot(&s, &y);
        // Without curvature along the step, as by rounding, there is nothing to learn from it.
        if product > 0.0 {
            self.steps.push_back(Step { s, y, product });
        }
        if self.steps.len() > MEMORY {
            self.steps.pop_front();
        }
        (self.point, self.gradient, self.value) = (point, gradient, value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // these also run in the browser

    fn minimise(start: Vec<f64>, function: &mut Function) -> (Vec<f64>, usize) {
        let mut lbfgs = Lbfgs::new(start, function);
        let mut steps = 1;
        while lbfgs.step(function) {
            steps += 1;
            assert!(steps < 200);
        }
        (lbfgs.point, steps)
    }

    #[test]
    fn finds_the_minimum_of_a_long_narrow_bowl() {
        // Σ cᵢ·(xᵢ − i)², with cᵢ from 1 to 1000.
        let factor = |i: usize| 10_f64.powf(i as f64 / 4.0);
        let (found, steps) = minimise(vec![0.0; 13], &mut |x, gradient| {
            gradient.iter_mut().enumerate().for_each(|(i, g)| *g = 2.0 * factor(i) * (x[i] - i as f64));
            1.0 + (0..13).map(|i| factor(i) * (x[i] - i as f64).powi(2)).sum::<f64>()
        });
        assert!(found.iter().enumerate().all(|(i, x)| (x - i as f64).abs() < 1e-2), "{found:?}");
        assert!(steps < 100, "{steps}");
    }

    #[test]
    fn finds_the_minimum_of_a_function_that_is_no_bowl() {
        // ln(e^x + e^−x + e^(y − 1) + e^−y): flat far away, with the minimum at x = 0, y = ½.
        let (found, _) = minimise(vec![30.0, -20.0], &mut |x, gradient| {
            let terms = [x[0].exp(), (-x[0]).exp(), (x[1] - 1.0).exp(), (-x[1]).exp()];
            let sum: f64 = terms.iter().sum();
            gradient.copy_from_slice(&[(terms[0] - terms[1]) / sum, (terms[2] - terms[3]) / sum]);
            sum.ln()
        });
        assert!(found[0].abs() < 1e-2 && (found[1] - 0.5).abs() < 1e-2, "{found:?}");
    }

    #[test]
    fn stops_at_once_in_the_minimum_and_where_there_is_no_number() {
        let mut bowl = |x: &[f64], gradient: &mut [f64]| {
            gradient[0] = 2.0 * x[0];
            x[0] * x[0]
        };
        assert!(!Lbfgs::new(vec![0.0], &mut bowl).step(&mut bowl));
        let mut none = |_: &[f64], gradient: &mut [f64]| {
            gradient.fill(f64::NAN);
            f64::NAN
        };
        assert!(!Lbfgs::new(vec![1.0], &mut none).step(&mut none));
    }
}
