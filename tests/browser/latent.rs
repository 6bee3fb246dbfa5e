//! The latent space from JavaScript: results, and errors for invalid arguments.

use super::javascript::thrown;
use super::trace::load;
use autoencoders::layers::Activation;
use autoencoders::models::{Config, Vanilla, Variational};
use autoencoders::wasm::{
    DataSet, Features, Pca, Trustworthiness, analogy, class_means, grid_codes, interpolate, sample_fitted_gaussian,
    sample_prior,
};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

/// Three images of 2×2 and their labels.
fn digits() -> DataSet {
    let images = [0, 0, 8, 3, 0, 0, 0, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 255, 51, 0, 0, 255, 255, 255, 255, 255];
    let labels = [0, 0, 8, 1, 0, 0, 0, 3, 7, 1, 7];
    DataSet::parse(&[&images[..], &labels].concat()).unwrap()
}

fn refuses<T>(code: &str, field: &str, result: Result<T, JsValue>) {
    let (name, actual, message) = thrown(result);
    assert_eq!((name.as_str(), actual.as_str()), ("AutoencoderError", code), "{message}");
    assert!(message.starts_with(&format!("{field}: expected")), "{message}");
}

#[wasm_bindgen_test]
fn interpolation_is_linear_or_spherical() {
    assert_eq!(interpolate(&[0.0, 2.0], &[2.0, 0.0], 0.5, false).unwrap(), [1.0, 1.0]);
    let middle = interpolate(&[0.0, 2.0], &[2.0, 0.0], 0.5, true).unwrap();
    assert!(middle.iter().all(|x| (x - 2.0_f32.sqrt()).abs() < 1e-6));
    assert_eq!(analogy(&[3.0], &[1.0], &[0.5]).unwrap(), [2.5]);
}

#[wasm_bindgen_test]
fn interpolation_of_invalid_codes_is_refused() {
    refuses("length", "from", interpolate(&[], &[], 0.5, true));
    refuses("length", "to", interpolate(&[0.0], &[0.0, 1.0], 0.5, true));
    refuses("value", "to", interpolate(&[0.0], &[f32::NAN], 0.5, true));
    refuses("value", "from", interpolate(&[1e10], &[0.0], 0.5, false));
    for t in [-0.1, 1.1, f32::NAN] {
        refuses("config", "t", interpolate(&[0.0], &[1.0], t, false));
    }
    refuses("length", "c", analogy(&[0.0], &[0.0], &[]));
    refuses("value", "b", analogy(&[0.0], &[f32::INFINITY], &[0.0]));
}

#[wasm_bindgen_test]
fn samples_are_determined_by_their_seed_and_invalid_settings_refused() {
    let samples = sample_prior(5.0, 3.0, 1.0, 7.0).unwrap();
    assert_eq!(samples.len(), 15);
    assert_eq!(samples, sample_prior(5.0, 3.0, 1.0, 7.0).unwrap());
    assert_ne!(samples, sample_prior(5.0, 3.0, 1.0, 8.0).unwrap());
    assert_eq!(sample_prior(1.0, 2.0, 0.0, 7.0).unwrap(), [0.0, 0.0]);
    assert_eq!(sample_fitted_gaussian(&[1.0, 2.0, 3.0, 6.0], 2.0, 2.0, 0.0, 7.0).unwrap(), [2.0, 4.0, 2.0, 4.0]);
    refuses("config", "count", sample_prior(0.0, 2.0, 1.0, 1.0));
    refuses("config", "count", sample_prior(f64::from(u32::MAX), 2.0, 1.0, 1.0));
    refuses("config", "dimensions", sample_prior(1.0, 0.0, 1.0, 1.0));
    refuses("config", "dimensions", sample_fitted_gaussian(&[1.0], 0.0, 1.0, 1.0, 1.0));
    refuses("length", "codes", sample_fitted_gaussian(&[], 2.0, 1.0, 1.0, 1.0));
    refuses("length", "codes", sample_fitted_gaussian(&[1.0; 3], 2.0, 1.0, 1.0, 1.0));
    for temperature in [-1.0, 11.0, f32::NAN] {
        refuses("config", "temperature", sample_prior(1.0, 1.0, temperature, 1.0));
        refuses("config", "temperature", sample_fitted_gaussian(&[1.0], 1.0, 1.0, temperature, 1.0));
    }
}

