//! Reads the pretrained models.

use autoencoders::models::Model;
use autoencoders::weights::from_bytes;
use std::{fs, path::PathBuf};

/// The root of the repository.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The bytes of the file of a model.
pub fn file(name: &str) -> Vec<u8> {
    let path = root().join(format!("pretrained/{name}.safetensors"));
    fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// The model in that file.
pub fn model(name: &str) -> Model {
    from_bytes(&file(name)).unwrap()
}
