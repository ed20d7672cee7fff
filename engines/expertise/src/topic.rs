//! How well evidence fits a need.
//!
//! Method: the cosine of the need's and the item's weighted words and word pairs. It
//! is the score of the item divided by the score that the need, or the item, would
//! have against itself, hence in 0..=1 and comparable between needs. Words that
//! nobody's evidence holds don't take part; [`Words::known`] tells how much of the
//! need they are.
//!
//! A person's topic is the geometric-discount sum of their items, best first:
//! (1 − γ) · Σ γⁱ · s₍ᵢ₎. It stays in 0..=1 however much a person has written, a
//! second good item counts, the fiftieth hardly does, and it explains itself by
//! naming the items.
//!
//! Needs: an index. Complexity: the postings of the need's terms, then a sort of the
//! items touched. Memory: 8 bytes an item of the corpus.

use crate::evidence::Need;
use crate::index::{Corpus, Postings};
use crate::tokens::{Token, Tokenizer, index_form};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// A need as the index sees it.
#[derive(Debug)]
pub(crate) struct Words {
    /// Known words and pairs, in the order of the text.
    pub(crate) terms: Vec<QueryTerm>,
    /// Length of the weight vector.
    norm: f64,
    /// Share in 0..=1 of the need's word weight that anybody's evidence holds.
    pub(crate) known: f64,
    /// Every usable word in the order of the text, with its number if known.
    pub(crate) spoken: Vec<Spoken>,
}

/// A term of the need.
#[derive(Debug)]
pub(crate) struct QueryTerm {
    pub(crate) id: u32,
    /// √(times) · idf.
    weight: f64,
    times: u32,
    /// Where it first stands in the text.
    pub(crate) span: Range<usize>,
}

/// A word of the need where it stands.
#[derive(Debug)]
pub(crate) struct Spoken {
    pub(crate) span: Range<usize>,
    pub(crate) id: Option<u32>,
    /// Follows the word before without a break.
    pub(crate) joined: bool,
}

impl Words {
    pub(crate) fn of(text: &str, postings: &Postings) -> Self {
        let spoken = speak(text, postings);
        let mut terms = Terms::default();
        let (mut known, mut all) = (0.0, 0.0);
        for (at, word) in spoken.iter().enumerate() {
            let Some(id) = word.id else {
                all += postings.unseen();
                continue;
            };
            let weight = postings.idf(id);
            known += weight;
            all += weight;
            terms.add(id, word.span.clone());
            let before = at.checked_sub(1).map(|at| &spoken[at]);
            if let Some(before) = before.filter(|_| word.joined)
                && let Some(pair) = before.id.and_then(|first| postings.pair(first, id))
            {
                terms.add(pair, before.span.start..word.span.end);
            }
        }
        let mut terms = terms.list;
        let mut square = 0.0;
        for term in &mut terms {
            term.weight = f64::from(term.times).sqrt() * postings.idf(term.id);
            square += term.weight * term.weight;
        }
        Self {
            terms,
            norm: square.sqrt(),
            known: if all > 0.0 { known / all } else { 0.0 },
            spoken,
        }
    }

    /// Similarity in 0..=1 of every item that shares a term, by rising item.
    pub(crate) fn similarities(&self, postings: &Postings) -> Vec<(u32, f64)> {
        let all = 0..u32::try_from(postings.norms.len()).unwrap_or(u32::MAX);
        self.similarities_within(postings, all)
    }

    /// The same of some neighbouring items alone; no others are looked at.
    pub(crate) fn similarities_within(
        &self,
        postings: &Postings,
        items: Range<u32>,
    ) -> Vec<(u32, f64)> {
        let mut sums = vec![0.0_f64; items.len()];
        let roots: [f64; 256] = std::array::from_fn(|times| (times as f64).sqrt());
        for term in &self.terms {
            let weight = term.weight * postings.idf(term.id);
            for (item, times) in postings.within(term.id, items.clone()) {
                sums[(item - items.start) as usize] += weight * roots[usize::from(times)];
            }
        }
        sums.into_iter()
            .zip(items.start..)
            .filter(|(sum, _)| *sum > 0.0)
            .map(|(sum, item)| {
                let own = self.norm * postings.norms[item as usize];
                (item, (sum / own).min(1.0))
            })
            .collect()
    }
}

/// Terms in the order of their first appearance.
#[derive(Default)]
struct Terms {
    list: Vec<QueryTerm>,
    place: HashMap<u32, usize>,
}

impl Terms {
    fn add(&mut self, id: u32, span: Range<usize>) {
        let next = self.list.len();
        let place = *self.place.entry(id).or_insert(next);
        if place == next {
            self.list.push(QueryTerm { id, weight: 0.0, times: 0, span });
        }
        // as an item would count it, so that a need is like itself by exactly 1
        let times = &mut self.list[place].times;
        *times = (*times + 1).min(255);
    }
}

fn speak(text: &str, postings: &Postings) -> Vec<Spoken> {
    let mut spoken: Vec<Spoken> = Vec::new();
    let mut joined = false;
    Tokenizer::default().run(text, |token| {
        let word = match token {
            Token::Word(word, span) => index_form(word).map(|form| (form, span)),
            Token::Break => None,
        };
        let Some((form, span)) = word else {
            joined = false;
            return;
        };
        spoken.push(Spoken { span, id: postings.word(&form), joined });
        joined = true;
    });
    spoken
}

