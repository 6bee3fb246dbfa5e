//! Where the products of all tiles of all images lie: a plane for each of the `PRODUCTS`×`PRODUCTS` products, tile by tile.

use super::map_tile::{OUT_OF_BOUNDS, PixelOffsets};
use crate::shape::value_count;
use std::array::from_fn;
use std::ops::Range;

/// Unused rows after each plane: without them the planes would often lie a power of two apart, and the values of one tile in
/// all planes would compete for the same set of the cache.
const GAP_ROWS: usize = 1;

/// The row and the column of a tile among those of its image.
pub type TilePosition = (usize, usize);

/// The layout of the planes, in rows of one value for each channel.
pub struct ProductPlanes<const PRODUCTS: usize> {
    images: usize,
    /// For each product number in the vertical direction, the rows of tiles that need it.
    tile_rows: [Range<usize>; PRODUCTS],
    /// For each product number in the horizontal direction, the columns of tiles that need it.
    tile_columns: [Range<usize>; PRODUCTS],
    /// The first row of each plane.
    plane_starts: [[usize; PRODUCTS]; PRODUCTS],
    rows: usize,
}

impl<const PRODUCTS: usize> ProductPlanes<PRODUCTS> {
    /// For products of which `tile_rows` and `tile_columns` say in which tiles of an image they are needed.
    pub fn new(
        images: usize,
        tile_rows: impl Fn(usize) -> Range<usize>,
        tile_columns: impl Fn(usize) -> Range<usize>,
    ) -> Self {
        let (tile_rows, tile_columns): ([_; PRODUCTS], [_; PRODUCTS]) = (from_fn(tile_rows), from_fn(tile_columns));
        let mut rows: usize = 0;
        let plane_starts = from_fn(|a: usize| {
            from_fn(|b: usize| {
                let start = rows;
                let plane = value_count(&[images, tile_rows[a].len(), tile_columns[b].len()]);
                rows = rows.saturating_add(plane).saturating_add(GAP_ROWS);
                start
            })
        });
        Self { images, tile_rows, tile_columns, plane_starts, rows }
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
    pub fn row_ranges(&self) -> impl Iterator<Item = Range<usize>> {
        let plane_starts = self.plane_starts.as_flattened();
        let ends = plane_starts[1..].iter().chain([&self.rows]);
        plane_starts.iter().zip(ends).map(|(start, end)| *start..*end - GAP_ROWS)
    }

    /// How many rows and columns of tiles an image has.
    pub fn tiles_per_image(&self) -> (usize, usize) {
        let end = |ranges: &[Range<usize>; PRODUCTS]| ranges.iter().map(|range| range.end).max().unwrap_or(0);
        (end(&self.tile_rows), end(&self.tile_columns))
    }

    /// The columns of tiles that need every product that a tile of their row needs.
    pub fn interior_columns(&self) -> Range<usize> {
        let start = self.tile_columns.iter().map(|columns| columns.start).max().unwrap_or(0);
        start..self.tile_columns.iter().map(|columns| columns.end).min().unwrap_or(0)
    }

    /// Where the values of each product of a tile lie, and of those beside it in the interior; [`OUT_OF_BOUNDS`] for a product
    /// that is not needed.
    pub fn pixel_offsets(&self, tile: TilePosition, channels: usize) -> PixelOffsets<PRODUCTS> {
        let tile_count = |a: usize, b: usize| self.tile_rows[a].len() * self.tile_columns[b].len();
        let mut first_tile = [[OUT_OF_BOUNDS; PRODUCTS]; PRODUCTS];
        let ranges = (&self.tile_rows[..], &self.tile_columns[..]);
        fill_offsets(tile, ranges, self.plane_starts.as_flattened(), channels, first_tile.as_flattened_mut());
        let image_strides = from_fn(|a| from_fn(|b| tile_count(a, b) * channels));
        PixelOffsets { first_tile, image_strides, tile_stride: channels }
    }
}

/// Sets the offsets of the products that are needed in a tile.
// Not generic, so that the module has one copy instead of one for each algorithm.
#[inline(never)]
fn fill_offsets(
    (tile_row, tile_column): TilePosition,
    (tile_rows, tile_columns): (&[Range<usize>], &[Range<usize>]),
    plane_starts: &[usize],
    channels: usize,
    offsets: &mut [usize],
) {
    let side = tile_columns.len();
    for ((rows, starts), offsets) in
        tile_rows.iter().zip(plane_starts.chunks_exact(side)).zip(offsets.chunks_exact_mut(side))
    {
        for ((columns, start), offset) in tile_columns.iter().zip(starts).zip(offsets) {
            if rows.contains(&tile_row) && columns.contains(&tile_column) {
                let tile = (tile_row - rows.start) * columns.len() + tile_column - columns.start;
                *offset = (start + tile) * channels;
            }
        }
    }
}
