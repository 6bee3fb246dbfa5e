//! The arithmetic on plain slices: no shapes but numbers, no knowledge of layers; memory comes from the caller, but for
//! what a median returns.
//!
//! What is called from outside is never inlined there: it would be compiled as its caller is, in the browser for size.

pub mod conv;
pub mod correlate;
pub mod distance;
pub mod double;
pub mod elementwise;
pub mod gemm;
pub mod loss;
pub mod matrix;
pub mod median;
pub mod minimal;
pub mod peak;
pub mod pool;
pub mod relu;
mod shape;
pub mod sigmoidal;
mod simd;
pub mod sparse;
mod tile;
pub mod up_sample;

#[cfg(all(test, target_arch = "wasm32"))]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
