//! Use case: a convener says how people are chosen for a call, beside what they know, and
//! whose interests conflict with it.

use std::collections::BTreeMap;

use folkmoot_model::{
    Action, Call, CallId, ConflictKind, ConflictOfInterest, MAX_CONFLICT_REASON, MatchRules,
    OrganisationId, Person, PersonId, RulesFault,
};
use folkmoot_storage::{Snapshot, people::all_people};
use futures_util::{StreamExt as _, pin_mut};
use serde_json::json;

use crate::{App, AppError, Caller, Permission, app};

/// The attribute that is a field of its own: where somebody lives or works.
const PLACE: &str = "place";

/// The rules of a call, with what they can be set on.
#[derive(Debug, Clone, PartialEq)]
pub struct MatchRulesView {
    /// The call.
    pub call: Call,
    /// Its rules.
    pub rules: MatchRules,
    /// What is known about people: how many have each value, by attribute. Values that
    /// differ in case alone are one.
    pub known: BTreeMap<String, BTreeMap<String, u32>>,
    /// Conflicts of interest that were declared, with whose they are.
    pub conflicts: Vec<(ConflictOfInterest, Person)>,
}

/// What came of giving rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GivenMatchRules {
    /// They are kept.
    Kept,
    /// Nothing was changed, for these things stand against them.
    Faulty(Vec<RulesFault>),
}

/// What came of declaring a conflict of interest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Declared {
    /// It is kept.
    Kept,
    /// It has no reason, or a longer one than [`MAX_CONFLICT_REASON`]. Nothing was changed.
    Reason,
}

/// A conflict of interest, as somebody declares it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeclareConflict {
    /// Whose it is.
    pub person: PersonId,
    /// What sort.
    pub kind: ConflictKind,
    /// In words.
    pub reason: String,
    /// Whether they are left out; otherwise they are flagged.
    pub leaves_out: bool,
}

impl App {
    /// How people are chosen for a call, and what rules can be set on. Takes a pass over
    /// all people of the organisation.
    ///
    /// Needs [`Permission::FindPeople`].
    pub async fn see_match_rules(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        id: &CallId,
    ) -> Result<MatchRulesView, AppError> {
        caller.must(Permission::FindPeople, organisation)?;
        let mut snapshot = self.storage.read().await?;
        let call = app::call(snapshot.as_mut(), organisation, id).await?;
        let rules = snapshot.match_rules(organisation, id).await?;
        let known = known(snapshot.as_mut(), organisation).await?;
        let conflicts = conflicts(snapshot.as_mut(), organisation, id).await?;
        Ok(MatchRulesView { call, rules, known, conflicts })
    }

    /// Keeps rules for a call, instead of those it had. They count from the next search on.
    ///
    /// Needs [`Permission::FindPeople`].
    pub async fn keep_match_rules(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        id: &CallId,
        rules: &MatchRules,
    ) -> Result<GivenMatchRules, AppError> {
        caller.must(Permission::FindPeople, organisation)?;
        let faults = rules.faults();
        if !faults.is_empty() {
            return Ok(GivenMatchRules::Faulty(faults));
        }
        let mut tx = self.storage.begin().await?;
        app::call(tx.as_mut(), organisation, id).await?;
        if tx.match_rules(organisation, id).await? != *rules {
            tx.put_match_rules(organisation, id, rules).await?;
            let (action, subject) = (Action::MatchRulesKept, ("call", id.as_str()));
            let detail = json!({ "call": id, "rules": rules });
            self.note(tx.as_mut(), organisation, caller.actor(), action, subject, detail).await?;
        }
        tx.commit().await?;
        Ok(GivenMatchRules::Kept)
    }

    /// A call, somebody known, and the conflict of interest that was declared of them.
    ///
    /// Needs [`Permission::FindPeople`].
    pub async fn see_conflict(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        id: &CallId,
        person: &PersonId,
    ) -> Result<(Call, Person, Option<ConflictOfInterest>), AppError> {
        caller.must(Permission::FindPeople, organisation)?;
        let mut snapshot = self.storage.read().await?;
        let call = app::call(snapshot.as_mut(), organisation, id).await?;
        let person = somebody(snapshot.as_mut(), organisation, person).await?;
        let declared = snapshot.conflicts(organisation, id).await?;
        let conflict = declared.into_iter().find(|conflict| conflict.person == person.id);
        Ok((call, person, conflict))
    }

