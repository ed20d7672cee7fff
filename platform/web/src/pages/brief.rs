use std::collections::BTreeSet;

use axum::{
    Extension,
    extract::{Path, State},
    response::{Html, IntoResponse as _, Redirect, Response},
};
use folkmoot_app::{BriefView, Permission, RunView, UsualComparison, UsualKind};
use folkmoot_model::{CallId, KindOfKnowing};
use folkmoot_pages::{
    Render as _, Section,
    pages::{BriefKind, BriefPage, BriefReach, Usual, UsualCompared, UsualKnows},
};

use super::shortlist::{gap, record};
use crate::{Web, address, problem::Problem, visitor::Visitor};

/// What those who were found know together. Before the first search there is
/// none, and the page of the call says so.
pub(crate) async fn show(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path(call): Path<String>,
) -> Result<Response, Problem> {
    let organisation = visitor.organisation()?;
    let call = CallId::new(call)?;
    let brief_view = web.app.see_brief(&visitor.caller, organisation, &call).await?;
    let view = &brief_view.shortlist;
    let address = address::desk_call(&call);
    let Some(run) = &view.run else { return Ok(Redirect::to(&address).into_response()) };
    // As it was when people were looked for, so that all of it fits together.
    let brief = &run.parameters.call;
    let people: BTreeSet<_> = run.report.shortlist.iter().map(|chosen| &chosen.person).collect();
    let page = BriefPage {
        layout: visitor.layout(&web, Section::Desk),
        call: brief.title.clone(),
        address,
        organisation: view.organisation.name.clone(),
        decision: brief.decision.what.clone(),
        decided_on: brief.decision.on,
        people: u32::try_from(people.len()).unwrap_or(u32::MAX),
        wanted: brief.people(),
        kinds: brief.kinds.iter().filter_map(|kind| brief_kind(kind, run)).collect(),
        effort: brief.effort,
        expenses: brief.expenses.clone(),
        run: record(run),
        usual: usual(&brief_view, run),
        reach: reach(&brief_view),
        give: visitor
            .caller
            .may(Permission::FindPeople, organisation)
            .then(|| format!("{}/usual", address::desk_call(&call))),
    };
    Ok(Html(page.render()?).into_response())
}

/// One kind of knowing: who sits for it, and the words their evidence meets.
fn brief_kind(kind: &KindOfKnowing, run: &RunView) -> Option<BriefKind> {
    let report = run.report.kinds.iter().find(|report| report.id == kind.id)?;
    let chosen: BTreeSet<_> =
        run.report.shortlist.iter().filter(|c| c.kind == kind.id).map(|c| &c.person).collect();
    let found = report.people.iter().filter(|found| chosen.contains(&found.person));
    let words: BTreeSet<&String> =
        found.flat_map(|found| &found.reasons).flat_map(|reason| &reason.words).collect();
    Some(BriefKind::new(
        kind,
        u32::try_from(chosen.len()).unwrap_or(u32::MAX),
        words.into_iter().cloned().collect(),
        report.missing.iter().map(|missing| gap(missing, run)).collect(),
    ))
}

/// How those on the shortlist differ from those who were asked before.
fn usual(view: &BriefView, run: &RunView) -> Usual {
    if let Some(compared) = &view.compared {
        return Usual::Given(given(compared, run));
    }
    if !view.anybody_before {
        return Usual::NoList;
    }
    let chosen: BTreeSet<_> = run.report.shortlist.iter().map(|chosen| &chosen.person).collect();
    let new = chosen.iter().filter(|person| !view.usual.contains(person)).count();
    let words = |usual: bool| -> BTreeSet<&String> {
        let found = run.report.kinds.iter().flat_map(|kind| &kind.people);
        let theirs = found.filter(|found| {
            chosen.contains(&found.person) && view.usual.contains(&found.person) == usual
        });
        theirs.flat_map(|found| &found.reasons).flat_map(|reason| &reason.words).collect()
    };
    let known = words(true);
    let only = words(false).into_iter().filter(|word| !known.contains(*word));
    Usual::Compared { new: u32::try_from(new).unwrap_or(u32::MAX), words: only.cloned().collect() }
}

/// The same beside a list that was given.
fn given(compared: &UsualComparison, run: &RunView) -> UsualCompared {
    let UsualComparison { list, kinds, .. } = compared;
    let knows = |kind: &UsualKind| {
        let asked = run.parameters.call.kinds.iter().find(|asked| asked.id == kind.id)?;
        let words = |words: &BTreeSet<String>| words.iter().cloned().collect();
        Some(UsualKnows::new(
            asked,
            kind.found,
            words(&kind.only_group),
            words(&kind.both),
            words(&kind.only_usual),
        ))
    };
    UsualCompared {
        listed: u32::try_from(list.people.len()).unwrap_or(u32::MAX),
        unmatched: list.unmatched,
        on: list.at.day(),
        shortlist: compared.shortlist,
        overlap: compared.overlap,
        looked_through: compared.looked_through,
        changed: compared.changed,
        kinds: kinds.iter().filter_map(knows).collect(),
    }
}

fn reach(view: &BriefView) -> BriefReach {
    let reach = view.reach;
    BriefReach {
        asked: reach.asked,
        opened: reach.opened,
        answered: reach.answered,
        newcomers: reach.newcomers,
    }
}
