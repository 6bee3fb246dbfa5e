//! Random layouts of matrices, with their elements' offsets computed from the definition.

use super::Random;
use crate::matrix::{Matrix, Segments};

/// How a matrix lies in memory: the arguments of the constructors of [`Matrix`].
#[derive(Clone, Copy, Debug)]
pub struct MatrixLayout {
    pub rows: usize,
    pub cols: usize,
    segments: usize,
    segment_stride: usize,
    row_stride: usize,
    is_transposed: bool,
}

impl MatrixLayout {
    /// Rows may be adjacent, apart, overlapping or identical; they may form segments, for which the same holds; a matrix of one
    /// segment may be transposed.
    pub fn random(random: &mut Random, rows: usize, cols: usize) -> Self {
        let is_transposed = random.bool_one_in(3);
        let (stored_rows, stored_cols) = if is_transposed { (cols, rows) } else { (rows, cols) };
        let divisors: Vec<usize> = (1..=stored_rows).filter(|d| stored_rows.is_multiple_of(*d)).collect();
        let is_segmented = !is_transposed && stored_rows > 0 && random.bool_one_in(2);
        let segments = if is_segmented { divisors[random.size(0..=divisors.len() - 1)] } else { 1 };
        let row_stride = if random.bool_one_in(2) { stored_cols } else { random.size_favouring_small(stored_cols + 3) };
        let segment_len = stored_rows / segments * row_stride;
        let segment_stride =
            if random.bool_one_in(2) { segment_len } else { random.size_favouring_small(segment_len + 3) };
        Self { rows, cols, segments, segment_stride, row_stride, is_transposed }
    }

    /// Where element (i, j) lies.
    pub fn offset(&self, i: usize, j: usize) -> usize {
        let (i, j) = if self.is_transposed { (j, i) } else { (i, j) };
        let segment_rows = self.segment_rows();
        i / segment_rows * self.segment_stride + i % segment_rows * self.row_stride + j
    }

    /// How many values the matrix needs, and not one more.
    pub fn len(&self) -> usize {
        let elements = (0..self.rows).flat_map(|i| (0..self.cols).map(move |j| (i, j)));
        elements.map(|(i, j)| self.offset(i, j) + 1).max().unwrap_or(0)
    }

    pub fn matrix<'a>(&self, data: &'a [f32]) -> Matrix<'a> {
        let cols = if self.is_transposed { self.rows } else { self.cols };
        let matrix = match self.segments {
            1 => Matrix::with_row_stride(data, self.segment_rows(), cols, self.row_stride),
            n => Matrix::segmented(
                data,
                Segments {
                    count: n,
                    stride: self.segment_stride,
                    rows: self.segment_rows(),
                    row_stride: self.row_stride,
                },
                cols,
            ),
        };
        if self.is_transposed { matrix.t() } else { matrix }
    }

    fn segment_rows(&self) -> usize {
        (if self.is_transposed { self.cols } else { self.rows }) / self.segments
    }
}

/// C + A·B from the definition, in double precision.
pub fn add_product((a, a_data): (MatrixLayout, &[f32]), (b, b_data): (MatrixLayout, &[f32]), c: &mut [f64]) {
    for i in 0..a.rows {
        for j in 0..b.cols {
            let term = |p| f64::from(a_data[a.offset(i, p)]) * f64::from(b_data[b.offset(p, j)]);
            c[i * b.cols + j] += (0..a.cols).map(term).sum::<f64>();
        }
    }
}
