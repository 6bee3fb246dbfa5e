//! Encoding, decoding, and the way back.

use super::gaussian::Gaussian;
use super::workspace::{Workspace, fit};
use super::{Batch, Config, Loss, ModelParts, Objective};
use crate::kernels::activations::sigmoid;
use crate::layers::{Parameter, Sequential, contiguous};
use crate::losses::Reconstruction;
use crate::{Error, Result};
use ndarray::{Array2, ArrayView2, s};
use rand::Rng;

/// An autoencoder of any of the three kinds.
#[derive(Clone, Debug)]
pub struct Model {
    config: Config,
    pub(super) encoder: Sequential,
    bottleneck: Option<Gaussian>,
    pub(super) decoder: Sequential,
}

/// What a batch of images is encoded to.
pub struct Encoding<'a> {
    /// The codes, `[batch, code]`; for the variational model the posteriors' means.
    pub code: ArrayView2<'a, f32>,
    /// The posteriors' log-variances, `[batch, latent]`, if the model is variational.
    pub log_var: Option<ArrayView2<'a, f32>>,
}

impl Model {
    /// A model with fresh weights.
    ///
    /// # Errors
    /// [`Error::Config`] if a size is out of range.
    pub fn new(config: Config, rng: &mut dyn Rng) -> Result<Self> {
        config.parameter_count()?;
        let ModelParts { encoder, bottleneck, decoder } = config.build(rng);
        Ok(Self { config, encoder, bottleneck, decoder })
    }

    /// Kind and sizes.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// Number of pixels that go in.
    pub fn inputs(&self) -> usize {
        self.encoder.inputs()
    }

    /// Number of pixels that come out.
    pub fn outputs(&self) -> usize {
        self.decoder.outputs()
    }

    /// Shape of a code: `[units]` or `[height, width, channels]`.
    pub fn code_shape(&self) -> Vec<usize> {
        self.bottleneck.as_ref().map_or_else(|| self.encoder.out_shape(), |gaussian| vec![gaussian.latent()])
    }

    /// Dimensions of the sampling layer's ε; 0 for models without one.
    pub fn noise_dim(&self) -> usize {
        self.bottleneck.as_ref().map_or(0, Gaussian::latent)
    }

    /// The most values between two layers, for one image.
    pub fn max_activation_len(&self) -> usize {
        self.encoder.max_activation_len().max(self.decoder.max_activation_len())
    }

    /// Checks that there is something to train the output against.
    ///
    /// # Errors
    /// [`Error::NotTrainable`] if the output has another size than the input.
    pub fn check_trainable(&self) -> Result<()> {
        match (self.inputs(), self.outputs()) {
            (input, output) if input != output => Err(Error::NotTrainable { input, output }),
            _ => Ok(()),
        }
    }

    /// Checks that images of so many pixels can go in and come out.
    ///
    /// # Errors
    /// [`Error::Length`] if they cannot.
    pub fn check_pixels(&self, expected: usize) -> Result<()> {
        for (what, actual) in [("the model's input", self.inputs()), ("the model's output", self.outputs())] {
            if actual != expected {
                return Err(Error::Length { what, expected, actual });
            }
        }
        Ok(())
    }

    /// Number of weights and biases.
    pub fn parameter_count(&mut self) -> usize {
        let mut count = 0;
        self.for_each_tensor(&mut |values| count += values.len());
        count
    }

    /// A model of the same shape with all parameters zero: what gradients are added up in.
    pub fn zeros_like(&self) -> Self {
        let mut zeros = self.clone();
        zeros.for_each_tensor(&mut |values| values.fill(0.0));
        zeros
    }

    /// Every parameter tensor with its layer's name, in a fixed order.
    pub fn parameters(&mut self) -> impl Iterator<Item = (&str, Parameter<'_>)> {
        let bottleneck = self.bottleneck.iter_mut().flat_map(Gaussian::parameters);
        self.encoder.parameters().chain(bottleneck).chain(self.decoder.parameters())
    }

    /// Calls `visit` with every parameter tensor and its layer's name, in that order: the loop is compiled once for all.
    pub fn for_each_parameter(&mut self, visit: &mut dyn FnMut(&str, Parameter)) {
        self.parameters().for_each(|(layer, parameter)| visit(layer, parameter));
    }

    /// Calls `visit` with the values of every parameter tensor, in that order.
    pub fn for_each_tensor(&mut self, visit: &mut dyn FnMut(&mut [f32])) {
        self.for_each_parameter(&mut |_, mut parameter| visit(contiguous(parameter.values.as_slice_mut())));
    }

    /// Calls `visit` with the values of every parameter tensor and of `other`'s, a model of the same shape.
    pub fn for_each_pair(&mut self, other: &mut Model, visit: &mut dyn FnMut(&mut [f32], &mut [f32])) {
        for ((_, mut parameter), (_, mut other)) in self.parameters().zip(other.parameters()) {
            visit(contiguous(parameter.values.as_slice_mut()), contiguous(other.values.as_slice_mut()));
        }
    }

    /// The codes of images x, `[batch, pixels]` in 0…1.
    pub fn encode<'a>(&self, x: ArrayView2<'a, f32>, workspace: &'a mut Workspace) -> Encoding<'a> {
        let hidden = self.encoder.forward(x, &mut workspace.encoder);
        match &self.bottleneck {
            None => Encoding { code: hidden, log_var: None },
            Some(gaussian) => {
                let (mean, log_var) = gaussian.forward(hidden, &mut workspace.bottleneck);
                Encoding { code: mean, log_var: Some(log_var) }
            }
        }
    }

