//! The crate as its users see it, natively: one program, since linking one for each file took longer than running them.

#![cfg(not(target_arch = "wasm32"))]

mod allocations;
#[cfg(feature = "pretrain")]
mod anomaly;
#[cfg(feature = "pretrain")]
mod baseline;
#[cfg(feature = "pretrain")]
mod claims;
#[cfg(feature = "pretrain")]
mod claims_of_training;
mod corpus;
#[cfg(feature = "pretrain")]
mod denoising;
#[cfg(feature = "pretrain")]
mod digit_likeness;
#[cfg(feature = "pretrain")]
mod fashion;
mod fixtures;
mod headers;
mod layers;
mod models;
mod padded;
#[cfg(feature = "pretrain")]
mod pretrained;
#[cfg(feature = "pretrain")]
mod pretrained_models;
#[cfg(feature = "pretrain")]
mod recognition;
#[cfg(feature = "pretrain")]
mod recognition_page;
mod reference;
#[cfg(feature = "pretrain")]
mod schedules;
mod shapes;
#[cfg(feature = "pretrain")]
mod small_drawings;
#[cfg(feature = "pretrain")]
mod small_sets;
mod training_run;
mod weights;

// What must hold for any bytes, shared with the fuzz targets.
#[path = "../fuzz/src/lib.rs"]
mod fuzz;

// Parts of the examples `reference` and `pretrain`, which these tests are about.
#[path = "../../crate/tools/examples/reference/check.rs"]
mod check;
#[cfg(feature = "pretrain")]
#[path = "../../crate/tools/examples/pretrain/evaluate.rs"]
mod evaluate;
#[path = "../../crate/tools/examples/reference/extreme_logits.rs"]
mod extreme_logits;
#[cfg(feature = "pretrain")]
#[path = "../../crate/tools/examples/pretrain/idx.rs"]
mod idx;
#[path = "../../crate/tools/examples/reference/infer.rs"]
mod infer;
#[cfg(feature = "pretrain")]
#[path = "../../crate/tools/examples/pretrain/mnist.rs"]
mod mnist;
#[path = "../../crate/tools/examples/reference/reference_file.rs"]
mod reference_file;
#[path = "../../crate/tools/examples/reference/report.rs"]
mod report;
#[cfg(feature = "pretrain")]
#[path = "../../crate/tools/examples/pretrain/small_digits.rs"]
mod small_digits;
