//! Exactly what looking at everybody finds, after any changes, and no panic on any bytes.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::{Hit, Profiles, ProfilesBuilder, ProfilesError, class, length_of};

/// Words of which some are common.
fn text() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        4 => 0..4_usize,
        2 => 0..30_usize,
        1 => 0..300_usize,
    ]
    .prop_map(|word| format!("w{word}x"));
    proptest::collection::vec(word, 0..40).prop_map(|words| words.join(" "))
}

fn built(people: &BTreeMap<String, String>) -> Profiles {
    let mut builder = ProfilesBuilder::new();
    for (id, text) in people {
        builder.add(id, text);
    }
    builder.build()
}

/// Everybody who has any of the words: a search for so many that nothing can be left out,
/// which reads every list to its end.
fn slow(profiles: &Profiles, text: &str, most: usize) -> Vec<Hit> {
    let mut all = profiles.search(text, usize::MAX);
    all.truncate(most);
    all
}

/// The formula as it is written, in floating point, from the texts themselves.
fn by_hand(people: &BTreeMap<String, String>, wanted: &str) -> BTreeMap<String, f64> {
    let count =
        |text: &str, word: &str| text.split(' ').filter(|other| *other == word).count() as f64;
    let length = |text: &str| {
        let words = text.split(' ').filter(|word| !word.is_empty()).count();
        length_of(class(words as u64)) as f64
    };
    let mean =
        (people.values().map(|text| length(text)).sum::<f64>() / people.len() as f64).max(1.0);
    let mut scores = BTreeMap::new();
    let mut words: Vec<&str> = wanted.split(' ').filter(|word| !word.is_empty()).collect();
    words.sort_unstable();
    for same in words.chunk_by(|a, b| a == b) {
        let holders = people.values().filter(|text| count(text, same[0]) > 0.0).count() as f64;
        let rarity = (1.0 + (people.len() as f64 - holders + 0.5) / (holders + 0.5)).ln();
        for (id, text) in people {
            let times = count(text, same[0]);
            if times > 0.0 {
                let norm = 1.2 * (0.25 + 0.75 * length(text) / mean);
                *scores.entry(id.clone()).or_insert(0.0) +=
                    rarity * same.len().min(4) as f64 * times * 2.2 / (times + norm);
            }
        }
    }
    scores
}

