//! How near a text is to labels by the words they share: the cosine of their words, each
//! weighing its rarity among the labels, ln((N + 1) / (n + ½)), times how often it comes.

use std::collections::BTreeMap;

use crate::tokens::{Token, Tokenizer, index_form};

/// Words of labels, ready to be looked up.
#[derive(Debug)]
pub(super) struct Lexical {
    words: BTreeMap<String, Word>,
    labels: usize,
}

/// A word: its rarity, and the labels that have it with its share of each.
#[derive(Debug, Default)]
struct Word {
    rarity: f64,
    labels: Vec<(usize, f32)>,
}

impl Lexical {
    pub(super) fn new<'a>(labels: impl Iterator<Item = &'a str>) -> Self {
        let bags: Vec<BTreeMap<String, f64>> = labels.map(bag).collect();
        let mut words: BTreeMap<String, Word> = BTreeMap::new();
        for word in bags.iter().flat_map(BTreeMap::keys) {
            words.entry(word.clone()).or_default().rarity += 1.0;
        }
        for word in words.values_mut() {
            word.rarity = rarity(bags.len(), word.rarity);
        }
        for (label, bag) in bags.iter().enumerate() {
            let rarity_of = |word: &str| words.get(word).map_or(0.0, |word| word.rarity);
            let length = length(bag.iter().map(|(word, times)| times * rarity_of(word)));
            for (word, times) in bag {
                if let Some(word) = words.get_mut(word) {
                    word.labels.push((label, single(times * word.rarity / length)));
                }
            }
        }
        Self { words, labels: bags.len() }
    }

    /// The nearness of a text to each label, 0 to 1.
    pub(super) fn compare(&self, text: &str) -> Vec<f32> {
        let bag = bag(text);
        let unknown = rarity(self.labels, 0.0);
        let rarity_of = |word: &str| self.words.get(word).map_or(unknown, |word| word.rarity);
        let length = length(bag.iter().map(|(word, times)| times * rarity_of(word)));
        let mut near = vec![0.0f32; self.labels];
        for (name, times) in &bag {
            let Some(word) = self.words.get(name) else { continue };
            let weight = single(times * word.rarity / length);
            for (label, share) in &word.labels {
                if let Some(near) = near.get_mut(*label) {
                    *near += weight * share;
                }
            }
        }
        near
    }
}

/// The words of a label that a text has too, as the label writes them.
pub(super) fn shared_words(label: &str, text: &str) -> Vec<String> {
    let text = bag(text);
    let mut shared: Vec<String> = Vec::new();
    Tokenizer::default().run(label, |token| {
        if let Token::Word(word, span) = token
            && index_form(word).is_some_and(|form| text.contains_key(&form))
            && let Some(written) = label.get(span)
            && !shared.iter().any(|known| known == written)
        {
            shared.push(written.to_owned());
        }
    });
    shared
}

/// Words in their index form, and how often.
fn bag(text: &str) -> BTreeMap<String, f64> {
    let mut bag = BTreeMap::new();
    Tokenizer::default().run(text, |token| {
        if let Token::Word(word, _) = token
            && let Some(form) = index_form(word)
        {
            *bag.entry(form).or_insert(0.0) += 1.0;
        }
    });
    bag
}

fn rarity(labels: usize, with_it: f64) -> f64 {
    libm::log((labels as f64 + 1.0) / (with_it + 0.5)).max(0.0)
}

/// The length of a list of weights; 1 if all are 0.
fn length(weights: impl Iterator<Item = f64>) -> f64 {
    let squares: f64 = weights.map(|weight| weight * weight).sum();
    if squares > 0.0 { squares.sqrt() } else { 1.0 }
}

#[expect(clippy::cast_possible_truncation, reason = "a cosine needs no more")]
fn single(weight: f64) -> f32 {
    weight as f32
}
