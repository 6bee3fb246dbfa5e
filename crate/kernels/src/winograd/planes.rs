//! Where the products of all tiles of all images lie: a plane for each of the `K`×`K` products, tile by tile.

use super::map_tile::{OUT_OF_BOUNDS, Pixels};
use crate::shape::value_count;
use std::array::from_fn;
use std::ops::Range;

/// Unused rows after each plane: without them the planes would often lie a power of two apart, and the values of one tile in
/// all planes would compete for the same set of the cache.
const GAP: usize = 1;

/// The row and the column of a tile among those of its image.
pub type TilePosition = (usize, usize);

/// The layout of the planes, in rows of one value for each channel.
pub struct Planes<const K: usize> {
    images: usize,
    tile_rows: [Range<usize>; K],
    tile_columns: [Range<usize>; K],
    starts: [[usize; K]; K],
    rows: usize,
}

impl<const K: usize> Planes<K> {
    /// For products of which `tile_rows` and `tile_columns` say in which tiles of an image they are needed.
    pub fn new(
        images: usize,
        tile_rows: impl Fn(usize) -> Range<usize>,
        tile_columns: impl Fn(usize) -> Range<usize>,
    ) -> Self {
        let (tile_rows, tile_columns): ([_; K], [_; K]) = (from_fn(tile_rows), from_fn(tile_columns));
        let mut rows: usize = 0;
        let starts = from_fn(|a: usize| {
            from_fn(|b: usize| {
                let start = rows;
                let plane = value_count(&[images, tile_rows[a].len(), tile_columns[b].len()]);
                rows = rows.saturating_add(plane).saturating_add(GAP);
                start
            })
        });
        Self { images, tile_rows, tile_columns, starts, rows }
    }

    /// Number of images.
    pub fn images(&self) -> usize {
        self.images
    }

    /// Number of rows of all planes together; saturates.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// The rows of each plane, one plane after another.
    pub fn ranges(&self) -> impl Iterator<Item = Range<usize>> {
        let starts = self.starts.as_flattened();
        let ends = starts[1..].iter().chain([&self.rows]);
        starts.iter().zip(ends).map(|(start, end)| *start..*end - GAP)
    }

    /// How many rows and columns of tiles an image has.
    pub fn tiles(&self) -> (usize, usize) {
        let end = |ranges: &[Range<usize>; K]| ranges.iter().map(|range| range.end).max().unwrap_or(0);
        (end(&self.tile_rows), end(&self.tile_columns))
    }

    /// The columns of tiles that need every product that a tile of their row needs.
    pub fn interior(&self) -> Range<usize> {
        let start = self.tile_columns.iter().map(|columns| columns.start).max().unwrap_or(0);
        start..self.tile_columns.iter().map(|columns| columns.end).min().unwrap_or(0)
    }

    /// Where the values of each product of a tile lie, and of those beside it in the interior; [`OUT_OF_BOUNDS`] for a product
    /// that is not needed.
    pub fn pixels(&self, tile: TilePosition, channels: usize) -> Pixels<K> {
        let tiles = |a: usize, b: usize| self.tile_rows[a].len() * self.tile_columns[b].len();
        let mut offsets = [[OUT_OF_BOUNDS; K]; K];
        let ranges = (&self.tile_rows[..], &self.tile_columns[..]);
        fill_offsets(tile, ranges, self.starts.as_flattened(), channels, offsets.as_flattened_mut());
        let image_steps = from_fn(|a| from_fn(|b| tiles(a, b) * channels));
        Pixels { offsets, image_steps, tile_step: channels }
    }
}

// Not generic, so that the module has one copy instead of one for each algorithm.
#[inline(never)]
fn fill_offsets(
    (tile_row, tile_column): TilePosition,
    (tile_rows, tile_columns): (&[Range<usize>], &[Range<usize>]),
    starts: &[usize],
    channels: usize,
    offsets: &mut [usize],
) {
    let side = tile_columns.len();
    for ((rows, starts), offsets) in tile_rows.iter().zip(starts.chunks_exact(side)).zip(offsets.chunks_exact_mut(side))
    {
        for ((columns, start), offset) in tile_columns.iter().zip(starts).zip(offsets) {
            if rows.contains(&tile_row) && columns.contains(&tile_column) {
                let tile = (tile_row - rows.start) * columns.len() + tile_column - columns.start;
                *offset = (start + tile) * channels;
            }
        }
    }
}
