//! Who was asked for a call, and what they said.

use askama::Template;
use folkmoot_model::{Day, DeclineReason, InvitationState, Timestamp};

use super::{invite::ByHand, pager::Pager, parts::awkward};
use crate::{Layout, Locale, Message, Render, Section, Text, Viewer};

/// The answers to a call, as they come in.
#[derive(Debug, Clone, Template)]
#[template(path = "asked.html")]
pub struct AskedPage {
    /// The frame.
    pub layout: Layout,
    /// The question of the call.
    pub call: String,
    /// The page of the call on the desk.
    pub address: String,
    /// What was just done, if something was.
    pub done: Option<AskedDone>,
    /// How many people are wanted.
    pub wanted: u32,
    /// How many are where, for each kind of knowing.
    pub kinds: Vec<AskedKind>,
    /// How many said no, by reason; reasons nobody gave are left out.
    pub noes: Vec<(DeclineReason, u32)>,
    /// Which invitations are listed.
    pub show: AskedShow,
    /// How many there are of each sort.
    pub shows: Vec<(AskedShow, usize)>,
    /// The invitations on this page of the list.
    pub lines: Vec<AskedLine>,
    /// Which part of the list this is.
    pub pager: Pager,
    /// Whether the reader may ask, remind and take back, and the call is open.
    pub may_ask: bool,
    /// How many can be reminded now.
    pub can_remind: u32,
}

/// What was just done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AskedDone {
    /// Invitations were sent.
    Sent {
        /// How many.
        sent: usize,
        /// How many of those chosen were not asked.
        left_out: usize,
    },
    /// People were reminded.
    Reminded(usize),
    /// An invitation was taken back.
    TakenBack,
    /// Somebody was added by hand.
    Added,
}

/// How far asking has come for one kind of knowing, or for all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AskedKind {
    /// What these people are called; empty for all together.
    pub name: String,
    /// How many are wanted.
    pub wanted: u32,
    /// How many were asked.
    pub asked: u32,
    /// How many of those opened the mail's link or answered.
    pub opened: u32,
    /// How many said yes.
    pub yes: u32,
    /// How many said no.
    pub no: u32,
    /// How many named somebody else instead.
    pub passed_on: u32,
    /// How many have not answered, and still can.
    pub waiting: u32,
    /// How many did not answer in time.
    pub expired: u32,
}

impl AskedKind {
    /// Counts one invitation.
    pub fn count(&mut self, state: &InvitationState) {
        let answered = match state {
            InvitationState::Drafted | InvitationState::Withdrawn { .. } => return,
            InvitationState::Sent { .. } => {
                self.waiting += 1;
                false
            }
            InvitationState::Expired { .. } => {
                self.expired += 1;
                false
            }
            InvitationState::Seen { .. } => {
                self.waiting += 1;
                true
            }
            InvitationState::Accepted { .. } => {
                self.yes += 1;
                true
            }
            InvitationState::Declined { .. } => {
                self.no += 1;
                true
            }
            InvitationState::Forwarded { .. } => {
                self.passed_on += 1;
                true
            }
        };
        self.asked += 1;
        self.opened += u32::from(answered);
    }

    fn cells(&self) -> [u32; 8] {
        [
            self.wanted,
            self.asked,
            self.opened,
            self.yes,
            self.no,
            self.passed_on,
            self.waiting,
            self.expired,
        ]
    }
}

/// Which invitations are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AskedShow {
    /// All of them.
    All,
    /// Added by hand or named, not sent.
    Drafts,
    /// No answer yet.
    Waiting,
    /// They said yes.
    Yes,
    /// They said no.
    No,
    /// They named somebody else.
    PassedOn,
    /// They did not answer in time.
    Expired,
    /// Taken back.
    TakenBack,
}

