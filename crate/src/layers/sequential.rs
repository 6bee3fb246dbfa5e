//! Layers one after another, and the tape of what flowed through them.

use super::{Layer, Parameter, Scratch, sizes};
use ndarray::{Array2, ArrayView2, ArrayViewMut2, s};

/// A layer and the name its parameters go by in files.
#[derive(Clone, Debug)]
pub struct NamedLayer {
    /// For example `conv1` or `pool1`.
    pub name: String,
    /// The layer itself.
    pub layer: Layer,
}

/// A chain of layers, possibly empty: then it hands on its input.
#[derive(Clone, Debug)]
pub struct Sequential {
    inputs: usize,
    layers: Vec<NamedLayer>,
}

/// Every layer's output and its gradient for one batch, kept from step to step.
#[derive(Default)]
pub struct Tape {
    activations: Vec<Array2<f32>>,
    deltas: Vec<Array2<f32>>,
    scratch: Scratch,
}

impl Sequential {
    /// A chain that takes `inputs` values an example.
    ///
    /// # Panics
    /// If a layer takes another number of values than the one before gives.
    pub fn new(inputs: usize, layers: Vec<NamedLayer>) -> Self {
        let mut width = inputs;
        for NamedLayer { name, layer } in &layers {
            assert_eq!(width, layer.inputs(), "{name} takes {} values, got {width}", layer.inputs());
            width = layer.outputs();
        }
        Self { inputs, layers }
    }

    /// The layers, first to last.
    pub fn layers(&self) -> &[NamedLayer] {
        &self.layers
    }

    /// Number of values that go in, for one example.
    pub fn inputs(&self) -> usize {
        self.inputs
    }

    /// Number of values that come out, for one example.
    pub fn outputs(&self) -> usize {
        self.layers.last().map_or(self.inputs, |last| last.layer.outputs())
    }

    /// The most values between two layers, for one example.
    pub fn max_activation_len(&self) -> usize {
        self.layers.iter().fold(self.inputs, |widest, named| widest.max(named.layer.outputs()))
    }

    /// Shape of what comes out, for one example: `[units]` or `[height, width, channels]`.
    pub fn out_shape(&self) -> Vec<usize> {
        sizes(self.layers.last().map_or((1, 1, self.inputs), |last| last.layer.out_shape()))
    }

    /// The last layer's output `[batch, outputs]` for x `[batch, inputs]`; the tape keeps all outputs.
    pub fn forward<'a>(&self, x: ArrayView2<'a, f32>, tape: &'a mut Tape) -> ArrayView2<'a, f32> {
        tape.fit(x.nrows(), &self.layers);
        for (i, NamedLayer { layer, .. }) in self.layers.iter().enumerate() {
            let (before, after) = tape.activations.split_at_mut(i);
            let input = before.last().map_or(x, |last| rows(last, x.nrows()));
            layer.forward(input, rows_mut(&mut after[0], x.nrows()), &mut tape.scratch);
        }
        self.output(x, tape)
    }

    /// What the last `forward` with this tape returned.
    pub fn output<'a>(&self, x: ArrayView2<'a, f32>, tape: &'a Tape) -> ArrayView2<'a, f32> {
        self.layers.len().checked_sub(1).map_or(x, |last| rows(&tape.activations[last], x.nrows()))
    }

    /// Every layer's output of the last `forward` with this tape, of `batch` examples, by the layer's name.
    pub fn activations<'a>(
        &'a self,
        batch: usize,
        tape: &'a Tape,
    ) -> impl Iterator<Item = (&'a str, ArrayView2<'a, f32>)> {
        self.layers.iter().zip(&tape.activations).map(move |(named, y)| (named.name.as_str(), rows(y, batch)))
    }

    /// Adds the parameters' gradients to `gradient`, and writes the input's to `dx` where it is wanted.
    ///
    /// x and the tape are those of the last `forward`; dy is `[batch, outputs]`.
    pub fn backward(
        &self,
        x: ArrayView2<f32>,
        dy: ArrayView2<f32>,
        gradient: &mut Sequential,
        mut dx: Option<ArrayViewMut2<f32>>,
        tape: &mut Tape,
    ) {
        let Tape { activations, deltas, scratch } = tape;
        let batch = x.nrows();
        for (i, NamedLayer { layer, .. }) in self.layers.iter().enumerate().rev() {
            let input = if i == 0 { x } else { rows(&activations[i - 1], batch) };
            // deltas[i] is the gradient of layer i's output; the last layer's is dy.
            let (before, after) = deltas.split_at_mut(i);
            let dy = if i + 1 == self.layers.len() { dy } else { rows(&after[0], batch) };
            let dx = if i == 0 { dx.take() } else { before.last_mut().map(|delta| rows_mut(delta, batch)) };
            let output = rows(&activations[i], batch);
            layer.backward(input, output, dy, &mut gradient.layers[i].layer, dx, scratch);
        }
        if let Some(mut dx) = dx {
            dx.assign(&dy);
        }
    }

    /// Every parameter tensor with its layer's name, first to last.
    pub fn parameters(&mut self) -> impl Iterator<Item = (&str, Parameter<'_>)> {
        self.layers
            .iter_mut()
            .flat_map(|NamedLayer { name, layer }| layer.parameters().map(|parameter| (name.as_str(), parameter)))
    }
}

impl Tape {
    /// Makes room for a batch; allocates only for a larger one than ever before, or for other layers.
    fn fit(&mut self, batch: usize, layers: &[NamedLayer]) {
        let fits = self.activations.len() == layers.len()
            && self
                .activations
                .iter()
                .zip(layers)
                .all(|(a, named)| a.nrows() >= batch && a.ncols() == named.layer.outputs());
        if !fits {
            self.activations = layers.iter().map(|named| Array2::zeros((batch, named.layer.outputs()))).collect();
            self.deltas = self.activations.clone();
        }
    }
}

fn rows(array: &Array2<f32>, batch: usize) -> ArrayView2<'_, f32> {
    array.slice(s![..batch, ..])
}

fn rows_mut(array: &mut Array2<f32>, batch: usize) -> ArrayViewMut2<'_, f32> {
    array.slice_mut(s![..batch, ..])
}
