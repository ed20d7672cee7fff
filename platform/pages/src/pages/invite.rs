//! Who is going to be asked, what they will read, and asking once more before
//! it is sent.

use askama::Template;
use folkmoot_model::{AskRules, Day, EvidenceKind, InvitationState, Timestamp};

use super::parts::{EvidenceItem, awkward};
use crate::{Layout, Locale, Message, Render, Section, Text, Viewer};

/// Who would be asked for a call, and what they would read.
#[derive(Debug, Clone, Template)]
#[template(path = "invite.html")]
pub struct InvitePage {
    /// The frame.
    pub layout: Layout,
    /// The question of the call.
    pub call: String,
    /// The page of the call on the desk.
    pub address: String,
    /// Where people are chosen.
    pub shortlist: String,
    /// Those who would be asked, in the order of choosing.
    pub to_ask: Vec<ToAsk>,
    /// Those who would not.
    pub not_asked: Vec<NotAsked>,
    /// How often anybody may be asked.
    pub rules: AskRules,
    /// The day by which answers are asked for, as it was typed.
    pub answer_by: String,
    /// The days that can be given; none if the decision leaves no time.
    pub days: Option<(Day, Day)>,
    /// Whether the day that was typed is none of them.
    pub wrong_day: bool,
    /// When the decision is taken.
    pub decided_on: Day,
}

/// Somebody who would be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToAsk {
    /// The name they go by, which may be empty.
    pub name: String,
    /// For which kind of knowing.
    pub kind: String,
    /// The field of the form that names them, and what it holds.
    pub field: (String, String),
    /// Why them: their evidence that the mail names.
    pub evidence: Vec<EvidenceItem>,
    /// Why them, where somebody added them by hand.
    pub by_hand: Option<ByHand>,
    /// What they would read.
    pub mail: Letter,
}

/// Why somebody whom no search found is to be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ByHand {
    /// Who added them; none if they are gone.
    pub by: Option<String>,
    /// The reason on record.
    pub reason: String,
}

/// A mail as it reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Its subject.
    pub subject: String,
    /// Its text.
    pub text: String,
}

/// Somebody who would not be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotAsked {
    /// Their name; none if they are gone.
    pub name: Option<String>,
    /// For which kind of knowing.
    pub kind: String,
    /// Why not.
    pub why: WhyNot,
}

/// Why somebody is not asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WhyNot {
    /// They are gone, or no search and nobody names them.
    Gone,
    /// They asked to be left alone.
    DoNotAsk,
    /// They were asked for this call before.
    AlreadyAsked {
        /// When.
        on: Day,
        /// What became of it.
        state: InvitationState,
    },
    /// No address of theirs is known.
    NoEmail,
    /// They were asked as often as anybody may be.
    TooManyAsks {
        /// How often.
        asks: u32,
        /// In how many days.
        within_days: u32,
    },
    /// They have hidden or deleted all that spoke for them.
    Hidden,
    /// Somebody before them on the list has the same address.
    SameAddress,
}

impl ByHand {
    /// "Added by hand by Jo, because they keep the lock."
    pub(super) fn words(&self, text: &Text) -> Message {
        match &self.by {
            Some(by) => text
                .t("asking-by-hand")
                .arg("name", text.name(by))
                .arg("reason", self.reason.trim_end_matches('.')),
            None => {
                text.t("asking-by-hand-unknown").arg("reason", self.reason.trim_end_matches('.'))
            }
        }
    }
}

impl NotAsked {
    fn name(&self, text: &Text) -> String {
        match &self.name {
            Some(name) => text.name(name),
            None => text.t("name-erased").to_string(),
        }
    }

    fn words(&self, text: &Text) -> Message {
        match &self.why {
            WhyNot::Gone => text.t("asking-not-gone"),
            WhyNot::DoNotAsk => text.t("asking-not-alone"),
            WhyNot::AlreadyAsked { on, state } => text
                .t("asking-not-again")
                .arg("on", text.date(on))
                .arg("state", text.asked_state(state)),
            WhyNot::NoEmail => text.t("asking-not-email"),
            WhyNot::TooManyAsks { asks, within_days } => {
                text.t("asking-not-often").arg("asks", asks).arg("days", within_days)
            }
            WhyNot::Hidden => text.t("asking-not-hidden"),
            WhyNot::SameAddress => text.t("asking-not-same"),
        }
    }
}

impl InvitePage {
    fn cap(&self) -> Message {
        self.layout
            .text
            .t("asking-cap")
            .arg("asks", self.rules.most_asks)
            .arg("days", self.rules.asks_within_days)
    }

    fn reminder(&self) -> Message {
        reminder(&self.layout.text, &self.rules)
    }

    fn day_hint(&self, first: &Day, last: &Day) -> Message {
        let text = self.layout.text;
        text.t("asking-answer-by-hint").arg("first", text.date(first)).arg("last", text.date(last))
    }
}

fn reminder(text: &Text, rules: &AskRules) -> Message {
    if rules.remind_after_days == 0 {
        text.t("asking-no-reminder")
    } else {
        text.t("asking-reminder").arg("days", rules.remind_after_days)
    }
}

