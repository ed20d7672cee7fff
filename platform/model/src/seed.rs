//! Randomness as a parameter.

use rand_chacha::ChaCha20Rng;
use rand_core::SeedableRng;
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
