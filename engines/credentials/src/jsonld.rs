//! From JSON-LD to statements (RDF quads), refusing whatever a signature over the statements
//! would not cover.
//!
//! JSON-LD drops silently what it can't make statements of: terms no context defines,
//! relative addresses, keys that look like keywords. Something added in such a place after
//! signing would still verify. So a document is read twice: as the standard says, and with a
//! vocabulary and a base that catch everything undefined; what lands there is refused. And as
//! the same statements can be written in many ways, of which we read one, keys must be plain
//! names: a `validUntil` spelled as its full address would be signed, and overlooked.

use crate::contexts::Contexts;
use crate::json;
use crate::verdict::{Code, Reason};
use oxjsonld::{JsonLdParser, JsonLdRemoteDocument};
use oxrdf::{GraphName, NamedNode, NamedOrBlankNode, Quad, Term};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// Where undefined terms, and relative addresses, land.
const CATCH_TERMS: &str = "urn:folkmoot-undefined:";
const CATCH_ADDRESSES: &str = "https://undefined.folkmoot.invalid/";
/// More statements than any badge has.
const MAX_QUADS: usize = 10_000;

/// The statements of a document.
pub(crate) fn quads(document: &Value, contexts: &Contexts) -> Result<Vec<Quad>, Reason> {
    check_shape(document, contexts)?;
    let document = &types_together(document, contexts);
    let quads = parse(document, contexts, &JsonLdParser::new())?;
    let caught = parse(&with_catch_all(document), contexts, &catching()?)?;
    for quad in &caught {
        refuse_caught(quad)?;
    }
    if caught.len() != quads.len() {
        return Err(Reason::new(Code::TermUndefined, "an address that isn't one"));
    }
    Ok(quads)
}

fn parse(
    document: &Value,
    contexts: &Contexts,
    parser: &JsonLdParser,
) -> Result<Vec<Quad>, Reason> {
    let text = document.to_string();
    let known = contexts.clone();
    let reader = parser.clone().for_slice(&text).with_load_document_callback(move |address, _| {
        let text = known.get(address).ok_or("not pinned")?;
        Ok(JsonLdRemoteDocument { document: text.into(), document_url: address.into() })
    });
    let mut quads = Vec::new();
    for quad in reader {
        quads.push(quad.map_err(|error| Reason::new(Code::ShapeRefused, error.to_string()))?);
        if quads.len() > MAX_QUADS {
            return Err(Reason::new(Code::TooComplex, MAX_QUADS.to_string()));
        }
    }
    Ok(quads)
}

/// A parser that keeps what isn't a proper address, so that it can be seen.
fn catching() -> Result<JsonLdParser, Reason> {
    let parser = JsonLdParser::new().lenient().with_base_iri(CATCH_ADDRESSES);
    parser.map_err(|error| Reason::new(Code::ShapeRefused, error.to_string()))
}

fn with_catch_all(document: &Value) -> Value {
    let mut document = document.clone();
    if let Some(context) = document.get_mut("@context") {
        let mut all = vec![json!({ "@vocab": CATCH_TERMS })];
        match context.take() {
            Value::Array(entries) => all.extend(entries),
            one => all.push(one),
        }
        *context = Value::Array(all);
    }
    document
}

/// Refuses a statement that a term without a meaning is part of.
fn refuse_caught(quad: &Quad) -> Result<(), Reason> {
    check_node(&quad.predicate)?;
    if let NamedOrBlankNode::NamedNode(node) = &quad.subject {
        check_node(node)?;
    }
    if let GraphName::NamedNode(node) = &quad.graph_name {
        check_node(node)?;
    }
    match &quad.object {
        Term::NamedNode(node) => check_node(node),
        Term::Literal(literal) => check_node(&literal.datatype().into_owned()),
        Term::BlankNode(_) => Ok(()),
    }
}

fn check_node(node: &NamedNode) -> Result<(), Reason> {
    let address = node.as_str();
    let caught =
        address.strip_prefix(CATCH_TERMS).or_else(|| address.strip_prefix(CATCH_ADDRESSES));
    match caught {
        Some(term) => Err(Reason::new(Code::TermUndefined, term)),
        None if NamedNode::new(address).is_err() => Err(Reason::new(Code::TermUndefined, address)),
        None => Ok(()),
    }
}

/// Keys are plain names, contexts are known, and the document itself is described in one
/// place only.
fn check_shape(document: &Value, contexts: &Contexts) -> Result<(), Reason> {
    if !document.is_object() {
        return Err(Reason::new(Code::ShapeRefused, "not an object"));
    }
    if document.get("@context").is_none() {
        return Err(Reason::new(Code::FieldWrong, "@context"));
    }
    let own_id = document.get("id").and_then(Value::as_str);
    check_object(document, contexts, own_id, true)
}

