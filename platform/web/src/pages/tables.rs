//! Who sits with whom, on the desk: the rounds as they stand, seating people
//! again, the room's screen, lists and cards to print.

use std::collections::BTreeSet;

use axum::{
    Extension, Form,
    extract::{Path, Query, State},
    http::{HeaderMap, header},
    response::{IntoResponse as _, Redirect, Response},
};
use folkmoot_app::{
    Permission, SeatingGiven,
    seating::{SeatingFault, SeatingView},
};
use folkmoot_model::{CallId, PersonId, SeatedPerson, SeatingPlan};
use folkmoot_pages::{
    Section,
    pages::{
        ComingLine, PlaceCard, SeatedRound, SeatedTable, TableName, TablesCardsPage, TablesDone,
        TablesFault, TablesFigures, TablesPage, TablesPrintPage, TablesRoomPage,
    },
};
use serde::Deserialize;

use super::call_fields::{Fields, value};
use super::{desk::Act, render, tables_plan};
use crate::{Web, address, forms, problem::Problem, visitor::Visitor};

/// What an address says of what happened.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Was {
    done: String,
    moved: String,
    round: String,
}

impl Was {
    fn done(&self) -> Option<TablesDone> {
        match self.done.as_str() {
            "seated" => Some(TablesDone::Seated),
            "again" => Some(TablesDone::Again(self.moved.parse().unwrap_or(0))),
            "undone" => Some(TablesDone::Undone),
            "changed" => Some(TablesDone::Changed),
            _ => None,
        }
    }
}

async fn see(web: &Web, visitor: &Visitor, call: String) -> Result<SeatingView, Problem> {
    let organisation = visitor.organisation()?;
    Ok(web.app.see_seating(&visitor.caller, organisation, &CallId::new(call)?).await?)
}

/// The tables as they stand; the form while there are none.
pub(crate) async fn show(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path(call): Path<String>,
    Query(was): Query<Was>,
) -> Result<Response, Problem> {
    let view = see(&web, &visitor, call).await?;
    match &view.plan {
        Some(plan) => page(&web, &visitor, &view, plan, was.done(), Vec::new()),
        None => tables_plan::page(&web, &visitor, &view, None, Vec::new()),
    }
}

fn page(
    web: &Web,
    visitor: &Visitor,
    view: &SeatingView,
    plan: &SeatingPlan,
    done: Option<TablesDone>,
    faults: Vec<TablesFault>,
) -> Result<Response, Problem> {
    let name = |id: &PersonId| view.name(id).to_owned();
    let mut coming: Vec<ComingLine> = view
        .people
        .iter()
        .map(|it| ComingLine { id: it.person.to_string(), name: name(&it.person), here: it.here })
        .collect();
    coming.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
    let figures = plan.figures;
    let page = TablesPage {
        layout: visitor.layout(web, Section::Desk),
        address: address::desk_call(&view.call.id),
        call: view.call.brief.title.clone(),
        may_seat: visitor.caller.may(Permission::SeatPeople, &view.call.organisation),
        in_pairs: plan.rules.pairs_across.is_some(),
        people: figures.people,
        rounds: rounds(view, plan),
        figures: TablesFigures {
            pairs: figures.pairs,
            most_pairs: figures.most_pairs,
            most_meetings: figures.most_meetings,
            mix_misses: figures.mix_misses,
            mixed: !plan.rules.mix.is_empty(),
            rule_misses: figures.rule_misses,
            proved: figures.proved,
        },
        broken: view.broken().iter().map(|pair| (name(&pair.a), name(&pair.b))).collect(),
        coming,
        from_round: plan.rules.from_round,
        done,
        faults,
    };
    Ok(render(&page)?.into_response())
}

/// The rounds with their tables at which somebody sits.
fn rounds(view: &SeatingView, plan: &SeatingPlan) -> Vec<SeatedRound> {
    (1..=plan.rules.rounds).map(|number| round(view, plan, number)).collect()
}

fn round(view: &SeatingView, plan: &SeatingPlan, number: u32) -> SeatedRound {
    let at = number.saturating_sub(1) as usize;
    let table = |table: usize| {
        let people: Vec<String> =
            view.at(at, table).into_iter().map(|id| view.name(id).to_owned()).collect();
        let kept = plan.rules.tables.get(table);
        let offers = kept.map(|kept| kept.offers.clone()).unwrap_or_default();
        (!people.is_empty()).then(|| SeatedTable { name: called(plan, table), offers, people })
    };
    SeatedRound { number, tables: (0..view.tables()).filter_map(table).collect() }
}

fn called(plan: &SeatingPlan, table: usize) -> TableName {
    match plan.rules.tables.get(table) {
        Some(kept) if plan.rules.pairs_across.is_none() => TableName::Table(kept.name.clone()),
        _ => TableName::Pair(u32::try_from(table + 1).unwrap_or(u32::MAX)),
    }
}

/// What stands against a seating, by names.
pub(super) fn fault(view: &SeatingView, lines: &[usize], fault: &SeatingFault) -> TablesFault {
    let names =
        |people: &[PersonId]| people.iter().map(|id| view.name(id).to_owned()).collect::<Vec<_>>();
    match fault {
        SeatingFault::Nobody => TablesFault::Nobody,
        SeatingFault::Host { person, table } => {
            TablesFault::Host { person: view.name(person).to_owned(), table: table.clone() }
        }
        SeatingFault::Rounds => TablesFault::Rounds,
        SeatingFault::Tables => TablesFault::Tables,
        SeatingFault::Table(at) => {
            TablesFault::Line(lines.get(*at).copied().unwrap_or_else(|| at.saturating_add(1)))
        }
        SeatingFault::Seats { people, seats } => {
            TablesFault::Seats { people: *people, seats: *seats }
        }
        SeatingFault::NoTable { people, needs } => {
            TablesFault::NoTable { people: names(people), needs: needs.clone() }
        }
        SeatingFault::Crowded { people, tables, seats } => {
            TablesFault::Crowded { people: *people, tables: tables.clone(), seats: *seats }
        }
        SeatingFault::Together(people) => TablesFault::Together(names(people)),
        SeatingFault::OneSided { largest, others } => {
            TablesFault::OneSided { largest: *largest, others: *others }
        }
        SeatingFault::TooMany => TablesFault::TooMany,
    }
}

