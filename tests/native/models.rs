//! The presets: their shapes and sizes, and that their loss falls in training.

use autoencoders::Error;
use autoencoders::layers::Padding;
use autoencoders::models::{Batch, Config, Convolutional, Model, Objective, Vanilla, Variational, Workspace};
use autoencoders::train::{Adam, Trainer};
use ndarray::Array2;
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use rand_distr::{Distribution, StandardNormal};

fn rng() -> ChaCha8Rng {
    ChaCha8Rng::seed_from_u64(3)
}

fn presets() -> [(Config, Vec<usize>, usize); 6] {
    [
        (Config::Vanilla(Vanilla::keras_dense(128)), vec![128], 201_616),
        (Config::Vanilla(Vanilla::deep()), vec![32], 419_120),
        (Config::Convolutional(Convolutional::keras_conv()), vec![7, 7, 64], 74_497),
        (Config::Convolutional(Convolutional::small()), vec![7, 7, 16], 4_801),
        (Config::Variational(Variational::linear_vae(2)), vec![2], 5_492),
        (Config::Variational(Variational::mlp_vae(16)), vec![16], 415_024),
    ]
}

#[test]
fn presets_have_their_documented_codes_and_sizes() {
    for (config, code, parameters) in presets() {
        assert_eq!(config.parameter_count(), Ok(parameters), "{config:?}");
        let model = Model::new(config, &mut rng()).unwrap();
        assert_eq!(model.code_shape(), code);
        assert_eq!((model.input_len(), model.output_len()), (784, 784));
        assert_eq!(model.parameters().map(|(_, parameter)| parameter.values.len()).sum::<usize>(), parameters);
    }
}

#[test]
fn same_padding_gives_28_by_28_back_and_valid_padding_12_by_12() {
    for (padding, code, pixels) in [(Padding::Same, [7, 7, 64], 28 * 28), (Padding::Valid, [5, 5, 64], 12 * 12)] {
        let config = Config::Convolutional(Convolutional { padding, ..Convolutional::keras_conv() });
        let model = Model::new(config, &mut rng()).unwrap();
        let image = digits(1);
        let mut workspace = Workspace::default();
        assert_eq!(model.code_shape(), code);
        let code = model.encode_with(image.view(), &mut workspace).code.to_owned();
        assert_eq!(model.decode_with(code.view(), &mut workspace).dim(), (1, pixels));
    }
}

#[test]
fn a_model_whose_output_has_another_size_refuses_to_train() {
    let config = Config::Convolutional(Convolutional { padding: Padding::Valid, ..Convolutional::small() });
    let model = Model::new(config, &mut rng()).unwrap();
    let refused = Trainer::new(model, Objective::default(), Adam::default(), 1).err();
    assert_eq!(refused, Some(Error::SizesDiffer { input: 784, output: 144 }));
}

#[test]
fn impossible_sizes_are_refused_with_the_field_and_the_range() {
    for config in [
        Config::Vanilla(Vanilla { input: 0, ..Vanilla::keras_dense(128) }),
        Config::Vanilla(Vanilla { encoder: vec![], ..Vanilla::keras_dense(128) }),
        Config::Vanilla(Vanilla { encoder: vec![5; 9], ..Vanilla::keras_dense(128) }),
        Config::Vanilla(Vanilla { encoder: vec![1 << 16; 8], ..Vanilla::keras_dense(128) }),
        Config::Convolutional(Convolutional { height: 0, ..Convolutional::keras_conv() }),
        Config::Convolutional(Convolutional { height: 9, padding: Padding::Valid, ..Convolutional::keras_conv() }),
        Config::Convolutional(Convolutional { width: 17, padding: Padding::Valid, ..Convolutional::keras_conv() }),
        Config::Convolutional(Convolutional { filters: [0, 1, 1, 1], ..Convolutional::keras_conv() }),
        Config::Convolutional(Convolutional { height: 1 << 16, width: 1 << 16, ..Convolutional::keras_conv() }),
        Config::Variational(Variational::linear_vae(usize::MAX)),
    ] {
        let error = Model::new(config.clone(), &mut rng()).expect_err(&format!("{config:?}"));
        assert!(matches!(error, Error::Config { .. }), "{config:?}: {error}");
        assert!(error.to_string().contains("expected"), "{error}");
    }
}

