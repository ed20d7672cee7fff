//! Use case: those who work on a call see who was asked, and what they said.

use std::collections::BTreeMap;

use folkmoot_model::{
    Actor, AskRules, Call, CallId, CallState, Invitation, InvitationState, Organisation,
    OrganisationId, Person, PersonId,
};

use crate::{App, AppError, Caller, Permission, app, remind};

/// Everyone who was asked for a call, or is going to be.
#[derive(Debug, Clone, PartialEq)]
pub struct InvitationsView {
    /// The call.
    pub call: Call,
    /// Who asks.
    pub organisation: Organisation,
    /// How often anybody may be asked, and when they are reminded.
    pub rules: AskRules,
    /// How many are where.
    pub counts: InvitationCounts,
    /// The invitations with who was asked, those that moved last first.
    pub invitations: Vec<(Invitation, Person)>,
    /// Those who added or named somebody, as far as they are still there.
    pub askers: BTreeMap<PersonId, Person>,
    /// How many could be reminded now.
    pub can_remind: u32,
}

impl InvitationsView {
    /// The name of whoever added or named somebody, or sent the invitation.
    pub fn asker(&self, invitation: &Invitation) -> Option<&str> {
        match &invitation.asked_by {
            Actor::Person(id) => self.askers.get(id).map(|person| person.name.as_str()),
            Actor::CommandLine | Actor::System => None,
        }
    }
}

/// How many invitations stand where.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct InvitationCounts {
    /// Added by hand, not sent.
    pub drafted: u32,
    /// Sent, no answer yet.
    pub awaited: u32,
    /// Yes.
    pub accepted: u32,
    /// No.
    pub declined: u32,
    /// They named somebody else instead.
    pub forwarded: u32,
    /// No answer in time.
    pub expired: u32,
    /// Taken back.
    pub withdrawn: u32,
}

impl InvitationCounts {
    /// Counts invitations.
    pub fn of<'a>(invitations: impl IntoIterator<Item = &'a Invitation>) -> Self {
        let mut counts = Self::default();
        for invitation in invitations {
            *match invitation.state {
                InvitationState::Drafted => &mut counts.drafted,
                InvitationState::Sent { .. } | InvitationState::Seen { .. } => &mut counts.awaited,
                InvitationState::Accepted { .. } => &mut counts.accepted,
                InvitationState::Declined { .. } => &mut counts.declined,
                InvitationState::Forwarded { .. } => &mut counts.forwarded,
                InvitationState::Expired { .. } => &mut counts.expired,
                InvitationState::Withdrawn { .. } => &mut counts.withdrawn,
            } += 1;
        }
        counts
    }
}

impl App {
    /// Who was asked for a call, and what they said.
    ///
    /// Needs [`Permission::SeeShortlist`]: it shows the same people.
    pub async fn see_invitations(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        id: &CallId,
    ) -> Result<InvitationsView, AppError> {
        caller.must(Permission::SeeShortlist, organisation)?;
        let mut snapshot = self.storage.read().await?;
        let owner = app::organisation(snapshot.as_mut(), organisation).await?;
        let call = snapshot
            .call(organisation, id)
            .await?
            .ok_or_else(|| AppError::NotFound { what: "call", id: id.to_string() })?;
        let now = self.clock.now();
        let (mut invitations, mut askers) = (Vec::new(), BTreeMap::new());
        let mut can_remind = 0;
        for invitation in snapshot.invitations_to(organisation, id).await? {
            // Whoever is gone took their invitations along.
            if let Some(person) = snapshot.person(organisation, &invitation.person).await? {
                let soonest = remind::SOONEST_REMINDER_DAYS;
                let is_due = remind::has_waited(&invitation, soonest, now);
                can_remind += u32::from(is_due && call.state == CallState::Open);
                if let Actor::Person(id) = &invitation.asked_by
                    && !askers.contains_key(id)
                    && let Some(asker) = snapshot.person(organisation, id).await?
                {
                    askers.insert(id.clone(), asker);
                }
                invitations.push((invitation, person));
            }
        }
        let moved =
            |invitation: &Invitation| invitation.state.at().unwrap_or(invitation.created_at);
        invitations.sort_by_key(|(invitation, _)| std::cmp::Reverse(moved(invitation)));
        Ok(InvitationsView {
            rules: snapshot.ask_rules(organisation).await?,
            counts: InvitationCounts::of(invitations.iter().map(|(invitation, _)| invitation)),
            organisation: owner,
            call,
            invitations,
            askers,
            can_remind,
        })
    }
}
