//! Principal component analysis: the projection to fewer dimensions that keeps most of the variance, which is also the best
//! linear code in squared error.

use super::into_rows;
use super::principal_components::{SampleReader, add_scaled_to_rows};
use super::vector::{matmul, matrix};
use crate::Result;
use crate::data::DataSet;
use crate::error::{check_range, check_rows};
use crate::layers::expect_contiguous;
use ndarray::{Array2, ArrayView2};
use std::ops::Range;

/// The most pixels of an example: with more, the covariance matrix does not fit into a browser tab.
const MAX_PIXELS: usize = 4096;
/// So many components there may always be, so that a map of two or three dimensions can show codes of one.
const MIN_COMPONENTS: usize = 16;
/// The most components of samples of any width: more are never looked at, and would fill the memory.
const MAX_COMPONENTS: usize = MAX_PIXELS;

/// The mean of some samples, and the orthonormal directions in which they vary most.
#[derive(Clone, Debug)]
pub struct Pca {
    mean: Vec<f32>,                     // [dimensions]
    components: Vec<f32>,               // [components, dimensions]; zero beyond the rank of the samples
    explained_variance_ratio: Vec<f32>, // [components]
}

impl Pca {
    /// Fits `components` principal components to `samples` `[n, dimensions]`: 1 to as many as there are dimensions, but up to 16
    /// where there are fewer, and no more than 4,096.
    ///
    /// The largest entry of each component is positive. Components along which nothing varies are zero.
    ///
    /// # Errors
    /// [`Error::Array`](crate::Error::Array) if there are no samples or dimensions, [`Error::Value`](crate::Error::Value) if a value is
    /// no number or beyond ±1e9, [`Error::Config`](crate::Error::Config) for another number of components.
    pub fn fit(samples: ArrayView2<f32>, components: usize) -> Result<Self> {
        let (count, width) = samples.dim();
        let samples = samples.as_standard_layout();
        check_rows("samples", samples.view())?;
        check_range("components", components, 1, width.clamp(MIN_COMPONENTS, MAX_COMPONENTS))?;
        let values = expect_contiguous(samples.as_slice());
        let read = &mut |range: Range<usize>, block: &mut [f32]| {
            block.copy_from_slice(&values[range.start * width..range.end * width]);
        };
        Ok(Self::fit_samples(SampleReader { count, width, read }, components))
    }

    /// Fits `components` principal components to the first `count` examples.
    ///
    /// # Errors
    /// [`Error::Config`](crate::Error::Config) if there are fewer examples, fewer pixels than components, or more than 4,096
    /// pixels.
    pub fn fit_data(data: &DataSet, count: usize, components: usize) -> Result<Self> {
        let width = data.shape().len();
        check_range("pixels", width, 1, MAX_PIXELS)?;
        check_range("count", count, 1, data.len())?;
        check_range("components", components, 1, width)?;
        let read = &mut |range: Range<usize>, block: &mut [f32]| data.copy_range(range, block);
        Ok(Self::fit_samples(SampleReader { count, width, read }, components))
    }

    fn fit_samples(mut samples: SampleReader, components: usize) -> Self {
        let mean = samples.mean();
        let fitted = samples.components(&mean, components);
        let ratios = fitted.eigenpairs.iter().map(|(value, _)| (value / fitted.total_variance) as f32);
        let mut pca = Self { explained_variance_ratio: ratios.collect(), components: Vec::new(), mean };
        fitted.eigenpairs.into_iter().for_each(|(_, component)| pca.components.extend(with_positive_peak(component)));
        pca.explained_variance_ratio.resize(components, 0.0);
        pca.components.resize(components * samples.width, 0.0);
        pca
    }

    /// Number of dimensions of the samples.
    pub fn dimensions(&self) -> usize {
        self.mean.len()
    }

    /// The fraction of the total variance along each component, largest first.
    pub fn explained_variance_ratio(&self) -> &[f32] {
        &self.explained_variance_ratio
    }

    /// The coordinates `[n, components]` of samples `[n, dimensions]` along the components.
    ///
    /// # Panics
    /// If the samples have another number of dimensions.
    pub fn project(&self, samples: ArrayView2<f32>) -> Array2<f32> {
        assert_eq!(samples.ncols(), self.dimensions(), "samples with the dimensions of the fitted ones");
        into_rows(
            self.coordinates(expect_contiguous(samples.as_standard_layout().as_slice())),
            self.explained_variance_ratio.len(),
        )
    }

