//! The convolutional model on images whose sides are not divisible by four, which it pads and crops.

use autoencoders::data::DataSet;
use autoencoders::layers::{Activation, Padding};
use autoencoders::losses::ReconstructionLoss;
use autoencoders::models::{Batch, Config, Convolutional, Model, Objective, Workspace};
use autoencoders::train::{Adam, Trainer, check_gradient};
use autoencoders::weights::{Precision, from_bytes, to_bytes};
use ndarray::{Array2, Array4, s};
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;

/// Height, width and channels of images, and of what they are padded to.
const SIZES: [([usize; 3], [usize; 3]); 6] = [
    ([10, 13, 1], [12, 16, 1]),
    ([30, 30, 1], [32, 32, 1]),
    ([25, 25, 1], [28, 28, 1]),
    ([28, 29, 3], [28, 32, 3]),
    ([7, 4, 2], [8, 4, 2]),
    ([1, 2, 1], [4, 4, 1]),
];

fn convolutional([height, width, channels]: [usize; 3]) -> Config {
    Config::Convolutional(Convolutional { height, width, channels, ..Convolutional::small() })
}

fn model(shape: [usize; 3]) -> Model {
    Model::new(convolutional(shape), &mut ChaCha8Rng::seed_from_u64(3)).unwrap()
}

/// Waves of another phase in each image, up to the border on all sides.
fn waves(count: usize, [height, width, channels]: [usize; 3]) -> Array4<f32> {
    Array4::from_shape_fn((count, height, width, channels), |(i, row, column, channel)| {
        0.5 + 0.4 * (0.4 * row as f32 + i as f32).sin() * (0.3 * column as f32 + channel as f32).cos()
    })
}

/// One image a row.
fn rows(images: Array4<f32>) -> Array2<f32> {
    let (count, values) = (images.dim().0, images.len());
    images.into_shape_with_order((count, values / count)).unwrap()
}

/// The code and the logits.
fn encode_and_decode(model: &Model, images: &Array2<f32>) -> (Array2<f32>, Array2<f32>) {
    let mut workspace = Workspace::default();
    let code = model.encode_with(images.view(), &mut workspace).code.to_owned();
    let logits = model.logits(code.view(), &mut workspace).to_owned();
    (code, logits)
}

#[test]
fn the_code_is_a_quarter_of_the_padded_sides_and_the_output_has_the_size_of_the_input() {
    for (shape, padded) in SIZES {
        let model = model(shape);
        assert_eq!(model.code_len(), padded[0] / 4 * (padded[1] / 4) * 16, "{shape:?}");
        assert_eq!(model.output_len(), shape.iter().product::<usize>());
        assert_eq!(model.check_trainable(), Ok(()));
    }
}

#[test]
fn it_computes_what_a_model_of_the_padded_size_computes_of_the_padded_image() {
    for (shape, padded) in SIZES {
        let (small, mut large) = (model(shape), model(padded));
        large.for_each_tensor_pair(&small, &mut |to, from| to.copy_from_slice(from));
        let [top, left] = [0, 1].map(|side| (padded[side] - shape[side]) / 2);
        let window = s![.., top..top + shape[0], left..left + shape[1], ..];
        let images = waves(3, shape);
        let padded_images = Array4::from_shape_fn((3, padded[0], padded[1], padded[2]), |(i, row, column, channel)| {
            let row = row.clamp(top, top + shape[0] - 1) - top;
            let column = column.clamp(left, left + shape[1] - 1) - left;
            images[[i, row, column, channel]]
        });

        let (code, logits) = encode_and_decode(&small, &rows(images));
        let (expected, padded_logits) = encode_and_decode(&large, &rows(padded_images));
        let padded_logits = padded_logits.into_shape_with_order((3, padded[0], padded[1], padded[2])).unwrap();
        assert_eq!(code, expected, "{shape:?}");
        assert_eq!(logits, rows(padded_logits.slice(window).to_owned()), "{shape:?}");
    }
}

#[test]
fn backpropagation_agrees_with_finite_differences_in_every_tensor() {
    let (height, width) = (10, 13);
    // With tanh, as ReLU has a kink at 0.
    let smooth = Convolutional { height, width, activation: Activation::Tanh, ..Convolutional::small() };
    let model = Model::new(Config::Convolutional(smooth), &mut ChaCha8Rng::seed_from_u64(3)).unwrap();
    let pixels = waves(11, [height, width, 1]).mapv(|pixel| (255.0 * pixel) as u8);
    let header = [0, 0, 8, 3, 0, 0, 0, 11, 0, 0, 0, height as u8, 0, 0, 0, width as u8];
    let data = DataSet::parse(&[&header[..], pixels.as_slice().unwrap()].concat()).unwrap();
    for tensor in 0..model.parameters().count() {
        let check = check_gradient(&model, &data, Objective::default(), tensor, 1).unwrap();
        assert!(check.compared_entries > 0 && check.relative_error < 8e-3, "{check:?}");
    }
}

#[test]
fn training_lowers_the_loss() {
    for (shape, _) in SIZES {
        let images = rows(waves(9, shape));
        let epsilon = Array2::zeros((9, 0));
        let batch = Batch { input: images.view(), target: images.view(), epsilon: epsilon.view() };
        let objective = Objective { reconstruction: ReconstructionLoss::MeanSquaredError, ..Objective::default() };
        let adam = Adam { learning_rate: 0.01, ..Adam::default() };
        let mut trainer = Trainer::new(model(shape), objective, adam, 1).unwrap();
        let losses: Vec<f64> = (0..40).map(|_| trainer.step(&batch).total(1.0)).collect();
        assert!(losses[39] < 0.8 * losses[0], "{shape:?}: {} → {}", losses[0], losses[39]);
    }
}

#[test]
fn a_file_holds_no_more_than_for_other_sizes_and_gives_the_same_model_back() {
    for (shape, padded) in SIZES {
        let original = model(shape);
        let read = from_bytes(&to_bytes(&original, Precision::Single).unwrap()).unwrap();
        let images = rows(waves(2, shape));
        assert_eq!(encode_and_decode(&read, &images), encode_and_decode(&original, &images), "{shape:?}");
        let names = |model: &Model| model.parameters().map(|(layer, _)| layer.to_owned()).collect::<Vec<_>>();
        assert_eq!(names(&read), names(&model(padded)));
    }
}

#[test]
fn with_valid_padding_nothing_is_padded_and_the_model_cannot_be_trained() {
    for (height, width, output) in [(28, 28, 12 * 12), (30, 29, 16 * 12), (18, 22, 4 * 8)] {
        let valid = Convolutional { height, width, padding: Padding::Valid, ..Convolutional::small() };
        let model = Model::new(Config::Convolutional(valid), &mut ChaCha8Rng::seed_from_u64(3)).unwrap();
        assert_eq!((model.input_len(), model.output_len()), (height * width, output));
        assert!(model.check_trainable().is_err());
    }
}