fn check_object(
    value: &Value,
    contexts: &Contexts,
    own_id: Option<&str>,
    outermost: bool,
) -> Result<(), Reason> {
    match value {
        Value::Array(items) => {
            items.iter().try_for_each(|item| check_object(item, contexts, own_id, false))
        }
        Value::Object(object) => {
            let id = object.get("id").and_then(Value::as_str);
            if id.is_some_and(|id| id.starts_with("_:"))
                || (!outermost && object.len() > 1 && id.is_some() && id == own_id)
            {
                return Err(Reason::new(Code::ShapeRefused, id.unwrap_or_default()));
            }
            for (key, value) in object {
                match key.as_str() {
                    "@context" => {
                        if let Some(unknown) = contexts.first_unknown(value) {
                            return Err(Reason::new(Code::ContextUnknown, unknown));
                        }
                    }
                    "@value" | "@language" => {}
                    // what is presented in a presentation has a context of its own
                    "verifiableCredential" => {
                        return Err(Reason::new(Code::ShapeRefused, key));
                    }
                    _ if key.is_empty() || key.contains(['@', ':']) => {
                        return Err(Reason::new(Code::ShapeRefused, key));
                    }
                    _ => check_object(value, contexts, own_id, false)?,
                }
            }
            Ok(())
        }
        _ => Ok(()),
    }
}

/// Gives nodes of several types the vocabularies of all of them.
///
/// A type may bring a vocabulary for its node (JSON-LD 1.1 section 4.1.8), and those of all
/// its types add up, in the order of their names. oxjsonld 0.2.7 keeps the last one only; so
/// the others are written into the node, for it alone. They come from the known contexts.
/// Where a node has a context of its own this can't be done: its terms stay undefined, and
/// the document is refused.
fn types_together(document: &Value, contexts: &Contexts) -> Value {
    let mut document = document.clone();
    let inside = document.as_object().into_iter().flat_map(|fields| fields.values());
    if inside.into_iter().any(has_several_types) {
        let scoped = scoped_contexts(&document, contexts);
        if let Some(fields) = document.as_object_mut() {
            fields.values_mut().for_each(|value| add_scoped(value, &scoped));
        }
    }
    document
}

fn has_several_types(value: &Value) -> bool {
    match value {
        Value::Array(items) => items.iter().any(has_several_types),
        Value::Object(fields) => {
            json::many(value, "type").len() > 1 || fields.values().any(has_several_types)
        }
        _ => false,
    }
}

/// The vocabularies that types bring, of the contexts a document names.
fn scoped_contexts(document: &Value, contexts: &Contexts) -> BTreeMap<String, Map<String, Value>> {
    let mut scoped = BTreeMap::new();
    for address in json::many(document, "@context").iter().filter_map(Value::as_str) {
        let text = contexts.get(address).unwrap_or_default();
        let Ok(context) = serde_json::from_str::<Value>(text) else { continue };
        let Some(terms) = context.get("@context").and_then(Value::as_object) else { continue };
        for (term, meaning) in terms {
            if let Some(own) = meaning.get("@context").and_then(Value::as_object) {
                scoped.insert(term.clone(), own.clone());
            }
        }
    }
    scoped
}

fn add_scoped(value: &mut Value, scoped: &BTreeMap<String, Map<String, Value>>) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| add_scoped(item, scoped)),
        Value::Object(fields) => {
            fields.values_mut().for_each(|value| add_scoped(value, scoped));
            let types = fields.get("type").and_then(Value::as_array).into_iter().flatten();
            let mut types: Vec<&str> = types.filter_map(Value::as_str).collect();
            types.retain(|name| scoped.contains_key(*name));
            types.sort_unstable();
            types.dedup();
            types.pop(); // the last is taken anyway
            let mut all = Map::new();
            for own in types.iter().filter_map(|name| scoped.get(*name)) {
                all.extend(own.clone());
            }
            if !all.is_empty() {
                all.insert("@propagate".into(), false.into());
                fields.entry("@context").or_insert(Value::Object(all));
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_node_of_two_types_has_the_terms_of_both_and_its_parts_of_neither() {
        let scoped = |term: &str| {
            json!({"@id": format!("https://example.org/{term}"),
            "@context": {format!("{term}Name"): format!("https://example.org/{term}/name")}})
        };
        let context = json!({"@context": {"id": "@id", "type": "@type",
            "part": "https://example.org/part", "A": scoped("A"), "B": scoped("B")}});
        let contexts =
            Contexts::default().with("https://example.org/context", &context.to_string());
        let node = |inside: Value| {
            json!({"@context": "https://example.org/context", "id": "https://example.org/1",
                "part": {"type": ["B", "A"], "AName": "a", "BName": "b", "part": inside}})
        };
        let quads = quads(&node(json!({"type": "A", "AName": "a"})), &contexts).unwrap();
        let with =
            |name: &str| quads.iter().filter(|it| it.predicate.as_str().ends_with(name)).count();
        assert_eq!((with("A/name"), with("B/name")), (2, 1));
        let refused =
            super::quads(&node(json!({"type": "A", "BName": "b"})), &contexts).unwrap_err();
        assert_eq!(refused, Reason::new(Code::TermUndefined, "BName"));
    }
}
