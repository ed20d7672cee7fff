//! Use case: the people of a call are seated, at tables or in pairs, over
//! rounds; again when some don't come.

use std::collections::{BTreeMap, BTreeSet};

use folkmoot_model::{
    Action, CallId, MAX_SEATING_PAIRS, OrganisationId, PersonId, SeatedPair, SeatedPerson,
    SeatingPlan, SeatingRules, SeatingTable, Seed,
};
use folkmoot_storage::{Snapshot, StorageError, Transaction};
use rand_core::Rng as _;
use serde_json::json;

use crate::fill_free_seats::on_panel;
use crate::panel::PanelPool;
use crate::seating::{Former, SeatWish, SeatingFault, SeatingView, work};
use crate::{App, AppError, Caller, Permission, app};

/// Seats at a table, where nothing else is said.
const SEATS: u32 = 5;
/// Most seatings of one call that are kept; the oldest go.
const KEPT: u32 = 30;

/// What came of seating people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SeatingGiven {
    /// They are seated, and this is how many people sit elsewhere than before in some round.
    Done(usize),
    /// Nothing is changed: these things stand against it.
    Faulty(Vec<SeatingFault>),
    /// Nothing is changed: somebody else seated people meanwhile.
    Changed,
}

impl App {
    /// Who sits where, or what would be asked for.
    ///
    /// Needs [`Permission::SeeShortlist`]: it shows who accepted.
    pub async fn see_seating(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        id: &CallId,
    ) -> Result<SeatingView, AppError> {
        caller.must(Permission::SeeShortlist, organisation)?;
        let mut snapshot = self.storage.read().await?;
        view(snapshot.as_mut(), organisation, id).await
    }

    /// Seats people by these rules, all anew. Whoever `wishes` doesn't name doesn't come.
    ///
    /// Needs [`Permission::SeatPeople`].
    pub async fn seat_people(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        id: &CallId,
        rules: SeatingRules,
        wishes: &BTreeMap<PersonId, SeatWish>,
        pairs: &[SeatedPair],
    ) -> Result<SeatingGiven, AppError> {
        caller.must(Permission::SeatPeople, organisation)?;
        let mut view = self.see_seating(caller, organisation, id).await?;
        for person in &mut view.people {
            let wish = wishes.get(&person.person).cloned().unwrap_or_default();
            (person.here, person.host_at, person.needs) = (wish.here, wish.host_at, wish.needs);
        }
        view.pairs = known(pairs, &view);
        if view.pairs.len() > MAX_SEATING_PAIRS {
            return Ok(SeatingGiven::Faulty(vec![SeatingFault::TooMany]));
        }
        let seed = Seed::new(self.draw(|rng| format!("{:016x}", rng.next_u64())));
        let rules = SeatingRules { from_round: 1, seed, ..rules };
        self.seat_by(caller, view, rules, Former::None, Action::PeopleSeated).await
    }

    /// Seats people again from a round on (1 for the first), when some didn't come and others did:
    /// everybody stays where they can. The rounds before stay as they were.
    ///
    /// Needs [`Permission::SeatPeople`].
    pub async fn seat_again(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        id: &CallId,
        here: &BTreeSet<PersonId>,
        from_round: u32,
    ) -> Result<SeatingGiven, AppError> {
        caller.must(Permission::SeatPeople, organisation)?;
        let mut view = self.see_seating(caller, organisation, id).await?;
        let none = || AppError::NotFound { what: "seating", id: id.to_string() };
        let plan = view.plan.as_ref().ok_or_else(none)?;
        if !(1..=plan.rules.rounds).contains(&from_round) {
            return Ok(SeatingGiven::Faulty(vec![SeatingFault::Rounds]));
        }
        let rules = SeatingRules { from_round, ..plan.rules.clone() };
        for person in &mut view.people {
            person.here = here.contains(&person.person);
        }
        self.seat_by(caller, view, rules, Former::Keep, Action::PeopleSeatedAgain).await
    }

    /// Takes the last change of a seating back; whether there was one.
    ///
    /// Needs [`Permission::SeatPeople`].
    pub async fn undo_seating(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        id: &CallId,
    ) -> Result<bool, AppError> {
        caller.must(Permission::SeatPeople, organisation)?;
        let mut tx = self.storage.begin().await?;
        app::call(tx.as_mut(), organisation, id).await?;
        let Some(last) = tx.seatings(organisation, id, 1).await?.pop() else { return Ok(false) };
        tx.remove_seating(organisation, id, last.number).await?;
        let detail = json!({ "number": last.number });
        let subject = ("call", id.as_str());
        let action = Action::SeatingTakenBack;
        self.note(tx.as_mut(), organisation, caller.actor(), action, subject, detail).await?;
        tx.commit().await?;
        Ok(true)
    }

