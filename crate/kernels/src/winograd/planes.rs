//! Where the products of all tiles of all images lie: a plane for each of the `K`×`K` products, tile by tile.

use std::array::from_fn;
use std::ops::Range;

/// Rows left free behind each plane: places of one tile in many planes must not all fall into the same set of a cache, as
/// they would at distances that are powers of two.
const GAP: usize = 1;

/// The place of what is outside an image, or not needed.
pub const OUT_OF_BOUNDS: usize = usize::MAX;

/// A tile: which image, how far down and how far across.
pub type Position = (usize, usize, usize);

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

    /// Where the values of each product of one tile start; [`OUT_OF_BOUNDS`] where it is not needed.
    pub fn places(&self, tile: Position, channels: usize, places: &mut [usize]) {
        fill(tile, (&self.down, &self.across), self.starts.as_flattened(), channels, places);
    }
}

// One copy for filters of every size.
#[inline(never)]
fn fill(
    (image, down, across): Position,
    ranges: (&[Range<usize>], &[Range<usize>]),
    starts: &[usize],
    channels: usize,
    places: &mut [usize],
) {
    let side = ranges.1.len();
    for ((rows, starts), places) in ranges.0.iter().zip(starts.chunks_exact(side)).zip(places.chunks_exact_mut(side)) {
        for ((columns, start), place) in ranges.1.iter().zip(starts).zip(places) {
            *place = OUT_OF_BOUNDS;
            if rows.contains(&down) && columns.contains(&across) {
                let row = (image * rows.len() + down - rows.start) * columns.len() + across - columns.start;
                *place = (start + row) * channels;
            }
        }
    }
}
