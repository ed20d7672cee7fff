//! What a dump needs to remember, kept in temporary files so that memory
//! stays small however large the dump is.

use std::collections::{BTreeMap, HashMap};
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

use folkmoot_model::{DailyRating, Day};

use crate::evidence::ByDay;

/// Bytes of one page of a [`PagedFile`].
const PAGE: usize = 4096;
/// Pages kept in memory by one [`PagedFile`]: 4 MiB.
const PAGES: usize = 1024;
/// Votes kept in memory before they are written: 16 MiB.
pub(crate) const VOTES: usize = 2 << 20;
/// Ids whose votes are fetched together, as a power of two.
const BUCKET_BITS: u32 = 14;
/// Buckets of votes kept at a time; more than one only helps where answers
/// are not in the order of their ids.
const BUCKETS: usize = 4;

/// Makes a temporary file that is gone when it is closed.
pub(crate) fn temporary(folder: Option<&Path>) -> io::Result<File> {
    folder.map_or_else(tempfile::tempfile, tempfile::tempfile_in)
}

/// A set of ids; memory is 4 KiB for each stretch of 32,768 ids in use, and
/// so at most 1 bit for each possible id: 256 MiB for ids up to 2³¹.
#[derive(Debug, Default)]
pub(crate) struct IdSet {
    blocks: Vec<Option<Box<[u64; 512]>>>,
}

impl IdSet {
    /// Adds an id; false if it was there.
    pub(crate) fn insert(&mut self, id: u32) -> bool {
        let (block, word, bit) = Self::place(id);
        if self.blocks.len() <= block {
            self.blocks.resize_with(block + 1, || None);
        }
        let word = &mut self.blocks[block].get_or_insert_with(|| Box::new([0; 512]))[word];
        let new = *word & bit == 0;
        *word |= bit;
        new
    }

    pub(crate) fn contains(&self, id: u32) -> bool {
        let (block, word, bit) = Self::place(id);
        let block = self.blocks.get(block).and_then(Option::as_ref);
        block.is_some_and(|words| words[word] & bit != 0)
    }

    /// All ids in rising order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        let blocks = (0_u32..).zip(&self.blocks);
        let blocks = blocks.filter_map(|(at, block)| Some((at << 15, block.as_ref()?)));
        blocks.flat_map(|(base, words)| {
            (0_u32..).zip(words.iter()).flat_map(move |(at, word)| {
                let bits = (0..64).filter(move |bit| word >> bit & 1 == 1);
                bits.map(move |bit| base + at * 64 + bit)
            })
        })
    }

    fn place(id: u32) -> (usize, usize, u64) {
        ((id >> 15) as usize, (id >> 6 & 511) as usize, 1 << (id & 63))
    }
}

/// A temporary file read and written anywhere, with the pages last used kept
/// in memory. What was never written reads as zeros.
#[derive(Debug)]
struct PagedFile {
    file: File,
    places: HashMap<u64, usize>,
    pages: Vec<Page>,
    hand: usize,
}

#[derive(Debug)]
struct Page {
    number: u64,
    bytes: Box<[u8]>,
    changed: bool,
    used: bool,
}

impl PagedFile {
    fn new(folder: Option<&Path>) -> io::Result<Self> {
        let file = temporary(folder)?;
        Ok(Self { file, places: HashMap::new(), pages: Vec::new(), hand: 0 })
    }

    fn write(&mut self, mut offset: u64, mut bytes: &[u8]) -> io::Result<()> {
        while !bytes.is_empty() {
            let (page, start) = self.page(offset)?;
            let count = bytes.len().min(PAGE - start);
            page.bytes[start..start + count].copy_from_slice(&bytes[..count]);
            page.changed = true;
            bytes = &bytes[count..];
            offset += count as u64;
        }
        Ok(())
    }

    fn read(&mut self, mut offset: u64, mut bytes: &mut [u8]) -> io::Result<()> {
        while !bytes.is_empty() {
            let (page, start) = self.page(offset)?;
            let count = bytes.len().min(PAGE - start);
            let (now, later) = bytes.split_at_mut(count);
            now.copy_from_slice(&page.bytes[start..start + count]);
            bytes = later;
            offset += count as u64;
        }
        Ok(())
    }

    fn page(&mut self, offset: u64) -> io::Result<(&mut Page, usize)> {
        let number = offset / PAGE as u64;
        let start = usize::try_from(offset % PAGE as u64).unwrap_or(0);
        let place = match self.places.get(&number) {
            Some(place) => *place,
            None => self.load(number)?,
        };
        let page = &mut self.pages[place];
        page.used = true;
        Ok((page, start))
    }

