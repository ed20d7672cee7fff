//! Use case: a member makes a token for another program, sees their tokens
//! and takes them back.

use std::collections::BTreeSet;

use folkmoot_model::{
    Action, ApiToken, ApiTokenId, Email, Membership, OrganisationId, PersonId, Scope, Timestamp,
    Token,
};
use folkmoot_storage::Transaction;
use serde_json::json;

use crate::{App, AppError, Caller, Permission, sessions};

/// Longest name of a token, in characters.
pub const MAX_TOKEN_NAME: usize = 100;
/// Most days a token works.
pub const MAX_TOKEN_DAYS: u32 = 366;
/// Most tokens of one member, those that have expired too.
pub const MAX_TOKENS: usize = 20;
/// That a token was used is noted at most once in so long.
const NOTED_MILLIS: i64 = 60 * 60 * 1000;
const DAY_MILLIS: i64 = 24 * 60 * 60 * 1000;

/// The token that somebody asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewApiToken {
    /// What they call it.
    pub name: String,
    /// What it is to do.
    pub scopes: BTreeSet<Scope>,
    /// For how many days.
    pub days: u32,
}

/// What became of asking for a token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TokenMade {
    /// It is there. The secret is known now and never again.
    Done(Token, ApiToken),
    /// Nothing was made.
    Refused(TokenFault),
}

/// Why a token wasn't made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenFault {
    /// It has no name, or a longer one than [`MAX_TOKEN_NAME`].
    Name,
    /// It could do nothing, or more than its owner.
    Scopes,
    /// No days, or more than [`MAX_TOKEN_DAYS`].
    Days,
    /// There are [`MAX_TOKENS`] already.
    TooMany,
}

/// Who sends a token along.
#[derive(Debug, Clone)]
pub struct TokenHolder {
    /// The program, limited to its scopes and to what its owner may now.
    pub caller: Caller,
    /// Where.
    pub organisation: OrganisationId,
    /// Whether that is made up.
    pub fictional: bool,
    /// Whether it is time for [`App::note_token`].
    pub to_note: bool,
}

impl App {
    /// What a token of the caller can be made to do; nothing if they are no
    /// member.
    pub fn token_scopes(caller: &Caller) -> Vec<Scope> {
        let Caller::Person { organisation, roles, .. } = caller else { return Vec::new() };
        let may = |scope: &Scope| {
            let scoped = |permission: &&Permission| permission.scope() == Some(*scope);
            Permission::ALL.iter().filter(scoped).any(|it| caller.may(*it, organisation))
        };
        let all = Scope::ALL.iter().copied();
        all.filter(|scope| !roles.is_empty() && may(scope)).collect()
    }

    /// Makes a token for another program.
    ///
    /// Needs no permission, but a member who has signed in: a token makes no
    /// tokens.
    pub async fn make_token(
        &self,
        caller: &Caller,
        new: NewApiToken,
    ) -> Result<TokenMade, AppError> {
        let (organisation, person) = sessions::themselves(caller)?;
        let mut tx = self.storage.begin().await?;
        let membership = tx.membership(organisation, person).await?;
        self.add_token(tx, caller, organisation, person, membership, new).await
    }

    /// Makes a token for a member who is known by an address.
    ///
    /// Needs [`Permission::SetUp`].
    pub async fn make_token_for(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        email: &Email,
        new: NewApiToken,
    ) -> Result<TokenMade, AppError> {
        caller.must(Permission::SetUp, organisation)?;
        let mut tx = self.storage.begin().await?;
        for (at, person) in tx.people_addressed(&email.folded()).await? {
            if at == *organisation
                && let Some(membership) = tx.membership(organisation, &person).await?
            {
                let member = Some(membership);
                return self.add_token(tx, caller, organisation, &person, member, new).await;
            }
        }
        Err(AppError::NotFound { what: "member", id: email.as_str().to_owned() })
    }

