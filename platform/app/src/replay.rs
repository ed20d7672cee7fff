//! Use case: a kept run is made again.

use folkmoot_model::{OrganisationId, Run, RunId, RunKind};

use crate::find_people::Beside;
use crate::matching::{self, Difference, Made, MatchParameters, MatchReport};
use crate::{App, AppError, Caller, Permission, find_people, shortlist};

/// A run and its replay.
#[derive(Debug, Clone)]
pub struct Replay {
    /// The record.
    pub run: Run,
    /// The run made again; not kept.
    pub again: Run,
    /// What differs; nothing if it came out the same.
    pub differences: Vec<Difference>,
}

impl App {
    /// Makes a kept run again over what is kept now, with the parameters of
    /// then, and says what differs.
    ///
    /// Needs [`Permission::FindPeople`].
    pub async fn replay(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        id: &RunId,
    ) -> Result<Replay, AppError> {
        caller.must(Permission::FindPeople, organisation)?;
        let mut snapshot = self.storage.read().await?;
        let run = snapshot
            .run(organisation, id)
            .await?
            .filter(|run| run.kind == RunKind::Match)
            .ok_or_else(|| AppError::NotFound { what: "run", id: id.to_string() })?;
        let parameters: MatchParameters = shortlist::read(&run, &run.parameters)?;
        let report: MatchReport = shortlist::read(&run, &run.report)?;
        let call = run.call.as_ref();
        let (as_of, rules) = (parameters.as_of, &parameters.rules);
        let beside = Beside::load(snapshot.as_mut(), organisation, as_of, call, rules).await?;
        let input = find_people::load(snapshot.as_mut(), organisation, as_of, call, beside).await?;
        let found = matching::find(&parameters, &input)?;
        let made = Made { call: run.call.clone(), at: self.clock.now(), by: caller.actor() };
        let again = matching::record(&parameters, &input, &found, run.seed.clone(), made)?;
        let differences = matching::compare((&run, &report), (&again, &found));
        Ok(Replay { run, again, differences })
    }
}
