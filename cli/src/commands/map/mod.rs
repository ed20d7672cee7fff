//! `folkmoot map`: votes on statements become a map of opinions.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use folkmoot_formats::{
    Input, Problem, Problems, read_polis_cells, read_polis_labels, read_polis_matrix,
    read_polis_statements, read_polis_votes,
};
use folkmoot_model::ErrorCode;
use folkmoot_opinion::flagged::everybody;
use folkmoot_opinion::polis::Flags;
use folkmoot_opinion::{OpinionMap, Options, Vote, Votes, VotesBuilder, map};

use crate::args::{Global, Map, MapMethod};
use crate::commands::note;
use crate::failure::Failure;
use crate::output::{Format, Output};
use crate::progress::Progress;
use crate::words::count;

mod compatible;
mod draw;
mod tell;

/// Reads votes, draws the map, writes it.
pub(crate) fn run(global: &Global, args: &Map) -> Result<(), Failure> {
    let matter = read(global, args)?;
    if matter.votes.is_empty() {
        return Err(Failure::Refused {
            code: ErrorCode("map.no_votes"),
            sentence: format!("there are no votes in {}", args.votes.display()),
            help: Some(
                "a row is a vote: columns voter-id, comment-id and vote (1, 0 or -1)".to_owned(),
            ),
        });
    }
    match args.method {
        MapMethod::Polis => compatible::run(args, &matter),
        MapMethod::Folkmoot => ours(global, args, &matter),
    }
}

/// Votes, and what is known of the statements.
pub(crate) struct Matter {
    pub(crate) votes: Votes,
    pub(crate) out: Vec<bool>,
    pub(crate) meta: Vec<bool>,
    /// What statements say, by their ids.
    pub(crate) texts: BTreeMap<u64, String>,
}

impl Matter {
    pub(crate) fn flags(&self) -> Flags<'_> {
        Flags { out: &self.out, meta: &self.meta }
    }

    /// What the statement at a place says, or its number.
    pub(crate) fn text(&self, place: usize) -> String {
        let id = self.votes.statements()[place];
        self.texts
            .get(&id)
            .map_or_else(|| format!("statement {id}"), |text| format!("{id}: {text}"))
    }
}

fn ours(global: &Global, args: &Map, matter: &Matter) -> Result<(), Failure> {
    if args.labels.is_some() {
        return Err(Failure::usage(
            "--labels goes with --method polis",
            "add --method polis, or leave --labels out",
        ));
    }
    let before = args.state.as_deref().map(read_state).transpose()?.flatten();
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let options = Options { threads, before: before.as_ref(), ..Options::default() };
    let drawn = {
        let _working = Progress::count("drawing the map", global.quiet);
        map(&matter.votes, matter.flags(), &options)
    };
    let flagged = everybody(&drawn.flagged);
    let without = (!flagged.is_empty() && flagged.len() < drawn.people.len()).then(|| {
        let _working = Progress::count("drawing it without those flagged", global.quiet);
        map(&matter.votes.without(&flagged), matter.flags(), &Options { flag: false, ..options })
    });
    if let Some(path) = &args.svg {
        file(path).write(draw::svg(matter, &drawn).as_bytes())?;
        note(global.quiet, &format!("the picture is in {}", path.display()));
    }
    if let Some(path) = &args.state {
        write_state(path, &drawn)?;
    }
    if let Some(path) = &args.predict {
        return predict(args, path, matter, &drawn);
    }
    match args.output.format {
        Format::Json => args.output.json(&tell::json(matter, &drawn, without.as_ref())),
        Format::Csv => args.output.csv(&tell::HEADER, &tell::rows(&drawn)),
        Format::Table => {
            args.output.write(tell::summary(matter, &drawn, without.as_ref()).as_bytes())
        }
    }
}

/// Where something besides the result goes.
fn file(path: &Path) -> Output {
    Output { format: Format::Table, out: Some(path.to_owned()) }
}

fn read(global: &Global, args: &Map) -> Result<Matter, Failure> {
    let mut builder = VotesBuilder::new();
    let (mut moderated, mut meta) = (BTreeSet::new(), BTreeSet::new());
    let mut texts = BTreeMap::new();
    let mut problems = Problems::default();
    if let Some(path) = &args.statements {
        for row in read_polis_statements(Input::open(path)?) {
            match row {
                Ok(row) => {
                    builder.statement(row.id);
                    if row.moderated < 0 {
                        moderated.insert(row.id);
                    }
                    if row.meta == Some(true) {
                        meta.insert(row.id);
                    }
                    texts.insert(row.id, row.text);
                }
                Err(problem) => problems.push(problem),
            }
        }
    }
    if is_matrix(&args.votes)? {
        read_matrix(args, &mut builder)?;
    } else {
        read_log(global, args, &mut builder, &mut problems)?;
    }
    problems.or(())?;
    let votes = builder.build();
    let flags =
        |ids: &BTreeSet<u64>| votes.statements().iter().map(|id| ids.contains(id)).collect();
    Ok(Matter { out: flags(&moderated), meta: flags(&meta), texts, votes })
}

