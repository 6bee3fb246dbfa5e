//! Encoding, decoding, the loss and its gradient by backpropagation.

use super::gaussian::Gaussian;
use super::workspace::{Workspace, ensure_size};
use super::{Batch, Config, Loss, ModelParts, Objective};
use crate::kernels::activations::sigmoid;
use crate::layers::{Parameter, ParameterMut, Sequential, dims, expect_contiguous};
use crate::losses::ReconstructionLoss;
use crate::{Error, Result};
use ndarray::{Array2, ArrayView2, s};
use rand::Rng;

/// An autoencoder of any of the three kinds.
#[derive(Clone, Debug)]
pub struct Model {
    config: Config,
    pub(crate) encoder: Sequential,
    pub(crate) bottleneck: Option<Gaussian>,
    pub(crate) decoder: Sequential,
}

/// The codes of a batch of images.
#[derive(Debug)]
pub struct Encoding<'a> {
    /// The codes, `[batch, code]`; for the variational model the means of the posteriors.
    pub code: ArrayView2<'a, f32>,
    /// The log-variances of the posteriors, `[batch, latent]`, if the model is variational.
    pub log_var: Option<ArrayView2<'a, f32>>,
}

impl Model {
    /// A model with random weights.
    ///
    /// # Errors
    /// [`Error::Config`] if a size is out of range.
    pub fn new(config: Config, rng: &mut dyn Rng) -> Result<Self> {
        config.parameter_count()?;
        let ModelParts { encoder, bottleneck, decoder } = config.build(rng);
        Ok(Self { config, encoder, bottleneck, decoder })
    }

    /// Architecture and sizes.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// Number of input values per image: height × width × channels.
    pub fn input_len(&self) -> usize {
        self.encoder.input_len()
    }

    /// Number of output values per image.
    pub fn output_len(&self) -> usize {
        self.decoder.output_len()
    }

    /// Shape of a code: `[units]` or `[height, width, channels]`.
    pub fn code_shape(&self) -> Vec<usize> {
        self.bottleneck.as_ref().map_or_else(|| dims(self.encoder.out_shape()), |gaussian| vec![gaussian.latent_dim()])
    }

    /// Number of values of a code.
    pub fn code_len(&self) -> usize {
        self.bottleneck.as_ref().map_or_else(|| self.encoder.output_len(), Gaussian::latent_dim)
    }

    /// Number of dimensions of the sampling layer's noise ε; 0 for models without a sampling layer.
    pub fn epsilon_dim(&self) -> usize {
        self.bottleneck.as_ref().map_or(0, Gaussian::latent_dim)
    }

    /// The largest number of values that any layer takes or gives, per image.
    pub fn max_activation_len(&self) -> usize {
        self.encoder.max_activation_len().max(self.decoder.max_activation_len())
    }

    /// Checks that the output has the size of the input, which is its target.
    ///
    /// # Errors
    /// [`Error::SizesDiffer`] if the sizes differ, as with 'valid' padding.
    pub fn check_trainable(&self) -> Result<()> {
        match (self.input_len(), self.output_len()) {
            (input, output) if input != output => Err(Error::SizesDiffer { input, output }),
            _ => Ok(()),
        }
    }

    /// Checks that images of `pixels` values fit the model, and its outputs are of that size, too.
    ///
    /// # Errors
    /// [`Error::Length`] if they are not.
    pub(crate) fn check_image_len(&self, pixels: usize) -> Result<()> {
        if pixels != self.input_len() {
            return Err(Error::Length { what: "images for the model", expected: self.input_len(), actual: pixels });
        }
        if pixels != self.output_len() {
            return Err(Error::Length { what: "the model's output", expected: pixels, actual: self.output_len() });
        }
        Ok(())
    }

    /// Number of weights and biases.
    pub fn parameter_count(&self) -> usize {
        let mut count = 0;
        self.for_each_parameter(&mut |_, parameter| count += parameter.values.len());
        count
    }

    /// A model of the same shape with all parameters zero, to accumulate a gradient in.
    pub fn zeros_like(&self) -> Self {
        let mut zeros = self.clone();
        zeros.for_each_tensor_mut(&mut |values| values.fill(0.0));
        zeros
    }

    /// Every parameter tensor with the name of its layer, in a fixed order.
    pub fn parameters(&self) -> impl Iterator<Item = (&str, Parameter<'_>)> {
        let bottleneck = self.bottleneck.iter().flat_map(Gaussian::parameters);
        self.encoder.parameters().chain(bottleneck).chain(self.decoder.parameters())
    }

