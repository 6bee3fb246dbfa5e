//! Computes every tensor of a reference file and compares it.

use crate::reference_file::{ReferenceFile, Tensor};
use crate::report::Report;
use crate::{extreme_logits, infer};
use autoencoders::layers::Sampling;
use autoencoders::losses::{ReconstructionLoss, kl_forward_backward, sigmoid};
use autoencoders::models::{Batch, Model, Objective, Workspace};
use autoencoders::train::{Adam, Trainer};
use ndarray::{Array2, ArrayView2, Axis};
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use std::collections::BTreeMap;

/// What we compute, by the name of the tensor of the file.
type Computed = BTreeMap<String, Vec<f32>>;

/// Checks a file, given its bytes.
pub fn check(bytes: &[u8]) -> Report {
    let mut report = Report::default();
    if let Err(problem) = try_check(bytes, &mut report) {
        report.problems.push(problem);
    }
    report
}

fn try_check(bytes: &[u8], report: &mut Report) -> Result<(), String> {
    let file = ReferenceFile::read(bytes)?;
    if file.tensors.contains_key("logit") {
        return extreme_logits::check(&file, report);
    }
    let model = load_model(&file)?;
    let inputs = Inputs::read(&file, &model)?;
    let mut computed = Computed::new();
    insert_parameters("param", &model, &mut computed);
    insert_outputs(&model, &inputs, &mut computed);
    if model.input_len() == model.output_len() {
        insert_gradients(&model, &inputs, &mut computed);
        insert_adam_steps(model, &inputs, &mut computed)?;
    }
    compare(&file, &computed, report);
    Ok(())
}

/// The model of the file, with its weights.
fn load_model(file: &ReferenceFile) -> Result<Model, String> {
    let config = infer::config(file)?;
    let mut model = Model::new(config, &mut ChaCha8Rng::seed_from_u64(0)).map_err(|e| e.to_string())?;
    for (layer, mut parameter) in model.parameters_mut() {
        let name = format!("param.{layer}.{}", parameter.name);
        let Tensor { shape, values } = file.get(&name)?;
        if shape != parameter.values.shape() {
            return Err(format!("{name}: expected shape {:?}, got {shape:?}", parameter.values.shape()));
        }
        parameter.values.iter_mut().zip(values).for_each(|(to, from)| *to = *from);
    }
    Ok(model)
}

struct Inputs {
    x: Array2<f32>,
    epsilon: Array2<f32>,
}

impl Inputs {
    fn read(file: &ReferenceFile, model: &Model) -> Result<Self, String> {
        let x = matrix(file.get("x")?, "x", model.input_len())?;
        let epsilon = match model.epsilon_dim() {
            0 => Array2::zeros((x.nrows(), 0)),
            latent => matrix(file.get("eps")?, "eps", latent)?,
        };
        if x.nrows() == 0 || x.nrows() != epsilon.nrows() {
            return Err(format!("{} examples in x, {} in eps", x.nrows(), epsilon.nrows()));
        }
        Ok(Self { x, epsilon })
    }

    fn batch(&self) -> Batch<'_> {
        Batch { input: self.x.view(), target: self.x.view(), epsilon: self.epsilon.view() }
    }
}

fn matrix(tensor: &Tensor, name: &str, values_per_example: usize) -> Result<Array2<f32>, String> {
    let shape = (tensor.shape.first().copied().unwrap_or(0), tensor.values_per_example());
    if shape.1 != values_per_example {
        return Err(format!("{name}: expected {values_per_example} values an example, got shape {:?}", tensor.shape));
    }
    Array2::from_shape_vec(shape, tensor.values.clone()).map_err(|e| e.to_string())
}

