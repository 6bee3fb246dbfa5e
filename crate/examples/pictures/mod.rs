//! PNG files as the rows of a model's input, and back; shared by the examples.

use autoencoders::data::ImageShape;
use autoencoders::models::Model;
use png::{BitDepth, ColorType, Decoder, Encoder, Transformations};
use std::error::Error;
use std::fs::File;
use std::io::{BufReader, BufWriter};
use std::path::Path;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// How pictures become images, which has to be as it was when the model was trained.
#[derive(Clone, Copy)]
pub struct Preparation {
    /// What is behind transparent pixels: 0 for black, 1 for white.
    background: f32,
    /// Whether dark and light are exchanged.
    invert: bool,
}

impl Preparation {
    /// Takes the options `--black` and `--invert` out of a program's arguments.
    pub fn take_from(arguments: &mut Vec<String>) -> Self {
        let mut take = |option: &str| {
            let count = arguments.len();
            arguments.retain(|argument| argument != option);
            arguments.len() < count
        };
        Self { background: if take("--black") { 0.0 } else { 1.0 }, invert: take("--invert") }
    }

    /// A value of a picture as one of an image, or the reverse; both are in 0…1.
    fn invert_if_chosen(self, value: f32) -> f32 {
        if self.invert { 1.0 - value } else { value }
    }
}

/// The pixels `[height, width, channels]` of a picture, in 0…1, and their shape: in grey or in colours as the model takes it, and
/// prepared for it.
///
/// # Errors
/// If the file is no PNG, or the picture has another size than the model's input.
pub fn read(path: &Path, model: &Model, preparation: Preparation) -> Result<(ImageShape, Vec<f32>)> {
    let mut decoder = Decoder::new(BufReader::new(File::open(path)?));
    decoder.set_transformations(Transformations::normalize_to_color8());
    let mut reader = decoder.read_info()?;
    let mut bytes = vec![0; reader.output_buffer_size().ok_or("too large a picture")?];
    let frame = reader.next_frame(&mut bytes)?;
    let (height, width) = (frame.height as usize, frame.width as usize);
    let fits_model =
        |shape: &ImageShape| model.input_shape().map_or(shape.len() == model.input_len(), |known| known == *shape);
    let shapes = [1, 3].map(|channels| ImageShape { height, width, channels });
    let shape = shapes.into_iter().find(fits_model).ok_or_else(|| {
        let accepted = model.input_shape().map_or(format!("{} values", model.input_len()), |shape| {
            format!("pictures of {}×{} with {} channels", shape.width, shape.height, shape.channels)
        });
        format!("a picture of {width}×{height}, but the model takes {accepted}")
    })?;
    let pixels = bytes[..frame.buffer_size()].chunks_exact(frame.color_type.samples());
    let values = pixels.flat_map(|pixel| to_channels(pixel, shape.channels, preparation.background));
    Ok((shape, values.map(|value| preparation.invert_if_chosen(value)).collect()))
}

/// One pixel, of 1 to 4 samples (grey or RGB, with or without alpha), as so many channels in 0…1, in front of the background.
fn to_channels(pixel: &[u8], channels: usize, background: f32) -> Vec<f32> {
    let (colours, alpha) = match *pixel {
        [grey] => ([grey; 3], 255),
        [grey, alpha] => ([grey; 3], alpha),
        [red, green, blue] => ([red, green, blue], 255),
        [red, green, blue, alpha, ..] => ([red, green, blue], alpha),
        [] => ([0; 3], 0),
    };
    let alpha = f32::from(alpha) / 255.0;
    let [red, green, blue] = colours.map(|byte| alpha * f32::from(byte) / 255.0 + (1.0 - alpha) * background);
    if channels == 3 { vec![red, green, blue] } else { vec![0.299 * red + 0.587 * green + 0.114 * blue] }
}

/// Writes an image of this shape, with values in 0…1, as a PNG file of the picture that it was made from.
///
/// # Errors
/// If the file cannot be written.
#[allow(dead_code, reason = "some examples only read")]
pub fn write(path: &Path, shape: ImageShape, image: &[f32], preparation: Preparation) -> Result<()> {
    let mut encoder = Encoder::new(BufWriter::new(File::create(path)?), shape.width as u32, shape.height as u32);
    encoder.set_color(if shape.channels == 3 { ColorType::Rgb } else { ColorType::Grayscale });
    encoder.set_depth(BitDepth::Eight);
    let bytes: Vec<u8> =
        image.iter().map(|value| (preparation.invert_if_chosen(*value) * 255.0).round() as u8).collect();
    encoder.write_header()?.write_image_data(&bytes)?;
    Ok(())
}