    /// Works on a thread of its own, and keeps what came out.
    async fn seat_by(
        &self,
        caller: &Caller,
        view: SeatingView,
        rules: SeatingRules,
        former: Former,
        action: Action,
    ) -> Result<SeatingGiven, AppError> {
        let (asked, wanted) = (view.clone(), rules.clone());
        let found = tokio::task::spawn_blocking(move || work(&asked, &wanted, &former)).await;
        let (people, figures) = match found.map_err(|_| AppError::Interrupted)? {
            Ok(found) => found,
            Err(faults) => return Ok(SeatingGiven::Faulty(faults)),
        };
        let moved = moved(&view.people, &people);
        let before = view.plan.as_ref().map_or(0, |plan| plan.number);
        let made_at = self.clock.now();
        let (organisation, call) = (view.call.organisation.clone(), view.call.id.clone());
        let plan = SeatingPlan { organisation, call, number: before + 1, rules, figures, made_at };
        let mut tx = self.storage.begin().await?;
        let newest = tx.seatings(&plan.organisation, &plan.call, 1).await?.pop();
        if newest.map_or(0, |it| it.number) != before {
            return Ok(SeatingGiven::Changed);
        }
        // whoever erased themselves meanwhile sits nowhere
        let there = PanelPool::read(tx.as_mut(), &plan.organisation, &plan.call, &[]).await?;
        let known = |id: &PersonId| there.people.iter().any(|it| it.person.id == *id);
        let people: Vec<SeatedPerson> = people.into_iter().filter(|it| known(&it.person)).collect();
        let pairs: Vec<SeatedPair> =
            view.pairs.into_iter().filter(|it| known(&it.a) && known(&it.b)).collect();
        match self.keep_seating(tx.as_mut(), caller, &plan, (&people, &pairs), action).await {
            // two at once, and the other was first
            Err(AppError::Storage(StorageError::Conflict { .. })) => {
                return Ok(SeatingGiven::Changed);
            }
            kept => kept?,
        }
        tx.commit().await?;
        Ok(SeatingGiven::Done(moved))
    }

    async fn keep_seating(
        &self,
        tx: &mut dyn Transaction,
        caller: &Caller,
        plan: &SeatingPlan,
        (people, pairs): (&[SeatedPerson], &[SeatedPair]),
        action: Action,
    ) -> Result<(), AppError> {
        tx.insert_seating(plan, people, pairs).await?;
        if let Some(old) = plan.number.checked_sub(KEPT) {
            tx.remove_seating(&plan.organisation, &plan.call, old).await?;
        }
        let subject = ("call", plan.call.as_str());
        let detail = json!({
            "number": plan.number,
            "people": plan.figures.people,
            "rounds": plan.rules.rounds,
            "from_round": plan.rules.from_round,
        });
        self.note(tx, &plan.organisation, caller.actor(), action, subject, detail).await
    }
}

/// How many people sit elsewhere than before, in a round in which they sat before.
fn moved(before: &[SeatedPerson], after: &[SeatedPerson]) -> usize {
    let sat: BTreeMap<&PersonId, &[Option<u32>]> =
        before.iter().map(|it| (&it.person, it.places.as_slice())).collect();
    let elsewhere = |it: &&SeatedPerson| {
        let then = sat.get(&it.person).copied().unwrap_or_default();
        then.iter().zip(&it.places).any(|(a, b)| a.is_some() && b.is_some() && a != b)
    };
    after.iter().filter(elsewhere).count()
}

/// Pairs of people who said yes, each once.
fn known(pairs: &[SeatedPair], view: &SeatingView) -> Vec<SeatedPair> {
    let mut found: BTreeMap<(&PersonId, &PersonId), &SeatedPair> = BTreeMap::new();
    for pair in pairs {
        let both = view.pooled(&pair.a).is_some() && view.pooled(&pair.b).is_some();
        if both && pair.a != pair.b {
            found.insert(((&pair.a).min(&pair.b), (&pair.a).max(&pair.b)), pair);
        }
    }
    found
        .into_iter()
        .map(|((a, b), pair)| SeatedPair { a: a.clone(), b: b.clone(), relation: pair.relation })
        .collect()
}

/// Reads a seating with all that belongs to it. Where there is none, the panel that was drawn
/// comes, or else everybody who said yes.
pub(crate) async fn view(
    snapshot: &mut (dyn Snapshot + '_),
    organisation: &OrganisationId,
    id: &CallId,
) -> Result<SeatingView, AppError> {
    let call = app::call(snapshot, organisation, id).await?;
    let pool = PanelPool::read(snapshot, organisation, id, &[]).await?;
    let plan = snapshot.seatings(organisation, id, 1).await?.pop();
    let (kept, pairs) = match &plan {
        Some(plan) => (
            snapshot.seated_people(organisation, id, plan.number).await?,
            snapshot.seated_pairs(organisation, id, plan.number).await?,
        ),
        None => (Vec::new(), Vec::new()),
    };
    let panel = on_panel(snapshot, organisation, id).await?;
    let line = |id: &PersonId| {
        let there = kept.iter().find(|it| it.person == *id).cloned();
        there.unwrap_or_else(|| SeatedPerson {
            person: id.clone(),
            here: plan.is_none() && panel.as_ref().is_none_or(|panel| panel.contains(id)),
            host_at: None,
            needs: Vec::new(),
            places: Vec::new(),
        })
    };
    let people: Vec<SeatedPerson> = pool.people.iter().map(|it| line(&it.person.id)).collect();
    let rules = match &plan {
        Some(plan) => plan.rules.clone(),
        None => suggested(people.iter().filter(|it| it.here).count()),
    };
    Ok(SeatingView { call, pool, people, pairs, rules, plan })
}

/// As many tables of five as people fill, and three rounds. Their names are numbers: the page
/// says "Table" in its own language.
fn suggested(people: usize) -> SeatingRules {
    let tables = people.div_ceil(SEATS as usize).max(1);
    let table = |at: usize| SeatingTable { name: at.to_string(), seats: SEATS, offers: Vec::new() };
    SeatingRules {
        rounds: if tables > 1 { 3 } else { 1 },
        tables: (1..=tables).map(table).collect(),
        pairs_across: None,
        mix: Vec::new(),
        company: Vec::new(),
        from_round: 1,
        seed: Seed::new(""),
    }
}
