//! Planning a panel on the desk: the rules, and the chances they give.

use std::collections::BTreeMap;

use axum::{
    Extension, Form,
    extract::{Path, Query, State},
    http::HeaderMap,
    response::{IntoResponse as _, Redirect, Response},
};
use folkmoot_app::{
    GivenRules, PanelPlan, Permission,
    panel::{NeedsPoint, Odds, PanelFault, PanelOdds, Pooled, QuotaSide, TICKETS, suggest},
};
use folkmoot_model::{CallId, Feature, PanelRules, PersonId, SeatQuota, Standing};
use folkmoot_pages::{
    Section,
    pages::{
        FeatureChoice, NeedsLine, OddsFound, OddsOutcome, OddsPicture, PanelOddsPage,
        PanelPlanPage, PersonField, PlanFault, PlannedAgain, QuotaField, QuotaLine, Resident,
    },
};
use serde::Deserialize;

use super::call_fields::{Fields, value};
use super::{desk::Act, panel_draw, render};
use crate::{Web, address, forms, problem::Problem, visitor::Visitor};

/// The rules while they can be changed; afterwards the lottery.
pub(crate) async fn show(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path(call): Path<String>,
) -> Result<Response, Problem> {
    let call = CallId::new(call)?;
    let plan = web.app.see_panel_plan(&visitor.caller, visitor.organisation()?, &call).await?;
    if !plan.is_open() {
        return panel_draw::page(&web, &visitor, &plan, panel_draw::Typed::default()).await;
    }
    page(&web, &visitor, &plan, None, Vec::new())
}

/// Keeps the rules, and goes on to the chances or gives the form back.
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
    let before = app.see_panel_plan(caller, organisation, &id).await?;
    let typed = Typed::of(&fields);
    let (rules, mut faults) = typed.rules(&before);
    let differently = typed.differently();
    let given = app.keep_panel_rules(caller, organisation, &id, rules, &differently).await?;
    let plan = app.see_panel_plan(caller, organisation, &id).await?;
    if let GivenRules::Faulty(found) = given {
        // what is no number was told already
        let told = |fault: &PanelFault| match fault {
            PanelFault::Seats => faults.contains(&PlanFault::Seats),
            PanelFault::MinAboveMax(at) => faults.contains(&PlanFault::Number(*at)),
            _ => false,
        };
        let more: Vec<PlanFault> = found.iter().filter(|it| !told(it)).map(fault).collect();
        faults.extend(more);
    }
    if value(&fields, "action") == "odds" && faults.is_empty() {
        let to = format!("{}/panel/odds", address::desk_call(&id));
        return Ok(Redirect::to(&to).into_response());
    }
    if value(&fields, "action") != "odds" {
        // the seats are shared out first; faults are told when it goes on
        faults.retain(|fault| matches!(fault, PlanFault::Number(_) | PlanFault::Seats));
    }
    page(&web, &visitor, &plan, Some(&typed), faults)
}

fn fault(fault: &PanelFault) -> PlanFault {
    match fault {
        PanelFault::Seats => PlanFault::Seats,
        PanelFault::TooFew { people } => PlanFault::TooFew(*people),
        PanelFault::Tickets => PlanFault::Tickets,
        PanelFault::MinAboveMax(at) => PlanFault::MinAboveMax(*at),
        PanelFault::TooManyQuotas => PlanFault::TooManyQuotas,
        PanelFault::NoReason(at) => PlanFault::NoReason(*at),
        PanelFault::LongReason(at) => PlanFault::LongReason(*at),
        PanelFault::TooManyMust => PlanFault::TooManyMust,
    }
}

/// What a form sent.
struct Typed {
    seats: String,
    features: Vec<Feature>,
    /// Feature, value, least, most.
    quotas: Vec<(Feature, String, String, String)>,
    household: Option<Feature>,
    /// Id, standing, reason.
    people: Vec<(String, Standing, String)>,
    method: String,
    tickets: String,
}