/// Similarities of the items of one person, by rising item.
pub(crate) type ItemSimilarities<'a> = &'a [(u32, f64)];

/// Cuts similarities (by rising item) into those of each person.
pub(crate) fn by_person<'a>(
    corpus: &'a Corpus,
    similarities: &'a [(u32, f64)],
) -> impl Iterator<Item = (u32, ItemSimilarities<'a>)> {
    similarities
        .chunk_by(|a, b| corpus.item(a.0).person == corpus.item(b.0).person)
        .map(|chunk| (corpus.item(chunk[0].0).person, chunk))
}

/// The items of one person that count for a topic, best first.
///
/// Items with the same words count once, by the one with the strongest check, so that
/// repeating oneself raises nothing.
pub(crate) fn best_first(
    corpus: &Corpus,
    items: impl Iterator<Item = (u32, f64)>,
) -> Vec<(u32, f64)> {
    let mut best: Vec<(u32, f64)> = items.collect();
    // items stand in the order of their checks, strongest first
    best.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let mut seen = HashSet::with_capacity(best.len());
    best.retain(|(item, _)| seen.insert(corpus.item(*item).text));
    best
}

/// (1 − γ) · Σ γⁱ · sᵢ over similarities given best first; in 0..=1.
pub(crate) fn geometric(gamma: f64, best_first: impl Iterator<Item = f64>) -> f64 {
    let mut discount = 1.0 - gamma;
    let mut sum = 0.0;
    for similarity in best_first {
        sum += discount * similarity;
        discount *= gamma;
    }
    sum.min(1.0)
}

/// Words of the need that no accepted evidence holds; neighbours stand together.
pub(crate) fn uncovered(corpus: &Corpus, need: &Need, words: &Words) -> Vec<String> {
    let held = |id: u32| {
        need.accepts.is_empty()
            || corpus.postings.of(id).any(|(item, _)| need.accepts(corpus.item(item).kind))
    };
    let mut spans: Vec<Range<usize>> = Vec::new();
    let mut open = false;
    for word in &words.spoken {
        if word.id.is_some_and(held) {
            open = false;
            continue;
        }
        match spans.last_mut() {
            Some(last) if open && word.joined => last.end = word.span.end,
            _ => spans.push(word.span.clone()),
        }
        open = true;
    }
    spell(&need.text, &spans)
}

/// Words and pairs of the need that the item holds, as the need spells them. Words of
/// a shared pair are not named a second time.
pub(crate) fn shared(corpus: &Corpus, need: &Need, words: &Words, item: u32) -> Vec<String> {
    let mut spans: Vec<Range<usize>> = Vec::new();
    for term in &words.terms {
        if !corpus.postings.holds(term.id, item) {
            continue;
        }
        match spans.last_mut() {
            Some(last) if last.end > term.span.start && last.start <= term.span.start => {
                last.end = last.end.max(term.span.end);
            }
            Some(last) if term.span.start <= last.start && last.end <= term.span.end => {
                // a pair follows its second word; its first may stand before that
                *last = term.span.clone();
                merge_last(&mut spans);
            }
            _ => spans.push(term.span.clone()),
        }
    }
    spell(&need.text, &spans)
}

/// Joins the last span with the one before when they overlap.
fn merge_last(spans: &mut Vec<Range<usize>>) {
    if let [.., before, last] = spans.as_mut_slice()
        && before.end > last.start
    {
        before.end = before.end.max(last.end);
        spans.pop();
    }
}

/// The words at the spans, lowercased, each once.
fn spell(text: &str, spans: &[Range<usize>]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for span in spans {
        let word = text[span.clone()].to_lowercase();
        if !out.contains(&word) {
            out.push(word);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn geometric_sums_by_hand() {
        let near = |a: f64, b: f64| (a - b).abs() < 1e-15;
        assert!(near(geometric(0.7, [1.0].into_iter()), 0.3));
        assert!(near(geometric(0.7, [0.5, 0.4].into_iter()), 0.3 * (0.5 + 0.28)));
        assert!(near(geometric(0.0, [0.5, 0.4].into_iter()), 0.5));
        assert!(geometric(0.7, std::iter::repeat_n(1.0, 1000)) <= 1.0);
        assert!(near(geometric(0.7, std::iter::empty()), 0.0));
    }

    fn topic(mut similarities: Vec<f64>) -> f64 {
        similarities.sort_by(|a, b| b.total_cmp(a));
        geometric(0.7, similarities.into_iter())
    }

    proptest! {
        #[test]
        fn more_and_better_items_never_lower_a_topic(
            similarities in proptest::collection::vec(0.0..=1.0_f64, 1..30),
            more in 0.0..=1.0_f64,
        ) {
            let before = topic(similarities.clone());
            let best = similarities.iter().copied().fold(0.0, f64::max);
            prop_assert!((0.0..=best + 1e-12).contains(&before));

            let mut longer = similarities.clone();
            longer.push(more);
            prop_assert!(topic(longer) >= before - 1e-12);

            let mut better = similarities;
            better[0] = better[0].max(more);
            prop_assert!(topic(better) >= before - 1e-12);
        }
    }
}
