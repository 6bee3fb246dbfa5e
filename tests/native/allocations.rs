//! After the first step, training allocates nothing.

use crate::fuzz::memory;
use autoencoders::models::{Batch, Config, Convolutional, Model, Objective, Vanilla, Variational};
use autoencoders::train::{Adam, Trainer};
use ndarray::Array2;
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;

#[test]
fn a_step_after_the_first_allocates_nothing() {
    for config in [
        Config::Vanilla(Vanilla::deep()),
        Config::Convolutional(Convolutional::small()),
        Config::Variational(Variational::mlp_vae(2)),
    ] {
        let model = Model::new(config.clone(), &mut ChaCha8Rng::seed_from_u64(1)).unwrap();
        let x = Array2::from_elem((9, 784), 0.25);
        let epsilon = Array2::from_elem((9, model.epsilon_dim()), 0.5);
        let batch = Batch { input: x.view(), target: x.view(), epsilon: epsilon.view() };
        let mut trainer = Trainer::new(model, Objective::default(), Adam::default(), 1).unwrap();
        trainer.step(&batch);
        let before = memory::allocations();
        trainer.step(&batch);
        trainer.step(&batch.rows(0..5));
        assert_eq!(memory::allocations() - before, 0, "{config:?}");
    }
}
