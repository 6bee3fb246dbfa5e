//! Recognition and maps of MNIST: what the codes of the pretrained models tell of the digits, beside PCA and the pixels.
//!
//! Needs the digits, which `make` fetches; so it runs with the feature `pretrain`, as `make test` does.

use crate::digit_likeness::images;
use crate::mnist;
use crate::pretrained_models::{model, root};
use autoencoders::classification::{ConfusionMatrix, Degree, LabelledFeatures, LinearProbe};
use autoencoders::data::DataSet;
use autoencoders::latent::{Pca, Trustworthiness};
use autoencoders::models::Workspace;
use ndarray::{Array2, s};

/// Number of training digits whose features are searched and fitted to.
const TRAIN_COUNT: usize = 10_000;

struct Data {
    train: DataSet,
    test: DataSet,
}

/// Features of the first 10,000 training digits and of all test digits.
struct Features {
    known: LabelledFeatures,
    unknown: Array2<f32>,
}

impl Data {
    fn load() -> Self {
        let [train, test] = ["train", "t10k"].map(|part| mnist::read(&root(), part).unwrap());
        Self { train, test }
    }

    fn features(&self, to_features: impl Fn(&Array2<f32>) -> Array2<f32>) -> Features {
        let mut pictures = Array2::zeros((TRAIN_COUNT, 784));
        self.train.copy_batch(&(0..TRAIN_COUNT).collect::<Vec<_>>(), pictures.view_mut());
        let known = LabelledFeatures::new(to_features(&pictures), self.train.labels()[..TRAIN_COUNT].to_vec()).unwrap();
        Features { known, unknown: to_features(&images(&self.test)) }
    }

    fn codes(&self, name: &str) -> Features {
        let model = model(name);
        self.features(|pictures| {
            let codes = model.encode_all(pictures.as_slice().unwrap(), &mut Workspace::default());
            Array2::from_shape_vec((pictures.nrows(), model.code_len()), codes).unwrap()
        })
    }

    fn components(&self, count: usize) -> Features {
        let pca = Pca::fit_data(&self.train, self.train.len(), count).unwrap();
        self.features(|pictures| pca.project(pictures.view()))
    }

    fn accuracy(&self, predictions: &[u8]) -> f64 {
        ConfusionMatrix::of(self.test.labels(), predictions, 10).unwrap().accuracy()
    }

    fn knn_accuracy(&self, Features { known, unknown }: &Features) -> f64 {
        self.accuracy(&known.classify(unknown.view(), 5).unwrap())
    }

    fn probe_accuracy(&self, Features { known, unknown }: &Features, degree: Degree) -> f64 {
        self.accuracy(&LinearProbe::fit(known, degree).unwrap().classify(unknown.view()).unwrap())
    }
}

/// Planes do not separate ten classes in 16 dimensions so well, whichever the weights; surfaces of second degree do.
#[test]
fn five_neighbours_and_a_probe_with_products_recognise_codes_of_16() {
    let data = Data::load();
    let codes = data.codes("variational-16");
    let [linear, quadratic] = [Degree::Linear, Degree::Quadratic].map(|degree| data.probe_accuracy(&codes, degree));
    let knn = data.knn_accuracy(&codes);
    println!("variational-16: 5-NN {knn}, probe {linear}, with products {quadratic}");
    assert!(knn >= 0.95 && quadratic >= 0.95 && linear >= 0.88, "{knn}, {linear}, {quadratic}");
}

/// scikit-learn's `KNeighborsClassifier` on its own `PCA`, fitted to as many digits.
#[test]
fn five_neighbours_on_principal_components_are_as_right_as_scikit_learns() {
    let data = Data::load();
    for (count, expected) in [(2, 0.419), (16, 0.945), (32, 0.957)] {
        let components = data.components(count);
        let accuracy = data.knn_accuracy(&components);
        println!("PCA {count}: 5-NN {accuracy}, linear probe {}", data.probe_accuracy(&components, Degree::Linear));
        assert!((accuracy - expected).abs() <= 0.01, "{count}: {accuracy}, not {expected}");
    }
}

#[test]
fn five_neighbours_and_a_linear_probe_recognise_pixels() {
    let data = Data::load();
    let pixels = data.features(Clone::clone);
    let (knn, probe) = (data.knn_accuracy(&pixels), data.probe_accuracy(&pixels, Degree::Linear));
    println!("pixels: 5-NN {knn}, linear probe {probe}");
    assert!((knn - 0.944).abs() <= 0.01 && probe > 0.88, "{knn}, {probe}");
}

/// Of the first 2,000 test digits, whose map is the code of two numbers, or two principal components of the pixels.
#[test]
fn a_variational_map_is_more_trustworthy_than_that_of_pca_and_tells_more_classes_apart() {
    const MAPPED: usize = 2000;
    let data = Data::load();
    let pixels = images(&data.test).slice(s![..MAPPED, ..]).to_owned();
    let [variational, pca] = [data.codes("variational-2"), data.components(2)].map(|features| {
        let points = features.unknown.slice(s![..MAPPED, ..]).to_owned();
        let mut trust = Trustworthiness::new(pixels.view(), points.clone(), 5).unwrap();
        trust.advance(MAPPED);
        let labels = data.test.labels()[..MAPPED].to_vec();
        let left_out =
            LabelledFeatures::new(points, labels.clone()).unwrap().classify_leave_one_out(0..MAPPED, 5).unwrap();
        (trust.value().unwrap(), ConfusionMatrix::of(&labels, &left_out, 10).unwrap().accuracy())
    });
    println!("trustworthiness and 5-NN accuracy: {variational:?}, PCA {pca:?}");
    assert!(variational.0 > pca.0 + 0.05 && variational.1 > pca.1 + 0.15, "{variational:?}, {pca:?}");
}
