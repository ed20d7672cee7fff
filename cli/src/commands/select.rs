//! `folkmoot select`: a panel by lottery.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::time::{Duration, Instant};

use folkmoot_formats::{Input, LotteryReport, PanelPool, Respondent, read_panel_pool};
use folkmoot_model::ErrorCode;
use folkmoot_sortition::{
    Method, Person, Pool, Quota, Selection, Side, Stage, Status, Tickets, Unable, drawn, pseudonym,
    remaining, select, tickets,
};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use crate::args::Global;
use crate::commands::households::Households;
use crate::commands::note;
use crate::failure::Failure;
use crate::output::{Format, Output};
use crate::progress::Progress;
use crate::select_args::{MethodName, Select};
use crate::words::{count, table};

/// How many draws the old way is measured by.
const DRAWS: usize = 1000;
/// Most things of a kind that a sentence names.
const NAMED: usize = 5;

/// Works the chances out, draws, and writes who was drawn, with the proof.
pub(crate) fn run(global: &Global, args: &Select) -> Result<(), Failure> {
    let files = read_panel_pool(
        Input::open(&args.categories)?,
        Input::open(&args.respondents)?,
        args.id_column.as_deref(),
    )?;
    for warning in &files.warnings {
        note(global.quiet, &format!("warning: {warning}"));
    }
    let seed = args.seed.clone().unwrap_or_else(|| "folkmoot".to_owned());
    let homes = Households::read(&args.households, &args.respondents, &files)?;
    homes.tell(global.quiet);
    let pool = pool(args, &files, &homes)?;
    let start = Instant::now();
    let limit = args.time_limit.unwrap_or(Duration::MAX);
    let progress = Progress::count("panels", global.quiet);
    let mut watch = |stage: Stage| {
        if let Stage::Panels { found, .. } = stage {
            progress.at(found as u64);
        }
        start.elapsed() >= limit
    };
    let answer = match select(&pool, method(args, &seed), &mut watch) {
        Ok(answer) => answer,
        Err(Unable::Infeasible { conflict, relaxations }) => {
            drop(progress);
            return infeasible(args, &pool, &conflict, &relaxations);
        }
        Err(error) => {
            return Err(Failure::No {
                code: ErrorCode("select.none"),
                sentence: error.to_string(),
                help: Some("try --method leximin".to_owned()),
            });
        }
    };
    let mut list = None;
    if let Some(number) = args.lottery {
        // the list is made whole even when time is short: without it there is no lottery
        let mut on = |stage: Stage| {
            if let Stage::Panels { found, .. } = stage {
                progress.at(found as u64);
            }
            false
        };
        let made = tickets(&pool, &answer.portfolio, number, &mut on);
        list = Some(made.ok_or_else(|| Failure::Refused {
            code: ErrorCode("select.tickets"),
            sentence: format!("no list of {number} panels could be made"),
            help: Some("ask for --lottery 1000, and never more than 100000".to_owned()),
        })?);
    }
    drop(progress);
    let draw = Draw::new(args, &pool, &answer, list, &seed)?;
    draw.tell(global, args);
    write(args, &pool, &files, &answer, &draw, &homes)?;
    if answer.status == Status::Stopped {
        return Err(Failure::OutOfTime {
            sentence: format!(
                "stopped with a gap of {:.6}; the best so far is written",
                answer.gap
            ),
            help: Some("give it more --time-limit".to_owned()),
        });
    }
    Ok(())
}

fn method(args: &Select, seed: &str) -> Method {
    match args.method {
        MethodName::Leximin => Method::Leximin,
        MethodName::Maximin => Method::Maximin,
        MethodName::Nash => Method::Nash,
        MethodName::Goldilocks => Method::Goldilocks { gamma: args.gamma },
        MethodName::Random => {
            Method::Random { seed: Sha256::digest(format!("{seed}/old way")).into(), draws: DRAWS }
        }
    }
}

