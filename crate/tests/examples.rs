//! Runs the examples, which `cargo test` has compiled, on small files.
#![cfg(not(target_arch = "wasm32"))]

use autoencoders::data::{DataSet, ImageShape};
use autoencoders::export::{Fit, Layout, ModelDescription, Preprocessing, to_safetensors};
use autoencoders::models::{Model, Vanilla};
use autoencoders::train::Training;
use png::{BitDepth, ColorType, Encoder};
use safetensors::SafeTensors;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const SIDE: usize = 8;

/// A folder that is removed in the end, also after a failure.
struct TempFolder(PathBuf);

impl TempFolder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("autoencoders-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn path(&self, name: &str) -> String {
        self.0.join(name).to_str().unwrap().to_owned()
    }
}

impl Drop for TempFolder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn run(example: &str, arguments: &[&str]) -> Output {
    let test = std::env::current_exe().unwrap(); // in target/debug/deps
    let examples = test.parent().and_then(Path::parent).unwrap().join("examples");
    let program = examples.join(example).with_extension(std::env::consts::EXE_EXTENSION);
    assert!(program.exists(), "no {}: `cargo test` without `--test` compiles it", program.display());
    Command::new(program).args(arguments).output().unwrap()
}

/// The output of an example that succeeds.
fn succeed(example: &str, arguments: &[&str]) -> String {
    let Output { status, stdout, stderr } = run(example, arguments);
    assert!(status.success(), "{example}: {}", String::from_utf8_lossy(&stderr));
    String::from_utf8(stdout).unwrap()
}

/// An image of an upright bar in this column.
fn bar(column: usize) -> Vec<u8> {
    (0..SIDE * SIDE).map(|pixel| if pixel % SIDE == column { 255 } else { 0 }).collect()
}

/// The files of MNIST's format with 512 bars.
fn write_bars(folder: &TempFolder) {
    let pixels = (0..512).flat_map(|image| bar(image % SIDE));
    let images = [0, 0, 8, 3, 0, 0, 2, 0, 0, 0, 0, SIDE as u8, 0, 0, 0, SIDE as u8].into_iter().chain(pixels);
    fs::write(folder.path("train-images-idx3-ubyte"), images.collect::<Vec<u8>>()).unwrap();
    let labels = [0, 0, 8, 1, 0, 0, 2, 0].into_iter().chain((0..512).map(|image| (image % SIDE) as u8));
    fs::write(folder.path("train-labels-idx1-ubyte"), labels.collect::<Vec<u8>>()).unwrap();
}

fn write_png(path: &str, pixels: &[u8]) {
    write_png_as(ColorType::Grayscale, path, pixels);
}

fn write_png_as(colours: ColorType, path: &str, pixels: &[u8]) {
    let mut encoder = Encoder::new(File::create(path).unwrap(), SIDE as u32, SIDE as u32);
    encoder.set_color(colours);
    encoder.set_depth(BitDepth::Eight);
    encoder.write_header().unwrap().write_image_data(pixels).unwrap();
}

fn read_png(path: &str) -> Vec<u8> {
    let file = std::io::BufReader::new(File::open(path).unwrap());
    let mut reader = png::Decoder::new(file).read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    reader.next_frame(&mut pixels).unwrap();
    pixels
}

fn squared_distance(a: &[u8], b: &[u8]) -> f64 {
    a.iter().zip(b).map(|(a, b)| (f64::from(*a) - f64::from(*b)).powi(2)).sum()
}

