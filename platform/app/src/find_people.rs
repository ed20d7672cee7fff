//! Use case: people who know are looked for, and the run is kept.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use folkmoot_expertise::conflict::{Conflict, Effect};
use folkmoot_model::{
    Action, Call, CallBrief, CallId, ConflictOfInterest, Day, Digest, MatchRules, OrganisationId,
    Person, PersonId, Run, Seed, Timestamp,
};
use folkmoot_storage::{Snapshot, evidence::all_evidence, people::all_people};
use futures_util::{StreamExt as _, pin_mut};
use serde_json::json;

use crate::matching::{
    self, Made, MatchInput, MatchInputBuilder, MatchParameters, default_settings,
};
use crate::may_ask::fingerprint;
use crate::shortlist::{self, RunView};
use crate::{App, AppError, Caller, Permission, app};

/// The call to look for people for: one that is kept, or one that was just
/// read from a file.
#[derive(Debug, Clone)]
pub enum ForCall {
    /// A call that is kept.
    Kept(CallId),
    /// What a call says.
    Brief(Box<CallBrief>),
}

/// What to look for, and how.
#[derive(Debug, Clone)]
pub struct FindPeople {
    /// For which call.
    pub call: ForCall,
    /// Most people listed for each kind of knowing.
    pub limit: u32,
    /// As things stood on this day; today if none is given.
    pub as_of: Option<Day>,
    /// Goes into the record; matching draws nothing by chance.
    pub seed: Seed,
}

impl App {
    /// Looks for people who know, for a call, keeps the run and gives it with
    /// all that it names. The same run made again is kept once.
    ///
    /// Needs [`Permission::FindPeople`].
    pub async fn find_people(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        ask: FindPeople,
    ) -> Result<RunView, AppError> {
        caller.must(Permission::FindPeople, organisation)?;
        let now = self.clock.now();
        let mut snapshot = self.storage.read().await?;
        app::organisation(snapshot.as_mut(), organisation).await?;
        let (brief, call) = self.brief(snapshot.as_mut(), organisation, ask.call).await?;
        brief.check().map_err(AppError::InvalidCall)?;
        let rules = match &call {
            Some(call) => snapshot.match_rules(organisation, call).await?,
            None => MatchRules::default(),
        };
        let parameters = MatchParameters {
            call: brief,
            as_of: ask.as_of.unwrap_or_else(|| now.day()),
            limit: ask.limit,
            settings: default_settings(),
            rules: rules.clone(),
        };
        let (as_of, of) = (parameters.as_of, call.as_ref());
        let beside = Beside::load(snapshot.as_mut(), organisation, as_of, of, &rules).await?;
        let input = if beside.is_none() {
            self.inputs.load(snapshot.as_mut(), organisation, as_of, of).await?
        } else {
            Arc::new(load(snapshot.as_mut(), organisation, as_of, of, beside).await?)
        };
        let report = matching::find(&parameters, &input)?;
        let made = Made { call, at: now, by: caller.actor() };
        let run = matching::record(&parameters, &input, &report, ask.seed.clone(), made.clone())?;

        let mut tx = self.storage.begin().await?;
        let (run, is_new) = if tx.append_run(organisation, &run).await? {
            (run, true)
        } else if let Some(latest) = the_latest(tx.as_mut(), organisation, &run).await? {
            (latest, false)
        } else {
            // it was made before, and another since: what holds now has to be the latest
            let seed = Seed::new(format!("{}, again at {}", ask.seed, now.as_millis()));
            let again = matching::record(&parameters, &input, &report, seed, made)?;
            let is_new = tx.append_run(organisation, &again).await?;
            (again, is_new)
        };
        if is_new {
            let named: Vec<_> = report.named().into_iter().collect();
            tx.note_named(organisation, &run, &named).await?;
            let detail = json!({ "shortlist": report.shortlist.len(), "call": run.call });
            let subject = ("run", run.id.as_str());
            self.note(
                tx.as_mut(),
                organisation,
                caller.actor(),
                Action::PeopleFound,
                subject,
                detail,
            )
            .await?;
        }
        tx.commit().await?;
        shortlist::open(snapshot.as_mut(), organisation, run, report).await
    }

    async fn brief(
        &self,
        snapshot: &mut dyn Snapshot,
        organisation: &OrganisationId,
        call: ForCall,
    ) -> Result<(CallBrief, Option<CallId>), AppError> {
        match call {
            ForCall::Brief(brief) => Ok((*brief, None)),
            ForCall::Kept(id) => {
                let call: Option<Call> = snapshot.call(organisation, &id).await?;
                let call =
                    call.ok_or_else(|| AppError::NotFound { what: "call", id: id.to_string() })?;
                Ok((call.brief, Some(id)))
            }
        }
    }
}

