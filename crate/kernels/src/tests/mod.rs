//! Every kernel against a naive oracle: random sizes, layouts and values, with every instruction set that the machine has.
//!
//! `make sanitize` runs these tests under AddressSanitizer, which sees any access beyond a slice.

mod activations;
mod convolution;
mod elementwise;
mod gemm;
mod images;
mod layout;
mod loss;
mod matrix;
#[cfg(not(target_arch = "wasm32"))] // panics abort there and cannot be caught
mod panics;
mod random;
mod sparse_gemm;

use crate::shape::ImageShape;
use crate::simd::dispatch::tests::with_each_instruction_set;
use random::{GuardedSlice, Random};

/// Runs a test on `cases` random cases, each with every instruction set; a failure prints the case's seed.
fn for_random_cases(cases: u64, test: impl Fn(&mut Random)) {
    struct Seed(u64);
    impl Drop for Seed {
        fn drop(&mut self) {
            if std::thread::panicking() {
                eprintln!("the case of seed {}", self.0);
            }
        }
    }
    for seed in (0..cases).map(Seed) {
        with_each_instruction_set(|_| test(&mut Random::new(seed.0)));
    }
}

/// Checks that each value is as near to the expected one as `tolerance` allows; NaN is near to NaN.
#[track_caller]
fn assert_near(actual: &[f32], expected: &[f64], tolerance: f64, what: &str) {
    assert_eq!(actual.len(), expected.len(), "{what}");
    for (i, (actual, expected)) in actual.iter().zip(expected).enumerate() {
        let error = (f64::from(*actual) - expected).abs();
        let is_near = error <= tolerance || *expected == f64::from(*actual) || (actual.is_nan() && expected.is_nan());
        assert!(is_near, "{what}: value {i} is {actual} instead of {expected}");
    }
}

const fn image_shape(height: usize, width: usize, channels: usize) -> ImageShape {
    ImageShape { height, width, channels }
}

fn to_f64(values: &[f32]) -> Vec<f64> {
    values.iter().copied().map(f64::from).collect()
}
