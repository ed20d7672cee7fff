//! People as CSV and as JSON Lines.

use std::collections::BTreeMap;

use folkmoot_model::{Email, Person, PersonId};
use serde_json::Value;

use crate::fields::{Fields, SeenIds, scalar};
use crate::rows::{Layout, Rows};
use crate::{Input, Problem, quoted};

/// The columns of people that have a meaning; all others are attributes.
pub(crate) const PEOPLE: Layout = Layout {
    columns: &["id", "name", "email", "place", "languages", "attributes"],
    required: &["id"],
    json_only: &["attributes"],
    keeps_others: true,
};

pub(crate) const ID: &str = "an id: 1 to 200 bytes, no line breaks";

/// Reads people, from CSV or from JSON Lines (a file that begins with `{`).
///
/// Columns: `id` (required, unique), `name` (if empty, the id is the name),
/// `email`, `place`, `languages` (`en;cy`); every other column becomes an
/// attribute, empty values left out. See docs/formats.md.
///
/// ```
/// use folkmoot_formats::{Input, Problems, read_people};
/// let csv = "id;name;languages;tenure\n7;Ada Example;en|cy;rented\n";
/// let people = Problems::collect(read_people(Input::from_reader("people.csv", csv.as_bytes())))?;
/// assert_eq!(people[0].languages, ["en", "cy"]);
/// assert_eq!(people[0].attributes["tenure"], "rented");
/// # Ok::<(), Problems>(())
/// ```
pub fn read_people(input: Input) -> Rows<Person> {
    let mut seen = SeenIds::default();
    Rows::new(input, &PEOPLE, Box::new(move |fields| person(fields, &mut seen)))
}

fn person(fields: &mut Fields, seen: &mut SeenIds) -> Option<Person> {
    let id = fields.required_as("id", ID, str::parse::<PersonId>);
    if let Some(id) = &id {
        seen.check(id.as_str(), fields);
    }
    let name = fields.text("name").map(|found| found.value);
    let email = fields.optional_as("email", "an e-mail address", Email::new);
    let place = fields.text("place").map(|found| found.value);
    let languages = fields.list("languages");
    let attributes = attributes(fields);
    let id = id?;
    let name = name.unwrap_or_else(|| id.to_string());
    Some(Person { id, name, email, place, languages, attributes })
}

fn attributes(fields: &mut Fields) -> BTreeMap<String, String> {
    let mut all = fields.take_others();
    if let Some(found) = fields.value("attributes") {
        match found.value {
            Value::Object(more) => all.extend(more),
            _ => fields.problem_in("attributes", &found, no_object()),
        }
    }
    let mut attributes = BTreeMap::new();
    for (name, value) in all {
        let name = name.trim().to_owned();
        if name.is_empty() || name.contains('\0') || PEOPLE.position(&name).is_some() {
            let problem = Problem::new("person.attribute", quoted(&name), "another name for it");
            fields.problem(
                problem.in_field("attributes").with_help(
                    "an attribute has a name, and not that of another field of a person",
                ),
            );
            continue;
        }
        match scalar(value) {
            Ok(text) if text.trim().is_empty() => {}
            Ok(text) => {
                let text = text.trim().to_owned();
                if attributes.insert(name.clone(), text).is_some() {
                    let found = format!("{} again", quoted(&name));
                    fields.problem(
                        Problem::new("json.repeated", found, "every key once").in_field(name),
                    );
                }
            }
            Err(problem) => fields.problem(problem.in_field(name)),
        }
    }
    attributes
}

fn no_object() -> Problem {
    Problem::new("json.type", "something else", "an object of names and texts")
}
