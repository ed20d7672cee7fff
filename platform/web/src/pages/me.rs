use axum::{
    Extension,
    extract::{Query, State},
};
use folkmoot_app::{MyInvitation, WhyMe};
use folkmoot_model::{Evidence, EvidenceKind, Person};
use folkmoot_pages::{
    Section,
    pages::{CallForMe, Done, MePage, MyDetails, MyEvidence, MyKind, MyOffer, Pager, WhyYou},
};
use serde::Deserialize;

use super::{Page, call, invitation, my_badges, panel, render};
use crate::{Web, address, visitor::Visitor};

/// Which part of the page is asked for.
#[derive(Debug, Deserialize)]
pub(crate) struct Part {
    page: Option<String>,
    #[serde(default)]
    done: String,
}

/// What is known about whoever is looking.
pub(crate) async fn show(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Query(part): Query<Part>,
) -> Page {
    let mut view = web.app.see_me(&visitor.caller).await?;
    // By kind first, so that a kind stays together over pages.
    view.evidence.sort_by_key(|item| EvidenceKind::ALL.iter().position(|kind| *kind == item.kind));
    let asked = part.page.and_then(|page| page.parse().ok()).unwrap_or(1);
    let pager = Pager::new("/me", asked, view.evidence.len());
    let calls = view.calls.into_iter().map(|why| CallForMe {
        address: address::call(&why.call),
        title: why.call.brief.title.clone(),
        decided_on: why.call.brief.decision.on,
        why: why_you(&visitor, why),
    });
    let offers = view.offers.into_iter().map(|(offer, call)| MyOffer {
        call: Some((call.brief.title.clone(), address::call(&call))),
        ..call::my_offer(offer, &call)
    });
    let invitations = web.app.see_my_invitations(&visitor.caller).await?;
    let badges = web.app.see_my_badges(&visitor.caller).await?;
    let lotteries = web.app.see_my_lotteries(&visitor.caller).await?;
    let asking = |mine: MyInvitation| {
        let address = address::my_invitation(&mine.invitation.id);
        invitation::asking(mine, address)
    };
    render(&MePage {
        offers: offers.collect(),
        badges: badges.iter().map(my_badges::line).collect(),
        lotteries: lotteries.into_iter().map(panel::mine).collect(),
        layout: visitor.layout(&web, Section::Me),
        invitations: invitations.into_iter().map(asking).collect(),
        organisation: view.organisation.name,
        details: details(view.person),
        calls: calls.collect(),
        kinds: by_kind(pager.of(&view.evidence)),
        pieces: view.evidence.len(),
        pager,
        done: Done::from_code(&part.done),
    })
}

pub(super) fn details(person: Person) -> MyDetails {
    MyDetails {
        name: person.name,
        email: person.email.map(String::from),
        place: person.place,
        languages: person.languages,
        attributes: person.attributes.into_iter().collect(),
    }
}

/// Evidence by kind, each kind in the order given.
fn by_kind(evidence: &[Evidence]) -> Vec<MyKind> {
    let of = |kind: &EvidenceKind| MyKind {
        kind: *kind,
        evidence: evidence
            .iter()
            .filter(|item| item.kind == *kind)
            .map(|item| MyEvidence {
                address: address::my_evidence(&item.id),
                item: item.clone().into(),
            })
            .collect(),
    };
    EvidenceKind::ALL.iter().map(of).filter(|kind| !kind.evidence.is_empty()).collect()
}

/// Why whoever is looking was found.
pub(super) fn why_you(visitor: &Visitor, why: WhyMe) -> WhyYou {
    let item = |item: Evidence| (address::my_evidence(&item.id), item.into());
    WhyYou {
        name: visitor.name().to_owned(),
        evidence: why.evidence.into_iter().map(item).collect(),
    }
}
