//! Conflicts of interest, and who was asked when.

use folkmoot_model::{ConflictKind, Day, PersonId, UnknownCode};

use crate::fields::Fields;
use crate::people::ID;
use crate::rows::{Layout, Rows};
use crate::{Input, Problem, quoted};

const CONFLICTS: Layout = Layout {
    columns: &["person", "call", "kind", "reason", "effect"],
    required: &["person", "call", "kind", "reason"],
    json_only: &[],
    keeps_others: false,
};

const ASKED: Layout = Layout {
    columns: &["person", "date"],
    required: &["person", "date"],
    json_only: &[],
    keeps_others: false,
};

/// What a conflict can do.
const EFFECTS: &[&str] = &["exclude", "flag"];

/// A conflict of interest that was declared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeclaredConflict {
    /// Whose.
    pub person: PersonId,
    /// With which call; with every call if empty.
    pub call: String,
    /// What sort it is.
    pub kind: ConflictKind,
    /// Why, in words.
    pub reason: String,
    /// Whether it only flags the person; otherwise they are left out.
    pub only_flags: bool,
}

/// That somebody was asked or seated on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedOn {
    /// Whom.
    pub person: PersonId,
    /// When.
    pub date: Day,
}

/// Reads conflicts of interest from CSV or JSON Lines. Columns: `person`, `call` (empty for
/// every call), `kind` (owner, employer, lobby, declared), `reason`; `effect` (exclude, the
/// default, or flag) if wanted.
///
/// ```
/// use folkmoot_formats::{Input, Problems, read_conflicts};
/// let text = "person,call,kind,reason,effect\njo,lighting,lobby,speaks for the makers of lamps,flag\n";
/// let input = Input::from_reader("conflicts.csv", text.as_bytes());
/// let conflicts = Problems::collect(read_conflicts(input))?;
/// assert_eq!(conflicts[0].kind.code(), "lobby");
/// assert!(conflicts[0].only_flags);
/// # Ok::<(), Problems>(())
/// ```
pub fn read_conflicts(input: Input) -> Rows<DeclaredConflict> {
    Rows::new(input, &CONFLICTS, Box::new(conflict))
}

fn conflict(fields: &mut Fields) -> Option<DeclaredConflict> {
    let person = fields.required_as("person", ID, str::parse::<PersonId>);
    let call = fields.text("call").map(|found| found.value).unwrap_or_default();
    let codes: Vec<&str> = ConflictKind::ALL.iter().map(|kind| kind.code()).collect();
    let kinds = format!("one of {}", codes.join(", "));
    let kind =
        fields.required_as("kind", &kinds, |text| text.to_lowercase().parse::<ConflictKind>());
    let reason = fields.required("reason").map(|found| found.value.trim().to_owned());
    let effect =
        fields.optional_as("effect", "exclude or flag", |text| known("effect", text, EFFECTS));
    if !fields.is_sound() {
        return None;
    }
    let only_flags = effect == Some("flag");
    Some(DeclaredConflict { person: person?, call, kind: kind?, reason: reason?, only_flags })
}

fn known(
    what: &'static str,
    text: &str,
    codes: &'static [&'static str],
) -> Result<&'static str, UnknownCode> {
    let folded = text.to_lowercase();
    let found = codes.iter().copied().find(|code| *code == folded);
    found.ok_or_else(|| UnknownCode { what, found: text.to_owned(), known: codes })
}

/// Reads who was asked or seated when, from CSV or JSON Lines: columns `person` and `date`,
/// a row each time. No day may be after `as_of`.
pub fn read_asked(input: Input, as_of: Day) -> Rows<AskedOn> {
    Rows::new(input, &ASKED, Box::new(move |fields| asked(fields, as_of)))
}

fn asked(fields: &mut Fields, as_of: Day) -> Option<AskedOn> {
    let person = fields.required_as("person", ID, str::parse::<PersonId>);
    let found = fields.required("date")?;
    let date: Result<Day, _> = found.value.trim().parse();
    let Ok(date) = date else {
        let problem = Problem::new("time.invalid", quoted(&found.value), "a date")
            .with_help("write it as 2027-03-01");
        fields.problem_in("date", &found, problem);
        return None;
    };
    if date > as_of {
        let expected = format!("a day up to {as_of}, the day that people are looked for");
        let problem = Problem::new("time.future", quoted(&found.value), expected)
            .with_help("take the row out, or look for people as of a later day with --as-of");
        fields.problem_in("date", &found, problem);
        return None;
    }
    Some(AskedOn { person: person?, date })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Problems;

    fn problems<T: std::fmt::Debug>(rows: Rows<T>) -> String {
        Problems::collect(rows).unwrap_err().to_string()
    }

    #[test]
    fn says_which_row_and_field_is_wrong() {
        let text =
            "person,call,kind,reason,effect\njo,c,loby,x,\njo,c,lobby,,\njo,c,lobby,x,maybe\n";
        let told = problems(read_conflicts(Input::from_reader("c.csv", text.as_bytes())));
        for part in ["c.csv:2", "\"loby\"", "owner, employer", "c.csv:3", "reason", "c.csv:4"] {
            assert!(told.contains(part), "{part} in {told}");
        }
    }

    #[test]
    fn refuses_days_to_come_and_what_is_no_day() {
        let text = "person,date\njo,2026-01-02\njo,soon\njo,\n";
        let as_of = "2026-01-01".parse().unwrap();
        let told = problems(read_asked(Input::from_reader("a.csv", text.as_bytes()), as_of));
        for part in ["a.csv:2", "up to 2026-01-01", "a.csv:3", "\"soon\"", "a.csv:4", "date"] {
            assert!(told.contains(part), "{part} in {told}");
        }
    }
}