/// The latest search for the call of a run, if it looked for the same among the same; of no
/// call, the run itself.
async fn the_latest(
    snapshot: &mut dyn Snapshot,
    organisation: &OrganisationId,
    run: &Run,
) -> Result<Option<Run>, AppError> {
    let Some(call) = &run.call else { return Ok(Some(run.clone())) };
    let Some(call) = snapshot.call(organisation, call).await? else { return Ok(None) };
    let latest = shortlist::latest_run(snapshot, &call).await?;
    let is_same = |latest: &Run| {
        (&latest.engine, &latest.parameters, &latest.input)
            == (&run.engine, &run.parameters, &run.input)
    };
    Ok(latest.filter(is_same))
}

/// What the rules of a call look at beside evidence.
#[derive(Debug, Default)]
pub(crate) struct Beside {
    attributes: BTreeSet<String>,
    conflicts: Vec<ConflictOfInterest>,
    asked: Vec<(PersonId, Timestamp)>,
}

impl Beside {
    /// What these rules, and conflicts that were declared, need for a search as of a day.
    /// Whoever was asked for this very call needn't rest from it.
    pub(crate) async fn load(
        snapshot: &mut dyn Snapshot,
        organisation: &OrganisationId,
        as_of: Day,
        call: Option<&CallId>,
        rules: &MatchRules,
    ) -> Result<Self, AppError> {
        let Some(call) = call else { return Ok(Self::default()) };
        let conflicts = snapshot.conflicts(organisation, call).await?;
        let mut asked = Vec::new();
        if let Some(days) = rules.rest_days {
            let days = i32::try_from(days).unwrap_or(i32::MAX);
            let since = Day::from_days(as_of.as_days().saturating_sub(days)).start();
            asked = snapshot.asked_elsewhere(organisation, call, since).await?;
            asked.extend(snapshot.seated_elsewhere(organisation, call).await?);
            asked.retain(|(_, at)| *at >= since && at.day() <= as_of);
        }
        Ok(Self { attributes: rules.attributes(), conflicts, asked })
    }

    /// Whether there is nothing: then all searches look through the same.
    pub(crate) fn is_none(&self) -> bool {
        self.attributes.is_empty() && self.conflicts.is_empty() && self.asked.is_empty()
    }

    fn take_in(self, builder: &mut MatchInputBuilder) {
        builder.look_at(self.attributes);
        for conflict in self.conflicts {
            builder.conflict(Conflict {
                person: conflict.person.to_string(),
                effect: if conflict.leaves_out { Effect::Excludes } else { Effect::Flags },
                interest: matching::interest(conflict.kind),
                // the words stay with the conflict, so that they can be taken back
                reason: String::new(),
                is_inferred: false,
            });
        }
        for (person, at) in &self.asked {
            builder.asked(person, at.day());
        }
    }
}

/// Loads all people and evidence of an organisation, a page at a time.
pub(crate) async fn load(
    snapshot: &mut dyn Snapshot,
    organisation: &OrganisationId,
    as_of: Day,
    call: Option<&CallId>,
    beside: Beside,
) -> Result<MatchInput, AppError> {
    let mut builder = MatchInputBuilder::new(as_of, call.cloned());
    beside.take_in(&mut builder);
    let endorsements = snapshot.endorsements_given(organisation).await?;
    let mut givers: BTreeMap<Digest, Option<PersonId>> =
        endorsements.iter().map(|it| (it.giver.clone(), None)).collect();
    {
        let people = all_people(snapshot, organisation);
        pin_mut!(people);
        while let Some(page) = people.next().await {
            for person in &page? {
                builder.person(person);
                if !givers.is_empty() {
                    note_giver(&mut givers, organisation, person);
                }
            }
        }
    }
    for endorsement in &endorsements {
        let giver = givers.get(&endorsement.giver).and_then(Option::as_ref);
        builder.endorsement(endorsement, giver);
    }
    let evidence = all_evidence(snapshot, organisation);
    pin_mut!(evidence);
    while let Some(page) = evidence.next().await {
        page?.iter().for_each(|item| builder.evidence(item));
    }
    Ok(builder.build())
}

/// Notes who a giver of endorsements is, so that circles of praise are seen;
/// the first, if several people have one address.
fn note_giver(
    givers: &mut BTreeMap<Digest, Option<PersonId>>,
    organisation: &OrganisationId,
    person: &Person,
) {
    let Some(email) = &person.email else { return };
    if let Some(known) = givers.get_mut(&fingerprint(organisation, email)) {
        known.get_or_insert_with(|| person.id.clone());
    }
}
