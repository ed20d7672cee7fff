//! The lottery by which a panel is drawn for a call.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::{CallId, InvalidTransition, OrganisationId, PersonId, Timestamp, codes::codes};

/// Most seats of a panel.
pub const MAX_SEATS: u32 = 2_000;
/// Most quotas of a panel.
pub const MAX_SEAT_QUOTAS: usize = 500;
/// Longest reason on record, in characters: for leaving somebody out, for taking a lottery back.
pub const MAX_LOTTERY_REASON: usize = 500;

/// A lottery for a panel of one call. Who could be drawn is kept beside it
/// ([`LotteryPerson`]), and so is the list that was published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lottery {
    /// Whose call it is.
    pub organisation: OrganisationId,
    /// Which call.
    pub call: CallId,
    /// 1 for the first of this call, then 2: one that was taken back stays.
    pub number: u32,
    /// What is drawn.
    pub rules: PanelRules,
    /// Where it stands.
    pub state: LotteryState,
    /// When it was begun.
    pub created_at: Timestamp,
}

/// What is drawn, and what every panel keeps to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PanelRules {
    /// Seats of the panel.
    pub seats: u32,
    /// How many panels the public list holds, each as likely as the others: a
    /// power of ten, so that balls with digits can draw one of them.
    pub tickets: u32,
    /// What "fair" means.
    pub method: PanelMethod,
    /// The seats that people with a value have at least and at most.
    pub quotas: Vec<SeatQuota>,
    /// The column that tells who lives together: one of each household is
    /// drawn at most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub household: Option<Feature>,
    /// Pairs of people who live together although that column doesn't say so,
    /// as somebody has confirmed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub together: Vec<(PersonId, PersonId)>,
}

/// The seats for people with one value of a feature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeatQuota {
    /// Of which feature.
    pub feature: Feature,
    /// The value; empty stands for those of whom it isn't known.
    pub value: String,
    /// At least.
    pub min: u32,
    /// At most.
    pub max: u32,
}

/// Something by which people differ.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Feature {
    /// The kind of knowing they were asked for.
    Kind,
    /// Where they live or work.
    Place,
    /// A column of the file they came from.
    Attribute(String),
}

impl fmt::Display for Feature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Kind => f.write_str("kind"),
            Self::Place => f.write_str("place"),
            Self::Attribute(name) => write!(f, "attribute:{name}"),
        }
    }
}

/// A text that names no feature.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is no feature: kind, place or attribute:NAME")]
pub struct InvalidFeature(String);

impl FromStr for Feature {
    type Err = InvalidFeature;

    /// ```
    /// use folkmoot_model::Feature;
    /// let age: Feature = "attribute:age".parse().unwrap();
    /// assert_eq!(age, Feature::Attribute("age".into()));
    /// assert_eq!(age.to_string(), "attribute:age");
    /// assert!("age".parse::<Feature>().is_err());
    /// ```
    fn from_str(text: &str) -> Result<Self, InvalidFeature> {
        match text {
            "kind" => Ok(Self::Kind),
            "place" => Ok(Self::Place),
            _ => match text.strip_prefix("attribute:") {
                Some(name) if !name.is_empty() => Ok(Self::Attribute(name.to_owned())),
                _ => Err(InvalidFeature(text.to_owned())),
            },
        }
    }
}

impl TryFrom<String> for Feature {
    type Error = InvalidFeature;

    fn try_from(text: String) -> Result<Self, InvalidFeature> {
        text.parse()
    }
}

impl From<Feature> for String {
    fn from(feature: Feature) -> Self {
        feature.to_string()
    }
}

/// What "fair" means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum PanelMethod {
    /// The least chance as high as can be, then the next, and so on.
    #[default]
    Leximin,
    /// The least chance as high as can be.
    Maximin,
    /// The product of all chances as large as can be.
    Nash,
    /// Neither end far from equal.
    Goldilocks,
}

codes!("method of a lottery", PanelMethod {
    Leximin = "leximin",
    Maximin = "maximin",
    Nash = "nash",
    Goldilocks = "goldilocks",
});