    /// The points `[n, dimensions]` that have these coordinates `[n, components]`.
    ///
    /// # Panics
    /// If the coordinates are of another number of components.
    pub fn unproject(&self, coordinates: ArrayView2<f32>) -> Array2<f32> {
        assert_eq!(coordinates.ncols(), self.explained_variance_ratio.len(), "one coordinate per component");
        into_rows(self.points(expect_contiguous(coordinates.as_standard_layout().as_slice())), self.dimensions())
    }

    /// The samples `[n, dimensions]` projected and unprojected; not clamped to 0…1.
    ///
    /// # Panics
    /// If the values are not those of whole samples.
    pub fn reconstruct(&self, samples: &[f32]) -> Vec<f32> {
        self.points(&self.coordinates(samples))
    }

    fn coordinates(&self, samples: &[f32]) -> Vec<f32> {
        let width = self.dimensions();
        assert!(samples.len().is_multiple_of(width), "whole samples of {width} values, not {} values", samples.len());
        let mut centred = samples.to_vec();
        add_scaled_to_rows(&mut centred, &self.mean, -1.0);
        matmul(matrix(&centred, width), matrix(&self.components, width).t())
    }

    fn points(&self, coordinates: &[f32]) -> Vec<f32> {
        let mut points = matmul(
            matrix(coordinates, self.explained_variance_ratio.len()),
            matrix(&self.components, self.dimensions()),
        );
        add_scaled_to_rows(&mut points, &self.mean, 1.0);
        points
    }
}

/// The component or its negative, either of which is an eigenvector: the one whose largest entry is positive.
fn with_positive_peak(mut component: Vec<f32>) -> Vec<f32> {
    let peak = component.iter().fold(0.0_f32, |peak, x| if x.abs() > peak.abs() { *x } else { peak });
    component.iter_mut().for_each(|x| *x *= peak.signum());
    component
}

#[cfg(test)]
mod tests {
    use super::super::standard_normal;
    use super::super::vector::dot;
    use super::*;
    use crate::kernels::distance::squared_distance;
    use ndarray::{Axis, array, concatenate, s};
    use rand::SeedableRng;
    use rand_chacha::ChaCha8Rng;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // these also run in the browser

    /// Images one pixel high.
    fn rows_of(width: u16, pixels: &[u8]) -> DataSet {
        let (count, [high, low]) = ((pixels.len() / usize::from(width)) as u8, width.to_be_bytes());
        let images = [&[0, 0, 8, 3, 0, 0, 0, count, 0, 0, 0, 1, 0, 0, high, low], pixels].concat();
        DataSet::from_idx(&images, &[&[0, 0, 8, 1, 0, 0, 0, count], &vec![0; count.into()][..]].concat()).unwrap()
    }

    /// Images of three pixels, of which the last is always 51.
    fn digits(of: &[[u8; 2]]) -> DataSet {
        rows_of(3, &of.iter().flat_map(|[a, b]| [*a, *b, 51]).collect::<Vec<u8>>())
    }

    fn assert_close(actual: &Array2<f32>, expected: &Array2<f32>, tolerance: f32) {
        assert_eq!(actual.dim(), expected.dim());
        let is_close = actual.iter().zip(expected).all(|(x, e)| (x - e).abs() < tolerance);
        assert!(is_close, "{actual}\ninstead of\n{expected}");
    }

    fn assert_reconstructs(pca: &Pca, image: &[f32], expected: &[f32]) {
        let actual = pca.reconstruct(image);
        let is_close = actual.iter().zip(expected).all(|(x, e)| (x - e).abs() < 1e-5);
        assert!(actual.len() == expected.len() && is_close, "{actual:?} instead of {expected:?}");
    }

    fn cloud(n: usize, dimensions: usize) -> Array2<f32> {
        let mut samples = standard_normal(n, dimensions, 1.0, &mut ChaCha8Rng::seed_from_u64(5));
        for (i, mut column) in samples.columns_mut().into_iter().enumerate() {
            column *= 0.9_f32.powi(i as i32);
        }
        samples
    }