#[test]
fn a_model_is_trained_on_idx_files_and_cleans_and_ranks_pictures() {
    let folder = TempFolder::new("pictures");
    let model = folder.path("model.safetensors");
    write_bars(&folder);
    let losses = succeed("train_mnist", &[&folder.path(""), &model, "60"]);
    let losses: Vec<f64> = losses.lines().map(|line| line.rsplit_once(' ').unwrap().1.parse().unwrap()).collect();
    assert!(losses.len() == 60 && losses[59] < 0.5 * losses[0], "{losses:?}");
    assert_eq!(Model::load(&model).unwrap().input_len(), SIDE * SIDE);

    let (noisy, clean) = (folder.path("noisy.png"), folder.path("clean.png"));
    let pixels: Vec<u8> = bar(3).iter().enumerate().map(|(i, byte)| byte.abs_diff((i * 37 % 80) as u8)).collect();
    write_png(&noisy, &pixels);
    succeed("denoise_png", &[&model, &noisy, &clean]);
    assert!(squared_distance(&read_png(&clean), &bar(3)) < 0.5 * squared_distance(&pixels, &bar(3)));

    let strange: Vec<u8> =
        (0..SIDE * SIDE).map(|pixel| if (pixel / SIDE).is_multiple_of(2) { 255 } else { 0 }).collect();
    write_png(&folder.path("rows.png"), &strange);
    let ranked = succeed("anomaly_scores", &[&model, &folder.path("")]);
    let names: Vec<&str> = ranked.lines().map(|line| line.split_once(' ').unwrap().1).collect();
    assert_eq!(names, ["rows.png", "noisy.png", "clean.png"]);
}

/// A file of a model for pictures of the bars, which has not learnt much.
fn small_model(folder: &TempFolder) -> String {
    let model = folder.path("model.safetensors");
    let examples = DataSet::from_pixels(bar(3), ImageShape::grey(SIDE, SIDE)).unwrap();
    let small = Vanilla { input: SIDE * SIDE, ..Vanilla::keras_dense(2) };
    Training::new(small).epochs(1).fit(examples, |_| ()).and_then(|trained| trained.save(&model)).unwrap();
    model
}

#[test]
fn transparent_pixels_have_the_colour_of_the_background_and_pictures_can_be_inverted() {
    let folder = TempFolder::new("transparent");
    let model = small_model(&folder);
    let inverted = bar(3).iter().map(|byte| 255 - byte).collect::<Vec<u8>>();
    // A white bar on transparent black, and a black bar on transparent white, of which the colours must not show.
    let transparent =
        |grey: &[u8]| grey.iter().zip(bar(3)).flat_map(|(byte, alpha)| [*byte, alpha]).collect::<Vec<u8>>();
    fs::create_dir(folder.path("in")).unwrap();
    write_png(&folder.path("in/plain.png"), &bar(3));
    write_png(&folder.path("in/inverted.png"), &inverted);
    write_png_as(ColorType::GrayscaleAlpha, &folder.path("in/light.png"), &transparent(&[255; SIDE * SIDE]));
    write_png_as(ColorType::GrayscaleAlpha, &folder.path("in/dark.png"), &transparent(&[0; SIDE * SIDE]));
    let cleaned = |name: &str, options: &[&str]| {
        let (noisy, clean) = (folder.path(&format!("in/{name}.png")), folder.path("clean.png"));
        succeed("denoise_png", &[options, &[&model, &noisy, &clean]].concat());
        read_png(&clean)
    };
    let plain = cleaned("plain", &[]);
    assert_eq!(cleaned("light", &["--black"]), plain);
    assert_eq!(cleaned("dark", &[]), cleaned("inverted", &[]));
    // The picture that comes out is inverted again.
    let inverted_back: Vec<u8> = cleaned("inverted", &["--invert"]).iter().map(|byte| 255 - byte).collect();
    assert!(inverted_back.iter().zip(&plain).all(|(a, b)| a.abs_diff(*b) <= 1), "{inverted_back:?} {plain:?}");
    let scores = |options: &[&str]| {
        let ranked = succeed("anomaly_scores", &[options, &[&model, &folder.path("in")]].concat());
        let score = |name: &str| ranked.lines().find_map(|line| line.strip_suffix(name).map(str::to_owned)).unwrap();
        ["plain.png", "inverted.png", "light.png", "dark.png"].map(score)
    };
    let [plain, inverted, light, _] = scores(&["--black"]);
    assert!(light == plain && plain != inverted);
    let [_, inverted, _, dark] = scores(&["--invert"]);
    assert_eq!([&inverted, &dark], [&plain; 2]);
}

