//! What a check finds out.

use crate::verdict::{Note, Reason, Verdict};
use jiff::Timestamp;

/// The answer about one badge.
///
/// All texts come from the badge, so from a stranger: escape them where they are shown. With
/// the verdict [`Verdict::Broken`], [`Verdict::UntrustedIssuer`] or, as long as the issuer's
/// keys could not be looked up, [`Verdict::NotResolvable`], nothing here was shown to be said
/// by the issuer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// What the badge is worth. [`Verdict::Valid`] if and only if there are no reasons.
    pub verdict: Verdict,
    /// Every reason against it that was found, the most serious first.
    pub reasons: Vec<Reason>,
    /// What else is worth saying.
    pub notes: Vec<Note>,
    /// Which kind of badge it is, if that could be told.
    pub format: Option<Format>,
    /// What it says.
    pub content: Content,
    /// Who signed it, and how; one entry for each proof that holds.
    pub proofs: Vec<Proof>,
    /// What others say about it, each checked for itself. A bad one doesn't spoil the badge.
    pub endorsements: Vec<Endorsement>,
}

impl Report {
    pub(crate) fn new() -> Self {
        Self {
            verdict: Verdict::Valid,
            reasons: Vec::new(),
            notes: Vec::new(),
            format: None,
            content: Content::default(),
            proofs: Vec::new(),
            endorsements: Vec::new(),
        }
    }

    pub(crate) fn against(&mut self, reason: Reason) {
        self.reasons.push(reason);
    }

    /// Notes the reason of a step that failed.
    pub(crate) fn unless(&mut self, step: Result<(), Reason>) {
        if let Err(reason) = step {
            self.against(reason);
        }
    }

    pub(crate) fn note(&mut self, note: Note) {
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }

    /// Puts the most serious reason first and lets it decide.
    pub(crate) fn decided(mut self) -> Self {
        self.reasons.sort_by_key(|reason| (reason.verdict(), reason.code));
        self.reasons.dedup();
        self.verdict = self.reasons.first().map_or(Verdict::Valid, Reason::verdict);
        self
    }

    /// Whether reasons so far leave nothing to be believed.
    pub(crate) fn hopeless(&self) -> bool {
        !self.reasons.is_empty()
    }
}

/// The kinds of badge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// Open Badges 2.0, published by the issuer.
    OpenBadge2Hosted,
    /// Open Badges 2.0, signed.
    OpenBadge2Signed,
    /// Open Badges 3.0 as a token (VC-JWT).
    OpenBadge3Token,
    /// Open Badges 3.0 with a proof in the document (Data Integrity).
    OpenBadge3Document,
    /// A Verifiable Credential of another kind.
    Credential,
}

impl Format {
    /// The kind as a stable word.
    pub fn code(self) -> &'static str {
        match self {
            Self::OpenBadge2Hosted => "open_badge_2_hosted",
            Self::OpenBadge2Signed => "open_badge_2_signed",
            Self::OpenBadge3Token => "open_badge_3_token",
            Self::OpenBadge3Document => "open_badge_3_document",
            Self::Credential => "credential",
        }
    }
}

/// What a badge says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Content {
    /// Id of this award.
    pub id: Option<String>,
    /// Who gave it.
    pub issuer: Named,
    /// What for.
    pub achievement: Named,
    /// What it says about the achievement.
    pub description: Option<String>,
    /// What one has to do for it, in words.
    pub criteria: Option<String>,
    /// Where that can be read.
    pub criteria_address: Option<String>,
    /// What shows that it was done.
    pub evidence: Vec<Evidence>,
    /// From when it holds.
    pub valid_from: Option<Timestamp>,
    /// Until when it holds.
    pub valid_until: Option<Timestamp>,
}

/// Something with an id and a name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Named {
    /// Its id, mostly an address.
    pub id: Option<String>,
    /// What people call it.
    pub name: Option<String>,
}

/// A piece of evidence a badge points to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Evidence {
    /// Where it is.
    pub id: Option<String>,
    /// What it is called.
    pub name: Option<String>,
    /// What it says, or what it is.
    pub text: Option<String>,
}

/// A proof that holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    /// Its suite (`eddsa-rdfc-2022`) or algorithm (`RS256`), or `hosted`.
    pub suite: String,
    /// The issuer's key it was made with, or the address it is published at.
    pub key: String,
    /// When it was made, as it says.
    pub created: Option<Timestamp>,
}

/// What somebody says about a badge, its achievement or its issuer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Endorsement {
    /// Who says so.
    pub issuer: Named,
    /// What they say.
    pub comment: Option<String>,
    /// What the endorsement itself is worth.
    pub verdict: Verdict,
    /// Why it isn't valid.
    pub reasons: Vec<Reason>,
}