    fn load(&mut self, number: u64) -> io::Result<usize> {
        let place = if self.pages.len() < PAGES {
            let bytes = vec![0; PAGE].into_boxed_slice();
            self.pages.push(Page { number, bytes, changed: false, used: true });
            self.pages.len() - 1
        } else {
            self.make_room()?
        };
        let page = &mut self.pages[place];
        self.file.seek(SeekFrom::Start(number * PAGE as u64))?;
        page.number = number;
        page.changed = false;
        let mut filled = 0;
        while filled < PAGE {
            match self.file.read(&mut page.bytes[filled..]) {
                Ok(0) => break,
                Ok(count) => filled += count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        page.bytes[filled..].fill(0);
        self.places.insert(number, place);
        Ok(place)
    }

    /// Frees a page that was not used since the hand last came by.
    fn make_room(&mut self) -> io::Result<usize> {
        while std::mem::take(&mut self.pages[self.hand].used) {
            self.hand = (self.hand + 1) % PAGES;
        }
        let place = self.hand;
        self.hand = (place + 1) % PAGES;
        let page = &self.pages[place];
        if page.changed {
            self.file.seek(SeekFrom::Start(page.number * PAGE as u64))?;
            self.file.write_all(&page.bytes)?;
        }
        self.places.remove(&page.number);
        Ok(place)
    }
}

/// A text for each id, in temporary files; at most 8 MiB of memory.
#[derive(Debug)]
pub(crate) struct TextsById {
    /// For each id eight bytes: where its text begins, plus one.
    index: PagedFile,
    /// Four bytes of length and the text, one after another.
    texts: PagedFile,
    end: u64,
}

impl TextsById {
    pub(crate) fn new(folder: Option<&Path>) -> io::Result<Self> {
        Ok(Self { index: PagedFile::new(folder)?, texts: PagedFile::new(folder)?, end: 0 })
    }

    /// Keeps a text; one that was there before is replaced.
    pub(crate) fn insert(&mut self, id: u32, text: &str) -> io::Result<()> {
        let length = u32::try_from(text.len()).map_err(io::Error::other)?;
        self.index.write(u64::from(id) * 8, &(self.end + 1).to_le_bytes())?;
        self.texts.write(self.end, &length.to_le_bytes())?;
        self.texts.write(self.end + 4, text.as_bytes())?;
        self.end += 4 + u64::from(length);
        Ok(())
    }

    pub(crate) fn get(&mut self, id: u32) -> io::Result<Option<String>> {
        let mut offset = [0; 8];
        self.index.read(u64::from(id) * 8, &mut offset)?;
        let Some(offset) = u64::from_le_bytes(offset).checked_sub(1) else { return Ok(None) };
        let mut length = [0; 4];
        self.texts.read(offset, &mut length)?;
        let mut text = vec![0; u32::from_le_bytes(length) as usize];
        self.texts.read(offset + 4, &mut text)?;
        String::from_utf8(text).map(Some).map_err(io::Error::other)
    }
}

/// Votes by id and day. Up to 2 million (16 MiB) stay in memory; more go to a
/// temporary file in sorted runs, with 24 bytes in memory for each stretch of
/// 16,384 ids in a run. The votes of four such stretches are kept at a time.
#[derive(Debug)]
pub(crate) struct Votes {
    folder: Option<std::path::PathBuf>,
    file: Option<File>,
    /// A vote is one number: id, day and direction, so that sorting groups it.
    recent: Vec<u64>,
    written: u64,
    capacity: usize,
    /// For each stretch of ids the runs it has in the file: start and length.
    runs: BTreeMap<u32, Vec<(u64, u32)>>,
    loaded: Vec<(u32, Vec<u64>)>,
}

/// Days are counted from far before any vote so that they are positive.
const DAY_ZERO: i32 = 1 << 20;

impl Votes {
    pub(crate) fn new(folder: Option<&Path>, capacity: usize) -> Self {
        Self {
            folder: folder.map(Path::to_owned),
            file: None,
            recent: Vec::new(),
            written: 0,
            capacity,
            runs: BTreeMap::new(),
            loaded: Vec::new(),
        }
    }

    pub(crate) fn add(&mut self, id: u32, day: Day, up: bool) -> io::Result<()> {
        let day = u32::try_from(day.as_days() + DAY_ZERO).unwrap_or(0);
        self.recent.push(u64::from(id) << 32 | u64::from(day) << 1 | u64::from(up));
        if self.recent.len() >= self.capacity { self.write_run() } else { Ok(()) }
    }

    /// Call after the last [`Votes::add`] and before [`Votes::of`].
    pub(crate) fn seal(&mut self) -> io::Result<()> {
        if self.file.is_some() {
            self.write_run()?;
            self.recent = Vec::new();
        }
        self.recent.sort_unstable();
        Ok(())
    }

    fn write_run(&mut self) -> io::Result<()> {
        self.recent.sort_unstable();
        let file = match self.file.take() {
            Some(file) => file,
            None => temporary(self.folder.as_deref())?,
        };
        let mut out = io::BufWriter::new(file);
        for stretch in self.recent.chunk_by(|a, b| bucket(*a) == bucket(*b)) {
            let length = u32::try_from(stretch.len()).map_err(io::Error::other)?;
            self.runs.entry(bucket(stretch[0])).or_default().push((self.written, length));
            self.written += u64::from(length);
            for vote in stretch {
                out.write_all(&vote.to_le_bytes())?;
            }
        }
        self.file = Some(out.into_inner().map_err(io::IntoInnerError::into_error)?);
        self.recent.clear();
        Ok(())
    }

    /// All votes on an id, by day.
    pub(crate) fn of(&mut self, id: u32) -> io::Result<Vec<DailyRating>> {
        let wanted = bucket(u64::from(id) << 32);
        let votes = if self.file.is_none() {
            &self.recent
        } else {
            let place = match self.loaded.iter().position(|(bucket, _)| *bucket == wanted) {
                Some(place) => place,
                None => self.load(wanted)?,
            };
            &self.loaded[place].1
        };
        let start = votes.partition_point(|vote| vote >> 32 < u64::from(id));
        let mut days = ByDay::default();
        for vote in votes[start..].iter().take_while(|vote| *vote >> 32 == u64::from(id)) {
            let day = i32::try_from(vote >> 1 & 0x7FFF_FFFF).unwrap_or(0) - DAY_ZERO;
            let up = u32::from(vote & 1 == 1);
            days.add(Day::from_days(day), up, 1 - up);
        }
        Ok(days.into_ratings())
    }

    fn load(&mut self, wanted: u32) -> io::Result<usize> {
        let mut votes = Vec::new();
        if let Some(file) = &mut self.file {
            for (start, length) in self.runs.get(&wanted).into_iter().flatten() {
                let mut bytes = vec![0; *length as usize * 8];
                file.seek(SeekFrom::Start(start * 8))?;
                file.read_exact(&mut bytes)?;
                let words = bytes.chunks_exact(8).map(|word| {
                    word.iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte))
                });
                votes.extend(words);
            }
        }
        votes.sort_unstable();
        if self.loaded.len() == BUCKETS {
            self.loaded.remove(0);
        }
        self.loaded.push((wanted, votes));
        Ok(self.loaded.len() - 1)
    }
}

