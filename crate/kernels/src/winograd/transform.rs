//! The maps of a minimal filter in two dimensions, a tile at a time, over all channels at once.

use super::filter::Map;
use super::planes::{OUT_OF_BOUNDS, Planes, Position};
use crate::simd::{Vector, Vectorised, dispatch};
use std::array::from_fn;
use std::marker::PhantomData;
use std::ops::{Add, Mul, Sub};
use std::ptr::null_mut;

/// Images as tiles see them.
pub struct Images {
    /// Height in pixels.
    pub height: usize,
    /// Width in pixels.
    pub width: usize,
    /// Channels.
    pub channels: usize,
    /// Pixels from one tile to the next.
    pub step: usize,
    /// Pixels of the first tile that lie before the image.
    pub before: usize,
}

impl Images {
    /// Where the pixels of one tile of that `side` lie, row by row; [`OUT_OF_BOUNDS`] outside the image.
    // One copy for tiles of every size.
    #[inline(never)]
    fn tile(&self, (image, down, across): Position, side: usize, places: &mut [usize]) {
        for (a, places) in places.chunks_exact_mut(side).enumerate() {
            // Before the image's first row or column, a difference wraps to beyond its last.
            let y = (down * self.step + a).wrapping_sub(self.before);
            for (b, place) in places.iter_mut().enumerate() {
                let x = (across * self.step + b).wrapping_sub(self.before);
                let inside = y < self.height && x < self.width;
                *place =
                    if inside { ((image * self.height + y) * self.width + x) * self.channels } else { OUT_OF_BOUNDS };
            }
        }
    }
}

/// The products' planes of images, `[rows, channels]`.
pub fn from_images<A: Map<N, M>, const N: usize, const M: usize>(
    from: &[f32],
    images: &Images,
    planes: &Planes<M>,
    to: &mut [f32],
    padding: &mut Vec<f32>,
) {
    let channels = images.channels;
    let (mut sources, mut targets) = ([[OUT_OF_BOUNDS; N]; N], [[OUT_OF_BOUNDS; M]; M]);
    for_each_tile(planes, |tile| {
        images.tile(tile, N, sources.as_flattened_mut());
        planes.places(tile, channels, targets.as_flattened_mut());
        map_tile::<A, N, M>((from, &sources), (to, &targets), channels, Store::Overwrite, padding);
    });
}

/// Adds what planes of products, `[rows, channels]`, give to images.
pub fn add_to_images<A: Map<N, M>, const N: usize, const M: usize>(
    from: &[f32],
    planes: &Planes<N>,
    images: &Images,
    to: &mut [f32],
    padding: &mut Vec<f32>,
) {
    let channels = images.channels;
    let (mut sources, mut targets) = ([[OUT_OF_BOUNDS; N]; N], [[OUT_OF_BOUNDS; M]; M]);
    for_each_tile(planes, |tile| {
        planes.places(tile, channels, sources.as_flattened_mut());
        images.tile(tile, M, targets.as_flattened_mut());
        map_tile::<A, N, M>((from, &sources), (to, &targets), channels, Store::Add, padding);
    });
}

/// `M`×`M` planes of `len` values from `N`×`N`: the maps of kernels. `strides` are from plane to plane.
pub fn planes_to_planes<A: Map<N, M>, const N: usize, const M: usize>(
    from: &[f32],
    to: &mut [f32],
    len: usize,
    strides: (usize, usize),
    store: Store,
    padding: &mut Vec<f32>,
) {
    let sources = from_fn(|a| from_fn(|b| (a * N + b) * strides.0));
    let targets = from_fn(|a| from_fn(|b| (a * M + b) * strides.1));
    map_tile::<A, N, M>((from, &sources), (to, &targets), len, store, padding);
}

