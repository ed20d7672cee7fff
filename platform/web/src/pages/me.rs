use axum::{Extension, extract::State};
use folkmoot_app::WhyMe;
use folkmoot_model::{Evidence, EvidenceKind, Person};
use folkmoot_pages::{
    Section,
    pages::{CallForMe, MePage, MyDetails, MyEvidence, MyKind, WhyYou},
};

use super::{Page, render};
use crate::{Web, address, visitor::Visitor};

/// What is known about whoever is looking.
pub(crate) async fn show(State(web): State<Web>, Extension(visitor): Extension<Visitor>) -> Page {
    let view = web.app.see_me(&visitor.caller).await?;
    let calls = view.calls.into_iter().map(|why| CallForMe {
        address: address::call(&why.call),
        title: why.call.brief.title.clone(),
        decided_on: why.call.brief.decision.on,
        why: why_you(&visitor, why),
    });
    render(&MePage {
        layout: visitor.layout(&web, Section::Me),
        organisation: view.organisation.name,
        details: details(view.person),
        calls: calls.collect(),
        kinds: by_kind(&view.evidence),
    })
}

fn details(person: Person) -> MyDetails {
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
