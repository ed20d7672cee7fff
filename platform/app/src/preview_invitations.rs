//! Use case: those who work on a call see who would be asked, before anything
//! is sent.

use std::collections::BTreeSet;

use folkmoot_model::{
    AskRules, Call, CallId, CallState, Day, Evidence, InvalidTransition, Invitation,
    InvitationState, KindId, Organisation, OrganisationId, Person, PersonId, RunId, Timestamp,
};
use folkmoot_storage::Snapshot;

use crate::choose_language::languages_for;
use crate::matching::{MatchReport, Reason};
use crate::may_ask::{self, LeftOut};
use crate::{App, AppError, Caller, Permission, app, shortlist};

/// Somebody to be asked, for a kind of knowing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ask {
    /// Who.
    pub person: PersonId,
    /// For which kind of knowing.
    pub kind: KindId,
}

/// Who would be asked for a call, and who would not.
#[derive(Debug, Clone, PartialEq)]
pub struct InvitationPreview {
    /// The call.
    pub call: Call,
    /// Who asks.
    pub organisation: Organisation,
    /// How often anybody may be asked.
    pub rules: AskRules,
    /// The day by which answers are asked for unless another is set; none if
    /// the decision leaves no time for that.
    pub answer_by: Option<Day>,
    /// The first and the last day that can be set.
    pub days: Option<(Day, Day)>,
    /// Everyone who was considered, in the order of choosing.
    pub recipients: Vec<Recipient>,
}

/// Somebody who was considered.
#[derive(Debug, Clone, PartialEq)]
pub struct Recipient {
    /// Who, and for which kind of knowing.
    pub ask: Ask,
    /// What is known about them; none if they are gone.
    pub person: Option<Person>,
    /// The run that found them, if one did.
    pub run: Option<RunId>,
    /// Why them: their evidence that the mail would name, the weightiest first.
    pub evidence: Vec<Evidence>,
    /// Where they were added by hand: the draft, with the reason for it.
    pub draft: Option<Invitation>,
    /// Why they would not be asked; none if they would.
    pub left_out: Option<LeftOut>,
    /// The languages to write to them in, the best first.
    pub languages: Vec<String>,
}

impl InvitationPreview {
    /// Those who would be asked.
    pub fn to_ask(&self) -> impl Iterator<Item = &Recipient> {
        self.recipients.iter().filter(|recipient| recipient.left_out.is_none())
    }
}

impl App {
    /// Who would be asked for an open call, and who would be left out and
    /// why. `chosen` names whom to consider; otherwise those on the shortlist
    /// of the latest run and those who were added by hand.
    ///
    /// Needs [`Permission::Invite`].
    pub async fn preview_invitations(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        call: &CallId,
        chosen: Option<&[Ask]>,
    ) -> Result<InvitationPreview, AppError> {
        caller.must(Permission::Invite, organisation)?;
        let now = self.clock.now();
        let mut snapshot = self.storage.read().await?;
        let owner = app::organisation(snapshot.as_mut(), organisation).await?;
        let call = open_call(snapshot.as_mut(), organisation, call).await?;
        Ok(InvitationPreview {
            organisation: owner,
            rules: snapshot.ask_rules(organisation).await?,
            answer_by: may_ask::suggested(&call, now.day()).ok(),
            days: may_ask::days_to_answer(&call, now.day()).ok(),
            recipients: recipients(snapshot.as_mut(), &call, chosen, now).await?,
            call,
        })
    }
}

/// A call that people may be asked for.
pub(crate) async fn open_call(
    snapshot: &mut dyn Snapshot,
    organisation: &OrganisationId,
    id: &CallId,
) -> Result<Call, AppError> {
    let call = snapshot
        .call(organisation, id)
        .await?
        .ok_or_else(|| AppError::NotFound { what: "call", id: id.to_string() })?;
    match call.state {
        CallState::Open => Ok(call),
        state => {
            let (what, from, to) = ("call", state.code(), "one to ask people for");
            Err(InvalidTransition { what, from, to }.into())
        }
    }
}

