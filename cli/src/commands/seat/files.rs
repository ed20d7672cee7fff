//! What was asked for, from the files that say it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use folkmoot_formats::{Input, Problem, Problems, TableRow, quoted, read_table};
use folkmoot_model::ErrorCode;
use folkmoot_seating::{Bound, Field, Pair, Person, Relation, Request, Rule, Table, pairs};
use serde::Deserialize;

use super::Rounds;
use crate::failure::Failure;
use crate::seat_args::Seat;

/// A request, the plan to stay near to, and what stands on the card of an id.
pub(super) struct Asked {
    pub(super) request: Request,
    pub(super) former: Rounds,
    pub(super) names: BTreeMap<String, String>,
}

pub(super) fn read(args: &Seat) -> Result<Asked, Failure> {
    let (mut people, names) = people(args)?;
    let known: BTreeSet<String> = people.iter().map(|person| person.id.clone()).collect();
    people.retain(|person| !args.absent.contains(&person.id));
    let mut plan = match &args.keep {
        Some(path) => read_plan(path)?,
        None => KeptPlan::default(),
    };
    let named = plan.rounds.iter().flatten().flatten();
    let stranger = args
        .absent
        .iter()
        .find(|id| !known.contains(*id) && !named.clone().any(|planned| planned == *id));
    if let Some(stranger) = stranger {
        return Err(Failure::Refused {
            code: ErrorCode("seat.unknown_id"),
            sentence: format!("--absent: {} is not in {}", quoted(stranger), args.people.display()),
            help: Some("check the id, and --id-column".to_owned()),
        });
    }
    let mut bounds: Vec<Bound> =
        args.not_alone.iter().flat_map(|field| alone(&people, field)).collect();
    let tables = if let Some(role) = &args.pairs_across {
        let (tables, across) = pairs(&people, role);
        bounds.extend(across);
        tables
    } else {
        tables(args, people.len(), &plan)?
    };
    plan.order_by(&tables, args)?;
    let rounds = rounds(args, &plan)?;
    hosts(args, &mut people, &known)?;
    let mut relations = Vec::new();
    for (file, relation) in [
        (&args.apart, Relation::Apart),
        (&args.together, Relation::Together),
        (&args.meet, Relation::Meet),
    ] {
        if let Some(path) = file {
            read_pairs(path, relation, &known, &people, &mut relations)?;
        }
    }
    let past = plan.rounds.drain(..args.held).collect();
    let request = Request {
        people,
        tables,
        rounds,
        past,
        fields: fields(args),
        bounds,
        pairs: relations,
        ..Request::default()
    };
    Ok(Asked { request, former: plan.rounds, names })
}

/// Columns that are mixed, then those that only a bound speaks of.
fn fields(args: &Seat) -> Vec<Field> {
    let mut fields: Vec<Field> = args.diversify.iter().map(Field::new).collect();
    for name in args.not_alone.iter().chain(&args.pairs_across) {
        if !fields.iter().any(|field| field.name == *name) {
            fields.push(Field { weight: 0, ..Field::new(name) });
        }
    }
    fields
}

/// Two or none of each value that two people have at all.
fn alone(people: &[Person], field: &str) -> Vec<Bound> {
    let mut counts: BTreeMap<&String, usize> = BTreeMap::new();
    for value in people.iter().filter_map(|person| person.values.get(field)) {
        *counts.entry(value).or_default() += 1;
    }
    let bound = |(value, _): (&String, usize)| Bound {
        field: field.to_owned(),
        value: value.clone(),
        table: None,
        rule: Rule::AtLeastOrNone(2),
    };
    counts.into_iter().filter(|(_, count)| *count > 1).map(bound).collect()
}

fn people(args: &Seat) -> Result<(Vec<Person>, BTreeMap<String, String>), Failure> {
    let rows = read_table(Input::open(&args.people)?)?;
    let mut problems = Problems::default();
    let mut seen: BTreeMap<String, u64> = BTreeMap::new();
    let mut names = BTreeMap::new();
    let mut people = Vec::new();
    let columns: BTreeSet<&String> =
        args.diversify.iter().chain(&args.not_alone).chain(&args.pairs_across).collect();
    for row in &rows {
        let found = row.required(&args.id_column).map(str::to_owned);
        let id = match found {
            Ok(id) => id,
            Err(problem) => {
                // a column that isn't there is told once
                let everywhere = problem.line() == Some(1);
                problems.push(problem);
                if everywhere {
                    break;
                }
                continue;
            }
        };
        if let Some(line) = seen.insert(id.clone(), row.line) {
            let found = format!("{} again, first on line {line}", quoted(&id));
            let again = Problem::new("id.duplicate", found, "every id once");
            problems.push(row.problem(&args.id_column, again));
            continue;
        }
        let mut values = BTreeMap::new();
        for column in &columns {
            match row.required(column) {
                Ok(value) => drop(values.insert((*column).clone(), value.to_owned())),
                Err(problem) if problem.line() == Some(1) && !people.is_empty() => {}
                Err(problem) => problems.push(problem.with_help("\"not said\" is a value too")),
            }
        }
        let cell = |column: &Option<String>| match column {
            Some(column) => match row.cell(column) {
                Some((_, text)) => Ok(text.trim().to_owned()),
                None => row.required(column).map(str::to_owned),
            },
            None => Ok(String::new()),
        };
        match (cell(&args.needs), cell(&args.name_column)) {
            (Ok(needs), Ok(name)) => {
                let shown = if name.is_empty() { id.clone() } else { name };
                names.insert(id.clone(), shown);
                people.push(Person { id, values, needs: list(&needs), table: None });
            }
            (Err(problem), _) | (_, Err(problem)) => {
                problems.push(problem);
                break;
            }
        }
    }
    problems.or((people, names)).map_err(Failure::from)
}

