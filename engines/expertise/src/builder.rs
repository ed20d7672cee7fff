//! Evidence into a [`Corpus`], whatever order it comes in.

use crate::evidence::{Check, DailyRating, Evidence, Kind};
use crate::index::{Corpus, Item, Postings};
use crate::tokens::{Token, Tokenizer, index_form};
use crate::voices::{Word, voices};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// Stands between words that make no phrase.
pub(crate) const BREAK: u32 = u32::MAX;

/// Collects people and evidence and builds the index.
///
/// Texts are cut into words as they are added and not kept. The order of adding makes
/// no difference to any result.
///
/// Complexity: `add` is linear in the text; `build` is linear in the words plus a sort
/// of people and items. About 20 bytes a word are needed while building.
///
/// ```
/// use folkmoot_expertise::{CorpusBuilder, Evidence, Kind};
///
/// let mut builder = CorpusBuilder::new();
/// builder.add(&Evidence::new("e1", "mary", Kind::LivedExperience, "I wheel along this road"));
/// builder.person("jo"); // known, without evidence so far
/// let corpus = builder.build();
/// assert_eq!(corpus.people().collect::<Vec<_>>(), ["jo", "mary"]);
/// assert_eq!(corpus.items(), 1);
/// ```
#[derive(Debug, Default)]
pub struct CorpusBuilder {
    tokenizer: Tokenizer,
    /// Words as they stand in texts, with the number of their index form or [`BREAK`].
    forms: HashMap<Box<str>, u32>,
    /// Index forms.
    words: HashMap<Box<str>, u32>,
    tokens: Vec<u32>,
    people: HashMap<Box<str>, u32>,
    active: Vec<(u32, i32)>,
    drafts: Vec<Draft>,
    spoken: Vec<Word>,
}

/// An item as added, with person and words by number.
#[derive(Debug)]
struct Draft {
    id: Box<str>,
    person: u32,
    kind: Kind,
    check: Check,
    day: Option<i32>,
    tokens: Range<usize>,
    ratings: Vec<DailyRating>,
}

impl CorpusBuilder {
    /// A builder without people or evidence.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Makes a person known, even if no evidence about them follows.
    pub fn person(&mut self, id: &str) -> &mut Self {
        self.person_number(id);
        self
    }

    /// Notes that the person was active that day (days since 1970-01-01). Days of
    /// evidence are noted by [`add`](Self::add).
    pub fn active_on(&mut self, person: &str, day: i32) -> &mut Self {
        let person = self.person_number(person);
        self.active.push((person, day));
        self
    }

    /// Notes that somebody speaks for a piece of evidence. How much that counts follows
    /// from all such words together: see [`voices`](crate::voices).
    pub fn spoken_for(&mut self, word: Word) -> &mut Self {
        self.spoken.push(word);
        self
    }

    /// Adds one item of evidence; its person becomes known.
    ///
    /// Items of one person and kind with the same words count once: the one with the
    /// strongest check stays, then the one whose id sorts first.
    pub fn add(&mut self, item: &Evidence<'_>) -> &mut Self {
        let person = self.person_number(item.person);
        if let Some(day) = item.day {
            self.active.push((person, day));
        }
        let start = self.tokens.len();
        self.add_words(item.title, start);
        self.add_words(item.text, start);
        for topic in &item.topics {
            self.add_words(topic, start);
        }
        if self.tokens.len() > start && self.tokens.last() == Some(&BREAK) {
            self.tokens.pop();
        }
        let mut ratings = item.ratings.clone();
        ratings.sort_unstable();
        self.drafts.push(Draft {
            id: item.id.into(),
            person,
            kind: item.kind,
            check: item.check,
            day: item.day,
            tokens: start..self.tokens.len(),
            ratings,
        });
        self
    }

