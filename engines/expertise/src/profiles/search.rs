//! The best people for some words.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use super::{CHUNK, Chunk, Hit, Profiles, class, length, length_of};
use crate::tokens::{Token, Tokenizer, index_form};

const K1: f64 = 1.2;
const B: f64 = 0.75;
/// Parts of a point that are counted.
const PARTS: f64 = 65_536.0;
/// Words of a search that are looked at, and how often each may count: so that no sum
/// outgrows 32 bits.
const MOST_WORDS: usize = 256;
const MOST_TIMES: u32 = 4;
/// A list is searched for each candidate if it is so many times longer than there are
/// candidates, else run through.
const LONGER: usize = 16;

/// A word of a search.
struct Wanted {
    word: usize,
    /// Its weight, in parts of a point.
    weight: f64,
    /// Points of somebody who has it once, by class of length.
    once: [u32; 256],
    /// No one has more points for it.
    most: u32,
}

/// What a search works with; kept from chunk to chunk.
struct Work {
    points: Vec<u32>,
    touched: Vec<u16>,
    /// The best so far: the least of them on top, of two alike the later one.
    best: BinaryHeap<Reverse<(u32, Reverse<usize>)>>,
}

impl Profiles {
    /// The best people for the words of a text, at most so many; of two alike the one whose
    /// id comes first.
    #[must_use]
    pub fn search(&self, text: &str, most: usize) -> Vec<Hit> {
        let norms = self.norms();
        let wanted = self.wanted(text, &norms);
        if wanted.is_empty() || most == 0 {
            return Vec::new();
        }
        let mut work =
            Work { points: vec![0; CHUNK], touched: Vec::new(), best: BinaryHeap::new() };
        let mut first = 0;
        for chunk in &self.chunks {
            self.look_through(chunk, first, &wanted, &norms, most, &mut work);
            first += chunk.lengths.len();
        }
        let base =
            work.best.into_iter().map(|Reverse((points, Reverse(at)))| (points, self.ids.get(at)));
        let mut hits: Vec<(u32, &str)> = base.collect();
        for (id, bag) in &self.aside {
            let norm = norms[usize::from(class(length(bag)))];
            let points = |wanted: &Wanted| {
                let at = bag.binary_search_by_key(&wanted.word, |(word, _)| *word as usize).ok()?;
                Some(points(wanted.weight, bag[at].1, norm))
            };
            let sum = wanted.iter().filter_map(points).sum();
            if sum > 0 {
                hits.push((sum, id));
            }
        }
        hits.sort_unstable_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(b.1)));
        hits.truncate(most);
        hits.into_iter()
            .map(|(points, id)| Hit { person: id.to_owned(), score: f64::from(points) / PARTS })
            .collect()
    }

    /// What a length adds below the line, by class.
    fn norms(&self) -> [f64; 256] {
        let mean = (self.length as f64 / self.people.max(1) as f64).max(1.0);
        let mut norms = [0.0; 256];
        for (norm, class) in norms.iter_mut().zip(0..=u8::MAX) {
            *norm = K1 * (1.0 - B + B * length_of(class) as f64 / mean);
        }
        norms
    }

    /// The words of a text that somebody has, those worth most first.
    fn wanted(&self, text: &str, norms: &[f64; 256]) -> Vec<Wanted> {
        let mut times: BTreeMap<u32, u32> = BTreeMap::new();
        Tokenizer::default().run(text, |token| {
            if let Token::Word(word, _) = token
                && let Some(number) =
                    index_form(word).and_then(|form| self.words.get(form.as_str()))
                && self.holders[*number as usize] > 0
                && (times.len() < MOST_WORDS || times.contains_key(number))
            {
                *times.entry(*number).or_default() += 1;
            }
        });
        let one = |(word, times): (u32, u32)| {
            let word = word as usize;
            let holders = f64::from(self.holders[word]);
            let rarity = libm::log(1.0 + (self.people as f64 - holders + 0.5) / (holders + 0.5));
            let weight = rarity * PARTS * f64::from(times.min(MOST_TIMES));
            let mut once = [0; 256];
            for (once, norm) in once.iter_mut().zip(norms) {
                *once = points(weight, 1, *norm);
            }
            // one more, so that no rounding can hide anybody
            let most =
                points(weight, self.most_times[word].max(1), norms[usize::from(self.shortest)]) + 1;
            Wanted { word, weight, once, most }
        };
        let mut wanted: Vec<Wanted> = times.into_iter().map(one).collect();
        wanted.sort_by(|a, b| b.most.cmp(&a.most).then(a.word.cmp(&b.word)));
        wanted
    }

    fn look_through(
        &self,
        chunk: &Chunk,
        first: usize,
        wanted: &[Wanted],
        norms: &[f64; 256],
        most: usize,
        work: &mut Work,
    ) {
        let bar = work.bar(most);
        let mut rest: u32 = wanted.iter().map(|wanted| wanted.most).sum();
        for one in wanted {
            let range = chunk.range(one.word);
            let (places, times) = (&chunk.places[range.clone()], &chunk.times[range]);
            let gain = |at: usize| {
                let class = usize::from(chunk.lengths[usize::from(places[at])]);
                if times[at] == 1 {
                    one.once[class]
                } else {
                    points(one.weight, times[at], norms[class])
                }
            };
            let Work { points, touched, .. } = work;
            if rest > bar {
                for (at, place) in places.iter().enumerate() {
                    let points = &mut points[usize::from(*place)];
                    if *points == 0 {
                        touched.push(*place);
                    }
                    *points += gain(at);
                }
            } else {
                touched.retain(|place| {
                    let points = &mut points[usize::from(*place)];
                    let stays = *points + rest > bar;
                    *points = if stays { *points } else { 0 };
                    stays
                });
                if touched.len() * LONGER < places.len() {
                    for place in touched.iter() {
                        if let Ok(at) = places.binary_search(place) {
                            points[usize::from(*place)] += gain(at);
                        }
                    }
                } else {
                    for (at, place) in places.iter().enumerate() {
                        let points = &mut points[usize::from(*place)];
                        if *points > 0 {
                            *points += gain(at);
                        }
                    }
                }
            }
            rest -= one.most;
        }
        work.keep_best(most, bar, |place| first + place, &self.gone);
    }
}

