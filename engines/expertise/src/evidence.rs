//! The words this engine speaks in: evidence about people, and what a call needs.

/// What sort of evidence an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A badge, certificate or licence.
    Credential,
    /// Answers and posts that others could read and rate.
    TrackRecord,
    /// A paper, report or article.
    Publication,
    /// Paid or voluntary work.
    Work,
    /// Living with the thing the call is about.
    LivedExperience,
    /// What somebody else said about the person.
    Endorsement,
    /// Having taken part before.
    Participation,
}

impl Kind {
    /// Every kind, in the order used wherever kinds are listed.
    pub const ALL: [Self; 7] = [
        Self::Credential,
        Self::TrackRecord,
        Self::Publication,
        Self::Work,
        Self::LivedExperience,
        Self::Endorsement,
        Self::Participation,
    ];
}

/// Who stands behind an item, strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Check {
    /// A credential whose proof was checked with its issuer.
    Verified,
    /// Somebody other than the person confirmed it.
    CheckedByOther,
    /// Other people rated it.
    RatedByOthers,
    /// Only the person says so.
    SelfStated,
}

/// Ratings that an item received on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DailyRating {
    /// Day of the ratings, in days since 1970-01-01.
    pub day: i32,
    /// How many found it useful.
    pub up: u32,
    /// How many did not.
    pub down: u32,
}

/// One piece of evidence about one person, borrowed while a corpus is built.
///
/// The words of `title`, `text` and `topics` are indexed and then let go of: a
/// [`Corpus`](crate::Corpus) keeps no texts.
///
/// ```
/// use folkmoot_expertise::{Check, Evidence, Kind};
///
/// let item = Evidence {
///     check: Check::CheckedByOther,
///     day: Some(20_000),
///     ..Evidence::new("e1", "amina", Kind::Work, "Road safety audits of raised crossings")
/// };
/// assert_eq!(item.person, "amina");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence<'a> {
    /// Names the item in reasons.
    pub id: &'a str,
    /// Whose evidence it is.
    pub person: &'a str,
    /// What sort of evidence.
    pub kind: Kind,
    /// Who stands behind it.
    pub check: Check,
    /// Heading, may be empty.
    pub title: &'a str,
    /// The words themselves.
    pub text: &'a str,
    /// Labels given with the item, such as tags.
    pub topics: Vec<&'a str>,
    /// When it happened, in days since 1970-01-01.
    pub day: Option<i32>,
    /// What others thought of it, day by day, in any order.
    pub ratings: Vec<DailyRating>,
}

impl<'a> Evidence<'a> {
    /// An item without title, topics, day or ratings, self-stated.
    #[must_use]
    pub fn new(id: &'a str, person: &'a str, kind: Kind, text: &'a str) -> Self {
        Self {
            id,
            person,
            kind,
            check: Check::SelfStated,
            title: "",
            text,
            topics: Vec::new(),
            day: None,
            ratings: Vec::new(),
        }
    }
}

/// One kind of knowing that a call asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Need {
    /// Names the need in results.
    pub id: String,
    /// What is needed, in plain words.
    pub text: String,
    /// How many people are wanted.
    pub people: usize,
    /// Seats of such needs are filled before any other.
    pub must: bool,
    /// Kinds of evidence that count; empty means all.
    pub accepts: Vec<Kind>,
}

impl Need {
    /// A need that accepts every kind of evidence and is not a must.
    #[must_use]
    pub fn new(id: impl Into<String>, text: impl Into<String>, people: usize) -> Self {
        Self { id: id.into(), text: text.into(), people, must: false, accepts: Vec::new() }
    }

    /// Whether evidence of this kind counts for the need.
    #[must_use]
    pub fn accepts(&self, kind: Kind) -> bool {
        self.accepts.is_empty() || self.accepts.contains(&kind)
    }
}