fn for_each_tile<const K: usize>(planes: &Planes<K>, mut tile: impl FnMut(Position)) {
    let (down, across) = planes.tiles();
    for image in 0..planes.images {
        for row in 0..down {
            (0..across).for_each(|column| tile((image, row, column)));
        }
    }
}

/// What is done with the values that stand where a result goes.
#[derive(Clone, Copy, PartialEq)]
pub enum Store {
    /// They are replaced.
    Overwrite,
    /// They are added to.
    Add,
}

/// Where a grid of runs of values starts; [`OUT_OF_BOUNDS`] where there is nothing: zeros to read, nowhere to write.
type Places<const N: usize> = [[usize; N]; N];

/// Maps `N`×`N` runs of `len` values to `M`×`M`, along the columns and then along the rows.
///
/// `padding` is room for what lies nowhere.
fn map_tile<A: Map<N, M>, const N: usize, const M: usize>(
    (from, sources): (&[f32], &Places<N>),
    (to, targets): (&mut [f32], &Places<M>),
    len: usize,
    store: Store,
    padding: &mut Vec<f32>,
) {
    if padding.len() < 2 * len {
        *padding = vec![0.0; 2 * len];
    }
    // The first half is never written, the second never read.
    let half = padding.len() / 2;
    let (zeros, sink) = padding.split_at_mut(half);
    let mut tile = Tile { sources: [[null_mut(); N]; N], targets: [[null_mut(); M]; M], len, store };
    let source = (from.as_ptr().cast_mut(), from.len());
    point(source, zeros.as_mut_ptr(), sources.as_flattened(), len, tile.sources.as_flattened_mut());
    let target = (to.as_mut_ptr(), to.len());
    point(target, sink.as_mut_ptr(), targets.as_flattened(), len, tile.targets.as_flattened_mut());
    dispatch(MapTile::<A, N, M>(tile, PhantomData));
}

/// Pointers to runs of `len` among the values from `first` on, and to `nowhere` for [`OUT_OF_BOUNDS`].
///
/// # Panics
/// If a run does not lie within the values.
// One copy for tiles of every size.
#[inline(never)]
fn point((first, values): (*mut f32, usize), nowhere: *mut f32, places: &[usize], len: usize, to: &mut [*mut f32]) {
    for (place, to) in places.iter().zip(to) {
        assert!(*place == OUT_OF_BOUNDS || (*place <= values && len <= values - *place));
        *to = if *place == OUT_OF_BOUNDS { nowhere } else { first.wrapping_add(*place) };
    }
}

/// The computation of [`map_tile`].
struct MapTile<A, const N: usize, const M: usize>(Tile<N, M>, PhantomData<A>);

impl<A: Map<N, M>, const N: usize, const M: usize> Vectorised for MapTile<A, N, M> {
    type Output = ();
    #[inline(always)]
    unsafe fn run<V: Vector>(self) {
        // SAFETY: the caller vouches for the instruction set; the places have been checked.
        unsafe { self.0.map::<V, A>() }
    }
}

/// What [`map_tile`] maps.
struct Tile<const N: usize, const M: usize> {
    /// Only read.
    sources: [[*mut f32; N]; N],
    targets: [[*mut f32; M]; M],
    len: usize,
    store: Store,
}

impl<const N: usize, const M: usize> Tile<N, M> {
    /// # Safety
    /// The processor must have `V`'s instruction set, and `len` values must lie at every place.
    #[inline(always)]
    unsafe fn map<V: Vector, A: Map<N, M>>(&self) {
        let whole = self.len / V::LANES * V::LANES;
        // SAFETY: so many values lie at every place.
        unsafe { self.map_vectors::<V, A>(whole) }
        let rest = self.len - whole;
        if rest == 0 {
            return;
        }
        // What fills no vector is taken where there is room for one, and back.
        let mut room = ([[[0.0; MAX_LANES]; N]; N], [[[0.0; MAX_LANES]; M]; M]);
        // SAFETY: `rest` values lie behind the whole vectors at every place; the room has a vector's length everywhere.
        unsafe {
            each(&self.sources, &mut room.0, |from, room| from.add(whole).copy_to_nonoverlapping(room, rest));
            each(&self.targets, &mut room.1, |to, room| to.add(whole).copy_to_nonoverlapping(room, rest));
            let sources = room.0.each_mut().map(|row| row.each_mut().map(|lanes| lanes.as_mut_ptr()));
            let targets = room.1.each_mut().map(|row| row.each_mut().map(|lanes| lanes.as_mut_ptr()));
            Tile { sources, targets, len: V::LANES, store: self.store }.map_vectors::<V, A>(V::LANES);
            each(&self.targets, &mut room.1, |to, room| to.add(whole).copy_from_nonoverlapping(room, rest));
        }
    }

