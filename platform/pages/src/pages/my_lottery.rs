//! What a lottery means for whoever reads it.

use folkmoot_model::Standing;

use crate::{Message, Text};

/// A lottery somebody is in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MyLotteryLine {
    /// The question of the call.
    pub title: String,
    /// Its public page.
    pub address: String,
    /// What became of it, for them.
    pub state: MyLotteryState,
    /// How they stand in it.
    pub standing: Standing,
    /// Why, if they are treated differently.
    pub why: String,
    /// What they are called in the list, if they are in it.
    pub pseudonym: Option<String>,
    /// On how many panels they are.
    pub panels: u32,
    /// How many panels there are.
    pub tickets: u32,
}

/// What became of a lottery.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MyLotteryState {
    /// Nothing is drawn yet.
    Waits,
    /// They are on the panel.
    Drawn,
    /// They aren't.
    NotDrawn,
    /// It was taken back.
    Withdrawn,
}

impl MyLotteryLine {
    pub(crate) fn state_words(&self, text: &Text) -> Message {
        text.t(match self.state {
            MyLotteryState::Waits => "panel-mine-waits",
            MyLotteryState::Drawn => "panel-mine-drawn",
            MyLotteryState::NotDrawn => "panel-mine-not-drawn",
            MyLotteryState::Withdrawn => "panel-mine-withdrawn",
        })
    }

    pub(crate) fn sentences(&self, text: &Text) -> Vec<Message> {
        let standing = match self.standing {
            Standing::May => None,
            Standing::Must => Some(text.t("panel-mine-must").arg("why", &self.why)),
            Standing::Out => Some(text.t("panel-mine-out").arg("why", &self.why)),
        };
        let name = self.pseudonym.as_ref().map(|name| {
            let words = text.t("panel-mine-names").arg("name", name);
            words.arg("panels", self.panels).arg("tickets", self.tickets)
        });
        standing.into_iter().chain(name).collect()
    }

    pub(crate) fn samples() -> Vec<Self> {
        let line = |state, standing, pseudonym: Option<&str>| Self {
            title: "Safer bike lanes on Harbour Road".to_owned(),
            address: "/calls/harbour/harbour-road/panel".to_owned(),
            state,
            standing,
            why: "Works for the contractor".to_owned(),
            pseudonym: pseudonym.map(str::to_owned),
            panels: 214,
            tickets: 1_000,
        };
        let name = Some("0f3a9c12be44");
        vec![
            line(MyLotteryState::Waits, Standing::May, name),
            line(MyLotteryState::Drawn, Standing::Must, name),
            line(MyLotteryState::NotDrawn, Standing::May, name),
            line(MyLotteryState::Withdrawn, Standing::Out, None),
        ]
    }
}