#[test]
fn the_smallest_image_of_either_padding_gives_an_image_and_a_smaller_one_is_refused() {
    for (padding, side, pixels) in [(Padding::Same, 1, 1), (Padding::Valid, 18, 4 * 4)] {
        let square = |side| {
            Config::Convolutional(Convolutional { height: side, width: side, padding, ..Convolutional::small() })
        };
        let model = Model::new(square(side), &mut rng()).unwrap();
        let image = Array2::zeros((1, side * side));
        let mut workspace = Workspace::default();
        let code = model.encode_with(image.view(), &mut workspace).code.to_owned();
        assert_eq!(model.decode_with(code.view(), &mut workspace).dim(), (1, pixels));
        for smaller in 1..side {
            let error = Model::new(square(smaller), &mut rng()).expect_err(&format!("{padding:?}, {smaller}"));
            assert!(matches!(error, Error::Config { field: "height, width", .. }), "{padding:?}, {smaller}: {error}");
        }
    }
}

/// Images of bars at positions that differ from image to image.
fn digits(n: usize) -> Array2<f32> {
    Array2::from_shape_fn((n, 784), |(i, pixel)| {
        let (row, column) = (pixel / 28, pixel % 28);
        f32::from((4..24).contains(&row) && (column + i) % 9 < 3)
    })
}

fn epsilon(model: &Model, n: usize) -> Array2<f32> {
    let mut rng = rng();
    Array2::from_shape_simple_fn((n, model.epsilon_dim()), || StandardNormal.sample(&mut rng))
}

/// Losses before the first and the last of some steps on one batch.
fn train(config: Config, threads: usize, n: usize, steps: usize) -> (f64, f64, Model) {
    let model = Model::new(config, &mut rng()).unwrap();
    let (x, epsilon) = (digits(n), epsilon(&model, n));
    let batch = Batch { input: x.view(), target: x.view(), epsilon: epsilon.view() };
    let mut trainer = Trainer::new(model, Objective::default(), Adam::default(), threads).unwrap();
    let losses: Vec<f64> = (0..steps).map(|_| trainer.step(&batch).total(1.0)).collect();
    (losses[0], losses[steps - 1], trainer.into_model())
}

#[test]
fn every_preset_learns() {
    for (config, ..) in presets() {
        let (first, last, _) = train(config.clone(), 1, 9, 25);
        assert!(last < 0.97 * first, "{config:?}: {first} → {last}");
    }
}

#[test]
fn training_repeats_to_the_bit_and_more_threads_change_only_the_rounding() {
    let config = || Config::Variational(Variational::mlp_vae(2));
    let weights = |threads| {
        let (.., model) = train(config(), threads, 7, 3);
        model.parameters().flat_map(|(_, p)| p.values.iter().copied().collect::<Vec<_>>()).collect::<Vec<f32>>()
    };
    assert_eq!(weights(3), weights(3));
    for (one, three) in weights(1).iter().zip(weights(3)) {
        assert!((one - three).abs() < 1e-4, "{one} and {three}");
    }
}

#[test]
fn there_may_be_more_threads_than_images() {
    let (first, last, _) = train(Config::Vanilla(Vanilla::keras_dense(128)), 5, 2, 4);
    assert!(last < first);
}

#[test]
fn a_workspace_serves_batches_of_any_size_and_models_of_any_kind() {
    let mut shared = Workspace::default();
    for (config, ..) in presets() {
        let model = Model::new(config, &mut rng()).unwrap();
        for n in [1, 3, 2] {
            let x = digits(n);
            let expected = model.encode_with(x.view(), &mut Workspace::default()).code.to_owned();
            assert_eq!(model.encode_with(x.view(), &mut shared).code, expected);
        }
    }
}
