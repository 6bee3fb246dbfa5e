//! Metrics on the test examples.

use autoencoders::data::{DataSet, ImageShape, Noise};
use autoencoders::losses::{bce_with_logit, sigmoid, squared_error_with_logit};
use autoencoders::metrics::{ImageQuality, psnr};
use autoencoders::models::{Batch, Model, Objective, Workspace};
use ndarray::{Array2, ArrayView1, Axis};
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use rand_distr::{Distribution, StandardNormal};
use std::{fmt, thread};

/// The metrics of a model; which ones exist depends on its kind.
#[derive(Clone)]
pub struct Metrics {
    /// The loss: mean BCE per pixel, or −ELBO per image in nats.
    pub loss: f64,
    /// Mean squared error per pixel; for plain models.
    pub mse: Option<f64>,
    /// KL divergence per image, in nats; for variational models.
    pub kl: Option<f64>,
    /// Structural similarity; for denoisers, for which PSNR is shown too.
    pub ssim: Option<f64>,
}

/// Standard deviation of the noise that denoisers are tested with.
const SIGMA: f32 = 0.5;
/// The test noise and ε are the same after every epoch.
const SEED: u64 = 10_000;
/// Number of images processed at once.
const CHUNK: usize = 50;

/// The metrics of a model, computed on `threads` threads.
pub fn evaluate(model: &Model, data: &DataSet, denoising: bool, threads: usize) -> Metrics {
    let mut rng = ChaCha8Rng::seed_from_u64(SEED);
    let mut target = Array2::zeros((data.len(), model.output_len()));
    data.copy_batch(&(0..data.len()).collect::<Vec<_>>(), target.view_mut());
    let mut input = target.clone();
    if denoising {
        for mut image in input.axis_iter_mut(Axis(0)) {
            let image = image.as_slice_mut().expect("a row of a fresh array is contiguous");
            Noise::Gaussian { sigma: SIGMA }.apply(image, data.shape(), &mut rng);
        }
    }
    let epsilon = Array2::from_shape_simple_fn((data.len(), model.epsilon_dim()), || StandardNormal.sample(&mut rng));
    let batch = Batch { input: input.view(), target: target.view(), epsilon: epsilon.view() };
    if model.epsilon_dim() > 0 {
        let [reconstruction, kl] = sum_in_parallel(model, &batch, threads, &elbo_terms);
        return Metrics { loss: reconstruction + kl, mse: None, kl: Some(kl), ssim: None };
    }
    let [loss, mse, ssim] = sum_in_parallel(model, &batch, threads, &|model, batch, total, workspace| {
        plain_metrics(model, batch, total, data.shape(), workspace)
    });
    Metrics { loss, mse: Some(mse), kl: None, ssim: denoising.then_some(ssim) }
}

/// The sums over all chunks of `metrics`, which gets the model, a chunk, the number of images in all chunks, and its workspace.
fn sum_in_parallel<const N: usize>(
    model: &Model,
    batch: &Batch,
    threads: usize,
    metrics: &(impl Fn(&Model, &Batch, usize, &mut Workspace) -> [f64; N] + Sync),
) -> [f64; N] {
    let images_per_thread = batch.len().div_ceil(threads);
    let work = |range: std::ops::Range<usize>| {
        let mut workspace = Workspace::default();
        let chunks = range.clone().step_by(CHUNK).map(|start| batch.rows(start..(start + CHUNK).min(range.end)));
        chunks.map(|chunk| metrics(model, &chunk, batch.len(), &mut workspace)).fold([0.0; N], add)
    };
    thread::scope(|scope| {
        let ranges = (0..batch.len())
            .step_by(images_per_thread)
            .map(|start| start..(start + images_per_thread).min(batch.len()));
        let handles: Vec<_> = ranges.map(|range| scope.spawn(|| work(range))).collect();
        handles.into_iter().map(|handle| handle.join().expect("evaluation does not panic")).fold([0.0; N], add)
    })
}

fn add<const N: usize>(a: [f64; N], b: [f64; N]) -> [f64; N] {
    std::array::from_fn(|i| a[i] + b[i])
}

/// Reconstruction loss and KL divergence, with one sample of z per image.
fn elbo_terms(model: &Model, batch: &Batch, total: usize, workspace: &mut Workspace) -> [f64; 2] {
    let loss = model.loss(batch, total, Objective::default(), workspace);
    [loss.reconstruction, loss.kl]
}

/// Cross-entropy and squared error, mean per pixel, and structural similarity, mean per image.
fn plain_metrics(model: &Model, batch: &Batch, total: usize, shape: ImageShape, workspace: &mut Workspace) -> [f64; 3] {
    let code = model.encode_with(batch.input, workspace).code.to_owned();
    let logits = model.logits(code.view(), workspace);
    let mean = |error: fn(f32, f32) -> (f32, f32)| {
        let sum: f64 = logits.iter().zip(batch.target).map(|(l, t)| f64::from(error(*l, *t).0)).sum();
        sum / (total * model.output_len()) as f64
    };
    let similarity = |(logits, target): (ArrayView1<f32>, ArrayView1<f32>)| {
        ImageQuality::of(&target.to_vec(), &logits.mapv(sigmoid).to_vec(), shape).ssim
    };
    let similarities: f64 = logits.rows().into_iter().zip(batch.target.rows()).map(similarity).sum();
    [mean(bce_with_logit), mean(squared_error_with_logit), similarities / total as f64]
}

impl Metrics {
    /// Peak signal-to-noise ratio, in dB; for denoisers.
    pub fn psnr(&self) -> Option<f64> {
        self.mse.filter(|_| self.ssim.is_some()).map(psnr)
    }
}

impl fmt::Display for Metrics {
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
