//! The TypeScript types of plain objects, which wasm-bindgen puts into the declarations. What reads and writes these objects
//! is elsewhere in the crate; tests on the packed package compare the two.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const MODELS: &'static str = include_str!("types/models.d.ts");

#[cfg(feature = "training")]
#[wasm_bindgen(typescript_custom_section)]
const TRAINING: &'static str = include_str!("types/training.d.ts");

#[cfg(feature = "export")]
#[wasm_bindgen(typescript_custom_section)]
const EXPORT: &'static str = include_str!("types/export.d.ts");
