//! People for one need, best first, with reasons.
//!
//! # The score
//!
//! score = topic · (1 − w_q·(1 − quality) − w_r·(1 − reliability) − w_a·(1 − availability))
//!
//! Nobody scores without a topical match, no other factor can raise anybody above their
//! topic, and each can take away at most its weight
//! ([`Weights`](crate::Weights): .25, .25, .05). The four factors are combined here, last,
//! and returned apart.
//!
//! Who counts as found: the best item's similarity, times the share of the need's words
//! that anybody's evidence holds, reaches [`Options::found_at`]. "We don't know anyone" is
//! an answer.
//!
//! Needs: an index. Complexity: the postings of the need's terms, 8 bytes an item, a sort
//! of the people found.

use crate::availability::availability;
use crate::evidence::{Check, Kind, Need};
use crate::index::Corpus;
use crate::options::{Options, unit};
use crate::quality::Quality;
use crate::reliability::{capped, reliability};
use crate::topic::{ItemSimilarities, Words, best_first, by_person, geometric, shared, uncovered};
use crate::voices::Voices;

/// A near miss has at least this share of the similarity that counts as found.
const NEAR: f64 = 0.5;
/// Most near misses listed for a need.
const NEAR_LISTED: usize = 5;

/// The four factors of a score, each in 0..=1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Factors {
    /// How well the evidence fits the need.
    pub topic: f64,
    /// What others thought of it; 0.5 is usual or not known.
    pub quality: f64,
    /// How far its sources can be relied on.
    pub reliability: f64,
    /// Whether the person has been around lately; 0.5 is not known.
    pub availability: f64,
}

/// One item of evidence that speaks for a person.
#[derive(Debug, Clone, PartialEq)]
pub struct Reason {
    /// Id of the item.
    pub evidence: String,
    /// What sort of evidence it is.
    pub kind: Kind,
    /// Who stands behind it.
    pub check: Check,
    /// When it happened, in days since 1970-01-01.
    pub day: Option<i32>,
    /// Similarity of the item to the need, in 0..=1.
    pub similarity: f64,
    /// The item's share of the person's score, in 0..=1; all of a person's items sum to 1.
    pub share: f64,
    /// Words of the need that the item holds, as the need spells them.
    pub terms: Vec<String>,
    /// How many found it useful, before the as-of day.
    pub up: u64,
    /// How many did not.
    pub down: u64,
    /// Who speaks for it.
    pub voices: Voices,
}

/// A person found for a need.
#[derive(Debug, Clone, PartialEq)]
pub struct RankedPerson {
    /// Id of the person.
    pub person: String,
    /// In 0..=1, higher is better.
    pub score: f64,
    /// What the score is made of.
    pub factors: Factors,
    /// The items that count most, at most [`Options::reasons`].
    pub reasons: Vec<Reason>,
    /// How many items count in all.
    pub items: usize,
}

/// Somebody whose evidence touches the need, too little to count as found.
#[derive(Debug, Clone, PartialEq)]
pub struct NearMiss {
    /// Id of the person.
    pub person: String,
    /// Id of their best item.
    pub evidence: String,
    /// Similarity of that item to the need, in 0..=1.
    pub similarity: f64,
    /// Words of the need that the item holds.
    pub terms: Vec<String>,
}

/// People who match by a kind of evidence that the need doesn't accept, and by none
/// that it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Excluded {
    /// The kind left out.
    pub kind: Kind,
    /// How many more people would be found by it.
    pub people: usize,
}

/// The answer to one need.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranking {
    /// Id of the need.
    pub need: String,
    /// How many people it wants.
    pub wanted: usize,
    /// How many people were found, listed or not.
    pub found: usize,
    /// The best of them, by falling score, then by id.
    pub people: Vec<RankedPerson>,
    /// The best few who were nearly found, by falling similarity, then by id.
    pub near: Vec<NearMiss>,
    /// By kind in the order of [`Kind::ALL`]; kinds that exclude nobody are left out.
    pub excluded: Vec<Excluded>,
    /// Words of the need that no accepted evidence holds, neighbours together.
    pub uncovered: Vec<String>,
    /// Share in 0..=1 of the need's word weight that anybody's evidence holds.
    pub known: f64,
    /// How many usable words the need has; with none there is nothing to match.
    pub words: usize,
}

