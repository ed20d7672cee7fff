//! How much it counts that others speak for a piece of evidence.
//!
//! Method: a word for somebody is an arrow from who gives it to whose it is. It weighs
//! 1 − 1/(d + 1), with d the fewest arrows by which praise comes back from the receiver to
//! the giver: ½ when they praise each other, ⅔ in a ring of three, ¾ in a ring of four;
//! longer ways weigh 1, for in any town everybody is linked to everybody in the end.
//! Those who speak for one item and also for one another (either way, directly or through
//! others who speak for it) are one circle, and a circle counts as its weightiest word:
//! a team of ten friends says no more than one stranger. The voices of an item are the sum
//! over its circles. Nobody speaks for themselves.
//!
//! So however many praise each other in a closed group, each gets ½ at most, and only
//! words from outside add up. A word says that something is so, not how good it is: it
//! goes into reliability and never into quality.
//!
//! Needs: who spoke for which item. Complexity: for each word the arrows within three
//! steps of the receiver, and the arrows among those who speak for the same item.
//!
//! Reference: that the agreement of people who are linked counts for less is the idea of
//! Miller, Weyl, Erichsen, "Beyond Collusion Resistance: Leveraging Social Information for
//! Plural Funding and Voting" (2022); the weights above are our own, simpler choice.

use std::collections::{BTreeMap, BTreeSet};

/// Praise that comes back by more arrows than this weighs in full.
const LONGEST_RETURN: usize = 3;

/// That somebody speaks for a piece of evidence.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Word {
    /// Who speaks. They need not be anybody whose evidence is known.
    pub giver: String,
    /// Whose evidence it is.
    pub receiver: String,
    /// For which piece.
    pub evidence: String,
}

/// What the words for one piece of evidence come to.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Voices {
    /// How many people speak for it.
    pub people: u32,
    /// What their words weigh together; never more than `people`.
    pub weight: f64,
}

/// What the words for each piece of evidence come to; those without any are left out.
/// The order of the words makes no difference, and saying it twice doesn't either.
///
/// ```
/// use folkmoot_expertise::voices::{Word, voices};
/// let word = |giver: &str, receiver: &str| Word {
///     giver: giver.to_owned(), receiver: receiver.to_owned(), evidence: format!("of-{receiver}"),
/// };
/// // Ana and Ben praise each other; Cem, whom nobody praises, speaks for Ana too.
/// let all = voices(&[word("ana", "ben"), word("ben", "ana"), word("cem", "ana")]);
/// assert_eq!(all["of-ben"].weight, 0.5);
/// assert_eq!((all["of-ana"].people, all["of-ana"].weight), (2, 1.5));
/// ```
#[must_use]
pub fn voices(words: &[Word]) -> BTreeMap<String, Voices> {
    let mut arrows: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut by_item: BTreeMap<(&str, &str), BTreeSet<&str>> = BTreeMap::new();
    for word in words.iter().filter(|word| word.giver != word.receiver) {
        arrows.entry(&word.giver).or_default().insert(&word.receiver);
        by_item.entry((&word.evidence, &word.receiver)).or_default().insert(&word.giver);
    }
    let mut all: BTreeMap<String, Voices> = BTreeMap::new();
    for ((evidence, receiver), givers) in by_item {
        let returns = way_back(&arrows, receiver);
        let of_one = |giver: &str| match returns.get(giver) {
            Some(steps) => 1.0 - 1.0 / (*steps as f64 + 1.0),
            None => 1.0,
        };
        let voices = all.entry(evidence.to_owned()).or_default();
        voices.people += u32::try_from(givers.len()).unwrap_or(u32::MAX);
        for circle in circles(&arrows, &givers) {
            voices.weight += circle.into_iter().map(of_one).fold(0.0, f64::max);
        }
    }
    all
}

/// By how many arrows praise comes from `receiver` to others, as far as that counts.
fn way_back<'a>(
    arrows: &BTreeMap<&'a str, BTreeSet<&'a str>>,
    receiver: &'a str,
) -> BTreeMap<&'a str, usize> {
    let mut steps = BTreeMap::from([(receiver, 0)]);
    let mut front = vec![receiver];
    for step in 1..=LONGEST_RETURN {
        let mut next = Vec::new();
        for to in front.iter().filter_map(|from| arrows.get(from)).flatten() {
            if !steps.contains_key(to) {
                steps.insert(*to, step);
                next.push(*to);
            }
        }
        front = next;
    }
    steps
}

