//! The inverted index over evidence items.
//!
//! Method: words and pairs of neighbouring words (bigrams) are terms. A term weighs
//! ln(1 + N/n), with N people of whom n have it anywhere in their evidence; an item
//! holds √(times) of it. Counting people rather than items makes two promises exact:
//! a person who adds texts on other matters changes no score, and nobody makes a word
//! common by repeating it. It also measured better (see `docs/methods/expertise.md`).
//!
//! Needs: nothing beyond the tokens. Complexity: building is linear in the tokens; a
//! posting takes 5 bytes, a term about 24, an item about 100.
//!
//! Reference: Salton, Buckley, "Term-weighting approaches in automatic text
//! retrieval", Information Processing & Management 24 (1988).

use crate::builder::{BREAK, count};
use crate::evidence::{Check, DailyRating, Kind};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;

/// People and their evidence, ready to be searched. Built by a
/// [`CorpusBuilder`](crate::CorpusBuilder); people are in the order of their ids.
#[derive(Debug)]
pub struct Corpus {
    people: Vec<Box<str>>,
    /// Of each person, where their items start; one more at the end.
    starts: Vec<u32>,
    items: Vec<Item>,
    ratings: Vec<DailyRating>,
    /// (person, day), sorted, each once.
    active: Vec<(u32, i32)>,
    pub(crate) postings: Postings,
}

/// An item as kept: all but its words.
#[derive(Debug)]
pub(crate) struct Item {
    pub(crate) id: Box<str>,
    pub(crate) person: u32,
    pub(crate) kind: Kind,
    pub(crate) check: Check,
    pub(crate) day: Option<i32>,
    /// Shared by items of one person with the same words.
    pub(crate) text: u32,
    /// Into the ratings of the corpus.
    pub(crate) ratings: Range<usize>,
}

