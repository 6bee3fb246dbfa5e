//! The arithmetic on plain slices: no shapes but numbers, no allocation, no knowledge of layers.

pub mod conv;
pub mod elementwise;
pub mod gemm;
pub mod matrix;
pub mod minimal;
pub mod peak;
pub mod pool;
mod simd;
pub mod sparse;
mod tile;
pub mod up_sample;