fn bucket(vote: u64) -> u32 {
    u32::try_from(vote >> (32 + BUCKET_BITS)).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn id_sets_are_sets(ids in prop::collection::vec(0_u32..200_000, 0..99)) {
            let (mut set, mut known) = (IdSet::default(), BTreeSet::new());
            for id in &ids {
                prop_assert_eq!(set.insert(*id), known.insert(*id));
            }
            prop_assert_eq!(set.iter().collect::<Vec<_>>(), known.into_iter().collect::<Vec<_>>());
            prop_assert!(ids.iter().all(|id| set.contains(*id)));
        }

        #[test]
        fn votes_add_up_in_memory_and_on_disk(
            votes in prop::collection::vec((0_u32..60_000, 0_i32..3, any::<bool>()), 0..200),
            capacity in 1_usize..60,
        ) {
            let (mut small, mut large) = (Votes::new(None, capacity), Votes::new(None, VOTES));
            for (id, day, up) in &votes {
                small.add(*id, Day::from_days(*day), *up).unwrap();
                large.add(*id, Day::from_days(*day), *up).unwrap();
            }
            small.seal().unwrap();
            large.seal().unwrap();
            for (id, ..) in &votes {
                let ratings = small.of(*id).unwrap();
                let ups: u32 = ratings.iter().map(|rating| rating.up).sum();
                let wanted = votes.iter().filter(|(other, _, up)| other == id && *up).count();
                prop_assert_eq!(ups as usize, wanted);
                prop_assert_eq!(ratings, large.of(*id).unwrap());
            }
        }
    }

    #[test]
    fn texts_come_back_in_any_order() {
        let mut texts = TextsById::new(None).unwrap();
        let ids: Vec<u32> = (0..20_000).map(|i| i * 7_919 % 20_011).collect();
        for id in &ids {
            texts.insert(*id, &format!("text {id} {}", "é".repeat(*id as usize % 90))).unwrap();
        }
        texts.insert(2_000_000_000, "far").unwrap();
        for id in ids.iter().rev() {
            let text = texts.get(*id).unwrap().unwrap();
            assert!(text.starts_with(&format!("text {id} ")));
        }
        assert_eq!(texts.get(2_000_000_000).unwrap().as_deref(), Some("far"));
        assert_eq!(texts.get(30_000).unwrap(), None);
    }
}
