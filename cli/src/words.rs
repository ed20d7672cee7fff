//! Reports in words, for a terminal.

use comfy_table::{ContentArrangement, Table, presets};
use folkmoot_app::matching::Missing;
use folkmoot_model::{Check, Evidence, EvidenceKind};

/// Longest piece of a text that is shown as a reason, in characters.
const SHOWN: usize = 90;

/// "1 person", "2 people".
pub(crate) fn count(number: u64, one: &str, many: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {many}") }
}

/// Rows under a header, without lines.
pub(crate) fn table(header: &[&str], rows: &[Vec<String>]) -> String {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
    table.set_header(header.iter().map(|name| name.to_uppercase()));
    for row in rows {
        table.add_row(row.iter().map(|cell| plain(cell)));
    }
    table.trim_fmt() + "\n"
}

/// Text from outside as it may stand on a terminal: one line, no control
/// characters.
pub(crate) fn plain(text: &str) -> String {
    let spaced = text.split_whitespace().collect::<Vec<_>>().join(" ");
    spaced.chars().filter(|c| !c.is_control()).collect()
}

/// "1 more person", "2 more people".
fn more(short: u32) -> String {
    if short == 1 { "1 more person".to_owned() } else { format!("{short} more people") }
}

fn shortened(text: &str) -> String {
    let text = plain(text);
    if text.chars().count() <= SHOWN {
        return text;
    }
    let cut: String = text.chars().take(SHOWN - 1).collect();
    let whole_words = cut.rsplit_once(' ').map_or(cut.as_str(), |(before, _)| before);
    format!("{whole_words}…")
}

/// A piece of evidence as a reason: what it is, when, what others thought.
pub(crate) fn reason(item: &Evidence) -> String {
    let named = if item.title.trim().is_empty() { &item.text } else { &item.title };
    let named = shortened(named);
    let mut text = match item.kind {
        EvidenceKind::TrackRecord => format!("answered \"{named}\""),
        EvidenceKind::Credential => format!("holds \"{named}\""),
        EvidenceKind::Publication => format!("published \"{named}\""),
        EvidenceKind::Work => format!("worked: {named}"),
        EvidenceKind::LivedExperience => format!("has lived it: {named}"),
        EvidenceKind::Endorsement => format!("others say: {named}"),
        EvidenceKind::Participation => format!("took part: {named}"),
    };
    if let Some(at) = item.at {
        text.push_str(&format!(" ({at})"));
    }
    match &item.check {
        Check::SelfStated | Check::PublicRecord => {}
        Check::Confirmed { by, .. } => text.push_str(&format!("; confirmed by {}", plain(by))),
        Check::Verified { issuer, .. } => text.push_str(&format!("; signed by {}", plain(issuer))),
    }
    let (up, down) = item
        .ratings
        .iter()
        .fold((0_u64, 0_u64), |sum, r| (sum.0 + u64::from(r.up), sum.1 + u64::from(r.down)));
    if up + down > 0 {
        text.push_str(&format!("; {up} of {} found it useful", up + down));
    }
    text
}

/// What is missing, why, and what would help.
pub(crate) struct MissingWords {
    pub(crate) what: String,
    pub(crate) why: String,
    pub(crate) would_help: String,
}

/// Whether something is lacking; otherwise there are people who don't count
/// yet.
pub(crate) const fn is_lack(missing: &Missing) -> bool {
    !matches!(
        missing,
        Missing::OtherEvidence { .. } | Missing::OtherPlace { .. } | Missing::Near { .. }
    )
}

/// Says what is missing.
pub(crate) fn missing(missing: &Missing) -> MissingWords {
    let words = |what: String, why: &str, would_help: &str| MissingWords {
        what,
        why: why.to_owned(),
        would_help: would_help.to_owned(),
    };
    match missing {
        Missing::Nobody { wanted } => words(
            count(u64::from(*wanted), "person", "people"),
            "nobody's evidence fits",
            "ask groups and places where these people are; say the need in other words",
        ),
        Missing::People { found, short } => words(
            more(*short),
            &format!("only {found} found"),
            "ask those who were found whom else they know; an open call",
        ),
        Missing::Seats { short } => words(
            more(*short),
            "those who know are wanted for another kind of knowing too",
            "more people who know either",
        ),
        Missing::NothingToMatch => words(
            "a need in words".to_owned(),
            "the need has no word that could be looked for",
            "say what these people know, in plain words",
        ),
        Missing::Thin => words(
            "evidence that fits better".to_owned(),
            "there are enough people, but what they have shown fits only a little",
            "ask them a practical question each; say the need in other words",
        ),
        Missing::Words { words: unspoken } => words(
            unspoken.join(", "),
            "nobody's evidence speaks of it",
            "ask for people who know this",
        ),
        Missing::OtherEvidence { evidence, people } => words(
            format!(
                "{} by {}",
                count(u64::from(*people), "person", "people"),
                evidence.code().replace('_', " ")
            ),
            "that kind of evidence doesn't count for this need",
            "accept it too",
        ),
        Missing::OtherPlace { people } => words(
            count(u64::from(*people), "person", "people"),
            "they know, but not this place",
            "a wider place",
        ),
        Missing::Near { people } => words(
            count(people.len() as u64, "person", "people"),
            "their evidence touches the need, too little to count",
            "ask them whether there is more to tell",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_from_outside_moves_the_cursor() {
        assert_eq!(plain("a\u{1b}[31m\nb\tc\r"), "a[31m b c");
        let long = shortened(&"word ".repeat(40));
        assert!(long.ends_with('…') && long.chars().count() <= SHOWN, "{long}");
    }
}
