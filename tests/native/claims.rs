//! What the page promises of the pretrained models, tried on them: each test names the view and the sentence.
//!
//! Needs the digits, which `make` fetches; so it runs with the feature `pretrain`, as `make test` does.

use crate::digit_likeness::{
    NeighbourVotes, distance, greyness, house_drawing, images, mean, mean_pairwise_distance, quantile,
    relative_distance, slant,
};
use crate::mnist;
use crate::pretrained_models::{model, root};
use autoencoders::data::DataSet;
use autoencoders::latent::{
    Pca, analogy, class_means, lerp, nearest_examples, sample_fitted_gaussian, standard_normal,
};
use autoencoders::models::{Model, Workspace};
use ndarray::{Array2, ArrayView1, ArrayView2, s};
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;

/// The digits that the page has: 1,000 test digits and 4,000 training digits.
struct PageDigits {
    test: DataSet,
    train: DataSet,
}

impl PageDigits {
    fn load() -> Self {
        let read = |name, step| mnist::every_nth(step, &mnist::read(&root(), name).unwrap()).unwrap();
        Self { test: read("t10k", 10), train: read("train", 15) }
    }

    fn neighbour_votes(&self, images: ArrayView2<f32>) -> NeighbourVotes {
        NeighbourVotes::of(&self.train, images)
    }

    fn codes(&self, model: &Model) -> Array2<f32> {
        encode(model, images(&self.test).view())
    }
}

fn encode(model: &Model, images: ArrayView2<f32>) -> Array2<f32> {
    model.encode_with(images, &mut Workspace::default()).code.to_owned()
}

fn decode(model: &Model, codes: &[Vec<f32>]) -> Array2<f32> {
    let codes = Array2::from_shape_vec((codes.len(), model.code_len()), codes.concat()).unwrap();
    model.decode_with(codes.view(), &mut Workspace::default())
}

fn reconstruct(model: &Model, images: ArrayView2<f32>) -> Array2<f32> {
    model.decode_with(encode(model, images).view(), &mut Workspace::default())
}

fn samples(model: &Model, temperature: f32) -> Array2<f32> {
    let codes = standard_normal(200, model.code_len(), temperature, &mut ChaCha8Rng::seed_from_u64(1));
    model.decode_with(codes.view(), &mut Workspace::default())
}

/// Walk: the path that the page starts with, "passes mostly through digits"; the plain model "fades one picture out and the
/// other in".
#[test]
fn the_first_path_passes_through_digits_and_that_of_the_plain_model_does_not() {
    let page = PageDigits::load();
    let (from, to) = (5, 170);
    assert_eq!((page.test.label(from), page.test.label(to)), (Some(6), Some(0)));
    let path = |name: &str| {
        let model = model(name);
        let codes = page.codes(&model);
        let [a, b] = [from, to].map(|index| codes.row(index).to_vec());
        decode(&model, &(0..=60).map(|step| lerp(&a, &b, step as f32 / 60.0)).collect::<Vec<_>>())
    };
    let farthest = |images: &Array2<f32>| quantile(&relative_distance(&page.train, images.view()), 1.0);
    for name in ["variational-2", "variational-16"] {
        let images = path(name);
        let votes = page.neighbour_votes(images.view());
        assert_eq!((votes.classes[0], votes.classes[60]), (6, 0));
        assert!(votes.digit_like_fraction() > 0.9 && farthest(&images) < 0.75, "{name}: {votes:?}");
    }
    // Half-way, where the pictures lie farther from every digit than blank paper does, there is still much of both.
    let images = path("vanilla");
    let both = (&images.row(0) + &images.row(60)) / 2.0;
    assert!(farthest(&images) > 1.2);
    assert!(distance(images.row(30), both.view()) < 0.35 * distance(images.row(0), images.row(60)));
}

/// Walk: "A − B is what sets A apart from B, such as the handwriting of a thick, slanted 1; added to C, it should
/// make a thick, slanted 2. The plain model does not manage it", and "Two dimensions are too few for this".
#[test]
fn the_first_sum_gives_a_thick_and_slanted_2_with_16_dimensions_only() {
    let page = PageDigits::load();
    let sum = |name: &str| {
        let model = model(name);
        let codes = page.codes(&model);
        let means = class_means(codes.view(), page.test.labels(), 10);
        let [a, b, c] = [codes.row(190), means.row(1), means.row(2)].map(|code| code.to_vec());
        let images = decode(&model, &[analogy(&a, &b, &c), c]);
        (page.neighbour_votes(images.slice(s![..1, ..])), images)
    };
    assert_eq!(page.test.label(190), Some(1));
    let (votes, images) = sum("variational-16");
    assert_eq!((votes.classes[0], votes.votes[0]), (2, 5));
    assert!(images.row(0).sum() > 1.3 * images.row(1).sum() && slant(images.row(0)) > slant(images.row(1)) + 0.3);
    for name in ["variational-2", "vanilla"] {
        assert_ne!(sum(name).0.classes[0], 2, "{name}");
    }
}

