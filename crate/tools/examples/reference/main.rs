//! Compares the models with reference files: `cargo run --release --example reference -- FILE.safetensors...`
//!
//! For every tensor of a file that PyTorch or Keras computed, prints the largest error and its ratio to the largest absolute
//! value of the tensor. Exits with 1 if a ratio is over 1e-4 or a file cannot be checked. The format is specified in
//! `tests/golden/README.md`.

mod case;
mod check;
mod edges;
mod infer;
mod report;

use report::Report;
use std::process::ExitCode;
use std::{env, fs};

fn main() -> ExitCode {
    let files: Vec<String> = env::args().skip(1).collect();
    if files.is_empty() {
        eprintln!("usage: cargo run --release --example reference -- FILE.safetensors...");
        return ExitCode::FAILURE;
    }
    let reports: Vec<Report> = files.iter().map(|file| examine(file)).collect();
    let passed = reports.iter().filter(|report| report.passes()).count();
    let tensors: usize = reports.iter().map(|report| report.rows.len()).sum();
    let worst = reports.iter().map(Report::worst).fold(0.0, f64::max);
    let status = if passed == files.len() { "PASS" } else { "FAIL" };
    println!("{status}: {passed} of {} files agree; {tensors} tensors, worst ratio {worst:.1e}", files.len());
    if passed == files.len() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn examine(file: &str) -> Report {
    let report = match fs::read(file) {
        Ok(bytes) => check::check(&bytes),
        Err(error) => Report { problems: vec![error.to_string()], ..Report::default() },
    };
    println!("{file}\n{report}");
    report
}
