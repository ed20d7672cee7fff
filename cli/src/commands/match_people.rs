//! `folkmoot match`: who knows, why, and who is missing.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use folkmoot_app::matching::{
    self, KindReport, Made, MatchInputBuilder, MatchParameters, MatchReport, default_settings,
};
use folkmoot_app::{Caller, FindPeople, ForCall, RunView};
use folkmoot_formats::{
    EvidenceOptions, Input, Problem, Problems, quoted, read_call, read_evidence, read_people,
};
use folkmoot_model::{
    CallBrief, CallId, Clock as _, Consent, Day, Evidence, EvidenceKind, Person, Run, Seed,
};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::args::{ConsentWord, Global, Match};
use crate::clock::SystemClock;
use crate::commands::import::{evidence_options, warn};
use crate::commands::{match_rules, note};
use crate::failure::Failure;
use crate::output::Format;
use crate::place::{self, Missing, use_case};
use crate::progress::Progress;
use crate::words;

/// The files that a run was made from, so that it can be made again.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Files {
    /// People.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) people: Option<PathBuf>,
    /// Evidence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) evidence: Option<PathBuf>,
    /// Conflicts of interest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) conflicts: Option<PathBuf>,
    /// Who was asked or seated before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) asked_before: Option<PathBuf>,
}

/// Finds people in files or in what is kept.
pub(crate) async fn run(global: &Global, args: Match) -> Result<(), Failure> {
    let files = Files {
        people: args.people.clone(),
        evidence: args.evidence.clone(),
        conflicts: args.rules.conflicts.clone(),
        asked_before: args.rules.asked_before.clone(),
    };
    let (view, files) = if files.people.is_none() && files.evidence.is_none() {
        if let Some(rule) = args.rules.given() {
            return Err(Failure::usage(
                format!("{rule} works on files of people, not on what is kept"),
                "take them out with folkmoot export, and name --people and --evidence",
            ));
        }
        (in_folder(global, &args).await?, None)
    } else {
        let call = read_call(Input::open(&args.call)?)?;
        let parameters = MatchParameters {
            call,
            as_of: args.as_of.unwrap_or_else(|| SystemClock.now().day()),
            limit: args.limit,
            settings: default_settings(),
            rules: match_rules::rules(&args.rules)?,
        };
        let seed = Seed::new(args.seed.as_str());
        (in_files(&files, parameters, seed, global.quiet)?, Some(files))
    };
    match args.output.format {
        Format::Table => args.output.write(page(&view).as_bytes()),
        Format::Csv => {
            let (header, rows) = rows(&view);
            args.output.csv(&header, &rows)
        }
        Format::Json => args.output.json(&document(&view, files.as_ref())),
    }
}

async fn in_folder(global: &Global, args: &Match) -> Result<RunView, Failure> {
    let config = place::config(global, &args.folder)?;
    let app = place::app(place::ready(&config, Missing::Refuse).await?)?;
    let organisation = place::organisation(&app, args.organisation.as_deref()).await?;
    let call = if args.call == "-" || Path::new(&args.call).exists() {
        ForCall::Brief(Box::new(read_call(Input::open(&args.call)?)?))
    } else if let Ok(id) = CallId::new(args.call.as_str())
        && app.see_call(&Caller::Operator, &organisation, &id).await.is_ok()
    {
        ForCall::Kept(id)
    } else {
        let problem = Problem::new(
            "call.not_found",
            "neither a file nor the id of a kept call",
            "one of the two",
        );
        return Err(problem.in_file(args.call.as_str()).into());
    };
    let ask = FindPeople {
        call,
        limit: args.limit,
        as_of: args.as_of,
        seed: Seed::new(args.seed.as_str()),
    };
    let bar = Progress::count("Looking for people who know", global.quiet);
    let view = app.find_people(&Caller::Operator, &organisation, ask).await.map_err(use_case)?;
    drop(bar);
    app.storage().close().await;
    note(global.quiet, &format!("Kept as {}; `folkmoot replay` makes it again.", view.run.id));
    if view.run.call.is_none() {
        let hint = "It belongs to no kept call, so no page shows it: `folkmoot import call` keeps \
                    one, and `match --call ID` looks for it.";
        note(global.quiet, hint);
    }
    Ok(view)
}

