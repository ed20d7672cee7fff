//! Planning tables on the desk: rounds, tables, who comes, who sits with whom.

use std::collections::{BTreeMap, BTreeSet};

use axum::{
    Extension, Form,
    extract::{Path, State},
    http::HeaderMap,
    response::{IntoResponse as _, Redirect, Response},
};
use folkmoot_app::{
    Permission, SeatingGiven,
    seating::{SeatWish, SeatingView},
};
use folkmoot_model::{
    Beside, CallId, Feature, PersonId, SeatedPair, SeatingRules, SeatingTable, Seed,
};
use folkmoot_pages::{
    Section,
    pages::{
        PairField, SeatFeature, SeatField, TableField, TableName, TablesFault, TablesPlanPage,
    },
};

use super::call_fields::{Fields, value};
use super::{render, tables};
use crate::{Web, address, forms, problem::Problem, visitor::Visitor};

/// Empty lines for pairs that the form offers.
const MORE_PAIRS: usize = 3;

/// The form, with what was asked for before.
pub(crate) async fn show(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path(call): Path<String>,
) -> Result<Response, Problem> {
    let call = CallId::new(call)?;
    let view = web.app.see_seating(&visitor.caller, visitor.organisation()?, &call).await?;
    page(&web, &visitor, &view, None, Vec::new())
}

/// Seats everybody by what the form says, or gives it back.
pub(crate) async fn seat(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    Path(call): Path<String>,
    Form(fields): Form<Fields>,
) -> Result<Response, Problem> {
    forms::must(&web, &visitor, &headers, value(&fields, "csrf"))?;
    let id = CallId::new(call)?;
    let organisation = visitor.organisation()?;
    let typed = Typed::of(&fields);
    let given = match typed.unread() {
        Some(line) => Err(TablesFault::Line(line)),
        None => Ok(web
            .app
            .seat_people(
                &visitor.caller,
                organisation,
                &id,
                typed.rules.clone(),
                &typed.wishes,
                &typed.known_pairs(),
            )
            .await?),
    };
    let view = web.app.see_seating(&visitor.caller, organisation, &id).await?;
    let faults = match given {
        Ok(SeatingGiven::Done(_)) => {
            let to = format!("{}/tables?done=seated", address::desk_call(&id));
            return Ok(Redirect::to(&to).into_response());
        }
        Ok(SeatingGiven::Changed) => return Ok(tables::changed(&id)),
        Ok(SeatingGiven::Faulty(faults)) => {
            faults.iter().map(|it| tables::fault(&view, &typed.lines, it)).collect()
        }
        Err(fault) => vec![fault],
    };
    page(&web, &visitor, &view, Some(&typed), faults)
}

/// What a form sent.
pub(super) struct Typed {
    rounds: String,
    tables: String,
    /// The lines of the tables that could be read, from 1.
    lines: Vec<usize>,
    rules: SeatingRules,
    wishes: BTreeMap<PersonId, SeatWish>,
    /// One, what holds, the other.
    pairs: Vec<(String, Beside, String)>,
}

impl Typed {
    fn of(fields: &Fields) -> Self {
        let all = |name: &str| -> Vec<&str> {
            let of = fields.iter().filter(|(field, _)| field == name);
            of.map(|(_, value)| value.as_str()).collect()
        };
        let features = |name: &str| -> Vec<Feature> {
            all(name).iter().filter_map(|code| code.parse().ok()).collect()
        };
        let rounds = value(fields, "rounds").trim().to_owned();
        let typed = value(fields, "tables").replace("\r\n", "\n");
        let (lines, tables) = lines(&typed).into_iter().unzip();
        let here: BTreeSet<&str> = all("here").into_iter().collect();
        let people = all("person").into_iter().zip(all("host")).zip(all("needs"));
        let wish = |((id, host), needs): ((&str, &str), &str)| {
            let host_at = Some(host.trim().to_owned()).filter(|host| !host.is_empty());
            let wish = SeatWish { here: here.contains(id), host_at, needs: things(needs) };
            Some((PersonId::new(id).ok()?, wish))
        };
        let others = all("pair-relation").into_iter().zip(all("pair-b"));
        let pairs = all("pair-a").into_iter().zip(others);
        Self {
            rules: SeatingRules {
                rounds: rounds.parse().unwrap_or(0),
                tables,
                pairs_across: value(fields, "across").parse().ok(),
                mix: features("mix"),
                company: features("company"),
                from_round: 1,
                seed: Seed::new(""),
            },
            rounds,
            tables: typed,
            lines,
            wishes: people.filter_map(wish).collect(),
            pairs: pairs
                .map(|(a, (relation, b))| {
                    (a.to_owned(), relation.parse().unwrap_or(Beside::Never), b.to_owned())
                })
                .collect(),
        }
    }

