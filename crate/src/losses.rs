//! The losses: each is a sum over a batch, computed together with its gradient. Reconstruction losses take logits.
//!
//! The caller chooses the reduction by `scale`: 1 / (batch · pixels) for a mean per pixel, 1 / batch for a mean per image.

pub use crate::kernels::activations::sigmoid::sigmoid;
pub use crate::kernels::loss::{bce_with_logit, squared_error_with_logit};

use crate::kernels::loss::{bce_forward_backward, bce_sum, squared_error_forward_backward, squared_error_sum};
use crate::layers::expect_contiguous;
use ndarray::{ArrayView2, ArrayViewMut2, Zip};

/// The loss between a reconstruction and its target.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum ReconstructionLoss {
    /// −t·ln σ(l) − (1 − t)·ln(1 − σ(l)), in nats.
    #[default]
    BinaryCrossEntropy,
    /// (σ(l) − t)².
    MeanSquaredError,
}

impl ReconstructionLoss {
    /// Returns the sum over all elements, and writes `scale` times its derivative by the logits to `dlogits`.
    ///
    /// All arrays are `[batch, pixels]`; targets lie in 0…1.
    ///
    /// # Panics
    /// If they differ in their number of values, or are not in standard layout.
    pub fn forward_backward(
        self,
        logits: ArrayView2<f32>,
        target: ArrayView2<f32>,
        scale: f32,
        dlogits: ArrayViewMut2<f32>,
    ) -> f64 {
        let (logits, target) = (expect_contiguous(logits.to_slice()), expect_contiguous(target.to_slice()));
        let dlogits = expect_contiguous(dlogits.into_slice());
        match self {
            Self::BinaryCrossEntropy => bce_forward_backward(logits, target, scale, dlogits),
            Self::MeanSquaredError => squared_error_forward_backward(logits, target, scale, dlogits),
        }
    }

    /// The loss summed over all elements, without its derivative; equal to that of [`forward_backward`](Self::forward_backward) to the
    /// bit.
    ///
    /// # Panics
    /// As [`forward_backward`](Self::forward_backward).
    pub fn sum(self, logits: ArrayView2<f32>, target: ArrayView2<f32>) -> f64 {
        let (logits, target) = (expect_contiguous(logits.to_slice()), expect_contiguous(target.to_slice()));
        match self {
            Self::BinaryCrossEntropy => bce_sum(logits, target),
            Self::MeanSquaredError => squared_error_sum(logits, target),
        }
    }
}

/// The entropy of a pixel, −t·ln t − (1 − t)·ln(1 − t): the cross-entropy of a perfect reconstruction.
pub fn binary_entropy(target: f32) -> f32 {
    let term = |p: f32| if p > 0.0 { -p * p.ln() } else { 0.0 };
    term(target) + term(1.0 - target)
}

/// Kullback–Leibler divergence of N(mean, exp(log_var)) from N(0, 1), in nats, ≥ 0: −½·(1 + log_var − mean² − exp(log_var)).
///
/// In double precision, and with exp(x) − 1 as one function: near the prior the terms cancel, and in single precision the
/// result would be a rounding error, and often negative.
pub fn kl(mean: f32, log_var: f32) -> f64 {
    kl_with_exp_m1(mean, log_var, f64::from(log_var).exp_m1())
}

/// [`kl`], with exp(log_var) − 1 already computed.
#[inline(always)]
fn kl_with_exp_m1(mean: f32, log_var: f32, variance_minus_one: f64) -> f64 {
    let (mean, variance_term) = (f64::from(mean), variance_minus_one - f64::from(log_var));
    0.5 * (mean * mean + if variance_term < 0.0 { 0.0 } else { variance_term }) // NaN stays NaN, unlike with `max`
}

/// The sum of [`kl`] over a batch.
///
/// Adds `scale` times its derivatives, mean and ½·(exp(log_var) − 1), to `dmean` and `dlog_var`; all are
/// `[batch, latent]`. Kingma & Welling 2013, appendix B.
///
/// # Panics
/// If their shapes differ.
pub fn kl_forward_backward(
    mean: ArrayView2<f32>,
    log_var: ArrayView2<f32>,
    scale: f32,
    dmean: ArrayViewMut2<f32>,
    dlog_var: ArrayViewMut2<f32>,
) -> f64 {
    let mut sum = 0.0;
    Zip::from(dmean).and(dlog_var).and(mean).and(log_var).for_each(|dmean, dlog_var, mean, log_var| {
        let variance_minus_one = f64::from(*log_var).exp_m1();
        sum += kl_with_exp_m1(*mean, *log_var, variance_minus_one);
        *dmean += scale * mean;
        *dlog_var += scale * 0.5 * variance_minus_one as f32;
    });
    sum
}

