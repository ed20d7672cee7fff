//! Somebody offers to help with a call.

use serde::{Deserialize, Serialize};

use crate::{CallId, InvalidTransition, KindId, OrganisationId, PersonId, Timestamp};

/// An offer of one person to help with one kind of knowing of one call. There
/// is one at most for these three: who offers again after taking it back
/// writes it anew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// Whose call it is.
    pub organisation: OrganisationId,
    /// Which call.
    pub call: CallId,
    /// With which kind of knowing.
    pub kind: KindId,
    /// Who offers.
    pub person: PersonId,
    /// Why them, in their words.
    pub words: String,
    /// Where it stands.
    pub state: OfferState,
    /// When it was written.
    pub created_at: Timestamp,
}

/// Longest words of an offer, and of the reason for saying no, in characters.
pub const MAX_OFFER: usize = 1_000;

/// Where an offer stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum OfferState {
    /// Nobody has answered yet.
    Open,
    /// Taken back by the person.
    Withdrawn {
        /// When.
        at: Timestamp,
    },
    /// They are among those who are to be asked.
    Accepted {
        /// When.
        at: Timestamp,
    },
    /// Not this time, with thanks.
    Declined {
        /// When.
        at: Timestamp,
        /// Why, as it was told to them.
        reason: String,
    },
}

/// What can happen to an offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OfferEvent {
    /// The person takes it back.
    Withdraw,
    /// The convener takes them in.
    Accept,
    /// The convener says no, and why.
    Decline(String),
}

impl OfferState {
    /// The code of this state, as in the database.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Withdrawn { .. } => "withdrawn",
            Self::Accepted { .. } => "accepted",
            Self::Declined { .. } => "declined",
        }
    }

    /// The state after an event. Only what is open can be answered. People
    /// may change their mind after a yes: they take it back then too.
    ///
    /// ```
    /// use folkmoot_model::{OfferEvent as Event, OfferState as State, Timestamp};
    /// let at = Timestamp::from_millis(0);
    /// let taken = State::Open.after(Event::Accept, at).unwrap();
    /// assert!(taken.after(Event::Decline("full".to_owned()), at).is_err());
    /// assert!(taken.after(Event::Withdraw, at).is_ok());
    /// ```
    pub fn after(&self, event: OfferEvent, at: Timestamp) -> Result<Self, InvalidTransition> {
        let next = match event {
            OfferEvent::Withdraw => Self::Withdrawn { at },
            OfferEvent::Accept => Self::Accepted { at },
            OfferEvent::Decline(reason) => Self::Declined { at, reason },
        };
        let allowed = match next {
            Self::Open => false,
            Self::Withdrawn { .. } => matches!(self, Self::Open | Self::Accepted { .. }),
            Self::Accepted { .. } | Self::Declined { .. } => matches!(self, Self::Open),
        };
        if allowed {
            Ok(next)
        } else {
            Err(InvalidTransition { what: "offer", from: self.code(), to: next.code() })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AT: Timestamp = Timestamp::from_millis(1_000);

    #[test]
    fn only_what_is_open_is_answered() {
        let no = || OfferEvent::Decline("enough drivers".to_owned());
        for event in [OfferEvent::Withdraw, OfferEvent::Accept, no()] {
            let after = OfferState::Open.after(event, AT).unwrap();
            assert!(after.after(OfferEvent::Accept, AT).is_err(), "{after:?}");
            assert!(after.after(no(), AT).is_err(), "{after:?}");
        }
        let declined = OfferState::Open.after(no(), AT).unwrap();
        assert!(declined.after(OfferEvent::Withdraw, AT).is_err());
    }

    #[test]
    fn json_round_trip() {
        let state = OfferState::Declined { at: AT, reason: "x".to_owned() };
        let text = serde_json::to_string(&state).unwrap();
        assert_eq!(text, r#"{"state":"declined","at":"1970-01-01T00:00:01Z","reason":"x"}"#);
        assert_eq!(serde_json::from_str::<OfferState>(&text).unwrap(), state);
    }
}