/// Asks once more before invitations are sent.
#[derive(Debug, Clone, Template)]
#[template(path = "invite-confirm.html")]
pub struct InviteConfirmPage {
    /// The frame.
    pub layout: Layout,
    /// The question of the call.
    pub call: String,
    /// The page of the call on the desk.
    pub address: String,
    /// Where the choice can be changed.
    pub back: String,
    /// The names of those who would be asked.
    pub names: Vec<String>,
    /// How many of those chosen would not be asked.
    pub left_out: usize,
    /// The fields that name them.
    pub fields: Vec<(String, String)>,
    /// How often anybody may be asked.
    pub rules: AskRules,
    /// By when they are to answer.
    pub answer_by: Day,
}

impl InviteConfirmPage {
    fn reminder(&self) -> Message {
        reminder(&self.layout.text, &self.rules)
    }

    fn whom(&self) -> Vec<String> {
        self.names.iter().map(|name| self.layout.text.name(name)).collect()
    }
}

impl Render for InvitePage {
    const NAME: &'static str = "invite";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let work = EvidenceItem::sample(
            EvidenceKind::Work,
            "Drove a cab in Harbour Ward for nine years",
            "Nights and school runs.",
        );
        let line = |name: &str, evidence: Vec<EvidenceItem>, by_hand| ToAsk {
            name: name.to_owned(),
            kind: "Cab and delivery drivers".to_owned(),
            field: ("to:drivers".to_owned(), format!("p-{name}")),
            evidence,
            by_hand,
            mail: Letter {
                subject: "What do you know about Harbour Road?".to_owned(),
                text: "Hello,\n\nNorthmere Council asks people who know this street.".to_owned(),
            },
        };
        let by_hand = ByHand {
            by: Some("Helen Marsh".to_owned()),
            reason: "They wrote the drivers’ reply in 2024.".to_owned(),
        };
        let not = |name: &str, why| NotAsked {
            name: Some(name.to_owned()),
            kind: "Cab and delivery drivers".to_owned(),
            why,
        };
        let at = Timestamp::from_millis(0);
        let usual = Self {
            layout: Layout::sample(locale, Section::Desk, Some("Helen Marsh")),
            call: "How could Harbour Road be safe to cycle?".to_owned(),
            address: "/desk/calls/harbour-road".to_owned(),
            shortlist: "/calls/northmere/harbour-road/shortlist".to_owned(),
            to_ask: vec![
                line("Rafiq Khan", vec![work.clone()], None),
                line("Jo Osei", Vec::new(), Some(by_hand)),
            ],
            not_asked: vec![
                not("Amina Bello", WhyNot::DoNotAsk),
                not("Sam Lund", WhyNot::NoEmail),
                not("Kim Ode", WhyNot::TooManyAsks { asks: 2, within_days: 90 }),
                not(
                    "Ana Rey",
                    WhyNot::AlreadyAsked {
                        on: Day::from_days(20_790),
                        state: InvitationState::Accepted { at },
                    },
                ),
            ],
            rules: AskRules::default(),
            answer_by: "2026-12-06".to_owned(),
            days: Some((Day::from_days(20_780), Day::from_days(20_877))),
            wrong_day: false,
            decided_on: Day::from_days(20_878),
        };
        let nobody = Self { to_ask: Vec::new(), not_asked: Vec::new(), ..usual.clone() };
        let late = Self { days: None, ..usual.clone() };
        let awkward = Self {
            call: awkward::HTML.to_owned(),
            to_ask: vec![
                line("", vec![EvidenceItem::awkward()], None),
                ToAsk {
                    by_hand: Some(ByHand { by: None, reason: awkward::HTML.to_owned() }),
                    mail: Letter {
                        subject: awkward::HTML.to_owned(),
                        text: format!("{}\n{}", awkward::LONG, awkward::HTML),
                    },
                    ..line(awkward::LONG, Vec::new(), None)
                },
            ],
            not_asked: vec![
                NotAsked { name: None, ..not("", WhyNot::Gone) },
                not(awkward::HTML, WhyNot::Hidden),
                not(awkward::RIGHT_TO_LEFT, WhyNot::SameAddress),
            ],
            rules: AskRules { remind_after_days: 0, ..AskRules::default() },
            answer_by: "\"><b>".to_owned(),
            wrong_day: true,
            ..usual.clone()
        };
        vec![("usual", usual), ("nobody", nobody), ("too-late", late), ("awkward", awkward)]
    }
}

impl Render for InviteConfirmPage {
    const NAME: &'static str = "invite-confirm";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let page = |call: &str, names: &[&str], left_out| Self {
            layout: Layout::sample(locale, Section::Desk, Some("Helen Marsh")),
            call: call.to_owned(),
            address: "/desk/calls/harbour-road".to_owned(),
            back: "/desk/calls/harbour-road/invite?to%3Adrivers=p1".to_owned(),
            names: names.iter().map(|name| (*name).to_owned()).collect(),
            left_out,
            fields: vec![("to:drivers".to_owned(), "p1".to_owned())],
            rules: AskRules::default(),
            answer_by: Day::from_days(20_793),
        };
        vec![
            ("usual", page("Safer bike lanes", &["Rafiq Khan", "Jo Osei"], 0)),
            ("one", page("Safer bike lanes", &["Rafiq Khan"], 1)),
            ("nobody", page("Safer bike lanes", &[], 3)),
            ("awkward", page(awkward::HTML, &["", awkward::RIGHT_TO_LEFT, awkward::LONG], 2)),
        ]
    }
}
