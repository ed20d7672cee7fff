use axum::{
    Extension, Form, Json,
    extract::State,
    http::{HeaderMap, header},
    response::{IntoResponse as _, Redirect, Response},
};
use folkmoot_app::{Erasure, SeenMe, name_to_type};
use folkmoot_model::{Offer, Organisation, Timestamp};
use folkmoot_pages::{
    Section,
    pages::{ConflictLine, ErasePage, ErasedPage, KnownPage, MyOffer, PrivacyPage, Seen},
};
use serde::Deserialize;

use super::{Page, me, render};
use crate::{Web, address, forms, problem::Problem, sessions, visitor::Visitor};

/// Who has seen what is known about whoever is looking.
pub(crate) async fn show(State(web): State<Web>, Extension(visitor): Extension<Visitor>) -> Page {
    let view = web.app.who_saw_me(&visitor.caller, PrivacyPage::LISTED).await?;
    let searches = view.seen.into_iter();
    let seen = searches.map(|search| self::seen(&view.organisation, search)).collect();
    let layout = visitor.layout(&web, Section::Me);
    render(&PrivacyPage { layout, organisation: view.organisation.name, seen, all: view.all })
}

fn seen(organisation: &Organisation, search: SeenMe) -> Seen {
    let SeenMe { about, title, evidence } = search;
    let page = about.call.map(|call| address::call_of(&organisation.id, &call));
    Seen {
        on: about.at.day(),
        call: title.zip(page),
        chosen: about.on_shortlist,
        evidence: evidence
            .into_iter()
            .map(|item| (address::my_evidence(&item.id), item.into()))
            .collect(),
    }
}

/// Everything that is known, to read.
pub(crate) async fn known(State(web): State<Web>, Extension(visitor): Extension<Visitor>) -> Page {
    let all = web.app.export_me(&visitor.caller).await?;
    let kind = |offer: &Offer| offer.kind.to_string();
    let offers = all.offers.into_iter().map(|offer| {
        let call = all.calls.get(&offer.call).cloned();
        let name = call.unwrap_or_else(|| kind(&offer));
        MyOffer::new(offer, name, "")
    });
    let conflicts = all.conflicts.into_iter().map(|it| {
        let line = ConflictLine {
            name: String::new(),
            kind: it.kind,
            reason: it.reason,
            left_out: it.leaves_out,
            address: String::new(),
        };
        (all.calls.get(&it.call).cloned().unwrap_or_default(), line)
    });
    render(&KnownPage {
        layout: visitor.layout(&web, Section::Me),
        organisation: all.organisation.name,
        on: all.at.day(),
        details: me::details(all.person),
        works_here: all.membership.is_some(),
        not_asked_since: all.not_asked_since.map(Timestamp::day),
        evidence: all.evidence.into_iter().map(Into::into).collect(),
        claims: all.claims.into_iter().map(|claim| (claim.topic, claim.tally.items)).collect(),
        invitations: all
            .invitations
            .iter()
            .map(|it| (all.calls.get(&it.call).cloned(), it.created_at.day()))
            .collect(),
        offers: offers.collect(),
        conflicts: conflicts.collect(),
        searches: all.searches.len(),
        tokens: all.tokens.into_iter().map(|it| (it.name, it.expires_at.day())).collect(),
        sessions: all.sessions.iter().map(|it| (it.since.day(), it.seen_at.day())).collect(),
    })
}

/// Everything that is known, as a file.
pub(crate) async fn export(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
) -> Result<Response, Problem> {
    let all = web.app.export_me(&visitor.caller).await?;
    let name = "attachment; filename=\"folkmoot-about-me.json\"";
    Ok(([(header::CONTENT_DISPOSITION, name)], Json(all)).into_response())
}

/// Asks whether everything is to be erased.
pub(crate) async fn ask_erase(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
) -> Page {
    erase_page(&web, &visitor, None).await
}

async fn erase_page(web: &Web, visitor: &Visitor, typed: Option<String>) -> Page {
    let view = web.app.see_me(&visitor.caller).await?;
    render(&ErasePage {
        layout: visitor.layout(web, Section::Me),
        organisation: view.organisation.name,
        may: view.roles.is_empty(),
        name: name_to_type(&view.person).to_owned(),
        typed,
    })
}

#[derive(Debug, Deserialize)]
pub(crate) struct Erase {
    csrf: String,
    #[serde(default)]
    name: String,
}

/// Erases whoever is looking, if they typed their name.
pub(crate) async fn erase(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    Form(form): Form<Erase>,
) -> Result<Response, Problem> {
    forms::must(&web, &visitor, &headers, &form.csrf)?;
    match web.app.erase_me(&visitor.caller, &form.name).await? {
        Erasure::Done(_) => {
            let cookie = sessions::forget(&web.settings);
            Ok(([(header::SET_COOKIE, cookie)], Redirect::to("/erased")).into_response())
        }
        Erasure::OtherName => {
            Ok(erase_page(&web, &visitor, Some(form.name)).await?.into_response())
        }
        Erasure::HasRoles(_) => Ok(erase_page(&web, &visitor, None).await?.into_response()),
    }
}

/// Says what stays. Anyone may read it: who has been erased is nobody here.
pub(crate) async fn erased(State(web): State<Web>, Extension(visitor): Extension<Visitor>) -> Page {
    render(&ErasedPage { layout: visitor.layout(&web, Section::Other) })
}
