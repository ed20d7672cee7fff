//! What the link in an invitation opens, and the same on one's own page.

use askama::Template;
use folkmoot_model::{
    CallState, Day, DeclineReason, Effort, Iap2, InvitationState, Origin, Setting,
};

use super::{parts::awkward, why_you::WhyYou};
use crate::{Layout, Locale, Message, Render, Section, Text, Viewer};

/// An invitation as the person who was asked sees it, on every page about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asking {
    /// The address of its page; further ones begin with it.
    pub address: String,
    /// Who asks.
    pub organisation: String,
    /// What is asked.
    pub title: String,
    /// The public page of the call.
    pub call: String,
    /// Where the call stands.
    pub call_state: CallState,
    /// The decision it feeds.
    pub decision: String,
    /// When that is taken.
    pub decided_on: Day,
    /// The time it takes.
    pub effort: Effort,
    /// What they get back; may be empty.
    pub expenses: String,
    /// Where it happens.
    pub setting: Setting,
    /// How much influence they have.
    pub promise: Iap2,
    /// What the kind of knowing is called that they are asked for.
    pub knowing: String,
    /// How they came to be asked.
    pub origin: Origin,
    /// Their name and the evidence that speaks for them.
    pub why: WhyYou,
    /// The words of whoever added or named them.
    pub reason: Option<String>,
    /// Who named them, if that may be told.
    pub named_by: Option<String>,
    /// Where it stands.
    pub state: InvitationState,
    /// The last day to answer.
    pub answer_by: Option<Day>,
    /// How many practical questions there are for them.
    pub questions: usize,
    /// Whether it can be answered now, or the answer changed.
    pub may_answer: bool,
    /// Whether they asked to be left alone.
    pub left_alone: bool,
}

/// The page of an invitation.
#[derive(Debug, Clone, Template)]
#[template(path = "invitation.html")]
pub struct InvitationPage {
    /// The frame.
    pub layout: Layout,
    /// The invitation.
    pub asking: Asking,
    /// Whether they have just named somebody.
    pub named: bool,
}

impl Asking {
    /// Whether there are practical questions for somebody who may say yes, or
    /// has said so.
    fn asks_questions(&self) -> bool {
        self.questions > 0 && self.may_answer && !self.left_alone
    }

    fn is_awaited(&self) -> bool {
        self.state.is_open()
    }

    /// Whether somebody else can be named.
    fn may_name(&self) -> bool {
        let named = matches!(self.state, InvitationState::Forwarded { .. });
        self.may_answer || (named && self.call_state == CallState::Open)
    }

    /// Where it stands, as a heading and a sentence; none while an answer is
    /// awaited.
    fn standing(&self, text: &Text) -> Option<(Message, Message)> {
        let on = |at: &folkmoot_model::Timestamp| text.date(&at.day());
        match &self.state {
            InvitationState::Accepted { at } => {
                let said = text.t("invitation-said-yes-text").arg("on", on(at));
                Some((text.t("invitation-said-yes"), said))
            }
            InvitationState::Declined { at, .. } => {
                let said = text.t("invitation-said-no-text").arg("on", on(at));
                Some((text.t("invitation-said-no"), said))
            }
            InvitationState::Forwarded { at } => {
                let said = text.t("invitation-said-forwarded-text").arg("on", on(at));
                Some((text.t("invitation-said-forwarded"), said))
            }
            InvitationState::Withdrawn { at } => {
                let said = text.t("invitation-withdrawn-text").arg("on", on(at));
                Some((text.t("invitation-withdrawn"), said))
            }
            _ if self.may_answer => None,
            _ => Some(match &self.answer_by {
                Some(by) if self.call_state == CallState::Open => {
                    let over = text.t("invitation-expired-text").arg("by", text.date(by));
                    (text.t("invitation-expired"), over)
                }
                _ => (text.t("invitation-closed"), text.t("invitation-closed-text")),
            }),
        }
    }

    /// Where it stands, in a few words, for lists.
    pub(super) fn in_short(&self, text: &Text) -> Message {
        match &self.state {
            InvitationState::Accepted { .. } => text.t("my-invites-yes"),
            InvitationState::Declined { .. } => text.t("my-invites-no"),
            InvitationState::Forwarded { .. } => text.t("my-invites-forwarded"),
            InvitationState::Withdrawn { .. } => text.t("my-invites-withdrawn"),
            _ => match &self.answer_by {
                Some(by) if self.may_answer => {
                    text.t("my-invites-awaited").arg("by", text.date(by))
                }
                _ => text.t("my-invites-over"),
            },
        }
    }

