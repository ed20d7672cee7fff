//! JSON that knows the path to each of its values, so that a problem can name it.

use serde_json::Value;

use super::Pieces;
use crate::{Problem, quoted};

/// The whole of a file as JSON.
pub(super) fn parse(bytes: &[u8], file: &str) -> Result<Value, Problem> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    serde_json::from_slice(bytes).map_err(|error| {
        let problem = Problem::new("json.syntax", quoted(&error.to_string()), "JSON").in_file(file);
        problem.at_line(error.line() as u64).at_column(error.column() as u64)
    })
}

/// A value and where it stands: `work[2].startDate`.
pub(super) struct Node<'v> {
    pub(super) value: &'v Value,
    pub(super) path: String,
}

impl<'v> Node<'v> {
    pub(super) fn whole(value: &'v Value) -> Self {
        Self { value, path: String::new() }
    }

    /// What stands under a key; null stands for nothing.
    pub(super) fn get(&self, key: &str) -> Option<Self> {
        let value = self.value.get(key).filter(|it| !it.is_null())?;
        let path = if self.path.is_empty() { key.into() } else { format!("{}.{key}", self.path) };
        Some(Self { value, path })
    }

    /// What stands under several keys, one in the other.
    pub(super) fn at(&self, keys: &[&str]) -> Option<Self> {
        let (first, rest) = keys.split_first()?;
        rest.iter().try_fold(self.get(first)?, |node, key| node.get(key))
    }

    /// The items of a list; one thing that isn't in a list is a list of one.
    pub(super) fn items(&self) -> Vec<Self> {
        match self.value.as_array() {
            Some(items) => {
                let at = |(at, value)| Self { value, path: format!("{}[{at}]", self.path) };
                items.iter().enumerate().map(at).collect()
            }
            None => vec![Self { value: self.value, path: self.path.clone() }],
        }
    }

    /// The items of a list under a key, which must be a list.
    pub(super) fn list(&self, key: &str, pieces: &mut Pieces<'_>) -> Vec<Self> {
        match self.get(key) {
            None => Vec::new(),
            Some(node) if node.value.is_array() => node.items(),
            Some(node) => {
                node.wrong("a list", pieces);
                Vec::new()
            }
        }
    }

    /// A text or a number under a key, as text; empty if there is none.
    pub(super) fn text(&self, key: &str, pieces: &mut Pieces<'_>) -> String {
        self.get(key).map(|node| node.as_text(pieces)).unwrap_or_default()
    }

    /// This itself as text.
    pub(super) fn as_text(&self, pieces: &mut Pieces<'_>) -> String {
        match self.value {
            Value::String(text) => text.clone(),
            Value::Number(number) => number.to_string(),
            _ => {
                self.wrong("a text", pieces);
                String::new()
            }
        }
    }

    /// Texts in a list under a key.
    pub(super) fn texts(&self, key: &str, pieces: &mut Pieces<'_>) -> Vec<String> {
        let items = self.list(key, pieces);
        items.iter().map(|it| it.as_text(pieces)).collect()
    }

    /// A text under a key with where it stands, for days.
    pub(super) fn dated(&self, key: &str, pieces: &mut Pieces<'_>) -> Option<(String, String)> {
        let node = self.get(key)?;
        let text = node.as_text(pieces);
        (!text.trim().is_empty()).then_some((text, node.path))
    }

    /// An address under a key.
    pub(super) fn link(&self, key: &str) -> Option<String> {
        self.get(key)?.value.as_str().map(str::to_owned)
    }

    /// Says that this is something else than wanted.
    pub(super) fn wrong(&self, wanted: &str, pieces: &mut Pieces<'_>) {
        let found = match self.value {
            Value::Null => "nothing",
            Value::Bool(_) => "yes or no",
            Value::Number(_) => "a number",
            Value::String(_) => "a text",
            Value::Array(_) => "a list",
            Value::Object(_) => "an object",
        };
        let problem = Problem::new("profile.shape", found, wanted);
        let named = !self.path.is_empty();
        pieces.problem(if named { problem.in_field(&self.path) } else { problem });
    }
}

/// Says that a file isn't of the kind it was given as.
pub(super) fn other_kind(wanted: &str, pieces: &mut Pieces<'_>) {
    let found = "JSON of another kind";
    pieces.problem(
        Problem::new("profile.other_kind", found, wanted).with_help("check which file this is"),
    );
}
