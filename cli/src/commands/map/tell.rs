//! A map in words, as JSON and as a table.

use folkmoot_opinion::flagged::{Why, everybody};
use folkmoot_opinion::ground::Typical;
use folkmoot_opinion::{OpinionMap, Vote};
use serde_json::{Value, json};

use super::{Matter, groups_in_words};
use crate::words::{count, plain};

/// Most statements of a kind in the summary.
const SHOWN: usize = 5;
/// Longest piece of a statement in the summary, in characters.
const WIDTH: usize = 90;

/// Columns of the table of people.
pub(crate) const HEADER: [&str; 6] = ["person", "x", "y", "votes", "group", "share"];

/// A row a person.
pub(crate) fn rows(drawn: &OpinionMap) -> Vec<Vec<String>> {
    let row = |(person, label): (&folkmoot_opinion::Person, &Option<usize>)| {
        let share = label.and_then(|it| person.groups.get(it));
        vec![
            person.id.to_string(),
            format!("{:.6}", person.at[0]),
            format!("{:.6}", person.at[1]),
            person.votes.to_string(),
            label.map(letter).unwrap_or_default(),
            share.map(|it| format!("{it:.4}")).unwrap_or_default(),
        ]
    };
    drawn.people.iter().zip(&drawn.labels).map(row).collect()
}

/// A, B, … Z, then 27, 28, …
pub(crate) fn letter(group: usize) -> String {
    match u8::try_from(group) {
        Ok(at @ 0..26) => char::from(b'A' + at).to_string(),
        _ => (group + 1).to_string(),
    }
}

/// The map as a program reads it.
pub(crate) fn json(matter: &Matter, drawn: &OpinionMap, without: Option<&OpinionMap>) -> Value {
    let id = |place: usize| matter.votes.statements()[place];
    let people = drawn.people.iter().map(|it| {
        json!({ "id": it.id, "x": it.at[0], "y": it.at[1], "spread": it.spread,
            "votes": it.votes, "tendency": it.tendency, "groups": it.groups })
    });
    let statements = drawn.statements.iter().map(|it| {
        let tally = it.tally;
        json!({ "id": it.id, "x": it.at[0], "y": it.at[1], "agree": tally.agree,
            "disagree": tally.disagree, "pass": tally.pass(), "seen": tally.seen,
            "common_ground": { "group_aware": it.ground.group_aware,
                "worst_group": it.ground.worst_group, "bridging": it.ground.bridging },
            "priority": it.priority, "moderated_out": it.moderated_out })
    });
    let said = |it: &Typical| {
        let by = if it.by == Vote::Agree { "agree" } else { "disagree" };
        json!({ "statement": id(it.statement), "by": by, "share": it.share,
            "elsewhere": it.elsewhere, "chance": it.chance })
    };
    let groups = drawn.groups.iter().enumerate().map(|(at, it)| {
        json!({ "id": at, "name": letter(at), "size": it.size, "x": it.center[0], "y": it.center[1],
            "for": it.agrees.iter().map(said).collect::<Vec<_>>(),
            "against": it.rejects.iter().map(said).collect::<Vec<_>>() })
    });
    let dissent = drawn.dissent.iter().map(|it| {
        json!({ "statement": id(it.statement), "group": it.group, "against": it.against,
            "elsewhere": it.elsewhere })
    });
    let unrepresented = drawn.unrepresented.iter().map(
        |it| json!({ "statement": id(it.statement), "people": it.people, "enough": it.enough }),
    );
    let flagged = drawn.flagged.iter().map(|it| {
        let people: Vec<u64> = it.people.iter().map(|at| drawn.people[*at].id).collect();
        json!({ "people": people, "why": why(it.why) })
    });
    let mut json = json!({
        "people": people.collect::<Vec<_>>(),
        "statements": statements.collect::<Vec<_>>(),
        "groups": groups.collect::<Vec<_>>(),
        "stable": drawn.stable,
        "stability": drawn.stability,
        "dissent": dissent.collect::<Vec<_>>(),
        "unrepresented": unrepresented.collect::<Vec<_>>(),
        "flagged": flagged.collect::<Vec<_>>(),
    });
    if let Some(without) = without {
        json["without_flagged"] = json!({
            "people": without.people.len(),
            "groups": without.groups.iter().map(|it| it.size).collect::<Vec<_>>(),
            "stable": without.stable,
            "stability": without.stability,
            "common_ground": shared(without).iter().map(|at| id(*at)).collect::<Vec<_>>(),
        });
    }
    json
}

const fn why(why: Why) -> &'static str {
    match why {
        Why::Coordinated => "coordinated",
        Why::Flat => "flat",
    }
}

