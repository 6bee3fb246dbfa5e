//! The sampling layer of the variational autoencoder: z = mean + exp(½·log_var)·ε, with ε ~ N(0, 1) an argument.
//!
//! D. P. Kingma, M. Welling, *Auto-Encoding Variational Bayes*, 2013, section 2.4: since the noise is an input, the
//! gradient flows through mean and log_var (the reparametrisation trick).

use ndarray::{ArrayView2, ArrayViewMut2, Zip};

/// Samples the code of a variational autoencoder, z = mean + exp(½·log_var)·ε. It has two inputs and no parameters, so
/// it is not a [`Layer`](super::Layer).
#[derive(Clone, Copy, Debug)]
pub struct Sampling;

impl Sampling {
    /// z = mean + exp(½·log_var)·ε; all are `[batch, latent]`.
    ///
    /// # Panics
    /// If their shapes differ.
    pub fn forward(mean: ArrayView2<f32>, log_var: ArrayView2<f32>, epsilon: ArrayView2<f32>, z: ArrayViewMut2<f32>) {
        Zip::from(z)
            .and(mean)
            .and(log_var)
            .and(epsilon)
            .for_each(|z, mean, log_var, epsilon| *z = mean + (0.5 * log_var).exp() * epsilon);
    }

    /// dmean += dz and dlog_var += dz · ½·exp(½·log_var)·ε; all are `[batch, latent]`.
    ///
    /// # Panics
    /// If their shapes differ.
    pub fn backward(
        log_var: ArrayView2<f32>,
        epsilon: ArrayView2<f32>,
        dz: ArrayView2<f32>,
        dmean: ArrayViewMut2<f32>,
        dlog_var: ArrayViewMut2<f32>,
    ) {
        Zip::from(dmean).and(dz).for_each(|dmean, dz| *dmean += dz); // `+=` would repeat a single row
        Zip::from(dlog_var)
            .and(log_var)
            .and(epsilon)
            .and(dz)
            .for_each(|dlog_var, log_var, epsilon, dz| *dlog_var += dz * 0.5 * (0.5 * log_var).exp() * epsilon);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layers::gradient_check::{assert_derivative, shuffled_grid};
    use ndarray::Array2;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // these also run in the browser

    #[test]
    fn gradients_agree_with_finite_differences() {
        let (mean, log_var, epsilon) = (shuffled_grid((3, 2), 1), shuffled_grid((3, 2), 2), shuffled_grid((3, 2), 3));
        let dz = shuffled_grid((3, 2), 4);
        let z = |mean: &Array2<f32>, log_var: &Array2<f32>| {
            let mut z = Array2::zeros((3, 2));
            Sampling::forward(mean.view(), log_var.view(), epsilon.view(), z.view_mut());
            z.iter().zip(&dz).map(|(z, dz)| f64::from(z * dz)).sum::<f64>()
        };
        let (mut dmean, mut dlog_var) = (Array2::zeros((3, 2)), Array2::zeros((3, 2)));
        Sampling::backward(log_var.view(), epsilon.view(), dz.view(), dmean.view_mut(), dlog_var.view_mut());
        assert_derivative("mean", &mean, &dmean, |mean| z(mean, &log_var));
        assert_derivative("log_var", &log_var, &dlog_var, |log_var| z(&mean, log_var));
    }

    #[test]
    #[should_panic]
    fn a_single_row_is_not_repeated_for_a_batch() {
        let (one, two) = (Array2::ones((1, 2)), Array2::<f32>::ones((2, 2)));
        let mut dmean = two.clone();
        Sampling::backward(one.view(), one.view(), one.view(), dmean.view_mut(), one.clone().view_mut());
    }
}