impl AskedShow {
    /// Every sort.
    pub const ALL: &'static [Self] = &[
        Self::All,
        Self::Waiting,
        Self::Yes,
        Self::No,
        Self::PassedOn,
        Self::Expired,
        Self::Drafts,
        Self::TakenBack,
    ];

    /// Its code, as addresses have it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Drafts => "drafts",
            Self::Waiting => "waiting",
            Self::Yes => "yes",
            Self::No => "no",
            Self::PassedOn => "passed-on",
            Self::Expired => "expired",
            Self::TakenBack => "taken-back",
        }
    }

    /// Reads a code; anything else is all of them.
    pub fn from_code(code: &str) -> Self {
        Self::ALL.iter().copied().find(|show| show.code() == code).unwrap_or(Self::All)
    }

    /// Whether an invitation in this state is listed.
    pub const fn holds(self, state: &InvitationState) -> bool {
        match self {
            Self::All => true,
            Self::Drafts => matches!(state, InvitationState::Drafted),
            Self::Waiting => state.is_open(),
            Self::Yes => matches!(state, InvitationState::Accepted { .. }),
            Self::No => matches!(state, InvitationState::Declined { .. }),
            Self::PassedOn => matches!(state, InvitationState::Forwarded { .. }),
            Self::Expired => matches!(state, InvitationState::Expired { .. }),
            Self::TakenBack => matches!(state, InvitationState::Withdrawn { .. }),
        }
    }

    fn words(self, text: &Text) -> Message {
        text.t(match self {
            Self::All => "asked-show-all",
            Self::Drafts => "asked-show-drafts",
            Self::Waiting => "asked-show-waiting",
            Self::Yes => "asked-show-yes",
            Self::No => "asked-show-no",
            Self::PassedOn => "asked-show-passed-on",
            Self::Expired => "asked-show-expired",
            Self::TakenBack => "asked-show-taken-back",
        })
    }
}

/// Somebody who was asked, or is going to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedLine {
    /// The name they go by, which may be empty.
    pub name: String,
    /// For which kind of knowing.
    pub kind: String,
    /// Where it stands.
    pub state: InvitationState,
    /// How they came to be asked, unless a search found them.
    pub origin: Option<AskedOrigin>,
    /// When they were asked.
    pub asked_on: Option<Day>,
    /// By when they are to answer.
    pub answer_by: Option<Day>,
    /// When they were reminded.
    pub reminded_on: Option<Day>,
    /// Where it can be taken back, if it still can.
    pub take_back: Option<String>,
}

/// How somebody came to be asked whom no search found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AskedOrigin {
    /// Added by hand.
    ByHand(ByHand),
    /// Somebody named them: who, if it is known, and why.
    Named {
        /// Who.
        by: Option<String>,
        /// What they said.
        reason: Option<String>,
    },
}

impl AskedOrigin {
    fn words(&self, text: &Text) -> String {
        match self {
            Self::ByHand(by_hand) => by_hand.words(text).to_string(),
            Self::Named { by, reason } => {
                let by = match by {
                    Some(by) => text.t("asked-named").arg("name", text.name(by)),
                    None => text.t("asked-named-unknown"),
                };
                match reason {
                    Some(reason) => {
                        format!("{by} {}", text.t("asked-named-reason").arg("reason", reason))
                    }
                    None => by.to_string(),
                }
            }
        }
    }
}

impl AskedLine {
    fn dates(&self, text: &Text) -> Vec<Message> {
        let asked = self.asked_on.map(|on| text.t("asked-on").arg("on", text.date(&on)));
        let by = self.answer_by.filter(|_| self.state.is_open());
        let by = by.map(|on| text.t("asked-answer-by").arg("on", text.date(&on)));
        let reminded =
            self.reminded_on.map(|on| text.t("asked-reminded-on").arg("on", text.date(&on)));
        [asked, by, reminded].into_iter().flatten().collect()
    }
}

impl AskedPage {
    /// What is listed now: "Said yes (3)", and the page of it.
    fn list_said(&self) -> String {
        let text = self.layout.text;
        let shown = self.shows.iter().find(|(show, _)| *show == self.show);
        let count = shown.map_or(self.lines.len(), |(_, count)| *count);
        let shown = text.t("asked-show").arg("what", self.show.words(&text)).arg("count", count);
        if self.pager.pages > 1 {
            format!("{shown}. {}", self.pager.words(&text))
        } else {
            shown.to_string()
        }
    }

