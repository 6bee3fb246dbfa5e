//! One tile of a transform: a linear map applied to the columns and the rows of a square of pixels, all channels at once.

use super::algorithm::LinearMap;
use super::lanes::Lanes;
use super::planes::OUT_OF_BOUNDS;
use crate::simd::{MAX_LANES, SimdKernel, Vector, dispatch};
use std::marker::PhantomData;
use std::ptr::null_mut;

/// What happens to the values that a result is written to.
#[derive(Clone, Copy, PartialEq)]
pub enum Store {
    /// They are replaced.
    Overwrite,
    /// The result is added to them.
    Add,
}

/// Memory that stands for whatever is out of bounds, as long as one pixel's channels.
#[derive(Default, Debug)]
pub struct Padding {
    /// Read, never written.
    zeros: Vec<f32>,
    /// Written, its values never used.
    sink: Vec<f32>,
}

/// Offsets of a square of pixels; those [`OUT_OF_BOUNDS`] are read as zeros, and written nowhere.
type Offsets<const N: usize> = [[usize; N]; N];

/// Maps `N`×`N` pixels of `len` values to `M`×`M`, along the columns and then along the rows.
///
/// # Panics
/// If a pixel that is not out of bounds does not lie within its slice.
pub fn map_tile<A: LinearMap<N, M>, const N: usize, const M: usize>(
    (from, sources): (&[f32], &Offsets<N>),
    (to, targets): (&mut [f32], &Offsets<M>),
    len: usize,
    store: Store,
    Padding { zeros, sink }: &mut Padding,
) {
    if zeros.len() < len {
        zeros.resize(len, 0.0);
        sink.resize(len, 0.0);
    }
    let mut tile = Tile { sources: [[null_mut(); N]; N], targets: [[null_mut(); M]; M], len, store };
    let source = (from.as_ptr().cast_mut(), from.len());
    let zeros = zeros.as_ptr().cast_mut();
    checked_pointers(source, zeros, sources.as_flattened(), len, tile.sources.as_flattened_mut());
    let target = (to.as_mut_ptr(), to.len());
    checked_pointers(target, sink.as_mut_ptr(), targets.as_flattened(), len, tile.targets.as_flattened_mut());
    dispatch(MapTile::<A, N, M>(tile, PhantomData));
}

/// The addresses of pixels of `len` values, given the slice that holds them as (address, length), and `padding` for those out
/// of bounds.
///
/// # Panics
/// If a pixel does not lie within the slice.
// Not generic, so that the module has one copy instead of one for each algorithm.
#[inline(never)]
fn checked_pointers(
    (values, count): (*mut f32, usize),
    padding: *mut f32,
    offsets: &[usize],
    len: usize,
    pointers: &mut [*mut f32],
) {
    for (offset, pointer) in offsets.iter().zip(pointers) {
        let offset = *offset;
        assert!(
            offset == OUT_OF_BOUNDS || (offset <= count && len <= count - offset),
            "{len} values at {offset} of {count}"
        );
        *pointer = if offset == OUT_OF_BOUNDS { padding } else { values.wrapping_add(offset) };
    }
}

/// The computation of [`map_tile`].
struct MapTile<A, const N: usize, const M: usize>(Tile<N, M>, PhantomData<A>);

impl<A: LinearMap<N, M>, const N: usize, const M: usize> SimdKernel for MapTile<A, N, M> {
    type Output = ();
    #[inline(always)]
    unsafe fn run<V: Vector>(self) {
        // SAFETY: `map_tile` made every pointer with `checked_pointers`, from slices that it still borrows; the caller
        // guarantees the instruction set.
        unsafe { self.0.map::<V, A>() }
    }
}

/// The pixels of one tile.
struct Tile<const N: usize, const M: usize> {
    /// Only read.
    sources: [[*mut f32; N]; N],
    /// Never the address of a source; several may be that of the padding.
    targets: [[*mut f32; M]; M],
    len: usize,
    store: Store,
}