#[wasm_bindgen_test]
fn a_grid_starts_at_the_top_left() {
    assert_eq!(grid_codes(0.0, 4.0, 0.0, 2.0, 2.0, 1.0).unwrap(), [1.0, 1.0, 3.0, 1.0]);
    refuses("config", "columns", grid_codes(0.0, 1.0, 0.0, 1.0, 0.0, 1.0));
    refuses("config", "rows", grid_codes(0.0, 1.0, 0.0, 1.0, 1.0, 257.0));
    refuses("value", "region", grid_codes(f32::NAN, 1.0, 0.0, 1.0, 1.0, 1.0));
}

#[wasm_bindgen_test]
fn classes_have_means_and_each_code_needs_its_label() {
    let means = class_means(&[1.0, 2.0, 6.0], 1.0, &[9, 0, 9], 10.0).unwrap();
    assert_eq!(means, [2.0, 3.0, 3.0, 3.0, 3.0, 3.0, 3.0, 3.0, 3.0, 3.5]);
    refuses("length", "labels", class_means(&[1.0], 1.0, &[], 10.0));
    refuses("config", "classes", class_means(&[1.0], 1.0, &[10], 257.0));
    refuses("config", "label", class_means(&[1.0, 2.0], 1.0, &[0, 7], 3.0));
}

#[wasm_bindgen_test]
fn pca_projects_codes_and_unprojects_points() {
    let codes = [0.0, 1.0, 5.0, 2.0, 3.0, 5.0, 4.0, -2.0, 5.0, 1.0, 1.0, 5.0];
    let plane = Pca::fit(&codes, 3.0, 2.0).unwrap();
    let points = plane.project(&codes).unwrap();
    assert_eq!(points.len(), 8);
    let codes_again = plane.unproject(&points).unwrap();
    assert!(codes_again.iter().zip(codes).all(|(x, code)| (x - code).abs() < 1e-5), "{codes_again:?}");
    assert!((plane.explained_variance_ratio().iter().sum::<f32>() - 1.0).abs() < 1e-5);
    let of_one = Pca::fit(&[1.0, 2.0], 2.0, 2.0).unwrap();
    assert_eq!((of_one.explained_variance_ratio(), of_one.project(&[7.0, 8.0]).unwrap()), (vec![0.0; 2], vec![0.0; 2]));
}

#[wasm_bindgen_test]
fn pca_of_invalid_codes_is_refused() {
    refuses("config", "dimensions", Pca::fit(&[1.0], 0.0, 2.0));
    refuses("length", "codes", Pca::fit(&[], 3.0, 2.0));
    refuses("length", "codes", Pca::fit(&[1.0; 4], 3.0, 2.0));
    refuses("value", "codes", Pca::fit(&[f32::NAN; 3], 3.0, 2.0));
    refuses("config", "components", Pca::fit(&[1.0; 3], 3.0, 0.0));
    refuses("config", "components", Pca::fit(&[1.0; 3], 3.0, 17.0));
    let plane = Pca::fit(&[1.0, 2.0, 3.0], 3.0, 2.0).unwrap();
    refuses("length", "codes", plane.project(&[1.0; 4]));
    refuses("length", "points", plane.unproject(&[1.0; 3]));
    refuses("value", "points", plane.unproject(&[1.0, f32::INFINITY]));
    let wide = Pca::fit(&[1.0], 1.0, 16.0).unwrap();
    refuses("config", "count", wide.project(&vec![0.0; (1 << 20) + 1]));
}

/// A row of one number, its index, for each of the labels.
fn features_for(labels: &[u8]) -> Features {
    let mut features = Features::new(1.0).unwrap();
    features.append(&(0..labels.len()).map(|i| i as f32).collect::<Vec<_>>()).unwrap();
    features
}

