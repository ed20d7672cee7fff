//! The rules of `folkmoot match`: read with the people, told with the result.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use folkmoot_app::RunView;
use folkmoot_app::matching::{
    BoundReport, ConflictReport, Lack, MatchInputBuilder, Missing, RulesReport, SteppedBack,
    interest,
};
use folkmoot_expertise::conflict::{Conflict, Effect};
use folkmoot_formats::{
    DeclaredConflict, Input, Problem, Problems, quoted, read_asked, read_conflicts,
};
use folkmoot_model::{
    AttributeBound, CallBrief, Day, EMPLOYER, ErrorCode, MatchRules, Person, PersonId, nearest,
};
use serde_json::{Value, json};

use crate::commands::import::warn;
use crate::commands::note;
use crate::failure::Failure;
use crate::match_rule_args::{MatchRuleArgs, SameEmployer};
use crate::words::{self, MissingWords, count, plain};

type People = BTreeMap<PersonId, Person>;

/// The rules as typed. A bound from below and one from above on the same value are one.
pub(crate) fn rules(args: &MatchRuleArgs) -> Result<MatchRules, Failure> {
    let mut bounds: Vec<AttributeBound> = Vec::new();
    for (typed, is_least) in
        args.at_least.iter().map(|b| (b, true)).chain(args.at_most.iter().map(|b| (b, false)))
    {
        let same = |bound: &AttributeBound| {
            bound.attribute == typed.column
                && bound.value.to_lowercase() == typed.value.to_lowercase()
        };
        let at = bounds.iter().position(same).unwrap_or_else(|| {
            let (attribute, value) = (typed.column.clone(), typed.value.clone());
            bounds.push(AttributeBound { attribute, value, least: 0, most: None });
            bounds.len() - 1
        });
        let bound = &mut bounds[at];
        if is_least {
            bound.least = bound.least.max(typed.people);
        } else {
            bound.most = Some(bound.most.map_or(typed.people, |most| most.min(typed.people)));
        }
    }
    if let Some(wrong) = bounds.iter().find(|b| b.most.is_some_and(|most| most < b.least)) {
        let most = wrong.most.unwrap_or(0);
        return Err(Failure::usage(
            format!(
                "at least {} and at most {most} people with {}={} can't be",
                wrong.least, wrong.attribute, wrong.value
            ),
            "raise --at-most, or lower --at-least",
        ));
    }
    let owner = args.owner.as_deref().map(PersonId::new).transpose();
    Ok(MatchRules {
        bounds,
        one_of_each: args.one_of_each.clone(),
        owner: owner.map_err(|error| Failure::refused(&error))?,
        owner_works_for: None,
        leave_out_same_employer: args.owner.is_some()
            && args.same_employer == SameEmployer::Exclude,
        rest_days: args.asked_before.as_ref().map(|_| args.rest_days),
    })
}

/// Refuses rules on columns that nobody has, and an owner whom nobody knows.
pub(crate) fn check(
    rules: &MatchRules,
    people: &People,
    file: Option<&Path>,
) -> Result<(), Failure> {
    let file = file.map_or_else(|| "the people".to_owned(), |file| file.display().to_string());
    let mut columns: BTreeSet<&str> =
        people.values().flat_map(|person| person.attributes.keys()).map(String::as_str).collect();
    if people.values().any(|person| person.place.is_some()) {
        columns.insert("place");
    }
    let wanted = rules.bounds.iter().map(|bound| &bound.attribute).chain(&rules.one_of_each);
    if let Some(unknown) = wanted.into_iter().find(|column| !columns.contains(column.as_str())) {
        let near = nearest(unknown, columns.iter().copied());
        return Err(Failure::Refused {
            code: ErrorCode("rule.column_unknown"),
            sentence: format!("nobody in {file} has anything in a column {}", quoted(unknown)),
            help: Some(match near {
                Some(near) => format!("did you mean \"{near}\"?"),
                None if columns.is_empty() => "add the column to the people".to_owned(),
                None => format!("columns there are: {}", Vec::from_iter(columns).join(", ")),
            }),
        });
    }
    if let Some(owner) = rules.owner.as_ref().filter(|owner| !people.contains_key(*owner)) {
        let ids = people.keys().map(PersonId::as_str);
        return Err(Failure::Refused {
            code: ErrorCode("rule.owner_unknown"),
            sentence: format!("the owner of the call, {}, isn't in {file}", quoted(owner.as_str())),
            help: Some(nearest(owner.as_str(), ids).map_or_else(
                || format!("add them, with {EMPLOYER} if colleagues are to be flagged"),
                |near| format!("did you mean \"{near}\"?"),
            )),
        });
    }
    Ok(())
}

