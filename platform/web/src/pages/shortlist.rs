use axum::{
    Extension,
    extract::{Path, Query, State},
    http::header,
    response::{IntoResponse as _, Response},
};
use folkmoot_app::{Ask, InvitationsView, Permission, RunView, matching};
use folkmoot_model::{
    Call, CallState, Invitation, InvitationState, KindId, KindOfKnowing, Origin, Person, PersonId,
};
use folkmoot_pages::{
    Layout, Section,
    pages::{
        AskedOrigin, ByHand, Choice, Choosing, Factors, Gap, KindList, ListedPerson,
        MethodSettings, NoShortlistPage, Reason, RunRecord, ShortlistPage,
    },
};

use super::call_fields::{self, Fields};
use super::{Page, call_ids, invitations, invite, match_rules, render};
use crate::{Web, address, problem::Problem, visitor::Visitor};

pub(crate) async fn show(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path((organisation, call)): Path<(String, String)>,
    Query(ticked): Query<Fields>,
) -> Page {
    let (organisation, call) = call_ids(organisation, call)?;
    let view = web.app.see_shortlist(&visitor.caller, &organisation, &call).await?;
    let layout = visitor.layout(&web, Section::Calls);
    let call_address = address::call(&view.call);
    let Some(run) = view.run else { return nobody_looked(layout, view.call) };
    let asked = web.app.see_invitations(&visitor.caller, &organisation, &call).await?;
    let may_ask = visitor.caller.may(Permission::Invite, &organisation);
    let is_open = view.call.state == CallState::Open;
    let can_ask = may_ask && is_open;
    let may_find = visitor.caller.may(Permission::FindPeople, &organisation);
    let list =
        List { call: &view.call, run: &run, asked: &asked, can_ask, may_find, ticked: &ticked };
    let people = run.report.shortlist.len();
    render(&ShortlistPage {
        layout,
        call_address,
        people: u32::try_from(people).unwrap_or(u32::MAX),
        kinds: list.kinds(),
        download: visitor.caller.may(Permission::Export, &organisation),
        asking: may_ask
            .then(|| Choosing { address: address::desk_call(&view.call.id), open: is_open }),
        effort: run.parameters.call.effort,
        expenses: run.parameters.call.expenses.clone(),
        settings: settings(&run.parameters.settings),
        run: record(&run),
        rules: match_rules::shown(&view.call, &run),
        call: view.call.brief.title,
    })
}

/// The page of a call that nobody was looked for yet.
pub(super) fn nobody_looked(layout: Layout, call: Call) -> Page {
    render(&NoShortlistPage {
        layout,
        call_address: address::call(&call),
        desk: address::desk_call(&call.id),
        call: call.brief.title,
    })
}

/// The same as a table.
pub(crate) async fn download(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path((organisation, call)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let (organisation, call) = call_ids(organisation, call)?;
    let csv = web.app.download_shortlist(&visitor.caller, &organisation, &call).await?;
    let head = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"shortlist.csv\""),
    ];
    Ok((head, csv).into_response())
}

/// Everything that the lines of the page are made of.
pub(super) struct List<'a> {
    pub(super) call: &'a Call,
    pub(super) run: &'a RunView,
    pub(super) asked: &'a InvitationsView,
    pub(super) can_ask: bool,
    /// Whether the reader may say whose interests conflict with the call.
    pub(super) may_find: bool,
    /// Who is ticked when the page comes: `choose=suggested`, or the fields
    /// of those who were ticked on the page before.
    pub(super) ticked: &'a Fields,
}