/// Finds people in files alone. Everything is read before anything is found,
/// so that all that is wrong is told at once.
pub(crate) fn in_files(
    files: &Files,
    parameters: MatchParameters,
    seed: Seed,
    quiet: bool,
) -> Result<RunView, Failure> {
    let (people, evidence) = read(files, parameters.as_of, quiet)?;
    match_rules::check(&parameters.rules, &people, files.people.as_deref())?;
    let mut builder = MatchInputBuilder::new(parameters.as_of, None);
    builder.look_at(parameters.rules.attributes());
    if let Some(file) = &files.conflicts {
        let call = &parameters.call;
        match_rules::read_all_conflicts(file, call, &people, &mut builder, quiet)?;
    }
    if let Some(file) = &files.asked_before {
        let as_of = parameters.as_of;
        match_rules::read_all_asked(file, as_of, &people, &mut builder, quiet)?;
    }
    for person in people.values() {
        builder.person(person);
    }
    for item in &evidence {
        builder.evidence(item);
    }
    let input = builder.build();
    let report = matching::find(&parameters, &input).map_err(|e| Failure::refused(&e))?;
    let at = SystemClock.now();
    let made = Made { call: None, at, by: folkmoot_model::Actor::CommandLine };
    let run = matching::record(&parameters, &input, &report, seed, made)
        .map_err(|e| Failure::refused(&e))?;
    let named = named(&report);
    Ok(RunView {
        run,
        parameters,
        people,
        evidence: evidence
            .into_iter()
            .filter(|item| named.contains(item.id.as_str()))
            .map(|item| (item.id.clone(), item))
            .collect(),
        said: Vec::new(),
        report,
    })
}

fn named(report: &MatchReport) -> std::collections::BTreeSet<String> {
    let people = report.kinds.iter().flat_map(|kind| &kind.people);
    people.flat_map(|found| &found.reasons).map(|reason| reason.evidence.to_string()).collect()
}

type PeopleById = BTreeMap<folkmoot_model::PersonId, Person>;

fn read(files: &Files, as_of: Day, quiet: bool) -> Result<(PeopleById, Vec<Evidence>), Failure> {
    // What the files say of consent counts. Where they are silent, whoever
    // gave us the files answers for it, and is told so.
    let today = SystemClock.now().day().max(as_of);
    let mut problems = Problems::default();
    let mut people = BTreeMap::new();
    if let Some(file) = &files.people {
        let mut rows = read_people(Input::open(file)?);
        for row in rows.by_ref() {
            match row {
                Ok(person) => drop(people.insert(person.id.clone(), person)),
                Err(problem) => problems.push(problem),
            }
        }
        warn(rows.warnings(), quiet);
    }
    let mut evidence = Vec::new();
    let mut lived = 0;
    if files.evidence.is_none() {
        note(quiet, "note: people are found by their evidence; without --evidence nobody can be");
    }
    if let Some(file) = &files.evidence {
        // A day that no file names, so that silence can be told from a word.
        let silent = Consent::Given { on: Day::from_days(i32::MIN) };
        let options = EvidenceOptions {
            default_consent: silent.clone(),
            ..evidence_options(file, ConsentWord::Given, today)
        };
        let mut rows = read_evidence(Input::open(file)?, options);
        while let Some(row) = rows.next() {
            match row {
                Ok(item) => {
                    if files.people.is_some() && !people.contains_key(&item.person) {
                        problems.push(unknown_person(&item, rows.line(), file));
                    }
                    let is_lived = item.kind == EvidenceKind::LivedExperience;
                    lived += u64::from(is_lived && item.consent == silent);
                    evidence.push(item);
                }
                Err(problem) => problems.push(problem),
            }
        }
        warn(rows.warnings(), quiet);
    }
    if lived > 0 {
        let what = words::count(lived, "piece of lived experience", "pieces of lived experience");
        note(
            quiet,
            &format!("note: {what} without a word on consent; you answer for having asked"),
        );
    }
    problems.or((people, evidence)).map_err(Failure::from)
}

