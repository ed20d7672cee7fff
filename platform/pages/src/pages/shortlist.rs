//! Who was found for a call, why, and who is missing.

use askama::Template;
use folkmoot_model::{Day, Effort, EvidenceKind, InvitationState, KindOfKnowing};

use super::{
    call::name_and_needs,
    invite::ByHand,
    match_rules::{ConflictLine, RulesShown},
    parts::{EvidenceItem, Factors, MethodSettings, RunRecord, awkward, initials},
};
use crate::{Layout, Locale, Message, Render, Section, Text, Viewer};

/// The shortlist of a call, for those who work on it.
#[derive(Debug, Clone, Template)]
#[template(path = "shortlist.html")]
pub struct ShortlistPage {
    /// The frame.
    pub layout: Layout,
    /// The question of the call.
    pub call: String,
    /// The page of the call.
    pub call_address: String,
    /// How many different people are on the shortlist.
    pub people: u32,
    /// Who was found for each kind of knowing.
    pub kinds: Vec<KindList>,
    /// The time asked of each person.
    pub effort: Effort,
    /// What each person gets; may be empty.
    pub expenses: String,
    /// The settings that the formula names.
    pub settings: MethodSettings,
    /// The record of the search.
    pub run: RunRecord,
    /// What came of the rules of the call; nothing if it has none.
    pub rules: Option<RulesShown>,
    /// Whether the reader may take it out as a table.
    pub download: bool,
    /// How people are chosen, for those who may ask them.
    pub asking: Option<Choosing>,
}

/// How people on the shortlist are chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choosing {
    /// The call on the desk.
    pub address: String,
    /// Whether people can be asked now: the call is open.
    pub open: bool,
}

/// Who was found for one kind of knowing.
#[derive(Debug, Clone, PartialEq)]
pub struct KindList {
    /// Its id.
    pub id: String,
    /// What these people are called.
    pub name: String,
    /// What they know; empty if the name says it.
    pub needs: String,
    /// How many are missing.
    pub missing: u32,
    /// Who is on the shortlist for it, best first.
    pub people: Vec<ListedPerson>,
    /// Who was found besides, best first.
    pub more: Vec<ListedPerson>,
    /// What is missing and what would help.
    pub gaps: Vec<Gap>,
}

impl KindList {
    /// A list for a kind of knowing: those on the shortlist, and those found
    /// besides.
    pub fn new(
        kind: &KindOfKnowing,
        people: Vec<ListedPerson>,
        more: Vec<ListedPerson>,
        gaps: Vec<Gap>,
    ) -> Self {
        let (name, needs) = name_and_needs(kind);
        let found = u32::try_from(people.len()).unwrap_or(u32::MAX);
        let missing = kind.people.saturating_sub(found);
        Self { id: kind.id.to_string(), name, needs, missing, people, more, gaps }
    }

    fn more_words(&self, text: &Text) -> Message {
        text.t("shortlist-more-people").arg("people", self.more.len())
    }
}

/// A person who was found.
#[derive(Debug, Clone, PartialEq)]
pub struct ListedPerson {
    /// The name they go by, which may be empty; none for somebody who has
    /// erased themselves since.
    pub name: Option<String>,
    /// The four factors, apart; none for somebody who is on the shortlist
    /// for what they add to the others, from further down than is listed.
    pub factors: Option<Factors>,
    /// The evidence that speaks for them, strongest first.
    pub reasons: Vec<Reason>,
    /// Why they are here, where somebody added them by hand.
    pub by_hand: Option<ByHand>,
    /// Whether they can be chosen.
    pub choice: Choice,
    /// Their conflicts of interest, by which they are flagged.
    pub flags: Vec<ConflictLine>,
    /// Where a conflict of interest of theirs is declared, for those who may.
    pub conflict: Option<String>,
}

/// Whether somebody can be chosen to be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// Nobody can, or the reader may not.
    None,
    /// They can.
    Box {
        /// Unlike any other on the page.
        id: String,
        /// The field of the form that names them.
        name: String,
        /// What it holds.
        value: String,
        /// Whether it is ticked.
        ticked: bool,
    },
    /// They were asked already.
    Asked(InvitationState),
}

/// One piece of evidence that speaks for somebody.
#[derive(Debug, Clone, PartialEq)]
pub struct Reason {
    /// The page of the evidence.
    pub address: String,
    /// What it is.
    pub evidence: EvidenceItem,
    /// Its share in the topical figure, from 0 to 1.
    pub share: f64,
    /// The words of the need that it meets.
    pub words: Vec<String>,
    /// How many people who were there speak for it.
    pub spoken_for: u32,
}

