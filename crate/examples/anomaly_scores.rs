//! Ranks the PNG files of a folder by how badly a model reconstructs them, the strangest first, one line `SCORE NAME` each:
//! `cargo run --release --example anomaly_scores -- [--black] [--invert] MODEL.safetensors FOLDER`
//!
//! The pictures have to be prepared as those were that the model learnt from: `--invert` exchanges dark and light, for drawings on
//! white where the model learnt white on black. Transparent pixels are white, with `--black` black. A model that learnt from
//! normalised pictures needs normalised ones.
//!
//! The score is Σ (y − x)² / max(Σ x², 1), which does not favour pictures with little in them. `autoencoders::anomaly` has
//! others, and their ROC and precision-recall curves.

mod pictures;

use autoencoders::anomaly::reconstruction_scores;
use autoencoders::models::{Model, Workspace};
use autoencoders::ndarray::Array2;
use pictures::Preparation;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const USAGE: &str = "usage: anomaly_scores [--black] [--invert] MODEL.safetensors FOLDER
  --black   transparent pixels are black, not white
  --invert  exchanges dark and light: for a model that learnt from inverted pictures
A model that learnt from normalised pictures needs normalised ones.";

fn main() -> ExitCode {
    if let Err(error) = run() {
        eprintln!("{error}");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

fn run() -> Result<(), Box<dyn Error>> {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let preparation = Preparation::take_from(&mut arguments);
    let [model, folder] = &arguments[..] else {
        return Err(USAGE.into());
    };
    let model = Model::load(model)?;
    let paths = png_files(Path::new(folder))?;
    let mut pixels = Vec::new();
    for path in &paths {
        let (_, picture) =
            pictures::read(path, &model, preparation).map_err(|error| format!("{}: {error}", path.display()))?;
        pixels.extend(picture);
    }
    let pictures = Array2::from_shape_vec((paths.len(), model.input_len()), pixels)?;
    let scores = reconstruction_scores(&model, pictures.view(), &mut Workspace::default())?.relative_error;
    let mut ranked: Vec<_> = scores.into_iter().zip(&paths).collect();
    ranked.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    for (score, path) in ranked {
        println!("{score:.4} {}", path.file_name().unwrap_or_default().display());
    }
    Ok(())
}

/// The PNG files of a folder, by name.
fn png_files(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let paths: Vec<PathBuf> = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<std::io::Result<_>>()?;
    let is_png = |path: &PathBuf| path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("png"));
    let mut paths: Vec<PathBuf> = paths.into_iter().filter(is_png).collect();
    paths.sort();
    Ok(paths)
}
