//! Times one training step of every preset: `make bench`. Medians; compare ratios within one run, machines differ.

use autoencoders::models::{Batch, Config, Convolutional, Model, Objective, Vanilla, Variational};
use autoencoders::train::Trainer;
use ndarray::Array2;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use std::time::{Duration, Instant};

const BATCH: usize = 128;
const STEPS: usize = 9;

fn main() {
    let presets = [
        ("vanilla 784-128-784", Config::Vanilla(Vanilla::article())),
        ("vanilla 784-256-32-256-784", Config::Vanilla(Vanilla::deep())),
        ("variational 784-256-2-256-784", Config::Variational(Variational::practical(2))),
        ("convolutional 8/16", Config::Convolutional(Convolutional::small())),
        ("convolutional 32/64", Config::Convolutional(Convolutional::article())),
    ];
    println!(
        "one training step, batch {BATCH}, ms (median of {STEPS})\n{:<32}{:>10}{:>12}",
        "", "1 thread", "2 threads"
    );
    for (name, config) in presets {
        let [one, two] = [1, 2].map(|threads| median(&config, threads).as_secs_f64() * 1e3);
        println!("{name:<32}{one:>10.2}{two:>12.2}");
    }
}

fn median(config: &Config, threads: usize) -> Duration {
    let mut rng = ChaCha8Rng::seed_from_u64(1);
    let model = Model::new(config.clone(), &mut rng).expect("presets are valid");
    let x = Array2::from_shape_simple_fn((BATCH, model.inputs()), || rng.random::<f32>());
    let epsilon = Array2::zeros((BATCH, model.epsilons()));
    let batch = Batch { input: x.view(), target: x.view(), epsilon: epsilon.view() };
    let mut trainer = Trainer::new(model, Objective::default(), 1e-3, threads);
    let mut times = [Duration::ZERO; STEPS];
    for time in &mut times {
        let start = Instant::now();
        trainer.step(&batch).expect("presets can be trained");
        *time = start.elapsed();
    }
    times.sort();
    times[STEPS / 2]
}
