//! The last values of the pixels of a tile, which do not fill a vector.

use super::algorithm::LinearMap;
use super::map_tile::{PixelPointers, map_vectors};
use crate::simd::{MAX_LANES, Vector};

/// As [`map_vectors`], for fewer values than fill a vector: they are copied to buffers that do, and back.
///
/// # Safety
/// As for `map_vectors`, but for `len`, which is less than a vector.
#[cfg_attr(target_arch = "wasm32", inline(never))]
#[cfg_attr(not(target_arch = "wasm32"), inline(always))]
pub unsafe fn map_remainder<
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
    let (mut inputs, mut outputs) = ([[[0.0; MAX_LANES]; IN]; IN], [[[0.0; MAX_LANES]; OUT]; OUT]);
    let input_pointers = inputs.each_mut().map(|row| row.each_mut().map(|lanes| lanes.as_mut_ptr()));
    let output_pointers = outputs.each_mut().map(|row| row.each_mut().map(|lanes| lanes.as_mut_ptr()));
    // SAFETY: `len` values follow at every pixel, and every buffer holds a vector.
    unsafe {
        copy_pixels((sources.as_flattened(), source_start), (input_pointers.as_flattened(), 0), len);
        copy_pixels((targets.as_flattened(), target_start), (output_pointers.as_flattened(), 0), len);
        map_vectors::<V, Map, IN, OUT, ACCUMULATE>(&input_pointers, &output_pointers, (0, 0), V::LANES);
        copy_pixels((output_pointers.as_flattened(), 0), (targets.as_flattened(), target_start), len);
    }
}

/// Copies `len` values of each pixel, from `source_start` values after its source to `target_start` values after its target.
///
/// # Safety
/// They must be readable at every source and writable at every target, and no source may overlap a target.
// Not generic, so that the wasm file has one copy instead of one for each linear map.
#[inline(never)]
unsafe fn copy_pixels(
    (sources, source_start): (&[*mut f32], usize),
    (targets, target_start): (&[*mut f32], usize),
    len: usize,
) {
    for (source, target) in sources.iter().zip(targets) {
        // SAFETY: the caller guarantees it.
        unsafe { source.add(source_start).copy_to_nonoverlapping(target.add(target_start), len) }
    }
}
