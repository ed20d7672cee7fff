//! The five people one can be in the demo: four who work for the council and
//! one who uses the street.

use folkmoot_model::{
    Check, Consent, DailyRating, Day, Email, Evidence, EvidenceKind, Membership, OrganisationId,
    Person, Role, Source,
};

use super::{
    CITIZEN, ids,
    people::{HARBOUR_WARD, attributes},
};

const STAFF: &[(&str, &str, Role, &str)] = &[
    ("demo-convener", "Adaeze O", Role::Convener, "Old Town"),
    ("demo-facilitator", "Gareth Tarnwold", Role::Facilitator, "Millfield"),
    ("demo-moderator", "Hina S", Role::Moderator, "Castle Hill"),
    ("demo-admin", "Colin Sedgelow", Role::Admin, "Northgate"),
];

/// Mary's answers on the town forum: question, answer, days ago, and how
/// many found it useful and not. Eleven of fourteen were found useful.
const ANSWERS: &[(&str, &str, i32, u32, u32)] = &[
    (
        "How high is the kerb outside the chemist?",
        "The kerb outside the chemist is 4 cm, I measured it twice. With my wheelchair I go on to \
         the drive of number 31 and come back along the pavement.",
        250,
        14,
        0,
    ),
    (
        "Is there a dropped kerb at the bank?",
        "On the bank's side yes, across from it no. So you can get down and can't get up again. I \
         cross at Rope Walk instead.",
        1_410,
        9,
        0,
    ),
    (
        "Which way from the ferry to the library in a wheelchair?",
        "Sea path, ramp behind the net lofts, then the land side of Harbour Road. All dropped \
         kerbs but one, and that one has a drain in it.",
        1_180,
        12,
        1,
    ),
    (
        "Do dropped kerbs make puddles?",
        "Only where the fall was forgotten. At Fish Street you could keep ducks in it from October \
         on.",
        1_020,
        6,
        0,
    ),
    (
        "Who mends a dropped kerb that has sunk?",
        "The street team. Send a photo with a pound coin on its edge beside it, they came in nine \
         days.",
        905,
        8,
        0,
    ),
    (
        "Why do wheelchairs use the road at Quay Lane?",
        "Because both corners lack dropped kerbs and there are posts at the third. It's thirty \
         metres in the road, and I do it with my lights on.",
        760,
        17,
        1,
    ),
    (
        "Flush kerb or two centimetres?",
        "Flush for me, please. But a woman with a guide dog told me she loses the edge, so I'd \
         rather have a ramp beside a real kerb than one thing that suits only me.",
        640,
        15,
        0,
    ),
    (
        "Are the new drain covers all right for small wheels?",
        "The slots run along the road, so front wheels drop in. Turn the cover by a quarter and \
         it's fine, that costs nothing.",
        520,
        10,
        0,
    ),
    (
        "Would a cycle lane be in the way of wheelchairs?",
        "Not if I can cross it on the level at the chemist and the ferry. I'd use it too on the \
         days when the pavement is full of boards.",
        430,
        13,
        4,
    ),
    (
        "Dropped kerbs and parked cars",
        "A dropped kerb with a car in front of it is a wall. A white line helped at Chandler's Row \
         for about a year.",
        340,
        7,
        0,
    ),
    (
        "How steep may the ramp of a dropped kerb be?",
        "One in twelve I can do by hand, one in eight with a push. The one by the cannery is \
         steeper than that, and slippery.",
        200,
        5,
        0,
    ),
    (
        "Could the posts before the dropped kerb at Rope Walk go?",
        "Take out the middle one and I fit through. Take out two and cars do.",
        150,
        1,
        2,
    ),
    ("Is there a map of all dropped kerbs?", "Only mine, in pencil. Come and look.", 90, 0, 0),
    (
        "Dropped kerb in front of the new flats?",
        "Not yet. I asked on Tuesday, and will write here what they say.",
        35,
        0,
        0,
    ),
];

const OWN_WORDS: &[(&str, &str, &str, i32)] = &[
    (
        "My own words about getting to work",
        "I use a wheelchair on Harbour Road most days, to work at the harbour office and home \
         again. It's 900 metres. On a good day it takes fourteen minutes, and when there's a car \
         on the pavement I turn back to the last dropped kerb and go round.",
        "own words",
        60,
    ),
    (
        "Harbour Road in the rain",
        "The pavement slopes to the road. In the rain I brake with one hand and push with the \
         other from the chapel to the bank, and I've never once seen that in a drawing.",
        "own words",
        58,
    ),
];

