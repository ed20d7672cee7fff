//! The words of the domain, and nothing else: an id type each, states as
//! enums with transitions that can fail, clock and seed as parameters.
//!
//! Everything here is plain data. Reading other people's files is
//! `folkmoot-formats`, keeping it is `folkmoot-storage`, moving it along the
//! loop is `folkmoot-app`.
//!
//! The way of the data, as far as it goes today:
//!
//! ```text
//! Evidence -> Claim -> match Run -> Invitation
//! ```

mod action;
mod answer;
mod api_token;
mod audit;
mod award;
mod call;
mod claim;
mod codes;
mod digest;
mod endorsement;
mod error_code;
mod evidence;
mod ids;
mod invitation;
mod issue;
mod language;
mod lottery;
mod match_rules;
mod member_invite;
mod offer;
mod organisation;
mod person;
mod run;
mod seating;
mod seed;
mod sign_in;
mod time;
mod usual_list;

pub use action::Action;
pub use answer::{Answer, AnswerRating};
pub use api_token::{ApiToken, Scope};
pub use audit::{Actor, AuditEvent, Subject};
pub use award::{Award, AwardTakenBack, MAX_AWARD_REASON, SigningKey, StatusPlace};
pub use call::{
    Call, CallBrief, CallState, Decision, Effort, Iap2, InvalidCall, KindOfKnowing, MAX_KINDS,
    MAX_PEOPLE, MAX_QUESTION, MAX_QUESTIONS, Setting,
};
pub use claim::{Claim, ClaimBasis, Tally};
pub use codes::{UnknownCode, nearest};
pub use digest::{Digest, DigestBuilder, InvalidDigest};
pub use endorsement::{
    Endorsement, EndorsementEvent, EndorsementState, MAX_ENDORSEMENT, MAX_ENDORSEMENTS,
    MAX_GIVER_NAME, WasThere,
};
pub use error_code::{Coded, ErrorCode};
pub use evidence::{
    Check, Consent, DailyRating, Evidence, EvidenceKind, MAX_TEXT, MAX_TITLE, MAX_TOPIC,
    MAX_TOPICS, Source,
};
pub use ids::{
    AccountId, ApiTokenId, AwardId, CallId, ClaimId, EndorsementId, EvidenceId, IdProblem,
    InvalidId, InvitationId, IssueId, JobId, KindId, MAX_ID_BYTES, MemberInviteId, OrganisationId,
    PersonId, RunId, SignInLinkId,
};
pub use invitation::{
    AskRules, DeclineReason, Invitation, InvitationEvent, InvitationState, Origin,
};
pub use issue::{Issue, IssueState};
pub use language::{InvalidLanguage, Language};
pub use lottery::{
    DrawnBy, Feature, InvalidFeature, Lottery, LotteryPerson, LotteryState, MAX_LOTTERY_REASON,
    MAX_SEAT_QUOTAS, MAX_SEATS, PanelMethod, PanelRules, SeatQuota, Standing,
};
pub use match_rules::{
    AttributeBound, ConflictKind, ConflictOfInterest, EMPLOYER, MAX_BOUNDS, MAX_CONFLICT_REASON,
    MAX_ONE_OF_EACH, MAX_REST_DAYS, MatchRules, RulesFault,
};
pub use member_invite::MemberInvite;
pub use offer::{MAX_OFFER, Offer, OfferEvent, OfferState};
pub use organisation::{Membership, Organisation, Role};
pub use person::{Email, InvalidEmail, Person};
pub use run::{Engine, Run, RunKind};
pub use seating::{
    Beside, MAX_SEATING_PAIRS, MAX_SEATING_ROUNDS, MAX_TABLE_NAME, MAX_TABLE_SEATS, MAX_TABLES,
    SeatedPair, SeatedPerson, SeatingFigures, SeatingPlan, SeatingRules, SeatingTable,
};
pub use seed::Seed;
pub use sign_in::{Session, SignInLink, Token};
pub use time::{Clock, Day, FixedClock, InvalidTime, Timestamp};
pub use usual_list::{MAX_USUAL, UsualList};

/// A step that the state machine of a thing doesn't allow.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{what} is {from} and can't become {to}")]
pub struct InvalidTransition {
    /// What kind of thing it was, in words: "call", "invitation".
    pub what: &'static str,
    /// The code of the state it is in.
    pub from: &'static str,
    /// The code of the state that was asked for.
    pub to: &'static str,
}

impl Coded for InvalidTransition {
    fn code(&self) -> ErrorCode {
        ErrorCode("state.transition")
    }
}
