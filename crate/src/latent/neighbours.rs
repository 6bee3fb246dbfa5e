//! Exact nearest neighbours of images among the examples, by Euclidean distance over the pixels, and of rows among others.
//!
//! As |x − y|² = |x|² − 2·x·y + |y|², one matrix product compares a block of examples with all images. Its rounding is too
//! coarse for examples that are almost identical, so it only rules out candidates; the distance of the others is computed
//! exactly.

use crate::data::DataSet;
use crate::error::{check_finite, check_range};
use crate::kernels::distance::{squared_distance, squared_norm};
use crate::kernels::gemm::gemm;
use crate::kernels::matrix::Matrix;
use crate::layers::expect_contiguous;
use crate::{Error, Result};
use ndarray::{ArrayView2, s};
use std::ops::Range;

/// Number of examples in a block, which fits into the L2 cache.
const EXAMPLES_PER_BLOCK: usize = 128;
/// Number of images that a block of examples is compared with at a time: there is a product for each pair.
const IMAGES_PER_BLOCK: usize = 1024;

/// The nearest examples of each of some images, or the nearest rows of each of some rows: one row of results for each, nearest first.
#[derive(Clone, Debug, PartialEq)]
pub struct Neighbours {
    /// The indices of the examples, `[images, k]`; of equally near ones the smaller index comes first.
    pub indices: Vec<u32>,
    /// Their Euclidean distances, `[images, k]`; pixels are in 0…1.
    pub distances: Vec<f32>,
}

/// The squared distance of an example, and its index; infinite where there is no example yet.
type Candidate = (f64, u32);

/// The `k` ≥ 1 examples nearest to each of `images` `[n, pixels]`; all examples if there are fewer.
///
/// # Errors
/// [`Error::Length`] if the images have another size than the examples, [`Error::Value`] if one of their values is not finite,
/// [`Error::Config`] if `k` is 0.
pub fn nearest_examples(data: &DataSet, images: ArrayView2<f32>, k: usize) -> Result<Neighbours> {
    nearest_examples_among(data, 0..data.len(), images, k)
}

/// The `k` ≥ 1 examples of a range that are nearest to each of `images` `[n, pixels]`; the whole range if it has fewer. A long
/// search can be done range by range.
///
/// # Errors
/// As for [`nearest_examples`], and [`Error::Config`] if the range is not one of examples.
pub fn nearest_examples_among(
    data: &DataSet,
    range: Range<usize>,
    images: ArrayView2<f32>,
    k: usize,
) -> Result<Neighbours> {
    check_range("end", range.end, 0, data.len())?;
    check_range("start", range.start, 0, range.end)?;
    check_queries("images", images, data.shape().len(), k)?;
    let start = range.start;
    let mut fill = |part: Range<usize>, block: &mut [f32]| data.copy_range(start + part.start..start + part.end, block);
    let mut found = nearest_among(range.len(), &mut fill, images, k);
    found.indices.iter_mut().for_each(|index| *index += start as u32);
    Ok(found)
}

/// The `k` ≥ 1 of `rows` `[m, width]` nearest to each of `queries` `[n, width]`; all rows if there are fewer.
///
/// # Errors
/// [`Error::Length`] if the queries have another width than the rows, [`Error::Value`] if a value of either is not finite,
/// [`Error::Array`] if the rows have no columns, [`Error::Config`] if `k` is 0.
pub fn nearest_rows(rows: ArrayView2<f32>, queries: ArrayView2<f32>, k: usize) -> Result<Neighbours> {
    check_searched_rows(rows)?;
    check_queries("queries", queries, rows.ncols(), k)?;
    Ok(nearest_rows_unchecked(rows, queries, k))
}

/// The `k` ≥ 1 of `rows` nearest to each row of a range of them, without itself; all others if there are fewer.
///
/// # Errors
/// [`Error::Value`] if a value is not finite, [`Error::Array`] if the rows have no columns, [`Error::Config`] if there is no such
/// range or `k` is 0.
pub fn nearest_other_rows(rows: ArrayView2<f32>, range: Range<usize>, k: usize) -> Result<Neighbours> {
    check_searched_rows(rows)?;
    check_range("end", range.end, 0, rows.nrows())?;
    check_range("start", range.start, 0, range.end)?;
    check_range("k", k, 1, usize::MAX)?;
    Ok(nearest_other_rows_unchecked(rows, range, k))
}

