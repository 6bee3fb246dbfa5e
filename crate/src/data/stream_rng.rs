//! Random numbers that depend only on a seed and an index.

use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;

/// One of the 2⁶⁴ independent streams of a seed, for one item, step or epoch.
#[inline(never)]
pub fn stream_rng(seed: u64, index: u64) -> ChaCha8Rng {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    rng.set_stream(index);
    rng
}
