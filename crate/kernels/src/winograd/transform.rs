//! The transforms of a minimal filtering algorithm in two dimensions, over whole images and planes of products.

use super::algorithm::LinearMap;
use super::map_tile::{Padding, Store, map_tile};
use super::planes::{OUT_OF_BOUNDS, Planes, TilePosition};
use crate::shape::{FeatureShape, value_count};
use std::array::from_fn;

/// Images cut into square tiles, which may overlap and reach beyond the border.
pub struct TiledImages {
    height: usize,
    width: usize,
    channels: usize,
    step: usize,
    before: usize,
}

impl TiledImages {
    /// Images of `shape`; tiles are `step` pixels apart, and the first begins `before` pixels before the image.
    ///
    /// # Panics
    /// If there are no pixels or no channels, or too many values to be counted.
    pub fn new((height, width, channels): FeatureShape, step: usize, before: usize) -> Self {
        let values = value_count(&[height, width, channels]);
        assert!((1..usize::MAX).contains(&values), "images of {height}×{width}×{channels} have {values} values");
        Self { height, width, channels, step, before }
    }

    /// Height, width and channels.
    pub fn shape(&self) -> FeatureShape {
        (self.height, self.width, self.channels)
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
        let (height, width, channels) = self.shape();
        let image = height * width * channels;
        assert!(values.is_multiple_of(image), "{values} values are not whole images of {height}×{width}×{channels}");
        values / image
    }

    /// Where the pixels of a tile of that `side` begin, row by row; [`OUT_OF_BOUNDS`] outside the image.
    // Not generic, so that the module has one copy instead of one for each algorithm.
    #[inline(never)]
    fn offsets(&self, (image, tile_row, tile_column): TilePosition, side: usize, offsets: &mut [usize]) {
        for (a, offsets) in offsets.chunks_exact_mut(side).enumerate() {
            // Before the first row or column, the difference wraps to a number beyond the last.
            let y = (tile_row * self.step + a).wrapping_sub(self.before);
            for (b, offset) in offsets.iter_mut().enumerate() {
                let x = (tile_column * self.step + b).wrapping_sub(self.before);
                let is_inside = y < self.height && x < self.width;
                let pixel = || (image * self.height + y) * self.width + x;
                *offset = if is_inside { pixel() * self.channels } else { OUT_OF_BOUNDS };
            }
        }
    }
}

/// to = the map of every tile of the images, as planes of products.
pub fn images_to_planes<A: LinearMap<N, M>, const N: usize, const M: usize>(
    from: &[f32],
    images: &TiledImages,
    planes: &Planes<M>,
    to: &mut [f32],
    padding: &mut Padding,
) {
    let (mut sources, mut targets) = ([[OUT_OF_BOUNDS; N]; N], [[OUT_OF_BOUNDS; M]; M]);
    for_each_tile(planes, |tile| {
        images.offsets(tile, N, sources.as_flattened_mut());
        planes.offsets(tile, images.channels, targets.as_flattened_mut());
        map_tile::<A, N, M>((from, &sources), (to, &targets), images.channels, Store::Overwrite, padding);
    });
}

/// to += the map of every tile of the planes of products, as images.
pub fn add_planes_to_images<A: LinearMap<N, M>, const N: usize, const M: usize>(
    from: &[f32],
    planes: &Planes<N>,
    images: &TiledImages,
    to: &mut [f32],
    padding: &mut Padding,
) {
    let (mut sources, mut targets) = ([[OUT_OF_BOUNDS; N]; N], [[OUT_OF_BOUNDS; M]; M]);
    for_each_tile(planes, |tile| {
        planes.offsets(tile, images.channels, sources.as_flattened_mut());
        images.offsets(tile, M, targets.as_flattened_mut());
        map_tile::<A, N, M>((from, &sources), (to, &targets), images.channels, Store::Add, padding);
    });
}

/// The map of a kernel, or of its gradient: `N`×`N` planes of `len` values to `M`×`M`. `strides` are the distances from plane
/// to plane.
pub fn planes_to_planes<A: LinearMap<N, M>, const N: usize, const M: usize>(
    from: &[f32],
    to: &mut [f32],
    len: usize,
    strides: (usize, usize),
    store: Store,
    padding: &mut Padding,
) {
    let sources = from_fn(|a| from_fn(|b| (a * N + b) * strides.0));
    let targets = from_fn(|a| from_fn(|b| (a * M + b) * strides.1));
    map_tile::<A, N, M>((from, &sources), (to, &targets), len, store, padding);
}

fn for_each_tile<const K: usize>(planes: &Planes<K>, mut tile: impl FnMut(TilePosition)) {
    let (rows, columns) = planes.tiles();
    for image in 0..planes.images() {
        for row in 0..rows {
            (0..columns).for_each(|column| tile((image, row, column)));
        }
    }
}