/// Something that is missing for a kind of knowing, or that would help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gap {
    /// Nobody was found.
    Nobody,
    /// Fewer people were found than are wanted.
    People {
        /// How many more are needed.
        short: u32,
    },
    /// Enough were found, but some of them are on the list for another kind.
    Seats {
        /// How many more are needed.
        short: u32,
    },
    /// The need has no word that could be looked for.
    NothingToMatch,
    /// What people have shown fits only a little.
    Thin,
    /// Words of the need that nobody's evidence speaks of.
    Words(Vec<String>),
    /// People know, but by a kind of evidence that doesn't count here.
    OtherEvidence {
        /// The kind of evidence they have.
        evidence: EvidenceKind,
        /// How many people.
        people: u32,
    },
    /// People know, but not this place.
    OtherPlace {
        /// How many people.
        people: u32,
    },
    /// People who were nearly found, by name.
    Near(Vec<String>),
}

impl Gap {
    pub(super) fn words(&self, text: &Text) -> Message {
        match self {
            Self::Nobody => text.t("gap-nobody"),
            Self::People { short } => text.t("gap-people").arg("short", short),
            Self::Seats { short } => text.t("gap-seats").arg("short", short),
            Self::NothingToMatch => text.t("gap-nothing-to-match"),
            Self::Thin => text.t("gap-thin"),
            Self::Words(words) => text.t("gap-words").arg("words", text.list(words)),
            Self::OtherEvidence { evidence, people } => text
                .t("gap-other-evidence")
                .arg("people", people)
                .arg("evidence", text.evidence_kind(evidence)),
            Self::OtherPlace { people } => text.t("gap-other-place").arg("people", people),
            Self::Near(names) => {
                let names: Vec<String> = names.iter().map(|name| text.name(name)).collect();
                text.t("gap-near").arg("names", text.list(&names))
            }
        }
    }
}

/// The shortlist page of a call that nobody was looked for yet.
#[derive(Debug, Clone, Template)]
#[template(path = "no-shortlist.html")]
pub struct NoShortlistPage {
    /// The frame.
    pub layout: Layout,
    /// The question of the call.
    pub call: String,
    /// The page of the call.
    pub call_address: String,
    /// The call on the desk.
    pub desk: String,
}

impl ShortlistPage {
    /// How many kinds of knowing lack something.
    fn gaps(&self) -> usize {
        self.kinds.iter().filter(|kind| kind.missing > 0 || !kind.gaps.is_empty()).count()
    }

    fn hours(&self) -> u32 {
        self.people.saturating_mul(self.effort.hours)
    }
}

impl ListedPerson {
    fn initials(&self) -> String {
        initials(self.name.as_deref().unwrap_or_default())
    }

    fn name(&self, text: &Text) -> String {
        match &self.name {
            Some(name) => text.name(name),
            None => text.t("name-erased").to_string(),
        }
    }

    fn evidence_words(&self, text: &Text) -> Message {
        text.t("shortlist-evidence").arg("count", self.reasons.len())
    }
}

impl Reason {
    fn met_words(&self, text: &Text) -> Message {
        text.t("shortlist-meets").arg("words", text.list(&self.words))
    }

    fn spoken_words(&self, text: &Text) -> Message {
        text.t("reason-spoken-for").arg("people", self.spoken_for)
    }

    fn share_words(&self, text: &Text) -> Message {
        text.t("shortlist-share").arg("percent", super::parts::hundredths(self.share))
    }
}

fn person(name: &str, topic: f64, evidence: &[EvidenceItem]) -> ListedPerson {
    let share = 1.0 / evidence.len().max(1) as f64;
    let reason = |evidence: &EvidenceItem| Reason {
        address: "/calls/harbour-road/shortlist/drivers/e1".to_owned(),
        evidence: evidence.clone(),
        share,
        words: evidence.topics.clone(),
        spoken_for: u32::from(evidence.kind == EvidenceKind::Work),
    };
    ListedPerson {
        name: Some(name.to_owned()),
        factors: Some(Factors { topic, quality: 0.6, reliability: 0.9, availability: 0.7 }),
        reasons: evidence.iter().map(reason).collect(),
        by_hand: None,
        choice: Choice::None,
        flags: Vec::new(),
        conflict: None,
    }
}

