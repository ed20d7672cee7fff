//! `folkmoot alternates`: whom to keep ready for a panel, and who steps in.

use std::collections::{BTreeMap, BTreeSet};

use folkmoot_formats::{Input, PanelPool, Problem, read_panel_pool};
use folkmoot_model::ErrorCode;
use folkmoot_sortition::{Person, Pool, Quota, alternates, step_in};
use serde_json::json;
use sha2::{Digest as _, Sha256};

use crate::alternates_args::{Alternates, rate};
use crate::args::Global;
use crate::commands::households::{Households, cell};
use crate::commands::note;
use crate::failure::Failure;
use crate::output::Format;
use crate::words::{count, table};

pub(crate) fn run(global: &Global, args: &Alternates) -> Result<(), Failure> {
    let files = read_panel_pool(
        Input::open(&args.categories)?,
        Input::open(&args.respondents)?,
        args.id_column.as_deref(),
    )?;
    for warning in &files.warnings {
        note(global.quiet, &format!("warning: {warning}"));
    }
    let homes = Households::read(&args.households, &args.respondents, &files)?;
    homes.tell(global.quiet);
    known(args, &files)?;
    let pool = pool(args, &files, &homes)?;
    if args.gone.is_empty() { choose(args, &files, &pool) } else { replace(args, &files, &pool) }
}

