//! Asking one person about one call.

use serde::{Deserialize, Serialize};

use crate::{
    Actor, CallId, Day, EvidenceId, InvalidTransition, InvitationId, KindId, OrganisationId,
    PersonId, RunId, Timestamp, codes::codes,
};

/// An invitation to one person for one kind of knowing in one call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitation {
    /// Its id.
    pub id: InvitationId,
    /// Who asks.
    pub organisation: OrganisationId,
    /// For which call.
    pub call: CallId,
    /// For which kind of knowing.
    pub kind: KindId,
    /// Who is asked.
    pub person: PersonId,
    /// How they came to be asked.
    pub origin: Origin,
    /// Who asked: whoever sent it, added them by hand or named them.
    pub asked_by: Actor,
    /// The match run that found them; none if no search did.
    pub run: Option<RunId>,
    /// Why them: the evidence that was named when they were found.
    pub evidence: Vec<EvidenceId>,
    /// Why them, in the words of whoever added or named them.
    pub reason: Option<String>,
    /// The invitation whose receiver named them.
    pub forwarded_from: Option<InvitationId>,
    /// Whether whoever named them agreed that they may know who it was.
    pub openly: bool,
    /// Where it stands.
    pub state: InvitationState,
    /// When it was written.
    pub created_at: Timestamp,
    /// When it was sent.
    pub sent_at: Option<Timestamp>,
    /// When they were reminded; that happens once at most.
    pub reminded_at: Option<Timestamp>,
    /// The last day on which it can be answered for the first time; none
    /// before it is sent.
    pub answer_by: Option<Day>,
}

/// How somebody came to be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// A search found them by their evidence.
    Found,
    /// Somebody who works on the call added them, for a reason on record.
    ByHand,
    /// Somebody outside said that they know about it: "I know someone".
    Named,
}

codes!("origin of an invitation", Origin {
    Found = "found",
    ByHand = "by_hand",
    Named = "named",
});

/// How often an organisation asks the same person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskRules {
    /// Most invitations to one person, answered or not, within
    /// `asks_within_days`. Those who answer quickly are not asked more often.
    pub most_asks: u32,
    /// In how many days.
    pub asks_within_days: u32,
    /// Who hasn't answered is reminded once, so many days after they were
    /// asked; 0 is never.
    pub remind_after_days: u32,
}

impl Default for AskRules {
    fn default() -> Self {
        Self { most_asks: 2, asks_within_days: 90, remind_after_days: 7 }
    }
}

/// Where an invitation stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum InvitationState {
    /// Written, not sent.
    Drafted,
    /// On its way or arrived.
    Sent {
        /// When.
        at: Timestamp,
    },
    /// Opened by the person.
    Seen {
        /// When first.
        at: Timestamp,
    },
    /// They said yes.
    Accepted {
        /// When.
        at: Timestamp,
    },
    /// They said no.
    Declined {
        /// When.
        at: Timestamp,
        /// Why.
        reason: DeclineReason,
    },
    /// They named somebody else instead. Who that is stands in the invitation
    /// that came of it and nowhere else, so that it goes when they are erased.
    Forwarded {
        /// When.
        at: Timestamp,
    },
    /// Time was up before they answered.
    Expired {
        /// When.
        at: Timestamp,
    },
    /// Taken back by the convener.
    Withdrawn {
        /// When.
        at: Timestamp,
    },
}

/// Why somebody said no. Each leads somewhere else, so they are kept apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DeclineReason {
    /// No time now.
    NoTime,
    /// Not what they know about.
    NotMyTopic,
    /// Too close to it.
    ConflictOfInterest,
    /// Can't get there, or can't take part in this way.
    Access,
    /// Doesn't want to be asked again.
    DoNotAsk,
    /// Another reason, or none given.
    Other,
}

codes!("reason for saying no", DeclineReason {
    NoTime = "no_time",
    NotMyTopic = "not_my_topic",
    ConflictOfInterest = "conflict_of_interest",
    Access = "access",
    DoNotAsk = "do_not_ask",
    Other = "other",
});

/// What can happen to an invitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InvitationEvent {
    /// It is sent.
    Send,
    /// The person opens it.
    Open,
    /// The person says yes.
    Accept,
    /// The person says no.
    Decline(DeclineReason),
    /// The person names somebody else instead.
    Forward,
    /// Time is up.
    Expire,
    /// The convener takes it back.
    Withdraw,
}

