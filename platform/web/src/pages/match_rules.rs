//! Saying how people are chosen for a call, and whose interests conflict with it.

use std::collections::{BTreeMap, BTreeSet};

use axum::{
    Extension, Form,
    extract::{Path, Query, State},
    http::HeaderMap,
    response::{IntoResponse as _, Redirect, Response},
};
use folkmoot_app::{DeclareConflict, Declared, GivenMatchRules, MatchRulesView, RunView, matching};
use folkmoot_model::{
    AttributeBound, Call, CallId, ConflictKind, ConflictOfInterest, EMPLOYER, MatchRules, Person,
    PersonId, RulesFault,
};
use folkmoot_pages::{
    Section,
    pages::{
        BackShown, BoundLack, BoundShown, ConflictLine, ConflictPage, MatchRulesFault,
        MatchRulesPage, RuleColumn, RuleValue, RulesShown,
    },
};
use serde::Deserialize;

use super::call_fields::{Fields, value};
use super::{desk::Act, render};
use crate::{Web, address, forms, problem::Problem, visitor::Visitor};

/// Columns with more values than this aren't listed: nobody sets a bound on each.
const MOST_VALUES: usize = 30;

/// What an address asks of the page.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asks {
    #[serde(default)]
    done: String,
}

/// The rules as they are kept.
pub(crate) async fn show(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path(call): Path<String>,
    Query(asks): Query<Asks>,
) -> Result<Response, Problem> {
    let id = CallId::new(call)?;
    let view = web.app.see_match_rules(&visitor.caller, visitor.organisation()?, &id).await?;
    let typed = Typed::kept(&view.rules);
    page(&web, &visitor, view, &typed, &[], asks.done == "kept")
}

/// Keeps rules, or gives the form back.
pub(crate) async fn keep(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    Path(call): Path<String>,
    Form(fields): Form<Fields>,
) -> Result<Response, Problem> {
    forms::must(&web, &visitor, &headers, value(&fields, "csrf"))?;
    let id = CallId::new(call)?;
    let organisation = visitor.organisation()?;
    let (app, caller) = (&web.app, &visitor.caller);
    let view = app.see_match_rules(caller, organisation, &id).await?;
    let typed = Typed::of(&fields);
    let mut faults = typed.not_numbers();
    if faults.is_empty() {
        let rules = typed.rules(&view.rules);
        match app.keep_match_rules(caller, organisation, &id, &rules).await? {
            GivenMatchRules::Kept => return Ok(kept(&id)),
            GivenMatchRules::Faulty(found) => faults = found.iter().map(fault).collect(),
        }
    }
    page(&web, &visitor, view, &typed, &faults, false)
}

fn fault(fault: &RulesFault) -> Wrong {
    match *fault {
        RulesFault::LeastAboveMost(at) => Wrong::Bound(at, true),
        RulesFault::Empty(at) | RulesFault::Twice(at) => Wrong::Bound(at, false),
        RulesFault::TooMany => Wrong::TooMany,
        RulesFault::RestDays => Wrong::RestDays,
    }
}

/// What is wrong with what was typed. Bounds count among those that were filled in.
enum Wrong {
    /// Which bound, and whether its least is above its most.
    Bound(usize, bool),
    TooMany,
    RestDays,
}

/// A column and one of its values; case and the space around it don't count.
type Key = (String, String);

fn key(column: &str, value: &str) -> Key {
    (column.to_owned(), value.trim().to_lowercase())
}

/// What a form sent.
#[derive(Default)]
struct Typed {
    /// Those lines that were filled in: column, value, least, most.
    bounds: Vec<(String, String, String, String)>,
    each: BTreeSet<String>,
    works_for: String,
    leave_out: bool,
    rest_days: String,
}

