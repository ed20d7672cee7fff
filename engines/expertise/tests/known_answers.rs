//! Answers worked out by hand.

#![allow(clippy::unwrap_used, clippy::float_cmp)] // a test that can't read its data should stop

use folkmoot_expertise::{
    Check, Corpus, CorpusBuilder, DailyRating, Evidence, Kind, Need, Options, Ranking, Why,
    affinity, match_call, rank, voices::Word,
};

fn near(a: f64, b: f64) {
    assert!((a - b).abs() < 1e-12, "{a} is not {b}");
}

fn item<'a>(id: &'a str, person: &'a str, text: &'a str) -> Evidence<'a> {
    Evidence { check: Check::Verified, ..Evidence::new(id, person, Kind::Credential, text) }
}

fn corpus(items: &[Evidence<'_>]) -> Corpus {
    let mut builder = CorpusBuilder::new();
    for item in items {
        builder.add(item);
    }
    builder.build()
}

fn ask(corpus: &Corpus, text: &str) -> Ranking {
    rank(corpus, &Need::new("need", text, 1), &Options::default())
}

#[test]
fn an_item_that_is_the_need_has_similarity_one() {
    let corpus = corpus(&[item("1", "ann", "junction design"), item("2", "bo", "wheat beer")]);
    let found = &ask(&corpus, "junction design").people[0];
    near(found.reasons[0].similarity, 1.0);
    near(found.reasons[0].share, 1.0);
    // (1 − γ) · 1
    near(found.factors.topic, 0.3);
    near(found.factors.reliability, 1.0);
    // .3 · (1 − .25 · .5 − .25 · 0 − .05 · .5)
    near(found.score, 0.255);
    // of two words and a pair, all equally rare, one: 1 / √3
    near(ask(&corpus, "junction").people[0].reasons[0].similarity, 1.0 / 3.0_f64.sqrt());
}

#[test]
fn words_that_many_have_weigh_less() {
    let corpus = corpus(&[item("1", "ann", "road safety"), item("2", "bo", "road works")]);
    let (common, rare) = (2.0_f64.ln(), 3.0_f64.ln());
    near(
        ask(&corpus, "road").people[0].reasons[0].similarity,
        common / (common * common + 2.0 * rare * rare).sqrt(),
    );
}

#[test]
fn second_items_count_by_gamma() {
    let corpus = corpus(&[
        item("1", "ann", "junction design"),
        item("2", "ann", "junction design, street trees"),
    ]);
    // second item: junction, design, their pair; street, trees, their pair; all ln 2
    let second = 3.0 / (3.0_f64.sqrt() * 6.0_f64.sqrt());
    let found = &ask(&corpus, "junction design").people[0];
    near(found.reasons[1].similarity, second);
    near(found.factors.topic, 0.3 * (1.0 + 0.7 * second));
    near(found.reasons[0].share, 1.0 / (1.0 + 0.7 * second));
    let table = affinity(&corpus, &[Need::new("need", "junction design", 1)], &Options::default());
    near(table.of(0)[0], found.factors.topic);
}

#[test]
fn quality_is_smoothed_and_knows_no_future() {
    let rated = |id, person, up, down| Evidence {
        ratings: vec![
            DailyRating { day: 10, up, down },
            DailyRating { day: 20, up: 1000, down: 0 },
        ],
        ..item(id, person, "junction design")
    };
    let corpus = corpus(&[rated("1", "ann", 12, 1), rated("2", "bo", 1, 0)]);
    let options = Options { as_of: Some(20), ..Options::default() };
    let ranking = rank(&corpus, &Need::new("need", "junction design", 1), &options);
    let quality = |id: &str| {
        let found = ranking.people.iter().find(|found| found.person == id);
        found.unwrap().factors.quality
    };
    // prior ln 2 (the lower of two people); ann (ln 12 + 5 ln 2) / 6, above it by x
    let x = (12.0_f64.ln() + 5.0 * 2.0_f64.ln()) / 6.0 - 2.0_f64.ln();
    near(quality("ann"), 0.5 + 0.5 * x / (1.0 + x));
    near(quality("bo"), 0.5);
    assert_eq!((ranking.people[0].reasons[0].up, ranking.people[0].reasons[0].down), (12, 1));
}

#[test]
fn availability_halves_in_forty_five_days() {
    let mut builder = CorpusBuilder::new();
    builder.add(&item("1", "ann", "junction design"));
    builder.active_on("ann", 55);
    builder.add(&Evidence { day: Some(100), ..item("2", "bo", "junction design") });
    builder.active_on("bo", 55).active_on("bo", 101);
    builder.add(&item("3", "cy", "junction design"));
    let options = Options { as_of: Some(100), ..Options::default() };
    let corpus = builder.build();
    let ranking = rank(&corpus, &Need::new("need", "junction design", 3), &options);
    let of: Vec<(&str, f64)> = ranking
        .people
        .iter()
        .map(|found| (found.person.as_str(), found.factors.availability))
        .collect();
    assert_eq!(of[0].0, "bo");
    near(of[0].1, 1.5 / 2.5);
    assert_eq!(of[1].0, "cy");
    near(of[1].1, 0.5);
    assert_eq!(of[2].0, "ann");
    near(of[2].1, 0.5 / 1.5);
}

#[test]
fn what_only_the_person_says_is_capped_and_lived_experience_is_not() {
    let corpus = corpus(&[
        Evidence::new("1", "ann", Kind::Work, "wheelchair on kerbs"),
        Evidence::new("2", "bo", Kind::LivedExperience, "wheelchair on kerbs"),
    ]);
    let ranking = ask(&corpus, "wheelchair on kerbs");
    assert_eq!(ranking.people[0].person, "bo");
    near(ranking.people[0].factors.topic, 0.3);
    near(ranking.people[0].factors.reliability, 0.8);
    // 1 / (1 + (1 / .4)⁴)^¼ < .4
    let capped = 1.0 / (1.0 + 2.5_f64.powi(4)).powf(0.25);
    near(ranking.people[1].factors.topic, 0.3 * capped);
    near(ranking.people[1].factors.reliability, 0.5);
    near(ranking.people[1].reasons[0].similarity, 1.0);
}

#[test]
fn words_of_those_who_were_there_lift_what_only_the_person_says() {
    let mut builder = CorpusBuilder::new();
    builder.add(&Evidence::new("1", "ann", Kind::Work, "wheelchair on kerbs"));
    builder.add(&Evidence::new("2", "bo", Kind::Work, "wheelchair on kerbs"));
    builder.add(&Evidence::new("3", "cy", Kind::Work, "wheelchair on kerbs"));
    let mut say = |giver: &str, receiver: &str, evidence: &str| {
        let of = |text: &str| text.to_owned();
        builder.spoken_for(Word {
            giver: of(giver),
            receiver: of(receiver),
            evidence: of(evidence),
        });
    };
    say("somebody", "bo", "2");
    // Ann and Cy praise each other: half a voice each.
    say("ann", "cy", "3");
    say("cy", "ann", "1");
    let ranking = ask(&builder.build(), "wheelchair on kerbs");
    assert_eq!(ranking.people[0].person, "bo");
    let capped = 1.0 / (1.0 + 2.5_f64.powi(4)).powf(0.25);
    let (one, half) = (0.5, 0.5 / 1.5);
    let confirmed = Options::default().reliabilities.checked_by_other;
    for (at, way) in [(0, one), (1, half), (2, half)] {
        let person = &ranking.people[at];
        near(person.factors.topic, 0.3 * (capped + (1.0 - capped) * way));
        near(person.factors.reliability, 0.5 + (confirmed - 0.5) * way);
        assert_eq!(person.reasons[0].voices.people, 1);
        // A word says that it is so, not how good it is.
        near(person.factors.quality, ranking.people[0].factors.quality);
    }
}

#[test]
fn reasons_name_the_words_as_the_need_spells_them() {
    let corpus = corpus(&[item("1", "ann", "She drives cabs; night work; loading a bay")]);
    let need = "Cab drivers, DRIVING cabs at Night, loading bays";
    assert_eq!(
        ask(&corpus, need).people[0].reasons[0].terms,
        ["cab", "driving cabs", "night", "loading", "bays"]
    );
    assert_eq!(ask(&corpus, need).uncovered, ["drivers"]);
}

#[test]
fn gaps_say_why_and_what_would_help() {
    let corpus = corpus(&[
        item("1", "ann", "transport planning for cycle lanes"),
        Evidence { kind: Kind::Work, ..item("2", "bo", "drove a cab at night") },
        Evidence { kind: Kind::Work, ..item("3", "cy", "drove a cab at weekends") },
    ]);
    let needs = [
        Need::new("planners", "transport planning", 2),
        Need {
            accepts: vec![Kind::Credential],
            must: true,
            ..Need::new("drivers", "cab at night", 1)
        },
        Need::new("law", "maritime law", 1),
        Need::new("empty", "of the", 1),
        Need::new("nobody wanted", "transport planning", 0),
    ];
    let answer = match_call(&corpus, &needs, &Options::default());
    let why: Vec<(&str, Why, usize)> =
        answer.gaps.iter().map(|gap| (gap.need.as_str(), gap.why, gap.short)).collect();
    assert_eq!(
        why,
        [
            ("planners", Why::TooFewFound { found: 1, wanted: 2 }, 1),
            ("drivers", Why::NobodyFound, 1),
            ("law", Why::NobodyFound, 1),
            ("empty", Why::NothingToMatch, 1),
        ]
    );
    assert_eq!(answer.gaps[1].excluded[0].people, 2);
    assert_eq!(answer.gaps[1].uncovered, ["cab", "night"]);
    assert!(answer.gaps[1].must);
    assert_eq!(answer.gaps[2].uncovered, ["maritime law"]);
}

#[test]
fn a_near_miss_is_named() {
    let corpus = corpus(&[item("1", "ann", "street design"), item("2", "bo", "beer")]);
    let options = Options { found_at: 0.8, ..Options::default() };
    let ranking = rank(&corpus, &Need::new("need", "street", 1), &options);
    assert_eq!(ranking.found, 0);
    assert_eq!(ranking.near[0].person, "ann");
    assert_eq!(ranking.near[0].terms, ["street"]);
}

#[test]
fn ties_go_by_id() {
    let corpus =
        corpus(&[item("1", "cy", "beer"), item("2", "ann", "beer"), item("3", "bo", "beer")]);
    let people: Vec<String> = ask(&corpus, "beer").people.into_iter().map(|p| p.person).collect();
    assert_eq!(people, ["ann", "bo", "cy"]);
}