impl Typed {
    fn of(fields: &Fields) -> Self {
        let all = |name: &str| -> Vec<&str> {
            let of = fields.iter().filter(|(field, _)| field == name);
            of.map(|(_, value)| value.as_str()).collect()
        };
        let numbers = all("quota-min").into_iter().zip(all("quota-max"));
        let quotas = all("quota-feature").into_iter().zip(all("quota-value")).zip(numbers);
        let people = all("person").into_iter().zip(all("standing")).zip(all("why"));
        Self {
            seats: value(fields, "seats").trim().to_owned(),
            features: all("feature").iter().filter_map(|code| code.parse().ok()).collect(),
            quotas: quotas
                .filter_map(|((feature, value), (min, max))| {
                    let texts = [value, min.trim(), max.trim()].map(str::to_owned);
                    let [value, min, max] = texts;
                    Some((feature.parse().ok()?, value, min, max))
                })
                .collect(),
            household: value(fields, "household").parse().ok(),
            people: people
                .map(|((id, standing), why)| {
                    (id.to_owned(), standing.parse().unwrap_or_default(), why.trim().to_owned())
                })
                .collect(),
            method: value(fields, "method").to_owned(),
            tickets: value(fields, "tickets").to_owned(),
        }
    }

    /// The rules, as far as they can be read; features that were ticked just
    /// now get their share of the seats.
    fn rules(&self, plan: &PanelPlan) -> (PanelRules, Vec<PlanFault>) {
        let mut faults = Vec::new();
        let seats = self.seats.parse().unwrap_or_else(|_| {
            faults.push(PlanFault::Seats);
            0
        });
        let mut quotas = Vec::new();
        for feature in &self.features {
            let typed: Vec<_> = self.quotas.iter().filter(|quota| quota.0 == *feature).collect();
            if typed.is_empty() {
                quotas.extend(suggest(&plan.pool, feature, seats));
            }
            for (feature, value, min, max) in typed {
                let at = quotas.len();
                let (min, max) = if let (Ok(min), Ok(max)) = (min.parse(), max.parse()) {
                    (min, max)
                } else {
                    faults.push(PlanFault::Number(at));
                    (0, seats)
                };
                let (feature, value) = (feature.clone(), value.clone());
                quotas.push(SeatQuota { feature, value, min, max });
            }
        }
        let rules = PanelRules {
            seats,
            tickets: self.tickets.parse().unwrap_or(0),
            method: self.method.parse().unwrap_or_default(),
            quotas,
            household: self.household.clone(),
            together: plan.rules.together.clone(),
        };
        (rules, faults)
    }

    fn differently(&self) -> BTreeMap<PersonId, (Standing, String)> {
        let person = |(id, standing, why): &(String, Standing, String)| {
            Some((PersonId::new(id.as_str()).ok()?, (*standing, why.clone())))
        };
        self.people.iter().filter_map(person).collect()
    }
}

fn page(
    web: &Web,
    visitor: &Visitor,
    plan: &PanelPlan,
    typed: Option<&Typed>,
    faults: Vec<PlanFault>,
) -> Result<Response, Problem> {
    let rules = &plan.rules;
    let kinds = plan.kinds();
    // what was typed and is no number stays as it was typed
    let as_typed = |quota: &SeatQuota| {
        let typed = typed.into_iter().flat_map(|typed| &typed.quotas);
        let mut same = typed.filter(|it| it.0 == quota.feature && it.1 == quota.value);
        same.next().map(|(_, _, min, max)| (min.clone(), max.clone()))
    };
    let quotas = rules.quotas.iter().map(|quota| {
        let (min, max) =
            as_typed(quota).unwrap_or_else(|| (quota.min.to_string(), quota.max.to_string()));
        QuotaField {
            feature: quota.feature.clone(),
            called: called(&kinds, &quota.feature, &quota.value),
            value: quota.value.clone(),
            people: plan.pool.with(quota),
            min,
            max,
        }
    });
    let features = plan.features.iter().map(|view| FeatureChoice {
        ticked: rules.quotas.iter().any(|quota| quota.feature == view.feature),
        values: view.values.len(),
        feature: view.feature.clone(),
    });
    let households = plan.pool.household_features();
    let people = plan.pool.people.iter().map(|it| PersonField {
        id: it.person.id.to_string(),
        name: it.person.name.clone(),
        standing: it.standing,
        why: it.why.clone().unwrap_or_default(),
    });
    let organisation = visitor.organisation()?;
    let page = PanelPlanPage {
        layout: visitor.layout(web, Section::Desk),
        address: address::desk_call(&plan.call.id),
        call: plan.call.brief.title.clone(),
        may_draw: visitor.caller.may(Permission::DrawPanels, organisation),
        drawable: plan.pool.drawable().count(),
        before: match (plan.fills, plan.withdrawn.is_empty()) {
            (true, _) => PlannedAgain::Fills,
            (false, false) => PlannedAgain::TakenBack,
            (false, true) => PlannedAgain::No,
        },
        seats: typed.map_or_else(|| rules.seats.to_string(), |typed| typed.seats.clone()),
        tickets: TICKETS.iter().map(|number| (*number, *number == rules.tickets)).collect(),
        method: rules.method,
        features: features.collect(),
        quotas: quotas.collect(),
        households: households
            .into_iter()
            .map(|feature| (feature.clone(), rules.household.as_ref() == Some(&feature)))
            .collect(),
        people: people.collect(),
        faults,
    };
    Ok(render(&page)?.into_response())
}

