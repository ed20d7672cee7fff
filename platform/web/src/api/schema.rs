//! What the leaves of every answer look like, for the document.

use folkmoot_model::{CallState, EvidenceKind, Iap2};
use utoipa::openapi::{KnownFormat, Object, ObjectBuilder, SchemaFormat, schema::Type};

fn text() -> ObjectBuilder {
    ObjectBuilder::new().schema_type(Type::String)
}

/// An id: 1 to 200 bytes, no control characters, no space at either end.
pub(crate) fn id() -> Object {
    text().min_length(Some(1)).max_length(Some(200)).build()
}

/// A day: `2027-03-01`.
pub(crate) fn day() -> Object {
    text().format(Some(SchemaFormat::KnownFormat(KnownFormat::Date))).build()
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
