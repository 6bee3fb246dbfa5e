//! A sequence of layers, and the tape that records their activations.

use super::{ImageShape, Layer, Parameter, ParameterMut, Scratch};
use ndarray::{Array2, ArrayView2, ArrayViewMut2, s};

/// A layer and its name, which prefixes the names of its parameters in files.
#[derive(Clone, Debug)]
pub struct NamedLayer {
    /// For example `conv1` or `pool1`.
    pub name: String,
    /// The layer itself.
    pub layer: Layer,
}

/// A sequence of layers; if empty, the identity.
#[derive(Clone, Debug)]
pub struct Sequential {
    input_len: usize,
    layers: Vec<NamedLayer>,
}

/// The output of every layer for one batch and, once `backward` ran, its gradient; the memory is reused from step to step.
#[derive(Debug, Default)]
pub struct Tape {
    /// The output of each layer, `[batch, outputs]`.
    activations: Vec<Array2<f32>>,
    /// The gradient of each of them.
    deltas: Vec<Array2<f32>>,
    scratch: Scratch,
}

impl Sequential {
    /// A sequence with `input_len` input values per example.
    ///
    /// # Panics
    /// If the input length of a layer differs from the output length of the one before.
    pub fn new(input_len: usize, layers: Vec<NamedLayer>) -> Self {
        let mut width = input_len;
        for NamedLayer { name, layer } in &layers {
            assert_eq!(width, layer.input_len(), "{name} takes {} values, got {width}", layer.input_len());
            width = layer.output_len();
        }
        Self { input_len, layers }
    }

    /// The layers, first to last.
    pub fn layers(&self) -> &[NamedLayer] {
        &self.layers
    }

    /// Number of input values per example.
    pub fn input_len(&self) -> usize {
        self.input_len
    }

    /// Number of output values per example.
    pub fn output_len(&self) -> usize {
        self.layers.last().map_or(self.input_len, |last| last.layer.output_len())
    }

    /// The largest number of values that any layer takes or gives, per example.
    pub fn max_activation_len(&self) -> usize {
        self.layers.iter().fold(self.input_len, |max, named| max.max(named.layer.output_len()))
    }

    /// Input shape per example; 1×1×values where it is not an image.
    pub fn in_shape(&self) -> ImageShape {
        self.layers.first().map_or(ImageShape::vector(self.input_len), |first| first.layer.in_shape())
    }

    /// Output shape per example; 1×1×units where it is not an image.
    pub fn out_shape(&self) -> ImageShape {
        self.layers.last().map_or(ImageShape::vector(self.input_len), |last| last.layer.out_shape())
    }

    /// The output `[batch, outputs]` for x `[batch, inputs]`; the tape records the output of every layer.
    ///
    /// # Panics
    /// If x has another width, or is not in standard layout.
    pub fn forward<'a>(&self, x: ArrayView2<'a, f32>, tape: &'a mut Tape) -> ArrayView2<'a, f32> {
        tape.allocate_activations(x.nrows(), &self.layers);
        for (i, NamedLayer { layer, .. }) in self.layers.iter().enumerate() {
            let (before, after) = tape.activations.split_at_mut(i);
            let input = before.last().map_or(x, |last| first_rows(last, x.nrows()));
            layer.forward(input, first_rows_mut(&mut after[0], x.nrows()), &mut tape.scratch);
        }
        self.output(x, tape)
    }

    /// The output that the last `forward` recorded on this tape; `x` is the input of that call.
    ///
    /// # Panics
    /// If there was none, or with fewer rows than x has.
    pub fn output<'a>(&self, x: ArrayView2<'a, f32>, tape: &'a Tape) -> ArrayView2<'a, f32> {
        self.layers.len().checked_sub(1).map_or(x, |last| first_rows(&tape.activations[last], x.nrows()))
    }

    /// The name and the output of every layer in the last `forward` with this tape, for a batch of `batch` examples; nothing if
    /// there was none.
    ///
    /// # Panics
    /// When an output is taken, if that batch had fewer examples.
    pub fn activations<'a>(
        &'a self,
        batch: usize,
        tape: &'a Tape,
    ) -> impl Iterator<Item = (&'a str, ArrayView2<'a, f32>)> {
        self.layers.iter().zip(&tape.activations).map(move |(named, y)| (named.name.as_str(), first_rows(y, batch)))
    }

    /// Adds the gradients of the parameters to `gradient`, and writes the gradient of the input to `dx` if given.
    ///
    /// x and the tape are those of the last `forward`; dy is `[batch, outputs]`.
    ///
    /// # Panics
    /// If there was no `forward` with this tape, a matrix has another shape, or the gradient other layers.
    pub fn backward(
        &self,
        x: ArrayView2<f32>,
        dy: ArrayView2<f32>,
        gradient: &mut Sequential,
        mut dx: Option<ArrayViewMut2<f32>>,
        tape: &mut Tape,
    ) {
        tape.allocate_deltas();
        let Tape { activations, deltas, scratch } = tape;
        let batch = x.nrows();
        // Without `dx` nothing is needed of the layers before the first that has parameters.
        let first = if dx.is_some() { 0 } else { self.first_with_parameters() };
        for (i, NamedLayer { layer, .. }) in self.layers.iter().enumerate().skip(first).rev() {
            let input = if i == 0 { x } else { first_rows(&activations[i - 1], batch) };
            // deltas[i] is the gradient of layer i's output; the last layer's is dy.
            let (before, after) = deltas.split_at_mut(i);
            let dy = if i + 1 == self.layers.len() { dy } else { first_rows(&after[0], batch) };
            let dx = if i == first { dx.take() } else { before.last_mut().map(|delta| first_rows_mut(delta, batch)) };
            let output = first_rows(&activations[i], batch);
            layer.backward(input, output, dy, &mut gradient.layers[i].layer, dx, scratch);
        }
        if let Some(mut dx) = dx {
            dx.assign(&dy);
        }
    }

    /// The index of the first layer with parameters, or the number of layers if none has any.
    fn first_with_parameters(&self) -> usize {
        let index = self.layers.iter().position(|named| named.layer.parameters().next().is_some());
        index.unwrap_or(self.layers.len())
    }

    /// Every parameter tensor with the name of its layer, first to last.
    pub fn parameters(&self) -> impl Iterator<Item = (&str, Parameter<'_>)> {
        self.layers
            .iter()
            .flat_map(|NamedLayer { name, layer }| layer.parameters().map(|parameter| (name.as_str(), parameter)))
    }

    /// Every parameter tensor with the name of its layer, first to last, to be changed.
    pub fn parameters_mut(&mut self) -> impl Iterator<Item = (&str, ParameterMut<'_>)> {
        self.layers
            .iter_mut()
            .flat_map(|NamedLayer { name, layer }| layer.parameters_mut().map(|parameter| (name.as_str(), parameter)))
    }
}

