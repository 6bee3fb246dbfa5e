//! A matrix laid over a slice: how the kernels read rows, columns, transposes and overlapping image patches.

/// A read-only matrix over a slice.
///
/// Element (i, j) lies at `(i / run)·run_stride + (i mod run)·row_stride + j·col_stride`. Rows that come in runs let an
/// image's patches be read in place, row by row of the image, although the patches overlap.
#[derive(Clone, Copy)]
pub struct Matrix<'a> {
    data: &'a [f32],
    rows: usize,
    cols: usize,
    run: usize,
    run_stride: usize,
    row_stride: usize,
    col_stride: usize,
}

impl<'a> Matrix<'a> {
    /// A row-major matrix of `rows × cols`.
    ///
    /// # Panics
    /// If `data` holds fewer values.
    pub fn new(data: &'a [f32], rows: usize, cols: usize) -> Self {
        Self::with_stride(data, rows, cols, cols)
    }

    /// `rows × cols`, each row starting `row_stride` values after the one before; rows may overlap.
    ///
    /// # Panics
    /// If the last element lies outside `data`.
    pub fn with_stride(data: &'a [f32], rows: usize, cols: usize, row_stride: usize) -> Self {
        Self { data, rows, cols, run: rows.max(1), run_stride: 0, row_stride, col_stride: 1 }.checked()
    }

    /// `runs` runs of `run` rows of `cols` values; runs lie `run_stride` apart, rows within a run `row_stride`.
    ///
    /// # Panics
    /// If the last element lies outside `data`.
    pub fn in_runs(
        data: &'a [f32],
        runs: usize,
        run_stride: usize,
        run: usize,
        row_stride: usize,
        cols: usize,
    ) -> Self {
        Self { data, rows: runs * run, cols, run, run_stride, row_stride, col_stride: 1 }.checked()
    }

    /// The transpose, without moving anything.
    ///
    /// # Panics
    /// If the rows come in more than one run.
    pub fn t(self) -> Self {
        assert!(self.rows <= self.run, "rows in runs have no transpose");
        let Self { data, rows, cols, row_stride, col_stride, .. } = self;
        Self {
            data,
            rows: cols,
            cols: rows,
            run: cols.max(1),
            run_stride: 0,
            row_stride: col_stride,
            col_stride: row_stride,
        }
    }

    /// Every later access trusts this check: offsets grow with i and j, so the last element lies farthest out.
    fn checked(self) -> Self {
        if self.rows > 0 && self.cols > 0 {
            let last = self.offset(self.rows - 1, self.cols - 1);
            assert!(last < self.data.len(), "element {last} of a matrix over {} values", self.data.len());
        }
        self
    }

    /// Where element (i, j) lies in the data.
    #[inline(always)]
    pub fn offset(&self, i: usize, j: usize) -> usize {
        if i < self.run {
            return i * self.row_stride + j * self.col_stride; // spares most matrices the divisions
        }
        (i / self.run) * self.run_stride + (i % self.run) * self.row_stride + j * self.col_stride
    }

    /// Element (i, j).
    #[inline(always)]
    pub fn at(&self, i: usize, j: usize) -> f32 {
        self.data[self.offset(i, j)]
    }

    /// Row i, for matrices whose rows are contiguous.
    #[inline(always)]
    pub fn row(&self, i: usize) -> &'a [f32] {
        debug_assert_eq!(self.col_stride, 1);
        let start = self.offset(i, 0);
        &self.data[start..start + self.cols]
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

    /// Distance between an element and the one below it, within a run.
    #[inline(always)]
    pub fn row_stride(&self) -> usize {
        self.row_stride
    }

    /// Distance between an element and the one to its right.
    #[inline(always)]
    pub fn col_stride(&self) -> usize {
        self.col_stride
    }
}
