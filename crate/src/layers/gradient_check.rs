//! Finite differences, which every hand-written backward pass is compared with.

#[cfg(test)]
use super::ImageShape;
use super::{Layer, Scratch};
use ndarray::{Array2, ArrayViewD};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// Central differences with step h have an error of O(h²), and a rounding error in f32 of about 1e-7 / h.
const STEP: f32 = 1e-2;
const TOLERANCE: f64 = 2e-3;
/// The gradient of every parameter before `backward`, which adds to it.
const INITIAL_GRADIENT: f32 = 1.0;

#[cfg(test)]
pub fn seeded_rng() -> ChaCha8Rng {
    ChaCha8Rng::seed_from_u64(20)
}

#[cfg(test)]
pub const fn image_shape(height: usize, width: usize, channels: usize) -> ImageShape {
    ImageShape { height, width, channels }
}

/// A shuffled grid of values in −1…1: none is within a step of 0 or of another, so that no difference crosses a kink of
/// ReLU or of max pooling.
pub fn shuffled_grid(shape: (usize, usize), seed: u64) -> Array2<f32> {
    let n = shape.0 * shape.1;
    let mut grid: Vec<f32> = (0..n).map(|i| (2.0 * i as f32 + 1.5) / n as f32 - 1.0).collect();
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    for i in (1..n).rev() {
        grid.swap(i, rng.random_range(0..=i));
    }
    Array2::from_shape_fn(shape, |(i, j)| grid[i * shape.1 + j])
}

/// Asserts that `derivative` is that of `f` at `x`, element by element.
pub fn assert_derivative(what: &str, x: &Array2<f32>, derivative: &Array2<f32>, f: impl Fn(&Array2<f32>) -> f64) {
    for index in ndarray::indices_of(x) {
        let shifted = |by: f32| {
            let mut x = x.clone();
            x[index] += by;
            f(&x)
        };
        let expected = (shifted(STEP) - shifted(-STEP)) / (2.0 * f64::from(STEP));
        let actual = f64::from(derivative[index]);
        assert!(
            (expected - actual).abs() < TOLERANCE * (1.0 + expected.abs()),
            "d{what}{index:?}: {actual}, not {expected}"
        );
    }
}

/// layer(x), written over what was there: a tape's memory holds the values of the batch before.
fn output(layer: &Layer, x: &Array2<f32>) -> Array2<f32> {
    let mut y = Array2::from_elem((x.nrows(), layer.output_len()), f32::NAN);
    layer.forward(x.view(), y.view_mut(), &mut Scratch::default());
    y
}

/// Σ layer(x)·dy: a scalar whose gradient with respect to the layer's output is dy.
fn weighted_output_sum(layer: &Layer, x: &Array2<f32>, dy: &Array2<f32>) -> f64 {
    output(layer, x).iter().zip(dy).map(|(y, dy)| f64::from(*y) * f64::from(*dy)).sum()
}

/// Compares the gradients of a layer, with respect to its input and to every parameter, with central differences at `batch`
/// examples: for the test of a layer. Also that `forward` and `backward` overwrite the output and the gradient of the input, and add
/// to the gradient of the parameters, on which training relies.
///
/// # Panics
/// If a derivative d differs by more than 0.002 · (1 + |d|), with its name, its place and both values; it is NaN where nothing was
/// written, or was added to what is to be overwritten. The parameters of the layer should be of the order of 1, so that its
/// derivatives are, too.
pub fn check_layer_gradients(layer: Layer, batch: usize) {
    let x = shuffled_grid((batch, layer.input_len()), 1) * (batch * layer.input_len()) as f32 * 0.04;
    let dy = shuffled_grid((batch, layer.output_len()), 2);
    let mut gradient = layer.clone();
    gradient.parameters_mut().for_each(|mut parameter| parameter.values.fill(INITIAL_GRADIENT));
    let (y, mut dx) = (output(&layer, &x), Array2::from_elem(x.raw_dim(), f32::NAN));
    layer.backward(x.view(), y.view(), dy.view(), &mut gradient, Some(dx.view_mut()), &mut Scratch::default());
    assert_derivative("x", &x, &dx, |x| weighted_output_sum(&layer, x, &dy));
    for (i, gradient) in gradient.parameters().enumerate() {
        let parameter = as_row(&layer.parameters().nth(i).expect("as many parameters as gradients").values);
        assert_derivative(gradient.name, &parameter, &(as_row(&gradient.values) - INITIAL_GRADIENT), |values| {
            let mut layer = layer.clone();
            layer
                .parameters_mut()
                .nth(i)
                .expect("as many parameters as gradients")
                .values
                .iter_mut()
                .zip(values)
                .for_each(|(to, from)| *to = *from);
            weighted_output_sum(&layer, &x, &dy)
        });
    }
}

