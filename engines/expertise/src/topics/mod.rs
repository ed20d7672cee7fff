//! Text into ESCO topics: what a piece of evidence is about, in the words of a common list.
//!
//! Method: the text is cut into sentences. A sentence and a label are near by the words
//! they share (cosine of rarity-weighted words) and by meaning (cosine of summed word
//! vectors); the two are added, and the text's best sentence speaks for it. A label that
//! shares no word must be [`NEAR_ENOUGH`] by meaning, so that "no topic" is an answer.
//!
//! Needs: text in English for the meaning; shared words work for labels in any language.
//! Complexity: sentences × labels × 256 multiplications, about 4 million a sentence.
//!
//! Measured on sentences annotated with ESCO skills: `docs/methods/expertise.md`.

mod lexical;
mod table;
mod word_pieces;

use lexical::Lexical;
use table::Table;
pub use table::TopicsError;

/// How near a label must be by meaning if it shares no word with the text, −1 to 1.
pub const NEAR_ENOUGH: f32 = 0.5;
/// Sentences of a text that are looked at, from its beginning.
pub const MOST_SENTENCES: usize = 100;
/// What shared words count beside meaning, which counts 1.
const SHARED_WEIGHT: f32 = 1.0;

const TABLE: &[u8] = include_bytes!("../../data/esco-static-256-i8.safetensors");
const VOCABULARY: &str = include_str!("../../data/vocabulary.txt");
const SKILLS: &str = include_str!("../../data/esco-skills.tsv");

/// A topic as a list has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Its id; in the list that comes along, the last part of the ESCO address.
    pub id: String,
    /// Its name.
    pub text: String,
}

/// A topic of a text, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Topic<'a> {
    /// The id of the label.
    pub id: &'a str,
    /// The name of the label.
    pub label: &'a str,
    /// `meaning` and `shared` together; more is nearer, at most 2.
    pub score: f32,
    /// How near the sentence is by meaning, −1 to 1.
    pub meaning: f32,
    /// How near it is by the words it shares, 0 to 1.
    pub shared: f32,
    /// The words it shares with the label, as the label writes them.
    pub words: Vec<String>,
    /// The sentence that speaks for it.
    pub sentence: &'a str,
}

/// A list of topics, ready to be compared with texts. About 30 MB.
#[derive(Debug)]
pub struct Topics {
    labels: Vec<Label>,
    vectors: Vec<f32>,
    lexical: Lexical,
    table: Table,
}

impl Topics {
    /// The English skills and kinds of knowledge of ESCO, which come along.
    ///
    /// ```
    /// use folkmoot_expertise::topics::Topics;
    /// let topics = Topics::built_in()?;
    /// let found = topics.of("I have repaired bicycles for ten years", 5);
    /// assert_eq!(found[0].label, "perform repairs on bicycles");
    /// assert_eq!(found[0].words, ["repairs", "bicycles"]);
    /// assert!(topics.of("", 5).is_empty());
    /// # Ok::<(), folkmoot_expertise::topics::TopicsError>(())
    /// ```
    ///
    /// # Errors
    /// When the data of this build is broken.
    pub fn built_in() -> Result<Self, TopicsError> {
        let labels = SKILLS.lines().filter_map(|line| line.split_once('\t'));
        let labels = labels.map(|(id, text)| Label { id: id.to_owned(), text: text.to_owned() });
        Self::with_labels(labels.collect())
    }

    /// A list of one's own, with the word vectors that come along.
    ///
    /// # Errors
    /// When the data of this build is broken.
    pub fn with_labels(labels: Vec<Label>) -> Result<Self, TopicsError> {
        Self::load(TABLE, VOCABULARY, labels)
    }

    /// Labels, word pieces one a line, and their vectors as safetensors: `embeddings`, an i8
    /// for each piece and dimension, and `scale`, an f32 for each piece.
    ///
    /// # Errors
    /// When the table can't be read, or has not a row for each word piece.
    pub fn load(table: &[u8], vocabulary: &str, labels: Vec<Label>) -> Result<Self, TopicsError> {
        let table = Table::load(table, vocabulary)?;
        let vectors = labels.iter().flat_map(|label| table.vector(&label.text)).collect();
        let lexical = Lexical::new(labels.iter().map(|label| label.text.as_str()));
        Ok(Self { labels, vectors, lexical, table })
    }

