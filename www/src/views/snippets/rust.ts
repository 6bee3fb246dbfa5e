/** A model in Rust, by the crate. */

import { lines, type SnippetModel, titleOf } from "./model";

export const rustFileName = "src/main.rs";

const pixel = {
	1: "0.299 * f32::from(*red) + 0.587 * f32::from(*green) + 0.114 * f32::from(*blue)",
	3: "[red, green, blue].map(|byte| f32::from(*byte))",
} as const;

const ground = { black: "0, 0, 0", white: "255, 255, 255" } as const;

export function rustSnippet(model: SnippetModel): string {
	const { files, fit, background, height, width, invert, normalise } = model;
	const channels = model.channels === 1 ? 1 : 3;
	return lines(
		`//! ${titleOf(model)}: the code and the reconstruction of picture.png.`,
		"//!",
		"//!     cargo add autoencoders",
		"//!     cargo add image --no-default-features --features png",
		"//!     cargo run --release",
		"//!",
		`//! Beside Cargo.toml: ${files.safetensors} and picture.png.`,
		"",
		"use autoencoders::models::Model;",
		"use autoencoders::ndarray::Array2;",
		"use image::imageops::{FilterType, overlay};",
		"use image::{ColorType, Rgba, RgbaImage};",
		"",
		"/// The size of the images that the model has learnt from.",
		`const WIDTH: u32 = ${width};`,
		`const HEIGHT: u32 = ${height};`,
		"",
		"fn main() -> Result<(), Box<dyn std::error::Error>> {",
		`    let model = Model::load("${files.safetensors}")?;`,
		"",
		`    let picture = image::open("picture.png")?.${fit === "crop" ? "resize_to_fill" : "resize"}(WIDTH, HEIGHT, FilterType::Triangle);`,
		`    let mut image = RgbaImage::from_pixel(WIDTH, HEIGHT, Rgba([${ground[background]}, 255]));`,
		"    let (left, top) = ((WIDTH - picture.width()) / 2, (HEIGHT - picture.height()) / 2);",
		"    overlay(&mut image, &picture, i64::from(left), i64::from(top));",
		`    let pixel = |Rgba([red, green, blue, _]): &Rgba<u8>| ${pixel[channels]};`,
		`    let values = image.pixels().${channels === 1 ? "map" : "flat_map"}(pixel).collect();`,
		`    let ${invert || normalise ? "mut " : ""}pixels: Array2<f32> = Array2::from_shape_vec((1, ${model.values}), values)?;`,
		invert && "    pixels.mapv_inplace(|value| 255.0 - value);",
		normalise && "    let (mean, deviation) = (pixels.mean().unwrap_or_default(), pixels.std(0.0));",
		normalise && "    let factor = if deviation < 0.5 { 0.0 } else { 255.0 / 6.0 / deviation };",
		normalise && "    pixels.mapv_inplace(|value| 255.0 / 2.0 + factor * (value - mean));",
		"    let images = pixels.mapv(|value| value.round().clamp(0.0, 255.0) / 255.0);",
		"",
		"    let codes = model.encode(images.view())?;",
		'    println!("code: {:?}", codes.row(0).to_vec());',
		"",
		"    let reconstruction = model.decode(codes.view())?;",
		"    let errors = (&reconstruction - &images).mapv(|difference| difference * difference);",
		'    println!("mean squared error: {}", errors.mean().unwrap_or_default());',
		"    let bytes: Vec<u8> = reconstruction.iter().map(|value| (255.0 * value).round() as u8).collect();",
		`    image::save_buffer("reconstruction.png", &bytes, WIDTH, HEIGHT, ColorType::${channels === 1 ? "L8" : "Rgb8"})?;`,
		"    Ok(())",
		"}",
	);
}
