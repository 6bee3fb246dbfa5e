//! Figures on the test digits.

use autoencoders::data::{Digits, Noise};
use autoencoders::losses::{bce_with_logit, mse_with_logit};
use autoencoders::models::{Batch, Model, Objective, Workspace};
use ndarray::{Array2, ArrayView2, Axis, s};
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use rand_distr::{Distribution, StandardNormal};
use std::{fmt, thread};

/// What a model reaches; which figures there are depends on its kind.
#[derive(Clone)]
pub struct Figures {
    /// What Keras's figures name: mean BCE a pixel, or −ELBO in nats an image.
    pub loss: f64,
    /// Mean squared error a pixel; of plain models.
    pub mse: Option<f64>,
    /// KL divergence in nats an image; of variational models.
    pub kl: Option<f64>,
    /// Whether the input was noisy: then the mean squared error makes a PSNR.
    denoising: bool,
}

/// Standard deviation of the noise that denoisers are judged by.
const SIGMA: f32 = 0.5;
/// The test noise and ε are the same after every epoch.
const SEED: u64 = 10_000;
/// Images at a time.
const CHUNK: usize = 50;

/// The figures of a model, computed in so many parts at once.
pub fn evaluate(model: &Model, digits: &Digits, denoising: bool, threads: usize) -> Figures {
    let mut rng = ChaCha8Rng::seed_from_u64(SEED);
    let mut target = Array2::zeros((digits.len(), model.outputs()));
    digits.batch(&(0..digits.len()).collect::<Vec<_>>(), target.view_mut());
    let mut input = target.clone();
    if denoising {
        for mut image in input.axis_iter_mut(Axis(0)) {
            let image = image.as_slice_mut().expect("a row of a fresh array is contiguous");
            Noise::Gaussian { sigma: SIGMA }.apply(image, digits.cols(), digits.rows(), &mut rng);
        }
    }
    let epsilon = Array2::from_shape_simple_fn((digits.len(), model.epsilons()), || StandardNormal.sample(&mut rng));
    let batch = Batch { input: input.view(), target: target.view(), epsilon: epsilon.view() };
    let (first, second) = if model.epsilons() > 0 {
        in_parallel(model, &batch, threads, elbo)
    } else {
        in_parallel(model, &batch, threads, errors)
    };
    if model.epsilons() > 0 {
        Figures { loss: first + second, mse: None, kl: Some(second), denoising }
    } else {
        Figures { loss: first, mse: Some(second), kl: None, denoising }
    }
}

type Pair = (f64, f64);

/// The sums over all chunks.
fn in_parallel(
    model: &Model,
    batch: &Batch,
    threads: usize,
    figures: fn(&Model, &Batch, usize, &mut Workspace) -> Pair,
) -> Pair {
    let part = batch.len().div_ceil(threads);
    let work = |range: std::ops::Range<usize>| {
        let mut workspace = Workspace::default();
        let chunks = range.clone().step_by(CHUNK).map(|start| batch.rows(start..(start + CHUNK).min(range.end)));
        chunks.map(|chunk| figures(model, &chunk, batch.len(), &mut workspace)).fold((0.0, 0.0), add)
    };
    thread::scope(|scope| {
        let parts = (0..batch.len()).step_by(part).map(|start| start..(start + part).min(batch.len()));
        let handles: Vec<_> = parts.map(|range| scope.spawn(|| work(range))).collect();
        handles.into_iter().map(|handle| handle.join().expect("evaluation does not panic")).fold((0.0, 0.0), add)
    })
}

fn add(a: Pair, b: Pair) -> Pair {
    (a.0 + b.0, a.1 + b.1)
}

/// Reconstruction and KL with one sample of z an image.
fn elbo(model: &Model, batch: &Batch, total: usize, workspace: &mut Workspace) -> Pair {
    let loss = model.loss(batch, total, Objective::default(), workspace);
    (loss.reconstruction, loss.kl)
}

/// Cross-entropy and squared error of the reconstruction, mean a pixel.
fn errors(model: &Model, batch: &Batch, total: usize, workspace: &mut Workspace) -> Pair {
    let code = model.encode(batch.input, workspace).code.to_owned();
    let logits = model.logits(code.view(), workspace);
    let mean = |error: fn(f32, f32) -> (f32, f32), logits: ArrayView2<f32>| {
        let sum: f64 = logits.iter().zip(batch.target.slice(s![.., ..])).map(|(l, t)| f64::from(error(*l, *t).0)).sum();
        sum / (total * model.outputs()) as f64
    };
    (mean(bce_with_logit, logits), mean(mse_with_logit, logits))
}

impl Figures {
    /// Peak signal-to-noise ratio of the mean squared error, in dB; of denoisers.
    pub fn psnr(&self) -> Option<f64> {
        self.mse.filter(|_| self.denoising).map(|mse| -10.0 * mse.log10())
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match (self.mse, self.kl) {
            (Some(mse), _) => write!(f, "BCE {:.5}, MSE {mse:.5}", self.loss)?,
            (_, Some(kl)) => write!(f, "−ELBO {:.2} nats, of which KL {kl:.2}", self.loss)?,
            _ => write!(f, "loss {:.5}", self.loss)?,
        }
        match self.psnr() {
            Some(psnr) => write!(f, ", PSNR {psnr:.2} dB at σ = {SIGMA}"),
            None => Ok(()),
        }
    }
}