fn method_name(args: &Select) -> &'static str {
    match args.method {
        MethodName::Leximin => "leximin",
        MethodName::Maximin => "maximin",
        MethodName::Nash => "nash",
        MethodName::Goldilocks => "goldilocks",
        MethodName::Random => "random",
    }
}

/// The pool as the engine takes it, or all that is wrong with it.
fn pool(args: &Select, files: &PanelPool, homes: &Households) -> Result<Pool, Failure> {
    let known: BTreeSet<&str> = files.people.iter().map(|person| &*person.id).collect();
    for (flag, ids) in [
        ("--must-include", &args.must_include),
        ("--exclude", &args.exclude),
        ("--seated", &args.seated),
    ] {
        if let Some(stranger) = ids.iter().find(|id| !known.contains(id.as_str())) {
            return Err(Failure::Refused {
                code: ErrorCode("select.unknown_id"),
                sentence: format!(
                    "{flag}: \"{stranger}\" is not in {}",
                    args.respondents.display()
                ),
                help: Some("check the id, and --id-column".to_owned()),
            });
        }
    }
    let both = |a: &[String], b: &[String]| a.iter().find(|id| b.contains(id)).cloned();
    let twice = both(&args.must_include, &args.exclude)
        .or_else(|| both(&args.seated, &args.exclude))
        .or_else(|| both(&args.seated, &args.must_include));
    if let Some(id) = twice {
        return Err(Failure::usage(
            format!("\"{id}\" is named for two of --must-include, --exclude and --seated"),
            "take it out of one of them",
        ));
    }
    let people: Vec<Person> = files
        .people
        .iter()
        .filter(|person| !args.exclude.contains(&person.id))
        .map(|person| Person {
            id: person.id.clone(),
            values: person.values.clone(),
            household: homes.of(&person.id),
            must: args.must_include.contains(&person.id),
        })
        .collect();
    let quotas: Vec<Quota> = files
        .quotas
        .iter()
        .map(|quota| Quota {
            flex: quota.flex.unwrap_or((0, u32::MAX)),
            ..Quota::new(&quota.feature, &quota.value, quota.min, quota.max)
        })
        .collect();
    let seated: BTreeSet<String> = args.seated.iter().cloned().collect();
    let (quotas, people, seats) = remaining(&quotas, &people, args.panel_size, &seated);
    Pool::new(&quotas, &people, seats).map_err(|wrong| Failure::Refused {
        code: ErrorCode("select.pool"),
        sentence: wrong.iter().take(NAMED).map(ToString::to_string).collect::<Vec<_>>().join("; "),
        help: Some("check --panel-size, and the quotas and people it is drawn from".to_owned()),
    })
}

/// Who was drawn, and how.
struct Draw {
    panel: Vec<usize>,
    seed: Option<String>,
    salt: Option<String>,
    report: Option<LotteryReport>,
    moved: f64,
}

impl Draw {
    fn new(
        args: &Select,
        pool: &Pool,
        answer: &Selection,
        list: Option<Tickets>,
        seed: &str,
    ) -> Result<Self, Failure> {
        let Some(list) = list else {
            return Ok(Self {
                panel: from_portfolio(answer, seed),
                seed: Some(seed.to_owned()),
                salt: None,
                report: None,
                moved: 0.0,
            });
        };
        let salt = match &args.salt {
            Some(salt) => salt.clone(),
            None => fresh()?,
        };
        let names: Vec<String> = pool.ids().iter().map(|id| pseudonym(&salt, id)).collect();
        // sorted by pseudonym, so that the order gives nobody away; places stay beside
        let mut rows: Vec<(Vec<String>, Vec<usize>)> = list
            .panels
            .into_iter()
            .map(|panel| {
                let mut ticket: Vec<String> = panel.iter().map(|p| names[*p].clone()).collect();
                ticket.sort();
                (ticket, panel)
            })
            .collect();
        rows.sort();
        let (tickets, panels): (Vec<Vec<String>>, Vec<Vec<usize>>) = rows.into_iter().unzip();
        let people = pool.ids().len();
        let mut report = LotteryReport::new(method_name(args), pool.seats(), people, tickets);
        report.least = answer.figures.least;
        report.gap = answer.gap;
        report.moved = list.moved;
        let mut panel = Vec::new();
        if let Some(seed) = &args.seed {
            panel.clone_from(&panels[drawn(&report.commitment, seed, panels.len())]);
            report.draw(seed);
        }
        Ok(Self {
            panel,
            seed: args.seed.clone(),
            salt: Some(salt),
            report: Some(report),
            moved: list.moved,
        })
    }

