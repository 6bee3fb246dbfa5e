//! Images of the models as pixels that a canvas shows, for the page.

use super::check::{check_fits_memory, check_len, check_range, image_shape, matrix, read_whole_number};
use crate::contact_sheet::{Palette, contact_sheet};
use js_sys::Uint8ClampedArray;
use wasm_bindgen::prelude::*;
use web_sys::ImageData;

/// The most columns.
const MAX_COLUMNS: usize = 1024;
/// The most pixels of a gap.
const MAX_GAP: usize = 1024;

/// Arranges images `[n, height, width, channels]` row by row in `columns`, with `gap` transparent pixels between them; `shape` is
/// `[height, width, channels]`. `palette` is RGBA of the grey values 0, 1/255, …, 1, and values outside have the colour of the
/// nearer end; images in colour do not use it.
///
/// # Errors
/// If the pixels are not those of whole images, the palette has not 1,024 bytes, or a size is out of range.
#[wasm_bindgen(js_name = contactSheet)]
pub fn contact_sheet_js(
    images: &[f32],
    shape: &[usize],
    columns: f64,
    gap: f64,
    palette: &[u8],
) -> Result<ImageData, JsValue> {
    let columns = read_whole_number("columns", columns)?;
    let gap = read_whole_number("gap", gap)?;
    let shape = image_shape(shape)?;
    check_range("columns", columns, 1, MAX_COLUMNS)?;
    check_range("gap", gap, 0, MAX_GAP)?;
    check_len("palette", size_of::<Palette>(), palette.len())?;
    let rows = matrix("images", images, shape.len())?.nrows().div_ceil(columns);
    check_fits_memory(rows * columns, (shape.height + gap) * (shape.width + gap))?;
    let palette = palette.as_chunks().0.try_into().expect("the length was checked");
    let picture = contact_sheet(images, shape, columns, gap, palette);
    // Copied to JavaScript's memory: an ImageData of a view into wasm's would lose its pixels when that memory grows.
    let pixels = Uint8ClampedArray::from(&picture.rgba[..]);
    ImageData::new_with_js_u8_clamped_array_and_sh(&pixels, picture.width as u32, picture.height as u32)
}
