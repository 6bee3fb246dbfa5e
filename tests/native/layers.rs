//! Single layers against PyTorch's: odd sizes, both paddings, ties in pooling, every activation.

use crate::reference_file::{ReferenceFile, Tensor};
use autoencoders::layers::{
    Activation, Conv2d, Crop2d, Dense, ImageShape, Layer, MaxPool2d, Pad2d, Padding, Scratch, UpSample2d,
};
use ndarray::{Array2, ArrayView2};
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use std::{fs, path::PathBuf};

fn read(name: &str) -> ReferenceFile {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("../../tests/golden/{name}.safetensors"));
    ReferenceFile::read(&fs::read(&path).unwrap()).unwrap()
}

fn matrix(tensor: &Tensor) -> Array2<f32> {
    Array2::from_shape_vec((tensor.shape[0], tensor.values_per_example()), tensor.values.clone()).unwrap()
}

fn assert_near<'a>(name: &str, file: &ReferenceFile, actual: impl IntoIterator<Item = &'a f32>) {
    let expected = &file.get(name).unwrap().values;
    let largest = expected.iter().fold(0.0_f32, |largest, e| largest.max(e.abs()));
    let actual: Vec<f32> = actual.into_iter().copied().collect();
    assert_eq!(expected.len(), actual.len(), "{name}");
    for (e, a) in expected.iter().zip(&actual) {
        assert!((e - a).abs() <= 1e-5 * largest, "{name}: {a} instead of {e}");
    }
}

/// Runs a layer on the file's x and dy, with the file's parameters where it has any.
fn assert_agrees(file: &ReferenceFile, mut layer: Layer) {
    for mut parameter in layer.parameters_mut() {
        let values = &file.get(&format!("param.{}", parameter.name)).unwrap().values;
        parameter.values.iter_mut().zip(values).for_each(|(to, from)| *to = *from);
    }
    let (x, dy) = (matrix(file.get("x").unwrap()), matrix(file.get("dy").unwrap()));
    let (mut y, mut dx) = (dy.clone(), x.clone());
    let mut scratch = Scratch::default();
    layer.forward(x.view(), y.view_mut(), &mut scratch);
    assert_near("out.y", file, &y);
    let mut gradient = layer.clone();
    gradient.parameters_mut().for_each(|mut parameter| parameter.values.fill(0.0));
    layer.backward(ArrayView2::from(&x), y.view(), dy.view(), &mut gradient, Some(dx.view_mut()), &mut scratch);
    assert_near("grad.x", file, &dx);
    for parameter in gradient.parameters() {
        assert_near(&format!("grad.{}", parameter.name), file, &parameter.values);
    }
}

fn image(file: &ReferenceFile) -> ImageShape {
    image_of(file, "x")
}

fn image_of(file: &ReferenceFile, name: &str) -> ImageShape {
    let shape = file.shape(name).unwrap();
    ImageShape { height: shape[1], width: shape[2], channels: shape[3] }
}

#[test]
fn dense() {
    let file = read("layer_dense");
    let (x, y) = (file.shape("x").unwrap()[1], file.shape("dy").unwrap()[1]);
    assert_agrees(&file, Layer::Dense(Dense::zeros(x, y)));
}

#[test]
fn activations_other_than_relu() {
    assert_agrees(&read("layer_tanh"), Layer::Activation(Activation::Tanh, ImageShape::vector(7)));
    assert_agrees(&read("layer_sigmoid"), Layer::Activation(Activation::Sigmoid, ImageShape::vector(7)));
}

#[test]
fn convolution_with_same_and_valid_padding() {
    for (name, padding) in [("layer_conv_same", Padding::Same), ("layer_conv_valid", Padding::Valid)] {
        let file = read(name);
        let filters = file.shape("dy").unwrap()[3];
        let layer = Conv2d::new(image(&file), filters, padding, &mut ChaCha8Rng::seed_from_u64(0));
        assert_agrees(&file, Layer::Conv2d(layer));
    }
}

#[test]
fn max_pooling_of_odd_sizes_with_ties() {
    let file = read("layer_max_pool_odd");
    assert_agrees(&file, Layer::MaxPool2d(MaxPool2d::new(image(&file))));
}

#[test]
fn up_sampling() {
    let file = read("layer_up_sample");
    assert_agrees(&file, Layer::UpSample2d(UpSample2d::new(image(&file))));
}

#[test]
fn padding_and_cropping() {
    let file = read("layer_pad");
    assert_agrees(&file, Layer::Pad2d(Pad2d::new(image(&file), image_of(&file, "dy"))));
    let file = read("layer_crop");
    assert_agrees(&file, Layer::Crop2d(Crop2d::new(image(&file), image_of(&file, "dy"))));
}