impl Typed {
    fn of(fields: &Fields) -> Self {
        let all = |name: &str| -> Vec<String> {
            let of = fields.iter().filter(|(field, _)| field == name);
            of.map(|(_, value)| value.trim().to_owned()).collect()
        };
        let numbers = all("bound-least").into_iter().zip(all("bound-most"));
        let bounds = all("bound-column").into_iter().zip(all("bound-value")).zip(numbers);
        let bounds = bounds.map(|((column, value), (least, most))| (column, value, least, most));
        Self {
            bounds: bounds
                .filter(|(_, _, least, most)| !(least.is_empty() && most.is_empty()))
                .collect(),
            each: all("each").into_iter().collect(),
            works_for: value(fields, "works_for").trim().to_owned(),
            leave_out: value(fields, "leave_out") == "yes",
            rest_days: value(fields, "rest_days").trim().to_owned(),
        }
    }

    /// The form for rules that are kept.
    fn kept(rules: &MatchRules) -> Self {
        let bound = |bound: &AttributeBound| {
            let least = if bound.least > 0 { bound.least.to_string() } else { String::new() };
            let most = bound.most.map(|most| most.to_string()).unwrap_or_default();
            (bound.attribute.clone(), bound.value.clone(), least, most)
        };
        Self {
            bounds: rules.bounds.iter().map(bound).collect(),
            each: rules.one_of_each.iter().cloned().collect(),
            works_for: rules.owner_works_for.clone().unwrap_or_default(),
            leave_out: rules.leave_out_same_employer,
            rest_days: rules.rest_days.map(|days| days.to_string()).unwrap_or_default(),
        }
    }

    fn not_numbers(&self) -> Vec<Wrong> {
        let is_number = |text: &str| text.is_empty() || text.parse::<u32>().is_ok();
        let bounds = self.bounds.iter().enumerate();
        let wrong = bounds.filter(|(_, (_, _, least, most))| !is_number(least) || !is_number(most));
        let mut wrong: Vec<_> = wrong.map(|(at, _)| Wrong::Bound(at, false)).collect();
        if !is_number(&self.rest_days) {
            wrong.push(Wrong::RestDays);
        }
        wrong
    }

    /// The rules; what is no number was told before. Whom a file named as owner stays.
    fn rules(&self, before: &MatchRules) -> MatchRules {
        let bounds = self.bounds.iter().map(|(column, value, least, most)| AttributeBound {
            attribute: column.clone(),
            value: value.clone(),
            least: least.parse().unwrap_or(0),
            most: most.parse().ok(),
        });
        MatchRules {
            bounds: bounds.collect(),
            one_of_each: self.each.iter().cloned().collect(),
            owner: before.owner.clone(),
            owner_works_for: Some(self.works_for.clone()).filter(|name| !name.is_empty()),
            leave_out_same_employer: self.leave_out,
            rest_days: self.rest_days.parse().ok(),
        }
    }

    /// All columns that are short enough, and whatever a bound is on.
    fn columns(&self, known: &BTreeMap<String, BTreeMap<String, u32>>) -> (Vec<RuleColumn>, usize) {
        let mut columns: BTreeMap<String, BTreeMap<String, u32>> = BTreeMap::new();
        let mut wide = 0;
        for (column, values) in known {
            if values.len() <= MOST_VALUES || self.each.contains(column) {
                columns.insert(column.clone(), values.clone());
            } else {
                wide += 1;
            }
        }
        for (column, value, _, _) in &self.bounds {
            let values = columns.entry(column.clone()).or_default();
            if !values.keys().any(|known| key(column, known) == key(column, value)) {
                let same = |known: &&String| key(column, known) == key(column, value);
                let of = known.get(column).and_then(|of| of.iter().find(|(known, _)| same(known)));
                values.insert(value.clone(), of.map_or(0, |(_, people)| *people));
            }
        }
        let typed: BTreeMap<Key, (&str, &str)> = self
            .bounds
            .iter()
            .map(|(column, value, least, most)| {
                (key(column, value), (least.as_str(), most.as_str()))
            })
            .collect();
        let mut at = 0;
        let mut line = |column: &str, (value, people): (String, u32)| {
            let (least, most) = typed.get(&key(column, &value)).copied().unwrap_or_default();
            at += 1;
            let (least, most) = (least.to_owned(), most.to_owned());
            RuleValue { at: at - 1, value, people, least, most }
        };
        let columns = columns.into_iter().map(|(name, values)| RuleColumn {
            each: self.each.contains(&name),
            values: values.into_iter().map(|value| line(&name, value)).collect(),
            name,
        });
        (columns.collect(), wide)
    }
}

