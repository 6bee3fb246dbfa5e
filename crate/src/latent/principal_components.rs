//! Principal components: the eigenvectors of the covariance matrix with the largest eigenvalues, by one of two methods.
//!
//! If many components are wanted, the covariance matrix is computed and decomposed. If they are few compared with the
//! dimensions, subspace iteration finds them without that matrix, which may not fit into memory: it multiplies directions by
//! the covariance repeatedly. There are more of them than wanted, so that it converges even where eigenvalues are close
//! (N. Halko, P. Martinsson and J. Tropp, *Finding Structure with Randomness*, SIAM Review 2011, section 4.5).

use super::eigen::positive_eigenpairs;
use super::standard_normal;
use super::vector::{add_matmul, dot, matmul, matrix};
use crate::kernels::distance::norm;
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use std::ops::Range;

/// Number of samples read at a time.
const SAMPLES_PER_BLOCK: usize = 128;
/// Directions that subspace iteration computes in addition to those wanted.
const OVERSAMPLING: usize = 8;
/// Each iteration shrinks the error by the ratio of the first eigenvalue without a direction to the last one wanted.
const MAX_ITERATIONS: usize = 24;
/// The iteration ends once it adds less than this fraction to the variance along the directions. An eigenvalue's error is about
/// the square of its eigenvector's.
const MIN_VARIANCE_GAIN: f64 = 1e-6;
/// If less than this fraction of a direction's length remains after orthogonalisation, the remainder is rounding.
const ROUNDING_FRACTION: f64 = 1e-6;

/// Reads samples `[count, width]` block by block: they need not be in memory as floats.
pub struct SampleReader<'a> {
    pub count: usize,
    pub width: usize,
    /// Writes a range of the samples to a buffer.
    pub read: &'a mut dyn FnMut(Range<usize>, &mut [f32]),
}

/// The largest eigenvalues, not normalised by the number of samples, each with its eigenvector of length one.
pub struct Components {
    pub eigenpairs: Vec<(f64, Vec<f32>)>,
    /// The sum of all eigenvalues.
    pub total_variance: f64,
}

