//! A Person of schema.org as JSON-LD, alone, in a list or in an `@graph`. Contexts are not
//! fetched; names are those of schema.org, with or without its prefix.

use folkmoot_model::EvidenceKind as Kind;

use super::json::{Node, other_kind};
use super::{Piece, Pieces, joined};

pub(super) fn read(file: &Node<'_>, pieces: &mut Pieces<'_>) {
    let all = file.get("@graph").unwrap_or(Node { value: file.value, path: String::new() }).items();
    let mut people = all.iter().filter(|it| is_a(it, "Person"));
    let (Some(person), None) = (people.next(), people.next()) else {
        return other_kind("one Person of schema.org", pieces);
    };
    let whom = person.get("worksFor").map(|it| names(&it)).unwrap_or_default().join(", ");
    for key in ["jobTitle", "hasOccupation"] {
        for item in many(person, key) {
            let title = joined(&[&name(&item), &whom], ", ");
            let text = joined(&[&title, &about(&item)], "\n");
            let at = Some(pieces.options.today);
            pieces.add(Kind::Work, Piece { title, text, at, url: link(&item), ..Piece::default() });
        }
    }
    for item in many(person, "knowsAbout") {
        let title = name(&item);
        let text = joined(&[&title, &about(&item)], "\n");
        let topics = vec![title.clone()];
        pieces.add(Kind::Work, Piece { title, text, topics, url: link(&item), ..Piece::default() });
    }
    for item in many(person, "hasCredential") {
        let by = item.get("recognizedBy").map(|it| names(&it)).unwrap_or_default().join(", ");
        let title = joined(&[&name(&item), &by], ", ");
        let text = joined(&[&title, &about(&item)], "\n");
        let made = item.dated("dateCreated", pieces);
        let at = made.and_then(|(day, field)| pieces.day(&day, &field));
        pieces
            .add(Kind::Credential, Piece { title, text, at, url: link(&item), ..Piece::default() });
    }
    for (key, begins) in [("alumniOf", "Studied at"), ("award", "Award:")] {
        for item in many(person, key) {
            let name = name(&item);
            if !name.trim().is_empty() {
                let title = format!("{begins} {name}");
                pieces.add(Kind::Credential, Piece { title, url: link(&item), ..Piece::default() });
            }
        }
    }
}

fn many<'v>(node: &Node<'v>, key: &str) -> Vec<Node<'v>> {
    node.get(key).map(|it| it.items()).unwrap_or_default()
}

fn is_a(node: &Node<'_>, kind: &str) -> bool {
    many(node, "@type").iter().any(|it| {
        let name = it.value.as_str().unwrap_or_default();
        name.rsplit(['/', ':']).next() == Some(kind)
    })
}

/// A text, or the name of a thing.
fn name(node: &Node<'_>) -> String {
    let own = node.value.as_str().map(str::to_owned);
    let named = || node.get("name").or_else(|| node.get("roleName")).or_else(|| node.get("@value"));
    own.or_else(|| named()?.value.as_str().map(str::to_owned)).unwrap_or_default()
}

fn names(node: &Node<'_>) -> Vec<String> {
    node.items().iter().map(name).filter(|it| !it.is_empty()).collect()
}

fn about(node: &Node<'_>) -> String {
    node.get("description").and_then(|it| it.value.as_str().map(str::to_owned)).unwrap_or_default()
}

fn link(node: &Node<'_>) -> Option<String> {
    node.link("url").or_else(|| node.link("@id"))
}
