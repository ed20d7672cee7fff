//! Use case: staff sign in with the account they have at their organisation.

use folkmoot_model::{Action, Actor, Digest, Email, OrganisationId, Token};
use serde_json::json;

use crate::{App, AppError, sessions};

/// Tries are counted for so long.
const COUNTED_MILLIS: i64 = 60 * 60_000;
/// Most steps of tries an hour from one place in the network: there and back
/// are two. A whole council may share one place.
const MOST_FOR_CLIENT: u32 = 400;

impl App {
    /// Counts a step of a try, so that nobody makes us ask the provider
    /// without end; `client` is where it comes from in the network.
    ///
    /// Needs no permission: it comes before. Refused with
    /// [`AppError::TooMany`] after too many.
    pub async fn count_staff_sign_in(&self, client: Option<&str>) -> Result<(), AppError> {
        let Some(client) = client else { return Ok(()) };
        let now = self.clock.now();
        let subject = Digest::of(format!("staff client {client}").as_bytes());
        let mut tx = self.storage.begin().await?;
        let ends_at = now.plus_millis(COUNTED_MILLIS);
        let count = tx.count_attempt(&subject, now, ends_at).await?;
        tx.commit().await?;
        if count > MOST_FOR_CLIENT { Err(AppError::TooMany) } else { Ok(()) }
    }

    /// Begins a session as the member of an organisation who has this
    /// address, which somebody the organisation trusts has verified; gives
    /// the token that the browser is to hold. None if nobody with a role has
    /// it: whether anybody else is known by it isn't told.
    ///
    /// Needs no permission: it is the way in.
    pub async fn sign_in_staff(
        &self,
        organisation: &OrganisationId,
        email: &Email,
    ) -> Result<Option<Token>, AppError> {
        let now = self.clock.now();
        let mut tx = self.storage.begin().await?;
        let at = tx.organisation(organisation).await?;
        if at.is_none_or(|at| at.fictional) {
            return Ok(None);
        }
        let addressed = tx.people_addressed(&email.folded()).await?;
        for (_, person) in addressed.into_iter().filter(|(at, _)| at == organisation) {
            let membership = tx.membership(organisation, &person).await?;
            if membership.is_none_or(|membership| membership.roles.is_empty()) {
                continue;
            }
            let session = self.draw(Token::generate);
            tx.add_session(&sessions::begin(&session, organisation, &person, now)).await?;
            let (actor, subject) = (Actor::Person(person.clone()), ("person", person.as_str()));
            let detail = json!({ "by": "openid_connect" });
            self.note(tx.as_mut(), organisation, actor, Action::PersonSignedIn, subject, detail)
                .await?;
            tx.commit().await?;
            return Ok(Some(session));
        }
        Ok(None)
    }
}