    #[test]
    fn samples_that_are_no_numbers_or_none_are_refused_and_may_have_any_layout() {
        let refused = |samples: Array2<f32>, components| Pca::fit(samples.view(), components).unwrap_err().to_string();
        assert!(refused(array![[1.0, f32::NAN]], 1).starts_with("samples: expected numbers"));
        assert_eq!(refused(Array2::zeros((0, 2)), 1), "samples: expected at least one row, got none");
        assert_eq!(refused(array![[1.0]], 0), "components: expected 1 to 16, got 0");
        let samples = array![[1.0_f32, 2.0, 4.0], [0.0, 0.0, 1.0]];
        let [columns, rows] = [samples.t().view(), samples.t().as_standard_layout().view()].map(|samples| {
            let pca = Pca::fit(samples, 1).unwrap();
            pca.project(samples)
        });
        assert_eq!(columns, rows);
    }

    #[test]
    fn a_cross_by_hand() {
        // Mean (1, 2); 3/√2 to either side along (1, −1), 1/√2 along (1, 1): variances 9 to 1.
        let (far, near) = (1.5, 0.5);
        let samples =
            array![[1.0 + far, 2.0 - far], [1.0 - far, 2.0 + far], [1.0 + near, 2.0 + near], [1.0 - near, 2.0 - near]];
        let pca = Pca::fit(samples.view(), 2).unwrap();
        let root = 2.0_f32.sqrt();
        let mut points = pca.project(samples.view());
        // Both entries of (1, −1) are equally large, so either may be the positive one.
        let sign = points[(0, 0)].signum();
        points.column_mut(0).mapv_inplace(|x| sign * x);
        let expected = array![[far * root, 0.0], [-far * root, 0.0], [0.0, near * root], [0.0, -near * root]];
        assert_close(&points, &expected, 1e-5);
        let explained = pca.explained_variance_ratio();
        assert!((explained[0] - 0.9).abs() < 1e-5 && (explained[1] - 0.1).abs() < 1e-5);
    }

    #[test]
    fn the_largest_entry_of_each_component_is_positive() {
        let samples = array![[0.0, -8.0, 0.5], [0.0, 8.0, -0.5], [1.0, 0.0, 0.0], [-1.0, 0.0, 0.0]];
        let axes = Pca::fit(samples.view(), 2).unwrap().unproject(array![[1.0, 0.0], [0.0, 1.0]].view());
        assert!(axes[(0, 1)] > 0.9 && axes[(0, 2)] < 0.0 && axes[(1, 0)] > 0.9, "{axes}");
    }

    #[test]
    fn an_unprojected_point_is_projected_back_onto_itself() {
        for (n, dimensions) in [(9, 2), (30, 5), (50, 130)] {
            let pca = Pca::fit(cloud(n, dimensions).view(), 2).unwrap();
            let points = array![[0.0, 0.0], [1.0, -2.0], [0.25, 3.0]];
            assert_close(&pca.project(pca.unproject(points.view()).view()), &points, 1e-5);
        }
    }

    #[test]
    fn samples_of_two_dimensions_are_only_rotated() {
        let samples = cloud(20, 2) + 3.0;
        let pca = Pca::fit(samples.view(), 2).unwrap();
        assert_close(&pca.unproject(pca.project(samples.view()).view()), &samples, 1e-5);
        assert!((pca.explained_variance_ratio().iter().sum::<f32>() - 1.0).abs() < 1e-5);
    }

    #[test]
    fn equal_samples_have_components_without_extent() {
        let sample = array![[0.1, 0.7, -3.0]];
        for samples in [sample.clone(), concatenate![Axis(0), sample, sample, sample]] {
            let pca = Pca::fit(samples.view(), 2).unwrap();
            assert_eq!(pca.explained_variance_ratio(), [0.0, 0.0]);
            assert_eq!(pca.project(samples.view()), Array2::<f32>::zeros((samples.nrows(), 2)));
            assert_close(&pca.unproject(array![[5.0, -5.0]].view()), &sample, 1e-6);
        }
    }

    #[test]
    fn samples_on_a_line_vary_along_one_component() {
        for samples in [array![[1.0], [2.0], [6.0]], array![[1.0, 1.0, 3.0], [2.0, 2.0, 6.0], [6.0, 6.0, 18.0]]] {
            let pca = Pca::fit(samples.view(), 2).unwrap();
            let explained = pca.explained_variance_ratio();
            assert!((explained[0] - 1.0).abs() < 1e-5 && explained[1].abs() < 1e-6);
            assert_close(&pca.unproject(pca.project(samples.view()).view()), &samples, 1e-5);
        }
    }