    /// Why them, in sentences: from their own evidence, or where they are
    /// known from.
    fn sentences(&self, text: &Text) -> Vec<Message> {
        let mut sentences = self.why.sentences(text);
        match self.origin {
            Origin::Found if sentences.is_empty() => sentences.push(text.t("invitation-why-found")),
            Origin::Found => {}
            Origin::ByHand => sentences.push(text.t("invitation-why-by-hand")),
            Origin::Named => sentences.push(match &self.named_by {
                Some(name) => text.t("invitation-why-named-by").arg("name", name),
                None => text.t("invitation-why-named"),
            }),
        }
        sentences
    }

    fn next(&self, text: &Text) -> Message {
        let next = match self.state {
            InvitationState::Accepted { .. } => text.t("invitation-next-yes"),
            _ if self.is_awaited() && self.may_answer => text.t("invitation-next-awaited"),
            _ => text.t("invitation-next-nothing"),
        };
        next.arg("on", text.date(&self.decided_on))
    }

    /// An example of it.
    pub(super) fn sample(state: InvitationState, may_answer: bool) -> Self {
        Self {
            address: "/invitations/0a1b2c".to_owned(),
            organisation: "Northmere Council".to_owned(),
            title: "How could Harbour Road be safe to cycle?".to_owned(),
            call: "/calls/northmere/harbour-road".to_owned(),
            call_state: CallState::Open,
            decision: "Which of three layouts goes to the council".to_owned(),
            decided_on: Day::from_days(20_878),
            effort: Effort { hours: 6, weeks: Some(3) },
            expenses: "£90 and travel".to_owned(),
            setting: Setting::Either("Harbour Ward".to_owned()),
            promise: Iap2::Collaborate,
            knowing: "People who get about by wheelchair".to_owned(),
            origin: Origin::Found,
            why: WhyYou::sample(),
            reason: None,
            named_by: None,
            state,
            answer_by: Some(Day::from_days(20_793)),
            may_answer,
            questions: 2,
            left_alone: false,
        }
    }

    fn awkward() -> Self {
        Self {
            organisation: awkward::HTML.to_owned(),
            title: awkward::LONG.to_owned(),
            decision: awkward::HTML.to_owned(),
            expenses: awkward::RIGHT_TO_LEFT.to_owned(),
            setting: Setting::InPerson(awkward::LONG.to_owned()),
            knowing: awkward::HTML.to_owned(),
            origin: Origin::Named,
            why: WhyYou::awkward(),
            reason: Some(awkward::HTML.to_owned()),
            named_by: Some(awkward::RIGHT_TO_LEFT.to_owned()),
            ..Self::sample(sent(), true)
        }
    }
}

const AT: folkmoot_model::Timestamp = Day::from_days(20_780).start();

fn sent() -> InvitationState {
    InvitationState::Sent { at: AT }
}

impl Render for InvitationPage {
    const NAME: &'static str = "invitation";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let page = |asking| Self {
            layout: Layout::sample(locale, Section::Other, None),
            asking,
            named: false,
        };
        let of = |state, may_answer| page(Asking::sample(state, may_answer));
        let nobody = WhyYou { name: String::new(), evidence: Vec::new() };
        let mine = Self {
            layout: Layout::sample(locale, Section::Me, Some("Mary T")),
            named: true,
            ..of(InvitationState::Accepted { at: AT }, true)
        };
        let named = Asking {
            origin: Origin::Named,
            why: nobody.clone(),
            reason: Some("You know the bend by the bank.".to_owned()),
            expenses: String::new(),
            ..Asking::sample(sent(), true)
        };
        let by_hand = Asking {
            origin: Origin::ByHand,
            reason: Some("Keeps the harbour lock.".to_owned()),
            why: nobody.clone(),
            ..Asking::sample(sent(), true)
        };
        let hidden = Asking { why: nobody, ..Asking::sample(sent(), true) };
        let reason = DeclineReason::NoTime;
        let alone = Asking {
            left_alone: true,
            ..Asking::sample(
                InvitationState::Declined { at: AT, reason: DeclineReason::DoNotAsk },
                true,
            )
        };
        let closed = Asking { call_state: CallState::Closed, ..Asking::sample(sent(), false) };
        vec![
            ("usual", of(sent(), true)),
            ("named", page(named)),
            ("by-hand", page(by_hand)),
            ("hidden", page(hidden)),
            ("yes", of(InvitationState::Accepted { at: AT }, true)),
            ("no", of(InvitationState::Declined { at: AT, reason }, true)),
            ("forwarded", of(InvitationState::Forwarded { at: AT }, false)),
            ("expired", of(InvitationState::Expired { at: AT }, false)),
            ("withdrawn", of(InvitationState::Withdrawn { at: AT }, false)),
            ("closed", page(closed)),
            ("alone", page(alone)),
            ("mine", mine),
            ("awkward", page(Asking::awkward())),
        ]
    }
}

