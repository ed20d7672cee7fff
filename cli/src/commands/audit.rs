//! `folkmoot audit`: the record of who did what.

use folkmoot_app::Caller;
use folkmoot_model::ErrorCode;
use serde_json::json;

use crate::args::{DataFolder, Global};
use crate::failure::Failure;
use crate::output::{Format, Output};
use crate::place::{self, Missing, use_case};
use crate::words::table;

/// Works every organisation's chain out again. Exit 1 if one doesn't hold.
pub(crate) async fn verify(global: &Global, folder: &DataFolder) -> Result<(), Failure> {
    let config = place::config(global, folder)?;
    let app = place::app(place::ready(&config, Missing::Refuse).await?)?;
    let mut broken = Vec::new();
    let mut text = String::new();
    for organisation in app.list_organisations(&Caller::Operator).await.map_err(use_case)? {
        let id = &organisation.id;
        let verdict = app.verify_audit(&Caller::Operator, id).await.map_err(use_case)?;
        match verdict.problem {
            None => {
                text.push_str(&format!(
                    "{id}: {} entries hold; {}\n",
                    verdict.entries, verdict.head
                ));
            }
            Some(problem) => broken.push(format!("{id}: {problem}")),
        }
    }
    Output { format: Format::Table, out: None }.write(text.as_bytes())?;
    if broken.is_empty() {
        return Ok(());
    }
    Err(Failure::No {
        code: ErrorCode("audit.broken"),
        sentence: format!("the record doesn't hold: {}", broken.join("; ")),
        help: Some("keep a copy of the database as it is, and compare it with a backup".to_owned()),
    })
}

/// Lists all entries.
pub(crate) async fn list(
    global: &Global,
    folder: &DataFolder,
    output: &Output,
) -> Result<(), Failure> {
    let config = place::config(global, folder)?;
    let app = place::app(place::ready(&config, Missing::Refuse).await?)?;
    let mut entries = Vec::new();
    for organisation in app.list_organisations(&Caller::Operator).await.map_err(use_case)? {
        let mut after = 0;
        loop {
            let page = app
                .see_audit(&Caller::Operator, &organisation.id, after, 1_000)
                .await
                .map_err(use_case)?;
            let Some(last) = page.last() else { break };
            after = last.seq;
            entries.extend(page.into_iter().map(|entry| (organisation.id.to_string(), entry)));
        }
    }
    let header = ["organisation", "seq", "at", "actor", "action", "subject", "detail"];
    let rows: Vec<Vec<String>> = entries
        .iter()
        .map(|(organisation, entry)| {
            let event = &entry.event;
            vec![
                organisation.clone(),
                entry.seq.to_string(),
                event.at.to_string(),
                event.actor.to_text(),
                event.action.clone(),
                format!("{} {}", event.subject.kind, event.subject.id),
                event.detail.to_string(),
            ]
        })
        .collect();
    match output.format {
        Format::Table => output.write(table(&header, &rows).as_bytes()),
        Format::Csv => output.csv(&header, &rows),
        Format::Json => output.json(
            &entries
                .iter()
                .map(|(organisation, entry)| {
                    json!({
                        "organisation": organisation,
                        "seq": entry.seq,
                        "event": entry.event,
                        "previous": entry.previous,
                        "hash": entry.hash,
                    })
                })
                .collect::<Vec<_>>(),
        ),
    }
}