    /// All kinds of knowing together.
    fn total(&self) -> AskedKind {
        let mut total = AskedKind::default();
        for kind in &self.kinds {
            total.wanted += kind.wanted;
            total.asked += kind.asked;
            total.opened += kind.opened;
            total.yes += kind.yes;
            total.no += kind.no;
            total.passed_on += kind.passed_on;
            total.waiting += kind.waiting;
            total.expired += kind.expired;
        }
        total
    }

    fn done_words(&self, done: &AskedDone) -> Message {
        let text = self.layout.text;
        match *done {
            AskedDone::Sent { sent: 0, .. } => text.t("asked-done-none"),
            AskedDone::Sent { sent, left_out: 0 } => text.t("asked-done-sent").arg("sent", sent),
            AskedDone::Sent { sent, left_out } => {
                text.t("asked-done-sent-some").arg("sent", sent).arg("left", left_out)
            }
            AskedDone::Reminded(people) => text.t("asked-done-reminded").arg("people", people),
            AskedDone::TakenBack => text.t("asked-done-taken-back"),
            AskedDone::Added => text.t("asked-done-added"),
        }
    }

    fn next(&self) -> Message {
        let (text, total) = (self.layout.text, self.total());
        if total.yes >= self.wanted && self.wanted > 0 {
            text.t("asked-next-enough")
        } else if total.asked == 0 {
            text.t("asked-next-ask")
        } else if total.waiting > 0 {
            text.t("asked-next-wait").arg("people", total.waiting)
        } else {
            text.t("asked-next-more").arg("missing", self.wanted - total.yes)
        }
    }

    fn has_drafts(&self) -> bool {
        self.shows.iter().any(|(show, count)| *show == AskedShow::Drafts && *count > 0)
    }
}

/// Asks once more before an invitation is taken back.
#[derive(Debug, Clone, Template)]
#[template(path = "take-back.html")]
pub struct TakeBackPage {
    /// The frame.
    pub layout: Layout,
    /// The question of the call.
    pub call: String,
    /// The list of those who were asked.
    pub back: String,
    /// Where the form is sent.
    pub action: String,
    /// Who was asked.
    pub name: String,
    /// Where the invitation stands.
    pub state: InvitationState,
}

impl TakeBackPage {
    fn about(&self) -> Message {
        let text = self.layout.text;
        match self.state {
            InvitationState::Drafted => text.t("take-back-draft"),
            InvitationState::Accepted { .. } => text.t("take-back-yes"),
            _ => text.t("take-back-sent"),
        }
    }
}

const AT: Timestamp = Timestamp::from_millis(1_797_000_000_000);

