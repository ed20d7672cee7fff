//! A call as a TOML file.

use std::fmt::Write as _;
use std::io::Read as _;
use std::ops::Range;

use folkmoot_model::{
    CallBrief, Coded, Day, Decision, Effort, EvidenceKind, Iap2, InvalidCall, KindId,
    KindOfKnowing, Setting, nearest,
};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::rows::field_too_long;
use crate::{Input, MAX_FIELD_BYTES, Problem, Problems, quoted};

const CALL_KEYS: [&str; 11] = [
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
    "kind",
];
const KIND_KEYS: [&str; 8] =
    ["id", "name", "needs", "people", "must", "evidence", "place", "questions"];

/// Reads a call. Unknown keys are refused; all problems are told at once.
///
/// ```
/// use folkmoot_formats::{Input, Problems, call_to_toml, read_call};
/// let text = r#"
/// title = "Safer bike lanes on Harbour Road"
/// decision = "Which of three layouts goes to the council"
/// decided_on = 2027-03-01
/// hours = 6
///
/// [[kind]]
/// id = "planners"
/// needs = "urban planning, street design, public space"
/// people = 3
/// "#;
/// let call = read_call(Input::from_reader("call.toml", text.as_bytes()))?;
/// assert_eq!(call.kinds[0].name, "Planners");
/// let again = read_call(Input::from_reader("again.toml", std::io::Cursor::new(call_to_toml(&call))))?;
/// assert_eq!(again, call);
/// # Ok::<(), Problems>(())
/// ```
pub fn read_call(input: Input) -> Result<CallBrief, Problems> {
    let name = input.name().to_owned();
    let mut bytes = Vec::new();
    // One more than fits, to see whether there is more.
    let limit = MAX_FIELD_BYTES as u64 + 1;
    let read = input.text().take(limit).read_to_end(&mut bytes);
    read.map_err(|error| Problem::io(&error, &name))?;
    if bytes.len() > MAX_FIELD_BYTES {
        return Err(field_too_long().found_instead("a longer file").in_file(name).into());
    }
    let text = String::from_utf8_lossy(&bytes);
    let mut reader = Reader { name: &name, text: &text, problems: Problems::default() };
    let table = match DeTable::parse(&text) {
        Ok(table) => table,
        Err(error) => {
            let problem = Problem::new("toml.syntax", quoted(error.message()), "TOML");
            return Err(reader.located(error.span(), problem).into());
        }
    };
    let call = reader.call(table.get_ref());
    if let Some(call) = call.as_ref().filter(|_| reader.problems.is_empty()) {
        reader.check(call, table.get_ref());
    }
    let problems = reader.problems;
    match call {
        Some(call) => problems.or(call),
        None => Err(problems),
    }
}

type Value<'i> = Spanned<DeValue<'i>>;

struct Reader<'a> {
    name: &'a str,
    text: &'a str,
    problems: Problems,
}