/// Seats people again, when some didn't come or others did.
pub(crate) async fn again(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    Path(call): Path<String>,
    Form(fields): Form<Fields>,
) -> Result<Response, Problem> {
    forms::must(&web, &visitor, &headers, value(&fields, "csrf"))?;
    let id = CallId::new(call)?;
    let organisation = visitor.organisation()?;
    let ticked = fields.iter().filter(|(field, _)| field == "here");
    let here: BTreeSet<PersonId> = ticked.filter_map(|(_, id)| PersonId::new(id).ok()).collect();
    let from = value(&fields, "from").parse().unwrap_or(0);
    let given = web.app.seat_again(&visitor.caller, organisation, &id, &here, from).await?;
    let faults = match given {
        SeatingGiven::Done(moved) => {
            let desk = address::desk_call(&id);
            let to = format!("{desk}/tables?done=again&moved={moved}");
            return Ok(Redirect::to(&to).into_response());
        }
        SeatingGiven::Changed => return Ok(changed(&id)),
        SeatingGiven::Faulty(faults) => faults,
    };
    let mut view = see(&web, &visitor, id.to_string()).await?;
    let faults = faults.iter().map(|it| fault(&view, &[], it)).collect();
    for person in &mut view.people {
        person.here = here.contains(&person.person);
    }
    let Some(plan) = view.plan.clone() else { return Err(Problem::NotFound) };
    page(&web, &visitor, &view, &plan, None, faults)
}

/// Takes the last change back.
pub(crate) async fn undo(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    Path(call): Path<String>,
    Form(form): Form<Act>,
) -> Result<Response, Problem> {
    forms::must(&web, &visitor, &headers, &form.csrf)?;
    let id = CallId::new(call)?;
    web.app.undo_seating(&visitor.caller, visitor.organisation()?, &id).await?;
    let to = format!("{}/tables?done=undone", address::desk_call(&id));
    Ok(Redirect::to(&to).into_response())
}

/// One round, for the room's screen.
pub(crate) async fn room(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path(call): Path<String>,
    Query(was): Query<Was>,
) -> Result<Response, Problem> {
    let view = see(&web, &visitor, call).await?;
    let Some(plan) = &view.plan else { return Ok(to_form(&view)) };
    let rounds = plan.rules.rounds;
    let number: u32 = was.round.parse().unwrap_or(1);
    let page = TablesRoomPage {
        layout: visitor.layout(&web, Section::Desk),
        address: address::desk_call(&view.call.id),
        call: view.call.brief.title.clone(),
        round: round(&view, plan, number.clamp(1, rounds.max(1))),
        rounds,
    };
    Ok(render(&page)?.into_response())
}

/// Somebody else was quicker: the page says so.
pub(super) fn changed(call: &CallId) -> Response {
    let to = format!("{}/tables?done=changed", address::desk_call(call));
    Redirect::to(&to).into_response()
}

/// Where nobody is seated yet there is nothing to show: on to the form.
fn to_form(view: &SeatingView) -> Response {
    Redirect::to(&format!("{}/tables", address::desk_call(&view.call.id))).into_response()
}

/// Everybody who comes, by name, with their table in each round.
fn cards(view: &SeatingView, plan: &SeatingPlan) -> Vec<PlaceCard> {
    let card = |it: &SeatedPerson| PlaceCard {
        name: view.name(&it.person).to_owned(),
        places: it.places.iter().map(|at| at.map(|at| called(plan, at as usize))).collect(),
    };
    let mut cards: Vec<PlaceCard> = view.people.iter().filter(|it| it.here).map(card).collect();
    cards.sort_by(|a, b| a.name.cmp(&b.name));
    cards
}

/// Lists to print.
pub(crate) async fn print(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path(call): Path<String>,
) -> Result<Response, Problem> {
    let view = see(&web, &visitor, call).await?;
    let Some(plan) = &view.plan else { return Ok(to_form(&view)) };
    let page = TablesPrintPage {
        layout: visitor.layout(&web, Section::Desk),
        address: address::desk_call(&view.call.id),
        call: view.call.brief.title.clone(),
        rounds: rounds(&view, plan),
        people: cards(&view, plan),
    };
    Ok(render(&page)?.into_response())
}

/// Place cards to print.
pub(crate) async fn place_cards(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path(call): Path<String>,
) -> Result<Response, Problem> {
    let view = see(&web, &visitor, call).await?;
    let Some(plan) = &view.plan else { return Ok(to_form(&view)) };
    let page = TablesCardsPage {
        layout: visitor.layout(&web, Section::Desk),
        address: address::desk_call(&view.call.id),
        call: view.call.brief.title.clone(),
        people: cards(&view, plan),
    };
    Ok(render(&page)?.into_response())
}

/// Who sits where, as a table.
pub(crate) async fn download(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path(call): Path<String>,
) -> Result<Response, Problem> {
    let organisation = visitor.organisation()?;
    let csv = web.app.download_seating(&visitor.caller, organisation, &CallId::new(call)?).await?;
    let head = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"seats.csv\""),
    ];
    Ok((head, csv).into_response())
}
