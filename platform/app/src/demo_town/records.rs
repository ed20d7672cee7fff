//! What the people of Northmere have shown that they know.

use std::collections::{BTreeMap, BTreeSet};

use folkmoot_model::{Check, Consent, DailyRating, Day, Evidence, EvidenceKind, PersonId, Source};

use super::{
    MAIN_CALL,
    dice::Dice,
    ids,
    people::Resident,
    topics::{Issued, Topic, Words},
    words::fill,
};

/// How many pieces of evidence people have: most few, some many.
const SIZES: &[((i32, i32), usize)] =
    &[((1, 1), 22), ((2, 2), 18), ((3, 3), 16), ((4, 6), 18), ((7, 11), 14), ((12, 22), 12)];
/// How often a piece is tried before it is left out for want of new words.
const TRIES: usize = 60;
/// How many questions of one pattern somebody answers.
const ANSWERS_OF_ONE_PATTERN: u32 = 2;

const ENDORSEMENTS: &[Words] = &[
    (
        "From somebody they {helped|advised|showed round}",
        "I had a question about {about} and got an answer {I could use the same day|that was \
         straight, and kind|with a drawing}.",
    ),
    (
        "From {a colleague|a neighbour|a friend}",
        "I've known {first} for years. If it's about {about}, {first} is whom {I'd|we} ask \
         {first of all|before anyone}.",
    ),
    (
        "From the {library|chapel|residents' group|traders}",
        "{first} has helped us more than once with questions about {about}, {and never made a \
         fuss|unpaid, on wet evenings|and knows when to listen}.",
    ),
];
const PARTICIPATION: &[Words] = &[
    (
        "{Round table|Open evening|Drop-in} on {about}",
        "Came to {all three|two of the three} sessions about {about} and {wrote up what the \
         table said|asked the question that changed the plan|brought two neighbours}.",
    ),
    (
        "Residents' panel, {spring|autumn} round",
        "Sat on the panel of {twelve|sixteen|twenty}; spoke about {about} and {voted with the \
         smaller half|helped to write the summary|stayed to the end}.",
    ),
    (
        "Comment on a council plan",
        "Sent {a page|photos and a sketch} about {about}. {The answer says it was used.|It was \
         passed to the street team.}",
    ),
];

/// All evidence of one person. `published` holds the titles that somebody has
/// published already: no two people wrote the same book.
pub(super) fn of(
    resident: &Resident,
    published: &mut BTreeSet<String>,
    today: Day,
    dice: &mut Dice,
) -> Vec<Evidence> {
    let newcomer = resident.topics.iter().any(|t| !t.lived.is_empty()) && dice.chance(15);
    let (low, high) = if newcomer { (1, 2) } else { dice.weighted(SIZES) };
    let said = Said::default();
    let mut record = Record { resident, published, today, newcomer, said, made: Vec::new() };
    let wanted = usize::try_from(dice.between(low, high)).unwrap_or(1);
    for _ in 0..TRIES.max(wanted * 4) {
        if record.made.len() == wanted {
            break;
        }
        record.add(dice);
    }
    record.made
}

/// What somebody has said already, so that they don't say it twice.
#[derive(Default)]
struct Said {
    titles: BTreeSet<String>,
    texts: BTreeSet<String>,
    details: BTreeSet<&'static str>,
    patterns: BTreeMap<&'static str, u32>,
}

struct Record<'a> {
    resident: &'a Resident,
    published: &'a mut BTreeSet<String>,
    today: Day,
    newcomer: bool,
    said: Said,
    made: Vec<Evidence>,
}

/// What a piece says, before it is dated and checked.
struct Piece {
    pattern: &'static str,
    title: String,
    text: String,
    source: Source,
    issuer: &'static str,
}

