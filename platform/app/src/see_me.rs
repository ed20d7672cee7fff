//! Use case: somebody sees what is known about them, and which calls suit
//! them.

use std::collections::BTreeSet;

use folkmoot_model::{Call, CallState, Evidence, EvidenceId, Organisation, Person, Role};

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
    /// Open calls whose latest run found them, those decided first first.
    pub calls: Vec<WhyMe>,
}

impl App {
    /// What is known about the caller, and which open calls suit them.
    ///
    /// Needs [`crate::Permission::BeMe`].
    pub async fn see_me(&self, caller: &Caller) -> Result<MeView, AppError> {
        let (organisation, me) = caller.me()?;
        let mut snapshot = self.storage.read().await?;
        let known_by = app::organisation(snapshot.as_mut(), organisation).await?;
        let person = snapshot
            .person(organisation, me)
            .await?
            .ok_or_else(|| AppError::NotFound { what: "person", id: me.to_string() })?;
        let roles = snapshot.membership(organisation, me).await?;
        let mut evidence = snapshot.evidence_of(organisation, me).await?;
        evidence.sort_by_key(|item| std::cmp::Reverse(item.at));
        let mut calls = Vec::new();
        for call in snapshot.calls(organisation).await? {
            if call.state == CallState::Open {
                calls.extend(why_me::why(snapshot.as_mut(), call, me, &evidence).await?);
            }
        }
        calls.sort_by_key(|why| why.call.brief.decision.on);
        let roles = roles.map(|membership| membership.roles).unwrap_or_default();
        Ok(MeView { organisation: known_by, person, roles, evidence, calls })
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