/// `out.*`: the code, the logits, the losses, and every layer's activation by the layer's name.
fn insert_outputs(model: &Model, inputs: &Inputs, computed: &mut Computed) {
    let mut workspace = Workspace::default();
    let encoding = model.encode_with(inputs.x.view(), &mut workspace);
    let (mut code, log_var) = (encoding.code.to_owned(), encoding.log_var.map(|log_var| log_var.to_owned()));
    let mut insert = |name: &str, values: ArrayView2<f32>| {
        computed.insert(format!("out.{name}"), values.iter().copied().collect());
    };
    let mut kl = Array2::zeros((code.nrows(), 1));
    if let Some(log_var) = &log_var {
        insert("z_mean", code.view());
        insert("z_log_var", log_var.view());
        kl = per_row(&code, log_var, |mean, log_var| {
            let mut ignored_gradients = (mean.to_owned(), mean.to_owned());
            kl_forward_backward(mean, log_var, 1.0, ignored_gradients.0.view_mut(), ignored_gradients.1.view_mut())
        });
        let mean = code.clone();
        Sampling::forward(mean.view(), log_var.view(), inputs.epsilon.view(), code.view_mut());
        insert("z", code.view());
        insert("kl", kl.view());
    }
    let logits = model.logits(code.view(), &mut workspace).to_owned();
    insert("code", code.view());
    insert("hidden", code.view());
    insert("logits", logits.view());
    insert("y", logits.mapv(sigmoid).view());
    for (name, activation) in model.activations(inputs.x.nrows(), &workspace) {
        insert(name, activation);
    }
    if logits.dim() != inputs.x.dim() {
        return;
    }
    let reconstruction = per_row(&logits, &inputs.x, |logits, x| {
        ReconstructionLoss::BinaryCrossEntropy.forward_backward(logits, x, 1.0, logits.to_owned().view_mut())
    });
    insert("rec", reconstruction.view());
    let pixels = if log_var.is_some() { 1.0 } else { logits.ncols() as f32 };
    let loss = (reconstruction.sum() + kl.sum()) / (pixels * reconstruction.nrows() as f32);
    insert("loss", Array2::from_elem((1, 1), loss).view());
}

/// A number for every pair of rows.
fn per_row(a: &Array2<f32>, b: &Array2<f32>, number: impl Fn(ArrayView2<f32>, ArrayView2<f32>) -> f64) -> Array2<f32> {
    let rows = a.axis_chunks_iter(Axis(0), 1).zip(b.axis_chunks_iter(Axis(0), 1));
    rows.map(|(a, b)| [number(a, b) as f32]).collect::<Vec<_>>().into()
}

/// `grad.*`: the gradient of each parameter.
fn insert_gradients(model: &Model, inputs: &Inputs, computed: &mut Computed) {
    let mut gradient = model.zeros_like();
    let batch = inputs.batch();
    model.backward(&batch, batch.len(), Objective::default(), &mut gradient, &mut Workspace::default());
    insert_parameters("grad", &gradient, computed);
}

/// `adam3.*` and `adam3_losses`: the parameters after three steps of Adam, and the losses before each step and after the last.
fn insert_adam_steps(model: Model, inputs: &Inputs, computed: &mut Computed) -> Result<(), String> {
    let mut trainer = Trainer::new(model, Objective::default(), Adam::default(), 1).map_err(|e| e.to_string())?;
    let mut losses = Vec::new();
    for _ in 0..3 {
        losses.push(trainer.step(&inputs.batch()));
    }
    losses.push(trainer.loss(&inputs.batch()));
    computed.insert("adam3_losses".to_owned(), losses.iter().map(|loss| loss.total(1.0) as f32).collect());
    insert_parameters("adam3", trainer.model(), computed);
    Ok(())
}

fn insert_parameters(prefix: &str, model: &Model, computed: &mut Computed) {
    for (layer, parameter) in model.parameters() {
        computed.insert(format!("{prefix}.{layer}.{}", parameter.name), parameter.values.iter().copied().collect());
    }
}

/// Compares every tensor of the file with the computed one, and checks that the file has all required tensors.
fn compare(file: &ReferenceFile, computed: &Computed, report: &mut Report) {
    for (name, expected) in &file.tensors {
        match computed.get(name) {
            // Inputs of the computation; a parameter that the model does not have is reported as unknown.
            Some(_) if name.starts_with("param.") => {}
            Some(actual) => report.compare(name, &expected.values, actual),
            None if name == "x" || name == "eps" => {}
            None => report.problems.push(format!("tensor {name} is unknown, or this model has none")),
        }
    }
    let required = |name: &&String| !name.starts_with("out.") || *name == "out.logits";
    for name in computed.keys().filter(required).filter(|name| !file.tensors.contains_key(*name)) {
        report.problems.push(format!("tensor {name} is missing"));
    }
}
