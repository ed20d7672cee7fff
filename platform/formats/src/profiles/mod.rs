//! What people take along from elsewhere about themselves, read as evidence.
//!
//! A profile is about one person, whom the caller names: nothing in it is used to find out whom
//! it is about, and names and addresses of others in it are left behind. All of it says what
//! somebody says of themselves ([`Check::SelfStated`]): a file proves neither its own origin nor
//! that an account in it is theirs.

mod discourse;
mod github;
mod json;
mod json_resume;
mod linked_in;
mod orcid;
mod schema_org;
mod vcard;
mod zip;

use std::collections::BTreeSet;
use std::io::Read as _;

use folkmoot_model::{
    Check, Consent, Day, DigestBuilder, Evidence, EvidenceId, EvidenceKind, MAX_TEXT, MAX_TITLE,
    MAX_TOPIC, MAX_TOPICS, PersonId, Source,
};

use crate::{Input, MAX_RECORD_BYTES, Problem, Problems};

/// Largest export that is read, in bytes; packed or not.
const MAX_BYTES: usize = MAX_RECORD_BYTES;
/// Most pieces of evidence that one export may hold.
const MAX_PIECES: usize = 10_000;

/// The kinds of profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProfileKind {
    /// A record of ORCID, version 3.0, as JSON.
    Orcid,
    /// A CV in the form of JSON Resume.
    JsonResume,
    /// The export of LinkedIn: the zip, or one of the CSV files in it under its own name.
    LinkedIn,
    /// The summary of a user of a Discourse forum (`/u/NAME/summary.json`).
    Discourse,
    /// Public events of a user of GitHub (`/users/NAME/events`).
    GitHub,
    /// A vCard, version 3 or 4, of one person.
    VCard,
    /// A Person of schema.org, as JSON-LD.
    SchemaOrg,
}

impl ProfileKind {
    /// Every kind there is.
    pub const ALL: [Self; 7] = [
        Self::Orcid,
        Self::JsonResume,
        Self::LinkedIn,
        Self::Discourse,
        Self::GitHub,
        Self::VCard,
        Self::SchemaOrg,
    ];

    /// The kind as one word: what is typed, and how ids of its evidence begin.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Orcid => "orcid",
            Self::JsonResume => "json-resume",
            Self::LinkedIn => "linkedin",
            Self::Discourse => "discourse",
            Self::GitHub => "github",
            Self::VCard => "vcard",
            Self::SchemaOrg => "schema-org",
        }
    }

    /// What people call it: the name of the source of its evidence.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Orcid => "ORCID",
            Self::JsonResume => "JSON Resume",
            Self::LinkedIn => "LinkedIn",
            Self::Discourse => "Discourse",
            Self::GitHub => "GitHub",
            Self::VCard => "vCard",
            Self::SchemaOrg => "schema.org",
        }
    }
}

/// What a profile can't say itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProfileOptions {
    /// Whose it is.
    pub person: PersonId,
    /// The day of the reading: what goes on is from this day, and days after it are errors.
    pub today: Day,
    /// What they agreed to.
    pub consent: Consent,
}

/// Reads a profile: all of it, or everything that is wrong with it. The same profile read again
/// gives the same ids.
///
/// ```
/// use folkmoot_formats::{Input, Problems, ProfileKind, ProfileOptions, read_profile};
/// use folkmoot_model::{Consent, Day, PersonId};
/// let options = ProfileOptions {
///     person: PersonId::new("7").unwrap(),
///     today: Day::from_days(20_000),
///     consent: Consent::NotAsked,
/// };
/// let text = r#"{"work":[{"position":"Ferry pilot","name":"Harbour trust","endDate":"2020-05"}]}"#;
/// let input = Input::from_reader("cv.json", text.as_bytes());
/// let evidence = read_profile(ProfileKind::JsonResume, input, &options)?;
/// assert_eq!(evidence[0].title, "Ferry pilot, Harbour trust");
/// # Ok::<(), Problems>(())
/// ```
pub fn read_profile(
    kind: ProfileKind,
    input: Input,
    options: &ProfileOptions,
) -> Result<Vec<Evidence>, Problems> {
    let name = input.name().to_owned();
    let bytes = bytes(input)?;
    let mut pieces = Pieces::new(kind, &name, options);
    match kind {
        ProfileKind::LinkedIn => linked_in::read(&bytes, &mut pieces),
        ProfileKind::VCard => vcard::read(&bytes, &mut pieces),
        _ => {
            let value = json::parse(&bytes, &name)?;
            let whole = json::Node::whole(&value);
            match kind {
                ProfileKind::Orcid => orcid::read(&whole, &mut pieces),
                ProfileKind::JsonResume => json_resume::read(&whole, &mut pieces),
                ProfileKind::Discourse => discourse::read(&whole, &mut pieces),
                ProfileKind::GitHub => github::read(&whole, &mut pieces),
                ProfileKind::SchemaOrg | ProfileKind::LinkedIn | ProfileKind::VCard => {
                    schema_org::read(&whole, &mut pieces);
                }
            }
        }
    }
    pieces.problems.or(pieces.found)
}

fn bytes(input: Input) -> Result<Vec<u8>, Problem> {
    let name = input.name().to_owned();
    let mut bytes = Vec::new();
    let read = input.bytes().take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes);
    read.map_err(|error| Problem::io(&error, &name))?;
    if bytes.len() > MAX_BYTES {
        return Err(too_large().in_file(name));
    }
    Ok(bytes)
}