/// Refuses ids that nobody has, and a panel that doesn't fit what is said of it.
fn known(args: &Alternates, files: &PanelPool) -> Result<(), Failure> {
    let known: BTreeSet<&str> = files.people.iter().map(|person| &*person.id).collect();
    let all = [
        ("--panel", &args.panel),
        ("--exclude", &args.exclude),
        ("--ready", &args.ready),
        ("--gone", &args.gone),
    ];
    for (flag, ids) in all {
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
    let on = |id: &&String| args.panel.contains(id);
    if let Some(id) = args.ready.iter().chain(&args.exclude).find(on) {
        let what = format!("\"{id}\" is on the panel, and can't be kept ready for it");
        return Err(Failure::usage(what, "take it out of one of them"));
    }
    if let Some(id) = args.gone.iter().find(|id| !on(id)) {
        let what = format!("--gone: \"{id}\" is not on the panel");
        return Err(Failure::usage(what, "name those of --panel who don't come"));
    }
    Ok(())
}

fn pool(args: &Alternates, files: &PanelPool, homes: &Households) -> Result<Pool, Failure> {
    let person = |person: &folkmoot_formats::Respondent| Person {
        id: person.id.clone(),
        values: person.values.clone(),
        household: homes.of(&person.id),
        must: false,
    };
    let there = files.people.iter().filter(|person| !args.exclude.contains(&person.id));
    let people: Vec<Person> = there.map(person).collect();
    let quota = |quota: &folkmoot_formats::PanelQuota| {
        Quota::new(&quota.feature, &quota.value, quota.min, quota.max)
    };
    let quotas: Vec<Quota> = files.quotas.iter().map(quota).collect();
    let distinct: BTreeSet<&String> = args.panel.iter().collect();
    let seats = u32::try_from(distinct.len()).unwrap_or(u32::MAX);
    Pool::new(&quotas, &people, seats).map_err(|wrong| Failure::Refused {
        code: ErrorCode("select.pool"),
        sentence: wrong.iter().take(10).map(ToString::to_string).collect::<Vec<_>>().join("; "),
        help: Some("check the quotas, and the people they are about".to_owned()),
    })
}

/// Places of ids in the pool.
fn places(pool: &Pool, ids: &[String]) -> Vec<usize> {
    let distinct: BTreeSet<&String> = ids.iter().collect();
    distinct.into_iter().filter_map(|id| pool.ids().binary_search(id).ok()).collect()
}

/// Each person's chance not to come, in the order of the pool.
fn rates(args: &Alternates, files: &PanelPool, pool: &Pool) -> Result<Vec<f64>, Failure> {
    let same = args.drop_out;
    let Some(column) = &args.drop_out_column else {
        let rate = same.ok_or_else(|| {
            Failure::usage(
                "how likely is it that somebody doesn't come?".to_owned(),
                "say --drop-out 0.2, or name a --drop-out-column",
            )
        })?;
        return Ok(vec![rate; pool.ids().len()]);
    };
    let mut rates = BTreeMap::new();
    for (row, person) in files.people.iter().enumerate() {
        let wrong = |found: &str| {
            Failure::from(
                Problem::new("csv.rate", found, "a number from 0 to 1")
                    .in_file(args.respondents.display().to_string())
                    .at_line(row as u64 + 2)
                    .in_field(column.as_str()),
            )
        };
        let text = cell(person, column).ok_or_else(|| wrong("no such column"))?;
        let rate = match (text.trim(), same) {
            ("", Some(same)) => same,
            (text, _) => rate(text).map_err(|_| wrong(&format!("\"{text}\"")))?,
        };
        rates.insert(person.id.as_str(), rate);
    }
    Ok(pool.ids().iter().map(|id| rates.get(id.as_str()).copied().unwrap_or(0.0)).collect())
}

fn choose(args: &Alternates, files: &PanelPool, pool: &Pool) -> Result<(), Failure> {
    let rates = rates(args, files, pool)?;
    let seed = Sha256::digest(format!("folkmoot alternates\n{}", args.seed)).into();
    let found = alternates(pool, &places(pool, &args.panel), &rates, args.number, seed);
    let id = |person: &usize| pool.ids()[*person].clone();
    let rows: Vec<Vec<String>> = found
        .people
        .iter()
        .zip(&found.misses[1..])
        .enumerate()
        .map(|(at, (person, misses))| {
            vec![(at + 1).to_string(), id(person), format!("{misses:.3}")]
        })
        .collect();
    let header = ["place", "id", "misses"];
    match args.output.format {
        Format::Json => args.output.json(&json!({
            "ready": found.people.iter().map(id).collect::<Vec<_>>(),
            "expected_misses": found.misses,
            "draws": folkmoot_sortition::DRAWS,
            "seed": args.seed,
        })),
        Format::Csv => args.output.csv(&header, &rows),
        Format::Table => {
            let before = found.misses[0];
            let mut text = format!(
                "With nobody ready a panel misses its quotas by {before:.3} seats on average \
                 (empty seats counted; {} draws of who doesn't come).\n",
                folkmoot_sortition::DRAWS
            );
            if rows.is_empty() {
                text.push_str("Nobody who isn't on the panel would make that less.\n");
            } else {
                text.push_str("Keep ready, and expect then:\n\n");
                text.push_str(&table(&header, &rows));
            }
            args.output.write(text.as_bytes())
        }
    }
}

fn replace(args: &Alternates, files: &PanelPool, pool: &Pool) -> Result<(), Failure> {
    let stay: Vec<String> =
        args.panel.iter().filter(|id| !args.gone.contains(id)).cloned().collect();
    let found = step_in(pool, &places(pool, &stay), &places(pool, &args.ready));
    let stepped: Vec<String> = found.people.iter().map(|it| pool.ids()[*it].clone()).collect();
    let there: BTreeSet<&String> = stay.iter().chain(&stepped).collect();
    let missed = missed(files, &there);
    match args.output.format {
        Format::Json => args.output.json(&json!({
            "step_in": stepped,
            "misses": found.misses,
            "proved": found.proved,
            "empty_seats": pool.seats() as usize - there.len(),
            "missed": missed.iter().map(|it| json!({
                "feature": it.feature, "value": it.value, "min": it.min, "max": it.max,
                "there": it.there,
            })).collect::<Vec<_>>(),
        })),
        Format::Csv => {
            let rows: Vec<Vec<String>> = stepped.iter().map(|id| vec![id.clone()]).collect();
            args.output.csv(&["id"], &rows)
        }
        Format::Table => {
            let mut text = match stepped.len() {
                0 => "Nobody of those ready makes it better.\n".to_owned(),
                _ => format!("Stepping in: {}\n", stepped.join(", ")),
            };
            let empty = pool.seats() as usize - there.len();
            if empty > 0 {
                text.push_str(&count(empty as u64, "seat stays empty\n", "seats stay empty\n"));
            }
            for it in &missed {
                text.push_str(&format!(
                    "{} {}: {} there, {} to {} wanted\n",
                    it.feature, it.value, it.there, it.min, it.max
                ));
            }
            if found.misses == 0 {
                text.push_str("Every quota is kept.\n");
            } else if found.proved {
                text.push_str("No others of those ready would miss less: that is proved.\n");
            }
            args.output.write(text.as_bytes())
        }
    }
}

/// A quota that isn't kept.
struct Missed<'a> {
    feature: &'a str,
    value: &'a str,
    min: u32,
    max: u32,
    there: u32,
}

fn missed<'a>(files: &'a PanelPool, there: &BTreeSet<&String>) -> Vec<Missed<'a>> {
    let on: Vec<_> = files.people.iter().filter(|person| there.contains(&person.id)).collect();
    let missed = files.quotas.iter().filter_map(|quota| {
        let of = on.iter().filter(|it| it.values.get(&quota.feature) == Some(&quota.value)).count();
        let there = u32::try_from(of).unwrap_or(u32::MAX);
        let kept = (quota.min..=quota.max).contains(&there);
        let (feature, value) = (quota.feature.as_str(), quota.value.as_str());
        (!kept).then_some(Missed { feature, value, min: quota.min, max: quota.max, there })
    });
    missed.collect()
}