/// Those who speak for one item, in groups of those who speak for one another.
fn circles<'a>(
    arrows: &BTreeMap<&'a str, BTreeSet<&'a str>>,
    givers: &BTreeSet<&'a str>,
) -> Vec<BTreeSet<&'a str>> {
    let mut circles: Vec<BTreeSet<&str>> = Vec::new();
    let praises =
        |from: &str, to: &str| arrows.get(from).is_some_and(|received| received.contains(to));
    for giver in givers {
        let mut circle = BTreeSet::from([*giver]);
        circles.retain_mut(|other| {
            let linked = other.iter().any(|it| praises(it, giver) || praises(giver, it));
            if linked {
                circle.append(other);
            }
            !linked
        });
        circles.push(circle);
    }
    circles
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn word(giver: usize, receiver: usize) -> Word {
        Word {
            giver: format!("p{giver}"),
            receiver: format!("p{receiver}"),
            evidence: format!("e{receiver}"),
        }
    }

    fn weight(words: &[Word], of: usize) -> f64 {
        voices(words).get(&format!("e{of}")).map_or(0.0, |voices| voices.weight)
    }

    #[test]
    fn rings_weigh_less_the_shorter_they_are() {
        for (people, expected) in [(1, 0.0), (2, 0.5), (3, 2.0 / 3.0), (4, 0.75), (5, 1.0)] {
            let ring: Vec<Word> = (0..people).map(|at| word(at, (at + 1) % people)).collect();
            assert!((weight(&ring, 0) - expected).abs() < 1e-12, "a ring of {people}");
        }
    }

    #[test]
    fn a_closed_group_gains_nothing_by_being_large() {
        for people in 2..12 {
            let pairs = (0..people).flat_map(|a| (0..people).map(move |b| word(a, b)));
            let all: Vec<Word> = pairs.collect();
            assert!((weight(&all, 0) - 0.5).abs() < 1e-12, "{people} friends");
        }
    }

    #[test]
    fn strangers_add_up() {
        let strangers: Vec<Word> = (1..5).map(|giver| word(giver, 0)).collect();
        assert!((weight(&strangers, 0) - 4.0).abs() < 1e-12);
    }

    fn some_words() -> impl Strategy<Value = Vec<Word>> {
        prop::collection::vec((0..8_usize, 0..8_usize), 0..30)
            .prop_map(|pairs| pairs.into_iter().map(|(a, b)| word(a, b)).collect())
    }

    proptest! {
        #[test]
        fn the_order_and_saying_it_twice_make_no_difference(words in some_words(), turn in 0..30_usize) {
            let mut other = words.clone();
            other.extend(words.iter().take(turn).cloned());
            other.rotate_left(turn.min(words.len()));
            prop_assert_eq!(voices(&words), voices(&other));
        }

        #[test]
        fn praising_back_raises_nobody_who_praised(words in some_words(), at in 0..30_usize) {
            prop_assume!(!words.is_empty());
            let given = &words[at % words.len()];
            let back = Word {
                giver: given.receiver.clone(),
                receiver: given.giver.clone(),
                evidence: "another".to_owned(),
            };
            let before = voices(&words).get(&given.evidence).copied().unwrap_or_default();
            let mut with = words.clone();
            with.push(back);
            let after = voices(&with).get(&given.evidence).copied().unwrap_or_default();
            prop_assert!(after.weight <= before.weight + 1e-12);
        }

        #[test]
        fn a_stranger_s_word_adds_exactly_one(words in some_words(), of in 0..8_usize) {
            let before = weight(&words, of);
            let mut with = words.clone();
            with.push(word(99, of));
            prop_assert!((weight(&with, of) - before - 1.0).abs() < 1e-12);
        }

        #[test]
        fn nothing_weighs_more_than_its_people(words in some_words()) {
            for voices in voices(&words).values() {
                prop_assert!(voices.weight > 0.0 && voices.weight <= f64::from(voices.people));
            }
        }
    }
}
