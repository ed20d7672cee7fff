//! Use case: somebody sees what is known about them, and which calls suit
//! them.

use std::collections::BTreeSet;

use folkmoot_model::{Call, CallState, Evidence, EvidenceId, Offer, Organisation, Person, Role};

use crate::{App, AppError, Caller, WhyMe, app, why_me};

/// What an organisation knows about somebody, for them alone.
#[derive(Debug, Clone, PartialEq)]
pub struct MeView {
    /// Who knows it.
    pub organisation: Organisation,
    /// Their details.
    pub person: Person,
    /// What they may do there; empty for a citizen.
    pub roles: BTreeSet<Role>,
    /// All of their evidence, the newest first; undated pieces come last.
    pub evidence: Vec<Evidence>,
    /// Open calls that suit them, the most fitting first.
    pub calls: Vec<WhyMe>,
    /// What they offered to help with, the newest first, with the call.
    pub offers: Vec<(Offer, Call)>,
}

impl App {
    /// What is known about the caller, and which open calls suit them: those
    /// for which a search of today would find them.
    ///
    /// Needs [`crate::Permission::BeMe`].
    pub async fn see_me(&self, caller: &Caller) -> Result<MeView, AppError> {
        let (organisation, me) = caller.me()?;
        let today = self.clock.now().day();
        let mut snapshot = self.storage.read().await?;
        let known_by = app::organisation(snapshot.as_mut(), organisation).await?;
        let person = snapshot
            .person(organisation, me)
            .await?
            .ok_or_else(|| AppError::NotFound { what: "person", id: me.to_string() })?;
        let roles = snapshot.membership(organisation, me).await?;
        let mut evidence = snapshot.evidence_of(organisation, me).await?;
        evidence.sort_by_key(|item| std::cmp::Reverse(item.at));
        let all = snapshot.calls(organisation).await?;
        let offers = snapshot.offers_of(organisation, me).await?;
        let of = |offer: Offer| {
            let call = all.iter().find(|call| call.id == offer.call)?;
            Some((offer, call.clone()))
        };
        let offers = offers.into_iter().filter_map(of).collect();
        let open = all.into_iter().filter(|call| call.state == CallState::Open).collect();
        let input = self.inputs.load(snapshot.as_mut(), organisation, today, None).await?;
        let calls = why_me::suiting(open, today, &input, me, &evidence)?;
        let roles = roles.map(|membership| membership.roles).unwrap_or_default();
        Ok(MeView { organisation: known_by, person, roles, evidence, calls, offers })
    }

    /// The organisation that knows the caller, and its open calls, those
    /// decided first first.
    ///
    /// Needs [`crate::Permission::BeMe`].
    pub async fn my_open_calls(
        &self,
        caller: &Caller,
    ) -> Result<(Organisation, Vec<Call>), AppError> {
        let (organisation, _) = caller.me()?;
        let mut snapshot = self.storage.read().await?;
        let known_by = app::organisation(snapshot.as_mut(), organisation).await?;
        let mut calls = snapshot.calls(organisation).await?;
        calls.retain(|call| call.state == CallState::Open);
        calls.sort_by_key(|call| call.brief.decision.on);
        Ok((known_by, calls))
    }

    /// One piece of the caller's own evidence. Anybody else's isn't there.
    ///
    /// Needs [`crate::Permission::BeMe`].
    pub async fn see_my_evidence(
        &self,
        caller: &Caller,
        id: &EvidenceId,
    ) -> Result<Evidence, AppError> {
        let (organisation, me) = caller.me()?;
        let mut snapshot = self.storage.read().await?;
        let found = snapshot.evidence(organisation, id).await?;
        found
            .filter(|item| item.person == *me)
            .ok_or_else(|| AppError::NotFound { what: "piece of evidence", id: id.to_string() })
    }
}