impl InvitationState {
    /// The code of this state, as in the database.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Drafted => "drafted",
            Self::Sent { .. } => "sent",
            Self::Seen { .. } => "seen",
            Self::Accepted { .. } => "accepted",
            Self::Declined { .. } => "declined",
            Self::Forwarded { .. } => "forwarded",
            Self::Expired { .. } => "expired",
            Self::Withdrawn { .. } => "withdrawn",
        }
    }

    /// When it came to be so; a draft never did.
    pub const fn at(&self) -> Option<Timestamp> {
        match self {
            Self::Drafted => None,
            Self::Sent { at }
            | Self::Seen { at }
            | Self::Accepted { at }
            | Self::Declined { at, .. }
            | Self::Forwarded { at }
            | Self::Expired { at }
            | Self::Withdrawn { at } => Some(*at),
        }
    }

    /// Whether an answer is still awaited.
    pub const fn is_open(&self) -> bool {
        matches!(self, Self::Sent { .. } | Self::Seen { .. })
    }

    /// The state after an event. People may change their mind between yes
    /// and no until the call is closed; nothing else goes back.
    ///
    /// ```
    /// use folkmoot_model::{InvitationEvent as Event, InvitationState as State, Timestamp};
    /// let at = Timestamp::from_millis(0);
    /// let sent = State::Drafted.after(Event::Send, at).unwrap();
    /// assert!(sent.after(Event::Accept, at).unwrap().after(Event::Send, at).is_err());
    /// ```
    pub fn after(&self, event: InvitationEvent, at: Timestamp) -> Result<Self, InvalidTransition> {
        use InvitationEvent as E;
        let next = match event {
            E::Send => Self::Sent { at },
            E::Open => Self::Seen { at },
            E::Accept => Self::Accepted { at },
            E::Decline(reason) => Self::Declined { at, reason },
            E::Forward => Self::Forwarded { at },
            E::Expire => Self::Expired { at },
            E::Withdraw => Self::Withdrawn { at },
        };
        let allowed = match next {
            Self::Drafted => false,
            Self::Sent { .. } => matches!(self, Self::Drafted),
            Self::Seen { .. } => matches!(self, Self::Sent { .. }),
            Self::Accepted { .. } | Self::Declined { .. } | Self::Forwarded { .. } => {
                self.is_open() || matches!(self, Self::Accepted { .. } | Self::Declined { .. })
            }
            Self::Expired { .. } => self.is_open(),
            Self::Withdrawn { .. } => {
                self.is_open() || matches!(self, Self::Drafted | Self::Accepted { .. })
            }
        };
        if allowed {
            Ok(next)
        } else {
            Err(InvalidTransition { what: "invitation", from: self.code(), to: next.code() })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AT: Timestamp = Timestamp::from_millis(1_000);

    fn walk(events: &[InvitationEvent]) -> Result<InvitationState, InvalidTransition> {
        let start = InvitationState::Drafted;
        events.iter().try_fold(start, |state, event| state.after(*event, AT))
    }

    #[test]
    fn walks_the_usual_ways() {
        use InvitationEvent as E;
        assert_eq!(walk(&[E::Send, E::Open, E::Accept]), Ok(InvitationState::Accepted { at: AT }));
        let no = E::Decline(DeclineReason::NoTime);
        assert!(walk(&[E::Send, no, E::Accept]).is_ok(), "a change of mind");
        assert!(walk(&[E::Withdraw]).is_ok());
        assert!(walk(&[E::Send, E::Forward]).is_ok());
    }

    #[test]
    fn refuses_the_others() {
        use InvitationEvent as E;
        for events in [
            vec![E::Accept],
            vec![E::Open],
            vec![E::Send, E::Send],
            vec![E::Send, E::Expire, E::Accept],
            vec![E::Send, E::Withdraw, E::Open],
            vec![E::Expire],
        ] {
            assert!(walk(&events).is_err(), "{events:?}");
        }
    }

    #[test]
    fn json_round_trip() {
        let state = InvitationState::Declined { at: AT, reason: DeclineReason::Access };
        let text = serde_json::to_string(&state).unwrap();
        assert_eq!(text, r#"{"state":"declined","at":"1970-01-01T00:00:01Z","reason":"access"}"#);
        assert_eq!(serde_json::from_str::<InvitationState>(&text).unwrap(), state);
    }
}
