//! What people have shown that they know.

use serde::{Deserialize, Serialize};

use crate::{CallId, Day, Digest, DigestBuilder, EvidenceId, PersonId, codes::codes};

/// One thing a person has done, written, earned or lived through, with its
/// source. Every claim rests on these; there is no score without them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Unique within the organisation.
    pub id: EvidenceId,
    /// Whose it is.
    pub person: PersonId,
    /// What kind it is.
    pub kind: EvidenceKind,
    /// In a few words.
    #[serde(default)]
    pub title: String,
    /// In full, as plain text.
    pub text: String,
    /// What it is about, in the words of its source.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<String>,
    /// The day it is from, if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Day>,
    /// Where it comes from.
    pub source: Source,
    /// Who stands behind it.
    pub check: Check,
    /// What the person has agreed to.
    pub consent: Consent,
    /// What others said of it, by day, in rising order of day.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ratings: Vec<DailyRating>,
}

/// Longest title of what somebody tells here, in characters.
pub const MAX_TITLE: usize = 200;
/// Longest text of it, in characters.
pub const MAX_TEXT: usize = 5_000;
/// Most topics of it.
pub const MAX_TOPICS: usize = 20;
/// Longest of these, in characters.
pub const MAX_TOPIC: usize = 80;

/// The name of the source of what people tell about themselves here.
const TOLD_HERE: &str = "Folkmoot";

impl Source {
    /// What somebody tells about themselves here; `url` is where it can be
    /// seen, if it can.
    pub fn told_here(url: Option<String>) -> Self {
        Self { name: TOLD_HERE.to_owned(), url }
    }
}

impl Evidence {
    /// A digest of what it says, so that what others said of it doesn't count
    /// for other words.
    pub fn wording(&self) -> Digest {
        let mut digest = DigestBuilder::default();
        digest.text("wording").text(&self.title).text(&self.text);
        digest.finish()
    }

    /// Whether its owner told it here in their own words, and nobody has
    /// checked or rated it: then they may reword it. Whatever comes from
    /// elsewhere stays as its source has it.
    pub fn is_told_here(&self) -> bool {
        self.source.name == TOLD_HERE && self.check == Check::SelfStated && self.ratings.is_empty()
    }
}

/// The kinds of evidence. Lived experience is as good as a diploma.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EvidenceKind {
    /// A diploma, a licence, a digital badge.
    Credential,
    /// Answers given to others' questions, with what they thought of them.
    TrackRecord,
    /// Something written and published.
    Publication,
    /// A job, a trade, a project.
    Work,
    /// Having lived it.
    LivedExperience,
    /// What somebody else says of one claim.
    Endorsement,
    /// Having taken part here before.
    Participation,
}

codes!("kind of evidence", EvidenceKind {
    Credential = "credential",
    TrackRecord = "track_record",
    Publication = "publication",
    Work = "work",
    LivedExperience = "lived_experience",
    Endorsement = "endorsement",
    Participation = "participation",
});

/// Where a piece of evidence comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// In words: "town forum", "se_quantum".
    pub name: String,
    /// An address where it can be seen, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// Who stands behind a piece of evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "how", rename_all = "snake_case")]
pub enum Check {
    /// The person says so.
    SelfStated,
    /// A public record that others can see and rate; that the account is
    /// theirs has not been proved yet.
    PublicRecord,
    /// Somebody who can know has looked.
    Confirmed {
        /// Who: "the licensing office".
        by: String,
        /// When.
        on: Day,
    },
    /// A signature was checked.
    Verified {
        /// Who signed it.
        issuer: String,
        /// When it was checked.
        on: Day,
    },
}

/// What the person has agreed to for one piece of evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum Consent {
    /// Not asked yet: it comes from a public source or the organisation's own
    /// records. Used to find people; they are told at the first contact.
    NotAsked,
    /// May be used to find them for any call of this organisation.
    Given {
        /// Since when.
        on: Day,
    },
    /// May be used for this call alone.
    ThisCallOnly {
        /// Which.
        call: CallId,
        /// Since when.
        on: Day,
    },
    /// Kept because the person wants to, and not used.
    Withdrawn {
        /// Since when.
        on: Day,
    },
    /// The person says that it isn't right. It stays as its source has it,
    /// and isn't used until they say otherwise.
    Contested {
        /// Since when.
        on: Day,
        /// What is wrong with it, in their words.
        wrong: String,
    },
}

impl Consent {
    /// Whether evidence under this consent may be used to find people for a
    /// call. Lived experience is used only where the person agreed to it.
    ///
    /// ```
    /// use folkmoot_model::{Consent, EvidenceKind};
    /// assert!(Consent::NotAsked.allows(EvidenceKind::Work, None));
    /// assert!(!Consent::NotAsked.allows(EvidenceKind::LivedExperience, None));
    /// ```
    pub fn allows(&self, kind: EvidenceKind, call: Option<&CallId>) -> bool {
        match self {
            Self::NotAsked => kind != EvidenceKind::LivedExperience,
            Self::Given { .. } => true,
            Self::ThisCallOnly { call: only, .. } => call == Some(only),
            Self::Withdrawn { .. } | Self::Contested { .. } => false,
        }
    }
}

/// What others said of a piece of evidence on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DailyRating {
    /// The day.
    pub day: Day,
    /// How many found it useful.
    pub up: u32,
    /// How many did not.
    pub down: u32,
}