fn too_large() -> Problem {
    Problem::new("profile.too_large", "a larger file", format!("at most {MAX_BYTES} bytes"))
        .with_help("take out what isn't about what this person knows")
}

/// One piece, as its source has it. Empty texts stand for what isn't there.
#[derive(Default)]
struct Piece {
    title: String,
    text: String,
    topics: Vec<String>,
    at: Option<Day>,
    url: Option<String>,
    /// What tells it from others in the same profile, if its title and text can change.
    key: Option<String>,
}

/// What was read so far, and what is wrong.
struct Pieces<'a> {
    kind: ProfileKind,
    file: &'a str,
    options: &'a ProfileOptions,
    found: Vec<Evidence>,
    ids: BTreeSet<EvidenceId>,
    problems: Problems,
}

impl<'a> Pieces<'a> {
    fn new(kind: ProfileKind, file: &'a str, options: &'a ProfileOptions) -> Self {
        let (found, ids, problems) = Default::default();
        Self { kind, file, options, found, ids, problems }
    }

    fn problem(&mut self, problem: Problem) {
        self.problems.push(problem.in_file(self.file));
    }

    /// Keeps a piece that says something. One that stands there twice counts once.
    fn add(&mut self, kind: EvidenceKind, piece: Piece) {
        let title = shortened(&piece.title, MAX_TITLE);
        let text = shortened(&piece.text, MAX_TEXT);
        let text = if text.is_empty() { title.clone() } else { text };
        if text.is_empty() || self.found.len() > MAX_PIECES {
            return;
        }
        let Some(id) = self.id(kind, piece.key.as_deref().unwrap_or(&text), &title) else { return };
        if !self.ids.insert(id.clone()) {
            return;
        }
        if self.found.len() == MAX_PIECES {
            self.found.clear();
            let wanted = format!("at most {MAX_PIECES} pieces");
            return self.problem(Problem::new("profile.too_many", "more pieces", wanted));
        }
        let topics = piece.topics.iter().map(|it| shortened(it, MAX_TOPIC));
        let source = Source { name: self.kind.name().to_owned(), url: piece.url.filter(is_link) };
        self.found.push(Evidence {
            id,
            person: self.options.person.clone(),
            kind,
            title,
            text,
            topics: topics.filter(|it| !it.is_empty()).take(MAX_TOPICS).collect(),
            at: piece.at,
            source,
            check: Check::SelfStated,
            consent: self.options.consent.clone(),
            ratings: Vec::new(),
        });
    }

    /// The same for the same piece of the same person.
    fn id(&mut self, kind: EvidenceKind, key: &str, title: &str) -> Option<EvidenceId> {
        let mut digest = DigestBuilder::default();
        digest.text(self.options.person.as_str()).text(kind.code()).text(title).text(key);
        let digest = digest.finish();
        let digits = digest.as_str().get(..24).unwrap_or(digest.as_str());
        EvidenceId::new(format!("{}:{digits}", self.kind.code())).ok()
    }

    /// A day of the past, from what a profile has: `2013`, `2013-12`, `2013-12-01`, or an instant.
    /// What says only the year or month is from its first day.
    fn day(&mut self, text: &str, field: &str) -> Option<Day> {
        let day = self.any_day(text, field)?;
        if day > self.options.today {
            let problem = crate::fields::in_the_future(day, self.options.today);
            self.problem(problem.in_field(field));
            return None;
        }
        Some(day)
    }

    /// When something ended; what goes on is from today, as is what will end on a day to come.
    fn ended(&mut self, end: Option<(String, String)>, goes_on: bool) -> Option<Day> {
        match end {
            Some((text, field)) => {
                self.any_day(&text, &field).map(|day| day.min(self.options.today))
            }
            None => goes_on.then_some(self.options.today),
        }
    }

    fn any_day(&mut self, text: &str, field: &str) -> Option<Day> {
        let text = text.trim();
        let day = text.split(['T', ' ']).next().unwrap_or(text);
        let whole = match day.len() {
            4 => format!("{day}-01-01"),
            7 => format!("{day}-01"),
            _ => day.to_owned(),
        };
        let parsed = whole.parse().ok();
        if parsed.is_none() {
            let wanted = "a day such as 2026-03-01, a month such as 2026-03, or a year";
            let problem = Problem::new("time.invalid", crate::quoted(text), wanted);
            self.problem(problem.in_field(field));
        }
        parsed
    }
}

/// Text on as many characters as fit, without what doesn't belong on a page.
fn shortened(text: &str, most: usize) -> String {
    let plain = text.chars().filter(|c| !c.is_control() || *c == '\n');
    plain.collect::<String>().trim().chars().take(most).collect::<String>().trim_end().to_owned()
}

/// An address that a page may link to.
#[allow(clippy::ptr_arg, reason = "filters an Option<String>")]
fn is_link(text: &String) -> bool {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let odd = |c: char| c.is_whitespace() || c.is_control();
    host.is_some_and(|it| !it.is_empty()) && !text.contains(odd) && text.len() <= 2_000
}

/// What is there, with something between.
fn joined(parts: &[&str], between: &str) -> String {
    let there: Vec<&str> = parts.iter().map(|it| it.trim()).filter(|it| !it.is_empty()).collect();
    there.join(between)
}
