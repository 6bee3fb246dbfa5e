//! Tiles of a transform: a linear map applied to the columns and the rows of squares of pixels, all channels at once.

use super::algorithm::LinearMap;
use super::map_remainder::map_remainder;
use super::vector_with_ops::VectorWithOps;
use crate::simd::{SimdKernel, Vector, dispatch_for_row_len};
use std::marker::PhantomData;
use std::ptr::null_mut;

/// The offset of a pixel outside the image, or of a product that is not needed.
pub const OUT_OF_BOUNDS: usize = usize::MAX;

/// Memory that stands for whatever is out of bounds, as long as the same pixel of a run of tiles.
#[derive(Default, Debug)]
pub struct PaddingBuffers {
    /// Read, never written.
    zeros: Vec<f32>,
    /// Written, its values never used.
    sink: Vec<f32>,
}

/// Tiles that are mapped together: beside one another in a row of tiles, the same in each image.
#[derive(Clone, Copy)]
pub struct TileRun {
    /// Number of images.
    pub images: usize,
    /// Number of tiles in each image.
    pub adjacent_tiles: usize,
    /// Values of a pixel.
    pub pixel_len: usize,
}

/// Where the `SIDE`×`SIDE` pixels of the tiles of a run lie.
pub struct PixelOffsets<const SIDE: usize> {
    /// The offsets of the first tile's; those [`OUT_OF_BOUNDS`], also in the other tiles, are read as zeros, and written nowhere.
    pub first_tile: [[usize; SIDE]; SIDE],
    /// From an image to the next.
    pub image_strides: [[usize; SIDE]; SIDE],
    /// From a tile to the one beside it.
    pub tile_stride: usize,
}

/// Maps `IN`×`IN` pixels to `OUT`×`OUT`, along the columns and then along the rows, in every tile. The results are added to what is
/// there if `ACCUMULATE`, and replace it otherwise.
///
/// # Panics
/// If a pixel that is not out of bounds does not lie within its slice.
pub fn map_tiles<Map: LinearMap<IN, OUT>, const IN: usize, const OUT: usize, const ACCUMULATE: bool>(
    (from, sources): (&[f32], &PixelOffsets<IN>),
    (to, targets): (&mut [f32], &PixelOffsets<OUT>),
    run: TileRun,
    PaddingBuffers { zeros, sink }: &mut PaddingBuffers,
) {
    if run.images == 0 || run.adjacent_tiles == 0 {
        return;
    }
    let [read_len, written_len] =
        [sources.tile_stride, targets.tile_stride].map(|stride| (run.adjacent_tiles - 1) * stride + run.pixel_len);
    zeros.resize(zeros.len().max(read_len), 0.0);
    sink.resize(sink.len().max(written_len), 0.0);
    let mut tiles = TilePointers {
        sources: [[null_mut(); IN]; IN],
        targets: [[null_mut(); OUT]; OUT],
        image_strides: (sources.image_strides, targets.image_strides),
        tile_strides: (sources.tile_stride, targets.tile_stride),
        run,
    };
    let (pointers, strides) = (tiles.sources.as_flattened_mut(), tiles.image_strides.0.as_flattened_mut());
    let values = (from.as_ptr().cast_mut(), from.len());
    let offsets = sources.first_tile.as_flattened();
    set_pointers(values, zeros.as_ptr().cast_mut(), offsets, (run.images, read_len), (pointers, strides));
    let (pointers, strides) = (tiles.targets.as_flattened_mut(), tiles.image_strides.1.as_flattened_mut());
    let values = (to.as_mut_ptr(), to.len());
    let offsets = targets.first_tile.as_flattened();
    set_pointers(values, sink.as_mut_ptr(), offsets, (run.images, written_len), (pointers, strides));
    dispatch_for_row_len(MapTiles::<Map, IN, OUT, ACCUMULATE>(tiles, PhantomData), run.pixel_len);
}

/// Sets the addresses of pixels in the first image, given the slice that holds them as (address, length): `padding` for those out
/// of bounds, whose strides become 0. `len` values are used at each pixel, and as many in each of the other images.
///
/// # Panics
/// If a pixel does not lie within the slice.
// Not generic, so that the module has one copy instead of one for each algorithm.
#[inline(never)]
fn set_pointers(
    (values, count): (*mut f32, usize),
    padding: *mut f32,
    offsets: &[usize],
    (images, len): (usize, usize),
    (pointers, strides): (&mut [*mut f32], &mut [usize]),
) {
    for ((offset, pointer), stride) in offsets.iter().zip(pointers).zip(strides) {
        if *offset == OUT_OF_BOUNDS {
            (*pointer, *stride) = (padding, 0);
            continue;
        }
        let last = (images - 1).saturating_mul(*stride).saturating_add(*offset);
        assert!(last <= count && len <= count - last, "{len} values at {last} of {count}");
        *pointer = values.wrapping_add(*offset);
    }
}

