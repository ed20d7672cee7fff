//! What must hold whatever the evidence.

#![allow(clippy::unwrap_used, clippy::float_cmp)] // a test that can't read its data should stop

use folkmoot_expertise::{
    CallMatch, Check, CorpusBuilder, DailyRating, Evidence, Kind, Need, Options, affinity,
    match_call, rank, suits,
};
use proptest::prelude::*;

const WORDS: [&str; 10] =
    ["road", "safety", "cycling", "lanes", "kerbs", "design", "cabs", "night", "trees", "the"];
const CHECKS: [Check; 4] =
    [Check::Verified, Check::CheckedByOther, Check::RatedByOthers, Check::SelfStated];

#[derive(Debug, Clone)]
struct Item {
    id: String,
    person: String,
    kind: Kind,
    check: Check,
    text: String,
    day: Option<i32>,
    ratings: Vec<DailyRating>,
}

fn words() -> impl Strategy<Value = String> {
    proptest::collection::vec(proptest::sample::select(&WORDS[..]), 0..7)
        .prop_map(|words| words.join(" "))
}

fn item() -> impl Strategy<Value = Item> {
    let rating =
        (0..100, 0_u32..20, 0_u32..5).prop_map(|(day, up, down)| DailyRating { day, up, down });
    (
        0_u32..1_000_000,
        0..6,
        proptest::sample::select(&Kind::ALL[..]),
        proptest::sample::select(&CHECKS[..]),
        words(),
        proptest::option::of(0..100),
        proptest::collection::vec(rating, 0..3),
    )
        .prop_map(|(id, person, kind, check, text, day, ratings)| Item {
            id: format!("e{id:06}"),
            person: format!("p{person}"),
            kind,
            check,
            text,
            day,
            ratings,
        })
}

fn items() -> impl Strategy<Value = Vec<Item>> {
    proptest::collection::vec(item(), 0..25)
}

fn need() -> impl Strategy<Value = Need> {
    (words(), 0_usize..4, any::<bool>(), proptest::sample::subsequence(&Kind::ALL[..], 0..3))
        .prop_map(|(text, people, must, accepts)| Need {
            id: format!("need {text}"),
            text,
            people,
            must,
            accepts,
        })
}

fn needs() -> impl Strategy<Value = Vec<Need>> {
    proptest::collection::vec(need(), 0..4)
}

fn options() -> Options {
    Options { as_of: Some(60), ..Options::default() }
}

fn answer(items: &[Item], needs: &[Need]) -> CallMatch {
    let mut builder = CorpusBuilder::new();
    // everybody is known from the start, so that an item more is not a person more
    for person in 0..6 {
        builder.person(&format!("p{person}"));
    }
    for item in items {
        builder.add(&Evidence {
            check: item.check,
            day: item.day,
            ratings: item.ratings.clone(),
            ..Evidence::new(&item.id, &item.person, item.kind, &item.text)
        });
    }
    match_call(&builder.build(), needs, &options())
}

