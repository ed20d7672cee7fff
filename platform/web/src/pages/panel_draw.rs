//! A public lottery on the desk: drawing a panel, taking it back.

use axum::{
    Extension, Form,
    extract::{Path, Query, State},
    http::HeaderMap,
    response::{IntoResponse as _, Redirect, Response},
};
use folkmoot_app::{Drawn, PanelPlan, Permission, TakenBack};
use folkmoot_model::{CallId, DrawnBy, Lottery, LotteryPerson, LotteryState};
use folkmoot_pages::{
    Locale, Section, Text,
    pages::{DrawFault, DrawPerson, DrawnPanel, DrawnWith, PanelBallsPage, PanelDrawPage},
};
use serde::Deserialize;

use super::{desk::Act, render};
use crate::{Web, address, forms, problem::Problem, visitor::Visitor};

/// What was typed, and what is wrong with it.
#[derive(Debug, Default)]
pub(super) struct Typed {
    seed: String,
    why: String,
    fault: Option<DrawFault>,
}

/// The page of a lottery that is public.
pub(super) async fn page(
    web: &Web,
    visitor: &Visitor,
    plan: &PanelPlan,
    typed: Typed,
) -> Result<Response, Problem> {
    let organisation = visitor.organisation()?;
    let call = &plan.call.id;
    let Some(lottery) = &plan.lottery else { return Err(Problem::NotFound) };
    let view =
        web.app.see_lottery(&visitor.caller, organisation, call, Some(lottery.number)).await?;
    let (published_on, drawn) = match &lottery.state {
        LotteryState::Published { at } => (at.day(), None),
        LotteryState::Drawn { published_at, .. } => (published_at.day(), drawn(lottery)),
        LotteryState::Draft | LotteryState::Withdrawn { .. } => return Err(Problem::NotFound),
    };
    let left = plan.left();
    let person = |(person, name): &(LotteryPerson, String)| DrawPerson {
        left: left.contains(&person.person),
        name: name.clone(),
        pseudonym: person.pseudonym.clone(),
        panels: person.tickets,
        drawn: person.drawn,
        why: person.why.clone(),
    };
    let page = PanelDrawPage {
        layout: visitor.layout(web, Section::Desk),
        address: address::desk_call(call),
        call: plan.call.brief.title.clone(),
        public: address::panel(organisation, call),
        may_draw: visitor.caller.may(Permission::DrawPanels, organisation),
        published_on,
        tickets: view.report.tickets.len(),
        commitment: view.report.commitment,
        drawn,
        people: plan.people.iter().map(person).collect(),
        free: plan.free_seats(),
        seed: typed.seed,
        why: typed.why,
        fault: typed.fault,
    };
    Ok(render(&page)?.into_response())
}

/// What was drawn of a lottery, if something was.
pub(super) fn drawn(lottery: &Lottery) -> Option<DrawnPanel> {
    let LotteryState::Drawn { at, by, ticket, .. } = &lottery.state else { return None };
    let by = match by {
        DrawnBy::Seed(seed) => DrawnWith::Seed(seed.clone()),
        DrawnBy::Balls(balls) => DrawnWith::Balls(balls.clone()),
    };
    Some(DrawnPanel { ticket: *ticket, on: at.day(), by })
}

/// A form that draws.
#[derive(Debug, Deserialize)]
pub(crate) struct Draw {
    #[serde(default)]
    csrf: String,
    #[serde(default)]
    seed: String,
    balls: Option<String>,
}

/// Draws one panel of the list.
pub(crate) async fn draw(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    Path(call): Path<String>,
    Form(form): Form<Draw>,
) -> Result<Response, Problem> {
    forms::must(&web, &visitor, &headers, &form.csrf)?;
    let id = CallId::new(call)?;
    let (organisation, caller) = (visitor.organisation()?, &visitor.caller);
    let by = match form.balls {
        Some(balls) => DrawnBy::Balls(balls),
        None => DrawnBy::Seed(form.seed.clone()),
    };
    let desk = address::desk_call(&id);
    match web.app.draw_panel(caller, organisation, &id, by).await {
        Ok(Drawn::Done(_)) => Ok(Redirect::to(&format!("{desk}/panel")).into_response()),
        Ok(Drawn::NoSeed) => {
            let plan = web.app.see_panel_plan(caller, organisation, &id).await?;
            let fault = Some(DrawFault::Seed);
            page(&web, &visitor, &plan, Typed { seed: form.seed, fault, ..Typed::default() }).await
        }
        Ok(Drawn::WrongBalls { .. }) => {
            Ok(Redirect::to(&format!("{desk}/panel/balls")).into_response())
        }
        Err(error) => moved_on(error, &id),
    }
}

