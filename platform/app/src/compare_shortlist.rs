//! Use case: those on a shortlist are read side by side, with what each has
//! shown for every kind of knowing, also where the record lists others first.

use std::collections::BTreeSet;

use folkmoot_model::{CallId, EvidenceId, OrganisationId, PersonId};

use crate::matching::{self, MatchParameters};
use crate::{App, AppError, Caller, Permission, ShortlistView};

/// A shortlist with what each person on it has shown.
#[derive(Debug, Clone)]
pub struct ComparedShortlist {
    /// The call and its latest run, with the reasons that were added.
    pub shortlist: ShortlistView,
    /// Whether every kind of knowing is looked up for everybody on it. If
    /// not, somebody may stand further down than is listed.
    pub whole: bool,
}

impl App {
    /// The shortlist of a call with reasons for every kind of knowing for
    /// which somebody on it was found. The record of the run lists the best
    /// of each kind; the same search, made again, adds the others. If people
    /// or evidence have changed since, it would be another search: then the
    /// record is given as it is.
    ///
    /// Needs [`Permission::SeeShortlist`].
    pub async fn compare_shortlist(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        id: &CallId,
    ) -> Result<ComparedShortlist, AppError> {
        caller.must(Permission::SeeShortlist, organisation)?;
        let mut shortlist = self.see_shortlist(caller, organisation, id).await?;
        let Some(run) = &mut shortlist.run else {
            return Ok(ComparedShortlist { shortlist, whole: false });
        };
        let mut snapshot = self.storage.read().await?;
        let as_of = run.parameters.as_of;
        let input = self.inputs.load(snapshot.as_mut(), organisation, as_of, Some(id)).await?;
        if input.digest != run.run.input {
            return Ok(ComparedShortlist { shortlist, whole: false });
        }
        let parameters = MatchParameters { limit: u32::MAX, ..run.parameters.clone() };
        let report = matching::find(&parameters, &input)?;
        let chosen: BTreeSet<PersonId> =
            run.report.shortlist.iter().map(|it| it.person.clone()).collect();
        for (kind, all) in run.report.kinds.iter_mut().zip(report.kinds) {
            let listed: BTreeSet<PersonId> =
                kind.people.iter().map(|found| found.person.clone()).collect();
            let others = all
                .people
                .into_iter()
                .filter(|found| chosen.contains(&found.person) && !listed.contains(&found.person));
            kind.people.extend(others);
        }
        let reasons = run.report.kinds.iter().flat_map(|kind| &kind.people);
        let named = reasons.flat_map(|found| &found.reasons).map(|reason| &reason.evidence);
        let missing: BTreeSet<&EvidenceId> =
            named.filter(|id| !run.evidence.contains_key(*id)).collect();
        let missing: Vec<EvidenceId> = missing.into_iter().cloned().collect();
        let more = snapshot.evidence_named(organisation, &missing).await?;
        run.evidence.extend(more.into_iter().map(|item| (item.id.clone(), item)));
        Ok(ComparedShortlist { shortlist, whole: true })
    }
}
