//! Use case: who was found for a call is read, with the evidence.

use std::collections::{BTreeMap, BTreeSet};

use folkmoot_model::{
    Call, CallId, ConflictOfInterest, Endorsement, Evidence, EvidenceId, Organisation,
    OrganisationId, Person, PersonId, Run, RunKind,
};
use folkmoot_storage::Snapshot;

use crate::matching::{MatchParameters, MatchReport, RulesReport};
use crate::{App, AppError, Caller, Permission, app};

/// The latest match run of a call, with the people and the evidence that it
/// names, as far as they are still there.
#[derive(Debug, Clone)]
pub struct ShortlistView {
    /// The call.
    pub call: Call,
    /// Who asks.
    pub organisation: Organisation,
    /// The run; none before the first search.
    pub run: Option<RunView>,
}

/// A match run, with what it names.
#[derive(Debug, Clone)]
pub struct RunView {
    /// The record.
    pub run: Run,
    /// What was set.
    pub parameters: MatchParameters,
    /// What came of it.
    pub report: MatchReport,
    /// The people it names. Whoever has erased themselves isn't here.
    pub people: BTreeMap<PersonId, Person>,
    /// The evidence it names, with the same exception.
    pub evidence: BTreeMap<EvidenceId, Evidence>,
    /// What those who were there say of that, as far as it still counts.
    pub said: Vec<Endorsement>,
}

impl App {
    /// Who was found for a call in the latest run.
    ///
    /// Needs [`Permission::SeeShortlist`].
    pub async fn see_shortlist(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        id: &CallId,
    ) -> Result<ShortlistView, AppError> {
        caller.must(Permission::SeeShortlist, organisation)?;
        let mut snapshot = self.storage.read().await?;
        let owner = app::organisation(snapshot.as_mut(), organisation).await?;
        let call = snapshot
            .call(organisation, id)
            .await?
            .ok_or_else(|| AppError::NotFound { what: "call", id: id.to_string() })?;
        let run = match latest(snapshot.as_mut(), &call).await? {
            Some((run, report)) => Some(open(snapshot.as_mut(), organisation, run, report).await?),
            None => None,
        };
        Ok(ShortlistView { call, organisation: owner, run })
    }
}

/// The latest match run of a call with its report, if there is one.
pub(crate) async fn latest(
    snapshot: &mut dyn Snapshot,
    call: &Call,
) -> Result<Option<(Run, MatchReport)>, AppError> {
    let Some(run) = latest_run(snapshot, call).await? else { return Ok(None) };
    let report = read(&run, &run.report)?;
    Ok(Some((run, report)))
}

/// The latest match run of a call, if there is one. Reports are large: the
/// last run alone is fetched first, which is nearly always of this kind.
pub(crate) async fn latest_run(
    snapshot: &mut dyn Snapshot,
    call: &Call,
) -> Result<Option<Run>, AppError> {
    for most in [1, 20] {
        let runs = snapshot.latest_runs(&call.organisation, Some(&call.id), most).await?;
        if let Some(run) = runs.into_iter().find(|run| run.kind == RunKind::Match) {
            return Ok(Some(run));
        }
    }
    Ok(None)
}

/// Reads a part of a run record as what it should be.
pub(crate) fn read<T: serde::de::DeserializeOwned>(
    run: &Run,
    value: &serde_json::Value,
) -> Result<T, AppError> {
    T::deserialize(value).map_err(|error| AppError::UnreadableRun {
        run: run.id.to_string(),
        problem: error.to_string(),
    })
}

/// Fetches what a run names.
pub(crate) async fn open(
    snapshot: &mut dyn Snapshot,
    organisation: &OrganisationId,
    run: Run,
    mut report: MatchReport,
) -> Result<RunView, AppError> {
    let parameters: MatchParameters = read(&run, &run.parameters)?;
    if let (Some(rules), Some(call)) = (&mut report.rules, &run.call) {
        let declared = snapshot.conflicts(organisation, call).await?;
        say_why(rules, &declared);
    }
    let found = || report.kinds.iter().flat_map(|kind| &kind.people);
    let named: Vec<PersonId> = report.named().into_iter().collect();
    let people = snapshot.people_named(organisation, &named).await?;
    let named: BTreeSet<_> =
        found().flat_map(|found| &found.reasons).map(|reason| &reason.evidence).collect();
    let named: Vec<EvidenceId> = named.into_iter().cloned().collect();
    let evidence = snapshot.evidence_named(organisation, &named).await?;
    let people = people.into_iter().map(|person| (person.id.clone(), person)).collect();
    let evidence: BTreeMap<_, _> =
        evidence.into_iter().map(|item| (item.id.clone(), item)).collect();
    let said = said_of(snapshot, organisation, &report, &evidence).await?;
    Ok(RunView { run, parameters, report, people, evidence, said })
}

/// Puts the words of conflicts that were declared into a report, which leaves them where
/// they can be taken back.
fn say_why(rules: &mut RulesReport, declared: &[ConflictOfInterest]) {
    for conflict in rules.conflicts.iter_mut().filter(|it| !it.inferred && it.reason.is_empty()) {
        if let Some(declared) = declared.iter().find(|it| it.person == conflict.person) {
            conflict.reason.clone_from(&declared.reason);
        }
    }
}

/// What is said of the evidence by which people were found, where that holds
/// for what it says now.
async fn said_of(
    snapshot: &mut dyn Snapshot,
    organisation: &OrganisationId,
    report: &MatchReport,
    evidence: &BTreeMap<EvidenceId, Evidence>,
) -> Result<Vec<Endorsement>, AppError> {
    let found = report.kinds.iter().flat_map(|kind| &kind.people);
    let spoken_for = found.filter(|it| it.reasons.iter().any(|reason| reason.spoken_for > 0));
    let people: BTreeSet<_> = spoken_for.map(|found| &found.person).collect();
    let mut said = Vec::new();
    for person in people {
        said.extend(snapshot.endorsements_of(organisation, person).await?);
    }
    said.retain(|it| evidence.get(&it.evidence).is_some_and(|item| it.holds_for(item)));
    Ok(said)
}
