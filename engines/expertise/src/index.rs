//! The inverted index over evidence items.
//!
//! Method: words and pairs of neighbouring words (bigrams) are terms. A term weighs
//! ln(1 + N/n), with N people of whom n have it anywhere in their evidence; an item
//! holds √(times) of it. Counting people rather than items makes two promises exact:
//! a person who adds texts on other matters changes no score, and nobody makes a word
//! common by repeating it. It also measured better (see `docs/methods/expertise.md`).
//!
//! Needs: nothing beyond the tokens. Complexity: building sorts the tokens; a
//! posting takes 5 bytes, a term 12, an item about 100.
//!
//! Reference: Salton, Buckley, "Term-weighting approaches in automatic text
//! retrieval", Information Processing & Management 24 (1988).

use crate::builder::{BREAK, count};
use crate::evidence::{Check, DailyRating, Kind};
use crate::voices::Voices;
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
    /// Who speaks for it.
    pub(crate) voices: Voices,
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
        self.postings.holders.len()
    }

    pub(crate) fn person(&self, person: u32) -> &str {
        &self.people[person as usize]
    }

    /// The place of a person in the order of ids, if they are there.
    pub(crate) fn place_of(&self, person: &str) -> Option<u32> {
        let at = self.people.binary_search_by(|known| known.as_ref().cmp(person)).ok()?;
        u32::try_from(at).ok()
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

/// Terms to the items that hold them. Words are numbered in alphabetical order, then come
/// pairs in the order of their words, so that every sum runs in the same order whatever
/// came first.
#[derive(Debug)]
pub(crate) struct Postings {
    words: Vec<Box<str>>,
    /// Of each word, where the pairs that it begins start; one more at the end.
    first: Vec<u32>,
    /// Of each pair, its second word.
    second: Vec<u32>,
    /// Of each term, where its postings start; one more at the end.
    starts: Vec<u32>,
    /// Of each term, how many people hold it.
    holders: Vec<u32>,
    /// Items holding the term, rising.
    items: Vec<u32>,
    /// How often, up to 255.
    times: Vec<u8>,
    /// Length of each item's weight vector; 0 for items without a usable word.
    pub(crate) norms: Vec<f64>,
    /// How many people there are.
    people: usize,
}

impl Postings {
    /// Indexes items given as word numbers, with the person of each item.
    ///
    /// Occurrences are put into a bucket for each word, and those of pairs into one for
    /// their first word, which is then sorted by itself: every step but the first runs
    /// through memory in order.
    pub(crate) fn build(
        words: Vec<Box<str>>,
        texts: &[&[u32]],
        item_person: &[u32],
        people: usize,
    ) -> Self {
        let alone = Buckets::fill(words.len(), texts, |_, word, item| (word, item));
        let pairs = Buckets::fill(words.len(), texts, |before, word, item| {
            (before, u64::from(word) << 32 | u64::from(item))
        });
        let mut index = Self {
            first: Vec::with_capacity(words.len() + 1),
            second: Vec::new(),
            starts: vec![0],
            holders: Vec::new(),
            items: Vec::with_capacity(alone.entries.len() + pairs.entries.len()),
            times: Vec::with_capacity(alone.entries.len() + pairs.entries.len()),
            norms: vec![0.0; texts.len()],
            people,
            words,
        };
        for word in 0..index.words.len() {
            index.push_term(alone.of(word).iter().copied(), item_person);
        }
        drop(alone);
        let mut pairs = pairs;
        for word in 0..index.words.len() {
            index.first.push(count(index.second.len()));
            let bucket = pairs.of_mut(word);
            bucket.sort_unstable();
            for pair in bucket.chunk_by(|a, b| a >> 32 == b >> 32) {
                index.second.push(high(pair[0]));
                index.push_term(pair.iter().map(|entry| low(*entry)), item_person);
            }
        }
        index.first.push(count(index.second.len()));
        for norm in &mut index.norms {
            *norm = norm.sqrt();
        }
        index.items.shrink_to_fit();
        index.times.shrink_to_fit();
        index
    }

    /// Adds a term with its occurrences by rising item.
    fn push_term(&mut self, occurrences: impl Iterator<Item = u32>, item_person: &[u32]) {
        let start = self.items.len();
        let mut holders = 0;
        let mut person = None;
        for item in occurrences {
            if self.items.len() > start && self.items.last() == Some(&item) {
                if let Some(times) = self.times.last_mut() {
                    *times = times.saturating_add(1);
                }
                continue;
            }
            self.items.push(item);
            self.times.push(1);
            let owner = Some(item_person[item as usize]);
            holders += u32::from(person != owner);
            person = owner;
        }
        self.starts.push(count(self.items.len()));
        self.holders.push(holders);
        let idf = weight(self.people, f64::from(holders));
        for (item, times) in self.items[start..].iter().zip(&self.times[start..]) {
            self.norms[*item as usize] += f64::from(*times) * idf * idf;
        }
    }

    pub(crate) fn word(&self, word: &str) -> Option<u32> {
        let at = self.words.binary_search_by(|known| known.as_ref().cmp(word)).ok()?;
        (self.holders[at] > 0).then(|| count(at))
    }

    pub(crate) fn pair(&self, first: u32, second: u32) -> Option<u32> {
        let start = self.first[first as usize] as usize;
        let end = self.first[first as usize + 1] as usize;
        let at = self.second[start..end].binary_search(&second).ok()?;
        Some(count(self.words.len() + start + at))
    }

    /// Weight of a term.
    pub(crate) fn idf(&self, term: u32) -> f64 {
        weight(self.people, f64::from(self.holders[term as usize]))
    }

    /// Weight that a word nobody has would carry.
    pub(crate) fn unseen(&self) -> f64 {
        weight(self.people, 0.5)
    }

    /// Items that hold the term, with how often.
    pub(crate) fn of(&self, term: u32) -> impl Iterator<Item = (u32, u8)> {
        let range = self.range(term);
        self.items[range.clone()].iter().copied().zip(self.times[range].iter().copied())
    }

    /// Those of some neighbouring items that hold the term, with how often.
    pub(crate) fn within(&self, term: u32, items: Range<u32>) -> impl Iterator<Item = (u32, u8)> {
        let range = self.range(term);
        let holders = &self.items[range.clone()];
        let start = range.start + holders.partition_point(|item| *item < items.start);
        let end = range.start + holders.partition_point(|item| *item < items.end);
        self.items[start..end].iter().copied().zip(self.times[start..end].iter().copied())
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

fn high(entry: u64) -> u32 {
    (entry >> 32) as u32
}

#[expect(clippy::cast_possible_truncation, reason = "the lower half is what is asked for")]
fn low(entry: u64) -> u32 {
    entry as u32
}

/// Entries by word, in the order in which items come.
struct Buckets<T> {
    ends: Vec<u32>,
    entries: Vec<T>,
}

impl<T: Copy + Default> Buckets<T> {
    /// `entry` gets the word before (or [`BREAK`]), the word and the item, and answers with
    /// the bucket, or [`BREAK`] for none, and what to put there.
    fn fill(words: usize, texts: &[&[u32]], entry: impl Fn(u32, u32, u32) -> (u32, T)) -> Self {
        let mut ends = vec![0; words + 1];
        each_word(texts, |before, word, item| {
            let (bucket, _) = entry(before, word, item);
            if bucket != BREAK {
                ends[bucket as usize + 1] += 1;
            }
        });
        for at in 1..ends.len() {
            ends[at] += ends[at - 1];
        }
        // what begins as the start of each bucket moves to its end while filling
        let total = ends[words] as usize;
        ends.pop();
        let mut entries = vec![T::default(); total];
        each_word(texts, |before, word, item| {
            let (bucket, value) = entry(before, word, item);
            if bucket != BREAK {
                let place = &mut ends[bucket as usize];
                entries[*place as usize] = value;
                *place += 1;
            }
        });
        Self { ends, entries }
    }

    fn range(&self, word: usize) -> Range<usize> {
        let start = if word > 0 { self.ends[word - 1] } else { 0 };
        start as usize..self.ends[word] as usize
    }

    fn of(&self, word: usize) -> &[T] {
        &self.entries[self.range(word)]
    }

    fn of_mut(&mut self, word: usize) -> &mut [T] {
        let range = self.range(word);
        &mut self.entries[range]
    }
}

/// Every word of every item, with the word before it in the same phrase.
fn each_word(texts: &[&[u32]], mut each: impl FnMut(u32, u32, u32)) {
    for (item, text) in texts.iter().enumerate() {
        let mut before = BREAK;
        for word in *text {
            if *word != BREAK {
                each(before, *word, count(item));
            }
            before = *word;
        }
    }
}
