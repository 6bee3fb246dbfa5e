//! A builder for the models' sequences of layers: each call appends a layer whose input is the output of the one before.

use crate::layers::{
    Activation, Conv2d, Crop2d, Dense, ImageShape, Layer, MaxPool2d, NamedLayer, Pad2d, Padding, Sequential, UpConv2d,
    UpSample2d,
};
use rand::Rng;

/// A sequence of layers under construction.
pub struct SequentialBuilder {
    activation: Activation,
    inputs: usize,
    shape: ImageShape,
    layers: Vec<NamedLayer>,
}

impl SequentialBuilder {
    /// A sequence whose input is a vector; `activation` follows each hidden layer.
    pub fn from_vector(inputs: usize, activation: Activation) -> Self {
        Self::from_images(ImageShape::vector(inputs), activation)
    }

    /// A sequence whose input is an image of `shape`.
    pub fn from_images(shape: ImageShape, activation: Activation) -> Self {
        Self { activation, inputs: shape.len(), shape, layers: Vec::new() }
    }

    /// The shape of the output so far.
    pub fn shape(&self) -> ImageShape {
        self.shape
    }

    fn push(mut self, name: &str, layer: Layer, shape: ImageShape) -> Self {
        self.layers.push(NamedLayer { name: name.to_owned(), layer });
        Self { shape, ..self }
    }

    fn with_activation(self, name: &str) -> Self {
        let (activation, shape) = (self.activation, self.shape);
        self.push(&format!("{name}.{}", activation.name()), Layer::Activation(activation, shape), shape)
    }

    /// Appends a dense layer without activation.
    pub fn dense(self, name: &str, units: usize, rng: &mut dyn Rng) -> Self {
        let layer = Dense::new(self.shape.channels, units, rng);
        self.push(name, Layer::Dense(layer), ImageShape::vector(units))
    }

    fn dense_with_activation(self, name: &str, units: usize, rng: &mut dyn Rng) -> Self {
        self.dense(name, units, rng).with_activation(name)
    }

    /// Appends dense layers with activation: a single one is named `name`, several are `name1`, `name2` …
    pub fn hidden_layers(self, name: &str, widths: &[usize], rng: &mut dyn Rng) -> Self {
        match widths {
            [width] => self.dense_with_activation(name, *width, rng),
            _ => self.numbered_hidden_layers(name, widths, rng),
        }
    }

    /// Appends dense layers with activation, named `name1`, `name2` …
    pub fn numbered_hidden_layers(mut self, name: &str, widths: &[usize], rng: &mut dyn Rng) -> Self {
        for (i, width) in widths.iter().enumerate() {
            self = self.dense_with_activation(&format!("{name}{}", i + 1), *width, rng);
        }
        self
    }

    /// Appends a convolution without activation.
    pub fn conv(self, name: &str, filters: usize, padding: Padding, rng: &mut dyn Rng) -> Self {
        let layer = Conv2d::new(self.shape, filters, padding, rng);
        let shape = layer.out_shape();
        self.push(name, Layer::Conv2d(layer), shape)
    }

    /// Appends a convolution with activation.
    pub fn conv_with_activation(self, name: &str, filters: usize, padding: Padding, rng: &mut dyn Rng) -> Self {
        self.conv(name, filters, padding, rng).with_activation(name)
    }

    /// Appends 2×2 max pooling.
    pub fn max_pool(self, name: &str) -> Self {
        let layer = MaxPool2d::new(self.shape);
        let shape = layer.out_shape();
        self.push(name, Layer::MaxPool2d(layer), shape)
    }

    /// Appends up-sampling by two and a convolution with activation. With 'same' padding the two are fused into one layer,
    /// which needs a sixth of the multiplications.
    pub fn up_conv_with_activation(self, name: &str, filters: usize, padding: Padding, rng: &mut dyn Rng) -> Self {
        if padding == Padding::Valid {
            return self.up_sample(&format!("{name}.up")).conv_with_activation(name, filters, padding, rng);
        }
        let layer = UpConv2d::new(self.shape, filters, rng);
        let shape = layer.out_shape();
        self.push(name, Layer::UpConv2d(layer), shape).with_activation(name)
    }

    /// Appends up-sampling by two.
    fn up_sample(self, name: &str) -> Self {
        let layer = UpSample2d::new(self.shape);
        let shape = layer.out_shape();
        self.push(name, Layer::UpSample2d(layer), shape)
    }

    /// Appends padding to `height` and `width`; nothing if the images are of that size.
    pub fn pad_to(self, name: &str, height: usize, width: usize) -> Self {
        let padded = ImageShape { height, width, ..self.shape };
        if padded == self.shape {
            return self;
        }
        let layer = Layer::Pad2d(Pad2d::new(self.shape, padded));
        self.push(name, layer, padded)
    }

    /// Appends cropping to `height` and `width`; nothing if the images are of that size.
    pub fn crop_to(self, name: &str, height: usize, width: usize) -> Self {
        let cropped = ImageShape { height, width, ..self.shape };
        if cropped == self.shape {
            return self;
        }
        let layer = Layer::Crop2d(Crop2d::new(self.shape, cropped));
        self.push(name, layer, cropped)
    }

    /// The finished sequence.
    pub fn build(self) -> Sequential {
        Sequential::new(self.inputs, self.layers)
    }
}
