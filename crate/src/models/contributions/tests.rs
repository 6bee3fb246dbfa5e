//! Sums that are compared with the trace, and receptive fields with what a changed pixel changes.

use super::*;
use crate::layers::{ACTIVATIONS, Padding};
use crate::models::{Config, Convolutional, Vanilla, Variational, Workspace};
use ndarray::Array2;
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test; // these also run in the browser

/// In 0…1, a different value for each draw.
fn uniform(rng: &mut ChaCha8Rng) -> f32 {
    (rng.next_u32() >> 8) as f32 / (1 << 24) as f32
}

/// With biases that are not zero.
fn model(config: Config, seed: u64) -> Model {
    let rng = &mut ChaCha8Rng::seed_from_u64(seed);
    let mut model = Model::new(config, rng).unwrap();
    model.for_each_tensor_mut(&mut |values| values.iter_mut().for_each(|value| *value += 0.2 * uniform(rng) - 0.1));
    model
}

fn image(model: &Model, seed: u64) -> Vec<f32> {
    let rng = &mut ChaCha8Rng::seed_from_u64(seed);
    (0..model.input_len()).map(|_| uniform(rng)).collect()
}

fn trace(model: &Model, image: &[f32]) -> Vec<LayerActivation> {
    let image = Array2::from_shape_vec((1, image.len()), image.to_vec()).unwrap();
    model.trace(image.view(), &mut Workspace::default())
}

/// The three kinds with sizes that are odd, equal to 1 and no multiple of a vector's length, with each activation.
fn configs() -> Vec<Config> {
    let mut configs = Vec::new();
    for (_, activation) in ACTIVATIONS {
        for (encoder, decoder) in [(vec![1], vec![]), (vec![7], vec![5]), (vec![33, 3], vec![9, 17])] {
            let vanilla = Vanilla { input: 35, encoder: encoder.clone(), decoder: decoder.clone(), activation };
            configs.push(Config::Vanilla(vanilla));
            configs.push(Config::Variational(Variational { input: 35, encoder, latent: 3, decoder, activation }));
        }
        configs.push(Config::Variational(Variational {
            input: 16,
            encoder: vec![],
            latent: 1,
            decoder: vec![],
            activation,
        }));
        for (height, width, channels, filters, padding) in [
            (4, 4, 1, [1, 1, 1, 1], Padding::Same),
            (8, 12, 2, [3, 9, 8, 5], Padding::Same),
            (11, 9, 3, [8, 8, 9, 8], Padding::Same),
            (19, 22, 1, [2, 3, 5, 1], Padding::Valid),
        ] {
            configs.push(Config::Convolutional(Convolutional {
                height,
                width,
                channels,
                filters,
                padding,
                activation,
            }));
        }
    }
    configs
}

#[test]
fn the_contributions_of_every_unit_add_up_to_its_traced_value() {
    for (seed, config) in (1..).zip(configs()) {
        let model = model(config, seed);
        let image = image(&model, seed);
        let trace = trace(&model, &image);
        for (layer, step) in trace.iter().enumerate() {
            for (unit, traced) in step.values.iter().enumerate() {
                let explained = model.contributions(&image, &trace, layer, unit, 0.0).unwrap();
                assert_consistent(&explained);
                let scale = explained.products.iter().fold(traced.abs(), |largest, product| largest.max(product.abs()));
                let (config, name) = (model.config(), &step.name);
                assert!(
                    (explained.value - traced).abs() <= 1e-4 * scale,
                    "{config:?} {name} {unit}: {} for {traced}",
                    explained.value
                );
            }
        }
    }
}

fn assert_consistent(explained: &Contributions) {
    let Contributions {
        shape,
        sources,
        inputs,
        weights,
        products,
        channel_sums,
        largest_channels,
        other_channels_sum,
        bias,
        sum,
        ..
    } = explained;
    let terms = shape.iter().product::<usize>();
    assert_eq!([sources.len(), inputs.len(), weights.len(), products.len()], [terms; 4]);
    assert_eq!(channel_sums.len(), *shape.last().unwrap());
    let written =
        sum_in_f64(largest_channels.iter().map(|part| &channel_sums[*part]).chain([other_channels_sum, bias]));
    let scale = products.iter().fold(bias.abs(), |largest, product| largest.max(product.abs()));
    assert!((written - sum).abs() <= 1e-5 * scale.max(sum.abs()), "{written} for {sum}");
    assert!(largest_channels.windows(2).all(|pair| channel_sums[pair[0]].abs() >= channel_sums[pair[1]].abs()));
    let least = largest_channels.last().map_or(0.0, |part| channel_sums[*part].abs());
    assert!((0..channel_sums.len()).all(|part| largest_channels.contains(&part) || channel_sums[part].abs() <= least));
}

