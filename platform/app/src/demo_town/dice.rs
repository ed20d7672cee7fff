//! Chance, from a seed.

use folkmoot_model::Seed;
use rand_core::Rng;

/// Throws for one part of the town. Each person has dice of their own, so
/// that a changed sentence in one place leaves the rest of the town alone.
pub(super) struct Dice(Box<dyn Rng>);

impl Dice {
    pub(super) fn new(seed: &Seed) -> Self {
        Self(Box::new(seed.rng()))
    }

    /// A whole number from 0 up to, not including, `n`; 0 if `n` is 0.
    pub(super) fn below(&mut self, n: usize) -> usize {
        // The bias against the upper end is under n/2^64: nothing here is drawn by lot.
        let n = u128::try_from(n).unwrap_or_default();
        usize::try_from((u128::from(self.0.next_u64()) * n) >> 64).unwrap_or_default()
    }

    /// A whole number from `low` to `high`, both included.
    pub(super) fn between(&mut self, low: i32, high: i32) -> i32 {
        let span = usize::try_from(high.saturating_sub(low).max(0)).unwrap_or_default();
        low + i32::try_from(self.below(span + 1)).unwrap_or_default()
    }

    /// True in so many of a hundred cases.
    pub(super) fn chance(&mut self, per_cent: u32) -> bool {
        self.between(1, 100) <= i32::try_from(per_cent).unwrap_or(100)
    }

    /// One of these, or the default of its type if there are none.
    pub(super) fn pick<T: Copy + Default>(&mut self, from: &[T]) -> T {
        from.get(self.below(from.len())).copied().unwrap_or_default()
    }

    /// One of these by weight; the first if all weights are 0.
    pub(super) fn weighted<T: Copy + Default>(&mut self, from: &[(T, usize)]) -> T {
        let mut left = self.below(from.iter().map(|(_, weight)| weight).sum());
        for (value, weight) in from {
            if left < *weight {
                return *value;
            }
            left -= weight;
        }
        from.first().map(|(value, _)| *value).unwrap_or_default()
    }

    /// Puts these in another order (Fisher and Yates).
    pub(super) fn shuffle<T>(&mut self, these: &mut [T]) {
        for last in (1..these.len()).rev() {
            these.swap(last, self.below(last + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stays_within_bounds_and_meets_both_ends() {
        let mut dice = Dice::new(&Seed::new("dice"));
        let throws: Vec<i32> = (0..200).map(|_| dice.between(1, 6)).collect();
        assert_eq!((throws.iter().min(), throws.iter().max()), (Some(&1), Some(&6)));
        assert_eq!((dice.below(0), dice.between(5, 2)), (0, 5));
        assert!(!dice.chance(0) && dice.chance(100));
        assert_eq!(dice.pick::<&str>(&[]), "");
        assert_eq!(dice.weighted(&[("never", 0), ("always", 3)]), "always");
        assert_eq!(dice.weighted::<u8>(&[]), 0);
    }

    #[test]
    fn a_shuffle_loses_nothing() {
        let mut these: Vec<u32> = (0..50).collect();
        Dice::new(&Seed::new("dice")).shuffle(&mut these);
        assert!(!these.is_sorted());
        these.sort_unstable();
        assert!(these.into_iter().eq(0..50));
    }
}
