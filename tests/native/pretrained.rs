//! The pretrained models have their documented metrics on the 10,000 test digits of MNIST.
//!
//! Needs the digits, which `make` fetches; so it runs with the feature `pretrain`, as `make test` does.

use crate::evaluate::{Metrics, evaluate};
use crate::pretrained_models::{file, model, root};
use crate::{fashion, mnist, small_digits};
use autoencoders::data::{DataSet, Noise};
use autoencoders::denoise_benchmark::DenoiseBenchmark;
use autoencoders::metrics::ImageQuality;
use std::fs;

const NAMES: [&str; 6] =
    ["vanilla", "denoising-vanilla", "convolutional", "denoising-convolutional", "variational-2", "variational-16"];

/// The figures of a pretrained model.
fn metrics(name: &str) -> Metrics {
    let digits = mnist::read(&root(), "t10k").unwrap();
    let metrics = evaluate(&model(name), &digits, name.starts_with("denoising"), 2);
    println!("{name}: {metrics}");
    metrics
}

#[test]
fn vanilla_reaches_a_cross_entropy_of_0_0665() {
    assert!(metrics("vanilla").loss <= 0.0665);
}

#[test]
fn convolutional_reaches_a_cross_entropy_of_0_0630() {
    assert!(metrics("convolutional").loss <= 0.0630);
}

#[test]
fn variational_reaches_154_nats_with_two_latents_and_104_with_sixteen() {
    assert!(metrics("variational-2").loss <= 154.0);
    assert!(metrics("variational-16").loss <= 104.0);
}

#[test]
fn denoisers_reach_19_2_db_by_convolutions_and_beat_a_median_filter_without() {
    let convolutional = metrics("denoising-convolutional");
    assert!(convolutional.psnr() >= Some(19.2) && convolutional.ssim >= Some(0.84));
    let vanilla = metrics("denoising-vanilla");
    assert!(vanilla.psnr() >= Some(14.13) && vanilla.ssim >= Some(0.527));
}

/// SSIM as NumPy and SciPy find it for the same filter and window, with noise of their own: 0.4128 and 0.5516.
#[test]
fn noisy_digits_have_9_37_db_and_a_median_filter_brings_them_to_14_13() {
    let digits = mnist::read(&root(), "t10k").unwrap();
    let indices: Vec<usize> = (0..digits.len()).collect();
    let benchmark = DenoiseBenchmark::new(&digits, &indices, Noise::Gaussian { sigma: 0.5 }, 1).unwrap();
    let check = |quality: ImageQuality, psnr: f64, ssim: f64| {
        assert!((quality.psnr() - psnr).abs() < 0.02 && (quality.ssim - ssim).abs() < 0.002, "{quality:?}");
    };
    check(benchmark.noisy_quality(), 9.37, 0.4128);
    check(benchmark.median_filter_quality(), 14.13, 0.5516);
}

/// The figures of the cards are on 10,000 images; a tenth of them, as the page has, is within a few per cent.
#[test]
fn the_models_of_clothes_have_their_documented_figures() {
    let images = fashion::test_images();
    let header = [0x803, images.nrows() as u32, 28, 28].into_iter().flat_map(u32::to_be_bytes);
    let file: Vec<u8> = header.chain(images.iter().map(|value| (255.0 * value).round() as u8)).collect();
    let some = DataSet::parse(&file).unwrap();
    for (name, most) in [("vanilla", 0.268), ("variational-2", 270.0), ("variational-16", 247.0)] {
        let metrics = evaluate(&model(&format!("fashion/{name}")), &some, false, 2);
        println!("fashion/{name}: {metrics}");
        assert!(metrics.loss <= most, "{name}: {}", metrics.loss);
    }
    let denoising = evaluate(&model("fashion/denoising-vanilla"), &some, true, 2);
    assert!(denoising.psnr() >= Some(17.5), "{denoising}");
}

#[test]
fn the_models_of_small_digits_have_their_documented_figures() {
    let [_, test] = small_digits::read(&root()).unwrap();
    for (name, most) in
        [("vanilla", 0.2310), ("convolutional", 0.2380), ("variational-2", 24.6), ("variational-16", 24.2)]
    {
        let metrics = evaluate(&model(&format!("digits8/{name}")), &test, false, 2);
        println!("digits8/{name}: {metrics}");
        assert!(metrics.loss <= most, "{name}: {}", metrics.loss);
    }
    let indices: Vec<usize> = (0..test.len()).collect();
    let benchmark = DenoiseBenchmark::new(&test, &indices, Noise::Gaussian { sigma: 0.5 }, 1).unwrap();
    println!(
        "digits8: noisy {:.2} dB, median {:.2} dB",
        benchmark.noisy_quality().psnr(),
        benchmark.median_filter_quality().psnr()
    );
    for name in ["denoising-vanilla", "denoising-convolutional"] {
        let denoising = evaluate(&model(&format!("digits8/{name}")), &test, true, 2);
        println!("digits8/{name}: {denoising}");
        assert!(denoising.psnr() >= Some(14.2) && denoising.ssim >= Some(0.75), "{denoising}");
        assert!(
            denoising.psnr()
                >= Some(benchmark.noisy_quality().psnr().max(benchmark.median_filter_quality().psnr()) + 3.0)
        );
    }
}

#[test]
fn all_files_of_a_data_set_together_are_under_8_megabytes_and_each_has_a_card() {
    for folder in ["", "fashion/", "digits8/"] {
        let names = NAMES.map(|name| format!("{folder}{name}"));
        assert!(names.iter().map(|name| file(name).len()).sum::<usize>() < 8_000_000);
        for name in &names {
            let card = fs::read_to_string(root().join(format!("pretrained/{name}.md"))).unwrap();
            assert!(card.contains(&format!("make pretrain MODEL={name}")));
        }
    }
}
