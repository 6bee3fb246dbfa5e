use super::*;
use crate::layers::Padding;
use crate::models::{Convolutional, Vanilla, Variational};
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test; // these also run in the browser

/// `model.py` of a model with this configuration.
fn module_of(config: Config) -> String {
    let model = Model::new(config, &mut ChaCha8Rng::seed_from_u64(1)).unwrap();
    model_module(&model, &ModelDescription::of(&model, "test"))
}

#[track_caller]
fn assert_contains(text: &str, lines: &[&str]) {
    let indented = |by: usize| lines.iter().map(|line| format!("{}{line}\n", " ".repeat(by))).collect::<String>();
    assert!(text.contains(&indented(8)) || text.contains(&indented(4)), "{lines:#?} in\n{text}");
}

#[test]
fn the_layers_of_a_vanilla_model_are_written_out() {
    let text = module_of(Config::Vanilla(Vanilla::keras_dense(128)));
    assert_contains(&text, &["self.enc = nn.Linear(784, 128)", "self.dec = nn.Linear(128, 784)"]);
    assert_contains(&text, &["h = image.flatten(1)", "return torch.relu(self.enc(h))"]);
    assert_contains(&text, &["h = self.dec(code)", "return h.unflatten(1, (28, 28, 1))"]);
    assert_contains(
        &text,
        &["h = layers.Flatten()(image)", "h = layers.Dense(128, activation=\"relu\", name=\"enc\")(h)"],
    );
    assert_contains(&text, &["h = layers.Dense(784, name=\"dec\")(code)", "h = layers.Reshape((28, 28, 1))(h)"]);
}

#[test]
fn up_sampling_and_convolution_are_two_layers_in_python() {
    let text = module_of(Config::Convolutional(Convolutional::small()));
    assert_contains(
        &text,
        &["self.conv1 = nn.Conv2d(1, 8, 3, padding=1)", "self.conv2 = nn.Conv2d(8, 16, 3, padding=1)"],
    );
    assert_contains(&text, &["h = F.interpolate(h, scale_factor=2)", "h = torch.relu(self.conv3(h))"]);
    assert_contains(&text, &["h = self.conv5(h)", "return h.permute(0, 2, 3, 1)"]);
    let conv = "h = layers.Conv2D(16, 3, padding=\"same\", activation=\"relu\", name=\"conv3\")(h)";
    assert_contains(&text, &["h = layers.UpSampling2D(2)(code)", conv]);
}

#[test]
fn other_activations_and_paddings_are_kept() {
    let config = Convolutional { padding: Padding::Valid, activation: Activation::Tanh, ..Convolutional::small() };
    let text = module_of(Config::Convolutional(config));
    assert_contains(&text, &["self.conv1 = nn.Conv2d(1, 8, 3)"]);
    assert_contains(&text, &["h = torch.tanh(self.conv1(h))", "h = F.max_pool2d(h, 2)"]);
    assert_contains(&text, &["h = layers.Conv2D(8, 3, activation=\"tanh\", name=\"conv1\")(image)"]);
}

#[test]
fn a_variational_model_samples_for_its_loss_alone() {
    let text = module_of(Config::Variational(Variational::linear_vae(2)));
    assert_contains(&text, &["h = image.flatten(1)", "return self.z_mean(h), self.z_log_var(h)"]);
    assert_contains(&text, &["h = [layers.Dense(2, name=\"z_mean\")(h), layers.Dense(2, name=\"z_log_var\")(h)]"]);
    assert_contains(&text, &["epsilon_dim = 2  # values of epsilon per image"]);
}

#[test]
fn a_code_of_one_pixel_is_a_list_of_values() {
    let text = module_of(Config::Convolutional(Convolutional { height: 4, width: 4, ..Convolutional::small() }));
    assert_contains(&text, &["h = h.permute(0, 2, 3, 1)", "return h.flatten(1)"]);
    assert_contains(&text, &["h = code.unflatten(1, (1, 1, 16))", "h = h.permute(0, 3, 1, 2)"]);
}

#[test]
fn no_name_ends_a_string_of_the_program() {
    let model = Model::new(Config::Vanilla(Vanilla::keras_dense(2)), &mut ChaCha8Rng::seed_from_u64(1)).unwrap();
    let name = "\"\"\"\nimport os\\ <image>".to_owned();
    let text = model_module(&model, &ModelDescription { name, ..ModelDescription::of(&model, "") });
    assert!(text.starts_with("\"\"\"The vanilla autoencoder \"import os image\", data set: not recorded.\n"), "{text}");
}

#[test]
fn the_project_has_all_its_files_without_blanks() {
    let model = Model::new(Config::Vanilla(Vanilla::keras_dense(2)), &mut ChaCha8Rng::seed_from_u64(1)).unwrap();
    let preprocessing = Preprocessing { fit: Fit::Pad, invert: true, ..Preprocessing::default() };
    let of_model = ModelDescription::of(&model, "test");
    let description = ModelDescription { preprocessing: Some(preprocessing), denoises: true, ..of_model };
    let files = project_files(&model, &description).unwrap();
    let names: Vec<&str> = files.iter().map(|(name, _)| *name).collect();
    assert_eq!(names, ["model.py", "train.py", "model.safetensors", "requirements.txt", "README.md"]);
    for (name, content) in files.iter().filter(|(name, _)| *name != "model.safetensors") {
        let text = str::from_utf8(content).unwrap();
        assert!(!text.contains(['<', '\t']) && text.ends_with('\n') && !text.contains(" \n"), "{name}: {text}");
    }
    let train = str::from_utf8(&files[1].1).unwrap();
    assert!(train.contains("FIT = \"fit\"") && train.contains("INVERT = True") && train.contains("NORMALISE = False"));
    let metadata = "\"preprocessing\": '{\"fit\":\"fit\",\"background\":\"white\",\"invert\":true,\"normalise\":false}',\n}\nDENOISES = True\n";
    assert!(str::from_utf8(&files[0].1).unwrap().contains(metadata)); // as in all exports
}