#[wasm_bindgen_test]
fn as_many_rows_as_fit_into_memory_have_their_neighbours() {
    let labels = [0, 255];
    let known = features_for(&labels).label(labels.to_vec()).unwrap();
    let found = known.nearest(&vec![0.9; 1 << 22], 1.0).unwrap(); // for each a product with each of a block of 128 rows is 2 GiB
    assert!(found.indices().iter().all(|index| *index == 1));
}

#[wasm_bindgen_test]
fn more_probabilities_than_fit_into_memory_are_refused() {
    let labels = [0, 255];
    let known = features_for(&labels).label(labels.to_vec()).unwrap();
    let probe = known.fit_probe(&JsValue::from_str("linear")).unwrap().probe();
    refuses("config", "count", probe.probabilities(&vec![0.9; (1 << 16) + 1]));
}

#[wasm_bindgen_test]
fn large_neighbourhoods_are_refused() {
    let labels = vec![0; 4000];
    let mut features = features_for(&labels);
    let points: Vec<f32> = (0..labels.len()).map(|i| i as f32).collect();
    refuses("config", "k", Trustworthiness::new(&features, &points, 1.0, 1025.0));
    assert!(Trustworthiness::new(&features, &points, 1.0, 1024.0).is_ok());
    refuses("config", "k", features.label(labels).unwrap().classify_leave_one_out(0.0, 9.0, 1025.0));
}

#[wasm_bindgen_test]
fn latent_statistics_have_the_codes_of_the_model() {
    let images: Vec<f32> = (0..9 * 70).map(|i| (i * 5 % 11) as f32 / 10.0).collect();
    let variational =
        Variational { input: 9, encoder: vec![5], latent: 2, decoder: vec![], activation: Activation::Relu };
    for (config, dimensions) in [
        (Config::Variational(variational), Some(2)),
        (Config::Vanilla(Vanilla { input: 9, encoder: vec![4], decoder: vec![], activation: Activation::Relu }), None),
    ] {
        let mut model = load(config);
        let stats = model.latent_stats(&images).unwrap();
        let codes = model.encode(&images).unwrap();
        assert_eq!(stats.codes().len(), codes.len());
        assert!(stats.codes().iter().zip(&codes).all(|(x, code)| (x - code).abs() < 1e-5));
        assert_eq!(stats.kl().map(|kl| kl.len()), dimensions);
        refuses("length", "images", model.latent_stats(&[]));
        refuses("length", "images", model.latent_stats(&[0.0; 10]));
    }
}

#[wasm_bindgen_test]
fn wide_layers_encode_any_number_of_images_in_chunks_and_too_large_results_are_refused() {
    let wide = Vanilla { input: 2, encoder: vec![1 << 16, 1], decoder: vec![], activation: Activation::Relu };
    let mut model = load(Config::Vanilla(wide));
    assert_eq!(model.encode(&[0.5; 2 * 1025]).unwrap().len(), 1025);
    assert_eq!(model.decode(&[0.5; 1025]).unwrap().len(), 2 * 1025);
    assert_eq!(model.latent_stats(&[0.5; 2 * 1025]).unwrap().codes().len(), 1025);
    let wide = Vanilla { input: 1 << 14, encoder: vec![1], decoder: vec![], activation: Activation::Relu };
    refuses("config", "count", load(Config::Vanilla(wide)).decode(&[0.5; 1025]));
}

#[wasm_bindgen_test]
fn digits_are_read_in_batches_with_their_labels() {
    let digits = digits();
    let [first, last] = [0.0, 2.0].map(|index| digits.image(index).unwrap());
    assert_eq!(digits.images(&[2, 0, 2]).unwrap(), [&last[..], &first, &last].concat());
    assert_eq!(digits.labels(), [7, 1, 7]);
    refuses("config", "count", digits.images(&[]));
    refuses("config", "index", digits.images(&[0, 3]));
}

