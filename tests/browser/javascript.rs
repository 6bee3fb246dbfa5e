//! The interface of the page: results, and errors for invalid arguments.

use autoencoders::models::{Config, Model as Inner, Variational};
use autoencoders::wasm::{
    DataSet, Model, Replica, compare_images, contact_sheet_js, fresh_seed, median_filter, normalise_drawing,
};
use autoencoders::weights::{Precision, to_bytes};
use js_sys::{Error, JSON, Reflect};
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

fn file() -> Vec<u8> {
    let config = Config::Variational(Variational::mlp_vae(2));
    to_bytes(&Inner::new(config, &mut ChaCha8Rng::seed_from_u64(1)).unwrap(), Precision::Half).unwrap()
}

/// Name, code and message of what was thrown.
pub fn thrown<T>(result: Result<T, JsValue>) -> (String, String, String) {
    let error: Error = result.err().expect("an error").unchecked_into();
    let code = Reflect::get(&error, &"code".into()).unwrap().as_string().unwrap();
    (error.name().into(), code, error.message().into())
}

#[wasm_bindgen_test]
fn a_model_is_loaded_and_reconstructs() {
    let mut model = Model::load(&file()).unwrap();
    let kind = Reflect::get(&model.config(), &"kind".into()).unwrap();
    assert_eq!(kind.as_string().as_deref(), Some("variational"));
    assert_eq!((model.input_shape(), model.code_shape(), model.parameter_count()), (vec![784], vec![2], 404_244));
    let image = vec![0.25; 784];
    let reconstruction = model.reconstruct(&image).unwrap();
    assert_eq!(
        (reconstruction.code().len(), reconstruction.log_var().unwrap().len(), reconstruction.output().len()),
        (2, 2, 784)
    );
    assert_eq!(reconstruction.error()[5], reconstruction.output()[5] - image[5]);
    assert!(
        reconstruction.bce() > reconstruction.input_entropy() && reconstruction.input_entropy() > 0.5,
        "a grey picture's own entropy is high"
    );
    assert_eq!(model.encode(&image).unwrap(), reconstruction.code());
    assert_eq!(model.decode(&reconstruction.code()).unwrap(), reconstruction.output());
}

#[wasm_bindgen_test]
fn several_images_are_processed_at_once() {
    let mut model = Model::load(&file()).unwrap();
    let codes = model.encode(&[0.5; 3 * 784]).unwrap();
    assert_eq!(codes.len(), 3 * 2);
    assert_eq!(model.decode(&codes).unwrap().len(), 3 * 784);
}

#[wasm_bindgen_test]
fn errors_have_a_code_and_leave_the_model_usable() {
    let cut = &file()[..999];
    let (name, code, _) = thrown(Model::load(cut));
    assert_eq!((name.as_str(), code.as_str()), ("AutoencoderError", "invalid_file"));
    let mut model = Model::load(&file()).unwrap();
    for result in [model.encode(&[]), model.encode(&[0.0; 785]), model.decode(&[0.0; 3])] {
        assert_eq!(thrown(result).1, "length");
    }
    let (_, code, message) = thrown(model.reconstruct(&[0.0; 783]));
    assert_eq!((code.as_str(), message.as_str()), ("length", "image: expected 784 values, got 783"));
    assert!(model.reconstruct(&[0.0; 784]).is_ok());
    assert_eq!(thrown(DataSet::parse(b"no digits")).1, "idx");
}

#[wasm_bindgen_test]
fn a_value_that_is_not_finite_is_refused() {
    let mut model = Model::load(&file()).unwrap();
    let mut image = vec![0.5; 784];
    image[700] = f32::NAN;
    let expected = |what: &str| ("value".to_owned(), format!("{what}: expected finite numbers, got NaN at [0, 700]"));
    let refused = |(_, code, message): (String, String, String)| (code, message);
    assert_eq!(refused(thrown(model.encode(&image))), expected("images"));
    assert_eq!(refused(thrown(model.latent_stats(&image))), expected("images"));
    let no_pixel = ("value".to_owned(), "image: expected numbers in 0…1, got NaN at [700]".to_owned());
    assert_eq!(refused(thrown(model.reconstruct(&image))), no_pixel);
    assert_eq!(refused(thrown(model.trace(&image))), expected("image"));
    assert_eq!(refused(thrown(model.contributions(&image, 0.0, 0.0, 0.0))), expected("image"));
    assert_eq!(refused(thrown(median_filter(&image, &[28, 28, 1]))), expected("image"));
    assert_eq!(refused(thrown(compare_images(&[0.0; 784], &image, &[28, 28, 1]))), expected("other"));
    let codes = [0.0, 0.0, 0.0, f32::INFINITY];
    assert_eq!(thrown(model.decode(&codes)).2, "codes: expected finite numbers, got inf at [1, 1]");
}