/// Whether the first column says that a row is a person. Standard input is always a log.
fn is_matrix(path: &Path) -> Result<bool, Problem> {
    use std::io::BufRead as _;
    if path.as_os_str() == "-" {
        return Ok(false);
    }
    let mut text = Input::open(path)?.text();
    let start = text.fill_buf().map_err(|e| Problem::io(&e, &path.display().to_string()))?;
    Ok(start.starts_with(b"participant,") || start.starts_with(b"\"participant\","))
}

fn read_log(
    global: &Global,
    args: &Map,
    builder: &mut VotesBuilder,
    problems: &mut Problems,
) -> Result<(), Failure> {
    let rows = read_polis_votes(Input::open(&args.votes)?);
    let done = rows.progress();
    let bar = Progress::bytes("reading votes", done.total(), global.quiet);
    for (at, row) in rows.enumerate() {
        if at % 65_536 == 0 {
            bar.at(done.read());
        }
        match row {
            // without times the order of the rows says which vote is the last
            Ok(row) => {
                let at = row.timestamp.unwrap_or_else(|| i64::try_from(at).unwrap_or(i64::MAX));
                if let Some(vote) = Vote::from_value(i64::from(row.vote)) {
                    builder.vote(row.person, row.statement, vote, at);
                }
            }
            Err(problem) => problems.push(problem),
        }
    }
    Ok(())
}

fn read_matrix(args: &Map, builder: &mut VotesBuilder) -> Result<(), Failure> {
    let matrix = read_polis_matrix(Input::open(&args.votes)?)?;
    for id in &matrix.statements {
        builder.statement(*id);
    }
    for person in &matrix.people {
        for (id, vote) in matrix.statements.iter().zip(&person.votes) {
            if let Some(vote) = vote.and_then(|it| Vote::from_value(i64::from(it))) {
                builder.vote(person.id, *id, vote, 0);
            }
        }
    }
    Ok(())
}

/// The group of each person, from a table; groups are numbered as they come.
pub(crate) fn read_labels(
    path: &Path,
    votes: &Votes,
) -> Result<(Vec<Option<usize>>, Vec<u64>), Failure> {
    let rows = Problems::collect(read_polis_labels(Input::open(path)?))?;
    let names: BTreeSet<u64> = rows.iter().map(|it| it.1).collect();
    let names: Vec<u64> = names.into_iter().collect();
    let mut labels = vec![None; votes.people().len()];
    for (person, group) in rows {
        if let Some(place) = votes.person_at(person) {
            labels[place] = names.binary_search(&group).ok();
        }
    }
    Ok((labels, names))
}

/// The groups of a map before, so that they keep their names; none if there is no such file yet.
fn read_state(path: &Path) -> Result<Option<BTreeMap<u64, usize>>, Failure> {
    let text = match std::fs::read(path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Problem::io(&error, &path.display().to_string()).into()),
    };
    let state: Result<State, _> = serde_json::from_slice(&text);
    match state {
        Ok(state) => Ok(Some(state.groups)),
        Err(error) => Err(Failure::Refused {
            code: ErrorCode("map.state"),
            sentence: format!("{} is not a state of a map: {error}", path.display()),
            help: Some("name a file that isn't there yet, and it will be made".to_owned()),
        }),
    }
}

#[derive(serde::Serialize, serde::Deserialize)]
struct State {
    groups: BTreeMap<u64, usize>,
}

fn write_state(path: &Path, drawn: &OpinionMap) -> Result<(), Failure> {
    file(path).json(&State { groups: drawn.named() })
}

/// What people are expected to vote on the statements that a table names.
fn predict(args: &Map, path: &Path, matter: &Matter, drawn: &OpinionMap) -> Result<(), Failure> {
    let cells = Problems::collect(read_polis_cells(Input::open(path)?))?;
    let mut rows = Vec::with_capacity(cells.len());
    for cell in cells {
        let Some(statement) = matter.votes.statement_at(cell.statement) else {
            return Err(Failure::Refused {
                code: ErrorCode("map.no_such_statement"),
                sentence: format!("nobody voted on statement {}", cell.statement),
                help: Some(format!("take it out of {}", path.display())),
            });
        };
        let expected = drawn.expect(matter.votes.person_at(cell.person), statement).unwrap_or(0.0);
        rows.push(vec![
            cell.person.to_string(),
            cell.statement.to_string(),
            format!("{expected:.6}"),
        ]);
    }
    args.output.csv(&["voter-id", "comment-id", "prediction"], &rows)
}

/// "3 groups", "no stable groups".
pub(crate) fn groups_in_words(drawn: &OpinionMap) -> String {
    match drawn.groups.len() {
        0 => "no stable groups".to_owned(),
        number => count(number as u64, "group", "groups"),
    }
}
