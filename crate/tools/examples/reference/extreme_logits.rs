//! The file of extreme logits: `logit` and `target`, and elementwise `bce`, `dbce_dlogit`, `sigmoid`.

use crate::reference_file::ReferenceFile;
use crate::report::Report;
use autoencoders::losses::{bce_with_logit, sigmoid};

/// Checks the losses elementwise.
pub fn check(file: &ReferenceFile, report: &mut Report) -> Result<(), String> {
    let (logits, targets) = (&file.get("logit")?.values, &file.get("target")?.values);
    if logits.len() != targets.len() {
        return Err(format!("{} logits, {} targets", logits.len(), targets.len()));
    }
    for (name, expected) in &file.tensors {
        let function: fn(f32, f32) -> f32 = match name.as_str() {
            "logit" | "target" => continue,
            "bce" => |logit, target| bce_with_logit(logit, target).0,
            "dbce_dlogit" => |logit, target| bce_with_logit(logit, target).1,
            "sigmoid" => |logit, _| sigmoid(logit),
            "bce_keras_eager_clipped_1e-7" => clipped_bce,
            _ => return Err(format!("tensor {name} is unknown")),
        };
        let actual: Vec<f32> = logits.iter().zip(targets).map(|(logit, target)| function(*logit, *target)).collect();
        report.compare(name, &expected.values, &actual);
    }
    Ok(())
}

/// The cross-entropy that Keras computes from probabilities instead of logits: clamped to 1e-7 … 1 − 1e-7, which cuts the
/// tails.
fn clipped_bce(logit: f32, target: f32) -> f32 {
    let y = sigmoid(logit).clamp(1e-7, 1.0 - 1e-7);
    -(target * y.ln() + (1.0 - target) * (1.0 - y).ln())
}