impl Corpus {
    /// `items` are sorted by person.
    pub(crate) fn new(
        people: Vec<Box<str>>,
        items: Vec<Item>,
        ratings: Vec<DailyRating>,
        mut active: Vec<(u32, i32)>,
        postings: Postings,
    ) -> Self {
        let mut starts = vec![0; people.len() + 1];
        for item in &items {
            starts[item.person as usize + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        active.sort_unstable();
        active.dedup();
        active.shrink_to_fit();
        Self { people, starts, items, ratings, active, postings }
    }

    /// Ids of all people, sorted; their places are the columns of
    /// [`Affinity`](crate::Affinity).
    pub fn people(&self) -> impl ExactSizeIterator<Item = &str> {
        self.people.iter().map(AsRef::as_ref)
    }

    /// How many items are indexed, duplicates left out.
    pub fn items(&self) -> usize {
        self.items.len()
    }

    /// How many distinct words and word pairs are indexed.
    pub fn terms(&self) -> usize {
        self.postings.idf.len()
    }

    pub(crate) fn person(&self, person: u32) -> &str {
        &self.people[person as usize]
    }

    pub(crate) fn people_count(&self) -> usize {
        self.people.len()
    }

    pub(crate) fn item(&self, item: u32) -> &Item {
        &self.items[item as usize]
    }

    pub(crate) fn items_of(&self, person: u32) -> Range<u32> {
        self.starts[person as usize]..self.starts[person as usize + 1]
    }

    /// Ratings of an item from before the day, or all: useful, not useful.
    pub(crate) fn rating(&self, item: &Item, before: Option<i32>) -> (u64, u64) {
        self.ratings[item.ratings.clone()]
            .iter()
            .filter(|rating| before.is_none_or(|day| rating.day < day))
            .fold((0, 0), |(up, down), rating| {
                (up + u64::from(rating.up), down + u64::from(rating.down))
            })
    }

    /// Days on which the person was active, rising, each once.
    pub(crate) fn active_days(&self, person: u32) -> impl Iterator<Item = i32> {
        let start = self.active.partition_point(|(p, _)| *p < person);
        self.active[start..].iter().take_while(move |(p, _)| *p == person).map(|(_, day)| *day)
    }
}

/// Term numbers to the items that hold them.
#[derive(Debug)]
pub(crate) struct Postings {
    words: HashMap<Box<str>, u32>,
    pairs: HashMap<u64, u32, BuildHasherDefault<PairHasher>>,
    /// Of each term, where its postings start; one more at the end.
    starts: Vec<u32>,
    /// Items holding the term, rising.
    items: Vec<u32>,
    /// How often, up to 255.
    times: Vec<u8>,
    /// Weight of each term.
    pub(crate) idf: Vec<f64>,
    /// Length of each item's weight vector; 0 for items without a usable word.
    pub(crate) norms: Vec<f64>,
    /// Weight that a term nobody has would carry.
    pub(crate) unseen: f64,
}

impl Postings {
    /// Indexes the items, given as tokens in the order of `item_person`.
    pub(crate) fn build<'a>(
        words: HashMap<Box<str>, u32>,
        texts: impl Iterator<Item = &'a [u32]>,
        item_person: &[u32],
        people: usize,
    ) -> Self {
        let mut forward = Forward::new(words.len());
        for text in texts {
            forward.add(text);
        }
        let Forward { pairs, ends, terms, times, .. } = forward;

        let total = words.len() + pairs.len();
        let mut starts = vec![0_u32; total + 1];
        let mut holders = vec![0_u32; total];
        let mut last = vec![u32::MAX; total];
        let mut first = 0;
        for (end, person) in ends.iter().zip(item_person) {
            for term in &terms[first..*end] {
                let term = *term as usize;
                starts[term + 1] += 1;
                if last[term] != *person {
                    last[term] = *person;
                    holders[term] += 1;
                }
            }
            first = *end;
        }
        drop(last);
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let idf: Vec<f64> =
            holders.iter().map(|holders| weight(people, f64::from(*holders))).collect();

        let mut next = starts.clone();
        let mut items = vec![0; terms.len()];
        let mut counts = vec![0; terms.len()];
        let mut norms = Vec::with_capacity(ends.len());
        let mut first = 0;
        for (item, end) in ends.iter().enumerate() {
            let mut square = 0.0;
            for at in first..*end {
                let term = terms[at] as usize;
                let place = next[term] as usize;
                items[place] = count(item);
                counts[place] = times[at];
                next[term] += 1;
                square += f64::from(times[at]) * idf[term] * idf[term];
            }
            norms.push(square.sqrt());
            first = *end;
        }
        Self { words, pairs, starts, items, times: counts, idf, norms, unseen: weight(people, 0.5) }
    }

    pub(crate) fn word(&self, word: &str) -> Option<u32> {
        self.words.get(word).copied()
    }

    pub(crate) fn pair(&self, first: u32, second: u32) -> Option<u32> {
        self.pairs.get(&pair_key(first, second)).copied()
    }

    /// Items that hold the term, with how often.
    pub(crate) fn of(&self, term: u32) -> impl Iterator<Item = (u32, u8)> {
        let range = self.range(term);
        self.items[range.clone()].iter().copied().zip(self.times[range].iter().copied())
    }

    /// Whether the item holds the term.
    pub(crate) fn holds(&self, term: u32, item: u32) -> bool {
        self.items[self.range(term)].binary_search(&item).is_ok()
    }

    fn range(&self, term: u32) -> Range<usize> {
        self.starts[term as usize] as usize..self.starts[term as usize + 1] as usize
    }
}

/// ln(1 + people / holders), computed the same on every machine.
fn weight(people: usize, holders: f64) -> f64 {
    libm::log(1.0 + people as f64 / holders.max(0.5))
}

fn pair_key(first: u32, second: u32) -> u64 {
    u64::from(first) << 32 | u64::from(second)
}

/// Items to the terms that they hold, as they are read.
struct Forward {
    words: usize,
    pairs: HashMap<u64, u32, BuildHasherDefault<PairHasher>>,
    ends: Vec<usize>,
    terms: Vec<u32>,
    times: Vec<u8>,
    /// Of each term, where in `terms` it was last put.
    place: Vec<usize>,
}

impl Forward {
    fn new(words: usize) -> Self {
        Self {
            words,
            pairs: HashMap::default(),
            ends: Vec::new(),
            terms: Vec::new(),
            times: Vec::new(),
            place: vec![usize::MAX; words],
        }
    }

    fn add(&mut self, text: &[u32]) {
        let first = self.terms.len();
        let mut before = BREAK;
        for token in text {
            if *token != BREAK {
                self.count(*token, first);
                if before != BREAK {
                    let next = count(self.words + self.pairs.len());
                    let pair = *self.pairs.entry(pair_key(before, *token)).or_insert(next);
                    if pair == next {
                        self.place.push(usize::MAX);
                    }
                    self.count(pair, first);
                }
            }
            before = *token;
        }
        self.ends.push(self.terms.len());
    }

    fn count(&mut self, term: u32, first: usize) {
        let place = self.place[term as usize];
        if place != usize::MAX && place >= first {
            self.times[place] = self.times[place].saturating_add(1);
        } else {
            self.place[term as usize] = self.terms.len();
            self.terms.push(term);
            self.times.push(1);
        }
    }
}

/// Mixes the two numbers of a word pair; far faster than the general hasher.
#[derive(Debug, Default)]
pub(crate) struct PairHasher(u64);

impl Hasher for PairHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u64(&mut self, n: u64) {
        let mixed = (self.0 ^ n).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = mixed ^ (mixed >> 32);
    }
}
