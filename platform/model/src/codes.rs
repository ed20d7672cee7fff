//! Enums that have a text code each, in files, in the database and in links.

/// A word that is none of the known ones.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{found}\" is not a known {what}; known: {}", known.join(", "))]
pub struct UnknownCode {
    /// What was expected, in words: "kind of evidence".
    pub what: &'static str,
    /// The word that was found.
    pub found: String,
    /// All the words that are known.
    pub known: &'static [&'static str],
}

impl UnknownCode {
    /// The known word nearest to what was found, if any is near.
    pub fn nearest(&self) -> Option<&'static str> {
        nearest(&self.found, self.known.iter().copied())
    }
}

impl crate::Coded for UnknownCode {
    fn code(&self) -> crate::ErrorCode {
        crate::ErrorCode("word.unknown")
    }

    fn help(&self) -> Option<String> {
        self.nearest().map(|word| format!("did you mean \"{word}\"?"))
    }
}

/// The known word nearest to `found` by edit distance with transpositions,
/// if it is near enough to be a slip of the finger (a third of its length).
///
/// ```
/// assert_eq!(folkmoot_model::nearest("creditial", ["credential", "work"]), Some("credential"));
/// assert_eq!(folkmoot_model::nearest("zzz", ["credential", "work"]), None);
/// ```
pub fn nearest<'a>(found: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let found = found.trim().to_lowercase();
    known
        .into_iter()
        .map(|word| (distance(&found, &word.to_lowercase()), word))
        .filter(|(distance, word)| *distance <= 1.max(word.chars().count() / 3))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, word)| word)
}

/// Optimal string alignment distance. Small words only: O(a·b).
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().take(64).collect(), b.chars().collect());
    let mut rows: Vec<Vec<usize>> = vec![(0..=b.len()).collect()];
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let mut best = (rows[i][j + 1] + 1).min(row[j] + 1);
            best = best.min(rows[i][j] + usize::from(x != y));
            if i > 0 && j > 0 && *x == b[j - 1] && a[i - 1] == *y {
                best = best.min(rows[i - 1][j - 1] + 1);
            }
            row.push(best);
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}

/// Gives a field-less enum its codes: `code()`, `ALL`, `FromStr`, `Display`
/// and serde, all from one list.
macro_rules! codes {
    ($what:literal, $type:ident { $($variant:ident = $code:literal),+ $(,)? }) => {
        impl $type {
            /// Every variant, in the order in which they are shown.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// Every code, in the same order.
            pub const CODES: &'static [&'static str] = &[$($code),+];

            /// The code of this variant, as in files and in the database.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }
        }

        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.code())
            }
        }

        impl std::str::FromStr for $type {
            type Err = $crate::UnknownCode;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                let word = text.trim().to_lowercase().replace([' ', '-'], "_");
                match word.as_str() {
                    $($code => Ok(Self::$variant),)+
                    _ => Err($crate::UnknownCode {
                        what: $what,
                        found: text.to_owned(),
                        known: Self::CODES,
                    }),
                }
            }
        }

        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.serialize_str(self.code())
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                let text = String::deserialize(d)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}
pub(crate) use codes;
