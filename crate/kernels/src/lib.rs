#![doc = include_str!("../README.md")]
//! # Speed
//!
//! Public functions are never inlined into their callers, which in the browser are compiled for size.
//!
//! # Why no safe function reads or writes beyond a slice
//!
//! Unsafe code is in `simd/` (instructions) and in `matrix`, `tile`, `gemv`, `sparse_gemm`, `winograd/map_tile` and `peak_flops`
//! (loads and stores), and in `gemm` and `winograd/vector_with_ops`, which pass them on. It relies on these rules alone:
//!
//! 1. **Every public kernel asserts its slices' lengths** against the sizes it computes with, before it does anything else
//!    ([`shape::assert_len`]). The asserts stay in release builds. No product of sizes wraps: [`shape::value_count`] saturates, and
//!    a saturated count equals no length.
//! 2. **A [`Matrix`](matrix::Matrix) never exceeds its data.** Its fields are private, and each constructor checks that its last
//!    element, which lies farthest out, is within the slice. So the address of any element (i, j) with i below the rows and j
//!    below the columns is readable, and computing its offset does not wrap.
//! 3. **A fast path gets its layout from the type.** Contiguous rows or columns are views that a matrix hands out only if its strides,
//!    and the segments that its rows lie in (as patches of an image do), make them so; uniform strides only if all rows lie in one
//!    segment. No kernel infers a layout from numbers. What `tile` and `gemv` read are elements of a matrix by rule 2, and a panel that
//!    `tile` has packed itself.
//! 4. **Offsets that are computed are checked where they become addresses**: `winograd/map_tile` asserts for each pixel of a run of
//!    tiles that all its channels, in each tile of each image, lie within the slice. The sparse product indexes a block of 256 rows with
//!    a `u8`, which cannot exceed it.
//! 5. **Every load and store is as long as one register**, `LANES` values; what does not fill a register goes
//!    through a padded buffer.
//! 6. **Instructions run only where they exist**: `simd/dispatch` asks the processor, and a WebAssembly engine refuses a module with
//!    instructions that it does not know.
//!
//! Everything else is safe Rust. The tests in `tests/` try this on random sizes and layouts for each instruction set, also under
//! AddressSanitizer (`make sanitize`).

pub mod activations;
pub mod conv1d;
pub mod conv2d;
pub mod crop;
pub mod distance;
pub mod elementwise;
pub mod f64_ops;
pub mod gemm;
mod gemv;
pub mod loss;
pub mod matrix;
pub mod max_pool;
pub mod median;
pub mod pad;
pub mod peak_flops;
pub mod shape;
mod simd;
pub mod sparse_gemm;
mod tile;
pub mod up_sample;
pub mod winograd;

#[cfg(test)]
mod tests;

#[cfg(all(test, target_arch = "wasm32"))]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