fn check_searched_rows(rows: ArrayView2<f32>) -> Result<()> {
    if rows.ncols() == 0 {
        return Err(Error::Array { what: "rows", expected: "at least one column", actual: "none" });
    }
    check_finite_rows("rows", rows)
}

fn check_queries(what: &'static str, queries: ArrayView2<f32>, width: usize, k: usize) -> Result<()> {
    if queries.ncols() != width {
        return Err(Error::Length { what, expected: width, actual: queries.ncols() });
    }
    check_range("k", k, 1, usize::MAX)?;
    check_finite_rows(what, queries)
}

/// Nothing is nearest to NaN: its row would hold no neighbours.
fn check_finite_rows(what: &'static str, rows: ArrayView2<f32>) -> Result<()> {
    let rows = rows.as_standard_layout();
    check_finite(what, expect_contiguous(rows.as_slice()), rows.ncols())
}

/// [`nearest_rows`] without its checks: all values are finite.
///
/// # Panics
/// If the queries have another width than the rows, or this is 0, or `k` is.
pub(crate) fn nearest_rows_unchecked(rows: ArrayView2<f32>, queries: ArrayView2<f32>, k: usize) -> Neighbours {
    let (width, rows) = (rows.ncols(), rows.as_standard_layout());
    let values = expect_contiguous(rows.as_slice());
    let mut read = |range: Range<usize>, block: &mut [f32]| {
        block.copy_from_slice(&values[range.start * width..range.end * width]);
    };
    nearest_among(rows.nrows(), &mut read, queries, k)
}

/// [`nearest_other_rows`] without its checks: all values are finite.
///
/// # Panics
/// If there is no such range, or the rows have no columns.
pub(crate) fn nearest_other_rows_unchecked(rows: ArrayView2<f32>, range: Range<usize>, k: usize) -> Neighbours {
    let found = nearest_rows_unchecked(rows, rows.slice(s![range.clone(), ..]), k.saturating_add(1));
    let mut others = Neighbours { indices: Vec::new(), distances: Vec::new() };
    if range.is_empty() {
        return others; // there may be no rows at all
    }
    let len = k.saturating_add(1).min(rows.nrows());
    for (row, start) in range.zip((0..).step_by(len)) {
        let indices = &found.indices[start..][..len];
        // Where more rows than wanted are equal to it, it may not be among them; then one of these is left out.
        let itself = indices.iter().position(|index| *index as usize == row).unwrap_or(len - 1);
        for i in (0..len).filter(|i| *i != itself) {
            others.indices.push(found.indices[start + i]);
            others.distances.push(found.distances[start + i]);
        }
    }
    others
}

/// The `k` ≥ 1 nearest among `count` rows, of which `fill` writes a range to a buffer; all values are finite.
///
/// # Panics
/// If the rows have another width than the images, or this is 0, or `k` is.
pub fn nearest_among(
    count: usize,
    fill: &mut dyn FnMut(Range<usize>, &mut [f32]),
    images: ArrayView2<f32>,
    k: usize,
) -> Neighbours {
    let (n, pixels) = images.dim();
    assert!(k > 0, "at least one neighbour");
    if n == 0 {
        return Neighbours { indices: Vec::new(), distances: Vec::new() };
    }
    let images = images.as_standard_layout();
    let images = expect_contiguous(images.as_slice());
    let k = k.min(count);
    let norms: Vec<f32> = images.chunks_exact(pixels).map(squared_norm).collect();
    let mut nearest = vec![(f64::INFINITY, 0); n * k];
    let (mut block, mut products) = (Vec::new(), vec![0.0; EXAMPLES_PER_BLOCK.min(count) * IMAGES_PER_BLOCK.min(n)]);
    for start in (0..count).step_by(EXAMPLES_PER_BLOCK) {
        let end = count.min(start + EXAMPLES_PER_BLOCK);
        block.resize((end - start) * pixels, 0.0);
        fill(start..end, &mut block);
        for first in (0..n).step_by(IMAGES_PER_BLOCK) {
            let last = n.min(first + IMAGES_PER_BLOCK);
            let images = Images { values: &images[first * pixels..last * pixels], norms: &norms[first..last], pixels };
            images.update_nearest(&block, start, &mut products, &mut nearest[first * k..last * k]);
        }
    }
    Neighbours {
        indices: nearest.iter().map(|(_, index)| *index).collect(),
        distances: nearest.iter().map(|(squared, _)| squared.sqrt() as f32).collect(),
    }
}