proptest! {
    #[test]
    fn the_short_way_finds_what_looking_at_everybody_finds(
        texts in proptest::collection::vec(text(), 1..200),
        wanted in text(),
        most in 1..20_usize,
    ) {
        let people = texts.into_iter().enumerate();
        let people: BTreeMap<String, String> = people.map(|(at, text)| (format!("p{at}"), text)).collect();
        let profiles = built(&people);
        prop_assert_eq!(profiles.search(&wanted, most), slow(&profiles, &wanted, most));
        let by_hand = by_hand(&people, &wanted);
        let all = profiles.search(&wanted, usize::MAX);
        prop_assert_eq!(all.len(), by_hand.len());
        for hit in all {
            prop_assert!((by_hand[&hit.person] - hit.score).abs() < 0.001);
        }
    }

    #[test]
    fn after_any_changes_it_answers_as_one_built_anew(
        first in proptest::collection::vec(text(), 0..30),
        changes in proptest::collection::vec((0..4_u8, 0..40_usize, text()), 0..40),
        wanted in text(),
    ) {
        let people = first.into_iter().enumerate();
        let mut people: BTreeMap<String, String> = people.map(|(at, text)| (format!("p{at}"), text)).collect();
        let mut profiles = built(&people);
        for (kind, at, text) in changes {
            let id = format!("p{at}");
            match kind {
                0 => prop_assert_eq!(profiles.remove(&id), people.remove(&id).is_some()),
                1 => {
                    profiles.put(&id, &text);
                    people.insert(id, text);
                }
                2 => {
                    profiles.add(&id, &text);
                    let own = people.entry(id).or_default();
                    own.push(' ');
                    own.push_str(&text);
                }
                _ => profiles.settle(),
            }
        }
        let anew = built(&people);
        prop_assert_eq!(profiles.len(), people.len());
        for most in [3, usize::MAX] {
            prop_assert_eq!(profiles.search(&wanted, most), anew.search(&wanted, most));
        }
        let again = Profiles::from_bytes(&profiles.to_bytes());
        prop_assert_eq!(again.unwrap_or_default().search(&wanted, 5), anew.search(&wanted, 5));
    }

    #[test]
    fn order_of_texts_makes_no_difference(texts in proptest::collection::vec(text(), 1..30), wanted in text()) {
        let (mut one, mut other) = (ProfilesBuilder::new(), ProfilesBuilder::new());
        for (at, text) in texts.iter().enumerate() {
            one.add(&format!("p{}", at % 7), text);
        }
        for (at, text) in texts.iter().enumerate().rev() {
            other.add(&format!("p{}", at % 7), text);
        }
        prop_assert_eq!(one.build().search(&wanted, 5), other.build().search(&wanted, 5));
    }

    #[test]
    fn no_bytes_panic(
        texts in proptest::collection::vec(text(), 0..10),
        at in any::<proptest::sample::Index>(),
        to in any::<u8>(),
        mended in any::<bool>(),
        length in any::<proptest::sample::Index>(),
    ) {
        let people = texts.into_iter().enumerate();
        let people = people.map(|(at, text)| (format!("p{at}"), text)).collect();
        let whole = built(&people).to_bytes();
        let mut bytes = whole.clone();
        let at = at.index(bytes.len());
        bytes[at] = to;
        if mended {
            // whoever changes bytes on purpose mends the sum as well
            let end = bytes.len() - 4;
            let sum = crc32fast::hash(&bytes[..end]);
            bytes[end..].copy_from_slice(&sum.to_le_bytes());
        }
        let read = Profiles::from_bytes(&bytes);
        if let Ok(mut profiles) = read {
            prop_assert!(mended || bytes == whole);
            prop_assert!(profiles.search("w0x w1x w2x", 3).len() <= 3);
            profiles.add("p1", "w0x");
            profiles.remove("p2");
            profiles.settle();
        }
        let cut = length.index(whole.len());
        prop_assert!(Profiles::from_bytes(&whole[..cut]).is_err());
    }

    #[test]
    fn anything_at_all_is_no_index(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(Profiles::from_bytes(&bytes).is_err());
    }
}

#[test]
fn many_chunks_are_one_index() {
    let mut builder = ProfilesBuilder::new();
    for at in 0..150_000_u32 {
        let text = format!("w{}x w{}x w{}x w{}x", at % 3, at % 11, at % 1_000, at % 7_919);
        builder.add(&format!("p{at:06}"), &text);
    }
    let mut profiles = builder.build();
    for text in ["w2x", "w2x w10x", "w1x w999x w7x w500x w2x", "w7918x w0x w3x"] {
        assert_eq!(profiles.search(text, 100), slow(&profiles, text, 100), "{text}");
    }
    assert!(profiles.remove("p149999"));
    profiles.put("p070000", "w1x w5y");
    assert_eq!(profiles.search("w5y", 10)[0].person, "p070000");
    assert_eq!(profiles.waiting(), 1);
    let again = Profiles::from_bytes(&profiles.to_bytes()).unwrap_or_default();
    assert_eq!(again.len(), 149_999);
    assert_eq!(again.search("w1x w5y w3x", 50), profiles.search("w1x w5y w3x", 50));
}

#[test]
fn versions_and_other_files_are_told_apart() {
    let mut bytes = ProfilesBuilder::new().build().to_bytes();
    assert!(Profiles::from_bytes(&bytes).is_ok_and(|empty| empty.is_empty()));
    bytes[6] = 9;
    assert_eq!(Profiles::from_bytes(&bytes).err(), Some(ProfilesError::Version(9)));
    assert_eq!(Profiles::from_bytes(b"PNG").err(), Some(ProfilesError::Other));
}

#[test]
fn lengths_have_classes_in_order() {
    for length in 0..100_000 {
        assert!(class(length) <= class(length + 1));
        let known = length_of(class(length));
        assert!(known <= length && known * 17 >= length * 16);
    }
    assert_eq!(class(u64::MAX), u8::MAX);
}
