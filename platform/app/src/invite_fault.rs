//! What can be wrong with how people are to be asked.

use folkmoot_model::{Coded, Day, ErrorCode};

/// Why people can't be asked in this way. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InviteFault {
    /// Answers must come in after today and before the decision.
    #[error("answers can be asked for between {earliest} and {latest}, not by {found}")]
    AnswerBy {
        /// The day that was given.
        found: Day,
        /// The first that would do.
        earliest: Day,
        /// The last that would do.
        latest: Day,
    },
    /// The decision is today or was taken already.
    #[error("the decision is on {on}: too late to ask anybody")]
    TooLate {
        /// When it is taken.
        on: Day,
    },
    /// Somebody was added by hand without a reason.
    #[error("say why: the reason stays on record")]
    NoReason,
    /// A text is longer than anybody reads in a mail.
    #[error("this is {found} characters long; {most} at most")]
    TooLong {
        /// How long it is.
        found: usize,
        /// How long it may be.
        most: usize,
    },
    /// A note holds a web address.
    #[error("leave web addresses out: mail with them is taken for spam")]
    WebAddress,
    /// Somebody new was added without a name.
    #[error("say what they are called")]
    NoName,
    /// The call needs no such kind of knowing.
    #[error("the call names no kind of knowing \"{kind}\"")]
    UnknownKind {
        /// What was asked for.
        kind: String,
    },
}

impl Coded for InviteFault {
    fn code(&self) -> ErrorCode {
        ErrorCode(match self {
            Self::AnswerBy { .. } => "invitation.answer_by",
            Self::TooLate { .. } => "invitation.too_late",
            Self::NoReason => "invitation.no_reason",
            Self::TooLong { .. } => "invitation.too_long",
            Self::WebAddress => "invitation.web_address",
            Self::NoName => "invitation.no_name",
            Self::UnknownKind { .. } => "invitation.unknown_kind",
        })
    }
}
