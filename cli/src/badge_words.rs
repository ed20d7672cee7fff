//! Verdicts and reasons about badges, in words.

use folkmoot_credentials::{Code, Note, Reason, Verdict};

use crate::words::plain;

/// A verdict in a few words.
pub(crate) fn verdict_words(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Valid => "valid",
        Verdict::Broken => "broken, don't rely on anything in it",
        Verdict::UntrustedIssuer => "not shown to be from an issuer you trust",
        Verdict::Revoked => "taken back by its issuer",
        Verdict::Suspended => "taken back for now by its issuer",
        Verdict::Expired => "no longer valid",
        Verdict::NotYetValid => "not valid yet",
        Verdict::WrongRecipient => "not this person's",
        Verdict::NotResolvable => "can't be told, something could not be looked up",
    }
}

/// A reason as a sentence, and what to do where there is something.
pub(crate) fn reason_words(reason: &Reason) -> String {
    let about = plain(&reason.about);
    match reason.code {
        Code::FileTooLarge => format!("it is larger than a badge may be ({about} bytes)"),
        Code::FileUnknown => "it is neither PNG, SVG, JSON nor a token".into(),
        Code::FileDamaged => format!("the picture is damaged ({about}); ask for the original"),
        Code::NoBadge => {
            "there is no badge in this picture; copies made by a screenshot or a chat lose it"
                .into()
        }
        Code::JsonWrong => format!("it isn't proper JSON: {about}"),
        Code::JsonTwice => format!("\"{about}\" stands twice in one place"),
        Code::JsonTooDeep => format!("it is nested more deeply than {about}"),
        Code::BadgeUnknown => format!("it isn't a badge of a kind known here ({about})"),
        Code::BadgeTooOld => {
            "it is an Open Badge of before 2.0, which can't be checked; ask for a new one".into()
        }
        Code::FieldWrong => format!("\"{about}\" is missing or not as the standard says"),
        Code::ContextUnknown => format!("it uses a vocabulary that isn't known here: {about}"),
        Code::TermUndefined => format!("\"{about}\" isn't defined, so no signature covers it"),
        Code::ShapeRefused => {
            format!("it is written in a form that can hide what was signed ({about})")
        }
        Code::TooComplex => "it is larger or more tangled than a badge may be".into(),
        Code::ProofMissing => "nobody signed it".into(),
        Code::ProofUnknown => format!("it is signed in a way that can't be checked here ({about})"),
        Code::ProofWrong => format!("its proof is not as the standard says ({about})"),
        Code::SignatureWrong => format!("it was altered: the signature doesn't fit (key {about})"),
        Code::ClaimDiffers => format!("it contradicts itself (claim \"{about}\")"),
        Code::HostedDiffers => format!("it differs from what its issuer publishes (\"{about}\")"),
        Code::IssuerElsewhere => format!("it is published at {about}, which isn't its issuer's"),
        Code::KeyNotListed => {
            format!("it is signed with a key the issuer doesn't list as its own ({about})")
        }
        Code::KeyRetired => format!("it was signed after its issuer retired that key ({about})"),
        Code::KeyRevoked => format!("its issuer says that this key is in wrong hands ({about})"),
        Code::IssuerNotTrusted => format!("its issuer isn't one you trust ({about})"),
        Code::StatusNotIssuers => {
            format!("the list of badges taken back is somebody else's ({about})")
        }
        Code::Revoked if about.is_empty() => "its issuer took it back".into(),
        Code::Revoked => format!("its issuer took it back: {about}"),
        Code::Suspended => "its issuer took it back for now; ask again later".into(),
        Code::Expired => format!("it was valid until {about}"),
        Code::NotYetValid => format!("it is valid from {about}"),
        Code::RecipientOther => "it was given to somebody else".into(),
        Code::RecipientUnnamed => "it doesn't say whose it is in a way that can be compared".into(),
        Code::IssuerNotResolved => format!("its issuer's keys could not be looked up: {about}"),
        Code::IssuerUnknown => {
            format!("its issuer is named in a way that can't be looked up ({about})")
        }
        Code::DocumentNotResolved => {
            format!("a document it points to could not be looked up: {about}")
        }
        Code::StatusNotResolved => {
            format!("whether it was taken back could not be looked up: {about}")
        }
        Code::StatusUnknown => {
            format!("whether it was taken back is told in an unknown way ({about})")
        }
        Code::StatusWrong => format!("the list of badges taken back can't be used: {about}"),
    }
}

/// A note as a sentence.
pub(crate) fn note_words(note: Note) -> &'static str {
    match note {
        Note::RecipientNotChecked => {
            "whose it is was not checked; name an address with --recipient"
        }
        Note::CannotBeRevoked => "its issuer has no way to take it back",
        Note::StatusListSmall => "its status list is shorter than the standard asks",
        Note::StatusMessage => "its issuer has something to say about it; see the status list",
    }
}
