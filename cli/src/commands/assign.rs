//! `folkmoot assign`: who for what, within everyone's limits.

use std::collections::BTreeMap;
use std::path::Path;

use folkmoot_expertise::assign::{
    Assignment, Because, Fit, Goal, Lottery, Offers, Problem, Seat, Short, Wants, assign, lottery,
};
use folkmoot_formats::{Input, Limit, Problems, Rows, read_demands, read_loads, read_scores};
use folkmoot_model::{ErrorCode, Seed};
use serde_json::{Value, json};

use crate::args::{Assign, Global};
use crate::commands::assign_conflicts::Conflicts;
use crate::commands::note;
use crate::failure::Failure;
use crate::output::Format;
use crate::words::{count, table};

/// Most calls and people that a sentence names.
const NAMED: usize = 5;

/// Fills as many seats as possible, then as well as possible. A shortage is told with
/// its cause, beside what could be filled.
pub(crate) fn run(global: &Global, args: &Assign) -> Result<(), Failure> {
    let (problem, conflicts) = read(global, args)?;
    let short = if let Some(cap) = args.cap {
        let lottery = lottery(&problem, cap, Seed::new(&args.seed).draws());
        note(global.quiet, &format!("seed: {}", args.seed));
        write_lottery(args, cap, &lottery, conflicts.as_ref())?;
        lottery.short
    } else {
        let goal = if args.fair { Goal::Floor } else { Goal::Total };
        let answer = assign(&problem, goal);
        write_assignment(args, &answer, conflicts.as_ref())?;
        answer.short
    };
    tell_shortage(global, args, &short)
}

/// Limits, the same for all or one by one.
enum Limits {
    Same(u32),
    Each(Vec<Limit>),
}

impl Limits {
    fn read(given: &Path, rows: fn(Input) -> Rows<Limit>) -> Result<Self, Failure> {
        match given.to_str().and_then(|text| text.parse().ok()) {
            Some(number) => Ok(Self::Same(number)),
            None => Ok(Self::Each(Problems::collect(rows(Input::open(given)?))?)),
        }
    }

    /// The limit of every id: those in the scores and those that only have a limit.
    fn of(self, ids: &mut Ids, what: &str, file: &Path) -> Result<Vec<u32>, Failure> {
        let each = match self {
            Self::Same(number) => return Ok(vec![number; ids.names.len()]),
            Self::Each(each) => each,
        };
        let mut limits: Vec<Option<u32>> = vec![None; ids.names.len()];
        for limit in each {
            let at = ids.place(&limit.id);
            limits.resize(ids.names.len(), None);
            limits[at] = Some(limit.most);
        }
        let missing = limits.iter().position(Option::is_none);
        if let Some(at) = missing {
            return Err(Failure::Refused {
                code: ErrorCode("assign.limit_missing"),
                sentence: format!(
                    "{what} \"{}\" has scores and no row in {}",
                    ids.names[at],
                    file.display()
                ),
                help: Some("add a row for it, or take its scores out".to_owned()),
            });
        }
        Ok(limits.into_iter().flatten().collect())
    }
}

/// Ids in the order in which they came, with their places.
#[derive(Default)]
pub(super) struct Ids {
    pub(super) names: Vec<String>,
    places: BTreeMap<String, usize>,
}

impl Ids {
    pub(super) fn find(&self, id: &str) -> Option<usize> {
        self.places.get(id).copied()
    }

    fn place(&mut self, id: &str) -> usize {
        if let Some(place) = self.places.get(id) {
            return *place;
        }
        let place = self.names.len();
        self.names.push(id.to_owned());
        self.places.insert(id.to_owned(), place);
        place
    }
}