fn as_row(values: &ArrayViewD<f32>) -> Array2<f32> {
    Array2::from_shape_vec((1, values.len()), values.iter().copied().collect()).expect("one row")
}

#[cfg(test)]
mod tests {
    use super::super::{Custom, CustomLayer, Parameter, ParameterMut};
    use super::*;
    use ndarray::{Array1, ArrayView2, ArrayViewMut2};

    /// What a layer gets wrong.
    #[derive(Clone, Copy, Debug, PartialEq)]
    enum Mistake {
        None,
        AddsToY,
        AddsToDx,
        OverwritesTheGradient,
    }

    /// y = scale·x, one scale for all values, with a mistake.
    #[derive(Clone, Debug)]
    struct Scaled(Array1<f32>, Mistake);

    impl CustomLayer for Scaled {
        fn kind(&self) -> &'static str {
            "scaled"
        }

        fn in_shape(&self) -> ImageShape {
            ImageShape::vector(3)
        }

        fn forward(&self, x: ArrayView2<f32>, mut y: ArrayViewMut2<f32>) {
            let adds = self.1 == Mistake::AddsToY;
            y.zip_mut_with(&x, |y, x| *y = self.0[0] * x + if adds { *y } else { 0.0 });
        }

        fn backward(
            &self,
            x: ArrayView2<f32>,
            _y: ArrayView2<f32>,
            dy: ArrayView2<f32>,
            gradient: &mut Self,
            dx: Option<ArrayViewMut2<f32>>,
        ) {
            let sum = (&x * &dy).sum();
            gradient.0[0] = sum + if self.1 == Mistake::OverwritesTheGradient { 0.0 } else { gradient.0[0] };
            let adds = self.1 == Mistake::AddsToDx;
            dx.expect("asked for").zip_mut_with(&dy, |dx, dy| *dx = self.0[0] * dy + if adds { *dx } else { 0.0 });
        }

        fn parameters(&self) -> Vec<Parameter<'_>> {
            vec![Parameter { name: "scale", values: self.0.view().into_dyn() }]
        }

        fn parameters_mut(&mut self) -> Vec<ParameterMut<'_>> {
            vec![ParameterMut { name: "scale", values: self.0.view_mut().into_dyn() }]
        }
    }

    fn check_layer_with(mistake: Mistake) {
        check_layer_gradients(Layer::Custom(Custom::new(Scaled(Array1::from_elem(1, 0.5), mistake))), 2);
    }

    #[test]
    fn a_layer_without_mistakes_passes() {
        check_layer_with(Mistake::None);
    }

    #[test]
    #[should_panic(expected = "dx")]
    fn a_layer_that_adds_to_its_output_fails() {
        check_layer_with(Mistake::AddsToY);
    }

    #[test]
    #[should_panic(expected = "dx")]
    fn a_layer_that_adds_to_the_gradient_of_its_input_fails() {
        check_layer_with(Mistake::AddsToDx);
    }

    #[test]
    #[should_panic(expected = "dscale")]
    fn a_layer_that_overwrites_the_gradient_of_its_parameters_fails() {
        check_layer_with(Mistake::OverwritesTheGradient);
    }
}
