//! Where the products of all tiles of all images lie: a plane for each of the `K`×`K` products, tile by tile.

use std::array::from_fn;
use std::ops::Range;

/// Rows left free behind each plane: places of one tile in many planes must not all fall into the same set of a cache, as
/// they would at distances that are powers of two.
const GAP: usize = 1;

/// The planes' layout, in rows of one value a channel.
pub struct Planes<const K: usize> {
    /// Number of images.
    pub images: usize,
    down: [Range<usize>; K],
    across: [Range<usize>; K],
    starts: [[usize; K]; K],
    rows: usize,
}

impl<const K: usize> Planes<K> {
    /// For products that are needed in these tiles down and across an image.
    pub fn new(images: usize, down: impl Fn(usize) -> Range<usize>, across: impl Fn(usize) -> Range<usize>) -> Self {
        let (down, across): ([_; K], [_; K]) = (from_fn(down), from_fn(across));
        let mut rows = 0;
        let starts = from_fn(|a: usize| {
            from_fn(|b: usize| {
                let start = rows;
                rows += images * down[a].len() * across[b].len() + GAP;
                start
            })
        });
        Self { images, down, across, starts, rows }
    }

    /// Rows of all planes together.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// The rows of each plane, one plane after another.
    pub fn each(&self) -> impl Iterator<Item = Range<usize>> {
        let starts = self.starts.as_flattened();
        let ends = starts[1..].iter().chain([&self.rows]);
        starts.iter().zip(ends).map(|(start, end)| *start..*end - GAP)
    }

    /// How many tiles there are down and across, those of any product counted.
    pub fn tiles(&self) -> (usize, usize) {
        let end = |ranges: &[Range<usize>; K]| ranges.iter().map(|range| range.end).max().unwrap_or(0);
        (end(&self.down), end(&self.across))
    }

    /// The row of each product of one tile; none where it is not needed.
    pub fn rows_of(&self, image: usize, down: usize, across: usize) -> [[Option<usize>; K]; K] {
        from_fn(|a| {
            from_fn(|b| {
                let (rows, columns) = (&self.down[a], &self.across[b]);
                if !rows.contains(&down) || !columns.contains(&across) {
                    return None;
                }
                let row = (image * rows.len() + down - rows.start) * columns.len() + across - columns.start;
                Some(self.starts[a][b] + row)
            })
        })
    }
}
