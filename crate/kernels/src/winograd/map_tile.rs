//! Tiles of a transform: a linear map applied to the columns and the rows of squares of pixels, all channels at once.

use super::algorithm::LinearMap;
use super::lanes::Lanes;
use super::map_rest::map_rest;
use crate::simd::{SimdKernel, Vector, dispatch_rows};
use std::marker::PhantomData;
use std::ptr::null_mut;

/// The offset of a pixel outside the image, or of a product that is not needed.
pub const OUT_OF_BOUNDS: usize = usize::MAX;

/// Memory that stands for whatever is out of bounds, as long as the same pixel of a row of tiles.
#[derive(Default, Debug)]
pub struct Padding {
    /// Read, never written.
    zeros: Vec<f32>,
    /// Written, its values never used.
    sink: Vec<f32>,
}

/// How many tiles are mapped: `tiles` beside one another in each of `images` images, of `len` values a pixel.
#[derive(Clone, Copy)]
pub struct Extent {
    /// Images.
    pub images: usize,
    /// Tiles in a row.
    pub tiles: usize,
    /// Values of a pixel.
    pub len: usize,
}

/// Where the `N`×`N` pixels of the tiles lie.
pub struct Pixels<const N: usize> {
    /// Of the first tile; those [`OUT_OF_BOUNDS`], also in the other tiles, are read as zeros, and written nowhere.
    pub offsets: [[usize; N]; N],
    /// From an image to the next.
    pub image_steps: [[usize; N]; N],
    /// From a tile to the one beside it.
    pub tile_step: usize,
}

/// Maps `N`×`N` pixels to `M`×`M`, along the columns and then along the rows, in every tile. The results are added to what is
/// there if `ACCUMULATE`, and replace it otherwise.
///
/// # Panics
/// If a pixel that is not out of bounds does not lie within its slice.
pub fn map_tiles<A: LinearMap<N, M>, const N: usize, const M: usize, const ACCUMULATE: bool>(
    (from, sources): (&[f32], &Pixels<N>),
    (to, targets): (&mut [f32], &Pixels<M>),
    extent: Extent,
    Padding { zeros, sink }: &mut Padding,
) {
    if extent.images == 0 || extent.tiles == 0 {
        return;
    }
    let [read, written] = [sources.tile_step, targets.tile_step].map(|step| (extent.tiles - 1) * step + extent.len);
    zeros.resize(zeros.len().max(read), 0.0);
    sink.resize(sink.len().max(written), 0.0);
    let mut tiles = Tiles {
        sources: [[null_mut(); N]; N],
        targets: [[null_mut(); M]; M],
        steps: (sources.image_steps, targets.image_steps),
        tile_steps: (sources.tile_step, targets.tile_step),
        extent,
    };
    let (pointers, steps) = (tiles.sources.as_flattened_mut(), tiles.steps.0.as_flattened_mut());
    let values = (from.as_ptr().cast_mut(), from.len());
    let offsets = sources.offsets.as_flattened();
    set_pointers(values, zeros.as_ptr().cast_mut(), offsets, (extent.images, read), (pointers, steps));
    let (pointers, steps) = (tiles.targets.as_flattened_mut(), tiles.steps.1.as_flattened_mut());
    let values = (to.as_mut_ptr(), to.len());
    let offsets = targets.offsets.as_flattened();
    set_pointers(values, sink.as_mut_ptr(), offsets, (extent.images, written), (pointers, steps));
    dispatch_rows(MapTiles::<A, N, M, ACCUMULATE>(tiles, PhantomData), extent.len);
}

/// Sets the addresses of pixels in the first image, given the slice that holds them as (address, length): `padding` for those out
/// of bounds, whose steps become 0. `len` values are used at each pixel, and as many in each of the other images.
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
    (pointers, steps): (&mut [*mut f32], &mut [usize]),
) {
    for ((offset, pointer), step) in offsets.iter().zip(pointers).zip(steps) {
        if *offset == OUT_OF_BOUNDS {
            (*pointer, *step) = (padding, 0);
            continue;
        }
        let last = (images - 1).saturating_mul(*step).saturating_add(*offset);
        assert!(last <= count && len <= count - last, "{len} values at {last} of {count}");
        *pointer = values.wrapping_add(*offset);
    }
}

/// The computation of [`map_tiles`].
struct MapTiles<A, const N: usize, const M: usize, const ACCUMULATE: bool>(Tiles<N, M>, PhantomData<A>);

impl<A: LinearMap<N, M>, const N: usize, const M: usize, const ACCUMULATE: bool> SimdKernel
    for MapTiles<A, N, M, ACCUMULATE>
{
    type Output = ();
    #[inline(always)]
    unsafe fn run<V: Vector>(mut self) {
        // SAFETY: `map_tiles` made every pointer with `set_pointers`, from slices that it still borrows; the caller
        // guarantees the instruction set.
        unsafe { self.0.map::<V, A, ACCUMULATE>() }
    }
}

/// The addresses of a tile's pixels.
pub type Pointers<const N: usize> = [[*mut f32; N]; N];

/// The pixels of tiles.
struct Tiles<const N: usize, const M: usize> {
    /// Of the first tile of an image; only read.
    sources: Pointers<N>,
    /// Never the address of a source; several may be that of the padding.
    targets: Pointers<M>,
    /// From image to image, of the sources and of the targets.
    steps: ([[usize; N]; N], [[usize; M]; M]),
    tile_steps: (usize, usize),
    extent: Extent,
}