impl Render for ShortlistPage {
    const NAME: &'static str = "shortlist";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let work = EvidenceItem::sample(
            EvidenceKind::Work,
            "Drove a cab in Harbour Ward for nine years",
            "Nights and school runs. Wrote the drivers’ reply to the 2024 loading-bay plan.",
        );
        let answer = EvidenceItem::sample(
            EvidenceKind::TrackRecord,
            "",
            "A raised crossing slows cars only if the ramp is steep enough.\n\nAt one in ten most \
             drivers slow to walking pace.",
        );
        let odd = EvidenceItem::awkward();
        let usual = Self {
            layout: Layout::sample(locale, Section::Calls, Some("Helen Marsh")),
            call: "Safer bike lanes on Harbour Road".to_owned(),
            call_address: "/calls/harbour-road".to_owned(),
            people: 3,
            kinds: vec![
                KindList {
                    id: "drivers".to_owned(),
                    name: "Cab and delivery drivers".to_owned(),
                    needs: "Picking up, dropping off, loading".to_owned(),
                    missing: 3,
                    people: vec![person("Rafiq Khan", 0.88, &[work.clone(), answer.clone()])],
                    more: Vec::new(),
                    gaps: vec![
                        Gap::People { short: 3 },
                        Gap::Words(vec!["loading".to_owned(), "dropping off".to_owned()]),
                        Gap::OtherEvidence { evidence: EvidenceKind::Endorsement, people: 2 },
                    ],
                },
                KindList {
                    id: "engineers".to_owned(),
                    name: "Transport engineers".to_owned(),
                    needs: String::new(),
                    missing: 0,
                    people: vec![
                        person("Jo Osei", 0.94, std::slice::from_ref(&answer)),
                        person("Amina Bello", 0.81, std::slice::from_ref(&work)),
                    ],
                    more: vec![person("Sam Lund", 0.4, &[work])],
                    gaps: Vec::new(),
                },
            ],
            effort: Effort { hours: 6, weeks: Some(3) },
            expenses: "£90 and travel".to_owned(),
            settings: MethodSettings::sample(),
            run: RunRecord::sample(),
            rules: None,
            download: false,
            asking: None,
        };
        let choosing = choosing(&usual);
        let empty = Self {
            people: 0,
            kinds: vec![KindList {
                people: Vec::new(),
                gaps: vec![Gap::Nobody, Gap::NothingToMatch],
                ..usual.kinds[0].clone()
            }],
            expenses: String::new(),
            ..usual.clone()
        };
        let awkward = Self {
            call: awkward::HTML.to_owned(),
            rules: Some(RulesShown::awkward()),
            people: 3,
            kinds: vec![KindList {
                id: awkward::HTML.to_owned(),
                name: awkward::LONG.to_owned(),
                needs: awkward::HTML.to_owned(),
                missing: 0,
                people: vec![
                    person(awkward::HTML, f64::NAN, &[odd.clone(), odd.clone()]),
                    person(awkward::RIGHT_TO_LEFT, 7.0, &[]),
                    person("", -1.0, &[odd]),
                ],
                more: vec![
                    ListedPerson { name: None, ..person("", 0.1, &[]) },
                    ListedPerson { factors: None, ..person("Kim Ode", 0.1, &[]) },
                ],
                gaps: vec![
                    Gap::Seats { short: 1 },
                    Gap::Thin,
                    Gap::Words(vec![awkward::HTML.to_owned(), awkward::LONG.to_owned()]),
                    Gap::OtherPlace { people: 1 },
                    Gap::Near(vec![awkward::RIGHT_TO_LEFT.to_owned(), String::new()]),
                ],
            }],
            ..usual.clone()
        };
        let draft = Self {
            asking: Some(Choosing { address: "/desk/calls/harbour-road".to_owned(), open: false }),
            ..empty.clone()
        };
        vec![
            ("usual", usual),
            ("choosing", choosing),
            ("empty", empty),
            ("draft", draft),
            ("awkward", awkward),
        ]
    }
}

/// The usual page as somebody sees it who may ask people.
fn choosing(usual: &ShortlistPage) -> ShortlistPage {
    let tick = |id: &str, ticked| Choice::Box {
        id: id.to_owned(),
        name: "to:drivers".to_owned(),
        value: "p\"1".to_owned(),
        ticked,
    };
    let by_hand = ByHand {
        by: Some("Helen Marsh".to_owned()),
        reason: "They wrote the drivers’ reply.".to_owned(),
    };
    let mut page = ShortlistPage {
        download: true,
        asking: Some(Choosing { address: "/desk/calls/harbour-road".to_owned(), open: true }),
        ..usual.clone()
    };
    let asked = InvitationState::Sent { at: folkmoot_model::Timestamp::from_millis(0) };
    page.kinds[0].people[0].flags = RulesShown::sample().conflicts.split_off(1);
    page.rules = Some(RulesShown::sample());
    let conflict = "/desk/calls/harbour-road/conflicts/p-1".to_owned();
    page.kinds[0].people[0].conflict = Some(conflict);
    page.kinds[0].people[0].choice = tick("ask-0-0", true);
    page.kinds[0].people.push(ListedPerson {
        by_hand: Some(by_hand),
        choice: tick("ask-0-1", false),
        factors: None,
        ..person("Ana Rey", 0.0, &[])
    });
    page.kinds[1].people[0].choice = Choice::Asked(asked);
    page
}

impl Render for NoShortlistPage {
    const NAME: &'static str = "no-shortlist";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let page = |call: &str| Self {
            layout: Layout::sample(locale, Section::Calls, Some("Helen Marsh")),
            call: call.to_owned(),
            call_address: "/calls/harbour-road".to_owned(),
            desk: "/desk/calls/harbour-road".to_owned(),
        };
        vec![("usual", page("Safer bike lanes on Harbour Road")), ("awkward", page(awkward::HTML))]
    }
}

impl RunRecord {
    pub(crate) fn sample() -> Self {
        Self {
            id: "match-0123456789abcdef".to_owned(),
            on: Day::from_days(20_800),
            engine: "expertise 0.1.0".to_owned(),
            input: "9f86d081884c".to_owned(),
            seed: "harbour".to_owned(),
            people: 412,
            evidence: 12_345,
            left_out: 3,
        }
    }
}
