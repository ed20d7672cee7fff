//! From texts to chunks.

use std::collections::HashMap;

use super::{Bag, CHUNK, Chunk, Names, Profiles, class, length, length_of};
use crate::builder::{BREAK, count};
use crate::tokens::{Token, Tokenizer, index_form};

/// Collects people's texts.
#[derive(Debug, Default)]
pub struct ProfilesBuilder {
    tokenizer: Tokenizer,
    /// Words as written, to the word that they are a form of; [`BREAK`] for none.
    forms: HashMap<Box<str>, u32>,
    words: HashMap<Box<str>, u32>,
    tokens: Vec<u32>,
    /// Person, and where their words end.
    texts: Vec<(Box<str>, usize)>,
}

impl ProfilesBuilder {
    /// A builder without people.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a text of a person; any number of them, in any order.
    pub fn add(&mut self, person: &str, text: &str) -> &mut Self {
        let Self { tokenizer, forms, words, tokens, .. } = self;
        tokenizer.run(text, |token| {
            let Token::Word(word, _) = token else { return };
            let number = forms.get(word).copied().unwrap_or_else(|| {
                let number = index_form(word).map_or(BREAK, |form| number_of(words, form));
                forms.insert(word.into(), number);
                number
            });
            if number != BREAK {
                tokens.push(number);
            }
        });
        self.texts.push((person.into(), self.tokens.len()));
        self
    }

    /// Builds the index.
    #[must_use]
    pub fn build(self) -> Profiles {
        let Self { words, tokens, texts, .. } = self;
        let mut start = 0;
        let mut texts: Vec<(Box<str>, std::ops::Range<usize>)> = texts
            .into_iter()
            .map(|(person, end)| (person, std::mem::replace(&mut start, end)..end))
            .collect();
        texts.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        let mut assembly = Assembly::new(words);
        let mut own = Vec::new();
        for group in texts.chunk_by(|a, b| a.0 == b.0) {
            own.clear();
            for (_, range) in group {
                own.extend_from_slice(&tokens[range.clone()]);
            }
            assembly.push(&group[0].0, &bag(&mut own));
        }
        assembly.finish()
    }
}

/// The number of a word, the next one if it is new.
pub(super) fn number_of(words: &mut HashMap<Box<str>, u32>, word: String) -> u32 {
    let next = count(words.len());
    *words.entry(word.into()).or_insert(next)
}

/// Words counted.
pub(super) fn bag(words: &mut [u32]) -> Bag {
    words.sort_unstable();
    let times = |same: &[u32]| u8::try_from(same.len()).unwrap_or(u8::MAX);
    words.chunk_by(|a, b| a == b).map(|same| (same[0], times(same))).collect()
}

/// Puts people, by rising id, into chunks.
pub(super) struct Assembly {
    profiles: Profiles,
    /// Of the chunk that is being filled.
    pairs: Vec<(u32, u8)>,
    ends: Vec<usize>,
}

impl Assembly {
    pub(super) fn new(words: HashMap<Box<str>, u32>) -> Self {
        let count = words.len();
        let profiles = Profiles {
            words,
            holders: vec![0; count],
            most_times: vec![0; count],
            shortest: u8::MAX,
            ..Profiles::default()
        };
        Self { profiles, pairs: Vec::new(), ends: Vec::new() }
    }

    pub(super) fn push(&mut self, id: &str, bag: &[(u32, u8)]) {
        self.profiles.ids.push(id);
        self.pairs.extend_from_slice(bag);
        self.ends.push(self.pairs.len());
        if self.ends.len() == CHUNK {
            self.close();
        }
    }

    pub(super) fn finish(mut self) -> Profiles {
        if !self.ends.is_empty() {
            self.close();
        }
        self.profiles.gone = vec![false; self.profiles.ids.len()];
        self.profiles.ids.text.shrink_to_fit();
        self.profiles.ids.ends.shrink_to_fit();
        self.profiles
    }

    fn close(&mut self) {
        let mut chunk = Chunk {
            lengths: Vec::with_capacity(self.ends.len()),
            starts: vec![0; self.profiles.words.len() + 1],
            places: vec![0; self.pairs.len()],
            times: vec![0; self.pairs.len()],
        };
        for (word, _) in &self.pairs {
            chunk.starts[*word as usize + 1] += 1;
        }
        for at in 1..chunk.starts.len() {
            chunk.starts[at] += chunk.starts[at - 1];
        }
        let mut next = chunk.starts.clone();
        let mut start = 0;
        for (place, end) in (0..=u16::MAX).zip(&self.ends) {
            let own = &self.pairs[start..*end];
            chunk.lengths.push(class(length(own)));
            for (word, times) in own {
                let at = &mut next[*word as usize];
                chunk.places[*at as usize] = place;
                chunk.times[*at as usize] = *times;
                *at += 1;
            }
            start = *end;
        }
        self.pairs.clear();
        self.ends.clear();
        self.profiles.take_in(chunk);
    }
}

impl Profiles {
    /// Takes a chunk in, with what there is to count in it.
    pub(super) fn take_in(&mut self, chunk: Chunk) {
        for word in 0..self.holders.len() {
            let range = chunk.range(word);
            self.holders[word] += count(range.len());
            let most = chunk.times[range].iter().copied().max().unwrap_or(0);
            self.most_times[word] = self.most_times[word].max(most);
        }
        self.shortest = chunk.lengths.iter().copied().fold(self.shortest, u8::min);
        self.people += chunk.lengths.len();
        self.length += chunk.lengths.iter().map(|class| length_of(*class)).sum::<u64>();
        self.chunks.push(chunk);
    }

    /// Puts everybody who waits into chunks, so that searches are as fast as they can be.
    /// Takes as long as building the index from its words would.
    pub fn settle(&mut self) {
        if self.aside.is_empty() && !self.gone.contains(&true) {
            return;
        }
        let old = std::mem::take(self);
        let mut assembly = Assembly::new(old.words);
        let mut aside = old.aside.into_iter().peekable();
        let mut first = 0;
        for chunk in &old.chunks {
            for (place, bag) in chunk.bags().into_iter().enumerate() {
                let id = old.ids.get(first + place);
                while let Some((id, bag)) = aside.next_if(|(other, _)| other.as_ref() < id) {
                    assembly.push(&id, &bag);
                }
                if !old.gone[first + place] {
                    assembly.push(id, &bag);
                }
            }
            first += chunk.lengths.len();
        }
        for (id, bag) in aside {
            assembly.push(&id, &bag);
        }
        *self = assembly.finish();
    }
}

impl Chunk {
    /// The words of each person.
    fn bags(&self) -> Vec<Bag> {
        let mut bags = vec![Bag::new(); self.lengths.len()];
        for word in 0..self.starts.len().saturating_sub(1) {
            for at in self.range(word) {
                bags[usize::from(self.places[at])].push((count(word), self.times[at]));
            }
        }
        bags
    }
}

/// An empty list of names, for those who fill one.
impl Names {
    pub(super) fn with_capacity(bytes: usize, names: usize) -> Self {
        Self { text: String::with_capacity(bytes), ends: Vec::with_capacity(names) }
    }
}