/// Statements most shared, by group-aware consensus; at least half of every group agrees.
fn shared(drawn: &OpinionMap) -> Vec<usize> {
    let ground = |at: usize| drawn.statements[at].ground;
    let mut found: Vec<usize> =
        (0..drawn.statements.len()).filter(|at| ground(*at).worst_group > 0.5).collect();
    found.sort_by(|a, b| ground(*b).group_aware.total_cmp(&ground(*a).group_aware).then(a.cmp(b)));
    found.truncate(SHOWN);
    found
}

/// The map to read.
pub(crate) fn summary(matter: &Matter, drawn: &OpinionMap, without: Option<&OpinionMap>) -> String {
    let said = |at: usize| shortened(&matter.text(at));
    let mut text = format!(
        "{}, {}, {}: {}\n",
        count(drawn.people.len() as u64, "person", "people"),
        count(drawn.statements.len() as u64, "statement", "statements"),
        count(matter.votes.len() as u64, "vote", "votes"),
        groups_in_words(drawn),
    );
    text.push_str(&stability(drawn));
    for (at, group) in drawn.groups.iter().enumerate() {
        let people = count(group.size as u64, "person", "people");
        text.push_str(&format!("\nGroup {}  {people}\n", letter(at)));
        for (sign, side) in [('+', &group.agrees), ('−', &group.rejects)] {
            for it in side.iter().take(SHOWN) {
                text.push_str(&format!(
                    "  {sign} {}  {} here, {} elsewhere\n",
                    said(it.statement),
                    percent(it.share),
                    percent(it.elsewhere)
                ));
            }
        }
    }
    let shared = shared(drawn);
    text.push_str("\nShared ground  every group, worst group at least, bridging\n");
    for at in &shared {
        let it = drawn.statements[*at].ground;
        text.push_str(&format!(
            "  {}  {}, {}, {:+.2}\n",
            said(*at),
            percent(it.group_aware),
            percent(it.worst_group),
            it.bridging
        ));
    }
    if shared.is_empty() {
        text.push_str(
            "  none: there is no statement that more than half of every group agrees to for sure\n",
        );
    }
    text.push_str(&dissent(matter, drawn));
    text.push_str(&flags(drawn, without));
    text
}

fn stability(drawn: &OpinionMap) -> String {
    if drawn.stable {
        format!(
            "Groups come back when a fifth of the people are left out: {:.2} of 1.\n",
            drawn.stability
        )
    } else if drawn.stability > 0.0 {
        format!(
            "People part a little, but not in the same way when a fifth of them are left out ({:.2} of 1): no groups are shown.\n",
            drawn.stability
        )
    } else {
        "Opinions differ by degrees: nothing parts people into groups.\n".to_owned()
    }
}

fn dissent(matter: &Matter, drawn: &OpinionMap) -> String {
    let mut text = String::new();
    if !drawn.dissent.is_empty() {
        text.push_str("\nDissent  a group rejects what the rest accept\n");
    }
    for it in drawn.dissent.iter().take(SHOWN) {
        text.push_str(&format!(
            "  {}  {} of group {} against, {} of the rest for\n",
            shortened(&matter.text(it.statement)),
            percent(it.against),
            letter(it.group),
            percent(it.elsewhere)
        ));
    }
    if !drawn.unrepresented.is_empty() {
        text.push_str("\nLeft out  by the ten statements most shared\n");
    }
    for it in drawn.unrepresented.iter().take(SHOWN) {
        text.push_str(&format!(
            "  {}  {} agree to this and to none of the ten\n",
            shortened(&matter.text(it.statement)),
            count(it.people as u64, "person", "people"),
        ));
    }
    text
}

fn flags(drawn: &OpinionMap, without: Option<&OpinionMap>) -> String {
    let flagged = everybody(&drawn.flagged).len();
    if flagged == 0 {
        return String::new();
    }
    let of = |why: Why| {
        drawn.flagged.iter().filter(|it| it.why == why).map(|it| it.people.len()).sum::<usize>()
    };
    let mut text = format!(
        "\nWorth a look  {} vote more alike than opinion explains, {} say one thing to everything.\nNobody is left out above.",
        count(of(Why::Coordinated) as u64, "person", "people"),
        count(of(Why::Flat) as u64, "person", "people"),
    );
    if let Some(without) = without {
        text.push_str(&format!(" Without them: {}.", groups_in_words(without)));
    }
    text.push('\n');
    text
}

fn percent(share: f64) -> String {
    format!("{:.0} %", share * 100.0)
}

pub(crate) fn shortened(text: &str) -> String {
    let text = plain(text);
    if text.chars().count() <= WIDTH {
        return text;
    }
    let cut: String = text.chars().take(WIDTH - 1).collect();
    format!("{}…", cut.rsplit_once(' ').map_or(cut.as_str(), |(before, _)| before))
}
