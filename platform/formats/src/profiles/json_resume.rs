//! JSON Resume 1.0 (jsonresume.org/schema).
//!
//! `basics` and `languages` are about the person, not about what they have shown; `interests`
//! show nothing yet. They are not read, nor who wrote a reference.

use folkmoot_model::EvidenceKind as Kind;

use super::json::{Node, other_kind};
use super::{Piece, Pieces, joined};

const SECTIONS: [&str; 10] = [
    "basics",
    "work",
    "volunteer",
    "education",
    "awards",
    "certificates",
    "publications",
    "skills",
    "references",
    "projects",
];

pub(super) fn read(cv: &Node<'_>, pieces: &mut Pieces<'_>) {
    if !SECTIONS.iter().any(|section| cv.get(section).is_some()) {
        return other_kind("a CV in the form of JSON Resume", pieces);
    }
    for (section, whom) in [("work", "name"), ("volunteer", "organization"), ("projects", "entity")]
    {
        for item in cv.list(section, pieces) {
            did(&item, section, whom, pieces);
        }
    }
    for item in cv.list("education", pieces) {
        let [what, area] = ["studyType", "area"].map(|key| item.text(key, pieces));
        let school = item.text("institution", pieces);
        let end = item.dated("endDate", pieces);
        let at = pieces.ended(end, false);
        let title = joined(&[&joined(&[&what, &area], " "), &school], ", ");
        let text = joined(
            &item.texts("courses", pieces).iter().map(String::as_str).collect::<Vec<_>>(),
            "\n",
        );
        let text = joined(&[&title, &text], "\n");
        let url = item.link("url");
        pieces.add(Kind::Credential, Piece { title, text, at, url, ..Piece::default() });
    }
    for (section, kind, [title, by, date]) in [
        ("awards", Kind::Credential, ["title", "awarder", "date"]),
        ("certificates", Kind::Credential, ["name", "issuer", "date"]),
        ("publications", Kind::Publication, ["name", "publisher", "releaseDate"]),
    ] {
        for item in cv.list(section, pieces) {
            let title = joined(&[&item.text(title, pieces), &item.text(by, pieces)], ", ");
            let text = joined(&[&title, &item.text("summary", pieces)], "\n");
            let at = item.dated(date, pieces).and_then(|(day, field)| pieces.day(&day, &field));
            let url = item.link("url");
            pieces.add(kind, Piece { title, text, at, url, ..Piece::default() });
        }
    }
    for item in cv.list("skills", pieces) {
        let (title, level) = (item.text("name", pieces), item.text("level", pieces));
        let topics = item.texts("keywords", pieces);
        let text = joined(&[&title, &level, &topics.join(", ")], "; ");
        pieces.add(Kind::Work, Piece { title, text, topics, ..Piece::default() });
    }
    for item in cv.list("references", pieces) {
        let text = item.text("reference", pieces);
        pieces.add(Kind::Endorsement, Piece { text, ..Piece::default() });
    }
}

/// Work, paid or not.
fn did(item: &Node<'_>, section: &str, whom: &str, pieces: &mut Pieces<'_>) {
    let (name, whom) = (item.text("name", pieces), item.text(whom, pieces));
    let role = item.text("position", pieces);
    let title = if section == "projects" {
        joined(&[&name, &whom], ", ")
    } else {
        joined(&[&role, &whom], ", ")
    };
    let (about, summary) = (item.text("description", pieces), item.text("summary", pieces));
    let highlights = item.texts("highlights", pieces).join("\n");
    let text = joined(&[&title, &about, &summary, &highlights], "\n");
    let end = item.dated("endDate", pieces);
    let at = pieces.ended(end, item.get("startDate").is_some());
    let topics = item.texts("keywords", pieces);
    let url = item.link("url");
    pieces.add(Kind::Work, Piece { title, text, topics, at, url, ..Piece::default() });
}
