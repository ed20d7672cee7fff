//! Who is missing, and what would help.
//!
//! Method: a need is a gap when fewer people were chosen than it wants, or when the
//! shortlist covers it to less than [`Options::covered_at`]. A gap says why, and carries
//! what can be done about it: words that nobody's evidence holds (whom to look for),
//! kinds of evidence that the need shuts out though people match by them (what to
//! accept), people who nearly match (whom to ask). All as data; the sentences are the
//! page's.
//!
//! Needs: rankings and a shortlist. Complexity: linear in them.

use crate::evidence::Need;
use crate::options::{Options, unit};
use crate::rank::{Excluded, NearMiss, Ranking};
use crate::shortlist::Shortlist;

/// Why a need is a gap; the first that holds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Why {
    /// The need has no usable word, so nothing could be matched.
    NothingToMatch,
    /// Nobody was found.
    NobodyFound,
    /// Some were found, fewer than wanted.
    TooFewFound {
        /// How many were found.
        found: usize,
        /// How many are wanted.
        wanted: usize,
    },
    /// Enough were found, but they sit for other needs or the list was full.
    SeatsUnfilled {
        /// How many were found.
        found: usize,
        /// How many were chosen for this need.
        chosen: usize,
        /// How many are wanted.
        wanted: usize,
    },
    /// Every seat is filled, by people whose evidence fits only a little.
    ThinlyCovered {
        /// Expected share in 0..=1 of the wanted people who cover the need.
        covered: f64,
    },
}

/// A need that isn't met.
#[derive(Debug, Clone, PartialEq)]
pub struct Gap {
    /// Id of the need.
    pub need: String,
    /// Whether it is a must.
    pub must: bool,
    /// How many people are still wanted; 0 when it is only thinly covered.
    pub short: usize,
    /// Why.
    pub why: Why,
    /// Expected share in 0..=1 of the wanted people who cover the need.
    pub covered: f64,
    /// Words of the need that no accepted evidence holds, neighbours together.
    pub uncovered: Vec<String>,
    /// People who match by evidence that the need doesn't accept.
    pub excluded: Vec<Excluded>,
    /// People who nearly match.
    pub near: Vec<NearMiss>,
}

/// Names the gaps, in the order of the needs. `rankings` are those of the needs, in the
/// same order, and `shortlist` was chosen from them.
///
/// ```
/// use folkmoot_expertise::{
///     CorpusBuilder, Evidence, Kind, Need, Options, Why, missing, rank, shortlist,
/// };
///
/// let mut builder = CorpusBuilder::new();
/// builder.add(&Evidence::new("1", "rafiq", Kind::Work, "drove a cab at night for nine years"));
/// let corpus = builder.build();
/// let options = Options::default();
/// let needs = [Need {
///     accepts: vec![Kind::Credential],
///     ..Need::new("drivers", "cab drivers at night, loading bays", 2)
/// }];
/// let rankings = [rank(&corpus, &needs[0], &options)];
/// let list = shortlist(&needs, &rankings, &options);
/// let gaps = missing(&needs, &rankings, &list, &options);
/// assert_eq!(gaps[0].why, Why::NobodyFound);
/// assert_eq!(gaps[0].short, 2);
/// assert_eq!(gaps[0].excluded[0].kind, Kind::Work);
/// ```
#[must_use]
pub fn missing(
    needs: &[Need],
    rankings: &[Ranking],
    shortlist: &Shortlist,
    options: &Options,
) -> Vec<Gap> {
    let low = unit(options.covered_at);
    needs
        .iter()
        .zip(rankings)
        .zip(&shortlist.coverage)
        .filter_map(|((need, ranking), coverage)| {
            let (found, chosen, wanted) = (ranking.found, coverage.chosen, need.people);
            let why = if chosen >= wanted {
                if wanted == 0 || coverage.covered >= low {
                    return None;
                }
                Why::ThinlyCovered { covered: coverage.covered }
            } else if ranking.words == 0 {
                Why::NothingToMatch
            } else if found == 0 {
                Why::NobodyFound
            } else if found < wanted {
                Why::TooFewFound { found, wanted }
            } else {
                Why::SeatsUnfilled { found, chosen, wanted }
            };
            Some(Gap {
                need: need.id.clone(),
                must: need.must,
                short: wanted.saturating_sub(chosen),
                why,
                covered: coverage.covered,
                uncovered: ranking.uncovered.clone(),
                excluded: ranking.excluded.clone(),
                near: ranking.near.clone(),
            })
        })
        .collect()
}