/// A lottery that was drawn or taken back meanwhile: its page says so.
fn moved_on(error: folkmoot_app::AppError, call: &CallId) -> Result<Response, Problem> {
    match error {
        folkmoot_app::AppError::Transition(_) => {
            let to = format!("{}/panel", address::desk_call(call));
            Ok(Redirect::to(&to).into_response())
        }
        other => Err(other.into()),
    }
}

/// Begins a lottery for seats that came free, and goes on to its chances.
pub(crate) async fn fill(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    Path(call): Path<String>,
    Form(form): Form<Act>,
) -> Result<Response, Problem> {
    forms::must(&web, &visitor, &headers, &form.csrf)?;
    let id = CallId::new(call)?;
    let (organisation, caller) = (visitor.organisation()?, &visitor.caller);
    // those it is about may read another language than whoever presses
    let settings = web.app.see_panel_plan(caller, organisation, &id).await?.organisation;
    let languages: Vec<String> =
        settings.language.iter().map(|it| it.as_str().to_owned()).collect();
    let text = Text(Locale::of_person(&languages).unwrap_or_default());
    let why = PanelDrawPage::stays(text);
    let free = web.app.fill_free_seats(caller, organisation, &id, &why).await?;
    let desk = address::desk_call(&id);
    let to = if free > 0 { format!("{desk}/panel/odds") } else { format!("{desk}/panel") };
    Ok(Redirect::to(&to).into_response())
}

/// Throws a draft away.
pub(crate) async fn drop_draft(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    Path(call): Path<String>,
    Form(form): Form<Act>,
) -> Result<Response, Problem> {
    forms::must(&web, &visitor, &headers, &form.csrf)?;
    let id = CallId::new(call)?;
    web.app.drop_panel_draft(&visitor.caller, visitor.organisation()?, &id).await?;
    Ok(Redirect::to(&format!("{}/panel", address::desk_call(&id))).into_response())
}

/// The digits so far.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Balls {
    #[serde(default)]
    digits: String,
}

/// Drawing in a hall, a ball at a time.
pub(crate) async fn balls(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path(call): Path<String>,
    Query(balls): Query<Balls>,
) -> Result<Response, Problem> {
    let id = CallId::new(call)?;
    let organisation = visitor.organisation()?;
    let plan = web.app.see_panel_plan(&visitor.caller, organisation, &id).await?;
    let waits = |lottery: &&Lottery| matches!(lottery.state, LotteryState::Published { .. });
    let Some(lottery) = plan.lottery.as_ref().filter(waits) else {
        let to = format!("{}/panel", address::desk_call(&id));
        return Ok(Redirect::to(&to).into_response());
    };
    let number = Some(lottery.number);
    let view = web.app.see_lottery(&visitor.caller, organisation, &id, number).await?;
    let length = view.report.tickets.len().max(1).ilog10() as usize;
    let digits = balls.digits.chars().filter(char::is_ascii_digit).take(length).collect();
    let page = PanelBallsPage {
        layout: visitor.layout(&web, Section::Desk),
        address: address::desk_call(&id),
        call: plan.call.brief.title.clone(),
        digits,
        length,
        commitment: view.report.commitment,
    };
    Ok(render(&page)?.into_response())
}

/// A form that takes a lottery back.
#[derive(Debug, Deserialize)]
pub(crate) struct Withdraw {
    #[serde(default)]
    csrf: String,
    #[serde(default)]
    why: String,
}

/// Takes a lottery back.
pub(crate) async fn withdraw(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    Path(call): Path<String>,
    Form(form): Form<Withdraw>,
) -> Result<Response, Problem> {
    forms::must(&web, &visitor, &headers, &form.csrf)?;
    let id = CallId::new(call)?;
    let (organisation, caller) = (visitor.organisation()?, &visitor.caller);
    match web.app.withdraw_lottery(caller, organisation, &id, &form.why).await {
        Ok(TakenBack::Done) => {
            let to = format!("{}/panel", address::desk_call(&id));
            Ok(Redirect::to(&to).into_response())
        }
        Ok(TakenBack::NoReason) => {
            let plan = web.app.see_panel_plan(caller, organisation, &id).await?;
            let fault = Some(DrawFault::Why);
            page(&web, &visitor, &plan, Typed { why: form.why, fault, ..Typed::default() }).await
        }
        Err(error) => moved_on(error, &id),
    }
}
