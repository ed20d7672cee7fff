//! Somebody who was there speaks for a piece of somebody's evidence.

use serde::{Deserialize, Serialize};

use crate::{
    Digest, Email, EndorsementId, Evidence, EvidenceId, InvalidTransition, OrganisationId,
    PersonId, Timestamp, codes::codes,
};

/// That somebody was asked to speak for one piece of another's evidence, and
/// what they said. It is about that piece alone, never about the person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Endorsement {
    /// Who knows the person.
    pub organisation: OrganisationId,
    /// Its id.
    pub id: EndorsementId,
    /// Whose evidence it is.
    pub person: PersonId,
    /// Which piece.
    pub evidence: EvidenceId,
    /// What whoever was asked is called: by the owner, then by themselves.
    pub name: String,
    /// Where they were asked; forgotten once they have answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Email>,
    /// A digest of that address, by which circles of praise are seen.
    pub giver: Digest,
    /// Where it stands.
    pub state: EndorsementState,
    /// When they were asked.
    pub created_at: Timestamp,
}

impl Endorsement {
    /// Whether it was given for what a piece of evidence says now.
    pub fn holds_for(&self, item: &Evidence) -> bool {
        let about = |wording| matches!(&self.state, EndorsementState::Given { about, .. } if *about == wording);
        self.evidence == item.id && about(item.wording())
    }
}

/// Longest words of an endorsement, in characters.
pub const MAX_ENDORSEMENT: usize = 1_000;
/// Longest name of whoever gives it, in characters.
pub const MAX_GIVER_NAME: usize = 100;
/// Most people who can be asked to speak for one piece of evidence.
pub const MAX_ENDORSEMENTS: usize = 10;

/// How somebody comes to know what they speak for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WasThere {
    /// They did it together.
    WorkedTogether,
    /// They were helped by it.
    WasHelped,
    /// They saw it done, or its result.
    SawIt,
    /// They taught, trained or supervised.
    Taught,
    /// They lived through the same, beside them.
    LivedIt,
}

codes!("way of having been there", WasThere {
    WorkedTogether = "worked_together",
    WasHelped = "was_helped",
    SawIt = "saw_it",
    Taught = "taught",
    LivedIt = "lived_it",
});

/// Where an endorsement stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum EndorsementState {
    /// Nobody has answered yet.
    Asked,
    /// They speak for it.
    Given {
        /// When.
        at: Timestamp,
        /// How they know.
        how: WasThere,
        /// In their words.
        words: String,
        /// What the evidence said then: see [`Evidence::wording`](Evidence::wording).
        about: Digest,
    },
    /// They weren't there, or would rather not.
    Declined {
        /// When.
        at: Timestamp,
    },
    /// Its owner, or who gave it, took it back.
    Withdrawn {
        /// When.
        at: Timestamp,
    },
    /// Nobody answered in time.
    Lapsed {
        /// When.
        at: Timestamp,
    },
}

/// What can happen to an endorsement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EndorsementEvent {
    /// They speak for it, or change what they said.
    Give {
        /// How they know.
        how: WasThere,
        /// In their words.
        words: String,
        /// What the evidence says.
        about: Digest,
    },
    /// They say no, or take back what they said.
    Decline,
    /// Its owner doesn't want it.
    Withdraw,
    /// Time is up.
    Lapse,
}

impl EndorsementState {
    /// The code of this state, as in the database.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Given { .. } => "given",
            Self::Declined { .. } => "declined",
            Self::Withdrawn { .. } => "withdrawn",
            Self::Lapsed { .. } => "lapsed",
        }
    }

    /// The state after an event. Whoever was asked may change their mind as
    /// often as they like, unless its owner took it back or time was up.
    ///
    /// ```
    /// use folkmoot_model::{EndorsementEvent as Event, EndorsementState as State, Timestamp};
    /// let at = Timestamp::from_millis(0);
    /// let declined = State::Asked.after(Event::Decline, at).unwrap();
    /// let gone = declined.after(Event::Withdraw, at).unwrap();
    /// assert!(gone.after(Event::Decline, at).is_err());
    /// assert!(declined.after(Event::Lapse, at).is_err());
    /// ```
    pub fn after(&self, event: EndorsementEvent, at: Timestamp) -> Result<Self, InvalidTransition> {
        let next = match event {
            EndorsementEvent::Give { how, words, about } => Self::Given { at, how, words, about },
            EndorsementEvent::Decline => Self::Declined { at },
            EndorsementEvent::Withdraw => Self::Withdrawn { at },
            EndorsementEvent::Lapse => Self::Lapsed { at },
        };
        let allowed = match self {
            Self::Asked => true,
            Self::Given { .. } | Self::Declined { .. } => !matches!(next, Self::Lapsed { .. }),
            Self::Withdrawn { .. } | Self::Lapsed { .. } => false,
        };
        if allowed {
            Ok(next)
        } else {
            Err(InvalidTransition { what: "endorsement", from: self.code(), to: next.code() })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minds_change_until_it_is_over() {
        let at = Timestamp::from_millis(7);
        let give = || EndorsementEvent::Give {
            how: WasThere::LivedIt,
            words: "We did.".to_owned(),
            about: Digest::of(b"what it said"),
        };
        let given = EndorsementState::Asked.after(give(), at).unwrap();
        let declined = given.after(EndorsementEvent::Decline, at).unwrap();
        assert_eq!(declined.after(give(), at).unwrap(), given);
        for end in [EndorsementEvent::Withdraw, EndorsementEvent::Lapse] {
            let over = EndorsementState::Asked.after(end, at).unwrap();
            for event in [give(), EndorsementEvent::Decline, EndorsementEvent::Withdraw] {
                assert!(over.after(event, at).is_err(), "{over:?}");
            }
        }
    }
}
