//! What the page promises of its presets (`www/src/views/train/setup/presets.ts`), tried with the first steps of each.
//!
//! Needs the digits, which `make` fetches; so it runs with the feature `pretrain`, as `make test` does.

use crate::digit_likeness::images;
use crate::mnist;
use crate::pretrained_models::{model, root};
use autoencoders::data::{DataSet, ExcludedClasses, Noise};
use autoencoders::denoise_benchmark::DenoiseBenchmark;
use autoencoders::json::Object;
use autoencoders::latent::latent_stats;
use autoencoders::models::{Model, Workspace};
use autoencoders::train::{Adam, EvalMetrics, Evaluator, TrainConfig, TrainingRun};
use ndarray::{Array2, ArrayView1, Axis};
use std::sync::Arc;

const VANILLA: &str = r#"{"kind":"vanilla","input":784,"encoder":[128],"decoder":[]}"#;
const CONVOLUTIONAL: &str =
    r#"{"kind":"convolutional","height":28,"width":28,"channels":1,"filters":[8,16,16,8],"padding":"same"}"#;

fn variational(latent: usize) -> String {
    format!(r#"{{"kind":"variational","input":784,"encoder":[256],"latent":{latent},"decoder":[256]}}"#)
}

/// The settings that the presets share.
fn config(model: &str, beta: f32, batch: usize, noise: &str) -> TrainConfig {
    let objective = format!(r#"{{"reconstruction":"binary_cross_entropy","beta":{beta}}}"#);
    let json = format!(
        r#"{{"model":{model},"objective":{objective},"warmUp":0,"learningRate":0.001,"batch":{batch},"noise":{noise},
        "examples":60000,"excludedClasses":[],"seed":1}}"#
    );
    Object::parse(&json).and_then(TrainConfig::read).unwrap()
}

/// With a learning rate that falls from this one over all epochs.
fn decaying(learning_rate: f32, epochs: f32, constant: TrainConfig) -> TrainConfig {
    TrainConfig { adam: Adam::with_learning_rate(learning_rate), decay_epochs: epochs, ..constant }
}

/// The small convolutional model of two presets.
fn convolutional(noise: &str) -> TrainConfig {
    decaying(0.006, 2.0, config(CONVOLUTIONAL, 1.0, 32, noise))
}

/// The page's 1,000 test digits and 4,000 training digits, and all 60,000.
struct Data {
    test: DataSet,
    small_train: DataSet,
    train: Arc<DataSet>,
}

impl Data {
    fn load() -> Self {
        let [train, test] = ["train", "t10k"].map(|part| mnist::read(&root(), part).unwrap());
        let every_nth = |step, digits: &DataSet| mnist::every_nth(step, digits).unwrap();
        Self { test: every_nth(10, &test), small_train: every_nth(15, &train), train: Arc::new(train) }
    }

    fn train(&self, config: &TrainConfig, steps: usize) -> Model {
        let mut run = TrainingRun::new(config.clone(), self.train.clone(), 1).unwrap();
        for _ in 0..steps {
            run.train_step().unwrap();
        }
        run.model().clone()
    }

    /// The reconstruction loss per test digit.
    fn loss(&self, config: &TrainConfig, model: &Model) -> f64 {
        let TrainConfig { objective, noise, .. } = *config;
        let evaluator = Evaluator { objective, noise, excluded_classes: ExcludedClasses::default() };
        let all = 0..self.test.len();
        let EvalMetrics { image_count: images, reconstruction, .. } =
            evaluator.evaluate(model, &self.test, all, &mut Workspace::default()).unwrap();
        reconstruction / images as f64
    }

    fn loss_after(&self, config: &TrainConfig, steps: usize) -> f64 {
        self.loss(config, &self.train(config, steps))
    }
}

/// "Watch grey fog turn into digits within the first of ten epochs: most of what the loss will ever gain is gained by then."
#[test]
fn vanilla_gains_most_of_its_loss_in_the_first_epoch() {
    let (data, config) = (Data::load(), config(VANILLA, 1.0, 256, "null"));
    let [untrained, after] = [0, 235].map(|steps| data.loss_after(&config, steps));
    let in_the_end = data.loss(&config, &model("vanilla"));
    assert!(untrained - after > 0.8 * (untrained - in_the_end), "{untrained}, {after}, {in_the_end}");
}

/// "Watch 4,801 parameters get farther in the first of two epochs than the vanilla model’s 201,616 in five."
#[test]
#[ignore = "long: make test-long"]
fn a_tiny_convolutional_model_needs_fewer_epochs_than_the_vanilla_one() {
    let data = Data::load();
    let (small, large) = (convolutional("null"), config(VANILLA, 1.0, 256, "null"));
    assert_eq!([&small, &large].map(|config| data.train(config, 0).parameter_count()), [4801, 201_616]);
    let [after_one, after_five] =
        [(&small, 1875), (&large, 5 * 235)].map(|(config, steps)| data.loss_after(config, steps));
    assert!(after_one < after_five, "{after_one}, {after_five}");
}

