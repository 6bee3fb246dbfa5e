//! Noise, median filter, quality and the denoising benchmark from JavaScript.

use crate::javascript::thrown;
use autoencoders::layers::Activation;
use autoencoders::metrics::psnr;
use autoencoders::models::{Config, Model as Inner, Vanilla};
use autoencoders::wasm::{DataSet, DenoiseBenchmark, Model, compare_images, corrupt, median_filter};
use autoencoders::weights::{Precision, to_bytes};
use js_sys::JSON;
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

fn noise(text: &str) -> JsValue {
    JSON::parse(text).unwrap()
}

fn model(input: usize) -> Model {
    let config = Config::Vanilla(Vanilla { input, encoder: vec![4], decoder: vec![], activation: Activation::Relu });
    let inner = Inner::new(config, &mut ChaCha8Rng::seed_from_u64(1)).unwrap();
    Model::load(&to_bytes(&inner, Precision::Single).unwrap()).unwrap()
}

/// Three digits of 4×4, each of another uniform grey.
fn digits() -> DataSet {
    let images = [0, 0, 8, 3, 0, 0, 0, 3, 0, 0, 0, 4, 0, 0, 0, 4];
    let labels = [0, 0, 8, 1, 0, 0, 0, 3, 0, 1, 2];
    DataSet::parse(&[&images[..], &[50; 16], &[100; 16], &[150; 16], &labels].concat()).unwrap()
}

