//! The variational bottleneck: two dense layers that give mean and log-variance of the posterior q(z|x) = N(mean,
//! exp(log_var)), and a sample z of it.

use crate::layers::{Dense, Parameter, ParameterMut, Sampling, Scratch};
use crate::losses::{kl_forward_backward, kl_sum};
use ndarray::{Array2, ArrayView2, ArrayViewMut2, s};
use rand::Rng;

/// The layers `z_mean` and `z_log_var`.
#[derive(Clone, Debug)]
pub struct Gaussian {
    pub(crate) mean: Dense,
    pub(crate) log_var: Dense,
}

/// Activations of the bottleneck and, once `kl_with_gradient` ran, their gradients; all are `[batch, latent]`.
#[derive(Debug, Default)]
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

    /// Number of dimensions of the latent space.
    pub fn latent_dim(&self) -> usize {
        self.mean.bias.len()
    }

    /// Mean and log-variance for the encoder's output h `[batch, inputs]`.
    pub fn forward<'a>(
        &self,
        h: ArrayView2<f32>,
        tape: &'a mut GaussianTape,
    ) -> (ArrayView2<'a, f32>, ArrayView2<'a, f32>) {
        tape.allocate(h.nrows(), self.latent_dim());
        let batch = s![..h.nrows(), ..];
        self.mean.forward(h, tape.mean.slice_mut(batch), &mut tape.scratch);
        self.log_var.forward(h, tape.log_var.slice_mut(batch), &mut tape.scratch);
        (tape.mean.slice(batch), tape.log_var.slice(batch))
    }

    /// z = mean + exp(½·log_var)·ε for the last `forward`, with ε `[batch, latent]`.
    pub fn sample<'a>(&self, epsilon: ArrayView2<f32>, tape: &'a mut GaussianTape) -> ArrayView2<'a, f32> {
        let batch = s![..epsilon.nrows(), ..];
        let z = tape.z.slice_mut(batch);
        Sampling::forward(tape.mean.slice(batch), tape.log_var.slice(batch), epsilon, z);
        tape.z.slice(batch)
    }

    /// The KL divergence from N(0, 1) of the last `forward`, summed over batch and latent, in nats.
    pub fn kl_sum(&self, batch_size: usize, tape: &GaussianTape) -> f64 {
        let batch = s![..batch_size, ..];
        kl_sum(tape.mean.slice(batch), tape.log_var.slice(batch))
    }

    /// As [`kl_sum`](Self::kl_sum); records `scale` times the gradient by mean and log-variance on the tape.
    pub fn kl_with_gradient(&self, batch_size: usize, scale: f32, tape: &mut GaussianTape) -> f64 {
        tape.allocate_gradients();
        let batch = s![..batch_size, ..];
        tape.dmean.slice_mut(batch).fill(0.0);
        tape.dlog_var.slice_mut(batch).fill(0.0);
        let (dmean, dlog_var) = (tape.dmean.slice_mut(batch), tape.dlog_var.slice_mut(batch));
        kl_forward_backward(tape.mean.slice(batch), tape.log_var.slice(batch), scale, dmean, dlog_var)
    }

    /// Adds the gradient through z to that of the last `kl_with_gradient`, and propagates the sum to the parameters and to h.
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
        Sampling::backward(tape.log_var.slice(batch), epsilon, dz, dmean, dlog_var);
        self.mean.backward(h, tape.dmean.slice(batch), &mut gradient.mean, None, &mut tape.scratch);
        self.log_var.backward(h, tape.dlog_var.slice(batch), &mut gradient.log_var, None, &mut tape.scratch);
        dh.fill(0.0);
        self.mean.add_input_gradient(tape.dmean.slice(batch), &mut dh);
        self.log_var.add_input_gradient(tape.dlog_var.slice(batch), &mut dh);
    }

    /// The parameter tensors with the names of their layers.
    pub fn parameters(&self) -> impl Iterator<Item = (&str, Parameter<'_>)> {
        let mean = self.mean.parameters().map(|parameter| ("z_mean", parameter));
        mean.into_iter().chain(self.log_var.parameters().map(|parameter| ("z_log_var", parameter)))
    }

    /// The parameter tensors with the names of their layers, to be changed.
    pub fn parameters_mut(&mut self) -> impl Iterator<Item = (&str, ParameterMut<'_>)> {
        let mean = self.mean.parameters_mut().map(|parameter| ("z_mean", parameter));
        mean.into_iter().chain(self.log_var.parameters_mut().map(|parameter| ("z_log_var", parameter)))
    }
}

impl GaussianTape {
    /// z of the last `sample`, `[batch, latent]`.
    pub fn z(&self, batch_size: usize) -> ArrayView2<'_, f32> {
        self.z.slice(s![..batch_size, ..])
    }

    /// The mean of the last `forward`, `[batch, latent]`.
    pub fn mean(&self, batch_size: usize) -> ArrayView2<'_, f32> {
        self.mean.slice(s![..batch_size, ..])
    }

    /// Makes room for a batch, if there is not enough.
    fn allocate(&mut self, batch_size: usize, latent: usize) {
        if self.mean.nrows() < batch_size || self.mean.ncols() != latent {
            for array in [&mut self.mean, &mut self.log_var, &mut self.z] {
                *array = Array2::zeros((batch_size, latent));
            }
        }
    }

    /// Makes room for the gradients, which inference does not need.
    fn allocate_gradients(&mut self) {
        if self.dmean.dim() != self.mean.dim() {
            self.dmean = Array2::zeros(self.mean.dim());
            self.dlog_var = Array2::zeros(self.mean.dim());
        }
    }
}
