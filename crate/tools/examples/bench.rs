//! The native trainer, as a server for `make bench`: each line on standard input is a request, and each line on standard
//! output its reply.
//!
//! `{"kind": "dense", "batch": 128, "threads": 1, "isNew": true, "count": 10}` is answered with `{"times": […]}`, the
//! duration of each of `count` steps in milliseconds. `kind` is "dense", "variational" or "convolutional"; the last may have
//! other `filters`. A training goes on from request to request, until it `isNew`. The argument is a file of pixels, 784
//! bytes per image.

use autoencoders::Result;
use autoencoders::models::{Batch, Config, Convolutional, Model, Objective, Vanilla, Variational};
use autoencoders::train::{Adam, Trainer};
use ndarray::Array2;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use rand_distr::StandardNormal;
use serde::Deserialize;
use std::collections::HashMap;
use std::io::{BufRead, Write};
use std::time::Instant;
use std::{env, fs, io};

const PIXELS: usize = 28 * 28;

#[derive(Deserialize)]
struct Request {
    #[serde(flatten)]
    case: Case,
    #[serde(rename = "isNew")]
    is_new: bool,
    count: usize,
}

#[derive(Clone, PartialEq, Eq, Hash, Deserialize)]
struct Case {
    kind: String,
    batch: usize,
    filters: Option<[usize; 4]>,
    threads: usize,
}

impl Case {
    fn config(&self) -> Config {
        let preset = Convolutional::keras_conv();
        match self.kind.as_str() {
            "dense" => Config::Vanilla(Vanilla::keras_dense(128)),
            "variational" => Config::Variational(Variational::mlp_vae(2)),
            _ => Config::Convolutional(Convolutional { filters: self.filters.unwrap_or(preset.filters), ..preset }),
        }
    }
}

struct Training {
    trainer: Trainer,
    rng: ChaCha8Rng,
    images: Array2<f32>,
    epsilon: Array2<f32>,
}

impl Training {
    fn new(case: &Case) -> Result<Self> {
        let mut rng = ChaCha8Rng::seed_from_u64(1);
        let model = Model::new(case.config(), &mut rng)?;
        let epsilon = Array2::zeros((case.batch, model.epsilon_dim()));
        let trainer = Trainer::new(model, Objective::default(), Adam::default(), case.threads)?;
        Ok(Self { trainer, rng, images: Array2::zeros((case.batch, PIXELS)), epsilon })
    }

    /// One step on a random batch; returns the loss.
    fn step(&mut self, digits: &[f32]) -> f64 {
        for mut image in self.images.rows_mut() {
            let start = self.rng.random_range(0..digits.len() / PIXELS) * PIXELS;
            image.as_slice_mut().expect("rows are contiguous").copy_from_slice(&digits[start..start + PIXELS]);
        }
        let rng = &mut self.rng;
        self.epsilon.mapv_inplace(|_| rng.sample(StandardNormal));
        let batch = Batch { input: self.images.view(), target: self.images.view(), epsilon: self.epsilon.view() };
        self.trainer.step(&batch).total(1.0)
    }

    /// The durations of `count` steps, in milliseconds.
    fn time_steps(&mut self, count: usize, digits: &[f32]) -> Vec<f64> {
        let time_step = |_| {
            let start = Instant::now();
            let loss = self.step(digits);
            assert!(loss.is_finite(), "the loss is {loss}");
            start.elapsed().as_secs_f64() * 1e3
        };
        (0..count).map(time_step).collect()
    }
}

fn main() -> std::result::Result<(), Box<dyn std::error::Error>> {
    let file = env::args().nth(1).ok_or("a file of pixels is missing")?;
    let digits: Vec<f32> = fs::read(file)?.into_iter().map(|byte| f32::from(byte) / 255.0).collect();
    let mut cases = HashMap::new();
    for line in io::stdin().lock().lines() {
        let Request { case, is_new, count } = serde_json::from_str(&line?)?;
        if is_new {
            cases.insert(case.clone(), Training::new(&case)?);
        }
        let training = cases.get_mut(&case).ok_or("a case begins as a new one")?;
        println!("{}", serde_json::json!({ "times": training.time_steps(count, &digits) }));
        io::stdout().flush()?;
    }
    Ok(())
}