/// Finds and ranks people for a need.
///
/// ```
/// use folkmoot_expertise::{Check, CorpusBuilder, Evidence, Kind, Need, Options, rank};
///
/// let mut builder = CorpusBuilder::new();
/// builder.add(&Evidence {
///     check: Check::Verified,
///     ..Evidence::new("badge", "amina", Kind::Credential, "Road safety auditor, raised crossings")
/// });
/// builder.add(&Evidence::new("post", "ben", Kind::TrackRecord, "Sourdough at low temperatures"));
/// let corpus = builder.build();
///
/// let need = Need::new("safety", "road safety at crossings", 2);
/// let ranking = rank(&corpus, &need, &Options::default());
/// assert_eq!(ranking.people.len(), 1);
/// assert_eq!(ranking.people[0].person, "amina");
/// assert_eq!(ranking.people[0].reasons[0].terms, ["road safety", "crossings"]);
///
/// let nobody = rank(&corpus, &Need::new("law", "maritime law", 1), &Options::default());
/// assert!(nobody.people.is_empty());
/// assert_eq!(nobody.uncovered, ["maritime law"]);
/// ```
#[must_use]
pub fn rank(corpus: &Corpus, need: &Need, options: &Options) -> Ranking {
    rank_with(corpus, need, options, &Quality::new(corpus, options))
}

/// A person found, before reasons are written out.
struct Found<'a> {
    person: u32,
    score: f64,
    factors: Factors,
    best: Vec<(u32, f64)>,
    raw: ItemSimilarities<'a>,
}

/// How one person stands to a need.
enum Stand<'a> {
    Found(Found<'a>),
    /// Their best item and its similarity, too little to count as found.
    Beside((u32, f64)),
}

/// How a person stands to a need, from the similarities of their own items.
fn stand<'a>(
    corpus: &Corpus,
    need: &Need,
    options: &Options,
    quality: &Quality,
    words: &Words,
    person: u32,
    raw: ItemSimilarities<'a>,
) -> Stand<'a> {
    let gamma = discount_factor(options);
    let accepted = raw
        .iter()
        .filter(|(item, _)| need.accepts(corpus.item(*item).kind))
        .map(|(item, s)| (*item, capped(corpus.item(*item), *s, options)));
    let top = accepted.clone().fold((0, 0.0), |top, item| if item.1 > top.1 { item } else { top });
    let reach = top.1 * words.known;
    if !(reach > 0.0 && reach >= options.found_at) {
        return Stand::Beside(top);
    }
    let best = best_first(corpus, accepted);
    let factors = Factors {
        topic: geometric(gamma, best.iter().map(|(_, s)| *s)),
        quality: quality.of(corpus, person, raw),
        reliability: reliability(corpus, &best, gamma, options),
        availability: availability(corpus, person, options),
    };
    let score = combine(&factors, options);
    Stand::Found(Found { person, score, factors, best, raw })
}

fn discount_factor(options: &Options) -> f64 {
    unit(options.gamma).min(0.99)
}

/// The other way round: how one person stands to each of some needs, as
/// [`rank`] would place them among everybody. None where they are not found;
/// always none for somebody who isn't in the corpus.
///
/// Needs: an index. Complexity: once the ratings of everybody, then for each
/// need its terms and the person's own items; nobody else's.
///
/// ```
/// use folkmoot_expertise::{CorpusBuilder, Evidence, Kind, Need, Options, rank, suits};
///
/// let mut builder = CorpusBuilder::new();
/// builder.add(&Evidence::new("post", "ben", Kind::Work, "Night shifts in a cab"));
/// let corpus = builder.build();
/// let needs = [Need::new("drivers", "cab drivers at night", 1), Need::new("law", "maritime law", 1)];
/// let stands = suits(&corpus, "ben", &needs, &Options::default());
/// assert_eq!(stands[0].as_ref(), rank(&corpus, &needs[0], &Options::default()).people.first());
/// assert_eq!(stands[1], None);
/// ```
#[must_use]
pub fn suits(
    corpus: &Corpus,
    person: &str,
    needs: &[Need],
    options: &Options,
) -> Vec<Option<RankedPerson>> {
    let Some(at) = corpus.place_of(person) else { return vec![None; needs.len()] };
    let quality = Quality::new(corpus, options);
    let one = |need: &Need| {
        let words = Words::of(&need.text, &corpus.postings);
        let raw = words.similarities_within(&corpus.postings, corpus.items_of(at));
        match stand(corpus, need, options, &quality, &words, at, &raw) {
            Stand::Found(found) => {
                Some(write_out(corpus, need, &words, discount_factor(options), options, &found))
            }
            Stand::Beside(_) => None,
        }
    };
    needs.iter().map(one).collect()
}