impl Reader<'_> {
    /// Adds line and column; those of the whole file if the place is unknown.
    fn located(&self, span: Option<Range<usize>>, problem: Problem) -> Problem {
        let problem = problem.in_file(self.name);
        let Some(before) = span.and_then(|span| self.text.get(..span.start)) else {
            return problem;
        };
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
        let column = before[line_start..].chars().count() + 1;
        problem.at_line(line as u64).at_column(column as u64)
    }

    fn tell(&mut self, key: &str, span: Range<usize>, problem: Problem) {
        let problem = self.located(Some(span), problem.in_field(key));
        self.problems.push(problem);
    }

    fn refuse_unknown(&mut self, table: &DeTable<'_>, known: &[&str]) {
        for key in table.keys() {
            let name = key.get_ref().as_ref();
            if !known.contains(&name) {
                let help = match nearest(name, known.iter().copied()) {
                    Some(near) => format!("did you mean \"{near}\"?"),
                    None => format!("known: {}", known.join(", ")),
                };
                let problem = Problem::new("toml.key", quoted(name), "a known key");
                self.tell(name, key.span(), problem.with_help(help));
            }
        }
    }

    fn call(&mut self, table: &DeTable<'_>) -> Option<CallBrief> {
        self.refuse_unknown(table, &CALL_KEYS);
        let title = self.required(table, "title", 0..0, Self::text);
        let summary = self.optional(table, "summary", Self::text).unwrap_or_default();
        let decision = self.required(table, "decision", 0..0, Self::text);
        let decided_on = self.required(table, "decided_on", 0..0, Self::day);
        let hours = self.required(table, "hours", 0..0, Self::count);
        let weeks = self.optional(table, "weeks", Self::count);
        let expenses = self.optional(table, "expenses", Self::text).unwrap_or_default();
        let place = self.optional(table, "place", Self::text).filter(|p| !p.trim().is_empty());
        let remote = self.optional(table, "remote", Self::truth);
        let promise = self.optional(table, "promise", Self::promise).unwrap_or(Iap2::Involve);
        let setting = match (place, remote) {
            (None, None | Some(true)) => Setting::Remote,
            (Some(place), Some(true)) => Setting::Either(place),
            (Some(place), None | Some(false)) => Setting::InPerson(place),
            (None, Some(false)) => {
                let span = table.get("remote").map_or(0..0, Spanned::span);
                let problem = Problem::new("call.setting", "no place", "one, as remote is false");
                self.tell("place", span, problem.with_help("add place = \"…\", or remote = true"));
                return None;
            }
        };
        let kinds = self.kinds(table);
        Some(CallBrief {
            title: title?,
            summary,
            decision: Decision { what: decision?, on: decided_on? },
            effort: Effort { hours: hours?, weeks },
            expenses,
            setting,
            promise,
            kinds: kinds?,
        })
    }

    fn kinds(&mut self, table: &DeTable<'_>) -> Option<Vec<KindOfKnowing>> {
        let Some(value) = table.get("kind") else { return Some(Vec::new()) };
        let Some(items) = value.get_ref().as_array() else {
            self.tell("kind", value.span(), wrong_type(value, "[[kind]] tables"));
            return None;
        };
        let mut kinds = Some(Vec::new());
        for item in items {
            let kind = if let Some(table) = item.get_ref().as_table() {
                self.kind(table, item.span())
            } else {
                self.tell("kind", item.span(), wrong_type(item, "a [[kind]] table"));
                None
            };
            kinds = kinds.and_then(|mut kinds| {
                kinds.push(kind?);
                Some(kinds)
            });
        }
        kinds
    }

    fn kind(&mut self, table: &DeTable<'_>, span: Range<usize>) -> Option<KindOfKnowing> {
        self.refuse_unknown(table, &KIND_KEYS);
        let id = self.required(table, "id", span.clone(), Self::kind_id);
        let name = self.optional(table, "name", Self::text);
        let needs = self.required(table, "needs", span.clone(), Self::text);
        let people = self.required(table, "people", span, Self::count);
        let must = self.optional(table, "must", Self::truth).unwrap_or(false);
        let evidence = self.optional(table, "evidence", Self::evidence).unwrap_or_default();
        let place = self.optional(table, "place", Self::text).filter(|p| !p.trim().is_empty());
        let id = id?;
        let name = name.filter(|n| !n.trim().is_empty()).unwrap_or_else(|| in_words(id.as_str()));
        let questions = self.optional(table, "questions", Self::texts).unwrap_or_default();
        let (needs, people) = (needs?, people?);
        Some(KindOfKnowing { id, name, needs, people, must, evidence, place, questions })
    }

    /// Tells what a type can't say, at the key it is about.
    fn check(&mut self, call: &CallBrief, table: &DeTable<'_>) {
        for wrong in call.check().err().unwrap_or_default() {
            let kinds = || table.get("kind").and_then(|kinds| kinds.get_ref().as_array());
            let place_of = |id: &KindId| call.kinds.iter().rposition(|kind| kind.id == *id);
            let (key, value) = match &wrong {
                InvalidCall::Empty { field } => {
                    let at = field.strip_prefix("kind[").and_then(|f| f.split(']').next());
                    let at = at.and_then(|number| number.parse::<usize>().ok());
                    match at.and_then(|number| kinds()?.get(number.checked_sub(1)?)) {
                        Some(kind) => ("needs", Some(kind)),
                        None => (field.as_str(), table.get(field.as_str())),
                    }
                }
                InvalidCall::NoKinds | InvalidCall::TooManyKinds { .. } => {
                    ("kind", table.get("kind"))
                }
                InvalidCall::DuplicateKind { id } => {
                    ("id", place_of(id).and_then(|at| kinds()?.get(at)))
                }
                InvalidCall::People { id, .. } => {
                    let at = call.kinds.iter().position(|kind| kind.id == *id);
                    ("people", at.and_then(|at| kinds()?.get(at)))
                }
                InvalidCall::TooManyQuestions { id, .. }
                | InvalidCall::OddQuestion { id, .. }
                | InvalidCall::AnswersLeftOut { id } => {
                    let at = call.kinds.iter().position(|kind| kind.id == *id);
                    ("questions", at.and_then(|at| kinds()?.get(at)))
                }
            };
            let inner = value.and_then(|kind| kind.get_ref().as_table()?.get(key));
            let span = inner.or(value).map(Spanned::span);
            let problem = Problem::of(&wrong, wanted(&wrong)).in_field(key);
            let problem = self.located(span, problem);
            self.problems.push(problem);
        }
    }

    fn required<T>(
        &mut self,
        table: &DeTable<'_>,
        key: &str,
        span: Range<usize>,
        read: impl FnOnce(&mut Self, &str, &Value<'_>) -> Option<T>,
    ) -> Option<T> {
        if let Some(value) = table.get(key) {
            return read(self, key, value);
        }
        let problem = Problem::new("toml.missing", "nothing", format!("a key \"{key}\""));
        let near = nearest(key, table.keys().map(|key| key.get_ref().as_ref()));
        let help = near.filter(|near| !CALL_KEYS.contains(near) && !KIND_KEYS.contains(near));
        let help = help.map_or_else(
            || format!("add a line: {}", example(key)),
            |near| format!("is {} meant? Then call it \"{key}\"", quoted(near)),
        );
        self.tell(key, span, problem.with_help(help));
        None
    }

    fn optional<T>(
        &mut self,
        table: &DeTable<'_>,
        key: &str,
        read: impl FnOnce(&mut Self, &str, &Value<'_>) -> Option<T>,
    ) -> Option<T> {
        table.get(key).and_then(|value| read(self, key, value))
    }

    fn text(&mut self, key: &str, value: &Value<'_>) -> Option<String> {
        let text = value.get_ref().as_str();
        match text {
            None => self.tell(key, value.span(), wrong_type(value, "a text in quotation marks")),
            Some(text) if text.contains('\0') => {
                let problem = Problem::new("text.nul", "a NUL character", "text");
                self.tell(key, value.span(), problem.with_help("take it out"));
                return None;
            }
            Some(_) => {}
        }
        text.map(str::to_owned)
    }

    fn truth(&mut self, key: &str, value: &Value<'_>) -> Option<bool> {
        let truth = value.get_ref().as_bool();
        if truth.is_none() {
            self.tell(key, value.span(), wrong_type(value, "true or false"));
        }
        truth
    }

    fn count(&mut self, key: &str, value: &Value<'_>) -> Option<u32> {
        let integer = value.get_ref().as_integer();
        let count = integer.and_then(|i| u32::from_str_radix(i.as_str(), i.radix()).ok());
        if count.is_none() {
            self.tell(key, value.span(), wrong_type(value, "a whole number, 0 or more"));
        }
        count
    }

    fn day(&mut self, key: &str, value: &Value<'_>) -> Option<Day> {
        let text = match value.get_ref() {
            DeValue::Datetime(at) => at.to_string(),
            DeValue::String(text) => text.to_string(),
            _ => String::new(),
        };
        let day = text.parse();
        if day.is_err() {
            let problem = wrong_type(value, "a date");
            self.tell(key, value.span(), problem.with_help("write it as 2027-03-01"));
        }
        day.ok()
    }

    fn kind_id(&mut self, key: &str, value: &Value<'_>) -> Option<KindId> {
        let text = self.text(key, value)?;
        match KindId::new(text.as_str()) {
            Ok(id) => Some(id),
            Err(error) => {
                let wanted = "a short word such as planners";
                let problem = Problem::of(&error, wanted).found_instead(quoted(&text));
                self.tell(key, value.span(), problem);
                None
            }
        }
    }

    fn promise(&mut self, key: &str, value: &Value<'_>) -> Option<Iap2> {
        let text = self.text(key, value)?;
        self.word(key, value, text.parse(), Iap2::CODES)
    }

    fn texts(&mut self, key: &str, value: &Value<'_>) -> Option<Vec<String>> {
        let Some(items) = value.get_ref().as_array() else {
            self.tell(key, value.span(), wrong_type(value, "a list such as [\"How?\"]"));
            return None;
        };
        items.iter().map(|item| self.text(key, item)).collect()
    }

    fn evidence(&mut self, key: &str, value: &Value<'_>) -> Option<Vec<EvidenceKind>> {
        let Some(items) = value.get_ref().as_array() else {
            self.tell(key, value.span(), wrong_type(value, "a list such as [\"work\"]"));
            return None;
        };
        let mut kinds = Vec::new();
        for item in items {
            let text = self.text(key, item)?;
            kinds.push(self.word(key, item, text.parse(), EvidenceKind::CODES)?);
        }
        Some(kinds)
    }

    fn word<T, E: Coded>(
        &mut self,
        key: &str,
        value: &Value<'_>,
        parsed: Result<T, E>,
        known: &[&str],
    ) -> Option<T> {
        match parsed {
            Ok(word) => Some(word),
            Err(error) => {
                let problem = Problem::of(&error, format!("one of {}", known.join(", ")));
                self.tell(key, value.span(), problem.found_instead(found(value)));
                None
            }
        }
    }
}

fn found(value: &Value<'_>) -> String {
    match value.get_ref() {
        DeValue::String(text) => quoted(text),
        DeValue::Integer(number) => quoted(number.as_str()),
        DeValue::Float(number) => quoted(number.as_str()),
        DeValue::Boolean(truth) => quoted(&truth.to_string()),
        DeValue::Datetime(at) => quoted(&at.to_string()),
        DeValue::Array(_) => "a list".to_owned(),
        DeValue::Table(_) => "a table".to_owned(),
    }
}

fn wrong_type(value: &Value<'_>, expected: &str) -> Problem {
    Problem::new("toml.type", found(value), expected)
}

fn wanted(wrong: &InvalidCall) -> &'static str {
    match wrong {
        InvalidCall::Empty { .. } => "a few words",
        InvalidCall::NoKinds => "at least one [[kind]]",
        InvalidCall::TooManyKinds { .. } => "fewer of them",
        InvalidCall::DuplicateKind { .. } => "every id once",
        InvalidCall::People { .. } => "a number in that range",
        InvalidCall::TooManyQuestions { .. } => "fewer questions",
        InvalidCall::OddQuestion { .. } => "a short question in one line, once",
        InvalidCall::AnswersLeftOut { .. } => {
            "\"track_record\" in the list \"evidence\", since answers are that"
        }
    }
}

