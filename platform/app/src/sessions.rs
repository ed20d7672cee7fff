//! Use case: somebody stays signed in, sees where, and signs out.

use folkmoot_model::{Action, OrganisationId, PersonId, Session, Timestamp, Token};
use serde_json::json;

use crate::{App, AppError, Caller, Forbidden, Permission};

const HOUR: i64 = 60 * 60 * 1000;
/// A session ends when it hasn't been used for so long.
const IDLE_MILLIS: i64 = 7 * 24 * HOUR;
/// And at the latest after so long.
const LONGEST_MILLIS: i64 = 30 * 24 * HOUR;
/// That a session was used is noted at most once in so long.
const NOTED_MILLIS: i64 = HOUR;

/// Somebody who has signed in.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// Who they are, with the roles they have now.
    pub caller: Caller,
    /// Where.
    pub organisation: OrganisationId,
    /// Whether that is made up.
    pub fictional: bool,
    /// The name they go by.
    pub name: String,
    /// Whether it is time for [`App::note_session`].
    pub to_note: bool,
}

/// A session that begins now.
pub(crate) fn begin(
    token: &Token,
    organisation: &OrganisationId,
    person: &PersonId,
    now: Timestamp,
) -> Session {
    Session {
        token: token.digest(),
        organisation: organisation.clone(),
        person: person.clone(),
        created_at: now,
        seen_at: now,
        expires_at: now.plus_millis(IDLE_MILLIS),
    }
}

impl App {
    /// Who holds the token of a session: nobody if it has ended or they are
    /// not known any more. Roles are read afresh.
    ///
    /// Needs no permission: it is how callers come to be.
    pub async fn recognise(&self, token: &Token) -> Result<Option<SignedIn>, AppError> {
        let now = self.clock.now();
        let mut snapshot = self.storage.read().await?;
        let session = snapshot.session(&token.digest()).await?;
        let Some(session) = session.filter(|session| now < session.expires_at) else {
            return Ok(None);
        };
        let (organisation, person) = (session.organisation, session.person);
        let at = snapshot.organisation(&organisation).await?;
        let who = snapshot.person(&organisation, &person).await?;
        let (Some(at), Some(who)) = (at, who) else { return Ok(None) };
        let membership = snapshot.membership(&organisation, &person).await?;
        let roles = membership.map(|membership| membership.roles).unwrap_or_default();
        Ok(Some(SignedIn {
            caller: Caller::Person { organisation: organisation.clone(), person, roles },
            organisation,
            fictional: at.fictional,
            name: who.name,
            to_note: session.seen_at.plus_millis(NOTED_MILLIS) <= now,
        }))
    }

    /// Notes that a session is in use, so that it goes on.
    ///
    /// Needs no permission: whoever holds the token may use it.
    pub async fn note_session(&self, token: &Token) -> Result<(), AppError> {
        let now = self.clock.now();
        let mut tx = self.storage.begin().await?;
        let Some(session) = tx.session(&token.digest()).await? else { return Ok(()) };
        let longest = session.created_at.plus_millis(LONGEST_MILLIS);
        let expires_at = now.plus_millis(IDLE_MILLIS).min(longest);
        tx.see_session(&session.token, now, expires_at).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Begins a session as one of the people of a made-up organisation; gives
    /// the token that the browser is to hold.
    ///
    /// Needs no permission: it is the way in.
    pub async fn begin_demo_session(
        &self,
        organisation: &OrganisationId,
        person: &PersonId,
    ) -> Result<Token, AppError> {
        self.sign_in_demo(organisation, person).await?;
        let token = self.draw(Token::generate);
        let mut tx = self.storage.begin().await?;
        tx.add_session(&begin(&token, organisation, person, self.clock.now())).await?;
        tx.commit().await?;
        Ok(token)
    }

    /// Ends the session of a token, if there is one.
    ///
    /// Needs no permission: whoever holds the token may end it.
    pub async fn sign_out(&self, token: &Token) -> Result<(), AppError> {
        let mut tx = self.storage.begin().await?;
        tx.remove_session(&token.digest()).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Where the caller is signed in, the latest first.
    ///
    /// Needs no permission, but somebody: people see their own sessions only.
    pub async fn see_sessions(&self, caller: &Caller) -> Result<Vec<Session>, AppError> {
        let (organisation, person) = themselves(caller)?;
        let now = self.clock.now();
        let mut snapshot = self.storage.read().await?;
        let mut sessions = snapshot.sessions_of(organisation, person).await?;
        sessions.retain(|session| now < session.expires_at);
        Ok(sessions)
    }

    /// Ends every session of the caller, on all their devices. How many.
    ///
    /// Needs no permission, but somebody: people end their own sessions only.
    pub async fn sign_out_everywhere(&self, caller: &Caller) -> Result<u64, AppError> {
        let (organisation, person) = themselves(caller)?;
        let mut tx = self.storage.begin().await?;
        let ended = tx.remove_sessions_of(organisation, person).await?;
        let subject = ("person", person.as_str());
        let detail = json!({ "sessions": ended });
        let action = Action::PersonSignedOutEverywhere;
        self.note(tx.as_mut(), organisation, caller.actor(), action, subject, detail).await?;
        tx.commit().await?;
        Ok(ended)
    }
}

/// Who has signed in, by themselves. A token is nobody here: it neither signs
/// anybody out nor makes more tokens.
pub(crate) fn themselves(caller: &Caller) -> Result<(&OrganisationId, &PersonId), Forbidden> {
    match caller {
        Caller::Person { organisation, person, .. } => Ok((organisation, person)),
        Caller::Stranger | Caller::Token { .. } | Caller::Operator => {
            Err(Forbidden { permission: Permission::SeePublic })
        }
    }
}
