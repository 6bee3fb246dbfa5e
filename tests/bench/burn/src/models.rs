//! The three autoencoders, layer for layer those of the project.

use burn::module::Module;
use burn::nn::conv::{Conv2d, Conv2dConfig};
use burn::nn::interpolate::{Interpolate2d, Interpolate2dConfig};
use burn::nn::pool::{MaxPool2d, MaxPool2dConfig};
use burn::nn::{Linear, LinearConfig, PaddingConfig2d};
use burn::tensor::activation::{log_sigmoid, relu, sigmoid};
use burn::tensor::{Device, Distribution, Tensor};

pub const SIDE: usize = 28;
pub const PIXELS: usize = SIDE * SIDE;

pub trait Autoencoder: Module {
    /// Loss of images `[batch, pixels]`.
    fn loss(&self, x: Tensor<2>) -> Tensor<1>;
}

pub trait Reconstruct: Autoencoder {
    /// Images from images, `[batch, pixels]`.
    fn reconstruct(&self, x: Tensor<2>) -> Tensor<2>;
}

/// Cross-entropy per pixel, from logits; log σ is a kernel of its own, with its own backward.
fn cross_entropy<const D: usize>(logits: Tensor<D>, target: Tensor<D>) -> Tensor<D> {
    -log_sigmoid(-logits.clone()) - logits * target
}

#[derive(Module, Debug)]
pub struct Dense {
    encoder: Linear,
    decoder: Linear,
}

impl Dense {
    pub fn new(device: &Device) -> Self {
        Self {
            encoder: LinearConfig::new(PIXELS, 128).init(device),
            decoder: LinearConfig::new(128, PIXELS).init(device),
        }
    }

    fn logits(&self, x: Tensor<2>) -> Tensor<2> {
        self.decoder.forward(relu(self.encoder.forward(x)))
    }
}

impl Autoencoder for Dense {
    fn loss(&self, x: Tensor<2>) -> Tensor<1> {
        cross_entropy(self.logits(x.clone()), x).mean()
    }
}

impl Reconstruct for Dense {
    fn reconstruct(&self, x: Tensor<2>) -> Tensor<2> {
        sigmoid(self.logits(x))
    }
}

#[derive(Module, Debug)]
pub struct Variational {
    hidden: Linear,
    mean: Linear,
    log_var: Linear,
    up: Linear,
    out: Linear,
}

impl Variational {
    pub fn new(device: &Device) -> Self {
        Self {
            hidden: LinearConfig::new(PIXELS, 256).init(device),
            mean: LinearConfig::new(256, 2).init(device),
            log_var: LinearConfig::new(256, 2).init(device),
            up: LinearConfig::new(2, 256).init(device),
            out: LinearConfig::new(256, PIXELS).init(device),
        }
    }

    fn encode(&self, x: Tensor<2>) -> (Tensor<2>, Tensor<2>) {
        let hidden = relu(self.hidden.forward(x));
        (self.mean.forward(hidden.clone()), self.log_var.forward(hidden))
    }

    fn logits(&self, code: Tensor<2>) -> Tensor<2> {
        self.out.forward(relu(self.up.forward(code)))
    }
}

impl Autoencoder for Variational {
    fn loss(&self, x: Tensor<2>) -> Tensor<1> {
        let batch = x.dims()[0] as f32;
        let (mean, log_var) = self.encode(x.clone());
        let epsilon = mean.random_like(Distribution::Normal(0.0, 1.0));
        let code = mean.clone() + (log_var.clone() * 0.5).exp() * epsilon;
        let kl = (mean.square() + log_var.clone().exp() - log_var - 1.0).sum() * 0.5;
        (cross_entropy(self.logits(code), x).sum() + kl) / batch
    }
}

#[derive(Module, Debug)]
pub struct Convolutional {
    convolutions: [Conv2d; 5],
    pool: MaxPool2d,
    up: Interpolate2d,
}

impl Convolutional {
    /// With so many filters in the layers that bring the image to its code and back.
    pub fn new([a, b, c, d]: [usize; 4], device: &Device) -> Self {
        let conv = |from, to| Conv2dConfig::new([from, to], [3, 3]).with_padding(PaddingConfig2d::Same).init(device);
        Self {
            convolutions: [conv(1, a), conv(a, b), conv(b, c), conv(c, d), conv(d, 1)],
            pool: MaxPool2dConfig::new([2, 2]).with_strides([2, 2]).init(),
            up: Interpolate2dConfig::new().with_scale_factor(Some([2.0, 2.0])).init(),
        }
    }

    fn logits(&self, x: Tensor<4>) -> Tensor<4> {
        let [conv1, conv2, conv3, conv4, conv5] = &self.convolutions;
        let x = self.pool.forward(relu(conv1.forward(x)));
        let code = self.pool.forward(relu(conv2.forward(x)));
        let x = relu(conv3.forward(self.up.forward(code)));
        let x = relu(conv4.forward(self.up.forward(x)));
        conv5.forward(x)
    }
}

fn images(x: Tensor<2>) -> Tensor<4> {
    let batch = x.dims()[0];
    x.reshape([batch, 1, SIDE, SIDE])
}

impl Autoencoder for Convolutional {
    fn loss(&self, x: Tensor<2>) -> Tensor<1> {
        let x = images(x);
        cross_entropy(self.logits(x.clone()), x).mean()
    }
}

impl Reconstruct for Convolutional {
    fn reconstruct(&self, x: Tensor<2>) -> Tensor<2> {
        sigmoid(self.logits(images(x))).reshape([-1, PIXELS as i32])
    }
}