    /// Builds the index.
    #[must_use]
    pub fn build(self) -> Corpus {
        let Self { words, mut tokens, people, active, mut drafts, spoken, .. } = self;
        let spoken = voices(&spoken);
        let (names, rank) = sorted(people);
        let (words, spelling) = sorted(words);
        for draft in &mut drafts {
            draft.person = rank[draft.person as usize];
        }
        for token in tokens.iter_mut().filter(|token| **token != BREAK) {
            *token = spelling[*token as usize];
        }
        sort_drafts(&mut drafts, &tokens);
        drop_duplicates(&mut drafts, &tokens);

        let text_of = number_texts(&drafts, &tokens);
        let item_person: Vec<u32> = drafts.iter().map(|draft| draft.person).collect();
        let texts: Vec<&[u32]> = drafts.iter().map(|draft| &tokens[draft.tokens.clone()]).collect();
        let postings = Postings::build(words, &texts, &item_person, names.len());
        let mut ratings = Vec::new();
        let mut items = Vec::with_capacity(drafts.len());
        for (draft, text) in drafts.into_iter().zip(text_of) {
            let first = ratings.len();
            ratings.extend(draft.ratings);
            let voices = spoken.get(&*draft.id).copied().unwrap_or_default();
            items.push(Item {
                id: draft.id,
                voices,
                person: draft.person,
                kind: draft.kind,
                check: draft.check,
                day: draft.day,
                text,
                ratings: first..ratings.len(),
            });
        }
        let active = active.into_iter().map(|(person, day)| (rank[person as usize], day)).collect();
        Corpus::new(names, items, ratings, active, postings)
    }

    fn person_number(&mut self, id: &str) -> u32 {
        number_of(&mut self.people, id)
    }

    fn add_words(&mut self, text: &str, start: usize) {
        let Self { tokenizer, forms, words, tokens, .. } = self;
        tokenizer.run(text, |token| match token {
            Token::Word(word, _) => {
                let number = forms.get(word).copied().unwrap_or_else(|| {
                    let number = index_form(word).map_or(BREAK, |form| number_of(words, &form));
                    forms.insert(word.into(), number);
                    number
                });
                if number == BREAK {
                    push_break(tokens, start);
                } else {
                    tokens.push(number);
                }
            }
            Token::Break => push_break(tokens, start),
        });
        push_break(tokens, start);
    }
}

/// Numbers of people, items and words are kept in 32 bits; four thousand million of
/// any would not fit in memory before they ran out.
pub(crate) fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(BREAK - 1)
}

/// The number of a name, the next one if it is new.
fn number_of(names: &mut HashMap<Box<str>, u32>, name: &str) -> u32 {
    if let Some(number) = names.get(name) {
        return *number;
    }
    let number = count(names.len());
    names.insert(name.into(), number);
    number
}

fn push_break(tokens: &mut Vec<u32>, start: usize) {
    if tokens.len() > start && tokens.last() != Some(&BREAK) {
        tokens.push(BREAK);
    }
}

/// Names in their order, and for each former number the place in it.
fn sorted(names: HashMap<Box<str>, u32>) -> (Vec<Box<str>>, Vec<u32>) {
    let mut pairs: Vec<(Box<str>, u32)> = names.into_iter().collect();
    pairs.sort_unstable();
    let mut rank = vec![0; pairs.len()];
    for (place, (_, former)) in pairs.iter().enumerate() {
        rank[*former as usize] = count(place);
    }
    (pairs.into_iter().map(|(name, _)| name).collect(), rank)
}

/// By person, then an order that depends on what an item is and not on when it came.
fn sort_drafts(drafts: &mut [Draft], tokens: &[u32]) {
    drafts.sort_unstable_by(|a, b| {
        (a.person, a.check, a.kind)
            .cmp(&(b.person, b.check, b.kind))
            .then_with(|| a.id.cmp(&b.id))
            .then_with(|| a.day.cmp(&b.day))
            .then_with(|| a.ratings.cmp(&b.ratings))
            .then_with(|| tokens[a.tokens.clone()].cmp(&tokens[b.tokens.clone()]))
    });
}

/// Keeps the first item of each person, kind and words. Items without a usable word
/// can't match anything and all stay.
fn drop_duplicates(drafts: &mut Vec<Draft>, tokens: &[u32]) {
    let mut seen: HashSet<(Kind, &[u32])> = HashSet::new();
    let mut person = None;
    drafts.retain(|draft| {
        if person != Some(draft.person) {
            person = Some(draft.person);
            seen.clear();
        }
        draft.tokens.is_empty() || seen.insert((draft.kind, &tokens[draft.tokens.clone()]))
    });
}

/// For each item a number that two items of a person share when their words are the
/// same, as may be when one text is given under two kinds.
fn number_texts(drafts: &[Draft], tokens: &[u32]) -> Vec<u32> {
    let mut seen: HashMap<&[u32], u32> = HashMap::new();
    let mut person = None;
    drafts
        .iter()
        .enumerate()
        .map(|(at, draft)| {
            if person != Some(draft.person) {
                person = Some(draft.person);
                seen.clear();
            }
            *seen.entry(&tokens[draft.tokens.clone()]).or_insert(count(at))
        })
        .collect()
}
