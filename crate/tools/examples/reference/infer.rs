//! Infers the configuration of the model of a file from the names and shapes of its parameters.

use crate::case::Case;
use autoencoders::layers::{Activation, Padding};
use autoencoders::models::{Config, Convolutional, Vanilla, Variational};

/// The configuration of the model.
pub fn config(case: &Case) -> Result<Config, String> {
    let has = |layer: &str| case.0.contains_key(&format!("param.{layer}.kernel"));
    if has("conv1") {
        convolutional(case).map(Config::Convolutional)
    } else if has("z_mean") {
        let encoder = hidden(case, "enc")?;
        let latent = kernel(case, "z_mean", 2)?[1];
        let (input, decoder) = (input(case)?, hidden(case, "dec")?);
        Ok(Config::Variational(Variational { input, encoder, latent, decoder, activation: Activation::Relu }))
    } else if has("dec") {
        Ok(Config::Vanilla(Vanilla {
            input: input(case)?,
            encoder: hidden(case, "enc")?,
            decoder: hidden(case, "dec")?,
            activation: Activation::Relu,
        }))
    } else {
        Err("its parameters are not those of a vanilla, convolutional or variational autoencoder".to_owned())
    }
}

fn input(case: &Case) -> Result<usize, String> {
    Ok(kernel(case, "dec", 2)?[1])
}

/// Widths of `enc` or `enc1`, `enc2` …, or of `dec1`, `dec2` … (`dec` itself is the last layer).
fn hidden(case: &Case, name: &str) -> Result<Vec<usize>, String> {
    let names =
        (1..).map(|i| format!("{name}{i}")).take_while(|name| case.0.contains_key(&format!("param.{name}.kernel")));
    let mut names: Vec<String> = names.collect();
    if name == "enc" && case.0.contains_key("param.enc.kernel") {
        names.insert(0, name.to_owned());
    }
    names.iter().map(|name| Ok(kernel(case, name, 2)?[1])).collect()
}

fn convolutional(case: &Case) -> Result<Convolutional, String> {
    let (mut filters, activation) = ([0; 4], Activation::Relu);
    for (i, filters) in filters.iter_mut().enumerate() {
        *filters = kernel(case, &format!("conv{}", i + 1), 4)?[3];
    }
    let channels = kernel(case, "conv1", 4)?[2];
    let pixels = case.get("x")?.each();
    if let Some(&[_, height, width, _]) = case.shape("out.logits")
        && height * width * channels == pixels
    {
        return Ok(Convolutional { height, width, channels, filters, padding: Padding::Same, activation });
    }
    let side = (pixels / channels.max(1)).isqrt();
    if side * side * channels != pixels {
        return Err(format!("{pixels} pixels of {channels} channels are not a square image"));
    }
    let padding = if case.0.contains_key("out.logits") { Padding::Valid } else { Padding::Same };
    Ok(Convolutional { height: side, width: side, channels, filters, padding, activation })
}

/// A kernel's dimensions, of which there must be `rank`.
fn kernel<'a>(case: &'a Case, layer: &str, rank: usize) -> Result<&'a [usize], String> {
    let name = format!("param.{layer}.kernel");
    let shape = &case.get(&name)?.shape;
    if shape.len() == rank { Ok(shape) } else { Err(format!("{name}: {rank} dimensions expected, got {shape:?}")) }
}
