//! Evidence as CSV and as JSON Lines.

use std::collections::BTreeMap;

use folkmoot_model::{
    CallId, Check, Consent, DailyRating, Day, Evidence, EvidenceId, EvidenceKind, PersonId, Source,
};
use serde_json::Value;

use crate::fields::{Fields, SeenIds, in_the_future, no_count, scalar};
use crate::people::ID;
use crate::rows::{Layout, Rows};
use crate::{Input, Problem, quoted};

/// The columns of evidence.
pub(crate) const EVIDENCE: Layout = Layout {
    columns: &[
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
        "rating",
        "rating_up",
        "rating_down",
        "ratings",
    ],
    required: &["id", "person", "text"],
    json_only: &["rating"],
    keeps_others: false,
};

/// The words for who stands behind a piece of evidence.
pub(crate) const CHECKS: [&str; 4] = ["self_stated", "public_record", "confirmed", "verified"];
/// The words for what a person has agreed to.
pub(crate) const CONSENTS: [&str; 4] = ["not_asked", "given", "this_call_only", "withdrawn"];

/// What a file of evidence can't say itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EvidenceOptions {
    /// The day of the reading: dates after it are errors, and consent without
    /// a day is since this day.
    pub today: Day,
    /// For rows that say nothing of consent.
    pub default_consent: Consent,
    /// For rows that name no source.
    pub source: String,
    /// Whether "verified" is believed. A file can't prove that a signature
    /// was checked, so this is for Folkmoot's own exports only; otherwise it
    /// is read as "confirmed".
    pub believe_verified: bool,
}

/// Reads evidence, from CSV or from JSON Lines (a file that begins with `{`).
///
/// Only `id`, `person` and `text` are required; `kind` is `work` if nothing
/// else is said. See docs/formats.md for all columns. Whether the people are
/// known is for the caller to check.
///
/// ```
/// use folkmoot_formats::{EvidenceOptions, Input, Problems, read_evidence};
/// use folkmoot_model::{Consent, Day};
/// let options = EvidenceOptions {
///     today: Day::from_days(20_000),
///     default_consent: Consent::NotAsked,
///     source: "town forum".to_owned(),
///     believe_verified: false,
/// };
/// let line = r#"{"id":"e1","person":"7","text":"kerb plans","rating":{"up":3,"down":1}}"#;
/// let input = Input::from_reader("evidence.jsonl", line.as_bytes());
/// let evidence = Problems::collect(read_evidence(input, options))?;
/// assert_eq!(evidence[0].ratings[0].up, 3);
/// # Ok::<(), Problems>(())
/// ```
pub fn read_evidence(input: Input, options: EvidenceOptions) -> Rows<Evidence> {
    let mut seen = SeenIds::default();
    Rows::new(input, &EVIDENCE, Box::new(move |fields| item(fields, &options, &mut seen)))
}

fn item(fields: &mut Fields, options: &EvidenceOptions, seen: &mut SeenIds) -> Option<Evidence> {
    let id = fields.required_as("id", ID, str::parse::<EvidenceId>);
    if let Some(id) = &id {
        seen.check(id.as_str(), fields);
    }
    let person = fields.required_as("person", "the id of a person", str::parse::<PersonId>);
    let text = fields.required("text").map(|found| found.value);
    let kinds = format!("one of {}", EvidenceKind::CODES.join(", "));
    let kind = fields.optional_as("kind", &kinds, str::parse).unwrap_or(EvidenceKind::Work);
    let title = fields.text("title").map(|found| found.value).unwrap_or_default();
    let topics = fields.list("topics");
    let at = fields.day("at", options.today);
    let name = fields.text("source").map_or_else(|| options.source.clone(), |found| found.value);
    let source = Source { name, url: url(fields) };
    let check = check(fields, options);
    let consent = consent(fields, options);
    let ratings = ratings(fields, at, options.today);
    let (id, person, text) = (id?, person?, text?);
    Some(Evidence { id, person, kind, title, text, topics, at, source, check, consent, ratings })
}

/// An address that a page may link to.
fn url(fields: &mut Fields) -> Option<String> {
    let found = fields.text("url")?;
    let lower = found.value.to_ascii_lowercase();
    let host = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://"));
    let odd = |c: char| c.is_whitespace() || c.is_control();
    if host.is_none_or(str::is_empty) || found.value.contains(odd) {
        let problem = Problem::new("url.invalid", quoted(&found.value), "an address of a page")
            .with_help("it begins with https:// or http:// and has no spaces");
        fields.problem_in("url", &found, problem);
    }
    Some(found.value)
}

fn check(fields: &mut Fields, options: &EvidenceOptions) -> Check {
    let by = fields.text("checked_by");
    let on = fields.day("checked_on", options.today);
    let word = word(fields, "check", &CHECKS);
    match (word, by, on) {
        (None | Some("self_stated"), None, None) => Check::SelfStated,
        (Some("public_record"), None, None) => Check::PublicRecord,
        (Some("verified"), Some(issuer), Some(on)) if options.believe_verified => {
            Check::Verified { issuer: issuer.value, on }
        }
        (None | Some("confirmed" | "verified"), Some(by), Some(on)) => {
            Check::Confirmed { by: by.value, on }
        }
        _ => {
            let found = "only a part of who checked it and when";
            let wanted = "\"checked_by\" and \"checked_on\" together, or neither";
            fields.problem(
                Problem::new("evidence.check", found, wanted).in_field("checked_by").with_help(
                    "a check is confirmed or verified by somebody on a day; \
                     self_stated and public_record have neither",
                ),
            );
            Check::SelfStated
        }
    }
}

