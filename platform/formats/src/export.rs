//! What Folkmoot keeps, as CSV and as JSON Lines.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::marker::PhantomData;

use folkmoot_model::{
    Call, Check, Claim, Coded, Consent, ErrorCode, Evidence, Invitation, Person, Run,
};
use serde_json::{Map, Value, json};

use crate::fields::{guarded, join_list};
use crate::people::PEOPLE;
use crate::quoted;

/// Why something can't be written.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The target failed.
    #[error("the export can't be written: {0}")]
    Io(#[from] io::Error),
    /// A person has an attribute that no column was made for, or one with the
    /// name of another column.
    #[error("there is no column for the attribute {}", quoted(name))]
    Attribute {
        /// Its name.
        name: String,
    },
}

impl Coded for ExportError {
    fn code(&self) -> ErrorCode {
        ErrorCode(match self {
            Self::Io(_) => "export.write",
            Self::Attribute { .. } => "export.attribute",
        })
    }
}

/// Something that can be written as a row.
pub trait Export {
    /// The names of the CSV columns.
    const COLUMNS: &'static [&'static str];

    /// The row as an object of JSON Lines.
    fn to_json(&self) -> Value;

    /// The cells of the row, in the order of [`Export::COLUMNS`].
    fn to_cells(&self) -> Vec<String>;

    /// Further columns with their cells; people alone have them.
    fn to_more(&self) -> Vec<(&str, &str)> {
        Vec::new()
    }
}

/// Writes rows as CSV (RFC 4180) or JSON Lines, one by one.
///
/// In CSV a cell that a spreadsheet would take for a formula gets an
/// apostrophe before it, which the readers of this crate take off again, and
/// `;`, `|` and `\` inside an item of a list get a `\` before them. So people
/// and evidence come back exactly as they were.
///
/// ```
/// use folkmoot_formats::{Exporter, Input, Problems, read_people};
/// use folkmoot_model::Person;
/// let csv = "id,name,tenure\r\n7,'=Ada,rented\r\n";
/// let people = Problems::collect(read_people(Input::from_reader("people.csv", csv.as_bytes())))?;
/// assert_eq!(people[0].name, "=Ada");
/// let mut exporter = Exporter::csv_with(Vec::new(), ["tenure"])?;
/// exporter.write(&people[0])?;
/// let text = String::from_utf8(exporter.finish()?)?;
/// assert_eq!(text, "id,name,email,place,languages,tenure\r\n7,'=Ada,,,,rented\r\n");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Exporter<T, W: Write> {
    target: Target<W>,
    more: Vec<String>,
    rows: PhantomData<fn(&T)>,
}

enum Target<W: Write> {
    Csv(Box<csv::Writer<W>>),
    JsonLines(W),
}

impl<T: Export, W: Write> Exporter<T, W> {
    /// Begins a CSV with the columns of its kind.
    pub fn csv(out: W) -> Result<Self, ExportError> {
        Self::csv_with(out, [] as [&str; 0])
    }

    /// Begins a CSV of people with a column for each of these attributes,
    /// which all must be named before the first row is written.
    pub fn csv_with<S: Into<String>>(
        out: W,
        attributes: impl IntoIterator<Item = S>,
    ) -> Result<Self, ExportError> {
        let names: BTreeSet<String> = attributes.into_iter().map(Into::into).collect();
        let taken = |name: &&String| name.trim().is_empty() || PEOPLE.position(name).is_some();
        if let Some(name) = names.iter().find(taken) {
            return Err(ExportError::Attribute { name: name.clone() });
        }
        let more: Vec<String> = names.into_iter().collect();
        let mut csv = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
        let header = T::COLUMNS.iter().copied().chain(more.iter().map(String::as_str));
        write_record(&mut csv, header)?;
        Ok(Self { target: Target::Csv(Box::new(csv)), more, rows: PhantomData })
    }

    /// Begins JSON Lines: one object a line.
    pub fn json_lines(out: W) -> Self {
        Self { target: Target::JsonLines(out), more: Vec::new(), rows: PhantomData }
    }

    /// Writes one row.
    pub fn write(&mut self, row: &T) -> Result<(), ExportError> {
        match &mut self.target {
            Target::JsonLines(out) => {
                serde_json::to_writer(&mut *out, &row.to_json()).map_err(io::Error::from)?;
                out.write_all(b"\n")?;
            }
            Target::Csv(csv) => {
                let more = row.to_more();
                let known = |name: &str| self.more.iter().any(|column| column == name);
                if let Some((name, _)) = more.iter().find(|(name, _)| !known(name)) {
                    return Err(ExportError::Attribute { name: (*name).to_owned() });
                }
                let of = |column: &String| {
                    let cell = more.iter().find(|(name, _)| name == column);
                    cell.map_or("", |(_, cell)| *cell)
                };
                let cells = row.to_cells();
                write_record(
                    csv,
                    cells.iter().map(String::as_str).chain(self.more.iter().map(of)),
                )?;
            }
        }
        Ok(())
    }

