//! How well everybody fits every need, by topic alone.
//!
//! Method: the geometric-discount sum of [`rank`](crate::rank()), without threshold,
//! caps or the other factors: what an assignment of people to calls starts from.
//!
//! Needs: an index. Complexity: for each need the postings of its terms; the table takes
//! 8 bytes a pair.

use crate::evidence::Need;
use crate::index::Corpus;
use crate::options::{Options, unit};
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

/// Scores every pair of person and need. Comparable within a person and within a need.
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
    let gamma = unit(options.gamma).min(0.99);
    let people = corpus.people_count();
    let mut scores = vec![0.0; people * needs.len()];
    for (at, need) in needs.iter().enumerate() {
        let words = Words::of(&need.text, &corpus.postings);
        let similarities = words.similarities(&corpus.postings);
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