/// Where a yes or a no is confirmed by a button.
#[derive(Debug, Clone, Template)]
#[template(path = "invitation-answer.html")]
pub struct AnswerPage {
    /// The frame.
    pub layout: Layout,
    /// The invitation.
    pub asking: Asking,
    /// Whether it is a yes.
    pub yes: bool,
}

impl AnswerPage {
    fn heading(&self) -> Message {
        self.layout.text.t(if self.yes { "answer-yes-title" } else { "answer-no-title" })
    }

    /// The reasons for a no that can be given here. Wanting to be left alone
    /// has a page of its own.
    fn reasons(&self) -> Vec<(&'static str, Message)> {
        let text = self.layout.text;
        let words = |reason: &DeclineReason| match reason {
            DeclineReason::NoTime => Some(text.t("answer-no-no-time")),
            DeclineReason::NotMyTopic => Some(text.t("answer-no-not-my-topic")),
            DeclineReason::ConflictOfInterest => Some(text.t("answer-no-conflict")),
            DeclineReason::Access => Some(text.t("answer-no-access")),
            DeclineReason::Other => Some(text.t("answer-no-other")),
            DeclineReason::DoNotAsk => None,
        };
        let reasons = DeclineReason::ALL.iter();
        reasons.filter_map(|reason| Some((reason.code(), words(reason)?))).collect()
    }
}

impl Render for AnswerPage {
    const NAME: &'static str = "invitation-answer";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let page = |asking, yes| Self {
            layout: Layout::sample(locale, Section::Other, None),
            asking,
            yes,
        };
        vec![
            ("yes", page(Asking::sample(sent(), true), true)),
            ("no", page(Asking::sample(sent(), true), false)),
            ("awkward", page(Asking::awkward(), true)),
        ]
    }
}

/// Where somebody says that they don't want to be asked again, or may be.
#[derive(Debug, Clone, Template)]
#[template(path = "invitation-stop.html")]
pub struct LeaveAlonePage {
    /// The frame.
    pub layout: Layout,
    /// The address of the invitation.
    pub address: String,
    /// Who asks.
    pub organisation: String,
    /// Whether they said so.
    pub left_alone: bool,
}

impl LeaveAlonePage {
    fn heading(&self) -> Message {
        self.layout.text.t(if self.left_alone { "stop-done-title" } else { "stop-title" })
    }
}

impl Render for LeaveAlonePage {
    const NAME: &'static str = "invitation-stop";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let page = |organisation: &str, left_alone| Self {
            layout: Layout::sample(locale, Section::Other, None),
            address: "/invitations/0a1b2c".to_owned(),
            organisation: organisation.to_owned(),
            left_alone,
        };
        vec![
            ("usual", page("Northmere Council", false)),
            ("done", page("Northmere Council", true)),
            ("awkward", page(awkward::HTML, false)),
        ]
    }
}

/// What a link opens that leads to no invitation.
#[derive(Debug, Clone, Template)]
#[template(path = "no-invitation.html")]
pub struct NoInvitationPage {
    /// The frame.
    pub layout: Layout,
}

impl Render for NoInvitationPage {
    const NAME: &'static str = "no-invitation";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        vec![("usual", Self { layout: Layout::sample(locale, Section::Other, None) })]
    }
}
