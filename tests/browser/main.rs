//! The crate in a browser: the values of PyTorch with SIMD, a short training, and the interface to JavaScript.
#![cfg(target_arch = "wasm32")]

#[path = "../../crate/tools/examples/reference/check.rs"]
mod check;
mod denoising;
#[path = "../../crate/tools/examples/reference/extreme_logits.rs"]
mod extreme_logits;
#[path = "../native/fixtures.rs"]
mod fixtures;
#[path = "../../crate/tools/examples/reference/infer.rs"]
mod infer;
mod javascript;
mod latent;
#[path = "../../crate/tools/examples/reference/reference_file.rs"]
mod reference_file;
#[path = "../../crate/tools/examples/reference/report.rs"]
mod report;
mod trace;
mod training;
mod training_run;

use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn simd_is_on() {
    const { assert!(cfg!(target_feature = "simd128")) };
}

#[wasm_bindgen_test]
fn outputs_gradients_and_adam_agree_with_pytorch() {
    let cases: [&[u8]; 8] = [
        include_bytes!("../golden/dense_ae.safetensors"),
        include_bytes!("../golden/dense_deep.safetensors"),
        include_bytes!("../golden/conv_ae_same.safetensors"),
        include_bytes!("../golden/conv_ae_padded.safetensors"),
        include_bytes!("../golden/conv_ae_valid.safetensors"),
        include_bytes!("../golden/vae_linear.safetensors"),
        include_bytes!("../golden/vae_mlp.safetensors"),
        include_bytes!("../golden/bce_edges.safetensors"),
    ];
    for (i, bytes) in cases.into_iter().enumerate() {
        let report = check::check(bytes);
        assert!(report.passes(), "case {i}\n{report}");
        assert!(report.largest_ratio() <= report::TOLERANCE);
    }
}
