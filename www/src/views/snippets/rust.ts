/** A Rust program that runs the model with the crate. */

import { fileStem, joinLines, type SnippetModel } from "./model";

export const rustFileName = "src/main.rs";

/** By the number of channels: the expression of a pixel of an image, by the bytes of the picture. */
const pixelExpressions = {
	1: "0.299 * f32::from(*red) + 0.587 * f32::from(*green) + 0.114 * f32::from(*blue)",
	3: "[red, green, blue].map(|byte| f32::from(*byte))",
} as const;

const backgroundColours = { black: "0, 0, 0", white: "255, 255, 255" } as const;

/** Fills the image with the largest part of the picture, or puts all of it in the middle. */
const resizeLines = {
	crop: ["    let image = DynamicImage::from(picture).resize_to_fill(WIDTH, HEIGHT, FilterType::Triangle).to_rgba8();"],
	contain: [
		"    let picture = DynamicImage::from(picture).resize(WIDTH, HEIGHT, FilterType::Triangle);",
		"    let mut image = RgbaImage::from_pixel(WIDTH, HEIGHT, GROUND);",
		"    let (left, top) = ((WIDTH - picture.width()) / 2, (HEIGHT - picture.height()) / 2);",
		"    overlay(&mut image, &picture, i64::from(left), i64::from(top));",
	],
} as const;

/** The expression of a byte of the picture by a value of the reconstruction: undoes how the tones were transformed. */
function undoTonesExpression({ invert, normalisesContrast }: SnippetModel): string {
	const contrastUndone = "if factor == 0.0 { 0.0 } else { (255.0 * value - 255.0 / 2.0) / factor }";
	if (!normalisesContrast) return "255.0 - 255.0 * value";
	return `${invert ? "255.0 - mean - " : "mean + "}${contrastUndone}`;
}

export function rustSnippet(model: SnippetModel): string {
	const { files, cropsPictures, background, height, width, invert, normalisesContrast } = model;
	const channels = model.channels === 1 ? 1 : 3;
	const hasToneTransform = invert || normalisesContrast;
	return joinLines(
		`//! ${fileStem(model)}: the code and the reconstruction of picture.png.`,
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
		"use image::{ColorType, DynamicImage, Rgba, RgbaImage};",
		"",
		"/// The size of the images that the model has learnt from.",
		`const WIDTH: u32 = ${width};`,
		`const HEIGHT: u32 = ${height};`,
		"",
		`/// Behind transparent pixels${cropsPictures ? "" : " and margins"}.`,
		`const GROUND: Rgba<u8> = Rgba([${backgroundColours[background]}, 255]);`,
		"",
		"fn main() -> Result<(), Box<dyn std::error::Error>> {",
		`    let model = Model::load("${files.safetensors}")?;`,
		"",
		'    let source = image::open("picture.png")?;',
		"    // On its ground before it is resized, which would mix in the colours of transparent pixels.",
		"    let mut picture = RgbaImage::from_pixel(source.width(), source.height(), GROUND);",
		"    overlay(&mut picture, &source, 0, 0);",
		...resizeLines[cropsPictures ? "crop" : "contain"],
		`    let pixel = |Rgba([red, green, blue, _]): &Rgba<u8>| ${pixelExpressions[channels]};`,
		`    let values = image.pixels().${channels === 1 ? "map" : "flat_map"}(pixel).collect();`,
		`    let ${hasToneTransform ? "mut " : ""}pixels: Array2<f32> = Array2::from_shape_vec((1, ${model.imageLength}), values)?;`,
		invert && "    pixels.mapv_inplace(|value| 255.0 - value);",
		normalisesContrast && "    let (mean, deviation) = (pixels.mean().unwrap_or_default(), pixels.std(0.0));",
		normalisesContrast && "    let factor = if deviation < 0.5 { 0.0 } else { 255.0 / 6.0 / deviation };",
		normalisesContrast && "    pixels.mapv_inplace(|value| 255.0 / 2.0 + factor * (value - mean));",
		"    let images = pixels.mapv(|value| value.round().clamp(0.0, 255.0) / 255.0);",
		"",
		"    let codes = model.encode(images.view())?;",
		'    println!("code: {:?}", codes.row(0).to_vec());',
		"",
		"    let reconstruction = model.decode(codes.view())?;",
		"    let errors = (&reconstruction - &images).mapv(|difference| difference * difference);",
		'    println!("mean squared error: {}", errors.mean().unwrap_or_default());',
		hasToneTransform && `    let own_tone = |value: &f32| ${undoTonesExpression(model)}; // as in picture.png`,
		`    let bytes: Vec<u8> = reconstruction.iter().map(|value| ${hasToneTransform ? "own_tone(value)" : "(255.0 * value)"}.round() as u8).collect();`,
		`    image::save_buffer("reconstruction.png", &bytes, WIDTH, HEIGHT, ColorType::${channels === 1 ? "L8" : "Rgb8"})?;`,
		"    Ok(())",
		"}",
	);
}