/// What a value is called: kinds of knowing have names.
fn called(kinds: &BTreeMap<String, String>, feature: &Feature, value: &str) -> String {
    match feature {
        Feature::Kind => kinds.get(value).cloned().unwrap_or_else(|| value.to_owned()),
        Feature::Place | Feature::Attribute(_) => value.to_owned(),
    }
}

/// What an address says of what happened.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Was {
    #[serde(default)]
    done: String,
}

/// Everyone's chance by the rules that are kept.
pub(crate) async fn odds(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path(call): Path<String>,
    Query(was): Query<Was>,
) -> Result<Response, Problem> {
    let call = CallId::new(call)?;
    let organisation = visitor.organisation()?;
    let (plan, odds) = web.app.panel_odds(&visitor.caller, organisation, &call).await?;
    if !plan.is_open() {
        let to = format!("{}/panel", address::desk_call(&call));
        return Ok(Redirect::to(&to).into_response());
    }
    let needs = match &odds {
        Odds::Found(_) => web.app.panel_needs(&visitor.caller, organisation, &call).await?,
        _ => Vec::new(),
    };
    let page = PanelOddsPage {
        layout: visitor.layout(&web, Section::Desk),
        address: address::desk_call(&call),
        call: plan.call.brief.title.clone(),
        may_draw: visitor.caller.may(Permission::DrawPanels, organisation),
        changed: was.done == "changed",
        outcome: outcome(&plan, odds, &needs),
    };
    Ok(render(&page)?.into_response())
}

fn outcome(plan: &PanelPlan, odds: Odds, needs: &[NeedsPoint]) -> OddsOutcome {
    let line = |quota: &SeatQuota| quota_line(plan, quota, None);
    let side = |side: &QuotaSide| (line(&side.quota), side.least);
    match odds {
        Odds::Found(found) => OddsOutcome::Found(Box::new(odds_found(plan, &found, needs))),
        Odds::Infeasible { conflict, ways } => OddsOutcome::Infeasible {
            conflict: conflict.iter().map(side).collect(),
            ways: ways
                .iter()
                .map(|way| {
                    way.changes.iter().map(|(it, min, max)| (line(it), *min, *max)).collect()
                })
                .collect(),
        },
        Odds::Unready => OddsOutcome::Unready,
        Odds::Beyond => OddsOutcome::Beyond,
    }
}

fn odds_found(plan: &PanelPlan, found: &PanelOdds, needs: &[NeedsPoint]) -> OddsFound {
    let rules = &found.rules;
    let name = |person: &PersonId| {
        let of = plan.pool.people.iter().find(|it| it.person.id == *person);
        of.map(|it| it.person.name.clone()).unwrap_or_default()
    };
    let quotas = rules.quotas.iter().zip(&found.expected);
    let impossible = found.chances.iter().filter(|it| it.chance <= 0.0).map(|it| {
        let side = |side: &QuotaSide| (quota_line(plan, &side.quota, None), side.least);
        (name(&it.person), it.because.iter().map(side).collect())
    });
    let households = plan.pool.households(rules).into_iter();
    let alike = plan.pool.look_alike(rules).into_iter();
    let resident = |it: &Pooled| Resident {
        id: it.person.id.to_string(),
        name: it.person.name.clone(),
        address: rules.household.as_ref().map_or_else(String::new, |of| it.value(of).to_owned()),
    };
    let need = |it: &NeedsPoint| NeedsLine { seats: it.seats, least: it.least, now: it.now };
    OddsFound {
        needs: needs.iter().map(need).collect(),
        seats: rules.seats,
        people: found.chances.len(),
        tickets: rules.tickets,
        least: found.least,
        most: found.most,
        bound: found.bound,
        gap: found.gap,
        gini: found.gini,
        optimal: found.optimal,
        picture: OddsPicture::new(&found.chances.iter().map(|it| it.chance).collect::<Vec<_>>()),
        quotas: quotas.map(|(quota, seats)| quota_line(plan, quota, Some(*seats))).collect(),
        impossible: impossible.collect(),
        households: households
            .map(|people| people.iter().map(|it| it.person.name.clone()).collect())
            .collect(),
        alike: alike.map(|(one, other)| (resident(one), resident(other))).collect(),
    }
}

