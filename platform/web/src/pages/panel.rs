//! How a panel is drawn, for anybody, with all that is needed to check it.

use std::collections::BTreeMap;

use axum::{
    Extension,
    extract::{Path, Query, State},
    http::header,
    response::{IntoResponse as _, Response},
};
use folkmoot_app::{AppError, LotteryReport, LotteryView, MyLottery};
use folkmoot_model::{Feature, Lottery, LotteryState, PanelMethod};
use folkmoot_pages::{
    Section,
    pages::{MyLotteryLine, MyLotteryState, OddsPicture, Pager, PanelPage, PanelState, QuotaLine},
};
use serde::Deserialize;

use super::{Page, call_ids, panel_draw, render};
use crate::{Web, address, problem::Problem, visitor::Visitor};

/// Which lottery, and which part of its list.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Part {
    number: Option<String>,
    page: Option<String>,
}

/// The latest lottery of a call, or the one that is asked for.
pub(crate) async fn show(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path((organisation, call)): Path<(String, String)>,
    Query(part): Query<Part>,
) -> Page {
    let (organisation, call) = call_ids(organisation, call)?;
    let number = part.number.as_deref().and_then(|number| number.parse().ok());
    let view = web.app.see_lottery(&visitor.caller, &organisation, &call, number).await?;
    let asked = part.page.and_then(|page| page.parse().ok()).unwrap_or(1);
    let here = address::panel(&organisation, &call);
    let this = view.lottery.number;
    let pager = Pager::new(format!("{here}?number={this}"), asked, view.report.tickets.len());
    let numbered: Vec<(usize, &Vec<String>)> =
        view.report.tickets.iter().enumerate().map(|(at, names)| (at + 1, names)).collect();
    let list = pager.of(&numbered).iter().map(|(number, names)| (*number, names.join(" ")));
    let others = view.all.iter().filter(|lottery| lottery.number != this);
    let report = &view.report;
    render(&PanelPage {
        layout: visitor.layout(&web, Section::Calls),
        call_address: address::call(&view.call),
        call: view.call.brief.title.clone(),
        organisation: view.organisation.name.clone(),
        files: format!("{here}/{this}"),
        state: state(&view.lottery),
        seats: report.seats,
        people: report.people,
        method: report.method.parse().unwrap_or(PanelMethod::Leximin),
        least: report.least,
        gap: report.gap,
        moved: report.moved,
        picture: picture(report),
        quotas: quotas(report),
        commitment: report.commitment.clone(),
        drawn: report.drawn.clone(),
        tickets: report.tickets.len(),
        list: list.collect(),
        fills: view
            .all
            .iter()
            .any(|it| it.number < this && matches!(it.state, LotteryState::Drawn { .. })),
        others: others
            .map(|lottery| (format!("{here}?number={}", lottery.number), state(lottery)))
            .collect(),
        pager,
    })
}

fn state(lottery: &Lottery) -> PanelState {
    match &lottery.state {
        LotteryState::Published { at } => PanelState::Published(at.day()),
        LotteryState::Withdrawn { at, why, drawn } => {
            PanelState::Withdrawn { on: at.day(), why: why.clone(), drawn: *drawn }
        }
        LotteryState::Draft | LotteryState::Drawn { .. } => panel_draw::drawn(lottery)
            .map_or(PanelState::Published(lottery.created_at.day()), PanelState::Drawn),
    }
}

/// Everyone's chance, counted from the list itself.
fn picture(report: &LotteryReport) -> OddsPicture {
    let mut times: BTreeMap<&str, u32> = BTreeMap::new();
    for name in report.tickets.iter().flatten() {
        *times.entry(name).or_default() += 1;
    }
    let all = report.tickets.len().max(1) as f64;
    let mut chances: Vec<f64> = times.values().map(|times| f64::from(*times) / all).collect();
    // whoever is on no panel has a chance too: none
    chances.resize(chances.len().max(report.people), 0.0);
    OddsPicture::new(&chances)
}

fn quotas(report: &LotteryReport) -> Vec<QuotaLine> {
    let line = |quota: &folkmoot_app::ReportQuota| QuotaLine {
        feature: match quota.feature.as_str() {
            "kind" => Feature::Kind,
            "place" => Feature::Place,
            name => Feature::Attribute(name.to_owned()),
        },
        value: quota.value.clone(),
        min: quota.min,
        max: quota.max,
        people: quota.people,
        expected: None,
    };
    report.quotas.iter().map(line).collect()
}

/// The lottery that an address names by its number.
async fn numbered(
    web: &Web,
    visitor: &Visitor,
    (organisation, call, number): (String, String, String),
) -> Result<LotteryView, Problem> {
    let (organisation, call) = call_ids(organisation, call)?;
    let none = || AppError::NotFound { what: "lottery", id: number.clone() };
    let number = number.parse().map_err(|_| none())?;
    Ok(web.app.see_lottery(&visitor.caller, &organisation, &call, Some(number)).await?)
}

/// What was published, as `folkmoot verify-draw` takes it.
pub(crate) async fn report(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path(path): Path<(String, String, String)>,
) -> Result<Response, Problem> {
    let view = numbered(&web, &visitor, path).await?;
    Ok(axum::Json(view.report).into_response())
}

/// The list alone, whose SHA-256 is what was committed to.
pub(crate) async fn list(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path(path): Path<(String, String, String)>,
) -> Result<Response, Problem> {
    let report = numbered(&web, &visitor, path).await?.report;
    let lines = report.tickets.iter().map(|names| format!("{}\n", names.join(" ")));
    let text = format!("seats {}\n{}", report.seats, lines.collect::<String>());
    Ok(([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response())
}

/// A lottery as whoever is in it reads it on their own page.
pub(super) fn mine(mine: MyLottery) -> MyLotteryLine {
    let MyLottery { lottery, me, title } = mine;
    let state = match &lottery.state {
        LotteryState::Withdrawn { .. } => MyLotteryState::Withdrawn,
        LotteryState::Drawn { .. } if me.drawn => MyLotteryState::Drawn,
        LotteryState::Drawn { .. } => MyLotteryState::NotDrawn,
        LotteryState::Draft | LotteryState::Published { .. } => MyLotteryState::Waits,
    };
    let here = address::panel(&lottery.organisation, &lottery.call);
    MyLotteryLine {
        title,
        address: format!("{here}?number={}", lottery.number),
        state,
        standing: me.standing,
        why: me.why.unwrap_or_default(),
        pseudonym: me.pseudonym,
        panels: me.tickets,
        tickets: lottery.rules.tickets,
    }
}