/// The people, with staff first.
pub(super) fn people() -> Vec<Person> {
    let staff = STAFF.iter().map(|(id, name, _, place)| {
        person(id, name, place, attributes("35–44", "rents privately", "bus"))
    });
    let citizen =
        person(CITIZEN, "Mary T", HARBOUR_WARD, attributes("45–54", "owns", "wheelchair"));
    staff.chain(std::iter::once(citizen)).collect()
}

fn person(
    id: &str,
    name: &str,
    place: &str,
    attributes: std::collections::BTreeMap<String, String>,
) -> Person {
    Person {
        id: ids::person(id),
        name: name.to_owned(),
        email: Email::new(&format!("{id}@northmere.example")).ok(),
        place: Some(place.to_owned()),
        languages: vec!["English".to_owned()],
        attributes,
    }
}

/// What the staff may do.
pub(super) fn members(organisation: &OrganisationId, today: Day) -> Vec<Membership> {
    let member = |(id, _, role, _): &(&str, &str, Role, &str)| Membership {
        organisation: organisation.clone(),
        person: ids::person(id),
        roles: [*role].into(),
        since: today.start(),
    };
    STAFF.iter().map(member).collect()
}

/// Mary's evidence. The staff bring none: they ask.
pub(super) fn evidence(today: Day) -> Vec<Evidence> {
    let ago = |days: i32| Day::from_days(today.as_days().saturating_sub(days));
    let own = OWN_WORDS.iter().map(|(title, text, source, days)| Evidence {
        kind: EvidenceKind::LivedExperience,
        topics: tags(&["wheelchairs", "Harbour Road"]),
        consent: Consent::Given { on: ago(*days) },
        ..piece(title, text, source, ago(*days))
    });
    let answers = ANSWERS.iter().enumerate().map(|(i, (title, text, days, up, down))| Evidence {
        kind: EvidenceKind::TrackRecord,
        topics: tags(&["dropped kerbs", "wheelchairs"]),
        source: Source {
            name: "town forum".to_owned(),
            url: Some(format!("https://forum.northmere.example/t/{}", 501 + i)),
        },
        check: Check::PublicRecord,
        ratings: ratings(ago(*days), today, *up, *down),
        ..piece(title, text, "", ago(*days))
    });
    let panel = Evidence {
        kind: EvidenceKind::Participation,
        topics: tags(&["wheelchairs", "buses"]),
        check: Check::Confirmed { by: "Northmere Council".to_owned(), on: ago(690) },
        consent: Consent::Given { on: ago(60) },
        ..piece(
            "Round table on bus stops",
            "Came to both evenings on bus stops and showed with a tape where the ramp comes down.",
            "council records",
            ago(700),
        )
    };
    let number = |(i, evidence): (usize, Evidence)| Evidence {
        id: ids::evidence(&format!("{CITIZEN}-e{:02}", i + 1)),
        ..evidence
    };
    own.chain(answers).chain([panel]).enumerate().map(number).collect()
}

fn piece(title: &str, text: &str, source: &str, at: Day) -> Evidence {
    Evidence {
        id: ids::evidence(CITIZEN),
        person: ids::person(CITIZEN),
        kind: EvidenceKind::LivedExperience,
        title: title.to_owned(),
        text: text.to_owned(),
        topics: Vec::new(),
        at: Some(at),
        source: Source { name: source.to_owned(), url: None },
        check: Check::SelfStated,
        consent: Consent::NotAsked,
        ratings: Vec::new(),
    }
}

fn tags(tags: &[&str]) -> Vec<String> {
    tags.iter().map(|&tag| tag.to_owned()).collect()
}

/// The votes for and against, spread over two days if there are two.
fn ratings(at: Day, today: Day, up: u32, down: u32) -> Vec<DailyRating> {
    let after = |days: i32| Day::from_days(at.as_days().saturating_add(days).min(today.as_days()));
    let (first, second) = (after(1), after(9));
    let later = if first < second { up / 3 } else { 0 };
    let days = if later > 0 {
        vec![
            DailyRating { day: first, up: up - later, down: 0 },
            DailyRating { day: second, up: later, down },
        ]
    } else {
        vec![DailyRating { day: first, up, down }]
    };
    days.into_iter().filter(|rating| rating.up + rating.down > 0).collect()
}