impl<const N: usize, const M: usize> Tile<N, M> {
    /// # Safety
    /// The processor must have `V`'s instruction set; `len` values must be readable at every source, and writable at every target.
    #[inline(always)]
    unsafe fn map<V: Vector, A: LinearMap<N, M>>(&self) {
        let whole = self.len / V::LANES * V::LANES;
        // SAFETY: `whole` is at most `len`.
        unsafe { self.map_vectors::<V, A>(whole) }
        let rest = self.len - whole;
        if rest == 0 {
            return;
        }
        // The last values do not fill a vector: they are copied to buffers that do, and back.
        let mut from = [[[0.0; MAX_LANES]; N]; N];
        let mut to = [[[0.0; MAX_LANES]; M]; M];
        // SAFETY: `rest` values follow the whole vectors at every pointer, and every buffer holds a vector.
        unsafe {
            for_each_pixel(&self.sources, &mut from, |source, buffer| {
                source.add(whole).copy_to_nonoverlapping(buffer, rest);
            });
            for_each_pixel(&self.targets, &mut to, |target, buffer| {
                target.add(whole).copy_to_nonoverlapping(buffer, rest);
            });
            let sources = from.each_mut().map(|row| row.each_mut().map(|lanes| lanes.as_mut_ptr()));
            let targets = to.each_mut().map(|row| row.each_mut().map(|lanes| lanes.as_mut_ptr()));
            Tile { sources, targets, len: V::LANES, store: self.store }.map_vectors::<V, A>(V::LANES);
            for_each_pixel(&self.targets, &mut to, |target, buffer| {
                target.add(whole).copy_from_nonoverlapping(buffer, rest);
            });
        }
    }

    /// # Safety
    /// As for [`map`](Self::map); `whole` must be a multiple of the vectors' length and at most `len`.
    // On x86-64 it must be inlined into the function that enables the instruction set; on WebAssembly one copy keeps the module
    // small.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    #[cfg_attr(not(target_arch = "wasm32"), inline(always))]
    unsafe fn map_vectors<V: Vector, A: LinearMap<N, M>>(&self, whole: usize) {
        for at in (0..whole).step_by(V::LANES) {
            // SAFETY: LANES values follow `at` at every pointer; the caller guarantees the instruction set.
            unsafe {
                let mut x = [[Lanes::new(V::splat(0.0)); N]; N];
                for (x, source) in x.as_flattened_mut().iter_mut().zip(self.sources.as_flattened()) {
                    *x = Lanes::new(V::load(source.add(at)));
                }
                // `columns[j]` is column j, mapped.
                let mut columns = [[Lanes::new(V::splat(0.0)); M]; N];
                for (j, mapped) in columns.iter_mut().enumerate() {
                    *mapped = A::map(column(&x, j));
                }
                for i in 0..M {
                    let y = A::map(column(&columns, i));
                    for j in 0..M {
                        let (target, y) = (self.targets[i][j].add(at), y[j].vector());
                        (if self.store == Store::Add { y.add(V::load(target)) } else { y }).store(target);
                    }
                }
            }
        }
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

/// Calls `copy` with each pixel and its buffer.
fn for_each_pixel<const K: usize>(
    pixels: &[[*mut f32; K]; K],
    buffers: &mut [[[f32; MAX_LANES]; K]; K],
    copy: impl Fn(*mut f32, *mut f32),
) {
    for (pixel, buffer) in pixels.as_flattened().iter().zip(buffers.as_flattened_mut()) {
        copy(*pixel, buffer.as_mut_ptr());
    }
}

#[cfg(test)]
mod tests {
    use super::super::algorithm::linear_map;
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // the same tests in the browser

    linear_map!(Identity: 1 => 1, |x| x);

    fn copy(from: &[f32], source: usize, to: &mut [f32], target: usize) {
        let mut padding = Padding::default();
        map_tile::<Identity, 1, 1>((from, &[[source]]), (to, &[[target]]), 2, Store::Overwrite, &mut padding);
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
    #[should_panic(expected = "2 values at 2 of 3")]
    fn a_pixel_that_ends_beyond_the_source_is_refused() {
        copy(&[1.0; 3], 2, &mut [0.0; 3], 0);
    }

    #[test]
    #[should_panic(expected = "2 values at 4 of 3")]
    fn a_pixel_that_begins_beyond_the_target_is_refused() {
        copy(&[1.0; 3], 0, &mut [0.0; 3], 4);
    }
}
