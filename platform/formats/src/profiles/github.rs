//! Public events of a user of GitHub: a list as `/users/NAME/events` answers, or an object with
//! such a list under `events`. One piece for each repository.

use std::collections::BTreeMap;

use folkmoot_model::{Day, EvidenceKind as Kind};

use super::json::{Node, other_kind};
use super::{Piece, Pieces};

/// Most titles of one repository that are kept as its text.
const TITLES: usize = 40;

/// What somebody did in one repository.
#[derive(Default)]
struct Repository {
    merged: u64,
    commits: u64,
    reviews: u64,
    comments: u64,
    titles: Vec<String>,
    last: Option<Day>,
}

pub(super) fn read(file: &Node<'_>, pieces: &mut Pieces<'_>) {
    let events = if file.value.is_array() {
        file.items()
    } else if file.get("events").is_some() {
        file.list("events", pieces)
    } else {
        return other_kind("events of a user of GitHub", pieces);
    };
    let mut repositories: BTreeMap<String, Repository> = BTreeMap::new();
    for event in &events {
        let name = event.get("repo").map(|it| it.text("name", pieces)).unwrap_or_default();
        if name.is_empty() {
            continue;
        }
        let at = event.dated("created_at", pieces);
        let at = at.and_then(|(day, field)| pieces.day(&day, &field));
        let mut done = repositories.remove(&name).unwrap_or_default();
        if done.count(event, pieces) {
            done.last = done.last.max(at);
        }
        repositories.insert(name, done);
    }
    for (name, done) in repositories {
        done.add(name, pieces);
    }
}

impl Repository {
    /// Takes an event in; says whether it was one that counts.
    fn count(&mut self, event: &Node<'_>, pieces: &mut Pieces<'_>) -> bool {
        let title = match event.text("type", pieces).as_str() {
            "PullRequestEvent" => {
                let change = event.at(&["payload", "pull_request"]);
                let merged = change.as_ref().and_then(|it| it.get("merged"));
                if merged.is_none_or(|it| it.value.as_bool() != Some(true)) {
                    return false;
                }
                self.merged += 1;
                change
            }
            "PushEvent" => {
                let size = event.at(&["payload", "size"]).and_then(|it| it.value.as_u64());
                self.commits = self.commits.saturating_add(size.unwrap_or(1));
                let payload = event.get("payload");
                for commit in payload.map(|it| it.list("commits", pieces)).unwrap_or_default() {
                    let message = commit.text("message", pieces);
                    self.title(message.lines().next().unwrap_or_default());
                }
                None
            }
            "PullRequestReviewEvent" => {
                self.reviews += 1;
                event.at(&["payload", "pull_request"])
            }
            "IssuesEvent" | "IssueCommentEvent" => {
                self.comments += 1;
                event.at(&["payload", "issue"])
            }
            _ => return false,
        };
        if let Some(node) = title {
            let title = node.text("title", pieces);
            self.title(&title);
        }
        true
    }

    fn title(&mut self, title: &str) {
        let title = title.trim();
        if !title.is_empty()
            && self.titles.len() < TITLES
            && !self.titles.iter().any(|it| it == title)
        {
            self.titles.push(title.to_owned());
        }
    }

    fn add(self, name: String, pieces: &mut Pieces<'_>) {
        let counts = [
            (self.merged, "changes taken in"),
            (self.commits, "commits"),
            (self.reviews, "reviews"),
            (self.comments, "issues and comments"),
        ];
        let told = counts.iter().filter(|(count, _)| *count > 0);
        let told: Vec<String> = told.map(|(count, what)| format!("{count} {what}")).collect();
        if told.is_empty() {
            return;
        }
        let text = format!("{name}: {}.\n{}", told.join(", "), self.titles.join("\n"));
        let plain = |c: char| c.is_ascii_alphanumeric() || "-._/".contains(c);
        let url = name.chars().all(plain).then(|| format!("https://github.com/{name}"));
        let title = format!("Works on {name}");
        let key = Some(name);
        pieces.add(
            Kind::TrackRecord,
            Piece { title, text, at: self.last, url, key, ..Piece::default() },
        );
    }
}
