//! A matrix laid over a slice: how the kernels read rows, columns, transposes and overlapping image patches.
//!
//! A kernel that is faster for a certain layout asks the matrix for a view that exists for that layout only,
//! [`ContiguousRows`] or [`ContiguousColumns`]; it never derives a layout from strides.

use crate::shape::value_count;
use std::ops::Range;

/// A read-only matrix over a slice.
///
/// Its rows come in segments of `segment_rows`. Element (i, j) lies at
/// `(i / segment_rows)·segment_stride + (i mod segment_rows)·row_stride + j·col_stride`. With a segment for each row of an
/// image, the image's patches, which overlap, are read in place. Every other matrix is a single segment.
///
/// Invariant: every element lies within `data`. The constructors check it, and unsafe code relies on it.
#[derive(Clone, Copy)]
pub struct Matrix<'a> {
    data: &'a [f32],
    rows: usize,
    cols: usize,
    segment_rows: usize,
    segment_stride: usize,
    row_stride: usize,
    col_stride: usize,
}

/// Groups of rows at regular distances, in values of the data.
#[derive(Clone, Copy, Debug)]
pub struct Segments {
    /// Number of segments.
    pub count: usize,
    /// From the beginning of one segment to the next.
    pub stride: usize,
    /// Rows in each segment.
    pub rows: usize,
    /// From the beginning of one row to the next, within a segment.
    pub row_stride: usize,
}

impl<'a> Matrix<'a> {
    /// A row-major matrix of `rows × cols`.
    ///
    /// # Panics
    /// If `data` holds fewer values.
    pub fn new(data: &'a [f32], rows: usize, cols: usize) -> Self {
        Self::with_row_stride(data, rows, cols, cols)
    }

    /// `rows × cols`, each row starting `row_stride` values after the one before; rows may overlap.
    ///
    /// # Panics
    /// If the last element lies outside `data`.
    pub fn with_row_stride(data: &'a [f32], rows: usize, cols: usize, row_stride: usize) -> Self {
        Self { data, rows, cols, segment_rows: rows, segment_stride: 0, row_stride, col_stride: 1 }.validated()
    }

    /// Rows of `cols` values in segments: so the patches of an image are read in place, whose segments are the image's rows.
    ///
    /// # Panics
    /// If the last element lies outside `data`.
    pub fn segmented(data: &'a [f32], segments: Segments, cols: usize) -> Self {
        let Segments { count, stride: segment_stride, rows: segment_rows, row_stride } = segments;
        let rows = value_count(&[count, segment_rows]);
        Self { data, rows, cols, segment_rows, segment_stride, row_stride, col_stride: 1 }.validated()
    }

    /// Asserts the invariant; of an empty matrix it drops the strides.
    fn validated(self) -> Self {
        let Self { data, rows, cols, segment_rows, segment_stride, row_stride, col_stride } = self;
        if rows == 0 || cols == 0 {
            // No element, so no stride means anything: with zeros, no later sum of strides overflows.
            return Self { segment_rows: rows.max(1), segment_stride: 0, row_stride: 0, col_stride: 0, ..self };
        }
        let count = value_count(&[rows, cols]);
        // The largest count is what it saturates at.
        assert!(count < usize::MAX, "a matrix of {rows}×{cols} has more elements than can be counted");
        // Offsets grow with segment, row and column, and the last element is the last in all three, hence farthest out.
        // Saturated, the sum exceeds the length of any slice.
        let steps = [(rows / segment_rows - 1, segment_stride), (segment_rows - 1, row_stride), (cols - 1, col_stride)];
        let needed =
            steps.iter().fold(1, |needed: usize, (n, stride)| needed.saturating_add(n.saturating_mul(*stride)));
        let got = data.len();
        assert!(needed <= got, "a matrix of {rows}×{cols} needs {needed} values, got {got}");
        self
    }

    /// The transpose, without moving anything.
    ///
    /// # Panics
    /// If the rows form more than one segment.
    pub fn t(self) -> Self {
        assert!(self.is_single_segment(), "a matrix in segments has no transpose");
        let Self { rows, cols, row_stride, col_stride, .. } = self;
        Self { rows: cols, cols: rows, segment_rows: cols, row_stride: col_stride, col_stride: row_stride, ..self }
            .validated()
    }

    #[inline(always)]
    fn is_single_segment(&self) -> bool {
        self.rows <= self.segment_rows
    }

    /// The distances from row to row and from column to column; `None` for several segments, between which another distance lies.
    #[inline(always)]
    pub fn uniform_strides(&self) -> Option<(usize, usize)> {
        self.is_single_segment().then_some((self.row_stride, self.col_stride))
    }

