//! The shipped models reach their figures on the 10,000 test digits of MNIST.
//!
//! Needs the digits, which `make` fetches; so it runs with the feature `pretrain`, as `make test` does.

#[path = "../../crate/examples/pretrain/evaluate.rs"]
mod evaluate;
#[path = "../../crate/examples/pretrain/mnist.rs"]
mod mnist;
use autoencoders::weights::from_bytes;
use evaluate::{Figures, evaluate};
use std::{fs, path::PathBuf};

const NAMES: [&str; 6] =
    ["vanilla", "denoising-vanilla", "convolutional", "denoising-convolutional", "variational-2", "variational-16"];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn file(name: &str) -> Vec<u8> {
    let path = root().join(format!("pretrained/{name}.safetensors"));
    fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// The figures of a shipped model.
fn figures(name: &str) -> Figures {
    let model = from_bytes(&file(name)).unwrap();
    let digits = mnist::read(&root(), "t10k").unwrap();
    let figures = evaluate(&model, &digits, name.starts_with("denoising"), 2);
    println!("{name}: {figures}");
    figures
}

#[test]
fn vanilla_reaches_a_cross_entropy_of_0_0665() {
    assert!(figures("vanilla").loss <= 0.0665);
}

#[test]
fn convolutional_reaches_a_cross_entropy_of_0_0650() {
    assert!(figures("convolutional").loss <= 0.0650);
}

#[test]
fn variational_reaches_154_nats_with_two_latents_and_104_with_sixteen() {
    assert!(figures("variational-2").loss <= 154.0);
    assert!(figures("variational-16").loss <= 104.0);
}

#[test]
fn denoisers_reach_18_7_db_by_convolutions_and_beat_a_median_filter_without() {
    assert!(figures("denoising-convolutional").psnr() >= Some(18.7));
    // 3×3 median filter: 14.13 dB on the same noise.
    assert!(figures("denoising-vanilla").psnr() >= Some(14.13));
}

#[test]
fn all_files_together_are_under_8_megabytes_and_each_has_a_card() {
    assert!(NAMES.map(|name| file(name).len()).iter().sum::<usize>() < 8_000_000);
    for name in NAMES {
        let card = fs::read_to_string(root().join(format!("pretrained/{name}.md"))).unwrap();
        assert!(card.contains(&format!("make pretrain MODEL={name}")));
    }
}
