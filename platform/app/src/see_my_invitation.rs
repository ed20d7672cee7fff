//! Use case: somebody who was asked sees what, why, and by when.

use folkmoot_model::{
    Call, CallState, Evidence, Invitation, InvitationEvent, InvitationId, InvitationState,
    Organisation, Person, Token,
};
use folkmoot_storage::Snapshot;

use crate::invitation_mail::{evidence, named_by};
use crate::{App, AppError, Caller, may_ask};

/// How somebody comes to their invitation. Whoever holds the link of the mail
/// needs no account: they read their own mail.
#[derive(Debug, Clone, Copy)]
pub enum Holder<'a> {
    /// By what the link in a mail holds.
    Link(&'a Token),
    /// Signed in, by its id. Anybody else's isn't there.
    Me(&'a Caller, &'a InvitationId),
}

/// An invitation, as the person who was asked sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct MyInvitation {
    /// Who asks.
    pub organisation: Organisation,
    /// For what.
    pub call: Call,
    /// Who is asked.
    pub person: Person,
    /// The invitation.
    pub invitation: Invitation,
    /// Why them: their evidence, as far as it is there and may be used.
    pub evidence: Vec<Evidence>,
    /// The name of whoever named them, if they agreed to that.
    pub named_by: Option<String>,
    /// Whether it can be answered now, or the answer changed.
    pub may_answer: bool,
    /// Whether they asked to be left alone.
    pub left_alone: bool,
}

impl App {
    /// What somebody is asked, and why. Reading leaves no trace: programs that
    /// look into mails open links too, and it is nobody's business.
    ///
    /// Needs [`crate::Permission::BeMe`], or the link of the mail.
    pub async fn see_my_invitation(&self, holder: Holder<'_>) -> Result<MyInvitation, AppError> {
        let mut snapshot = self.storage.read().await?;
        let invitation = held(snapshot.as_mut(), holder).await?;
        self.for_them(snapshot.as_mut(), invitation).await
    }

    /// What the caller was asked, the newest first.
    ///
    /// Needs [`crate::Permission::BeMe`].
    pub async fn see_my_invitations(&self, caller: &Caller) -> Result<Vec<MyInvitation>, AppError> {
        let (organisation, me) = caller.me()?;
        let mut snapshot = self.storage.read().await?;
        let mut all = Vec::new();
        for invitation in snapshot.invitations_of(organisation, me).await? {
            if invitation.sent_at.is_some() {
                all.push(self.for_them(snapshot.as_mut(), invitation).await?);
            }
        }
        Ok(all)
    }

    async fn for_them(
        &self,
        snapshot: &mut dyn Snapshot,
        invitation: Invitation,
    ) -> Result<MyInvitation, AppError> {
        let (organisation, person) = (&invitation.organisation, &invitation.person);
        let owner = snapshot.organisation(organisation).await?.ok_or_else(unknown)?;
        let call = snapshot.call(organisation, &invitation.call).await?.ok_or_else(unknown)?;
        let left_alone = snapshot.do_not_ask(organisation, person).await?.is_some();
        let person = snapshot.person(organisation, person).await?.ok_or_else(unknown)?;
        Ok(MyInvitation {
            may_answer: self.may_answer(&call, &invitation),
            evidence: evidence(snapshot, &invitation).await?,
            named_by: named_by(snapshot, &invitation).await?,
            organisation: owner,
            left_alone,
            call,
            person,
            invitation,
        })
    }

    /// Whether an invitation can be answered now: up to its last day, and once
    /// answered, until the call is closed.
    pub(crate) fn may_answer(&self, call: &Call, invitation: &Invitation) -> bool {
        let now = self.clock.now();
        call.state == CallState::Open
            && invitation.state.after(InvitationEvent::Accept, now).is_ok()
            && !may_ask::is_over(invitation, now.day())
    }
}

/// The invitation that somebody holds. One that doesn't exist, one of somebody
/// else and one that was never sent look the same.
pub(crate) async fn held(
    snapshot: &mut (impl Snapshot + ?Sized),
    holder: Holder<'_>,
) -> Result<Invitation, AppError> {
    let found = match holder {
        Holder::Link(token) => snapshot.invitation_opened_by(&token.digest()).await?,
        Holder::Me(caller, id) => {
            let (organisation, me) = caller.me()?;
            let found = snapshot.invitation(organisation, id).await?;
            found.filter(|it| it.person == *me && it.sent_at.is_some())
        }
    };
    found.filter(|it| it.state != InvitationState::Drafted).ok_or_else(unknown)
}

/// There is no such invitation. What the link holds is told nobody.
pub(crate) fn unknown() -> AppError {
    AppError::NotFound { what: "invitation", id: "…".to_owned() }
}