fn read(global: &Global, args: &Assign) -> Result<(Problem, Option<Conflicts>), Failure> {
    let demands = Limits::read(&args.demand, read_demands)?;
    let loads = Limits::read(&args.load, read_loads)?;
    let (mut calls, mut people) = (Ids::default(), Ids::default());
    let mut fits = Vec::new();
    let mut problems = Problems::default();
    for row in read_scores(Input::open(&args.scores)?) {
        match row {
            Ok(row) => fits.push(Fit {
                call: calls.place(&row.call),
                person: people.place(&row.person),
                score: row.score,
            }),
            Err(problem) => problems.push(problem),
        }
    }
    problems.or(())?;
    let conflicts = args
        .conflicts
        .as_deref()
        .map(|file| Conflicts::apply(file, &calls, &people, &mut fits, global.quiet))
        .transpose()?;
    let demands = demands.of(&mut calls, "the call", &args.demand)?;
    let loads = loads.of(&mut people, "the person", &args.load)?;
    let wants = calls.names.into_iter().zip(demands);
    let offers = people.names.into_iter().zip(loads);
    let problem = Problem::new(
        wants.map(|(call, people)| Wants { call, people }).collect(),
        offers.map(|(person, calls)| Offers { person, calls }).collect(),
        fits,
    )
    .map_err(|error| Failure::Refused {
        code: ErrorCode("assign.invalid"),
        sentence: error.to_string(),
        help: None,
    })?;
    Ok((problem, conflicts))
}

fn write_assignment(
    args: &Assign,
    answer: &Assignment,
    conflicts: Option<&Conflicts>,
) -> Result<(), Failure> {
    match args.output.format {
        Format::Json => {
            let mut json = assignment_json(answer);
            if let Some(conflicts) = conflicts {
                conflicts.add_to(&mut json);
            }
            args.output.json(&json)
        }
        Format::Csv => seats_csv(args, &answer.seats, conflicts),
        Format::Table => {
            let mut text = seats_table(&answer.seats, conflicts);
            text.push_str(&summary(answer));
            text.push_str(&conflicts.map(Conflicts::page).unwrap_or_default());
            args.output.write(text.as_bytes())
        }
    }
}

fn assignment_json(answer: &Assignment) -> Value {
    let mut json = json!({
        "assigned": answer.seats.iter().map(seat_json).collect::<Vec<_>>(),
        "total": answer.total,
        "total_bound": answer.total_bound,
        "floor": answer.floor,
        "short": answer.short.iter().map(short_json).collect::<Vec<_>>(),
    });
    if let Some(bound) = answer.floor_bound {
        json["floor_bound"] = json!(bound);
    }
    json
}

fn write_lottery(
    args: &Assign,
    cap: f64,
    lottery: &Lottery,
    conflicts: Option<&Conflicts>,
) -> Result<(), Failure> {
    let drawn = &lottery.drawn;
    match args.output.format {
        Format::Json => {
            let mut json = assignment_json(drawn);
            // what was drawn is one of many: its bound would say nothing
            if let Some(object) = json.as_object_mut() {
                object.remove("total_bound");
            }
            let shares = lottery.shares.iter().map(|(seat, share)| {
                json!({ "person": seat.person, "call": seat.call, "score": seat.score, "share": share })
            });
            json["shares"] = shares.collect();
            json["expected"] = json!(lottery.expected);
            json["cap"] = json!(cap);
            json["seed"] = json!(args.seed);
            json["short"] = lottery.short.iter().map(short_json).collect();
            if let Some(conflicts) = conflicts {
                conflicts.add_to(&mut json);
            }
            args.output.json(&json)
        }
        Format::Csv => seats_csv(args, &drawn.seats, conflicts),
        Format::Table => {
            let mut text = seats_table(&drawn.seats, conflicts);
            text.push_str(&format!(
                "\n{}, total {:.4}; {:.4} can be expected with no pair likelier than {cap}\n",
                count(drawn.seats.len() as u64, "seat drawn", "seats drawn"),
                drawn.total,
                lottery.expected,
            ));
            text.push_str(&conflicts.map(Conflicts::page).unwrap_or_default());
            args.output.write(text.as_bytes())
        }
    }
}

