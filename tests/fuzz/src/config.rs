//! Configurations as JSON.

use super::bounded;
use autoencoders::data::{ImageShape, Noise};
use autoencoders::json::{self, Object};
use autoencoders::models::{Config, Model, Objective, RECONSTRUCTION_LOSSES};
use autoencoders::train::{Evaluator, TrainConfig};
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use serde_json::{Value, json};

/// Parameters of models that are also built: larger ones would only take longer.
const SMALL: usize = 1 << 12;

/// A text that is read as each of the configurations.
pub fn config(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else { return };
    if let Ok(config) = read(text, Config::read) {
        assert_eq!(Object::parse(&json::to_string(&config)).and_then(Config::read).as_ref(), Ok(&config));
        check_count(config);
    }
    if let Ok(noise) = read(text, Noise::read) {
        assert_eq!(read(&write_noise(noise).to_string(), Noise::read), Ok(noise));
        check_noise(noise);
    }
    if let Ok(objective) = read(text, Objective::read) {
        assert_eq!(read(&write_objective(objective).to_string(), Objective::read), Ok(objective));
    }
    if let Ok(config) = read(text, TrainConfig::read) {
        assert_eq!(read(&write(&config), TrainConfig::read).as_ref(), Ok(&config));
        if config.validate().is_ok() {
            assert!([0, 1, 1000].iter().all(|step| (0.0..=config.objective.beta).contains(&config.beta(*step, 10))));
        }
        check_count(config.model);
    }
    let _ = read(text, Evaluator::read);
}

fn read<T>(text: &str, read: impl FnOnce(Object) -> json::Result<T>) -> json::Result<T> {
    bounded(text.len(), || Object::parse(text).and_then(read))
}

/// The number of parameters is that of the model, whose building never panics.
fn check_count(config: Config) {
    let Ok(count) = config.parameter_count() else { return };
    if count <= SMALL {
        let model = Model::new(config, &mut ChaCha8Rng::seed_from_u64(0)).expect("a valid configuration");
        assert_eq!(model.parameter_count(), count);
        assert!(model.code_len() > 0 && model.output_len() > 0);
    }
}

/// Noise of any accepted settings keeps pixels in 0…1.
fn check_noise(noise: Noise) {
    let mut image = [0.5; 7 * 9];
    noise.apply(&mut image, ImageShape::grey(9, 7), &mut ChaCha8Rng::seed_from_u64(0));
    assert!(image.iter().all(|pixel| (0.0..=1.0).contains(pixel)), "{noise:?}");
}

fn write(config: &TrainConfig) -> String {
    let model: Value = serde_json::from_str(&json::to_string(&config.model)).expect("JSON");
    let adam = config.adam;
    let written = json!({
        "model": model,
        "objective": write_objective(config.objective),
        "warmUp": config.warm_up_epochs,
        "learningRate": adam.learning_rate,
        "beta1": adam.beta1,
        "beta2": adam.beta2,
        "epsilon": adam.epsilon,
        "batch": config.batch_size,
        "noise": config.noise.map(write_noise),
        "examples": config.example_count,
        "excludedClasses": config.excluded_classes,
        "seed": config.seed,
    });
    written.to_string()
}

fn write_objective(objective: Objective) -> Value {
    let (name, _) = RECONSTRUCTION_LOSSES.iter().find(|(_, known)| *known == objective.reconstruction).expect("a name");
    json!({ "reconstruction": name, "beta": objective.beta })
}

fn write_noise(noise: Noise) -> Value {
    match noise {
        Noise::Gaussian { sigma } => json!({ "kind": "gaussian", "sigma": sigma }),
        Noise::SaltAndPepper { probability } => json!({ "kind": "salt_and_pepper", "probability": probability }),
        Noise::Patch { size } => json!({ "kind": "patch", "size": size }),
        Noise::Mask { left, top, size } => json!({ "kind": "mask", "left": left, "top": top, "size": size }),
        Noise::Mixed => json!({ "kind": "mixed" }),
        Noise::Scribble { length } => json!({ "kind": "scribble", "length": length }),
    }
}