impl Work {
    /// Nobody with these points or fewer comes among the best any more.
    fn bar(&self, most: usize) -> u32 {
        match self.best.peek() {
            Some(Reverse((points, _))) if self.best.len() >= most => *points,
            _ => 0,
        }
    }

    /// Takes the chunk's people among the best, by rising place, and clears their points.
    fn keep_best(&mut self, most: usize, bar: u32, person: impl Fn(usize) -> usize, gone: &[bool]) {
        let mut touched = std::mem::take(&mut self.touched);
        touched.retain(|place| {
            let stays = self.points[usize::from(*place)] > bar;
            if !stays {
                self.points[usize::from(*place)] = 0;
            }
            stays
        });
        touched.sort_unstable();
        for place in touched.drain(..) {
            let points = std::mem::take(&mut self.points[usize::from(place)]);
            let person = person(usize::from(place));
            if gone[person] || points <= self.bar(most) {
                continue;
            }
            self.best.push(Reverse((points, Reverse(person))));
            if self.best.len() > most {
                self.best.pop();
            }
        }
        self.touched = touched;
    }
}

/// Parts of a point for a word, at least one.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "rounded down on purpose; weights are above 0 and MOST_WORDS keeps sums in range"
)]
fn points(weight: f64, times: u8, norm: f64) -> u32 {
    let times = f64::from(times);
    ((weight * (times * (K1 + 1.0) / (times + norm))) as u32).max(1)
}