impl SampleReader<'_> {
    /// Calls `visit` with one block after another.
    fn for_each_block(&mut self, visit: &mut dyn FnMut(&mut [f32])) {
        let mut block = Vec::new();
        for start in (0..self.count).step_by(SAMPLES_PER_BLOCK) {
            let end = self.count.min(start + SAMPLES_PER_BLOCK);
            block.resize((end - start) * self.width, 0.0);
            (self.read)(start..end, &mut block);
            visit(&mut block);
        }
    }

    /// As [`for_each_block`](Self::for_each_block), with the mean subtracted.
    fn for_each_centred(&mut self, mean: &[f32], visit: &mut dyn FnMut(&[f32])) {
        self.for_each_block(&mut |block| {
            add_scaled_to_rows(block, mean, -1.0);
            visit(block);
        });
    }

    /// The mean of the samples, `[width]`.
    pub fn mean(&mut self) -> Vec<f32> {
        let (width, count) = (self.width, self.count as f64);
        let mut sums = vec![0.0_f64; width];
        self.for_each_block(&mut |block| {
            for sample in block.chunks_exact(width) {
                sums.iter_mut().zip(sample).for_each(|(sum, x)| *sum += f64::from(*x));
            }
        });
        sums.iter().map(|sum| (sum / count) as f32).collect()
    }

    /// The leading `count` principal components, or fewer if the samples vary in fewer directions.
    pub fn components(&mut self, mean: &[f32], count: usize) -> Components {
        let mut components = if self.is_covariance_cheaper(count) {
            self.decompose_covariance(mean)
        } else {
            self.iterate_subspace(mean, count)
        };
        components.eigenpairs.truncate(count);
        components
    }

    /// Compares the floating-point operations of the two methods, both divided by the width. The decomposition takes about
    /// 10 · width³, which count twice, as they are in double precision.
    fn is_covariance_cheaper(&self, count: usize) -> bool {
        let (n, width, directions) = (self.count as f64, self.width as f64, self.direction_count(count) as f64);
        2.0 * n * width + 20.0 * width * width < 4.0 * MAX_ITERATIONS as f64 * n * directions
    }

    /// Directions of subspace iteration for `count` components; n samples vary in fewer than n.
    fn direction_count(&self, count: usize) -> usize {
        (count + OVERSAMPLING).min(self.width).min(self.count)
    }

    fn decompose_covariance(&mut self, mean: &[f32]) -> Components {
        let width = self.width;
        let mut covariance = vec![0.0; width * width];
        self.for_each_centred(mean, &mut |block| {
            add_matmul(matrix(block, width).t(), matrix(block, width), &mut covariance);
        });
        let variances = covariance.iter().step_by(width + 1);
        let total_variance = variances.map(|variance| f64::from(*variance)).sum();
        // Entries that never vary, such as the corner pixels of MNIST, are left out of the decomposition.
        let varying: Vec<usize> = (0..width).filter(|i| covariance[i * (width + 1)] > 0.0).collect();
        let mut varying_covariance = Vec::with_capacity(varying.len() * varying.len());
        for row in &varying {
            varying_covariance.extend(varying.iter().map(|column| f64::from(covariance[row * width + column])));
        }
        let eigenpairs = positive_eigenpairs(varying_covariance, varying.len()).map(|(value, vector)| {
            let mut component = vec![0.0; width];
            varying.iter().zip(vector).for_each(|(i, x)| component[*i] = x);
            (value, component)
        });
        Components { eigenpairs: eigenpairs.collect(), total_variance }
    }

    fn iterate_subspace(&mut self, mean: &[f32], count: usize) -> Components {
        let width = self.width;
        let n = self.direction_count(count);
        // Any start works that is not orthogonal to the components; a fixed seed gives the same ones each time.
        let mut directions =
            standard_normal(n, width, 1.0, &mut ChaCha8Rng::seed_from_u64(0)).into_raw_vec_and_offset().0;
        let (mut iteration, mut previous_variance) = (1, 0.0);
        loop {
            orthonormalise(&mut directions, width);
            let products = self.times_covariance(mean, &directions);
            // Within the space of the directions, the eigenvectors are those of a small matrix.
            let projected_covariance = matmul(matrix(&directions, width), matrix(&products, width).t());
            let eigenpairs: Vec<_> =
                positive_eigenpairs(projected_covariance.into_iter().map(f64::from).collect(), n).collect();
            let variance: f64 = eigenpairs.iter().take(count).map(|(value, _)| value).sum();
            if iteration == MAX_ITERATIONS || variance - previous_variance < MIN_VARIANCE_GAIN * variance {
                let to_sample_space = |vector: Vec<f32>| matmul(matrix(&vector, n), matrix(&directions, width));
                let eigenpairs = eigenpairs.into_iter().map(|(value, vector)| (value, to_sample_space(vector)));
                return Components { eigenpairs: eigenpairs.collect(), total_variance: self.total_variance(mean) };
            }
            (directions, iteration, previous_variance) = (products, iteration + 1, variance);
        }
    }

    /// The products `[n, width]` of directions `[n, width]` with the covariance.
    fn times_covariance(&mut self, mean: &[f32], directions: &[f32]) -> Vec<f32> {
        let (width, n) = (self.width, directions.len() / self.width);
        let mut products = vec![0.0; n * width];
        self.for_each_centred(mean, &mut |samples| {
            let scores = matmul(matrix(samples, width), matrix(directions, width).t());
            add_matmul(matrix(&scores, n).t(), matrix(samples, width), &mut products);
        });
        products
    }

    /// The sum of all eigenvalues of the covariance.
    fn total_variance(&mut self, mean: &[f32]) -> f64 {
        let mut total = 0.0;
        self.for_each_centred(mean, &mut |samples| total += dot(samples, samples));
        total
    }
}

/// Adds `scale · mean` to every row.
pub fn add_scaled_to_rows(rows: &mut [f32], mean: &[f32], scale: f32) {
    for row in rows.chunks_exact_mut(mean.len()) {
        row.iter_mut().zip(mean).for_each(|(x, mean)| *x += scale * mean);
    }
}

/// Makes the rows orthonormal, first to last, by the Gram–Schmidt process; done twice, since rounding may leave a short
/// remainder not quite orthogonal. A row that depends linearly on those before it becomes zero.
fn orthonormalise(rows: &mut [f32], width: usize) {
    for i in 0..rows.len() / width {
        let (orthonormal, remaining) = rows.split_at_mut(i * width);
        let row = &mut remaining[..width];
        let min_length = ROUNDING_FRACTION * norm(row);
        for _ in 0..2 {
            for direction in orthonormal.chunks_exact(width) {
                let projection = dot(row, direction) as f32;
                row.iter_mut().zip(direction).for_each(|(x, direction)| *x -= projection * direction);
            }
        }
        let length = norm(row);
        let scale = if length > min_length { 1.0 / length } else { 0.0 };
        row.iter_mut().for_each(|x| *x = (scale * f64::from(*x)) as f32);
    }
}