/// Some images `[n, pixels]` with their squared norms `[n]`.
struct Images<'a> {
    values: &'a [f32],
    norms: &'a [f32],
    pixels: usize,
}

impl Images<'_> {
    /// Inserts the examples of a block, of which the first has the index `start`, into `nearest` `[n, k]`, the candidates of each
    /// image, where they are nearer. `products` has room for one of each pair.
    fn update_nearest(&self, block: &[f32], start: usize, products: &mut [f32], nearest: &mut [Candidate]) {
        let Self { values, norms, pixels } = *self;
        let (count, n) = (block.len() / pixels, norms.len());
        let k = nearest.len() / n;
        let products = &mut products[..count * n];
        gemm(Matrix::new(block, count, pixels), Matrix::new(values, n, pixels).t(), products, false);
        for (i, (example, products)) in block.chunks_exact(pixels).zip(products.chunks_exact(n)).enumerate() {
            let example_norm = squared_norm(example);
            for (image, product) in products.iter().enumerate() {
                let nearest = &mut nearest[image * k..][..k];
                let lower_bound = distance_lower_bound(norms[image] + example_norm, *product, pixels);
                // Not `<` without a negation: the bound is NaN where squares are beyond the range of f32, and rules out nothing.
                let is_ruled_out = lower_bound >= nearest[k - 1].0;
                if !is_ruled_out {
                    let distance = squared_distance(&values[image * pixels..][..pixels], example);
                    insert_candidate(nearest, (distance, (start + i) as u32));
                }
            }
        }
    }
}

/// A lower bound of the squared distance of images with the `sum` |x|² + |y|² and the `product` x·y; NaN if the sum is infinite.
fn distance_lower_bound(sum: f32, product: f32, pixels: usize) -> f64 {
    // In double precision, in which four times the largest product is no infinite distance.
    f64::from(sum) - 2.0 * f64::from(product) - (pixels + 4) as f64 * rounding_per_value(sum)
}

/// The largest error of |x|² + |y|² − 2·x·y in single precision, with the `sum` |x|² + |y|², divided by the number of values.
///
/// The error of a dot product of n numbers is at most n·ε/2·|x|·|y|, whatever the order (N. Higham, *Accuracy and Stability
/// of Numerical Algorithms*, section 3.1), and n times the smallest normal number where products underflow; three are added, and
/// 2·|x|·|y| ≤ |x|² + |y|².
pub(super) fn rounding_per_value(sum: f32) -> f64 {
    f64::from(f32::EPSILON) * f64::from(sum) + 4.0 * f64::from(f32::MIN_POSITIVE)
}