    /// Every parameter tensor with the name of its layer, in the order of [`parameters`](Self::parameters), to be changed.
    pub fn parameters_mut(&mut self) -> impl Iterator<Item = (&str, ParameterMut<'_>)> {
        let bottleneck = self.bottleneck.iter_mut().flat_map(Gaussian::parameters_mut);
        self.encoder.parameters_mut().chain(bottleneck).chain(self.decoder.parameters_mut())
    }

    /// Calls `visit` with every parameter tensor and the name of its layer. As `visit` is a trait object, the loop is
    /// compiled once for all callers, which keeps the wasm file small.
    pub fn for_each_parameter(&self, visit: &mut dyn FnMut(&str, Parameter)) {
        self.parameters().for_each(|(layer, parameter)| visit(layer, parameter));
    }

    /// Calls `visit` with the values of every parameter tensor, in the order of [`parameters`](Self::parameters).
    pub fn for_each_tensor_mut(&mut self, visit: &mut dyn FnMut(&mut [f32])) {
        self.parameters_mut().for_each(|(_, mut parameter)| visit(parameter.as_slice_mut()));
    }

    /// Calls `visit` with the values of every parameter tensor and those of `other`.
    ///
    /// # Panics
    /// If a tensor of `other` has another shape. Nothing was visited then.
    pub fn for_each_tensor_pair(&mut self, other: &Model, visit: &mut dyn FnMut(&mut [f32], &[f32])) {
        let shape = |(_, parameter): (&str, Parameter)| parameter.values.raw_dim();
        let have_same_shapes = self.parameters().map(shape).eq(other.parameters().map(shape));
        assert!(have_same_shapes, "models whose tensors have the same shapes");
        for ((_, mut parameter), (_, other)) in self.parameters_mut().zip(other.parameters()) {
            visit(parameter.as_slice_mut(), other.as_slice());
        }
    }

    /// The codes of images x `[batch, pixels]`, in 0…1.
    ///
    /// # Panics
    /// If x does not fit the model, or is not in standard layout.
    pub fn encode_with<'a>(&self, x: ArrayView2<'a, f32>, workspace: &'a mut Workspace) -> Encoding<'a> {
        let hidden = self.encoder.forward(x, &mut workspace.encoder);
        match &self.bottleneck {
            None => Encoding { code: hidden, log_var: None },
            Some(gaussian) => {
                let (mean, log_var) = gaussian.forward(hidden, &mut workspace.bottleneck);
                Encoding { code: mean, log_var: Some(log_var) }
            }
        }
    }

    /// The logits `[batch, pixels]` of codes `[batch, code]`; [`decode_with`](Self::decode_with) without its sigmoid.
    ///
    /// # Panics
    /// If the codes do not fit the model, or are not in standard layout.
    pub fn logits<'a>(&self, code: ArrayView2<'a, f32>, workspace: &'a mut Workspace) -> ArrayView2<'a, f32> {
        self.decoder.forward(code, &mut workspace.decoder)
    }

    /// The images `[batch, pixels]`, in 0…1, of codes `[batch, code]`.
    ///
    /// # Panics
    /// As [`logits`](Self::logits).
    pub fn decode_with(&self, code: ArrayView2<f32>, workspace: &mut Workspace) -> Array2<f32> {
        let logits = self.logits(code, workspace);
        let mut images = Array2::zeros(logits.dim());
        sigmoid::forward(expect_contiguous(logits.to_slice()), expect_contiguous(images.as_slice_mut()));
        images
    }

