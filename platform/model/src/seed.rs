//! Randomness as a parameter.

use rand_chacha::ChaCha20Rng;
use rand_core::{Rng as _, SeedableRng};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// A seed anyone can write down: any text, dice, a beacon value. The same
/// text gives the same numbers on every machine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Seed(String);

impl Seed {
    /// Any text is a seed, also `""` and `"0"`.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text of the seed.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// ChaCha20 with SHA-256 of the text as its key.
    ///
    /// ```
    /// use folkmoot_model::Seed;
    /// use rand_core::Rng;
    /// let draw = || Seed::new("harbour").rng().next_u64();
    /// assert_eq!(draw(), draw());
    /// ```
    pub fn rng(&self) -> ChaCha20Rng {
        ChaCha20Rng::from_seed(Sha256::digest(self.0.as_bytes()).into())
    }

    /// Whole numbers below a given one, each as likely: the low end of 64-bit draws,
    /// with those above the last full turn drawn again. Below 0 and 1 there is only 0.
    ///
    /// ```
    /// use folkmoot_model::Seed;
    /// let mut below = Seed::new("harbour").draws();
    /// assert!((0..100).all(|_| below(6) < 6));
    /// assert_eq!(below(1), 0);
    /// ```
    pub fn draws(&self) -> impl FnMut(u64) -> u64 + use<> {
        let mut rng = self.rng();
        move |below| {
            if below < 2 {
                return 0;
            }
            // what is left of 2^64 after as many full turns as fit
            let rest = (u64::MAX % below + 1) % below;
            loop {
                let number = rng.next_u64();
                if number <= u64::MAX - rest {
                    return number % below;
                }
            }
        }
    }

    /// A seed for one part of the work, so that parts don't share numbers.
    #[must_use]
    pub fn derive(&self, part: &str) -> Self {
        Self(format!("{}/{part}", self.0))
    }
}

impl std::fmt::Display for Seed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}
