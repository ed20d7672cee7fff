//! Chance from a seed: ChaCha20, the same on every machine.

use rand_chacha::ChaCha20Rng;
use rand_core::{Rng as _, SeedableRng as _};

/// How fine the chances of acceptance are.
const STEPS: usize = 4096;

/// Draws from a seed, and the chances by which a worse seating is accepted.
#[derive(Debug)]
pub(crate) struct Chance {
    rng: ChaCha20Rng,
    /// −ln u at the middle of each step of u: by `libm`, so the same everywhere.
    worse: Vec<f64>,
}

impl Chance {
    pub(crate) fn new(seed: [u8; 32]) -> Self {
        let u = |at: usize| (at as f64 + 0.5) / STEPS as f64;
        Self {
            rng: ChaCha20Rng::from_seed(seed),
            worse: (0..STEPS).map(|at| -libm::log(u(at))).collect(),
        }
    }

    /// A number below `bound`: by multiplication, so uneven by at most `bound` in 2^32.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        let wide = u64::from(self.rng.next_u32()) * (bound as u64);
        usize::try_from(wide >> 32).unwrap_or(0)
    }

    /// By how much a seating may be worse, at this temperature.
    pub(crate) fn allowance(&mut self, temperature: f64) -> f64 {
        let at = self.below(STEPS);
        temperature * self.worse[at]
    }

    /// Puts things into an order by chance.
    pub(crate) fn shuffle<T>(&mut self, things: &mut [T]) {
        for last in (1..things.len()).rev() {
            things.swap(last, self.below(last + 1));
        }
    }
}
