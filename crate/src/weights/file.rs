//! Models on the disk.

use super::{Precision, from_bytes, to_bytes};
use crate::models::Model;
use crate::{Error, Result};
use std::path::Path;
use std::{fs, io};

impl Model {
    /// Reads a model from a file, as [`save`](Self::save) and the page write it.
    ///
    /// # Errors
    /// [`Error::Io`] if the file cannot be read, and those of [`from_bytes`] if it does not hold a model.
    pub fn load(path: impl AsRef<Path>) -> Result<Self> {
        let path = path.as_ref();
        from_bytes(&fs::read(path).map_err(|error| failure(path, &error))?)
    }

    /// Writes the model to a file, with 32 bits per weight, which is exact; replaces a file that is there.
    ///
    /// # Errors
    /// [`Error::Tensor`] if a weight is not finite, [`Error::Io`] if the file cannot be written.
    pub fn save(&self, path: impl AsRef<Path>) -> Result<()> {
        let path = path.as_ref();
        fs::write(path, to_bytes(self, Precision::Single)?).map_err(|error| failure(path, &error))
    }
}

fn failure(path: &Path, error: &io::Error) -> Error {
    Error::Io { path: path.to_owned(), kind: error.kind(), reason: error.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::{Config, Vanilla};
    use rand::SeedableRng;
    use rand_chacha::ChaCha8Rng;

    fn model() -> Model {
        let config = Config::Vanilla(Vanilla { input: 6, ..Vanilla::keras_dense(3) });
        Model::new(config, &mut ChaCha8Rng::seed_from_u64(1)).unwrap()
    }

    #[test]
    fn a_model_is_loaded_exactly_as_it_was_saved() {
        let path = std::env::temp_dir().join(format!("autoencoders-{}.safetensors", std::process::id()));
        let saved = model();
        saved.save(&path).unwrap();
        let loaded = Model::load(&path);
        fs::remove_file(&path).unwrap();
        let bytes = |model: &Model| to_bytes(model, Precision::Single);
        assert_eq!(bytes(&loaded.unwrap()), bytes(&saved));
    }

    #[test]
    fn a_file_that_is_not_there_is_named() {
        let path = Path::new("no such folder").join("model.safetensors");
        for error in [Model::load(&path).unwrap_err(), model().save(&path).unwrap_err()] {
            assert!(matches!(&error, Error::Io { kind: io::ErrorKind::NotFound, .. }), "{error:?}");
            assert!(error.to_string().starts_with(&format!("{}: ", path.display())), "{error}");
            assert_eq!(error.code(), "io");
        }
    }
}
