//! Those on a shortlist side by side. The order and the ticks are in the
//! address: sorting keeps both, also without scripts.

use std::cmp::Ordering;

use axum::{
    Extension,
    extract::{Path, Query, State},
};
use folkmoot_app::{Permission, RunView, matching};
use folkmoot_model::{CallState, KindId, KindOfKnowing, Origin, PersonId};
use folkmoot_pages::{
    Section,
    pages::{
        ByHand, Choosing, ComparePage, Compared, ComparedCell, Order, Sort, Strength, kind_name,
    },
};

use super::call_fields::{Fields, value};
use super::shortlist::{List, by_hand, name, nobody_looked, record, settings};
use super::{Page, call_ids, render};
use crate::{Web, address, visitor::Visitor};

pub(crate) async fn show(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path((organisation, call)): Path<(String, String)>,
    Query(fields): Query<Fields>,
) -> Page {
    let (organisation, call) = call_ids(organisation, call)?;
    let compared = web.app.compare_shortlist(&visitor.caller, &organisation, &call).await?;
    let (view, whole) = (compared.shortlist, compared.whole);
    let layout = visitor.layout(&web, Section::Calls);
    let Some(run) = view.run else { return nobody_looked(layout, view.call) };
    let asked = web.app.see_invitations(&visitor.caller, &organisation, &call).await?;
    let may_ask = visitor.caller.may(Permission::Invite, &organisation);
    let open = view.call.state == CallState::Open;
    let list = List {
        call: &view.call,
        run: &run,
        asked: &asked,
        can_ask: may_ask && open,
        may_find: false,
        ticked: &fields,
    };
    let kinds = &run.parameters.call.kinds;
    let names = kinds.iter().map(|kind| (kind.id.to_string(), kind_name(kind)));
    let order = Order::from_code(value(&fields, "sort"));
    let mut rows = rows(&list);
    sort(&mut rows, &order, kinds);
    render(&ComparePage {
        layout,
        call_address: address::call(&view.call),
        kinds: names.collect(),
        people: rows.into_iter().map(|row| row.line(&list, whole)).collect(),
        order,
        settings: settings(&run.parameters.settings),
        run: record(&run),
        asking: may_ask.then(|| Choosing { address: address::desk_call(&view.call.id), open }),
        call: view.call.brief.title.clone(),
    })
}

/// One person, before the page is made of them.
struct Row<'a> {
    person: &'a PersonId,
    name: Option<String>,
    kind: &'a KindId,
    by_hand: Option<ByHand>,
    /// What was found for each kind of knowing.
    found: Vec<Option<&'a matching::Found>>,
}

/// Those on the shortlist, then those who were added by hand; each once.
fn rows<'a>(list: &List<'a>) -> Vec<Row<'a>> {
    let run = list.run;
    let mut rows: Vec<Row<'a>> = Vec::new();
    let chosen = run.report.shortlist.iter().map(|it| Row {
        person: &it.person,
        name: name(&it.person, run),
        kind: &it.kind,
        by_hand: None,
        found: found(run, &it.person),
    });
    rows.extend(chosen);
    let theirs = list.asked.invitations.iter().filter(|(it, _)| {
        it.origin != Origin::Found
            && !matches!(it.state, folkmoot_model::InvitationState::Withdrawn { .. })
    });
    for (invitation, person) in theirs {
        if rows.iter().all(|row| row.person != &person.id) {
            rows.push(Row {
                person: &person.id,
                name: Some(person.name.clone()),
                kind: &invitation.kind,
                by_hand: by_hand(list.asked, invitation),
                found: found(run, &person.id),
            });
        }
    }
    rows
}

fn found<'a>(run: &'a RunView, person: &PersonId) -> Vec<Option<&'a matching::Found>> {
    let of = |kind: &KindOfKnowing| {
        let report = run.report.kinds.iter().find(|report| report.id == kind.id)?;
        report.people.iter().find(|found| found.person == *person)
    };
    run.parameters.call.kinds.iter().map(of).collect()
}

/// Sorts rows; those that are alike stay in the order of the list.
fn sort(rows: &mut [Row<'_>], order: &Order, kinds: &[KindOfKnowing]) {
    let turn = |it: Ordering| if order.turned { it.reverse() } else { it };
    match &order.by {
        Sort::List => {}
        Sort::Name => {
            let key = |row: &Row<'_>| row.name.as_deref().unwrap_or_default().to_lowercase();
            rows.sort_by(|a, b| turn(key(a).cmp(&key(b))));
        }
        Sort::Kind(id) => {
            let Some(at) = kinds.iter().position(|kind| kind.id.as_str() == id) else { return };
            let score = |row: &Row<'_>| {
                row.found.get(at).copied().flatten().map_or(-1.0, |found| found.score)
            };
            rows.sort_by(|a, b| turn(score(b).total_cmp(&score(a))));
        }
    }
}

impl Row<'_> {
    fn line(self, list: &List<'_>, whole: bool) -> Compared {
        let kinds = &list.run.parameters.call.kinds;
        let at = kinds.iter().position(|kind| kind.id == *self.kind);
        let choice = match (&self.name, at) {
            (Some(_), Some(at)) => list.choice(at, self.kind, self.person, true),
            _ => folkmoot_pages::pages::Choice::None,
        };
        let of = at.and_then(|at| kinds.get(at)).map(kind_name);
        let chosen = list.run.report.shortlist.iter().any(|it| it.person == *self.person);
        let whole = whole && chosen;
        let cells =
            kinds.iter().zip(&self.found).map(|(kind, found)| cell(list, kind, *found, whole));
        Compared {
            cells: cells.collect(),
            kind: of.unwrap_or_else(|| self.kind.to_string()),
            by_hand: self.by_hand,
            name: self.name,
            choice,
        }
    }
}

/// What was found; where nothing was, whether that is sure: all of them were
/// looked up, or the list is whole.
fn cell(
    list: &List<'_>,
    kind: &KindOfKnowing,
    found: Option<&matching::Found>,
    whole: bool,
) -> ComparedCell {
    let run = list.run;
    let Some(found) = found else {
        let report = run.report.kinds.iter().find(|report| report.id == kind.id);
        let all = report.is_none_or(|report| report.people.len() >= report.found as usize);
        return if whole || all { ComparedCell::Nothing } else { ComparedCell::Unlisted };
    };
    let best = found.reasons.iter().find_map(|reason| {
        let item = run.evidence.get(&reason.evidence)?.clone().into();
        Some(Box::new((address::evidence(list.call, &kind.id, &reason.evidence), item)))
    });
    let there = found.reasons.iter().filter(|it| run.evidence.contains_key(&it.evidence)).count();
    let even_at = run.parameters.settings.get("even_at").copied().unwrap_or_default();
    ComparedCell::Found {
        strength: Strength::of(found.score, even_at),
        more: there.saturating_sub(1),
        best,
    }
}
