//! The configuration of a model: its architecture and sizes, from which it is built.

use super::limits::ParameterCounter;
use super::{Convolutional, ModelParts, Vanilla, Variational};
use crate::Result;
use crate::json::{self, Object};
use crate::layers::{ACTIVATIONS, Activation};
use rand::Rng;
use serde::Serialize;

/// Architecture and sizes of a model. In files and in JavaScript the field `kind` names the variant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Config {
    /// Dense layers.
    Vanilla(Vanilla),
    /// Convolutions, pooling and up-sampling.
    Convolutional(Convolutional),
    /// Dense layers around a Gaussian.
    Variational(Variational),
}

impl Config {
    /// Reads an object with the field `kind` and the fields of that kind.
    ///
    /// # Errors
    /// A message that names the field that is missing, of the wrong type or unknown.
    pub fn read(mut object: Object) -> json::Result<Self> {
        let fields = &mut object;
        let config = match fields.string("kind")?.as_str() {
            "vanilla" => Config::Vanilla(Vanilla::read(fields)?),
            "convolutional" => Config::Convolutional(Convolutional::read(fields)?),
            "variational" => Config::Variational(Variational::read(fields)?),
            other => return Err(format!("`kind` is an unknown `{}`", json::truncate_for_message(other))),
        };
        object.finish()?;
        Ok(config)
    }

    /// Number of weights and biases.
    ///
    /// # Errors
    /// [`Error::Config`](crate::Error::Config) if a size is out of range, or the model too large for a browser tab.
    pub fn parameter_count(&self) -> Result<usize> {
        let mut counter = ParameterCounter::default();
        match self {
            Config::Vanilla(config) => {
                config.validate()?;
                config.count_parameters(&mut counter);
            }
            Config::Convolutional(config) => {
                config.validate()?;
                config.count_parameters(&mut counter);
            }
            Config::Variational(config) => {
                config.validate()?;
                config.count_parameters(&mut counter);
            }
        }
        counter.checked_total()
    }

    pub(super) fn build(&self, rng: &mut dyn Rng) -> ModelParts {
        match self {
            Config::Vanilla(config) => config.build(rng),
            Config::Convolutional(config) => config.build(rng),
            Config::Variational(config) => config.build(rng),
        }
    }
}

impl From<Vanilla> for Config {
    fn from(config: Vanilla) -> Self {
        Self::Vanilla(config)
    }
}

impl From<Convolutional> for Config {
    fn from(config: Convolutional) -> Self {
        Self::Convolutional(config)
    }
}

impl From<Variational> for Config {
    fn from(config: Variational) -> Self {
        Self::Variational(config)
    }
}

/// The field `activation`, which is ReLU if missing.
pub(super) fn read_activation(fields: &mut Object) -> json::Result<Activation> {
    if fields.has("activation") { fields.choice("activation", &ACTIVATIONS) } else { Ok(Activation::Relu) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_configuration_is_read_as_it_was_written() {
        for (name, activation) in ACTIVATIONS {
            for config in [
                Config::Vanilla(Vanilla { activation, ..Vanilla::deep() }),
                Config::Convolutional(Convolutional { activation, ..Convolutional::small() }),
                Config::Variational(Variational { activation, ..Variational::mlp_vae(2) }),
            ] {
                let text = json::to_string(&config);
                assert_eq!(Object::parse(&text).and_then(Config::read), Ok(config));
                assert_eq!(text.contains(&format!(r#","activation":"{name}""#)), activation != Activation::Relu);
            }
        }
    }

    #[test]
    fn an_activation_that_is_unknown_is_named() {
        let text =
            json::to_string(&Config::Vanilla(Vanilla::keras_dense(128))).replace('}', r#","activation":"gelu"}"#);
        let read = Object::parse(&text).and_then(Config::read);
        assert_eq!(read, Err("`activation` is an unknown `gelu`".to_owned()));
    }
}