/// The computation of [`map_tiles`].
struct MapTiles<Map, const IN: usize, const OUT: usize, const ACCUMULATE: bool>(
    TilePointers<IN, OUT>,
    PhantomData<Map>,
);

impl<Map: LinearMap<IN, OUT>, const IN: usize, const OUT: usize, const ACCUMULATE: bool> SimdKernel
    for MapTiles<Map, IN, OUT, ACCUMULATE>
{
    type Output = ();
    #[inline(always)]
    unsafe fn run<V: Vector>(mut self) {
        // SAFETY: `map_tiles` made every pointer with `set_pointers`, from slices that it still borrows; the caller
        // guarantees the instruction set.
        unsafe { self.0.map_run::<V, Map, ACCUMULATE>() }
    }
}

/// The addresses of a tile's pixels.
pub type PixelPointers<const SIDE: usize> = [[*mut f32; SIDE]; SIDE];

/// The addresses of the pixels that tiles are mapped from and to, in one image after another.
struct TilePointers<const IN: usize, const OUT: usize> {
    /// Of the first tile of an image; only read.
    sources: PixelPointers<IN>,
    /// Never the address of a source; several may be that of the padding.
    targets: PixelPointers<OUT>,
    /// From image to image, of the sources and of the targets.
    image_strides: ([[usize; IN]; IN], [[usize; OUT]; OUT]),
    /// From tile to tile, of the sources and of the targets.
    tile_strides: (usize, usize),
    run: TileRun,
}

impl<const IN: usize, const OUT: usize> TilePointers<IN, OUT> {
    /// Maps every tile of the run.
    ///
    /// # Safety
    /// The processor must have `V`'s instruction set; at every source `pixel_len` values must be readable for each tile of each image,
    /// and at every target writable.
    #[inline(always)]
    unsafe fn map_run<V: Vector, Map: LinearMap<IN, OUT>, const ACCUMULATE: bool>(&mut self) {
        let TileRun { images, adjacent_tiles, pixel_len } = self.run;
        let vectors_len = pixel_len / V::LANES * V::LANES;
        for _ in 0..images {
            for tile in 0..adjacent_tiles {
                let starts = (tile * self.tile_strides.0, tile * self.tile_strides.1);
                // SAFETY: `vectors_len` is at most `pixel_len`, the pointers are those of an image, and the starts those of a tile.
                unsafe {
                    map_vectors::<V, Map, IN, OUT, ACCUMULATE>(&self.sources, &self.targets, starts, vectors_len);
                    if vectors_len < pixel_len {
                        let starts = (starts.0 + vectors_len, starts.1 + vectors_len);
                        let remainder_len = pixel_len - vectors_len;
                        map_remainder::<V, Map, IN, OUT, ACCUMULATE>(
                            &self.sources,
                            &self.targets,
                            starts,
                            remainder_len,
                        );
                    }
                }
            }
            advance_to_next_image(self.sources.as_flattened_mut(), self.image_strides.0.as_flattened());
            advance_to_next_image(self.targets.as_flattened_mut(), self.image_strides.1.as_flattened());
        }
    }
}

/// Maps `len` values of the pixels of a tile, from `source_start` values after the source pointers to `target_start` values after the
/// target pointers.
///
/// # Safety
/// The processor must have `V`'s instruction set; `len`, a multiple of the vectors' length, values must be readable at every source,
/// and writable at every target.
// On x86-64 it must be inlined into the function that enables the instruction set; on WebAssembly one copy keeps the module
// small.
#[cfg_attr(target_arch = "wasm32", inline(never))]
#[cfg_attr(not(target_arch = "wasm32"), inline(always))]
pub unsafe fn map_vectors<
    V: Vector,
    Map: LinearMap<IN, OUT>,
    const IN: usize,
    const OUT: usize,
    const ACCUMULATE: bool,
>(
    sources: &PixelPointers<IN>,
    targets: &PixelPointers<OUT>,
    (source_start, target_start): (usize, usize),
    len: usize,
) {
    for offset in (0..len).step_by(V::LANES) {
        // SAFETY: LANES values follow `offset` at every pixel of the tile; the caller guarantees the instruction set.
        unsafe {
            let mut x = [[VectorWithOps::new(V::splat(0.0)); IN]; IN];
            for (x, source) in x.as_flattened_mut().iter_mut().zip(sources.as_flattened()) {
                *x = VectorWithOps::new(V::load(source.add(source_start + offset)));
            }
            // `columns[j]` is column j, mapped.
            let mut columns = [[VectorWithOps::new(V::splat(0.0)); OUT]; IN];
            for (j, mapped) in columns.iter_mut().enumerate() {
                *mapped = Map::map(column(&x, j));
            }
            for (i, targets) in targets.iter().enumerate() {
                for (target, y) in targets.iter().zip(Map::map(column(&columns, i))) {
                    let (target, y) = (target.add(target_start + offset), y.vector());
                    (if ACCUMULATE { y.add(V::load(target)) } else { y }).store(target);
                }
            }
        }
    }
}