    async fn add_token(
        &self,
        mut tx: Box<dyn Transaction>,
        caller: &Caller,
        organisation: &OrganisationId,
        person: &PersonId,
        membership: Option<Membership>,
        new: NewApiToken,
    ) -> Result<TokenMade, AppError> {
        let name = new.name.trim();
        // Roles as they are now, not as they were when the page was made.
        let owner = Caller::Person {
            organisation: organisation.clone(),
            person: person.clone(),
            roles: membership.map(|membership| membership.roles).unwrap_or_default(),
        };
        let offered = Self::token_scopes(&owner);
        let fault = if name.is_empty() || name.chars().count() > MAX_TOKEN_NAME {
            Some(TokenFault::Name)
        } else if new.scopes.is_empty() || !new.scopes.iter().all(|it| offered.contains(it)) {
            Some(TokenFault::Scopes)
        } else if !(1..=MAX_TOKEN_DAYS).contains(&new.days) {
            Some(TokenFault::Days)
        } else if tx.api_tokens_of(organisation, person).await?.len() >= MAX_TOKENS {
            Some(TokenFault::TooMany)
        } else {
            None
        };
        if let Some(fault) = fault {
            return Ok(TokenMade::Refused(fault));
        }
        let mut scopes = new.scopes;
        if scopes.contains(&Scope::WriteCalls) {
            // Whoever writes a call is answered with it, drafts too.
            scopes.insert(Scope::ReadCalls);
        }
        let now = self.clock.now();
        let secret = self.draw(Token::generate);
        let token = ApiToken {
            id: self.draw(|rng| ApiTokenId::generate(now, rng)),
            secret: secret.digest(),
            organisation: organisation.clone(),
            person: person.clone(),
            name: name.to_owned(),
            scopes,
            created_at: now,
            expires_at: now.plus_millis(i64::from(new.days) * DAY_MILLIS),
            used_at: None,
        };
        tx.add_api_token(&token).await?;
        let detail = json!({ "scopes": token.scopes, "until": token.expires_at });
        let subject = ("token", token.id.as_str());
        self.note(tx.as_mut(), organisation, caller.actor(), Action::TokenMade, subject, detail)
            .await?;
        tx.commit().await?;
        Ok(TokenMade::Done(secret, token))
    }

    /// The caller's tokens, the latest first; some may have expired.
    ///
    /// Needs no permission, but somebody: people see their own tokens only.
    pub async fn see_tokens(&self, caller: &Caller) -> Result<Vec<ApiToken>, AppError> {
        let (organisation, person) = sessions::themselves(caller)?;
        Ok(self.storage.read().await?.api_tokens_of(organisation, person).await?)
    }

    /// Takes one of the caller's tokens back; it works no more from now on.
    ///
    /// Needs no permission, but somebody: people end their own tokens only.
    pub async fn end_token(&self, caller: &Caller, id: &ApiTokenId) -> Result<(), AppError> {
        let (organisation, person) = sessions::themselves(caller)?;
        let mut tx = self.storage.begin().await?;
        if !tx.remove_api_token(organisation, person, id).await? {
            return Err(AppError::NotFound { what: "token", id: id.to_string() });
        }
        let subject = ("token", id.as_str());
        self.note(
            tx.as_mut(),
            organisation,
            caller.actor(),
            Action::TokenEnded,
            subject,
            json!({}),
        )
        .await?;
        tx.commit().await?;
        Ok(())
    }

    /// Who holds a token: nobody if it has expired or was taken back, or if
    /// its owner is no member any more. Roles are read afresh.
    ///
    /// Needs no permission: it is how callers come to be.
    pub async fn recognise_token(&self, secret: &Token) -> Result<Option<TokenHolder>, AppError> {
        let now = self.clock.now();
        let mut snapshot = self.storage.read().await?;
        let token = snapshot.api_token(&secret.digest()).await?;
        let Some(token) = token.filter(|token| now < token.expires_at) else { return Ok(None) };
        let organisation = token.organisation;
        let at = snapshot.organisation(&organisation).await?;
        let membership = snapshot.membership(&organisation, &token.person).await?;
        let (Some(at), Some(membership)) = (at, membership) else { return Ok(None) };
        let noted = |at: Timestamp| now < at.plus_millis(NOTED_MILLIS);
        let caller = Caller::Token {
            id: token.id,
            scopes: token.scopes,
            organisation: organisation.clone(),
            person: token.person,
            roles: membership.roles,
        };
        let to_note = !token.used_at.is_some_and(noted);
        Ok(Some(TokenHolder { caller, organisation, fictional: at.fictional, to_note }))
    }

    /// Notes that a token was used.
    ///
    /// Needs no permission: whoever holds the token may use it.
    pub async fn note_token(&self, secret: &Token) -> Result<(), AppError> {
        let mut tx = self.storage.begin().await?;
        tx.see_api_token(&secret.digest(), self.clock.now()).await?;
        tx.commit().await?;
        Ok(())
    }
}
