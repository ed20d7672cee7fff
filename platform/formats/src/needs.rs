//! Needs alone, for measuring: an id and a text each.

use crate::Input;
use crate::fields::{Fields, SeenIds};
use crate::rows::{Layout, Rows};

const NEEDS: Layout = Layout {
    columns: &["id", "text"],
    required: &["id", "text"],
    json_only: &[],
    keeps_others: false,
};

/// A need in plain words, outside any call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Need {
    /// Names it in what comes out; unique in its file.
    pub id: String,
    /// What is needed.
    pub text: String,
}

/// Reads needs, from JSON Lines or from CSV.
///
/// ```
/// use folkmoot_formats::{Input, Problems, read_needs};
/// let line = r#"{"id":"kerbs","text":"dropped kerbs, ramps"}"#;
/// let needs = Problems::collect(read_needs(Input::from_reader("needs.jsonl", line.as_bytes())))?;
/// assert_eq!(needs[0].text, "dropped kerbs, ramps");
/// # Ok::<(), Problems>(())
/// ```
pub fn read_needs(input: Input) -> Rows<Need> {
    let mut seen = SeenIds::default();
    Rows::new(input, &NEEDS, Box::new(move |fields| need(fields, &mut seen)))
}

fn need(fields: &mut Fields, seen: &mut SeenIds) -> Option<Need> {
    let (id, text) = (fields.required("id"), fields.required("text"));
    let id = id?.value.trim().to_owned();
    seen.check(&id, fields);
    Some(Need { id, text: text?.value })
}
