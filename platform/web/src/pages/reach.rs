//! How far asking reached those who know, on the desk.

use axum::{
    Extension,
    extract::{Path, State},
};
use folkmoot_app::Reached;
use folkmoot_model::CallId;
use folkmoot_pages::{
    Section,
    pages::{ReachLine, ReachPage},
};

use super::{Page, render};
use crate::{Web, address, visitor::Visitor};

/// Who was reached, group by group.
pub(crate) async fn show(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path(call): Path<String>,
) -> Page {
    let organisation = visitor.organisation()?;
    let view = web.app.see_reach(&visitor.caller, organisation, &CallId::new(call)?).await?;
    let lines = |lines: &[(String, Reached)]| {
        lines.iter().map(|(value, reached)| (value.clone(), line(*reached))).collect()
    };
    render(&ReachPage {
        layout: visitor.layout(&web, Section::Desk),
        address: address::desk_call(&view.call.id),
        total: line(view.total),
        newcomers: line(view.newcomers),
        lived: line(view.lived),
        groups: view.groups.iter().map(|(column, of)| (column.clone(), lines(of))).collect(),
        call: view.call.brief.title,
    })
}

const fn line(reached: Reached) -> ReachLine {
    let Reached { known, asked, opened, answered, yes, left_out } = reached;
    ReachLine { known, asked, opened, answered, yes, left_out }
}
