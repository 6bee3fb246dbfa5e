//! Models on the disk.

use super::{Precision, from_bytes, to_bytes};
use crate::models::Model;
use crate::{Error, Result};
use std::ffi::OsString;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::{fs, io};

impl Model {
    /// Reads a model from a safetensors file, as [`save`](Self::save) and this project's web page write it. A training that the file
    /// holds is dropped: saving over the file loses it.
    ///
    /// # Errors
    /// [`Error::Io`] if the file cannot be read, and those of [`from_bytes`] if it does not hold a model.
    pub fn load(path: impl AsRef<Path>) -> Result<Self> {
        let path = path.as_ref();
        from_bytes(&fs::read(path).map_err(|error| io_error(path, &error))?)
    }

    /// Writes the model to a file, with 32 bits per weight, which is exact. A file that is there is replaced in one step, once all is
    /// written, so that a reader, or a crash, always finds a complete file: the old one or the new one. Until then there is a second
    /// file `.NAME.PROCESS.partial` beside it; two threads must not save to one path at the same time. Where no such file can be made
    /// or take its place (in a folder that is not writable, or mounted alone), the file is written over.
    ///
    /// # Errors
    /// [`Error::Tensor`] if a weight is not finite, [`Error::Io`] if the file cannot be written.
    pub fn save(&self, path: impl AsRef<Path>) -> Result<()> {
        let path = path.as_ref();
        replace_file(path, &to_bytes(self, Precision::Single)?).map_err(|error| io_error(path, &error))
    }
}

/// Writes a file beside the path and gives it that name once it is on the disk.
fn replace_file(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // What a link points to is replaced, not the link.
    let path = &fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    if fs::metadata(path).is_ok_and(|metadata| !metadata.is_file() && !metadata.is_dir()) {
        return fs::write(path, bytes); // a device or a pipe
    }
    let partial = partial_path(path);
    let Ok(file) = create_like(path, &partial) else { return fs::write(path, bytes) };
    let written = write_and_sync(file, bytes);
    let is_renamed = written.is_ok() && fs::rename(&partial, path).is_ok();
    if !is_renamed {
        let _ = fs::remove_file(&partial); // the first error is the one to report
    }
    if is_renamed { Ok(()) } else { written.and_then(|()| fs::write(path, bytes)) }
}

/// A new file with the permissions of another, if that is there.
fn create_like(path: &Path, partial: &Path) -> io::Result<fs::File> {
    let file = fs::File::create(partial)?;
    if let Ok(metadata) = fs::metadata(path) {
        let _ = file.set_permissions(metadata.permissions());
    }
    Ok(file)
}

fn write_and_sync(mut file: fs::File, bytes: &[u8]) -> io::Result<()> {
    file.write_all(bytes)?;
    file.sync_all()
}

/// The path of the file that is written first: of another name in each process, which may save to the same path.
fn partial_path(path: &Path) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(format!(".{}.partial", std::process::id()));
    path.with_file_name(name)
}

fn io_error(path: &Path, error: &io::Error) -> Error {
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

    /// A new folder, and the names of what is in it.
    fn folder(name: &str) -> (PathBuf, impl Fn() -> Vec<OsString>) {
        let folder = std::env::temp_dir().join(format!("autoencoders-{name}-{}", std::process::id()));
        fs::create_dir(&folder).unwrap();
        let of = folder.clone();
        (folder, move || fs::read_dir(&of).unwrap().map(|entry| entry.unwrap().file_name()).collect())
    }

    #[test]
    fn a_file_that_is_there_is_replaced_as_a_whole() {
        let (folder, names) = folder("replaced");
        let path = folder.join("model.safetensors");
        fs::write(&path, vec![7; 1 << 20]).unwrap();
        model().save(&path).unwrap();
        assert_eq!(fs::read(&path).unwrap(), to_bytes(&model(), Precision::Single).unwrap());
        assert_eq!(names(), ["model.safetensors"]);
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_save_that_fails_leaves_nothing_behind() {
        let (folder, names) = folder("failed");
        let path = folder.join("model.safetensors");
        fs::create_dir(&path).unwrap(); // no file can take its name
        assert_eq!(model().save(&path).unwrap_err().code(), "io");
        assert_eq!(names(), ["model.safetensors"]);
        fs::remove_dir_all(folder).unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn a_file_that_is_replaced_keeps_its_permissions() {
        use std::os::unix::fs::PermissionsExt;
        let (folder, _) = folder("private");
        let path = folder.join("model.safetensors");
        fs::write(&path, b"old").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        model().save(&path).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        fs::remove_dir_all(folder).unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn where_no_file_can_be_made_beside_it_a_file_is_written_over() {
        let (folder, names) = folder("long");
        let name = "n".repeat(250); // with more letters it is too long
        model().save(folder.join(&name)).unwrap();
        assert!(Model::load(folder.join(&name)).is_ok());
        assert_eq!(names(), [&name[..]]);
        fs::remove_dir_all(folder).unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_and_what_it_points_to_is_replaced() {
        let (folder, _) = folder("linked");
        let [path, link] = ["model.safetensors", "link"].map(|name| folder.join(name));
        fs::write(&path, b"old").unwrap();
        std::os::unix::fs::symlink(&path, &link).unwrap();
        model().save(&link).unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert!(Model::load(&path).is_ok());
        fs::remove_dir_all(folder).unwrap();
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
