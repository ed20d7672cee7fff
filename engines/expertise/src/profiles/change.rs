//! One person's words, changed while the index is in use.

use super::build::{bag, number_of};
use super::{Bag, CHUNK, Profiles, class, length, length_of};
use crate::builder::count;
use crate::tokens::{Token, Tokenizer, index_form};

impl Profiles {
    /// Adds a text to a person, who may be new. The next search sees it.
    pub fn add(&mut self, person: &str, text: &str) {
        let mut words = self.take_out(person).unwrap_or_default();
        for (word, times) in self.bag_of(text) {
            match words.binary_search_by_key(&word, |(word, _)| *word) {
                Ok(at) => words[at].1 = words[at].1.saturating_add(times),
                Err(at) => words.insert(at, (word, times)),
            }
        }
        self.put_aside(person, words);
    }

    /// Puts a text in the place of all that is known of a person, who may be new.
    pub fn put(&mut self, person: &str, text: &str) {
        self.take_out(person);
        let words = self.bag_of(text);
        self.put_aside(person, words);
    }

    /// Forgets a person. Whether there was such a person.
    pub fn remove(&mut self, person: &str) -> bool {
        self.take_out(person).is_some()
    }

    fn bag_of(&mut self, text: &str) -> Bag {
        let mut numbers = Vec::new();
        let words = &mut self.words;
        Tokenizer::default().run(text, |token| {
            if let Token::Word(word, _) = token
                && let Some(form) = index_form(word)
            {
                numbers.push(number_of(words, form));
            }
        });
        self.holders.resize(self.words.len(), 0);
        self.most_times.resize(self.words.len(), 0);
        bag(&mut numbers)
    }

    /// The words of a person, who is no longer there.
    fn take_out(&mut self, person: &str) -> Option<Bag> {
        let bag = match self.aside.remove(person) {
            Some(bag) => bag,
            None => self.take_from_chunk(person)?,
        };
        for (word, _) in &bag {
            self.holders[*word as usize] -= 1;
        }
        self.people -= 1;
        self.length -= length_of(class(length(&bag)));
        Some(bag)
    }

    fn take_from_chunk(&mut self, person: &str) -> Option<Bag> {
        let at = self.ids.find(person).filter(|at| !self.gone[*at])?;
        self.gone[at] = true;
        let chunk = &self.chunks[at / CHUNK];
        let place = u16::try_from(at % CHUNK).ok()?;
        let words = (0..chunk.starts.len().saturating_sub(1))
            .map(|word| (count(word), chunk.times_of(word, place)));
        Some(words.filter(|(_, times)| *times > 0).collect())
    }

    fn put_aside(&mut self, person: &str, bag: Bag) {
        for (word, _) in &bag {
            self.holders[*word as usize] += 1;
        }
        self.people += 1;
        self.length += length_of(class(length(&bag)));
        self.aside.insert(person.into(), bag);
    }
}