fn unknown_person(item: &Evidence, line: u64, file: &Path) -> Problem {
    let found = quoted(item.person.as_str());
    Problem::new("evidence.person_unknown", found, "the id of a person in the file of people")
        .in_file(file.display().to_string())
        .at_line(line)
        .in_field("person")
        .with_help("add the person, or correct the id")
}

/// The report as the command line promises it in JSON.
fn document(view: &RunView, files: Option<&Files>) -> Value {
    let report = &view.report;
    let mut document = json!({
        "run": view.run.id,
        "kinds": report.kinds.iter().map(|kind| kind_document(view, kind)).collect::<Vec<_>>(),
        "shortlist": report.shortlist.iter().map(|chosen| &chosen.person).collect::<Vec<_>>(),
        "chosen": report.shortlist,
        "looked_through": report.looked_through,
        "record": view.run,
        "files": files,
    });
    if let Some(rules) = &report.rules {
        document["rules"] = match_rules::document(rules);
    }
    document
}

fn kind_document(view: &RunView, kind: &KindReport) -> Value {
    let people: Vec<Value> = kind
        .people
        .iter()
        .map(|found| {
            let reasons: Vec<Value> = found
                .reasons
                .iter()
                .map(|reason| {
                    json!({
                        "evidence": reason.evidence,
                        "share": reason.share,
                        "text": view.evidence.get(&reason.evidence).map(words::reason),
                        "words": reason.words,
                    })
                })
                .collect();
            json!({
                "person": found.person,
                "name": view.people.get(&found.person).map(|person| &person.name),
                "score": found.score,
                "factors": found.factors,
                "reasons": reasons,
                "beside": match_rules::beside(view, &found.person),
            })
        })
        .collect();
    let missing: Vec<Value> = kind
        .missing
        .iter()
        .map(|missing| {
            let said = match_rules::missing(view, missing);
            json!({
                "what": said.what,
                "why": said.why,
                "would_help": said.would_help,
                "detail": missing,
            })
        })
        .collect();
    json!({
        "id": kind.id,
        "people": people,
        "found": kind.found,
        "covered": kind.covered,
        "missing": missing,
    })
}

/// A row a person, and a row for each thing that is missing.
fn rows(view: &RunView) -> (Vec<&'static str>, Vec<Vec<String>>) {
    let header = vec![
        "kind",
        "rank",
        "person",
        "name",
        "score",
        "topic",
        "quality",
        "reliability",
        "availability",
        "shortlisted",
        "evidence",
        "reasons",
        "missing",
    ];
    let mut rows = Vec::new();
    for kind in &view.report.kinds {
        for (rank, found) in kind.people.iter().enumerate() {
            let name = view.people.get(&found.person).map_or("", |person| person.name.as_str());
            let chosen = view
                .report
                .shortlist
                .iter()
                .any(|chosen| chosen.person == found.person && chosen.kind == kind.id);
            let reasons = found.reasons.iter().filter_map(|r| view.evidence.get(&r.evidence));
            let ids = found.reasons.iter().map(|r| r.evidence.to_string());
            rows.push(vec![
                kind.id.to_string(),
                (rank + 1).to_string(),
                found.person.to_string(),
                name.to_owned(),
                found.score.to_string(),
                found.factors.topic.to_string(),
                found.factors.quality.to_string(),
                found.factors.reliability.to_string(),
                found.factors.availability.to_string(),
                if chosen { "yes" } else { "no" }.to_owned(),
                ids.collect::<Vec<_>>().join(" | "),
                reasons
                    .map(words::reason)
                    .chain(match_rules::beside(view, &found.person))
                    .collect::<Vec<_>>()
                    .join(" | "),
                String::new(),
            ]);
        }
        for missing in &kind.missing {
            let said = match_rules::missing(view, missing);
            let mut row = vec![String::new(); header.len()];
            row[0] = kind.id.to_string();
            row[12] = format!("{}: {}; would help: {}", said.what, said.why, said.would_help);
            rows.push(row);
        }
    }
    (header, rows)
}

