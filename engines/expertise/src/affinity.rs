//! How well everybody fits every need, by topic alone.
//!
//! Method: the geometric-discount sum of [`rank`](crate::rank()), without threshold,
//! caps or the other factors: what an assignment of people to calls starts from.
//!
//! Needs: an index. Complexity: for each need the postings of its terms; the table takes
//! 8 bytes a pair.

use crate::evidence::Need;
use crate::index::Corpus;
use crate::options::{Options, at_least, unit};
use crate::topic::{Words, best_first, by_person, geometric};

/// Scores of every person for every need.
#[derive(Debug, Clone, PartialEq)]
pub struct Affinity {
    people: usize,
    scores: Vec<f64>,
}

impl Affinity {
    /// Scores for the need at this place, one a person in the order of
    /// [`Corpus::people`]; each in 0..=1, higher is better. Empty beyond the last need.
    pub fn of(&self, need: usize) -> &[f64] {
        let start = need.saturating_mul(self.people).min(self.scores.len());
        let end = start.saturating_add(self.people).min(self.scores.len());
        &self.scores[start..end]
    }
}

/// How near items are to needs in meaning, as a sentence encoder tells it.
pub struct Meaning<'a> {
    /// What meaning counts beside words, which count 1. [`MEANING_WEIGHT`] measured well.
    pub weight: f64,
    /// The cosine of the need at this place and the item of this person with this id; what is
    /// below 0, or no number, counts as 0.
    pub near: &'a dyn Fn(usize, &str, &str) -> f64,
}

/// What meaning counts beside words, from MiniLM on researchers' own ratings.
pub const MEANING_WEIGHT: f64 = 0.3;

impl std::fmt::Debug for Meaning<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Meaning").field("weight", &self.weight).finish_non_exhaustive()
    }
}

impl Meaning<'_> {
    /// Words and meaning together for every item of the corpus, in 0..=1.
    fn fuse(&self, need: usize, corpus: &Corpus, by_words: &[(u32, f64)]) -> Vec<(u32, f64)> {
        let weight = at_least(self.weight, 0.0);
        let all = u32::try_from(corpus.items()).unwrap_or(u32::MAX);
        let mut by_words = by_words.iter().peekable();
        let fused = (0..all).map(|at| {
            let words = by_words.next_if(|(item, _)| *item == at).map_or(0.0, |(_, s)| *s);
            let item = corpus.item(at);
            let near = unit((self.near)(need, corpus.person(item.person), &item.id));
            (at, (words + weight * near) / (1.0 + weight))
        });
        fused.collect()
    }
}

/// Scores every pair of person and need by the words they share. Comparable within a person and within a need.
///
/// ```
/// use folkmoot_expertise::{CorpusBuilder, Evidence, Kind, Need, Options, affinity};
///
/// let mut builder = CorpusBuilder::new();
/// builder.add(&Evidence::new("1", "ada", Kind::Publication, "quantum error correction"));
/// builder.add(&Evidence::new("2", "bo", Kind::Publication, "brewing wheat beer"));
/// let corpus = builder.build();
/// let needs = [Need::new("q", "error correction", 1), Need::new("b", "wheat beer", 1)];
/// let table = affinity(&corpus, &needs, &Options::default());
/// assert!(table.of(0)[0] > table.of(0)[1]);
/// assert!(table.of(1)[1] > table.of(1)[0]);
/// ```
#[must_use]
pub fn affinity(corpus: &Corpus, needs: &[Need], options: &Options) -> Affinity {
    score(corpus, needs, options, None)
}

/// The same by words and meaning: (words + weight · meaning) / (1 + weight) for each item.
///
/// Every item is looked at for every need, also those that share no word with it.
///
/// ```
/// use folkmoot_expertise::affinity::Meaning;
/// use folkmoot_expertise::{CorpusBuilder, Evidence, Kind, Need, Options, affinity_by_meaning};
///
/// let mut builder = CorpusBuilder::new();
/// builder.add(&Evidence::new("1", "ada", Kind::Work, "fixes bikes"));
/// builder.add(&Evidence::new("2", "bo", Kind::Work, "brews wheat beer"));
/// let corpus = builder.build();
/// let needs = [Need::new("c", "bicycle mechanic", 1)];
/// // somebody who knows that bikes are bicycles
/// let near = |_: usize, person: &str, _: &str| if person == "ada" { 0.7 } else { 0.1 };
/// let meaning = Meaning { weight: 0.3, near: &near };
/// let table = affinity_by_meaning(&corpus, &needs, &Options::default(), &meaning);
/// assert!(table.of(0)[0] > table.of(0)[1]);
/// ```
#[must_use]
pub fn affinity_by_meaning(
    corpus: &Corpus,
    needs: &[Need],
    options: &Options,
    meaning: &Meaning<'_>,
) -> Affinity {
    score(corpus, needs, options, Some(meaning))
}

fn score(
    corpus: &Corpus,
    needs: &[Need],
    options: &Options,
    meaning: Option<&Meaning<'_>>,
) -> Affinity {
    let gamma = unit(options.gamma).min(0.99);
    let people = corpus.people_count();
    let mut scores = vec![0.0; people * needs.len()];
    for (at, need) in needs.iter().enumerate() {
        let words = Words::of(&need.text, &corpus.postings);
        let mut similarities = words.similarities(&corpus.postings);
        if let Some(meaning) = meaning {
            similarities = meaning.fuse(at, corpus, &similarities);
        }
        for (person, items) in by_person(corpus, &similarities) {
            let accepted =
                items.iter().copied().filter(|(item, _)| need.accepts(corpus.item(*item).kind));
            let best = best_first(corpus, accepted);
            scores[at * people + person as usize] =
                geometric(gamma, best.into_iter().map(|(_, similarity)| similarity));
        }
    }
    Affinity { people, scores }
}
