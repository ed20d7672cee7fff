//! JSON Lines: one JSON object a line, in bounded memory.

use std::io::BufRead;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::Value;

use crate::{MAX_RECORD_BYTES, Problem, TextReader, quoted};

/// The keys and values of one object, in their order, repeated ones too.
#[derive(Debug)]
pub(crate) struct Pairs(pub(crate) Vec<(String, Value)>);

/// Reads line by line.
#[derive(Debug, Default)]
pub(crate) struct JsonLines {
    line: u64,
    text: Vec<u8>,
}

impl JsonLines {
    /// The next object with the number of its line. `Err(_, true)` can't be
    /// read past.
    pub(crate) fn next(
        &mut self,
        input: &mut TextReader,
    ) -> Option<Result<(u64, Pairs), (Problem, bool)>> {
        loop {
            let fits = match self.read_line(input) {
                Ok(Some(fits)) => fits,
                Ok(None) => return None,
                Err(error) => return Some(Err((Problem::io(&error, input.name()), true))),
            };
            let located = |problem: Problem| problem.in_file(input.name()).at_line(self.line);
            if !fits {
                return Some(Err((located(record_too_long()), false)));
            }
            if self.text.trim_ascii().is_empty() {
                continue;
            }
            return Some(match serde_json::from_slice(&self.text) {
                Ok(pairs) => Ok((self.line, pairs)),
                Err(error) => Err((located(not_json(&error, &self.text)), false)),
            });
        }
    }

    /// Reads a line and says whether it fits; what doesn't is read past.
    fn read_line(&mut self, input: &mut TextReader) -> std::io::Result<Option<bool>> {
        self.text.clear();
        let (mut fits, mut anything) = (true, false);
        loop {
            let buffer = input.fill_buf()?;
            if buffer.is_empty() {
                self.line += u64::from(anything);
                return Ok(anything.then_some(fits));
            }
            anything = true;
            let end = memchr::memchr(b'\n', buffer);
            let part = &buffer[..end.unwrap_or(buffer.len())];
            fits &= self.text.len() + part.len() <= MAX_RECORD_BYTES;
            if fits {
                self.text.extend_from_slice(part);
            }
            let used = end.map_or(buffer.len(), |end| end + 1);
            input.consume(used);
            if end.is_some() {
                self.line += 1;
                return Ok(Some(fits));
            }
        }
    }
}

pub(crate) fn record_too_long() -> Problem {
    Problem::new("limit.record", "a longer row", format!("at most {MAX_RECORD_BYTES} bytes"))
        .with_help("is a line break or a quotation mark missing?")
}

fn not_json(error: &serde_json::Error, text: &[u8]) -> Problem {
    let message = error.to_string();
    let message = message.rsplit_once(" at line ").map_or(message.as_str(), |(start, _)| start);
    let problem = if text.trim_ascii_start().starts_with(b"[") {
        Problem::new("json.array", "an array", "one JSON object a line")
            .with_help("write one object a line: jq -c '.[]' FILE")
    } else {
        let start = String::from_utf8_lossy(&text[..text.len().min(400)]);
        let found = format!("{} ({message})", quoted(start.trim()));
        Problem::new("json.syntax", found, "one JSON object on one line")
            .with_help("write one object a line, keys and text in double quotation marks")
    };
    problem.at_column(error.column().max(1) as u64)
}

impl<'de> Deserialize<'de> for Pairs {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Object;
        impl<'de> Visitor<'de> for Object {
            type Value = Pairs;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pairs, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Pairs(pairs))
            }
        }
        deserializer.deserialize_map(Object)
    }
}
