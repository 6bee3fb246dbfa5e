//! The transforms of a minimal filtering algorithm in two dimensions, over whole images and planes of products.

use super::algorithm::LinearMap;
use super::map_tile::{Extent, OUT_OF_BOUNDS, Padding, Pixels, map_tiles};
use super::planes::{Planes, TilePosition};
use crate::shape::{ImageShape, value_count};
use std::array::from_fn;
use std::ops::Range;

/// How images are cut into square tiles, which may overlap and reach beyond the border.
pub struct TileGrid {
    height: usize,
    width: usize,
    channels: usize,
    step: usize,
    before: usize,
}

impl TileGrid {
    /// Images of `shape`; tiles are `step` pixels apart, and the first begins `before` pixels before the image.
    ///
    /// # Panics
    /// If there are no pixels or no channels, or too many values to be counted.
    pub fn new(shape: ImageShape, step: usize, before: usize) -> Self {
        let ImageShape { height, width, channels } = shape;
        let values = value_count(&[height, width, channels]);
        assert!((1..usize::MAX).contains(&values), "images of {shape} have {values} values");
        Self { height, width, channels, step, before }
    }

    /// Height, width and channels.
    pub fn shape(&self) -> ImageShape {
        ImageShape { height: self.height, width: self.width, channels: self.channels }
    }

    /// Channels.
    pub fn channels(&self) -> usize {
        self.channels
    }

    /// The number of images that hold `values` values in all.
    ///
    /// # Panics
    /// If they are not whole images.
    pub fn count(&self, values: usize) -> usize {
        let ImageShape { height, width, channels } = self.shape();
        let image = height * width * channels;
        assert!(values.is_multiple_of(image), "{values} values are not whole images of {height}×{width}×{channels}");
        values / image
    }

    /// The columns of tiles of that `side` that neither begin nor end beyond the border.
    fn interior(&self, side: usize) -> Range<usize> {
        let fitting = (self.width + self.before).checked_sub(side).map_or(0, |last| last / self.step + 1);
        self.before.div_ceil(self.step)..fitting
    }

    /// Where the pixels of a tile of side `N` lie, and of those beside it in the interior; [`OUT_OF_BOUNDS`] outside the image.
    fn pixels<const N: usize>(&self, tile: TilePosition) -> Pixels<N> {
        let mut offsets = [[OUT_OF_BOUNDS; N]; N];
        self.fill_offsets(tile, N, offsets.as_flattened_mut());
        let image_steps = [[self.height * self.width * self.channels; N]; N];
        Pixels { offsets, image_steps, tile_step: self.step * self.channels }
    }

    // Not generic, so that the module has one copy instead of one for each algorithm.
    #[inline(never)]
    fn fill_offsets(&self, (row, column): TilePosition, side: usize, offsets: &mut [usize]) {
        for (a, offsets) in offsets.chunks_exact_mut(side).enumerate() {
            // Before the first row or column, the difference wraps to a number beyond the last.
            let y = (row * self.step + a).wrapping_sub(self.before);
            for (b, offset) in offsets.iter_mut().enumerate() {
                let x = (column * self.step + b).wrapping_sub(self.before);
                if y < self.height && x < self.width {
                    *offset = (y * self.width + x) * self.channels;
                }
            }
        }
    }
}

/// to = the map of every tile of the images, as planes of products.
pub fn images_to_planes<A: LinearMap<N, M>, const N: usize, const M: usize>(
    from: &[f32],
    images: &TileGrid,
    planes: &Planes<M>,
    to: &mut [f32],
    padding: &mut Padding,
) {
    for_each_run(planes, images, N, |tile, extent| {
        let (sources, targets) = (images.pixels::<N>(tile), planes.pixels(tile, images.channels));
        map_tiles::<A, N, M, false>((from, &sources), (to, &targets), extent, padding);
    });
}

/// to += the map of every tile of the planes of products, as images.
pub fn add_planes_to_images<A: LinearMap<N, M>, const N: usize, const M: usize>(
    from: &[f32],
    planes: &Planes<N>,
    images: &TileGrid,
    to: &mut [f32],
    padding: &mut Padding,
) {
    for_each_run(planes, images, M, |tile, extent| {
        let (sources, targets) = (planes.pixels(tile, images.channels), images.pixels::<M>(tile));
        map_tiles::<A, N, M, true>((from, &sources), (to, &targets), extent, padding);
    });
}

/// The map of a kernel, or of its gradient: `N`×`N` planes of `len` values to `M`×`M`. `strides` are the distances from plane
/// to plane. The results are added to what is there if `ACCUMULATE`, and replace it otherwise.
pub fn planes_to_planes<A: LinearMap<N, M>, const N: usize, const M: usize, const ACCUMULATE: bool>(
    from: &[f32],
    to: &mut [f32],
    len: usize,
    strides: (usize, usize),
    padding: &mut Padding,
) {
    let offsets = from_fn(|a| from_fn(|b| (a * N + b) * strides.0));
    let sources = Pixels { offsets, image_steps: [[0; N]; N], tile_step: 0 };
    let offsets = from_fn(|a| from_fn(|b| (a * M + b) * strides.1));
    let targets = Pixels { offsets, image_steps: [[0; M]; M], tile_step: 0 };
    let extent = Extent { images: 1, tiles: 1, len };
    map_tiles::<A, N, M, ACCUMULATE>((from, &sources), (to, &targets), extent, padding);
}

/// Calls `run` with the first tile and the extent of each run: tiles of a row that are within the image and within the planes
/// alike, so that their pixels lie equally far apart; those at the border are runs of one tile. `side` is that of the images' tiles.
fn for_each_run<const K: usize>(
    planes: &Planes<K>,
    images: &TileGrid,
    side: usize,
    mut run: impl FnMut(TilePosition, Extent),
) {
    let (rows, columns) = planes.tiles();
    let (in_images, in_planes) = (images.interior(side), planes.interior());
    let interior = in_images.start.max(in_planes.start)..in_images.end.min(in_planes.end);
    let extent = |tiles| Extent { images: planes.images(), tiles, len: images.channels };
    for row in 0..rows {
        let mut column = 0;
        while column < columns {
            let tiles = if interior.contains(&column) { interior.end - column } else { 1 };
            run((row, column), extent(tiles));
            column += tiles;
        }
    }
}
