//! The index as bytes, and back. Whatever the bytes are, reading them gives an index or an
//! error.
//!
//! Form, numbers with the least byte first: "FKPROF", the version in two bytes; how many people
//! and words, in eight each; ids of people, rising, then words in the order of their numbers,
//! each as ends (4 bytes each), the length of the text (8) and the text; for each
//! chunk the classes of length (1 each), starts (4 each), places (2 each), times (1 each). At the end the
//! CRC-32 of all before it.

use std::collections::HashMap;

use thiserror::Error;

use super::{CHUNK, Chunk, Names, Profiles, class};
use crate::builder::count;

const MAGIC: &[u8; 6] = b"FKPROF";
const VERSION: u16 = 1;

/// Why bytes are no index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ProfilesError {
    /// They are something else.
    #[error("this is no index of profiles")]
    Other,
    /// They were written by a program with another form.
    #[error("the index of profiles has form {0}, and this program reads form 1; build it anew")]
    Version(u16),
    /// They aren't as they were written.
    #[error("the index of profiles is damaged; build it anew")]
    Damaged,
}

impl Profiles {
    /// Everything, as bytes for [`from_bytes`](Self::from_bytes). Settles first.
    #[must_use]
    pub fn to_bytes(&mut self) -> Vec<u8> {
        self.settle();
        let postings: usize = self.chunks.iter().map(|chunk| chunk.places.len()).sum();
        let mut out = Vec::with_capacity(
            postings * 3
                + self.chunks.len() * (self.words.len() + 1) * 4
                + self.people * 5
                + self.ids.text.len()
                + self.words.len() * 24,
        );
        out.extend_from_slice(MAGIC);
        out.extend_from_slice(&VERSION.to_le_bytes());
        put_count(&mut out, self.people);
        put_count(&mut out, self.words.len());
        put_names(&mut out, &self.ids);
        let mut by_number: Vec<(&u32, &str)> =
            self.words.iter().map(|(word, number)| (number, word.as_ref())).collect();
        by_number.sort_unstable();
        let mut words = Names::default();
        for (_, word) in by_number {
            words.push(word);
        }
        put_names(&mut out, &words);
        for chunk in &self.chunks {
            out.extend_from_slice(&chunk.lengths);
            // words that came after the last settling have no start of their own
            let last = chunk.starts.last().copied().unwrap_or(0);
            let starts = chunk.starts.iter().copied().chain(std::iter::repeat(last));
            for start in starts.take(self.words.len() + 1) {
                out.extend_from_slice(&start.to_le_bytes());
            }
            for place in &chunk.places {
                out.extend_from_slice(&place.to_le_bytes());
            }
            out.extend_from_slice(&chunk.times);
        }
        let sum = crc32fast::hash(&out);
        out.extend_from_slice(&sum.to_le_bytes());
        out
    }

    /// The index that [`to_bytes`](Self::to_bytes) wrote.
    ///
    /// # Errors
    /// When the bytes are something else, of another version, or damaged.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ProfilesError> {
        let rest = bytes.strip_prefix(MAGIC).ok_or(ProfilesError::Other)?;
        let (version, _) = rest.split_first_chunk::<2>().ok_or(ProfilesError::Damaged)?;
        let version = u16::from_le_bytes(*version);
        if version != VERSION {
            return Err(ProfilesError::Version(version));
        }
        let (body, sum) = bytes.split_last_chunk::<4>().ok_or(ProfilesError::Damaged)?;
        if crc32fast::hash(body) != u32::from_le_bytes(*sum) {
            return Err(ProfilesError::Damaged);
        }
        let body = body.get(MAGIC.len() + 2..).ok_or(ProfilesError::Damaged)?;
        read(&mut Source(body)).ok_or(ProfilesError::Damaged)
    }
}

fn put_count(out: &mut Vec<u8>, count: usize) {
    out.extend_from_slice(&(count as u64).to_le_bytes());
}

fn put_names(out: &mut Vec<u8>, names: &Names) {
    for end in &names.ends {
        out.extend_from_slice(&end.to_le_bytes());
    }
    put_count(out, names.text.len());
    out.extend_from_slice(names.text.as_bytes());
}

/// Bytes not yet read.
struct Source<'a>(&'a [u8]);

impl<'a> Source<'a> {
    fn take(&mut self, count: usize, size: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count.checked_mul(size)?)?;
        self.0 = rest;
        Some(taken)
    }

    fn count(&mut self) -> Option<usize> {
        let bytes = self.take(1, 8)?.first_chunk::<8>()?;
        usize::try_from(u64::from_le_bytes(*bytes)).ok()
    }

    fn numbers(&mut self, count: usize) -> Option<Vec<u32>> {
        let (numbers, _) = self.take(count, 4)?.as_chunks::<4>();
        Some(numbers.iter().map(|bytes| u32::from_le_bytes(*bytes)).collect())
    }

    fn names(&mut self, count: usize) -> Option<Names> {
        let ends = self.numbers(count)?;
        let length = self.count()?;
        let text = std::str::from_utf8(self.take(length, 1)?).ok()?;
        let mut names = Names::with_capacity(length, count);
        let mut start = 0;
        for end in ends {
            names.push(text.get(start..end as usize)?);
            start = end as usize;
        }
        (start == length).then_some(names)
    }
}

fn read(source: &mut Source<'_>) -> Option<Profiles> {
    let (people, words) = (source.count()?, source.count()?);
    let ids = source.names(people)?;
    let names = source.names(words)?;
    if (1..ids.len()).any(|at| ids.get(at - 1) >= ids.get(at)) {
        return None;
    }
    let numbered = (0..names.len()).map(|at| (names.get(at).into(), count(at)));
    let numbered: HashMap<Box<str>, u32> = numbered.collect();
    if numbered.len() != words {
        return None;
    }
    let mut profiles = Profiles {
        words: numbered,
        holders: vec![0; words],
        most_times: vec![0; words],
        shortest: u8::MAX,
        gone: vec![false; people],
        ids,
        ..Profiles::default()
    };
    let mut left = people;
    while left > 0 {
        let here = left.min(CHUNK);
        profiles.take_in(chunk(source, here, words)?);
        left -= here;
    }
    source.0.is_empty().then_some(profiles)
}

fn chunk(source: &mut Source<'_>, people: usize, words: usize) -> Option<Chunk> {
    let lengths = source.take(people, 1)?.to_vec();
    let starts = source.numbers(words.checked_add(1)?)?;
    if starts.first() != Some(&0) || !starts.is_sorted() {
        return None;
    }
    let postings = *starts.last()? as usize;
    let (places, _) = source.take(postings, 2)?.as_chunks::<2>();
    let places: Vec<u16> = places.iter().map(|bytes| u16::from_le_bytes(*bytes)).collect();
    let times = source.take(postings, 1)?.to_vec();
    let chunk = Chunk { lengths, starts, places, times };
    let mut own = vec![0_u64; people];
    for word in 0..words {
        let range = chunk.range(word);
        if !chunk.places[range.clone()].is_sorted_by(|a, b| a < b) {
            return None;
        }
        for at in range {
            *own.get_mut(usize::from(chunk.places[at]))? += u64::from(chunk.times[at]);
        }
    }
    let lengths = own.into_iter().map(class).eq(chunk.lengths.iter().copied());
    (lengths && !chunk.times.contains(&0)).then_some(chunk)
}
