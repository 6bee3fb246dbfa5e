//! The variational bottleneck: two dense layers that give the posterior's mean and log-variance, and a sample of it.

use crate::layers::{Dense, Parameter, Scratch, sampling};
use crate::losses::kl_forward_backward;
use ndarray::{Array2, ArrayView2, ArrayViewMut2, s};
use rand::Rng;

/// z_mean and z_log_var.
#[derive(Clone, Debug)]
pub struct Gaussian {
    mean: Dense,
    log_var: Dense,
}

/// What flowed through the bottleneck, and its gradients; all are `[batch, latent]`.
#[derive(Default)]
pub struct GaussianTape {
    mean: Array2<f32>,
    log_var: Array2<f32>,
    z: Array2<f32>,
    dmean: Array2<f32>,
    dlog_var: Array2<f32>,
    scratch: Scratch,
}

impl Gaussian {
    /// Glorot-uniform weights, zero biases.
    pub fn new(inputs: usize, latent: usize, rng: &mut dyn Rng) -> Self {
        Self { mean: Dense::new(inputs, latent, rng), log_var: Dense::new(inputs, latent, rng) }
    }

    /// Dimensions of the latent space.
    pub fn latent(&self) -> usize {
        self.mean.bias.len()
    }

    /// Mean and log-variance for the encoder's output h `[batch, inputs]`.
    pub fn forward<'a>(
        &self,
        h: ArrayView2<f32>,
        tape: &'a mut GaussianTape,
    ) -> (ArrayView2<'a, f32>, ArrayView2<'a, f32>) {
        tape.fit(h.nrows(), self.latent());
        let batch = s![..h.nrows(), ..];
        self.mean.forward(h, tape.mean.slice_mut(batch), &mut tape.scratch);
        self.log_var.forward(h, tape.log_var.slice_mut(batch), &mut tape.scratch);
        (tape.mean.slice(batch), tape.log_var.slice(batch))
    }

    /// z for the last `forward`, with ε `[batch, latent]`.
    pub fn sample<'a>(&self, epsilon: ArrayView2<f32>, tape: &'a mut GaussianTape) -> ArrayView2<'a, f32> {
        let batch = s![..epsilon.nrows(), ..];
        let z = tape.z.slice_mut(batch);
        sampling::forward(tape.mean.slice(batch), tape.log_var.slice(batch), epsilon, z);
        tape.z.slice(batch)
    }

    /// The KL divergence of the last `forward`, summed over batch and latent, in nats; keeps `scale` times its gradient.
    pub fn kl(&self, batch: usize, scale: f32, tape: &mut GaussianTape) -> f64 {
        let batch = s![..batch, ..];
        tape.dmean.slice_mut(batch).fill(0.0);
        tape.dlog_var.slice_mut(batch).fill(0.0);
        let (dmean, dlog_var) = (tape.dmean.slice_mut(batch), tape.dlog_var.slice_mut(batch));
        kl_forward_backward(tape.mean.slice(batch), tape.log_var.slice(batch), scale, dmean, dlog_var)
    }

    /// Adds the gradient that came through z to that of the last `kl`, and takes both back to the parameters and to h.
    pub fn backward(
        &self,
        h: ArrayView2<f32>,
        epsilon: ArrayView2<f32>,
        dz: ArrayView2<f32>,
        gradient: &mut Gaussian,
        mut dh: ArrayViewMut2<f32>,
        tape: &mut GaussianTape,
    ) {
        let batch = s![..h.nrows(), ..];
        let (dmean, dlog_var) = (tape.dmean.slice_mut(batch), tape.dlog_var.slice_mut(batch));
        sampling::backward(tape.log_var.slice(batch), epsilon, dz, dmean, dlog_var);
        self.mean.backward(h, tape.dmean.slice(batch), &mut gradient.mean, None, &mut tape.scratch);
        self.log_var.backward(h, tape.dlog_var.slice(batch), &mut gradient.log_var, None, &mut tape.scratch);
        dh.fill(0.0);
        self.mean.add_input_gradient(tape.dmean.slice(batch), &mut dh);
        self.log_var.add_input_gradient(tape.dlog_var.slice(batch), &mut dh);
    }

    /// The parameters with their layers' names.
    pub fn parameters(&mut self) -> impl Iterator<Item = (&str, Parameter<'_>)> {
        let mean = self.mean.parameters().map(|parameter| ("z_mean", parameter));
        mean.into_iter().chain(self.log_var.parameters().map(|parameter| ("z_log_var", parameter)))
    }
}

impl GaussianTape {
    /// What the last `sample` of so many examples gave.
    pub fn z(&self, batch: usize) -> ArrayView2<'_, f32> {
        self.z.slice(s![..batch, ..])
    }

    /// What the last `forward` of so many examples gave for the mean.
    pub fn mean(&self, batch: usize) -> ArrayView2<'_, f32> {
        self.mean.slice(s![..batch, ..])
    }

    fn fit(&mut self, batch: usize, latent: usize) {
        if self.mean.nrows() < batch || self.mean.ncols() != latent {
            for array in [&mut self.mean, &mut self.log_var, &mut self.z, &mut self.dmean, &mut self.dlog_var] {
                *array = Array2::zeros((batch, latent));
            }
        }
    }
}
