//! Use case: somebody doesn't want to be asked again, or changes their mind
//! about that.

use folkmoot_model::{
    Action, Actor, DeclineReason, Invitation, InvitationEvent, OrganisationId, PersonId,
};
use folkmoot_storage::Transaction;
use serde_json::json;

use crate::may_ask::fingerprint;
use crate::see_my_invitation::{Holder, held};
use crate::{App, AppError};

impl App {
    /// Leaves somebody alone from here on: nobody can ask them, for whichever
    /// call, and whatever waits for their answer counts as a no. No mail goes
    /// out, this one's confirmation neither. Works as long as the link of any
    /// of their mails does, however old, and as often as anybody likes.
    ///
    /// Needs [`crate::Permission::BeMe`], or the link of the mail.
    pub async fn leave_me_alone(&self, holder: Holder<'_>) -> Result<(), AppError> {
        let now = self.clock.now();
        let mut tx = self.storage.begin().await?;
        let held = held(tx.as_mut(), holder).await?;
        let (organisation, person) = (&held.organisation, &held.person);
        if tx.do_not_ask(organisation, person).await?.is_some() {
            return Ok(());
        }
        tx.stop_asking(organisation, person, now).await?;
        let decline = InvitationEvent::Decline(DeclineReason::DoNotAsk);
        let mut open = 0;
        for invitation in tx.invitations_of(organisation, person).await? {
            if invitation.state.is_open() {
                let state = invitation.state.after(decline, now)?;
                tx.upsert_invitation(&Invitation { state, ..invitation }).await?;
                open += 1;
            }
        }
        let (actor, subject) = (Actor::Person(person.clone()), ("person", person.as_str()));
        let detail = json!({ "invitation": held.id, "declined": open });
        self.note(tx.as_mut(), organisation, actor, Action::PersonLeftAlone, subject, detail)
            .await?;
        tx.commit().await?;
        Ok(())
    }

    /// Lets somebody be asked again.
    ///
    /// Needs [`crate::Permission::BeMe`], or the link of the mail.
    pub async fn ask_me_again(&self, holder: Holder<'_>) -> Result<(), AppError> {
        let mut tx = self.storage.begin().await?;
        let held = held(tx.as_mut(), holder).await?;
        let (organisation, person) = (&held.organisation, &held.person);
        let lifted = lift_never_ask(tx.as_mut(), organisation, person).await?;
        if !tx.allow_asking(organisation, person).await? && !lifted {
            return Ok(());
        }
        let (actor, subject) = (Actor::Person(person.clone()), ("person", person.as_str()));
        let (action, detail) = (Action::PersonAskedAgain, json!({ "invitation": held.id }));
        self.note(tx.as_mut(), organisation, actor, action, subject, detail).await?;
        tx.commit().await?;
        Ok(())
    }
}

/// Within a transaction: whoever has this person's address may be asked, also
/// if they were erased once and didn't want to be. Whether that was so.
pub(crate) async fn lift_never_ask(
    tx: &mut dyn Transaction,
    organisation: &OrganisationId,
    person: &PersonId,
) -> Result<bool, AppError> {
    let person = tx.person(organisation, person).await?;
    let Some(email) = person.and_then(|person| person.email) else { return Ok(false) };
    Ok(tx.lift_never_ask(organisation, &fingerprint(organisation, &email)).await?)
}
