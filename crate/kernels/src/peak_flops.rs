//! The processor's peak rate of multiply-adds, to compare the kernels with: a register tile over values in the L1 cache.

use super::simd::{MAX_LANES, Vector};

/// Rows × vectors of the tile: eight sums, as many as the matrix product's tile has on WebAssembly.
const ROWS: usize = 4;
const VECTORS: usize = 2;
/// Multiply-adds of each sum in one round.
const DEPTH: usize = 256;

/// Runs `rounds` rounds of a few thousand multiply-adds on values in the L1 cache; returns the number of floating-point operations, and
/// the sum of the products, which keeps the compiler from removing the work.
#[inline(never)]
pub fn run_multiply_adds(rounds: usize) -> (f64, f32) {
    #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
    type V = std::arch::wasm32::v128;
    #[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
    type V = super::simd::portable::Portable;
    let (a, b) = ([0.5_f32; ROWS * DEPTH], [0.25_f32; DEPTH * VECTORS * V::LANES]);
    // SAFETY: an engine without SIMD refuses the whole module, and `Portable` needs no instruction set.
    let sum = unsafe { run_tiles::<V>(rounds, &a, &b) };
    // In floating point, as a 32-bit count overflows within a second.
    (rounds as f64 * (ROWS * VECTORS * V::LANES * DEPTH * 2) as f64, sum)
}

/// The sum of all lanes of the tile after `rounds` rounds.
///
/// # Safety
/// The processor must have `V`'s instruction set.
#[inline(always)]
unsafe fn run_tiles<V: Vector>(rounds: usize, a: &[f32; ROWS * DEPTH], b: &[f32]) -> f32 {
    assert_eq!(b.len(), DEPTH * VECTORS * V::LANES);
    // SAFETY: a holds ROWS × DEPTH values and b, as asserted, DEPTH × VECTORS vectors, and r, p and v stay below these
    // sizes; `lanes` holds the longest vector. The caller guarantees the instruction set.
    unsafe {
        let mut sums = [[V::splat(0.0); VECTORS]; ROWS];
        for _ in 0..rounds {
            for p in 0..DEPTH {
                let b: [V; VECTORS] = std::array::from_fn(|v| V::load(b.as_ptr().add((p * VECTORS + v) * V::LANES)));
                for (r, sums) in sums.iter_mut().enumerate() {
                    let x = V::splat(*a.as_ptr().add(r * DEPTH + p));
                    for (sum, b) in sums.iter_mut().zip(b) {
                        *sum = x.mul_add(b, *sum);
                    }
                }
            }
        }
        let mut total = sums[0][0];
        sums.as_flattened()[1..].iter().for_each(|sum| total = total.add(*sum));
        let mut lanes = [0.0; MAX_LANES];
        total.store(lanes.as_mut_ptr());
        lanes.iter().sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // the same tests in the browser

    #[test]
    fn every_operation_that_is_counted_is_done() {
        let (operations, sum) = run_multiply_adds(3);
        // Each multiply-add, of 0.5 · 0.25, is two operations.
        assert_eq!(f64::from(sum), operations / 2.0 * 0.125);
    }
}
