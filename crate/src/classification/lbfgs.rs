//! L-BFGS, which minimises a smooth convex function by its gradient.
//!
//! J. Nocedal and S. Wright, *Numerical Optimization*, 2nd edition, algorithms 7.4 and 3.1 (backtracking).

use crate::kernels::f64_ops::{add_scaled, dot};
use std::collections::VecDeque;

/// Number of last steps that the curvature is estimated from.
const HISTORY_LEN: usize = 10;
/// The fraction of the decrease predicted by the gradient that a step must bring (Armijo's condition).
const SUFFICIENT_DECREASE: f64 = 1e-4;
/// How often a step is halved before the minimum counts as reached.
const MAX_HALVINGS: usize = 20;
/// A step that lowers the value by less than this times max(|value|, 1) is the last.
const TOLERANCE: f64 = 1e-5;

/// The function to be minimised: writes its gradient at a point, and returns the value there.
pub type ObjectiveFunction<'a> = dyn FnMut(&[f64], &mut [f64]) -> f64 + 'a;

/// A point on its way to the minimum.
#[derive(Clone, Debug)]
pub struct Lbfgs {
    point: Vec<f64>,
    gradient: Vec<f64>,
    value: f64,
    history: VecDeque<CurvaturePair>,
}

/// The change of the point, s, and of the gradient, y, in one step.
#[derive(Clone, Debug)]
struct CurvaturePair {
    s: Vec<f64>,
    y: Vec<f64>,
    s_dot_y: f64, // s·y
}

impl Lbfgs {
    /// Starts at `point`.
    pub fn new(point: Vec<f64>, objective: &mut ObjectiveFunction) -> Self {
        let mut gradient = vec![0.0; point.len()];
        let value = objective(&point, &mut gradient);
        Self { point, gradient, value, history: VecDeque::new() }
    }

    /// The point after the last step.
    pub fn point(&self) -> &[f64] {
        &self.point
    }

    /// The value there.
    pub fn value(&self) -> f64 {
        self.value
    }

    /// Does one step; false if the minimum is reached.
    pub fn step(&mut self, objective: &mut ObjectiveFunction) -> bool {
        let direction = self.direction();
        let slope = dot(&direction, &self.gradient);
        if slope >= 0.0 || slope.is_nan() {
            return false; // the gradient is zero but for rounding errors
        }
        // Multiplies the direction; without any curvature yet, so that the step has length one.
        let mut length = if self.history.is_empty() { 1.0 / (-slope).sqrt() } else { 1.0 };
        let mut gradient = vec![0.0; self.point.len()];
        for _ in 0..MAX_HALVINGS {
            let mut point = self.point.clone();
            add_scaled(&mut point, length, &direction);
            let value = objective(&point, &mut gradient);
            if value <= self.value + SUFFICIENT_DECREASE * length * slope {
                let has_decreased = self.value - value > TOLERANCE * value.abs().max(1.0);
                self.accept(point, gradient, value);
                return has_decreased;
            }
            length /= 2.0;
        }
        false
    }

    /// The gradient times the estimated inverse of the curvature, downwards.
    fn direction(&self) -> Vec<f64> {
        let mut direction: Vec<f64> = self.gradient.iter().map(|x| -x).collect();
        let mut factors = Vec::with_capacity(self.history.len());
        for CurvaturePair { s, y, s_dot_y } in self.history.iter().rev() {
            let factor = dot(s, &direction) / s_dot_y;
            add_scaled(&mut direction, -factor, y);
            factors.push(factor);
        }
        if let Some(CurvaturePair { y, s_dot_y, .. }) = self.history.back() {
            let scale = s_dot_y / dot(y, y);
            direction.iter_mut().for_each(|x| *x *= scale);
        }
        for (CurvaturePair { s, y, s_dot_y }, factor) in self.history.iter().zip(factors.into_iter().rev()) {
            let scale = factor - dot(y, &direction) / s_dot_y;
            add_scaled(&mut direction, scale, s);
        }
        direction
    }

    fn accept(&mut self, point: Vec<f64>, gradient: Vec<f64>, value: f64) {
        let difference = |new: &[f64], old: &[f64]| new.iter().zip(old).map(|(new, old)| new - old).collect();
        let (s, y): (Vec<f64>, Vec<f64>) = (difference(&point, &self.point), difference(&gradient, &self.gradient));
        let s_dot_y = dot(&s, &y);
        // Without curvature along the step, as by rounding, there is nothing to learn from it.
        if s_dot_y > 0.0 {
            self.history.push_back(CurvaturePair { s, y, s_dot_y });
        }
        if self.history.len() > HISTORY_LEN {
            self.history.pop_front();
        }
        (self.point, self.gradient, self.value) = (point, gradient, value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // these also run in the browser

    fn minimise(start: Vec<f64>, objective: &mut ObjectiveFunction) -> (Vec<f64>, usize) {
        let mut lbfgs = Lbfgs::new(start, objective);
        let mut steps = 1;
        while lbfgs.step(objective) {
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