impl Render for AskedPage {
    const NAME: &'static str = "asked";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let line = |name: &str, state: InvitationState, origin| AskedLine {
            name: name.to_owned(),
            kind: "Cab and delivery drivers".to_owned(),
            take_back: state
                .is_open()
                .then(|| "/desk/calls/harbour-road/invitations/i1/take-back".to_owned()),
            origin,
            asked_on: (state != InvitationState::Drafted).then(|| AT.day()),
            answer_by: Some(Day::from_days(20_810)),
            reminded_on: state.is_open().then(|| AT.day()),
            state,
        };
        let no = DeclineReason::NoTime;
        let states = [
            InvitationState::Sent { at: AT },
            InvitationState::Seen { at: AT },
            InvitationState::Accepted { at: AT },
            InvitationState::Declined { at: AT, reason: no },
            InvitationState::Forwarded { at: AT },
            InvitationState::Expired { at: AT },
            InvitationState::Withdrawn { at: AT },
        ];
        let mut kind =
            AskedKind { name: "Cab drivers".to_owned(), wanted: 4, ..AskedKind::default() };
        for state in &states {
            kind.count(state);
        }
        let named = AskedOrigin::Named { by: Some("Jo Osei".to_owned()), reason: None };
        let by_hand = AskedOrigin::ByHand(ByHand {
            by: Some("Helen Marsh".to_owned()),
            reason: "They keep the lock.".to_owned(),
        });
        let mut lines: Vec<_> =
            states.iter().map(|state| line("Rafiq Khan", state.clone(), None)).collect();
        lines.push(line("Ana Rey", InvitationState::Drafted, Some(by_hand)));
        lines.push(line("Kim Ode", InvitationState::Sent { at: AT }, Some(named)));
        let usual = Self {
            layout: Layout::sample(locale, Section::Desk, Some("Helen Marsh")),
            call: "How could Harbour Road be safe to cycle?".to_owned(),
            address: "/desk/calls/harbour-road".to_owned(),
            done: Some(AskedDone::Sent { sent: 7, left_out: 0 }),
            wanted: 4,
            kinds: vec![
                kind.clone(),
                AskedKind { name: "Planners".to_owned(), wanted: 3, ..AskedKind::default() },
            ],
            noes: vec![(no, 1)],
            show: AskedShow::All,
            shows: AskedShow::ALL.iter().map(|show| (*show, 1)).collect(),
            lines,
            pager: Pager::sample(1, 3),
            may_ask: true,
            can_remind: 2,
        };
        let none = Self {
            done: None,
            kinds: vec![AskedKind {
                name: "Planners".to_owned(),
                wanted: 3,
                ..AskedKind::default()
            }],
            noes: Vec::new(),
            lines: Vec::new(),
            shows: vec![(AskedShow::All, 0)],
            pager: Pager::sample(1, 1),
            can_remind: 0,
            ..usual.clone()
        };
        let reminded = Self {
            done: Some(AskedDone::Reminded(2)),
            can_remind: 0,
            show: AskedShow::Waiting,
            pager: Pager::sample(3, 3),
            ..usual.clone()
        };
        let again = Self {
            done: Some(AskedDone::Sent { sent: 0, left_out: 3 }),
            may_ask: false,
            ..usual.clone()
        };
        let some = Self {
            done: Some(AskedDone::Sent { sent: 1, left_out: 3 }),
            wanted: 1,
            ..usual.clone()
        };
        let awkward = Self {
            call: awkward::HTML.to_owned(),
            done: Some(AskedDone::TakenBack),
            kinds: vec![AskedKind {
                name: awkward::LONG.to_owned(),
                waiting: 0,
                expired: 2,
                ..kind.clone()
            }],
            lines: vec![
                line("", InvitationState::Expired { at: AT }, None),
                line(
                    awkward::LONG,
                    InvitationState::Drafted,
                    Some(AskedOrigin::Named { by: None, reason: Some(awkward::HTML.to_owned()) }),
                ),
            ],
            noes: DeclineReason::ALL.iter().map(|reason| (*reason, 1)).collect(),
            ..usual.clone()
        };
        let added = Self { done: Some(AskedDone::Added), ..none.clone() };
        vec![
            ("usual", usual),
            ("none", none),
            ("reminded", reminded),
            ("again", again),
            ("some", some),
            ("awkward", awkward),
            ("added", added),
        ]
    }
}

impl Render for TakeBackPage {
    const NAME: &'static str = "take-back";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let page = |name: &str, state| Self {
            layout: Layout::sample(locale, Section::Desk, Some("Helen Marsh")),
            call: "How could Harbour Road be safe to cycle?".to_owned(),
            back: "/desk/calls/harbour-road/invitations".to_owned(),
            action: "/desk/calls/harbour-road/invitations/i1/take-back".to_owned(),
            name: name.to_owned(),
            state,
        };
        vec![
            ("usual", page("Rafiq Khan", InvitationState::Sent { at: AT })),
            ("yes", page("Rafiq Khan", InvitationState::Accepted { at: AT })),
            ("awkward", page(awkward::HTML, InvitationState::Drafted)),
        ]
    }
}