    /// The name and the output of every layer, for the batch of `batch_size` images last encoded and decoded with this workspace.
    pub fn activations<'a>(
        &'a self,
        batch_size: usize,
        workspace: &'a Workspace,
    ) -> impl Iterator<Item = (&'a str, ArrayView2<'a, f32>)> {
        let encoder = self.encoder.activations(batch_size, &workspace.encoder);
        encoder.chain(self.decoder.activations(batch_size, &workspace.decoder))
    }

    /// The loss of a part of a batch of `total_images` images; the losses of the parts add up to the loss of the batch.
    ///
    /// # Panics
    /// If the arrays do not fit the model, or `total_images` is 0.
    pub fn loss(&self, batch: &Batch, total_images: usize, objective: Objective, workspace: &mut Workspace) -> Loss {
        self.forward(batch, total_images, objective, workspace, false)
    }

    /// The loss; with its gradient by the logits and by the posteriors, which stay in the workspace, if that is needed.
    fn forward(
        &self,
        batch: &Batch,
        total_images: usize,
        objective: Objective,
        workspace: &mut Workspace,
        needs_gradient: bool,
    ) -> Loss {
        assert!(total_images > 0, "a batch of at least one image");
        let Workspace { encoder, bottleneck, decoder, dlogits, .. } = workspace;
        let n = batch.len();
        let scale = self.loss_scale(total_images);
        let hidden = self.encoder.forward(batch.input, encoder);
        let (code, kl) = match &self.bottleneck {
            None => (hidden, 0.0),
            Some(gaussian) => {
                gaussian.forward(hidden, bottleneck);
                let kl = match needs_gradient {
                    true => gaussian.kl_with_gradient(n, objective.beta * scale, bottleneck),
                    false => gaussian.kl_sum(n, bottleneck),
                };
                (gaussian.sample(batch.epsilon, bottleneck), kl)
            }
        };
        let logits = self.decoder.forward(code, decoder);
        let reconstruction = match needs_gradient {
            true => {
                let dlogits = ensure_size(dlogits, logits.dim());
                objective.reconstruction.forward_backward(logits, batch.target, scale, dlogits)
            }
            false => objective.reconstruction.sum(logits, batch.target),
        };
        Loss { reconstruction: f64::from(scale) * reconstruction, kl: f64::from(scale) * kl }
    }

    /// The squared error, summed over all pixels, for the batch of the last [`loss`](Self::loss), decoded without sampling:
    /// the variational model decodes the mean.
    ///
    /// # Panics
    /// If there was no [`loss`](Self::loss) with this workspace, or one of fewer images.
    pub fn squared_error(&self, batch: &Batch, workspace: &mut Workspace) -> f64 {
        let Workspace { encoder, bottleneck, decoder, .. } = workspace;
        let logits = match &self.bottleneck {
            None => self.decoder.output(self.encoder.output(batch.input, encoder), decoder),
            Some(_) => self.decoder.forward(bottleneck.mean(batch.len()), decoder),
        };
        ReconstructionLoss::MeanSquaredError.sum(logits, batch.target)
    }

    /// Returns the [`loss`](Self::loss), and adds its gradient to `gradient`.
    ///
    /// # Panics
    /// If the arrays do not fit the model, `total_images` is 0, or `gradient` has another shape.
    pub fn backward(
        &self,
        batch: &Batch,
        total_images: usize,
        objective: Objective,
        gradient: &mut Model,
        workspace: &mut Workspace,
    ) -> Loss {
        let loss = self.forward(batch, total_images, objective, workspace, true);
        let Workspace { encoder, bottleneck, decoder, dlogits, dcode, dhidden } = workspace;
        let n = batch.len();
        let dlogits = dlogits.slice(s![..n, ..]);
        let mut dcode = ensure_size(dcode, (n, self.decoder.input_len()));
        let Some(gaussian) = &self.bottleneck else {
            let code = self.encoder.output(batch.input, encoder);
            self.decoder.backward(code, dlogits, &mut gradient.decoder, Some(dcode.view_mut()), decoder);
            self.encoder.backward(batch.input, dcode.view(), &mut gradient.encoder, None, encoder);
            return loss;
        };
        self.decoder.backward(bottleneck.z(n), dlogits, &mut gradient.decoder, Some(dcode.view_mut()), decoder);
        let hidden = self.encoder.output(batch.input, encoder);
        let mut dhidden = ensure_size(dhidden, (n, self.encoder.output_len()));
        let dgaussian = gradient.bottleneck.as_mut().expect("a gradient has the shape of its model");
        gaussian.backward(hidden, batch.epsilon, dcode.view(), dgaussian, dhidden.view_mut(), bottleneck);
        self.encoder.backward(batch.input, dhidden.view(), &mut gradient.encoder, None, encoder);
        loss
    }

    /// The factor that turns the sum over a batch into a mean: per pixel for the plain models, per image for the variational
    /// one.
    fn loss_scale(&self, total_images: usize) -> f32 {
        let values = if self.bottleneck.is_some() { total_images } else { total_images * self.output_len() };
        1.0 / values as f32
    }
}
