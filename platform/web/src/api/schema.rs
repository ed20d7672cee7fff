//! What the leaves of every answer look like, for the document.

use folkmoot_model::{CallState, EvidenceKind, Iap2};
use utoipa::openapi::{KnownFormat, Object, ObjectBuilder, SchemaFormat, schema::Type};

fn text() -> ObjectBuilder {
    ObjectBuilder::new().schema_type(Type::String)
}

/// An id: 1 to 200 bytes, no control characters, no space at either end.
pub(crate) fn id() -> Object {
    const PATTERN: &str = "^[^\\s\\u0000-\\u001f\\u007f-\\u009f]\
        ([^\\u0000-\\u001f\\u007f-\\u009f]*[^\\s\\u0000-\\u001f\\u007f-\\u009f])?$";
    text().min_length(Some(1)).max_length(Some(200)).pattern(Some(PATTERN)).build()
}

/// A day: `2027-03-01`.
pub(crate) fn day() -> Object {
    text().format(Some(SchemaFormat::KnownFormat(KnownFormat::Date))).build()
}

/// An instant in UTC: `2027-03-01T09:30:00Z`.
pub(crate) fn instant() -> Object {
    text().format(Some(SchemaFormat::KnownFormat(KnownFormat::DateTime))).build()
}

fn one_of(codes: &[&'static str]) -> Object {
    text().enum_values(Some(codes.iter().copied())).build()
}

pub(crate) fn call_state() -> Object {
    one_of(CallState::CODES)
}

pub(crate) fn evidence_kind() -> Object {
    one_of(EvidenceKind::CODES)
}

pub(crate) fn iap2() -> Object {
    one_of(Iap2::CODES)
}

/// Kinds of evidence, each named at most once.
pub(crate) fn evidence_kinds() -> utoipa::openapi::schema::Array {
    utoipa::openapi::schema::ArrayBuilder::new().items(evidence_kind()).build()
}

/// What can be taken out.
pub(crate) fn taken() -> Object {
    one_of(&["people", "evidence", "claims", "calls", "runs", "invitations"])
}

/// A few words each on what something is about.
pub(crate) fn topics() -> utoipa::openapi::schema::Array {
    let topic = text().max_length(Some(folkmoot_model::MAX_TOPIC)).build();
    let most = Some(folkmoot_model::MAX_TOPICS);
    utoipa::openapi::schema::ArrayBuilder::new().items(topic).max_items(most).build()
}

pub(crate) fn issue_state() -> Object {
    one_of(folkmoot_model::IssueState::CODES)
}

/// Why somebody says no.
pub(crate) fn decline_reason() -> Object {
    one_of(folkmoot_model::DeclineReason::CODES)
}

/// The kinds of evidence that somebody can tell of themselves.
pub(crate) fn kind_to_tell() -> Object {
    let codes: Vec<&'static str> =
        folkmoot_app::Telling::KINDS.iter().map(|kind| kind.code()).collect();
    one_of(&codes)
}

fn or_null() -> utoipa::openapi::schema::SchemaType {
    utoipa::openapi::schema::SchemaType::from_iter([Type::String, Type::Null])
}

/// A day, or null.
pub(crate) fn maybe_day() -> Object {
    let format = SchemaFormat::KnownFormat(KnownFormat::Date);
    ObjectBuilder::new().schema_type(or_null()).format(Some(format)).build()
}

/// An instant, or null.
pub(crate) fn maybe_instant() -> Object {
    let format = SchemaFormat::KnownFormat(KnownFormat::DateTime);
    ObjectBuilder::new().schema_type(or_null()).format(Some(format)).build()
}
