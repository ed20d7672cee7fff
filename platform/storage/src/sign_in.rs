//! Signing in: links sent by mail, sessions, and how often somebody tried.
//!
//! Secrets come here as digests. What this keeps is short-lived, so backups
//! leave it out.

use async_trait::async_trait;
use folkmoot_model::{
    Digest, Email, OrganisationId, PersonId, Session, SignInLink, SignInLinkId, Timestamp,
};

use crate::Result;

/// Reading what signing in needs.
#[async_trait]
pub trait ReadSignIn: Send {
    /// A wish to sign in.
    async fn sign_in_link(&mut self, id: &SignInLinkId) -> Result<Option<SignInLink>>;

    /// The link that a token opens, if it is not used up; it may have expired.
    async fn sign_in_link_opened_by(&mut self, token: &Digest) -> Result<Option<SignInLink>>;

    /// Everyone whose address is this one when case doesn't count, in every
    /// organisation, by organisation and person. The address is folded.
    async fn people_addressed(&mut self, folded: &Email)
    -> Result<Vec<(OrganisationId, PersonId)>>;

    /// A session, which may have expired.
    async fn session(&mut self, token: &Digest) -> Result<Option<Session>>;

    /// The sessions of a person, the latest first; some may have expired.
    async fn sessions_of(
        &mut self,
        organisation: &OrganisationId,
        person: &PersonId,
    ) -> Result<Vec<Session>>;
}

/// Writing what signing in needs.
#[async_trait]
pub trait WriteSignIn: Send {
    /// Adds a wish to sign in. It has no token yet.
    async fn add_sign_in_link(&mut self, link: &SignInLink) -> Result<()>;

    /// Gives a link its token, in place of one it had. Whether there is such
    /// a link.
    async fn arm_sign_in_link(
        &mut self,
        id: &SignInLinkId,
        token: &Digest,
        expires_at: Timestamp,
    ) -> Result<bool>;

    /// Uses a link up, if it is there and hasn't expired: only one of several
    /// who try at once gets it.
    async fn use_sign_in_link(
        &mut self,
        token: &Digest,
        now: Timestamp,
    ) -> Result<Option<SignInLink>>;

    /// Begins a session.
    async fn add_session(&mut self, session: &Session) -> Result<()>;

    /// Notes that a session was used, and until when it is good now.
    async fn see_session(
        &mut self,
        token: &Digest,
        seen_at: Timestamp,
        expires_at: Timestamp,
    ) -> Result<()>;

    /// Ends a session. Whether it was there.
    async fn remove_session(&mut self, token: &Digest) -> Result<bool>;

    /// Ends all sessions of a person. How many there were.
    async fn remove_sessions_of(
        &mut self,
        organisation: &OrganisationId,
        person: &PersonId,
    ) -> Result<u64>;

    /// Counts a try by the subject and gives how many there were, this one
    /// too. Counting begins anew at `ends_at`, as the first of them set it.
    async fn count_attempt(
        &mut self,
        subject: &Digest,
        now: Timestamp,
        ends_at: Timestamp,
    ) -> Result<u32>;

    /// Removes links, sessions and counts that are worth nothing any more, and
    /// invitations to work here that expired long ago. How many there were.
    async fn prune_sign_in(&mut self, now: Timestamp) -> Result<u64>;
}
