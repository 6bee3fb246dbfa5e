//! The activations of every layer of a model for one image.

use super::{Encoding, Model, Workspace};
use crate::layers::{Layer, Sequential, Tape, dims, expect_contiguous};
use ndarray::ArrayView2;

/// The output of a layer, after its activation function if it has one.
#[derive(Clone, Debug, PartialEq)]
pub struct LayerActivation {
    /// The layer's name, which prefixes the names of its parameters; `output` for the reconstruction.
    pub name: String,
    /// The layer's [kind](Layer::kind); `sampling` for z, `sigmoid` for the reconstruction.
    pub kind: &'static str,
    /// `[units]` or `[height, width, channels]`.
    pub shape: Vec<usize>,
    /// The values, row by row, channels last.
    pub values: Vec<f32>,
}

impl Model {
    /// The activations from one image `[1, pixels]` to its reconstruction; the variational model decodes the mean.
    ///
    /// The last but one are the logits, the last their sigmoid.
    ///
    /// # Panics
    /// If it is not one image, of as many pixels as the model takes, in standard layout.
    pub fn trace(&self, image: ArrayView2<f32>, workspace: &mut Workspace) -> Vec<LayerActivation> {
        let Encoding { code, log_var } = self.encode_with(image, workspace);
        let code = expect_contiguous(code.to_slice()).to_vec();
        let log_var = log_var.map(|log_var| expect_contiguous(log_var.to_slice()).to_vec());
        let output = self.decode_with(ArrayView2::from_shape((1, code.len()), &code).expect("one code"), workspace);
        let mut activations = Vec::new();
        append_activations(&mut activations, &self.encoder, &workspace.encoder);
        if let Some(log_var) = log_var {
            activations.push(layer_activation("z_mean", "dense", self.code_shape(), &code));
            activations.push(layer_activation("z_log_var", "dense", self.code_shape(), &log_var));
            activations.push(layer_activation("z", "sampling", self.code_shape(), &code));
        }
        append_activations(&mut activations, &self.decoder, &workspace.decoder);
        activations.push(layer_activation(
            "output",
            "sigmoid",
            dims(self.decoder.out_shape()),
            expect_contiguous(output.as_slice()),
        ));
        activations
    }
}

/// Appends the activations of the last `forward` of a sequence for one image.
#[inline(never)]
fn append_activations(activations: &mut Vec<LayerActivation>, layers: &Sequential, tape: &Tape) {
    for (named, (name, y)) in layers.layers().iter().zip(layers.activations(1, tape)) {
        let values = expect_contiguous(y.to_slice());
        match (&named.layer, activations.last_mut()) {
            (Layer::Activation(..), Some(last)) => last.values.copy_from_slice(values),
            (layer, _) => activations.push(layer_activation(name, layer.kind(), dims(layer.out_shape()), values)),
        }
    }
}

#[inline(never)]
fn layer_activation(name: &str, kind: &'static str, shape: Vec<usize>, values: &[f32]) -> LayerActivation {
    LayerActivation { name: name.to_owned(), kind, shape, values: values.to_vec() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layers::Padding;
    use crate::models::{Config, Convolutional, Vanilla, Variational};
    use ndarray::Array2;
    use rand::SeedableRng;
    use rand_chacha::ChaCha8Rng;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // these also run in the browser

    fn model(config: Config) -> Model {
        Model::new(config, &mut ChaCha8Rng::seed_from_u64(1)).unwrap()
    }

    fn image(pixels: usize) -> Array2<f32> {
        Array2::from_shape_fn((1, pixels), |(_, pixel)| (pixel % 11) as f32 / 10.0)
    }

    /// Names, kinds and shapes, one a line.
    fn outline(config: Config) -> String {
        let model = model(config);
        let activations = model.trace(image(model.input_len()).view(), &mut Workspace::default());
        for LayerActivation { name, shape, values, .. } in &activations {
            assert_eq!(values.len(), shape.iter().product::<usize>(), "{name}");
        }
        activations
            .iter()
            .map(|LayerActivation { name, kind, shape, .. }| format!("{name} {kind} {shape:?}\n"))
            .collect()
    }

    #[test]
    fn each_layer_and_its_relu_give_one_activation() {
        let convolutional = "conv1 conv2d [28, 28, 8]\npool1 max_pool2d [14, 14, 8]\nconv2 conv2d [14, 14, 16]\n\
            pool2 max_pool2d [7, 7, 16]\nconv3 up_conv2d [14, 14, 16]\nconv4 up_conv2d [28, 28, 8]\n\
            conv5 conv2d [28, 28, 1]\noutput sigmoid [28, 28, 1]\n";
        assert_eq!(outline(Config::Convolutional(Convolutional::small())), convolutional);
        let padded = Convolutional { height: 30, width: 29, ..Convolutional::small() };
        let padded = outline(Config::Convolutional(padded));
        assert!(padded.starts_with("pad pad2d [32, 32, 1]\nconv1 conv2d [32, 32, 8]\n"));
        assert!(padded.ends_with("conv5 conv2d [32, 32, 1]\ncrop crop2d [30, 29, 1]\noutput sigmoid [30, 29, 1]\n"));
        let vanilla = "enc dense [128]\ndec dense [784]\noutput sigmoid [784]\n";
        assert_eq!(outline(Config::Vanilla(Vanilla::keras_dense(128))), vanilla);
        let variational =
            "z_mean dense [2]\nz_log_var dense [2]\nz sampling [2]\ndec dense [784]\noutput sigmoid [784]\n";
        assert_eq!(outline(Config::Variational(Variational::linear_vae(2))), variational);
        let valid = Config::Convolutional(Convolutional { padding: Padding::Valid, ..Convolutional::small() });
        assert!(outline(valid).contains("conv3.up up_sample2d [10, 10, 16]\nconv3 conv2d [8, 8, 16]\n"));
    }

    #[test]
    fn the_trace_holds_what_the_model_computes_after_relu() {
        for config in [Config::Convolutional(Convolutional::small()), Config::Variational(Variational::mlp_vae(2))] {
            let (model, image, mut workspace) = (model(config), image(784), Workspace::default());
            let activations = model.trace(image.view(), &mut workspace);
            let values =
                |name: &str| &activations.iter().find(|activation| activation.name == name).expect(name).values;
            let hidden = if model.epsilon_dim() > 0 { ["enc", "dec1"] } else { ["conv1", "conv3"] };
            for name in hidden {
                assert!(values(name).iter().all(|x| *x >= 0.0) && values(name).contains(&0.0), "{name}");
            }
            let code = model.encode_with(image.view(), &mut workspace).code.to_owned();
            let named = if model.epsilon_dim() > 0 { "z_mean" } else { "pool2" };
            assert_eq!(values(named), code.as_slice().unwrap());
            let output = model.decode_with(code.view(), &mut workspace);
            assert_eq!(values("output"), output.as_slice().unwrap());
        }
    }
}