#[wasm_bindgen_test]
fn a_data_set_is_made_of_bytes_and_their_shape() {
    let data = DataSet::from_images(vec![0, 51, 255, 0, 0, 255], &[1, 1, 3], None).unwrap();
    assert_eq!((data.length(), data.shape(), data.labels()), (2, vec![1, 1, 3], vec![]));
    assert_eq!(data.image(0.0).unwrap(), [0.0, 0.2, 1.0]);
    refuses("length", "pixels", DataSet::from_images(vec![0; 5], &[1, 1, 3], None));
    refuses("config", "pixels", DataSet::from_images(vec![], &[1, 1, 3], None));
    refuses("config", "channels", DataSet::from_images(vec![0; 4], &[1, 1, 2], None));
    refuses("config", "height", DataSet::from_images(vec![0], &[0, 1, 1], None));
    refuses("length", "labels", DataSet::from_images(vec![0; 6], &[1, 1, 3], Some(vec![1])));
    let labelled = DataSet::from_images(vec![0; 6], &[1, 1, 3], Some(vec![4, 2])).unwrap();
    assert_eq!(labelled.labels(), [4, 2]);
}

#[wasm_bindgen_test]
fn numbers_that_are_not_whole_are_refused_as_what_they_are() {
    let digits = digits();
    for value in [f64::NAN, f64::INFINITY, -1.0, 0.5, 1e10] {
        refuses("config", "index", digits.image(value));
        refuses("config", "k", digits.nearest(&[0.0; 4], value));
        refuses("config", "end", digits.nearest_among(&[0.0; 4], 1.0, 0.0, value));
        refuses("config", "seed", sample_prior(1.0, 2.0, 1.0, value));
        refuses("config", "width", Features::new(value));
    }
}

#[wasm_bindgen_test]
fn features_that_get_too_few_labels_are_still_there() {
    let mut features = Features::new(2.0).unwrap();
    features.append(&[1.0, 2.0, 3.0, 4.0]).unwrap();
    refuses("length", "labels", features.label(vec![1]));
    assert_eq!(features.length(), 2);
    assert_eq!(features.label(vec![1, 2]).unwrap().length(), 2);
    assert_eq!(features.length(), 0);
    refuses("config", "features", features.label(vec![]));
}

#[wasm_bindgen_test]
fn the_nearest_digits_are_found_and_a_digit_is_nearest_to_itself() {
    let digits = digits();
    let neighbours = digits.nearest(&digits.images(&[1, 2]).unwrap(), 2.0).unwrap();
    assert_eq!(neighbours.indices(), [1, 0, 2, 1]);
    let distances = neighbours.distances();
    assert_eq!((distances[0], distances[2]), (0.0, 0.0));
    assert!((distances[3] - (0.64_f32 + 2.0).sqrt()).abs() < 1e-6);
    assert_eq!(digits.nearest(&[0.5; 4], 9.0).unwrap().indices().len(), 3);
    assert_eq!(digits.nearest_among(&digits.image(0.0).unwrap(), 1.0, 1.0, 3.0).unwrap().indices(), [1]);
}

#[wasm_bindgen_test]
fn neighbours_of_invalid_images_are_refused() {
    let digits = digits();
    refuses("length", "images", digits.nearest(&[], 1.0));
    refuses("length", "images", digits.nearest(&[0.0; 5], 1.0));
    refuses("config", "k", digits.nearest(&[0.0; 4], 0.0));
    refuses("config", "k", digits.nearest(&[0.0; 4], f64::from(u32::MAX)));
    refuses("config", "images", digits.nearest(&vec![0.0; 4 * 1025], 1.0));
    refuses("config", "end", digits.nearest_among(&[0.0; 4], 1.0, 0.0, 4.0));
    refuses("config", "start", digits.nearest_among(&[0.0; 4], 1.0, 2.0, 2.0));
    for odd in [f32::NAN, -0.5, 2.0] {
        refuses("value", "images", digits.nearest(&[odd; 4], 1.0));
    }
}