    /// Writes what is still held back, and gives the target back.
    pub fn finish(self) -> Result<W, ExportError> {
        match self.target {
            Target::JsonLines(mut out) => {
                out.flush()?;
                Ok(out)
            }
            Target::Csv(csv) => Ok(csv.into_inner().map_err(|error| {
                io::Error::new(error.error().kind(), error.error().to_string())
            })?),
        }
    }
}

fn write_record<'a, W: Write>(
    csv: &mut csv::Writer<W>,
    cells: impl Iterator<Item = &'a str>,
) -> Result<(), ExportError> {
    for cell in cells {
        csv.write_field(guarded(cell).as_bytes()).map_err(io::Error::from)?;
    }
    csv.write_record(None::<&[u8]>).map_err(io::Error::from)?;
    Ok(())
}

/// The fields of an object that say something, in the order of their names.
fn object<'a>(pairs: impl IntoIterator<Item = (&'a str, Value)>) -> Value {
    let said = |value: &Value| match value {
        Value::Null => false,
        Value::String(text) => !text.is_empty(),
        Value::Array(items) => !items.is_empty(),
        Value::Object(pairs) => !pairs.is_empty(),
        _ => true,
    };
    let pairs = pairs.into_iter().filter(|(_, value)| said(value));
    Value::Object(pairs.map(|(name, value)| (name.to_owned(), value)).collect::<Map<_, _>>())
}

fn optional<T: ToString>(value: Option<&T>) -> String {
    value.map(T::to_string).unwrap_or_default()
}

impl Export for Person {
    const COLUMNS: &'static [&'static str] = &["id", "name", "email", "place", "languages"];

    fn to_json(&self) -> Value {
        object([
            ("id", json!(self.id)),
            ("name", json!(self.name)),
            ("email", json!(self.email)),
            ("place", json!(self.place)),
            ("languages", json!(self.languages)),
            ("attributes", json!(self.attributes)),
        ])
    }

    fn to_cells(&self) -> Vec<String> {
        vec![
            self.id.to_string(),
            self.name.clone(),
            self.email.as_ref().map(|email| email.as_str().to_owned()).unwrap_or_default(),
            self.place.clone().unwrap_or_default(),
            join_list(&self.languages),
        ]
    }

    fn to_more(&self) -> Vec<(&str, &str)> {
        self.attributes.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
    }
}

/// Check and consent as the flat columns of a file.
struct Standing {
    check: &'static str,
    checked_by: String,
    checked_on: String,
    consent: &'static str,
    consent_on: String,
    consent_call: String,
}

fn standing(evidence: &Evidence) -> Standing {
    let (check, checked_by, checked_on) = match &evidence.check {
        Check::SelfStated => ("self_stated", String::new(), String::new()),
        Check::PublicRecord => ("public_record", String::new(), String::new()),
        Check::Confirmed { by, on } => ("confirmed", by.clone(), on.to_string()),
        Check::Verified { issuer, on } => ("verified", issuer.clone(), on.to_string()),
    };
    let (consent, consent_on, consent_call) = match &evidence.consent {
        Consent::NotAsked => ("not_asked", String::new(), String::new()),
        Consent::Given { on } => ("given", on.to_string(), String::new()),
        Consent::ThisCallOnly { call, on } => ("this_call_only", on.to_string(), call.to_string()),
        // For whoever reads the file the same: it may not be used.
        Consent::Withdrawn { on } | Consent::Contested { on, .. } => {
            ("withdrawn", on.to_string(), String::new())
        }
    };
    Standing { check, checked_by, checked_on, consent, consent_on, consent_call }
}

impl Export for Evidence {
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "person",
        "kind",
        "title",
        "text",
        "topics",
        "at",
        "source",
        "url",
        "check",
        "checked_by",
        "checked_on",
        "consent",
        "consent_on",
        "consent_call",
        "ratings",
    ];

    fn to_json(&self) -> Value {
        let standing = standing(self);
        object([
            ("id", json!(self.id)),
            ("person", json!(self.person)),
            ("kind", json!(self.kind)),
            ("title", json!(self.title)),
            ("text", json!(self.text)),
            ("topics", json!(self.topics)),
            ("at", json!(self.at)),
            ("source", json!(self.source.name)),
            ("url", json!(self.source.url)),
            ("check", json!(standing.check)),
            ("checked_by", json!(standing.checked_by)),
            ("checked_on", json!(standing.checked_on)),
            ("consent", json!(standing.consent)),
            ("consent_on", json!(standing.consent_on)),
            ("consent_call", json!(standing.consent_call)),
            ("ratings", json!(self.ratings)),
        ])
    }

    fn to_cells(&self) -> Vec<String> {
        let standing = standing(self);
        let ratings = self.ratings.iter();
        let ratings = ratings.map(|rating| format!("{} {} {}", rating.day, rating.up, rating.down));
        vec![
            self.id.to_string(),
            self.person.to_string(),
            self.kind.to_string(),
            self.title.clone(),
            self.text.clone(),
            join_list(&self.topics),
            optional(self.at.as_ref()),
            self.source.name.clone(),
            optional(self.source.url.as_ref()),
            standing.check.to_owned(),
            standing.checked_by,
            standing.checked_on,
            standing.consent.to_owned(),
            standing.consent_on,
            standing.consent_call,
            ratings.collect::<Vec<_>>().join("|"),
        ]
    }
}