/// Reads who has a conflict with this call, and takes it in.
pub(crate) fn read_all_conflicts(
    file: &Path,
    call: &CallBrief,
    people: &People,
    builder: &mut MatchInputBuilder,
    quiet: bool,
) -> Result<(), Failure> {
    let mut problems = Problems::default();
    let mut others = BTreeSet::new();
    let mut rows = read_conflicts(Input::open(file)?);
    while let Some(row) = rows.next() {
        match row {
            Ok(row) if !is_of(&row, call) => drop(others.insert(row.call)),
            Ok(row) if !people.contains_key(&row.person) => {
                problems.push(unknown_person(&row.person, rows.line(), file));
            }
            Ok(row) => builder.conflict(Conflict {
                person: row.person.to_string(),
                effect: if row.only_flags { Effect::Flags } else { Effect::Excludes },
                interest: interest(row.kind),
                reason: row.reason,
                is_inferred: false,
            }),
            Err(problem) => problems.push(problem),
        }
    }
    warn(rows.warnings(), quiet);
    if !others.is_empty() {
        let named: Vec<String> = others.iter().take(3).map(|call| quoted(call)).collect();
        note(
            quiet,
            &format!(
                "note: {} names other calls than {}: {}",
                file.display(),
                quoted(&call.title),
                named.join(", ")
            ),
        );
    }
    problems.or(()).map_err(Failure::from)
}

/// Whether a row is about this call: it names no call, or has its title.
fn is_of(row: &DeclaredConflict, call: &CallBrief) -> bool {
    row.call.is_empty() || row.call.trim().to_lowercase() == call.title.trim().to_lowercase()
}

fn unknown_person(person: &PersonId, line: u64, file: &Path) -> Problem {
    Problem::new(
        "conflict.person_unknown",
        quoted(person.as_str()),
        "the id of a person in the file of people",
    )
    .in_file(file.display().to_string())
    .at_line(line)
    .in_field("person")
    .with_help("correct the id, or take the row out; a slip here would leave a conflict unseen")
}

/// Reads who was asked when, and takes it in. Who isn't among the people can't be chosen,
/// and so needn't rest.
pub(crate) fn read_all_asked(
    file: &Path,
    as_of: Day,
    people: &People,
    builder: &mut MatchInputBuilder,
    quiet: bool,
) -> Result<(), Failure> {
    let mut problems = Problems::default();
    let mut strangers = 0;
    let mut rows = read_asked(Input::open(file)?, as_of);
    for row in rows.by_ref() {
        match row {
            Ok(row) if people.contains_key(&row.person) => builder.asked(&row.person, row.date),
            Ok(_) => strangers += 1,
            Err(problem) => problems.push(problem),
        }
    }
    warn(rows.warnings(), quiet);
    if strangers > 0 {
        let rows = count(strangers, "row is", "rows are");
        note(quiet, &format!("note: {rows} of somebody who isn't among the people"));
    }
    problems.or(()).map_err(Failure::from)
}

/// What stands beside a person who was found, if a rule says something about them.
pub(crate) fn beside(view: &RunView, person: &PersonId) -> Vec<String> {
    let Some(rules) = &view.report.rules else { return Vec::new() };
    let flags = rules.conflicts.iter().filter(|conflict| !conflict.left_out);
    let flags = flags.filter(|conflict| conflict.person == *person).map(|conflict| {
        format!("conflict of interest ({}): {}", conflict.kind, plain(&conflict.reason))
    });
    let back = rules.stepped_back.iter().filter(|back| back.person == *person);
    flags.chain(back.map(|back| stepped_back(back, view.parameters.as_of))).collect()
}

fn stepped_back(back: &SteppedBack, as_of: Day) -> String {
    let ago = |day: &Day| {
        let days = as_of.as_days().saturating_sub(day.as_days());
        u64::try_from(days).unwrap_or(0)
    };
    let asked: Vec<String> = back.asked.iter().take(3).map(|day| ago(day).to_string()).collect();
    let last = back.asked.first().map_or(0, ago);
    let days = if back.asked.len() == 1 && last == 1 { "day" } else { "days" };
    format!(
        "steps back: asked {} {days} ago, counts {:.2} in the choice",
        asked.join(", "),
        back.share
    )
}

/// What is missing for a kind of knowing. Under bounds an empty seat may be due to them.
pub(crate) fn missing(view: &RunView, missing: &Missing) -> MissingWords {
    let said = words::missing(missing);
    if !matches!(missing, Missing::Seats { .. }) || view.parameters.rules.bounds.is_empty() {
        return said;
    }
    let why = "those who know are wanted elsewhere too, or a bound shuts them out".to_owned();
    let would_help = "more people who know this; other bounds".to_owned();
    MissingWords { why, would_help, ..said }
}

