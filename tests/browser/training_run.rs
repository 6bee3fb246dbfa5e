//! A training by a config as JavaScript does it: alone, broken off and resumed, and led with replicas.

use super::javascript::thrown;
use crate::fixtures::{self, MODELS};
use autoencoders::wasm::{Digits, Model, Pca, Replica, TrainingRun};
use js_sys::{Float32Array, JSON, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

fn object(json: &str) -> JsValue {
    JSON::parse(json).unwrap()
}

fn digits() -> Digits {
    Digits::parse(&fixtures::digits(40)).unwrap()
}

fn run_of(model: &str) -> TrainingRun {
    TrainingRun::new(&object(&fixtures::config_json(model)), &digits()).unwrap()
}

fn parameters(run: &mut TrainingRun) -> Vec<f32> {
    let into = Float32Array::new_with_length(run.parameter_count() as u32);
    run.read_parameters(&into).unwrap();
    into.to_vec()
}

fn reconstruction(loss: &JsValue) -> f64 {
    Reflect::get(loss, &"reconstruction".into()).unwrap().as_f64().unwrap()
}

#[wasm_bindgen_test]
fn after_a_break_a_training_goes_on_as_if_there_had_been_none() {
    for model in MODELS {
        let mut whole = run_of(model);
        let expected: Vec<f64> = (0..9).map(|_| reconstruction(&whole.train().unwrap())).collect();
        let mut first = run_of(model);
        (0..5).for_each(|_| drop(first.train().unwrap()));
        let mut second = run_of(model);
        second.restore(first.step(), &parameters(&mut first), &first.moments()).unwrap();
        let rest: Vec<f64> = (5..9).map(|_| reconstruction(&second.train().unwrap())).collect();
        assert_eq!(rest, expected[5..]);
        assert_eq!((second.step(), second.moments()), (9, whole.moments()));
        assert_eq!(parameters(&mut second), parameters(&mut whole));
    }
}

#[wasm_bindgen_test]
fn replicas_gradients_added_up_make_the_step_that_the_run_makes_alone() {
    for model in MODELS {
        let [mut alone, mut lead] = [run_of(model), run_of(model)];
        let mut replicas = [(); 2].map(|()| Replica::new(&object(model), "binary_cross_entropy").unwrap());
        for _ in 0..4 {
            let loss = alone.train().unwrap();
            let (draw, beta) = (lead.next_batch(), lead.beta());
            let (input, target, epsilon) = (draw.input.to_vec(), draw.target.unwrap().to_vec(), draw.epsilon.to_vec());
            let (latent, first) = (epsilon.len() / draw.images, draw.images.div_ceil(2));
            let mut sum = 0.0;
            let parts = replicas.each_mut().map(|_| Float32Array::from(&parameters(&mut lead)[..])).to_vec();
            for ((replica, buffer), (start, end)) in
                replicas.iter_mut().zip(&parts).zip([(0, first), (first, draw.images)])
            {
                let (pixels, wanted) = (&input[64 * start..64 * end], target[64 * start..64 * end].into());
                let epsilon = &epsilon[latent * start..latent * end];
                let part = replica.backward(buffer, pixels, Some(wanted), epsilon, draw.images, beta);
                sum += reconstruction(&part.unwrap());
            }
            lead.update(parts).unwrap();
            assert!((sum - reconstruction(&loss)).abs() < 1e-5);
        }
        assert_eq!(lead.step(), 4);
        for (a, b) in parameters(&mut alone).iter().zip(parameters(&mut lead)) {
            assert!((a - b).abs() < 1e-5, "{model}: {a}, {b}");
        }
    }
}

#[wasm_bindgen_test]
fn the_model_in_training_is_kept_exactly() {
    let mut run = run_of(MODELS[1]);
    run.train().unwrap();
    let mut model = run.model();
    let mut loaded = Model::load(&model.to_bytes().unwrap()).unwrap();
    assert_eq!(loaded.parameters(), parameters(&mut run));
    assert_eq!((loaded.tensor_count(), model.parameters().len()), (10, run.parameter_count()));
}

#[wasm_bindgen_test]
fn each_tensor_tells_its_norms() {
    let mut run = run_of(MODELS[2]);
    run.train().unwrap();
    let norms = run.norms();
    assert_eq!((norms.len(), norms[2].name().as_str()), (10, "z_mean.kernel"));
    assert!(norms[2].weight() > 0.0 && norms[2].gradient() > 0.0);
}

#[wasm_bindgen_test]
fn recipes_and_buffers_that_make_no_sense_are_refused() {
    let valid = fixtures::config_json(MODELS[0]);
    let refused = |from: &str, to: &str| thrown(TrainingRun::new(&object(&valid.replace(from, to)), &digits()));
    let (name, code, message) = refused(r#""batch":10"#, r#""batch":0"#);
    assert_eq!((name.as_str(), code.as_str()), ("AutoencoderError", "config"));
    assert_eq!(message, "batch: expected 1 to 1024, got 0");
    assert_eq!(refused(r#""digits":30"#, r#""digits":41"#).2, "digits: expected 1 to 40, got 41");
    assert!(refused(r#""seed":7"#, r#""seed":-7"#).2.ends_with("`seed` is not a whole number"));
    assert!(refused("mixed", "snow").2.ends_with("`kind` is an unknown `snow`"));
    assert_eq!(refused("64", "65").1, "length");
    let (_, code, message) = thrown(Replica::new(&object(MODELS[0]), "mse"));
    assert_eq!((code.as_str(), message.ends_with("`reconstruction` is an unknown `mse`")), ("config", true));

    let mut run = run_of(MODELS[0]);
    run.train().unwrap();
    let before = (parameters(&mut run), run.moments());
    assert_eq!(thrown(run.update(vec![])).1, "length");
    assert_eq!(thrown(run.update(vec![Float32Array::new_with_length(3)])).1, "length");
    assert_eq!(thrown(run.restore(0, &before.0, &before.0)).1, "length");
    assert_eq!(thrown(run.restore(0, &before.0, &vec![f32::NAN; before.1.len()])).1, "config");
    assert_eq!((run.step(), parameters(&mut run), run.moments()), (1, before.0, before.1));
}

#[wasm_bindgen_test]
fn a_model_is_judged_in_parts_that_add_up() {
    let (digits, mut model) = (digits(), run_of(MODELS[2]).model());
    let settings = r#"{"objective":{"reconstruction":"binary_cross_entropy","beta":1},"noise":{"kind":"patch","size":3},"excludedClasses":[0]}"#;
    let mut judge = |start, end| model.evaluate(&digits, &object(settings), start, end).unwrap();
    let (whole, first, rest) = (judge(0, 40), judge(0, 13), judge(13, 40));
    assert_eq!((whole.images, first.images + rest.images), (36, 36));
    assert!((whole.reconstruction - first.reconstruction - rest.reconstruction).abs() < 1e-3);
    assert!(whole.kl > 0.0 && whole.squared_error > 0.0);
    let pca = Pca::fit(&digits, 40, 5).unwrap();
    assert!(pca.evaluate(&digits, &object(settings), 0, 40).unwrap().squared_error < whole.squared_error);
    assert!((0.0..=1.0).contains(&model.neighbour_accuracy(&digits, 30, &digits).unwrap()));
    let mut refused = |settings: &str, end| thrown(model.evaluate(&digits, &object(settings), 0, end)).2;
    assert_eq!(refused(settings, 41), "end: expected 0 to 40, got 41");
    assert!(refused("{}", 1).ends_with("no `objective`"));
    assert!(refused(&settings.replace("[0]", "[0,0]"), 1).contains("excludedClasses: expected up to nine"));
    assert_eq!(thrown(Pca::fit(&digits, 40, 65)).2, "components: expected 1 to 64, got 65");
}

#[wasm_bindgen_test]
fn gradients_pass_their_check_in_every_tensor() {
    let objective = object(r#"{"reconstruction":"mean_squared_error","beta":1}"#);
    for model in MODELS {
        for activation in ["relu", "tanh", "sigmoid"] {
            let model = model.replace('}', &format!(r#","activation":"{activation}"}}"#));
            let mut model = run_of(&model).model();
            for tensor in 0..model.tensor_count() {
                let check = model.check_gradient(&digits(), &objective, tensor, 1).unwrap();
                assert!(check.error() < 1e-2, "{activation} {} {}", check.name(), check.error());
            }
            assert_eq!(thrown(model.check_gradient(&digits(), &objective, 99, 1)).1, "config");
        }
    }
}
