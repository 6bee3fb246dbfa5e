//! Training from JavaScript: on one thread, interrupted and resumed, and with the gradients of replicas.

use super::javascript::thrown;
use crate::fixtures::{self, MODELS};
use autoencoders::wasm::{DataSet, Model, Pca, Replica, TrainingRun};
use js_sys::{Float32Array, JSON, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

fn object(json: &str) -> JsValue {
    JSON::parse(json).unwrap()
}

fn digits() -> DataSet {
    DataSet::parse(&fixtures::digits(40)).unwrap()
}

fn run_of(model: &str) -> TrainingRun {
    TrainingRun::new(&object(&fixtures::config_json(model)), &digits()).unwrap()
}

fn parameters(run: &TrainingRun) -> Vec<f32> {
    let array = Float32Array::new_with_length(run.parameter_count() as u32);
    run.read_parameters(&array).unwrap();
    array.to_vec()
}

fn reconstruction(loss: &JsValue) -> f64 {
    Reflect::get(loss, &"reconstruction".into()).unwrap().as_f64().unwrap()
}

#[wasm_bindgen_test]
fn an_interrupted_training_ends_with_the_weights_of_an_uninterrupted_one() {
    for model in MODELS {
        let mut uninterrupted = run_of(model);
        let expected: Vec<f64> = (0..9).map(|_| reconstruction(&uninterrupted.train_step().unwrap())).collect();
        let mut first = run_of(model);
        (0..5).for_each(|_| drop(first.train_step().unwrap()));
        let mut second = run_of(model);
        second.restore(first.completed_steps() as f64, &parameters(&first), &first.moments()).unwrap();
        let resumed: Vec<f64> = (5..9).map(|_| reconstruction(&second.train_step().unwrap())).collect();
        assert_eq!(resumed, expected[5..]);
        assert_eq!((second.completed_steps(), second.moments()), (9, uninterrupted.moments()));
        assert_eq!(parameters(&second), parameters(&uninterrupted));
    }
}

#[wasm_bindgen_test]
fn the_gradients_of_replicas_add_up_to_the_gradient_of_the_whole_batch() {
    for model in MODELS {
        let [mut alone, mut coordinator] = [run_of(model), run_of(model)];
        let mut replicas = [(); 2].map(|()| Replica::new(&object(model), &"binary_cross_entropy".into()).unwrap());
        for _ in 0..4 {
            let loss = alone.train_step().unwrap();
            let (batch, beta) = (coordinator.next_batch(), coordinator.beta());
            let (input, target, epsilon) =
                (batch.input.to_vec(), batch.target.unwrap().to_vec(), batch.epsilon.to_vec());
            let (latent, first) = (epsilon.len() / batch.image_count, batch.image_count.div_ceil(2));
            let mut sum = 0.0;
            let parts = replicas.each_mut().map(|_| Float32Array::from(&parameters(&coordinator)[..])).to_vec();
            for ((replica, buffer), (start, end)) in
                replicas.iter_mut().zip(&parts).zip([(0, first), (first, batch.image_count)])
            {
                let (pixels, expected) = (&input[64 * start..64 * end], target[64 * start..64 * end].into());
                let epsilon = &epsilon[latent * start..latent * end];
                let part = replica.backward(buffer, pixels, Some(expected), epsilon, batch.image_count as f64, beta);
                sum += reconstruction(&part.unwrap());
            }
            coordinator.update(parts).unwrap();
            assert!((sum - reconstruction(&loss)).abs() < 1e-5);
        }
        assert_eq!(coordinator.completed_steps(), 4);
        for (a, b) in parameters(&alone).iter().zip(parameters(&coordinator)) {
            assert!((a - b).abs() < 1e-5, "{model}: {a}, {b}");
        }
    }
}

#[wasm_bindgen_test]
fn the_file_of_a_model_in_training_is_exact() {
    let mut run = run_of(MODELS[1]);
    run.train_step().unwrap();
    let model = run.model();
    let loaded = Model::load(&model.to_bytes().unwrap()).unwrap();
    assert_eq!(loaded.parameters(), parameters(&run));
    assert_eq!((loaded.tensor_count(), model.parameters().len()), (10, run.parameter_count()));
}

#[wasm_bindgen_test]
fn every_tensor_has_its_norms() {
    let mut run = run_of(MODELS[2]);
    run.train_step().unwrap();
    let norms = run.norms();
    assert_eq!((norms.len(), norms[2].name().as_str()), (10, "z_mean.kernel"));
    assert!(norms[2].weight() > 0.0 && norms[2].gradient() > 0.0);
}

#[wasm_bindgen_test]
fn invalid_configurations_and_buffers_are_refused() {
    let valid = fixtures::config_json(MODELS[0]);
    let refused = |from: &str, to: &str| thrown(TrainingRun::new(&object(&valid.replace(from, to)), &digits()));
    let (name, code, message) = refused(r#""batch":10"#, r#""batch":0"#);
    assert_eq!((name.as_str(), code.as_str()), ("AutoencoderError", "config"));
    assert_eq!(message, "batch: expected 1 to 1024, got 0");
    assert_eq!(refused(r#""examples":30"#, r#""examples":41"#).2, "examples: expected 1 to 40, got 41");
    assert!(refused(r#""seed":7"#, r#""seed":-7"#).2.ends_with("`seed` is not a whole number"));
    assert!(refused("mixed", "snow").2.ends_with("`kind` is an unknown `snow`"));
    assert_eq!(refused("64", "65").1, "length");
    let (_, code, message) = thrown(Replica::new(&object(MODELS[0]), &"mse".into()));
    assert_eq!((code.as_str(), message.ends_with("`reconstruction` is an unknown `mse`")), ("config", true));

    let mut run = run_of(MODELS[0]);
    run.train_step().unwrap();
    let before = (parameters(&run), run.moments());
    assert_eq!(thrown(run.update(vec![])).1, "length");
    assert_eq!(thrown(run.update(vec![Float32Array::new_with_length(3)])).1, "length");
    let not_a_number = Float32Array::new_with_length(run.parameter_count() as u32).fill(f32::NAN, 0, 1);
    assert_eq!(thrown(run.update(vec![not_a_number])).1, "diverged");
    let other_types = [JsValue::UNDEFINED, JsValue::from(3), Uint8Array::new_with_length(3).into()];
    for other in other_types.map(JsCast::unchecked_into::<Float32Array>) {
        assert_eq!(thrown(run.read_parameters(&other)).2, "parameters: expected a Float32Array, got another type");
        assert_eq!(thrown(run.update(vec![other])).2, "gradient: expected a Float32Array, got another type");
    }
    assert_eq!(thrown(run.restore(0.0, &before.0, &before.0)).1, "length");
    assert_eq!(thrown(run.restore(0.0, &before.0, &vec![f32::NAN; before.1.len()])).1, "value");
    assert_eq!((run.completed_steps(), parameters(&run), run.moments()), (1, before.0, before.1));
}

#[wasm_bindgen_test]
fn replicas_refuse_invalid_models_and_buffers() {
    let replica = |config: &JsValue| Replica::new(config, &"binary_cross_entropy".into());
    assert_eq!(thrown(replica(&JsValue::UNDEFINED)).1, "config");
    assert_eq!(thrown(replica(&object(r#"{"kind":"other"}"#))).1, "config");
    let valid = r#"{"kind":"convolutional","height":28,"width":28,"channels":1,"filters":[2,3,3,2],"padding":"valid"}"#;
    assert_eq!(thrown(replica(&object(valid))).1, "sizes_differ");

    let mut replica = replica(&object(MODELS[2])).unwrap();
    let run = run_of(MODELS[2]);
    let buffer = Float32Array::from(&parameters(&run)[..]);
    let mut code = |buffer: &Float32Array, images: usize, epsilon: usize| {
        let (input, epsilon) = (vec![0.5; 64 * images], vec![0.0; epsilon]);
        thrown(replica.backward(buffer, &input, None, &epsilon, images as f64, 1.0)).1
    };
    assert_eq!(code(&Float32Array::new_with_length(3), 1, 3), "length");
    assert_eq!(code(&buffer, 1, 4), "length");
    assert_eq!(code(&buffer, 0, 0), "length");
    assert_eq!(code(&buffer, 1025, 3 * 1025), "config");
    assert_eq!(code(&JsValue::UNDEFINED.unchecked_into(), 1, 3), "config");
    let batch_of = |total| replica.backward(&buffer, &[0.5; 128], None, &[0.0; 6], total, 1.0);
    assert_eq!([0.0, 1.0, 1025.0].map(batch_of).map(|refused| thrown(refused).1), ["config"; 3]);
    let beta = replica.backward(&buffer, &[0.5; 64], None, &[0.0; 3], 1.0, f32::NAN);
    assert_eq!(thrown(beta).2, "beta: expected numbers within ±1e9, got NaN");
    assert_eq!(buffer.to_vec(), parameters(&run), "a refused call leaves the buffer unchanged");
}

#[wasm_bindgen_test]
fn the_metrics_of_parts_add_up() {
    let (digits, mut model) = (digits(), run_of(MODELS[2]).model());
    let settings = r#"{"objective":{"reconstruction":"binary_cross_entropy","beta":1},"noise":{"kind":"patch","size":3},"excludedClasses":[0]}"#;
    let mut evaluate = |start, end| model.evaluate(&digits, &object(settings), start, end).unwrap();
    let (whole, first, rest) = (evaluate(0.0, 40.0), evaluate(0.0, 13.0), evaluate(13.0, 40.0));
    assert_eq!((whole.image_count, first.image_count + rest.image_count), (36, 36));
    assert!((whole.reconstruction - first.reconstruction - rest.reconstruction).abs() < 1e-3);
    assert!(whole.kl > 0.0 && whole.squared_error > 0.0);
    let pca = Pca::fit_data(&digits, 40.0, 5.0).unwrap();
    assert!(pca.evaluate(&digits, &object(settings), 0.0, 40.0).unwrap().squared_error < whole.squared_error);
    assert!((0.0..=1.0).contains(&model.knn_accuracy(&digits, 30.0, &digits).unwrap()));
    let mut refused = |settings: &str, end| thrown(model.evaluate(&digits, &object(settings), 0.0, end)).2;
    assert_eq!(refused(settings, 41.0), "end: expected 1 to 40, got 41");
    assert_eq!(refused(settings, 0.0), "end: expected 1 to 40, got 0");
    assert_eq!(refused(settings, f64::NAN), "end: expected a whole number from 0 to 4294967295, got another value");
    assert!(refused("{}", 1.0).ends_with("no `objective`"));
    assert!(refused(&settings.replace("[0]", "[0,0]"), 1.0).contains("excluded classes: expected some of the classes"));
    assert_eq!(thrown(Pca::fit_data(&digits, 40.0, 65.0)).2, "components: expected 1 to 64, got 65");
}

#[wasm_bindgen_test]
fn gradients_pass_their_check_in_every_tensor() {
    let objective = object(r#"{"reconstruction":"mean_squared_error","beta":1}"#);
    for model in MODELS {
        for activation in ["relu", "tanh", "sigmoid"] {
            let model = model.replace('}', &format!(r#","activation":"{activation}"}}"#));
            let model = run_of(&model).model();
            for tensor in 0..model.tensor_count() {
                let check = model.check_gradient(&digits(), &objective, tensor as f64, 1.0).unwrap();
                assert!(check.relative_error() < 1e-2, "{activation} {} {}", check.name(), check.relative_error());
            }
            assert_eq!(thrown(model.check_gradient(&digits(), &objective, 99.0, 1.0)).1, "config");
        }
    }
}