impl List<'_> {
    /// Who was found for each kind of knowing that the run was for.
    fn kinds(&self) -> Vec<KindList> {
        let kinds = self.run.parameters.call.kinds.iter().enumerate();
        kinds.filter_map(|(at, kind)| self.kind(at, kind)).collect()
    }

    fn kind(&self, at: usize, kind: &KindOfKnowing) -> Option<KindList> {
        let run = self.run;
        let report = run.report.kinds.iter().find(|report| report.id == kind.id)?;
        let chosen = |person: &PersonId| {
            run.report.shortlist.iter().any(|c| c.person == *person && c.kind == kind.id)
        };
        let (listed, more): (Vec<_>, Vec<_>) =
            report.people.iter().partition(|found| chosen(&found.person));
        let mut listed: Vec<_> =
            listed.into_iter().map(|found| self.found(at, kind, found, true)).collect();
        let more = more.into_iter().map(|found| self.found(at, kind, found, false)).collect();
        // Whoever adds most to the others may stand further down than is listed.
        let unlisted = run.report.shortlist.iter().filter(|chosen| {
            chosen.kind == kind.id && !report.people.iter().any(|p| p.person == chosen.person)
        });
        listed.extend(unlisted.map(|chosen| self.unlisted(&chosen.person)));
        listed.extend(self.by_hand(at, kind));
        let gaps = report.missing.iter().map(|missing| gap(missing, run)).collect();
        Some(KindList::new(kind, listed, more, gaps))
    }

    /// Somebody whom the search found.
    fn found(
        &self,
        at: usize,
        kind: &KindOfKnowing,
        found: &matching::Found,
        suggested: bool,
    ) -> ListedPerson {
        let reason = |reason: &matching::Reason| {
            Some(Reason {
                address: address::evidence(self.call, &kind.id, &reason.evidence),
                evidence: self.run.evidence.get(&reason.evidence)?.clone().into(),
                share: reason.share,
                words: reason.words.clone(),
                spoken_for: reason.spoken_for,
            })
        };
        let name = name(&found.person, self.run);
        ListedPerson {
            choice: match name {
                Some(_) => self.choice(at, &kind.id, &found.person, suggested),
                None => Choice::None,
            },
            name,
            factors: Some(factors(&found.factors)),
            reasons: found.reasons.iter().filter_map(reason).collect(),
            by_hand: None,
            flags: match_rules::flags(self.call, self.run, &found.person),
            conflict: self.conflict(&found.person),
        }
    }

    /// Somebody on the shortlist from further down than is listed.
    fn unlisted(&self, person: &PersonId) -> ListedPerson {
        ListedPerson {
            name: name(person, self.run),
            factors: None,
            reasons: Vec::new(),
            by_hand: None,
            choice: Choice::None,
            flags: match_rules::flags(self.call, self.run, person),
            conflict: self.conflict(person),
        }
    }

    /// Those who were added by hand or named for a kind, whom the search
    /// doesn't list for it.
    fn by_hand(&self, at: usize, kind: &KindOfKnowing) -> Vec<ListedPerson> {
        let report = self.run.report.kinds.iter().find(|report| report.id == kind.id);
        let listed = |id: &PersonId| {
            report.is_some_and(|report| report.people.iter().any(|found| found.person == *id))
        };
        let theirs = self.asked.invitations.iter().filter(|(it, _)| {
            it.kind == kind.id
                && it.origin != Origin::Found
                && !matches!(it.state, InvitationState::Withdrawn { .. })
                && !listed(&it.person)
        });
        let line = |(invitation, person): &(Invitation, Person)| ListedPerson {
            name: Some(person.name.clone()),
            factors: None,
            reasons: Vec::new(),
            by_hand: by_hand(self.asked, invitation),
            choice: self.choice(at, &kind.id, &person.id, true),
            flags: match_rules::flags(self.call, self.run, &person.id),
            conflict: None,
        };
        theirs.map(line).collect()
    }

    /// Where a conflict of interest of theirs is declared.
    fn conflict(&self, person: &PersonId) -> Option<String> {
        let is_here = self.may_find && self.run.people.contains_key(person);
        is_here.then(|| match_rules::conflict_address(self.call, person))
    }

    /// A box to tick, or that they were asked already.
    pub(super) fn choice(
        &self,
        at: usize,
        kind: &KindId,
        person: &PersonId,
        suggested: bool,
    ) -> Choice {
        let theirs = self.asked.invitations.iter().map(|(invitation, _)| invitation);
        let sent = theirs.rev().find(|it| it.person == *person && it.sent_at.is_some());
        if let Some(invitation) = sent {
            return Choice::Asked(invitation.state.clone());
        }
        if !self.can_ask {
            return Choice::None;
        }
        let (name, value) = invite::field(&Ask { kind: kind.clone(), person: person.clone() });
        let was = |(field, held): &(String, String)| *field == name && *held == value;
        let ticked = (suggested && call_fields::value(self.ticked, "choose") == "suggested")
            || self.ticked.iter().any(was);
        Choice::Box { id: format!("ask-{at}-{}", address::segment(&value)), name, value, ticked }
    }
}

/// Why somebody is here whom no search found; none if one did.
pub(super) fn by_hand(asked: &InvitationsView, invitation: &Invitation) -> Option<ByHand> {
    match invitations::origin(asked, invitation)? {
        AskedOrigin::ByHand(by_hand) => Some(by_hand),
        AskedOrigin::Named { by, reason } => {
            Some(ByHand { by, reason: reason.unwrap_or_default() })
        }
    }
}

pub(super) fn name(person: &PersonId, run: &RunView) -> Option<String> {
    run.people.get(person).map(|person| person.name.clone())
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
        even_at: of("even_at"),
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
