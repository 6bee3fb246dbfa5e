//! The transforms of a minimal filtering algorithm in two dimensions, over whole images and planes of products.

use super::algorithm::LinearMap;
use super::map_tile::{OUT_OF_BOUNDS, PaddingBuffers, PixelOffsets, TileRun, map_tiles};
use super::planes::{ProductPlanes, TilePosition};
use crate::shape::{ImageShape, value_count};
use std::array::from_fn;
use std::ops::Range;

/// How images are cut into square tiles, which may overlap and reach beyond the border.
pub struct TileGrid {
    height: usize,
    width: usize,
    channels: usize,
    placement: TilePlacement,
}

/// Where the tiles of an image lie, in either direction.
#[derive(Clone, Copy)]
pub struct TilePlacement {
    /// Pixels from the start of a tile to that of the next.
    pub stride: usize,
    /// Pixels by which the first tile begins before the image.
    pub margin: usize,
}

impl TileGrid {
    /// Images of `shape`, cut into tiles that lie as `placement` says.
    ///
    /// # Panics
    /// If there are no pixels or no channels, or too many values to be counted.
    pub fn new(shape: ImageShape, placement: TilePlacement) -> Self {
        let ImageShape { height, width, channels } = shape;
        let values = value_count(&[height, width, channels]);
        assert!((1..usize::MAX).contains(&values), "images of {shape} have {values} values");
        Self { height, width, channels, placement }
    }

    /// Height, width and channels of the images.
    pub fn shape(&self) -> ImageShape {
        ImageShape { height: self.height, width: self.width, channels: self.channels }
    }

    /// Channels of the images.
    pub fn channels(&self) -> usize {
        self.channels
    }

    /// The number of images that hold `values` values in all.
    ///
    /// # Panics
    /// If they are not whole images.
    pub fn image_count(&self, values: usize) -> usize {
        let ImageShape { height, width, channels } = self.shape();
        let image_len = height * width * channels;
        assert!(
            values.is_multiple_of(image_len),
            "{values} values are not whole images of {height}×{width}×{channels}"
        );
        values / image_len
    }

    /// The columns of tiles, of `side` pixels, that neither begin nor end beyond the border.
    fn interior_columns(&self, side: usize) -> Range<usize> {
        let TilePlacement { stride, margin } = self.placement;
        let end = (self.width + margin).checked_sub(side).map_or(0, |last_start| last_start / stride + 1);
        margin.div_ceil(stride)..end
    }

    /// Where the pixels of a tile of side `SIDE` lie, and of those beside it in the interior; [`OUT_OF_BOUNDS`] outside the image.
    fn pixel_offsets<const SIDE: usize>(&self, tile: TilePosition) -> PixelOffsets<SIDE> {
        let mut first_tile = [[OUT_OF_BOUNDS; SIDE]; SIDE];
        self.fill_offsets(tile, SIDE, first_tile.as_flattened_mut());
        let image_strides = [[self.height * self.width * self.channels; SIDE]; SIDE];
        PixelOffsets { first_tile, image_strides, tile_stride: self.placement.stride * self.channels }
    }

    /// Sets the offsets of a tile's pixels that lie within the image.
    // Not generic, so that the module has one copy instead of one for each algorithm.
    #[inline(never)]
    fn fill_offsets(&self, (row, column): TilePosition, side: usize, offsets: &mut [usize]) {
        let TilePlacement { stride, margin } = self.placement;
        for (a, offsets) in offsets.chunks_exact_mut(side).enumerate() {
            // Before the first row or column, the difference wraps to a number beyond the last.
            let y = (row * stride + a).wrapping_sub(margin);
            for (b, offset) in offsets.iter_mut().enumerate() {
                let x = (column * stride + b).wrapping_sub(margin);
                if y < self.height && x < self.width {
                    *offset = (y * self.width + x) * self.channels;
                }
            }
        }
    }
}

