//! What is written comes back as it was.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use std::io::Cursor;

use folkmoot_formats::{
    EvidenceOptions, Export, Exporter, Input, Problems, call_to_toml, read_call, read_evidence,
    read_people,
};
use folkmoot_model::{
    CallBrief, CallId, Check, Consent, DailyRating, Day, Decision, Effort, Email, Evidence,
    EvidenceId, EvidenceKind, Iap2, KindId, KindOfKnowing, Person, PersonId, Setting, Source,
};
use proptest::prelude::*;

const TODAY: i32 = 20_000;

fn input(bytes: Vec<u8>) -> Input {
    Input::from_reader("export", Cursor::new(bytes))
}

fn options() -> EvidenceOptions {
    EvidenceOptions {
        today: Day::from_days(TODAY),
        default_consent: Consent::NotAsked,
        source: "elsewhere".to_owned(),
        believe_verified: true,
    }
}

fn export<T: Export>(rows: &[T], attributes: &[String]) -> [Vec<u8>; 2] {
    let mut csv = Exporter::csv_with(Vec::new(), attributes).unwrap();
    let mut json = Exporter::json_lines(Vec::new());
    for row in rows {
        csv.write(row).unwrap();
        json.write(row).unwrap();
    }
    [csv.finish().unwrap(), json.finish().unwrap()]
}

/// Text with everything in it that files trip over, trimmed and not empty.
fn line() -> impl Strategy<Value = String> {
    let nasty = r#"[a-z=+@'",;|\\\-<>&\té🦀\n {}\[\]\u{feff}\u{202e}]{1,12}"#;
    nasty.prop_map(|text| text.trim().to_owned()).prop_filter("blank", |text| !text.is_empty())
}

fn id() -> impl Strategy<Value = String> {
    line().prop_filter("control characters", |text| !text.chars().any(char::is_control))
}

fn day() -> impl Strategy<Value = Day> {
    (-10_000_i32..=TODAY).prop_map(Day::from_days)
}

fn email() -> impl Strategy<Value = Email> {
    "[a-zé'+=-]{1,8}@[a-z]{1,8}\\.[a-z]{2,3}".prop_map(|text| Email::new(&text).unwrap())
}

prop_compose! {
    fn person()(
        id in id(),
        name in line(),
        email in prop::option::of(email()),
        place in prop::option::of(line()),
        languages in prop::collection::vec(line(), 0..3),
        attributes in prop::collection::btree_map(
            line().prop_map(|name| format!("x{name}")), line(), 0..3),
    ) -> Person {
        Person { id: PersonId::new(id).unwrap(), name, email, place, languages, attributes }
    }
}

fn check() -> impl Strategy<Value = Check> {
    prop_oneof![
        Just(Check::SelfStated),
        Just(Check::PublicRecord),
        (line(), day()).prop_map(|(by, on)| Check::Confirmed { by, on }),
        (line(), day()).prop_map(|(issuer, on)| Check::Verified { issuer, on }),
    ]
}

fn consent() -> impl Strategy<Value = Consent> {
    let call = id().prop_map(|id| CallId::new(id).unwrap());
    prop_oneof![
        Just(Consent::NotAsked),
        day().prop_map(|on| Consent::Given { on }),
        day().prop_map(|on| Consent::Withdrawn { on }),
        (call, day()).prop_map(|(call, on)| Consent::ThisCallOnly { call, on }),
    ]
}

fn ratings() -> impl Strategy<Value = Vec<DailyRating>> {
    let days = prop::collection::btree_map(day(), (1_u32..9, any::<u32>()), 0..4);
    days.prop_map(|days| {
        days.into_iter().map(|(day, (up, down))| DailyRating { day, up, down }).collect()
    })
}

