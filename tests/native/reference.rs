//! Our models against PyTorch's: outputs, losses, gradients and three Adam steps of every case in `tests/golden`.

use crate::{check, report};
use safetensors::tensor::{Dtype, SafeTensors, TensorView};
use std::{fs, path::PathBuf};

fn bytes(case: &str) -> Vec<u8> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("../../tests/golden/{case}.safetensors"));
    fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn assert_agrees(case: &str) {
    let report = check::check(&bytes(case));
    assert!(report.passes(), "{case}\n{report}");
    assert!(report.largest_ratio() <= report::TOLERANCE);
}

#[test]
fn vanilla_agrees_with_pytorch() {
    ["dense_ae", "dense_deep"].into_iter().for_each(assert_agrees);
}

#[test]
fn convolutional_agrees_with_pytorch_with_same_and_with_valid_padding() {
    ["conv_ae_same", "conv_ae_same_28", "conv_ae_valid"].into_iter().for_each(assert_agrees);
}

#[test]
fn convolutional_agrees_with_pytorch_where_sides_are_not_divisible_by_four() {
    assert_agrees("conv_ae_padded");
}

#[test]
fn variational_agrees_with_pytorch() {
    ["vae_linear", "vae_mlp"].into_iter().for_each(assert_agrees);
}

#[test]
fn cross_entropy_of_extreme_logits_agrees_with_pytorch() {
    assert_agrees("bce_edges");
}

/// The case with one tensor changed, added (if it is new) or, for `None`, left out.
fn with_changed_tensor(case: &str, name: &str, change: impl Fn(Vec<u8>) -> Option<Vec<u8>>) -> Vec<u8> {
    let original = bytes(case);
    let file = SafeTensors::deserialize(&original).unwrap();
    let mut tensors: Vec<(String, Vec<usize>, Vec<u8>)> = Vec::new();
    for (key, tensor) in file.iter() {
        let data = if key == name { change(tensor.data().to_vec()) } else { Some(tensor.data().to_vec()) };
        tensors.extend(data.map(|data| (key.to_owned(), tensor.shape().to_vec(), data)));
    }
    if file.tensor(name).is_err() {
        tensors.extend(change(vec![0; 4]).map(|data| (name.to_owned(), vec![1], data)));
    }
    let views =
        tensors.iter().map(|(key, shape, data)| (key, TensorView::new(Dtype::F32, shape.clone(), data).unwrap()));
    safetensors::serialize(views, None).unwrap()
}

#[test]
fn a_wrong_gradient_fails() {
    let report = check::check(&with_changed_tensor("dense_ae", "grad.enc.bias", |mut data| {
        data[3] ^= 0x80; // the first value's sign
        Some(data)
    }));
    assert!(!report.passes());
    assert!(report.rows.iter().any(|row| row.name == "grad.enc.bias" && row.ratio > report::TOLERANCE));
}

#[test]
fn a_file_that_cannot_be_checked_whole_fails() {
    let nothing = |_| None;
    for (what, file) in [
        ("a gradient is missing", with_changed_tensor("vae_mlp", "grad.z_mean.kernel", nothing)),
        ("the losses are missing", with_changed_tensor("vae_mlp", "adam3_losses", nothing)),
        ("a parameter is missing", with_changed_tensor("conv_ae_same", "param.conv3.bias", nothing)),
        ("the batch is missing", with_changed_tensor("conv_ae_same", "x", nothing)),
        ("an unknown output", with_changed_tensor("dense_ae", "out.surprise", Some)),
        ("an unknown parameter", with_changed_tensor("dense_ae", "param.surprise.kernel", Some)),
        ("an unknown tensor beside the extreme logits", with_changed_tensor("bce_edges", "surprise", Some)),
        ("no safetensors at all", b"surprise".to_vec()),
        ("a part of a file", bytes("dense_ae")[..1000].to_vec()),
    ] {
        let report = check::check(&file);
        assert!(!report.passes() && !report.problems.is_empty(), "{what} passed:\n{report}");
    }
}
