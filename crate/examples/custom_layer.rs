//! A layer of one's own among those of the crate: a ReLU whose negative slope is learned, its gradient compared with finite
//! differences, in an autoencoder 16 → 4 → 16 that is trained by gradient descent: `cargo run --example custom_layer`
//!
//! K. He et al., *Delving Deep into Rectifiers*, ICCV 2015.

use autoencoders::layers::{
    Custom, CustomLayer, Dense, ImageShape, Layer, NamedLayer, Parameter, ParameterMut, Sequential, Tape,
    check_layer_gradients,
};
use autoencoders::losses::ReconstructionLoss;
use autoencoders::ndarray::{Array1, Array2, ArrayView2, ArrayViewMut2, Zip};
use autoencoders::rand::SeedableRng;
use rand_chacha::ChaCha8Rng;

const STEPS: usize = 500;
const LEARNING_RATE: f32 = 2.0;

/// y = x where x > 0, and slope·x elsewhere, with one slope per value.
#[derive(Clone, Debug)]
struct PRelu {
    slope: Array1<f32>,
}

impl CustomLayer for PRelu {
    fn kind(&self) -> &'static str {
        "prelu"
    }

    fn in_shape(&self) -> ImageShape {
        ImageShape::vector(self.slope.len())
    }

    fn forward(&self, x: ArrayView2<f32>, mut y: ArrayViewMut2<f32>) {
        for (x, mut y) in x.rows().into_iter().zip(y.rows_mut()) {
            Zip::from(&mut y).and(&x).and(&self.slope).for_each(|y, x, slope| *y = x.max(0.0) + slope * x.min(0.0));
        }
    }

    /// dslope += dy·min(x, 0); dx = dy where x > 0, and slope·dy elsewhere.
    fn backward(
        &self,
        x: ArrayView2<f32>,
        _y: ArrayView2<f32>,
        dy: ArrayView2<f32>,
        gradient: &mut Self,
        dx: Option<ArrayViewMut2<f32>>,
    ) {
        for (x, dy) in x.rows().into_iter().zip(dy.rows()) {
            Zip::from(&mut gradient.slope).and(&x).and(&dy).for_each(|dslope, x, dy| *dslope += dy * x.min(0.0));
        }
        let Some(mut dx) = dx else { return };
        for ((x, dy), mut dx) in x.rows().into_iter().zip(dy.rows()).zip(dx.rows_mut()) {
            Zip::from(&mut dx)
                .and(&x)
                .and(&dy)
                .and(&self.slope)
                .for_each(|dx, x, dy, slope| *dx = if *x > 0.0 { *dy } else { slope * dy });
        }
    }

    fn parameters(&self) -> Vec<Parameter<'_>> {
        vec![Parameter { name: "slope", values: self.slope.view().into_dyn() }]
    }

    fn parameters_mut(&mut self) -> Vec<ParameterMut<'_>> {
        vec![ParameterMut { name: "slope", values: self.slope.view_mut().into_dyn() }]
    }
}

fn prelu(values: usize) -> Layer {
    Layer::Custom(Custom::new(PRelu { slope: Array1::from_elem(values, 0.25) }))
}

fn main() {
    check_layer_gradients(prelu(5), 3);
    println!("the gradients agree with finite differences");

    let rng = &mut ChaCha8Rng::seed_from_u64(1);
    let layers = [("enc", Layer::Dense(Dense::new(16, 4, rng))), ("prelu", prelu(4))];
    let layers = layers.into_iter().chain([("dec", Layer::Dense(Dense::new(4, 16, rng)))]);
    let layers = layers.map(|(name, layer)| NamedLayer { name: name.to_owned(), layer }).collect();
    let mut model = Sequential::new(16, layers);

    let images = Array2::from_shape_fn((8, 16), |(i, pixel)| f32::from([pixel / 4, pixel % 4][i % 2] == i / 2));
    let (mut tape, mut dlogits) = (Tape::default(), Array2::zeros(images.dim()));
    for step in 0..=STEPS {
        let logits = model.forward(images.view(), &mut tape);
        let scale = 1.0 / images.len() as f32; // for the mean over all pixels
        let loss =
            ReconstructionLoss::BinaryCrossEntropy.forward_backward(logits, images.view(), scale, dlogits.view_mut());
        if step % 100 == 0 {
            println!("step {step}: loss {:.4}", loss * f64::from(scale));
        }
        let mut gradient = model.clone();
        gradient.parameters_mut().for_each(|(_, mut parameter)| parameter.values.fill(0.0));
        model.backward(images.view(), dlogits.view(), &mut gradient, None, &mut tape);
        for ((_, mut parameter), (_, gradient)) in model.parameters_mut().zip(gradient.parameters()) {
            parameter.values.scaled_add(-LEARNING_RATE, &gradient.values);
        }
    }
    let slopes = model.parameters().find(|(layer, _)| *layer == "prelu").expect("the layer from above").1;
    println!("slopes: {:.3}", slopes.values);
}
