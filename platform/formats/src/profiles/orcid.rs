//! A record of ORCID, version 3.0, as JSON (`pub.orcid.org/v3.0/ID/record`).
//!
//! Only what its owner made public is read.

use folkmoot_model::EvidenceKind as Kind;

use super::json::{Node, other_kind};
use super::{Piece, Pieces, joined};

/// Sections of places and roles: their name, the name of an entry, what it is here.
const PLACES: [(&str, &str, Kind); 7] = [
    ("employments", "employment-summary", Kind::Work),
    ("invited-positions", "invited-position-summary", Kind::Work),
    ("services", "service-summary", Kind::Work),
    ("memberships", "membership-summary", Kind::Work),
    ("educations", "education-summary", Kind::Credential),
    ("qualifications", "qualification-summary", Kind::Credential),
    ("distinctions", "distinction-summary", Kind::Credential),
];

pub(super) fn read(record: &Node<'_>, pieces: &mut Pieces<'_>) {
    let (Some(_), Some(done)) = (record.get("orcid-identifier"), record.get("activities-summary"))
    else {
        return other_kind("a record of ORCID, version 3.0", pieces);
    };
    for (section, entry, kind) in PLACES {
        let Some(section) = done.get(section) else { continue };
        for group in section.list("affiliation-group", pieces) {
            for summary in group.list("summaries", pieces) {
                if let Some(item) = summary.get(entry).filter(is_public) {
                    place(&item, kind, pieces);
                }
            }
        }
    }
    for (section, entry, kind, day) in [
        ("works", "work-summary", Kind::Publication, "publication-date"),
        ("fundings", "funding-summary", Kind::Work, "end-date"),
    ] {
        let Some(section) = done.get(section) else { continue };
        for group in section.list("group", pieces) {
            // One work as several sources tell it: the first is the one its owner prefers.
            let told = group.list(entry, pieces);
            if let Some(item) = told.iter().find(|item| is_public(item)) {
                work(item, kind, day, pieces);
            }
        }
    }
    let mut topics = Vec::new();
    if let Some(keywords) = record.at(&["person", "keywords"]) {
        for keyword in keywords.list("keyword", pieces).iter().filter(|it| is_public(it)) {
            topics.push(keyword.text("content", pieces));
        }
    }
    let piece = Piece { title: "Keywords".into(), text: topics.join(", "), ..Piece::default() };
    if !piece.text.is_empty() {
        pieces.add(Kind::Work, Piece { topics, key: Some("keywords".into()), ..piece });
    }
}

fn place(item: &Node<'_>, kind: Kind, pieces: &mut Pieces<'_>) {
    let (role, part) = (item.text("role-title", pieces), item.text("department-name", pieces));
    let whole = item.get("organization").map(|it| it.text("name", pieces)).unwrap_or_default();
    let title = joined(&[&role, &part, &whole], ", ");
    let goes_on = kind == Kind::Work && item.get("start-date").is_some();
    let end = day(item, "end-date", pieces);
    let at = pieces.ended(end, goes_on);
    let url = link(item);
    let key = key(item, pieces);
    pieces.add(kind, Piece { title, at, url, key, ..Piece::default() });
}

fn work(item: &Node<'_>, kind: Kind, date: &str, pieces: &mut Pieces<'_>) {
    let value = |keys: &[&str], pieces: &mut Pieces<'_>| {
        item.at(keys).map(|it| it.as_text(pieces)).unwrap_or_default()
    };
    let title = value(&["title", "title", "value"], pieces);
    let subtitle = value(&["title", "subtitle", "value"], pieces);
    let within = value(&["journal-title", "value"], pieces);
    let from = value(&["organization", "name"], pieces);
    let text = joined(&[&title, &subtitle, &within, &from], "\n");
    let end = day(item, date, pieces);
    let at = pieces.ended(end, false);
    let url = link(item);
    let key = key(item, pieces);
    pieces.add(kind, Piece { title, text, at, url, key, ..Piece::default() });
}

/// `{"year":{"value":"2012"},"month":…,"day":…}`, as far as it is told.
fn day(item: &Node<'_>, key: &str, pieces: &mut Pieces<'_>) -> Option<(String, String)> {
    let date = item.get(key)?;
    let mut parts = Vec::new();
    for part in ["year", "month", "day"] {
        let Some(value) = date.at(&[part, "value"]) else { break };
        parts.push(format!("{:0>2}", value.as_text(pieces)));
    }
    (!parts.is_empty()).then(|| (parts.join("-"), date.path))
}

/// What ORCID numbers it with.
fn key(item: &Node<'_>, pieces: &mut Pieces<'_>) -> Option<String> {
    Some(item.text("put-code", pieces)).filter(|it| !it.is_empty())
}

/// Where it can be seen: its own address, or that of one of its identifiers (a DOI).
fn link(item: &Node<'_>) -> Option<String> {
    let own = item.at(&["url", "value"]);
    let own = own.and_then(|it| it.value.as_str().map(str::to_owned));
    own.or_else(|| {
        let ids = item.at(&["external-ids", "external-id"])?;
        let urls = ids.items();
        urls.iter()
            .find_map(|id| id.at(&["external-id-url", "value"])?.value.as_str().map(str::to_owned))
    })
}

fn is_public(item: &Node<'_>) -> bool {
    item.get("visibility").is_none_or(|it| it.value.as_str() == Some("public"))
}
