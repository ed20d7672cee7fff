//! One call on the desk: where it stands and what can be done.

use askama::Template;
use folkmoot_model::{CallState, Day};

use super::{
    call::KindLine,
    desk::Step,
    parts::{Count, awkward},
};
use crate::{Layout, Locale, Message, Render, Section, Text, Viewer};

/// A call, as those who work on it see it.
#[derive(Debug, Clone, Template)]
#[template(path = "desk-call.html")]
pub struct DeskCallPage {
    /// The frame.
    pub layout: Layout,
    /// Its question.
    pub title: String,
    /// Where it stands.
    pub state: CallState,
    /// The decision it feeds.
    pub decision: String,
    /// When that is taken.
    pub decided_on: Day,
    /// The day people were last looked for.
    pub searched_on: Option<Day>,
    /// What comes next.
    pub next: Step,
    /// Its kinds of knowing, with how many were found for each.
    pub kinds: Vec<KindLine>,
    /// Its page on the desk.
    pub address: String,
    /// Its page for everyone.
    pub call_address: String,
    /// Whether the reader may look for people.
    pub may_look: bool,
    /// Whether the reader may write calls.
    pub may_write: bool,
    /// How many offers to help wait for an answer, for those who may see them.
    pub offers: Option<usize>,
    /// Where answers to practical questions are rated, for those who may.
    pub answers: Option<String>,
    /// The shortlist, for those who may see it, once there is one.
    pub shortlist: Option<String>,
    /// How many were asked, for those who may see whom.
    pub asked: Option<u32>,
    /// Where the panel stands, for those who may see who accepted.
    pub panel: Option<PanelStep>,
    /// How many said yes, for those who may see who.
    pub said_yes: Option<u32>,
    /// Whether the reader may ask people.
    pub may_ask: bool,
}

/// Where the panel of a call stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PanelStep {
    /// Nothing is there yet.
    Begin,
    /// The rules are being written.
    Draft,
    /// The list is public.
    Published,
    /// A panel is drawn.
    Drawn,
}

impl PanelStep {
    fn words(&self, text: &Text) -> Message {
        text.t(match self {
            Self::Begin => "panel-link",
            Self::Draft => "panel-link-draft",
            Self::Published => "panel-link-published",
            Self::Drawn => "panel-link-drawn",
        })
    }
}

impl DeskCallPage {
    /// Looking comes first while nobody has looked, or when it is the step
    /// that is waited for.
    fn look_first(&self) -> bool {
        self.searched_on.is_none()
    }

    fn can_look(&self) -> bool {
        self.may_look && matches!(self.state, CallState::Draft | CallState::Open)
    }

    /// Whether people can be asked now.
    fn can_ask(&self) -> bool {
        self.may_ask && self.state == CallState::Open
    }

    /// Whether there is anybody to sit at a table or to be given a badge.
    fn has_yes(&self) -> bool {
        self.said_yes.is_some_and(|people| people > 0)
    }

    fn can_change(&self) -> bool {
        matches!(self.state, CallState::Draft | CallState::Open)
    }

    /// What can be done with the call besides: address and words.
    fn steps(&self) -> Vec<(String, Message)> {
        let text = self.layout.text;
        let open = ("open", text.t("desk-open"));
        let close = ("close", text.t("desk-close"));
        let withdraw = ("withdraw", text.t("desk-withdraw"));
        let steps = match self.state {
            CallState::Draft => vec![open, withdraw],
            CallState::Open => vec![close, withdraw],
            CallState::Closed => vec![("open", text.t("desk-reopen")), withdraw],
            CallState::Withdrawn => Vec::new(),
        };
        let address = |code| format!("{}/step/{code}", self.address);
        steps.into_iter().map(|(code, words)| (address(code), words)).collect()
    }

    fn searched(&self) -> Message {
        let text = self.layout.text;
        match &self.searched_on {
            Some(on) => text.t("desk-searched").arg("on", text.date(on)),
            None => text.t("desk-not-searched"),
        }
    }
}

impl Render for DeskCallPage {
    const NAME: &'static str = "desk-call";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let line = |name: &str, found, people| KindLine {
            name: name.to_owned(),
            needs: "Picking up, dropping off, loading".to_owned(),
            must: false,
            place: None,
            evidence: Vec::new(),
            count: Count { found, people },
        };
        let usual = Self {
            layout: Layout::sample(locale, Section::Desk, Some("Helen Marsh")),
            title: "How could Harbour Road be safe to cycle?".to_owned(),
            state: CallState::Open,
            decision: "Which of three layouts goes to the council".to_owned(),
            decided_on: Day::from_days(20_878),
            searched_on: Some(Day::from_days(20_800)),
            next: Step::Gaps(1),
            kinds: vec![
                line("People who plan streets", Some(3), 3),
                line("Cab and delivery drivers", Some(1), 4),
            ],
            panel: Some(PanelStep::Begin),
            answers: Some("/desk/calls/harbour-road/answers".to_owned()),
            address: "/desk/calls/harbour-road".to_owned(),
            call_address: "/calls/northmere/harbour-road".to_owned(),
            offers: Some(2),
            may_look: true,
            may_write: true,
            shortlist: Some("/calls/northmere/harbour-road/shortlist".to_owned()),
            asked: Some(10),
            said_yes: Some(4),
            may_ask: true,
        };
        let draft = Self {
            state: CallState::Draft,
            searched_on: None,
            next: Step::Open,
            kinds: vec![line("People who plan streets", None, 3)],
            offers: Some(0),
            shortlist: None,
            asked: Some(0),
            said_yes: None,
            ..usual.clone()
        };
        let moderator = Self {
            may_look: false,
            may_write: false,
            shortlist: None,
            offers: None,
            asked: None,
            said_yes: None,
            may_ask: false,
            ..usual.clone()
        };
        let awkward = Self {
            title: awkward::HTML.to_owned(),
            decision: awkward::LONG.to_owned(),
            kinds: vec![line(awkward::RIGHT_TO_LEFT, Some(0), 1_000)],
            state: CallState::Withdrawn,
            next: Step::None,
            ..usual.clone()
        };
        vec![("usual", usual), ("draft", draft), ("moderator", moderator), ("awkward", awkward)]
    }
}
