//! Words, as often as they are used in a language: the second half as often
//! as the first (Zipf's law). Common ones are English, so that calls can ask
//! for them; the many rare ones are made up.

/// Doublings of the vocabulary: 2^15 different words in all.
const OCTAVES: u64 = 15;

/// A small generator of numbers, the same on every machine.
pub(crate) struct Numbers(u64);

impl Numbers {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `end`.
    pub(crate) fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (self.0 >> 33) % end
    }

    /// A word: an octave first, then a place in it, so that its chance is
    /// about one in its rank.
    pub(crate) fn word(&mut self) -> String {
        let octave = 1 << self.below(OCTAVES);
        word(octave + self.below(octave))
    }

    /// So many words with spaces between.
    pub(crate) fn words(&mut self, count: usize) -> String {
        (0..count).map(|_| self.word()).collect::<Vec<_>>().join(" ")
    }
}

/// The word of a rank, from 1.
fn word(rank: u64) -> String {
    let at = usize::try_from(rank - 1).unwrap_or(usize::MAX);
    COMMON.get(at).map_or_else(|| made_up(rank), |word| (*word).to_owned())
}

/// A pronounceable word for a number.
pub(crate) fn made_up(mut number: u64) -> String {
    let mut word = String::new();
    for _ in 0..4 {
        word.push(char::from(b"bdfgklmnprtv"[(number % 12) as usize]));
        number /= 12;
        word.push(char::from(b"aou"[(number % 3) as usize]));
        number /= 3;
    }
    word
}

/// What the people of a town write about, the commonest first.
const COMMON: &[&str] = &[
    "the",
    "and",
    "to",
    "of",
    "in",
    "for",
    "we",
    "on",
    "with",
    "at",
    "our",
    "from",
    "street",
    "road",
    "years",
    "work",
    "people",
    "every",
    "day",
    "school",
    "bus",
    "harbour",
    "market",
    "children",
    "cycling",
    "house",
    "care",
    "shop",
    "night",
    "parking",
    "bridge",
    "crossing",
    "delivery",
    "van",
    "wheelchair",
    "kerb",
    "station",
    "garden",
    "flood",
    "drain",
    "nursing",
    "planning",
    "design",
    "housing",
    "rent",
    "council",
    "survey",
    "traffic",
    "lights",
    "loading",
    "taxi",
    "ferry",
    "quay",
    "bicycle",
    "pavement",
    "library",
    "teacher",
    "clinic",
    "carer",
    "budget",
    "trees",
    "benches",
    "noise",
    "air",
    "heating",
    "damp",
    "repair",
    "boiler",
    "roof",
    "trade",
    "stall",
    "fish",
    "boats",
    "volunteers",
    "meeting",
    "letters",
    "accounts",
    "training",
    "safety",
    "signs",
    "speed",
    "lorries",
    "timetable",
    "route",
    "map",
    "measurements",
    "drawings",
    "engineer",
    "architect",
    "surveyor",
    "driver",
    "nurse",
    "cook",
    "cleaner",
    "builder",
    "electrician",
    "plumber",
    "student",
    "pupil",
    "parent",
    "grandmother",
    "neighbour",
    "tenant",
    "landlord",
    "blind",
    "deaf",
    "ramp",
    "lift",
    "stairs",
    "toilet",
    "playground",
    "football",
    "music",
    "winter",
    "ice",
    "rain",
    "storm",
    "summer",
    "morning",
    "evening",
    "weekend",
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_rank_has_a_word_of_its_own_and_the_seed_decides() {
        let all: BTreeSet<String> = (1..=1 << OCTAVES).map(word).collect();
        assert_eq!(all.len(), 1 << OCTAVES);
        assert_eq!(Numbers::new(7).words(50), Numbers::new(7).words(50));
        assert_ne!(Numbers::new(7).words(50), Numbers::new(8).words(50));
    }
}
