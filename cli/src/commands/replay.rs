//! `folkmoot replay`: a run is made again.

use std::path::Path;

use folkmoot_app::matching::{Difference, MatchParameters, MatchReport, compare};
use folkmoot_app::{Caller, RunView};
use folkmoot_model::{ErrorCode, KindId, Run, RunId};
use serde_json::json;

use crate::args::{Global, Replay};
use crate::commands::match_people::{in_files, read_document};
use crate::failure::Failure;
use crate::output::Format;
use crate::place::{self, Missing, use_case};
use crate::words::{count, table};

/// Makes a run again, from a file or from what is kept. Exit 1 if it differs.
pub(crate) async fn run(global: &Global, args: Replay) -> Result<(), Failure> {
    let path = Path::new(&args.run);
    let (run, again, differences) =
        if path.is_file() { from_file(global, path)? } else { kept(global, &args).await? };
    match args.output.format {
        Format::Json => args.output.json(&json!({
            "run": run.id,
            "again": again.id,
            "same": differences.is_empty(),
            "differences": differences,
        }))?,
        Format::Csv => {
            let rows: Vec<Vec<String>> =
                differences.iter().map(|difference| vec![words(difference)]).collect();
            args.output.csv(&["difference"], &rows)?;
        }
        Format::Table if differences.is_empty() => {
            args.output.write(format!("{} comes out the same.\n", run.id).as_bytes())?;
        }
        Format::Table => {
            let rows: Vec<Vec<String>> =
                differences.iter().map(|difference| vec![words(difference)]).collect();
            args.output.write(table(&["what differs"], &rows).as_bytes())?;
        }
    }
    if differences.is_empty() {
        return Ok(());
    }
    Err(Failure::No {
        code: ErrorCode("run.differs"),
        sentence: format!("{} comes out differently", run.id),
        help: None,
    })
}

fn from_file(global: &Global, path: &Path) -> Result<(Run, Run, Vec<Difference>), Failure> {
    let (run, files) = read_document(path)?;
    let wrong = |what: &str, error: serde_json::Error| Failure::Refused {
        code: ErrorCode("run.unreadable"),
        sentence: format!("the {what} of the run can't be read: {error}"),
        help: Some("was it written by another version?".to_owned()),
    };
    let parameters: MatchParameters = serde_json::from_value(run.parameters.clone())
        .map_err(|error| wrong("parameters", error))?;
    let report: MatchReport =
        serde_json::from_value(run.report.clone()).map_err(|error| wrong("report", error))?;
    if files.people.is_none() && files.evidence.is_none() {
        return Err(Failure::usage(
            format!("{} was made from a data folder, not from files", run.id),
            format!("replay it there: folkmoot replay {} --data DIR", run.id),
        ));
    }
    let view: RunView = in_files(&files, parameters, run.seed.clone(), global.quiet)?;
    let differences = compare((&run, &report), (&view.run, &view.report));
    Ok((run, view.run, differences))
}

async fn kept(global: &Global, args: &Replay) -> Result<(Run, Run, Vec<Difference>), Failure> {
    let config = place::config(global, &args.folder)?;
    let app = place::app(place::ready(&config, Missing::Refuse).await?)?;
    let organisation = place::organisation(&app, args.organisation.as_deref()).await?;
    let id = RunId::new(args.run.as_str()).map_err(|error| Failure::refused(&error))?;
    let replay = app.replay(&Caller::Operator, &organisation, &id).await.map_err(use_case)?;
    app.storage().close().await;
    Ok((replay.run, replay.again, replay.differences))
}

fn words(difference: &Difference) -> String {
    let list = |kind: &Option<KindId>| {
        kind.as_ref().map_or_else(|| "the shortlist".to_owned(), |kind| format!("\"{kind}\""))
    };
    match difference {
        Difference::Engine { was, is } => format!("the engine was {was} and is {is}"),
        Difference::Input { people_were, people_are, evidence_was, evidence_is }
            if people_were == people_are && evidence_was == evidence_is =>
        {
            format!(
                "the input has changed: as many people ({people_are}) and as much evidence \
                 ({evidence_is}) as then, but not the same"
            )
        }
        Difference::Input { people_were, people_are, evidence_was, evidence_is } => format!(
            "the input has changed: {people_were} people and {} then, {people_are} people and {} now",
            count(*evidence_was, "piece of evidence", "pieces of evidence"),
            count(*evidence_is, "piece of evidence", "pieces of evidence"),
        ),
        Difference::Entered { kind, person } => format!("{person} is now in {}", list(kind)),
        Difference::Left { kind, person } => format!("{person} is no longer in {}", list(kind)),
        Difference::Figures { kind } => format!("other figures or order in {}", list(kind)),
    }
}