prop_compose! {
    fn evidence()(
        (id, person) in (id(), id()),
        kind in prop::sample::select(EvidenceKind::ALL),
        title in prop_oneof![Just(String::new()), line()],
        text in "[ \n]{0,2}[a-z=\"',;\r\n\té]{1,20}x[ \n]{0,2}",
        topics in prop::collection::vec(line(), 0..3),
        at in prop::option::of(day()),
        name in line(),
        url in prop::option::of("https?://[a-z.]{1,9}/[a-z0-9?=&;,]{0,9}"),
        check in check(),
        consent in consent(),
        ratings in ratings(),
    ) -> Evidence {
        Evidence {
            id: EvidenceId::new(id).unwrap(),
            person: PersonId::new(person).unwrap(),
            kind,
            title,
            text,
            topics,
            at,
            source: Source { name, url },
            check,
            consent,
            ratings,
        }
    }
}

prop_compose! {
    fn call()(
        (title, decision, needs) in (line(), line(), line()),
        (summary, expenses) in ("\\PC{0,20}", "\\PC{0,20}"),
        on in (0_i32..100_000).prop_map(Day::from_days),
        (hours, weeks) in (any::<u32>(), prop::option::of(any::<u32>())),
        setting in prop_oneof![
            Just(Setting::Remote),
            line().prop_map(Setting::InPerson),
            line().prop_map(Setting::Either),
        ],
        promise in prop::sample::select(Iap2::ALL),
        kinds in prop::collection::btree_map(
            id(),
            (line(), 1_u32..1_000, any::<bool>(), prop::option::of(line()),
             prop::sample::subsequence(EvidenceKind::ALL, 0..4),
             prop::collection::btree_set(line(), 0..3)),
            1..4,
        ),
    ) -> CallBrief {
        let kinds = kinds.into_iter().map(|(id, (name, people, must, place, evidence, asked))| {
            let id = KindId::new(id).unwrap();
            let counted = evidence.is_empty() || evidence.contains(&KindOfKnowing::ANSWERS_ARE);
            let fits = |question: &String| counted && !question.contains('\n');
            let questions = asked.into_iter().filter(fits).collect();
            let needs = needs.clone();
            KindOfKnowing { id, name, needs, people, must, evidence, place, questions }
        });
        CallBrief {
            title,
            summary,
            decision: Decision { what: decision, on },
            effort: Effort { hours, weeks },
            expenses,
            setting,
            promise,
            kinds: kinds.collect(),
        }
    }
}

proptest! {
    #[test]
    fn people_come_back(people in prop::collection::btree_map(id(), person(), 1..5)) {
        let people: Vec<Person> = people
            .into_iter()
            .map(|(id, person)| Person { id: PersonId::new(id).unwrap(), ..person })
            .collect();
        let names: Vec<String> =
            people.iter().flat_map(|person| person.attributes.keys().cloned()).collect();
        for bytes in export(&people, &names) {
            let text = String::from_utf8_lossy(&bytes).into_owned();
            let again = Problems::collect(read_people(input(bytes)));
            prop_assert_eq!(again.as_ref(), Ok(&people), "{}", text);
        }
    }

    #[test]
    fn evidence_comes_back(items in prop::collection::btree_map(id(), evidence(), 1..5)) {
        let items: Vec<Evidence> = items
            .into_iter()
            .map(|(id, item)| Evidence { id: EvidenceId::new(id).unwrap(), ..item })
            .collect();
        for bytes in export(&items, &[]) {
            let text = String::from_utf8_lossy(&bytes).into_owned();
            let again = Problems::collect(read_evidence(input(bytes), options()));
            prop_assert_eq!(again.as_ref(), Ok(&items), "{}", text);
        }
    }

    #[test]
    fn calls_come_back(call in call()) {
        let text = call_to_toml(&call);
        let again = read_call(input(text.clone().into_bytes()));
        prop_assert_eq!(again, Ok(call), "{}", text);
    }

    #[test]
    fn no_cell_is_a_formula(people in prop::collection::vec(person(), 1..4)) {
        let names: Vec<String> =
            people.iter().flat_map(|person| person.attributes.keys().cloned()).collect();
        let [csv, _] = export(&people, &names);
        for record in csv::ReaderBuilder::new().has_headers(false).from_reader(&*csv).records() {
            for cell in &record.unwrap() {
                prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{:?}", cell);
            }
        }
    }
}
