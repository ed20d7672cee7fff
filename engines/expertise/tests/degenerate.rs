//! Input that has nothing in it, or far too much: always an answer.

#![allow(clippy::unwrap_used, clippy::float_cmp)] // a test that can't read its data should stop

use folkmoot_expertise::{
    CorpusBuilder, Evidence, Kind, Need, Options, Reliabilities, Weights, affinity, match_call,
    rank,
};

fn one(text: &str) -> folkmoot_expertise::Corpus {
    let mut builder = CorpusBuilder::new();
    builder.add(&Evidence::new("1", "ann", Kind::Work, text));
    builder.build()
}

#[test]
fn nobody_and_nothing() {
    let empty = CorpusBuilder::new().build();
    let options = Options::default();
    let answer = match_call(&empty, &[Need::new("a", "road safety", 3)], &options);
    assert!(answer.shortlist.people.is_empty());
    assert_eq!(answer.gaps[0].short, 3);
    assert!(match_call(&empty, &[], &options).rankings.is_empty());
    assert!(affinity(&empty, &[Need::new("a", "road", 1)], &options).of(0).is_empty());
    assert!(affinity(&one("road"), &[], &options).of(7).is_empty());
}

#[test]
fn texts_without_a_usable_word() {
    for text in ["", " ", "the of and", "!?…", "\u{301}\u{301}", "\0"] {
        let corpus = one(text);
        for need in [text, "road"] {
            let ranking = rank(&corpus, &Need::new("a", need, 1), &Options::default());
            assert_eq!(ranking.found, 0, "{text:?} {need:?}");
        }
        let ranking = rank(&one("road"), &Need::new("a", text, 1), &Options::default());
        assert_eq!((ranking.found, ranking.words), (0, 0));
        assert!(ranking.known.abs() < 1e-15);
    }
}

#[test]
fn one_person_is_found() {
    let ranking = rank(&one("road safety"), &Need::new("a", "road", 1), &Options::default());
    assert_eq!(ranking.people[0].person, "ann");
}

#[test]
fn a_million_letters() {
    let one_word = "x".repeat(1_000_000);
    let many = "road safety ".repeat(90_000);
    let different: Vec<String> = (0..120_000).map(|n| format!("w{n}")).collect();
    let different = different.join(" ");
    for text in [&one_word, &many, &different] {
        let corpus = one(text);
        let ranking = rank(&corpus, &Need::new("a", text.as_str(), 1), &Options::default());
        assert!(ranking.people.iter().all(|found| found.score.is_finite()));
    }
    assert_eq!(rank(&one(&many), &Need::new("a", &many, 1), &Options::default()).found, 1);
}

#[test]
fn zero_wanted_and_far_more_than_there_are() {
    let corpus = one("road safety");
    let none = [Need::new("a", "road safety", 0)];
    let answer = match_call(&corpus, &none, &Options::default());
    assert!(answer.shortlist.people.is_empty() && answer.gaps.is_empty());
    let many = [Need::new("a", "road safety", 100_000)];
    let answer = match_call(&corpus, &many, &Options::default());
    assert_eq!(answer.gaps[0].short, 99_999);
    let answer = match_call(&corpus, &[Need::new("a", "road", usize::MAX)], &Options::default());
    assert_eq!(answer.gaps[0].short, usize::MAX - 1);
}

#[test]
fn options_out_of_range() {
    let corpus = one("road safety");
    for bad in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -1.0, 1e300] {
        let options = Options {
            as_of: Some(i32::MIN),
            gamma: bad,
            found_at: bad,
            even_at: bad,
            covered_at: bad,
            self_claim_cap: bad,
            prior_items: bad,
            half_life_days: bad,
            weights: Weights { quality: bad, reliability: bad, availability: bad },
            reliabilities: Reliabilities {
                verified: bad,
                checked_by_other: bad,
                rated_by_others: bad,
                lived: bad,
                self_stated: bad,
            },
            limit: 0,
            reasons: 0,
            shortlist: Some(0),
        };
        let answer = match_call(&corpus, &[Need::new("a", "road", 1)], &options);
        assert!(answer.shortlist.people.is_empty());
        for found in &answer.rankings[0].people {
            assert!((0.0..=1.0).contains(&found.score));
        }
    }
}

#[test]
fn days_at_the_ends_of_time() {
    let mut builder = CorpusBuilder::new();
    builder.add(&Evidence { day: Some(i32::MIN), ..Evidence::new("1", "ann", Kind::Work, "road") });
    builder.active_on("ann", i32::MAX);
    let options = Options { as_of: Some(i32::MAX), ..Options::default() };
    let ranking = rank(&builder.build(), &Need::new("a", "road", 1), &options);
    assert!(ranking.people[0].factors.availability.is_finite());
}