impl Record<'_> {
    /// Adds a piece, unless it would repeat another.
    fn add(&mut self, dice: &mut Dice) {
        let Some((topic, kind)) = self.choose(dice) else { return };
        let Some(mut piece) = self.piece(topic, kind, dice) else { return };
        let limit = if kind == EvidenceKind::TrackRecord { ANSWERS_OF_ONE_PATTERN } else { 1 };
        let uses = self.said.patterns.get(piece.pattern).copied().unwrap_or_default();
        if uses >= limit || self.said.titles.contains(&piece.title) {
            return;
        }
        if kind == EvidenceKind::Publication && !self.published.insert(piece.title.clone()) {
            return;
        }
        self.embroider(&mut piece, topic, kind, dice);
        if !self.said.texts.insert(piece.text.clone()) {
            return;
        }
        self.said.patterns.insert(piece.pattern, uses + 1);
        self.said.titles.insert(piece.title.clone());
        let evidence = self.evidence(piece, topic, kind, dice);
        self.made.push(evidence);
    }

    /// Of what, and of which kind, the next piece is.
    fn choose(&self, dice: &mut Dice) -> Option<(&'static Topic, EvidenceKind)> {
        use EvidenceKind as K;
        if self.newcomer {
            let topic = self.resident.topics.iter().find(|topic| !topic.lived.is_empty())?;
            return Some((topic, K::LivedExperience));
        }
        // People are known for one thing before all else.
        let first = self.resident.topics.first()?;
        let weights = [(0, 6), (1, 3), (2, 2)];
        let index = if self.made.is_empty() { 0 } else { dice.weighted(&weights) };
        let topic = *self.resident.topics.get(index).unwrap_or(first);
        let there = |words: &[Words], weight: usize| if words.is_empty() { 0 } else { weight };
        let issued = |words: &[Issued], weight: usize| if words.is_empty() { 0 } else { weight };
        let later = |weight: usize| if self.made.is_empty() { 0 } else { weight };
        let kinds = [
            (0, there(topic.work, 5)),
            (1, there(topic.lived, 6)),
            (2, there(topic.forum, if self.made.is_empty() { 2 } else { 9 })),
            (3, issued(topic.credential, 2)),
            (4, issued(topic.publication, 1)),
            (5, later(2)),
            (6, later(2)),
        ];
        let kind = match dice.weighted(&kinds) {
            0 => K::Work,
            1 => K::LivedExperience,
            2 => K::TrackRecord,
            3 => K::Credential,
            4 => K::Publication,
            5 => K::Endorsement,
            _ => K::Participation,
        };
        Some((topic, kind))
    }

    fn piece(&self, topic: &Topic, kind: EvidenceKind, dice: &mut Dice) -> Option<Piece> {
        use EvidenceKind as K;
        let say = |pattern: &str, dice: &mut Dice| fill(pattern, self.resident.speaker, dice);
        let about = say(dice.pick(topic.about), dice);
        let first = self.resident.person.name.split(' ').next().unwrap_or_default();
        let said_by_others = |words: &[Words], dice: &mut Dice| -> Issued {
            let (title, text) = dice.pick(words);
            (title, text, "")
        };
        let (pattern, text, issuer): Issued = match kind {
            K::Work => said_by_others(topic.work, dice),
            K::LivedExperience => said_by_others(topic.lived, dice),
            K::TrackRecord => said_by_others(topic.forum, dice),
            K::Endorsement => said_by_others(ENDORSEMENTS, dice),
            K::Participation => said_by_others(PARTICIPATION, dice),
            K::Credential => dice.pick(topic.credential),
            K::Publication => dice.pick(topic.publication),
        };
        if pattern.is_empty() {
            return None;
        }
        let written = |pattern: &str, dice: &mut Dice| {
            say(&pattern.replace("{about}", &about).replace("{first}", first), dice)
        };
        let (title, text) = (written(pattern, dice), written(text, dice));
        let number = dice.between(1_000, 9_999);
        let source = source(kind, issuer, number);
        Some(Piece { pattern, title, text, source, issuer })
    }

    /// Adds a sentence or two that go with the topic, each once a person.
    fn embroider(
        &mut self,
        piece: &mut Piece,
        topic: &'static Topic,
        kind: EvidenceKind,
        dice: &mut Dice,
    ) {
        use EvidenceKind as K;
        let sentences = match kind {
            K::Work | K::LivedExperience | K::TrackRecord => {
                dice.weighted(&[(0, 15), (1, 60), (2, 25)])
            }
            _ => 0,
        };
        for _ in 0..sentences {
            let detail = dice.pick(topic.detail);
            if self.said.details.insert(detail) {
                piece.text.push(' ');
                piece.text.push_str(&fill(detail, self.resident.speaker, dice));
            }
        }
    }

    fn evidence(
        &self,
        piece: Piece,
        topic: &Topic,
        kind: EvidenceKind,
        dice: &mut Dice,
    ) -> Evidence {
        let person: PersonId = self.resident.person.id.clone();
        let at = self.day(kind, dice);
        let ratings = if kind == EvidenceKind::TrackRecord {
            ratings(at, self.today, self.resident.useful, dice)
        } else {
            Vec::new()
        };
        Evidence {
            id: ids::evidence(&format!("{person}-e{:02}", self.made.len() + 1)),
            person,
            kind,
            topics: tags(topic, dice),
            at: Some(at),
            check: check(kind, piece.issuer, between(at, self.today, dice), dice),
            consent: self.consent(kind, between(at, self.today, dice), dice),
            title: piece.title,
            text: piece.text,
            source: piece.source,
            ratings,
        }
    }

    /// When it was done, written or said.
    fn day(&self, kind: EvidenceKind, dice: &mut Dice) -> Day {
        use EvidenceKind as K;
        let (youngest, oldest) = match kind {
            K::Credential => (200, 7_000),
            // More of what is new than of what is old.
            K::TrackRecord => (3, dice.between(60, 2_400)),
            K::Publication => (100, 4_000),
            K::Work => (40, 2_600),
            K::LivedExperience if self.newcomer => (1, 50),
            K::LivedExperience => (1, 800),
            K::Endorsement => (10, 1_200),
            K::Participation => (20, 1_600),
        };
        let longest = self.resident.speaker.years * 365;
        let ago = dice.between(youngest, oldest.min(longest).max(youngest));
        Day::from_days(self.today.as_days().saturating_sub(ago))
    }

    fn consent(&self, kind: EvidenceKind, on: Day, dice: &mut Dice) -> Consent {
        use EvidenceKind as K;
        // Asked, given for this call, withdrawn; the rest has not been asked.
        let (given, this_call, withdrawn) = match kind {
            K::LivedExperience => (84, 6, 5),
            K::TrackRecord | K::Publication => (22, 1, 3),
            _ => (70, 3, 4),
        };
        let throw = dice.between(1, 100);
        if self.resident.withdrawn || throw <= withdrawn {
            Consent::Withdrawn { on }
        } else if self.made.is_empty() || throw <= withdrawn + given {
            Consent::Given { on }
        } else if throw <= withdrawn + given + this_call {
            Consent::ThisCallOnly { call: ids::call(MAIN_CALL), on: self.today }
        } else {
            Consent::NotAsked
        }
    }
}