fn page(
    web: &Web,
    visitor: &Visitor,
    view: MatchRulesView,
    typed: &Typed,
    wrong: &[Wrong],
    kept: bool,
) -> Result<Response, Problem> {
    let (columns, wide) = typed.columns(&view.known);
    let place = |at: usize| {
        let (column, value, ..) = typed.bounds.get(at)?;
        let of = columns.iter().filter(|it| it.name == *column).flat_map(|it| &it.values);
        of.into_iter().find(|it| key(column, &it.value) == key(column, value)).map(|it| it.at)
    };
    let fault = |wrong: &Wrong| match wrong {
        Wrong::Bound(at, true) => Some(MatchRulesFault::LeastAboveMost(place(*at)?)),
        Wrong::Bound(at, false) => Some(MatchRulesFault::Number(place(*at)?)),
        Wrong::TooMany => Some(MatchRulesFault::TooMany),
        Wrong::RestDays => Some(MatchRulesFault::RestDays),
    };
    let faults = wrong.iter().filter_map(fault).collect();
    let employers = view.known.get(EMPLOYER).map(|names| names.keys().cloned().collect());
    let line = |(conflict, person): &(ConflictOfInterest, Person)| ConflictLine {
        name: person.name.clone(),
        kind: conflict.kind,
        reason: conflict.reason.clone(),
        left_out: conflict.leaves_out,
        address: conflict_address(&view.call, &person.id),
    };
    let page = MatchRulesPage {
        layout: visitor.layout(web, Section::Desk),
        address: address::desk_call(&view.call.id),
        columns,
        wide,
        works_for: typed.works_for.clone(),
        employers: employers.unwrap_or_default(),
        leave_out: typed.leave_out,
        rest_days: typed.rest_days.clone(),
        conflicts: view.conflicts.iter().map(line).collect(),
        faults,
        kept,
        call: view.call.brief.title,
    };
    Ok(render(&page)?.into_response())
}

/// Where a conflict of interest of somebody is declared.
pub(super) fn conflict_address(call: &Call, person: &PersonId) -> String {
    format!("{}/conflicts/{person}", address::desk_call(&call.id))
}

/// The form in which a conflict of interest is declared.
pub(crate) async fn conflict(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path((call, person)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let (call, person) = (CallId::new(call)?, PersonId::new(person)?);
    let form = ConflictForm::default();
    conflict_page(&web, &visitor, &call, &person, form, false).await
}

/// What the form sent.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct ConflictForm {
    csrf: String,
    #[serde(default)]
    kind: String,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    effect: String,
}

/// Declares a conflict of interest, or gives the form back.
pub(crate) async fn declare(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    Path((call, person)): Path<(String, String)>,
    Form(form): Form<ConflictForm>,
) -> Result<Response, Problem> {
    forms::must(&web, &visitor, &headers, &form.csrf)?;
    let organisation = visitor.organisation()?;
    let (call, person) = (CallId::new(call)?, PersonId::new(person)?);
    let declared = DeclareConflict {
        person: person.clone(),
        kind: form.kind.parse().unwrap_or(ConflictKind::Declared),
        reason: form.reason.replace("\r\n", "\n"),
        leaves_out: form.effect == "exclude",
    };
    match web.app.declare_conflict(&visitor.caller, organisation, &call, declared).await? {
        Declared::Kept => Ok(kept(&call)),
        Declared::Reason => conflict_page(&web, &visitor, &call, &person, form, true).await,
    }
}

/// Takes a conflict of interest back.
pub(crate) async fn remove_conflict(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    Path((call, person)): Path<(String, String)>,
    Form(form): Form<Act>,
) -> Result<Response, Problem> {
    forms::must(&web, &visitor, &headers, &form.csrf)?;
    let (call, person) = (CallId::new(call)?, PersonId::new(person)?);
    let organisation = visitor.organisation()?;
    web.app.remove_conflict(&visitor.caller, organisation, &call, &person).await?;
    Ok(kept(&call))
}