/// Person, score and topic in every ranking.
fn scores(answer: &CallMatch) -> Vec<Vec<(&str, f64, f64)>> {
    answer
        .rankings
        .iter()
        .map(|ranking| {
            let of = |found: &folkmoot_expertise::RankedPerson| (found.score, found.factors.topic);
            let mut row: Vec<_> = ranking
                .people
                .iter()
                .map(|found| (found.person.as_str(), of(found).0, of(found).1))
                .collect();
            row.sort_by(|a, b| a.0.cmp(b.0));
            row
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_other_way_round_says_the_same(items in items(), needs in needs()) {
        let mut builder = CorpusBuilder::new();
        for item in &items {
            builder.add(&Evidence {
                check: item.check,
                day: item.day,
                ratings: item.ratings.clone(),
                ..Evidence::new(&item.id, &item.person, item.kind, &item.text)
            });
        }
        let corpus = builder.build();
        let options = Options { limit: usize::MAX, ..options() };
        for person in ["p0", "p1", "p2", "p3", "p4", "p5", "nobody"] {
            let stands = suits(&corpus, person, &needs, &options);
            for (need, stand) in needs.iter().zip(stands) {
                let ranking = rank(&corpus, need, &options);
                let there = ranking.people.into_iter().find(|found| found.person == person);
                prop_assert_eq!(stand, there);
            }
        }
    }

    #[test]
    fn the_order_of_adding_makes_no_difference(
        (items, shuffled) in items().prop_flat_map(|items| {
            (Just(items.clone()), Just(items).prop_shuffle())
        }),
        needs in needs(),
    ) {
        prop_assert_eq!(answer(&items, &needs), answer(&shuffled, &needs));
    }

    #[test]
    fn repeating_an_item_changes_nothing(
        items in items(),
        needs in needs(),
        which in any::<proptest::sample::Index>(),
        times in 1..4,
    ) {
        prop_assume!(!items.is_empty());
        let mut more = items.clone();
        for time in 0..times {
            let mut copy = which.get(&items).clone();
            copy.id = format!("later {time}");
            copy.text = format!("  {}!", copy.text.to_uppercase());
            more.push(copy);
        }
        prop_assume!(!which.get(&items).text.replace("the", "").trim().is_empty());
        prop_assert_eq!(answer(&items, &needs), answer(&more, &needs));
    }

    #[test]
    fn the_same_words_under_another_kind_raise_no_topic(
        items in items(),
        needs in needs(),
        which in any::<proptest::sample::Index>(),
    ) {
        prop_assume!(!items.is_empty());
        let needs: Vec<Need> = needs
            .into_iter()
            .map(|need| Need { accepts: Vec::new(), ..need })
            .collect();
        let mut copy = which.get(&items).clone();
        copy.id = "later".to_owned();
        copy.check = Check::SelfStated;
        copy.kind = if copy.kind == Kind::Work { Kind::Participation } else { Kind::Work };
        let mut more = items.clone();
        more.push(copy);
        let (before, after) = (answer(&items, &needs), answer(&more, &needs));
        for (before, after) in scores(&before).iter().zip(scores(&after)) {
            for (before, after) in before.iter().zip(after) {
                prop_assert_eq!(before.0, after.0);
                prop_assert!(after.2 <= before.2);
            }
        }
    }

    #[test]
    fn evidence_on_other_matters_changes_no_score(
        items in items(),
        needs in needs(),
        person in 0..6,
        check in proptest::sample::select(&CHECKS[..]),
        size in 1..60_usize,
    ) {
        let mut more = items.clone();
        more.push(Item {
            id: "other".to_owned(),
            person: format!("p{person}"),
            kind: Kind::TrackRecord,
            check,
            text: "sourdough bakes slowly ".repeat(size),
            day: None,
            ratings: Vec::new(),
        });
        prop_assert_eq!(answer(&items, &needs), answer(&more, &needs));
    }

    #[test]
    fn answers_keep_their_promises(items in items(), needs in needs()) {
        let answer = answer(&items, &needs);
        let unit = |x: f64| (0.0..=1.0).contains(&x);
        for (ranking, need) in answer.rankings.iter().zip(&needs) {
            prop_assert!(unit(ranking.known));
            prop_assert_eq!(ranking.people.len(), ranking.found);
            let in_order = ranking.people.windows(2).all(|pair| {
                pair[0].score > pair[1].score
                    || (pair[0].score == pair[1].score && pair[0].person < pair[1].person)
            });
            prop_assert!(in_order);
            for found in &ranking.people {
                let f = found.factors;
                prop_assert!(unit(f.topic) && unit(f.quality));
                prop_assert!(unit(f.reliability) && unit(f.availability));
                prop_assert!(found.score > 0.0 && found.score <= f.topic);
                prop_assert!(!found.reasons.is_empty());
                let shares: f64 = found.reasons.iter().map(|reason| reason.share).sum();
                prop_assert!(shares <= 1.0 + 1e-12);
                for reason in &found.reasons {
                    prop_assert!(unit(reason.similarity) && unit(reason.share));
                    prop_assert!(need.accepts(reason.kind));
                    prop_assert!(!reason.terms.is_empty());
                }
            }
        }
        for (coverage, need) in answer.shortlist.coverage.iter().zip(&needs) {
            prop_assert!(unit(coverage.covered));
            prop_assert!(coverage.chosen <= need.people);
        }
        let mut people: Vec<&str> =
            answer.shortlist.people.iter().map(|chosen| chosen.person.as_str()).collect();
        people.sort_unstable();
        let all = people.len();
        people.dedup();
        prop_assert_eq!(people.len(), all);
        prop_assert!(answer.shortlist.people.iter().all(|chosen| chosen.gain >= 0.0));
    }

    #[test]
    fn any_text_is_answered(texts in proptest::collection::vec("\\PC{0,60}", 0..6), need in "\\PC{0,60}") {
        let mut builder = CorpusBuilder::new();
        for (at, text) in texts.iter().enumerate() {
            builder.add(&Evidence::new(&at.to_string(), text, Kind::Work, text));
        }
        let corpus = builder.build();
        let needs = [Need::new(&need, &need, 2)];
        let options = Options { found_at: 0.0, ..Options::default() };
        for found in &match_call(&corpus, &needs, &options).rankings[0].people {
            prop_assert!(found.score.is_finite());
        }
        prop_assert!(affinity(&corpus, &needs, &options).of(0).iter().all(|s| s.is_finite()));
    }
}
