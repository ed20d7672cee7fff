//! A vCard of one person, versions 3 (RFC 2426) and 4 (RFC 6350), with what they know
//! (RFC 6715): `EXPERTISE` and `HOBBY` with their levels, and `TITLE`, `ROLE` and `ORG`.
//!
//! The few rules of the form (folded lines, parameters, escapes) stand here rather than in a
//! library: names, addresses, numbers and pictures are not read at all.

use folkmoot_model::EvidenceKind as Kind;

use super::{Piece, Pieces, joined};
use crate::{Problem, quoted};

pub(super) fn read(bytes: &[u8], pieces: &mut Pieces<'_>) {
    let Ok(text) = std::str::from_utf8(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)) else {
        return pieces.problem(Problem::new("text.encoding", "another encoding", "UTF-8"));
    };
    let (mut begun, mut ended) = (0_u32, 0_u32);
    let (mut titles, mut roles, mut organisations) = (Vec::new(), Vec::new(), Vec::new());
    for (at, line) in unfolded(text) {
        let Some(line) = Line::parse(&line) else {
            let problem = Problem::new("vcard.line", quoted(&line), "NAME:value");
            pieces.problem(problem.at_line(at));
            continue;
        };
        match (line.name.as_str(), line.value.trim()) {
            ("BEGIN", _) => begun += 1,
            ("END", _) => ended += 1,
            ("TITLE", value) => titles.push(plain(value)),
            ("ROLE", value) => roles.push(plain(value)),
            ("ORG", value) => {
                organisations.push(plain(&value.replace("\\;", ",").replace(';', ", ")));
            }
            ("EXPERTISE", value) => knows(Kind::Work, value, line.level.as_deref(), pieces),
            ("HOBBY", value) => knows(Kind::LivedExperience, value, line.level.as_deref(), pieces),
            _ => {}
        }
    }
    if (begun, ended) != (1, 1) {
        let found = format!("{begun} beginnings and {ended} ends of a card");
        let problem = Problem::new("vcard.cards", found, "one whole vCard, of one person");
        return pieces.problem(problem.with_help("give a file for each person"));
    }
    let title = joined(&[&titles.join(", "), &roles.join(", "), &organisations.join(", ")], ", ");
    let at = Some(pieces.options.today);
    pieces.add(Kind::Work, Piece { title, at, ..Piece::default() });
}

fn knows(kind: Kind, value: &str, level: Option<&str>, pieces: &mut Pieces<'_>) {
    let title = plain(value);
    let text = joined(&[&title, level.unwrap_or_default()], "; ");
    let topics = vec![title.clone()];
    if !title.is_empty() {
        pieces.add(kind, Piece { title, text, topics, ..Piece::default() });
    }
}

/// Lines with the number of their first; a line that begins with a space goes on the last.
fn unfolded(text: &str) -> Vec<(u64, String)> {
    let mut lines: Vec<(u64, String)> = Vec::new();
    for (at, line) in (1..).zip(text.lines()) {
        match (line.strip_prefix([' ', '\t']), lines.last_mut()) {
            (Some(rest), Some((_, last))) => last.push_str(rest),
            _ if line.trim().is_empty() => {}
            _ => lines.push((at, line.to_owned())),
        }
    }
    lines
}

struct Line {
    name: String,
    level: Option<String>,
    value: String,
}

impl Line {
    /// `group.NAME;PARAMETER=value:value`.
    fn parse(line: &str) -> Option<Self> {
        let mut quoted = false;
        let end = line.find(|c| {
            quoted ^= c == '"';
            c == ':' && !quoted
        })?;
        let (head, value) = (line.get(..end)?, line.get(end + 1..)?);
        let mut parts = head.split(';');
        let name = parts.next()?.rsplit('.').next()?.to_ascii_uppercase();
        let level = parts.find_map(|part| {
            let (key, value) = part.split_once('=')?;
            key.eq_ignore_ascii_case("LEVEL").then(|| value.trim_matches('"').to_owned())
        });
        (!name.is_empty()).then(|| Self { name, level, value: value.to_owned() })
    }
}

/// A value without its escapes.
fn plain(value: &str) -> String {
    let mut text = String::new();
    let mut rest = value.chars();
    while let Some(c) = rest.next() {
        match c {
            '\\' => match rest.next() {
                Some('n' | 'N') => text.push('\n'),
                Some(other) => text.push(other),
                None => {}
            },
            c => text.push(c),
        }
    }
    text.trim().to_owned()
}
