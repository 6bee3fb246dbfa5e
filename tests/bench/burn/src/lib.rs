//! Burn in WebAssembly, as a peer to measure: its pure-Rust backend, flex, with SIMD.

mod models;

use burn::optim::{AdamConfig, GradientsParams, ModuleOptimizer};
use burn::tensor::{Device, Tensor, TensorData};
use models::{Autoencoder, Convolutional, Dense, PIXELS, Reconstruct, Variational};
use wasm_bindgen::prelude::*;

const LEARNING_RATE: f64 = 1e-3;

trait Step {
    fn step(&mut self, images: &[f32]) -> f32;
}

struct Training<M> {
    /// Taken out for the time of a step, which returns it changed.
    model: Option<M>,
    adam: ModuleOptimizer,
    device: Device,
}

fn tensor(images: &[f32], device: &Device) -> Tensor<2> {
    Tensor::from_data(TensorData::new(images.to_vec(), [images.len() / PIXELS, PIXELS]), device)
}

impl<M: Autoencoder + 'static> Training<M> {
    fn boxed(model: M, device: Device) -> Box<dyn Step> {
        Box::new(Self { model: Some(model), adam: AdamConfig::new().init(), device })
    }
}

impl<M: Autoencoder> Step for Training<M> {
    fn step(&mut self, images: &[f32]) -> f32 {
        let model = self.model.take().expect("a step puts the model back");
        let loss = model.loss(tensor(images, &self.device));
        let gradients = GradientsParams::from_grads(loss.backward(), &model);
        self.model = Some(self.adam.step(LEARNING_RATE, model, gradients));
        loss.into_scalar()
    }
}

/// # Panics
/// Unless there are four.
fn four_filters(filters: &[usize]) -> [usize; 4] {
    filters.try_into().expect("the convolutional model has four numbers of filters")
}

/// A model in training.
#[wasm_bindgen]
pub struct Trainer(Box<dyn Step>);

#[wasm_bindgen]
impl Trainer {
    /// Of the kind "dense", "variational" or "convolutional", the last with so many filters.
    #[wasm_bindgen(constructor)]
    pub fn new(kind: &str, filters: &[usize]) -> Trainer {
        let device = Device::flex().autodiff();
        Trainer(match kind {
            "dense" => Training::boxed(Dense::new(&device), device),
            "variational" => Training::boxed(Variational::new(&device), device),
            _ => Training::boxed(Convolutional::new(four_filters(filters), &device), device),
        })
    }

    /// Learns from whole images; returns the loss.
    pub fn step(&mut self, images: &[f32]) -> f32 {
        self.0.step(images)
    }
}

/// A model to encode and decode with, without gradients.
#[wasm_bindgen]
pub struct Reconstructor(Box<dyn Fn(&[f32]) -> Vec<f32>>);

fn reconstruction_fn<M: Reconstruct + 'static>(model: M, device: Device) -> Box<dyn Fn(&[f32]) -> Vec<f32>> {
    Box::new(move |image| {
        let output = model.reconstruct(tensor(image, &device));
        output.into_data().try_into_vec().expect("the pixels are float32")
    })
}

#[wasm_bindgen]
impl Reconstructor {
    /// Of the kind "dense" or "convolutional", the latter with so many filters.
    #[wasm_bindgen(constructor)]
    pub fn new(kind: &str, filters: &[usize]) -> Reconstructor {
        let device = Device::flex();
        Reconstructor(match kind {
            "dense" => reconstruction_fn(Dense::new(&device), device),
            _ => reconstruction_fn(Convolutional::new(four_filters(filters), &device), device),
        })
    }

    /// Encodes and decodes one image.
    pub fn reconstruct(&self, image: &[f32]) -> Vec<f32> {
        (self.0)(image)
    }
}