/// Considers everyone who is to be asked. Nobody is considered twice.
pub(crate) async fn recipients(
    snapshot: &mut dyn Snapshot,
    call: &Call,
    chosen: Option<&[Ask]>,
    now: Timestamp,
) -> Result<Vec<Recipient>, AppError> {
    let rules = snapshot.ask_rules(&call.organisation).await?;
    let owner = app::organisation(snapshot, &call.organisation).await?;
    let latest = shortlist::latest(snapshot, call).await?;
    let mut drafts = snapshot.invitations_to(&call.organisation, &call.id).await?;
    drafts.retain(|invitation| invitation.state == InvitationState::Drafted);
    let asks = match chosen {
        Some(chosen) => chosen.to_vec(),
        None => suggested(latest.as_ref().map(|(_, report)| report), &drafts),
    };
    let (mut people, mut addresses) = (BTreeSet::new(), BTreeSet::new());
    let mut considered = Vec::new();
    for ask in asks {
        if !people.insert(ask.person.clone()) {
            continue;
        }
        let draft = drafts.iter().find(|draft| draft.person == ask.person).cloned();
        let kind = draft.as_ref().map_or(&ask.kind, |draft| &draft.kind).clone();
        let ask = Ask { kind, ..ask };
        let found = latest.as_ref().and_then(|(run, report)| Some((run, reasons(report, &ask)?)));
        let person = snapshot.person(&call.organisation, &ask.person).await?;
        let run = found.as_ref().map(|(run, _)| run.id.clone());
        let evidence = match found {
            Some((_, reasons)) => evidence(snapshot, call, &ask.person, reasons).await?,
            None => Vec::new(),
        };
        let left_out = match &person {
            Some(person) if draft.is_some() || run.is_some() => {
                may_ask::left_out(snapshot, &call.organisation, &call.id, person, &rules, now)
                    .await?
                    .or_else(|| (draft.is_none() && evidence.is_empty()).then_some(LeftOut::Hidden))
                    .or_else(|| {
                        let email = person.email.as_ref()?.folded();
                        (!addresses.insert(email)).then_some(LeftOut::SameAddress)
                    })
            }
            _ => Some(LeftOut::Gone),
        };
        let languages = match &person {
            Some(person) => languages_for(snapshot, &owner, person).await?,
            None => Vec::new(),
        };
        considered.push(Recipient { ask, person, run, evidence, draft, left_out, languages });
    }
    Ok(considered)
}

/// Those on the shortlist, then those who were added by hand.
fn suggested(report: Option<&MatchReport>, drafts: &[Invitation]) -> Vec<Ask> {
    let found = report.into_iter().flat_map(|report| &report.shortlist);
    let found = found.map(|chosen| (&chosen.person, &chosen.kind));
    let by_hand = drafts.iter().map(|draft| (&draft.person, &draft.kind));
    let ask =
        |(person, kind): (&PersonId, &KindId)| Ask { person: person.clone(), kind: kind.clone() };
    found.chain(by_hand).map(ask).collect()
}

/// Why a report names somebody for a kind of knowing, if it does.
fn reasons<'a>(report: &'a MatchReport, ask: &Ask) -> Option<&'a [Reason]> {
    let kind = report.kinds.iter().find(|kind| kind.id == ask.kind)?;
    let found = kind.people.iter().find(|found| found.person == ask.person)?;
    Some(&found.reasons)
}

/// The evidence that reasons name, as far as it is there and may be used.
async fn evidence(
    snapshot: &mut dyn Snapshot,
    call: &Call,
    person: &PersonId,
    reasons: &[Reason],
) -> Result<Vec<Evidence>, AppError> {
    let mut all = Vec::new();
    for reason in reasons {
        let item = snapshot.evidence(&call.organisation, &reason.evidence).await?;
        all.extend(item.filter(|item| {
            item.person == *person && item.consent.allows(item.kind, Some(&call.id))
        }));
    }
    Ok(all)
}