fn consent(fields: &mut Fields, options: &EvidenceOptions) -> Consent {
    let given_on = fields.day("consent_on", options.today);
    let on = given_on.unwrap_or(options.today);
    let call = fields.optional_as("consent_call", "the id of a call", str::parse::<CallId>);
    match (word(fields, "consent", &CONSENTS), call) {
        (None, None) if given_on.is_none() => options.default_consent.clone(),
        (Some("not_asked"), None) if given_on.is_none() => Consent::NotAsked,
        (Some("given"), None) => Consent::Given { on },
        (Some("withdrawn"), None) => Consent::Withdrawn { on },
        (Some("this_call_only"), Some(call)) => Consent::ThisCallOnly { call, on },
        _ => {
            let wanted = "consent and its day and call to fit together";
            fields.problem(
                Problem::new("evidence.consent", "only a part of it", wanted)
                    .in_field("consent")
                    .with_help(
                        "given and withdrawn may have \"consent_on\"; \
                         this_call_only needs \"consent_call\"; not_asked has neither",
                    ),
            );
            options.default_consent.clone()
        }
    }
}

/// One of a few words.
fn word(fields: &mut Fields, name: &str, known: &[&'static str]) -> Option<&'static str> {
    let found = fields.text(name)?;
    let text = found.value.to_lowercase().replace([' ', '-'], "_");
    let word = known.iter().copied().find(|word| *word == text);
    if word.is_none() {
        let wanted = format!("one of {}", known.join(", "));
        let problem = Problem::new("word.unknown", quoted(&found.value), wanted);
        let near = folkmoot_model::nearest(&text, known.iter().copied());
        fields.problem_in(
            name,
            &found,
            match near {
                Some(near) => problem.with_help(format!("did you mean \"{near}\"?")),
                None => problem,
            },
        );
    }
    word
}

/// All ratings by day. What has no day counts on the day of the evidence, or
/// on 1970-01-01.
fn ratings(fields: &mut Fields, at: Option<Day>, today: Day) -> Vec<DailyRating> {
    let undated = at.unwrap_or(Day::from_days(0));
    let mut days = ByDay::default();
    let (up, down) = (fields.count("rating_up"), fields.count("rating_down"));
    days.add(undated, up.unwrap_or(0), down.unwrap_or(0));
    if let Some(found) = fields.value("rating") {
        match up_and_down(&found.value) {
            Ok((up, down)) => days.add(undated, up, down),
            Err(problem) => fields.problem_in("rating", &found, problem),
        }
    }
    if let Some(found) = fields.value("ratings") {
        let all = match &found.value {
            Value::Array(items) => items.iter().map(dated_object).collect(),
            Value::String(text) => text.split(['|', ';']).map(dated_text).collect(),
            _ => Err(no_ratings("something else")),
        };
        let all: Result<Vec<DailyRating>, Problem> = all;
        match all {
            Ok(all) => {
                for rating in all {
                    if rating.day > today {
                        fields.problem_in("ratings", &found, in_the_future(rating.day, today));
                    }
                    days.add(rating.day, rating.up, rating.down);
                }
            }
            Err(problem) => fields.problem_in("ratings", &found, problem),
        }
    }
    days.into_ratings()
}

/// Ratings summed by day.
#[derive(Debug, Default)]
pub(crate) struct ByDay(BTreeMap<Day, (u32, u32)>);

impl ByDay {
    pub(crate) fn add(&mut self, day: Day, up: u32, down: u32) {
        if up > 0 || down > 0 {
            let sum = self.0.entry(day).or_default();
            *sum = (sum.0.saturating_add(up), sum.1.saturating_add(down));
        }
    }

    pub(crate) fn into_ratings(self) -> Vec<DailyRating> {
        let days = self.0.into_iter();
        days.map(|(day, (up, down))| DailyRating { day, up, down }).collect()
    }
}

/// `{"up":3,"down":1}`; either may be missing.
fn up_and_down(value: &Value) -> Result<(u32, u32), Problem> {
    let Value::Object(pairs) = value else { return Err(no_ratings(&value.to_string())) };
    let mut sums = [0, 0];
    for (key, value) in pairs {
        let place = match key.as_str() {
            "up" => 0,
            "down" => 1,
            "day" => continue,
            other => return Err(no_ratings(other)),
        };
        let text = scalar(value.clone())?;
        sums[place] = text.parse().map_err(|_| no_count(&text))?;
    }
    Ok((sums[0], sums[1]))
}

/// `{"day":"2026-03-01","up":3,"down":1}`.
fn dated_object(value: &Value) -> Result<DailyRating, Problem> {
    let (up, down) = up_and_down(value)?;
    let day = value.get("day").and_then(Value::as_str).unwrap_or_default();
    let day = day.parse().map_err(|_| no_ratings(day))?;
    Ok(DailyRating { day, up, down })
}

/// `2026-03-01 3 1`: the day, how many up, how many down.
fn dated_text(text: &str) -> Result<DailyRating, Problem> {
    let mut words = text.split_whitespace();
    let (Some(day), Some(up), Some(down), None) =
        (words.next(), words.next(), words.next(), words.next())
    else {
        return Err(no_ratings(text));
    };
    let count = |word: &str| word.parse().map_err(|_| no_count(word));
    let day = day.parse().map_err(|_| no_ratings(day))?;
    Ok(DailyRating { day, up: count(up)?, down: count(down)? })
}

fn no_ratings(found: &str) -> Problem {
    Problem::new("evidence.ratings", quoted(found), "ratings").with_help(
        "undated: {\"up\":3,\"down\":1}; dated: [{\"day\":\"2026-03-01\",\"up\":3,\"down\":1}], \
         in CSV 2026-03-01 3 1|2026-03-02 0 1",
    )
}