/// Walk: "With many dimensions hardly any code lies in the middle"; the two components of the map hold a part of the variance.
#[test]
fn codes_of_16_dimensions_lie_around_the_middle_and_two_components_hold_a_fifth_of_their_variance() {
    let codes = PageDigits::load().codes(&model("variational-16"));
    let lengths: Vec<f32> = codes.rows().into_iter().map(|code| code.dot(&code).sqrt()).collect();
    assert!(quantile(&lengths, 0.05) > 3.0);
    let share: f32 = Pca::fit(codes.view(), 2).unwrap().explained_variance_ratio().iter().sum();
    assert!((0.15..0.25).contains(&share), "{share}");
}

/// Generate: "Below 1, … the samples become ever more alike, and blurred"; at 0.1 "one grey smudge".
#[test]
fn cold_samples_are_alike_and_blurred() {
    let page = PageDigits::load();
    for name in ["variational-2", "variational-16"] {
        let model = model(name);
        let distances = [1.0, 0.7, 0.4, 0.1].map(|temperature| mean_pairwise_distance(&samples(&model, temperature)));
        assert!(distances.is_sorted_by(|a, b| a > b) && distances[3] < 0.35 * distances[0], "{name}: {distances:?}");
    }
    let [cold, usual] = [0.1, 1.0].map(|temperature| samples(&model("variational-16"), temperature));
    assert!(greyness(&cold) > 1.5 * greyness(&usual));
    assert_eq!(page.neighbour_votes(cold.view()).unanimous_fraction(), 0.0);
}

/// Generate: "Above 1, codes lie farther out than most of the real ones: more varied, with harder strokes, and in 16-D farther
/// and farther from all training digits".
#[test]
fn hot_samples_are_varied_and_hard_and_with_16_dimensions_far_from_all_digits() {
    let page = PageDigits::load();
    for name in ["variational-2", "variational-16"] {
        let model = model(name);
        let hotter_samples = [1.0, 1.4, 2.0].map(|temperature| samples(&model, temperature));
        assert!(hotter_samples.each_ref().map(mean_pairwise_distance).is_sorted());
        assert!(hotter_samples.each_ref().map(greyness).is_sorted_by(|a, b| a > b), "{name}");
        let far = hotter_samples.map(|images| mean(nearest_examples(&page.train, images.view(), 1).unwrap().distances));
        assert_eq!(far.is_sorted_by(|a, b| a + 0.2 < *b), name == "variational-16", "{name}: {far:?}");
    }
}

/// Generate and How: "most of them decode to something like a digit".
#[test]
fn most_samples_of_the_prior_are_like_a_digit() {
    let page = PageDigits::load();
    for name in ["variational-2", "variational-16"] {
        let share = page.neighbour_votes(samples(&model(name), 1.0).view()).digit_like_fraction();
        assert!(share > 0.5, "{name}: {share}");
    }
}

/// Generate: "noise from the vanilla model and next to nothing from the convolutional one"; "Real codes … have no negative
/// numbers"; "Still no digits, only scraps of strokes".
#[test]
fn plain_models_make_no_digits_of_random_codes() {
    let page = PageDigits::load();
    let ink = mean(images(&page.test).rows().into_iter().map(|image| image.sum()));
    let usual_distance = quantile(&relative_distance(&page.train, samples(&model("variational-16"), 1.0).view()), 0.5);
    for (name, amount) in [("vanilla", 2.0..6.0), ("convolutional", 0.0..0.05)] {
        let model = model(name);
        let codes = page.codes(&model);
        assert!(codes.iter().all(|value| *value >= 0.0));
        let random = samples(&model, 1.0);
        assert!(amount.contains(&(mean(random.rows().into_iter().map(|image| image.sum())) / ink)), "{name}");
        let fitted = sample_fitted_gaussian(codes.view(), 50, 1.0, &mut ChaCha8Rng::seed_from_u64(1));
        let scraps = model.decode_with(fitted.view(), &mut Workspace::default());
        for images in [random.slice(s![..50, ..]), scraps.view()] {
            assert!(quantile(&relative_distance(&page.train, images), 0.5) > 1.2 * usual_distance, "{name}");
        }
    }
}

