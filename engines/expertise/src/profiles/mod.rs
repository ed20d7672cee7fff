//! A first look among a million: who wrote about these words, in a moment.
//!
//! [`rank`](crate::rank()) weighs every piece of evidence with care; this finds, among very
//! many people, the few hundred worth that care. All of a person's words are one bag.
//!
//! Method: BM25 over single words, with k₁ = 1.2 and b = .75. A word of whom *n* of *N*
//! people have it weighs ln(1 + (N − n + ½)/(n + ½)); a person who has it *t* times in *l*
//! words gets that times t·(k₁ + 1)/(t + k₁·(1 − b + b·l/mean)). Each product is rounded down to
//! 1/65,536 and the sums are of whole numbers, so their order makes no difference. Above 31
//! words, *l* is rounded down to five binary digits.
//!
//! People lie in chunks of 65,536. In a chunk, the words that could still lift somebody new
//! among the best are added up; the others only top up those who have points already
//! (MaxScore). The answer is exactly that of looking at everybody, which a test compares.
//!
//! Changes are seen by the next search and need no rebuild: the person is marked as gone from
//! their chunk and kept aside, until [`settle`](Profiles::settle) puts them in. Counts are
//! kept true, so an index after any changes answers as one built anew.
//!
//! Needs: 3 bytes for each person and word, and 4 for each word and chunk. Complexity: at worst
//! the people who have any of the words; a change, a search in the list of each word.
//!
//! Reference: Robertson, Zaragoza, *The Probabilistic Relevance Framework: BM25 and Beyond*
//! (2009); Turtle, Flood, *Query evaluation: strategies and optimizations* (1995).

mod build;
mod bytes;
mod change;
mod search;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, HashMap};

pub use build::ProfilesBuilder;
pub use bytes::ProfilesError;

/// People in a chunk.
const CHUNK: usize = 1 << 16;

/// Somebody found.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// The id of the person.
    pub person: String,
    /// More is better; comparable within one search only.
    pub score: f64,
}

/// People and their words, ready to be searched.
///
/// ```
/// use folkmoot_expertise::profiles::{Profiles, ProfilesBuilder};
///
/// let mut builder = ProfilesBuilder::new();
/// builder.add("amina", "Road safety audits of raised crossings");
/// builder.add("ben", "Sourdough at low temperatures");
/// let mut profiles = builder.build();
/// assert_eq!(profiles.search("safe crossings", 10)[0].person, "amina");
///
/// profiles.add("ben", "Lollipop man at the crossing by the school");
/// assert_eq!(profiles.search("school crossing", 10)[0].person, "ben");
///
/// let kept = profiles.to_bytes();
/// let again = Profiles::from_bytes(&kept)?;
/// assert_eq!(again.search("school crossing", 10)[0].person, "ben");
/// # Ok::<(), folkmoot_expertise::profiles::ProfilesError>(())
/// ```
#[derive(Debug, Default)]
pub struct Profiles {
    words: HashMap<Box<str>, u32>,
    /// Of each word, how many people have it now.
    holders: Vec<u32>,
    /// Of each word, the most times that somebody in a chunk has it.
    most_times: Vec<u8>,
    /// No one in a chunk has a lesser class of length.
    shortest: u8,
    /// Ids of people in chunks, rising.
    ids: Names,
    chunks: Vec<Chunk>,
    /// For each person in a chunk whether they are gone from it.
    gone: Vec<bool>,
    /// People who aren't in a chunk yet.
    aside: BTreeMap<Box<str>, Bag>,
    /// How many people there are now, and how many words they have in all.
    people: usize,
    length: u64,
}

/// Word and how often, by rising word, up to 255 times.
type Bag = Vec<(u32, u8)>;

/// Up to [`CHUNK`] people, by word.
#[derive(Debug, Default)]
struct Chunk {
    /// Of each person, their [`class`] of length.
    lengths: Vec<u8>,
    /// Of each word known when this was made, where its postings start; one more at the end.
    starts: Vec<u32>,
    /// Places in the chunk, rising within a word.
    places: Vec<u16>,
    times: Vec<u8>,
}

impl Chunk {
    fn range(&self, word: usize) -> std::ops::Range<usize> {
        match self.starts.get(word..word + 2) {
            Some(&[start, end]) => start as usize..end as usize,
            _ => 0..0,
        }
    }

    /// How often the person at the place has the word; 0 if they don't.
    fn times_of(&self, word: usize, place: u16) -> u8 {
        let range = self.range(word);
        let found = self.places[range.clone()].binary_search(&place);
        found.map_or(0, |at| self.times[range.start + at])
    }
}

/// Many short texts in one.
#[derive(Debug, Default)]
struct Names {
    text: String,
    ends: Vec<u32>,
}

impl Names {
    fn push(&mut self, name: &str) {
        self.text.push_str(name);
        self.ends.push(crate::builder::count(self.text.len()));
    }

    fn len(&self) -> usize {
        self.ends.len()
    }

    fn get(&self, at: usize) -> &str {
        let start = if at == 0 { 0 } else { self.ends[at - 1] as usize };
        &self.text[start..self.ends[at] as usize]
    }

    /// The place of a name, if names are rising.
    fn find(&self, name: &str) -> Option<usize> {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low.midpoint(high);
            match self.get(middle).cmp(name) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Equal => return Some(middle),
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        None
    }
}

impl Profiles {
    /// How many people there are.
    pub fn len(&self) -> usize {
        self.people
    }

    /// Whether there is nobody.
    pub fn is_empty(&self) -> bool {
        self.people == 0
    }

    /// How many people wait for [`settle`](Self::settle). Searches look at them one by one:
    /// a thousand take about as long as the search itself.
    pub fn waiting(&self) -> usize {
        self.aside.len()
    }
}

/// The words of a bag, each as often as it counts.
fn length(bag: &[(u32, u8)]) -> u64 {
    bag.iter().map(|(_, times)| u64::from(*times)).sum()
}

/// A length in one byte: exact below 32, then five binary digits.
fn class(length: u64) -> u8 {
    if length < 32 {
        return u8::try_from(length).unwrap_or(u8::MAX);
    }
    let shift = u64::from(59 - length.leading_zeros());
    u8::try_from(32 + (shift - 1) * 16 + ((length >> shift) - 16)).unwrap_or(u8::MAX)
}

/// The least length of a class.
fn length_of(class: u8) -> u64 {
    let class = u64::from(class);
    if class < 32 {
        return class;
    }
    (16 + class % 16) << ((class - 32) / 16 + 1)
}