/// From the pixels of an image to those of the next.
#[inline(always)]
fn advance_to_next_image(pointers: &mut [*mut f32], strides: &[usize]) {
    for (pointer, stride) in pointers.iter_mut().zip(strides) {
        *pointer = pointer.wrapping_add(*stride); // beyond the last image it is used no more
    }
}

/// Column j. A loop, since the closures of array methods would not be inlined into the function that enables the instruction
/// set.
#[inline(always)]
fn column<T: Copy, const ROWS: usize, const COLUMNS: usize>(rows: &[[T; COLUMNS]; ROWS], j: usize) -> [T; ROWS] {
    let mut values = [rows[0][j]; ROWS];
    for (value, row) in values.iter_mut().zip(rows) {
        *value = row[j];
    }
    values
}

#[cfg(test)]
mod tests {
    use super::super::algorithm::linear_map;
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // the same tests in the browser

    linear_map!(Identity: 1 => 1, |x| x);

    const ONE_TILE: TileRun = TileRun { images: 1, adjacent_tiles: 1, pixel_len: 2 };

    fn copy(from: &[f32], source: usize, to: &mut [f32], target: usize) {
        let [source, target] = [source, target].map(|offset| pixel_offsets(offset, 0, 0));
        map_tiles::<Identity, 1, 1, false>((from, &source), (to, &target), ONE_TILE, &mut PaddingBuffers::default());
    }

    /// With one pixel, that of the first tile of the first image at `offset`.
    fn pixel_offsets(offset: usize, image_stride: usize, tile_stride: usize) -> PixelOffsets<1> {
        PixelOffsets { first_tile: [[offset]], image_strides: [[image_stride]], tile_stride }
    }

    /// Copies two tiles of two images, whose pixels have a value each.
    fn copy_images(from: &[f32], source: PixelOffsets<1>, to: &mut [f32], target: PixelOffsets<1>) {
        let run = TileRun { images: 2, adjacent_tiles: 2, pixel_len: 1 };
        map_tiles::<Identity, 1, 1, false>((from, &source), (to, &target), run, &mut PaddingBuffers::default());
    }

    #[test]
    fn pixels_out_of_bounds_are_read_as_zeros_and_written_nowhere() {
        let mut to = [9.0; 3];
        copy(&[1.0, 2.0, 3.0], 1, &mut to, OUT_OF_BOUNDS);
        assert_eq!(to, [9.0; 3]);
        copy(&[1.0, 2.0, 3.0], 1, &mut to, 0);
        assert_eq!(to, [2.0, 3.0, 9.0]);
        copy(&[1.0, 2.0, 3.0], OUT_OF_BOUNDS, &mut to, 1);
        assert_eq!(to, [2.0, 0.0, 0.0]);
    }

    #[test]
    fn tiles_and_images_follow_at_their_strides_and_what_is_out_of_bounds_stays_so() {
        let from: Vec<f32> = (0_u8..8).map(f32::from).collect();
        let mut to = [9.0; 5];
        copy_images(&from, pixel_offsets(1, 4, 2), &mut to, pixel_offsets(0, 2, 1));
        assert_eq!(to, [1.0, 3.0, 5.0, 7.0, 9.0]);
        copy_images(&from, pixel_offsets(OUT_OF_BOUNDS, 4, 2), &mut to, pixel_offsets(1, 2, 1));
        assert_eq!(to, [1.0, 0.0, 0.0, 0.0, 0.0]);
    }

    #[test]
    #[should_panic(expected = "2 values at 2 of 3")]
    fn a_pixel_that_ends_beyond_the_source_is_refused() {
        copy(&[1.0; 3], 2, &mut [0.0; 3], 0);
    }

    #[test]
    #[should_panic(expected = "2 values at 4 of 3")]
    fn a_pixel_that_begins_beyond_the_target_is_refused() {
        copy(&[1.0; 3], 0, &mut [0.0; 3], 4);
    }

    #[test]
    #[should_panic(expected = "3 values at 5 of 7")]
    fn a_last_tile_of_the_last_image_that_ends_beyond_the_source_is_refused() {
        copy_images(&[0.0; 7], pixel_offsets(1, 4, 2), &mut [0.0; 4], pixel_offsets(0, 2, 1));
    }
}
