//! The summary of a user of a Discourse forum, as `/u/NAME/summary.json` has it.
//!
//! Likes are told in words only: as long as nobody has proved that the account is theirs, they
//! don't count as what others thought of this person.

use folkmoot_model::EvidenceKind as Kind;

use super::json::{Node, other_kind};
use super::{Piece, Pieces};

pub(super) fn read(file: &Node<'_>, pieces: &mut Pieces<'_>) {
    let Some(summary) = file.get("user_summary").filter(|it| it.value.is_object()) else {
        return other_kind("the summary of a user of Discourse", pieces);
    };
    let number = |node: &Node<'_>, key: &str| node.get(key).and_then(|it| it.value.as_u64());
    let count = |node: &Node<'_>, key: &str| number(node, key).unwrap_or(0);
    let categories = summary.list("top_categories", pieces);
    let mut names = Vec::new();
    for category in &categories {
        let name = category.text("name", pieces);
        let (posts, topics) = (count(category, "post_count"), count(category, "topic_count"));
        let text = format!("Forum, section {name}: {posts} posts, {topics} topics begun.");
        let title = format!("Writes about {name} on a forum");
        if !name.trim().is_empty() {
            let (topics, key) = (vec![name.clone()], Some(format!("category {name}")));
            pieces.add(Kind::TrackRecord, Piece { title, text, topics, key, ..Piece::default() });
            names.push(name);
        }
    }
    let (posts, solved) = (count(&summary, "post_count"), count(&summary, "solved_count"));
    let likes = count(&summary, "likes_received");
    if posts > 0 {
        let about = names.join(", ");
        let text = format!("{posts} posts, {solved} of them solutions, {likes} likes. {about}");
        let (title, key) = ("Answers on a forum".to_owned(), Some("summary".to_owned()));
        pieces
            .add(Kind::TrackRecord, Piece { title, text, topics: names, key, ..Piece::default() });
    }
    for badge in file.list("badges", pieces) {
        let title = badge.text("name", pieces);
        let text = format!("Forum badge: {title}");
        if !title.trim().is_empty() {
            pieces.add(Kind::Credential, Piece { title, text, ..Piece::default() });
        }
    }
}