/// Inserts a candidate in order, after those of the same distance, if it is nearer than the last, which is removed.
fn insert_candidate(nearest: &mut [Candidate], candidate: Candidate) {
    let mut index = nearest.len();
    while index > 0 && candidate.0 < nearest[index - 1].0 {
        index -= 1;
        if index + 1 < nearest.len() {
            nearest[index + 1] = nearest[index];
        }
        nearest[index] = candidate;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::{Array2, array};
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // these also run in the browser

    /// A file of examples `side` × `side`.
    fn digits(side: u8, pixels: &[u8]) -> DataSet {
        let count = (pixels.len() / (usize::from(side) * usize::from(side))) as u32;
        let images = [&[0, 0, 8, 3], &count.to_be_bytes()[..], &[0, 0, 0, side, 0, 0, 0, side], pixels].concat();
        let labels = [&[0, 0, 8, 1], &count.to_be_bytes()[..], &vec![0; count as usize]].concat();
        DataSet::from_idx(&images, &labels).unwrap()
    }

    fn some_pixels(n: usize, seed: u32) -> Vec<u8> {
        (0..n as u32).map(|i| ((i.wrapping_mul(2_654_435_761) ^ seed.wrapping_mul(40_503)) >> 13) as u8).collect()
    }

    #[test]
    fn by_hand() {
        let data = digits(1, &[0, 255, 51, 102]);
        let Neighbours { indices, distances } = nearest_examples(&data, array![[0.25], [1.0]].view(), 3).unwrap();
        assert_eq!(indices, [2, 3, 0, 1, 3, 2]);
        for (distance, expected) in distances.iter().zip([0.05, 0.15, 0.25, 0.0, 0.6, 0.8]) {
            assert!((distance - expected).abs() < 1e-6, "{distances:?}");
        }
    }

    #[test]
    fn agrees_with_every_distance_sorted() {
        let data = digits(5, &some_pixels(25 * (2 * EXAMPLES_PER_BLOCK + 7), 1));
        let images = Array2::from_shape_vec((6, 25), some_pixels(150, 2)).unwrap().mapv(|x| f32::from(x) / 255.0);
        let Neighbours { indices, distances } = nearest_examples(&data, images.view(), 9).unwrap();
        for (i, image) in images.rows().into_iter().enumerate() {
            let squared =
                |index| data.image(index).zip(image).map(|(y, x)| (f64::from(y) - f64::from(*x)).powi(2)).sum::<f64>();
            let mut all: Vec<Candidate> = (0..data.len()).map(|index| (squared(index), index as u32)).collect();
            all.sort_by(|a, b| a.partial_cmp(b).unwrap());
            for (rank, (squared, index)) in all[..9].iter().enumerate() {
                let found = (indices[9 * i + rank], distances[9 * i + rank]);
                assert_eq!(found, (*index, squared.sqrt() as f32));
            }
        }
    }

    #[test]
    fn a_digit_itself_is_at_distance_zero_and_of_equal_digits_the_first_comes_first() {
        let one = some_pixels(784, 3);
        let mut almost = one.clone();
        almost[300] ^= 1;
        let data = digits(28, &[almost, one.clone(), some_pixels(784, 4), one].concat());
        let image = Array2::from_shape_vec((1, 784), data.image(1).collect()).unwrap();
        let Neighbours { indices, distances } = nearest_examples(&data, image.view(), 3).unwrap();
        assert_eq!(indices, [1, 3, 0]);
        assert_eq!((distances[0], distances[1]), (0.0, 0.0));
        assert!((distances[2] - 1.0 / 255.0).abs() < 1e-7);
    }

    #[test]
    fn the_best_of_all_ranges_are_the_nearest_of_the_whole() {
        let data = digits(2, &some_pixels(4 * 301, 5));
        let images = Array2::from_shape_vec((3, 4), some_pixels(12, 6)).unwrap().mapv(|x| f32::from(x) / 255.0);
        let whole = nearest_examples(&data, images.view(), 2).unwrap();
        let parts =
            [0..130, 130..131, 131..301].map(|range| nearest_examples_among(&data, range, images.view(), 2).unwrap());
        assert_eq!(parts[1].indices, [130; 3], "a range with fewer than k examples");
        for image in 0..3 {
            let of_part = |part: &Neighbours| {
                let k = part.indices.len() / 3;
                let found = |at: usize| (part.distances[at], part.indices[at]);
                (k * image..k * (image + 1)).map(found).collect::<Vec<_>>()
            };
            let mut all: Vec<_> = parts.iter().flat_map(of_part).collect();
            all.sort_by(|a, b| a.partial_cmp(b).unwrap());
            assert_eq!(all[..2], of_part(&whole));
        }
    }

    #[test]
    fn each_example_is_read_once_for_however_many_images_each_of_which_has_its_own_neighbours() {
        let images = Array2::from_shape_fn((2 * IMAGES_PER_BLOCK + 3, 1), |(i, _)| (i % 300) as f32 + 0.2);
        let mut read = vec![0; 300];
        let mut fill = |range: Range<usize>, block: &mut [f32]| {
            read[range.clone()].iter_mut().for_each(|times| *times += 1);
            block.iter_mut().zip(range).for_each(|(value, i)| *value = i as f32);
        };
        let found = nearest_among(300, &mut fill, images.view(), 2);
        assert_eq!(read, [1; 300]);
        for (i, indices) in found.indices.as_chunks::<2>().0.iter().enumerate() {
            let nearest = i as u32 % 300;
            assert_eq!(*indices, if nearest == 299 { [299, 298] } else { [nearest, nearest + 1] });
        }
    }

    #[test]
    fn more_neighbours_than_digits_are_all_of_them() {
        let data = digits(1, &[9, 7]);
        assert_eq!(nearest_examples(&data, array![[0.0]].view(), 5).unwrap().indices, [1, 0]);
    }

    #[test]
    fn rows_and_queries_may_have_any_layout() {
        let (rows, queries) = (array![[0.0_f32, 9.0, 1.0], [0.0, 9.0, 1.0]], array![[1.0_f32], [1.0]]);
        let expected = nearest_rows(rows.t().as_standard_layout().view(), array![[1.0, 1.0]].view(), 2);
        assert_eq!(nearest_rows(rows.t(), queries.t(), 2), expected);
    }

    #[test]
    fn no_queries_have_no_neighbours_and_all_others_are_found_where_there_are_fewer_than_wanted() {
        let rows = array![[0.0_f32], [1.0], [3.0]];
        let none = Neighbours { indices: vec![], distances: vec![] };
        assert_eq!(nearest_rows(rows.view(), rows.slice(s![..0, ..]), 2), Ok(none.clone()));
        assert_eq!(nearest_other_rows(rows.view(), 1..1, 2), Ok(none.clone()));
        assert_eq!(nearest_other_rows(rows.slice(s![0..0, ..]), 0..0, 1), Ok(none));
        assert_eq!(nearest_other_rows(rows.view(), 0..3, usize::MAX).unwrap().indices, [1, 2, 0, 2, 1, 0]);
    }

    #[test]
    fn rows_whose_squares_are_beyond_single_precision_are_compared_exactly() {
        let found = |rows: &[f32], query: f32, k| {
            let rows = ArrayView2::from_shape((rows.len(), 1), rows).unwrap();
            nearest_rows(rows, array![[query]].view(), k).unwrap().indices
        };
        assert_eq!(found(&[1e20, 2e20, 5e20], 4.9e20, 2), [2, 1]);
        assert_eq!(found(&[1.1e19, -1.3e19, 1.2e19], 1.25e19, 3), [2, 0, 1], "the sum overflows, its terms do not");
        assert_eq!(found(&[5.6e-23, 2.3e-23], 3e-23, 1), [1], "the squares underflow");
        assert_eq!(found(&[3e-30, 0.0, 2e-30], 1.9e-30, 3), [2, 0, 1], "all products are 0");
    }

    #[test]
    fn the_largest_numbers_have_neighbours() {
        let data = digits(1, &[9, 7, 8]);
        assert_eq!(nearest_examples(&data, array![[f32::MAX]].view(), 2).unwrap().indices, [0, 1]);
        let rows = array![[-f32::MAX], [f32::MAX]];
        let Neighbours { indices, distances } = nearest_rows(rows.view(), rows.view(), 2).unwrap();
        assert_eq!((indices, distances), (vec![0, 1, 1, 0], vec![0.0, f32::INFINITY, 0.0, f32::INFINITY]));
    }

    #[test]
    fn what_has_no_neighbours_is_an_error() {
        let (data, rows) = (digits(1, &[9, 7, 8]), array![[1.0, 2.0], [3.0, f32::NAN]]);
        let refused = |found: Result<Neighbours>| found.unwrap_err().to_string();
        for (odd, name) in [(f32::NAN, "NaN"), (f32::INFINITY, "inf")] {
            let message = format!("images: expected finite numbers, got {name} at [1, 0]");
            assert_eq!(refused(nearest_examples(&data, array![[0.0], [odd]].view(), 2)), message);
        }
        let finite = rows.slice(s![..1, ..]);
        assert_eq!(
            refused(nearest_rows(finite, rows.view(), 1)),
            "queries: expected finite numbers, got NaN at [1, 1]"
        );
        assert_eq!(refused(nearest_rows(rows.view(), finite, 1)), "rows: expected finite numbers, got NaN at [1, 1]");
        assert_eq!(
            refused(nearest_other_rows(rows.view(), 0..1, 1)),
            "rows: expected finite numbers, got NaN at [1, 1]"
        );
        assert_eq!(refused(nearest_rows(finite, array![[1.0]].view(), 1)), "queries: expected 2 values, got 1");
        assert_eq!(refused(nearest_examples(&data, array![[0.0]].view(), 0)), "k: expected at least 1, got 0");
        assert_eq!(
            refused(nearest_examples_among(&data, 2..4, array![[0.0]].view(), 1)),
            "end: expected 0 to 3, got 4"
        );
        assert_eq!(refused(nearest_other_rows(finite, 0..2, 1)), "end: expected 0 to 1, got 2");
        let none = Array2::zeros((2, 0));
        assert_eq!(refused(nearest_rows(none.view(), none.view(), 1)), "rows: expected at least one column, got none");
    }
}