fn kept(call: &CallId) -> Response {
    let to = format!("{}/choosing?done=kept", address::desk_call(call));
    Redirect::to(&to).into_response()
}

async fn conflict_page(
    web: &Web,
    visitor: &Visitor,
    call: &CallId,
    person: &PersonId,
    form: ConflictForm,
    wrong: bool,
) -> Result<Response, Problem> {
    let organisation = visitor.organisation()?;
    let (call, person, kept) =
        web.app.see_conflict(&visitor.caller, organisation, call, person).await?;
    let shown = kept.as_ref().filter(|_| !wrong);
    let typed = form.kind.parse().unwrap_or(ConflictKind::Declared);
    let page = ConflictPage {
        layout: visitor.layout(web, Section::Desk),
        address: address::desk_call(&call.id),
        action: conflict_address(&call, &person.id),
        name: person.name,
        declared: kept.is_some(),
        kind: shown.map_or(typed, |conflict| conflict.kind),
        reason: shown.map_or(form.reason, |conflict| conflict.reason.clone()),
        leaves_out: shown.map_or(form.effect == "exclude", |conflict| conflict.leaves_out),
        wrong,
        call: call.brief.title,
    };
    Ok(render(&page)?.into_response())
}

/// A conflict of interest of somebody who was found, unless they have erased themselves.
fn line(call: &Call, run: &RunView, met: &matching::ConflictReport) -> Option<ConflictLine> {
    Some(ConflictLine {
        name: run.people.get(&met.person)?.name.clone(),
        kind: met.kind,
        reason: met.reason.clone(),
        left_out: met.left_out,
        address: conflict_address(call, &met.person),
    })
}

/// What whoever chooses should know of somebody's interests.
pub(super) fn flags(call: &Call, run: &RunView, person: &PersonId) -> Vec<ConflictLine> {
    let conflicts = run.report.rules.iter().flat_map(|rules| &rules.conflicts);
    let theirs = conflicts.filter(|conflict| conflict.person == *person);
    theirs.filter_map(|conflict| line(call, run, conflict)).collect()
}

/// What came of the rules of a search; nothing if it had none.
pub(super) fn shown(call: &Call, run: &RunView) -> Option<RulesShown> {
    let report = run.report.rules.as_ref()?;
    let name = |id: &PersonId| run.people.get(id).map(|person| person.name.clone());
    let bound = |held: &matching::BoundReport| BoundShown {
        column: held.bound.attribute.clone(),
        value: held.bound.value.clone(),
        least: held.bound.least,
        most: held.bound.most,
        chosen: held.chosen,
        found: held.found,
        known: held.known,
        lack: held.lack.map(|lack| match lack {
            matching::Lack::NobodyKnown => BoundLack::NobodyKnown,
            matching::Lack::NobodyFound => BoundLack::NobodyFound,
            matching::Lack::TooFewFound => BoundLack::TooFewFound,
            matching::Lack::NoRoom => BoundLack::NoRoom,
        }),
        near: held.near.iter().take(5).filter_map(name).collect(),
    };
    // those who weren't found anyway concern nobody here
    let met = report.conflicts.iter().filter(|conflict| !conflict.kinds.is_empty());
    let today = run.parameters.as_of.as_days();
    let back = |back: &matching::SteppedBack| {
        let last = back.asked.first()?.as_days();
        let days = u32::try_from(today.saturating_sub(last)).unwrap_or(0);
        Some(BackShown { name: name(&back.person)?, days, share: back.share })
    };
    Some(RulesShown {
        bounds: report.bounds.iter().map(bound).collect(),
        proved: report.proved,
        conflicts: met.filter_map(|met| line(call, run, met)).collect(),
        back: report.stepped_back.iter().filter_map(back).collect(),
        rest_days: run.parameters.rules.rest_days.unwrap_or(0),
    })
}