    /// What whoever draws must know, beside the result.
    fn tell(&self, global: &Global, args: &Select) {
        if let Some(seed) = &self.seed {
            note(global.quiet, &format!("seed: {seed}"));
        }
        if let (Some(salt), None) = (&self.salt, &args.salt) {
            note(global.quiet, &format!("salt of the pseudonyms, keep it secret: {salt}"));
        }
        if let Some(report) = &self.report {
            note(global.quiet, &format!("commitment: {}", report.commitment));
            if self.seed.is_none() {
                note(
                    global.quiet,
                    "Nothing is drawn yet. Publish the report, then choose the seed in public: \
                     folkmoot verify-draw REPORT --seed TEXT",
                );
            }
        }
    }
}

/// A panel of the portfolio by its probability, as the seed says.
fn from_portfolio(answer: &Selection, seed: &str) -> Vec<usize> {
    let hash = Sha256::digest(format!("folkmoot draw\n{seed}"));
    let bits = hash.iter().take(6).fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
    let mut point = bits as f64 / (1_u64 << 48) as f64;
    for chosen in &answer.portfolio {
        if point < chosen.probability {
            return chosen.panel.clone();
        }
        point -= chosen.probability;
    }
    answer.portfolio.last().map(|chosen| chosen.panel.clone()).unwrap_or_default()
}

fn fresh() -> Result<String, Failure> {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes)
        .map_err(|error| Failure::unable("random", format!("no randomness to be had: {error}")))?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

fn side(pool: &Pool, side: &Side) -> Value {
    let (Side::Min(at) | Side::Max(at)) = side;
    let quota = &pool.quotas()[*at];
    json!({
        "feature": quota.feature,
        "value": quota.value,
        "min": matches!(side, Side::Min(_)).then_some(quota.min),
        "max": matches!(side, Side::Max(_)).then_some(quota.max),
    })
}

fn side_words(pool: &Pool, side: &Side) -> String {
    match side {
        Side::Min(at) => {
            let quota = &pool.quotas()[*at];
            format!("{} \"{}\" at least {}", quota.feature, quota.value, quota.min)
        }
        Side::Max(at) => {
            let quota = &pool.quotas()[*at];
            format!("{} \"{}\" at most {}", quota.feature, quota.value, quota.max)
        }
    }
}

fn because(pool: &Pool, sides: &[Side]) -> String {
    if sides.is_empty() {
        return "no panel that keeps all quotas has room".to_owned();
    }
    sides.iter().map(|each| side_words(pool, each)).collect::<Vec<_>>().join(", ")
}