#[test]
fn each_term_takes_the_value_of_its_source() {
    for (seed, config) in (1..).zip(configs()) {
        let model = model(config, seed);
        let image = image(&model, seed);
        let trace = trace(&model, &image);
        for (layer, step) in trace.iter().enumerate().filter(|(_, step)| step.kind != "sampling") {
            for unit in 0..step.values.len() {
                let explained = model.contributions(&image, &trace, layer, unit, 0.0).unwrap();
                let before = explained.source_layer.map_or(&image, |before| &trace[before].values);
                for (source, input) in explained.sources.iter().zip(&explained.inputs) {
                    assert_eq!(source.map_or(0.0, |source| before[source]), *input);
                }
            }
        }
    }
}

#[test]
fn a_sample_is_the_mean_and_the_deviation_times_the_noise() {
    let model = model(Config::Variational(Variational::mlp_vae(2)), 1);
    let image = image(&model, 1);
    let trace = trace(&model, &image);
    let values = |name: &str| &trace.iter().find(|step| step.name == name).unwrap().values;
    let layer = trace.iter().position(|step| step.name == "z").unwrap();
    for epsilon in [-1.5, 0.0, 2.0] {
        let explained = model.contributions(&image, &trace, layer, 1, epsilon).unwrap();
        let deviation = (0.5 * values("z_log_var")[1]).exp();
        assert_eq!(
            (&explained.inputs[..], &explained.weights[..]),
            (&[values("z_mean")[1], deviation][..], &[1.0, epsilon][..])
        );
        assert!((explained.value - (values("z_mean")[1] + deviation * epsilon)).abs() < 1e-6);
    }
    assert_eq!(values("z"), values("z_mean"));
}

#[test]
fn a_layer_or_a_unit_that_does_not_exist_is_an_error() {
    let model = model(Config::Vanilla(Vanilla::keras_dense(5)), 1);
    let image = image(&model, 1);
    let trace = trace(&model, &image);
    let message = |layer, unit| model.contributions(&image, &trace, layer, unit, 0.0).unwrap_err().to_string();
    assert_eq!(message(3, 0), "layer: expected 0 to 2, got 3");
    assert_eq!(message(0, 5), "unit: expected 0 to 4, got 5");
    assert!(model.contributions(&image, &trace, 2, 783, 0.0).is_ok());
}

/// All weights positive, so that more ink always shows: a maximum changes too, as the change is far larger than any value.
fn growing(padding: Padding, (height, width): (usize, usize)) -> Model {
    let convolutional = Convolutional { height, width, filters: [2, 1, 2, 1], padding, ..Convolutional::small() };
    let mut model = Model::new(Config::Convolutional(convolutional), &mut ChaCha8Rng::seed_from_u64(1)).unwrap();
    model.for_each_tensor_mut(&mut |values| values.iter_mut().for_each(|value| *value = value.abs() + 0.01));
    model
}

#[test]
fn the_receptive_field_is_exactly_the_pixels_whose_change_changes_the_unit() {
    for (padding, size) in [(Padding::Same, (12, 8)), (Padding::Same, (9, 11)), (Padding::Valid, (18, 19))] {
        let model = growing(padding, size);
        let blank = vec![0.1; model.input_len()];
        let before = trace(&model, &blank);
        let changed: Vec<_> = (0..blank.len())
            .map(|pixel| {
                let mut image = blank.clone();
                image[pixel] = 1e6;
                trace(&model, &image)
            })
            .collect();
        // The last step is the sigmoid, which is 1 for all such logits.
        for layer in 0..before.len() - 1 {
            for unit in 0..before[layer].values.len() {
                let field = model.contributions(&blank, &before, layer, unit, 0.0).unwrap().receptive_field.unwrap();
                for (pixel, after) in changed.iter().enumerate() {
                    let expected = field.rows.contains(&(pixel / size.1)) && field.columns.contains(&(pixel % size.1));
                    let differs = after[layer].values[unit] != before[layer].values[unit];
                    let name = &before[layer].name;
                    assert_eq!(differs, expected, "{padding:?} {name} {unit}, pixel {pixel}, {field:?}");
                }
            }
        }
    }
}

#[test]
fn a_unit_of_dense_layers_sees_all_of_the_input() {
    let model = model(Config::Variational(Variational::mlp_vae(2)), 1);
    let image = image(&model, 1);
    let trace = trace(&model, &image);
    for layer in 0..trace.len() {
        assert_eq!(model.contributions(&image, &trace, layer, 0, 0.0).unwrap().receptive_field, None);
    }
}
