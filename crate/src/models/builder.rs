//! How the models put their layers together: each call adds a layer that fits behind the one before.

use crate::layers::{
    Activation, Conv2d, Dense, Layer, MaxPool2d, NamedLayer, Padding, Sequential, Shape, UpConv2d, UpSample2d,
};
use rand::Rng;

/// A chain of layers in the making.
pub struct SequentialBuilder {
    activation: Activation,
    inputs: usize,
    shape: Shape,
    layers: Vec<NamedLayer>,
}

impl SequentialBuilder {
    /// A chain that takes vectors, with this activation behind its hidden layers.
    pub fn dense(inputs: usize, activation: Activation) -> Self {
        Self::images((1, 1, inputs), activation)
    }

    /// A chain that takes images.
    pub fn images(shape: Shape, activation: Activation) -> Self {
        Self { activation, inputs: shape.0 * shape.1 * shape.2, shape, layers: Vec::new() }
    }

    /// Height, width and channels of what comes out so far.
    pub fn shape(&self) -> Shape {
        self.shape
    }

    fn push(mut self, name: &str, layer: Layer, shape: Shape) -> Self {
        self.layers.push(NamedLayer { name: name.to_owned(), layer });
        Self { shape, ..self }
    }

    fn activated(self, name: &str) -> Self {
        let (activation, shape) = (self.activation, self.shape);
        self.push(&format!("{name}.{}", activation.name()), Layer::Activation(activation, shape), shape)
    }

    /// A dense layer of so many units.
    pub fn dense_to(self, name: &str, units: usize, rng: &mut dyn Rng) -> Self {
        let layer = Dense::new(self.shape.2, units, rng);
        self.push(name, Layer::Dense(layer), (1, 1, units))
    }

    fn dense_hidden(self, name: &str, units: usize, rng: &mut dyn Rng) -> Self {
        self.dense_to(name, units, rng).activated(name)
    }

    /// Dense layers, activated, called `name` where there is one, `name1`, `name2` … where there are several.
    pub fn hidden(self, name: &str, widths: &[usize], rng: &mut dyn Rng) -> Self {
        match widths {
            [width] => self.dense_hidden(name, *width, rng),
            _ => self.hidden_numbered(name, widths, rng),
        }
    }

    /// Dense layers, activated, called `name1`, `name2` …
    pub fn hidden_numbered(mut self, name: &str, widths: &[usize], rng: &mut dyn Rng) -> Self {
        for (i, width) in widths.iter().enumerate() {
            self = self.dense_hidden(&format!("{name}{}", i + 1), *width, rng);
        }
        self
    }

    /// A convolution of so many filters.
    pub fn conv_to(self, name: &str, filters: usize, padding: Padding, rng: &mut dyn Rng) -> Self {
        let layer = Conv2d::new(self.shape, filters, padding, rng);
        let shape = layer.out_shape();
        self.push(name, Layer::Conv2d(layer), shape)
    }

    /// A convolution of so many filters, activated.
    pub fn conv_hidden(self, name: &str, filters: usize, padding: Padding, rng: &mut dyn Rng) -> Self {
        self.conv_to(name, filters, padding, rng).activated(name)
    }

    /// Max pooling.
    pub fn pool(self, name: &str) -> Self {
        let layer = MaxPool2d::new(self.shape);
        let shape = layer.out_shape();
        self.push(name, Layer::MaxPool2d(layer), shape)
    }

    /// Up-sampling and a convolution of so many filters, activated.
    ///
    /// With 'same' padding the first two are one layer, which takes a quarter of the multiplications.
    pub fn up_conv_hidden(self, name: &str, filters: usize, padding: Padding, rng: &mut dyn Rng) -> Self {
        if padding == Padding::Valid {
            return self.up(&format!("{name}.up")).conv_hidden(name, filters, padding, rng);
        }
        let layer = UpConv2d::new(self.shape, filters, rng);
        let shape = layer.out_shape();
        self.push(name, Layer::UpConv2d(layer), shape).activated(name)
    }

    /// Up-sampling.
    fn up(self, name: &str) -> Self {
        let layer = UpSample2d::new(self.shape);
        let shape = layer.out_shape();
        self.push(name, Layer::UpSample2d(layer), shape)
    }

    /// The finished chain.
    pub fn end(self) -> Sequential {
        Sequential::new(self.inputs, self.layers)
    }
}
