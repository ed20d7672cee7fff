//! Asking once more before a call is opened, closed or withdrawn.

use askama::Template;

use super::parts::awkward;
use crate::{Layout, Locale, Message, Render, Section, Viewer};

/// Asks whether a call is to move on.
#[derive(Debug, Clone, Template)]
#[template(path = "call-step.html")]
pub struct CallStepPage {
    /// The frame.
    pub layout: Layout,
    /// The question of the call.
    pub call: String,
    /// Its page on the desk.
    pub address: String,
    /// Which step.
    pub step: CallStep,
}

/// A step of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CallStep {
    /// Make it public.
    Open,
    /// Stop looking for people.
    Close,
    /// Take it back.
    Withdraw,
}

impl CallStep {
    /// Every step.
    pub const ALL: &'static [Self] = &[Self::Open, Self::Close, Self::Withdraw];

    /// Its code, as addresses have it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Close => "close",
            Self::Withdraw => "withdraw",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|step| step.code() == code)
    }
}

impl CallStepPage {
    fn heading(&self) -> Message {
        let text = self.layout.text;
        match self.step {
            CallStep::Open => text.t("step-open"),
            CallStep::Close => text.t("step-close"),
            CallStep::Withdraw => text.t("step-withdraw"),
        }
    }

    fn about(&self) -> Message {
        let text = self.layout.text;
        match self.step {
            CallStep::Open => text.t("step-open-text"),
            CallStep::Close => text.t("step-close-text"),
            CallStep::Withdraw => text.t("step-withdraw-text"),
        }
    }

    fn button(&self) -> Message {
        let text = self.layout.text;
        match self.step {
            CallStep::Open => text.t("step-open-button"),
            CallStep::Close => text.t("step-close-button"),
            CallStep::Withdraw => text.t("step-withdraw-button"),
        }
    }
}

impl Render for CallStepPage {
    const NAME: &'static str = "call-step";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let page = |call: &str, step| Self {
            layout: Layout::sample(locale, Section::Desk, Some("Helen Marsh")),
            call: call.to_owned(),
            address: "/desk/calls/harbour-road".to_owned(),
            step,
        };
        vec![
            ("open", page("How could Harbour Road be safe to cycle?", CallStep::Open)),
            ("close", page("How could Harbour Road be safe to cycle?", CallStep::Close)),
            ("withdraw", page(awkward::HTML, CallStep::Withdraw)),
        ]
    }
}