    /// # Safety
    /// As for [`map`](Self::map); `whole`, a multiple of the vectors' length, at most `len`.
    // Elsewhere it must become part of the function that has the instruction set; here one copy keeps the module small.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    #[cfg_attr(not(target_arch = "wasm32"), inline(always))]
    unsafe fn map_vectors<V: Vector, A: Map<N, M>>(&self, whole: usize) {
        for at in (0..whole).step_by(V::LANES) {
            // SAFETY: the caller vouches for the places and the instruction set.
            unsafe {
                let mut x = [[Lanes(V::splat(0.0)); N]; N];
                for (x, from) in x.as_flattened_mut().iter_mut().zip(self.sources.as_flattened()) {
                    *x = Lanes(V::load(from.add(at)));
                }
                // `columns[j]` is column j, mapped.
                let mut columns = [[Lanes(V::splat(0.0)); M]; N];
                for (j, mapped) in columns.iter_mut().enumerate() {
                    *mapped = A::map(column(&x, j));
                }
                for i in 0..M {
                    let y = A::map(column(&columns, i));
                    for j in 0..M {
                        let (to, Lanes(y)) = (self.targets[i][j].add(at), y[j]);
                        (if self.store == Store::Add { y.add(V::load(to)) } else { y }).store(to);
                    }
                }
            }
        }
    }
}

/// Column j. By hand, as arrays' own methods may not become part of the function that has the instruction set.
#[inline(always)]
fn column<T: Copy, const R: usize, const C: usize>(rows: &[[T; C]; R], j: usize) -> [T; R] {
    let mut values = [rows[0][j]; R];
    for (value, row) in values.iter_mut().zip(rows) {
        *value = row[j];
    }
    values
}

/// Calls `copy` with each place and the room for it.
fn each<P: Copy, const K: usize>(
    places: &[[P; K]; K],
    room: &mut [[[f32; MAX_LANES]; K]; K],
    copy: impl Fn(P, *mut f32),
) {
    for (place, room) in places.as_flattened().iter().zip(room.as_flattened_mut()) {
        copy(*place, room.as_mut_ptr());
    }
}

/// The most lanes of any instruction set.
const MAX_LANES: usize = 16;

/// A vector with operators, made only where the processor has its instruction set.
#[derive(Clone, Copy)]
struct Lanes<V>(V);

impl<V: Vector> Add for Lanes<V> {
    type Output = Self;
    #[inline(always)]
    fn add(self, other: Self) -> Self {
        // SAFETY: it exists, so the processor has its instructions.
        Self(unsafe { self.0.add(other.0) })
    }
}

impl<V: Vector> Sub for Lanes<V> {
    type Output = Self;
    #[inline(always)]
    fn sub(self, other: Self) -> Self {
        // SAFETY: as above.
        Self(unsafe { self.0.sub(other.0) })
    }
}

impl<V: Vector> Mul<f32> for Lanes<V> {
    type Output = Self;
    #[inline(always)]
    fn mul(self, factor: f32) -> Self {
        // SAFETY: as above.
        Self(unsafe { self.0.mul(V::splat(factor)) })
    }
}
