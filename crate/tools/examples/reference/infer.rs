//! Infers the configuration of the model of a file from the names and shapes of its parameters.

use crate::reference_file::ReferenceFile;
use autoencoders::layers::{Activation, Padding};
use autoencoders::models::{Config, Convolutional, Vanilla, Variational};

/// The configuration of the model.
pub fn config(file: &ReferenceFile) -> Result<Config, String> {
    let has_kernel = |layer: &str| file.tensors.contains_key(&format!("param.{layer}.kernel"));
    if has_kernel("conv1") {
        convolutional(file).map(Config::Convolutional)
    } else if has_kernel("z_mean") {
        let encoder = hidden_widths(file, "enc")?;
        let latent = kernel_shape(file, "z_mean", 2)?[1];
        let (input, decoder) = (input_len(file)?, hidden_widths(file, "dec")?);
        Ok(Config::Variational(Variational { input, encoder, latent, decoder, activation: Activation::Relu }))
    } else if has_kernel("dec") {
        Ok(Config::Vanilla(Vanilla {
            input: input_len(file)?,
            encoder: hidden_widths(file, "enc")?,
            decoder: hidden_widths(file, "dec")?,
            activation: Activation::Relu,
        }))
    } else {
        Err("its parameters are not those of a vanilla, convolutional or variational autoencoder".to_owned())
    }
}

fn input_len(file: &ReferenceFile) -> Result<usize, String> {
    Ok(kernel_shape(file, "dec", 2)?[1])
}

/// Numbers of units of the layers `enc` or `enc1`, `enc2` …, or of `dec1`, `dec2` … (`dec` itself is the last layer).
fn hidden_widths(file: &ReferenceFile, name: &str) -> Result<Vec<usize>, String> {
    let names = (1..)
        .map(|i| format!("{name}{i}"))
        .take_while(|name| file.tensors.contains_key(&format!("param.{name}.kernel")));
    let mut names: Vec<String> = names.collect();
    if name == "enc" && file.tensors.contains_key("param.enc.kernel") {
        names.insert(0, name.to_owned());
    }
    names.iter().map(|name| Ok(kernel_shape(file, name, 2)?[1])).collect()
}

fn convolutional(file: &ReferenceFile) -> Result<Convolutional, String> {
    let (mut filters, activation) = ([0; 4], Activation::Relu);
    for (i, count) in filters.iter_mut().enumerate() {
        *count = kernel_shape(file, &format!("conv{}", i + 1), 4)?[3];
    }
    let channels = kernel_shape(file, "conv1", 4)?[2];
    let pixels = file.get("x")?.values_per_example();
    if let Some(&[_, height, width, _]) = file.shape("out.logits")
        && height * width * channels == pixels
    {
        return Ok(Convolutional { height, width, channels, filters, padding: Padding::Same, activation });
    }
    let side = (pixels / channels.max(1)).isqrt();
    if side * side * channels != pixels {
        return Err(format!("{pixels} pixels of {channels} channels are not a square image"));
    }
    let padding = if file.tensors.contains_key("out.logits") { Padding::Valid } else { Padding::Same };
    Ok(Convolutional { height: side, width: side, channels, filters, padding, activation })
}

/// A kernel's dimensions, of which there must be `rank`.
fn kernel_shape<'a>(file: &'a ReferenceFile, layer: &str, rank: usize) -> Result<&'a [usize], String> {
    let name = format!("param.{layer}.kernel");
    let shape = &file.get(&name)?.shape;
    if shape.len() == rank { Ok(shape) } else { Err(format!("{name}: {rank} dimensions expected, got {shape:?}")) }
}
