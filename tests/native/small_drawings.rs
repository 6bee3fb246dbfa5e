//! What is drawn by hand looks like the digits of 8×8: digits of MNIST, which none of their models has seen, enlarged to drawings.

use crate::mnist;
use crate::pretrained_models::{model, root};
use crate::small_digits;
use autoencoders::classification::{ConfusionMatrix, LabelledFeatures};
use autoencoders::data::drawing::{Placement, normalise};
use autoencoders::data::{DataSet, ImageShape};
use autoencoders::models::Workspace;
use ndarray::{Array2, ArrayView2, Zip};

/// Pixels of the drawing per pixel of MNIST.
const SCALE: usize = 10;
/// One of so many test digits is drawn.
const STEP: usize = 20;

fn images(data: &DataSet) -> Array2<f32> {
    let mut images = Array2::zeros((data.len(), data.shape().len()));
    data.copy_batch(&(0..data.len()).collect::<Vec<_>>(), images.view_mut());
    images
}

/// A digit of 28×28 as a pen would draw it: ink where the pixels, interpolated, are dark.
fn draw(pixels: &[f32]) -> Vec<u8> {
    let side = 28 * SCALE;
    let pixel = |x: usize, y: usize| pixels[y.min(27) * 28 + x.min(27)];
    let ink = |x: f32, y: f32| {
        let (left, top) = (x as usize, y as usize);
        let (right, down) = (x - left as f32, y - top as f32);
        let row = |y: usize| pixel(left, y) * (1.0 - right) + pixel(left + 1, y) * right;
        row(top) * (1.0 - down) + row(top + 1) * down
    };
    let coordinate = |i: usize| ((i as f32 + 0.5) / SCALE as f32 - 0.5).max(0.0);
    (0..side * side).map(|i| 255 * u8::from(ink(coordinate(i % side), coordinate(i / side)) > 0.43)).collect()
}

/// Some of MNIST's test digits in the form of the digits of 8×8 by a placement, with their labels.
fn drawings(placement: Placement) -> (Array2<f32>, Vec<u8>) {
    let digits = mnist::every_nth(STEP, &mnist::read(&root(), "t10k").unwrap()).unwrap();
    let form = (ImageShape::grey(8, 8), placement);
    let normalised = |pixels: &[f32]| normalise(&draw(pixels), 28 * SCALE, 28 * SCALE, form).unwrap().unwrap();
    let all = images(&digits);
    let values: Vec<f32> = all.rows().into_iter().flat_map(|row| normalised(row.as_slice().unwrap())).collect();
    (Array2::from_shape_vec((digits.len(), 64), values).unwrap(), digits.labels().to_vec())
}

fn mse(a: ArrayView2<f32>, b: ArrayView2<f32>) -> f32 {
    Zip::from(a).and(b).fold(0.0, |sum, a, b| sum + (a - b).powi(2)) / a.len() as f32
}

/// Five nearest neighbours among the training digits; drawings that are only centred are hardly recognised.
#[test]
fn drawings_are_recognised_among_digits_of_8_by_8_if_they_are_prepared_as_these_were() {
    let [train, _] = small_digits::read(&root()).unwrap();
    let known = LabelledFeatures::new(images(&train), train.labels().to_vec()).unwrap();
    let [centred, prepared] = [Placement::Centred { side: 8 }, Placement::Nist].map(|placement| {
        let (drawings, labels) = drawings(placement);
        ConfusionMatrix::of(&labels, &known.classify(drawings.view(), 5).unwrap(), 10).unwrap().accuracy()
    });
    println!("drawings: centred {centred}, prepared {prepared}");
    assert!(prepared >= 0.8 && centred < 0.5, "{prepared}, {centred}");
}

/// Not much worse than the data set's own test digits.
#[test]
fn drawings_are_reconstructed_by_the_models_of_8_by_8() {
    let [_, test] = small_digits::read(&root()).unwrap();
    let (drawings, _) = drawings(Placement::Nist);
    for name in ["vanilla", "convolutional", "variational-2", "variational-16"] {
        let model = model(&format!("digits8/{name}"));
        let error = |images: ArrayView2<f32>| {
            let workspace = &mut Workspace::default();
            let code = model.encode_with(images, workspace).code.to_owned();
            mse(images, model.decode_with(code.view(), workspace).view())
        };
        let (test_error, drawing_error) = (error(images(&test).view()), error(drawings.view()));
        println!("{name}: MSE of test digits {test_error}, of drawings {drawing_error}");
        assert!(drawing_error < 2.5 * test_error, "{name}: {drawing_error}, {test_error}");
    }
}
