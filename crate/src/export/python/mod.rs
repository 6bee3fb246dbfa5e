//! A Python project that continues the training of a model in PyTorch, on one machine or on many, and that has the model in
//! Keras, too: `model.py` with the layers written out, `train.py`, the weights, the requirements, a README.

mod keras;
mod template;
mod torch;

use super::{Background, Fit, Layout, ModelDescription, Preprocessing, to_safetensors};
use crate::data::ImageShape;
use crate::layers::{Activation, Layer, NamedLayer, Sequential};
use crate::models::{Config, Model};
use crate::{Result, json};
use template::{fill, tuple};

const MODEL_TEMPLATE: &str = include_str!("model.py.txt");
const TRAIN_TEMPLATE: &str = include_str!("train.py.txt");
const README_TEMPLATE: &str = include_str!("README.md.txt");
const REQUIREMENTS: &str = include_str!("requirements.txt.txt");

/// The files of a Python project, names and contents, that has the model with its weights in PyTorch and in Keras, and continues its
/// training in PyTorch.
///
/// # Errors
/// [`Error::Tensor`](crate::Error::Tensor) if a weight is not finite, [`Error::Length`](crate::Error::Length) or
/// [`Error::Config`](crate::Error::Config) if the description's images are not those of the model.
pub fn project_files(model: &Model, description: &ModelDescription) -> Result<Vec<(&'static str, Vec<u8>)>> {
    description.check_fits(model)?;
    let weights = to_safetensors(model, Layout::PyTorch, description)?;
    let train = fill(
        TRAIN_TEMPLATE,
        &[("preprocessing", preprocessing_constants(description.preprocessing.unwrap_or_default()))],
    );
    Ok(vec![
        ("model.py", model_module(model, description).into_bytes()),
        ("train.py", train.into_bytes()),
        ("model.safetensors", weights),
        ("requirements.txt", REQUIREMENTS.as_bytes().to_vec()),
        ("README.md", readme(model, description).into_bytes()),
    ])
}

/// The file `model.py`.
fn model_module(model: &Model, description: &ModelDescription) -> String {
    let ImageShape { height, width, channels } = description.image_shape;
    let blanks = [
        ("title", title(model, description)),
        ("image", format!("{height}, {width}, {channels}")),
        ("code", comma_separated(&model.code_shape())),
        ("config", json::to_string(model.config())),
        ("metadata", metadata_entries(description)),
        ("denoises", python_bool(description.denoises).to_owned()),
        ("epsilon_dim", epsilon_dim_statement(model)),
        ("modules", torch::modules(model)),
        ("methods", torch::methods(model, description)),
        ("keras", keras::models(model, description)),
    ];
    fill(MODEL_TEMPLATE, &blanks)
}

fn readme(model: &Model, description: &ModelDescription) -> String {
    let ImageShape { height, width, channels } = description.image_shape;
    let blanks = [
        ("name", sanitised(&description.name)),
        ("title", title(model, description)),
        ("image", format!("{height}, {width}, {channels}")),
    ];
    fill(README_TEMPLATE, &blanks)
}

/// The first sentence of the files.
fn title(model: &Model, description: &ModelDescription) -> String {
    let kind = match model.config() {
        Config::Vanilla(_) => "vanilla",
        Config::Convolutional(_) => "convolutional",
        Config::Variational(_) => "variational",
    };
    format!(
        "The {kind} autoencoder \"{}\", data set: {}.",
        sanitised(&description.name),
        sanitised(&description.data_set)
    )
}

fn epsilon_dim_statement(model: &Model) -> String {
    match model.epsilon_dim() {
        0 => "epsilon_dim = 0  # nothing is sampled".to_owned(),
        epsilon_dim => format!("epsilon_dim = {epsilon_dim}  # values of epsilon per image"),
    }
}

fn preprocessing_constants(Preprocessing { fit, background, invert, normalise }: Preprocessing) -> String {
    let fit = match fit {
        Fit::Crop => "FIT = \"crop\"  # the largest part in the middle",
        Fit::Pad => "FIT = \"fit\"  # all of the picture, with margins",
    };
    let background = match background {
        Background::White => "white",
        Background::Black => "black",
    };
    let (invert, normalise) = (python_bool(invert), python_bool(normalise));
    format!(
        "{fit}\nBACKGROUND = \"{background}\"  # behind transparent pixels and margins\n\
        INVERT = {invert}  # dark and light exchanged\n\
        NORMALISE = {normalise}  # each image to a mean of 1/2 and a standard deviation of 1/6"
    )
}

/// The entries of a file's metadata that say what the model has learnt from, as entries of a Python dictionary.
fn metadata_entries(description: &ModelDescription) -> String {
    let ModelDescription { name, data_set, .. } = description;
    let texts =
        [("name", name), ("data_set", data_set)].map(|(key, text)| format!("\"{key}\": \"{}\",", sanitised(text)));
    let preprocessing =
        description.preprocessing.map(|known| format!("\"preprocessing\": '{}',", json::to_string(&known)));
    texts.into_iter().chain(preprocessing).collect::<Vec<_>>().join("\n")
}

fn python_bool(value: bool) -> &'static str {
    if value { "True" } else { "False" }
}

/// A text from a visitor without what would end a string or a line in Python.
fn sanitised(text: &str) -> String {
    text.chars().filter(|char| !char.is_control() && !['"', '\\', '<', '>'].contains(char)).take(80).collect()
}

fn comma_separated(sizes: &[usize]) -> String {
    sizes.iter().map(usize::to_string).collect::<Vec<_>>().join(", ")
}

/// The layers, each with the activation that follows it.
fn with_activations(layers: &Sequential) -> impl Iterator<Item = (&NamedLayer, Option<Activation>)> {
    let following = layers.layers().iter().skip(1).map(|next| match next.layer {
        Layer::Activation(activation, _) => Some(activation),
        _ => None,
    });
    let all = layers.layers().iter().zip(following.chain([None]));
    all.filter(|(named, _)| !matches!(named.layer, Layer::Activation(..)))
}

/// Whether a model's layers take images, with channels; those of others take all values of an image in one row.
fn takes_images(model: &Model) -> bool {
    matches!(model.config(), Config::Convolutional(_))
}

#[cfg(test)]
mod tests;
