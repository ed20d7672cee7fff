//! Texts and their ESCO topics.
//!
//! RP@5: of the topics that a text has by those who annotated it, the share that is among the
//! first five found (of five, where it has more); mean over texts. Texts of which no topic
//! is in the list are left out; a topic that is not in the list counts for none.

#![allow(clippy::unwrap_used)] // a test that can't read its data should stop

mod support;

use std::collections::{BTreeMap, BTreeSet};

use folkmoot_expertise::topics::{Label, Topics, TopicsError};

type Annotated = BTreeMap<(String, String), BTreeSet<String>>;

/// Texts and their topics: whole sentences, or the words that stand for a topic within one.
fn annotated(benchmark: &str, whole: bool, known: &BTreeSet<String>) -> Option<Annotated> {
    let name = format!("taxonomy/bench/{benchmark}_validation_annotations.csv");
    let mut file = csv::Reader::from_path(support::data(&name)?).unwrap();
    let mut texts = Annotated::new();
    for row in file.records() {
        let row = row.unwrap();
        let text = if whole { &row[0] } else { &row[1] };
        if known.contains(&row[3]) {
            texts.entry((row[0].into(), text.into())).or_default().insert(row[3].into());
        }
    }
    Some(texts)
}

fn rp_at_5(topics: &Topics, texts: &Annotated) -> f64 {
    let hits = texts.iter().map(|((_, text), right)| {
        let found = topics.of(text, 5);
        let hits = found.iter().filter(|topic| right.contains(topic.label)).count();
        hits as f64 / right.len().min(5) as f64
    });
    hits.sum::<f64>() / texts.len() as f64
}

#[test]
fn annotated_sentences_get_their_topics() {
    let topics = Topics::built_in().unwrap();
    let list = include_str!("../data/esco-skills.tsv");
    let known = list.lines().map(|line| line.split_once('\t').unwrap().1.to_owned()).collect();
    for (benchmark, sentences_at_least, words_at_least) in
        [("tech", 0.51, 0.70), ("house", 0.0, 0.0)]
    {
        for (whole, at_least) in [(true, sentences_at_least), (false, words_at_least)] {
            let Some(texts) = annotated(benchmark, whole, &known) else { return };
            let reached = rp_at_5(&topics, &texts);
            let of = if whole { "sentences" } else { "marked words" };
            println!("{benchmark}: {} {of}, RP@5 {reached:.3}", texts.len());
            assert!(reached >= at_least, "{benchmark}, {of}: {reached:.3} < {at_least}");
        }
    }
}

#[test]
fn topics_come_with_their_reasons() {
    let topics = Topics::built_in().unwrap();
    let text = "Hello there. I have repaired bicycles for ten years.";
    let found = topics.of(text, 3);
    let bikes = &found[0];
    assert!(bikes.words.iter().any(|word| word.contains("bicycle")), "{found:#?}");
    assert_eq!(bikes.sentence, "I have repaired bicycles for ten years.");
    assert!(bikes.shared > 0.0 && bikes.score > bikes.meaning);
    assert!(found.is_sorted_by(|one, other| one.score >= other.score));
}

#[test]
fn nothing_is_an_answer() {
    let topics = Topics::built_in().unwrap();
    for text in ["", " \n", "…!?", "\u{0}\u{301}", "the of and"] {
        assert_eq!(topics.of(text, 5), [], "{text:?}");
    }
    assert_eq!(topics.of("bicycles", 0), []);
    assert_eq!(Topics::with_labels(Vec::new()).unwrap().of("bicycles", 5), []);
}

#[test]
fn other_lists_answer_by_shared_words() {
    let label = |id: &str, text: &str| Label { id: id.into(), text: text.into() };
    let topics =
        Topics::with_labels(vec![label("1", "Bienenhaltung"), label("2", "Radwege planen")])
            .unwrap();
    let found = topics.of("Ich habe Radwege geplant", 1);
    assert_eq!((found[0].id, found[0].words.as_slice()), ("2", &["Radwege".to_owned()][..]));
}

#[test]
fn broken_tables_are_refused() {
    let table = include_bytes!("../data/esco-static-256-i8.safetensors");
    let refused = |bytes: &[u8], words: &str| Topics::load(bytes, words, Vec::new()).unwrap_err();
    assert!(matches!(refused(&[], ""), TopicsError::Unreadable(_)));
    for end in [1, 8, 100, 100_000] {
        assert!(matches!(refused(&table[..end], ""), TopicsError::Unreadable(_)));
    }
    assert!(matches!(refused(table, "one\ntwo"), TopicsError::Length { pieces: 2, rows: 30_522 }));
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]
    #[test]
    fn any_text_has_an_answer(text in ".{0,80}") {
        let label = Label { id: "1".into(), text: text.clone() };
        let topics = topics_of_one(label);
        for topic in topics.of(&text, 5) {
            proptest::prop_assert!(topic.score.is_finite() && topic.score <= 2.0 + 1e-4);
        }
    }
}

/// Reading the vectors takes a moment: a small table of letters does here.
fn topics_of_one(label: Label) -> Topics {
    let header = br#"{"scale":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"embeddings":{"dtype":"I8","shape":[2,8],"data_offsets":[8,24]}}"#;
    let mut bytes = (header.len() as u64).to_le_bytes().to_vec();
    bytes.extend(header);
    bytes.extend([1.0f32, 0.5].into_iter().flat_map(f32::to_le_bytes));
    bytes.extend([1u8, 2, 3, 4, 5, 6, 7, 8, 8, 7, 6, 5, 4, 3, 2, 255]);
    Topics::load(&bytes, "a\n##b", vec![label]).unwrap()
}