/// "Watch the 0s and the 1s part from the rest within two epochs"; How: "the other digits take many more".
#[test]
fn a_map_sets_the_0s_and_1s_apart_within_two_epochs() {
    let (data, config) = (Data::load(), decaying(0.006, 10.0, config(&variational(2), 1.0, 128, "null")));
    let model = data.train(&config, 2 * 469);
    let accuracies = accuracies_of_classes(&model, &data);
    let mean = accuracies[2..].iter().sum::<f64>() / 8.0;
    assert!(accuracies[..2].iter().all(|accuracy| *accuracy > 0.8) && mean < 0.5, "{accuracies:?}");
}

/// For each class, the fraction of its test digits whose five nearest codes among the training digits are mostly of the class.
fn accuracies_of_classes(model: &Model, data: &Data) -> [f64; 10] {
    let codes = |digits: &DataSet| encode(model, &images(digits));
    let (known, unknown) = (codes(&data.small_train), codes(&data.test));
    let mut counts = [(0, 0); 10];
    for (code, label) in unknown.rows().into_iter().zip(data.test.labels()) {
        let (right, all) = &mut counts[usize::from(*label)];
        *right += usize::from(votes_for(*label, code, &known, &data.small_train) >= 3);
        *all += 1;
    }
    counts.map(|(right, all)| f64::from(u32::try_from(right).unwrap()) / f64::from(all))
}

fn votes_for(label: u8, code: ArrayView1<f32>, known: &Array2<f32>, digits: &DataSet) -> usize {
    let squared = |other: ArrayView1<f32>| code.iter().zip(other).map(|(a, b)| (a - b).powi(2)).sum::<f32>();
    let mut nearest: Vec<_> = known.rows().into_iter().map(squared).zip(digits.labels()).collect();
    nearest.select_nth_unstable_by(4, |(a, _), (b, _)| a.total_cmp(b));
    nearest[..5].iter().filter(|(_, other)| **other == label).count()
}

fn encode(model: &Model, images: &Array2<f32>) -> Array2<f32> {
    model.encode_with(images.view(), &mut Workspace::default()).code.to_owned()
}

/// "Watch the strokes come out of the noise within the first of two epochs": what comes out is nearer to the clean digit than what goes in.
#[test]
fn a_denoiser_soon_gives_back_more_than_it_was_shown() {
    let (data, config) = (Data::load(), convolutional(r#"{"kind":"mixed"}"#));
    let indices: Vec<usize> = (0..200).collect();
    let benchmark = DenoiseBenchmark::new(&data.test, &indices, Noise::Mixed, 1).unwrap();
    let output = benchmark.model_quality(&data.train(&config, 240), &mut Workspace::default()).unwrap();
    assert!(output.psnr() > benchmark.noisy_quality().psnr() + 0.5, "{output:?}, {:?}", benchmark.noisy_quality());
}

/// "Watch 2 latent dimensions lose to 32 within the first of five epochs".
#[test]
fn two_latent_dimensions_lose_to_32() {
    let data = Data::load();
    let [narrow, wide] = [2, 32].map(|latent| {
        let model = format!(r#"{{"kind":"vanilla","input":784,"encoder":[256,{latent}],"decoder":[256]}}"#);
        data.loss_after(&config(&model, 1.0, 128, "null"), 117)
    });
    assert!(narrow > 1.2 * wide, "{narrow}, {wide}");
}

/// "Watch all sixteen latent dimensions of model B (β = 40) fall silent within the first of five epochs"; "every digit is
/// reconstructed as the same grey mean"; Walk, of a KL near 0: "its slider changes next to nothing".
#[test]
fn with_a_large_beta_the_posterior_collapses_within_an_epoch() {
    let data = Data::load();
    let digits = images(&data.test);
    let active = |model: &Model| {
        let codes = latent_stats(model, digits.view(), &mut Workspace::default()).codes;
        codes.var_axis(Axis(0), 0.0).iter().filter(|variance| **variance > 0.01).count()
    };
    let [usual, collapsed] = [1.0, 40.0].map(|beta| data.train(&config(&variational(16), beta, 128, "null"), 300));
    assert_eq!((active(&usual), active(&collapsed)), (16, 0));
    let outputs = |model: &Model| model.decode_with(encode(model, &digits).view(), &mut Workspace::default());
    let differences = |model: &Model| outputs(model).var_axis(Axis(0), 0.0).sum();
    assert!(differences(&collapsed) < 0.01 * differences(&usual));
    let slider_effect = |model: &Model| {
        let ends = Array2::from_shape_fn(
            (2, 16),
            |(end, dimension)| if dimension == 0 { 4.0 * end as f32 - 2.0 } else { 0.0 },
        );
        model.decode_with(ends.view(), &mut Workspace::default()).var_axis(Axis(0), 0.0).sum()
    };
    assert!(slider_effect(&collapsed) < 0.1 * slider_effect(&usual));
}