impl Tape {
    /// Makes room for the activations of a batch; allocates only if the batch is larger than all before, or the layers differ.
    fn allocate_activations(&mut self, batch: usize, layers: &[NamedLayer]) {
        let fits = self.activations.len() == layers.len()
            && self
                .activations
                .iter()
                .zip(layers)
                .all(|(a, named)| a.nrows() >= batch && a.ncols() == named.layer.output_len());
        if !fits {
            self.activations = layers.iter().map(|named| Array2::zeros((batch, named.layer.output_len()))).collect();
        }
    }

    /// Makes room for the gradients of the activations. Only training needs them, so inference does not allocate them.
    fn allocate_deltas(&mut self) {
        let fits = self.deltas.len() == self.activations.len()
            && self.deltas.iter().zip(&self.activations).all(|(delta, activation)| delta.dim() == activation.dim());
        if !fits {
            self.deltas = self.activations.iter().map(|activation| Array2::zeros(activation.dim())).collect();
        }
    }
}

fn first_rows(array: &Array2<f32>, batch: usize) -> ArrayView2<'_, f32> {
    array.slice(s![..batch, ..])
}

fn first_rows_mut(array: &mut Array2<f32>, batch: usize) -> ArrayViewMut2<'_, f32> {
    array.slice_mut(s![..batch, ..])
}

#[cfg(test)]
mod tests {
    use super::super::gradient_check::seeded_rng;
    use super::super::{Dense, Pad2d};
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // these also run in the browser

    fn layers() -> Sequential {
        let dense = |inputs, outputs| Layer::Dense(Dense::new(inputs, outputs, &mut seeded_rng()));
        let named = |name: &str, layer| NamedLayer { name: name.to_owned(), layer };
        Sequential::new(3, vec![named("enc", dense(3, 2)), named("dec", dense(2, 3))])
    }

    #[test]
    fn inference_allocates_no_gradients_and_training_allocates_them_once() {
        let (layers, mut tape) = (layers(), Tape::default());
        let (x, dy) = (Array2::ones((4, 3)), Array2::ones((4, 3)));
        layers.forward(x.view(), &mut tape);
        assert!(tape.deltas.is_empty());
        let mut gradient = layers.clone();
        layers.backward(x.view(), dy.view(), &mut gradient, None, &mut tape);
        let first = tape.deltas[0].as_ptr();
        layers.forward(x.view(), &mut tape);
        layers.backward(x.view(), dy.view(), &mut gradient, None, &mut tape);
        assert_eq!(tape.deltas[0].as_ptr(), first);
    }

    #[test]
    fn the_gradient_of_the_first_layers_output_is_computed_only_if_it_is_needed() {
        let named = |name: &str, layer| NamedLayer { name: name.to_owned(), layer };
        let pad = named("pad", Layer::Pad2d(Pad2d::new(ImageShape::grey(1, 2), ImageShape::grey(1, 4))));
        let dense = named("enc", Layer::Dense(Dense::new(4, 3, &mut seeded_rng())));
        let layers = Sequential::new(2, vec![pad, dense]);
        let (x, dy) = (Array2::ones((5, 2)), Array2::ones((5, 3)));
        let backward = |dx: Option<ArrayViewMut2<f32>>| {
            let (mut gradient, mut tape) = (layers.clone(), Tape::default());
            layers.forward(x.view(), &mut tape);
            layers.backward(x.view(), dy.view(), &mut gradient, dx, &mut tape);
            let gradient: Vec<f32> = gradient.parameters().flat_map(|(_, p)| p.as_slice().to_vec()).collect();
            (gradient, tape.deltas[0].iter().any(|delta| *delta != 0.0))
        };
        let mut dx = Array2::zeros((5, 2));
        let (gradient, is_computed) = backward(Some(dx.view_mut()));
        assert!(is_computed && dx.iter().all(|dx| *dx != 0.0));
        assert_eq!(backward(None), (gradient, false));
    }

    #[test]
    #[should_panic(expected = "dec takes 2 values, got 3")]
    fn layers_that_do_not_fit_together_are_a_bug() {
        let dec = layers().layers.pop().expect("the second layer");
        Sequential::new(3, vec![dec]);
    }
}