fn quota_line(plan: &PanelPlan, quota: &SeatQuota, expected: Option<f64>) -> QuotaLine {
    let value = called(&plan.kinds(), &quota.feature, &quota.value);
    QuotaLine::new(quota, value, plan.pool.with(quota), expected)
}

/// Which way of mending was chosen.
#[derive(Debug, Deserialize)]
pub(crate) struct Choice {
    #[serde(default)]
    csrf: String,
    #[serde(default)]
    way: String,
}

/// Changes quotas that can't all be kept, and goes back to the chances.
pub(crate) async fn relax(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    Path(call): Path<String>,
    Form(choice): Form<Choice>,
) -> Result<Response, Problem> {
    forms::must(&web, &visitor, &headers, &choice.csrf)?;
    let call = CallId::new(call)?;
    let way = choice.way.parse().unwrap_or(usize::MAX);
    web.app.relax_panel(&visitor.caller, visitor.organisation()?, &call, way).await?;
    let to = format!("{}/panel/odds", address::desk_call(&call));
    Ok(Redirect::to(&to).into_response())
}

/// Two people who live together.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Together {
    csrf: String,
    one: String,
    other: String,
}

/// Counts two people as one household, and goes back to the chances.
pub(crate) async fn together(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    Path(call): Path<String>,
    Form(form): Form<Together>,
) -> Result<Response, Problem> {
    forms::must(&web, &visitor, &headers, &form.csrf)?;
    let call = CallId::new(call)?;
    let pair = (form.one.as_str(), form.other.as_str());
    web.app.count_as_household(&visitor.caller, visitor.organisation()?, &call, pair).await?;
    let to = format!("{}/panel/odds#households", address::desk_call(&call));
    Ok(Redirect::to(&to).into_response())
}

/// How many seats each kind of knowing is to be sure of.
#[derive(Debug, Deserialize)]
pub(crate) struct Cover {
    #[serde(default)]
    csrf: String,
    #[serde(default)]
    seats: String,
}

/// Makes each kind of knowing sure of so many seats, and goes back to the chances.
pub(crate) async fn cover(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    Path(call): Path<String>,
    Form(form): Form<Cover>,
) -> Result<Response, Problem> {
    forms::must(&web, &visitor, &headers, &form.csrf)?;
    let call = CallId::new(call)?;
    // the page sends a number; anything else stands for none
    let seats = form.seats.parse().unwrap_or(0);
    web.app.cover_kinds(&visitor.caller, visitor.organisation()?, &call, seats).await?;
    let to = format!("{}/panel/odds", address::desk_call(&call));
    Ok(Redirect::to(&to).into_response())
}

/// Publishes the list.
pub(crate) async fn publish(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    Path(call): Path<String>,
    Form(form): Form<Act>,
) -> Result<Response, Problem> {
    forms::must(&web, &visitor, &headers, &form.csrf)?;
    let call = CallId::new(call)?;
    let organisation = visitor.organisation()?;
    let published = web.app.publish_lottery(&visitor.caller, organisation, &call).await?;
    let desk = address::desk_call(&call);
    let to = match published {
        folkmoot_app::Published::Done(_) => format!("{desk}/panel"),
        folkmoot_app::Published::NoPanel => format!("{desk}/panel/odds"),
        folkmoot_app::Published::Changed => format!("{desk}/panel/odds?done=changed"),
    };
    Ok(Redirect::to(&to).into_response())
}
