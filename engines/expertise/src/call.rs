//! A whole call: every need ranked, a shortlist chosen, gaps named.

use crate::evidence::Need;
use crate::index::Corpus;
use crate::missing::{Gap, missing};
use crate::options::Options;
use crate::quality::Quality;
use crate::rank::{Ranking, rank_with};
use crate::shortlist::{Shortlist, shortlist};

/// The answer to a call.
#[derive(Debug, Clone, PartialEq)]
pub struct CallMatch {
    /// One for each need, in the order of the needs.
    pub rankings: Vec<Ranking>,
    /// Whom to invite first.
    pub shortlist: Shortlist,
    /// Who is missing.
    pub gaps: Vec<Gap>,
}

/// Answers a call with several needs: [`rank`](crate::rank()) for each, then
/// [`shortlist`](crate::shortlist()), then [`missing`](crate::missing()). The same input
/// gives the same answer to the last bit, on every machine.
///
/// ```
/// use folkmoot_expertise::{CorpusBuilder, Evidence, Kind, Need, Options, match_call};
///
/// let mut builder = CorpusBuilder::new();
/// builder.add(&Evidence::new("1", "jo", Kind::Work, "junction design for cycle lanes"));
/// let corpus = builder.build();
/// let needs = [Need::new("engineers", "junction design", 1), Need::new("law", "planning law", 1)];
/// let answer = match_call(&corpus, &needs, &Options::default());
/// assert_eq!(answer.shortlist.people[0].person, "jo");
/// assert!(answer.gaps.iter().any(|gap| gap.need == "law"));
/// ```
#[must_use]
pub fn match_call(corpus: &Corpus, needs: &[Need], options: &Options) -> CallMatch {
    let quality = Quality::new(corpus, options);
    let rankings: Vec<Ranking> =
        needs.iter().map(|need| rank_with(corpus, need, options, &quality)).collect();
    let shortlist = shortlist(needs, &rankings, options);
    let gaps = missing(needs, &rankings, &shortlist, options);
    CallMatch { rankings, shortlist, gaps }
}