/// Why a bound isn't met and what would help.
fn lack(bound: &BoundReport, lack: Lack) -> (String, String) {
    let value = format!("{} {}", plain(&bound.bound.attribute), plain(&bound.bound.value));
    let known = count(u64::from(bound.known), "person is", "people are");
    let ask = if bound.near.is_empty() {
        "groups and places where these people are; an open call".to_owned()
    } else {
        let near: Vec<&str> = bound.near.iter().take(5).map(PersonId::as_str).collect();
        format!("asking those whose evidence nearly fits: {}", plain(&near.join(", ")))
    };
    match lack {
        Lack::NobodyKnown => (format!("nobody with {value} among the people"), ask),
        Lack::NobodyFound => (
            format!("nobody with {value} among those found; {known} known"),
            format!("{ask}; asking them what they know"),
        ),
        Lack::TooFewFound => {
            (format!("only {} with {value} among those found; {known} known", bound.found), ask)
        }
        Lack::NoRoom => (
            format!("{} with {value} found, but seats or other bounds leave no room", bound.found),
            "more seats, or fewer bounds".to_owned(),
        ),
    }
}

fn wish(bound: &AttributeBound) -> String {
    let value = format!("{} {}", plain(&bound.attribute), plain(&bound.value));
    match (bound.least, bound.most) {
        (least, Some(most)) if least == most => format!("{value}: just {most}"),
        (0, Some(most)) => format!("{value}: at most {most}"),
        (least, Some(most)) => format!("{value}: {least} to {most}"),
        (least, None) => format!("{value}: at least {least}"),
    }
}

/// The rules and what came of them, for a terminal.
pub(crate) fn page(view: &RunView, rules: &RulesReport) -> String {
    use anstyle::{AnsiColor, Style};
    let (bold, dim) = (Style::new().bold(), Style::new().dimmed());
    let red = Style::new().fg_color(Some(AnsiColor::Red.into()));
    let mut text = String::new();
    let who = |id: &PersonId| {
        let name = view.people.get(id).map_or("", |person| person.name.as_str());
        format!("{bold}{}{bold:#} {dim}{}{dim:#}", plain(name), plain(id.as_str()))
    };
    if !rules.bounds.is_empty() {
        let proof =
            if rules.proved { "no better group keeps to them" } else { "a better group may exist" };
        let _ = writeln!(text, "\n{bold}Bounds{bold:#}  {proof}");
        for bound in &rules.bounds {
            let _ = writeln!(
                text,
                "  {}; {} chosen of {} found",
                wish(&bound.bound),
                bound.chosen,
                bound.found
            );
            if let Some(why) = bound.lack {
                let (why, help) = lack(bound, why);
                let short = bound.bound.least.saturating_sub(bound.chosen);
                let _ = writeln!(
                    text,
                    "  {red}missing{red:#} {short} more: {why}. {dim}Would help: {help}.{dim:#}"
                );
            }
        }
    }
    let (met, unmet): (Vec<_>, Vec<_>) = rules.conflicts.iter().partition(|c| !c.kinds.is_empty());
    if !rules.conflicts.is_empty() {
        let _ = writeln!(text, "\n{bold}Conflicts of interest{bold:#}");
    }
    for conflict in met {
        let effect = if conflict.left_out { "left out" } else { "flagged" };
        let _ = writeln!(text, "  {} {effect}: {}", who(&conflict.person), told(conflict));
    }
    if !unmet.is_empty() {
        let more = count(unmet.len() as u64, "conflict is", "conflicts are");
        let _ = writeln!(text, "  {more} of people who weren't found for anything");
    }
    if !rules.stepped_back.is_empty() {
        let days = view.parameters.rules.rest_days.unwrap_or(0);
        let _ = writeln!(
            text,
            "\n{bold}Stepping back{bold:#}  asked in the last {}: half on the day, wholly back after {days}",
            count(u64::from(days), "day", "days")
        );
        for back in &rules.stepped_back {
            let said = stepped_back(back, view.parameters.as_of);
            let _ = writeln!(text, "  {} {said}", who(&back.person));
        }
    }
    text
}

fn told(conflict: &ConflictReport) -> String {
    let from = if conflict.inferred { "from what is known" } else { "declared" };
    format!("{} ({}, {from})", plain(&conflict.reason), conflict.kind)
}

/// The rules in JSON: the report, and for bounds that aren't met why and what would help.
pub(crate) fn document(rules: &RulesReport) -> Value {
    let mut json = json!(rules);
    if let Some(bounds) = json["bounds"].as_array_mut() {
        for (json, bound) in bounds.iter_mut().zip(&rules.bounds) {
            if let Some(why) = bound.lack {
                let (why, help) = lack(bound, why);
                json["why"] = json!(why);
                json["would_help"] = json!(help);
            }
        }
    }
    json
}