impl Export for Claim {
    const COLUMNS: &'static [&'static str] =
        &["id", "person", "topic", "basis", "evidence", "items", "up", "down", "first", "last"];

    fn to_json(&self) -> Value {
        json!(self)
    }

    fn to_cells(&self) -> Vec<String> {
        let evidence: Vec<String> = self.evidence.iter().map(ToString::to_string).collect();
        vec![
            self.id.to_string(),
            self.person.to_string(),
            self.topic.clone(),
            self.basis.to_string(),
            join_list(&evidence),
            self.tally.items.to_string(),
            self.tally.up.to_string(),
            self.tally.down.to_string(),
            optional(self.tally.first.as_ref()),
            optional(self.tally.last.as_ref()),
        ]
    }
}

impl Export for Call {
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "organisation",
        "issue",
        "state",
        "created_at",
        "title",
        "summary",
        "decision",
        "decided_on",
        "hours",
        "weeks",
        "expenses",
        "place",
        "remote",
        "promise",
        "kinds",
        "people",
    ];

    fn to_json(&self) -> Value {
        json!(self)
    }

    /// Kinds of knowing by their ids; JSON Lines has them in full.
    fn to_cells(&self) -> Vec<String> {
        let brief = &self.brief;
        let remote = !matches!(brief.setting, folkmoot_model::Setting::InPerson(_));
        let kinds: Vec<String> = brief.kinds.iter().map(|kind| kind.id.to_string()).collect();
        vec![
            self.id.to_string(),
            self.organisation.to_string(),
            optional(self.issue.as_ref()),
            self.state.to_string(),
            self.created_at.to_string(),
            brief.title.clone(),
            brief.summary.clone(),
            brief.decision.what.clone(),
            brief.decision.on.to_string(),
            brief.effort.hours.to_string(),
            optional(brief.effort.weeks.as_ref()),
            brief.expenses.clone(),
            brief.setting.place().unwrap_or_default().to_owned(),
            remote.to_string(),
            brief.promise.to_string(),
            join_list(&kinds),
            brief.people().to_string(),
        ]
    }
}

impl Export for Run {
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "kind",
        "call",
        "engine",
        "version",
        "parameters",
        "seed",
        "input",
        "report",
        "at",
        "by",
    ];

    fn to_json(&self) -> Value {
        json!(self)
    }

    fn to_cells(&self) -> Vec<String> {
        vec![
            self.id.to_string(),
            self.kind.to_string(),
            optional(self.call.as_ref()),
            self.engine.name.clone(),
            self.engine.version.clone(),
            self.parameters.to_string(),
            self.seed.to_string(),
            self.input.to_string(),
            self.report.to_string(),
            self.at.to_string(),
            self.by.to_text(),
        ]
    }
}

impl Export for Invitation {
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "organisation",
        "call",
        "kind",
        "person",
        "run",
        "evidence",
        "state",
        "state_at",
        "reason",
        "created_at",
        "origin",
        "asked_by",
        "note",
        "forwarded_from",
        "sent_at",
        "reminded_at",
        "answer_by",
    ];

    fn to_json(&self) -> Value {
        json!(self)
    }

    fn to_cells(&self) -> Vec<String> {
        use folkmoot_model::InvitationState as State;
        let reason = match &self.state {
            State::Declined { reason, .. } => reason.to_string(),
            _ => String::new(),
        };
        let evidence: Vec<String> = self.evidence.iter().map(ToString::to_string).collect();
        vec![
            self.id.to_string(),
            self.organisation.to_string(),
            self.call.to_string(),
            self.kind.to_string(),
            self.person.to_string(),
            optional(self.run.as_ref()),
            join_list(&evidence),
            self.state.code().to_owned(),
            optional(self.state.at().as_ref()),
            reason,
            self.created_at.to_string(),
            self.origin.to_string(),
            self.asked_by.to_text(),
            self.reason.clone().unwrap_or_default(),
            optional(self.forwarded_from.as_ref()),
            optional(self.sent_at.as_ref()),
            optional(self.reminded_at.as_ref()),
            optional(self.answer_by.as_ref()),
        ]
    }
}