    #[test]
    fn the_direction_of_the_largest_variance_is_kept() {
        // Along (1, 1) around (0.4, 0.4), and half as far along (1, −1).
        let data = digits(&[[0, 0], [204, 204], [153, 51], [51, 153]]);
        let pca = Pca::fit_data(&data, 4, 1).unwrap();
        assert_reconstructs(&pca, &[0.0, 0.0, 0.2, 0.6, 0.2, 0.2], &[0.0, 0.0, 0.2, 0.4, 0.4, 0.2]);
        assert_reconstructs(&pca, &[1.0, 0.8, 0.9], &[0.9, 0.9, 0.2]);
    }

    #[test]
    fn all_components_lose_only_what_never_varied() {
        let pca = Pca::fit_data(&digits(&[[0, 10], [200, 30], [10, 99]]), 3, 3).unwrap();
        assert_reconstructs(&pca, &[0.3, 0.9, 0.2], &[0.3, 0.9, 0.2]);
    }

    #[test]
    fn of_one_digit_only_the_mean_remains() {
        let pca = Pca::fit_data(&digits(&[[51, 255], [0, 0]]), 1, 2).unwrap();
        assert_reconstructs(&pca, &[0.9, 0.1, 0.5], &[0.2, 1.0, 0.2]);
    }

    #[test]
    fn beyond_the_rank_components_stay_orthonormal_and_the_error_does_not_rise() {
        const PIXELS: usize = 37;
        for count in [2, 5, 12] {
            let bytes: Vec<u8> =
                (0..(count * PIXELS) as u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
            let data = rows_of(PIXELS as u16, &bytes);
            let images: Vec<f32> = (0..count).flat_map(|index| data.image(index)).collect();
            let mut before = f64::INFINITY;
            for components in 1..=PIXELS {
                let pca = Pca::fit_data(&data, count, components).unwrap();
                let found: Vec<&[f32]> = pca.components.chunks_exact(PIXELS).filter(|c| dot(c, c) > 0.0).collect();
                assert!(found.len() >= components.min(count - 1));
                for (i, a) in found.iter().enumerate() {
                    for (j, b) in found.iter().enumerate() {
                        assert!((dot(a, b) - f64::from(u8::from(i == j))).abs() < 1e-5, "{components}: {i}, {j}");
                    }
                }
                let error = squared_distance(&pca.reconstruct(&images), &images);
                assert!(error <= before + 1e-8, "{count} data, {components} components: {error} after {before}");
                assert!(components < count - 1 || error < 1e-7, "{count} data, {components} components: {error}");
                before = error;
            }
        }
    }

    #[test]
    fn up_to_16_components_may_exceed_the_dimensions_and_more_are_refused() {
        let samples = array![[1.0], [2.0], [6.0]];
        let points = Pca::fit(samples.view(), 16).unwrap().project(samples.view());
        assert!(points.dim() == (3, 16) && points.slice(s![.., 1..]).iter().all(|x| *x == 0.0));
        let refused =
            |width, components| Pca::fit(Array2::zeros((2, width)).view(), components).unwrap_err().to_string();
        let huge = usize::MAX / 2;
        assert_eq!(refused(2, huge), format!("components: expected 1 to 16, got {huge}"));
        assert_eq!(refused(17, 18), "components: expected 1 to 17, got 18");
        assert_eq!(refused(5000, 4097), "components: expected 1 to 4096, got 4097");
    }

    #[test]
    fn more_than_there_is_is_refused() {
        let refused = |count, components| Pca::fit_data(&digits(&[[0, 1]]), count, components).unwrap_err().to_string();
        assert_eq!(refused(2, 1), "count: expected 1 to 1, got 2");
        assert_eq!(refused(1, 4), "components: expected 1 to 3, got 4");
        assert_eq!(refused(1, 0), "components: expected 1 to 3, got 0");
        let wide = Pca::fit_data(&rows_of(4097, &[0; 4097]), 1, 1).unwrap_err();
        assert_eq!(wide.to_string(), "pixels: expected 1 to 4096, got 4097");
    }
}