    /// The first line that is no table, where there are tables.
    fn unread(&self) -> Option<usize> {
        let of_tables = self.rules.pairs_across.is_none();
        let table = self.rules.tables.iter().position(|table| table.seats == 0);
        table.filter(|_| of_tables).and_then(|at| self.lines.get(at).copied())
    }

    /// The pairs of which both are chosen.
    fn known_pairs(&self) -> Vec<SeatedPair> {
        let pair = |(a, relation, b): &(String, Beside, String)| {
            let (a, b) = (PersonId::new(a).ok()?, PersonId::new(b).ok()?);
            Some(SeatedPair { a, b, relation: *relation })
        };
        self.pairs.iter().filter_map(pair).collect()
    }
}

/// Tables with the number of their line, from 1. One that can't be read has no seats.
fn lines(text: &str) -> Vec<(usize, SeatingTable)> {
    let filled = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    filled.map(|(at, line)| (at + 1, table(line))).collect()
}

fn table(line: &str) -> SeatingTable {
    let mut parts = line.splitn(3, ',').map(str::trim);
    let name = parts.next().unwrap_or_default().to_owned();
    let seats = parts.next().and_then(|seats| seats.parse().ok()).unwrap_or(0);
    SeatingTable { name, seats, offers: things(parts.next().unwrap_or_default()) }
}

/// Several things with semicolons between them.
fn things(text: &str) -> Vec<String> {
    let things = text.split(';').map(|it| it.trim().to_lowercase());
    things.filter(|it| !it.is_empty()).collect()
}

pub(super) fn page(
    web: &Web,
    visitor: &Visitor,
    view: &SeatingView,
    typed: Option<&Typed>,
    faults: Vec<TablesFault>,
) -> Result<Response, Problem> {
    let rules = typed.map_or(&view.rules, |typed| &typed.rules);
    let mut people: Vec<SeatField> =
        view.people.iter().map(|it| field(view, typed, &it.person)).collect();
    people.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
    let table = |table: &SeatingTable| TableField {
        name: TableName::Table(table.name.clone()),
        seats: table.seats,
        offers: table.offers.clone(),
    };
    let features = view.features().into_iter().map(|it| SeatFeature {
        values: it.values.len(),
        mix: rules.mix.contains(&it.feature),
        company: rules.company.contains(&it.feature),
        across: rules.pairs_across.as_ref() == Some(&it.feature),
        feature: it.feature,
    });
    let page = TablesPlanPage {
        layout: visitor.layout(web, Section::Desk),
        address: address::desk_call(&view.call.id),
        call: view.call.brief.title.clone(),
        may_seat: visitor.caller.may(Permission::SeatPeople, &view.call.organisation),
        again: view.plan.is_some(),
        rounds: typed.map_or_else(|| rules.rounds.to_string(), |typed| typed.rounds.clone()),
        tables: rules.tables.iter().map(table).collect(),
        tables_typed: typed.map(|typed| typed.tables.clone()),
        features: features.collect(),
        people,
        pairs: pairs(view, typed),
        faults,
    };
    Ok(render(&page)?.into_response())
}

fn field(view: &SeatingView, typed: Option<&Typed>, id: &PersonId) -> SeatField {
    let kept = view.people.iter().find(|it| it.person == *id);
    let kept = kept.map(|it| SeatWish {
        here: it.here,
        host_at: it.host_at.clone(),
        needs: it.needs.clone(),
    });
    let wish = typed.and_then(|typed| typed.wishes.get(id).cloned()).or(kept).unwrap_or_default();
    SeatField {
        id: id.to_string(),
        name: view.name(id).to_owned(),
        here: wish.here,
        host_at: wish.host_at.map(TableName::Table),
        needs: wish.needs.join("; "),
    }
}

fn pairs(view: &SeatingView, typed: Option<&Typed>) -> Vec<PairField> {
    let mut pairs: Vec<PairField> = match typed {
        Some(typed) => typed
            .pairs
            .iter()
            .filter(|(a, _, b)| !a.is_empty() || !b.is_empty())
            .map(|(a, relation, b)| PairField { a: a.clone(), b: b.clone(), relation: *relation })
            .collect(),
        None => view
            .pairs
            .iter()
            .map(|it| PairField { a: it.a.to_string(), b: it.b.to_string(), relation: it.relation })
            .collect(),
    };
    let empty = PairField { a: String::new(), b: String::new(), relation: Beside::Never };
    pairs.extend(vec![empty; MORE_PAIRS]);
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_read_from_its_line() {
        let read = lines("\nWindow, 5, Step-free; Loop\n\n2,6\nno seats\n");
        let table = |name: &str, seats, offers: &[&str]| SeatingTable {
            name: name.to_owned(),
            seats,
            offers: offers.iter().map(|it| (*it).to_owned()).collect(),
        };
        let window = table("Window", 5, &["step-free", "loop"]);
        assert_eq!(read, [(2, window), (4, table("2", 6, &[])), (5, table("no seats", 0, &[]))]);
    }
}
