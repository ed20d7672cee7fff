//! Use case: somebody takes out everything that is known about them.

use folkmoot_model::{
    Actor, Claim, Evidence, Invitation, Membership, Organisation, Person, PersonId, Timestamp,
};
use serde::Serialize;

use crate::who_saw_me::{AboutMe, searches};
use crate::{App, AppError, Caller, app};

/// Everything an organisation knows about one person, as it stood at one
/// moment.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MyExport {
    /// Who knows it.
    pub organisation: Organisation,
    /// When it was taken out.
    pub at: Timestamp,
    /// Their details.
    pub person: Person,
    /// Their roles, if they have any.
    pub membership: Option<Membership>,
    /// Their evidence.
    pub evidence: Vec<Evidence>,
    /// What was worked out from it, topic by topic.
    pub claims: Vec<Claim>,
    /// What they were asked.
    pub invitations: Vec<Invitation>,
    /// What searches say about them, and nothing about anybody else.
    pub searches: Vec<AboutMe>,
}

impl App {
    /// Everything that is known about the caller.
    ///
    /// Needs [`crate::Permission::BeMe`].
    pub async fn export_me(&self, caller: &Caller) -> Result<MyExport, AppError> {
        let (organisation, me) = caller.me()?;
        let mut snapshot = self.storage.read().await?;
        let person = snapshot
            .person(organisation, me)
            .await?
            .ok_or_else(|| AppError::NotFound { what: "person", id: me.to_string() })?;
        Ok(MyExport {
            organisation: app::organisation(snapshot.as_mut(), organisation).await?,
            at: self.clock.now(),
            person,
            membership: snapshot.membership(organisation, me).await?,
            evidence: snapshot.evidence_of(organisation, me).await?,
            claims: snapshot.claims_of(organisation, me).await?,
            invitations: without_others(snapshot.invitations_of(organisation, me).await?, me),
            searches: searches(snapshot.as_mut(), organisation, me).await?,
        })
    }
}

/// Invitations without who else had a part in them: that is about others.
fn without_others(mut invitations: Vec<Invitation>, me: &PersonId) -> Vec<Invitation> {
    for invitation in &mut invitations {
        if invitation.asked_by != Actor::Person(me.clone()) {
            invitation.asked_by = Actor::System;
        }
        invitation.forwarded_from = None;
    }
    invitations
}
