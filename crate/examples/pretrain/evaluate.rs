//! Figures on the test digits.

use autoencoders::data::{Digits, Noise};
use autoencoders::losses::{bce_with_logit, mse_with_logit, sigmoid};
use autoencoders::metrics::{psnr, ssim};
use autoencoders::models::{Batch, Model, Objective, Workspace};
use ndarray::{Array2, ArrayView1, Axis};
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use rand_distr::{Distribution, StandardNormal};
use std::{fmt, thread};

/// What a model reaches; which figures there are depends on its kind.
#[derive(Clone)]
pub struct Figures {
    /// What Keras's figures name: mean BCE per pixel, or −ELBO in nats per image.
    pub loss: f64,
    /// Mean squared error per pixel; of plain models.
    pub mse: Option<f64>,
    /// KL divergence in nats per image; of variational models.
    pub kl: Option<f64>,
    /// Structural similarity; of denoisers, whose mean squared error makes a PSNR too.
    pub ssim: Option<f64>,
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
    let epsilon = Array2::from_shape_simple_fn((digits.len(), model.noise_dim()), || StandardNormal.sample(&mut rng));
    let batch = Batch { input: input.view(), target: target.view(), epsilon: epsilon.view() };
    if model.noise_dim() > 0 {
        let [reconstruction, kl] = in_parallel(model, &batch, threads, &elbo);
        return Figures { loss: reconstruction + kl, mse: None, kl: Some(kl), ssim: None };
    }
    let [loss, mse, ssim] = in_parallel(model, &batch, threads, &|model, batch, total, workspace| {
        errors(model, batch, total, digits.cols(), workspace)
    });
    Figures { loss, mse: Some(mse), kl: None, ssim: denoising.then_some(ssim) }
}

/// The sums over all chunks.
fn in_parallel<const N: usize>(
    model: &Model,
    batch: &Batch,
    threads: usize,
    figures: &(impl Fn(&Model, &Batch, usize, &mut Workspace) -> [f64; N] + Sync),
) -> [f64; N] {
    let part = batch.len().div_ceil(threads);
    let work = |range: std::ops::Range<usize>| {
        let mut workspace = Workspace::default();
        let chunks = range.clone().step_by(CHUNK).map(|start| batch.rows(start..(start + CHUNK).min(range.end)));
        chunks.map(|chunk| figures(model, &chunk, batch.len(), &mut workspace)).fold([0.0; N], add)
    };
    thread::scope(|scope| {
        let parts = (0..batch.len()).step_by(part).map(|start| start..(start + part).min(batch.len()));
        let handles: Vec<_> = parts.map(|range| scope.spawn(|| work(range))).collect();
        handles.into_iter().map(|handle| handle.join().expect("evaluation does not panic")).fold([0.0; N], add)
    })
}

fn add<const N: usize>(a: [f64; N], b: [f64; N]) -> [f64; N] {
    std::array::from_fn(|i| a[i] + b[i])
}

/// Reconstruction and KL with one sample of z per image.
fn elbo(model: &Model, batch: &Batch, total: usize, workspace: &mut Workspace) -> [f64; 2] {
    let loss = model.loss(batch, total, Objective::default(), workspace);
    [loss.reconstruction, loss.kl]
}

/// Cross-entropy and squared error of the reconstruction, mean per pixel, and its structural similarity, mean per image.
fn errors(model: &Model, batch: &Batch, total: usize, width: usize, workspace: &mut Workspace) -> [f64; 3] {
    let code = model.encode(batch.input, workspace).code.to_owned();
    let logits = model.logits(code.view(), workspace);
    let mean = |error: fn(f32, f32) -> (f32, f32)| {
        let sum: f64 = logits.iter().zip(batch.target).map(|(l, t)| f64::from(error(*l, *t).0)).sum();
        sum / (total * model.outputs()) as f64
    };
    let similarity = |(logits, target): (ArrayView1<f32>, ArrayView1<f32>)| {
        ssim(&target.to_vec(), &logits.mapv(sigmoid).to_vec(), width)
    };
    let similarities: f64 = logits.rows().into_iter().zip(batch.target.rows()).map(similarity).sum();
    [mean(bce_with_logit), mean(mse_with_logit), similarities / total as f64]
}

impl Figures {
    /// Peak signal-to-noise ratio of the mean squared error, in dB; of denoisers.
    pub fn psnr(&self) -> Option<f64> {
        self.mse.filter(|_| self.ssim.is_some()).map(psnr)
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match (self.mse, self.kl) {
            (Some(mse), _) => write!(f, "BCE {:.5}, MSE {mse:.5}", self.loss)?,
            (_, Some(kl)) => write!(f, "−ELBO {:.2} nats, of which KL {kl:.2}", self.loss)?,
            _ => write!(f, "loss {:.5}", self.loss)?,
        }
        match (self.psnr(), self.ssim) {
            (Some(psnr), Some(ssim)) => write!(f, ", PSNR {psnr:.2} dB, SSIM {ssim:.3} at σ = {SIGMA}"),
            _ => Ok(()),
        }
    }
}