pub(crate) fn rank_with(
    corpus: &Corpus,
    need: &Need,
    options: &Options,
    quality: &Quality,
) -> Ranking {
    let gamma = discount_factor(options);
    let words = Words::of(&need.text, &corpus.postings);
    let similarities = words.similarities(&corpus.postings);
    let mut found = Vec::new();
    let mut near = Vec::new();
    let mut excluded = [0_usize; Kind::ALL.len()];

    for (person, raw) in by_person(corpus, &similarities) {
        let top = match stand(corpus, need, options, quality, &words, person, raw) {
            Stand::Found(it) => {
                found.push(it);
                continue;
            }
            Stand::Beside(top) => top,
        };
        let reach = top.1 * words.known;
        if reach > 0.0 && reach >= options.found_at * NEAR {
            near.push((person, top));
        }
        if !need.accepts.is_empty() {
            count_excluded(corpus, need, options, raw, words.known, &mut excluded);
        }
    }

    found.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.person.cmp(&b.person)));
    near.sort_by(|a, b| b.1.1.total_cmp(&a.1.1).then(a.0.cmp(&b.0)));
    let listed = options.limit.max(need.people);
    let count = found.len();
    Ranking {
        need: need.id.clone(),
        wanted: need.people,
        found: count,
        people: found
            .iter()
            .take(listed)
            .map(|found| write_out(corpus, need, &words, gamma, options, found))
            .collect(),
        near: near
            .into_iter()
            .take(NEAR_LISTED)
            .map(|(person, (item, similarity))| NearMiss {
                person: corpus.person(person).to_owned(),
                evidence: corpus.item(item).id.to_string(),
                similarity,
                terms: shared(corpus, need, &words, item),
            })
            .collect(),
        excluded: Kind::ALL
            .into_iter()
            .zip(excluded)
            .filter(|(_, people)| *people > 0)
            .map(|(kind, people)| Excluded { kind, people })
            .collect(),
        uncovered: uncovered(corpus, need, &words),
        known: words.known,
        words: words.spoken.len(),
    }
}

/// Counts the person for each kind that isn't accepted and by which they would be found.
fn count_excluded(
    corpus: &Corpus,
    need: &Need,
    options: &Options,
    raw: ItemSimilarities<'_>,
    known: f64,
    excluded: &mut [usize; Kind::ALL.len()],
) {
    for (count, kind) in excluded.iter_mut().zip(Kind::ALL) {
        let by_kind = raw.iter().any(|(item, s)| {
            let item = corpus.item(*item);
            item.kind == kind
                && !need.accepts(kind)
                && capped(item, *s, options) * known >= options.found_at
        });
        *count += usize::from(by_kind);
    }
}

fn combine(factors: &Factors, options: &Options) -> f64 {
    let weights = &options.weights;
    let taken = unit(weights.quality) * (1.0 - factors.quality)
        + unit(weights.reliability) * (1.0 - factors.reliability)
        + unit(weights.availability) * (1.0 - factors.availability);
    unit(factors.topic * unit(1.0 - taken))
}

fn write_out(
    corpus: &Corpus,
    need: &Need,
    words: &Words,
    gamma: f64,
    options: &Options,
    found: &Found<'_>,
) -> RankedPerson {
    let total = geometric(gamma, found.best.iter().map(|(_, s)| *s));
    let mut discount = 1.0 - gamma;
    let mut reasons = Vec::new();
    for (at, counted) in found.best.iter().take(options.reasons) {
        let item = corpus.item(*at);
        let (up, down) = corpus.rating(item, options.as_of);
        let similarity = found
            .raw
            .binary_search_by_key(at, |(item, _)| *item)
            .map_or(*counted, |place| found.raw[place].1);
        reasons.push(Reason {
            evidence: item.id.to_string(),
            kind: item.kind,
            check: item.check,
            day: item.day,
            similarity,
            share: if total > 0.0 { unit(discount * counted / total) } else { 0.0 },
            terms: shared(corpus, need, words, *at),
            up,
            down,
            voices: item.voices,
        });
        discount *= gamma;
    }
    RankedPerson {
        person: corpus.person(found.person).to_owned(),
        score: found.score,
        factors: found.factors,
        reasons,
        items: found.best.len(),
    }
}