#[wasm_bindgen_test]
fn what_is_no_text_is_refused_where_a_name_is_expected() {
    let model = Model::load(&file()).unwrap();
    for value in [JsValue::UNDEFINED, JsValue::NULL, JsValue::from(1.5), js_sys::Object::new().into()] {
        let placed = normalise_drawing(&[0; 4], 2.0, 2.0, &[2, 2, 1], &value);
        assert_eq!(thrown(placed).2, "placement: expected a text, got another type");
        assert_eq!(thrown(model.weight(&value)).2, "name: expected a text, got another type");
        assert_eq!(thrown(Replica::new(&model.config(), &value)).1, "config");
    }
}

#[wasm_bindgen_test]
fn a_models_configuration_is_a_plain_object() {
    let config = Model::load(&file()).unwrap().config();
    let expected = r#"{"kind":"variational","input":784,"encoder":[256],"latent":2,"decoder":[256]}"#;
    assert_eq!(String::from(JSON::stringify(&config).unwrap()), expected);
}

#[wasm_bindgen_test]
fn a_drawing_is_centred_and_an_empty_one_is_undefined() {
    let mut ink = vec![0; 280 * 280];
    assert_eq!(normalise_drawing(&ink, 280.0, 280.0, &[28, 28, 1], &"mnist".into()).unwrap(), None);
    (0..100).for_each(|row| ink[row * 280 + 9..row * 280 + 21].fill(255));
    let image = normalise_drawing(&ink, 280.0, 280.0, &[28, 28, 1], &"mnist".into()).unwrap().unwrap();
    assert!(image[14 * 28 + 14] > 0.9 && image[0] == 0.0);
    assert_eq!(thrown(normalise_drawing(&ink, 280.0, 279.0, &[28, 28, 1], &"mnist".into())).1, "length");
    let small = normalise_drawing(&ink, 280.0, 280.0, &[8, 8, 1], &"nist".into()).unwrap().unwrap();
    assert!(small[4 * 8 + 4] == 1.0 && small[4 * 8] == 0.0);
    assert_eq!(thrown(normalise_drawing(&ink, 280.0, 280.0, &[28, 28, 1], &"emnist".into())).1, "config");
}

#[wasm_bindgen_test]
fn fresh_seeds_differ() {
    assert_ne!(fresh_seed().unwrap(), fresh_seed().unwrap());
}

#[wasm_bindgen_test]
fn a_contact_sheet_is_image_data_and_invalid_arguments_are_refused() {
    let palette: Vec<u8> = (0..=255).flat_map(|red| [red, 0, 0, 255]).collect();
    let images = [0.0, 1.0, 0.5, 0.0, 1.0, 1.0, 1.0, 1.0];
    let sheet = contact_sheet_js(&images, &[2, 2, 1], 2.0, 1.0, &palette).unwrap();
    assert_eq!((sheet.width(), sheet.height()), (5, 2));
    let reds: Vec<u8> = sheet.data().0.iter().step_by(4).copied().collect();
    assert_eq!(reds, [0, 255, 0, 255, 255, 128, 0, 0, 255, 255]);
    for (images, shape, columns, gap, palette, code) in [
        (&images[..7], &[2, 2, 1], 2.0, 1.0, &palette[..], "length"),
        (&[], &[2, 2, 1], 2.0, 1.0, &palette, "length"),
        (&images, &[0, 2, 1], 2.0, 1.0, &palette, "config"),
        (&images, &[2, 2, 1], 0.0, 1.0, &palette, "config"),
        (&images, &[2, 2, 1], f64::from(u32::MAX), 1.0, &palette, "config"),
        (&images, &[2, 2, 1], 1024.0, 1024.0, &palette, "config"),
        (&images, &[2, 2, 1], 2.0, 1.0, &palette[1..], "length"),
    ] {
        assert_eq!(thrown(contact_sheet_js(images, shape, columns, gap, palette)).1, code);
    }
}