/// "step-free; interpreter cy".
fn list(text: &str) -> Vec<String> {
    let parts = text.split(';').map(str::trim).filter(|part| !part.is_empty());
    parts.map(str::to_owned).collect()
}

fn even(number: usize, people: usize) -> Vec<Table> {
    let table = |at: usize| Table {
        name: format!("Table {at}"),
        least: people / number,
        most: people.div_ceil(number),
        offers: Vec::new(),
    };
    (1..=number).map(table).collect()
}

fn tables(args: &Seat, people: usize, plan: &KeptPlan) -> Result<Vec<Table>, Failure> {
    let number = |number: usize| {
        if (1..=people).contains(&number) {
            Ok(even(number, people))
        } else {
            Err(Failure::usage(
                format!("{number} tables for {people} people"),
                format!("give a number from 1 to {people}"),
            ))
        }
    };
    match (&args.tables, args.table_size) {
        (Some(text), _) => match text.parse() {
            Ok(count) => number(count),
            Err(_) => read_tables(Path::new(text)),
        },
        (None, Some(0)) => Err(Failure::usage("a table for nobody", "give --table-size 2 or more")),
        (None, Some(size)) => number(people.div_ceil(size)),
        (None, None) if args.keep.is_some() => Ok(plan.tables_for(people)),
        (None, None) => Err(Failure::usage(
            "how many sit at a table isn't said",
            "give --table-size, --tables or --pairs-across",
        )),
    }
}

fn read_tables(path: &Path) -> Result<Vec<Table>, Failure> {
    let mut problems = Problems::default();
    let mut tables = Vec::new();
    for row in read_table(Input::open(path)?)? {
        match table(&row) {
            Ok(table) => tables.push(table),
            Err(problem) => problems.push(problem),
        }
    }
    problems.or(tables).map_err(Failure::from)
}

fn table(row: &TableRow) -> Result<Table, Problem> {
    let count = |column: &str, text: &str| {
        text.parse::<usize>().map_err(|_| {
            row.problem(column, Problem::new("field.count", quoted(text), "a whole number"))
        })
    };
    let most = count("seats", row.required("seats")?)?;
    let least = match row.cell("min").map(|(_, text)| text.trim()) {
        Some(text) if !text.is_empty() => count("min", text)?,
        _ => most,
    };
    let offers = row.cell("offers").map(|(_, text)| list(text)).unwrap_or_default();
    Ok(Table { name: row.required("table")?.to_owned(), least, most, offers })
}

/// An id in a file beside that of the people, which must know it.
fn known<'a>(row: &'a TableRow, column: &str, all: &BTreeSet<String>) -> Result<&'a str, Problem> {
    let id = row.required(column)?;
    if all.contains(id) {
        return Ok(id);
    }
    let expected = "the id of somebody who takes part";
    Err(row.problem(column, Problem::new("id.unknown", quoted(id), expected)))
}

fn hosts(args: &Seat, people: &mut [Person], all: &BTreeSet<String>) -> Result<(), Failure> {
    let Some(path) = &args.hosts else { return Ok(()) };
    let mut problems = Problems::default();
    for row in read_table(Input::open(path)?)? {
        match known(&row, "id", all).and_then(|id| Ok((id, row.required("table")?))) {
            // whoever is absent hosts nothing
            Ok((id, table)) => {
                if let Some(person) = people.iter_mut().find(|person| person.id == id) {
                    person.table = Some(table.to_owned());
                }
            }
            Err(problem) => problems.push(problem),
        }
    }
    problems.or(()).map_err(Failure::from)
}

fn read_pairs(
    path: &Path,
    relation: Relation,
    all: &BTreeSet<String>,
    people: &[Person],
    into: &mut Vec<Pair>,
) -> Result<(), Failure> {
    let here: BTreeSet<&String> = people.iter().map(|person| &person.id).collect();
    let mut problems = Problems::default();
    for row in read_table(Input::open(path)?)? {
        match known(&row, "a", all).and_then(|a| Ok((a, known(&row, "b", all)?))) {
            Ok((a, b)) => {
                let (a, b) = (a.to_owned(), b.to_owned());
                if here.contains(&a) && here.contains(&b) {
                    into.push(Pair { a, b, relation });
                }
            }
            Err(problem) => problems.push(problem),
        }
    }
    problems.or(()).map_err(Failure::from)
}

