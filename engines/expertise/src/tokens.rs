//! Text into words.
//!
//! Method: letters, digits and marks make words; everything is lowercased and freed of
//! accents; English function words are left out; common English endings are taken off.
//! Function words, single letters and punctuation break phrases, so that a bigram is
//! always two words that stood side by side. Chinese and Japanese characters are words
//! of their own, as no spaces divide them. `c++` and `c#` stay whole.
//!
//! Needs: any text. Complexity: linear in the text.

use crate::stem::stem;
use std::ops::Range;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Words longer than this many bytes are noise (keys, addresses, whole lines of data).
const LONGEST_WORD: usize = 64;

/// English function words, sorted.
const STOP_WORDS: [&str; 140] = [
    "about",
    "above",
    "after",
    "again",
    "against",
    "all",
    "also",
    "am",
    "an",
    "and",
    "any",
    "are",
    "as",
    "at",
    "be",
    "because",
    "been",
    "before",
    "being",
    "below",
    "between",
    "both",
    "but",
    "by",
    "can",
    "cannot",
    "could",
    "did",
    "didn",
    "do",
    "does",
    "doesn",
    "doing",
    "don",
    "down",
    "during",
    "each",
    "few",
    "for",
    "from",
    "further",
    "had",
    "has",
    "have",
    "having",
    "he",
    "her",
    "here",
    "hers",
    "herself",
    "him",
    "himself",
    "his",
    "how",
    "if",
    "in",
    "into",
    "is",
    "isn",
    "it",
    "its",
    "itself",
    "just",
    "ll",
    "me",
    "more",
    "most",
    "my",
    "no",
    "nor",
    "not",
    "now",
    "of",
    "off",
    "on",
    "once",
    "only",
    "or",
    "other",
    "our",
    "ours",
    "out",
    "over",
    "own",
    "re",
    "same",
    "she",
    "should",
    "so",
    "some",
    "such",
    "than",
    "that",
    "the",
    "their",
    "theirs",
    "them",
    "themselves",
    "then",
    "there",
    "these",
    "they",
    "this",
    "those",
    "through",
    "to",
    "too",
    "under",
    "until",
    "up",
    "upon",
    "us",
    "ve",
    "very",
    "was",
    "wasn",
    "we",
    "were",
    "what",
    "when",
    "where",
    "whether",
    "which",
    "while",
    "who",
    "whom",
    "whose",
    "why",
    "will",
    "with",
    "within",
    "without",
    "won",
    "would",
    "yes",
    "yet",
    "you",
    "your",
    "yours",
    "yourself",
];

/// A piece of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Token<'a> {
    /// A word, lowercased and free of accents, and where it stood in the text (bytes). It
    /// still wants its [`index_form`].
    Word(&'a str, Range<usize>),
    /// Words on either side don't make a phrase. May come several times in a row.
    Break,
}

/// The form under which a word is indexed; none for function words, which break phrases.
pub(crate) fn index_form(word: &str) -> Option<String> {
    if is_stop_word(word) {
        return None;
    }
    let mut form = word.to_owned();
    stem(&mut form);
    Some(form)
}

/// Cuts texts into tokens, keeping its buffer from one text to the next.
#[derive(Debug, Default)]
pub(crate) struct Tokenizer {
    word: String,
    start: usize,
    after_apostrophe: bool,
}

