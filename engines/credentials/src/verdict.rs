//! What a check ends with: a verdict, and reasons as codes. Sentences are made by the caller.

use std::fmt;

/// What a badge is worth after it was checked. The more serious comes first, and the most
/// serious reason decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// It was altered, is damaged, or isn't a badge: nothing in it can be believed.
    Broken,
    /// Intact, but nothing shows that the named issuer signed it, or the caller doesn't
    /// trust that issuer.
    UntrustedIssuer,
    /// The issuer took it back for good.
    Revoked,
    /// The issuer took it back for now.
    Suspended,
    /// It was valid until a day that has passed.
    Expired,
    /// It becomes valid on a day to come.
    NotYetValid,
    /// It belongs to somebody else, or to nobody who can be told.
    WrongRecipient,
    /// Something needed to tell could not be looked up: the issuer's keys, or whether it was
    /// taken back. Worth asking again later.
    NotResolvable,
    /// Everything that was asked holds.
    Valid,
}

impl Verdict {
    /// The verdict as a stable word.
    pub fn code(self) -> &'static str {
        match self {
            Self::Broken => "broken",
            Self::UntrustedIssuer => "untrusted_issuer",
            Self::Revoked => "revoked",
            Self::Suspended => "suspended",
            Self::Expired => "expired",
            Self::NotYetValid => "not_yet_valid",
            Self::WrongRecipient => "wrong_recipient",
            Self::NotResolvable => "not_resolvable",
            Self::Valid => "valid",
        }
    }
}

/// Makes [`Code`]: variant, dotted code, verdict it leads to, and what it means.
macro_rules! codes {
    ($($variant:ident $code:literal $verdict:ident $meaning:literal)*) => {
        /// Why a badge isn't valid. [`Reason::about`] says what it is about.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $(#[doc = $meaning] $variant,)* }

        impl Code {
            /// Every code there is, in the order in which reasons are told.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The code as a stable dotted word.
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }

            /// The verdict this reason leads to.
            pub fn verdict(self) -> Verdict {
                match self { $(Self::$variant => Verdict::$verdict,)* }
            }
        }
    };
}