#[wasm_bindgen_test]
fn every_kind_of_noise_is_determined_by_its_seed() {
    let image = [0.5; 28 * 28];
    for text in [
        r#"{"kind":"gaussian","sigma":0.5}"#,
        r#"{"kind":"salt_and_pepper","probability":0.25}"#,
        r#"{"kind":"patch","size":10}"#,
        r#"{"kind":"scribble","length":40}"#,
    ] {
        let corrupted = |seed| corrupt(&image, &[28, 28, 1], &noise(text), seed).unwrap();
        assert_ne!(corrupted(1.0), image);
        assert_eq!(corrupted(1.0), corrupted(1.0));
        assert_ne!(corrupted(1.0), corrupted(2.0));
    }
    let masked = corrupt(&image, &[28, 28, 1], &noise(r#"{"kind":"mask","left":-2,"top":26,"size":4}"#), 1.0).unwrap();
    let masked_indices: Vec<usize> = (0..masked.len()).filter(|&i| masked[i] == 0.0).collect();
    assert_eq!(masked_indices, [26 * 28, 26 * 28 + 1, 27 * 28, 27 * 28 + 1]);
}

/// The expected pixels are those of the native test of the scribble.
#[wasm_bindgen_test]
fn a_seed_scribbles_the_same_stroke_as_natively() {
    let image = corrupt(&[0.0; 28 * 28], &[28, 28, 1], &noise(r#"{"kind":"scribble","length":40}"#), 7.0).unwrap();
    let touched: Vec<usize> = (0..image.len()).filter(|&i| image[i] > 0.0).take(8).collect();
    assert_eq!(touched, [115, 116, 142, 143, 144, 145, 170, 171]);
}

#[wasm_bindgen_test]
fn a_filtered_image_is_compared_with_the_clean_one() {
    const SHAPE: &[usize] = &[3, 4, 1];
    let clean = [0.5; 12];
    let mut dotted = clean;
    dotted[5] = 1.0;
    assert_eq!(median_filter(&dotted, SHAPE).unwrap(), clean);
    let (same, other) =
        (compare_images(&clean, &clean, SHAPE).unwrap(), compare_images(&clean, &dotted, SHAPE).unwrap());
    assert_eq!((same.mse(), same.psnr(), same.ssim()), (0.0, f64::INFINITY, 1.0));
    assert_eq!((other.mse(), other.psnr()), (0.25 / 12.0, psnr(0.25 / 12.0)));
    assert!(other.ssim() < 0.9);
}

#[wasm_bindgen_test]
fn the_benchmark_has_the_quality_of_noise_filter_and_model() {
    let (digits, pepper) = (digits(), noise(r#"{"kind":"salt_and_pepper","probability":0.2}"#));
    let benchmark = |indices: &[u32]| DenoiseBenchmark::new(&digits, indices, &pepper, 1.0).unwrap();
    let (both, first, last) =
        (benchmark(&[0, 2]), benchmark(&[0]).noisy_quality().mse(), benchmark(&[2]).noisy_quality().mse());
    assert!((both.noisy_quality().mse() - (first + last) / 2.0).abs() < 1e-12);
    assert!(both.median_filter_quality().psnr() > both.noisy_quality().psnr());
    let quality = both.model_quality(&mut model(16)).unwrap();
    assert_eq!(quality.psnr(), psnr(quality.mse()));
    assert!(quality.ssim() < 1.0);
}

#[wasm_bindgen_test]
fn images_of_another_size_are_refused() {
    let gaussian = noise(r#"{"kind":"gaussian","sigma":0.5}"#);
    for (len, shape, code) in [
        (0, &[2, 4, 1][..], "length"),
        (7, &[2, 4, 1], "length"),
        (8, &[2, 4], "length"),
        (8, &[0, 4, 1], "config"),
        (8, &[2, 0, 1], "config"),
        (8, &[2, 4, 0], "config"),
        (8, &[2, usize::MAX, 1], "config"),
    ] {
        let image = vec![0.0; len];
        assert_eq!(thrown(corrupt(&image, shape, &gaussian, 1.0)).1, code);
        assert_eq!(thrown(median_filter(&image, shape)).1, code);
        assert_eq!(thrown(compare_images(&image, &image, shape)).1, code);
    }
    let (_, code, message) = thrown(compare_images(&[0.0; 8], &[0.0; 12], &[2, 4, 1]));
    assert_eq!((code.as_str(), message.as_str()), ("length", "other: expected 8 values, got 12"));
}

#[wasm_bindgen_test]
fn a_noise_out_of_range_is_named() {
    for (text, reason) in [
        ("1", "not an object"),
        (r#"{"kind":"snow"}"#, "`kind` is an unknown `snow`"),
        (r#"{"kind":"gaussian","sigma":2}"#, "sigma: expected a number in 0…1, got another value"),
        (r#"{"kind":"patch","size":4294967296}"#, "`size` is not a whole number"),
        (r#"{"kind":"scribble","length":10001}"#, "length: expected 0 to 10000, got 10001"),
    ] {
        let (name, code, message) = thrown(corrupt(&[0.0; 4], &[2, 2, 1], &noise(text), 1.0));
        assert_eq!((name.as_str(), code.as_str()), ("AutoencoderError", "config"));
        assert_eq!(message, format!("noise: expected a complete object, got {reason}"));
        assert_eq!(thrown(DenoiseBenchmark::new(&digits(), &[0], &noise(text), 1.0)).2, message);
    }
    let sigma = noise(r#"{"kind":"gaussian","sigma":0}"#);
    js_sys::Reflect::set(&sigma, &"sigma".into(), &f64::NAN.into()).unwrap();
    assert!(thrown(corrupt(&[0.0; 4], &[2, 2, 1], &sigma, 1.0)).2.ends_with("got `sigma` is not a number"));
    assert_eq!(thrown(corrupt(&[0.0; 4], &[2, 2, 1], &JsValue::UNDEFINED, 1.0)).1, "config");
}

#[wasm_bindgen_test]
fn a_benchmark_without_digits_or_for_a_model_of_another_size_is_refused() {
    let (digits, gaussian) = (digits(), noise(r#"{"kind":"gaussian","sigma":0.5}"#));
    let new = |indices: &[u32]| DenoiseBenchmark::new(&digits, indices, &gaussian, 1.0);
    assert_eq!(thrown(new(&[])).1, "config");
    assert_eq!(thrown(new(&vec![0; 1 + (1 << 20)])).2, "count: expected 1 to 1048576, got 1048577");
    assert_eq!(thrown(new(&[0, 3])).2, "index: expected below 3, got 3");
    let (_, code, message) = thrown(new(&[0]).unwrap().model_quality(&mut model(9)));
    assert_eq!((code.as_str(), message.as_str()), ("length", "images for the model: expected 9 values, got 16"));
}
