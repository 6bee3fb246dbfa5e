//! Converts models from our files, PyTorch and Keras to these and to ONNX: `cargo run --release --example convert -- IN OUT [SHAPE]`
//!
//! IN is a safetensors file in our layout, PyTorch's or Keras's, whatever its name. The end of OUT's name says what is written:
//!
//! | OUT | what |
//! | --- | --- |
//! | `NAME.safetensors` | our own file, which the page opens |
//! | `NAME.torch.safetensors`, `NAME.keras.safetensors` | the weights as PyTorch's `state_dict`, or by the paths of Keras |
//! | `NAME.encoder.onnx`, `NAME.decoder.onnx`, `NAME.onnx` | image → code, code → image, image → reconstruction |
//! | `NAME/` | a folder with a Python project that continues the training |
//!
//! What the metadata of IN says of the training (name, data set, how pictures became images, whether the model denoises) is kept;
//! what it does not say is left out, and a Python project begins with a plain default for it. ONNX files are not read.
//!
//! SHAPE, as in `28x28x1`, is height, width and channels of the images. It is needed where IN is a convolutional model without
//! our metadata, and where the images of a dense model are not square and grey.

use autoencoders::data::ImageShape;
use autoencoders::export::{Layout, ModelDescription, from_safetensors, onnx, python, to_safetensors};
use autoencoders::models::Model;
use std::error::Error;
use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

const USAGE: &str = "usage: convert IN OUT [HEIGHTxWIDTHxCHANNELS]";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let outcome = match &arguments[..] {
        [input, output] => convert(input, output, None),
        [input, output, shape] => parse_shape(shape).and_then(|shape| convert(input, output, Some(shape))),
        _ => Err(USAGE.into()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn parse_shape(shape: &str) -> Result<ImageShape> {
    let sizes = shape.split('x').map(str::parse).collect::<std::result::Result<Vec<usize>, _>>();
    match sizes.as_deref() {
        Ok(&[height, width, channels]) => Ok(ImageShape { height, width, channels }),
        _ => Err(format!("{shape} is not a shape like 28x28x1").into()),
    }
}

fn convert(input: &str, output: &str, shape: Option<ImageShape>) -> Result<()> {
    let bytes = fs::read(input).map_err(|error| format!("{input}: {error}"))?;
    let model = from_safetensors(&bytes, shape).map_err(|error| format!("{input}: {error}"))?;
    let description = describe(&model, input, &bytes, shape)?;
    write(&model, &description, output).map_err(|error| format!("{output}: {error}").into())
}

fn describe(model: &Model, input: &str, bytes: &[u8], shape: Option<ImageShape>) -> Result<ModelDescription> {
    let name = Path::new(input).file_stem().unwrap_or_default().to_string_lossy();
    let description = ModelDescription::of_file(model, &name, bytes)?;
    let image_shape = shape.unwrap_or(description.image_shape);
    ModelDescription::check_image_shape(model, image_shape).map_err(|error| format!("{input}: {error}"))?;
    Ok(ModelDescription { image_shape, ..description })
}

fn write(model: &Model, description: &ModelDescription, output: &str) -> Result<()> {
    let ends_with = |end: &str| output.ends_with(end);
    let bytes = match output {
        _ if ends_with("/") => return write_project(model, description, Path::new(output)),
        _ if ends_with(".encoder.onnx") => onnx::encoder(model, description)?,
        _ if ends_with(".decoder.onnx") => onnx::decoder(model, description)?,
        _ if ends_with(".onnx") => onnx::autoencoder(model, description)?,
        _ if ends_with(".torch.safetensors") => to_safetensors(model, Layout::PyTorch, description)?,
        _ if ends_with(".keras.safetensors") => to_safetensors(model, Layout::Keras, description)?,
        _ if ends_with(".safetensors") => to_safetensors(model, Layout::Native, description)?,
        _ => return Err("its end is none of .safetensors, .onnx and /".into()),
    };
    Ok(fs::write(output, bytes)?)
}

/// Writes the files of the project into a folder, which is created if needed.
fn write_project(model: &Model, description: &ModelDescription, folder: &Path) -> Result<()> {
    fs::create_dir_all(folder)?;
    for (name, content) in python::project_files(model, description)? {
        fs::write(folder.join(name), content)?;
    }
    Ok(())
}