    /// The same matrix; `None` unless the values of each row lie side by side.
    #[inline(always)]
    pub fn as_contiguous_rows(self) -> Option<ContiguousRows<'a>> {
        (self.col_stride == 1).then_some(ContiguousRows(self))
    }

    /// The same matrix; `None` unless the values of each column lie side by side.
    #[inline(always)]
    pub fn as_contiguous_columns(self) -> Option<ContiguousColumns<'a>> {
        (self.is_single_segment() && self.row_stride == 1).then_some(ContiguousColumns(self))
    }

    /// Where element (i, j) lies in the data.
    ///
    /// # Panics
    /// If there is no such element.
    #[inline(always)]
    pub fn offset(&self, i: usize, j: usize) -> usize {
        assert!(i < self.rows && j < self.cols, "no element ({i}, {j}) in {}×{}", self.rows, self.cols);
        self.row_offset(i) + j * self.col_stride
    }

    /// Where row i begins in the data; meaningless if there is no such row.
    #[inline(always)]
    pub fn row_offset(&self, i: usize) -> usize {
        if self.is_single_segment() {
            return i * self.row_stride; // without a division, which would cost as much as a row of a tile
        }
        i / self.segment_rows * self.segment_stride + i % self.segment_rows * self.row_stride
    }

    /// Element (i, j).
    ///
    /// # Panics
    /// If there is no such element.
    #[inline(always)]
    pub fn at(&self, i: usize, j: usize) -> f32 {
        self.data[self.offset(i, j)]
    }

    /// The elements of row i in these columns.
    ///
    /// # Panics
    /// If there are no such elements.
    #[inline(always)]
    pub fn row_elements(&self, i: usize, cols: Range<usize>) -> impl Iterator<Item = f32> + use<'a> {
        assert!(
            i < self.rows && cols.end <= self.cols,
            "no columns {cols:?} of row {i} in {}×{}",
            self.rows,
            self.cols
        );
        let Self { data, col_stride, .. } = *self;
        let start = self.row_offset(i);
        // SAFETY: the assertion makes them elements of the matrix, and `validated` that these lie within the data.
        cols.map(move |j| unsafe { *data.get_unchecked(start + j * col_stride) })
    }

    /// The values it is laid over.
    #[inline(always)]
    pub fn data(&self) -> &'a [f32] {
        self.data
    }

    /// Number of rows.
    #[inline(always)]
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Number of columns.
    #[inline(always)]
    pub fn cols(&self) -> usize {
        self.cols
    }

    /// Distance between an element and the one to its right.
    #[inline(always)]
    pub fn col_stride(&self) -> usize {
        self.col_stride
    }
}

/// A matrix in which the values of each row lie side by side; row may follow row at any distance.
#[derive(Clone, Copy)]
pub struct ContiguousRows<'a>(Matrix<'a>);

impl<'a> ContiguousRows<'a> {
    /// Row i.
    ///
    /// # Panics
    /// If there is no such row.
    #[inline(always)]
    pub fn row(&self, i: usize) -> &'a [f32] {
        &self.0.data[self.0.offset(i, 0)..][..self.0.cols]
    }

    /// The groups of rows that lie equally far apart in memory, as matrices of their own: those of [`Matrix::segmented`], otherwise a
    /// single one; none if there are no rows.
    #[inline(always)]
    pub fn segments(self) -> impl Iterator<Item = Self> {
        let Matrix { data, rows, segment_rows, segment_stride, .. } = self.0;
        (0..rows / segment_rows)
            .map(move |segment| Self(Matrix { data: &data[segment * segment_stride..], rows: segment_rows, ..self.0 }))
    }

    /// Number of rows in each of the [`segments`](Self::segments).
    #[inline(always)]
    pub fn segment_rows(&self) -> usize {
        self.0.segment_rows
    }

    /// Number of rows.
    #[inline(always)]
    pub fn rows(&self) -> usize {
        self.0.rows
    }

    /// Number of columns.
    #[inline(always)]
    pub fn cols(&self) -> usize {
        self.0.cols
    }
}

/// A matrix in which the values of each column lie side by side.
#[derive(Clone, Copy)]
pub struct ContiguousColumns<'a>(Matrix<'a>);

impl<'a> ContiguousColumns<'a> {
    /// Column j.
    ///
    /// # Panics
    /// If there is no such column.
    #[inline(always)]
    pub fn column(&self, j: usize) -> &'a [f32] {
        &self.0.data[self.0.offset(0, j)..][..self.0.rows]
    }
}
