//! Text into word pieces of a fixed vocabulary.
//!
//! Method: `WordPiece` as BERT (uncased) has it: text is lowercased and freed of accents,
//! cut at spaces, around punctuation and Chinese characters, and each word into the longest
//! pieces there are, from the left. Words that can't be cut that way are left out.
//!
//! Complexity: linear in the text; a word of *n* letters at most n²/2 look-ups, n ≤ 100.
//!
//! Reference: Devlin et al., "BERT" (2019); Schuster & Nakajima (2012).

use std::collections::HashMap;

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Longer words have no pieces.
const LONGEST_WORD: usize = 100;
/// Stands before a piece that begins within a word.
const WITHIN: &str = "##";

/// Pieces and their numbers.
#[derive(Debug)]
pub(super) struct WordPieces {
    begin: HashMap<Box<str>, usize>,
    within: HashMap<Box<str>, usize>,
}

impl WordPieces {
    /// Reads a vocabulary: a piece a line, numbered from 0.
    pub(super) fn new(vocabulary: &str) -> Self {
        let (mut begin, mut within) = (HashMap::new(), HashMap::new());
        for (number, piece) in vocabulary.lines().enumerate() {
            match piece.strip_prefix(WITHIN) {
                Some(rest) if !rest.is_empty() => within.insert(rest.into(), number),
                _ => begin.insert(piece.into(), number),
            };
        }
        Self { begin, within }
    }

    /// Hands the number of each piece of the text to `each`, in order.
    pub(super) fn run(&self, text: &str, mut each: impl FnMut(usize)) {
        let mut word = String::new();
        for c in text.chars().flat_map(char::to_lowercase).nfd() {
            if is_combining_mark(c) || (c.is_control() && !c.is_whitespace()) {
                continue;
            }
            if c.is_whitespace() {
                self.cut(&mut word, &mut each);
            } else if stands_alone(c) {
                self.cut(&mut word, &mut each);
                word.push(c);
                self.cut(&mut word, &mut each);
            } else {
                word.push(c);
            }
        }
        self.cut(&mut word, &mut each);
    }

    /// Cuts a word into pieces and empties it.
    fn cut(&self, word: &mut String, each: &mut impl FnMut(usize)) {
        if let Some(pieces) = self.pieces(word) {
            pieces.into_iter().for_each(each);
        }
        word.clear();
    }

    fn pieces(&self, word: &str) -> Option<Vec<usize>> {
        if word.chars().nth(LONGEST_WORD).is_some() {
            return None;
        }
        let mut pieces = Vec::new();
        let mut rest = word;
        while !rest.is_empty() {
            let known = if pieces.is_empty() { &self.begin } else { &self.within };
            let ends = rest.char_indices().rev().map(|(at, c)| at + c.len_utf8());
            let (end, number) = ends
                .filter_map(|end| rest.get(..end).map(|piece| (end, piece)))
                .find_map(|(end, piece)| known.get(piece).map(|number| (end, *number)))?;
            pieces.push(number);
            rest = rest.get(end..).unwrap_or_default();
        }
        Some(pieces)
    }
}

fn stands_alone(c: char) -> bool {
    c.is_ascii_punctuation()
        || matches!(c, '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}' | '\u{a1}' | '\u{a7}'
            | '\u{ab}' | '\u{b6}' | '\u{b7}' | '\u{bb}' | '\u{bf}' | '\u{3001}'..='\u{3003}'
            | '\u{3008}'..='\u{3011}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
            | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{2fa1f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<usize> {
        let mut found = Vec::new();
        let known = WordPieces::new("un\n##aff\n##able\ncafe\n,\n車\nunaff");
        known.run(text, |piece| found.push(piece));
        found
    }

    #[test]
    fn the_longest_piece_wins_from_the_left() {
        assert_eq!(pieces("unaffable"), [6, 2]);
        assert_eq!(pieces("Café, UN"), [3, 4, 0]);
        assert_eq!(pieces("車車"), [5, 5]);
    }

    #[test]
    fn unknown_and_endless_words_are_left_out() {
        assert_eq!(pieces("unx cafe"), [3]);
        assert_eq!(pieces(&"un".repeat(1000)), [0; 0]);
        assert_eq!(pieces(""), [0; 0]);
    }
}
