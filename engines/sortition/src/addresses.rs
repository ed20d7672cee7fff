//! Who may live together: addresses written the same way, and those that only look alike.
//!
//! Method: an address is its words in small letters, without punctuation ([`address`]).
//! Two addresses look alike ([`look_alike`]) if their numbers are the same and the rest is,
//! once usual short forms are written out ("st", "rd", "ave"), order aside, the same, or
//! one slip of the pen apart for every six letters, two at most. That is a guess to be
//! shown and confirmed, never one to act on: 12 Mill Lane and 12 Hill Lane look alike too.
//!
//! Complexity: addresses are compared only with those of the same numbers.

use std::collections::{BTreeMap, BTreeSet};

/// Short forms as they stand on letters, and what they stand for.
const SHORT_FORMS: [(&str, &str); 18] = [
    ("apt", "flat"),
    ("apartment", "flat"),
    ("av", "avenue"),
    ("ave", "avenue"),
    ("blvd", "boulevard"),
    ("cl", "close"),
    ("cres", "crescent"),
    ("ct", "court"),
    ("dr", "drive"),
    ("gdns", "gardens"),
    ("ln", "lane"),
    ("pl", "place"),
    ("rd", "road"),
    ("sq", "square"),
    ("st", "street"),
    ("str", "street"),
    ("strasse", "street"),
    ("ter", "terrace"),
];
/// Most addresses with the same numbers that are compared with one another.
const COMPARED: usize = 2_000;

/// How an address is compared: its words in small letters; case, space and punctuation
/// don't count. Empty if there are none.
///
/// ```
/// use folkmoot_sortition::address;
/// assert_eq!(address("12, Quay-Street "), address("12 QUAY street"));
/// assert_eq!(address(" - "), "");
/// ```
pub fn address(text: &str) -> String {
    let lower = text.to_lowercase();
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// Pairs of addresses (as [`address`] writes them) that differ and look alike, each once,
/// in their order.
///
/// ```
/// use folkmoot_sortition::{address, look_alike};
/// let of = |texts: &[&str]| texts.iter().map(|text| address(text)).collect();
/// let pairs = look_alike(&of(&["12 Quay Street", "12 Quay St.", "21 Quay Street", "12 Key Street"]));
/// assert_eq!(pairs.len(), 1);
/// assert_eq!(pairs[0], ("12 quay st".to_owned(), "12 quay street".to_owned()));
/// ```
pub fn look_alike(addresses: &BTreeSet<String>) -> Vec<(String, String)> {
    let mut by_numbers: BTreeMap<Vec<&str>, Vec<(&str, String)>> = BTreeMap::new();
    for text in addresses.iter().filter(|text| !text.is_empty()) {
        let has_digit = |word: &&str| word.chars().any(char::is_numeric);
        let (mut numbers, words): (Vec<&str>, Vec<&str>) = text.split(' ').partition(has_digit);
        numbers.sort_unstable();
        let mut words: Vec<&str> = words.into_iter().map(written_out).collect();
        words.sort_unstable();
        by_numbers.entry(numbers).or_default().push((text, words.concat()));
    }
    let mut pairs = Vec::new();
    for group in by_numbers.values() {
        let group = &group[..group.len().min(COMPARED)];
        for (at, (one, letters)) in group.iter().enumerate() {
            let alike = group[at + 1..].iter().filter(|(_, other)| near(letters, other));
            pairs.extend(alike.map(|(other, _)| ((*one).to_owned(), (*other).to_owned())));
        }
    }
    pairs.sort_unstable();
    pairs
}

fn written_out(word: &str) -> &str {
    SHORT_FORMS.iter().find(|(short, _)| *short == word).map_or(word, |(_, long)| long)
}

/// Whether two texts are the same but for few slips of the pen.
fn near(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let most = (a.len().min(b.len()) / 6).min(2);
    a.len().abs_diff(b.len()) <= most && slips(&a, &b) <= most
}

/// Levenshtein distance.
fn slips(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let change = corner + usize::from(x != y);
            corner = row[j + 1];
            row[j + 1] = change.min(row[j] + 1).min(corner + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn alike(one: &str, other: &str) -> bool {
        !look_alike(&[address(one), address(other)].into()).is_empty()
    }

    #[test]
    fn short_forms_order_and_slips_look_alike_and_other_numbers_never() {
        for (one, other, expected) in [
            ("Flat 2, 12 Quay Street", "12 Quay St, Apt 2", true),
            ("12 Quay Street", "12 Quay Sreet", true),
            ("12 Quay Street", "12A Quay Street", false),
            ("12 Quay Street", "13 Quay Street", false),
            ("12 Quay Street", "12 High Street", false),
            ("The Old Mill, Harbour Lane", "Old Mill The, Harbor Ln", true),
            ("12 Elm", "12 Oak", false),
            ("12 Quay Street", "12 quay street", false),
            ("", " ", false),
        ] {
            assert_eq!(alike(one, other), expected, "{one} / {other}");
            assert_eq!(alike(other, one), expected, "{other} / {one}");
        }
    }

    proptest! {
        #[test]
        fn distance_is_the_same_both_ways_and_none_to_oneself(a in "[ab ]{0,8}", b in "[ab ]{0,8}") {
            let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
            prop_assert_eq!(slips(&a, &b), slips(&b, &a));
            prop_assert_eq!(slips(&a, &a), 0);
            prop_assert!(slips(&a, &b) >= a.len().abs_diff(b.len()));
        }

        #[test]
        fn anything_can_be_compared(texts in prop::collection::vec("\\PC{0,30}", 0..8)) {
            let all: BTreeSet<String> = texts.iter().map(|text| address(text)).collect();
            for (one, other) in look_alike(&all) {
                prop_assert!(one < other && all.contains(&one) && all.contains(&other));
            }
        }
    }
}