/// Where a lottery stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum LotteryState {
    /// The rules are being written; nobody else sees it.
    Draft,
    /// The list is public, and nobody can change it; nothing is drawn.
    Published {
        /// When.
        at: Timestamp,
    },
    /// One panel of the list is drawn.
    Drawn {
        /// When the list was published.
        published_at: Timestamp,
        /// When it was drawn.
        at: Timestamp,
        /// By what.
        by: DrawnBy,
        /// Which panel of the list, from 1.
        ticket: u32,
    },
    /// Taken back, which everybody sees.
    Withdrawn {
        /// When.
        at: Timestamp,
        /// Why, in the words of whoever did.
        why: String,
        /// Whether a panel had been drawn.
        drawn: bool,
    },
}

/// What chose the panel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DrawnBy {
    /// A text that nobody could choose, such as dice.
    Seed(String),
    /// Balls with a digit each, drawn in a hall: `407` is panel 408, for `000` is the first.
    Balls(String),
}

impl LotteryState {
    /// The code of this state, as in the database.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Published { .. } => "published",
            Self::Drawn { .. } => "drawn",
            Self::Withdrawn { .. } => "withdrawn",
        }
    }

    /// Makes the list of a draft public.
    pub fn publish(&self, at: Timestamp) -> Result<Self, InvalidTransition> {
        match self {
            Self::Draft => Ok(Self::Published { at }),
            _ => Err(self.cannot("published")),
        }
    }

    /// Draws one panel of a public list.
    pub fn draw(&self, by: DrawnBy, ticket: u32, at: Timestamp) -> Result<Self, InvalidTransition> {
        match self {
            Self::Published { at: published_at } => {
                Ok(Self::Drawn { published_at: *published_at, at, by, ticket })
            }
            _ => Err(self.cannot("drawn")),
        }
    }

    /// Takes back what was published.
    pub fn withdraw(&self, why: String, at: Timestamp) -> Result<Self, InvalidTransition> {
        match self {
            Self::Published { .. } => Ok(Self::Withdrawn { at, why, drawn: false }),
            Self::Drawn { .. } => Ok(Self::Withdrawn { at, why, drawn: true }),
            Self::Draft | Self::Withdrawn { .. } => Err(self.cannot("withdrawn")),
        }
    }

    const fn cannot(&self, to: &'static str) -> InvalidTransition {
        InvalidTransition { what: "lottery", from: self.code(), to }
    }
}

/// Somebody in a lottery: once it is published, everybody who could be drawn
/// and whoever was left out; before, those alone who are treated differently.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LotteryPerson {
    /// Who.
    pub person: PersonId,
    /// Whether they can be drawn.
    pub standing: Standing,
    /// Why they are treated differently.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// What they are called in the public list; none before, and for whoever
    /// isn't in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pseudonym: Option<String>,
    /// On how many panels of the list they are.
    pub tickets: u32,
    /// Whether they are on the panel that was drawn.
    pub drawn: bool,
}

/// How somebody who accepted stands in a lottery.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Standing {
    /// They can be drawn.
    #[default]
    May,
    /// They are on every panel.
    Must,
    /// They are on none.
    Out,
}

codes!("standing in a lottery", Standing {
    May = "may",
    Must = "must",
    Out = "out",
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_drawn_before_it_is_public_and_nothing_twice() {
        let at = Timestamp::from_millis(5);
        let by = || DrawnBy::Seed("dice 4 2 6".to_owned());
        assert!(LotteryState::Draft.draw(by(), 1, at).is_err());
        let published = LotteryState::Draft.publish(at).unwrap();
        assert!(published.publish(at).is_err());
        let drawn = published.draw(by(), 7, at).unwrap();
        let error = drawn.draw(by(), 8, at).unwrap_err();
        assert_eq!(error.to_string(), "lottery is drawn and can't become drawn");
        let gone = drawn.withdraw("a name was missing".to_owned(), at).unwrap();
        assert!(matches!(&gone, LotteryState::Withdrawn { drawn: true, .. }));
        assert!(gone.draw(by(), 1, at).is_err() && gone.withdraw(String::new(), at).is_err());
    }

    #[test]
    fn states_come_back_from_json() {
        let at = Timestamp::from_millis(5);
        let by = DrawnBy::Balls("407".to_owned());
        let state = LotteryState::Drawn { published_at: at, at, by, ticket: 408 };
        let text = serde_json::to_string(&state).unwrap();
        assert_eq!(serde_json::from_str::<LotteryState>(&text).unwrap(), state);
    }
}