/// No panel keeps the quotas: says which can't go together, and what would mend it.
fn infeasible(
    args: &Select,
    pool: &Pool,
    conflict: &[Side],
    relaxations: &[folkmoot_sortition::Relaxation],
) -> Result<(), Failure> {
    let change = |change: &folkmoot_sortition::Change| {
        let quota = &pool.quotas()[change.quota];
        json!({
            "feature": quota.feature, "value": quota.value,
            "min": [quota.min, change.min], "max": [quota.max, change.max],
        })
    };
    let ways: Vec<Value> = relaxations
        .iter()
        .map(|way| {
            json!({
                "cost": way.cost, "changes": way.changes.iter().map(change).collect::<Vec<_>>(),
            })
        })
        .collect();
    let words = |change: &folkmoot_sortition::Change| {
        let quota = &pool.quotas()[change.quota];
        format!(
            "{} \"{}\" {}–{} instead of {}–{}",
            quota.feature, quota.value, change.min, change.max, quota.min, quota.max
        )
    };
    let mut rows: Vec<Vec<String>> =
        conflict.iter().map(|each| vec!["conflict".to_owned(), side_words(pool, each)]).collect();
    for (at, way) in relaxations.iter().enumerate() {
        let changes: Vec<String> = way.changes.iter().map(words).collect();
        rows.push(vec![format!("way {}", at + 1), changes.join("; ")]);
    }
    match args.output.format {
        Format::Json => args.output.json(&json!({
            "status": "infeasible",
            "method": method_name(args),
            "panel_size": args.panel_size,
            "pool": pool.ids().len(),
            "conflict": conflict.iter().map(|each| side(pool, each)).collect::<Vec<_>>(),
            "relaxations": ways,
        }))?,
        Format::Csv => args.output.csv(&["what", "quota"], &rows)?,
        Format::Table => args.output.write(table(&["what", "quota"], &rows).as_bytes())?,
    }
    Err(Failure::No {
        code: ErrorCode("select.infeasible"),
        sentence: "no panel keeps all quotas".to_owned(),
        help: Some(if relaxations.is_empty() {
            "too many must be on it, or nothing within the flex mends the quotas".to_owned()
        } else {
            "change the quotas in one of the ways above, the first changes least".to_owned()
        }),
    })
}

fn write(
    args: &Select,
    pool: &Pool,
    files: &PanelPool,
    answer: &Selection,
    draw: &Draw,
    homes: &Households,
) -> Result<(), Failure> {
    let ids = pool.ids();
    let on: BTreeSet<&str> = draw.panel.iter().map(|p| &*ids[*p]).collect();
    let names = |panel: &[usize]| panel.iter().map(|p| ids[*p].clone()).collect::<Vec<_>>();
    if let (Some(path), Some(report)) = (&args.report, &draw.report) {
        to(path, Format::Json).json(report)?;
    }
    let seated = |id: &str| args.seated.iter().any(|each| each == id);
    for (path, wanted) in [(&args.selected, true), (&args.remaining, false)] {
        if let Some(path) = path {
            let people = files.people.iter().filter(|p| !seated(&p.id));
            let people = people.filter(|p| on.contains(&*p.id) == wanted);
            rows(path, files, people)?;
        }
    }
    let status = match answer.status {
        Status::Optimal => "optimal",
        Status::Stopped => "time_limit",
        Status::Sampled => "sampled",
    };
    let chances: BTreeMap<&str, f64> =
        ids.iter().map(String::as_str).zip(answer.chances.iter().copied()).collect();
    match args.output.format {
        Format::Json => {
            let mut json = json!({
                "status": status,
                "method": method_name(args),
                "panel_size": args.panel_size,
                "pool": ids.len(),
                "min_probability": answer.figures.least,
                "geometric_mean": answer.figures.geometric_mean,
                "gini": answer.figures.gini,
                "bound": answer.bound,
                "reached": answer.reached,
                "gap": answer.gap,
                "levels": answer.levels.iter().map(|(chance, people)| json!({"probability": chance, "people": people})).collect::<Vec<_>>(),
                "proved": answer.proved,
                "cuts": answer.cuts,
                "probabilities": chances,
                "portfolio": answer.portfolio.iter().map(|chosen| json!({"panel": names(&chosen.panel), "probability": chosen.probability})).collect::<Vec<_>>(),
                "drawn": names(&draw.panel),
                "impossible": answer.impossible.iter().map(|each| json!({"id": ids[each.person], "because": because(pool, &each.because)})).collect::<Vec<_>>(),
                "conflict": [],
                "relaxations": [],
                "households": homes.shared(),
                "look_alike": homes.look_alike(),
                "seed": draw.seed,
                "digest": digest(files, args),
            });
            if let (Some(report), Some(salt)) = (&draw.report, &draw.salt) {
                json["commitment"] = json!(report.commitment);
                json["ticket"] = json!(report.ticket);
                json["moved"] = json!(draw.moved);
                json["pseudonyms"] =
                    ids.iter().map(|id| (id.clone(), json!(pseudonym(salt, id)))).collect();
            }
            args.output.json(&json)
        }
        Format::Csv => {
            let row = |id: &String| {
                let drawn = if on.contains(&**id) { "yes" } else { "no" };
                vec![id.clone(), chances[&**id].to_string(), drawn.to_owned()]
            };
            args.output
                .csv(&["id", "probability", "drawn"], &ids.iter().map(row).collect::<Vec<_>>())
        }
        Format::Table => {
            let text = summary(pool, answer, draw, &names(&draw.panel));
            args.output.write(text.as_bytes())
        }
    }
}

