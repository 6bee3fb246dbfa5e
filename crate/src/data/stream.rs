//! Random numbers that depend on a seed and a place alone.

use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;

/// One of the 2⁶⁴ independent streams of a seed: of an item, a step, an epoch, whatever came before it.
#[inline(never)]
pub fn stream(seed: u64, index: u64) -> ChaCha8Rng {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    rng.set_stream(index);
    rng
}