fn rounds(args: &Seat, plan: &KeptPlan) -> Result<usize, Failure> {
    if args.keep.is_none() {
        return Ok(args.rounds.unwrap_or(1));
    }
    let planned = plan.rounds.len();
    if args.rounds.is_some_and(|rounds| rounds != planned) {
        return Err(Failure::usage(
            format!("the plan that is kept has {planned} rounds"),
            "leave --rounds out",
        ));
    }
    if args.held >= planned {
        return Err(Failure::usage(
            format!("{} of {planned} rounds have been: none is left to seat", args.held),
            "give a smaller --held",
        ));
    }
    Ok(planned - args.held)
}

/// A plan as this command wrote it.
#[derive(Debug, Default, Deserialize)]
struct KeptPlan {
    #[serde(default)]
    tables: Vec<String>,
    rounds: Rounds,
}

impl KeptPlan {
    /// The tables of the plan, each for as many as sat there, one fewer than an even share,
    /// or as many as an even share needs.
    fn tables_for(&self, people: usize) -> Vec<Table> {
        let number = self.tables.len().max(1);
        let table = |(at, name): (usize, &String)| {
            let sat = self.rounds.iter().filter_map(|round| round.get(at)).map(Vec::len).max();
            Table {
                name: name.clone(),
                least: (people / number).saturating_sub(1),
                most: sat.unwrap_or(0).max(people.div_ceil(number)),
                offers: Vec::new(),
            }
        };
        self.tables.iter().enumerate().map(table).collect()
    }

    /// Puts the tables of the plan into the order of those that are to be seated.
    fn order_by(&mut self, tables: &[Table], args: &Seat) -> Result<(), Failure> {
        let gone = self.tables.iter().find(|name| !tables.iter().any(|it| it.name == **name));
        if let Some(gone) = gone.filter(|_| args.keep.is_some()) {
            return Err(Failure::Refused {
                code: ErrorCode("seat.plan"),
                sentence: format!("the plan has a table {}, which isn't there now", quoted(gone)),
                help: Some("name the tables as in the plan, or leave --tables out".to_owned()),
            });
        }
        for round in &mut self.rounds {
            let mut old = std::mem::take(round).into_iter().map(Some).collect::<Vec<_>>();
            *round = tables
                .iter()
                .map(|table| {
                    let at = self.tables.iter().position(|name| *name == table.name);
                    at.and_then(|at| old.get_mut(at)?.take()).unwrap_or_default()
                })
                .collect();
        }
        Ok(())
    }
}

fn read_plan(path: &Path) -> Result<KeptPlan, Failure> {
    if path.extension().is_some_and(|end| end.eq_ignore_ascii_case("json")) {
        return read_json_plan(path);
    }
    let mut problems = Problems::default();
    let mut plan = KeptPlan::default();
    for row in read_table(Input::open(path)?)? {
        match place(&row) {
            Ok((round, table, id)) => plan.sit(round, table, id),
            Err(problem) => problems.push(problem),
        }
    }
    let tables = plan.tables.len();
    plan.rounds.iter_mut().for_each(|round| round.resize(tables, Vec::new()));
    problems.or(plan).map_err(Failure::from)
}

impl KeptPlan {
    fn sit(&mut self, round: usize, table: &str, id: &str) {
        let at = self.tables.iter().position(|name| name == table).unwrap_or_else(|| {
            self.tables.push(table.to_owned());
            self.tables.len() - 1
        });
        if self.rounds.len() < round {
            self.rounds.resize(round, Vec::new());
        }
        let round = &mut self.rounds[round - 1];
        if round.len() <= at {
            round.resize(at + 1, Vec::new());
        }
        round[at].push(id.to_owned());
    }
}

/// Round, table and id of a row of a plan.
fn place(row: &TableRow) -> Result<(usize, &str, &str), Problem> {
    let text = row.required("round")?;
    let most = folkmoot_seating::MAX_ROUNDS;
    let round = text.parse().ok().filter(|round| (1..=most).contains(round)).ok_or_else(|| {
        let expected = format!("a round from 1 to {most}");
        row.problem("round", Problem::new("field.count", quoted(text), expected))
    })?;
    Ok((round, row.required("table")?, row.required("id")?))
}

fn read_json_plan(path: &Path) -> Result<KeptPlan, Failure> {
    use std::io::Read as _;
    let mut text = String::new();
    let name = path.display().to_string();
    let read = Input::open(path)?.text().read_to_string(&mut text);
    read.map_err(|error| Failure::from(Problem::io(&error, &name)))?;
    let mut plan: KeptPlan = serde_json::from_str(&text).map_err(|error| {
        Problem::new("json.invalid", error.to_string(), "a plan as folkmoot seat writes it")
            .in_file(&*name)
            .at_line(error.line() as u64)
    })?;
    let wide = plan.rounds.iter().map(Vec::len).max().unwrap_or(0);
    for at in plan.tables.len()..wide {
        plan.tables.push(format!("Table {}", at + 1));
    }
    Ok(plan)
}
