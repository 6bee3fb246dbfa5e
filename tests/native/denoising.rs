//! The denoising benchmark, computed natively, agrees with `../golden/denoising.json`, with which the page's table is compared
//! too. `UPDATE=1` writes the file.
//!
//! Needs the digits, which `make` fetches; so it runs with the feature `pretrain`, as `make test` does.

use crate::mnist;
use crate::pretrained_models::{model, root};
use autoencoders::data::Noise;
use autoencoders::denoise_benchmark::DenoiseBenchmark;
use autoencoders::metrics::ImageQuality;
use autoencoders::models::Workspace;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::{env, fs};

const SEED: u64 = 1;

const NOISES: [(&str, Noise); 4] = [
    ("gaussian", Noise::Gaussian { sigma: 0.5 }),
    ("salt_and_pepper", Noise::SaltAndPepper { probability: 0.25 }),
    ("patch", Noise::Patch { size: 10 }),
    ("scribble", Noise::Scribble { length: 40 }),
];

const MODELS: [&str; 6] =
    ["vanilla", "convolutional", "variational-2", "variational-16", "denoising-vanilla", "denoising-convolutional"];

#[derive(Serialize, Deserialize)]
struct Cell {
    psnr: f64,
    ssim: f64,
}

impl From<ImageQuality> for Cell {
    fn from(quality: ImageQuality) -> Self {
        let rounded = |value: f64| (1e4 * value).round() / 1e4;
        Self { psnr: rounded(quality.psnr()), ssim: rounded(quality.ssim) }
    }
}

/// By noise, then by denoising method.
type Table = BTreeMap<String, BTreeMap<String, Cell>>;

fn table() -> Table {
    let digits = mnist::every_nth(10, &mnist::read(&root(), "t10k").unwrap()).unwrap();
    let indices: Vec<usize> = (0..digits.len()).step_by(5).collect();
    let row = |noise| {
        let benchmark = DenoiseBenchmark::new(&digits, &indices, noise, SEED).unwrap();
        let evaluate = |name| (name, benchmark.model_quality(&model(name), &mut Workspace::default()).unwrap());
        let qualities = [("noisy", benchmark.noisy_quality()), ("median", benchmark.median_filter_quality())]
            .into_iter()
            .chain(MODELS.map(evaluate));
        qualities.map(|(name, quality)| (name.to_owned(), quality.into())).collect()
    };
    NOISES.into_iter().map(|(name, noise)| (name.to_owned(), row(noise))).collect()
}

#[test]
fn the_benchmark_agrees_with_the_golden_file() {
    let (path, actual) = (root().join("tests/golden/denoising.json"), table());
    if env::var_os("UPDATE").is_some() {
        fs::write(&path, serde_json::to_string_pretty(&actual).unwrap() + "\n").unwrap();
    }
    let expected: Table = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    assert!(expected.keys().eq(actual.keys()));
    for (noise, expected) in &expected {
        let actual = &actual[noise];
        assert!(expected.keys().eq(actual.keys()));
        for (method, Cell { psnr, ssim }) in expected {
            let cell = &actual[method];
            assert!((cell.psnr - psnr).abs() <= 0.01, "{noise}, {method}: {} dB, not {psnr}", cell.psnr);
            assert!((cell.ssim - ssim).abs() <= 0.001, "{noise}, {method}: SSIM {}, not {ssim}", cell.ssim);
        }
    }
}