/// The report to read.
fn page(view: &RunView) -> String {
    use anstyle::{AnsiColor, Style};
    let bold = Style::new().bold();
    let dim = Style::new().dimmed();
    let red = Style::new().fg_color(Some(AnsiColor::Red.into()));
    let call: &CallBrief = &view.parameters.call;
    let mut text = String::new();
    let _ = writeln!(text, "{bold}{}{bold:#}", words::plain(&call.title));
    let _ = writeln!(text, "{}, {}", words::plain(&call.decision.what), call.decision.on.words());
    for kind in &view.report.kinds {
        let asked = call.kinds.iter().find(|asked| asked.id == kind.id);
        let wanted = asked.map_or(0, |asked| asked.people);
        let chosen = view.report.shortlist.iter().filter(|c| c.kind == kind.id).count();
        let _ = writeln!(
            text,
            "\n{bold}{}{bold:#}  {chosen} of {wanted} on the shortlist, {} known, {:.0} % covered",
            asked.map_or_else(|| kind.id.to_string(), |asked| words::plain(&asked.name)),
            kind.found,
            kind.covered * 100.0,
        );
        for (rank, found) in kind.people.iter().enumerate() {
            let name = view.people.get(&found.person).map_or("", |person| person.name.as_str());
            let on = view
                .report
                .shortlist
                .iter()
                .any(|chosen| chosen.person == found.person && chosen.kind == kind.id);
            let f = &found.factors;
            let _ = writeln!(
                text,
                "{:>4} {} {bold}{}{bold:#} {dim}{}{dim:#}  {:.2}  {dim}topic {:.2}  quality {:.2}  source {:.2}  time {:.2}{dim:#}",
                rank + 1,
                if on { "●" } else { "○" },
                words::plain(name),
                words::plain(found.person.as_str()),
                found.score,
                f.topic,
                f.quality,
                f.reliability,
                f.availability,
            );
            for reason in found.reasons.iter().take(3) {
                if let Some(item) = view.evidence.get(&reason.evidence) {
                    let _ = writeln!(text, "         {}", words::reason(item));
                }
            }
            for said in match_rules::beside(view, &found.person) {
                let _ = writeln!(text, "         {dim}{said}{dim:#}");
            }
        }
        for missing in &kind.missing {
            let said = match_rules::missing(view, missing);
            let _ = writeln!(
                text,
                "  {red}{}{red:#} {}: {}. {dim}Would help: {}.{dim:#}",
                if words::is_lack(missing) { "missing" } else { "beside" },
                said.what,
                said.why,
                said.would_help
            );
        }
    }
    if let Some(rules) = &view.report.rules {
        text.push_str(&match_rules::page(view, rules));
    }
    let counts = &view.report.looked_through;
    let _ = writeln!(
        text,
        "\n● on the shortlist, ○ also known. Looked through {} and {}, as of {}.",
        words::count(counts.people, "person", "people"),
        words::count(counts.evidence, "piece of evidence", "pieces of evidence"),
        view.parameters.as_of,
    );
    for (number, what) in [
        (counts.not_consented, "not agreed to by the person"),
        (counts.lived_not_asked, "lived experience that nobody was asked about yet"),
        (counts.later, "from after that day"),
    ] {
        if number > 0 {
            let _ = writeln!(
                text,
                "Left out: {}, {what}.",
                words::count(number, "piece of evidence", "pieces of evidence")
            );
        }
    }
    let _ = writeln!(
        text,
        "{dim}Run {}, engine {} {}, seed \"{}\", input {}.{dim:#}",
        view.run.id,
        view.run.engine.name,
        view.run.engine.version,
        view.run.seed,
        view.run.input.short(),
    );
    text
}

/// Reads a run back out of a file that `match --format json` wrote.
pub(crate) fn read_document(path: &Path) -> Result<(Run, Files), Failure> {
    #[derive(Deserialize)]
    struct Document {
        record: Run,
        #[serde(default)]
        files: Option<Files>,
    }
    let name = path.display().to_string();
    let file = std::fs::File::open(path).map_err(|e| Problem::io(&e, &name))?;
    let read: Result<Document, _> = serde_json::from_reader(std::io::BufReader::new(file));
    let document = read.map_err(|e| {
        Problem::new("run.invalid", quoted(&e.to_string()), "a run written by match --format json")
            .in_file(name)
            .at_line(e.line() as u64)
            .at_column(e.column() as u64)
    })?;
    Ok((document.record, document.files.unwrap_or_default()))
}