    /// Declares a conflict of interest of somebody with a call, instead of one that was
    /// declared of them before. It counts from the next search on.
    ///
    /// Needs [`Permission::FindPeople`].
    pub async fn declare_conflict(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        id: &CallId,
        declared: DeclareConflict,
    ) -> Result<Declared, AppError> {
        caller.must(Permission::FindPeople, organisation)?;
        let reason = declared.reason.trim().to_owned();
        if reason.is_empty() || reason.chars().count() > MAX_CONFLICT_REASON {
            return Ok(Declared::Reason);
        }
        let mut tx = self.storage.begin().await?;
        app::call(tx.as_mut(), organisation, id).await?;
        somebody(tx.as_mut(), organisation, &declared.person).await?;
        let conflict = ConflictOfInterest {
            organisation: organisation.clone(),
            call: id.clone(),
            person: declared.person,
            kind: declared.kind,
            reason,
            leaves_out: declared.leaves_out,
            at: self.clock.now(),
        };
        tx.put_conflict(&conflict).await?;
        // what is said of somebody in words stays where they can erase it
        let detail = json!({
            "call": id, "kind": conflict.kind.code(), "leaves_out": conflict.leaves_out,
        });
        let (action, subject) = (Action::ConflictDeclared, ("person", conflict.person.as_str()));
        self.note(tx.as_mut(), organisation, caller.actor(), action, subject, detail).await?;
        tx.commit().await?;
        Ok(Declared::Kept)
    }

    /// Takes a declared conflict of interest away; says whether there was one.
    ///
    /// Needs [`Permission::FindPeople`].
    pub async fn remove_conflict(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        id: &CallId,
        person: &PersonId,
    ) -> Result<bool, AppError> {
        caller.must(Permission::FindPeople, organisation)?;
        let mut tx = self.storage.begin().await?;
        app::call(tx.as_mut(), organisation, id).await?;
        let removed = tx.remove_conflict(organisation, id, person).await?;
        if removed {
            let (action, subject) = (Action::ConflictRemoved, ("person", person.as_str()));
            let detail = json!({ "call": id });
            self.note(tx.as_mut(), organisation, caller.actor(), action, subject, detail).await?;
        }
        tx.commit().await?;
        Ok(removed)
    }
}

async fn somebody(
    snapshot: &mut dyn Snapshot,
    organisation: &OrganisationId,
    id: &PersonId,
) -> Result<Person, AppError> {
    let found = snapshot.people_named(organisation, std::slice::from_ref(id)).await?;
    let missing = || AppError::NotFound { what: "person", id: id.to_string() };
    found.into_iter().next().ok_or_else(missing)
}

/// The conflicts of a call, with whose they are.
async fn conflicts(
    snapshot: &mut dyn Snapshot,
    organisation: &OrganisationId,
    call: &CallId,
) -> Result<Vec<(ConflictOfInterest, Person)>, AppError> {
    let declared = snapshot.conflicts(organisation, call).await?;
    let ids: Vec<_> = declared.iter().map(|conflict| conflict.person.clone()).collect();
    let people = snapshot.people_named(organisation, &ids).await?;
    let mut people: BTreeMap<_, _> = people.into_iter().map(|it| (it.id.clone(), it)).collect();
    let with_person = declared.into_iter().filter_map(|conflict| {
        let person = people.remove(&conflict.person)?;
        Some((conflict, person))
    });
    Ok(with_person.collect())
}

/// How many people have each value of each attribute.
async fn known(
    snapshot: &mut dyn Snapshot,
    organisation: &OrganisationId,
) -> Result<BTreeMap<String, BTreeMap<String, u32>>, AppError> {
    let mut known: BTreeMap<String, BTreeMap<String, (String, u32)>> = BTreeMap::new();
    let people = all_people(snapshot, organisation);
    pin_mut!(people);
    while let Some(page) = people.next().await {
        for person in &page? {
            let place = person.place.iter().map(|place| (PLACE, place));
            let columns = person.attributes.iter().map(|(column, value)| (column.as_str(), value));
            for (column, value) in place.chain(columns) {
                let value = value.trim();
                if value.is_empty() {
                    continue;
                }
                let values = known.entry(column.to_owned()).or_default();
                let first = || (value.to_owned(), 0);
                values.entry(value.to_lowercase()).or_insert_with(first).1 += 1;
            }
        }
    }
    let spelled = |values: BTreeMap<String, (String, u32)>| values.into_values().collect();
    Ok(known.into_iter().map(|(column, values)| (column, spelled(values))).collect())
}
