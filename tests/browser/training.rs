//! A short training of each model.

use autoencoders::models::{Batch, Config, Convolutional, Model, Objective, Vanilla, Variational};
use autoencoders::train::{Adam, Trainer};
use ndarray::Array2;
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use rand_distr::{Distribution, StandardNormal};
use wasm_bindgen_test::wasm_bindgen_test;

/// Images of bars at positions that differ from image to image.
fn bars(n: usize) -> Array2<f32> {
    Array2::from_shape_fn((n, 784), |(i, pixel)| f32::from((pixel % 28 + i) % 9 < 3))
}

#[wasm_bindgen_test]
fn the_loss_of_each_model_falls() {
    for config in [
        Config::Vanilla(Vanilla::keras_dense(128)),
        Config::Convolutional(Convolutional::small()),
        Config::Variational(Variational::mlp_vae(2)),
    ] {
        let mut rng = ChaCha8Rng::seed_from_u64(7);
        let model = Model::new(config.clone(), &mut rng).unwrap();
        let x = bars(9);
        let epsilon = Array2::from_shape_simple_fn((9, model.epsilon_dim()), || StandardNormal.sample(&mut rng));
        let batch = Batch { input: x.view(), target: x.view(), epsilon: epsilon.view() };
        let mut trainer = Trainer::new(model, Objective::default(), Adam::with_learning_rate(3e-3), 1).unwrap();
        let first = trainer.step(&batch).total(1.0);
        for _ in 0..30 {
            trainer.step(&batch);
        }
        let last = trainer.loss(&batch).total(1.0);
        assert!(last < 0.8 * first, "{config:?}: {first} → {last}");
    }
}