fn example(key: &str) -> &'static str {
    match key {
        "title" => "title = \"Safer bike lanes on Harbour Road\"",
        "decision" => "decision = \"Which of three layouts goes to the council\"",
        "decided_on" => "decided_on = 2027-03-01",
        "hours" => "hours = 6",
        "id" => "id = \"planners\"",
        "needs" => "needs = \"urban planning, street design\"",
        _ => "people = 3",
    }
}

/// `cab_drivers` as "Cab drivers".
fn in_words(id: &str) -> String {
    let words = id.replace(['_', '-'], " ");
    let mut letters = words.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// Writes a call as [`read_call`] reads it.
pub fn call_to_toml(call: &CallBrief) -> String {
    let mut lines = Lines(String::new());
    lines.text("title", &call.title);
    lines.text_unless_empty("summary", &call.summary);
    lines.text("decision", &call.decision.what);
    lines.raw("decided_on", call.decision.on);
    lines.raw("hours", call.effort.hours);
    if let Some(weeks) = call.effort.weeks {
        lines.raw("weeks", weeks);
    }
    lines.text_unless_empty("expenses", &call.expenses);
    if let Some(place) = call.setting.place() {
        lines.text("place", place);
        if matches!(call.setting, Setting::Either(_)) {
            lines.raw("remote", true);
        }
    }
    lines.text("promise", call.promise.code());
    for kind in &call.kinds {
        lines.0.push_str("\n[[kind]]\n");
        lines.text("id", kind.id.as_str());
        lines.text("name", &kind.name);
        lines.text("needs", &kind.needs);
        lines.raw("people", kind.people);
        if kind.must {
            lines.raw("must", true);
        }
        if !kind.evidence.is_empty() {
            let words = kind.evidence.iter().map(|kind| in_quotes(kind.code()));
            lines.raw("evidence", format!("[{}]", words.collect::<Vec<_>>().join(", ")));
        }
        if let Some(place) = &kind.place {
            lines.text("place", place);
        }
        if !kind.questions.is_empty() {
            let texts = kind.questions.iter().map(|question| in_quotes(question));
            lines.raw("questions", format!("[{}]", texts.collect::<Vec<_>>().join(", ")));
        }
    }
    lines.0
}

struct Lines(String);

impl Lines {
    fn raw(&mut self, key: &str, value: impl std::fmt::Display) {
        // Writing to a String can't fail.
        let _ = writeln!(self.0, "{key} = {value}");
    }

    fn text(&mut self, key: &str, text: &str) {
        self.raw(key, in_quotes(text));
    }

    fn text_unless_empty(&mut self, key: &str, text: &str) {
        if !text.is_empty() {
            self.text(key, text);
        }
    }
}

/// A TOML basic string.
fn in_quotes(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}