/// to = the map of every tile of the images, as planes of products.
pub fn images_to_planes<Map: LinearMap<IN, OUT>, const IN: usize, const OUT: usize>(
    from: &[f32],
    grid: &TileGrid,
    planes: &ProductPlanes<OUT>,
    to: &mut [f32],
    padding: &mut PaddingBuffers,
) {
    for_each_tile_run(planes, grid, IN, |tile, run| {
        let (sources, targets) = (grid.pixel_offsets::<IN>(tile), planes.pixel_offsets(tile, grid.channels));
        map_tiles::<Map, IN, OUT, false>((from, &sources), (to, &targets), run, padding);
    });
}

/// to += the map of every tile of the planes of products, as images.
pub fn add_planes_to_images<Map: LinearMap<IN, OUT>, const IN: usize, const OUT: usize>(
    from: &[f32],
    planes: &ProductPlanes<IN>,
    grid: &TileGrid,
    to: &mut [f32],
    padding: &mut PaddingBuffers,
) {
    for_each_tile_run(planes, grid, OUT, |tile, run| {
        let (sources, targets) = (planes.pixel_offsets(tile, grid.channels), grid.pixel_offsets::<OUT>(tile));
        map_tiles::<Map, IN, OUT, true>((from, &sources), (to, &targets), run, padding);
    });
}

/// The map of a kernel, or of its gradient: `IN`×`IN` planes of `len` values to `OUT`×`OUT`. The strides are the distances from
/// plane to plane, in `from` and in `to`.
pub fn planes_to_planes<Map: LinearMap<IN, OUT>, const IN: usize, const OUT: usize>(
    from: &[f32],
    to: &mut [f32],
    len: usize,
    strides: (usize, usize),
    padding: &mut PaddingBuffers,
) {
    map_planes::<Map, IN, OUT, false>(from, to, len, strides, padding);
}

/// As [`planes_to_planes`], but adds the results to what is in `to`.
pub fn add_planes_to_planes<Map: LinearMap<IN, OUT>, const IN: usize, const OUT: usize>(
    from: &[f32],
    to: &mut [f32],
    len: usize,
    strides: (usize, usize),
    padding: &mut PaddingBuffers,
) {
    map_planes::<Map, IN, OUT, true>(from, to, len, strides, padding);
}

fn map_planes<Map: LinearMap<IN, OUT>, const IN: usize, const OUT: usize, const ACCUMULATE: bool>(
    from: &[f32],
    to: &mut [f32],
    len: usize,
    (from_stride, to_stride): (usize, usize),
    padding: &mut PaddingBuffers,
) {
    let first_tile = from_fn(|a| from_fn(|b| (a * IN + b) * from_stride));
    let sources = PixelOffsets { first_tile, image_strides: [[0; IN]; IN], tile_stride: 0 };
    let first_tile = from_fn(|a| from_fn(|b| (a * OUT + b) * to_stride));
    let targets = PixelOffsets { first_tile, image_strides: [[0; OUT]; OUT], tile_stride: 0 };
    let run = TileRun { images: 1, adjacent_tiles: 1, pixel_len: len };
    map_tiles::<Map, IN, OUT, ACCUMULATE>((from, &sources), (to, &targets), run, padding);
}

/// Calls `visit` with the first tile of each run and the run: tiles of a row that are within the image and within the planes
/// alike, so that their pixels lie equally far apart; those at the border are runs of one tile. `side` is that of the images' tiles.
fn for_each_tile_run<const PRODUCTS: usize>(
    planes: &ProductPlanes<PRODUCTS>,
    grid: &TileGrid,
    side: usize,
    mut visit: impl FnMut(TilePosition, TileRun),
) {
    let (rows, columns) = planes.tiles_per_image();
    let (in_images, in_planes) = (grid.interior_columns(side), planes.interior_columns());
    let interior = in_images.start.max(in_planes.start)..in_images.end.min(in_planes.end);
    let (images, pixel_len) = (planes.images(), grid.channels);
    for row in 0..rows {
        let mut column = 0;
        while column < columns {
            let adjacent_tiles = if interior.contains(&column) { interior.end - column } else { 1 };
            visit((row, column), TileRun { images, adjacent_tiles, pixel_len });
            column += adjacent_tiles;
        }
    }
}