    /// How many topics there are to choose from.
    pub fn len(&self) -> usize {
        self.labels.len()
    }

    /// Whether the list is empty.
    pub fn is_empty(&self) -> bool {
        self.labels.is_empty()
    }

    /// The topics of a text, nearest first, at most `most`; of two alike the one that comes
    /// first in the list. Nothing for a text that is near none.
    pub fn of<'a>(&'a self, text: &'a str, most: usize) -> Vec<Topic<'a>> {
        let mut best: Vec<Option<Near<'a>>> = vec![None; self.labels.len()];
        for sentence in sentences(text).take(MOST_SENTENCES) {
            self.compare(sentence, &mut best);
        }
        let mut found: Vec<(usize, Near<'a>)> = best
            .into_iter()
            .enumerate()
            .filter_map(|(label, near)| near.map(|near| (label, near)))
            .filter(|(_, near)| near.shared > 0.0 || near.meaning >= NEAR_ENOUGH)
            .collect();
        found.sort_by(|(a, one), (b, other)| {
            other.score().total_cmp(&one.score()).then_with(|| a.cmp(b))
        });
        found.truncate(most);
        let topics = found.into_iter().filter_map(|(at, near)| {
            let label = self.labels.get(at)?;
            Some(Topic {
                id: &label.id,
                label: &label.text,
                score: near.score(),
                meaning: near.meaning,
                shared: near.shared,
                words: lexical::shared_words(&label.text, near.sentence),
                sentence: near.sentence,
            })
        });
        topics.collect()
    }

    fn compare<'a>(&self, sentence: &'a str, best: &mut [Option<Near<'a>>]) {
        let vector = self.table.vector(sentence);
        let shared = self.lexical.compare(sentence);
        let labels = self.vectors.chunks_exact(self.table.width()).zip(shared);
        for (best, (label, shared)) in best.iter_mut().zip(labels) {
            let near = Near { meaning: dot(&vector, label), shared, sentence };
            if best.is_none_or(|best| near.score() > best.score()) {
                *best = Some(near);
            }
        }
    }
}

/// How near a sentence is to a label.
#[derive(Debug, Clone, Copy)]
struct Near<'a> {
    meaning: f32,
    shared: f32,
    sentence: &'a str,
}

impl Near<'_> {
    fn score(&self) -> f32 {
        self.meaning + SHARED_WEIGHT * self.shared
    }
}

/// Sums in eight lanes: fast, and the same on every machine.
fn dot(one: &[f32], other: &[f32]) -> f32 {
    let mut lanes = [0.0f32; 8];
    for (one, other) in one.chunks_exact(8).zip(other.chunks_exact(8)) {
        for ((lane, a), b) in lanes.iter_mut().zip(one).zip(other) {
            *lane += a * b;
        }
    }
    lanes.iter().sum()
}

/// Pieces of a text between ends of sentences, semicolons and line ends.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    let pieces = std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let end = sentence_end(rest);
        let (piece, after) = rest.split_at(end);
        rest = after;
        Some(piece)
    });
    pieces.map(str::trim).filter(|piece| piece.chars().any(char::is_alphanumeric))
}

/// Where the first sentence ends, behind its mark; a full stop within a word ends nothing.
fn sentence_end(text: &str) -> usize {
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let before_space = chars.peek().is_none_or(|(_, next)| next.is_whitespace());
        let ends = match c {
            '\n' | '。' | '！' | '？' => true,
            '.' | '!' | '?' | ';' => before_space,
            _ => false,
        };
        if ends {
            return at + c.len_utf8();
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_at_their_marks() {
        let text = "I plan streets. Version 2.0 of it!\n\nAnd; node.js ...";
        let found: Vec<&str> = sentences(text).collect();
        assert_eq!(found, ["I plan streets.", "Version 2.0 of it!", "And;", "node.js ..."]);
    }
}