/// The sum of [`kl`] over a batch, without its derivatives; equal to that of [`kl_forward_backward`] to the bit.
///
/// # Panics
/// If the shapes differ.
pub fn kl_sum(mean: ArrayView2<f32>, log_var: ArrayView2<f32>) -> f64 {
    let mut sum = 0.0;
    Zip::from(mean).and(log_var).for_each(|mean, log_var| sum += kl(*mean, *log_var));
    sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layers::gradient_check::{assert_derivative, shuffled_grid};
    use ndarray::Array2;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // these also run in the browser

    #[test]
    fn reconstruction_gradients_agree_with_finite_differences() {
        let logits = shuffled_grid((3, 5), 1) * 4.0;
        let target = shuffled_grid((3, 5), 2).mapv(|t| (t + 1.0) / 2.0);
        for loss in [ReconstructionLoss::BinaryCrossEntropy, ReconstructionLoss::MeanSquaredError] {
            let mut dlogits = Array2::zeros((3, 5));
            let sum = loss.forward_backward(logits.view(), target.view(), 1.0, dlogits.view_mut());
            assert_eq!(loss.sum(logits.view(), target.view()), sum);
            assert_derivative("logits", &logits, &dlogits, |logits| loss.sum(logits.view(), target.view()));
        }
    }

    #[test]
    fn kl_gradients_agree_with_finite_differences() {
        let (mean, log_var) = (shuffled_grid((3, 2), 1), shuffled_grid((3, 2), 2));
        let kl = |mean: &Array2<f32>, log_var: &Array2<f32>| {
            let (mut dmean, mut dlog_var) = (Array2::zeros((3, 2)), Array2::zeros((3, 2)));
            let sum = kl_forward_backward(mean.view(), log_var.view(), 1.0, dmean.view_mut(), dlog_var.view_mut());
            (sum, dmean, dlog_var)
        };
        let (sum, dmean, dlog_var) = kl(&mean, &log_var);
        assert_eq!(kl_sum(mean.view(), log_var.view()), sum);
        assert_derivative("mean", &mean, &dmean, |mean| kl(mean, &log_var).0);
        assert_derivative("log_var", &log_var, &dlog_var, |log_var| kl(&mean, log_var).0);
    }

    #[test]
    fn bce_stays_finite_and_exact_for_extreme_logits() {
        assert_eq!(bce_with_logit(200.0, 1.0), (0.0, 0.0));
        assert_eq!(bce_with_logit(200.0, 0.0), (200.0, 1.0));
        assert_eq!(bce_with_logit(-200.0, 0.0), (0.0, 0.0));
        assert_eq!(bce_with_logit(-200.0, 1.0), (200.0, -1.0));
        assert!((bce_with_logit(0.0, 0.5).0 - std::f32::consts::LN_2).abs() < 1e-7);
        assert_eq!((sigmoid(-1e30), sigmoid(1e30)), (0.0, 1.0));
    }

    #[test]
    fn no_logit_has_a_loss_below_the_entropy_of_the_target_and_the_perfect_one_reaches_it() {
        for target in [0.0, 0.1, 0.5, 0.9, 1.0_f32] {
            let perfect = (target / (1.0 - target)).ln().clamp(-50.0, 50.0);
            assert!((bce_with_logit(perfect, target).0 - binary_entropy(target)).abs() < 1e-6);
            for logit in [-3.0, -0.2, 0.0, 0.7, 5.0] {
                assert!(bce_with_logit(logit, target).0 > binary_entropy(target) - 1e-6);
            }
        }
    }

    /// Expected values from the series ½·(mean² + log_var²/2 + log_var³/6 + log_var⁴/24 + …).
    #[test]
    fn the_divergence_is_exact_near_the_prior_and_never_negative() {
        for (mean, log_var, expected) in [
            (0.0, 1e-3, 2.500833541750e-7),
            (0.0, -1e-3, 2.499166875083e-7),
            (0.0, 1e-6, 2.500000833334e-13),
            (1e-4, 0.0, 5e-9),
            (0.5, 2.0, 0.125 + 0.5 * (2.0_f64.exp() - 3.0)),
        ] {
            let actual = kl(mean, log_var);
            // The arguments are rounded to single precision.
            assert!((actual / expected - 1.0).abs() < 1e-6, "({mean}, {log_var}): {actual}, not {expected}");
        }
        for exponent in 0..120 {
            let log_var = 0.8_f32.powi(exponent);
            assert!(kl(0.0, log_var) >= 0.0 && kl(0.0, -log_var) >= 0.0, "{log_var}");
        }
    }

    #[test]
    fn the_divergence_of_what_is_no_number_is_none() {
        for (mean, log_var) in [(f32::NAN, 0.0), (0.0, f32::NAN), (0.0, f32::INFINITY)] {
            assert!(kl(mean, log_var).is_nan(), "({mean}, {log_var})");
        }
    }

    #[test]
    fn the_prior_itself_has_no_divergence() {
        let zeros = Array2::zeros((2, 3));
        let (mut dmean, mut dlog_var) = (zeros.clone(), zeros.clone());
        let sum = kl_forward_backward(zeros.view(), zeros.view(), 1.0, dmean.view_mut(), dlog_var.view_mut());
        assert_eq!((sum, dmean, dlog_var), (0.0, zeros.clone(), zeros));
    }
}