#[cfg(test)]
mod tests {
    use super::super::eigen::eigenvectors;
    use super::*;
    use crate::layers::expect_contiguous;
    use ndarray::{Array2, Axis};
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // these also run in the browser

    /// Samples whose deviation falls from dimension to dimension by this ratio.
    fn cloud(n: usize, dimensions: usize, ratio: f32) -> Array2<f32> {
        let mut samples = standard_normal(n, dimensions, 1.0, &mut ChaCha8Rng::seed_from_u64(5));
        for (i, mut column) in samples.columns_mut().into_iter().enumerate() {
            column *= ratio.powi(i as i32);
        }
        samples
    }

    /// All eigenvalues, largest first, by the decomposition alone.
    fn eigenvalues(samples: &Array2<f32>) -> Vec<f64> {
        let width = samples.ncols();
        let centred = samples - &samples.mean_axis(Axis(0)).unwrap();
        let mut covariance: Vec<f64> = centred.t().dot(&centred).iter().copied().map(f64::from).collect();
        eigenvectors(&mut covariance, width);
        let mut values: Vec<f64> = covariance.into_iter().step_by(width + 1).collect();
        values.sort_by(|a, b| b.total_cmp(a));
        values
    }

    fn with_samples<T>(samples: &Array2<f32>, work: impl FnOnce(&mut SampleReader, &[f32]) -> T) -> T {
        let (count, width) = samples.dim();
        let values = expect_contiguous(samples.as_slice());
        let read = &mut |range: Range<usize>, block: &mut [f32]| {
            block.copy_from_slice(&values[range.start * width..range.end * width]);
        };
        let mut samples = SampleReader { count, width, read };
        let mean = samples.mean();
        work(&mut samples, &mean)
    }

    #[test]
    fn both_methods_find_the_largest_eigenvalues_also_where_they_are_close() {
        for (n, dimensions, ratio) in [(400, 16, 0.95), (100, 120, 0.97), (300, 40, 0.9)] {
            let cloud = cloud(n, dimensions, ratio);
            let values = eigenvalues(&cloud);
            for is_covariance in [true, false] {
                let Components { eigenpairs, total_variance } = with_samples(&cloud, |samples, mean| {
                    if is_covariance { samples.decompose_covariance(mean) } else { samples.iterate_subspace(mean, 2) }
                });
                assert!((total_variance / values.iter().sum::<f64>() - 1.0).abs() < 1e-5);
                for ((value, component), expected) in eigenpairs.iter().zip(&values).take(2) {
                    assert!((value / expected - 1.0).abs() < 1e-3, "{value} instead of {expected}");
                    assert!((norm(component) - 1.0).abs() < 1e-5);
                }
            }
        }
    }

    #[test]
    fn the_iteration_ends_once_the_components_are_found() {
        let cloud = cloud(400, 120, 0.8);
        let reads = with_samples(&cloud, |samples, mean| {
            let (mut reads, read) = (0, &mut *samples.read);
            let counted = &mut |range: Range<usize>, block: &mut [f32]| {
                reads += usize::from(range.start == 0);
                read(range, block);
            };
            SampleReader { count: 400, width: 120, read: counted }.iterate_subspace(mean, 4);
            reads
        });
        assert!((3..MAX_ITERATIONS / 2).contains(&reads), "{reads} passes over the samples");
    }

    #[test]
    fn as_many_components_as_dimensions_are_found_in_few_samples_without_a_matrix_of_the_dimensions() {
        let cloud = cloud(12, 4000, 0.999);
        let Components { eigenpairs, total_variance } = with_samples(&cloud, |samples, mean| {
            assert!(!samples.is_covariance_cheaper(4000));
            samples.components(mean, 4000)
        });
        // Twelve samples vary in eleven directions; what there is of a twelfth is rounding.
        assert!((11..=12).contains(&eigenpairs.len()), "{}", eigenpairs.len());
        let found = eigenpairs.iter().take(11).map(|(value, _)| value).sum::<f64>();
        assert!((found / total_variance - 1.0).abs() < 1e-5, "{found} of {total_variance}");
    }

    #[test]
    fn the_covariance_is_used_where_it_takes_fewer_operations() {
        let is_covariance = |count, width, components| {
            SampleReader { count, width, read: &mut |_, _| {} }.is_covariance_cheaper(components)
        };
        assert!(is_covariance(1000, 16, 2) && is_covariance(60_000, 784, 128));
        assert!(!is_covariance(1000, 3136, 2) && !is_covariance(4000, 784, 2));
    }
}