fn to(path: &Path, format: Format) -> Output {
    Output { format, out: Some(path.to_owned()) }
}

/// Rows of the file of people as they were.
fn rows<'a>(
    path: &Path,
    files: &PanelPool,
    people: impl Iterator<Item = &'a Respondent>,
) -> Result<(), Failure> {
    let header: Vec<&str> = files.people.first().map_or_else(Vec::new, |person| {
        person.cells.iter().map(|(name, _)| name.as_str()).collect()
    });
    let rows: Vec<Vec<String>> =
        people.map(|person| person.cells.iter().map(|(_, text)| text.clone()).collect()).collect();
    to(path, Format::Csv).csv(&header, &rows)
}

/// SHA-256 of what was drawn from: quotas, people with their values, seats.
fn digest(files: &PanelPool, args: &Select) -> String {
    let mut hash = Sha256::new();
    hash.update(format!("{}\n", args.panel_size));
    for quota in &files.quotas {
        hash.update(format!("{}\t{}\t{}\t{}\n", quota.feature, quota.value, quota.min, quota.max));
    }
    for person in &files.people {
        hash.update(format!("{}\t{:?}\n", person.id, person.values));
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

fn summary(pool: &Pool, answer: &Selection, draw: &Draw, names: &[String]) -> String {
    let figures = &answer.figures;
    let mut text = String::new();
    if names.is_empty() {
        text.push_str("Nobody is drawn yet.\n");
    } else {
        text.push_str(&format!("Drawn: {}\n", names.join(", ")));
    }
    text.push_str(&format!(
        "\n{} from {}. Least chance {:.2} % (bound {:.2} %), Gini {:.3}, gap {:.6}.\n",
        count(u64::from(pool.seats()), "seat", "seats"),
        count(pool.ids().len() as u64, "person", "people"),
        figures.least_possible * 100.0,
        answer.bound.min(1.0) * 100.0,
        figures.gini,
        answer.gap,
    ));
    let levels: Vec<Vec<String>> = answer
        .levels
        .iter()
        .map(|(chance, people)| vec![format!("{:.2} %", chance * 100.0), people.to_string()])
        .collect();
    if !levels.is_empty() {
        text.push('\n');
        text.push_str(&table(&["chance", "people"], &levels));
    }
    for each in answer.impossible.iter().take(NAMED) {
        let why = because(pool, &each.because);
        text.push_str(&format!("{} is on no panel: {why}\n", pool.ids()[each.person]));
    }
    if answer.impossible.len() > NAMED {
        text.push_str(&format!("… and {} more are on none\n", answer.impossible.len() - NAMED));
    }
    if let Some(report) = &draw.report {
        text.push_str(&format!(
            "\nList of {}, nobody moved by more than {:.4} %.\nCommitment {}\n",
            count(report.tickets.len() as u64, "panel", "panels"),
            draw.moved * 100.0,
            report.commitment,
        ));
        if let Some(ticket) = report.ticket {
            text.push_str(&format!("Drawn: number {ticket}\n"));
        }
    }
    text
}
