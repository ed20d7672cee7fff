use axum::{
    Extension,
    extract::{Path, State},
};
use folkmoot_app::{RunView, matching};
use folkmoot_model::{Call, KindId, PersonId};
use folkmoot_pages::{
    Section,
    pages::{
        Factors, Gap, KindList, ListedPerson, MethodSettings, NoShortlistPage, Reason, RunRecord,
        ShortlistPage,
    },
};

use super::{Page, call_ids, render};
use crate::{Web, address, visitor::Visitor};

pub(crate) async fn show(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path((organisation, call)): Path<(String, String)>,
) -> Page {
    let (organisation, call) = call_ids(organisation, call)?;
    let view = web.app.see_shortlist(&visitor.caller, &organisation, &call).await?;
    let layout = visitor.layout(&web, Section::Calls);
    let call_address = address::call(&view.call);
    let Some(run) = view.run else {
        return render(&NoShortlistPage { layout, call: view.call.brief.title, call_address });
    };
    let people = run.report.shortlist.len();
    render(&ShortlistPage {
        layout,
        call_address,
        people: u32::try_from(people).unwrap_or(u32::MAX),
        kinds: kinds(&view.call, &run),
        effort: run.parameters.call.effort,
        expenses: run.parameters.call.expenses.clone(),
        settings: settings(&run.parameters.settings),
        run: record(&run),
        call: view.call.brief.title,
    })
}

/// Who was found for each kind of knowing that the run was for.
fn kinds(call: &Call, run: &RunView) -> Vec<KindList> {
    let of = |kind: &folkmoot_model::KindOfKnowing| {
        let report = run.report.kinds.iter().find(|report| report.id == kind.id)?;
        let chosen = |person: &PersonId| {
            run.report.shortlist.iter().any(|c| c.person == *person && c.kind == kind.id)
        };
        let (listed, more): (Vec<_>, Vec<_>) =
            report.people.iter().partition(|found| chosen(&found.person));
        let people = |found: Vec<&matching::Found>| -> Vec<ListedPerson> {
            found.into_iter().map(|found| person(call, &kind.id, found, run)).collect()
        };
        // Whoever adds most to the others may stand further down than is listed.
        let unlisted = run.report.shortlist.iter().filter(|chosen| {
            chosen.kind == kind.id && !report.people.iter().any(|p| p.person == chosen.person)
        });
        let mut listed = people(listed);
        listed.extend(unlisted.map(|chosen| ListedPerson {
            name: name(&chosen.person, run),
            factors: None,
            reasons: Vec::new(),
        }));
        let gaps = report.missing.iter().map(|missing| gap(missing, run)).collect();
        Some(KindList::new(kind, listed, people(more), gaps))
    };
    run.parameters.call.kinds.iter().filter_map(of).collect()
}

fn name(person: &PersonId, run: &RunView) -> Option<String> {
    run.people.get(person).map(|person| person.name.clone())
}

fn person(call: &Call, kind: &KindId, found: &matching::Found, run: &RunView) -> ListedPerson {
    let reason = |reason: &matching::Reason| {
        Some(Reason {
            address: address::evidence(call, kind, &reason.evidence),
            evidence: run.evidence.get(&reason.evidence)?.clone().into(),
            share: reason.share,
            words: reason.words.clone(),
        })
    };
    ListedPerson {
        name: name(&found.person, run),
        factors: Some(factors(&found.factors)),
        reasons: found.reasons.iter().filter_map(reason).collect(),
    }
}

/// Something that is missing, with the names of those who are named.
pub(super) fn gap(missing: &matching::Missing, run: &RunView) -> Gap {
    figure_gap(missing).unwrap_or_else(|| {
        let near: &[PersonId] = match missing {
            matching::Missing::Near { people } => people,
            _ => &[],
        };
        let known = near.iter().filter_map(|id| run.people.get(id));
        Gap::Near(known.map(|person| person.name.clone()).collect())
    })
}

/// Something that is missing; none if it names people.
pub(super) fn figure_gap(missing: &matching::Missing) -> Option<Gap> {
    use matching::Missing;
    Some(match missing {
        Missing::Nobody { .. } => Gap::Nobody,
        Missing::People { short, .. } => Gap::People { short: *short },
        Missing::Seats { short } => Gap::Seats { short: *short },
        Missing::NothingToMatch => Gap::NothingToMatch,
        Missing::Thin => Gap::Thin,
        Missing::Words { words } => Gap::Words(words.clone()),
        Missing::OtherEvidence { evidence, people } => {
            Gap::OtherEvidence { evidence: *evidence, people: *people }
        }
        Missing::OtherPlace { people } => Gap::OtherPlace { people: *people },
        Missing::Near { .. } => return None,
    })
}

/// The four factors, as pages show them.
pub(super) fn factors(factors: &matching::Factors) -> Factors {
    Factors {
        topic: factors.topic,
        quality: factors.quality,
        reliability: factors.reliability,
        availability: factors.availability,
    }
}

/// The settings that formulas name. A setting that an old run doesn't know
/// shows as 0: it had no part in it.
pub(super) fn settings(all: &std::collections::BTreeMap<String, f64>) -> MethodSettings {
    let of = |name: &str| all.get(name).copied().unwrap_or_default();
    MethodSettings {
        gamma: of("gamma"),
        found_at: of("found_at"),
        quality: of("weight_quality"),
        reliability: of("weight_reliability"),
        availability: of("weight_availability"),
        prior_items: of("prior_items"),
        half_life_days: of("half_life_days"),
    }
}

/// The record of a run, as pages show it.
pub(super) fn record(run: &RunView) -> RunRecord {
    let seen = &run.report.looked_through;
    RunRecord {
        id: run.run.id.to_string(),
        on: run.run.at.day(),
        engine: format!("{} {}", run.run.engine.name, run.run.engine.version),
        input: run.run.input.short().to_owned(),
        seed: run.run.seed.as_str().to_owned(),
        people: seen.people,
        evidence: seen.evidence,
        left_out: seen.not_consented.saturating_add(seen.lived_not_asked),
    }
}
