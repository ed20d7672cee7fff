//! Made-up evidence with word frequencies like those of a natural language (Zipf's law).

use folkmoot_expertise::{Check, Corpus, CorpusBuilder, DailyRating, Evidence, Kind, Need};

/// Doublings of the vocabulary: 2^15 different words in all evidence.
const OCTAVES: u64 = 15;

/// An item with its person's id.
pub(crate) struct Item {
    id: String,
    person: String,
    text: String,
    number: usize,
}

/// A small generator of numbers, the same on every machine.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        self.0 >> 33
    }

    /// Rank of a word: an octave first, then a place in it, so that the chance of a word
    /// is about one in its rank.
    fn rank(&mut self) -> u64 {
        let octave = 1 << (self.next() % OCTAVES);
        octave + self.next() % octave
    }
}

/// A pronounceable word for a number.
fn word(mut number: u64) -> String {
    let mut word = String::new();
    for _ in 0..4 {
        word.push(char::from(b"bdfgklmnprtv"[(number % 12) as usize]));
        number /= 12;
        word.push(char::from(b"aou"[(number % 3) as usize]));
        number /= 3;
    }
    word
}

/// Items of the given length in words, spread evenly over the people.
pub(crate) fn items(people: usize, items: usize, words: usize) -> Vec<Item> {
    let mut numbers = Numbers(1);
    (0..items)
        .map(|number| Item {
            id: format!("item-{number:06}"),
            person: format!("person-{:05}", number % people),
            text: (0..words).map(|_| word(numbers.rank())).collect::<Vec<_>>().join(" "),
            number,
        })
        .collect()
}

/// Adds all items, one of every two with ratings.
pub(crate) fn corpus(items: &[Item]) -> Corpus {
    let mut builder = CorpusBuilder::new();
    for item in items {
        let day = i32::try_from(item.number % 1_000).unwrap_or(0) + 19_000;
        let up = u32::try_from(item.number % 17).unwrap_or(0);
        let rated = item.number % 2 == 0;
        builder.add(&Evidence {
            check: if rated { Check::RatedByOthers } else { Check::SelfStated },
            day: Some(day),
            ratings: if rated { vec![DailyRating { day, up, down: 1 }] } else { Vec::new() },
            ..Evidence::new(
                &item.id,
                &item.person,
                Kind::ALL[item.number % Kind::ALL.len()],
                &item.text,
            )
        });
    }
    builder.build()
}

/// Five needs of six words each, of middling or of the commonest words.
pub(crate) fn needs(common: bool) -> Vec<Need> {
    (0..5)
        .map(|need| {
            let first = if common { 1 } else { 50 };
            let text: Vec<String> =
                (0..6).map(|at| word(first + need + at * if common { 1 } else { 97 })).collect();
            Need { must: need == 0, ..Need::new(format!("kind-{need}"), text.join(" "), 3) }
        })
        .collect()
}
