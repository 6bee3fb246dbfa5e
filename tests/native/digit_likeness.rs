//! How like digits images are, by their nearest training digits, and other measures of images.

use autoencoders::data::DataSet;
use autoencoders::latent::nearest_examples;
use ndarray::{Array2, ArrayView1, ArrayView2};

const NEIGHBOURS: usize = 5;
const SIDE: usize = 28;

/// For each image, the votes of its five nearest training digits on its class.
#[derive(Debug)]
pub struct NeighbourVotes {
    /// The class of most of the five.
    pub classes: Vec<u8>,
    /// How many of the five are of that class.
    pub votes: Vec<usize>,
}

impl NeighbourVotes {
    pub fn of(train: &DataSet, images: ArrayView2<f32>) -> Self {
        let found = nearest_examples(train, images, NEIGHBOURS).unwrap();
        let majority = |indices: &[u32]| {
            let votes =
                |class: &u8| indices.iter().filter(|index| train.label(**index as usize) == Some(*class)).count();
            (0..10u8).map(|class| (class, votes(&class))).max_by_key(|(_, votes)| *votes).unwrap()
        };
        let (classes, votes) = found.indices.chunks(NEIGHBOURS).map(majority).unzip();
        Self { classes, votes }
    }

    /// The fraction of images for whose class at least `min_votes` neighbours vote.
    fn fraction_with_votes(&self, min_votes: usize) -> f32 {
        self.votes.iter().filter(|votes| **votes >= min_votes).count() as f32 / self.votes.len() as f32
    }

    /// The fraction of images with at least four votes of five, as 89 % of unseen test digits have.
    pub fn digit_like_fraction(&self) -> f32 {
        self.fraction_with_votes(4)
    }

    /// The fraction of images with five votes, as 76 % of unseen test digits have.
    pub fn unanimous_fraction(&self) -> f32 {
        self.fraction_with_votes(5)
    }
}

/// The Euclidean distance over the pixels.
pub fn distance(a: ArrayView1<f32>, b: ArrayView1<f32>) -> f32 {
    a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f32>().sqrt()
}

/// The arithmetic mean.
pub fn mean(values: impl IntoIterator<Item = f32>) -> f32 {
    let values: Vec<f32> = values.into_iter().collect();
    values.iter().sum::<f32>() / values.len() as f32
}

/// The value below which `fraction` of the values lie.
pub fn quantile(values: &[f32], fraction: f32) -> f32 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f32::total_cmp);
    sorted[(fraction * (sorted.len() - 1) as f32) as usize]
}

/// The mean distance between any two of the first 24 images.
pub fn mean_pairwise_distance(images: &Array2<f32>) -> f32 {
    mean((1..24).flat_map(|a| (0..a).map(move |b| (a, b))).map(|(a, b)| distance(images.row(a), images.row(b))))
}

/// The mean of 4·p·(1 − p) where there is ink: 0 for strokes that are black all over.
pub fn greyness(images: &Array2<f32>) -> f32 {
    mean(images.rows().into_iter().map(|image| image.iter().map(|p| 4.0 * p * (1.0 - p)).sum::<f32>() / image.sum()))
}

/// All digits `[n, pixels]`.
pub fn images(digits: &DataSet) -> Array2<f32> {
    let mut images = Array2::zeros((digits.len(), SIDE * SIDE));
    digits.copy_batch(&(0..digits.len()).collect::<Vec<_>>(), images.view_mut());
    images
}

/// The distance of each picture to its nearest digit, as a fraction of that digit's distance to blank paper, as in Generate.
pub fn relative_distance(train: &DataSet, images: ArrayView2<f32>) -> Vec<f32> {
    let found = nearest_examples(train, images, 1).unwrap();
    let length = |index: &u32| train.image(*index as usize).map(|pixel| pixel * pixel).sum::<f32>().sqrt();
    found.distances.iter().zip(&found.indices).map(|(distance, index)| distance / length(index)).collect()
}

/// How far ink moves to the right per pixel upwards: the covariance of x and y by the variance of y.
pub fn slant(image: ArrayView1<f32>) -> f32 {
    let pixels =
        || image.iter().enumerate().map(|(index, ink)| ((index % SIDE) as f32, -((index / SIDE) as f32), *ink));
    let weighted_mean =
        |value: &dyn Fn(f32, f32) -> f32| pixels().map(|(x, y, ink)| ink * value(x, y)).sum::<f32>() / image.sum();
    let (mean_x, mean_y) = (weighted_mean(&|x, _| x), weighted_mean(&|_, y| y));
    weighted_mean(&|x, y| (x - mean_x) * (y - mean_y)) / weighted_mean(&|_, y| (y - mean_y).powi(2))
}

/// A drawing that is no digit, as one row: walls, ceiling and roof.
pub fn house_drawing() -> Array2<f32> {
    const CORNERS: [(f32, f32); 7] =
        [(6.0, 12.0), (6.0, 23.0), (22.0, 23.0), (22.0, 12.0), (6.0, 12.0), (14.0, 4.0), (22.0, 12.0)];
    let ink = |index: usize| {
        let (x, y) = ((index % SIDE) as f32, (index / SIDE) as f32);
        let distance_to_line = |from: (f32, f32), to: (f32, f32)| {
            let offset = |t: f32| (from.0 + t * (to.0 - from.0) - x, from.1 + t * (to.1 - from.1) - y);
            (0..=100).map(|step| offset(step as f32 / 100.0)).map(|(dx, dy)| dx.hypot(dy)).fold(f32::INFINITY, f32::min)
        };
        let nearest = CORNERS.windows(2).map(|ends| distance_to_line(ends[0], ends[1])).fold(f32::INFINITY, f32::min);
        (1.6 - nearest).clamp(0.0, 1.0)
    };
    Array2::from_shape_fn((1, SIDE * SIDE), |(_, index)| ink(index))
}
