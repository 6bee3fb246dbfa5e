//! Tells whether pictures are like digits, by their nearest training digits.

use autoencoders::data::DataSet;
use autoencoders::latent::nearest;
use ndarray::{Array2, ArrayView1, ArrayView2};

const NEIGHBOURS: usize = 5;
const SIDE: usize = 28;

/// Of each picture, what its five nearest digits say.
#[derive(Debug)]
pub struct Judge {
    /// The class of most of them.
    pub classes: Vec<u8>,
    /// How many are of that class.
    pub votes: Vec<usize>,
}

impl Judge {
    pub fn of(train: &DataSet, images: ArrayView2<f32>) -> Self {
        let found = nearest(train, images, NEIGHBOURS).unwrap();
        let majority = |indices: &[u32]| {
            let votes =
                |class: &u8| indices.iter().filter(|index| train.label(**index as usize) == Some(*class)).count();
            (0..10u8).map(|class| (class, votes(&class))).max_by_key(|(_, votes)| *votes).unwrap()
        };
        let (classes, votes) = found.indices.chunks(NEIGHBOURS).map(majority).unzip();
        Self { classes, votes }
    }

    /// The share of pictures on whose class at least `agreed` neighbours agree.
    fn share(&self, agreed: usize) -> f32 {
        self.votes.iter().filter(|votes| **votes >= agreed).count() as f32 / self.votes.len() as f32
    }

    /// As 89 % of unseen test digits.
    pub fn share_of_digits(&self) -> f32 {
        self.share(4)
    }

    /// As 76 % of unseen test digits.
    pub fn share_of_certain(&self) -> f32 {
        self.share(5)
    }
}

/// Euclidean, over the pixels.
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

/// How much the first pictures differ from each other.
pub fn variety(images: &Array2<f32>) -> f32 {
    mean((1..24).flat_map(|a| (0..a).map(move |b| (a, b))).map(|(a, b)| distance(images.row(a), images.row(b))))
}

/// The mean of 4·p·(1 − p) where there is ink: 0 for strokes that are black all over.
pub fn greyness(images: &Array2<f32>) -> f32 {
    mean(images.rows().into_iter().map(|image| image.iter().map(|p| 4.0 * p * (1.0 - p)).sum::<f32>() / image.sum()))
}

/// All digits as rows.
pub fn images(digits: &DataSet) -> Array2<f32> {
    let mut images = Array2::zeros((digits.len(), SIDE * SIDE));
    digits.copy_batch(&(0..digits.len()).collect::<Vec<_>>(), images.view_mut());
    images
}

/// The distance of each picture to its nearest digit, as a share of that digit's distance to blank paper, as in Generate.
pub fn relative_distance(train: &DataSet, images: ArrayView2<f32>) -> Vec<f32> {
    let found = nearest(train, images, 1).unwrap();
    let length = |index: &u32| train.image(*index as usize).map(|pixel| pixel * pixel).sum::<f32>().sqrt();
    found.distances.iter().zip(&found.indices).map(|(distance, index)| distance / length(index)).collect()
}

/// How far ink moves to the right per pixel upwards: the covariance of x and y by the variance of y.
pub fn slant(image: ArrayView1<f32>) -> f32 {
    let pixels = || image.iter().enumerate().map(|(at, ink)| ((at % SIDE) as f32, -((at / SIDE) as f32), *ink));
    let mean = |of: &dyn Fn(f32, f32) -> f32| pixels().map(|(x, y, ink)| ink * of(x, y)).sum::<f32>() / image.sum();
    let (x, y) = (mean(&|x, _| x), mean(&|_, y| y));
    mean(&|a, b| (a - x) * (b - y)) / mean(&|_, b| (b - y).powi(2))
}

/// A drawing that is no digit, as one row: walls, ceiling and roof.
pub fn house() -> Array2<f32> {
    const CORNERS: [(f32, f32); 7] =
        [(6.0, 12.0), (6.0, 23.0), (22.0, 23.0), (22.0, 12.0), (6.0, 12.0), (14.0, 4.0), (22.0, 12.0)];
    let ink = |at: usize| {
        let (x, y) = ((at % SIDE) as f32, (at / SIDE) as f32);
        let on_line = |from: (f32, f32), to: (f32, f32)| {
            let place = |t: f32| (from.0 + t * (to.0 - from.0) - x, from.1 + t * (to.1 - from.1) - y);
            (0..=100).map(|step| place(step as f32 / 100.0)).map(|(dx, dy)| dx.hypot(dy)).fold(f32::INFINITY, f32::min)
        };
        let nearest = CORNERS.windows(2).map(|ends| on_line(ends[0], ends[1])).fold(f32::INFINITY, f32::min);
        (1.6 - nearest).clamp(0.0, 1.0)
    };
    Array2::from_shape_fn((1, SIDE * SIDE), |(_, at)| ink(at))
}
