//! The arithmetic on plain slices: no shapes but numbers, no knowledge of layers; memory comes from the caller, but for
//! what a median returns.
//!
//! What is called from outside is never inlined there: it would be compiled as its caller is, in the browser for size.

pub mod activations;
pub mod conv1d;
pub mod conv2d;
pub mod distance;
pub mod elementwise;
pub mod f64_ops;
pub mod gemm;
pub mod loss;
pub mod matrix;
pub mod max_pool;
pub mod median;
pub mod peak_flops;
pub mod shape;
mod simd;
pub mod sparse;
mod tile;
pub mod up_sample;
pub mod winograd;

#[cfg(test)]
mod tests;

#[cfg(all(test, target_arch = "wasm32"))]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