    /// The logits `[batch, pixels]` of codes `[batch, code]`; [`decode`](Self::decode) without its sigmoid.
    pub fn logits<'a>(&self, code: ArrayView2<'a, f32>, workspace: &'a mut Workspace) -> ArrayView2<'a, f32> {
        self.decoder.forward(code, &mut workspace.decoder)
    }

    /// The images `[batch, pixels]`, in 0…1, of codes `[batch, code]`.
    pub fn decode(&self, code: ArrayView2<f32>, workspace: &mut Workspace) -> Array2<f32> {
        let logits = self.logits(code, workspace);
        let mut images = Array2::zeros(logits.dim());
        sigmoid::forward(contiguous(logits.to_slice()), contiguous(images.as_slice_mut()));
        images
    }

    /// Every layer's output for the last `batch` examples encoded and decoded with this workspace, by the layer's name.
    pub fn activations<'a>(
        &'a self,
        batch: usize,
        workspace: &'a Workspace,
    ) -> impl Iterator<Item = (&'a str, ArrayView2<'a, f32>)> {
        let encoder = self.encoder.activations(batch, &workspace.encoder);
        encoder.chain(self.decoder.activations(batch, &workspace.decoder))
    }

    /// The loss of some examples of a batch of `total`; parts of the batch add up to its loss.
    ///
    /// # Panics
    /// If the arrays do not fit the model.
    pub fn loss(&self, batch: &Batch, total: usize, objective: Objective, workspace: &mut Workspace) -> Loss {
        let Workspace { encoder, bottleneck, decoder, dlogits, .. } = workspace;
        let n = batch.len();
        let scale = self.scale(total);
        let hidden = self.encoder.forward(batch.input, encoder);
        let (code, kl) = match &self.bottleneck {
            None => (hidden, 0.0),
            Some(gaussian) => {
                gaussian.forward(hidden, bottleneck);
                let kl = gaussian.kl(n, objective.beta * scale, bottleneck);
                (gaussian.sample(batch.epsilon, bottleneck), kl)
            }
        };
        let logits = self.decoder.forward(code, decoder);
        let dlogits = fit(dlogits, logits.dim());
        let reconstruction = objective.reconstruction.forward_backward(logits, batch.target, scale, dlogits);
        Loss { reconstruction: f64::from(scale) * reconstruction, kl: f64::from(scale) * kl }
    }

    /// The squared error, summed over all pixels, of the batch of the last [`loss`](Self::loss), decoded without chance: the
    /// variational model decodes the mean.
    pub fn squared_error(&self, batch: &Batch, workspace: &mut Workspace) -> f64 {
        let Workspace { encoder, bottleneck, decoder, dlogits, .. } = workspace;
        let logits = match &self.bottleneck {
            None => self.decoder.output(self.encoder.output(batch.input, encoder), decoder),
            Some(_) => self.decoder.forward(bottleneck.mean(batch.len()), decoder),
        };
        let ignored = fit(dlogits, logits.dim());
        Reconstruction::MeanSquaredError.forward_backward(logits, batch.target, 0.0, ignored)
    }

    /// The loss as [`loss`](Self::loss) gives it, and its gradient added to `gradient`.
    ///
    /// # Errors
    /// [`Error::NotTrainable`] if the output has another size than the input.
    pub fn backward(
        &self,
        batch: &Batch,
        total: usize,
        objective: Objective,
        gradient: &mut Model,
        workspace: &mut Workspace,
    ) -> Result<Loss> {
        self.check_trainable()?;
        let loss = self.loss(batch, total, objective, workspace);
        let Workspace { encoder, bottleneck, decoder, dlogits, dcode, dhidden } = workspace;
        let n = batch.len();
        let dlogits = dlogits.slice(s![..n, ..]);
        let mut dcode = fit(dcode, (n, self.decoder.inputs()));
        let Some(gaussian) = &self.bottleneck else {
            let code = self.encoder.output(batch.input, encoder);
            self.decoder.backward(code, dlogits, &mut gradient.decoder, Some(dcode.view_mut()), decoder);
            self.encoder.backward(batch.input, dcode.view(), &mut gradient.encoder, None, encoder);
            return Ok(loss);
        };
        self.decoder.backward(bottleneck.z(n), dlogits, &mut gradient.decoder, Some(dcode.view_mut()), decoder);
        let hidden = self.encoder.output(batch.input, encoder);
        let mut dhidden = fit(dhidden, (n, self.encoder.outputs()));
        let dgaussian = gradient.bottleneck.as_mut().expect("a gradient has its model's shape");
        gaussian.backward(hidden, batch.epsilon, dcode.view(), dgaussian, dhidden.view_mut(), bottleneck);
        self.encoder.backward(batch.input, dhidden.view(), &mut gradient.encoder, None, encoder);
        Ok(loss)
    }

    /// Mean per pixel for the plain models, per image for the variational one.
    fn scale(&self, total: usize) -> f32 {
        let values = if self.bottleneck.is_some() { total } else { total * self.outputs() };
        1.0 / values as f32
    }
}
