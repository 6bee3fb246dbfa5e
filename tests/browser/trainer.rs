//! Training as JavaScript does it: a trainer alone, a trainer that leads replicas, and how both refuse.

use super::javascript::thrown;
use autoencoders::wasm::{Replica, Trainer};
use js_sys::{Float32Array, JSON, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

const CONFIG: &str = r#"{"kind":"variational","input":9,"encoder":[5],"latent":2,"decoder":[5]}"#;
const OBJECTIVE: &str = r#"{"reconstruction":"binary_cross_entropy","beta":0.5}"#;

fn object(json: &str) -> JsValue {
    JSON::parse(json).unwrap()
}

fn trainer() -> Trainer {
    let settings = format!(r#"{{"seed":7,"learningRate":0.01,"objective":{OBJECTIVE}}}"#);
    Trainer::new(&object(CONFIG), &object(&settings)).unwrap()
}

fn images(n: usize) -> Vec<f32> {
    (0..9 * n).map(|i| (i * 5 % 11) as f32 / 10.0).collect()
}

fn parameters(trainer: &mut Trainer) -> Vec<f32> {
    let into = Float32Array::new_with_length(trainer.parameter_count() as u32);
    trainer.read_parameters(&into).unwrap();
    into.to_vec()
}

fn field(object: &JsValue, name: &str) -> f64 {
    Reflect::get(object, &name.into()).unwrap().as_f64().unwrap()
}

#[wasm_bindgen_test]
fn a_trainer_alone_learns_and_gives_both_parts_of_the_loss() {
    let mut trainer = trainer();
    let first = trainer.step(&images(4), None).unwrap();
    assert!(field(&first, "reconstruction") > 0.0 && field(&first, "kl") > 0.0);
    for _ in 0..300 {
        trainer.step(&images(4), None).unwrap();
    }
    let last = trainer.step(&images(4), None).unwrap();
    assert!(field(&last, "reconstruction") < field(&first, "reconstruction"));
}

#[wasm_bindgen_test]
fn what_should_come_out_may_differ_from_what_goes_in() {
    let [mut same, mut other] = [trainer(), trainer()];
    same.step(&images(2), None).unwrap();
    other.step(&images(2), Some(vec![0.0; 18].into())).unwrap();
    assert_ne!(parameters(&mut same), parameters(&mut other));
}

#[wasm_bindgen_test]
fn replicas_gradients_added_up_are_the_trainers_own() {
    let [mut alone, mut lead] = [trainer(), trainer()];
    let x = images(5);
    let epsilon = lead.epsilon(5).unwrap();
    let loss = alone.step(&x, None).unwrap();
    let mut parts = Vec::new();
    let mut sum = 0.0;
    // Shares of three and two images.
    for (pixels, epsilon) in [(&x[..27], &epsilon[..6]), (&x[27..], &epsilon[6..])] {
        let mut replica = Replica::new(&object(CONFIG), "binary_cross_entropy").unwrap();
        let buffer = Float32Array::from(&parameters(&mut lead)[..]);
        sum += field(&replica.backward(&buffer, pixels, None, epsilon, 5, 0.5).unwrap(), "reconstruction");
        parts.push(buffer);
    }
    lead.update(parts).unwrap();
    assert!((sum - field(&loss, "reconstruction")).abs() < 1e-5);
    for (a, b) in parameters(&mut alone).iter().zip(parameters(&mut lead)) {
        assert!((a - b).abs() < 1e-6);
    }
}

#[wasm_bindgen_test]
fn settings_that_make_no_sense_are_refused() {
    let config = object(CONFIG);
    let settings = |json: &str| thrown(Trainer::new(&config, &object(json))).1;
    assert_eq!(settings("{}"), "config");
    assert_eq!(settings(r#"{"seed":-1,"learningRate":0.1,"objective":{"reconstruction":"x","beta":1}}"#), "config");
    assert_eq!(thrown(Replica::new(&JsValue::UNDEFINED, "binary_cross_entropy")).1, "config");
    assert_eq!(thrown(Replica::new(&object(r#"{"kind":"other"}"#), "binary_cross_entropy")).1, "config");
    let valid = r#"{"kind":"convolutional","height":28,"width":28,"channels":1,"filters":[2,3,3,2],"padding":"valid"}"#;
    assert_eq!(thrown(Replica::new(&object(valid), "binary_cross_entropy")).1, "not_trainable");
}

#[wasm_bindgen_test]
fn buffers_of_a_wrong_length_are_refused_and_nothing_is_learnt_from_them() {
    let mut trainer = trainer();
    let before = parameters(&mut trainer);
    let short = || Float32Array::new_with_length(3);
    assert_eq!(thrown(trainer.step(&[0.0; 10], None)).1, "length");
    assert_eq!(thrown(trainer.step(&images(2), Some(vec![0.0; 17].into()))).1, "length");
    assert_eq!(thrown(trainer.update(vec![])).1, "length");
    assert_eq!(thrown(trainer.update(vec![Float32Array::from(&before[..]), short()])).1, "length");
    assert_eq!(thrown(trainer.read_parameters(&short())).1, "length");
    let mut replica = Replica::new(&object(CONFIG), "binary_cross_entropy").unwrap();
    assert_eq!(thrown(replica.backward(&short(), &images(1), None, &[0.0; 2], 1, 0.5)).1, "length");
    let buffer = Float32Array::from(&before[..]);
    assert_eq!(thrown(replica.backward(&buffer, &images(1), None, &[0.0; 3], 1, 0.5)).1, "length");
    assert_eq!(parameters(&mut trainer), before);
}

#[wasm_bindgen_test]
fn batches_that_fit_into_no_memory_are_refused() {
    let mut trainer = trainer();
    for images in [0, 1025, usize::MAX] {
        let (_, code, message) = thrown(trainer.epsilon(images));
        assert_eq!((code.as_str(), message), ("config", format!("images: expected 1 to 1024, got {images}")));
    }
    assert_eq!(trainer.epsilon(1024).unwrap().len(), 2048);
    assert!(trainer.step(&images(1024), None).is_ok());
    assert_eq!(thrown(trainer.step(&images(1025), None)).1, "config");
    let mut replica = Replica::new(&object(CONFIG), "binary_cross_entropy").unwrap();
    let buffer = Float32Array::from(&parameters(&mut trainer)[..]);
    assert_eq!(thrown(replica.backward(&buffer, &images(1025), None, &[0.0; 2050], 1025, 0.5)).1, "config");
}