/// The metadata of a safetensors file.
fn metadata(path: &str) -> String {
    let bytes = fs::read(path).unwrap();
    let (_, metadata) = SafeTensors::read_metadata(&bytes).unwrap();
    let entries = metadata.metadata().clone().unwrap();
    let known = ["name", "data_set", "preprocessing", "denoises"].map(|key| entries.get(key).cloned());
    format!("{known:?}")
}

#[test]
fn a_conversion_keeps_what_the_file_records_and_invents_nothing() {
    let folder = TempFolder::new("convert");
    let model = small_model(&folder);
    let described = folder.path("page.torch.safetensors");
    let (preprocessing, loaded) =
        (Preprocessing { fit: Fit::Pad, invert: true, ..Default::default() }, Model::load(&model).unwrap());
    let known = ModelDescription {
        data_set: "bars".into(),
        preprocessing: Some(preprocessing),
        denoises: true,
        ..ModelDescription::of(&loaded, "page")
    };
    fs::write(&described, to_safetensors(&loaded, Layout::PyTorch, &known).unwrap()).unwrap();
    for end in ["keras.safetensors", "torch.safetensors", "safetensors"] {
        let out = folder.path(&format!("out.{end}"));
        succeed("convert", &[&described, &out]);
        assert_eq!(metadata(&out), metadata(&described), "{end}");
    }
    let weights =
        |model: &Model| model.parameters().flat_map(|(_, values)| values.as_slice().to_vec()).collect::<Vec<f32>>();
    assert_eq!(weights(&Model::load(folder.path("out.safetensors")).unwrap()), weights(&loaded));

    let onnx = |input: &str| {
        let out = folder.path("out.onnx");
        succeed("convert", &[input, &out]);
        String::from_utf8_lossy(&fs::read(out).unwrap()).into_owned()
    };
    let preprocessing = r#"{"fit":"fit","background":"white","invert":true,"normalise":false}"#;
    assert!(onnx(&described).contains(preprocessing) && onnx(&described).contains("bars"));
    let unknown = onnx(&model);
    assert!(!unknown.contains("preprocessing") && !unknown.contains("denoises") && unknown.contains("not recorded"));
}

#[test]
fn a_layer_of_ones_own_is_checked_and_trained() {
    let output = succeed("custom_layer", &[]);
    let losses = output.lines().filter_map(|line| line.split_once("loss ")).map(|(_, loss)| loss.parse().unwrap());
    let losses: Vec<f64> = losses.collect();
    assert!(losses.len() == 6 && losses[5] < 0.5 * losses[0], "{output}");
    assert!(
        output.contains("finite differences") && !output.contains("slopes: [0.250, 0.250, 0.250, 0.250]"),
        "{output}"
    );
}

#[test]
fn wrong_arguments_and_pictures_of_another_size_are_reported() {
    for example in ["train_mnist", "denoise_png", "anomaly_scores", "convert"] {
        let Output { status, stderr, .. } = run(example, &[]);
        assert!(!status.success() && String::from_utf8_lossy(&stderr).starts_with("usage: "), "{example}");
    }
    let folder = TempFolder::new("sizes");
    let model = folder.path("model.safetensors");
    Training::new(Vanilla::keras_dense(2))
        .epochs(1)
        .fit(DataSet::from_pixels(vec![0; 784], ImageShape::grey(28, 28)).unwrap(), |_| ())
        .and_then(|trained| trained.save(&model))
        .unwrap();
    write_png(&folder.path("small.png"), &bar(0));
    let Output { status, stderr, .. } = run("anomaly_scores", &[&model, &folder.path("")]);
    let stderr = String::from_utf8_lossy(&stderr);
    assert!(
        !status.success() && stderr.ends_with("small.png: a picture of 8×8, but the model takes 784 values\n"),
        "{stderr}"
    );
}
