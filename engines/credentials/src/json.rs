//! JSON from strangers: bounded in size and depth, and no name twice in one object. Readers
//! differ in which of two they take, so two would let one text say two things.

use crate::verdict::{Code, Reason};
use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};
use std::fmt;

/// Longest text of one document, in bytes. Badges carry pictures inside.
pub(crate) const MAX_BYTES: usize = 4 << 20;
/// How deeply arrays and objects may nest.
pub(crate) const MAX_DEPTH: usize = 32;

const TWICE: &str = "stands twice: ";
const TOO_DEEP: &str = "nested too deeply";

/// The value of a whole text.
pub(crate) fn parse(text: &[u8]) -> Result<Value, Reason> {
    if text.len() > MAX_BYTES {
        return Err(Reason::new(Code::FileTooLarge, MAX_BYTES.to_string()));
    }
    let mut reader = serde_json::Deserializer::from_slice(text);
    let value = Strict(0).deserialize(&mut reader).map_err(|error| explain(&error))?;
    reader.end().map_err(|error| explain(&error))?;
    Ok(value)
}

fn explain(error: &serde_json::Error) -> Reason {
    let text = error.to_string();
    if text.starts_with(TOO_DEEP) || text.starts_with("recursion limit") {
        return Reason::new(Code::JsonTooDeep, MAX_DEPTH.to_string());
    }
    match text.strip_prefix(TWICE) {
        Some(name) => Reason::new(Code::JsonTwice, name),
        None => Reason::new(Code::JsonWrong, text),
    }
}

/// Reads one value at a depth.
struct Strict(usize);

impl Strict {
    fn deeper<E: serde::de::Error>(&self) -> Result<Self, E> {
        if self.0 >= MAX_DEPTH { Err(E::custom(TOO_DEEP)) } else { Ok(Self(self.0 + 1)) }
    }
}

impl<'de> DeserializeSeed<'de> for Strict {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<Value, D::Error> {
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut reader: A) -> Result<Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = reader.next_element_seed(self.deeper()?)? {
            items.push(item);
        }
        Ok(Value::Array(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut reader: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some(name) = reader.next_key::<String>()? {
            if object.contains_key(&name) {
                return Err(A::Error::custom(format!("{TWICE}{name}")));
            }
            object.insert(name, reader.next_value_seed(self.deeper()?)?);
        }
        Ok(Value::Object(object))
    }
}

/// A field that must be text if it is there. Null is the same as not there.
pub(crate) fn text<'a>(of: &'a Value, name: &str) -> Result<Option<&'a str>, Reason> {
    match of.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(_) => Err(Reason::new(Code::FieldWrong, name)),
    }
}

/// A field that must be there and text.
pub(crate) fn required<'a>(of: &'a Value, name: &str) -> Result<&'a str, Reason> {
    text(of, name)?.ok_or_else(|| Reason::new(Code::FieldWrong, name))
}

/// The values of a field that may hold one or many.
pub(crate) fn many<'a>(of: &'a Value, name: &str) -> &'a [Value] {
    match of.get(name) {
        None | Some(Value::Null) => &[],
        Some(Value::Array(items)) => items,
        Some(one) => std::slice::from_ref(one),
    }
}

/// Whether `type` names `wanted`.
pub(crate) fn is_a(of: &Value, wanted: &str) -> bool {
    many(of, "type").iter().any(|it| it.as_str() == Some(wanted))
}

/// The id of something given as its id or as an object that holds it.
pub(crate) fn id_of(value: &Value) -> Option<&str> {
    match value {
        Value::String(id) => Some(id),
        Value::Object(_) => value.get("id").and_then(Value::as_str),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn refused(text: &str) -> Code {
        parse(text.as_bytes()).unwrap_err().code
    }

    #[test]
    fn text_that_could_be_read_in_two_ways_is_refused() {
        assert_eq!(refused(r#"{"a":{"b":1,"b":2}}"#), Code::JsonTwice);
        assert_eq!(refused(r#"{"a":1} {"#), Code::JsonWrong);
        assert_eq!(refused("{\"a\":\"\u{0}\"}"), Code::JsonWrong);
        assert_eq!(refused(""), Code::JsonWrong);
    }

    #[test]
    fn depth_is_bounded() {
        let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        assert!(parse(nested(MAX_DEPTH).as_bytes()).is_ok());
        assert_eq!(refused(&nested(MAX_DEPTH + 2)), Code::JsonTooDeep);
        assert_eq!(refused(&nested(100_000)), Code::JsonTooDeep);
    }

    #[test]
    fn the_usual_is_read_as_it_stands() {
        let text = r#"{"a":[1,-2,0.5,true,null,"x"],"b":{}}"#;
        assert_eq!(parse(text.as_bytes()).unwrap().to_string(), text);
    }
}