/// What the first tag says, and one or none of the others.
fn tags(topic: &Topic, dice: &mut Dice) -> Vec<String> {
    let (first, others) = topic.tags.split_first().map_or(("", &[][..]), |(f, o)| (*f, o));
    let mut tags = vec![first.to_owned()];
    if !others.is_empty() && dice.chance(55) {
        tags.push(dice.pick(others).to_owned());
    }
    tags
}

fn source(kind: EvidenceKind, issuer: &str, number: i32) -> Source {
    use EvidenceKind as K;
    let (name, url) = match kind {
        K::Credential => (issuer, None),
        K::TrackRecord => {
            ("town forum", Some(format!("https://forum.northmere.example/t/{number}")))
        }
        K::Publication => (issuer, Some(format!("https://library.northmere.example/p/{number}"))),
        K::Work => ("own profile", None),
        K::LivedExperience => ("own words", None),
        K::Endorsement => ("a reference", None),
        K::Participation => ("council records", None),
    };
    Source { name: name.to_owned(), url }
}

fn check(kind: EvidenceKind, issuer: &str, on: Day, dice: &mut Dice) -> Check {
    use EvidenceKind as K;
    let confirmed = |by: &str| Check::Confirmed { by: by.to_owned(), on };
    match kind {
        K::TrackRecord => Check::PublicRecord,
        K::Publication if dice.chance(85) => Check::PublicRecord,
        K::Credential => match dice.weighted(&[(0, 50), (1, 30), (2, 20)]) {
            0 => Check::Verified { issuer: issuer.to_owned(), on },
            1 => confirmed("the council's convening team"),
            _ => Check::SelfStated,
        },
        K::Work if dice.chance(35) => confirmed(dice.pick(&["the employer", "a former client"])),
        K::LivedExperience if dice.chance(12) => {
            confirmed(dice.pick(&["a community group", "a support worker"]))
        }
        K::Endorsement if dice.chance(60) => confirmed("the one who wrote it"),
        K::Participation if dice.chance(85) => confirmed("Northmere Council"),
        _ => Check::SelfStated,
    }
}

/// What others said of an answer, day by day.
fn ratings(at: Day, today: Day, useful: u32, dice: &mut Dice) -> Vec<DailyRating> {
    let mut days = BTreeSet::new();
    for _ in 0..dice.weighted(&[(0, 15), (1, 20), (3, 35), (5, 20), (9, 10)]) {
        // Most of it comes in the first weeks.
        let reach = if dice.chance(75) { 20 } else { 500 };
        let day = at.as_days().saturating_add(dice.between(0, reach));
        days.insert(Day::from_days(day.min(today.as_days())));
    }
    let rating = |day: Day| {
        let votes = 1 + dice.below(4);
        let up = (0..votes).filter(|_| dice.chance(useful)).count();
        let count = |n: usize| u32::try_from(n).unwrap_or_default();
        DailyRating { day, up: count(up), down: count(votes - up) }
    };
    days.into_iter().map(rating).collect()
}

/// A day from `first` to `last`, both included.
fn between(first: Day, last: Day, dice: &mut Dice) -> Day {
    Day::from_days(dice.between(first.as_days(), last.as_days()))
}