impl<const N: usize, const M: usize> Tiles<N, M> {
    /// # Safety
    /// The processor must have `V`'s instruction set; at every source `len` values must be readable for each tile of each image,
    /// and at every target writable.
    #[inline(always)]
    unsafe fn map<V: Vector, A: LinearMap<N, M>, const ACCUMULATE: bool>(&mut self) {
        let Extent { images, tiles, len } = self.extent;
        let whole = len / V::LANES * V::LANES;
        for _ in 0..images {
            for tile in 0..tiles {
                let starts = (tile * self.tile_steps.0, tile * self.tile_steps.1);
                // SAFETY: `whole` is at most `len`, the pointers are those of an image, and the starts those of a tile.
                unsafe {
                    map_vectors::<V, A, N, M, ACCUMULATE>(&self.sources, &self.targets, starts, whole);
                    if whole < len {
                        let starts = (starts.0 + whole, starts.1 + whole);
                        map_rest::<V, A, N, M, ACCUMULATE>(&self.sources, &self.targets, starts, len - whole);
                    }
                }
            }
            advance(self.sources.as_flattened_mut(), self.steps.0.as_flattened());
            advance(self.targets.as_flattened_mut(), self.steps.1.as_flattened());
        }
    }
}

/// Maps `len` values of the pixels of a tile, from `from` values after its pointers to `to` values after theirs.
///
/// # Safety
/// The processor must have `V`'s instruction set; `len`, a multiple of the vectors' length, values must be readable at every source,
/// and writable at every target.
// On x86-64 it must be inlined into the function that enables the instruction set; on WebAssembly one copy keeps the module
// small.
#[cfg_attr(target_arch = "wasm32", inline(never))]
#[cfg_attr(not(target_arch = "wasm32"), inline(always))]
pub unsafe fn map_vectors<V: Vector, A: LinearMap<N, M>, const N: usize, const M: usize, const ACCUMULATE: bool>(
    sources: &Pointers<N>,
    targets: &Pointers<M>,
    (from, to): (usize, usize),
    len: usize,
) {
    for at in (0..len).step_by(V::LANES) {
        // SAFETY: LANES values follow `at` at every pixel of the tile; the caller guarantees the instruction set.
        unsafe {
            let mut x = [[Lanes::new(V::splat(0.0)); N]; N];
            for (x, source) in x.as_flattened_mut().iter_mut().zip(sources.as_flattened()) {
                *x = Lanes::new(V::load(source.add(from + at)));
            }
            // `columns[j]` is column j, mapped.
            let mut columns = [[Lanes::new(V::splat(0.0)); M]; N];
            for (j, mapped) in columns.iter_mut().enumerate() {
                *mapped = A::map(column(&x, j));
            }
            for (i, targets) in targets.iter().enumerate() {
                for (target, y) in targets.iter().zip(A::map(column(&columns, i))) {
                    let (target, y) = (target.add(to + at), y.vector());
                    (if ACCUMULATE { y.add(V::load(target)) } else { y }).store(target);
                }
            }
        }
    }
}

/// From the pixels of an image to those of the next.
#[inline(always)]
fn advance(pointers: &mut [*mut f32], steps: &[usize]) {
    for (pointer, step) in pointers.iter_mut().zip(steps) {
        *pointer = pointer.wrapping_add(*step); // beyond the last image it is used no more
    }
}

/// Column j. A loop, since the closures of array methods would not be inlined into the function that enables the instruction
/// set.
#[inline(always)]
fn column<T: Copy, const R: usize, const C: usize>(rows: &[[T; C]; R], j: usize) -> [T; R] {
    let mut values = [rows[0][j]; R];
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

    const ONE: Extent = Extent { images: 1, tiles: 1, len: 2 };

    fn copy(from: &[f32], source: usize, to: &mut [f32], target: usize) {
        let [source, target] = [source, target].map(|offset| pixels(offset, 0, 0));
        map_tiles::<Identity, 1, 1, false>((from, &source), (to, &target), ONE, &mut Padding::default());
    }

    /// With one pixel, that of the first tile of the first image at `offset`.
    fn pixels(offset: usize, image_step: usize, tile_step: usize) -> Pixels<1> {
        Pixels { offsets: [[offset]], image_steps: [[image_step]], tile_step }
    }

    /// Copies two tiles of two images, whose pixels have a value each.
    fn copy_images(from: &[f32], source: Pixels<1>, to: &mut [f32], target: Pixels<1>) {
        let extent = Extent { images: 2, tiles: 2, len: 1 };
        map_tiles::<Identity, 1, 1, false>((from, &source), (to, &target), extent, &mut Padding::default());
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
    fn tiles_and_images_follow_at_their_steps_and_what_is_out_of_bounds_stays_so() {
        let from: Vec<f32> = (0_u8..8).map(f32::from).collect();
        let mut to = [9.0; 5];
        copy_images(&from, pixels(1, 4, 2), &mut to, pixels(0, 2, 1));
        assert_eq!(to, [1.0, 3.0, 5.0, 7.0, 9.0]);
        copy_images(&from, pixels(OUT_OF_BOUNDS, 4, 2), &mut to, pixels(1, 2, 1));
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
        copy_images(&[0.0; 7], pixels(1, 4, 2), &mut [0.0; 4], pixels(0, 2, 1));
    }
}
