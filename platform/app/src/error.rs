//! What can go wrong in a use case.

use folkmoot_formats::Problems;
use folkmoot_model::{Coded, ErrorCode, InvalidCall, InvalidId, InvalidTransition};
use folkmoot_storage::StorageError;

use crate::ask_endorsement::EndorsementFault;
use crate::caller::Forbidden;
use crate::change_organisation::OrganisationFault;
use crate::invite_fault::InviteFault;
use crate::members::MemberProblem;
use crate::tell_evidence::WordingFault;

/// Why a use case didn't do what was asked. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// The caller may not do it.
    #[error(transparent)]
    Forbidden(#[from] Forbidden),
    /// There is no such thing, or none the caller may know of.
    #[error("there is no {what} \"{id}\"")]
    NotFound {
        /// What kind of thing, in words.
        what: &'static str,
        /// Which.
        id: String,
    },
    /// Something in a file is wrong.
    #[error(transparent)]
    BadInput(#[from] Problems),
    /// What a call says is wrong.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    InvalidCall(Vec<InvalidCall>),
    /// An issue says nothing.
    #[error("the issue has no title")]
    IssueWithoutTitle,
    /// People can't be asked in this way.
    #[error(transparent)]
    Invite(#[from] InviteFault),
    /// What somebody tells about themselves can't be kept like this.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    InvalidWording(Vec<WordingFault>),
    /// It came from elsewhere: its owner can say what is wrong with it, and
    /// not reword it.
    #[error("this came from elsewhere and stays as its source has it")]
    NotOwnWords,
    /// Somebody can't be asked to speak for evidence, or speak for it, like
    /// this.
    #[error(transparent)]
    Endorsement(#[from] EndorsementFault),
    /// An organisation can't have these settings.
    #[error(transparent)]
    Organisation(#[from] OrganisationFault),
    /// Members can't be changed in this way.
    #[error(transparent)]
    Member(#[from] MemberProblem),
    /// A state doesn't allow the step.
    #[error(transparent)]
    Transition(#[from] InvalidTransition),
    /// A text that can't be an id.
    #[error(transparent)]
    InvalidId(#[from] InvalidId),
    /// What is kept doesn't read as what it should be.
    #[error("the run \"{run}\" was kept by another version and can't be read: {problem}")]
    UnreadableRun {
        /// Which run.
        run: String,
        /// What is wrong.
        problem: String,
    },
    /// What is kept of a lottery doesn't read as what it should be.
    #[error("the list of lottery {number} of \"{call}\" can't be read: {problem}")]
    UnreadableLottery {
        /// Of which call.
        call: String,
        /// Which.
        number: u32,
        /// What is wrong.
        problem: String,
    },
    /// A badge, or what is published of badges, can't be written.
    #[error("the badge can't be made: {0}")]
    BadgeNotMade(String),
    /// It was tried too often in a short time.
    #[error("this was tried too often; try again in an hour")]
    TooMany,
    /// The database.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// A part of the work ended before its time.
    #[error("the work was interrupted")]
    Interrupted,
}

impl Coded for AppError {
    fn code(&self) -> ErrorCode {
        match self {
            Self::Forbidden(error) => error.code(),
            Self::NotFound { .. } => ErrorCode("not_found"),
            Self::BadInput(problems) => problems.code(),
            Self::InvalidCall(wrong) => wrong.first().map_or(ErrorCode("call"), Coded::code),
            Self::IssueWithoutTitle => ErrorCode("issue.empty"),
            Self::Invite(fault) => fault.code(),
            Self::InvalidWording(wrong) => wrong.first().map_or(ErrorCode("evidence"), Coded::code),
            Self::NotOwnWords => ErrorCode("evidence.not_own_words"),
            Self::Endorsement(fault) => fault.code(),
            Self::Organisation(fault) => fault.code(),
            Self::Member(problem) => problem.code(),
            Self::Transition(error) => error.code(),
            Self::InvalidId(error) => error.code(),
            Self::UnreadableRun { .. } => ErrorCode("run.unreadable"),
            Self::UnreadableLottery { .. } => ErrorCode("lottery.unreadable"),
            Self::BadgeNotMade(_) => ErrorCode("badge.not_made"),
            Self::TooMany => ErrorCode("too_many"),
            Self::Storage(error) => error.code(),
            Self::Interrupted => ErrorCode("interrupted"),
        }
    }

    fn help(&self) -> Option<String> {
        match self {
            Self::BadInput(problems) => problems.help(),
            Self::Member(problem) => problem.help(),
            Self::Storage(error) => error.help(),
            Self::NotFound { what: "organisation", .. } => {
                Some("`folkmoot import people … --organisation ID` adds one".to_owned())
            }
            _ => None,
        }
    }
}
