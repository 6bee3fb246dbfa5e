//! Scores of images by a model, higher for those that it reconstructs worse.

use crate::error::{check_row_values, expect_standard_layout};
use crate::kernels::loss::bce_sum;
use crate::layers::expect_contiguous;
use crate::losses::{binary_entropy, sigmoid};
use crate::models::{Model, Workspace, view_rows};
use crate::{Error, Result};
use ndarray::ArrayView2;

/// The least energy (sum of squared pixels) that an error is divided by, that of one white pixel: an empty picture has none.
const MIN_ENERGY: f64 = 1.0;

/// The scores that follow from the reconstructions of images; the variational model decodes the means.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReconstructionScores {
    /// Σ (y − x)² / pixels.
    pub squared_error: Vec<f32>,
    /// Σ (y − x)² / max(Σ x², 1): an image with little ink, such as a '1', does not seem normal only because it is
    /// easy to reconstruct.
    pub relative_error: Vec<f32>,
    /// The binary cross-entropy above the pixels' own entropy, which no reconstruction can avoid: the mean Kullback–Leibler
    /// divergence per pixel, in nats, ≥ 0.
    pub excess_cross_entropy: Vec<f32>,
}

/// The scores of images `[n, pixels]`, in 0…1.
///
/// # Errors
/// [`Error::Array`] if there are no images, or their rows are not in standard layout; [`Error::Value`] if a pixel is out of range;
/// [`Error::Length`] if they have another size than the model's input or output.
pub fn reconstruction_scores(
    model: &Model,
    images: ArrayView2<f32>,
    workspace: &mut Workspace,
) -> Result<ReconstructionScores> {
    let images = check_images(model, images)?;
    let pixels = model.input_len();
    let mut scores = ReconstructionScores::default();
    for chunk in images.chunks(model.images_per_chunk() * pixels) {
        let code = model.encode_with(view_rows(chunk, pixels), workspace).code.to_owned();
        let logits = expect_contiguous(model.logits(code.view(), workspace).to_slice());
        for (image, logits) in chunk.chunks_exact(pixels).zip(logits.chunks_exact(pixels)) {
            let error = |(l, x): (&f32, &f32)| f64::from(sigmoid(*l) - x).powi(2);
            let error: f64 = logits.iter().zip(image).map(error).sum();
            let energy: f64 = image.iter().map(|x| f64::from(*x).powi(2)).sum();
            let entropy_sum: f64 = image.iter().map(|x| f64::from(binary_entropy(*x))).sum();
            let excess = bce_sum(logits, image) - entropy_sum;
            scores.squared_error.push((error / pixels as f64) as f32);
            scores.relative_error.push((error / energy.max(MIN_ENERGY)) as f32);
            let excess = if excess < 0.0 { 0.0 } else { excess }; // NaN stays NaN, unlike with `max`
            scores.excess_cross_entropy.push((excess / pixels as f64) as f32);
        }
    }
    Ok(scores)
}

/// The values of images `[n, pixels]`, after a check that the model can take them.
pub(super) fn check_images<'a>(model: &Model, images: ArrayView2<'a, f32>) -> Result<&'a [f32]> {
    model.check_image_len(images.ncols())?;
    if images.nrows() == 0 {
        return Err(Error::Array { what: "images", expected: "at least one", actual: "none" });
    }
    let values = expect_standard_layout("images", images)?;
    check_row_values("images", values, images.ncols(), 0.0..=1.0, "numbers in 0…1")?;
    Ok(values)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anomaly::fixtures::{close, images, vanilla, variational};
    use crate::losses::bce_with_logit;
    use ndarray::{Array2, Axis, concatenate};
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // these also run in the browser

    #[test]
    fn logits_that_are_no_numbers_have_no_cross_entropy() {
        let mut model = vanilla();
        let mut sign = 1.0;
        model.for_each_tensor_mut(&mut |values| {
            values.iter_mut().for_each(|value| (*value, sign) = (sign * 3e38, -sign))
        });
        let scores = reconstruction_scores(&model, Array2::ones((1, 9)).view(), &mut Workspace::default()).unwrap();
        assert!(scores.excess_cross_entropy[0].is_nan(), "{scores:?}");
    }

    #[test]
    fn images_in_another_layout_are_an_error() {
        let images = Array2::zeros((9, 2));
        let scores = reconstruction_scores(&vanilla(), images.t(), &mut Workspace::default());
        assert!(scores.is_err_and(|error| error.to_string().starts_with("images: expected rows in standard layout")));
    }

    #[test]
    fn the_scores_are_those_of_the_output() {
        for model in [vanilla(), variational()] {
            let (images, workspace) = (images(), &mut Workspace::default());
            let scores = reconstruction_scores(&model, images.view(), workspace).unwrap();
            for (i, image) in images.rows().into_iter().enumerate() {
                let x = image.insert_axis(Axis(0));
                let code = model.encode_with(x, workspace).code.to_owned();
                let logits = model.logits(code.view(), workspace).to_owned();
                let sum = |of: &dyn Fn(f32, f32) -> f64| logits.iter().zip(image).map(|(l, x)| of(*l, *x)).sum::<f64>();
                let error = sum(&|l, x| (1.0 / (1.0 + (-f64::from(l)).exp()) - f64::from(x)).powi(2));
                assert!(close(scores.squared_error[i], error / 9.0));
                let energy: f64 = image.iter().map(|x| f64::from(x * x)).sum();
                assert!(close(scores.relative_error[i], error / energy.max(1.0)), "{i}");
                let excess = sum(&|l, x| f64::from(bce_with_logit(l, x).0) - f64::from(binary_entropy(x)));
                assert!(close(scores.excess_cross_entropy[i], excess / 9.0), "{i}");
            }
            assert!(close(scores.relative_error[1], 9.0 * f64::from(scores.squared_error[1])), "an empty picture");
        }
    }

    #[test]
    fn an_output_that_is_the_input_scores_nothing() {
        // Every weight and bias is zero, so every output is ½.
        let mut model = vanilla();
        model.for_each_tensor_mut(&mut |values| values.fill(0.0));
        let images = concatenate![Axis(0), Array2::from_elem((1, 9), 0.5), Array2::ones((1, 9))];
        let scores = reconstruction_scores(&model, images.view(), &mut Workspace::default()).unwrap();
        assert_eq!((scores.squared_error, scores.relative_error), (vec![0.0, 0.25], vec![0.0, 0.25]));
        assert!(scores.excess_cross_entropy[0] < 1e-7);
        assert!(close(scores.excess_cross_entropy[1], std::f64::consts::LN_2));
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        let workspace = &mut Workspace::default();
        let mut code =
            |images: Array2<f32>| reconstruction_scores(&vanilla(), images.view(), workspace).unwrap_err().code();
        assert_eq!(code(Array2::zeros((1, 8))), "length");
        assert_eq!(code(Array2::zeros((0, 9))), "array");
        assert_eq!(code(Array2::from_elem((1, 9), f32::NAN)), "value");
        assert_eq!(code(Array2::from_elem((1, 9), 1.5)), "value");
    }
}
