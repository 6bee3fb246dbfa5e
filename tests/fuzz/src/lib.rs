//! What must hold for any bytes from outside. The fuzz targets call these functions with bytes that libFuzzer makes up, the
//! native tests with those of `corpus/`.
//!
//! Each checks that nothing panics, that no more memory is used than a multiple of the input's size, and that what is
//! accepted can be written and read back to the same.

mod config;
mod data_set;
mod drawing;
pub mod memory;
mod model;

pub use config::config;
pub use data_set::{data_set, idx};
pub use drawing::drawing;
pub use model::{exported_header, model_file, model_header};

/// Panics if what must hold for the bytes does not.
type Property = fn(&[u8]);

/// The targets, each named as its folder in `corpus/`.
pub const TARGETS: [(&str, Property); 7] = [
    ("config", config),
    ("data_set", data_set),
    ("drawing", drawing),
    ("exported_header", exported_header),
    ("idx", idx),
    ("model_file", model_file),
    ("model_header", model_header),
];

/// Bytes of memory per byte of input.
const FACTOR: usize = 4;
/// Bytes of memory for any input: the tree of a JSON text with as many values as are allowed, and a model's layers.
const CONSTANT: usize = 256 << 10;

/// What `read` returns, after a check of how much memory it used for an input of `len` bytes.
fn bounded<T>(len: usize, read: impl FnOnce() -> T) -> T {
    let (value, peak) = memory::peak(read);
    assert!(peak <= FACTOR * len + CONSTANT, "{peak} bytes of memory for {len} bytes");
    value
}
