//! Use case: the shortlist of a call as a table, to sort and to filter
//! elsewhere.

use folkmoot_formats::{Export, Exporter};
use folkmoot_model::{CallId, Check, Evidence, Invitation, OrganisationId};
use serde_json::{Map, Value};

use crate::matching::{Factors, Found, KindReport};
use crate::shortlist::RunView;
use crate::{App, AppError, Caller, Permission, shortlist};

/// One person for one kind of knowing.
struct Row([String; 14]);

impl Export for Row {
    const COLUMNS: &'static [&'static str] = &[
        "kind",
        "person",
        "name",
        "place",
        "suggested",
        "pieces",
        "best_evidence",
        "best_evidence_kind",
        "checked_by",
        "topic",
        "quality",
        "reliability",
        "availability",
        "asked",
    ];

    fn to_json(&self) -> Value {
        let cells = Self::COLUMNS.iter().zip(&self.0);
        let object: Map<String, Value> =
            cells.map(|(name, cell)| ((*name).to_owned(), cell.as_str().into())).collect();
        Value::Object(object)
    }

    fn to_cells(&self) -> Vec<String> {
        self.0.to_vec()
    }
}

impl App {
    /// Everyone whom the latest search lists for a call, one line for each
    /// kind of knowing, as CSV (RFC 4180): reasons in short, who checked them,
    /// the four figures, and where asking stands. Only the header before the
    /// first search. Whoever has erased themselves isn't in it.
    ///
    /// Needs [`Permission::Export`].
    pub async fn download_shortlist(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        id: &CallId,
    ) -> Result<Vec<u8>, AppError> {
        caller.must(Permission::Export, organisation)?;
        let mut snapshot = self.storage.read().await?;
        let call = snapshot
            .call(organisation, id)
            .await?
            .ok_or_else(|| AppError::NotFound { what: "call", id: id.to_string() })?;
        let asked = snapshot.invitations_to(organisation, id).await?;
        let mut csv = Exporter::csv(Vec::new()).map_err(|_| AppError::Interrupted)?;
        if let Some((run, report)) = shortlist::latest(snapshot.as_mut(), &call).await? {
            let run = shortlist::open(snapshot.as_mut(), organisation, run, report).await?;
            for kind in &run.report.kinds {
                for row in kind.people.iter().filter_map(|found| row(&run, kind, found, &asked)) {
                    // A vector takes everything.
                    csv.write(&row).map_err(|_| AppError::Interrupted)?;
                }
            }
        }
        csv.finish().map_err(|_| AppError::Interrupted)
    }
}

fn row(run: &RunView, kind: &KindReport, found: &Found, asked: &[Invitation]) -> Option<Row> {
    let person = run.people.get(&found.person)?;
    let chosen = &run.report.shortlist;
    let suggested = chosen.iter().any(|it| it.person == found.person && it.kind == kind.id);
    let best = found.reasons.iter().find_map(|reason| run.evidence.get(&reason.evidence));
    let asked = asked.iter().rfind(|it| it.person == found.person);
    let Factors { topic, quality, reliability, availability } = found.factors;
    let figure = |value: f64| format!("{value:.2}");
    Some(Row([
        kind.id.to_string(),
        found.person.to_string(),
        person.name.clone(),
        person.place.clone().unwrap_or_default(),
        if suggested { "yes" } else { "no" }.to_owned(),
        found.reasons.len().to_string(),
        best.map(title).unwrap_or_default(),
        best.map(|item| item.kind.code().to_owned()).unwrap_or_default(),
        best.map(checked_by).unwrap_or_default(),
        figure(topic),
        figure(quality),
        figure(reliability),
        figure(availability),
        asked.map_or("no", |it| it.state.code()).to_owned(),
    ]))
}

/// What a piece of evidence is called, or how it begins.
fn title(item: &Evidence) -> String {
    const MOST: usize = 120;
    let text = if item.title.trim().is_empty() { &item.text } else { &item.title };
    text.trim().chars().take(MOST).collect()
}

/// Who stands behind a piece of evidence.
fn checked_by(item: &Evidence) -> String {
    match &item.check {
        Check::SelfStated => "self_stated".to_owned(),
        Check::PublicRecord => "public_record".to_owned(),
        Check::Confirmed { by, .. } => by.clone(),
        Check::Verified { issuer, .. } => issuer.clone(),
    }
}