codes! {
    FileTooLarge "file.too_large" Broken "The file is larger than a badge may be; about: the limit in bytes."
    FileUnknown "file.unknown" Broken "Neither PNG, SVG, JSON nor a token (JWT)."
    FileDamaged "file.damaged" Broken "A picture that is cut off or altered; about: the part."
    NoBadge "file.no_badge" Broken "A picture without a badge in it."
    JsonWrong "json.wrong" Broken "Not JSON as it should be; about: where, and what."
    JsonTwice "json.twice" Broken "A name stands twice in one object; about: the name."
    JsonTooDeep "json.too_deep" Broken "Nested more deeply than a badge may be; about: the limit."
    BadgeUnknown "badge.unknown" Broken "JSON, but no badge this crate knows; about: its types."
    BadgeTooOld "badge.too_old" Broken "An Open Badge of before 2.0, which can't be told from a forgery."
    FieldWrong "field.wrong" Broken "A field is missing or isn't what the standard says; about: its name."
    ContextUnknown "context.unknown" Broken "A vocabulary that isn't pinned in this program; about: its address."
    TermUndefined "term.undefined" Broken "A term no vocabulary defines, so no signature covers it; about: the term."
    ShapeRefused "shape.refused" Broken "JSON-LD in a form that hides what was signed; about: the key or value."
    TooComplex "graph.too_complex" Broken "More statements, or a more tangled graph, than a badge may have."
    ProofMissing "proof.missing" Broken "Nobody signed it."
    ProofUnknown "proof.unknown" Broken "Signed in a way this crate can't check; about: the suite or algorithm."
    ProofWrong "proof.wrong" Broken "The proof isn't as the standard says; about: its field."
    SignatureWrong "signature.wrong" Broken "The signature doesn't fit the text: one of them was altered; about: the key."
    ClaimDiffers "token.differs" Broken "A claim of the token contradicts the badge in it; about: the claim."
    HostedDiffers "hosted.differs" Broken "The copy differs from what the issuer publishes; about: the field."
    IssuerElsewhere "issuer.elsewhere" UntrustedIssuer "Published at an address that isn't the issuer's; about: the address."
    KeyNotListed "key.not_listed" UntrustedIssuer "Signed with a key the issuer doesn't list as its own; about: the key."
    KeyRetired "key.retired" UntrustedIssuer "Signed after the issuer retired that key; about: the key."
    KeyRevoked "key.revoked" UntrustedIssuer "The issuer says that this key is in wrong hands; about: the key."
    IssuerNotTrusted "issuer.not_trusted" UntrustedIssuer "Not among the issuers the caller trusts; about: the issuer."
    StatusNotIssuers "status.not_issuers" UntrustedIssuer "The status list is signed by somebody else; about: by whom."
    Revoked "status.revoked" Revoked "Taken back by the issuer; about: the reason, if one is given."
    Suspended "status.suspended" Suspended "Taken back for now by the issuer."
    Expired "dates.expired" Expired "No longer valid; about: since when."
    NotYetValid "dates.not_yet" NotYetValid "Not valid yet; about: from when."
    RecipientOther "recipient.other" WrongRecipient "Given to somebody else."
    RecipientUnnamed "recipient.unnamed" WrongRecipient "Doesn't say to whom it was given in a way that can be compared."
    IssuerNotResolved "issuer.not_resolved" NotResolvable "The issuer's keys could not be looked up; about: the address, and why."
    IssuerUnknown "issuer.unknown_kind" NotResolvable "An issuer named in a way that can't be looked up; about: the issuer."
    DocumentNotResolved "document.not_resolved" NotResolvable "A document the badge points to could not be looked up; about: the address, and why."
    StatusNotResolved "status.not_resolved" NotResolvable "Whether it was taken back could not be looked up; about: the address, and why."
    StatusUnknown "status.unknown_kind" NotResolvable "Whether it was taken back is told in a way this crate doesn't know; about: which."
    StatusWrong "status.wrong" NotResolvable "The status list can't be used; about: why."
}

/// One reason against a badge.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reason {
    /// Which kind of reason.
    pub code: Code,
    /// What it is about, as its code says. Taken from the badge: escape it where it is shown.
    pub about: String,
}

impl Reason {
    pub(crate) fn new(code: Code, about: impl Into<String>) -> Self {
        Self { code, about: shorten(about.into()) }
    }

    /// The verdict this reason leads to.
    pub fn verdict(&self) -> Verdict {
        self.code.verdict()
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.about.as_str() {
            "" => f.write_str(self.code.code()),
            about => write!(f, "{}: {about}", self.code.code()),
        }
    }
}

impl std::error::Error for Reason {}

/// What a reason is about comes from strangers: no longer than a line.
fn shorten(mut about: String) -> String {
    const LONGEST: usize = 200;
    if about.len() > LONGEST {
        let end = (0..=LONGEST).rev().find(|&at| about.is_char_boundary(at)).unwrap_or(0);
        about.truncate(end);
        about.push('…');
    }
    about
}

/// Something worth saying that doesn't change the verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Note {
    /// Nobody asked whose it is.
    RecipientNotChecked,
    /// The badge has no status entry: the issuer has no way to take it back.
    CannotBeRevoked,
    /// The status list is shorter than the 131,072 entries the standard asks for, so that
    /// looking it up tells the issuer more than it should.
    StatusListSmall,
    /// The issuer has something to say about this badge beside revoking it.
    StatusMessage,
}

impl Note {
    /// The note as a stable dotted word.
    pub fn code(self) -> &'static str {
        match self {
            Self::RecipientNotChecked => "recipient.not_checked",
            Self::CannotBeRevoked => "status.none",
            Self::StatusListSmall => "status.list_small",
            Self::StatusMessage => "status.message",
        }
    }
}
