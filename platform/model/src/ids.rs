//! An id type each, from one registry.
//!
//! An id is a short text. Things that are born here get a UUID version 7;
//! things that come from a file keep the id they had there, so that an
//! analyst finds their own row again.

use rand_core::Rng;
use serde::{Deserialize, Serialize};

use crate::{Coded, ErrorCode, Timestamp};

/// Longest id that is taken, in bytes.
pub const MAX_ID_BYTES: usize = 200;

/// What is wrong with an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdProblem {
    /// Nothing, or only spaces.
    Empty,
    /// More than [`MAX_ID_BYTES`] bytes.
    TooLong,
    /// A line break, a tab or another control character.
    ControlCharacter,
    /// A space at the beginning or at the end.
    OuterSpace,
}

/// A text that can't be an id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the {what} id {}", match problem {
    IdProblem::Empty => "is empty",
    IdProblem::TooLong => "is longer than 200 bytes",
    IdProblem::ControlCharacter => "has a line break or another control character in it",
    IdProblem::OuterSpace => "begins or ends with a space",
})]
pub struct InvalidId {
    /// Which kind of id, in words: "person".
    pub what: &'static str,
    /// What is wrong with it.
    pub problem: IdProblem,
}

impl Coded for InvalidId {
    fn code(&self) -> ErrorCode {
        ErrorCode(match self.problem {
            IdProblem::Empty => "id.empty",
            IdProblem::TooLong => "id.too_long",
            IdProblem::ControlCharacter => "id.control_character",
            IdProblem::OuterSpace => "id.outer_space",
        })
    }
}

fn check(what: &'static str, text: &str) -> Result<(), InvalidId> {
    let problem = if text.trim().is_empty() {
        IdProblem::Empty
    } else if text.len() > MAX_ID_BYTES {
        IdProblem::TooLong
    } else if text.chars().any(char::is_control) {
        IdProblem::ControlCharacter
    } else if text.trim() != text {
        IdProblem::OuterSpace
    } else {
        return Ok(());
    };
    Err(InvalidId { what, problem })
}

/// A UUID version 7 from the given time and randomness.
fn uuid_v7(at: Timestamp, rng: &mut impl Rng) -> String {
    let millis = u64::try_from(at.as_millis()).unwrap_or(0);
    let mut random = [0_u8; 10];
    rng.fill_bytes(&mut random);
    uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid().to_string()
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident = $what:literal;)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// Takes a text as an id: 1 to 200 bytes, no control
            /// characters, no space at either end.
            pub fn new(text: impl Into<String>) -> Result<Self, InvalidId> {
                let text = text.into();
                check($what, &text)?;
                Ok(Self(text))
            }

            /// A new id, unlike any other, that sorts by time.
            pub fn generate(at: Timestamp, rng: &mut impl Rng) -> Self {
                Self(uuid_v7(at, rng))
            }

            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = InvalidId;
            fn try_from(text: String) -> Result<Self, InvalidId> {
                Self::new(text)
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl std::str::FromStr for $name {
            type Err = InvalidId;
            fn from_str(text: &str) -> Result<Self, InvalidId> {
                Self::new(text)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(&self.0)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }
    )+};
}

ids! {
    /// A public body or charity that asks.
    OrganisationId = "organisation";
    /// A person as one organisation knows them.
    PersonId = "person";
    /// Somebody who signs in, whichever organisations know them.
    AccountId = "account";
    /// A hard problem that an organisation works on.
    IssueId = "issue";
    /// A call for people who know.
    CallId = "call";
    /// A kind of knowing within a call; a short word such as `planners`.
    KindId = "kind of knowing";
    /// A piece of evidence.
    EvidenceId = "evidence";
    /// A claim that a person knows about a topic.
    ClaimId = "claim";
    /// A run record.
    RunId = "run";
    /// An invitation.
    InvitationId = "invitation";
    /// A badge that was given to somebody.
    AwardId = "award";
    /// A request to speak for a piece of evidence, and what came of it.
    EndorsementId = "endorsement";
    /// A wish to sign in by a link in a mail.
    SignInLinkId = "sign-in link";
    /// A token for other programs; no secret.
    ApiTokenId = "token";
    /// An invitation to work for an organisation.
    MemberInviteId = "member invitation";
    /// A piece of work for the background worker.
    JobId = "job";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Seed;

    #[test]
    fn refuses_what_would_hurt_later() {
        for (text, problem) in [
            ("", IdProblem::Empty),
            ("  ", IdProblem::Empty),
            (" a", IdProblem::OuterSpace),
            ("a\n", IdProblem::ControlCharacter),
        ] {
            assert_eq!(PersonId::new(text), Err(InvalidId { what: "person", problem }), "{text:?}");
        }
        assert_eq!(PersonId::new("x".repeat(201)).unwrap_err().code(), ErrorCode("id.too_long"));
        assert!(PersonId::new("x".repeat(200)).is_ok());
        assert!(PersonId::new("se_quantum:7").is_ok());
    }

    #[test]
    fn born_here_are_uuids_that_sort_by_time_and_repeat_by_seed() {
        let make = |millis| {
            let mut rng = Seed::new("ids").rng();
            CallId::generate(Timestamp::from_millis(millis), &mut rng)
        };
        assert_eq!(make(1_000), make(1_000));
        assert!(make(1_000) < make(2_000));
        assert_eq!(make(0).as_str().as_bytes()[14], b'7');
    }

    #[test]
    fn json_is_checked_on_the_way_in() {
        assert!(serde_json::from_str::<PersonId>("\"\"").is_err());
        let id: PersonId = serde_json::from_str("\"p1\"").unwrap();
        assert_eq!(serde_json::to_string(&id).unwrap(), "\"p1\"");
    }
}