/// Generate: "blank paper is about 9 from a typical digit"; "Blurred strokes come nearer to real digits than sharp ones do".
#[test]
fn blank_paper_is_9_from_a_digit_and_blurred_digits_are_nearer_to_others() {
    let page = PageDigits::load();
    let sharp = images(&page.test).slice_move(s![..200, ..]);
    let blank: Vec<f32> = sharp.rows().into_iter().map(|image| image.dot(&image).sqrt()).collect();
    assert!((quantile(&blank, 0.5) - 9.0).abs() < 0.5);
    let mean_of_3_by_3 =
        |image: ArrayView1<f32>, index: usize| {
            mean((0..9).map(|i| {
                (index + i % 3 + 28 * (i / 3)).checked_sub(29).and_then(|i| image.get(i)).copied().unwrap_or(0.0)
            }))
        };
    let blurred = Array2::from_shape_fn(sharp.dim(), |(row, index)| mean_of_3_by_3(sharp.row(row), index));
    let far = |images: &Array2<f32>| quantile(&nearest_examples(&page.train, images.view(), 1).unwrap().distances, 0.5);
    assert!(far(&blurred) + 0.3 < far(&sharp));
}

/// How: "The more numbers the latent code has, the more of your own handwriting comes through"; the last two of them "no
/// bottleneck".
#[test]
fn wider_codes_reconstruct_better() {
    let page = PageDigits::load();
    let digits = images(&page.test);
    let errors = ["variational-2", "variational-16", "vanilla", "convolutional"].map(|name| {
        let output = reconstruct(&model(name), digits.view());
        mean(digits.rows().into_iter().zip(output.rows()).map(|(x, y)| distance(x, y).powi(2)))
    });
    assert!(errors.is_sorted_by(|a, b| a > b), "{errors:?}");
}

/// How: "A model with a narrow bottleneck reconstructs badly what is unlike its training data: draw a house, and see its
/// score."
#[test]
fn a_house_is_reconstructed_worse_than_digits_by_narrow_models_only() {
    let page = PageDigits::load();
    let house = house_drawing();
    for (name, is_narrow) in [("variational-2", true), ("variational-16", true), ("convolutional", false)] {
        let errors = |images: &Array2<f32>| -> Vec<f32> {
            let output = reconstruct(&model(name), images.view());
            images.rows().into_iter().zip(output.rows()).map(|(x, y)| distance(x, y)).collect()
        };
        let bad = quantile(&errors(&images(&page.test)), 0.99);
        assert_eq!(errors(&house)[0] > bad, is_narrow, "{name}: {:?}, and {bad} of digits", errors(&house));
    }
}

/// How: "with 100 labelled examples, the nearest class mean recognises 72% of test digits by their latent codes, and 70% by
/// their pixels".
#[test]
fn class_means_of_100_digits_recognise_72_per_cent_by_codes_and_70_by_pixels() {
    let page = PageDigits::load();
    let (known, unknown) = (images(&page.train), images(&page.test));
    let accuracy = |known: &Array2<f32>, unknown: &Array2<f32>| {
        let accuracy_of_100 = |start: usize| {
            let range = start..start + 100;
            let means = class_means(known.slice(s![range.clone(), ..]), &page.train.labels()[range], 10);
            let nearest =
                |code| (0..10).min_by(|a, b| distance(means.row(*a), code).total_cmp(&distance(means.row(*b), code)));
            let right = unknown
                .rows()
                .into_iter()
                .zip(page.test.labels())
                .filter(|(code, label)| nearest(*code) == Some(usize::from(**label)));
            right.count() as f32 / unknown.nrows() as f32
        };
        mean((0..4000).step_by(400).map(accuracy_of_100))
    };
    let encoder = model("variational-16");
    let codes = accuracy(&encode(&encoder, known.view()), &encode(&encoder, unknown.view()));
    let pixels = accuracy(&known, &unknown);
    assert!((codes - 0.72).abs() < 0.005 && (pixels - 0.70).abs() < 0.005, "{codes}, {pixels}");
}