impl Tokenizer {
    /// Hands each token of the text to `each`, in order.
    pub(crate) fn run(&mut self, text: &str, mut each: impl FnMut(Token<'_>)) {
        let mut at = 0;
        while let Some(c) = text[at..].chars().next() {
            let letters = ascii_letters(&text[at..]);
            if letters > 0 {
                self.push_ascii(at, &text[at..at + letters]);
                at += letters;
                continue;
            }
            let end = at + c.len_utf8();
            if is_ideograph(c) {
                self.flush(at, &mut each);
                each(Token::Word(&text[at..end], at..end));
            } else if is_word_char(c) {
                self.push(at, c);
            } else if is_code_mark(c)
                && !self.word.is_empty()
                && !text[end..].chars().next().is_some_and(is_word_char)
            {
                self.word.push(c);
            } else {
                self.flush(at, &mut each);
                self.after_apostrophe = matches!(c, '\'' | '’');
                if !joins_words(c) {
                    each(Token::Break);
                }
            }
            at = end;
        }
        self.flush(text.len(), &mut each);
        self.after_apostrophe = false;
    }

    /// Most text is of these letters, so they are taken by the run.
    fn push_ascii(&mut self, at: usize, letters: &str) {
        if self.word.is_empty() {
            self.start = at;
        }
        if self.word.len() <= LONGEST_WORD {
            // one more than the longest is enough to know that it is too long
            let room = LONGEST_WORD + 1 - self.word.len();
            let before = self.word.len();
            self.word.push_str(&letters[..letters.len().min(room)]);
            self.word[before..].make_ascii_lowercase();
        }
    }

    fn push(&mut self, at: usize, c: char) {
        if self.word.is_empty() {
            self.start = at;
        }
        if self.word.len() <= LONGEST_WORD {
            let plain = std::iter::once(c).nfkd().filter(|c| !is_accent(*c));
            self.word.extend(plain.flat_map(char::to_lowercase));
        }
    }

    fn flush(&mut self, end: usize, each: &mut impl FnMut(Token<'_>)) {
        let after_apostrophe = std::mem::take(&mut self.after_apostrophe);
        if self.word.is_empty() {
            return;
        }
        let letter = self.word.len() == 1 && !self.word.as_bytes()[0].is_ascii_digit();
        if letter || self.word.len() > LONGEST_WORD {
            // the s of "driver's" does not part the phrase "driver's reply"
            if !(letter && after_apostrophe) {
                each(Token::Break);
            }
        } else {
            each(Token::Word(&self.word, self.start..end));
        }
        self.word.clear();
    }
}

/// How many ASCII letters and digits the text begins with.
fn ascii_letters(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_alphanumeric).count()
}

fn is_word_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || (!c.is_ascii() && (c.is_alphanumeric() || is_combining_mark(c)))
}

/// Accents on letters of European scripts; the marks of other scripts are kept.
fn is_accent(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// Scripts written without spaces between words.
fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3134f}')
}

fn is_code_mark(c: char) -> bool {
    c == '+' || c == '#'
}

/// Characters that part words and yet leave them one phrase: "bike-lane", "and/or".
fn joins_words(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{a0}' | '-' | '\u{2010}' | '\u{2011}' | '/' | '_' | '\'' | '’')
}

fn is_stop_word(word: &str) -> bool {
    word.len() <= 10 && STOP_WORDS.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let mut out = Vec::new();
        Tokenizer::default().run(text, |token| {
            out.push(match token {
                Token::Word(word, _) => index_form(word).unwrap_or_else(|| "|".to_owned()),
                Token::Break => "|".to_owned(),
            });
        });
        out
    }

    #[test]
    fn function_words_are_sorted_for_the_search() {
        assert!(STOP_WORDS.is_sorted());
    }

    #[test]
    fn plurals_function_words_and_punctuation() {
        assert_eq!(
            words("Cities with the raised crossings, boxes; buses"),
            ["city", "|", "|", "rais", "cross", "|", "box", "|", "bus"]
        );
        assert_eq!(words("glass bus thesis"), ["glass", "bus", "thesis"]);
    }

    #[test]
    fn apostrophes_keep_the_phrase() {
        assert_eq!(words("driver's reply"), ["driver", "reply"]);
        assert_eq!(words("drivers’ reply"), ["driver", "reply"]);
    }

    #[test]
    fn code_words_stay_whole() {
        assert_eq!(
            words("C++ and C#, planning+design"),
            ["c++", "|", "c#", "|", "plan", "|", "design"]
        );
    }

    #[test]
    fn accents_scripts_and_spaceless_writing() {
        assert_eq!(words("Café CAFE\u{301} Straße"), ["cafe", "cafe", "straße"]);
        assert_eq!(words("自転車"), ["自", "転", "車"]);
        assert_eq!(words("Велосипед"), ["велосипед"]);
    }

    #[test]
    fn nothing_but_noise() {
        assert_eq!(words(""), Vec::<String>::new());
        assert_eq!(words("the of a"), ["|", "|", "|"]);
        assert_eq!(words(&"x".repeat(100_000)), ["|"]);
    }

    #[test]
    fn spans_point_into_the_text() {
        let text = "Größere Kreuzungen; ok 車";
        Tokenizer::default().run(text, |token| {
            if let Token::Word(_, span) = token {
                assert!(text.get(span).is_some());
            }
        });
    }
}