/// A row a seat; with conflicts, what is flagged beside it.
fn rows(
    seats: &[Seat],
    conflicts: Option<&Conflicts>,
    row: fn(&Seat) -> [String; 3],
) -> Vec<Vec<String>> {
    let full = |seat| row(seat).into_iter().chain(conflicts.map(|all| all.beside(seat))).collect();
    seats.iter().map(full).collect()
}

fn seats_csv(args: &Assign, seats: &[Seat], conflicts: Option<&Conflicts>) -> Result<(), Failure> {
    let rows = rows(seats, conflicts, |seat| {
        [seat.person.clone(), seat.call.clone(), seat.score.to_string()]
    });
    let header = ["person", "call", "score", "flagged"];
    args.output.csv(if conflicts.is_some() { &header } else { &header[..3] }, &rows)
}

fn seats_table(seats: &[Seat], conflicts: Option<&Conflicts>) -> String {
    let rows = rows(seats, conflicts, |seat| {
        [seat.call.clone(), seat.person.clone(), seat.score.to_string()]
    });
    let header = ["call", "person", "score", "flagged"];
    table(if conflicts.is_some() { &header } else { &header[..3] }, &rows)
}

fn seat_json(seat: &Seat) -> Value {
    json!({ "person": seat.person, "call": seat.call, "score": seat.score })
}

fn summary(answer: &Assignment) -> String {
    let filled = count(answer.seats.len() as u64, "seat filled", "seats filled");
    let mut text = format!(
        "\n{filled}; total {:.4}, the call served worst has {:.4}\n",
        answer.total, answer.floor
    );
    if answer.total_bound > answer.total + 1e-6 {
        text.push_str(&format!("no total above {:.4} is possible\n", answer.total_bound));
    }
    if let Some(bound) = answer.floor_bound.filter(|bound| *bound > answer.floor + 1e-6) {
        text.push_str(&format!("no call's least can be above {bound:.4}\n"));
    }
    text
}

fn short_json(short: &Short) -> Value {
    let mut json = json!({
        "call": short.call,
        "missing": short.missing,
        "wanted": short.wanted,
        "because": because(&short.because),
    });
    if let Because::Shared { calls, people, .. } = &short.because {
        json["calls"] = json!(calls.as_ref());
        json["people"] = json!(people.as_ref());
    }
    json
}

fn because(because: &Because) -> String {
    match because {
        Because::TooFewFit { fit, conflicts: 0 } => {
            format!("only {} fit it", count(u64::from(*fit), "person", "people"))
        }
        Because::TooFewFit { fit, conflicts } => format!(
            "only {} fit it; {} more have a conflict of interest",
            count(u64::from(*fit), "person", "people"),
            conflicts
        ),
        Because::Shared { calls, wanted, people, places, others } => {
            let calls = count(calls.len() as u64, "call", "calls");
            let mut text = format!(
                "{calls} want {wanted} seats, and the {} whom they share can take {places}",
                count(people.len() as u64, "person", "people"),
            );
            if *others > 0 {
                text.push_str(&format!("; others fill {others} more"));
            }
            text
        }
    }
}

/// Ends with "no" if seats stay empty: what could be filled has been written.
fn tell_shortage(global: &Global, args: &Assign, short: &[Short]) -> Result<(), Failure> {
    if short.is_empty() {
        return Ok(());
    }
    let unit = if args.cap.is_some() { "thousandths of a seat" } else { "of its seats" };
    for each in short.iter().take(NAMED) {
        let sentence = because(&each.because);
        note(global.quiet, &format!("{}: {} {unit} empty: {sentence}", each.call, each.missing));
    }
    if short.len() > NAMED {
        note(global.quiet, &format!("… and {} more calls", short.len() - NAMED));
    }
    Err(Failure::No {
        code: ErrorCode("assign.short"),
        sentence: format!(
            "{} not be filled; all that could be is in the result",
            count(short.len() as u64, "call can", "calls can")
        ),
        help: Some(
            "raise --load, lower --demand, or find more people for the calls that are named".into(),
        ),
    })
}
