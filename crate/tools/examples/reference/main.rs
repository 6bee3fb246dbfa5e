//! Compares the models with reference files: `cargo run --release --example reference -- FILE.safetensors...`
//!
//! For every tensor of a file that PyTorch or Keras computed, prints the largest error and its ratio to the largest absolute
//! value of the tensor. Exits with 1 if a ratio is over 1e-4 or a file cannot be checked. The format is specified in
//! `tests/golden/README.md`.

mod check;
mod extreme_logits;
mod infer;
mod reference_file;
mod report;

use report::Report;
use std::process::ExitCode;
use std::{env, fs};

fn main() -> ExitCode {
    let paths: Vec<String> = env::args().skip(1).collect();
    if paths.is_empty() {
        eprintln!("usage: cargo run --release --example reference -- FILE.safetensors...");
        return ExitCode::FAILURE;
    }
    let reports: Vec<Report> = paths.iter().map(|path| check_and_print(path)).collect();
    let passed = reports.iter().filter(|report| report.passes()).count();
    let tensors: usize = reports.iter().map(|report| report.rows.len()).sum();
    let largest_ratio = reports.iter().map(Report::largest_ratio).fold(0.0, f64::max);
    let status = if passed == paths.len() { "PASS" } else { "FAIL" };
    println!("{status}: {passed} of {} files agree; {tensors} tensors, worst ratio {largest_ratio:.1e}", paths.len());
    if passed == paths.len() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn check_and_print(path: &str) -> Report {
    let report = match fs::read(path) {
        Ok(bytes) => check::check(&bytes),
        Err(error) => Report { problems: vec![error.to_string()], ..Report::default() },
    };
    println!("{path}\n{report}");
    report
}
